"""Workbooks that people fill: protected labels, open cells, drop-downs, checks that warn."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil
from pathlib import Path
from typing import Any, Literal

from renodesk.domain.numbers import read_number
from renodesk.tables.cells import cell_words, free_name
from renodesk.tables.writing import SAME_DAY, replace_file

Look = Literal["title", "plain", "head", "item", "guide", "label", "quiet", "open", "words", "shut", "key"]
Limit = Literal["", "count", "number", "percent"]
_LONGEST_LIST = 255
_LINE = 14.0
_WRAPPED: frozenset[Look] = frozenset({"head", "item", "guide", "label", "quiet", "words"})
_FONT = {"font_name": "Microsoft YaHei", "font_size": 10}
_LOOKS: Mapping[Look, Mapping[str, object]] = {
    "title": {"bold": True, "font_size": 14},
    "plain": {"font_color": "#5B6776"},
    "head": {"bold": True, "bg_color": "#E3E6EA", "border": 1, "text_wrap": True, "valign": "vcenter"},
    "item": {"bold": True, "bg_color": "#F3F5F7", "text_wrap": True, "valign": "top", "top": 1},
    "guide": {"bg_color": "#F3F5F7", "text_wrap": True, "valign": "top", "top": 1},
    "label": {"text_wrap": True, "valign": "top"},
    "quiet": {"font_color": "#5B6776", "text_wrap": True, "valign": "top"},
    "open": {"locked": False, "border": 1, "border_color": "#8B96A5", "valign": "vcenter", "align": "center"},
    "words": {"locked": False, "border": 1, "border_color": "#8B96A5", "num_format": "@", "text_wrap": True},
    "shut": {"bg_color": "#ECEEF1"},
    "key": {"font_color": "#8B96A5"},
}
"""`words` keeps what is typed as text: a spreadsheet makes a date of 3-2 elsewhere."""


@dataclass(frozen=True, kw_only=True, slots=True)
class FillCell:
    """A cell: its text, how it looks, and for one that is open what it may take and what is told beside it.

    What does not fit is warned of, not refused: people write what they saw.
    """

    text: str = ""
    look: Look = "label"
    choices: tuple[str, ...] = ()
    limit: Limit = ""
    hint: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class FillSheet:
    """A sheet: cells by row, widths of its columns (0 hides one), the first rows hidden, the rest frozen."""

    name: str
    rows: tuple[tuple[FillCell, ...], ...]
    widths: tuple[float, ...]
    hidden_rows: int = 0
    frozen: tuple[int, int] = (0, 0)
    is_hidden: bool = False


def write_fillable(out: Path, sheets: Sequence[FillSheet], warning: str) -> None:
    """Write a workbook to fill; `warning` is told where what is typed does not fit.

    Raises:
        NotWritable, DiskFull, FileHeld: nothing was written.
    """
    import xlsxwriter  # a start of the program need not wait for it

    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        book.set_properties({"created": SAME_DAY})
        looks = {look: book.add_format({**_FONT, **facts}) for look, facts in _LOOKS.items()}
        names: set[str] = set()
        for one in sheets:
            page = book.add_worksheet(free_name(one.name, names))
            _write(page, one, looks, warning)
    replace_file(out, buffer.getvalue())


def _write(page: Any, sheet: FillSheet, looks: Mapping[Look, Any], warning: str) -> None:
    for column, width in enumerate(sheet.widths):
        page.set_column(column, column, width or 1, None, {} if width else {"hidden": True})
    for number, row in enumerate(sheet.rows):
        for column, cell in enumerate(row):
            _put(page, number, column, cell, looks[cell.look])
            _check(page, number, column, cell, warning)
        page.set_row(number, _height(row, sheet.widths))
    for number in range(sheet.hidden_rows):
        page.set_row(number, None, None, {"hidden": True})
    if sheet.is_hidden:
        page.very_hidden()
        return
    page.freeze_panes(*sheet.frozen)
    page.protect("", {"format_columns": True, "format_rows": True, "autofilter": True})
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    if sheet.frozen[0]:
        page.repeat_rows(sheet.hidden_rows, sheet.frozen[0] - 1)


def _height(row: Sequence[FillCell], widths: Sequence[float]) -> float:
    """Return the height that shows the longest cell whole; a Chinese character is two digits wide."""
    lines = 1
    for cell, width in zip(row, widths, strict=False):
        if width and cell.look in _WRAPPED:
            parts = cell.text.split("\n")
            lines = max(lines, sum(max(1, ceil(_digits(part) / (width - 1))) for part in parts))
    return _LINE * lines + 4


def _digits(text: str) -> float:
    return sum(1.9 if ord(one) > 0x2E7F else 1.0 for one in text)


def _put(page: Any, row: int, column: int, cell: FillCell, look: Any) -> None:
    number = read_number(cell.text) if cell.look == "open" and cell.text else None
    if number is not None and _is_exact(number):
        page.write_number(row, column, float(number), look)
    elif cell.text:
        page.write_string(row, column, cell_words(cell.text), look)
    else:
        page.write_blank(row, column, None, look)


def _is_exact(number: Fraction) -> bool:
    """Return whether a spreadsheet gives the number back as it is: it keeps fifteen digits."""
    return Fraction(f"{float(number):.15g}") == number


def _check(page: Any, row: int, column: int, cell: FillCell, warning: str) -> None:
    told: dict[str, object] = {"input_message": cell.hint[:255]} if cell.hint else {}
    if cell.choices and len(",".join(cell.choices)) <= _LONGEST_LIST:
        source = [int(one) if one.isdecimal() else one for one in cell.choices]
        told |= {"validate": "list", "source": source}
    elif cell.limit == "count":
        told |= {"validate": "integer", "criteria": ">=", "value": 0}
    elif cell.limit == "number":
        told |= {"validate": "decimal", "criteria": ">=", "value": 0}
    elif cell.limit == "percent":
        told |= {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 100}
    elif told:
        told |= {"validate": "any"}
    if told:
        page.data_validation(
            row, column, row, column, {**told, "error_type": "warning", "error_message": warning}
        )
