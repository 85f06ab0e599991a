"""The greedy list: what cannot be left out first, then always the most points for the money."""

from fractions import Fraction
from heapq import heapify, heappop, heappush

from renodesk.optimum.problem import Candidate, Clash, Problem, Solution, Term

TEN_THOUSAND_YUAN = 10_000_00


def greedy(problem: Problem) -> Solution | Clash:
    """Return the plan that anybody can follow by hand, or why there is none.

    A candidate is taken in the first year that has the money and does not come before what is to be done
    first; one that brings nothing is left out unless it has to be in.
    """
    return _Greedy(problem).run()


class _Greedy:
    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        self._before: dict[str, list[str]] = {}
        """By candidate those that are to come after it."""
        for one in problem.candidates:
            for key in one.first:
                self._before.setdefault(key, []).append(one.key)
        self._left = list(problem.years)
        self._years: dict[str, int] = {}
        self._reasons: dict[str, Fraction] = {}
        self._of: dict[str, list[Term]] = {}
        for term in problem.terms:
            for key in dict.fromkeys(key for group in term.groups for key in group):
                self._of.setdefault(key, []).append(term)

    def run(self) -> Solution | Clash:
        forced = [one for one in self._problem.candidates if one.is_forced]
        for one in self._after_what_is_first(sorted(forced, key=lambda one: not one.is_urgent)):
            if not self._take(one):
                problem = self._problem
                return Clash(needed=problem.forced_cost, there=sum(problem.years), forced=problem.forced)
        rest = {one.key: one for one in self._problem.candidates if not one.is_forced}
        waiting = [(-self._worth(one), key) for key, one in rest.items()]
        heapify(waiting)
        worth = {key: -negative for negative, key in waiting}
        while waiting:
            negative, key = heappop(waiting)
            if key not in rest or worth[key] != -negative:
                continue  # it was weighed again since
            if worth[key] <= 0:
                break
            if self._take(rest.pop(key)):
                self._reasons[key] = worth[key]
                for other in self._touching(key) & rest.keys():
                    worth[other] = self._worth(rest[other])
                    heappush(waiting, (-worth[other], other))
        gain = self._problem.gain(self._years)
        return Solution(
            years=dict(self._years),
            gain=gain,
            cost=self._problem.cost(self._years),
            bound=gain,
            is_proven=False,
            reasons=self._reasons,
            passed_over={
                one.key: self._worth(one) for one in self._problem.candidates if one.key not in self._years
            },
        )

    def _after_what_is_first(self, forced: list[Candidate]) -> list[Candidate]:
        """Return candidates so that none comes before one of the same list that is to be done first."""
        there, done, found = {one.key: one for one in forced}, set[str](), list[Candidate]()

        def visit(one: Candidate, above: frozenset[str]) -> None:
            if one.key in done or one.key in above:
                return
            for key in one.first:
                if key in there:
                    visit(there[key], above | {one.key})
            done.add(one.key)
            found.append(one)

        for one in forced:
            visit(one, frozenset())
        return found

    def _touching(self, key: str) -> set[str]:
        """Return what a candidate shares a term with: only their worth changes with it."""
        terms = self._of.get(key, ())
        return {other for term in terms for group in term.groups for other in group}

    def _worth(self, one: Candidate) -> Fraction:
        """Return the points a candidate adds for 10,000 yuan; what costs nothing is worth its points."""
        terms = self._of.get(one.key, ())
        known = {key for term in terms for group in term.groups for key in group} & self._years.keys()
        with_it = known | {one.key}
        added = sum((term.gain(with_it) - term.gain(known) for term in terms), Fraction(0))
        return added * TEN_THOUSAND_YUAN / one.cost if one.cost else added * TEN_THOUSAND_YUAN

    def _take(self, one: Candidate) -> bool:
        earliest = max((self._years[key] for key in one.first if key in self._years), default=1)
        after = [self._years[key] for key in self._before.get(one.key, ()) if key in self._years]
        latest = min(after, default=self._problem.spans)
        for year in range(earliest, latest + 1):
            if not self._problem.years or self._left[year - 1] >= one.cost:
                if self._problem.years:
                    self._left[year - 1] -= one.cost
                self._years[one.key] = year
                return True
        return False
