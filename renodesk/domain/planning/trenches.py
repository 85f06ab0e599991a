"""Where the ground is opened, by place and year, so that it is opened once (综合改一次)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from renodesk.domain.form import Checklist
from renodesk.domain.places import Place
from renodesk.domain.planning.measure import Measure


@dataclass(frozen=True, kw_only=True, slots=True)
class Trench:
    """The works that open the ground at one place in one year (0: not yet phased)."""

    place: Place
    year: int
    measures: tuple[Measure, ...]


def trenches(checklist: Checklist, measures: Iterable[Measure]) -> tuple[Trench, ...]:
    """Return the trench works grouped by place and year, in the order of places, then years."""
    groups: dict[tuple[Place, int], list[Measure]] = {}
    for one in measures:
        item = checklist.item(one.item)
        if item is not None and item.phase == checklist.underground:
            groups.setdefault((one.place, one.year), []).append(one)
    return tuple(
        Trench(place=place, year=year, measures=tuple(sorted(found, key=lambda one: (one.item, one.key))))
        for (place, year), found in sorted(groups.items(), key=lambda pair: pair[0])
    )


def opened_again(found: Iterable[Trench]) -> Iterator[Place]:
    """Yield the places where the ground would be opened in more than one year."""
    years: dict[Place, set[int]] = {}
    for one in found:
        if one.year:
            years.setdefault(one.place, set()).add(one.year)
    yield from (place for place, known in years.items() if len(known) > 1)
