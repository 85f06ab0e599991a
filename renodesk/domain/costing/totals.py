"""Sums of cost lines: each is the sum of rounded lines, so that every grouping adds up to the same whole."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from renodesk.domain.costing.lines import Costing, CostLine, Lack
from renodesk.domain.form import Checklist
from renodesk.domain.money import NOTHING, Amounts, together
from renodesk.domain.places import ESTATE


class Grouping(StrEnum):
    """By what lines are put together."""

    ITEM = "item"
    BUILDING = "building"
    DUTY = "duty"
    """必改 (`must`) or 提升 (`upgrade`)."""
    CLASS = "class"
    """基础类, 完善类, 提升类."""
    PHASE = "phase"


@dataclass(frozen=True, kw_only=True, slots=True)
class Sum:
    """A sum of lines, and how many things are missing in it: with any, the true cost is more."""

    works: Amounts = NOTHING
    contingency: Amounts = NOTHING
    lacks: int = 0

    @property
    def total(self) -> Amounts:
        """Return works and contingency together."""
        return self.works + self.contingency

    def __add__(self, other: "Sum") -> "Sum":
        """Return both together."""
        return Sum(
            works=self.works + other.works,
            contingency=self.contingency + other.contingency,
            lacks=self.lacks + other.lacks,
        )


class SumsBy(Mapping[Grouping, Mapping[str, Sum]]):
    """The sums of every grouping, each added up when somebody first asks for it."""

    def __init__(self, make: Callable[[Grouping], Mapping[str, Sum]]) -> None:
        """Add up by `make`."""
        self._make = make
        self._made: dict[Grouping, Mapping[str, Sum]] = {}

    def __getitem__(self, grouping: Grouping) -> Mapping[str, Sum]:
        """Return the sums of one grouping."""
        if grouping not in self._made:
            self._made[grouping] = self._make(Grouping(grouping))
        return self._made[grouping]

    def __iter__(self) -> Iterator[Grouping]:
        """Yield the groupings."""
        return iter(Grouping)

    def __len__(self) -> int:
        """Return how many groupings there are."""
        return len(Grouping)


def added(sums: Iterable[Sum]) -> Sum:
    """Return the sum of sums."""
    held = list(sums)
    return Sum(
        works=together(one.works for one in held),
        contingency=together(one.contingency for one in held),
        lacks=sum(one.lacks for one in held),
    )


def sum_of(costing: Costing) -> Sum:
    """Return the sum of everything."""
    return _sum(costing.lines, costing.lacks)


def sums_by(costing: Costing, grouping: Grouping, checklist: Checklist) -> Mapping[str, Sum]:
    """Return a sum per item, building (`estate`: the common parts), duty, class or phase.

    In the order of the lines, then of what is missing.
    """
    return grouped(costing, lambda one: _group(one, grouping, checklist))


def grouped(costing: Costing, key: Callable[[CostLine | Lack], str]) -> Mapping[str, Sum]:
    """Return a sum per key; what is missing counts under the key of its own."""
    lines: dict[str, list[CostLine]] = {}
    lacks: dict[str, list[Lack]] = {}
    for line in costing.lines:
        lines.setdefault(key(line), []).append(line)
    for lack in costing.lacks:
        lacks.setdefault(key(lack), []).append(lack)
    return {group: _sum(lines.get(group, ()), lacks.get(group, ())) for group in (*lines, *lacks)}


def _sum(lines: Iterable[CostLine], lacks: Collection[Lack]) -> Sum:
    held = list(lines)
    works, contingency = together(one.works for one in held), together(one.contingency for one in held)
    return Sum(works=works, contingency=contingency, lacks=len(lacks))


def _group(one: CostLine | Lack, grouping: Grouping, checklist: Checklist) -> str:
    item = checklist.item(one.item)
    match grouping:
        case Grouping.BUILDING:
            return one.place.building or ESTATE.key
        case Grouping.DUTY if item is not None:
            return "must" if item.is_must else "upgrade"
        case Grouping.CLASS if item is not None:
            return item.class_guobanfa23
        case Grouping.PHASE if item is not None:
            return item.phase
        case _:
            return one.item
