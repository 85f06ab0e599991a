"""Which whole projects to do in which year within money and capacity: in an order, or for the best use.

Knows no estate: a project has a worth, a cost in fen and amounts of whatever is limited. Every year has its
own money; limits hold for each year. What HiGHS finds is checked in whole numbers; where that fails or time
runs out the list by hand stands in, with the bound the solver proved.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from renodesk.optimum.model import EXACT, LATER, OPTIONS, SCALE

SECONDS = 5.0
"""How long the solver may look."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Whole:
    """A project that is done whole or not at all; `amounts` says how much it takes of each limit.

    `year` (from 1) says that it is settled for that year, `is_forced` that it is in, whichever year.
    """

    key: str
    worth: Fraction
    cost: int
    amounts: Mapping[str, Fraction] = field(default_factory=dict)
    is_forced: bool = False
    year: int = 0

    @property
    def is_in(self) -> bool:
        """Return whether it cannot be left out."""
        return self.is_forced or self.year > 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Portfolio:
    """Projects in the order they are preferred, years, the money of each in fen (none: no limit), limits."""

    projects: tuple[Whole, ...]
    spans: int = 1
    money: tuple[int, ...] = ()
    limits: Mapping[str, Fraction] = field(default_factory=dict)

    def fits(self, chosen: Iterable[Whole], year: int) -> bool:
        """Return whether projects fit into a year."""
        return not self.over(chosen, year)

    def over(self, chosen: Iterable[Whole], year: int) -> dict[str, Fraction]:
        """Return by how much projects pass what a year has: `money` in fen, and every limit by name."""
        held = list(chosen)
        found: dict[str, Fraction] = {}
        if self.money:
            more = sum(one.cost for one in held) - self.money[year - 1]
            found |= {"money": Fraction(more)} if more > 0 else {}
        for name, most in self.limits.items():
            extra = sum((one.amounts.get(name, Fraction(0)) for one in held), Fraction(0)) - most
            found |= {name: extra} if extra > 0 else {}
        return found


@dataclass(frozen=True, kw_only=True, slots=True)
class Chosen:
    """The year of each project that is in, what they are worth together, and the worth no choice can pass."""

    years: Mapping[str, int]
    worth: Fraction
    bound: Fraction
    is_proven: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class TooMuch:
    """What has to be in does not fit: by how much each year is passed, by `money` and limits."""

    over: Mapping[int, Mapping[str, Fraction]]


def in_order(portfolio: Portfolio) -> Chosen | TooMuch:
    """Return the projects by their order, each in the first year with room; others are passed over."""
    held: dict[int, list[Whole]] = {year: [] for year in range(1, portfolio.spans + 1)}
    for one in sorted(portfolio.projects, key=lambda one: (not one.year, not one.is_forced)):
        years = (one.year,) if one.year else tuple(held)
        year = next((year for year in years if portfolio.fits([*held[year], one], year)), None)
        if year is None and one.is_in:
            year = one.year or 1
        if year is not None:
            held[year].append(one)
    over = {year: found for year, chosen in held.items() if (found := portfolio.over(chosen, year))}
    if over:
        return _with_settled(portfolio) or TooMuch(over=over)
    return _chosen(portfolio, {one.key: year for year, chosen in held.items() for one in chosen})


def _with_settled(portfolio: Portfolio) -> Chosen | TooMuch | None:
    """Return the projects by their order around those that have to be in, placed where all of them fit.

    None where they fit nowhere, or stand in their years already.
    """
    forced = tuple(one for one in portfolio.projects if one.is_in)
    if all(one.year for one in forced):
        return None
    years, _, _ = _Program(replace(portfolio, projects=forced)).solved(SECONDS)
    if _settled(replace(portfolio, projects=forced), years) is None:
        return None
    projects = (replace(one, year=years.get(one.key, 0)) for one in portfolio.projects)
    return in_order(replace(portfolio, projects=tuple(projects)))


def best_use(portfolio: Portfolio, seconds: float = SECONDS) -> Chosen | TooMuch:
    """Return the projects that are worth most together, as far as it could be proven in the time."""
    by_worth = sorted(portfolio.projects, key=lambda one: (-one.worth / max(one.cost, 1), one.key))
    by_hand = in_order(
        Portfolio(
            projects=tuple(by_worth), spans=portfolio.spans, money=portfolio.money, limits=portfolio.limits
        )
    )
    years, bound, is_optimal = _Program(portfolio).solved(seconds)
    found = _settled(portfolio, years)
    if found is None:
        if isinstance(by_hand, TooMuch):
            return by_hand
        return Chosen(
            years=by_hand.years, worth=by_hand.worth, bound=max(bound, by_hand.worth), is_proven=False
        )
    if not isinstance(by_hand, TooMuch) and by_hand.worth > found.worth:
        found, is_optimal = by_hand, False
    return Chosen(years=found.years, worth=found.worth, bound=max(bound, found.worth), is_proven=is_optimal)


