"""Write a sheet of a ledger: its title and notes, its heads, its rows of typed cells, and its sums."""

from collections.abc import Mapping
from datetime import date, datetime
from fractions import Fraction
from math import ceil
from typing import Any

from renodesk.domain.numbers import write_number
from renodesk.tables.book import (
    Across,
    Below,
    BookColumn,
    BookRow,
    BookSheet,
    ColumnKind,
    Link,
    Look,
    Matching,
    Number,
    Plus,
    Whole,
    Worked,
)
from renodesk.tables.book_looks import Looks, RowLook
from renodesk.tables.book_sizes import ONE_LINE, head_lines, height, lines, widths_of
from renodesk.tables.cells import cell_words, digits, runs_when_typed

_A4, _A3 = 9, 8
_A3_FROM = 190.0
"""Columns wider than this together would be too small to read on A4."""
_MOST_NUMBER = 10**15
"""A spreadsheet keeps 15 digits; a larger number is written as a text that says all of them."""
_OF_NOTES = 1.05
"""Notes are set smaller: so much more of them fits on a line."""
_OLDEST = date(1900, 3, 1)
_PARTS = frozenset({ColumnKind.MONEY, ColumnKind.PERCENT})
"""Kinds whose cells hold a hundredth of their number: yuan of fen, and 0.25 of 25 percent."""


class SheetWriter:
    """Writes sheets of one book; `names` and `sheets` are all of them, by key."""

    def __init__(self, names: Mapping[str, str], sheets: Mapping[str, BookSheet], looks: Looks) -> None:
        """Write nothing yet."""
        self._names = names
        self._sheets = sheets
        self._looks = looks
        self._page: Any = None
        self._put = {
            str: self._put_text,
            int: self._put_number,
            Fraction: self._put_number,
            date: self._put_day,
            datetime: self._put_day,
            **dict.fromkeys((Across, Plus, Below, Whole, Matching), self._put_worked),
            Link: self._put_link,
        }

    def write(self, page: Any, sheet: BookSheet) -> None:
        """Write one sheet to its page of the workbook, from the top down."""
        self._page = page
        page.set_default_row(ONE_LINE)
        widths = tuple(widths_of(sheet))
        for at, width in enumerate(widths):
            page.set_column(at, at, width)
        _lay_out(page, sheet, sum(widths))
        self._write_top(sheet, widths)
        at = sheet.first_row
        for row in sheet.rows:
            count = max(map(lines, row.cells, widths), default=1)
            if row.depth or count > 1:
                page.set_row(at, height(count), None, {"level": row.depth} if row.depth else {})
            self._write_row(at, row, sheet)
            at += 1
        if sheet.has_totals:
            self._write_totals(at, sheet)

    def _write_top(self, sheet: BookSheet, widths: tuple[float, ...]) -> None:
        page, last = self._page, len(sheet.columns) - 1
        page.set_row(0, 26)
        page.write_string(0, 0, cell_words(sheet.title), self._looks.title())
        look = self._looks.note()
        for at, note in enumerate(sheet.notes, 1):
            room = max(20, sum(widths) * _OF_NOTES)
            page.set_row(at, height(sum(ceil(max(1, digits(part)) / room) for part in note.split("\n"))) - 2)
            if last > 0:
                page.merge_range(at, 0, at, last, "", look)
            page.write_string(at, 0, cell_words(note), look)
        at = sheet.first_row - 1
        page.set_row(at, height(max(map(head_lines, sheet.columns, widths))))
        for column, one in enumerate(sheet.columns):
            page.write_string(at, column, cell_words(one.title), self._looks.head())

    def _write_row(self, at: int, row: BookRow, sheet: BookSheet) -> None:
        for column, (cell, of) in enumerate(zip(row.cells, sheet.columns, strict=True)):
            if cell is None or cell == "":
                self._page.write_blank(at, column, None, self._looks.cell(of.kind, row.look))
            else:
                self._put[type(cell)](at, column, cell, of, row.look)

    def _write_totals(self, at: int, sheet: BookSheet) -> None:
        first, label = sheet.first_row + 1, sheet.total_label
        for column, of in enumerate(sheet.columns):
            if of.total is not None:
                letters = _letters(column)
                area = f"{letters}{first}:{letters}{first + len(sheet.rows) - 1}"
                self._put_sum(at, column, f"SUM({area})", of, of.total, "total")
            else:
                self._page.write_string(at, column, label, self._looks.cell(ColumnKind.TEXT, "total"))
                label = ""

    # Cells

    def _put_text(self, at: int, column: int, cell: Any, of: BookColumn, look: RowLook) -> None:
        words = cell_words(cell)
        form = self._looks.cell(of.kind, look, is_text=True, is_quoted=runs_when_typed(words))
        self._page.write_string(at, column, words, form)

    def _put_number(self, at: int, column: int, cell: Any, of: BookColumn, look: RowLook) -> None:
        number = _as_float(cell, of.kind)
        if number is None:
            self._put_text(at, column, _digits_of(cell, of.kind), of, look)
            return
        is_bad = of.bad_below is not None and cell < of.bad_below and look == Look.PLAIN
        form = self._number_look(of.kind, Look.BAD if is_bad else look, cell)
        self._page.write_number(at, column, number, form)

    def _put_day(self, at: int, column: int, cell: Any, of: BookColumn, look: RowLook) -> None:
        if (cell.date() if isinstance(cell, datetime) else cell) < _OLDEST:
            self._put_text(at, column, cell.isoformat(), of, look)
            return
        self._page.write_datetime(at, column, cell, self._looks.cell(of.kind, look))

    def _put_link(self, at: int, column: int, cell: Any, of: BookColumn, look: RowLook) -> None:
        name = self._names[cell.sheet]
        self._page.write_url(at, column, f"internal:'{name}'!A1", self._looks.link(), name)

    def _put_worked(self, at: int, column: int, cell: Any, of: BookColumn, look: RowLook) -> None:
        self._put_sum(at, column, self._formula(at, column, cell), of, cell.value, look)

    def _formula(self, at: int, column: int, cell: Worked) -> str:
        """Return how a spreadsheet works a sum out."""
        match cell:
            case Across():
                return f"SUM({_letters(cell.first)}{at + 1}:{_letters(cell.last)}{at + 1})"
            case Plus():
                return "+".join(f"{_letters(one)}{at + 1}" for one in cell.columns)
            case Below():
                letters = _letters(column)
                return f"SUM({letters}{at + 2}:{letters}{at + 1 + max(1, cell.count)})"
            case Whole():
                return f"SUM({self._area(cell.sheet, cell.column)})"
            case Matching():
                match_, amount = (self._area(cell.sheet, one) for one in (cell.match, cell.amount))
                return f"SUMPRODUCT(({match_}={_letters(cell.own)}{at + 1})*1,{amount})"

    def _area(self, key: str, column: int) -> str:
        """Return how a formula says the rows of a sheet's column."""
        name, sheet, letters = self._names[key], self._sheets[key], _letters(column)
        first = sheet.first_row + 1
        return f"'{name}'!${letters}${first}:${letters}${first + max(1, len(sheet.rows)) - 1}"

    def _put_sum(
        self, at: int, column: int, formula: str, of: BookColumn, value: Number, look: RowLook
    ) -> None:
        """Write a sum as a formula; where a spreadsheet could not hold its result, as that result alone."""
        number = _as_float(value, of.kind)
        if number is None:
            form = self._looks.cell(of.kind, look, is_text=True)
            self._page.write_string(at, column, _digits_of(value, of.kind), form)
            return
        if of.kind == ColumnKind.MONEY:
            formula = f"ROUND({formula},2)"
        result = int(number) if number.is_integer() else number
        form = self._number_look(of.kind, look, value)
        self._page.write_formula(at, column, f"={formula}", form, result)

    def _number_look(self, kind: ColumnKind, look: RowLook, number: Number) -> Any:
        """Return how a number looks; a quantity that is whole shows no decimals."""
        is_whole = kind == ColumnKind.NUMBER and number.denominator == 1
        return self._looks.cell(ColumnKind.COUNT if is_whole else kind, look)


