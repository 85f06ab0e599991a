"""A sheet of a workbook as it is read, whoever reads it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

Tick = Callable[[], None]
"""Called now and then while a long table is read; may raise to stop it."""
TICK_ROWS = 500
"""After so many rows it is called."""
LAST_ROW = 1_048_576
"""A spreadsheet has no more rows; many sheets are formatted, and empty, to the last."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Span:
    """Cells that are merged: rows as the spreadsheet numbers them, columns from 0, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """What the cells of a sheet hold, from its first row on.

    A cell is a text, a number, a truth value, a `datetime`, `time` or `timedelta`, and None or an empty text
    where it holds nothing; one with a formula is what the spreadsheet last computed. `formulas` has the texts
    of formulas by row (1 is the first) and column (from 0), at least of those that nobody computed.
    """

    name: str
    rows: Iterable[Sequence[object]]
    merged: tuple[Span, ...] = ()
    formulas: Mapping[int, Mapping[int, str]] = field(default_factory=dict)
