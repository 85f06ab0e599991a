"""Cells of ledger rows in words, as whoever decides a contest or looks back reads them."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cached_property

from renodesk.domain import canonical
from renodesk.domain.canonical import Json
from renodesk.domain.changes import Cell
from renodesk.domain.ledger import Ledger, LedgerColumn
from renodesk.domain.numbers import write_number
from renodesk.domain.translated import in_language
from renodesk.domain.vocabulary_ledgers import ENTERED, FIELD, ledger_of_row, ledger_row_cell
from renodesk.errors import PackFaulty
from renodesk.packs import ledger_of
from renodesk.services.ledger_packs.packs import ledger_texts
from renodesk.services.ledger_packs.titles import column_title, ledger_title, numbered, state_title
from renodesk.services.session import EstateSession
from renodesk.texts import Language, say


class LedgerCells:
    """Says cells of one row in the words of its ledger; where that is not here, as they are."""

    def __init__(self, session: EstateSession, language: Language, key: str) -> None:
        """Speak a language of the row of a key."""
        self._session, self._key = session, key
        self._language: Language = language

    @cached_property
    def _ledger(self) -> Ledger | None:
        name = ledger_of_row(self._key)
        text = ledger_texts(self._session, (name,)).get(name)
        try:
            return None if text is None else in_language(ledger_of(text), self._language)
        except PackFaulty:
            return None

    def thing(self) -> str:
        """Return what the row is called: its ledger and number."""
        ledger = self._ledger
        if ledger is None:
            return say("entity_ledger_row", self._language)
        said = self._session.value(ledger_row_cell(self._key, ENTERED))
        number = self._session.value(ledger_row_cell(self._key, "number"))
        if number is None and isinstance(said, Mapping):
            number = said.get("number")
        word = numbered(ledger, int(number)) if isinstance(number, (int, Fraction)) else ""
        return f"{ledger_title(ledger, self._language)} {word}".strip()

    def field(self, name: str) -> str:
        """Return what a column is called."""
        column = self._column(name)
        return name if column is None else column_title(column, self._language)

    def lines(self, value: Mapping[str, Json]) -> Iterator[str]:
        """Yield what a row said when it was entered, column by column."""
        values = value.get("values")
        for name, one in sorted(values.items()) if isinstance(values, Mapping) else ():
            yield f"{self.field(name)}：{self._value(name, one)}"
        if isinstance(value.get("state"), str):
            yield self.state(str(value["state"]))

    def state(self, code: str) -> str:
        """Return what a state is called."""
        found = self._ledger.state(code) if self._ledger is not None else None
        return code if found is None else state_title(found, self._language)

    def word(self, cell: Cell, text: str) -> str:
        """Return what a cell that holds a word says."""
        if cell.field == "state":
            return self.state(text)
        if cell.field.startswith(FIELD):
            return self._value(cell.field.removeprefix(FIELD), _value_of(text))
        return text

    def _column(self, name: str) -> LedgerColumn | None:
        return self._ledger.column(name) if self._ledger is not None else None

    def _value(self, name: str, value: Json) -> str:
        column = self._column(name)
        if column is not None and column.is_personal:
            known = self._session.file.person_value(value) if isinstance(value, str) else None
            return known or say("ledger_name_not_here", self._language)
        if column is None:
            return value if isinstance(value, str) else canonical.dumps(value)
        if isinstance(value, bool):
            return say("cell_yes" if value else "cell_no", self._language)
        word = column.field.options.get(value, value) if isinstance(value, str) else _number(value)
        return f"{word} {column.field.unit}".strip()


def _number(value: Json) -> str:
    return write_number(value) if isinstance(value, (int, Fraction)) else canonical.dumps(value)


def _value_of(text: str) -> Json:
    return text == "true" if text in ("true", "false") else text
