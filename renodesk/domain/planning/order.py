"""The order of works: phases first (先地下、后地上), then what has to be done before, then the table."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from renodesk.domain.form import CheckItem, Checklist
from renodesk.domain.places import Place
from renodesk.domain.planning.measure import Measure

Rank = tuple[int, int, int]
"""Phase, depth below what it depends on, and row of the table."""


class Order:
    """The order of a checklist's items: underground before above ground (建办城〔2021〕50号), `depends_on`.

    A work outside the 36 comes first: what it finds (鉴定加固) may change the rest.
    """

    def __init__(self, checklist: Checklist) -> None:
        """Rank every item; a pack whose dependencies run in a circle is refused when it is read."""
        self._items = {item.code: item for item in checklist.items}
        self._ranks: dict[str, Rank] = {}
        for row, item in enumerate(checklist.items):
            self._ranks[item.code] = (_phase(checklist, item), self._depth(item, frozenset()), row)

    def _depth(self, item: CheckItem, above: frozenset[str]) -> int:
        needs = [self._items[code] for code in item.depends_on if code in self._items and code not in above]
        return max((1 + self._depth(one, above | {item.code}) for one in needs), default=0)

    def rank(self, code: str) -> Rank:
        """Return where an item stands; works outside the 36 stand before all."""
        return self._ranks.get(code, (-1, 0, 0))

    def sorted(self, measures: Iterable[Measure]) -> list[Measure]:
        """Return measures in the order they are done; the same whatever order they came in."""
        return sorted(measures, key=lambda one: (self.rank(one.item), one.place, one.key))

    def first(self, code: str) -> tuple[str, ...]:
        """Return the items that are to be done before one."""
        item = self._items.get(code)
        return item.depends_on if item is not None else ()


def _phase(checklist: Checklist, item: CheckItem) -> int:
    phases = checklist.phases
    return phases.index(item.phase) if item.phase in phases else len(phases)


@dataclass(frozen=True, kw_only=True, slots=True)
class Early:
    """A measure planned for a year before something it depends on at a related place."""

    measure: Measure
    first: Measure


def early_works(order: Order, measures: Iterable[Measure]) -> Iterator[Early]:
    """Yield the measures that stand in a year before what they depend on; what has no year is passed over."""
    phased = [one for one in measures if one.year]
    by_item: dict[str, list[Measure]] = {}
    for one in phased:
        by_item.setdefault(one.item, []).append(one)
    for one in order.sorted(phased):
        for code in order.first(one.item):
            for before in by_item.get(code, ()):
                if related(one.place, before.place) and one.year < before.year:
                    yield Early(measure=one, first=before)


def related(one: Place, other: Place) -> bool:
    """Return whether what is done in one place touches the other."""
    return one.contains(other) or other.contains(one)


def by_year(measures: Iterable[Measure]) -> Mapping[int, list[Measure]]:
    """Return the measures of each year, the unphased under 0."""
    found: dict[int, list[Measure]] = {}
    for one in measures:
        found.setdefault(one.year, []).append(one)
    return found
