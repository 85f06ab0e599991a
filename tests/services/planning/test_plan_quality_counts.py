"""What is counted of a plan for completeness and targetedness, on a real estate file."""

import datetime
from fractions import Fraction
from pathlib import Path

import pytest

from renodesk.domain.places import ESTATE, Place
from renodesk.domain.plan_quality import PlanFacts, PlanPart, Share
from renodesk.domain.survey import Observation
from renodesk.estates.assessing import assess
from renodesk.office.index.project import NO_PROJECT, ProjectRow
from renodesk.paths import forms_dir
from renodesk.services.answers import Answers
from renodesk.services.environment import Environment
from renodesk.services.plan_reading import PlanReading
from renodesk.services.planning import MAIN, Alternatives, PlanLines, PlanMoneys, Planner
from renodesk.services.planning.in_force import plan_in_force
from renodesk.services.planning.quality import plan_facts
from renodesk.services.prices import Prices
from renodesk.services.reserve.for_index import project_reader
from renodesk.services.session import EstateSession

B1, B2 = Place(building="1"), Place(building="2")


@pytest.fixture
def surveyed(session: EstateSession) -> EstateSession:
    """Everything not applicable but two leaking roofs and a broken road."""
    answers = Answers(session)
    places = [ESTATE]
    for building in session.survey.buildings:
        places += [building.place, *(unit.place for unit in building.units)]
    for item in session.forms.tree.items:
        for place in places:
            if item.scope == place.scope:
                answers.record(item.code, place, Observation(status="na", reason="没有"))
    for place, area in ((B1, 40), (B2, 90)):
        inputs = {"leaking": Fraction(1), "top_units": Fraction(8), "repair_m2": Fraction(area)}
        answers.record("A2.1", place, Observation(inputs=inputs))
    road = {"bad_m2": Fraction(900), "road_m2": Fraction(1000)}
    answers.record("B2.1", ESTATE, Observation(inputs=road))
    return session


def facts_of(session: EstateSession) -> PlanFacts:
    lines = PlanLines(session, MAIN).lines()
    return plan_facts(session, lines, PlanMoneys(session).of(lines))


def project_in(session: EstateSession) -> ProjectRow:
    read = project_reader(PlanReading(Environment()))
    return read(session.file, assess(session.file, forms_dir()))


def keys(session: EstateSession, *, must: bool = True) -> list[str]:
    return [one.key for one in Planner(session, MAIN).lines() if one.is_asked == must]


def test_nobody_planned_until_somebody_decided(surveyed: EstateSession, file: Path) -> None:
    assert plan_in_force(surveyed) is None
    assert project_in(surveyed) == NO_PROJECT
    Planner(surveyed, MAIN).set_year(keys(surveyed)[:1], 1)
    assert plan_in_force(surveyed) is not None
    draft = project_in(surveyed)
    assert (draft.plan, draft.cost, draft.unpriced == draft.measures) == ("draft", None, True)
    Alternatives(surveyed).adopt(MAIN)
    assert project_in(surveyed).plan == "adopted"


def test_musts_count_when_chosen_or_left_out_with_a_reason(surveyed: EstateSession) -> None:
    asked = keys(surveyed)
    assert len(asked) >= 3
    whole = facts_of(surveyed)[PlanPart.MUSTS]
    assert (whole.done, whole.of, whole.may_lack) == (len(asked), len(asked), 0)
    Planner(surveyed, MAIN).choose(asked[:1], is_chosen=False, reason="明年单独立项")
    assert facts_of(surveyed)[PlanPart.MUSTS] == whole
    assert facts_of(surveyed)[PlanPart.PLACES].ends == (100, 100)


def test_what_is_unseen_opens_the_low_end_and_never_counts_as_done(surveyed: EstateSession) -> None:
    before = facts_of(surveyed)[PlanPart.MUSTS]
    Answers(surveyed).record("A2.2", B1, Observation(status="unseen", reason="锁着"))
    after = facts_of(surveyed)[PlanPart.MUSTS]
    assert before.ends == (100, 100)
    assert after.ends is not None
    assert after.ends[0] < 100
    assert after.ends[1] == 100
    assert (after.done, after.of) == (before.done, before.of)


def test_prices_and_payers_count_only_where_they_are_known(surveyed: EstateSession) -> None:
    without = facts_of(surveyed)
    assert without[PlanPart.COSTS].done == 0
    assert without[PlanPart.PAID].ends == (0, 100)
    Prices(surveyed).use("price_example", on=datetime.date(2026, 6, 1))
    priced = facts_of(surveyed)
    assert priced[PlanPart.COSTS].ends == (100, 100)
    paid = priced[PlanPart.PAID]
    assert 0 <= paid.done <= paid.of
    assert paid.of > 0
    Alternatives(surveyed).adopt(MAIN)
    row = project_in(surveyed)
    assert row.cost == paid.of
    assert row.is_example
    assert row.completeness is not None


def test_a_plan_that_does_what_nobody_diagnosed_is_aimed_worse(surveyed: EstateSession) -> None:
    Prices(surveyed).use("price_example", on=datetime.date(2026, 6, 1))
    aimed = facts_of(surveyed)
    assert aimed[PlanPart.AIMED_MEASURES].ends == (100, 100)
    assert aimed[PlanPart.AIMED_MONEY] == Share(done=1, of=1)
    Planner(surveyed, MAIN).add("大门雕塑", "other", ESTATE, cost=100_000_00)
    other = facts_of(surveyed)
    ends = other[PlanPart.AIMED_MONEY].ends
    assert ends is not None
    assert ends[0] < 100
    assert ends[1] == 100
    assert other[PlanPart.AIMED_MEASURES].may_turn == 1
