"""What stands behind a best plan: what each forced choice costs, whom it equals, how prices may move it.

Every answer is bounded in time; what there was no time for is named, never passed over in silence.
"""

import time
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from renodesk.domain.money import NOTHING, Amounts, Fen
from renodesk.domain.scores import NodeScore
from renodesk.optimum import NEAR, Candidate, Clash, Problem, Solution, best, runner_up
from renodesk.services.planning.alternatives import Alternatives
from renodesk.services.planning.lines import PlanLine, PlanLines
from renodesk.services.planning.optimising import Optimising, Optimum, PriceEnd, costs_of, priced_at
from renodesk.services.planning.predicting import Outlook, Predicting

MOST_KEPT = 8
"""So many forced choices are tried, the dearest first."""
SHOWN = Fraction(1, 10)
"""Scores are shown to a tenth; what differs by less is no difference."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Kept:
    """A line that is in the best plan because it has to be, and what the best plan without that duty does.

    It would bring `gain` points more and cost `saved` less (more where negative). `is_in_anyway`: the plan
    would hold the line all the same, so that the duty costs nothing.
    """

    key: str
    cost: Fen
    gain: Fraction
    saved: Fen
    is_in_anyway: bool
    is_proven: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Rival:
    """Another plan beside the best one: how far the best is ahead, in points and in yuan.

    `ahead` has the two ends of the difference in the predicted total, which differ where answers do;
    `dearer` those of the difference in cost by the lines the two do not share. `within` is the gap that is
    not proven, in points. `more` is what only the best plan has, `instead` what only the other one has.
    """

    name: str
    ahead: tuple[Fraction, Fraction]
    within: Fraction
    dearer: Amounts
    more: tuple[str, ...]
    instead: tuple[str, ...]
    is_over: bool = False

    @property
    def is_same(self) -> bool:
        """Return whether it holds the same measures for the same money."""
        return not self.more and not self.instead and self.dearer == NOTHING

    @property
    def is_equal(self) -> bool:
        """Return whether nobody can say which of the two brings more points."""
        low, high = self.ahead
        near = max(self.within, SHOWN)
        return low <= 0 <= high or min(abs(low), abs(high)) < near

    @property
    def is_equal_in_cost(self) -> bool:
        """Return whether nobody can say which of the two costs more, prices being what they are."""
        return self.dearer.low <= 0 <= self.dearer.high


@dataclass(frozen=True, kw_only=True, slots=True)
class PriceEnds:
    """The best plan if all prices were at their low end, and if all were at their high end.

    `firm` are the lines that are in it whatever the prices turn out to be; None where one end has no plan.
    """

    low: Solution | Clash
    high: Solution | Clash
    firm: tuple[str, ...] | None


class WhatIf:
    """Asks what stands behind a best plan that was found."""

    def __init__(self, optimising: Optimising, found: Optimum) -> None:
        """Ask about one plan."""
        self._optimising = optimising
        self._session = optimising.session
        self._found = found
        self._predicting = Predicting(self._session)

    def kept(self, most: int = MOST_KEPT, seconds: float = 2.0) -> tuple[tuple[Kept, ...], tuple[str, ...]]:
        """Return what forced choices cost, the dearest first, and the keys of those that were not tried."""
        best_plan, problem = self._found.best, self._found.problem
        forced = sorted((one for one in problem.candidates if one.is_forced), key=lambda one: -one.cost)
        if isinstance(best_plan, Clash):
            return (), ()
        until = time.monotonic() + seconds
        found: list[Kept] = []
        for number, one in enumerate(forced[:most]):
            left = until - time.monotonic()
            if left <= 0:
                break
            share = left / (min(most, len(forced)) - number)
            without = best(_loose(problem, one), share, near=NEAR)
            if isinstance(without, Solution) and (without.is_proven or without.gain >= best_plan.gain):
                found.append(_kept(one, best_plan, without))
        tried = {one.key for one in found}
        return tuple(found), tuple(one.key for one in forced if one.key not in tried)

    def rivals(self, seconds: float = 2.0) -> tuple[Rival, ...]:
        """Return the plans beside the best one: the runner-up, the greedy list, and those of the round."""
        best_plan, found = self._found.best, self._found
        if isinstance(best_plan, Clash):
            return ()
        others: list[tuple[str, Sequence[PlanLine], Mapping[str, Amounts]]] = []
        if any(key not in found.problem.forced for key in best_plan.years):
            second = runner_up(found.problem, best_plan, seconds)
            others += [self._proposed("runner_up", second)] if second is not None else []
        if isinstance(found.by_hand, Solution):
            others.append(self._proposed("greedy", found.by_hand))
        for row in Alternatives(self._session).rows():
            lines = [line for line in PlanLines(self._session, row.key).lines() if line.is_chosen]
            others.append((row.key, lines, costs_of(self._session, lines)))
        return tuple(self._rival(name, lines, costs) for name, lines, costs in others)

    def _proposed(self, name: str, plan: Solution) -> tuple[str, Sequence[PlanLine], Mapping[str, Amounts]]:
        return name, self._taken({*self._found.unpriced, *plan.years}), self._found.costs

    def price_ends(self, seconds: float = 2.0) -> PriceEnds | None:
        """Return what other prices would make of it; None where no money is limited, or there is no plan."""
        found = self._found
        if isinstance(found.best, Clash) or not found.problem.years:
            return None
        low = best(priced_at(found.problem, found.costs, PriceEnd.LOW), seconds / 2, near=NEAR)
        high = best(priced_at(found.problem, found.costs, PriceEnd.HIGH), seconds / 2, near=NEAR)
        firm = None
        if isinstance(low, Solution) and isinstance(high, Solution):
            firm = tuple(key for key in found.best.years if key in low.years and key in high.years)
        return PriceEnds(low=low, high=high, firm=firm)

    @property
    def today(self) -> NodeScore:
        """Return the total today."""
        return self._session.scores.nodes["TOTAL"]

    def after(self, keys: Collection[str]) -> NodeScore:
        """Return the predicted total of a plan that holds these lines."""
        return self._predicting.outlook(self._taken(keys)).totals[1]

    def outlook(self) -> Outlook:
        """Return what the best plan would change, each line in the year it has there."""
        years = self._found.years
        return self._predicting.outlook(replace(line, year=years[line.key]) for line in self._taken(years))

    def gains(self, keys: Collection[str]) -> Mapping[str, tuple[Fraction, Fraction]]:
        """Return what the total would lack without each of these lines, with its low and high end."""
        taken = self._taken(keys)
        self._predicting.outlook(taken)
        gains = {line.key: self._predicting.gain_beside(line) for line in taken if line.item is not None}
        return {key: (gain.low, gain.high) for key, gain in gains.items()}

    def _taken(self, keys: Collection[str]) -> list[PlanLine]:
        return [replace(line, is_chosen=True) for line in self._optimising.lines if line.key in keys]

    def _rival(self, name: str, lines: Sequence[PlanLine], costs: Mapping[str, Amounts]) -> Rival:
        """Return a plan beside the best; lines are the same where item and place are, whichever plan's."""
        found = self._found
        mine = {_spot(key): found.costs.get(key, NOTHING) for key in found.years}
        theirs = {_spot(line.key): costs.get(line.key, NOTHING) for line in lines}
        best_after, after = self.after(found.years.keys()), self._predicting.outlook(lines).totals[1]
        ends = sorted((_end(best_after.low) - _end(after.low), _end(best_after.high) - _end(after.high)))
        apart = [spot for spot in {**mine, **theirs} if mine.get(spot) != theirs.get(spot)]
        one = sum((mine.get(spot, NOTHING) for spot in apart), NOTHING)
        other = sum((theirs.get(spot, NOTHING) for spot in apart), NOTHING)
        bound = found.best.bound - found.best.gain if isinstance(found.best, Solution) else Fraction(0)
        there = sum(found.problem.years)
        return Rival(
            name=name,
            ahead=(ends[0], ends[1]),
            within=bound,
            dearer=_difference(one, other),
            more=tuple(key for key in found.years if _spot(key) not in theirs),
            instead=tuple(line.key for line in lines if _spot(line.key) not in mine),
            is_over=bool(found.problem.years) and sum(one.likely for one in theirs.values()) > there,
        )


def _spot(key: str) -> str:
    """Return item and place of a line, the same in every plan of the round."""
    return key.split("/", 2)[2]


def _loose(problem: Problem, forced: Candidate) -> Problem:
    """Return the problem with one forced candidate that may be left out."""
    free = (replace(one, is_forced=one.is_forced and one.key != forced.key) for one in problem.candidates)
    return replace(problem, candidates=tuple(free))


def _kept(one: Candidate, best_plan: Solution, without: Solution) -> Kept:
    return Kept(
        key=one.key,
        cost=one.cost,
        gain=max(Fraction(0), without.gain - best_plan.gain),
        saved=best_plan.cost - without.cost,
        is_in_anyway=one.key in without.years,
        is_proven=best_plan.is_proven and without.is_proven,
    )


def _difference(one: Amounts, other: Amounts) -> Amounts:
    """Return how much more one costs: at the least, likely, at the most."""
    return Amounts(low=one.low - other.high, likely=one.likely - other.likely, high=one.high - other.low)


def _end(value: Fraction | None) -> Fraction:
    return Fraction(0) if value is None else value
