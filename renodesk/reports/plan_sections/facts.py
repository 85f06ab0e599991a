"""Facts in two columns of label and value."""

from collections.abc import Sequence

from renodesk.reports.blocks import Cell, Column, Table
from renodesk.reports.snapshot import FactLine


def facts_table(facts: Sequence[FactLine]) -> Table:
    """Return facts two to a row, without a header."""
    cells = [(Cell(text=one.label, tone="quiet"), Cell(text=one.value)) for one in facts]
    if len(cells) % 2:
        cells.append((Cell(text=""), Cell(text="")))
    return Table(
        columns=(
            Column(title="", width=0.17),
            Column(title="", width=0.33),
            Column(title="", width=0.17),
            Column(title="", width=0.33),
        ),
        rows=tuple((*cells[at], *cells[at + 1]) for at in range(0, len(cells), 2)),
    )
