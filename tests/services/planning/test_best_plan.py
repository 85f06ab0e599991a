"""The best plan of an estate under a budget: what it may not leave out, what it tells, that it is real."""

from fractions import Fraction

import pytest

from renodesk.domain.places import ESTATE, Place
from renodesk.domain.survey import Observation
from renodesk.errors import BookNotChosen
from renodesk.optimum import Clash, Solution
from renodesk.services.answers import Answers
from renodesk.services.history import History
from renodesk.services.planning import MAIN, Alternatives, Planner, Predicting
from renodesk.services.planning.optimising import Optimising, middle
from renodesk.services.prices import Prices
from renodesk.services.register import RegisterService
from renodesk.services.session import EstateSession

B1, B2 = Place(building="1"), Place(building="2")


def numbers(**inputs: int) -> dict[str, Fraction]:
    return {name: Fraction(value) for name, value in inputs.items()}


@pytest.fixture
def surveyed(session: EstateSession) -> EstateSession:
    """Return the session with two leaking roofs, bare ground and a broken road, with the example prices."""
    answers = Answers(session)
    for place, area in ((B1, 40), (B2, 90)):
        roof = numbers(leaking=1, top_units=8, repair_m2=area)
        answers.record("A2.1", place, Observation(inputs=roof))
    answers.record("B3.1", ESTATE, Observation(inputs=numbers(green_m2=300, central_m2=100, bare_m2=200)))
    answers.record("B2.1", ESTATE, Observation(inputs=numbers(bad_m2=100, road_m2=1000)))
    RegisterService(session).set_fields(ESTATE, {"area_m2": "3000"})
    Prices(session).use("price_example")
    return session


def test_without_a_price_book_there_is_no_best_plan(session: EstateSession) -> None:
    with pytest.raises(BookNotChosen):
        Optimising(session, MAIN)


def test_what_the_model_adds_up_is_what_the_prediction_says_of_the_plan_that_comes_out(
    surveyed: EstateSession,
) -> None:
    found = Optimising(surveyed, MAIN).optimum()
    assert isinstance(found.best, Solution)
    assert found.best.is_proven
    before = Predicting(surveyed).outlook(Planner(surveyed, MAIN).lines()).today
    Planner(surveyed, MAIN).take(found.years)
    after = Predicting(surveyed).outlook(Planner(surveyed, MAIN).lines()).after
    if not found.unpriced:
        assert middle(after) - middle(before) == found.best.gain
    assert middle(after) > middle(before)
    History(surveyed).undo()


def test_money_that_does_not_reach_for_all_leaves_out_what_brings_least_for_it(
    surveyed: EstateSession,
) -> None:
    whole = Optimising(surveyed, MAIN).optimum()
    assert isinstance(whole.best, Solution)
    Alternatives(surveyed).set_years(MAIN, [whole.best.cost - 1])
    less = Optimising(surveyed, MAIN).optimum()
    assert isinstance(less.best, Solution)
    assert less.best.gain < whole.best.gain
    assert less.best.cost < whole.best.cost
    forced = {one.key for one in less.problem.candidates if one.is_forced}
    assert forced <= less.best.years.keys()
    kept = less.problem.candidates[0].key
    price = Optimising(surveyed, MAIN).price_of_keeping(kept, less)
    assert price is not None
    assert price >= 0


def test_less_money_than_what_may_not_be_left_out_costs_is_told_with_both_sums(
    surveyed: EstateSession,
) -> None:
    optimising = Optimising(surveyed, MAIN)
    needed = optimising.problem()[0].forced_cost
    Alternatives(surveyed).set_years(MAIN, [max(0, needed - 1)])
    found = Optimising(surveyed, MAIN).optimum()
    if needed:
        assert found.best == Clash(
            needed=needed,
            there=needed - 1,
            forced=tuple(one.key for one in found.problem.candidates if one.is_forced),
        )
        assert found.years == {}


def test_a_line_left_out_for_a_reason_stays_out_and_one_left_out_by_a_plan_may_come_back(
    surveyed: EstateSession,
) -> None:
    planner = Planner(surveyed, MAIN)
    key = next(line.key for line in planner.lines() if line.item and line.item.code == "P-U6")
    planner.take({})
    assert key in {one.key for one in Optimising(surveyed, MAIN).problem()[0].candidates}
    planner.choose([key], is_chosen=False, reason="居民不同意")
    assert key not in {one.key for one in Optimising(surveyed, MAIN).problem()[0].candidates}
