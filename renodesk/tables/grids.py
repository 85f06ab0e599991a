"""A spreadsheet as people lay it out: where its cells are merged, which hold dates, formulas or error words.

`reading.read_table` gives plain rows; this gives what one must know to find a header and to doubt a value.
"""

import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Any

from renodesk.tables.reading import (
    MAX_COLUMNS,
    MAX_ROWS,
    Row,
    cell_text,
    csv_rows,
    opened_book,
    read_bytes,
    text_of,
    unreadable,
)

Tick = Callable[[], None]
"""Called now and then while a long table is read; may raise to stop it."""
TICK_ROWS = 500
_MERGE = re.compile(rb'<(?:\w+:)?mergeCell [^>]*?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
_FORMULA = re.compile(rb"<(?:\w+:)?f[ >/]")
_ERROR = re.compile(r"#(REF!|N/A|DIV/0!|VALUE!|NAME\?|NUM!|NULL!)")
_CHUNK = 1 << 20
_LONGEST_TAG = 200


class Oddity(StrEnum):
    """Why a cell is not simply what it says."""

    DATE = "date"
    FORMULA = "formula"
    ERROR = "error"


@dataclass(frozen=True, kw_only=True, slots=True)
class Span:
    """Cells that are merged: rows as the spreadsheet numbers them, columns from 0, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


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


def read_grid(file: Path, sheet: str = "", tick: Tick = lambda: None) -> Grid:
    """Return a sheet of a .csv or .xlsx; where none is named, the first that holds anything.

    Raises:
        FileMissing, NotReadable, FileHeld: it cannot be had.
        TableUnreadable: not a table, damaged, an old .xls or with a password, or too large.
    """
    data = read_bytes(file)
    if data[:4] != b"PK\x03\x04":
        with unreadable(file):
            text, encoding = text_of(file, data)
            rows = _kept(csv_rows(file, text), tick)
        return Grid(
            name=file.name,
            rows=rows,
            odd=_errors(rows),
            is_open_elsewhere=_is_open(file),
            encoding=encoding,
        )
    with unreadable(file), opened_book(file, data, computed=True) as book:
        names = tuple(one.title for one in book.worksheets)
        chosen = [one for one in book.worksheets if one.title == sheet] or list(book.worksheets)
        for one in chosen:
            one.reset_dimensions()
            rows, odd = _sheet_rows(one, tick)
            if rows:
                break
        return _grid(file, data, one, rows, odd, names, tick)


def read_grids(file: Path, tick: Tick = lambda: None) -> tuple[Grid, ...]:
    """Return every sheet of an .xlsx, also hidden and empty ones; a .csv is one.

    Raises:
        FileMissing, NotReadable, FileHeld: it cannot be had.
        TableUnreadable: not a table, damaged, an old .xls or with a password, or too large.
    """
    data = read_bytes(file)
    if data[:4] != b"PK\x03\x04":
        return (read_grid(file, tick=tick),)
    found = []
    with unreadable(file), opened_book(file, data, computed=True) as book:
        names = tuple(one.title for one in book.worksheets)
        for one in book.worksheets:
            one.reset_dimensions()
            rows, odd = _sheet_rows(one, tick)
            found.append(_grid(file, data, one, rows, odd, names, tick))
    return tuple(found)


def _grid(
    file: Path,
    data: bytes,
    sheet: Any,
    rows: tuple[Row, ...],
    odd: dict[tuple[int, int], Oddity],
    names: tuple[str, ...],
    tick: Tick,
) -> Grid:
    has_formulas, merged = _layout(data, sheet._worksheet_path)
    if has_formulas:
        rows, odd = _with_formulas(file, data, sheet.title, rows, odd, tick)
    return Grid(
        name=file.name,
        rows=rows,
        odd=odd,
        merged=merged,
        sheet=sheet.title,
        sheets=names,
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
    if number > MAX_ROWS:
        raise ValueError(f"> {MAX_ROWS} rows")
    if len(cells) > MAX_COLUMNS and any(cells[MAX_COLUMNS:]):
        raise ValueError(f"> {MAX_COLUMNS} columns")
    while cells and not cells[-1]:
        cells.pop()
    return Row(number=number, cells=tuple(cells)) if cells else None


def _errors(rows: tuple[Row, ...]) -> dict[tuple[int, int], Oddity]:
    return {
        (row.number, at): Oddity.ERROR
        for row in rows
        for at, cell in enumerate(row.cells)
        if cell.startswith("#") and _ERROR.fullmatch(cell)
    }


def _sheet_rows(sheet: object, tick: Tick) -> tuple[tuple[Row, ...], dict[tuple[int, int], Oddity]]:
    rows, odd = [], {}
    for number, values in enumerate(sheet.iter_rows(values_only=True), 1):  # type: ignore[attr-defined]
        if number % TICK_ROWS == 0:
            tick()
        row = _row(number, [cell_text(value) for value in values])
        if row is None:
            continue
        rows.append(row)
        odd.update({(number, at): Oddity.DATE for at, value in enumerate(values) if isinstance(value, date)})
    kept = tuple(rows)
    return kept, {**odd, **_errors(kept)}


def _layout(data: bytes, member: str) -> tuple[bool, tuple[Span, ...]]:
    """Return whether a sheet has formulas, and its merged cells, read from its XML as it streams by.

    (The reader that does not hold a sheet in memory tells of neither.)
    """
    has_formulas, spans, rest = False, [], b""
    with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open(member.lstrip("/")) as stream:
        while chunk := stream.read(_CHUNK):
            piece = rest + chunk
            has_formulas = has_formulas or _FORMULA.search(piece) is not None
            end = 0
            for found in _MERGE.finditer(piece):
                end = found.end()
                spans.append(
                    Span(
                        top=int(found[2]),
                        left=_column(found[1]),
                        bottom=int(found[4]),
                        right=_column(found[3]),
                    )
                )
            rest = piece[max(end, len(piece) - _LONGEST_TAG) :]
    return has_formulas, tuple(dict.fromkeys(spans))


def _column(letters: bytes) -> int:
    at = 0
    for letter in letters:
        at = at * 26 + letter - 64
    return at - 1


def _with_formulas(
    file: Path,
    data: bytes,
    title: str,
    rows: tuple[Row, ...],
    odd: dict[tuple[int, int], Oddity],
    tick: Tick,
) -> tuple[tuple[Row, ...], dict[tuple[int, int], Oddity]]:
    """Return the rows with formulas nobody computed as their texts, marked as such."""
    known = {row.number: list(row.cells) for row in rows}
    with opened_book(file, data, computed=False) as book:
        sheet = book[title]
        sheet.reset_dimensions()
        for number, values in enumerate(sheet.iter_rows(values_only=True), 1):
            if number % TICK_ROWS == 0:
                tick()
            for at, value in enumerate(values):
                if not (isinstance(value, str) and value.startswith("=")) and type(value).__name__ not in (
                    "ArrayFormula",
                    "DataTableFormula",
                ):
                    continue
                cells = known.setdefault(number, [])
                if at < len(cells) and cells[at]:
                    continue
                cells.extend([""] * (at + 1 - len(cells)))
                cells[at] = str(getattr(value, "text", value)).strip() or "="
                odd[number, at] = Oddity.FORMULA
    return tuple(Row(number=at, cells=tuple(cells)) for at, cells in sorted(known.items())), odd
