"""Workbooks to fill: a number stands as one where a spreadsheet gives it back as it is, else as typed."""

from pathlib import Path

import openpyxl
import pytest

from renodesk.domain.numbers import read_number
from renodesk.tables.fillable import FillCell, FillSheet, write_fillable
from renodesk.tables.grids import read_grid


def cell_of(path: Path, text: str) -> object:
    row = (FillCell(text=text, look="open"),)
    write_fillable(path, [FillSheet(name="表", rows=(row,), widths=(12,))], "不合")
    return openpyxl.load_workbook(path).active["A1"].value


@pytest.mark.parametrize("typed", ["3", "0.1", "-2.50", "1234567.891", "0.1234567890123", "1e12", "1/4"])
def test_what_fifteen_digits_hold_is_a_number(tmp_path: Path, typed: str) -> None:
    assert isinstance(cell_of(tmp_path / "a.xlsx", typed), int | float)
    assert read_number(read_grid(tmp_path / "a.xlsx").text(1, 0)) == read_number(typed)


@pytest.mark.parametrize("typed", ["1234567890.1234567", "12345678901234567", "1/3", "三", "1,5"])
def test_what_a_spreadsheet_would_round_stands_as_typed(tmp_path: Path, typed: str) -> None:
    assert cell_of(tmp_path / "a.xlsx", typed) == typed
