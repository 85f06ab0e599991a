"""Self-checks of a county's estates as the index knows them."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from renodesk.office.index.city import CITY
from renodesk.office.index.standard import CONTESTED, STANDARD_ANSWERS
from renodesk.office.index.tables import ESTATES

__all__ = ["CONTESTED", "EstateAnswer", "estate_answers", "estate_count"]
_A, _C, _E = STANDARD_ANSWERS.c, CITY.c, ESTATES.c


@dataclass(frozen=True, kw_only=True, slots=True)
class EstateAnswer:
    """What an estate answered to a row; `CONTESTED` where two people differ."""

    estate: str
    name: str
    row: str
    answer: str


def estate_answers(connection: Connection, year: int, county: str = "") -> Sequence[EstateAnswer]:
    """Return every answer of a year, of one county or of all, by estate."""
    query = select(_A.estate, _E.name, _A.item, _A.answer).join(ESTATES, _E.id == _A.estate)
    query = query.join(CITY, _C.estate == _A.estate).where(_A.year == year)
    if county:
        query = query.where(_C.county == county)
    return [
        EstateAnswer(estate=str(one.estate), name=str(one.name), row=str(one.item), answer=str(one.answer))
        for one in connection.execute(query.order_by(_A.estate, _A.item))
    ]


def estate_count(connection: Connection, county: str = "") -> int:
    """Return how many estates lie in a county, or in all."""
    query = select(func.count()).select_from(CITY)
    return int(connection.scalar(query.where(_C.county == county) if county else query) or 0)
