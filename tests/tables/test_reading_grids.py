"""A spreadsheet as it is laid out: merged cells, dates, formulas; and what others do to the file."""

import datetime
import errno
from pathlib import Path

import openpyxl
import pytest

from renodesk.errors import Cancelled, FileHeld, NotReadable, TableUnreadable
from renodesk.tables.files import reading_trouble
from renodesk.tables.grids import Oddity, grid_of_text, read_grid


def book(folder: Path) -> Path:
    made = openpyxl.Workbook()
    sheet = made.worksheets[0]
    sheet.title = "空"
    sheet = made.create_sheet("楼栋")
    sheet.append(["楼号", "户数"])
    sheet.append(["1号楼", 12, datetime.date(2026, 1, 3)])
    sheet.append([None, "=B2*2", "#DIV/0!"])
    sheet.merge_cells("A2:A3")
    made.create_sheet("其他").append(["别的"])
    made.save(folder / "t.xlsx")
    return folder / "t.xlsx"


def test_the_first_sheet_that_holds_anything_is_read_with_what_is_odd_in_it(tmp_path: Path) -> None:
    grid = read_grid(book(tmp_path))
    assert (grid.sheet, grid.sheets, grid.width) == ("楼栋", ("空", "楼栋", "其他"), 3)
    assert (grid.text(3, 0), grid.text(3, 1), grid.text(9, 9)) == ("1号楼", "=B2*2", "")
    assert {spot: grid.oddity(*spot) for spot in ((2, 2), (3, 1), (3, 2), (3, 0))} == {
        (2, 2): Oddity.DATE,
        (3, 1): Oddity.FORMULA,
        (3, 2): Oddity.ERROR,
        (3, 0): None,
    }
    assert read_grid(book(tmp_path), "其他").text(1, 0) == "别的"


@pytest.mark.parametrize(
    ("coding", "word"), [("utf-8", "UTF-8"), ("utf-8-sig", "UTF-8 BOM"), ("gb18030", "GB 18030")]
)
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_csv_is_parted_by_what_parts_its_fullest_line_and_tells_its_encoding(
    tmp_path: Path, coding: str, word: str, separator: str
) -> None:
    lines = ["楼栋情况表", separator.join(("楼号", "户数", "备注")), separator.join(("1号楼", "36", "#N/A"))]
    (tmp_path / "t.csv").write_bytes("\r\n".join(lines).encode(coding))
    grid = read_grid(tmp_path / "t.csv")
    assert [row.cells for row in grid.rows][1] == ("楼号", "户数", "备注")
    assert grid.oddity(3, 2) == Oddity.ERROR
    assert grid.encoding == word


def test_a_block_from_the_clipboard_keeps_lines_inside_quotes() -> None:
    grid = grid_of_text('楼号\t备注\n1号楼\t"一\n二"\n')
    assert [row.cells for row in grid.rows] == [("楼号", "备注"), ("1号楼", "一\n二")]


def test_reading_stops_where_it_is_told_to(tmp_path: Path) -> None:
    def stop() -> None:
        raise Cancelled

    (tmp_path / "t.csv").write_text("楼号\n" * 2000, encoding="utf-8")
    with pytest.raises(Cancelled):
        read_grid(tmp_path / "t.csv", tick=stop)


def test_an_old_or_locked_workbook_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "t.xls").write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 100)
    with pytest.raises(TableUnreadable) as why:
        read_grid(tmp_path / "t.xls")
    assert why.value.facts["detail"] == "table_old_or_locked"


def test_a_file_another_program_holds_is_told_from_one_nobody_may_read() -> None:
    held = OSError(errno.EACCES, "denied")
    held.winerror = 32
    assert isinstance(reading_trouble(Path("t.xlsx"), held), FileHeld)
    assert isinstance(reading_trouble(Path("t.xlsx"), OSError(errno.EACCES, "denied")), NotReadable)


def test_a_table_beyond_what_a_table_may_be_is_refused(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("1\n" * 100_001, encoding="utf-8")
    with pytest.raises(TableUnreadable):
        read_grid(tmp_path / "t.csv")
