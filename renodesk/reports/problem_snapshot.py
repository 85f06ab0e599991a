"""What papers print of the handbook: lights, results with both readings, and the problems."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

LightColour = Literal["green", "yellow", "red", "unknown", "na", "by_people"]


@dataclass(frozen=True, kw_only=True, slots=True)
class LightEntry:
    """A light: how it stands, and the row that decides with its score, "" where none does."""

    state: LightColour
    lowest: str


@dataclass(frozen=True, kw_only=True, slots=True)
class LightRow:
    """The lights of one building or of the estate, in the order of the titles."""

    name: str
    lights: tuple[LightEntry, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class LightTable:
    """五不 or 六有: codes and names of the lights, and a row for each building or the estate.

    `reads` says of each light which rows it reads and from how many points it is green or yellow.
    """

    titles: tuple[str, ...]
    reads: tuple[str, ...]
    rows: tuple[LightRow, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class IndicatorEntry:
    """An indicator of the handbook: its result, the tree's scores of the same things, and why they differ.

    `number` counts within dwellings or estates as the handbook's lists do. `columns` are the sentences of an
    estate's problems by column of its list (provision, size, function, other), `provision` whether the
    facility is there at all: yes, no, open, or "" where the handbook does not ask. `is_same` tells that both
    readings agree.
    """

    code: str
    number: int
    is_dwelling: bool
    name: str
    unit: str
    result: str
    presence: Literal["present", "absent", "open", "na"]
    handbook: str
    tree: str
    is_same: bool
    explanation: str
    columns: Mapping[str, tuple[str, ...]]
    provision: Literal["yes", "no", "open", ""]
    source: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ProblemEntry:
    """A problem that is there, in the handbook's own words.

    `where` are its places in words, `area` only their buildings, `buildings` the same building by building
    (name, entrances in words). What the handbook does not say is "".
    """

    code: str
    indicator: str
    name: str
    sentence: str
    severity: str
    difficulty: str
    urgency: str
    is_urgent: bool
    repair: str
    remedy: str
    where: str
    area: str
    buildings: tuple[tuple[str, str], ...]
    responsible: str
    due: str
    status: str
    note: str
    list_column: str
    is_dwelling: bool
    is_unsolved: bool
    checks: tuple[str, ...]
    source: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ProblemsPart:
    """Everything the handbook says of a round.

    `unlinked` are rows of the tree that fall short and that the handbook does not ask about; `open` counts
    what was neither seen nor answered.
    """

    title: str
    version: str
    statement: str
    five_no: LightTable
    six_have: LightTable
    indicators: tuple[IndicatorEntry, ...]
    problems: tuple[ProblemEntry, ...]
    unlinked: tuple[str, ...]
    open: int

    def of(self, indicator: IndicatorEntry) -> tuple[ProblemEntry, ...]:
        """Return the problems of an indicator."""
        return tuple(one for one in self.problems if one.indicator == indicator.code)
