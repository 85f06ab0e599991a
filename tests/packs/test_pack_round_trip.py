"""A spreadsheet that opens a table and saves it again changes nothing."""

import csv
import datetime
import io
import re
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from packs.packs_copy import PacksCopy

from renodesk.packs import check_packs, load_forms, read_packs
from renodesk.paths import forms_dir

Table = list[list[str]]
DATE = re.compile(r"\d{1,2}[-/]\d{1,2}|(19|20)\d\d[-/]\d{1,2}([-/]\d{1,2})?")


def written(rows: Table, *, ends: str, quoting: int = csv.QUOTE_MINIMAL) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator=ends, quoting=quoting).writerows(rows)
    return out.getvalue()


def as_shipped(rows: Table) -> bytes:
    return written(rows, ends="\r\n").encode("utf-8-sig")


def excel_utf8(rows: Table) -> bytes:
    wide = [[*row, "", ""] for row in rows]
    return written([*wide, [""] * len(wide[0]), [""] * len(wide[0])], ends="\r\n").encode("utf-8-sig")


def excel_chinese_windows(rows: Table) -> bytes:
    return written(rows, ends="\r\n").encode("gb18030")


def libreoffice_quoting_everything(rows: Table) -> bytes:
    return written(rows, ends="\n", quoting=csv.QUOTE_ALL).encode("utf-8")


def old_macintosh_line_ends(rows: Table) -> bytes:
    return written(rows, ends="\r").encode("utf-8")


def empty_rows_without_commas(rows: Table) -> bytes:
    return written(rows, ends="\r\n").encode("utf-8-sig") + b"\r\n\r\n"


def short_rows(rows: Table) -> bytes:
    short = []
    for row in rows:
        kept = list(row)
        while len(kept) > 1 and not kept[-1]:
            kept.pop()
        short.append(kept)
    return written(short, ends="\n").encode("utf-8")


def through_a_workbook(rows: Table) -> bytes:
    """Type every cell into a real workbook as a spreadsheet does, save it, and write the CSV back."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append([typed(cell) for cell in row])
    saved = io.BytesIO()
    book.save(saved)
    sheet = openpyxl.load_workbook(io.BytesIO(saved.getvalue())).active
    read = [[shown(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
    return excel_utf8(read)


def typed(cell: str) -> object:
    """Return what a spreadsheet makes of a cell: number, truth value, date, broken name or text."""
    plain = cell.strip()
    if re.fullmatch(r"\d+(\.\d+)?([eE][+-]?\d+)?", plain):
        return float(plain)
    if plain.casefold() in ("true", "false"):
        return plain.casefold() == "true"
    if re.fullmatch(r"\d{4}-\d\d-\d\d", plain):
        return datetime.date.fromisoformat(plain)
    if DATE.fullmatch(plain):
        return datetime.date(2026, 1, 2)
    if cell.startswith(("=", "+", "-", "@")):
        return "#NAME?"
    return cell or None


def shown(value: object) -> str:
    """Return what a spreadsheet writes into the CSV for a cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, (int, float)):
        return f"{value:.11g}"
    return f"{value:%Y/%m/%d}" if isinstance(value, datetime.date) else str(value)


SAVERS = (
    as_shipped,
    excel_utf8,
    excel_chinese_windows,
    libreoffice_quoting_everything,
    old_macintosh_line_ends,
    empty_rows_without_commas,
    short_rows,
    through_a_workbook,
)


def save_again(folder: Path, saver: Callable[[Table], bytes]) -> None:
    for file in folder.glob("*/*.csv"):
        text = file.read_bytes().decode("utf-8-sig")
        file.write_bytes(saver(list(csv.reader(io.StringIO(text, newline="")))))


@pytest.mark.parametrize("saver", SAVERS, ids=lambda saver: saver.__name__)
def test_saving_every_table_again_changes_neither_digest_nor_form(
    packs: PacksCopy, saver: Callable[[Table], bytes]
) -> None:
    save_again(packs.folder, saver)
    assert check_packs(packs.folder) == []
    assert read_packs(packs.folder) == read_packs(forms_dir())
    assert load_forms(packs.folder) == load_forms(forms_dir())


def test_a_description_saved_by_a_windows_editor_is_the_same_description(packs: PacksCopy) -> None:
    for file in packs.folder.glob("*/pack.toml"):
        text = file.read_text(encoding="utf-8")
        file.write_bytes(text.replace("\n", "\r\n").encode("utf-8-sig"))
    assert read_packs(packs.folder) == read_packs(forms_dir())


def test_columns_may_stand_in_another_order_and_others_may_stand_beside_them(packs: PacksCopy) -> None:
    rows = packs.rows("liveability/items.csv")
    packs.write(
        "liveability/items.csv",
        [["办公室备注", *row[::-1]] if number == 0 else ["", *row[::-1]] for number, row in enumerate(rows)],
    )
    assert check_packs(packs.folder) == []
    assert load_forms(packs.folder).tree.items == load_forms(forms_dir()).tree.items


def test_the_rows_of_complaints_are_those_the_spreadsheet_shows_also_below_an_empty_row(
    packs: PacksCopy,
) -> None:
    rows = packs.rows("register/fields.csv")
    rows.insert(2, [""] * len(rows[0]))
    packs.write("register/fields.csv", rows)
    at = packs.put("register/fields.csv", "alias", "type", "words")
    assert packs.rows("register/fields.csv")[at - 1][0] == "alias"
    assert [(one.spot.row, one.spot.column) for one in packs.complaints()] == [(at, "type")]


def test_the_blank_that_guards_a_leading_sign_is_no_part_of_the_value(packs: PacksCopy) -> None:
    cell = packs.cell("liveability/items.csv", "E3.2", "optional_inputs")
    assert cell.startswith(" @")
    packs.put("liveability/items.csv", "E3.2", "optional_inputs", cell.strip())
    assert load_forms(packs.folder).tree.items == load_forms(forms_dir()).tree.items


@pytest.mark.parametrize(
    "cell", ["1-2", "5.10", "007", "true", "2025-01-02", "@floors", "=1+1", "-3", "123456789012"]
)
def test_the_spreadsheet_of_these_tests_does_break_what_real_ones_break(cell: str) -> None:
    (row,) = csv.reader([through_a_workbook([[cell, "x"]]).decode("utf-8-sig").splitlines()[0]])
    assert row[0] != cell


@pytest.mark.parametrize(
    ("file", "key", "column"),
    [("liveability/items.csv", "E3.2", "optional_inputs"), ("liveability/items.csv", "A5.1", "checks")],
)
def test_a_guarded_cell_comes_through_a_spreadsheet_and_a_bare_one_is_complained_of(
    packs: PacksCopy, file: str, key: str, column: str
) -> None:
    row = packs.put(file, key, column, packs.cell(file, key, column).strip())
    save_again(packs.folder, through_a_workbook)
    assert (row, column) in [(one.spot.row, one.spot.column) for one in packs.complaints()]
