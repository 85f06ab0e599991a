"""The best plan against all plans tried one by one, and the greedy list beside it."""

from dataclasses import replace
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from many import many

from renodesk.optimum import Candidate, Clash, Problem, Solution, Term, best, greedy, runner_up, sooner

few = settings(max_examples=many(25), deadline=None)
KEYS = "abcde"


def one(key: str, cost: int, **facts: object) -> Candidate:
    return Candidate(key=key, cost=cost, **facts)  # type: ignore[arg-type]


def alone(key: str, points: int) -> Term:
    return Term(groups=((key,),), gains={frozenset({0}): Fraction(points)})


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    """Up to five candidates in up to three years, with terms that join them."""
    keys = KEYS[: draw(st.integers(1, 5))]
    candidates = []
    for at, key in enumerate(keys):
        first = tuple(draw(st.lists(st.sampled_from(keys[:at]), unique=True, max_size=2))) if at else ()
        candidates.append(
            Candidate(
                key=key,
                cost=draw(st.integers(0, 9)) * 100_00,
                is_forced=draw(st.sampled_from([False, False, True])),
                is_urgent=draw(st.booleans()),
                first=first,
            )
        )
    terms = []
    for _ in range(draw(st.integers(0, 4))):
        groups = draw(
            st.lists(
                st.lists(st.sampled_from(keys), min_size=1, max_size=2, unique=True).map(tuple),
                min_size=1,
                max_size=2,
            )
        )
        sets = [frozenset({0})] + ([frozenset({1}), frozenset({0, 1})] if len(groups) > 1 else [])
        gains = {one: Fraction(draw(st.integers(0, 8)), 2) for one in sets}
        terms.append(Term(groups=tuple(groups), gains=gains, needs_all=draw(st.booleans())))
    years = tuple(money * 100_00 for money in draw(st.lists(st.integers(0, 12), max_size=3)))
    together = (tuple(keys[: draw(st.integers(0, len(keys)))]),)
    return Problem(candidates=tuple(candidates), terms=tuple(terms), years=years, together=together)


def fits(problem: Problem, years: dict[str, int]) -> bool:
    """Return whether a plan keeps every rule."""
    if any(each.is_forced and each.key not in years for each in problem.candidates):
        return False
    for each in problem.candidates:
        if each.key in years and any(years[key] > years[each.key] for key in each.first if key in years):
            return False
    spent = [0] * problem.spans
    for each in problem.candidates:
        if each.key in years:
            spent[years[each.key] - 1] += each.cost
    return not problem.years or all(cost <= money for cost, money in zip(spent, problem.years, strict=True))


def every(problem: Problem) -> list[dict[str, int]]:
    """Return every plan there is."""
    choices = [range(problem.spans + 1) for _ in problem.candidates]
    plans = (
        {each.key: year for each, year in zip(problem.candidates, years, strict=True) if year}
        for years in product(*choices)
    )
    return [plan for plan in plans if fits(problem, plan)]


@few
@given(problems())
def test_the_best_plan_is_the_best_of_all_plans_and_the_greedy_one_keeps_the_rules(problem: Problem) -> None:
    plans = every(problem)
    found, by_hand = best(problem, 20), greedy(problem)
    if not plans:
        assert isinstance(found, Clash)
        assert isinstance(by_hand, Clash)
        return
    assert isinstance(found, Solution)
    assert fits(problem, dict(found.years))
    assert found.gain == problem.gain(found.years) == max(problem.gain(plan) for plan in plans)
    assert found.cost == problem.cost(found.years)
    assert found.is_proven
    assert found.bound >= found.gain
    assert best(problem, 20) == found
    if isinstance(by_hand, Solution):
        assert fits(problem, dict(by_hand.years))
        assert by_hand.gain <= found.gain


def test_the_greedy_list_falls_short_where_two_together_are_better() -> None:
    problem = Problem(
        candidates=(one("a", 60), one("b", 50), one("c", 50)),
        terms=(alone("a", 7), alone("b", 5), alone("c", 5)),
        years=(100,),
    )
    found, by_hand = best(problem), greedy(problem)
    assert isinstance(found, Solution)
    assert isinstance(by_hand, Solution)
    assert (set(found.years), found.gain) == ({"b", "c"}, 10)
    assert (set(by_hand.years), by_hand.gain) == ({"a"}, 7)
    assert by_hand.reasons["a"] > 0


def test_what_has_to_be_in_and_costs_more_than_there_is_is_told() -> None:
    problem = Problem(candidates=(one("a", 60, is_forced=True), one("b", 50, is_forced=True)), years=(100,))
    clash = best(problem)
    assert clash == Clash(
        needed=110, there=100, forced=("a", "b"), extra=(10,), years={"a": 1, "b": 1}, is_least=True
    )
    assert clash.is_too_dear
    late = Problem(candidates=problem.candidates, years=(55, 55))
    unfit = best(late)
    assert isinstance(unfit, Clash)
    assert not unfit.is_too_dear
    assert sorted(unfit.extra) == [0, 5]
    assert unfit.is_least


def test_plans_that_presolving_would_miss_are_found() -> None:
    problem = Problem(
        candidates=(one("a", 200_00, is_forced=True), one("b", 200_00, is_forced=True)), years=(0, 100_00)
    )
    found = best(problem)
    assert isinstance(found, Clash)
    assert sum(found.extra) == 300_00
    half = Term(groups=(("a",), ("a",)), gains={frozenset({0, 1}): Fraction(1, 2)})
    problem = Problem(candidates=(one("a", 0), one("b", 0)), terms=(alone("b", 1), half))
    whole = best(problem)
    assert isinstance(whole, Solution)
    second = runner_up(problem, whole)
    assert second is not None
    assert (set(second.years), second.gain) == ({"b"}, 1)


