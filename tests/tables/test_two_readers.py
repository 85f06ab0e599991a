"""The fast reader of workbooks gives cell by cell what the sure one gives, or leaves the workbook to it."""

import datetime
import io
import re
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from renodesk.errors import TableUnreadable
from renodesk.tables.grids import Oddity, page_rows, read_grid, read_table
from renodesk.tables.plain_workbook import open_plain
from renodesk.tables.sure_workbook import SureWorkbook

Cell = object
SHEET = "xl/worksheets/sheet1.xml"
FORMATS = [
    *("General", "0.00", "#,##0", "@", "yyyy-mm-dd", "h:mm", "0_-", '"m"0', "[Red]0;[Green]-0", 'm"月"'),
    *("[h]:mm", "mm:ss.0", 'yyyy"年"m"月"d"日";@', "[$-804]yyyy/m/d h:mm", "_ ¥* #,##0.00_ ;"),
]


def still() -> None:
    """Tick."""


def read_by(book: object) -> list[object]:
    """Return everything a reader says of a workbook, None where it leaves a sheet to another."""
    found: list[object] = []
    for name in book.names:  # type: ignore[attr-defined]
        page = book.page(name)  # type: ignore[attr-defined]
        found.append(page and (name, page_rows(page, still), page.merged))
    return found


def held_against_each_other(data: bytes) -> int:
    """Hold the fast reader against the sure one; return how many sheets it read."""
    plain = open_plain(data, still)
    if plain is None:
        return 0
    sure = SureWorkbook(data, still)
    ours = read_by(plain)
    theirs = read_by(sure)
    sure.close()
    assert plain.names == sure.names
    for fast, slow in zip(ours, theirs, strict=True):
        assert fast is None or fast == slow
    return sum(one is not None for one in ours)


def by_openpyxl(rows: Sequence[Sequence[Cell]], *, epoch: datetime.datetime | None = None) -> bytes:
    book = openpyxl.Workbook()
    if epoch is not None:
        book.epoch = epoch
    sheet = book.worksheets[0]
    for at, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            sheet.cell(at, column, value)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def by_xlsxwriter(rows: Sequence[Sequence[Cell]], **options: object) -> bytes:
    out = io.BytesIO()
    plain = {"strings_to_formulas": False, "strings_to_urls": False, "default_date_format": "yyyy-mm-dd"}
    with xlsxwriter.Workbook(out, {**plain, **options}) as book:
        page = book.add_worksheet("表")
        for at, row in enumerate(rows):
            for column, value in enumerate(row):
                page.write(at, column, value)
    return out.getvalue()


def inline(rows: Sequence[Sequence[Cell]]) -> bytes:
    return by_xlsxwriter(rows, constant_memory=True)


