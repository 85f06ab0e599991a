"""Who pays: channels, payer rules, shares of each cost line, the gap, and what falls on each home.

Shares are percentages; what nobody is said to pay is the gap, and is shown. Amounts are divided by largest
remainder (`renodesk.domain.money.apportion`): channels in the order of the shares, the gap last, so that
parts and gap add up to the line to the fen.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from renodesk.domain.costing.extra import Extra
from renodesk.domain.costing.lines import CostLine
from renodesk.domain.form import PackIdentity
from renodesk.domain.money import NOTHING, Amounts, Fen, apportion, together
from renodesk.domain.places import Place

WHOLE = Fraction(100)


class Role(StrEnum):
    """What a channel is for: a source of money for works, a practice elsewhere, or money for afterwards."""

    SOURCE = "source"
    REFERENCE = "reference"
    AFTERCARE = "aftercare"


@dataclass(frozen=True, kw_only=True, slots=True)
class Channel:
    """A funding channel; `applies_to` names items, none: any. `is_fiscal`: it is the government's money."""

    code: str
    name: str
    name_en: str
    payer: str
    role: Role
    is_fiscal: bool
    applies_to: tuple[str, ...]
    rule: str
    source: str
    provenance: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class PayerRule:
    """What a document says of who pays what."""

    code: str
    name: str
    name_en: str
    payer: str
    applies_to: tuple[str, ...]
    rule: str
    source: str
    provenance: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Share:
    """What a channel pays of a line, in percent; None where it is named and its share is not agreed.

    `rule` is the payer rule or channel it follows, "" where somebody chose it; `source` its document.
    """

    channel: str
    percent: Fraction | None
    rule: str = ""
    source: str = ""


Shares = tuple[Share, ...]
ShareKey = tuple[str, str]
"""A checklist item and its quantity column; column "" means all of the item."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Funding:
    """A funding pack; from `fiscal_limit` percent on, fiscal money carries too much of what is there."""

    identity: PackIdentity
    channels: tuple[Channel, ...]
    rules: tuple[PayerRule, ...]
    defaults: Mapping[ShareKey, Shares]
    fiscal_limit: Fraction
    billed: str

    def channel(self, code: str) -> Channel | None:
        """Return the channel with this code."""
        return next((one for one in self.channels if one.code == code), None)

    def rule(self, code: str) -> PayerRule | None:
        """Return the payer rule with this code."""
        return next((one for one in self.rules if one.code == code), None)

    @property
    def sources(self) -> tuple[Channel, ...]:
        """Return the channels that may pay for works."""
        return tuple(one for one in self.channels if one.role == Role.SOURCE)

    def shares(self, item: str, column: str, chosen: Mapping[ShareKey, Shares] | None = None) -> Shares:
        """Return the shares of a line: chosen for its column, chosen for its item, or the pack's likewise."""
        for known in (chosen or {}, self.defaults):
            for key in ((item, column), (item, "")):
                if key in known:
                    return known[key]
        return ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """What a channel pays of a line; nothing yet where the share is not agreed."""

    share: Share
    amounts: Amounts


@dataclass(frozen=True, kw_only=True, slots=True)
class FundedLine:
    """A cost line with who pays it; parts and `gap` add up to its total, end by end."""

    line: CostLine
    parts: tuple[Part, ...]
    gap: Amounts


@dataclass(frozen=True, kw_only=True, slots=True)
class FundedExtra:
    """A work outside the 36 with who pays it; parts and `gap` add up to its cost."""

    extra: Extra
    parts: tuple[Part, ...]
    gap: Amounts


@dataclass(frozen=True, kw_only=True, slots=True)
class Financing:
    """The money for all lines and works outside the 36: by channel, and what nobody pays yet."""

    lines: tuple[FundedLine, ...]
    extras: tuple[FundedExtra, ...] = ()
    total: Amounts = NOTHING
    gap: Amounts = NOTHING
    channels: Mapping[str, Amounts] = field(default_factory=dict)
    fiscal_percent: Fraction | None = None
    """Of the money that is there, what is fiscal; None where there is none."""
    is_all_fiscal: bool = False
    """财政资金大包大揽: the fiscal share reaches the pack's limit."""

    def charges(self, channel: str) -> Iterator[tuple[Place, Fen]]:
        """Yield what a channel likely pays, and where."""
        paid = [(one.line.place, one.parts) for one in self.lines]
        paid += [(one.extra.place, one.parts) for one in self.extras]
        for place, parts in paid:
            yield from ((place, part.amounts.likely) for part in parts if part.share.channel == channel)


