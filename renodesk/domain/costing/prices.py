"""Price books: what a unit of an item's quantity costs, from when, where, and with what included."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from renodesk.domain.form import PackIdentity


@dataclass(frozen=True, kw_only=True, slots=True)
class Price:
    """One row of a price book; prices are exact yuan per `unit`, `low <= likely <= high`.

    `column` is the quantity of the checklist item it prices, `region` "" where it holds everywhere,
    `contingency` a percent on top, `row` the row of the book's table as a spreadsheet numbers it.
    """

    item: str
    column: str
    unit: str
    low: Fraction
    likely: Fraction
    high: Fraction
    valid_from: datetime.date
    region: str
    contingency: Fraction
    includes: str
    source: str
    note: str
    row: int


@dataclass(frozen=True, kw_only=True, slots=True)
class PriceBook:
    """A price book; `is_example` marks invented prices: 示例、不得用于报批."""

    identity: PackIdentity
    is_example: bool
    prices: tuple[Price, ...]

    @property
    def regions(self) -> tuple[str, ...]:
        """Return the regions its rows name, in table order."""
        return tuple(dict.fromkeys(price.region for price in self.prices if price.region))

    @property
    def days(self) -> tuple[datetime.date, ...]:
        """Return the days from which its rows hold, the earliest first."""
        return tuple(sorted({price.valid_from for price in self.prices}))

    def at(self, on: datetime.date, region: str = "") -> "PricesOfDay":
        """Return the prices of one day in one region.

        Of an item's column holds the row of the region itself before one that holds everywhere, and among
        these the one that began last. A book that knows one region only means that one.
        """
        if not region and len(self.regions) == 1:
            region = self.regions[0]
        holding = [one for one in self.prices if one.valid_from <= on and one.region in ("", region)]
        return PricesOfDay(on=on, region=region, book=self, holding=holding)


class PricesOfDay:
    """The prices of a book on a day in a region."""

    def __init__(self, *, on: datetime.date, region: str, book: PriceBook, holding: Sequence[Price]) -> None:
        """Keep the row that holds for each item's column; use `PriceBook.at`."""
        self.on = on
        self.region = region
        self.book = book
        self._found: dict[tuple[str, str], Price] = {}
        for price in sorted(holding, key=lambda one: (one.region != "", one.valid_from)):
            self._found[price.item, price.column] = price

    def price(self, item: str, column: str) -> Price | None:
        """Return what a unit of an item's column costs, None where the book has no price."""
        return self._found.get((item, column))
