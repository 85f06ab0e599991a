"""What the lists of problems have in common: tables, and cells that rows of one indicator share."""

from collections.abc import Sequence

from renodesk.reports.blocks import Block, Cell, Column, Paragraph, Table
from renodesk.reports.problem_snapshot import IndicatorEntry


def listed(rows: tuple[tuple[Cell, ...], ...], columns: Sequence[tuple[str, float]], nothing: str) -> Block:
    """Return a table under columns of a title and a width, or `nothing` where there are no rows."""
    if not rows:
        return Paragraph(text=nothing)
    return Table(columns=tuple(Column(title=title, width=width) for title, width in columns), rows=rows)


def first_cells(indicator: IndicatorEntry, at: int) -> tuple[Cell, Cell, Cell]:
    """Return number, name and result on the first row of an indicator, the number in grey on the others."""
    if at > 1:
        return (repeated(str(indicator.number), is_first=False), Cell(text=""), Cell(text=""))
    return (
        Cell(text=str(indicator.number)),
        Cell(text=indicator.name, is_bold=True),
        Cell(text=indicator.result, is_bold=True),
    )


def repeated(words: str, *, is_first: bool) -> Cell:
    """Return what a group of rows has in common, in grey where it is only said again."""
    return Cell(text=words, is_bold=is_first, tone="plain" if is_first else "quiet")
