"""What the index knows of a county's estates of one year: their projects and what their plans hold."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from sqlalchemy import Connection, select

from renodesk.office.index.city import CITY, COSTS, OUTSIDE, WHOLE
from renodesk.office.index.exact import number_of
from renodesk.office.index.tables import ESTATES

_C, _E, _I = CITY.c, ESTATES.c, COSTS.c


@dataclass(frozen=True, kw_only=True, slots=True)
class CountyEstate:
    """An estate of a county: its project's state and year (0: none), and the items of its plan in force."""

    id: str
    name: str
    state: str
    year: int
    households: Fraction | None
    items: frozenset[str]


def counties(connection: Connection) -> Sequence[str]:
    """Return the counties the register of some estate names, sorted."""
    query = select(_C.county).where(_C.county != "").distinct().order_by(_C.county)
    return [str(one) for one in connection.scalars(query)]


def county_estates(connection: Connection, county: str) -> Sequence[CountyEstate]:
    """Return the estates of a county, by id."""
    query = select(_E.id, _E.name, _E.state, _E.plan_year, _E.households)
    query = query.join(CITY, _C.estate == _E.id).where(_C.county == county)
    rows = connection.execute(query.order_by(_E.id)).all()
    inside = select(_C.estate).where(_C.county == county)
    items: dict[str, set[str]] = {}
    for estate, item in connection.execute(
        select(_I.estate, _I.item).where(_I.estate.in_(inside), _I.item.not_in((WHOLE, OUTSIDE)))
    ):
        items.setdefault(str(estate), set()).add(str(item))
    return [
        CountyEstate(
            id=str(one.id),
            name=str(one.name),
            state=str(one.state or ""),
            year=int(one.plan_year or 0),
            households=number_of(one.households),
            items=frozenset(items.get(str(one.id), ())),
        )
        for one in rows
    ]
