"""From works with quantities and a price book to cost lines, and what is missing for a whole cost."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from renodesk.domain.costing.prices import Price, PricesOfDay
from renodesk.domain.form import CheckItem, Checklist, CostPart
from renodesk.domain.money import Amounts, fen_of, rounded
from renodesk.domain.places import Place
from renodesk.domain.survey import Value


@dataclass(frozen=True, kw_only=True, slots=True)
class Work:
    """A checklist item that is to be done at a place, with what is known of its quantities."""

    item: str
    place: Place
    quantities: Mapping[str, Value | None]


@dataclass(frozen=True, kw_only=True, slots=True)
class CostLine:
    """A quantity of an item at a place times its unit price: `works`, and its `contingency`, each in fen."""

    item: str
    place: Place
    quantity: Fraction
    price: Price
    works: Amounts
    contingency: Amounts

    @property
    def column(self) -> str:
        """Return the quantity column that is priced."""
        return self.price.column

    @property
    def total(self) -> Amounts:
        """Return works and contingency together."""
        return self.works + self.contingency


class LackKind(StrEnum):
    """Why a work has no cost, or not its whole cost."""

    NO_QUANTITY = "no_quantity"
    BAD_QUANTITY = "bad_quantity"
    NO_PRICE = "no_price"
    NO_COST = "no_cost"
    """A work outside the 36 of which nobody said what it costs."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Lack:
    """What is missing: never counted as 0, always named.

    `columns` are the quantity columns of which one is wanted; `quantity` what is known of the first of them.
    """

    kind: LackKind
    item: str
    place: Place
    columns: tuple[str, ...]
    quantity: Value | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Costing:
    """The cost of works: lines that have a price, and what is missing for the rest."""

    lines: tuple[CostLine, ...]
    lacks: tuple[Lack, ...]

    @property
    def is_whole(self) -> bool:
        """Return whether nothing is missing."""
        return not self.lacks


def cost_of(works: Iterable[Work], checklist: Checklist, prices: PricesOfDay) -> Costing:
    """Return the cost lines of works, in their order, and everything that is missing.

    The checklist says which of an item's quantities cost (`CheckItem.costs`). Of alternatives the first that
    is known and priced counts, so that nothing counts twice; an extra counts where the book prices it.
    """
    lines: list[CostLine] = []
    lacks: list[Lack] = []
    for work in works:
        item = checklist.item(work.item)
        for found in _costed(work, item, prices) if item is not None else ():
            if isinstance(found, CostLine):
                lines.append(found)
            else:
                lacks.append(found)
    return Costing(lines=tuple(lines), lacks=tuple(lacks))


def cost_line(work: Work, quantity: Fraction, price: Price) -> CostLine:
    """Return a line: quantity × unit price, half up to the fen; its contingency is of that, half up too."""
    low, likely, high = (fen_of(quantity * end) for end in (price.low, price.likely, price.high))
    part = price.contingency / 100
    return CostLine(
        item=work.item,
        place=work.place,
        quantity=quantity,
        price=price,
        works=Amounts(low=low, likely=likely, high=high),
        contingency=Amounts(
            low=rounded(low * part), likely=rounded(likely * part), high=rounded(high * part)
        ),
    )


def parts_of(item: CheckItem) -> tuple[CostPart, ...]:
    """Return what of an item costs; where its pack is silent, the first quantity and the others as extras."""
    if item.costs:
        return item.costs
    return tuple(
        CostPart(columns=(box.name,), is_extra=number > 0) for number, box in enumerate(item.quantities)
    )


def _costed(work: Work, item: CheckItem, prices: PricesOfDay) -> Iterator[CostLine | Lack]:
    is_known = False
    for part in parts_of(item):
        given = [(name, work.quantities.get(name)) for name in part.columns]
        bad = [(name, value) for name, value in given if value is not None and not _is_quantity(value)]
        known = {name: value for name, value in given if _is_quantity(value)}
        is_known = is_known or (not part.is_extra and (bool(bad) or any(known.values())))
        for name, value in bad:
            yield Lack(
                kind=LackKind.BAD_QUANTITY, item=work.item, place=work.place, columns=(name,), quantity=value
            )
        wanted = {name: value for name, value in known.items() if isinstance(value, Fraction) and value > 0}
        line = _first_priced(work, wanted, prices)
        if line is not None:
            yield line
        elif wanted and not part.is_extra:
            yield Lack(
                kind=LackKind.NO_PRICE,
                item=work.item,
                place=work.place,
                columns=tuple(wanted),
                quantity=next(iter(wanted.values())),
            )
    if not is_known:
        columns = tuple(dict.fromkeys(name for part in parts_of(item) for name in part.columns))
        yield Lack(kind=LackKind.NO_QUANTITY, item=work.item, place=work.place, columns=columns)


def _first_priced(work: Work, wanted: Mapping[str, Fraction], prices: PricesOfDay) -> CostLine | None:
    for name, quantity in wanted.items():
        price = prices.price(work.item, name)
        if price is not None:
            return cost_line(work, quantity, price)
    return None


def _is_quantity(value: Value | None) -> bool:
    return isinstance(value, Fraction) and 0 <= value <= 10**9
