"""Acts on the rows of a ledger: enter, change, move, close, open again, take out. Each is one act."""

from collections.abc import Mapping

from renodesk.domain.canonical import Json
from renodesk.domain.changes import Changes
from renodesk.domain.ledger import Ledger, LedgerState
from renodesk.domain.vocabulary_ledgers import ENTERED, ledger_row_cell, ledger_row_field, row_key
from renodesk.errors import LedgerRowLacks, ReasonMissing, UnknownLedgerState, ValueTooLong
from renodesk.estates.persons import MOST_VALUE
from renodesk.packs import ledger_of
from renodesk.services.environment import token
from renodesk.services.ledger_packs.packs import keep_ledger, newer, pin_ledger
from renodesk.services.ledger_packs.titles import column_title, ledger_title, state_title
from renodesk.services.ledgers.reading import LedgerBook, LedgerRow
from renodesk.services.ledgers.values import days_of_closing, typed
from renodesk.services.session import EstateSession
from renodesk.storage.act import Act
from renodesk.texts import Language, joined, say

_OCTETS = 16


class LedgerActs:
    """Acts on one ledger of an estate; ledgers are of the estate and go on while a round is sealed."""

    def __init__(self, session: EstateSession, ledger: Ledger, language: Language = "zh") -> None:
        """Act on a ledger of an open estate."""
        self._session, self.ledger = session, ledger
        self._language: Language = language

    def book(self, name: str = "") -> LedgerBook:
        """Return the ledger as it stands; where `name` is a row's key, that row alone."""
        key = name if name.startswith(f"{self.ledger.id}/") else ""
        return LedgerBook(self._session, self.ledger, self._language, key=key)

    def enter(self, values: Mapping[str, str], state: str = "") -> str:
        """Enter a row with what was typed by column, and return its key.

        Raises:
            UnknownLedgerColumn, LedgerValueRefused, ValueTooLong: a value is not taken.
            UnknownLedgerState: there is no such state, or a row cannot begin in it.
            LedgerRowLacks: a required column says nothing.
        """
        said = typed(self.ledger, values, self._language)
        begins = self._state(state) if state else self.ledger.begins
        if not begins.is_open:
            raise self._no_state(state)
        self._whole(said, say("ledger_this_row", self._language))
        key = row_key(self.ledger.id, self._session.environment.random_key())
        number = self.book().highest + 1
        with self._session.act(on_sealed=True) as act:
            keep_ledger(self._session, act, self.ledger)
            kept = {name: self._kept(act, name, value) for name, value in said.items()}
            act.put(ledger_row_cell(key, ENTERED), entered(number, kept, begins, self.ledger))
        return key

    def change(self, key: str, values: Mapping[str, str]) -> Changes:
        """Say otherwise what is given; the other columns stay, and what is the same is not written.

        Raises:
            UnknownLedgerRow: there is no such row.
            UnknownLedgerColumn, LedgerValueRefused, ValueTooLong: a value is not taken.
            LedgerRowLacks: a required column would say nothing.
        """
        book = self.book(key)
        row = book.row(key)
        said = self._differing(row, values)
        self._whole({**row.values, **said}, book.number(row))
        with self._session.act(on_sealed=True) as act:
            self._put(act, row, said)
        return act.changes

    def move(
        self, key: str, state: str, reason: str = "", values: Mapping[str, str] | None = None
    ) -> Changes:
        """Give a row another state, with what is said by the way, in one act.

        Closing keeps the closing rule and fills in the day; opening again takes that day back.

        Raises:
            UnknownLedgerRow, UnknownLedgerState: there is no such row or state.
            UnknownLedgerColumn, LedgerValueRefused, ValueTooLong: a value is not taken.
            LedgerRowLacks: the closing rule is not kept; what is missing is said at once.
            ReasonMissing: a row is dropped or opened again without a reason.
        """
        book, to = self.book(key), self._state(state)
        row = book.row(key)
        said = self._differing(row, values or {})
        days = days_of_closing(self.ledger)
        is_reopened = to.is_open and not row.is_open
        if (to.by_reason or is_reopened) and not reason.strip():
            raise ReasonMissing
        if is_reopened:
            said |= {one.name: None for one in days if row.values.get(one.name) is not None}
        after = {**row.values, **said}
        if not to.is_open and not to.by_reason:
            lacking = book.lacks(row, after)
            if lacking:
                raise LedgerRowLacks(row=book.number(row), lacking="、".join(lacking))
            said |= {one.name: row.on.isoformat() for one in days if after.get(one.name) is None}
        with self._session.act(reason.strip(), on_sealed=True) as act:
            self._put(act, row, said)
            act.put(ledger_row_cell(row.key, "state"), to.code)
        return act.changes

    def close(self, key: str, values: Mapping[str, str] | None = None) -> Changes:
        """Close a row in the ledger's first closed state; raises as `move`."""
        first = next(one for one in self.ledger.states if not one.is_open and not one.by_reason)
        return self.move(key, first.code, values=values)

    def reopen(self, key: str, reason: str) -> Changes:
        """Open a closed row again; raises as `move`."""
        return self.move(key, self.ledger.begins.code, reason)

    def remove(self, key: str, reason: str = "") -> Changes:
        """Take a row out, as one that was entered by mistake; its number is not given again.

        Raises:
            UnknownLedgerRow: there is no such row.
        """
        row = self.book(key).row(key)
        with self._session.act(reason, on_sealed=True) as act:
            act.remove("ledger_row", row.key)
        return act.changes

    def renumber(self, key: str) -> Changes:
        """Give a row the next free number, as where two people gave the same one apart.

        Raises:
            UnknownLedgerRow: there is no such row.
        """
        book = self.book()
        row = book.row(key)
        with self._session.act(on_sealed=True) as act:
            act.put(ledger_row_cell(row.key, "number"), book.highest + 1)
        return act.changes

    # Versions

    def newer(self) -> Ledger | None:
        """Return another version of this ledger that the packs here have, None where there is none.

        Raises:
            PackFaulty: it cannot be read.
        """
        text = newer(self._session, self.ledger)
        return None if text is None else ledger_of(text)

    def parked(self, after: Ledger) -> Mapping[str, int]:
        """Return the columns another version has no more in which rows say something, and how many do."""
        gone = [one for one in self.ledger.columns if after.column(one.name) is None]
        rows = self.book().rows
        counts = {one.field.label: sum(row.values.get(one.name) is not None for row in rows) for one in gone}
        return {title: count for title, count in counts.items() if count}

    def take_newer(self) -> Changes | None:
        """Read the rows by the other version from now on; what no column takes any more stays in the log.

        None where there is no other version.

        Raises:
            PackFaulty: it cannot be read.
        """
        text = newer(self._session, self.ledger)
        if text is None:
            return None
        ledger_of(text)
        with self._session.act(on_sealed=True) as act:
            pin_ledger(act, text)
        self.ledger = ledger_of(text)
        return act.changes

    # Its parts

    def _state(self, code: str) -> LedgerState:
        found = self.ledger.state(code) or next(
            (one for one in self.ledger.states if code in (one.title, one.title_en)), None
        )
        if found is None:
            raise self._no_state(code)
        return found

    def _no_state(self, code: str) -> UnknownLedgerState:
        known = joined(
            "、",
            (f"{one.code}（{state_title(one, self._language)}）" for one in self.ledger.states),
            self._language,
        )
        return UnknownLedgerState(state=code, ledger=ledger_title(self.ledger, self._language), known=known)

    def _whole(self, values: Mapping[str, Json], key: str) -> None:
        missing = self.ledger.missing(values)
        if missing:
            words = joined("、", (column_title(one, self._language) for one in missing), self._language)
            raise LedgerRowLacks(row=key, lacking=words)

    def _differing(self, row: LedgerRow, values: Mapping[str, str]) -> dict[str, Json]:
        """Return what is said otherwise than the row says now; a name is compared as people read it."""
        return {
            name: value
            for name, value in typed(self.ledger, values, self._language).items()
            if name in row.contested or value != row.said(name)
        }

    def _put(self, act: Act, row: LedgerRow, said: Mapping[str, Json]) -> None:
        for name, value in said.items():
            kept = self._kept(act, name, value)
            if kept is not None or row.values.get(name) is not None:
                act.put(ledger_row_field(row.key, name), "" if kept is None else kept)

    def _kept(self, act: Act, name: str, value: Json) -> Json:
        """Return what the log keeps of a value: of a name or phone a new token, under which it lies."""
        column = self.ledger.column(name)
        if column is None or not column.is_personal or not isinstance(value, str):
            return value
        if len(value) > MOST_VALUE:
            raise ValueTooLong(most=MOST_VALUE)
        made = token(_OCTETS)
        act.keep_person_value(made, value)
        return made


def entered(number: int, values: Mapping[str, Json], state: LedgerState, ledger: Ledger) -> Json:
    """Return what the first cell of a row holds; a state only where it is not the usual one."""
    said: dict[str, Json] = {"number": number, "values": {k: v for k, v in values.items() if v is not None}}
    if state != ledger.begins:
        said["state"] = state.code
    return said
