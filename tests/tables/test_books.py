"""Workbooks of ledgers: typed cells, sums that come out to the fen, and nothing typed that ever runs."""

import errno
import os
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from fractions import Fraction
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape
from tables.formulas import worked_out

from renodesk.errors import DiskFull, FileHeld, RenodeskError
from renodesk.tables.book import Across, Book, BookColumn, BookRow, BookSheet, ColumnKind, Link, Matching
from renodesk.tables.book_writing import write_book
from renodesk.tables.cells import MOST_UNITS, cell_words, free_name
from renodesk.tables.writing import write_workbook

NASTY = (
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    '=HYPERLINK("http://example.invalid","x")',
    "\t=1+1",
    "http://example.invalid/a",
    "mailto:a@example.invalid",
    "<r><t>markup</t></r>",
    "</t></is></c><c><f>1+1</f></c>",
    "_x0041_",
    "{=1+1}",
    "a & b < c > d \" ' `",
    "  blanks around  ",
    "two\nlines",
    "𠳐 𬭊 😀",
)


def book_of(*sheets: BookSheet, **facts: Any) -> Book:
    words = dict.fromkeys(("author", "subject", "header_left", "header_right", "footer_left"), "字")
    known: dict[str, Any] = {
        **words,
        "title": "台账",
        "footer_right": "",
        "page": "第 {page} 页 共 {pages} 页",
    }
    return Book(sheets=sheets, day=date(2026, 10, 21), **(known | facts))


def sheet_of(
    columns: tuple[BookColumn, ...], *rows: tuple[Any, ...], key: str = "a", name: str = "表"
) -> BookSheet:
    return BookSheet(
        key=key,
        name=name,
        title="题",
        notes=("注",),
        columns=columns,
        rows=tuple(BookRow(cells=row) for row in rows),
        total_label="合计",
    )


def texts_in(out: Path) -> Iterator[str]:
    for page in openpyxl.load_workbook(out):
        for row in page.iter_rows():
            yield from (cell.value for cell in row if isinstance(cell.value, str))


def test_cells_have_the_type_of_what_they_say_and_a_table_prints_as_one(tmp_path: Path) -> None:
    columns = (
        BookColumn(title="条目"),
        BookColumn(title="数量", kind=ColumnKind.NUMBER),
        BookColumn(title="金额", kind=ColumnKind.MONEY, total=123456),
        BookColumn(title="比例", kind=ColumnKind.PERCENT),
        BookColumn(title="日期", kind=ColumnKind.DATE),
        BookColumn(title="时间", kind=ColumnKind.TIME),
    )
    when = datetime(2026, 10, 21, 8, 44)
    row = ("屋面", Fraction(5, 2), 123456, Fraction(55, 2), date(2026, 10, 21), when)
    write_book(tmp_path / "a.xlsx", book_of(sheet_of(columns, row)))
    page = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0]
    cells = page[4]
    assert [cell.value for cell in cells] == ["屋面", 2.5, 1234.56, 0.275, datetime(2026, 10, 21), when]
    assert [cell.number_format for cell in cells[1:5]] == ["#,##0.00", "#,##0.00", "0.0%", "yyyy-mm-dd"]
    assert page["A5"].value == "合计"
    assert page["C5"].value == "=ROUND(SUM(C4:C4),2)"
    assert page.freeze_panes == "A4"
    assert page.auto_filter.ref == "A3:F4"
    assert (page.page_setup.orientation, page.page_setup.fitToHeight) == ("landscape", 0)
    assert page.print_title_rows == "$3:$3"
    assert page.print_area == "'表'!$A$1:$F$5"
    assert "&P" in page.oddFooter.center.text


def test_what_people_typed_is_a_text_and_the_file_stays_whole(tmp_path: Path) -> None:
    out = tmp_path / "a.xlsx"
    rows = [(text, text) for text in NASTY]
    numbers = BookColumn(title="=1+1", kind=ColumnKind.MONEY)
    sheet = sheet_of((BookColumn(title="名"), numbers), *rows, name=NASTY[0])
    write_book(out, book_of(sheet, header_left="&P 3号楼 & &D", title=NASTY[0], facts={"=a": NASTY[0]}))
    page = openpyxl.load_workbook(out).worksheets[0]
    for text, row in zip(NASTY, page.iter_rows(min_row=4), strict=True):
        for cell in row:
            assert cell.data_type == "s"
            assert unescape(cell.value) == cell_words(text)
            assert cell.quotePrefix == text.startswith(("=", "+", "-", "@", "\t"))
    assert page["B3"].value == "=1+1"
    assert page.oddHeader.left.text == "&&P 3号楼 && &&D"
    with zipfile.ZipFile(out) as archive:
        for name in archive.namelist():
            ElementTree.fromstring(archive.read(name))
        xml = b"".join(archive.read(name) for name in archive.namelist() if "sheet" in name)
    assert b"<f>" not in xml
    assert b"hyperlink" not in xml


@given(st.text(st.characters(), max_size=60))
def test_any_text_becomes_one_that_xml_holds_and_stays_so(text: str) -> None:
    words = cell_words(text)
    assert cell_words(words) == words
    ElementTree.fromstring(f"<t>{words.replace('&', '&amp;').replace('<', '&lt;')}</t>".encode())
    kept = [one for one in text if one.isalnum() and one <= "\ud7ff"]
    assert [one for one in words if one in kept] == kept


