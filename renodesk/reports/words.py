"""Numbers and the fixed sentence as papers write them."""

from fractions import Fraction

from renodesk.domain.numbers import write_number
from renodesk.domain.place_words import buildings_text, places_text
from renodesk.reports.snapshot import Interval

__all__ = ["buildings_text", "interval_text", "places_text", "quantity_text", "score_text"]


def score_text(number: Fraction | None) -> str:
    """Return a score with one decimal, halves up."""
    if number is None:
        return "—"
    tenths = (abs(number) * 10 + Fraction(1, 2)).__floor__()
    return ("-" if number < 0 else "") + f"{tenths // 10}.{tenths % 10}"


def interval_text(interval: Interval) -> str:
    """Return `58.0 – 79.2`, one number when both ends print the same, a dash for not applicable."""
    low, high = score_text(interval.low), score_text(interval.high)
    return low if low == high else f"{low} – {high}"


def quantity_text(number: Fraction) -> str:
    """Return a quantity with at most two decimals."""
    return write_number(Fraction((number * 100 + Fraction(1, 2)).__floor__(), 100))
