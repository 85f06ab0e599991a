"""One list from the street office, one estate file each."""

from pathlib import Path

import pytest

from renodesk.domain.changes import Author
from renodesk.domain.places import ESTATE
from renodesk.errors import FileMissing, SheetRefused, TableUnreadable
from renodesk.services.environment import Environment
from renodesk.services.office import prepare
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
