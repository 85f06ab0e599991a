"""Questions to the index about the ledgers of all estates: what is open, overdue and done, and where."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, case, func, select
from sqlalchemy.sql import ColumnElement

from renodesk.office.index.city import CITY
from renodesk.office.index.ledgers import LEDGER_ROWS, LEDGERS, OPEN
from renodesk.office.index.tables import ESTATES

_R, _C, _E, _L = LEDGER_ROWS.c, CITY.c, ESTATES.c, LEDGERS.c
AREAS: dict[str, tuple[ColumnElement[Any], ...]] = {
    "ledger": (),
    "county": (_C.county,),
    "street": (_C.county, _C.street),
    "estate": (_C.county, _C.street, _R.estate, _E.name),
}
"""By what rows are added up besides their ledger."""


@dataclass(frozen=True, kw_only=True, slots=True)
class LedgerFilter:
    """Which rows are meant; what is None is not asked."""

    ledger: str | None = None
    county: str | None = None
    street: str | None = None
    estates: frozenset[str] | None = None


def ledger_titles(connection: Connection) -> Sequence[Row[Any]]:
    """Return (ledger, title, title_en) of every ledger somebody keeps; one title each."""
    title, title_en = func.max(_L.title).label("title"), func.max(_L.title_en).label("title_en")
    query: Select[Any] = select(_L.ledger, title, title_en)
    return connection.execute(query.group_by(_L.ledger).order_by(_L.ledger)).all()


def ledger_sums(
    connection: Connection, by: str, day: str, soon: str, wanted: LedgerFilter
) -> Sequence[Row[Any]]:
    """Return what is added up by ledger and area; overdue is what is open and was due before `day`.

    A row says `ledger`, the columns of `AREAS[by]`, and `estates`, `rows`, `open`, `overdue`, `oldest` (the
    day that is due longest), `due_soon`, `closed`, `contested`.
    """
    keys = (_R.ledger, *AREAS[by])
    is_open = _R.standing == OPEN
    is_late = and_(is_open, _R.due < day)
    query: Select[Any] = select(
        *keys,
        func.count(_R.estate.distinct()).label("estates"),
        func.count().label("rows"),
        _count(is_open).label("open"),
        _count(is_late).label("overdue"),
        func.min(case((is_late, _R.due))).label("oldest"),
        _count(and_(is_open, _R.due >= day, _R.due <= soon)).label("due_soon"),
        _count(_R.standing != OPEN).label("closed"),
        func.sum(_R.contested).label("contested"),
    )
    query = _where(_joined(query), wanted).group_by(*keys).order_by(*keys)
    return connection.execute(query).all()


def overdue_rows(connection: Connection, day: str, wanted: LedgerFilter, most: int) -> Sequence[Row[Any]]:
    """Return the rows that are overdue, longest first, `most` at most."""
    query: Select[Any] = select(
        _R.ledger, _R.number, _R.due, _R.what, _R.unit, _R.contested, _R.estate, _E.name, _C.county, _C.street
    )
    query = _where(_joined(query), wanted).where(_R.standing == OPEN, _R.due < day)
    return connection.execute(query.order_by(_R.due, _R.ledger, _E.name, _R.number).limit(most)).all()


def _joined(query: Select[Any]) -> Select[Any]:
    joined = LEDGER_ROWS.join(CITY, _C.estate == _R.estate).join(ESTATES, _E.id == _R.estate)
    return query.select_from(joined)


def _where(query: Select[Any], wanted: LedgerFilter) -> Select[Any]:
    asked = ((_R.ledger, wanted.ledger), (_C.county, wanted.county), (_C.street, wanted.street))
    for column, value in asked:
        if value is not None:
            query = query.where(column == value)
    return query if wanted.estates is None else query.where(_R.estate.in_(sorted(wanted.estates)))


def _count(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)
