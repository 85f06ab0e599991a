"""Freeze what the paper of kept ledgers prints; lateness is counted to the data's day, names stay out."""

import datetime
from collections.abc import Iterator
from pathlib import Path

from renodesk.domain.log import digest_of
from renodesk.estates.dating import last_date
from renodesk.reports.kept_snapshot import KeptLine, KeptPart, KeptSnapshot
from renodesk.reports.papers import PaperOptions
from renodesk.services.environment import Progress, no_progress
from renodesk.services.ledger_packs.titles import column_title, ledger_title, state_title
from renodesk.services.ledgers import LedgerBook, LedgerRow, ledgers
from renodesk.services.ledgers.exporting import ledgers_workbook
from renodesk.services.ledgers.words import sums_words
from renodesk.services.session import EstateSession
from renodesk.tables.book_writing import write_book
from renodesk.texts import Language, joined, say


def kept_snapshot(session: EstateSession, options: PaperOptions) -> KeptSnapshot:
    """Return every ledger that has rows, of one moment.

    Raises:
        PackFaulty: a ledger cannot be read.
    """
    with session.file.held():
        books = tuple(_books(session, options.language))
        late = [(book, row) for book in books for row in book.overdue]
        return KeptSnapshot(
            language=options.language,
            estate=session.name,
            estate_id=session.estate_id,
            date=last_date(session.file),
            digest=digest_of(session.file.changes()),
            office=options.office,
            ledgers=tuple(_part(book) for book in books if book.rows),
            overdue=tuple(
                (ledger_title(book.ledger, book.language), _line(book, row))
                for book, row in sorted(late, key=lambda pair: pair[1].order)
            ),
        )


def write_kept_book(
    session: EstateSession, out: Path, options: PaperOptions, progress: Progress = no_progress
) -> None:
    """Write the ledgers that have rows as a workbook, a sheet each; where none has, the first one empty.

    Raises:
        PackFaulty: a ledger cannot be read.
        NotWritable, DiskFull, FileHeld: nothing was written.
    """
    progress("report_writing", 0.0)
    books = tuple(_books(session, options.language))
    kept = tuple(book for book in books if book.rows) or books[:1]
    title = say("paper_kind_kept", options.language)
    write_book(out, ledgers_workbook(session, kept, title))


def _books(session: EstateSession, language: Language) -> Iterator[LedgerBook]:
    day = last_date(session.file)
    on = datetime.date.fromisoformat(day) if day else None
    for ledger in ledgers(session):
        yield LedgerBook(session, ledger, language, on=on)


def _part(book: LedgerBook) -> KeptPart:
    language, identity = book.language, book.ledger.identity
    return KeptPart(
        title=ledger_title(book.ledger, language),
        sums=sums_words(book.standing(), language),
        lines=tuple(_line(book, row) for row in book.rows),
        statement=(identity.statement_en if language == "en" else "") or identity.statement,
        source=identity.source,
    )


def _line(book: LedgerBook, row: LedgerRow) -> KeptLine:
    return KeptLine(
        number=book.number(row),
        matter=joined("；", _said(book, row), book.language),
        who=" ".join(_who(book, row)),
        due=row.due.isoformat() if row.due is not None else "",
        state=state_title(row.state, book.language),
        tone="bad" if row.is_overdue else "plain" if row.is_open else "quiet",
    )


def _said(book: LedgerBook, row: LedgerRow) -> Iterator[str]:
    """Yield what the columns say but names, who has to act, and the day it is due."""
    for column in book.ledger.columns:
        word = "" if column.is_personal or column.who or column.due is not None else book.word(row, column)
        if word:
            unit = f" {column.field.unit}" if column.field.unit else ""
            yield f"{column_title(column, book.language)}：{' '.join(word.split())}{unit}"


def _who(book: LedgerBook, row: LedgerRow) -> Iterator[str]:
    for column in book.ledger.who_columns:
        if not column.is_personal:
            yield book.word(row, column)