@few
@given(problems())
def test_with_the_extra_money_a_clash_names_there_is_a_plan_and_with_less_there_is_none(
    problem: Problem,
) -> None:
    found = best(problem, 20)
    if not isinstance(found, Clash):
        return
    assert found.is_least
    enough = tuple(money + more for money, more in zip(problem.years, found.extra, strict=True))
    assert isinstance(best(replace(problem, years=enough), 20), Solution)
    forced = replace(problem, candidates=tuple(one for one in problem.candidates if one.is_forced))
    assert fits(replace(forced, years=enough), dict(found.years))
    less = sum(found.extra) - 100_00
    splits = [(0, 0, 0)] if less < 0 else product(range(0, less + 1, 100_00), repeat=len(problem.years))
    for split in splits:
        if sum(split) == less:
            years = tuple(money + more for money, more in zip(problem.years, split, strict=True))
            assert not every(replace(problem, years=years))


@few
@given(problems())
def test_the_runner_up_is_the_best_of_the_plans_that_do_without_something(problem: Problem) -> None:
    found = best(problem, 20)
    if not isinstance(found, Solution):
        return
    free = {key for key in found.years if key not in problem.forced}
    if not free:
        with pytest.raises(ValueError, match="without"):
            runner_up(problem, found)
        return
    others = [problem.gain(plan) for plan in every(problem) if not free <= plan.keys()]
    second = runner_up(problem, found, 20, near=0)
    if second is None:
        assert not others
        return
    assert fits(problem, dict(second.years))
    assert second.gain == max(others) <= found.gain
    assert not free <= second.years.keys()


def test_the_greedy_list_says_what_it_passed_over_and_whether_money_or_points_were_missing() -> None:
    problem = Problem(
        candidates=(one("a", 50), one("b", 80), one("c", 10)),
        terms=(alone("a", 5), alone("b", 4)),
        years=(100,),
    )
    by_hand = greedy(problem)
    assert isinstance(by_hand, Solution)
    assert list(by_hand.years) == ["a"]
    assert by_hand.passed_over["b"] > 0
    assert by_hand.passed_over["c"] == 0


def test_urgent_works_come_in_the_first_year_that_has_the_money() -> None:
    problem = Problem(
        candidates=(one("a", 50), one("b", 50, is_urgent=True, is_forced=True)),
        terms=(alone("a", 1),),
        years=(50, 50),
    )
    found = best(problem)
    assert isinstance(found, Solution)
    assert found.years == {"a": 2, "b": 1}


@pytest.mark.parametrize("money", [(), (0,), (0, 0, 0)])
def test_nothing_to_choose_from_is_an_empty_plan(money: tuple[int, ...]) -> None:
    found = best(Problem(candidates=(), years=money))
    assert isinstance(found, Solution)
    assert (found.years, found.gain, found.cost) == ({}, 0, 0)


@few
@given(problems())
def test_a_plan_done_sooner_keeps_its_works_its_money_and_its_order(problem: Problem) -> None:
    urgent = [each.key for each in problem.candidates if each.is_urgent]
    for plan in every(problem)[::7]:
        found = sooner(problem, plan)
        assert found.keys() == plan.keys()
        assert fits(problem, found)
        assert sum(found.get(key, 0) for key in urgent) <= sum(plan.get(key, 0) for key in urgent)
        for group in problem.together:
            assert len({found[key] for key in group if key in found}) <= len(
                {plan[key] for key in group if key in plan}
            )


def test_what_has_a_deadline_changes_places_with_what_has_none() -> None:
    problem = Problem(
        candidates=(one("a", 30), one("b", 20), one("c", 50, is_urgent=True), one("d", 10, first=("a",))),
        years=(60, 60),
    )
    found = sooner(problem, {"a": 1, "b": 1, "c": 2, "d": 2})
    assert found == {"a": 2, "b": 2, "c": 1, "d": 2}
    needs_it = replace(problem, candidates=(one("b", 30), one("c", 50, is_urgent=True, first=("b",))))
    assert sooner(needs_it, {"b": 1, "c": 2}) == {"b": 1, "c": 2}


def test_what_belongs_together_is_gathered_in_one_year_and_not_parted_for_being_sooner() -> None:
    problem = Problem(
        candidates=(one("a", 30), one("b", 30), one("c", 20)), years=(60, 90), together=(("a", "b"),)
    )
    assert sooner(problem, {"a": 1, "b": 2, "c": 2}) == {"a": 1, "b": 1, "c": 2}
    tight = replace(problem, years=(40, 90))
    assert sooner(tight, {"a": 1, "b": 2, "c": 2}) == {"a": 2, "b": 2, "c": 1}
    assert sooner(tight, {"a": 2, "b": 2, "c": 2}) == {"a": 2, "b": 2, "c": 1}
    full = replace(problem, years=(60, 60))
    assert sooner(full, {"a": 1, "c": 1, "b": 2}) == {"a": 1, "b": 1, "c": 2}
    alone = replace(tight, together=())
    assert sooner(alone, {"a": 2, "b": 2, "c": 2})["a"] == 2
    assert sooner(alone, {"a": 2, "b": 2}) == {"a": 1, "b": 2}
