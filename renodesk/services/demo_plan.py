"""The plan of the sample estate: costed by the example prices, phased over three years, and adopted."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from renodesk.domain.money import Fen
from renodesk.services.demo_papers import choose_sample_prices
from renodesk.services.planning import MAIN, Alternatives, PlanLine, PlanMoneys, Planner, Predicting
from renodesk.services.planning.alternatives import MOST_YEARS
from renodesk.services.session import EstateSession


@dataclass(frozen=True, kw_only=True, slots=True)
class SamplePlan:
    """What the plan comes to: its measures, their likely cost, and what nobody is said to pay."""

    measures: int
    total: Fen
    gap: Fen


def adopt_sample_plan(session: EstateSession, on: datetime.date) -> SamplePlan:
    """Take what the diagnosis proposes, urgent works first and what they wait for with them; adopt it."""
    choose_sample_prices(session, on)
    planner = Planner(session, MAIN)
    chosen = [line for line in planner.lines() if line.is_chosen]
    underground = session.forms.checklist.underground
    years: dict[int, list[str]] = {}
    for line in chosen:
        years.setdefault(_year(line, underground), []).append(line.key)
    for year, keys in years.items():
        planner.set_year(keys, year)
    _bring_forward(session, planner)
    Alternatives(session).adopt(MAIN)
    return _told(session, planner.lines())


def _bring_forward(session: EstateSession, planner: Planner) -> None:
    """Plan what another measure waits for no later than that one."""
    predicting = Predicting(session)
    while early := predicting.outlook(planner.lines()).early:
        earliest: dict[str, int] = {}
        for one in early:
            earliest[one.first.key] = min(one.measure.year, earliest.get(one.first.key, MOST_YEARS))
        for year in set(earliest.values()):
            planner.set_year([key for key, own in earliest.items() if own == year], year)


def _year(line: PlanLine, underground: str) -> int:
    is_first = line.is_urgent or (line.item is not None and line.item.phase == underground)
    return 1 if is_first else 2 if line.is_must else 3


def _told(session: EstateSession, lines: Iterable[PlanLine]) -> SamplePlan:
    known = tuple(lines)
    money = PlanMoneys(session).of(known)
    return SamplePlan(
        measures=sum(line.is_chosen for line in known),
        total=money.total.likely if money is not None else 0,
        gap=money.gap.likely if money is not None else 0,
    )
