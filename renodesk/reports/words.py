"""Numbers and the fixed sentence as papers write them."""

import re
from collections.abc import Sequence
from fractions import Fraction

from renodesk.domain.numbers import write_number
from renodesk.reports.snapshot import Interval


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


def buildings_text(names: Sequence[str]) -> str:
    """Return names in order with runs drawn together: `1号楼、3–6号楼`."""
    numbers = [
        int(match[1]) if (match := re.fullmatch(r"(\d{1,4})(?:号楼)?", name)) else None for name in names
    ]
    found: list[str] = []
    at = 0
    while at < len(names):
        end = at
        while (
            end + 1 < len(names) and numbers[end] is not None and numbers[end + 1] == (numbers[end] or 0) + 1
        ):
            end += 1
        if numbers[at] is None:
            found.append(names[at])
        elif end - at >= 2:
            found.append(f"{numbers[at]}–{numbers[end]}号楼")
        else:
            found.extend(f"{number}号楼" for number in numbers[at : end + 1])
        at = end + 1
    return "、".join(found)
