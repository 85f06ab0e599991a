"""The money of a plan as the ledgers hold it: every line and every sum, in whole fen."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from renodesk.domain.money import Amounts, Fen


@dataclass(frozen=True, kw_only=True, slots=True)
class Groups:
    """By what a line is put together with others, in words that are the same on every sheet."""

    building: str
    duty: str
    kind: str
    phase: str
    year: str


@dataclass(frozen=True, kw_only=True, slots=True)
class UnitPrice:
    """The unit price a line was costed with, in yuan, and where it stands."""

    low: Fraction
    likely: Fraction
    high: Fraction
    contingency: Fraction
    """Percent on top."""
    source: str


@dataclass(frozen=True, kw_only=True, slots=True)
class CostEntry:
    """A quantity of a line of the plan and what it costs, or what is missing for that (`lack`)."""

    code: str
    name: str
    place: str
    groups: Groups
    label: str
    unit: str
    quantity: Fraction | str | None
    origin: str
    is_urgent: bool
    price: UnitPrice | None = None
    works: Amounts | None = None
    contingency: Amounts | None = None
    lack: str = ""
    reason: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class PayerEntry:
    """A costed line and who likely pays it; parts and gap add up to `total`.

    A part is None where a channel is named and its share is not agreed. `shares` says all of it in words.
    """

    code: str
    name: str
    place: str
    label: str
    total: Fen
    parts: Mapping[str, Fen | None]
    gap: Fen
    shares: str
    rules: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ChannelEntry:
    """A funding channel and what it pays of the whole plan."""

    code: str
    name: str
    payer: str
    is_fiscal: bool
    amounts: Amounts
    rule: str
    source: str


@dataclass(frozen=True, kw_only=True, slots=True)
class SumEntry:
    """What a group comes to, and how many things are missing in it: with any, the true cost is more."""

    name: str
    works: Amounts
    contingency: Amounts
    lacks: int
    households: Fraction | None = None
    floor_area: Fraction | None = None
    per_household: Amounts | None = None
    per_m2: Amounts | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class PriceBookLine:
    """The price book a plan was costed with; `is_example`: 示例、不得用于报批."""

    title: str
    version: str
    sha256: str
    region: str
    on: str
    statement: str
    source: str
    is_example: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class LedgerMoney:
    """The money of the round's plan. Without a price book (`book`) there are quantities and no amounts.

    `groupings` are sums by the name of a field of `Groups`; those of one grouping add up to `whole`.
    """

    plan: str
    is_adopted: bool
    book: PriceBookLine | None
    costs: tuple[CostEntry, ...]
    whole: SumEntry
    groupings: Mapping[str, tuple[SumEntry, ...]]
    payers: tuple[PayerEntry, ...]
    channels: tuple[ChannelEntry, ...]
    gap: Amounts
    fiscal_percent: Fraction | None
    is_all_fiscal: bool
