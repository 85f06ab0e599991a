"""What a price may be at most and at least: data of the book itself, so an office can say what is absurd."""

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from renodesk.domain.numbers import read_number, write_number
from renodesk.packs import cells
from renodesk.packs.complaints import Complaints, Spot
from renodesk.packs.csv_text import Row, read_rows
from renodesk.packs.description import Description

ANY_UNIT = "*"
_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?", re.ASCII)


@dataclass(frozen=True, kw_only=True, slots=True)
class Limits:
    """Per unit the lowest and highest price; how far high may be above low; the largest contingency; days.

    `spellings` are other ways to write a unit (平方米 for ㎡).
    """

    prices: Mapping[str, tuple[Fraction, Fraction]] = field(default_factory=dict)
    spread: Fraction = Fraction(10)
    contingency: Fraction = Fraction(30)
    earliest: datetime.date = datetime.date(2000, 1, 1)
    latest: datetime.date = datetime.date(2100, 1, 1)
    spellings: Mapping[str, str] = field(default_factory=dict)

    def of(self, unit: str) -> tuple[Fraction, Fraction] | None:
        """Return the lowest and highest price of a unit, None where the book sets none."""
        return self.prices.get(unit) or self.prices.get(ANY_UNIT)

    def unit(self, text: str) -> str:
        """Return a unit as the checklist writes it."""
        return self.spellings.get(text, text)


def limits_of(about: Description) -> Limits:
    """Return the limits of a price book, complaining about what is missing or no limit."""
    text, spot = about.table("limits")
    rows = read_rows(text, spot, ("unit", "lowest", "highest"), about.complaints)
    section = about.section("limits")
    days = [_limit_day(about, key, section.get(key)) for key in ("earliest", "latest")]
    units = about.section("units")
    return Limits(
        prices={row["unit"]: _ends(row, about.complaints) for row in rows},
        spread=about.number("limits", "spread"),
        contingency=about.number("limits", "contingency"),
        earliest=days[0] or datetime.date.min,
        latest=days[1] or datetime.date.max,
        spellings={name: unit for name, unit in units.items() if isinstance(unit, str)},
    )


def read_day(text: str) -> datetime.date | None:
    """Return the day a cell names, also as a spreadsheet rewrites it (2026-01-05, 2026/1/5, 2026年1月5日)."""
    match = _DAY.fullmatch(text.strip().removesuffix("T00:00:00"))
    try:
        return datetime.date(*map(int, match.groups())) if match else None
    except ValueError:
        return None


def _ends(row: Row, complaints: Complaints) -> tuple[Fraction, Fraction]:
    low = cells.number(row["lowest"], row.at("lowest"), complaints)
    high = cells.number(row["highest"], row.at("highest"), complaints)
    if not 0 < low <= high:
        complaints.add(row.at("lowest"), "pack_limit_order", low=write_number(low), high=write_number(high))
    return low, high


def _limit_day(about: Description, key: str, value: object) -> datetime.date | None:
    day = read_day(str(value)) if value is not None else None
    if day is None:
        about.complaints.add(about.at(f"limits.{key}"), "pack_key_missing", key=f"limits.{key}")
    return day


def percent(text: str, most: Fraction, spot: Spot, complaints: Complaints) -> Fraction:
    """Return a contingency in percent, with or without its mark; 0 with a complaint where it is none."""
    value = read_number(text.strip().removesuffix("%").removesuffix("％"))
    if value is None or not 0 <= value <= most:
        complaints.add(spot, "pack_contingency_absurd", value=text or "–", most=write_number(most))
        return Fraction(0)
    return value
