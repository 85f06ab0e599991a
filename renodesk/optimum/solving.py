"""The best plan by HiGHS, with the bound it proves; what HiGHS rounds is settled again in whole fen."""

import math
import time
from fractions import Fraction
from types import ModuleType

from renodesk.optimum.greedy import greedy
from renodesk.optimum.problem import Clash, Problem, Solution, Term

FEN_PER_YUAN = 100
LATER = 1e-6
"""What a year later costs, in points: too little to change what is in the plan, enough to do it early."""
SCALE = 10**9
LEAST_SECONDS = 0.2
OPTIONS = (("output_flag", False), ("threads", 1), ("random_seed", 0), ("mip_rel_gap", 1e-6))


def best(problem: Problem, seconds: float = 2.0, by_hand: Solution | Clash | None = None) -> Solution | Clash:
    """Return the plan with the most points, or the best found within the time, or why there is none.

    The same problem gives the same plan as long as it is solved within the time: one thread, one seed, one
    order. What comes out is checked in whole fen; where the solver's rounding would pass a year's money or it
    found nothing in time, the greedy list (`by_hand`, where it is known already) stands in, its bound the
    solver's.
    """
    if problem.years and problem.forced_cost > sum(problem.years):
        return _clash(problem)
    import highspy  # with numpy a tenth of a second: only who asks for a best plan waits for it

    started = time.monotonic()
    model = _Model(problem, highspy)
    status = model.run(max(LEAST_SECONDS, seconds - (time.monotonic() - started)))
    if status == highspy.HighsModelStatus.kInfeasible:
        return _clash(problem)
    years = model.years()
    bound = model.bound()
    found = _settled(problem, years, bound, is_proven=status == highspy.HighsModelStatus.kOptimal)
    by_hand = by_hand or greedy(problem)
    if isinstance(by_hand, Clash):
        return found or by_hand
    if found is None or by_hand.gain > found.gain:
        limit = max(bound, by_hand.gain)
        return Solution(
            years=by_hand.years, gain=by_hand.gain, cost=by_hand.cost, bound=limit, is_proven=False
        )
    return found


def _clash(problem: Problem) -> Clash:
    forced = tuple(one.key for one in problem.candidates if one.is_forced)
    return Clash(needed=problem.forced_cost, there=sum(problem.years), forced=forced)


def _settled(problem: Problem, years: dict[str, int], bound: Fraction, *, is_proven: bool) -> Solution | None:
    """Return the solver's plan in exact numbers, None where it breaks a rule it may not break."""
    for number, money in enumerate(problem.years, start=1):
        if problem.cost([key for key, year in years.items() if year == number]) > money:
            return None
    if any(one.is_forced and one.key not in years for one in problem.candidates):
        return None
    gain = problem.gain(years)
    return Solution(
        years=years, gain=gain, cost=problem.cost(years), bound=max(bound, gain), is_proven=is_proven
    )


class _Model:
    """The problem as a mixed integer program: x[candidate, year] is 1 where it is done."""

    def __init__(self, problem: Problem, kit: ModuleType) -> None:
        self._kit = kit
        self._problem = problem
        self._candidates = sorted(problem.candidates, key=lambda one: one.key)
        self._spans = problem.spans
        self._at = {one.key: number * self._spans for number, one in enumerate(self._candidates)}
        self._solver = kit.Highs()
        for name, value in OPTIONS:
            self._solver.setOptionValue(name, value)
        self._solver.changeObjectiveSense(kit.ObjSense.kMaximize)
        self._columns = 0
        self._choices()
        self._money()
        self._precedence()
        for term in problem.terms:
            self._term(term)

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

    def _money(self) -> None:
        for year, money in enumerate(self._problem.years):
            parts = [
                (self._at[one.key] + year, one.cost / FEN_PER_YUAN) for one in self._candidates if one.cost
            ]
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

    def run(self, seconds: float) -> object:
        """Solve it for so long."""
        self._solver.setOptionValue("time_limit", seconds)
        self._solver.run()
        return self._solver.getModelStatus()

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
