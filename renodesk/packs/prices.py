"""Read a price book: what a unit of each item's quantity costs, from when, where, with what included."""

import datetime
from collections.abc import Iterable
from fractions import Fraction

from renodesk.domain.costing import Price, PriceBook
from renodesk.domain.form import CheckItem, Checklist, InputField
from renodesk.domain.numbers import read_number, write_number
from renodesk.packs.complaints import Complaints
from renodesk.packs.csv_text import Row, read_rows
from renodesk.packs.description import Description
from renodesk.packs.price_limits import Limits, limits_of, percent, read_day

COLUMNS = (
    "item",
    "column",
    "unit",
    "low",
    "likely",
    "high",
    "valid_from",
    "region",
    "contingency",
    "includes_zh",
    "source",
    "note",
)


def read_prices(about: Description) -> PriceBook:
    """Return the price book of a pack, complaining about every fault in its tables."""
    text, spot = about.table("prices")
    rows = read_rows(text, spot, COLUMNS, about.complaints)
    limits = limits_of(about)
    is_example = about.raw.get("is_example", False)
    if not isinstance(is_example, bool):
        about.complaints.add(
            about.at("is_example"), "pack_word_not_allowed", value=is_example, known="true、false"
        )
    prices = PriceRows(limits, usual_contingency(about), about.complaints).prices(rows)
    return PriceBook(identity=about.identity(), is_example=bool(is_example), prices=prices)


def usual_contingency(about: Description) -> str:
    """Return the percent of rows that give none of their own, as written."""
    value = about.raw.get("contingency", "")
    return str(value) if isinstance(value, (str, int, float)) and not isinstance(value, bool) else "?"


class PriceRows:
    """Turns rows into prices, complaining about each cell that is no price."""

    def __init__(self, limits: Limits, contingency: str, complaints: Complaints) -> None:
        """Judge by `limits`; `contingency` is that of rows that give none."""
        self._limits = limits
        self._contingency = contingency
        self._complaints = complaints

    def prices(self, rows: Iterable[Row]) -> tuple[Price, ...]:
        """Return a price per row; two for one item, column, region and day are complained of."""
        seen: dict[tuple[str, str, str, datetime.date], int] = {}
        found = []
        for row in rows:
            price = self._price(row)
            first = seen.setdefault((price.item, price.column, price.region, price.valid_from), price.row)
            if first != price.row:
                self._complaints.add(
                    row.at("valid_from"), "pack_price_twice", day=price.valid_from.isoformat(), row=first
                )
            found.append(price)
        return tuple(found)

    def _price(self, row: Row) -> Price:
        unit = self._limits.unit(row["unit"])
        low, likely, high = self._ends(row, unit)
        for column in ("item", "source"):
            if not row[column]:
                self._complaints.add(row.at(column), "pack_key_missing", key=column)
        return Price(
            item=row["item"],
            column=row["column"],
            unit=unit,
            low=low,
            likely=likely,
            high=high,
            valid_from=self._day(row),
            region=row["region"],
            contingency=percent(
                row["contingency"] or self._contingency,
                self._limits.contingency,
                row.at("contingency"),
                self._complaints,
            ),
            includes=row["includes_zh"],
            source=row["source"],
            note=row["note"],
            row=row.spot.row,
        )

    def _day(self, row: Row) -> datetime.date:
        day = read_day(row["valid_from"])
        if day is None or not self._limits.earliest <= day <= self._limits.latest:
            self._complaints.add(
                row.at("valid_from"),
                "pack_day_malformed",
                value=row["valid_from"] or "–",
                earliest=self._limits.earliest,
                latest=self._limits.latest,
            )
        return day or datetime.date.min

    def _ends(self, row: Row, unit: str) -> tuple[Fraction, Fraction, Fraction]:
        """Return low, likely and high; a row that gives neither low nor high has one firm price."""
        likely = self._yuan(row, "likely", unit)
        if not row["low"] and not row["high"]:
            return likely, likely, likely
        low, high = self._yuan(row, "low", unit), self._yuan(row, "high", unit)
        if low > 0 and likely > 0 and high > 0:
            if not low <= likely <= high:
                ends = [write_number(end) for end in (low, likely, high)]
                self._complaints.add(row.at("likely"), "pack_price_order", prices=" / ".join(ends))
            elif high > low * self._limits.spread:
                most = write_number(self._limits.spread)
                self._complaints.add(
                    row.at("high"), "pack_price_spread", low=row["low"], high=row["high"], most=most
                )
        return low, likely, high

    def _yuan(self, row: Row, column: str, unit: str) -> Fraction:
        text, spot = row[column], row.at(column)
        value = read_number(text)
        if value is None:
            self._complaints.add(spot, "pack_price_text", value=text or "–")
            return Fraction(0)
        limit = self._limits.of(unit)
        if value <= 0 or (limit is not None and not limit[0] <= value <= limit[1]):
            lowest, highest = limit or (Fraction(1, 100), Fraction(10) ** 9)
            self._complaints.add(
                spot,
                "pack_price_absurd",
                value=text,
                unit=unit or "–",
                lowest=write_number(lowest),
                highest=write_number(highest),
            )
            return Fraction(0)
        return value


# Links


def check_prices(rows: Iterable[Row], limits: Limits, checklist: Checklist, complaints: Complaints) -> None:
    """Complain about rows whose item or column the checklist lacks, or whose unit is not that column's."""
    for row in rows:
        item = checklist.item(row["item"])
        if item is None:
            if row["item"]:
                complaints.add(row.at("item"), "pack_item_unknown", item=row["item"])
            continue
        box = next((one for one in item.quantities if one.name == row["column"]), None)
        if box is None:
            known = quantity_names(item)
            complaints.add(row.at("column"), "pack_quantity_unknown", name=row["column"] or "–", known=known)
            continue
        _check_unit(row, limits, box, complaints)


def quantity_names(item: CheckItem) -> str:
    """Return the quantity columns of an item, with their labels."""
    return "、".join(f"{box.name}（{box.label}）" for box in item.quantities)


def _check_unit(row: Row, limits: Limits, box: InputField, complaints: Complaints) -> None:
    if limits.unit(row["unit"]) != box.unit:
        complaints.add(
            row.at("unit"), "pack_unit_differs", unit=row["unit"] or "–", wanted=box.unit, label=box.label
        )


def check_price_links(about: Description, checklist: Checklist) -> None:
    """Complain about rows of a book that do not fit the checklist."""
    text, spot = about.table("prices")
    unheard = Complaints()
    quiet = Description(about.pack, unheard)
    check_prices(read_rows(text, spot, (), unheard), limits_of(quiet), checklist, about.complaints)
