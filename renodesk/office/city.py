"""Questions to the index about all estates of a city: the database counts and adds up, nothing is opened."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, case, func, or_, select
from sqlalchemy.sql import ColumnElement

from renodesk.office.index.city import CITY, COSTS, HEARD, NONE, SEALED, SHORTFALLS
from renodesk.office.index.ledgers import LEDGERS

TEN = 1000
"""Ten points, in the hundredths of the table."""
_C = CITY.c
SUMS = (
    *("estates", "known", "not_begun", "sealed", "with_red", "red_flags", "contested"),
    *("dealt", "to_deal", "low", "high", "with_score"),
)
"""What is added up of the estates of an area."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CityFilter:
    """Which estates are meant; what is None, or False, is not asked.

    `word` and `ten` (0 to 10) mean estates that have the word, or whose score lies in those ten points, for
    sure; with `is_open` also those that may. `item` is an indicator that falls short, `cost` an item of the
    36 in the plan. `device` and `person` go together. `is_unknown` means estates nobody has answered
    anything in, `ledger` estates that keep it, `estates` some of them by their ids.
    """

    county: str | None = None
    street: str | None = None
    stage: str | None = None
    word: str | None = None
    ten: int | None = None
    is_open: bool = False
    item: str | None = None
    cost: str | None = None
    device: str | None = None
    person: str | None = None
    has_red_flags: bool = False
    is_unknown: bool = False
    ledger: str | None = None
    estates: frozenset[str] | None = None

    @property
    def is_any(self) -> bool:
        """Return whether every estate is meant."""
        return self == CityFilter()


def areas(connection: Connection) -> Sequence[Row[Any]]:
    """Return what is added up by county and street, an estate standing in one of them."""
    query = select(_C.county, _C.street, *_sums()).group_by(_C.county, _C.street)
    return connection.execute(query.order_by(_C.county, _C.street)).all()


def _sums() -> tuple[ColumnElement[Any], ...]:
    return (
        func.count().label("estates"),
        _count(_C.scored > 0).label("known"),
        _count(_C.stage == NONE).label("not_begun"),
        _count(_C.stage == SEALED).label("sealed"),
        _count(_C.red_flags > 0).label("with_red"),
        _sum(_C.red_flags).label("red_flags"),
        _sum(_C.contested).label("contested"),
        _sum(_C.dealt).label("dealt"),
        _sum(_C.to_deal).label("to_deal"),
        _sum(_C.low).label("low"),
        _sum(_C.high).label("high"),
        func.count(_C.low).label("with_score"),
    )


def _count(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return _sum(case((condition, 1), else_=0))


def _sum(column: ColumnElement[int]) -> ColumnElement[int]:
    return func.coalesce(func.sum(column), 0)


def stages(connection: Connection) -> dict[str, int]:
    """Return how many estates there are of each stage."""
    found = connection.execute(select(_C.stage, func.count()).group_by(_C.stage))
    return {str(row[0]): int(row[1]) for row in found}


def words(connection: Connection) -> Sequence[Row[Any]]:
    """Return (word of the low end, word of the high end, estates)."""
    query = select(_C.word_low, _C.word_high, func.count().label("estates")).where(_C.word_low.is_not(None))
    return connection.execute(query.group_by(_C.word_low, _C.word_high)).all()


def tens(connection: Connection) -> Sequence[Row[Any]]:
    """Return (ten of the low end, ten of the high end, estates), both 0 to 10."""
    parts = select((_C.low // TEN).label("low"), (_C.high // TEN).label("high"))
    inner = parts.where(_C.low.is_not(None)).subquery()
    query = select(inner.c.low, inner.c.high, func.count().label("estates"))
    return connection.execute(query.group_by(inner.c.low, inner.c.high)).all()


def shortfalls(connection: Connection) -> Sequence[Row[Any]]:
    """Return (item, estates, places, estates with a red flag for it)."""
    table = SHORTFALLS.c
    query = select(
        table.item,
        func.count().label("estates"),
        _sum(table.places).label("places"),
        _count(table.red > 0).label("with_red"),
    )
    return connection.execute(query.group_by(table.item)).all()


def costs(connection: Connection) -> Sequence[Row[Any]]:
    """Return (item, estates, estates with a price, low, likely, high in fen, what is missing)."""
    table = COSTS.c
    query = select(
        table.item,
        func.count().label("estates"),
        func.count(table.low).label("priced"),
        _sum(table.low).label("low"),
        _sum(table.likely).label("likely"),
        _sum(table.high).label("high"),
        _count(or_(table.lacks > 0, table.low.is_(None))).label("lacking"),
    )
    return connection.execute(query.group_by(table.item)).all()


def heard(connection: Connection, before: str) -> Sequence[Row[Any]]:
    """Return (device, person, when last, estates) of whom nothing was heard since `before`, longest first."""
    table = HEARD.c
    last = func.max(table.at)
    query = select(table.device, table.person, last.label("at"), func.count().label("estates"))
    query = query.group_by(table.device, table.person).having(last < before)
    return connection.execute(query.order_by(last, table.device, table.person)).all()


def matching(connection: Connection, wanted: CityFilter, order: Sequence[str] = ()) -> set[str]:
    """Return the ids of the estates that are meant; `order` are the words of scores, best first."""
    query = select(_C.estate).where(and_(True, *_conditions(wanted, order)))
    return {str(one) for one in connection.scalars(query)}


def _conditions(wanted: CityFilter, order: Sequence[str]) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    for column, value in ((_C.county, wanted.county), (_C.street, wanted.street), (_C.stage, wanted.stage)):
        if value is not None:
            found.append(column == value)
    if wanted.word is not None:
        found.append(_has_word(wanted, order))
    if wanted.ten is not None:
        first, last = wanted.ten * TEN, (wanted.ten + 1) * TEN - 1
        between = (_C.low >= first, _C.high <= last)
        touching = (_C.low <= last, _C.high >= first)
        found.append(and_(*(touching if wanted.is_open else between)))
    if wanted.item is not None:
        found.append(_in(select(SHORTFALLS.c.estate).where(SHORTFALLS.c.item == wanted.item)))
    if wanted.cost is not None:
        found.append(_in(select(COSTS.c.estate).where(COSTS.c.item == wanted.cost)))
    if wanted.device is not None:
        of_device = select(HEARD.c.estate).where(HEARD.c.device == wanted.device)
        found.append(_in(of_device.where(HEARD.c.person == (wanted.person or ""))))
    if wanted.ledger is not None:
        found.append(_in(select(LEDGERS.c.estate).where(LEDGERS.c.ledger == wanted.ledger)))
    if wanted.estates is not None:
        found.append(_C.estate.in_(sorted(wanted.estates)))
    if wanted.has_red_flags:
        found.append(_C.red_flags > 0)
    if wanted.is_unknown:
        found.append(_C.scored == 0)
    return found


def _has_word(wanted: CityFilter, order: Sequence[str]) -> ColumnElement[bool]:
    """Return that the word is the only one, or with `is_open` that it lies between the words of both ends."""
    is_sure = and_(_C.word_low == wanted.word, _C.word_high == wanted.word)
    if not wanted.is_open or wanted.word not in order:
        return is_sure
    at = order.index(wanted.word)
    better, worse = order[: at + 1], order[at:]
    return or_(
        and_(_C.word_low.in_(worse), _C.word_high.in_(better)),
        and_(_C.word_low.in_(better), _C.word_high.in_(worse)),
    )


def _in(query: Select[tuple[str]]) -> ColumnElement[bool]:
    return _C.estate.in_(query)
