"""A register as a table: columns by name or label, buildings and entrances by row."""

from pathlib import Path

import pytest

from renodesk.domain.places import ESTATE, Place
from renodesk.errors import SheetRefused, TableUnreadable
from renodesk.services.diagnosis import scores_json
from renodesk.services.history import History
from renodesk.services.places import find_place
from renodesk.services.register_import.matching import layout_of
from renodesk.services.register_import.taking import import_register
from renodesk.services.register_import.targets import BUILDING, UNIT_PREFIX, targets
from renodesk.services.session import EstateSession
from renodesk.tables.grids import grid_of_text


def table(folder: Path, *lines: str) -> Path:
    path = folder / "表.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_columns_are_known_by_name_label_english_label_or_synonym(session: EstateSession) -> None:
    register = session.forms.register
    known = targets(register)
    for key, target in known.items():
        field = target.field
        for word in (field.name, field.label, f" {field.label} ", field.label_en, *field.synonyms):
            (only,) = [
                one for one in layout_of(grid_of_text(f"楼号\t{word}\n1号楼\t"), register).columns if one.at
            ]
            wanted = {key, key.removeprefix(UNIT_PREFIX)}
            assert only.target in wanted or key == BUILDING, (word, only)
    header = ["楼号", "单元号", "Building", "风水", "楼号"]
    columns = layout_of(grid_of_text("\t".join(header)), register).columns
    assert [one.target for one in columns] == ["building_no", "unit_no", "", "", ""]


def test_a_row_of_an_entrance_registers_its_building_too(session: EstateSession, tmp_path: Path) -> None:
    taken = import_register(session, table(tmp_path, "楼号,单元号,户数", "7号楼,1单元,12", "7号楼,2单元,11"))
    assert (taken.rows, taken.buildings, taken.units, taken.is_partial) == (2, 1, 2, False)
    unit = Place(building="7", unit="2")
    assert session.has(unit)
    assert session.fields.number(unit, "households") == 11


def test_known_buildings_keep_their_answers_and_get_the_new_fields(
    session: EstateSession, tmp_path: Path
) -> None:
    taken = import_register(session, table(tmp_path, "楼号,建成年份", "１号楼,１９８６", "2栋,1991"))
    assert (taken.buildings, len(session.survey.buildings)) == (0, 2)
    assert session.fields.number(Place(building="1"), "built_year") == 1986


def test_a_table_of_the_estate_takes_fields_and_settings(session: EstateSession, tmp_path: Path) -> None:
    taken = import_register(session, table(tmp_path, "字段,值", "总户数,96", "consent_t,200/3", "风水,好"))
    assert (taken.rows, taken.is_partial) == (2, True)
    assert session.fields.number(ESTATE, "households") == 96
    assert [notice.where for notice in taken.notices] == ["#4"]


def test_a_table_is_one_act_that_can_be_taken_back(session: EstateSession, tmp_path: Path) -> None:
    before = scores_json(session, "zh")
    import_register(session, table(tmp_path, "楼号,单元数,户数", "7,3,36", "8,0,8", "1,2,30"))
    assert [len(building.units) for building in session.survey.buildings] == [2, 1, 3, 0]
    History(session).undo()
    assert scores_json(session, "zh") == before


def test_what_names_no_building_refuses_the_table(session: EstateSession, tmp_path: Path) -> None:
    with pytest.raises(SheetRefused) as told:
        import_register(session, table(tmp_path, "楼号,户数", ",12", "3,1", "3号楼,2"))
    assert [fault.where for fault in told.value.facts["faults"]] == ["#2", "#4"]
    with pytest.raises(SheetRefused):
        import_register(session, table(tmp_path, "风水,好"))
    (tmp_path / "表.csv").write_bytes(b"\0\1\2")
    with pytest.raises(TableUnreadable):
        import_register(session, tmp_path / "表.csv")
    assert len(session.survey.buildings) == 2


def test_a_building_is_found_again_by_the_name_it_was_imported_under(
    session: EstateSession, tmp_path: Path
) -> None:
    import_register(session, table(tmp_path, "楼号,单元数", "甲-1号楼,1"))
    assert find_place(session.survey, "甲-1号楼").scope == "building"
    assert find_place(session.survey, "甲-1/1").scope == "unit_entrance"
