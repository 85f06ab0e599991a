"""The best plan of an estate under a budget: what it may not leave out, what it tells, that it is real."""

import os
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import pytest

from renodesk.domain.money import NOTHING
from renodesk.domain.places import ESTATE, Place
from renodesk.domain.survey import Observation
from renodesk.errors import BookNotChosen
from renodesk.optimum import Clash, Solution
from renodesk.services.answers import Answers
from renodesk.services.history import History
from renodesk.services.planning import MAIN, Alternatives, Planner, Predicting
from renodesk.services.planning.optimising import Optimising
from renodesk.services.planning.terms import middle
from renodesk.services.planning.whatif import Rival, WhatIf
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


def test_the_points_of_a_plan_are_those_beside_what_has_no_price_and_is_done_anyway(
    surveyed: EstateSession,
) -> None:
    answers = Answers(surveyed)
    answers.record("A2.1", B1, Observation(inputs=numbers(leaking=3, top_units=6)))
    found = Optimising(surveyed, MAIN).optimum()
    assert isinstance(found.best, Solution)
    assert [key for key in found.unpriced if "/B-M1/" in key]
    planner, predicting = Planner(surveyed, MAIN), Predicting(surveyed)
    planner.take(dict.fromkeys(found.unpriced, 0))
    anyway = predicting.outlook(planner.lines()).after
    planner.take(found.years)
    after = predicting.outlook(planner.lines()).after
    assert middle(after) - middle(anyway) == found.best.gain


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


def test_less_money_than_what_may_not_be_left_out_costs_is_told_with_both_sums(
    surveyed: EstateSession,
) -> None:
    optimising = Optimising(surveyed, MAIN)
    needed = optimising.problem()[0].forced_cost
    Alternatives(surveyed).set_years(MAIN, [max(0, needed - 1)])
    found = Optimising(surveyed, MAIN).optimum()
    if needed:
        assert isinstance(found.best, Clash)
        assert (found.best.needed, found.best.there, found.best.extra) == (needed, needed - 1, (1,))
        assert found.best.forced == found.problem.forced
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


def test_a_forced_line_tells_what_the_best_plan_would_gain_and_save_without_it(
    surveyed: EstateSession,
) -> None:
    whole = Optimising(surveyed, MAIN).optimum()
    Alternatives(surveyed).set_years(MAIN, [whole.problem.forced_cost + 1000_00])
    optimising = Optimising(surveyed, MAIN)
    found = optimising.optimum()
    assert isinstance(found.best, Solution)
    rows, untried = WhatIf(optimising, found).kept()
    assert {one.key for one in rows} | set(untried) == set(found.problem.forced)
    assert [one.cost for one in rows] == sorted((one.cost for one in rows), reverse=True)
    assert all(one.gain >= 0 for one in rows)
    assert all(one.saved == 0 and one.gain == 0 for one in rows if one.is_in_anyway)
    dearest = rows[0]
    line = next(one for one in optimising.lines if one.key == dearest.key)
    if not dearest.is_in_anyway:
        Planner(surveyed, MAIN).choose([dearest.key], is_chosen=False, reason="不做")
        without = Optimising(surveyed, MAIN).optimum()
        assert isinstance(without.best, Solution)
        assert without.best.gain == found.best.gain + dearest.gain, line.title
    one, left = WhatIf(optimising, found).kept(most=1)
    assert (len(one), len(left)) == (1, len(found.problem.forced) - 1)


def test_plans_that_nobody_can_tell_apart_are_said_to_be_equal(surveyed: EstateSession) -> None:
    optimising = Optimising(surveyed, MAIN)
    found = optimising.optimum()
    Planner(surveyed, MAIN).take(found.years)
    other, _ = Alternatives(surveyed).add("无事可做", MAIN)
    Planner(surveyed, other).take({})
    rivals = {one.name: one for one in WhatIf(optimising, found).rivals()}
    assert rivals[MAIN].is_same
    assert rivals[MAIN].is_equal
    worse = rivals[other]
    assert not worse.is_equal
    assert worse.ahead[0] > 0
    assert worse.dearer.low > 0
    assert set(worse.more) == set(found.years)
    assert rivals["greedy"].is_equal


@pytest.mark.parametrize(
    ("ahead", "within", "is_equal"),
    [
        ("0 0", "0", True),
        ("1/20 2", "0", True),
        ("1/5 2", "0", False),
        ("1/5 2", "1/4", True),
        ("-2 -1/5", "0", False),
        ("-1 1", "0", True),
    ],
)
def test_what_is_within_the_scores_ends_the_shown_tenth_or_the_unproven_gap_is_equal(
    ahead: str, within: str, is_equal: bool
) -> None:
    low, high = map(Fraction, ahead.split())
    rival = Rival(
        name="", ahead=(low, high), within=Fraction(within), dearer=NOTHING, more=("a",), instead=()
    )
    assert rival.is_equal is is_equal


def test_the_ends_of_the_prices_bracket_the_best_plan_and_name_what_stays(surveyed: EstateSession) -> None:
    free = Optimising(surveyed, MAIN)
    unlimited = free.optimum()
    assert WhatIf(free, unlimited).price_ends() is None
    money = unlimited.total.high
    Alternatives(surveyed).set_years(MAIN, [money])
    optimising = Optimising(surveyed, MAIN)
    found = optimising.optimum()
    assert isinstance(found.best, Solution)
    ends = WhatIf(optimising, found).price_ends()
    assert ends is not None
    assert isinstance(ends.low, Solution)
    assert isinstance(ends.high, Solution)
    assert ends.low.gain >= found.best.gain >= ends.high.gain
    assert ends.firm == tuple(found.best.years)
    Alternatives(surveyed).set_years(MAIN, [found.problem.forced_cost])
    tight = Optimising(surveyed, MAIN)
    ends = WhatIf(tight, tight.optimum()).price_ends()
    assert ends is not None
    assert isinstance(ends.high, Clash)
    assert ends.firm is None


def test_what_has_a_deadline_may_not_be_left_out_of_a_best_plan_even_where_it_is_only_suggested(
    surveyed: EstateSession,
) -> None:
    lines = Planner(surveyed, MAIN).lines()
    assert all(line.is_asked for line in lines if line.is_urgent and line.mode == "suggest")
    assert not any(line.is_asked for line in lines if not line.is_urgent and line.mode == "suggest")


def test_the_same_estate_gives_the_same_plan_whatever_order_sets_have(
    surveyed: EstateSession, file: Path
) -> None:
    Alternatives(surveyed).set_years(MAIN, [60_000_00, 50_000_00])
    surveyed.close()
    runs = [
        subprocess.Popen(
            [sys.executable, "-m", "renodesk", "--json", "plan", "best", str(file), "--seconds", "30"],
            env={**os.environ, "PYTHONHASHSEED": str(seed)},
            stdout=subprocess.PIPE,
        )
        for seed in range(4)
    ]
    said = [run.communicate()[0] for run in runs]
    assert len(said[0]) > 1000
    assert said[0] == said[1] == said[2] == said[3]
