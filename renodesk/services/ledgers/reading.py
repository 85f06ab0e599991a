"""A ledger as it stands: its rows, what is overdue, and what each still lacks before it may be closed."""

import datetime
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction

from renodesk.domain import vocabulary
from renodesk.domain.canonical import Json
from renodesk.domain.changes import CellState
from renodesk.domain.ledger import SOON, Ledger, LedgerColumn, LedgerState
from renodesk.domain.translated import in_language
from renodesk.domain.vocabulary_ledgers import ENTERED, FIELD, about_row
from renodesk.errors import UnknownLedgerRow
from renodesk.services.days import today
from renodesk.services.ledger_packs.packs import ledgers
from renodesk.services.ledger_packs.titles import column_title, numbered
from renodesk.services.register_import.values import value_words
from renodesk.services.session import EstateSession
from renodesk.texts import Language, say


@dataclass(frozen=True, kw_only=True, slots=True)
class LedgerRow:
    """A row; `values` are as the log holds them (of personal columns a token), `persons` the names by column.

    `contested` names the columns, or `state`, in which two people differ. `person` entered it at `at`.
    """

    key: str
    number: int
    state: LedgerState
    values: Mapping[str, Json]
    due: datetime.date | None
    on: datetime.date
    files: int = 0
    persons: Mapping[str, str] = field(default_factory=dict)
    contested: frozenset[str] = frozenset()
    person: str = ""
    at: str = ""

    def said(self, name: str) -> Json:
        """Return what it says in a column; of a personal one the name itself, None where it is not here."""
        return self.persons.get(name) or None if name in self.persons else self.values.get(name)

    @property
    def is_open(self) -> bool:
        """Return whether somebody still has to act."""
        return self.state.is_open

    @property
    def is_overdue(self) -> bool:
        """Return whether it is open though its day has passed."""
        return self.is_open and self.due is not None and self.due < self.on

    @property
    def is_due_soon(self) -> bool:
        """Return whether its day comes within a week."""
        return (
            self.is_open
            and self.due is not None
            and self.on <= self.due <= self.on + datetime.timedelta(days=SOON)
        )

    @property
    def days_late(self) -> int:
        """Return how many days it is overdue, 0 where it is not."""
        return (self.on - self.due).days if self.is_overdue and self.due is not None else 0

    @property
    def order(self) -> tuple[int, datetime.date, int]:
        """Return where it stands: what is overdue longest first, then by its day, then what is closed."""
        far = datetime.date.max
        if not self.is_open:
            return (3, far, -self.number)
        return (0 if self.is_overdue else 1 if self.due else 2, self.due or far, self.number)


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """How a ledger stands in numbers."""

    ledger: Ledger
    rows: int
    open: int
    overdue: int
    due_soon: int
    closed: int
    balance: Fraction | None = None


