"""The best plan of a round under a budget: its lines, their cost and what they bring as one problem, solved.

What a set of measures brings to one answer is the pack's own scoring of that answer with their effects; what
an answer brings to the total is its weight in it. Both are exact. Of a row that is judged by its share of
places (`share`) only the whole counts: all its measures, or nothing; what a part of them brings shows in the
prediction, which is always made anew for the plan that comes out.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from renodesk.domain.costing import Costing, Work, cost_of
from renodesk.domain.form import Rollup
from renodesk.domain.places import Place
from renodesk.domain.planning import Measure, Predictor, related
from renodesk.domain.scores import Scores
from renodesk.optimum import Candidate, Clash, Problem, Solution, Term, best, greedy
from renodesk.services.planning.alternatives import Alternatives
from renodesk.services.planning.lines import PlanLine, PlanLines
from renodesk.services.prices import Prices
from renodesk.services.session import EstateSession

AnswerKey = tuple[str, Place]
MOST_GROUPS = 6
"""So many items of one answer are tried in every combination; of more only all together."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Optimum:
    """The best plan found, the greedy one, and what of the lines has no price and stands outside both.

    `unpriced` lines that may not be left out are in the plan all the same; the money does not count them.
    """

    problem: Problem
    best: Solution | Clash
    by_hand: Solution | Clash
    unpriced: tuple[str, ...]

    @property
    def binding(self) -> tuple[int, ...]:
        """Return the years whose money is spent: not even the cheapest line that is left out would fit."""
        if isinstance(self.best, Clash):
            return ()
        taken = self.best.years
        left_out = [one.cost for one in self.problem.candidates if one.key not in taken]
        spent = {
            year: sum(one.cost for one in self.problem.candidates if taken.get(one.key) == year)
            for year in range(1, self.problem.spans + 1)
        }
        return tuple(
            year
            for year, money in enumerate(self.problem.years, start=1)
            if left_out and money - spent[year] < min(left_out)
        )

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
        self._session = session
        self._alternative = Alternatives(session).get(alternative)
        self.lines = PlanLines(session, alternative).lines()
        self._costs = costs_of(session, self.lines)

    def problem(self) -> tuple[Problem, tuple[str, ...]]:
        """Return the problem, and the lines that have to be in and have no price."""
        priced = {line.key: line for line in self.lines if line.key in self._costs and self._may_be_in(line)}
        unpriced = tuple(line.key for line in self.lines if line.key not in self._costs and line.is_protected)
        candidates = tuple(
            Candidate(
                key=key,
                cost=self._costs[key],
                is_forced=line.is_protected,
                is_urgent=line.is_urgent,
                first=tuple(self._first(line, priced.values())),
            )
            for key, line in priced.items()
        )
        measures = [line.measure for line in priced.values()]
        always = [line.measure for line in self.lines if line.key in unpriced]
        terms = Terms(self._session, measures, always).terms()
        return Problem(candidates=candidates, terms=terms, years=self._alternative.years), unpriced

    def optimum(self, seconds: float = 2.0) -> Optimum:
        """Return the best plan, or the best found within the time, beside the greedy list."""
        problem, unpriced = self.problem()
        by_hand = greedy(problem)
        found = best(problem, seconds, by_hand)
        return Optimum(problem=problem, best=found, by_hand=by_hand, unpriced=unpriced)

    def price_of_keeping(self, key: str, optimum: Optimum, seconds: float = 2.0) -> Fraction | None:
        """Return how many points the best plan would gain if a line might be left out; None if unsolved."""
        loose = Problem(
            candidates=tuple(
                Candidate(key=one.key, cost=one.cost, is_urgent=one.is_urgent, first=one.first)
                if one.key == key
                else one
                for one in optimum.problem.candidates
            ),
            terms=optimum.problem.terms,
            years=optimum.problem.years,
        )
        without = best(loose, seconds)
        if isinstance(without, Clash) or isinstance(optimum.best, Clash):
            return None
        return max(Fraction(0), without.gain - optimum.best.gain)

    def _may_be_in(self, line: PlanLine) -> bool:
        """Return whether nobody left it out for a reason."""
        return line.is_chosen or not (line.is_decided and line.reason)

    def _first(self, line: PlanLine, others: Iterable[PlanLine]) -> Iterable[str]:
        codes = line.item.depends_on if line.item is not None else ()
        for other in others if codes else ():
            if other.item is not None and other.item.code in codes and related(line.place, other.place):
                yield other.key


