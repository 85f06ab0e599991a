"""What a plan costs and who pays it: only what is chosen, with the plan's own quantities, to the fen.

The 36 cost quantities times the unit prices of the round's book; works outside them cost what was said of
them. Both are in every sum, and in the gap unless somebody says who pays.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from renodesk.domain import vocabulary
from renodesk.domain.billing import Bills, Home
from renodesk.domain.canonical import Json
from renodesk.domain.costing import (
    Costing,
    CostLine,
    Extra,
    Grouping,
    Lack,
    LackKind,
    PricesOfDay,
    Sum,
    SumsBy,
    Work,
    added,
    cost_of,
)
from renodesk.domain.funding import Dividing, Financing, Funding, Part, ShareKey, Shares, finance
from renodesk.domain.money import NOTHING, Amounts, together
from renodesk.domain.places import ESTATE
from renodesk.services.estimate import Estimate, sizes
from renodesk.services.payers import Payers
from renodesk.services.planning.lines import PlanLine
from renodesk.services.prices import Prices
from renodesk.services.session import EstateSession

OUTSIDE = "outside"
"""The group of works outside the 36 where items are grouped by duty, class or phase."""


@dataclass(frozen=True, kw_only=True, slots=True)
class LineMoney:
    """The money of one line of a plan, contingency in; channels and `gap` add up to `total`.

    `total` is None where nothing of it has a price. Where `lacks` says what is missing the true cost is more.
    """

    total: Amounts | None
    lacks: tuple[Lack, ...] = ()
    lines: tuple[CostLine, ...] = ()
    channels: Mapping[str, Amounts]
    gap: Amounts = NOTHING

    @property
    def is_whole(self) -> bool:
        """Return whether nothing is missing."""
        return not self.lacks


@dataclass(frozen=True, kw_only=True, slots=True)
class PlanMoney:
    """The money of a plan's chosen lines.

    `estimate` is of the 36 alone; `whole`, `sums` and `by_year` (0: not yet phased) hold the works outside
    them (`extra`) too. In `sums` these stand under their key by item, and under `OUTSIDE` by duty, class and
    phase.
    """

    estimate: Estimate
    funding: Funding
    financing: Financing
    by_line: Mapping[str, LineMoney]
    extra: tuple[Extra, ...]
    whole: Sum
    sums: Mapping[Grouping, Mapping[str, Sum]]
    by_year: Mapping[int, Sum]

    @property
    def total(self) -> Amounts:
        """Return what everything costs that has a price."""
        return self.whole.total

    @property
    def gap(self) -> Amounts:
        """Return what nobody is said to pay."""
        return self.financing.gap

    @property
    def outside(self) -> Amounts:
        """Return what the works outside the 36 cost."""
        return sum((one.total for one in self.extra), NOTHING)

    @property
    def prices(self) -> PricesOfDay:
        """Return the prices of the round: book, region and day."""
        return self.estimate.prices

    @property
    def is_example(self) -> bool:
        """Return whether the prices are invented: 示例、不得用于报批."""
        return self.prices.book.is_example

    @property
    def lacking(self) -> tuple[str, ...]:
        """Return the keys of the lines that have no price, or not their whole price."""
        return tuple(key for key, one in self.by_line.items() if one.lacks)

    def per_household(self, building: str = "") -> Amounts | None:
        """Return what falls on a household of the estate, or of a building's own works on one of its."""
        size = self.estimate.sizes.get(building or ESTATE.key)
        return self._of(building).total.per(size.households) if size else None

    def per_m2(self, building: str = "") -> Amounts | None:
        """Return what falls on a square metre of floor area, likewise; None where that is unknown."""
        size = self.estimate.sizes.get(building or ESTATE.key)
        return self._of(building).total.per(size.floor_area) if size else None

    def _of(self, building: str) -> Sum:
        return self.sums[Grouping.BUILDING].get(building, Sum()) if building else self.whole


