"""Ledgers of an estate as the plan's chapters print them: what is open first, and never a name."""

from collections.abc import Iterator, Mapping

from renodesk.errors import PackFaulty
from renodesk.estates.dating import last_date
from renodesk.reports.chapters_snapshot import KeptLedger, KeptRow
from renodesk.services.ledger_packs.titles import column_title, ledger_title, state_title
from renodesk.services.ledgers import LedgerBook, LedgerRow, ledgers
from renodesk.services.reporting.plan.choice import chosen_rows
from renodesk.services.session import EstateSession
from renodesk.texts import Language, joined, say

MOST_ROWS = 12


def kept_ledgers(session: EstateSession, language: Language) -> Mapping[str, tuple[KeptLedger, ...]]:
    """Return the ledgers that have rows, by their chapter; what is late is so on the data's day."""
    try:
        known = {one.id: one for one in ledgers(session)}
    except PackFaulty:
        return {}
    day = last_date(session.file)
    return {
        chapter: tuple(
            _ledger(book, day)
            for name in rows["ledgers"]
            if name in known and (book := LedgerBook(session, known[name], language)).rows
        )
        for chapter, rows in chosen_rows().items()
        if "ledgers" in rows
    }


def _ledger(book: LedgerBook, day: str) -> KeptLedger:
    late = sum(_is_late(row, day) for row in book.rows)
    is_open = sum(row.is_open for row in book.rows)
    return KeptLedger(
        title=ledger_title(book.ledger, book.language),
        sums=say(
            "ledger_standing",
            book.language,
            rows=len(book.rows),
            open=is_open,
            overdue=late,
            closed=len(book.rows) - is_open,
        ),
        rows=tuple(_row(book, row, day) for row in book.rows[:MOST_ROWS]),
        more=max(0, len(book.rows) - MOST_ROWS),
        source=book.ledger.identity.source,
    )


def _row(book: LedgerBook, row: LedgerRow, day: str) -> KeptRow:
    return KeptRow(
        number=book.number(row),
        said=joined("；", _said(book, row), book.language),
        due=row.due.isoformat() if row.due is not None else "",
        state=state_title(row.state, book.language),
        is_open=row.is_open,
        is_late=_is_late(row, day),
    )


def _said(book: LedgerBook, row: LedgerRow) -> Iterator[str]:
    """Yield what its listed columns say, personal ones left out."""
    for column in book.ledger.columns:
        word = "" if column.is_personal or column.due is not None else book.word(row, column)
        if word and column.is_listed:
            yield f"{column_title(column, book.language)} {' '.join(word.split())}"


def _is_late(row: LedgerRow, day: str) -> bool:
    return row.is_open and row.due is not None and row.due.isoformat() < day
