"""Tables from spreadsheets are read as text, and hostile ones are refused with a reason."""

import csv
import datetime
import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from renodesk.errors import FileMissing, TableUnreadable
from renodesk.tables.grids import read_table
from renodesk.tables.writing import harmless, replace_file, write_csv, write_workbook

ROWS = [["place", "item", "name", "value"], ["3-1", "A3.2", "lit", "5"], ["estate", "B2.1", "note", "=cmd()"]]


def cells(file: Path) -> list[list[str]]:
    return [list(row.cells) for row in read_table(file)]


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_what_is_written_reads_back(tmp_path: Path, suffix: str) -> None:
    out = tmp_path / f"sheet{suffix}"
    if suffix == ".csv":
        write_csv(out, ROWS)
    else:
        write_workbook(out, "answers", ROWS)
    assert cells(out) == ROWS


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_every_encoding_a_spreadsheet_saves_is_understood(tmp_path: Path, coding: str) -> None:
    file = tmp_path / "t.csv"
    file.write_bytes("楼号,户数\r\n3号楼,36\r\n".encode(coding))
    assert cells(file) == [["楼号", "户数"], ["3号楼", "36"]]


def test_numbers_dates_and_truth_values_come_as_plain_text(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append([1.2, 3.0, True, datetime.date(2026, 3, 2), datetime.datetime(2026, 3, 2, 8, 30), None, "x"])
    book.save(tmp_path / "t.xlsx")
    assert cells(tmp_path / "t.xlsx") == [["1.2", "3", "1", "2026-03-02", "2026-03-02T08:30:00", "", "x"]]


def test_a_formula_without_a_value_is_seen_as_its_text(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["a", "=cmd()"])
    book.save(tmp_path / "t.xlsx")
    assert cells(tmp_path / "t.xlsx") == [["a", "=cmd()"]]


@pytest.mark.parametrize("data", [b"PK\x03\x04rubbish", b"\x00\x01\x02", b"a,\x00b"])
def test_a_damaged_table_is_refused_with_a_reason(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "t.xlsx"
    file.write_bytes(data)
    with pytest.raises(TableUnreadable):
        read_table(file)


def test_a_workbook_that_unpacks_to_hundreds_of_megabytes_is_refused(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/workbook.xml", "w") as member,
    ):
        for _ in range(420):
            member.write(b" " * 1_000_000)
    (tmp_path / "t.xlsx").write_bytes(buffer.getvalue())
    with pytest.raises(TableUnreadable):
        read_table(tmp_path / "t.xlsx")


def test_an_empty_file_has_no_rows(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_bytes(b"")
    assert read_table(tmp_path / "t.csv") == []


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        read_table(tmp_path / "t.csv")


def test_no_cell_of_a_csv_is_a_formula(tmp_path: Path) -> None:
    write_csv(tmp_path / "t.csv", [["=1+1", "-3", "@x", "+cmd", "-2/3"]])
    with (tmp_path / "t.csv").open(encoding="utf-8-sig", newline="") as file:
        assert next(csv.reader(file)) == ["'=1+1", "-3", "'@x", "'+cmd", "-2/3"]
    assert harmless("3-2") == "3-2"


def test_a_file_is_replaced_whole_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"old")
    replace_file(tmp_path / "a.txt", b"new")
    assert (tmp_path / "a.txt").read_bytes() == b"new"
    assert [file.name for file in tmp_path.iterdir()] == ["a.txt"]


def test_of_a_damaged_workbook_nothing_is_printed_but_what_we_say(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "x.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, ["place", "item"])
        page.write_formula(1, 0, "=1/0", None, "#DIV/0!")
    with zipfile.ZipFile(path) as file:
        members = {name: file.read(name) for name in file.namelist()}
    styles = members["xl/styles.xml"]
    members["xl/styles.xml"] = styles.replace(b'name="Normal" xfId="0"', b'name="Normal" xfId="9"')
    assert members["xl/styles.xml"] != styles
    with zipfile.ZipFile(path, "w") as file:
        for name, data in members.items():
            file.writestr(name, data)
    with pytest.raises(TableUnreadable):
        read_table(path)
    assert capsys.readouterr() == ("", "")
