"""A ledger as an empty sheet to fill by hand: what is still open from last time, then rows to write in.

巡查考核 (甘建城〔2022〕15号) goes out with paper: what was open last time is looked at again, what is new is
written down, and both are entered in the ledger afterwards. Names and phones of the ledger are not printed.
"""

from collections.abc import Iterator, Sequence

from renodesk.domain.ledger import LedgerColumn
from renodesk.domain.log import utc_text
from renodesk.reports import blocks
from renodesk.reports.papers import Document
from renodesk.services.ballots.words import place_word
from renodesk.services.ledger_packs.titles import column_title, ledger_title
from renodesk.services.ledgers.reading import LedgerBook, LedgerRow
from renodesk.services.office_papers.writing import cell, document_of, heading, moment, table
from renodesk.services.session import EstateSession
from renodesk.texts import Language, say

ROWS = 8
_LINE = "\u00a0"
"""A line to write on: an empty cell would have no height."""
_MOST_COLUMNS = 7


def blank_sheet(
    session: EstateSession, book: LedgerBook, *, rows: int = ROWS, red_flags: bool = False
) -> Document:
    """Return a sheet with so many empty rows; with `red_flags` also what has to be solved in time."""
    language = book.language
    title = ledger_title(book.ledger, language)
    day = moment(utc_text(session.environment.clock()))
    return document_of(
        _blocks(session, book, title, rows=rows, red_flags=red_flags),
        say("ledger_blank_title", language, ledger=title),
        about=session.name,
        footer=say("ledger_blank_footer", language, at=day, estate=session.name),
        language=language,
        date=day[:10],
    )


def _blocks(
    session: EstateSession, book: LedgerBook, title: str, *, rows: int, red_flags: bool
) -> Iterator[blocks.Block]:
    language = book.language
    yield heading(say("ledger_blank_head", language, estate=session.name, ledger=title), 1)
    yield blocks.Paragraph(text=say("ledger_blank_who", language))
    open_rows = [one for one in book.rows if one.is_open]
    if open_rows:
        yield heading(say("ledger_blank_open", language, count=len(open_rows)))
        yield _again(book, open_rows)
    if red_flags and session.scores.red_flags:
        yield heading(say("ledger_blank_red", language, count=len(session.scores.red_flags)))
        yield _red_flags(session, language)
    yield heading(say("ledger_blank_new", language))
    yield _empty(book, rows)
    yield blocks.Paragraph(text=say("ledger_blank_note", language), tone="quiet")


def _again(book: LedgerBook, rows: Sequence[LedgerRow]) -> blocks.Table:
    language = book.language
    return table(
        [
            (say("ledger_head_number", language), 0.12, "left"),
            (say("ledger_blank_what", language), 0.4, "left"),
            (say("ledger_blank_due", language), 0.14, "left"),
            (say("ledger_blank_now", language), 0.34, "left"),
        ],
        [
            (
                cell(book.number(row)),
                cell(_said(book, row)),
                cell(row.due.isoformat() if row.due else "", "bad" if row.is_overdue else "plain"),
                cell(say("ledger_blank_ticks", language)),
            )
            for row in rows
        ],
    )


def _said(book: LedgerBook, row: LedgerRow) -> str:
    shown = [one for one in book.ledger.columns if one.is_listed and not one.is_personal and not one.due]
    words = [" ".join(book.word(row, one).split()) for one in shown]
    return " · ".join(one for one in words if one)


def _red_flags(session: EstateSession, language: Language) -> blocks.Table:
    rows = []
    for flag in session.scores.red_flags:
        item = session.forms.tree.item(flag.item)
        name = item.name if item is not None else flag.item
        name = (item.name_en if item is not None and language == "en" else "") or name
        ticks = say("ledger_blank_ticks", language)
        rows.append((cell(flag.item), cell(name), cell(place_word(flag.place, language)), cell(ticks)))
    return table(
        [
            (say("ledger_head_number", language), 0.1, "left"),
            (say("ledger_blank_item", language), 0.36, "left"),
            (say("ledger_blank_where", language), 0.2, "left"),
            (say("ledger_blank_now", language), 0.34, "left"),
        ],
        rows,
    )


def _empty(book: LedgerBook, rows: int) -> blocks.Table:
    columns = _columns(book)
    width = round(1 / len(columns), 4)
    titled: list[tuple[str, float, blocks.Align]] = [
        (_title(one, book.language), width, "left") for one in columns
    ]
    return table(titled, [[cell(_LINE) for _ in columns] for _ in range(rows)])


def _columns(book: LedgerBook) -> Sequence[LedgerColumn]:
    """Return the columns that fit on a sheet of those the ledger lists; names are written by hand."""
    listed = [one for one in book.ledger.columns if one.is_listed]
    return sorted(listed, key=lambda one: not one.is_required)[:_MOST_COLUMNS]


def _title(column: LedgerColumn, language: Language) -> str:
    title = column_title(column, language)
    unit = f"（{column.field.unit}）" if column.field.unit else ""
    options = " / ".join(column.field.options.values())
    return "\n".join(one for one in (title + unit, options) if one)