class PlanMoneys:
    """Reckons plans of a session; book and shares are read again only where they changed."""

    def __init__(self, session: EstateSession) -> None:
        """Reckon by the price book and the payers of the session's round."""
        self._session = session
        self._pins: tuple[Json, Json] | None = None
        self._prices: PricesOfDay | None = None
        self._funding: Funding
        self._shares: Mapping[ShareKey, Shares] = {}
        self._divided = Dividing()
        self._costed: dict[str, tuple[PlanLine, PricesOfDay, Costing]] = {}
        self._extras: dict[str, tuple[PlanLine, Extra]] = {}

    def of(self, lines: Iterable[PlanLine]) -> PlanMoney | None:
        """Return the money of the chosen lines; None where the round has no price book."""
        prices = self._read()
        if prices is None:
            return None
        session = self._session
        chosen = [line for line in lines if line.is_chosen]
        costings = [self._cost(line, prices) for line in chosen if line.item is not None]
        costing = Costing(
            lines=tuple(one for found in costings for one in found.lines),
            lacks=tuple(one for found in costings for one in found.lacks),
        )
        estimate = Estimate.made(costing, prices, session.forms.checklist, sizes(session))
        extra = tuple(
            self._extra(line, line.cost) for line in chosen if line.item is None and line.cost is not None
        )
        financing = finance(costing.lines, self._funding, self._shares, extra, self._divided)
        by_line = _by_line(chosen, estimate, financing)
        by_year = _together(chosen, by_line, lambda line: line.year)
        return PlanMoney(
            estimate=estimate,
            funding=self._funding,
            financing=financing,
            by_line=by_line,
            extra=extra,
            whole=added(by_year.values()),
            sums=SumsBy(lambda grouping: _sums(grouping, chosen, by_line, estimate)),
            by_year=by_year,
        )

    def _cost(self, line: PlanLine, prices: PricesOfDay) -> Costing:
        """Return what a line costs; one that is the very line it was before costs what it did."""
        known = self._costed.get(line.key)
        if known is None or known[0] is not line or known[1] is not prices:
            costing = cost_of([_work(line)], self._session.forms.checklist, prices)
            known = self._costed[line.key] = (line, prices, costing)
        return known[2]

    def _extra(self, line: PlanLine, cost: int) -> Extra:
        """Return a work outside the 36 with its cost, likewise."""
        known = self._extras.get(line.key)
        if known is None or known[0] is not line:
            amounts = Amounts(low=cost, likely=cost, high=cost)
            extra = Extra(key=line.key, item=line.code, place=line.place, title=line.title, total=amounts)
            known = self._extras[line.key] = (line, extra)
        return known[1]

    def bills(
        self, money: PlanMoney, homes: Sequence[Home] | None = None, *, is_equal: bool = False
    ) -> Bills:
        """Return what falls on each home of the residents' money; on buildings where no homes are given."""
        payers = Payers(self._session)
        return payers.bills(money.financing, payers.homes() if homes is None else homes, is_equal=is_equal)

    def _read(self) -> PricesOfDay | None:
        session, payers = self._session, Payers(self._session)
        pins = (
            session.value(vocabulary.funding_cell(session.round, "prices")),
            session.value(vocabulary.funding_cell(session.round, "pack")),
        )
        if pins != self._pins:
            chosen = Prices(session).chosen()
            self._prices = chosen.book.at(chosen.on, chosen.region) if chosen is not None else None
            self._funding = payers.funding()
            self._pins = pins
        self._shares = payers.chosen()
        return self._prices


def _work(line: PlanLine) -> Work:
    return Work(item=line.code, place=line.place, quantities=dict(line.quantities))


def _by_line(chosen: Iterable[PlanLine], estimate: Estimate, financing: Financing) -> Mapping[str, LineMoney]:
    keys = {(line.code, line.place): line.key for line in chosen}
    lacks: dict[str, list[Lack]] = {key: [] for key in keys.values()}
    costed: dict[str, list[CostLine]] = {key: [] for key in keys.values()}
    paid: dict[str, list[tuple[tuple[Part, ...], Amounts]]] = {key: [] for key in keys.values()}
    outside = {one.extra.key: one for one in financing.extras}
    for lack in estimate.costing.lacks:
        lacks[keys[lack.item, lack.place]].append(lack)
    for one in financing.lines:
        key = keys[one.line.item, one.line.place]
        costed[key].append(one.line)
        paid[key].append((one.parts, one.gap))
    for key, funded in outside.items():
        paid[key].append((funded.parts, funded.gap))
    found = {}
    for (item, place), key in keys.items():
        totals = [one.total for one in costed[key]]
        totals += [outside[key].extra.total] if key in outside else []
        if not totals and not lacks[key]:
            lacks[key].append(Lack(kind=LackKind.NO_COST, item=item, place=place, columns=()))
        found[key] = LineMoney(
            total=_joined(totals) if totals else None,
            lacks=tuple(lacks[key]),
            lines=tuple(costed[key]),
            channels=_channels(parts for parts, _ in paid[key]),
            gap=_joined([gap for _, gap in paid[key]]),
        )
    return found


def _joined(amounts: Sequence[Amounts]) -> Amounts:
    """Return a sum; of one amount, as nearly all have, that very one."""
    return amounts[0] if len(amounts) == 1 else together(amounts)


def _channels(paid: Iterable[tuple[Part, ...]]) -> Mapping[str, Amounts]:
    found: dict[str, Amounts] = {}
    for parts in paid:
        for part in parts:
            channel = part.share.channel
            known = found.get(channel)
            found[channel] = part.amounts if known is None else known + part.amounts
    return found


def _sum_of(money: LineMoney) -> Sum:
    """Return works and contingency of a line; a work outside the 36 has its contingency in its cost."""
    lacks = len(money.lacks)
    if not money.lines:
        return Sum(works=money.total or NOTHING, lacks=lacks)
    works = _joined([one.works for one in money.lines])
    contingency = _joined([one.contingency for one in money.lines])
    return Sum(works=works, contingency=contingency, lacks=lacks)


def _sums(
    grouping: Grouping, chosen: Iterable[PlanLine], by_line: Mapping[str, LineMoney], estimate: Estimate
) -> Mapping[str, Sum]:
    found = dict(estimate.sums[grouping])
    is_by_place = grouping == Grouping.BUILDING
    for line in (one for one in chosen if one.item is None):
        own = (line.place.building or ESTATE.key) if is_by_place else OUTSIDE
        group = line.code if grouping == Grouping.ITEM else own
        found[group] = found.get(group, Sum()) + _sum_of(by_line[line.key])
    return found


def _together(
    chosen: Iterable[PlanLine], by_line: Mapping[str, LineMoney], group: Callable[[PlanLine], int]
) -> Mapping[int, Sum]:
    found: dict[int, list[Sum]] = {}
    for line in chosen:
        found.setdefault(group(line), []).append(_sum_of(by_line[line.key]))
    return {key: added(found[key]) for key in sorted(found)}
