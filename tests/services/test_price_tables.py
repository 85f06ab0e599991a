"""Tables of prices as offices have them: what is read anyway, what is refused, and where, to the cell."""

from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from renodesk.domain.costing import Price
from renodesk.errors import SheetRefused, TableUnreadable
from renodesk.packs import book_of
from renodesk.paths import forms_dir
from renodesk.services.price_import import BookAbout, import_prices

ABOUT = BookAbout(id="chuxiong", title="楚雄单价", region="楚雄", source="造价信息", valid_from="2026-01-01")
TABLE = "编码,工程量,单位,单价\nB-M1,修缮面积,平方米,120.5\nB-M8,,盏,88\n"


def prices(table: Path) -> Mapping[str, Price]:
    """Take a table in and return its prices by item."""
    made = import_prices(table, ABOUT, table.with_suffix(".json"), forms_dir())
    return {one.item: one for one in book_of(made.text).prices}


def faults(table: Path) -> dict[str, str]:
    """Return what is wrong in a table, by where; nothing may have been written."""
    out = table.parent / "book"
    with pytest.raises(SheetRefused) as refused:
        import_prices(table, ABOUT, out, forms_dir())
    assert not out.exists()
    found = refused.value.facts["faults"]
    assert isinstance(found, tuple)
    assert refused.value.facts["count"] == len(found)
    return {one.where: one.code for one in found}


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_csv_is_read_in_whichever_coding_a_spreadsheet_saved_it(coding: str, tmp_path: Path) -> None:
    table = tmp_path / "单价.csv"
    table.write_bytes(TABLE.encode(coding))
    found = prices(table)
    assert (found["B-M1"].likely, found["B-M1"].unit) == (Fraction("120.5"), "㎡")
    assert found["B-M8"].column == "lamps"


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    table = tmp_path / "单价.csv"
    table.write_bytes(TABLE.encode("gb18030") + b"\xff\xff\x00")
    with pytest.raises(TableUnreadable):
        import_prices(table, ABOUT, tmp_path / "book", forms_dir())


def test_title_lines_above_the_header_are_passed_over_and_rows_keep_their_numbers(tmp_path: Path) -> None:
    table = tmp_path / "单价.csv"
    table.write_text("楚雄市2026年改造单价表\n单位：元\n" + TABLE.replace("88", "八十八"), encoding="utf-8")
    assert faults(table) == {"单价.csv:5 [单价]": "pack_price_text"}
    table.write_text("楚雄市2026年改造单价表\n单位：元\n" + TABLE, encoding="utf-8")
    assert set(prices(table)) == {"B-M1", "B-M8"}


@pytest.mark.parametrize(
    ("price", "code"),
    [
        ("面议", "pack_price_text"),
        ("", "pack_price_text"),
        ("120元", "pack_price_text"),
        ("1e999", "pack_price_text"),
        ("nan", "pack_price_text"),
        ("-120", "pack_price_absurd"),
        ("0", "pack_price_absurd"),
        ("0.001", "pack_price_absurd"),
        ("99999999", "pack_price_absurd"),
    ],
)
def test_what_is_no_price_is_named_with_row_and_column(price: str, code: str, tmp_path: Path) -> None:
    table = tmp_path / "单价.csv"
    table.write_text(TABLE.replace("120.5", price), encoding="utf-8")
    assert faults(table) == {"单价.csv:2 [单价]": code}


@pytest.mark.parametrize("unit", ["", "m", "平米方"])
def test_a_unit_that_is_missing_or_not_the_items_is_named(unit: str, tmp_path: Path) -> None:
    table = tmp_path / "单价.csv"
    table.write_text(TABLE.replace("平方米", unit), encoding="utf-8")
    assert faults(table) == {"单价.csv:2 [单位]": "pack_unit_differs"}


def test_two_prices_for_one_day_are_refused_also_where_day_and_item_are_written_otherwise(
    tmp_path: Path,
) -> None:
    table = tmp_path / "单价.csv"
    again = "屋面渗漏修缮,area,㎡,130,2026年1月1日\n"
    table.write_text(
        TABLE.replace("\n", ",\n", 1).replace("单价,", "单价,生效日期") + again, encoding="utf-8"
    )
    assert faults(table) == {"单价.csv:4 [生效日期]": "pack_price_twice"}


def test_a_merged_name_holds_for_all_its_rows_and_a_merged_price_for_none(tmp_path: Path) -> None:
    table = tmp_path / "单价.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (
        ["编码", "工程量", "单位", "单价"],
        ["P-M6", "给水管", "m", 300],
        [None, "燃气管", "m", 280],
        ["B-M1", "修缮面积", "㎡", 120],
        ["B-M4", "修补面积", "㎡", None],
    ):
        sheet.append(row)
    sheet.merge_cells("A2:A3")
    book.save(table)
    assert faults(table) == {"单价.xlsx:5 [单价]": "pack_price_text"}
    sheet.merge_cells("D4:D5")
    book.save(table)
    assert faults(table) == {"单价.xlsx:5 [单价]": "price_cell_merged"}
    sheet.unmerge_cells("D4:D5")
    sheet["D5"] = 150
    book.save(table)
    made = import_prices(table, ABOUT, tmp_path / "book", forms_dir())
    assert [one.item for one in book_of(made.text).prices] == ["P-M6", "P-M6", "B-M1", "B-M4"]


def test_a_formula_counts_by_its_computed_value_and_without_one_is_named(tmp_path: Path) -> None:
    table = tmp_path / "单价.xlsx"

    def save(value: object) -> None:
        with xlsxwriter.Workbook(table) as book:
            sheet = book.add_worksheet()
            sheet.write_row(0, 0, ["编码", "单位", "单价"])
            sheet.write_row(1, 0, ["B-M1", "㎡"])
            sheet.write_formula(1, 2, "=100*1.2", None, value)

    save(120)
    assert prices(table)["B-M1"].likely == 120
    save("#REF!")
    assert faults(table) == {"单价.xlsx:2 [单价]": "price_cell_error"}
    book = openpyxl.load_workbook(table)  # what writes a formula anew computes nothing
    book.save(table)
    assert faults(table) == {"单价.xlsx:2 [单价]": "price_cell_formula"}


@pytest.mark.parametrize("rows", [5_001, 100_000])
def test_a_table_longer_than_a_book_may_be_is_refused_before_it_is_judged(rows: int, tmp_path: Path) -> None:
    table = tmp_path / "单价.csv"
    table.write_text("编码,单位,单价\n" + "B-M1,㎡,面议\n" * (rows - 1), encoding="utf-8")
    assert faults(table) == {"单价.csv": "pack_too_many_rows"}


@pytest.mark.parametrize("text", ["", "\n\n", "编码,单位,单价\n"])
def test_a_table_without_prices_is_refused(text: str, tmp_path: Path) -> None:
    table = tmp_path / "单价.csv"
    table.write_text(text, encoding="utf-8")
    assert faults(table) == {"单价.csv": "sheet_empty"}
