"""How much room things want on a page."""

from collections.abc import Sequence
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.platypus import Flowable, KeepTogether, Paragraph, Spacer
from reportlab.platypus import Table as Grid

from renodesk.reports import blocks
from renodesk.reports.pdf.styles import MARGIN, SMALL

_TALL = 300.0
_MOST = A4[1] - 2 * MARGIN - 60
"""Nothing asks for more than a page has below a heading."""


def has_tall_row(block: blocks.Table, width: float) -> bool:
    """Return whether a row may be too tall for a page, so that it has to be broken inside."""
    line = SMALL * SMALL * 1.5
    return any(
        len(cell.text) * line / (column.width * width) > _TALL
        for row in block.rows
        for cell, column in zip(row, block.columns, strict=True)
    )


def needed(flowables: Sequence[Flowable], width: float) -> float:
    """Return the height that what comes first needs, so that a heading above it does not stand alone.

    Text needs two lines, a table its head and two rows (of three all of them), whatever is never split all
    of itself.
    """
    height = 0.0
    for one in flowables:
        if not isinstance(one, Spacer):
            return min(_MOST, height + _first(one, width))
        height += one.height
    return min(_MOST, height)


def _first(one: Any, width: float) -> float:
    if isinstance(one, KeepTogether):
        inner: Any = one
        return float(sum(part.getSpaceBefore() + _whole(part, width) for part in inner._content))
    whole = _whole(one, width)
    if isinstance(one, Paragraph):
        return min(whole, 2 * float(one.style.leading))
    if isinstance(one, Grid):
        grid: Any = one
        first = int(grid.repeatRows) + 2
        is_whole = len(grid._rowHeights) <= first + 1  # first and last pair of rows share one
        return float(sum(grid._rowHeights[: None if is_whole else first]))
    return whole


def _whole(one: Flowable, width: float) -> float:
    return float(one.wrap(width, _MOST)[1])