def _chosen(portfolio: Portfolio, years: Mapping[str, int]) -> Chosen:
    worth = sum((one.worth for one in portfolio.projects if one.key in years), Fraction(0))
    return Chosen(years=years, worth=worth, bound=worth, is_proven=False)


def _settled(portfolio: Portfolio, years: Mapping[str, int]) -> Chosen | None:
    """Return the solver's choice in exact numbers, None where it breaks what it may not break."""
    if any(one.is_in and one.key not in years for one in portfolio.projects):
        return None
    for year in range(1, portfolio.spans + 1):
        if portfolio.over((one for one in portfolio.projects if years.get(one.key) == year), year):
            return None
    return _chosen(portfolio, years)


class _Program:
    """The mixed integer program: x[project, year]; one thread, one seed, one order."""

    def __init__(self, portfolio: Portfolio) -> None:
        import highspy  # with numpy a tenth of a second: only who asks for the best use waits for it

        self._kit = highspy
        self._portfolio = portfolio
        self._solver = highspy.Highs()
        for name, value in OPTIONS:
            self._solver.setOptionValue(name, value)
        self._solver.setOptionValue("mip_rel_gap", EXACT)
        self._solver.changeObjectiveSense(highspy.ObjSense.kMaximize)
        spans = range(portfolio.spans)
        most = max((one.worth for one in portfolio.projects), default=Fraction(1)) or Fraction(1)
        self._scale = most
        for one in portfolio.projects:
            for year in spans:
                self._solver.addVar(0.0, 1.0)
                at = self._solver.getNumCol() - 1
                self._solver.changeColCost(at, float(one.worth / most) - LATER * year)
                self._solver.changeColIntegrality(at, highspy.HighsVarType.kInteger)
                if one.year and one.year != year + 1:
                    self._solver.changeColBounds(at, 0.0, 0.0)
        for number, one in enumerate(portfolio.projects):
            parts = [(number * portfolio.spans + year, 1.0) for year in spans]
            self._row(1.0 if one.is_in else 0.0, 1.0, parts)
        for year in spans:
            if portfolio.money:
                costs = [(one.cost / 100 / SHORT, number) for number, one in enumerate(portfolio.projects)]
                self._limit(portfolio.money[year] / 100 / SHORT, costs, year)
            for name, limit in portfolio.limits.items():
                amounts = [
                    (float(one.amounts.get(name, Fraction(0))), number)
                    for number, one in enumerate(portfolio.projects)
                ]
                self._limit(float(limit), amounts, year)

    def _limit(self, most: float, amounts: Sequence[tuple[float, int]], year: int) -> None:
        spans = self._portfolio.spans
        self._row(-math.inf, most, [(number * spans + year, by) for by, number in amounts if by])

    def _row(self, low: float, high: float, parts: Sequence[tuple[int, float]]) -> None:
        self._solver.addRow(low, high, len(parts), [at for at, _ in parts], [by for _, by in parts])

    def solved(self, seconds: float) -> tuple[Mapping[str, int], Fraction, bool]:
        """Return the years found (none: nothing was), the bound on the worth, and whether it is proven."""
        self._solver.setOptionValue("time_limit", seconds)
        self._solver.run()
        values = list(self._solver.getSolution().col_value)
        portfolio = self._portfolio
        years = {
            one.key: year + 1
            for number, one in enumerate(portfolio.projects)
            for year in range(portfolio.spans)
            if len(values) > number * portfolio.spans + year and values[number * portfolio.spans + year] > 0.5
        }
        raw = self._solver.getInfo().mip_dual_bound
        slack = Fraction(round(LATER * SCALE) * portfolio.spans * len(portfolio.projects) + 1, SCALE)
        bound = Fraction(0)
        if abs(raw) < 1e12:
            bound = (Fraction(round(raw * SCALE), SCALE) + slack) * self._scale
        return years, bound, bool(self._solver.getModelStatus() == self._kit.HighsModelStatus.kOptimal)


SHORT = 10_000
"""Money is put to the solver in ten thousands of yuan, so that its numbers are of one size."""
