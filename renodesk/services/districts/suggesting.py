"""Estates that may belong to a district: near its estates, or of their community or street.

A proposal only: nothing joins a district unless somebody says so.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from renodesk.domain.nearness import Point, metres, point_of
from renodesk.office.near import WhereRow


class Why(StrEnum):
    """Why an estate is proposed, the strongest reason first."""

    NEAR = "near"
    COMMUNITY = "community"
    STREET = "street"


@dataclass(frozen=True, kw_only=True, slots=True)
class Neighbour:
    """An estate that is proposed, and to which estate of the district it is nearest or belongs.

    `metres` is None where one of both has no point; `is_sure` says that both points are of one system.
    """

    estate: str
    name: str
    why: Why
    beside: str
    metres: int | None
    is_sure: bool
    community: str
    street: str


def neighbours_of(
    rows: Sequence[WhereRow], own: Collection[str], taken: Collection[str], within: int
) -> tuple[Neighbour, ...]:
    """Return the estates beside those in `own`, nearest first; those `taken` by other districts are left out.

    An estate is near within so many metres. A community is one only inside its street, a street inside its
    county; where the register names none there is no such reason.
    """
    inside = [one for one in rows if one.estate in own]
    points = {one.estate: point_of(one.location) for one in rows}
    free = (one for one in rows if one.estate not in own and one.estate not in taken)
    found = (best for one in free if (best := _best(one, inside, points, within)) is not None)
    return tuple(sorted(found, key=_order))


def _order(one: Neighbour) -> tuple[int, int, str, str]:
    far = 10**9
    distance = one.metres if one.metres is not None else far
    return (
        0 if one.why == Why.NEAR else 1 if one.why == Why.COMMUNITY else 2,
        distance,
        one.name,
        one.estate,
    )


def _best(
    one: WhereRow, inside: Sequence[WhereRow], points: dict[str, Point | None], within: int
) -> Neighbour | None:
    reasons = sorted(_reasons(one, inside, points, within), key=_order)
    return reasons[0] if reasons else None


def _reasons(
    one: WhereRow, inside: Sequence[WhereRow], points: dict[str, Point | None], within: int
) -> Iterator[Neighbour]:
    here = points[one.estate]
    for other in inside:
        there = points[other.estate]
        apart = metres(here, there) if here is not None and there is not None else None
        why = _why(one, other, apart, within)
        if why is not None:
            yield Neighbour(
                estate=one.estate,
                name=one.name,
                why=why,
                beside=other.name,
                metres=apart,
                is_sure=here is not None and there is not None and here.is_comparable(there),
                community=one.community,
                street=one.street,
            )


def _why(one: WhereRow, other: WhereRow, apart: int | None, within: int) -> Why | None:
    if apart is not None and apart <= within:
        return Why.NEAR
    if not one.street or (one.county, one.street) != (other.county, other.street):
        return None
    return Why.COMMUNITY if one.community and one.community == other.community else Why.STREET
