"""A table that was read: what stands in it, and how it is to be read."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from renodesk.errors import SheetRefused
from renodesk.services.environment import Progress, no_progress
from renodesk.services.register_import.matching import Layout
from renodesk.services.sheet.model import Fault
from renodesk.tables.grids import Grid, grid_of_text, read_grid

Propose = Callable[[Grid, int | None], Layout]


@dataclass(frozen=True, kw_only=True, slots=True)
class Opened:
    """A sheet, and how its columns are matched."""

    grid: Grid
    layout: Layout

    def read_as(self, layout: Layout) -> "Opened":
        """Return the same sheet matched otherwise."""
        return replace(self, layout=layout)

    def first_rows(self, count: int) -> tuple[tuple[int, tuple[str, ...]], ...]:
        """Return the first rows below the header: number, and the text of each column."""
        columns = range(len(self.layout.columns))
        return tuple(
            (row, tuple(self.grid.text(row, at) for at in columns))
            for row in self.layout.header.values[:count]
        )


def open_file(file: Path, propose: Propose, sheet: str = "", progress: Progress = no_progress) -> Opened:
    """Read a sheet of a .csv or .xlsx (the first that holds anything) as `propose` proposes.

    Raises:
        FileMissing, NotReadable, FileHeld, TableUnreadable: it cannot be read.
        SheetRefused: there is nothing in it.
        Cancelled: `progress` says so.
    """
    return _opened(read_grid(file, sheet, lambda: progress("import_reading", 0.0)), propose)


def open_block(text: str, propose: Propose) -> Opened:
    """Read a block from the clipboard.

    Raises:
        SheetRefused: there is nothing in it.
    """
    return _opened(grid_of_text(text), propose)


def _opened(grid: Grid, propose: Propose) -> Opened:
    if not grid.rows:
        fault = Fault(where=grid.name, code="sheet_empty")
        raise SheetRefused(file=grid.name, faults=(fault,), count=1)
    return Opened(grid=grid, layout=propose(grid, None))
