"""Make a yearly plan out of the index: candidates of the reserve, chosen within money and capacity."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

from renodesk.domain.canonical import Json
from renodesk.domain.changes import Author
from renodesk.domain.form import PackIdentity
from renodesk.domain.log import utc_text
from renodesk.domain.numbers import read_number
from renodesk.errors import ReasonMissing, UnknownEstate, WrongUsage, YearTooMuch
from renodesk.office.ranking import Ranked
from renodesk.optimum.portfolio import Chosen, Portfolio, TooMuch, Whole, best_use, in_order
from renodesk.services.environment import Environment, Progress, no_progress
from renodesk.services.frozen_rankings import frozen_ranking
from renodesk.services.ranking import ranked_rows
from renodesk.services.ranking_weights import weights_in_use
from renodesk.services.reserve import reserve_in_use
from renodesk.services.yearly.model import BY, LIMITS, ForcedPrice, Wish, YearLine, YearPlan, YearSum

MOST_YEARS = 10
_AMOUNT = {"households": "unknown_households", "area": "unknown_area"}


def make_year_plan(
    archive: Path,
    wish: Wish,
    author: Author,
    environment: Environment,
    progress: Progress = no_progress,
    *,
    index_url: str = "",
) -> YearPlan:
    """Return the plan an archive's reserve gives for a wish; nothing is kept and nobody is moved.

    What an estate costs is the likely cost of its plan in force. Where that is not wholly known the estate is
    named and not chosen; forced in it counts for nothing but is told.

    Raises:
        WrongUsage: years, limits or the way to choose are none.
        ReasonMissing: a forced choice without a reason.
        UnknownEstate: a forced choice of an estate the archive has not.
        YearTooMuch: what has to be in does not fit.
        UnknownRanking, NotReadable: the frozen ranking is not to be had.
        FileMissing, NotWritable, IndexUnfit, RankingMissing, ReserveMissing, PackFaulty: as for the ranking.
    """
    progress("year_ranking", 0.05)
    weights, reserve = weights_in_use(environment), reserve_in_use(environment)
    ranked = ranked_rows(archive, weights, environment, index_url=index_url)
    wish = _checked(wish, ranked)
    states = frozenset(wish.states) or reserve.plannable()
    settled = frozenset(one.code for one in reserve.states if one.has_year)
    lines = [_line(one) for one in ranked]
    if wish.ranking:
        lines = _in_frozen_order(lines, archive, wish.ranking)
    known = [line for line in lines if _is_about(line, wish, states, settled)]
    progress("year_choosing", 0.4)
    choosing = _Choosing(known, wish, settled)
    chosen = choosing.chosen()
    if isinstance(chosen, TooMuch):
        raise YearTooMuch(over=over_text(chosen, wish))
    placed = tuple(choosing.placed(line, chosen.years) for line in known)
    gap = None
    if wish.by == "best":
        is_settled = chosen.is_proven or not chosen.worth
        gap = Fraction(0) if is_settled else (chosen.bound - chosen.worth) / chosen.worth
    return YearPlan(
        wish=wish,
        at=utc_text(environment.clock()),
        by=author.person,
        lines=placed,
        sums=tuple(_sum(placed, wish, year) for year in wish.years),
        forced=tuple(choosing.prices(placed, chosen, progress)),
        packs=(_pack(weights.identity), _pack(reserve.identity)),
        gap=gap,
    )


def over_text(found: TooMuch, wish: Wish) -> str:
    """Return by how much what has to be in passes the years, for a sentence."""
    parts = []
    for number, over in found.over.items():
        for name, more in over.items():
            amount = f"{float(more) / 100:,.2f} 元" if name == "money" else f"{float(more):,.0f} {name}"
            parts.append(f"{wish.years[number - 1]}：{amount}")
    return "；".join(parts)


def _checked(wish: Wish, ranked: Sequence[Ranked]) -> Wish:
    """Return a wish whose forced choices name estates by id."""
    if wish.by not in BY:
        raise WrongUsage(what="by", value=wish.by)
    if not 2000 <= wish.first <= 2100 or not 1 <= len(wish.years) <= MOST_YEARS:
        raise WrongUsage(what="year", value=str(wish.first))
    if wish.money and (len(wish.money) != len(wish.years) or min(wish.money) < 0):
        raise WrongUsage(what="money", value=" ".join(map(str, wish.money)))
    for name, most in wish.limits.items():
        if name not in LIMITS or most < 0:
            raise WrongUsage(what=name, value=str(most))
    ids: dict[str, list[str]] = {}
    for one in ranked:
        for word in {one.row.id, one.row.name}:
            ids.setdefault(word, []).append(one.row.id)
    forced_in, forced_out = (_by_id(found, ids) for found in (wish.forced_in, wish.forced_out))
    both = forced_in.keys() & forced_out.keys()
    if both:
        raise WrongUsage(what="in/out", value=next(iter(both)))
    return replace(wish, forced_in=forced_in, forced_out=forced_out)


def _by_id(forced: Mapping[str, str], ids: Mapping[str, list[str]]) -> dict[str, str]:
    found = {}
    for word, reason in forced.items():
        if not reason.strip():
            raise ReasonMissing(act="forced")
        if len(ids.get(word, ())) != 1:
            raise UnknownEstate(estate=word)
        found[ids[word][0]] = reason.strip()
    return found


def _line(one: Ranked) -> YearLine:
    project = one.row.project
    is_whole = bool(project.plan) and project.cost is not None and not project.unpriced
    return YearLine(
        estate=one.row.id,
        name=one.row.name,
        rank=one.rank,
        best=one.best,
        worst=one.worst,
        points=one.points,
        red_flags=one.row.red_flags,
        state=project.state,
        plan=project.plan,
        measures=project.measures,
        unpriced=project.unpriced,
        cost_low=project.cost_low if is_whole else None,
        cost=project.cost if is_whole else None,
        cost_high=project.cost_high if is_whole else None,
        is_example=project.is_example,
        households=one.row.households,
        area=project.floor_area,
        year=project.year,
    )


def _in_frozen_order(lines: list[YearLine], archive: Path, name: str) -> list[YearLine]:
    """Return the estates as a frozen ranking and its moves order them, with its ranks and points.

    Those it does not know come last, in the order of today.
    """
    frozen = {str(row.get("id")): (at, row) for at, row in enumerate(frozen_ranking(archive, name).order)}

    def as_frozen(line: YearLine) -> YearLine:
        if line.estate not in frozen:
            return line
        row = frozen[line.estate][1]
        points = row.get("points")
        return replace(
            line,
            rank=int(str(row.get("rank"))),
            best=int(str(row.get("rank_best"))),
            worst=int(str(row.get("rank_worst"))),
            points=read_number(str(points)) if points is not None else None,
        )

    last = len(frozen)
    return [as_frozen(line) for line in sorted(lines, key=lambda one: frozen.get(one.estate, (last,))[0])]


def _is_about(line: YearLine, wish: Wish, states: frozenset[str], settled: frozenset[str]) -> bool:
    """Return whether an estate may be in: in a state to choose from, settled for these years, or forced."""
    is_settled = line.state in settled and line.year in wish.years
    is_forced = line.estate in wish.forced_in or line.estate in wish.forced_out
    return line.state in states or is_settled or is_forced


class _Choosing:
    """Candidates as whole projects in numbers, and why each is in or not."""

    def __init__(self, lines: Sequence[YearLine], wish: Wish, settled: frozenset[str]) -> None:
        self._lines = lines
        self._wish = wish
        self._settled = {
            line.estate: line.year
            for line in lines
            if line.state in settled and line.year in wish.years and line.estate not in wish.forced_out
        }

    def chosen(self, without: str = "") -> Chosen | TooMuch:
        """Return the choice; `without` treats the forced choice of an estate as free."""
        portfolio = self._portfolio(without)
        return best_use(portfolio) if self._wish.by == "best" else in_order(portfolio)

    def _portfolio(self, without: str) -> Portfolio:
        wish = self._wish
        projects = [self._whole(line, without) for line in self._lines if not self._is_out(line, without)]
        return Portfolio(
            projects=tuple(projects),
            spans=len(wish.years),
            money=wish.money,
            limits={name: Fraction(most) for name, most in wish.limits.items()},
        )

    def _is_out(self, line: YearLine, without: str) -> bool:
        is_held_out = line.estate in self._wish.forced_out and line.estate != without
        return is_held_out or (not self._is_in(line, without) and bool(self._unknown(line)))

    def _is_in(self, line: YearLine, without: str = "") -> bool:
        is_forced = line.estate in self._wish.forced_in and line.estate != without
        return is_forced or line.estate in self._settled

    def _unknown(self, line: YearLine) -> str:
        """Return what has to be known and is not, as the code of a reason."""
        if line.points is None:
            return "no_points"
        if line.cost is None:
            return "unknown_cost"
        if line.households is None and ("households" in self._wish.limits or self._wish.by == "best"):
            return "unknown_households"
        if line.area is None and "area" in self._wish.limits:
            return "unknown_area"
        return ""

    def _whole(self, line: YearLine, without: str) -> Whole:
        amounts = {
            "estates": Fraction(1),
            "households": line.households or Fraction(0),
            "area": line.area or Fraction(0),
        }
        points = line.points or Fraction(0)
        year = self._settled.get(line.estate, 0)
        return Whole(
            key=line.estate,
            worth=points * (line.households or 0) if self._wish.by == "best" else points,
            cost=line.cost or 0,
            amounts=amounts,
            is_forced=line.estate in self._wish.forced_in and line.estate != without,
            year=self._wish.years.index(year) + 1 if year else 0,
        )

    def placed(self, line: YearLine, years: Mapping[str, int]) -> YearLine:
        """Return an estate with its year, and why."""
        at = years.get(line.estate, 0)
        year = self._wish.years[at - 1] if at else 0
        wish = self._wish
        if line.estate in self._settled:
            return replace(line, year=year, why="already")
        if line.estate in wish.forced_in:
            return replace(line, year=year, why="forced_in", reason=wish.forced_in[line.estate])
        if line.estate in wish.forced_out:
            return replace(line, year=0, why="forced_out", reason=wish.forced_out[line.estate])
        if year:
            return replace(line, year=year, why="chosen")
        unknown = self._unknown(line)
        if unknown:
            return replace(line, year=0, why=unknown)
        return replace(line, year=0, why="no_room", limits=self._full(line, years))

    def _full(self, line: YearLine, years: Mapping[str, int]) -> tuple[str, ...]:
        """Return what there is too little of, in the year that lacks the least kinds of it."""
        portfolio = self._portfolio("")
        own = self._whole(line, "")
        found: list[tuple[str, ...]] = []
        for year in range(1, portfolio.spans + 1):
            held = [one for one in portfolio.projects if years.get(one.key) == year]
            found.append(tuple(portfolio.over([*held, own], year)))
        return min(found, key=len, default=())

    def prices(self, placed: Sequence[YearLine], chosen: Chosen, progress: Progress) -> Iterable[ForcedPrice]:
        """Yield for each forced choice what the plan would be without it."""
        names = {line.estate: line.name for line in self._lines}
        costs = {line.estate: line.cost or 0 for line in self._lines}
        forced = [line for line in placed if line.why in ("forced_in", "forced_out")]
        for at, line in enumerate(forced):
            progress("year_pricing", 0.6 + 0.4 * at / len(forced))
            free = self.chosen(without=line.estate)
            price = ForcedPrice(
                estate=line.estate,
                name=line.name,
                is_in=line.why == "forced_in",
                reason=line.reason,
                worth=None,
                cost=None,
            )
            if not isinstance(free, TooMuch):
                spent = sum(costs[key] for key in chosen.years)
                price = replace(
                    price,
                    worth=free.worth - chosen.worth,
                    cost=sum(costs[key] for key in free.years) - spent,
                    more=tuple(names[key] for key in free.years if key not in chosen.years),
                    less=tuple(names[key] for key in chosen.years if key not in free.years),
                )
            yield price


def _sum(lines: Sequence[YearLine], wish: Wish, year: int) -> YearSum:
    held = [line for line in lines if line.year == year]
    return YearSum(
        year=year,
        money=wish.money[wish.years.index(year)] if wish.money else None,
        estates=len(held),
        households=sum((line.households or Fraction(0) for line in held), Fraction(0)),
        area=sum((line.area or Fraction(0) for line in held), Fraction(0)),
        cost_low=sum(line.cost_low or 0 for line in held),
        cost=sum(line.cost or 0 for line in held),
        cost_high=sum(line.cost_high or 0 for line in held),
        unknown_cost=sum(line.cost is None for line in held),
        unknown_households=sum(line.households is None for line in held),
        unknown_area=sum(line.area is None for line in held),
    )


def _pack(identity: PackIdentity) -> Mapping[str, Json]:
    return {
        "id": identity.id,
        "version": identity.version,
        "sha256": identity.sha256,
        "statement": identity.statement,
        "statement_en": identity.statement_en,
    }
