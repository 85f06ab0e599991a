"""One list from the street office, one estate file each."""

from pathlib import Path

import pytest
import xlsxwriter

from renodesk.domain.changes import Author
from renodesk.domain.places import ESTATE, Place
from renodesk.errors import FileMissing, NotWritable, SheetRefused, TableUnreadable
from renodesk.services.environment import Environment
from renodesk.services.filtering import Assignments
from renodesk.services.office import prepare, preview_list
from renodesk.services.session import EstateSession

OFFICE = Author(person="办公室", device="office")


def table(folder: Path, *lines: str) -> Path:
    path = folder / "名单.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def made_from(folder: Path, *lines: str) -> list[EstateSession]:
    prepared = prepare(table(folder, *lines), folder / "out", OFFICE, Environment())
    assert prepared.notices == ()
    return [
        EstateSession.open(folder / "out" / one.file, OFFICE, Environment(), read_only=True)
        for one in prepared.made
    ]


def test_ids_names_and_register_are_filled(tmp_path: Path) -> None:
    (session,) = made_from(tmp_path, "小区编号,小区名称,总户数,area_m2,社区", "SJS-7,槐安里,９６,18600,")
    with session:
        assert (session.estate_id, session.name) == ("SJS-7", "槐安里")
        assert session.fields.number(ESTATE, "households") == 96
        assert session.fields.number(ESTATE, "area_m2") == 18600


def test_a_column_nobody_knows_is_passed_over_and_said(tmp_path: Path) -> None:
    prepared = prepare(
        table(tmp_path, "小区名称,星座,总户数", "槐安里,天秤,许多"), tmp_path / "out", OFFICE, Environment()
    )
    assert prepared.is_partial
    assert [(one.where, one.code) for one in prepared.notices] == [
        ("#1", "register_column_unknown"),
        ("#2", "sheet_value_wrong"),
    ]
    assert len(prepared.made) == 1


def test_estates_without_an_id_get_different_ones(tmp_path: Path) -> None:
    sessions = made_from(tmp_path, "小区名称", "槐安里", "古城里")
    ids = {session.estate_id for session in sessions}
    for session in sessions:
        session.close()
    assert len(ids) == 2
    assert all(ids)


def test_a_name_never_leads_out_of_the_folder(tmp_path: Path) -> None:
    prepared = prepare(
        table(tmp_path, "小区编号,小区名称", "../../x,../../etc", "C:\\y,a/b:c*?"),
        tmp_path / "out",
        OFFICE,
        Environment(),
    )
    assert {path.parent for path in tmp_path.rglob("*.reno")} == {tmp_path / "out"}
    assert [one.id for one in prepared.made] == ["../../x", "C:\\y"]


@pytest.mark.parametrize(
    ("lines", "where"),
    [
        (["小区名称"], "#1"),
        (["编号,总户数", "1,2"], "#1"),
        (["小区名称,总户数", "槐安里,1", ",2"], "#3"),
        (["编号,小区名称", "1,甲", "1,乙"], "#3"),
        (["小区名称", "甲", "甲"], "#3"),
    ],
)
def test_a_list_with_a_fault_makes_nothing(tmp_path: Path, lines: list[str], where: str) -> None:
    with pytest.raises(SheetRefused) as told:
        prepare(table(tmp_path, *lines), tmp_path / "out", OFFICE, Environment())
    assert [fault.where for fault in told.value.facts["faults"]] == [where]
    assert not (tmp_path / "out").exists()


def test_a_list_that_is_none_makes_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"PK\x03\x04")
    with pytest.raises(TableUnreadable):
        prepare(tmp_path / "a.xlsx", tmp_path / "out", OFFICE, Environment())
    with pytest.raises(FileMissing):
        prepare(tmp_path / "b.xlsx", tmp_path / "out", OFFICE, Environment())
    assert not (tmp_path / "out").exists()


def workbook(path: Path, **sheets: list[list[object]]) -> Path:
    """Write a workbook of these sheets."""
    with xlsxwriter.Workbook(str(path)) as book:
        for name, rows in sheets.items():
            page = book.add_worksheet(name)
            for at, row in enumerate(rows):
                page.write_row(at, 0, row)
    return path