def costs_of(session: EstateSession, lines: Sequence[PlanLine]) -> dict[str, int]:
    """Return the likely cost in fen of every line that has its whole price, contingency included.

    Raises:
        BookNotChosen: the round has no price book.
    """
    costing = costing_of(session, lines)
    lacking = {(lack.item, lack.place) for lack in costing.lacks}
    sums: dict[tuple[str, Place], int] = {}
    for one in costing.lines:
        sums[one.item, one.place] = sums.get((one.item, one.place), 0) + one.total.likely
    found = {
        line.key: sums[line.measure.spot]
        for line in lines
        if line.item is not None and line.measure.spot in sums and line.measure.spot not in lacking
    }
    return found | {line.key: line.cost for line in lines if line.item is None and line.cost is not None}


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


class Terms:
    """What measures bring to the total, answer by answer, by the pack's own scoring."""

    def __init__(
        self, session: EstateSession, measures: Sequence[Measure], always: Sequence[Measure]
    ) -> None:
        """Reckon from a survey in which the measures of `always` are done anyway."""
        self._always = list(always)
        self._predictor = Predictor(session.forms, session.survey)
        self._items = {item.code: item for item in session.forms.tree.items}
        self._touching: dict[AnswerKey, list[Measure]] = {}
        for measure in self._predictor.order.sorted(measures):
            for key in self._predictor.touched_by(measure):
                self._touching.setdefault(key, []).append(measure)

    def terms(self) -> tuple[Term, ...]:
        """Return a term for every answer that measures touch, and one for each row judged by its share."""
        found = []
        shares: dict[str, dict[str, Measure]] = {}
        for key, measures in self._touching.items():
            if self._items[key[0]].rollup == Rollup.SHARE:
                shares.setdefault(key[0], {}).update({one.key: one for one in measures})
            else:
                found.append(self._answer(measures, [key]))
        for row, those in shares.items():
            keys = [key for key in self._touching if key[0] == row]
            found.append(self._whole(list(those.values()), keys))
        return tuple(term for term in found if any(points > 0 for points in term.gains.values()))

    def _answer(self, measures: Sequence[Measure], keys: Sequence[AnswerKey]) -> Term:
        """Return what the items of one answer bring in every combination; of one item one place is enough."""
        items: dict[str, list[Measure]] = {}
        for measure in measures:
            items.setdefault(measure.item, []).append(measure)
        if len(items) > MOST_GROUPS:
            return self._whole(measures, keys)
        groups = list(items.values())
        gains = {
            frozenset(chosen): self._gain([one for number in chosen for one in groups[number]], keys)
            for size in range(1, len(groups) + 1)
            for chosen in combinations(range(len(groups)), size)
        }
        return Term(groups=tuple(tuple(one.key for one in group) for group in groups), gains=gains)

    def _whole(self, measures: Sequence[Measure], keys: Sequence[AnswerKey]) -> Term:
        group = tuple(one.key for one in measures)
        return Term(groups=(group,), gains={frozenset({0}): self._gain(measures, keys)}, needs_all=True)

    def _gain(self, measures: Sequence[Measure], keys: Sequence[AnswerKey]) -> Fraction:
        """Return the points these measures bring to the total through these answers alone."""
        before = middle(self._predictor.predict_at(self._always, keys))
        return middle(self._predictor.predict_at([*self._always, *measures], keys)) - before


def middle(scores: Scores) -> Fraction:
    """Return the middle of the total's interval: what is unseen stays as open as it was, and cancels out."""
    total = scores.nodes["TOTAL"]
    low, high = total.low or Fraction(0), total.high or Fraction(0)
    return (low + high) / 2