def _lay_out(page: Any, sheet: BookSheet, width: float) -> None:
    """Freeze, filter and print a sheet."""
    head, last = sheet.first_row - 1, len(sheet.columns) - 1
    end = head + max(1, len(sheet.rows))
    page.freeze_panes(head + 1, sheet.frozen)
    page.set_landscape()
    page.set_paper(_A3 if width > _A3_FROM else _A4)
    page.fit_to_pages(1, 0)
    page.repeat_rows(head)
    page.print_area(0, 0, end + sheet.has_totals, last)
    page.set_margins(left=0.5, right=0.5, top=0.8, bottom=0.8)
    page.outline_settings(True, False, False, False)
    if sheet.has_filter and sheet.rows:
        page.autofilter(head, 0, end, last)


def _as_float(number: Number, kind: ColumnKind) -> float | None:
    """Return what a cell holds of a number, None where it would not be that number any more."""
    below = number.denominator * (100 if kind in _PARTS else 1)
    return number.numerator / below if abs(number.numerator) < _MOST_NUMBER * below else None


def _digits_of(number: Number, kind: ColumnKind) -> str:
    return write_number(Fraction(number) / (100 if kind in _PARTS else 1))


def _letters(column: int) -> str:
    """Return how a spreadsheet calls a column, the first (0) being A."""
    letters, at = "", column + 1
    while at:
        at, rest = divmod(at - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