def changed(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """Return a workbook with other bytes in a part."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as taken:
        for name in given.namelist():
            content = given.read(name)
            if name == part:
                assert old in content
                content = content.replace(old, new)
            taken.writestr(name, content)
    return out.getvalue()


WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12) | st.sampled_from(
    [
        "007",
        " 3-2 ",
        "#N/A",
        "a\nb",
        "1e5",
        "TRUE",
        "2026/3/2",
        "<c r=",
        "&amp;",
        "_x",
        "\u3000全角",
        "=",
        "'=1",
    ]
)
DAYS = st.datetimes(datetime.datetime(1900, 1, 1), datetime.datetime(9999, 12, 30))
CELLS = st.one_of(
    st.none(),
    WORDS,
    st.integers(-(10**15), 10**15),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    DAYS.map(lambda one: one.replace(microsecond=0)),
    DAYS.map(lambda one: one.date()),
)
ROWS = st.lists(st.lists(CELLS, max_size=6), max_size=8)


@settings(max_examples=120, deadline=None)
@given(rows=ROWS, writer=st.sampled_from([by_openpyxl, by_xlsxwriter, inline]))
def test_both_readers_read_the_same(rows: list[list[Cell]], writer: Callable[..., bytes]) -> None:
    if writer is by_openpyxl:  # it takes a text for a formula, and an empty one for none
        rows = [
            ["'" + one if isinstance(one, str) and one[:1] in "=#" else one for one in row] for row in rows
        ]
    held_against_each_other(writer(rows))


@settings(max_examples=60, deadline=None)
@given(
    numbers=st.lists(st.floats(0, 2_958_465) | st.integers(0, 2_958_465), min_size=1, max_size=12),
    form=st.sampled_from(FORMATS),
)
def test_both_readers_make_the_same_days_of_numbers(numbers: list[float], form: str) -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        look = book.add_format({"num_format": form})
        book.add_worksheet().write_column(0, 0, numbers, look)
    held_against_each_other(out.getvalue())


@settings(max_examples=40, deadline=None)
@given(top=st.integers(0, 40), left=st.integers(0, 30), rows=ROWS)
def test_both_readers_number_rows_and_columns_alike(top: int, left: int, rows: list[list[Cell]]) -> None:
    held_against_each_other(by_xlsxwriter([[] for _ in range(top)] + [[None] * left + row for row in rows]))


USUAL = [["楼号", "户数", "日期", "在"], ["007", 36, datetime.datetime(2026, 3, 2, 8, 30), True], [None, 2.5]]


@pytest.mark.parametrize("writer", [by_openpyxl, by_xlsxwriter, inline])
def test_a_usual_workbook_is_read_by_the_fast_reader(writer: Callable[..., bytes]) -> None:
    assert held_against_each_other(writer(USUAL)) == 1


def laid_out() -> bytes:
    """Return a workbook with hidden rows and sheets, merged cells, sums, rich text, filters, a chart."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        page, bold = book.add_worksheet("楼栋"), book.add_format({"bold": True})
        page.merge_range("A1:C1", "楼栋情况表", bold)
        page.merge_range("A3:A4", "1号楼")
        page.write_row(1, 0, ["楼号", "户数", "备注"])
        page.write_row(2, 1, [12, "甲"])
        page.write_row(3, 1, [13])
        page.write_rich_string(3, 2, "漏", bold, "雨", " 严重")
        page.write_formula(4, 1, "=SUM(B3:B4)", None, 25)
        page.write_formula(4, 2, '="共"&B5', None, "共25")
        page.set_row(3, None, None, {"hidden": True})
        page.autofilter("A2:C5")
        page.print_area("A1:C5")
        page.write_comment("A1", "说明")
        book.add_worksheet("空")
        hidden = book.add_worksheet("藏")
        hidden.write(5, 5, "远")
        hidden.hide()
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "=楼栋!$B$3:$B$4"})
        book.add_chartsheet("图").set_chart(chart)
    return out.getvalue()


def test_a_workbook_as_people_lay_it_out_is_read_by_the_fast_reader() -> None:
    assert held_against_each_other(laid_out()) == 3


def test_a_sheet_formatted_to_the_last_row_of_a_spreadsheet_is_read(tmp_path: Path) -> None:
    data = by_xlsxwriter(USUAL)
    far = b'<row r="1048576"><c r="A1048576" s="1"/><c r="XFD1048576" s="1"/></row></sheetData>'
    data = changed(data, SHEET, b"</sheetData>", far)
    assert held_against_each_other(data) == 1
    (tmp_path / "t.xlsx").write_bytes(data)
    assert len(read_table(tmp_path / "t.xlsx")) == len(USUAL)


LEFT: dict[str, Callable[[], bytes]] = {
    "an error word": lambda: by_openpyxl([["#N/A", 1]]),
    "a whole number of 18 digits": lambda: changed(
        by_xlsxwriter([[53]]), SHEET, b"<v>53</v>", b"<v>530102199001011234</v>"
    ),
    "days from 1904": lambda: by_openpyxl([[datetime.date(2026, 3, 2)]], epoch=CALENDAR_MAC_1904),
    "a formula nobody computed": lambda: by_openpyxl([[1, "=A1*2"]]),
    "a duration": lambda: by_openpyxl([[datetime.timedelta(hours=30)]]),
    "a control character as a spreadsheet writes it": lambda: by_xlsxwriter([["a_x000D_b"]]),
    "a number in a cell for days": lambda: changed(
        by_xlsxwriter([[datetime.date(2026, 3, 2)]]), SHEET, b"<v>46083</v>", b"<v>20260302</v>"
    ),
    "two cells far apart": lambda: far_apart("XFD1048576"),
    "two cells rather far apart": lambda: far_apart("ZZ90000"),
    "a claim of more texts than there is memory for": lambda: changed(
        by_xlsxwriter([["a"]]), "xl/sharedStrings.xml", b'Count="1"', b'Count="117476079697920001"'
    ),
    "a cell without its place": lambda: changed(
        by_xlsxwriter([["a"]]), SHEET, b'<c r="A1"', b"<c"
    ),
    "another way to write the place": lambda: changed(
        by_xlsxwriter([["a"]]), SHEET, b'<c r="A1"', b"<c r='A1'"
    ),
    "a name for the names": lambda: with_prefix(),
    "cells behind the end of the cells": lambda: changed(
        by_xlsxwriter([["a"]]), SHEET, b"</sheetData>", b'</sheetData><row r="2"><c r="A2"><v>1</v></c></row>'
    ),
    "a comment": lambda: changed(
        by_xlsxwriter([["a"]]), SHEET, b"<sheetData>", b"<sheetData><!-- -->"
    ),
}  # fmt: skip


