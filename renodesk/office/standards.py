"""Self-checks of a county's estates as the index knows them, added up where they lie."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, func, select

from renodesk.domain.standard import Fulfilment
from renodesk.office.index.city import CITY
from renodesk.office.index.standard import CONTESTED, STANDARD_ANSWERS
from renodesk.office.index.tables import ESTATES

__all__ = ["CONTESTED", "AnswerSums", "answer_sums", "estate_count"]
MOST_NAMED = 200
"""Estates that do not meet a row which are named; how many there are is counted whatever it is."""
_A, _C, _E = STANDARD_ANSWERS.c, CITY.c, ESTATES.c


@dataclass(frozen=True, kw_only=True, slots=True)
class AnswerSums:
    """What estates answered in a year: how many how, by row, who does not meet it, how many answered at all.

    Answers are those of `Fulfilment`, or `CONTESTED` where two people differ.
    """

    counts: Mapping[tuple[str, str], int]
    not_met: Mapping[str, Sequence[str]]
    checked: int


def answer_sums(connection: Connection, year: int, county: str = "") -> AnswerSums:
    """Return the answers of a year added up, of one county or of all estates."""
    counted = _of(select(_A.item, _A.answer, func.count().label("estates")), year, county)
    rows = connection.execute(counted.group_by(_A.item, _A.answer))
    counts = {(str(one.item), str(one.answer)): int(one.estates) for one in rows}
    checked = connection.scalar(_of(select(func.count(_A.estate.distinct())), year, county))
    return AnswerSums(counts=counts, not_met=_not_met(connection, year, county), checked=int(checked or 0))


def _not_met(connection: Connection, year: int, county: str) -> Mapping[str, Sequence[str]]:
    place = func.row_number().over(partition_by=_A.item, order_by=_A.estate).label("place")
    inner = _of(select(_A.item, _A.estate, place), year, county).where(_A.answer == Fulfilment.NOT_MET.value)
    named = inner.subquery()
    query = select(named.c.item, _E.name).join(ESTATES, _E.id == named.c.estate)
    query = query.where(named.c.place <= MOST_NAMED).order_by(named.c.item, named.c.place)
    found: dict[str, list[str]] = {}
    for one in connection.execute(query):
        found.setdefault(str(one.item), []).append(str(one.name))
    return found


def _of(query: Select[Any], year: int, county: str) -> Select[Any]:
    query = query.where(_A.year == year)
    if not county:
        return query
    return query.where(_A.estate.in_(select(_C.estate).where(_C.county == county)))


def estate_count(connection: Connection, county: str = "") -> int:
    """Return how many estates lie in a county, or in all."""
    query = select(func.count()).select_from(CITY)
    return int(connection.scalar(query.where(_C.county == county) if county else query) or 0)
