"""A ledger as a workbook: what it holds, as it may be edited and taken in again."""

import datetime
from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path

from renodesk.domain.ledger import LedgerColumn
from renodesk.services.ledger_packs.titles import column_title, ledger_title, state_title
from renodesk.services.ledgers.reading import LedgerBook, LedgerRow
from renodesk.services.session import EstateSession
from renodesk.tables.book import Book, BookColumn, BookRow, BookSheet, CellValue, ColumnKind, Look
from renodesk.tables.book_writing import write_book
from renodesk.texts import Language, say

_KINDS = {"count": ColumnKind.COUNT, "number": ColumnKind.NUMBER, "date": ColumnKind.DATE}


def write_ledger(session: EstateSession, book: LedgerBook, out: Path, *, with_names: bool = False) -> int:
    """Write a ledger's rows to an .xlsx, what is overdue first; names and phones only where wanted.

    Returns how many rows it has.

    Raises:
        NotWritable, DiskFull, FileHeld: nothing was written.
    """
    write_book(out, ledger_workbook(session, book, with_names=with_names))
    return len(book.rows)


def ledger_workbook(session: EstateSession, book: LedgerBook, *, with_names: bool) -> Book:
    """Return a ledger as a workbook of one sheet."""
    title = ledger_title(book.ledger, book.language)
    return _workbook(session, (book,), title, book.on, book.language, with_names=with_names)


def ledgers_workbook(session: EstateSession, books: Sequence[LedgerBook], title: str) -> Book:
    """Return several ledgers as a workbook, a sheet each, without names."""
    first = books[0]
    return _workbook(session, books, title, first.on, first.language, with_names=False)


def _workbook(
    session: EstateSession,
    books: Sequence[LedgerBook],
    title: str,
    day: datetime.date,
    language: Language,
    *,
    with_names: bool,
) -> Book:
    return Book(
        sheets=tuple(
            _sheet(one, ledger_title(one.ledger, language), session.name, with_names=with_names)
            for one in books
        ),
        title=f"{session.name} {title}",
        author=session.author.person,
        subject=title,
        day=day,
        header_left=session.name,
        header_right=title,
        footer_left=day.isoformat(),
        footer_right="RenoDesk",
        page=say("report_page", language),
    )


def _sheet(book: LedgerBook, title: str, estate: str, *, with_names: bool) -> BookSheet:
    language = book.language
    shown = [one for one in book.ledger.columns if with_names or not one.is_personal]
    left_out = len(book.ledger.columns) - len(shown)
    notes = [_standing_words(book), *([say("ledger_names_left_out", language)] if left_out else [])]
    own = [
        BookColumn(title=say("ledger_head_number", language)),
        BookColumn(title=say("ledger_head_state", language)),
    ]
    late = BookColumn(title=say("ledger_head_late", language), kind=ColumnKind.COUNT)
    files = BookColumn(title=say("ledger_head_files", language), kind=ColumnKind.COUNT)
    return BookSheet(
        key=book.ledger.id,
        name=title[:31],
        title=f"{estate} {title}",
        columns=(*own, *(_column(one, language) for one in shown), late, files),
        rows=tuple(_row(book, row, shown) for row in book.rows),
        notes=tuple(notes),
        frozen=2,
    )


def _standing_words(book: LedgerBook) -> str:
    standing = book.standing()
    facts = {"rows": standing.rows, "open": standing.open, "overdue": standing.overdue}
    return say("ledger_standing", book.language, **facts, closed=standing.closed)


def _column(column: LedgerColumn, language: Language) -> BookColumn:
    unit = f"（{column.field.unit}）" if column.field.unit else ""
    kind = _KINDS.get(column.field.type, ColumnKind.TEXT)
    return BookColumn(title=column_title(column, language) + unit, kind=kind)


def _row(book: LedgerBook, row: LedgerRow, shown: list[LedgerColumn]) -> BookRow:
    cells: list[CellValue] = [book.number(row), state_title(row.state, book.language)]
    cells += [_cell(book, row, one) for one in shown]
    cells += [row.days_late or None, row.files or None]
    return BookRow(cells=tuple(cells), look=Look.BAD if row.is_overdue else Look.PLAIN)


def _cell(book: LedgerBook, row: LedgerRow, column: LedgerColumn) -> CellValue:
    value = row.values.get(column.name)
    if column.field.type == "date" and isinstance(value, str):
        return datetime.date.fromisoformat(value)
    if isinstance(value, (int, Fraction)) and not isinstance(value, bool):
        return Fraction(value)
    return book.word(row, column) or None


def lines_of(book: LedgerBook, row: LedgerRow) -> Iterator[tuple[str, str]]:
    """Yield what a row says, title and words, column by column; the empty ones are passed over."""
    for column in book.ledger.columns:
        word = book.word(row, column)
        if word:
            unit = f" {column.field.unit}" if column.field.unit else ""
            yield column_title(column, book.language), f"{word}{unit}"
