"""The dig-once list (综合改一次): which works open the ground, where, in which years, and what clashes."""

from collections.abc import Iterable
from dataclasses import dataclass

from renodesk.domain.places import Place
from renodesk.domain.planning import Trench, opened_again, trenches
from renodesk.services.planning.lines import PlanLine
from renodesk.services.planning.predicting import chosen
from renodesk.services.session import EstateSession


@dataclass(frozen=True, kw_only=True, slots=True)
class Digging:
    """A place whose ground is opened: its trenches by year, and whether that is more than one year."""

    place: Place
    trenches: tuple[Trench, ...]
    is_again: bool

    @property
    def years(self) -> tuple[int, ...]:
        """Return the years in which the ground is opened; 0, not yet phased, is none."""
        return tuple(sorted({one.year for one in self.trenches if one.year}))


def diggings(session: EstateSession, lines: Iterable[PlanLine]) -> tuple[Digging, ...]:
    """Return the places where the chosen lines open the ground, in the order of places."""
    found = trenches(session.forms.checklist, chosen(lines))
    again = set(opened_again(found))
    return tuple(
        Digging(
            place=place,
            trenches=tuple(one for one in found if one.place == place),
            is_again=place in again,
        )
        for place in dict.fromkeys(one.place for one in found)
    )
