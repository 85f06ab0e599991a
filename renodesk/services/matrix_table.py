"""What a matrix is: columns that ask something, cells at places, and texts that are typed into them."""

import csv
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from io import StringIO
from typing import Protocol

from renodesk.domain.changes import Changes
from renodesk.domain.form import CheckItem, Item
from renodesk.domain.places import Place
from renodesk.errors import BlockRefused
from renodesk.services.row_states import RowState
from renodesk.services.sheet.model import Fault
from renodesk.services.spots import Spot

MOST_FAULTS = 200
"""Named of a block that is refused; the others are counted."""


class ColumnKind(StrEnum):
    """What a column takes: a part of an answer, or of what is said of one of the 36."""

    GRADE = "grade"
    INPUT = "input"
    FLAG = "flag"
    STATUS = "status"
    QUANTITY = "quantity"


_ALIKE = {ColumnKind.GRADE, ColumnKind.FLAG, ColumnKind.STATUS}
"""Kinds whose values mean the same in every column; a number of lamps is no width of stairs."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """What a column asks of an item; `label` is in the pack's words, "" for the grade and the status."""

    item: Item | CheckItem
    kind: ColumnKind
    name: str = ""
    label: str = ""
    options: tuple[str, ...] = ()
    """The words of a status, as they are typed."""

    def at(self, place: Place) -> "MatrixCell":
        """Return the column's cell of a place."""
        return (self.item.code, self.kind, self.name, place)

    def takes_from(self, other: "Column") -> bool:
        """Return whether a value of another column means the same here."""
        is_same = (self.item.code, self.kind, self.name) == (other.item.code, other.kind, other.name)
        return is_same or (self.kind == other.kind and self.kind in _ALIKE)


MatrixCell = tuple[str, ColumnKind, str, Place]
"""A cell: an item's code, what is asked, and the place."""

Typed = dict[MatrixCell, str]
"""What is typed where; "" takes back."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CellView:
    """What a cell shows: its text as typed, what is proposed instead, and how its answer stands."""

    text: str
    state: RowState
    offer: str = ""
    fits: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class Grid:
    """The columns and places that are shown."""

    columns: tuple[Column, ...] = ()
    places: tuple[Place, ...] = ()

    def narrowed(self, spots: Collection[Spot]) -> "Grid":
        """Return the columns and places that have any of these spots."""
        codes, places = {code for code, _ in spots}, {place for _, place in spots}
        return Grid(
            columns=tuple(column for column in self.columns if column.item.code in codes),
            places=tuple(place for place in self.places if place in places),
        )


class MatrixTable(Protocol):
    """A matrix of one kind of item."""

    def columns(self, scope: str) -> tuple[Column, ...]: ...
    def places(self, scope: str) -> tuple[Place, ...]: ...
    def view(self, column: Column, place: Place) -> CellView: ...
    def takes(self, column: Column, text: str) -> bool: ...
    def skipped_musts(self, typed: Typed) -> tuple[str, ...]: ...
    def put(self, typed: Mapping[MatrixCell, str], reason: str = "") -> Changes: ...
    def unfit(self, cells: Iterable[MatrixCell]) -> tuple[MatrixCell, ...]: ...


@dataclass(frozen=True, kw_only=True, slots=True)
class Block:
    """A block laid over a grid: what goes where, and the block's row and column of each cell."""

    typed: Typed
    spots: Mapping[MatrixCell, tuple[int, int]] = field(default_factory=dict)


def block_of(text: str) -> list[list[str]]:
    """Return a block as spreadsheets put it on the clipboard, quotes around what holds a tab or line."""
    try:
        return list(csv.reader(StringIO(text.rstrip("\r\n"), newline=""), dialect="excel-tab"))
    except csv.Error:
        return [line.split("\t") for line in text.rstrip("\r\n").splitlines()]


def corner(chosen: Iterable[tuple[int, int]]) -> tuple[int, int] | None:
    """Return the first cell (row, column) of a rectangle; None where the chosen cells are none."""
    cells = set(chosen)
    rows, columns = {row for row, _ in cells}, {column for _, column in cells}
    if not cells or len(cells) != (1 + max(rows) - min(rows)) * (1 + max(columns) - min(columns)):
        return None
    return min(rows), min(columns)


