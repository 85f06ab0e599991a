"""The best plan of a round under a budget: what its lines cost and bring as one problem, solved."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from renodesk.domain.costing import Costing, Work, cost_of
from renodesk.domain.money import NOTHING, Amounts, Fen
from renodesk.domain.places import Place
from renodesk.domain.planning import related
from renodesk.optimum import Candidate, Clash, Problem, Solution, best, greedy
from renodesk.services.planning.alternatives import Alternatives
from renodesk.services.planning.lines import PlanLine, PlanLines
from renodesk.services.planning.terms import Terms
from renodesk.services.prices import Prices
from renodesk.services.session import EstateSession


class PriceEnd(StrEnum):
    """By which of a price's three figures a plan is reckoned."""

    LOW = "low"
    LIKELY = "likely"
    HIGH = "high"


@dataclass(frozen=True, kw_only=True, slots=True)
class Optimum:
    """The best plan found, the greedy one, and what of the lines has no price and stands outside both.

    `unpriced` lines that may not be left out are in the plan all the same; the money does not count them.
    `unweighed` ones could be left out: without a price nobody can say whether they are worth it. `costs` are
    by line, with their low and high ends.
    """

    problem: Problem
    best: Solution | Clash
    by_hand: Solution | Clash
    unpriced: tuple[str, ...]
    unweighed: tuple[str, ...] = ()
    costs: Mapping[str, Amounts] = field(default_factory=dict)

    @property
    def binding(self) -> tuple[int, ...]:
        """Return the years whose money is spent: not even the cheapest line that is left out would fit."""
        if isinstance(self.best, Clash):
            return ()
        taken = self.best.years
        left_out = [one.cost for one in self.problem.candidates if one.key not in taken]
        return tuple(
            year
            for year, money in enumerate(self.problem.years, start=1)
            if left_out and money - self.spent(year).likely < min(left_out)
        )

    def spent(self, year: int) -> Amounts:
        """Return what the best plan spends in a year."""
        taken = {} if isinstance(self.best, Clash) else self.best.years
        return sum((self.costs[key] for key, one in taken.items() if one == year), NOTHING)

    @property
    def total(self) -> Amounts:
        """Return what the best plan costs, as far as it has prices."""
        taken = {} if isinstance(self.best, Clash) else self.best.years
        return sum((self.costs[key] for key in taken), NOTHING)

    @property
    def years(self) -> Mapping[str, int]:
        """Return the year of every line of the best plan, those without a price among them (0)."""
        if isinstance(self.best, Clash):
            return {}
        return {**dict.fromkeys(self.unpriced, 0), **self.best.years}


class Optimising:
    """Finds the best plan of an alternative under the money of its years."""

    def __init__(self, session: EstateSession, alternative: str) -> None:
        """Read the plan's lines, and their cost by the round's price book.

        Raises:
            UnknownAlternative: there is no such plan.
            BookNotChosen: the round has no price book.
        """
        self.session = session
        self.alternative = Alternatives(session).get(alternative)
        self.lines = PlanLines(session, alternative).lines()
        self._costs = costs_of(session, self.lines)

    @property
    def is_example(self) -> bool:
        """Return whether the prices are invented: 示例、不得用于报批."""
        chosen = Prices(self.session).chosen()
        return chosen is not None and chosen.book.is_example

    def problem(self) -> tuple[Problem, tuple[str, ...]]:
        """Return the problem by the likely prices, and the lines that have to be in and have no price."""
        priced = {line.key: line for line in self.lines if line.key in self._costs and _may_be_in(line)}
        unpriced = tuple(line.key for line in self.lines if line.key not in self._costs and line.is_protected)
        candidates = tuple(
            Candidate(
                key=key,
                cost=self._costs[key].likely,
                is_forced=line.is_protected,
                is_urgent=line.is_urgent,
                first=tuple(self._first(line, priced.values())),
            )
            for key, line in priced.items()
        )
        measures = [line.measure for line in priced.values()]
        always = [line.measure for line in self.lines if line.key in unpriced]
        terms = Terms(self.session, measures, always).terms()
        digging: dict[Place, list[str]] = {}
        for key, line in priced.items():
            if line.item is not None and line.item.phase == self.session.forms.checklist.underground:
                digging.setdefault(line.place, []).append(key)
        together = tuple(tuple(keys) for keys in digging.values())
        years = self.alternative.years
        return Problem(candidates=candidates, terms=terms, years=years, together=together), unpriced

    def optimum(self, seconds: float = 2.0) -> Optimum:
        """Return the best plan, or the best found within the time, beside the greedy list."""
        problem, unpriced = self.problem()
        by_hand = greedy(problem)
        found = best(problem, seconds, by_hand)
        weighed = {*unpriced, *self._costs}
        return Optimum(
            problem=problem,
            best=found,
            by_hand=by_hand,
            unpriced=unpriced,
            unweighed=tuple(line.key for line in self.lines if line.key not in weighed and _may_be_in(line)),
            costs=self._costs,
        )

    def _first(self, line: PlanLine, others: Iterable[PlanLine]) -> Iterable[str]:
        codes = line.item.depends_on if line.item is not None else ()
        for other in others if codes else ():
            if other.item is not None and other.item.code in codes and related(line.place, other.place):
                yield other.key


def _may_be_in(line: PlanLine) -> bool:
    """Return whether nobody left it out for a reason."""
    return line.is_chosen or not (line.is_decided and line.reason)


def priced_at(problem: Problem, costs: Mapping[str, Amounts], end: PriceEnd) -> Problem:
    """Return a problem as it is by another figure of the prices."""
    ends: Mapping[PriceEnd, Mapping[str, Fen]] = {
        PriceEnd.LOW: {key: one.low for key, one in costs.items()},
        PriceEnd.LIKELY: {key: one.likely for key, one in costs.items()},
        PriceEnd.HIGH: {key: one.high for key, one in costs.items()},
    }
    cost = ends[end]
    return replace(problem, candidates=tuple(replace(one, cost=cost[one.key]) for one in problem.candidates))


def costs_of(session: EstateSession, lines: Sequence[PlanLine]) -> dict[str, Amounts]:
    """Return the cost of every line that has its whole price, contingency included.

    Raises:
        BookNotChosen: the round has no price book.
    """
    costing = costing_of(session, lines)
    lacking = {(lack.item, lack.place) for lack in costing.lacks}
    sums: dict[tuple[str, Place], Amounts] = {}
    for one in costing.lines:
        sums[one.item, one.place] = sums.get((one.item, one.place), NOTHING) + one.total
    found = {
        line.key: sums[line.measure.spot]
        for line in lines
        if line.item is not None and line.measure.spot in sums and line.measure.spot not in lacking
    }
    own = {line.key: line.cost for line in lines if line.item is None and line.cost is not None}
    return found | {key: Amounts(low=cost, likely=cost, high=cost) for key, cost in own.items()}


def costing_of(session: EstateSession, lines: Iterable[PlanLine]) -> Costing:
    """Return the cost lines of the lines of the 36, and what is missing.

    Raises:
        BookNotChosen: the round has no price book.
    """
    works = [
        Work(item=line.item.code, place=line.place, quantities=dict(line.quantities))
        for line in lines
        if line.item is not None
    ]
    return cost_of(works, session.forms.checklist, Prices(session).of_day())
