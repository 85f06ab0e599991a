"""What a table would do to the register, before it does it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from renodesk.domain.canonical import Json
from renodesk.domain.changes import Cell
from renodesk.domain.form import RegisterField
from renodesk.domain.places import Place
from renodesk.services.sheet.model import Fault

READ_CODES = frozenset({"import_read_as", "import_converted"})
"""Notices of values that are surely understood, only written otherwise."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Cause:
    """Where in the table something comes from: its row, its column (from 0) and the column's title."""

    row: int
    column: int = 0
    title: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class NewPlace:
    """A building or entrance the table brings."""

    place: Place
    name: str
    shown: str
    cause: Cause


@dataclass(frozen=True, kw_only=True, slots=True)
class Edit:
    """A value the table brings: the cell's text, what is kept of it, and what stands there now."""

    place: Place
    shown: str
    field: RegisterField
    cell: Cell
    text: str
    value: Json
    old: Json
    cause: Cause
    is_new_place: bool = False
    is_contested: bool = False
    """Two people differ on what stands there now; the table would decide it."""

    @property
    def is_change(self) -> bool:
        """Return whether another value stands there now."""
        return self.old is not None


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """What would happen, row by row, and what would not.

    `refused` are faults of rows, of which nothing is taken; `notices` say what was read as something else, or
    does not fit and is kept as typed; `passed_over` are rows that change nothing, each with its reason.
    """

    file: str
    rows: int = 0
    places: tuple[NewPlace, ...] = ()
    edits: tuple[Edit, ...] = ()
    refused: tuple[Fault, ...] = ()
    notices: tuple[Fault, ...] = ()
    passed_over: tuple[Fault, ...] = ()
    unmatched: tuple[Fault, ...] = ()
    """Columns nobody matched that hold something."""
    taken_rows: int = 0

    @property
    def refused_rows(self) -> int:
        """Return how many rows are refused."""
        return len({fault.where for fault in self.refused})

    @property
    def buildings(self) -> int:
        """Return how many buildings are new."""
        return sum(1 for one in self.places if not one.place.unit)

    @property
    def units(self) -> int:
        """Return how many entrances are new."""
        return sum(1 for one in self.places if one.place.unit)

    @property
    def is_empty(self) -> bool:
        """Return whether nothing would change."""
        return not self.places and not self.edits


@dataclass(kw_only=True, slots=True)
class Draft:
    """What one row would do, thrown away when something of it is refused."""

    row: int
    places: list[NewPlace] = field(default_factory=list)
    edits: list[Edit] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    notices: list[Fault] = field(default_factory=list)

    def refuse(self, code: str, facts: Mapping[str, str]) -> None:
        """Refuse the row."""
        self.faults.append(Fault(where=f"#{self.row}", code=code, facts=facts))

    def notice(self, code: str, facts: Mapping[str, str]) -> None:
        """Say something of the row."""
        self.notices.append(Fault(where=f"#{self.row}", code=code, facts=facts))