def test_control_characters_show_and_a_text_that_is_too_long_is_cut(tmp_path: Path) -> None:
    assert cell_words("a\0b\x0bc\ud800d\uffff") == "a�b�c�d�"
    assert cell_words("a\r\nb\rc") == "a\nb\nc"
    whole = "长" * MOST_UNITS
    assert cell_words(whole) == whole
    for long in ("长" * 40_000, "😀" * 20_000, "a" + "😀" * 20_000):
        cut = cell_words(long)
        assert long.startswith(cut[:-1])
        assert cut.endswith("…")
        assert MOST_UNITS - 1 <= len(cut.encode("utf-16-le")) // 2 <= MOST_UNITS
    out = tmp_path / "a.xlsx"
    write_book(out, book_of(sheet_of((BookColumn(title="a"),), ("长" * 40_000,), ("a\0b",))))
    assert [len(one) for one in texts_in(out)][-2:] == [MOST_UNITS, 3]
    write_workbook(out, "a", [["<r>x</r>", "a\0"], ["😀" * 20_000, ""]])
    assert list(texts_in(out))[:2] == ["<r>x</r> ", "a�"]


AMOUNTS = st.lists(
    st.tuples(st.integers(0, 10**13), st.sampled_from(["1号楼", "*", "?号楼", "=1", "~", "<>", "A", "b"])),
    min_size=1,
    max_size=30,
)


@given(AMOUNTS)
def test_sums_come_out_to_the_fen_however_they_are_put_together(
    tmp_path_factory: pytest.TempPathFactory, amounts: list[tuple[int, str]]
) -> None:
    out = tmp_path_factory.mktemp("sums") / "a.xlsx"
    groups: dict[str, int] = {}
    for fen, name in amounts:
        groups[name] = groups.get(name, 0) + fen
    total = sum(fen for fen, _ in amounts)
    money = BookColumn(title="金额", kind=ColumnKind.MONEY, total=total)
    both = BookColumn(title="两倍", kind=ColumnKind.MONEY, total=2 * total)
    lines = sheet_of(
        (BookColumn(title="名"), money, money, both),
        *((name, fen, fen, Across(first=1, last=2, value=2 * fen)) for fen, name in amounts),
        key="lines",
        name="明细",
    )
    by_name = sheet_of(
        (BookColumn(title="名"), money),
        *(
            (name, Matching(sheet="lines", match=0, amount=1, own=0, value=fen))
            for name, fen in groups.items()
        ),
        key="by_name",
        name="汇总",
    )
    write_book(out, book_of(lines, by_name))
    found = worked_out(out)
    assert len(found) == len(amounts) + 3 + len(groups) + 1
    assert [one for one in found if one.result != one.cached] == []
    assert {one.cached for one in found if one.where == f"汇总!B{4 + len(groups)}"} == {total / 100}


def test_a_number_that_a_spreadsheet_would_change_is_written_as_text(tmp_path: Path) -> None:
    columns = (BookColumn(title="a", kind=ColumnKind.NUMBER), BookColumn(title="b", kind=ColumnKind.DATE))
    write_book(
        tmp_path / "a.xlsx",
        book_of(sheet_of(columns, (10**20 + 1, date(1850, 1, 1)), (Fraction(1, 3), None))),
    )
    page = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0]
    assert [cell.value for cell in page[4]] == ["100000000000000000001", "1850-01-01"]
    assert page["A5"].value == pytest.approx(1 / 3)


def test_the_same_book_is_the_same_bytes_and_sheets_lead_to_each_other(tmp_path: Path) -> None:
    columns = (BookColumn(title="a"),)
    long = "很长的表名" * 10
    sheets = [sheet_of(columns, ("x",), key=key, name=long) for key in "ab"]
    book = book_of(sheet_of(columns, (Link(sheet="b"),), key="first", name="说明"), *sheets)
    for name in ("1.xlsx", "2.xlsx"):
        write_book(tmp_path / name, book)
    assert (tmp_path / "1.xlsx").read_bytes() == (tmp_path / "2.xlsx").read_bytes()
    read = openpyxl.load_workbook(tmp_path / "1.xlsx")
    assert len(set(read.sheetnames)) == 3
    assert all(len(name) <= 31 for name in read.sheetnames)
    assert read.worksheets[0]["A4"].hyperlink.location == f"'{read.sheetnames[2]}'!A1"
    taken: set[str] = set()
    names = [free_name("a/b[c]:*?'\n", taken) for _ in range(3)]
    assert len({name.casefold() for name in names}) == 3
    assert free_name("", taken) == "1"


@pytest.mark.parametrize(("number", "error"), [(errno.EBUSY, FileHeld), (errno.ENOSPC, DiskFull)])
def test_a_target_that_is_held_open_or_does_not_fit_stays_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, error: type[RenodeskError]
) -> None:
    out = tmp_path / "a.xlsx"
    out.write_bytes(b"old")

    def refuse(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "replace" if number == errno.EBUSY else "fsync", refuse)
    with pytest.raises(error):
        write_book(out, book_of(sheet_of((BookColumn(title="a"),), ("x",))))
    assert out.read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == ["a.xlsx"]


def test_a_table_without_rows_has_no_sums_and_opens(tmp_path: Path) -> None:
    columns = (BookColumn(title="a"), BookColumn(title="b", kind=ColumnKind.MONEY, total=0))
    write_book(tmp_path / "a.xlsx", book_of(sheet_of(columns)))
    page = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0]
    assert page.max_row == 3
    assert worked_out(tmp_path / "a.xlsx") == []
