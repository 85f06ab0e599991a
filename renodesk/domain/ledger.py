"""A ledger (台账) as a pack says it: its columns, its states, when a row is due and what closes it."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from renodesk.domain.canonical import Json
from renodesk.domain.form import PackIdentity, RegisterField

SOON = 7
"""Days before the day a row is due in which it is said to be due soon."""


class Answers(StrEnum):
    """What a closing rule wants of a column."""

    FILLED = "filled"
    TODAY = "today"
    """Filled; closing fills it with the day where nobody did."""
    ONE_OF = "one_of"


@dataclass(frozen=True, kw_only=True, slots=True)
class Closing:
    """What a column has to say before its row may be closed."""

    answers: Answers
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Due:
    """That a column holds the day a row is due.

    Where it is empty the row is due `days` after the day in the column `since`, if the pack names one.
    """

    since: str = ""
    days: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class LedgerColumn:
    """A column; `field` is what it takes, as a field of the register is described.

    `is_long`: a text of several lines. `who` says that it names whoever has to act (`person` or `unit`).
    """

    field: RegisterField
    is_long: bool
    is_required: bool
    is_listed: bool
    who: str
    due: Due | None
    closing: Closing | None

    @property
    def name(self) -> str:
        """Return how the log and the command line spell it."""
        return self.field.name

    @property
    def is_personal(self) -> bool:
        """Return whether its values are names or phones, which the log never holds."""
        return self.field.is_personal


@dataclass(frozen=True, kw_only=True, slots=True)
class LedgerState:
    """A state of a row; `is_open` means that somebody still has to act.

    A closed one wants the closing rule kept, or (`by_reason`) only that it is said why.
    """

    code: str
    title: str
    title_en: str
    is_open: bool
    by_reason: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Balance:
    """What a fund holds: the numbers in `column` of closed rows, added or taken off by the option in `by`."""

    column: str
    by: str
    plus: tuple[str, ...]
    minus: tuple[str, ...]

    def change(self, values: Mapping[str, Json]) -> Fraction:
        """Return what a row adds, below 0 where it takes off."""
        amount = values.get(self.column)
        if isinstance(amount, bool) or not isinstance(amount, (int, Fraction)):
            return Fraction(0)
        kind = values.get(self.by)
        return Fraction(amount) * (kind in self.plus) - Fraction(amount) * (kind in self.minus)


@dataclass(frozen=True, kw_only=True, slots=True)
class Ledger:
    """A ledger: its columns in table order, its states, the first of which a new row has.

    `prefix` stands before a row's number. `files` is how many attached files closing a row wants.
    `lasting` names the two days between which a row takes its time. `feeds` says what else reads its rows.
    """

    identity: PackIdentity
    columns: tuple[LedgerColumn, ...]
    states: tuple[LedgerState, ...]
    prefix: str
    order: int
    files: int
    feeds: str
    lasting: tuple[str, str] | None
    balance: Balance | None

    def column(self, name: str) -> LedgerColumn | None:
        """Return a column by name."""
        return next((one for one in self.columns if one.name == name), None)

    def state(self, code: str) -> LedgerState | None:
        """Return a state by code."""
        return next((one for one in self.states if one.code == code), None)

    @property
    def id(self) -> str:
        """Return the ledger's id."""
        return self.identity.id

    @property
    def begins(self) -> LedgerState:
        """Return the state of a new row."""
        return self.states[0]

    @property
    def due_column(self) -> LedgerColumn | None:
        """Return the column that says when a row is due."""
        return next((one for one in self.columns if one.due is not None), None)

    @property
    def who_columns(self) -> tuple[LedgerColumn, ...]:
        """Return the columns that name whoever has to act."""
        return tuple(one for one in self.columns if one.who)

    def due(self, values: Mapping[str, Json]) -> datetime.date | None:
        """Return the day a row is due, None where nothing says it."""
        column = self.due_column
        if column is None or column.due is None:
            return None
        own = _day(values.get(column.name))
        if own is not None or not column.due.since:
            return own
        since = _day(values.get(column.due.since))
        if since is None or (datetime.date.max - since).days < column.due.days:
            return None
        return since + datetime.timedelta(days=column.due.days)

    def days_taken(self, values: Mapping[str, Json]) -> int | None:
        """Return how many days a row took or has a day for, None where one of its two days is open."""
        if self.lasting is None:
            return None
        begin, end = (_day(values.get(name)) for name in self.lasting)
        return None if begin is None or end is None else (end - begin).days

    def missing(self, values: Mapping[str, Json]) -> tuple[LedgerColumn, ...]:
        """Return the required columns a row says nothing in."""
        return tuple(one for one in self.columns if one.is_required and values.get(one.name) is None)

    def unclosed(self, values: Mapping[str, Json]) -> tuple[LedgerColumn, ...]:
        """Return the columns that keep a row from being closed: required ones too."""
        return tuple(
            one
            for one in self.columns
            if (one.is_required and values.get(one.name) is None) or not _closes(one, values.get(one.name))
        )


def _closes(column: LedgerColumn, value: Json) -> bool:
    rule = column.closing
    if rule is None or rule.answers == Answers.TODAY:
        return True
    if rule.answers == Answers.FILLED:
        return value is not None and value is not False
    return value in rule.codes or (isinstance(value, bool) and ("yes" if value else "no") in rule.codes)


def _day(value: Json) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
