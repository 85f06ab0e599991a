"""A spreadsheet as people lay it out: where its cells are merged, which hold dates, formulas or error words.

The one door to tables from outside; `read_table` is for those who want its rows alone.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from renodesk.tables.files import is_workbook, read_bytes, unreadable
from renodesk.tables.pages import TICK_ROWS, Page, Span, Tick
from renodesk.tables.reading import MAX_COLUMNS, MAX_ROWS, Row, cell_text, csv_rows, text_of
from renodesk.tables.workbooks import Workbook, open_workbook

_ERROR = re.compile(r"#(REF!|N/A|DIV/0!|VALUE!|NAME\?|NUM!|NULL!)")
_DAYS = frozenset({date, datetime})


class Oddity(StrEnum):
    """Why a cell is not simply what it says."""

    DATE = "date"
    FORMULA = "formula"
    ERROR = "error"


@dataclass(frozen=True, kw_only=True)
class Grid:
    """A sheet: its rows that hold anything, and what is odd about cells (row number, column)."""

    name: str
    rows: tuple[Row, ...]
    odd: Mapping[tuple[int, int], Oddity] = field(default_factory=dict)
    merged: tuple[Span, ...] = ()
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    is_open_elsewhere: bool = False
    """Another program has the file open: what it did not save is not here."""
    encoding: str = ""
    """In which encoding a CSV was saved, as people call it; "" of a workbook."""

    @cached_property
    def width(self) -> int:
        """Return how many columns hold anything."""
        return max((len(row.cells) for row in self.rows), default=0)

    @cached_property
    def _origins(self) -> Mapping[tuple[int, int], tuple[int, int]]:
        last = self.rows[-1].number if self.rows else 0
        return {
            (row, column): (span.top, span.left)
            for span in self.merged
            for row in range(span.top, min(span.bottom, last) + 1)
            for column in range(span.left, min(span.right, self.width - 1) + 1)
        }

    @cached_property
    def _by_number(self) -> Mapping[int, Row]:
        return {row.number: row for row in self.rows}

    def origin(self, row: int, column: int) -> tuple[int, int]:
        """Return the cell whose text a merged cell shows; any other cell itself."""
        return self._origins.get((row, column), (row, column))

    def text(self, row: int, column: int) -> str:
        """Return what a cell shows, of merged cells that of the first."""
        at, column = self.origin(row, column)
        found = self._by_number.get(at)
        return found.cells[column] if found is not None and column < len(found.cells) else ""

    def oddity(self, row: int, column: int) -> Oddity | None:
        """Return what is odd about a cell."""
        return self.odd.get(self.origin(row, column))


def grid_of_text(text: str) -> Grid:
    """Return a block as spreadsheets put it on the clipboard."""
    lines = csv.reader(io.StringIO(text.rstrip("\r\n"), newline=""), dialect="excel-tab")
    try:
        cells = [[one.strip() for one in line] for line in lines]
    except csv.Error:
        cells = [[one.strip() for one in line.split("\t")] for line in text.splitlines()]
    rows = _kept(iter(cells[:MAX_ROWS]))
    return Grid(name="", rows=rows, odd=_errors(rows))


def read_table(file: Path) -> list[Row]:
    """Return the rows of a .csv or .xlsx that hold anything.

    Raises:
        FileMissing, NotReadable, FileHeld, TableUnreadable: as `read_grid`.
    """
    return list(read_grid(file).rows)


def read_grid(file: Path, sheet: str = "", tick: Tick = lambda: None) -> Grid:
    """Return a sheet of a .csv or .xlsx; where none is named, the first that holds anything.

    Raises:
        FileMissing, NotReadable, FileHeld: it cannot be had.
        TableUnreadable: not a table, damaged, an old .xls or with a password, or too large.
    """
    data = read_bytes(file)
    if not is_workbook(data):
        return _grid_of_csv(file, data, tick)
    with open_workbook(file, data, tick) as book:
        for name in [one for one in book.names if one == sheet] or book.names:
            grid = _grid(file, book, name, tick)
            if grid.rows:
                break
        return grid


def read_grids(file: Path, tick: Tick = lambda: None) -> tuple[Grid, ...]:
    """Return every sheet of an .xlsx, also hidden and empty ones; a .csv is one.

    Raises:
        FileMissing, NotReadable, FileHeld, TableUnreadable: as `read_grid`.
    """
    data = read_bytes(file)
    if not is_workbook(data):
        return (_grid_of_csv(file, data, tick),)
    with open_workbook(file, data, tick) as book:
        return tuple(_grid(file, book, name, tick) for name in book.names)


def _grid_of_csv(file: Path, data: bytes, tick: Tick) -> Grid:
    with unreadable(file):
        text, encoding = text_of(file, data)
        rows = _kept(csv_rows(file, text), tick)
    return Grid(
        name=file.name, rows=rows, odd=_errors(rows), is_open_elsewhere=_is_open(file), encoding=encoding
    )


def _grid(file: Path, book: Workbook, name: str, tick: Tick) -> Grid:
    page = book.page(name)
    rows, odd = page_rows(page, tick)
    return Grid(
        name=file.name,
        rows=rows,
        odd=odd,
        merged=page.merged,
        sheet=name,
        sheets=book.names,
        is_open_elsewhere=_is_open(file),
    )


def _is_open(file: Path) -> bool:
    """Return whether a spreadsheet program left its sign beside the file that it has it open."""
    return any(
        file.with_name(name).exists()
        for name in (f"~${file.name}", f"~${file.name[2:]}", f".~lock.{file.name}#", f".~{file.name}")
    )


def _kept(lines: Iterator[list[str]], tick: Tick = lambda: None) -> tuple[Row, ...]:
    found = []
    for number, cells in enumerate(lines, 1):
        if number % TICK_ROWS == 0:
            tick()
        row = _row(number, cells)
        if row is not None:
            found.append(row)
    return tuple(found)


def _row(number: int, cells: list[str]) -> Row | None:
    while cells and not cells[-1]:
        cells.pop()
    if cells and number > MAX_ROWS:
        raise ValueError(f"> {MAX_ROWS} rows")
    if len(cells) > MAX_COLUMNS:
        raise ValueError(f"> {MAX_COLUMNS} columns")
    return Row(number=number, cells=tuple(cells)) if cells else None


def _errors(rows: tuple[Row, ...]) -> dict[tuple[int, int], Oddity]:
    return {
        (row.number, at): Oddity.ERROR
        for row in rows
        if "#" in "".join(row.cells)
        for at, cell in enumerate(row.cells)
        if cell.startswith("#") and _ERROR.fullmatch(cell)
    }


def page_rows(page: Page, tick: Tick) -> tuple[tuple[Row, ...], dict[tuple[int, int], Oddity]]:
    """Return the rows of a sheet that hold anything, and what is odd about their cells.

    Raises:
        ValueError: more rows or columns hold something than a table may have.
    """
    rows: list[Row] = []
    odd: dict[tuple[int, int], Oddity] = {}
    for number, values in enumerate(page.rows, 1):
        if number % TICK_ROWS == 0:
            tick()
        cells = [value.strip() if type(value) is str else cell_text(value) for value in values]
        for at, text in page.formulas.get(number, {}).items():
            if not cells[at]:
                cells[at] = text
                odd[number, at] = Oddity.FORMULA
        row = _row(number, cells)
        if row is None:
            continue
        rows.append(row)
        if not _DAYS.isdisjoint(map(type, values)):
            odd.update(
                {(number, at): Oddity.DATE for at, value in enumerate(values) if isinstance(value, date)}
            )
    kept = tuple(rows)
    return kept, {**odd, **_errors(kept)}
