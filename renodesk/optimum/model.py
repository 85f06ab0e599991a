"""A problem as a mixed integer program for HiGHS: x[candidate, year] is 1 where it is done."""

import math
from collections.abc import Collection
from fractions import Fraction

from renodesk.optimum.problem import Problem, Term

FEN_PER_YUAN = 100
LATER = 1e-6
"""What a year later costs, in points: too little to change what is in the plan, enough to do it early."""
SCALE = 10**9
EXACT = 1e-6
"""The share of its points within which a plan is proven to be the best."""
OPTIONS = (("output_flag", False), ("threads", 1), ("random_seed", 0), ("presolve", "off"))
"""Presolving is off: that of HiGHS 1.14 calls plans optimal that are not (`tests/optimum` has two of them).
Within the time the search finds no less without it."""


class Model:
    """The program of a problem; one thread, one seed and one order, so that it always comes out the same."""

    def __init__(
        self,
        problem: Problem,
        *,
        near: float = EXACT,
        not_all_of: Collection[str] = (),
        may_spend_more: bool = False,
    ) -> None:
        """State the problem, to be solved within `near`, a share of the points.

        `not_all_of`: at least one of these is not in the plan. `may_spend_more`: the years may pass their
        money, by as little in all as can be, instead of bringing points.
        """
        import highspy  # with numpy a tenth of a second: only who asks for a best plan waits for it

        self._kit = highspy
        self._problem = problem
        self._candidates = sorted(problem.candidates, key=lambda one: one.key)
        self._spans = problem.spans
        self._at = {one.key: number * self._spans for number, one in enumerate(self._candidates)}
        self._solver = highspy.Highs()
        for name, value in OPTIONS:
            self._solver.setOptionValue(name, value)
        self._solver.setOptionValue("mip_rel_gap", near)
        self._solver.changeObjectiveSense(highspy.ObjSense.kMaximize)
        self._columns = 0
        self._choices()
        self._money(may_spend_more=may_spend_more)
        self._precedence()
        for term in () if may_spend_more else problem.terms:
            self._term(term)
        if not_all_of:
            parts = [(self._at[key] + year, 1.0) for key in not_all_of for year in range(self._spans)]
            self._row(-math.inf, len(not_all_of) - 1.0, parts)

    def _column(self, objective: float, upper: float, *, is_whole: bool) -> int:
        self._solver.addVar(0.0, upper)
        at, self._columns = self._columns, self._columns + 1
        self._solver.changeColCost(at, objective)
        if is_whole:
            self._solver.changeColIntegrality(at, self._kit.HighsVarType.kInteger)
        return at

    def _row(self, low: float, high: float, parts: list[tuple[int, float]]) -> None:
        self._solver.addRow(low, high, len(parts), [at for at, _ in parts], [by for _, by in parts])

    def _choices(self) -> None:
        for one in self._candidates:
            for year in range(self._spans):
                urgency = 10 if one.is_urgent else 1
                self._column(-LATER * urgency * year - LATER / 10, 1.0, is_whole=True)
            years = [(self._at[one.key] + year, 1.0) for year in range(self._spans)]
            self._row(1.0 if one.is_forced else 0.0, 1.0, years)

    def _money(self, *, may_spend_more: bool) -> None:
        for year, money in enumerate(self._problem.years):
            parts = [
                (self._at[one.key] + year, one.cost / FEN_PER_YUAN) for one in self._candidates if one.cost
            ]
            if may_spend_more:
                parts.append((self._column(-1.0, math.inf, is_whole=False), -1.0))
            if parts:
                self._row(-math.inf, money / FEN_PER_YUAN, parts)

    def _precedence(self) -> None:
        """Say that nothing is done in a year before what is to be done first, where that is done at all."""
        for one in self._candidates:
            for key in one.first:
                if key not in self._at:
                    continue
                for year in range(self._spans - 1):
                    mine = [(self._at[one.key] + early, 1.0) for early in range(year + 1)]
                    late = [(self._at[key] + later, 1.0) for later in range(year + 1, self._spans)]
                    self._row(-math.inf, 1.0, [*mine, *late])

    def _term(self, term: Term) -> None:
        """Let one set of groups count, of those that are there; with whole choices its share is whole too."""
        parts_of: dict[int, list[int]] = {}
        every = []
        for groups, points in sorted(term.gains.items(), key=lambda pair: sorted(pair[0])):
            if points > 0:
                at = self._column(float(points), 1.0, is_whole=False)
                every.append((at, 1.0))
                for number in groups:
                    parts_of.setdefault(number, []).append(at)
        if len(every) > 1:
            self._row(-math.inf, 1.0, every)
        for number, columns in parts_of.items():
            sets = [(at, 1.0) for at in columns]
            keys = [key for key in term.groups[number] if key in self._at]
            each = [[(self._at[key] + year, -1.0) for year in range(self._spans)] for key in keys]
            rows = each if term.needs_all else [[part for years in each for part in years]]
            for row in rows:
                self._row(-math.inf, 0.0, [*sets, *row])

    def run(self, seconds: float) -> None:
        """Solve it for so long."""
        self._solver.setOptionValue("time_limit", seconds)
        self._solver.run()

    @property
    def is_infeasible(self) -> bool:
        """Return whether there is no plan at all."""
        return bool(self._solver.getModelStatus() == self._kit.HighsModelStatus.kInfeasible)

    @property
    def is_optimal(self) -> bool:
        """Return whether none is better."""
        return bool(self._solver.getModelStatus() == self._kit.HighsModelStatus.kOptimal)

    def years(self) -> dict[str, int]:
        """Return the year of each candidate that the best plan found holds."""
        values = list(self._solver.getSolution().col_value)
        if len(values) < self._columns:
            return {}
        found = {}
        for one in self._candidates:
            for year in range(self._spans):
                if values[self._at[one.key] + year] > 0.5:
                    found[one.key] = year + 1
        return found

    def bound(self) -> Fraction:
        """Return what no plan can pass, in points."""
        raw = self._solver.getInfo().mip_dual_bound
        return Fraction(round(raw * SCALE) + 1, SCALE) if abs(raw) < 1e12 else Fraction(0)
