"""The register as a table: typed, pasted with new rows, whole or not at all, one undo."""

import pytest

from renodesk.domain.places import Place
from renodesk.errors import BlockRefused
from renodesk.services.history import History
from renodesk.services.matrix_table import block_of
from renodesk.services.register_grid.grid import RegisterGrid
from renodesk.services.register_grid.sheet import RegisterSheet, laid_block, text_of_cells
from renodesk.services.session import EstateSession


def at(sheet: RegisterSheet, key: str) -> int:
    """Return the number of a column."""
    return next(number for number, column in enumerate(sheet.columns) if column.key == key)


def faults(grid: RegisterGrid, sheet: RegisterSheet, typed: dict[tuple[int, int], str]) -> list[str]:
    with pytest.raises(BlockRefused) as why:
        grid.put(sheet, typed)
    return [fault.code for fault in why.value.facts["faults"]]


def test_names_and_types_stand_first_then_what_scoring_asks_for(session: EstateSession) -> None:
    sheet = RegisterGrid(session).sheet("building")
    keys = [one.key for one in sheet.columns]
    assert keys[:2] == ["building_no", "construction_type"]
    assert keys.index("households") < keys.index("floor_area_m2")
    assert not any(one.field.is_personal for one in sheet.columns)
    assert [one.key for one in RegisterGrid(session).sheet("unit").columns][:2] == ["building_no", "unit_no"]


def test_a_block_goes_over_the_last_row_into_new_buildings_and_is_one_act(session: EstateSession) -> None:
    grid = RegisterGrid(session)
    sheet = grid.sheet("building")
    lines = ["2号楼\t砖混六层", "3号楼\t砖混六层", "甲楼\t"]
    grid.put(sheet, laid_block(block_of("\n".join(lines)), (1, 0)))
    after = grid.sheet("building")
    names = [grid.view(place, after.columns[0]).text for place in after.places]
    assert names == ["1号楼", "2号楼", "3号楼", "甲楼"]
    assert grid.kinds() == ("砖混六层",)
    History(session).undo()
    assert grid.sheet("building").places == sheet.places
    assert grid.kinds() == ()


def test_a_new_building_that_says_how_many_entrances_it_has_gets_them(session: EstateSession) -> None:
    grid = RegisterGrid(session)
    sheet = grid.sheet("building")
    grid.put(sheet, {(2, 0): "8号楼", (2, at(sheet, "units")): "3个"})
    assert session.has(Place(building="8", unit="3"))


def test_names_that_are_taken_missing_or_none_refuse_the_whole(session: EstateSession) -> None:
    grid = RegisterGrid(session)
    sheet = grid.sheet("building")
    floors = at(sheet, "floors")
    before = session.survey
    assert faults(grid, sheet, {(1, 0): "１栋", (0, floors): "7"}) == ["grid_name_taken"]
    assert faults(grid, sheet, {(2, 0): "9号楼", (3, 0): "9栋"}) == ["grid_name_taken"]
    assert faults(grid, sheet, {(2, floors): "6"}) == ["grid_no_name"]
    assert faults(grid, sheet, {(0, 0): ""}) == ["grid_no_name"]
    assert faults(grid, sheet, {(0, len(sheet.columns)): "x"}) == ["grid_outside"]
    assert faults(grid, sheet, {(0, floors): "=1+1"}) == ["grid_formula"]
    assert session.survey == before


def test_two_names_may_be_exchanged(session: EstateSession) -> None:
    grid = RegisterGrid(session)
    sheet = grid.sheet("building")
    grid.put(sheet, {(0, 0): "2号楼", (1, 0): "1号楼"})
    assert [grid.view(place, sheet.columns[0]).text for place in sheet.places] == ["2号楼", "1号楼"]


def test_what_does_not_fit_is_kept_as_typed_and_marked(session: EstateSession) -> None:
    grid = RegisterGrid(session)
    sheet = grid.sheet("building")
    households, floors, structure = (at(sheet, key) for key in ("households", "floors", "structure"))
    typed = {(0, households): "不详", (0, floors): "7层", (0, structure): "砖混结构"}
    grid.put(sheet, typed)
    shown = [grid.view(sheet.places[0], sheet.columns[one]) for one in (households, floors, structure)]
    assert [(one.text, one.fits) for one in shown] == [("不详", False), ("7", True), ("砖混", True)]
    assert grid.unfit(sheet, typed) == ((0, households),)
    grid.put(sheet, {(0, households): ""})
    assert grid.view(sheet.places[0], sheet.columns[households]).text == ""


def test_entrances_are_added_to_the_building_that_is_named_or_stands_above(session: EstateSession) -> None:
    grid = RegisterGrid(session)
    sheet = grid.sheet("unit")
    last, households = len(sheet.places), at(sheet, "households")
    typed = {(last, 0): "1号楼", (last, 1): "3单元", (last + 1, 1): "东门", (last + 1, households): "12"}
    grid.put(sheet, typed)
    assert session.has(Place(building="1", unit="3"))
    assert session.fields.number(Place(building="1", unit="东"), "households") == 12
    sheet = grid.sheet("unit")
    last = len(sheet.places)
    assert faults(grid, sheet, {(last, 0): "99号楼", (last, 1): "1"}) == ["grid_no_building"]
    assert faults(grid, sheet, {(0, 0): "2号楼"}) == ["grid_building_fixed"]
    assert grid.view(sheet.places[0], sheet.columns[0]).is_fixed


def test_chosen_cells_go_out_as_the_smallest_block() -> None:
    assert text_of_cells({(1, 1): "a", (2, 2): "b\tc"}) == 'a\t\n\t"b\tc"'
    assert text_of_cells({}) == ""
