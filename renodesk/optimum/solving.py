"""The best plan by HiGHS, with the bound it proves; what HiGHS rounds is settled again in whole fen."""

import time
from collections.abc import Collection
from fractions import Fraction

from renodesk.optimum.greedy import greedy
from renodesk.optimum.model import EXACT, Model
from renodesk.optimum.problem import Clash, Problem, Solution
from renodesk.optimum.sooner import sooner

LEAST_SECONDS = 0.2
NEAR = 1e-3
"""A share of the points that no score shows: near enough for what is only held against the best plan."""


def best(
    problem: Problem,
    seconds: float = 2.0,
    by_hand: Solution | Clash | None = None,
    *,
    near: float = EXACT,
) -> Solution | Clash:
    """Return the plan with the most points, or the best found within the time, or why there is none.

    It counts as proven when none can be better by more than `near`, a share of its points.

    The same problem gives the same plan as long as it is solved within the time: one thread, one seed, one
    order. What comes out is checked in whole fen; where the solver's rounding would pass a year's money or it
    found nothing in time, the greedy list (`by_hand`, where it is known already) stands in, its bound the
    solver's.
    """
    if problem.years and problem.forced_cost > sum(problem.years):
        return clash(problem, seconds)
    started = time.monotonic()
    model = Model(problem, near=near)
    model.run(max(LEAST_SECONDS, seconds - (time.monotonic() - started)))
    if model.is_infeasible:
        return clash(problem, seconds)
    bound = model.bound()
    found = _settled(problem, model.years(), bound, is_proven=model.is_optimal)
    by_hand = by_hand or greedy(problem)
    if isinstance(by_hand, Clash):
        return found or by_hand
    if found is None or by_hand.gain > found.gain:
        limit = max(bound, by_hand.gain)
        return Solution(
            years=by_hand.years, gain=by_hand.gain, cost=by_hand.cost, bound=limit, is_proven=False
        )
    return found


def runner_up(
    problem: Problem, than: Solution, seconds: float = 2.0, *, near: float = NEAR
) -> Solution | None:
    """Return the best plan that does without something a plan was free to take, None where none was found.

    Raises:
        ValueError: the plan took nothing it was free to leave.
    """
    forced = frozenset(problem.forced)
    taken = [key for key in than.years if key not in forced]
    if not taken:
        raise ValueError("there is nothing to do without")
    model = Model(problem, not_all_of=taken, near=near)
    model.run(max(LEAST_SECONDS, seconds))
    if model.is_infeasible:
        return None
    return _settled(problem, model.years(), model.bound(), is_proven=model.is_optimal)


def clash(problem: Problem, seconds: float = 2.0) -> Clash:
    """Return what is missing so that what cannot be left out fits: the least that the years need more."""
    needed, there = problem.forced_cost, sum(problem.years)
    forced = tuple(one for one in problem.candidates if one.is_forced)
    alone = Problem(candidates=forced, years=problem.years)
    model = Model(alone, may_spend_more=True, near=0.0)
    model.run(max(LEAST_SECONDS, seconds))
    years = model.years()
    if len(years) < len(forced):  # not solved in time: everything in the first year always fits its order
        years = {one.key: 1 for one in forced}
    extra = tuple(
        max(0, alone.cost(_of_year(years, number)) - money)
        for number, money in enumerate(problem.years, start=1)
    )
    is_least = model.is_optimal or sum(extra) == needed - there
    return Clash(
        needed=needed, there=there, forced=problem.forced, extra=extra, years=years, is_least=is_least
    )


def _of_year(years: dict[str, int], number: int) -> Collection[str]:
    return [key for key, year in years.items() if year == number]


def _settled(problem: Problem, years: dict[str, int], bound: Fraction, *, is_proven: bool) -> Solution | None:
    """Return the solver's plan in exact numbers, None where it breaks a rule it may not break."""
    for number, money in enumerate(problem.years, start=1):
        if problem.cost(_of_year(years, number)) > money:
            return None
    if any(key not in years for key in problem.forced):
        return None
    gain = problem.gain(years)
    return Solution(
        years=sooner(problem, years),
        gain=gain,
        cost=problem.cost(years),
        bound=max(bound, gain),
        is_proven=is_proven,
    )
