"""What an estate entered in its ledgers, as rows of the office's index."""

from collections.abc import Iterator

from renodesk.domain.canonical import Json
from renodesk.domain.vocabulary_ledgers import ledger_of_row
from renodesk.estates.assessing import Assessment
from renodesk.office.index.ledgers import CLOSED, DROPPED, LEDGER_ROWS, LEDGERS, OPEN
from renodesk.office.index.part import Part, Values
from renodesk.services.days import day_said
from renodesk.services.ledger_packs.packs import readable
from renodesk.services.ledgers.reading import LedgerBook, LedgerRow
from renodesk.services.plan_reading import PlanReading
from renodesk.storage.estate_file import EstateFile

MOST_SAID = 120
"""Letters of what a row says that the office lists; the whole stands in the estate file."""


def ledger_parts(reading: PlanReading) -> tuple[Part, Part]:
    """Return the tables of ledgers and what fills them; estates that keep none have no rows in them."""
    books = _LedgerReading(reading)

    def kept(file: EstateFile, assessment: Assessment) -> Iterator[Values]:
        for book in books.of(file, assessment):
            identity = book.ledger.identity
            yield {"ledger": book.ledger.id, "title": identity.title, "title_en": identity.title_en}

    def rows(file: EstateFile, assessment: Assessment) -> Iterator[Values]:
        for book in books.of(file, assessment):
            yield from (_row(book, row) for row in book.rows)

    return Part(table=LEDGERS, rows=kept), Part(table=LEDGER_ROWS, rows=rows)


class _LedgerReading:
    """Reads the ledgers of an estate that is being indexed once, for both tables."""

    def __init__(self, reading: PlanReading) -> None:
        self._reading = reading
        self._last: tuple[Assessment, tuple[LedgerBook, ...]] | None = None

    def of(self, file: EstateFile, assessment: Assessment) -> tuple[LedgerBook, ...]:
        """Return the ledgers that hold rows."""
        last = self._last
        if last is None or last[0] is not assessment:
            last = self._last = assessment, tuple(_books(self._reading, file, assessment))
        return last[1]


def _books(reading: PlanReading, file: EstateFile, assessment: Assessment) -> Iterator[LedgerBook]:
    entered = {ledger_of_row(state.cell.key) for state in file.states("ledger_row")}
    if not entered:
        return
    session = reading.session(file, assessment)
    for ledger in readable(session, entered):  # one that cannot be read keeps no bundle out
        book = LedgerBook(session, ledger)
        if book.rows:
            yield book


def _row(book: LedgerBook, row: LedgerRow) -> Values:
    begun, ended = (_day(row.values.get(name)) for name in book.ledger.lasting or ("", ""))
    return {
        "ledger": book.ledger.id,
        "row": row.key,
        "number": book.number(row),
        "standing": OPEN if row.is_open else DROPPED if row.state.by_reason else CLOSED,
        "due": row.due.isoformat() if row.due is not None else None,
        "begun": begun,
        "ended": ended,
        "what": _said(book, row),
        "unit": _unit(book, row),
        "contested": int(bool(row.contested)),
    }


def _day(value: Json) -> str | None:
    found = day_said(value)
    return found.isoformat() if found is not None else None


def _said(book: LedgerBook, row: LedgerRow) -> str:
    """Return what a row is about: its required text, else the first it lists; never a personal one."""
    texts = [one for one in book.ledger.columns if one.field.type == "text" and not one.is_personal]
    about = [one for one in texts if one.who == ""]
    for column in sorted(about, key=lambda one: (not one.is_required, not one.is_listed)):
        word = " ".join(book.word(row, column).split())
        if word:
            return word if len(word) <= MOST_SAID else word[: MOST_SAID - 1] + "…"
    return ""


def _unit(book: LedgerBook, row: LedgerRow) -> str:
    """Return the unit that has to act; a person's name stays in the estate file."""
    units = [one for one in book.ledger.who_columns if one.who == "unit" and not one.is_personal]
    return next((word for one in units if (word := book.word(row, one))), "")