ESTATES = [["小区编号", "小区名称", "社区", "责任人", "查勘日期"]] + [
    [f"E-{number}", f"小区{number}", "槐安", "甲" if number % 2 else "", "2026-03-01" if number % 2 else ""]
    for number in range(1, 41)
]
BUILDINGS = [["小区编号", "楼号", "单元数", "层数"], ["E-1", "1号楼", 3, 6], ["E-1", "2号楼", 2, 6]]
PARTS = [
    ["小区名称", "楼号", "单元", "姓名", "日期"],
    ["小区1", "2号楼", "", "乙", "2026年3月2日"],
    ["小区1", "1号楼", "3单元", "丙", "2026/3/3"],
    ["小区2", "5号楼", "", "丁", ""],
]


def test_one_workbook_becomes_forty_estates_with_buildings_and_whose_part_is_what_and_when(
    tmp_path: Path,
) -> None:
    table = workbook(tmp_path / "名单.xlsx", 小区=ESTATES, 楼栋=BUILDINGS, 分工=PARTS)
    seen = preview_list(table, Environment())
    assert (len(seen.estates), seen.faults, seen.notices) == (40, (), ())
    assert not (tmp_path / "out").exists()
    prepared = prepare(table, tmp_path / "out", OFFICE, Environment())
    assert len(prepared.made) == 40
    assert len(list((tmp_path / "out").iterdir())) == 40
    with EstateSession.open(tmp_path / "out" / "E-1_小区1.reno", OFFICE, Environment()) as session:
        assert [one.name for one in session.survey.buildings] == ["1号楼", "2号楼"]
        parts = Assignments(session)
        second, third = Place(building="2"), Place(building="1", unit="3")
        assert [parts.of(one) for one in (ESTATE, second, third)] == ["甲", "乙", "丙"]
        assert [parts.day_of(one) for one in (ESTATE, second, third)] == [
            "2026-03-01",
            "2026-03-02",
            "2026-03-03",
        ]
    with EstateSession.open(tmp_path / "out" / "E-2_小区2.reno", OFFICE, Environment()) as session:
        assert [one.name for one in session.survey.buildings] == ["5号楼"]
    again = prepare(table, tmp_path / "out", OFFICE, Environment())
    assert (again.made, len(again.kept)) == ((), 40)


def test_every_complaint_of_a_workbook_names_its_sheet_and_row_and_nothing_is_made(tmp_path: Path) -> None:
    wrong = [
        ["小区名称", "楼号", "单元", "姓名", "日期"],
        ["小区99", "2号楼", "", "乙", ""],
        ["小区1", "", "3", "乙", "明天"],
        ["小区1", "1号楼", "", "", ""],
    ]
    table = workbook(tmp_path / "名单.xlsx", 小区=ESTATES, 分工=wrong)
    with pytest.raises(SheetRefused) as refused:
        prepare(table, tmp_path / "out", OFFICE, Environment())
    assert [(one.where, one.code) for one in refused.value.facts["faults"]] == [
        ("分工!#2", "office_estate_not_listed"),
        ("分工!#3", "office_day_wrong"),
        ("分工!#3", "office_place_wrong"),
        ("分工!#4", "office_person_missing"),
    ]
    assert not (tmp_path / "out").exists()


def test_a_building_listed_twice_and_a_folder_that_cannot_be_made_leave_nothing(tmp_path: Path) -> None:
    table = workbook(tmp_path / "名单.xlsx", 小区=ESTATES[:4], 楼栋=[*BUILDINGS, ["E-1", "1栋", 1, 6]])
    with pytest.raises(SheetRefused) as refused:
        prepare(table, tmp_path / "out", OFFICE, Environment())
    assert [(one.where, one.code) for one in refused.value.facts["faults"]] == [("楼栋!#4", "sheet_twice")]
    workbook(tmp_path / "名单.xlsx", 小区=ESTATES[:4])
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(NotWritable):
        prepare(table, tmp_path / "taken" / "out", OFFICE, Environment())
    assert not (tmp_path / "out").exists()
