"""What every import of a table offers: columns it wants, how it would read them, what that would do."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, TypeVar

from renodesk.services.environment import Progress
from renodesk.services.register_import.matching import Layout
from renodesk.services.register_import.targets import Target
from renodesk.services.sheet.model import Fault
from renodesk.tables.grids import Grid
from renodesk.texts import Language, say

Plan = TypeVar("Plan")
Taken = TypeVar("Taken")


class LineKind(StrEnum):
    """What a line of an outlook tells."""

    REFUSED = "refused"
    CHANGED = "changed"
    NOTICE = "notice"
    NEW = "new"
    FILLED = "filled"
    READ = "read"
    SAME = "same"


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A line: where in the table (column and row, `C3`), and what happens."""

    kind: LineKind
    where: str
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Outlook:
    """What a table would do, in words; where a line is refused it is taken only as far as `is_divisible`."""

    summary: str
    lines: tuple[Line, ...]
    is_empty: bool
    """Nothing would change."""
    is_divisible: bool = False
    """The good rows may be taken without those that are refused."""

    @property
    def is_refused(self) -> bool:
        """Return whether anything is wrong in the table."""
        return any(one.kind == LineKind.REFUSED for one in self.lines)


class TableDoor(Protocol[Plan, Taken]):
    """One kind of import, as the window's dialog goes through it: propose, plan, tell, take."""

    kind: str
    """How confirmed matchings are kept apart."""
    title: str
    about: str
    """What tables it takes, for who is about to choose one."""
    known: Mapping[str, Target]
    """The columns it wants, by key, in order."""
    required: frozenset[str]
    """Without these nothing can be taken."""
    parts: frozenset[str]
    """Columns that only tell a part of another one: taken as they were found, and not offered."""

    def name(self, key: str) -> str:
        """Return what a wanted column is called."""

    def propose(self, grid: Grid, header_row: int | None = None) -> Layout:
        """Return how a table is probably to be read; `header_row` 0: it has no header."""

    def plan(self, grid: Grid, layout: Layout, progress: Progress) -> Plan:
        """Work out what a table would do; nothing is changed.

        Raises:
            SheetRefused: nothing in it can be understood.
            Cancelled: `progress` says so.
        """

    def outlook(self, plan: Plan) -> Outlook:
        """Say what a plan would do."""

    def take(self, plan: Plan, only_good: bool, progress: Progress) -> Taken:
        """Do it, as one act.

        Raises:
            RenodeskError: nothing was taken.
        """

    def told(self, taken: Taken) -> str:
        """Say what was done."""


def fault_lines(faults: Iterable[Fault], kind: LineKind, language: Language) -> Iterator[Line]:
    """Yield faults as lines of a kind, each with its column and row."""
    for fault in faults:
        where = fault.where.removeprefix("#")
        at = fault.facts.get("at", "") if where.isdecimal() else ""
        yield Line(kind=kind, where=at + where, text=say(fault.code, language, **fault.facts))