def too_much(shares: Iterable[Share]) -> bool:
    """Return whether shares are negative or more than the whole."""
    percents = [share.percent or Fraction(0) for share in shares]
    return any(percent < 0 for percent in percents) or sum(percents, Fraction(0)) > WHOLE


def divide(total: Amounts, shares: Sequence[Share]) -> tuple[tuple[Part, ...], Amounts]:
    """Return what each share pays of a total, and the gap; each end is divided on its own.

    Raises:
        ValueError: the shares are more than the whole.
    """
    if too_much(shares):
        raise ValueError("more than the whole")
    percents = [share.percent or Fraction(0) for share in shares]
    weights = [*percents, WHOLE - sum(percents, Fraction(0))]
    low, likely, high = (apportion(end, weights) for end in (total.low, total.likely, total.high))
    amounts = [Amounts(low=low[at], likely=likely[at], high=high[at]) for at in range(len(weights))]
    parts = tuple(Part(share=share, amounts=amounts[at]) for at, share in enumerate(shares))
    return parts, amounts[-1]


class Dividing:
    """Divides totals by shares, each only once however often it is asked."""

    MOST = 20_000

    def __init__(self) -> None:
        """Remember nothing yet."""
        self._known: dict[tuple[Amounts, Shares], tuple[tuple[Part, ...], Amounts]] = {}

    def __call__(self, total: Amounts, shares: Shares) -> tuple[tuple[Part, ...], Amounts]:
        """Return what `divide` returns."""
        found = self._known.get((total, shares))
        if found is None:
            if len(self._known) >= self.MOST:
                self._known.clear()
            found = self._known[total, shares] = divide(total, shares)
        return found


def finance(
    lines: Iterable[CostLine],
    funding: Funding,
    chosen: Mapping[ShareKey, Shares] | None = None,
    extras: Iterable[Extra] = (),
    divided: Callable[[Amounts, Shares], tuple[tuple[Part, ...], Amounts]] | None = None,
) -> Financing:
    """Return who pays each line and each work outside the 36, by the shares somebody chose, else the pack's.

    Who reckons again and again brings a `Dividing`.

    Raises:
        ValueError: chosen shares are more than the whole.
    """
    funded, outside, share_out = [], [], divided or divide
    for line in lines:
        parts, gap = share_out(line.total, funding.shares(line.item, line.column, chosen))
        funded.append(FundedLine(line=line, parts=parts, gap=gap))
    for extra in extras:
        parts, gap = share_out(extra.total, funding.shares(extra.item, "", chosen))
        outside.append(FundedExtra(extra=extra, parts=parts, gap=gap))
    return _together(tuple(funded), tuple(outside), funding)


def _together(lines: tuple[FundedLine, ...], extras: tuple[FundedExtra, ...], funding: Funding) -> Financing:
    paid: dict[str, list[Amounts]] = {one.code: [] for one in funding.sources}
    everything: list[FundedLine | FundedExtra] = [*lines, *extras]
    for one in everything:
        for part in one.parts:
            paid.setdefault(part.share.channel, []).append(part.amounts)
    totals = [*(one.line.total for one in lines), *(one.extra.total for one in extras)]
    total, gap = together(totals), together(one.gap for one in everything)
    channels = {code: together(amounts) for code, amounts in paid.items()}
    there = total.likely - gap.likely
    fiscal = sum(
        channels[one.code].likely for one in funding.channels if one.is_fiscal and one.code in channels
    )
    percent = Fraction(fiscal, there) * 100 if there else None
    return Financing(
        lines=lines,
        extras=extras,
        total=total,
        gap=gap,
        channels=channels,
        fiscal_percent=percent,
        is_all_fiscal=percent is not None and percent >= funding.fiscal_limit,
    )
