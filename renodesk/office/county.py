"""What the index knows of a county's estates of one year: their projects and what their plans hold."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from sqlalchemy import Connection, and_, case, func, or_, select

from renodesk.office.index.city import CITY, COSTS, OUTSIDE, WHOLE
from renodesk.office.index.exact import number_of
from renodesk.office.index.ledgers import CLOSED, DROPPED, LEDGER_ROWS
from renodesk.office.index.progress import CHANNELS, PROGRESS
from renodesk.office.index.tables import ESTATES

_C, _E, _I, _P, _M, _R = CITY.c, ESTATES.c, COSTS.c, PROGRESS.c, CHANNELS.c, LEDGER_ROWS.c


@dataclass(frozen=True, kw_only=True, slots=True)
class CountyEstate:
    """An estate of a county: its project's state and year (0: none), and the items of its plan in force.

    `started` and `finished` are ISO days, "" where nobody knows, told by a step or a state of the reserve
    (`…_by`); `asked` and `satisfied` are questionnaires
    after the works, None where there are none; `channels` is what its plan has each channel pay, in fen.
    """

    id: str
    name: str
    state: str
    year: int
    households: Fraction | None
    items: frozenset[str]
    started: str = ""
    started_by: str = ""
    finished: str = ""
    finished_by: str = ""
    asked: int | None = None
    satisfied: int | None = None
    channels: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class JudgedRows:
    """Rows of a ledger of a year that can be judged: how many were due, and how many closed by their day.

    `unknown` rows have no day they were due, or none they were closed on.
    """

    due: int
    in_time: int
    unknown: int
    estates: int


def counties(connection: Connection) -> Sequence[str]:
    """Return the counties the register of some estate names, sorted."""
    query = select(_C.county).where(_C.county != "").distinct().order_by(_C.county)
    return [str(one) for one in connection.scalars(query)]


def county_estates(connection: Connection, county: str) -> Sequence[CountyEstate]:
    """Return the estates of a county, by id."""
    query = select(_E.id, _E.name, _E.state, _E.plan_year, _E.households)
    query = query.join(CITY, _C.estate == _E.id).where(_C.county == county)
    days = (_P.started, _P.started_by, _P.finished, _P.finished_by)
    query = query.add_columns(*days, _P.asked, _P.satisfied).join(PROGRESS, _P.estate == _E.id, isouter=True)
    rows = connection.execute(query.order_by(_E.id)).all()
    inside = select(_C.estate).where(_C.county == county)
    items: dict[str, set[str]] = {}
    for estate, item in connection.execute(
        select(_I.estate, _I.item).where(_I.estate.in_(inside), _I.item.not_in((WHOLE, OUTSIDE)))
    ):
        items.setdefault(str(estate), set()).add(str(item))
    channels: dict[str, dict[str, int]] = {}
    for estate, channel, likely in connection.execute(select(CHANNELS).where(_M.estate.in_(inside))):
        channels.setdefault(str(estate), {})[str(channel)] = int(likely)
    return [
        CountyEstate(
            id=str(one.id),
            name=str(one.name),
            state=str(one.state or ""),
            year=int(one.plan_year or 0),
            households=number_of(one.households),
            items=frozenset(items.get(str(one.id), ())),
            started=str(one.started or ""),
            started_by=str(one.started_by or ""),
            finished=str(one.finished or ""),
            finished_by=str(one.finished_by or ""),
            asked=one.asked,
            satisfied=one.satisfied,
            channels=channels.get(str(one.id), {}),
        )
        for one in rows
    ]


def judged_rows(connection: Connection, county: str, ledger: str, year: int, day: str) -> JudgedRows:
    """Return how the rows of a ledger that began in a year were closed, as far as that shows on a day.

    A row that was taken off counts nowhere. One that is still open counts once its day has passed. Where no
    day says when it began, that of being due does.
    """
    is_closed = _R.standing == CLOSED
    is_unknown = or_(_R.due.is_(None), and_(is_closed, _R.ended.is_(None)))
    is_due = and_(_R.due.is_not(None), or_(and_(is_closed, _R.ended.is_not(None)), _R.due < day))
    query = select(
        func.count(case((and_(is_due, ~is_unknown), 1))).label("due"),
        func.count(case((and_(is_closed, _R.ended <= _R.due), 1))).label("in_time"),
        func.count(case((is_unknown, 1))).label("unknown"),
        func.count(_R.estate.distinct()).label("estates"),
    ).join(CITY, _C.estate == _R.estate)
    begun = func.coalesce(_R.begun, _R.due, _R.ended)
    query = query.where(_R.ledger == ledger, _R.standing != DROPPED, _C.county == county)
    query = query.where(or_(begun.is_(None), func.substr(begun, 1, 4) == str(year)))
    row = connection.execute(query).one()
    return JudgedRows(due=row.due, in_time=row.in_time, unknown=row.unknown, estates=row.estates)
