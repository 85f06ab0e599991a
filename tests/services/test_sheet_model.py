"""The answer sheet as values: places by their words, rows into entries, faults with their spot."""

import pytest

from renodesk.packs import load_forms
from renodesk.paths import forms_dir
from renodesk.services.session import EstateSession
from renodesk.services.sheet.checking import SheetChecker
from renodesk.services.sheet.giving import sheet_json
from renodesk.services.sheet.json_form import sheet_of
from renodesk.services.sheet.table_form import sheet_of_rows, split_place
from renodesk.tables.reading import Row

FORMS = load_forms(forms_dir())


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("estate", ("", "")),
        (" 小区 ", ("", "")),
        ("3", ("3", "")),
        ("3-2", ("3", "2")),
        ("3/2", ("3", "2")),
        ("A-1/2", ("A-1", "2")),
        ("A-1", ("A-1", "")),
        ("3-", None),
        ("/2", None),
        ("", None),
        ("3-2-1", None),
        ("3/2/1", None),
    ],
)
def test_a_place_of_a_table_is_split_by_slash_or_hyphen(text: str, names: object) -> None:
    assert split_place(text, {"A-1"}) == names


def rows(*lines: str) -> list[Row]:
    return [Row(number=number, cells=tuple(line.split(","))) for number, line in enumerate(lines, 1)]


def test_a_building_number_in_the_table_makes_its_place_a_building() -> None:
    sheet = sheet_of_rows(rows("place,item,name,value", "A-1,,building_no,A-1", "A-1,A2.1,leaking,1"), FORMS)
    assert [(entry.building, entry.unit) for entry in sheet.places] == [("A-1", "")]
    assert sheet.places[0].items == {"A2.1": {"inputs": {"leaking": "1"}}}


def test_columns_stand_in_any_order_and_either_language() -> None:
    sheet = sheet_of_rows(rows("值,备注,名称,指标,位置", "3,x,grade,B4.1,小区"), FORMS)
    assert sheet.places[0].items == {"B4.1": {"grade": "3"}}
    assert sheet.faults == ()


def test_a_missing_column_is_named() -> None:
    (fault,) = sheet_of_rows(rows("place,item,value", "estate,B4.1,3"), FORMS).faults
    assert (fault.code, fault.facts["columns"]) == ("sheet_columns_missing", "name")


def test_faults_of_a_json_sheet_name_the_spot_from_the_outside_in() -> None:
    sheet = sheet_of(
        {"buildings": [{"id": "3", "units": [{"id": "3-1", "items": {"A3.1": {"flags": ["x"]}}}]}]}
    )
    (fault,) = SheetChecker(FORMS).check(sheet).faults
    assert fault.where == "buildings[1].units[1].items.A3.1.flags"
    assert fault.code == "sheet_unknown_flag"


def test_a_place_named_twice_in_other_words_is_a_fault() -> None:
    sheet = sheet_of({"buildings": [{"id": "3"}, {"id": "３号楼"}]})
    assert [fault.code for fault in SheetChecker(FORMS).check(sheet).faults] == ["sheet_place_twice"]


def test_a_sheet_leaves_out_what_nobody_said(session: EstateSession) -> None:
    sheet = sheet_json(session)
    assert set(sheet) == {"fields", "buildings"}
    buildings = sheet["buildings"]
    assert isinstance(buildings, list)
    first = buildings[0]
    assert isinstance(first, dict)
    assert set(first) == {"id", "fields", "units"}