def text_of(table: MatrixTable, grid: Grid, chosen: Iterable[tuple[int, int]]) -> str:
    """Return the smallest block around the chosen cells (row, column) for a spreadsheet."""
    wanted = set(chosen)
    rows, columns = {row for row, _ in wanted}, {column for _, column in wanted}
    if not wanted:
        return ""
    lines = StringIO(newline="")
    writer = csv.writer(lines, dialect="excel-tab", lineterminator="\n")
    for row in range(min(rows), max(rows) + 1):
        writer.writerow(
            table.view(grid.columns[column], grid.places[row]).text if (row, column) in wanted else ""
            for column in range(min(columns), max(columns) + 1)
        )
    return lines.getvalue().removesuffix("\n")


def laid(table: MatrixTable, grid: Grid, at: tuple[int, int], block: Sequence[Sequence[str]]) -> Block:
    """Return what a block means from the cell `at` (row, column) on; an empty text leaves its cell as it is.

    Raises:
        BlockRefused: something of it lies outside the grid, or a cell could not keep it. All is named.
    """
    typed: Typed = {}
    spots: dict[MatrixCell, tuple[int, int]] = {}
    faults: list[Fault] = []
    count = 0
    for down, line in enumerate(block):
        for right, raw in enumerate(line):
            text, spot = raw.strip(), (down + 1, right + 1)
            if not text:
                continue
            fault = _fault(table, grid, (at[0] + down, at[1] + right), text, spot)
            if fault is None:
                cell = grid.columns[at[1] + right].at(grid.places[at[0] + down])
                typed[cell], spots[cell] = text, spot
                continue
            count += 1
            if len(faults) < MOST_FAULTS:
                faults.append(fault)
    if faults:
        raise BlockRefused(count=count, faults=tuple(faults))
    return Block(typed=typed, spots=spots)


def _fault(
    table: MatrixTable, grid: Grid, cell: tuple[int, int], text: str, spot: tuple[int, int]
) -> Fault | None:
    """Return why a text cannot be kept in a cell (row, column), None where it can."""
    facts = {"row": str(spot[0]), "column": str(spot[1]), "text": text[:40]}
    if cell[0] >= len(grid.places) or cell[1] >= len(grid.columns):
        return Fault(where="", code="cell_outside", facts=facts)
    column, place = grid.columns[cell[1]], grid.places[cell[0]]
    if table.takes(column, text):
        return None
    options = "、".join(column.options)
    where = f"{place.shown} {column.item.code}"
    return Fault(where=where, code="cell_takes", facts={**facts, "options": options})


def filled(table: MatrixTable, grid: Grid, chosen: Iterable[tuple[int, int]], *, down: bool) -> Typed:
    """Return the chosen cells with what the first of their column (or row) says.

    Of a single cell it is what stands above (or left of) it. To the right only cells that ask for the same
    kind of thing are filled.
    """
    cells = sorted(set(chosen))
    if len(cells) == 1:
        row, column = cells[0]
        cells.insert(0, (row - 1, column) if down else (row, column - 1))
    first: dict[int, tuple[int, int]] = {}
    typed: Typed = {}
    for row, column in cells:
        if row < 0 or column < 0:
            continue
        source = first.setdefault(column if down else row, (row, column))
        if (row, column) != source and grid.columns[column].takes_from(grid.columns[source[1]]):
            text = table.view(grid.columns[source[1]], grid.places[source[0]]).text
            typed[grid.columns[column].at(grid.places[row])] = text
    return typed


def repeated(grid: Grid, at: int, chosen: Iterable[tuple[int, int]], text: str) -> Typed:
    """Return a text for all chosen cells that ask for the same kind of thing as column `at`."""
    return {
        grid.columns[column].at(grid.places[row]): text
        for row, column in chosen
        if grid.columns[column].takes_from(grid.columns[at])
    }