class LedgerBook:
    """The rows of one ledger, read once, what is overdue first."""

    def __init__(
        self,
        session: EstateSession,
        ledger: Ledger,
        language: Language = "zh",
        *,
        key: str = "",
        on: datetime.date | None = None,
    ) -> None:
        """Read a ledger as it stands; with a `key` that row alone. What is late is so today, or on a day."""
        self.own = ledger
        """As its pack says it; `ledger` says the same in the language."""
        self.ledger = in_language(ledger, language)
        self.language: Language = language
        self.on = on or today(session)
        self._everything: dict[str, str] = {}
        self.highest = 0
        with session.file.held():
            states = list(session.file.states("ledger_row", key or f"{ledger.id}/"))
            files = _files(session)
            names = session.file.person_value if key else session.file.person_values().get
            rows = [self._row(one, fields, files, names) for one, fields in _by_key(states)]
        self._keep(one for one in rows if one is not None)

    def follow(self, session: EstateSession, keys: Iterable[str], *, with_files: bool = False) -> None:
        """Read these rows again, as after an act; the other ones stay the very same values.

        `with_files`: how many files each row has is counted again too.
        """
        kept = {one.key: one for one in self.rows}
        with session.file.held():
            files = _files(session) if with_files else {about_row(one.key): one.files for one in self.rows}
            for key in keys:
                self._everything.pop(key, None)
                kept.pop(key, None)
                for one, fields in _by_key(session.file.states("ledger_row", key)):
                    row = self._row(one, fields, files, session.file.person_value)
                    if row is not None:
                        kept[one] = row
        for key, row in list(kept.items()) if with_files else ():
            count = files.get(about_row(key), 0)
            if count != row.files:
                kept[key] = replace(row, files=count)
        self._keep(kept.values())

    def _keep(self, rows: Iterable[LedgerRow]) -> None:
        self.rows = tuple(sorted(rows, key=lambda one: one.order))

    def _row(
        self,
        key: str,
        fields: Mapping[str, CellState],
        files: Mapping[str, int],
        names: Callable[[str], str | None],
    ) -> LedgerRow | None:
        entered = fields.get(ENTERED)
        if entered is None or not isinstance(entered.value, Mapping):
            return None
        said = entered.value
        number = _whole(fields["number"].value if "number" in fields else said.get("number"))
        self.highest = max(self.highest, number)
        removal = fields.get(vocabulary.REMOVED)
        if removal is not None and removal.value is True and not removal.is_contested:
            return None
        first = said.get("values")
        values: dict[str, Json] = dict(first) if isinstance(first, Mapping) else {}
        contested = set()
        for name, state in fields.items():
            if state.is_contested:
                contested.add(name.removeprefix(FIELD))
            if name.startswith(FIELD) and state.value is not None:
                values[name.removeprefix(FIELD)] = state.value if state.value != "" else None
        code = fields["state"].value if "state" in fields else None
        named = self.ledger.state(str(code)) or self.ledger.state(str(said.get("state")))
        head = entered.heads[-1] if entered.heads else None
        return LedgerRow(
            key=key,
            number=number,
            state=named or self.ledger.begins,
            values=values,
            due=self.ledger.due(values),
            on=self.on,
            files=files.get(about_row(key), 0),
            persons={
                one.name: names(str(values[one.name])) or ""
                for one in self.ledger.columns
                if one.is_personal and values.get(one.name) is not None
            },
            contested=frozenset(contested),
            person=head.person if head is not None else "",
            at=head.change.at if head is not None else "",
        )

    def row(self, name: str) -> LedgerRow:
        """Return a row by its key, or by its number as people write it (`ZG-003`, `3`).

        Raises:
            UnknownLedgerRow: there is none, or several have that number.
        """
        word = name.strip()
        found = [one for one in self.rows if one.key == word] or [
            one for one in self.rows if word in (self.number(one), str(one.number))
        ]
        if len(found) != 1:
            raise UnknownLedgerRow(row=name, ledger=self.ledger.identity.title, count=len(found))
        return found[0]

    def number(self, row: LedgerRow) -> str:
        """Return a row's number as people write it."""
        return numbered(self.ledger, row.number)

    @property
    def doubled(self) -> tuple[int, ...]:
        """Return the numbers that several rows have, as when two people entered rows apart."""
        counts = Counter(one.number for one in self.rows)
        return tuple(sorted(number for number, count in counts.items() if count > 1))

    @property
    def overdue(self) -> tuple[LedgerRow, ...]:
        """Return the rows that are overdue, longest first."""
        return tuple(one for one in self.rows if one.is_overdue)

    def standing(self) -> Standing:
        """Return the ledger in numbers."""
        return Standing(
            ledger=self.ledger,
            rows=len(self.rows),
            open=sum(one.is_open for one in self.rows),
            overdue=len(self.overdue),
            due_soon=sum(one.is_due_soon for one in self.rows),
            closed=sum(not one.is_open for one in self.rows),
            balance=self._balance(),
        )

    def _balance(self) -> Fraction | None:
        """Return what a fund holds by its settled rows, None where the ledger keeps none."""
        rule = self.ledger.balance
        if rule is None:
            return None
        settled = (one for one in self.rows if not one.is_open and not one.state.by_reason)
        return sum((rule.change(one.values) for one in settled), Fraction(0))

    def word(self, row: LedgerRow, column: LedgerColumn) -> str:
        """Return what a row says in a column, as people read it."""
        value = row.values.get(column.name)
        if value is None:
            return ""
        if column.is_personal:
            return row.persons.get(column.name) or say("ledger_name_not_here", self.language)
        if isinstance(value, (bool, str)):
            yes, no = (say(code, self.language) for code in ("cell_yes", "cell_no"))
            return value_words(column.field, value, yes=yes, no=no)
        return value_words(column.field, value)

    def select(
        self, text: str = "", *, state: str = "", overdue: bool = False, is_open: bool = False
    ) -> tuple[LedgerRow, ...]:
        """Return the rows in which every word of `text` stands somewhere, in a state, open or overdue."""
        wanted = text.casefold().split()
        found = (
            row
            for row in self.rows
            if (not state or row.state.code == state)
            and (not overdue or row.is_overdue)
            and (not is_open or row.is_open)
        )
        return tuple(row for row in found if not wanted or self._says(row, wanted))

    def _says(self, row: LedgerRow, wanted: list[str]) -> bool:
        everything = self._everything.get(row.key)
        if everything is None:
            words = [self.number(row), *(self.word(row, one) for one in self.ledger.columns)]
            everything = self._everything[row.key] = "\n".join(words).casefold()
        return all(one in everything for one in wanted)

    def lacks(self, row: LedgerRow, values: Mapping[str, Json] | None = None) -> tuple[str, ...]:
        """Return in words what keeps a row from being closed."""
        said = row.values if values is None else values
        found = [column_title(one, self.language) for one in self.ledger.unclosed(said)]
        if row.files < self.ledger.files:
            found.append(say("ledger_lacks_files", self.language, count=self.ledger.files - row.files))
        return tuple(found)


def standings(session: EstateSession, language: Language = "zh") -> tuple[Standing, ...]:
    """Return every ledger in numbers, in their order.

    Raises:
        PackFaulty: one of them cannot be read.
    """
    return tuple(LedgerBook(session, one, language).standing() for one in ledgers(session))


def _by_key(states: Iterable[CellState]) -> Iterator[tuple[str, dict[str, CellState]]]:
    found: dict[str, dict[str, CellState]] = {}
    for state in states:
        found.setdefault(state.cell.key, {})[state.cell.field] = state
    yield from found.items()


def _files(session: EstateSession) -> Mapping[str, int]:
    """Return how many files are attached to each thing, without reading what they are."""
    about: dict[str, str] = {}
    removed: set[str] = set()
    for state in session.file.states("attachment"):
        if state.cell.field == "about":
            about[state.cell.key] = str(state.value)
        elif state.cell.field == vocabulary.REMOVED and state.value is True and not state.is_contested:
            removed.add(state.cell.key)
    return Counter(what for key, what in about.items() if key not in removed)


def _whole(value: Json) -> int:
    is_number = isinstance(value, (int, Fraction)) and not isinstance(value, bool)
    return int(value) if is_number and isinstance(value, (int, Fraction)) and 0 <= value < 10**9 else 0
