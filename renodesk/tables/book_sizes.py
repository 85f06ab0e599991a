"""How wide and high the cells of a ledger are; a Chinese character is two digits wide."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from fractions import Fraction
from math import ceil

from renodesk.tables.book import (
    Across,
    Below,
    BookColumn,
    BookSheet,
    CellValue,
    ColumnKind,
    Matching,
    Number,
    Plus,
    Whole,
)
from renodesk.tables.cells import digits

_NARROWEST, _WIDEST, _WIDEST_WORDS, _WIDEST_RUN = 6.0, 30.0, 46.0, 80.0
_AROUND = 2.5
"""What a cell has beside its text, in digits."""
_RUN = re.compile(r"[!-~]{40,}")
"""A text without a place to break it, such as a digest."""
_LINE, _ROOM, _HIGHEST = 15.0, 4.0, 409.0
"""Points a line of text takes, what is left around it, and the highest a row may be."""
ONE_LINE = _LINE + _ROOM


def height(count: int) -> float:
    """Return how high a row with so many lines is."""
    return min(_HIGHEST, _LINE * count + _ROOM)


def head_lines(column: BookColumn, width: float) -> int:
    """Return on how many lines a column's title stands."""
    return lines(column.title, width)


def lines(cell: CellValue, width: float) -> int:
    """Return on how many lines a cell's text stands."""
    if not isinstance(cell, str) or (len(cell) * 2 < width - _AROUND and "\n" not in cell):
        return 1
    return sum(max(1, ceil(digits(part) / (width - _AROUND))) for part in cell.split("\n"))


def widths_of(sheet: BookSheet) -> Iterator[float]:
    """Yield how wide each column is: as its cells need, within limits."""
    for at, column in enumerate(sheet.columns):
        most = _WIDEST_WORDS if column.kind == ColumnKind.WORDS else _WIDEST
        widest = max((_cell_width(row.cells[at], column.kind, most) for row in sheet.rows), default=0)
        title = max(map(digits, column.title.split("\n")), default=0)
        yield min(max(most, _WIDEST_RUN), max(_NARROWEST, widest, min(title, 8) + 4))


def _cell_width(cell: CellValue, kind: ColumnKind, most: float) -> float:
    match cell:
        case str():
            longest = max(digits(line[: int(most)]) for line in cell.split("\n"))
            runs = _RUN.findall(cell) if len(cell) > most else ()
            return max(min(longest + _AROUND + 0.5, most), *(digits(run) + _AROUND + 1 for run in runs), 0.0)
        case int() | Fraction():
            return _number_width(cell, kind)
        case Across() | Plus() | Below() | Whole() | Matching():
            return _number_width(cell.value, kind) + 1
        case datetime():
            return 17
        case date():
            return 12
        case _:
            return 0


def _number_width(number: Number, kind: ColumnKind) -> float:
    whole = len(str(abs(int(number)))) - (2 if kind == ColumnKind.MONEY else 0)
    return max(1, whole) * 4 / 3 + 4
