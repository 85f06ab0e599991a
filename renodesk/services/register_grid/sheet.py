"""What the table is: columns, places, cells; and blocks that go out to a spreadsheet and come in."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import StringIO

from renodesk.domain.form import RegisterField
from renodesk.domain.places import Place

Spot = tuple[int, int]
"""A cell of the table: its row and column, from 0."""

Typed = dict[Spot, str]
"""What is typed where; "" empties a field."""


@dataclass(frozen=True, kw_only=True, slots=True)
class GridColumn:
    """A column: the name of a building (`BUILDING`) or entrance (`UNIT`), or a field of the register."""

    key: str
    field: RegisterField
    is_name: bool = False

    @property
    def options(self) -> tuple[str, ...]:
        """Return the words it is chosen from."""
        return tuple(self.field.options.values())


@dataclass(frozen=True, kw_only=True, slots=True)
class GridCell:
    """What a cell shows."""

    text: str = ""
    fits: bool = True
    is_contested: bool = False
    is_fixed: bool = False
    """The building of a registered entrance is not typed over."""


@dataclass(frozen=True, kw_only=True, slots=True)
class RegisterSheet:
    """The columns and places of one level, as they are shown."""

    level: str
    columns: tuple[GridColumn, ...] = ()
    places: tuple[Place, ...] = ()


def text_of_cells(cells: Mapping[Spot, str]) -> str:
    """Return the smallest block around cells (row, column) as a spreadsheet reads it from the clipboard."""
    rows, columns = {row for row, _ in cells}, {column for _, column in cells}
    if not cells:
        return ""
    lines = StringIO(newline="")
    writer = csv.writer(lines, dialect="excel-tab", lineterminator="\n")
    for row in range(min(rows), max(rows) + 1):
        writer.writerow(cells.get((row, at), "") for at in range(min(columns), max(columns) + 1))
    return lines.getvalue().removesuffix("\n")


def laid_block(block: Sequence[Sequence[str]], at: Spot) -> Typed:
    """Return what a block types from the cell `at` (row, column) on; an empty text leaves its cell alone."""
    return {
        (at[0] + down, at[1] + right): text.strip()
        for down, line in enumerate(block)
        for right, text in enumerate(line)
        if text.strip()
    }
