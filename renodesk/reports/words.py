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


_ENTRANCE = re.compile(r"(.+?)(\d{1,4})单元")


def places_text(names: Sequence[str]) -> str:
    """Return places in order, entrances gathered by building: `1号楼1、2单元，2号楼1–4单元`."""
    found: list[str] = []
    at = 0
    while at < len(names):
        first = _ENTRANCE.fullmatch(names[at])
        end = at
        while end + 1 < len(names) and _goes_with(first, _ENTRANCE.fullmatch(names[end + 1])):
            end += 1
        run = names[at : end + 1]
        if first is None:
            found.append(buildings_text(run))
        else:
            units = [int(match[2]) for name in run if (match := _ENTRANCE.fullmatch(name))]
            found.append(f"{first[1]}{_runs(units)}单元")
        at = end + 1
    return "，".join(found) if any("单元" in one for one in found) else "、".join(found)


def _goes_with(first: re.Match[str] | None, other: re.Match[str] | None) -> bool:
    if first is None or other is None:
        return first is None and other is None
    return first[1] == other[1]


def _runs(numbers: Sequence[int]) -> str:
    parts: list[str] = []
    at = 0
    while at < len(numbers):
        end = at
        while end + 1 < len(numbers) and numbers[end + 1] == numbers[end] + 1:
            end += 1
        if end - at >= 2:
            parts.append(f"{numbers[at]}–{numbers[end]}")
        else:
            parts.extend(map(str, numbers[at : end + 1]))
        at = end + 1
    return "、".join(parts)


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