def far_apart(place: str) -> bytes:
    row = re.sub("[A-Z]", "", place)
    cell = f'<row r="{row}"><c r="{place}"><v>1</v></c></row></sheetData>'.encode()
    return changed(by_xlsxwriter([["a"]]), SHEET, b"</sheetData>", cell)


def with_prefix() -> bytes:
    data = by_xlsxwriter([["a"]])
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        xml = archive.read(SHEET)
    other = re.sub(rb"<(/?)(?=[a-z])", rb"<\1x:", xml).replace(b"xmlns=", b"xmlns:x=")
    return changed(data, SHEET, xml, other)


@pytest.mark.parametrize("what", LEFT)
def test_what_the_fast_reader_reads_otherwise_is_left_to_the_sure_one(what: str) -> None:
    assert held_against_each_other(LEFT[what]()) == 0


@pytest.mark.parametrize("number", [31, 57, 58, 14])
def test_days_in_the_formats_a_chinese_spreadsheet_has_built_in_are_days(number: int, tmp_path: Path) -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        book.add_worksheet().write(0, 0, 46083, book.add_format({"num_format": number}))
    assert held_against_each_other(out.getvalue()) == 1
    for name, data in (("fast.xlsx", out.getvalue()), ("sure.xlsx", with_error(out.getvalue()))):
        (tmp_path / name).write_bytes(data)
        grid = read_grid(tmp_path / name)
        assert (grid.text(1, 0), grid.oddity(1, 0)) == ("2026-03-02", Oddity.DATE)


def with_error(data: bytes) -> bytes:
    """Return a workbook with an error word, which the sure reader reads."""
    return changed(data, SHEET, b"</row>", b'<c r="B1" t="e"><v>#N/A</v></c></row>')


def test_a_row_no_spreadsheet_has_is_refused_in_no_time(tmp_path: Path) -> None:
    far = b'<row r="99999999999"><c r="A99999999999"><f>1+1</f></c></row></sheetData>'
    (tmp_path / "t.xlsx").write_bytes(changed(by_xlsxwriter(USUAL), SHEET, b"</sheetData>", far))
    with pytest.raises(TableUnreadable) as why:
        read_grid(tmp_path / "t.xlsx")
    assert why.value.facts["detail"] == "> 1048576 rows"


@pytest.mark.parametrize("where", ["A100001", "SG1"])
def test_more_than_a_table_may_hold_is_refused_by_both_readers_alike(where: str, tmp_path: Path) -> None:
    row = re.sub("[A-Z]", "", where)
    said = set()
    for place in (f'"{where}"', f"'{where}'"):
        cell = f'<sheetData><row r="{row}"><c r={place}><v>1</v></c></row></sheetData>'.encode()
        (tmp_path / "t.xlsx").write_bytes(changed(by_xlsxwriter([]), SHEET, b"<sheetData/>", cell))
        with pytest.raises(TableUnreadable) as why:
            read_grid(tmp_path / "t.xlsx")
        said.add(why.value.facts["detail"])
    assert len(said) == 1


def test_a_part_that_is_damaged_on_the_disk_is_told(tmp_path: Path) -> None:
    data = bytearray(by_xlsxwriter(USUAL))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        member = archive.getinfo(SHEET)
    data[member.header_offset + 30 + len(SHEET) + member.compress_size // 2] ^= 0x40
    (tmp_path / "t.xlsx").write_bytes(bytes(data))
    with pytest.raises(TableUnreadable):
        read_grid(tmp_path / "t.xlsx")


@pytest.mark.parametrize("member", ["content.xml", "xl/workbook.bin"])
def test_another_program_s_table_that_ends_in_xlsx_is_refused(member: str, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "t.xlsx", "w") as archive:
        archive.writestr(member, "<a/>")
    with pytest.raises(TableUnreadable):
        read_grid(tmp_path / "t.xlsx")
