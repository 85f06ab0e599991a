"""The money of a plan as a document prints it: amounts in fen, everything else in words."""

from dataclasses import dataclass
from fractions import Fraction

from renodesk.domain.money import Amounts, Fen


@dataclass(frozen=True, kw_only=True, slots=True)
class CostRow:
    """A quantity of an item times one unit price over all its places, or a work outside the 36.

    `row` is the row of the price book, `percent` that of its contingency; both "" outside the 36.
    """

    code: str
    name: str
    places: str
    quantity: str
    price: str
    works: Amounts
    contingency: Amounts
    row: str
    percent: str

    @property
    def total(self) -> Amounts:
        """Return works and contingency together."""
        return self.works + self.contingency


@dataclass(frozen=True, kw_only=True, slots=True)
class SumRow:
    """A sum of a grouping; with `lacks` the true cost is more."""

    name: str
    total: Amounts
    lacks: int
    per_household: Amounts | None = None
    per_m2: Amounts | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class YearRow:
    """What a year's measures cost, the money it has (None: no limit was said), and what is too much.

    Year 0 is what has no year yet.
    """

    year: int
    total: Amounts
    money: Fen | None
    over: Fen


@dataclass(frozen=True, kw_only=True, slots=True)
class MoneyPart:
    """What the plan costs, by one price book; every grouping of sums adds up to `total`.

    `lacks` says line by line what has no price or quantity, and `lack_count` counts it place by place.
    """

    book: str
    version: str
    statement: str
    region: str
    on: str
    is_example: bool
    rows: tuple[CostRow, ...]
    works: Amounts
    contingency: Amounts
    outside: Amounts
    per_household: Amounts | None
    per_m2: Amounts | None
    by_duty: tuple[SumRow, ...]
    by_class: tuple[SumRow, ...]
    by_phase: tuple[SumRow, ...]
    by_building: tuple[SumRow, ...]
    years: tuple[YearRow, ...]
    lacks: tuple[str, ...]
    lack_count: int

    @property
    def total(self) -> Amounts:
        """Return what everything costs that has a price."""
        return self.works + self.contingency


@dataclass(frozen=True, kw_only=True, slots=True)
class ChannelRow:
    """What a channel pays, with its rule and document."""

    code: str
    name: str
    payer: str
    total: Amounts
    rule: str
    source: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ShareRow:
    """What a channel pays of an item: `percent` "" where it is named and not agreed."""

    item: str
    channel: str
    percent: str
    total: Amounts
    rule: str


@dataclass(frozen=True, kw_only=True, slots=True)
class FundingPart:
    """Who pays: channels and gap add up to the plan's total, to the fen, at each end."""

    channels: tuple[ChannelRow, ...]
    shares: tuple[ShareRow, ...]
    gap: Amounts
    open: tuple[str, ...]
    fiscal_percent: Fraction | None
    is_all_fiscal: bool
    statement: str
    source: str


@dataclass(frozen=True, kw_only=True, slots=True)
class BillRow:
    """What falls on the homes of a building, on one household of it and on a square metre."""

    building: str
    households: str
    area: str
    amount: Fen
    each: Fen | None
    per_m2: Fen | None


@dataclass(frozen=True, kw_only=True, slots=True)
class BillPart:
    """The residents' money on buildings, by area; `unbilled` lies where no area is known.

    `missing` are the buildings whose area is not known, `is_open` says that residents are named as payers and
    no share is agreed.
    """

    channel: str
    total: Amounts
    rows: tuple[BillRow, ...]
    unbilled: tuple[tuple[str, Fen], ...]
    missing: tuple[str, ...]
    open: tuple[str, ...]
