"""What plans of several estates hold of each kind of work: read from the index, for one list to approve."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from renodesk.office.index.city import CITY, COSTS, WHOLE
from renodesk.office.index.tables import ESTATES

_I, _C, _E = COSTS.c, CITY.c, ESTATES.c


def package_rows(connection: Connection, year: int, county: str) -> Sequence[Row[Any]]:
    """Return a row for each item of each plan in force; of a year's plan (0: whatever year) and a county.

    A row says `item`, `estate`, `name`, `county`, `street`, `state`, `plan`, `example_prices`, `lacks`, and
    `low`, `likely`, `high` (fen, null where nothing of it has a price).
    """
    query: Select[Any] = select(
        *(_I.item, _I.estate, _E.name, _C.county, _C.street, _E.state, _E.plan, _E.example_prices),
        *(_I.low, _I.likely, _I.high, _I.lacks),
    )
    query = query.join(ESTATES, _E.id == _I.estate).join(CITY, _C.estate == _I.estate)
    query = _meant(query.where(_I.item != WHOLE), year, county)
    return connection.execute(query.order_by(_I.item, _C.county, _C.street, _E.name, _I.estate)).all()


def unplanned(connection: Connection, year: int, county: str) -> Sequence[str]:
    """Return the names of the estates meant whose plan in force holds nothing."""
    query: Select[Any] = select(_E.name).join(CITY, _C.estate == _E.id)
    planned = select(_I.estate).where(_I.item != WHOLE)
    query = _meant(query.where(_E.id.not_in(planned)), year, county)
    return [str(one) for one in connection.scalars(query.order_by(_E.name))]


def _meant(query: Select[Any], year: int, county: str) -> Select[Any]:
    if year:
        query = query.where(_E.plan_year == year)
    return query.where(_C.county == county) if county else query
