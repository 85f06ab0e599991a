"""The project reserve: what a state wants, what is kept of each step, and how it merges."""

from collections.abc import Callable
from pathlib import Path

import pytest
from office.conftest import JIA, OFFICE, bundle_of

from renodesk.errors import (
    ReasonMissing,
    ReserveLacks,
    ReserveMoveRefused,
    ReserveWarned,
    UnknownDocument,
    UnknownEstate,
    UnknownField,
    WrongUsage,
)
from renodesk.office.ingest import Ingest
from renodesk.paths import forms_dir
from renodesk.services.archive_estates import archive_estates
from renodesk.services.archive_reserve import ArchiveReserve
from renodesk.services.environment import Environment
from renodesk.services.office_index import reindex_archive
from renodesk.services.planning import MAIN, Alternatives
from renodesk.services.reserve import Project
from renodesk.services.session import EstateSession

HERE = Environment()
TOLD = ("eligibility", "consent_plan", "consent_care")


@pytest.fixture
def reserve(street: Path, office: Callable[..., Ingest], tmp_path: Path) -> ArchiveReserve:
    """Return the reserve of an archive of three estates."""
    assert all(one.error is None for one in office().take_all(sorted(street.glob("*.zip"))))
    return ArchiveReserve(tmp_path / "archive", OFFICE, HERE)


def move(reserve: ArchiveReserve, estate: str, code: str, *, year: int = 0, reason: str = "") -> Project:
    with reserve.acting(estate) as acting:
        if code == "enter":
            acting.mark("judged", "have", "判定表，柜1")
        acting.move(code, year=year, reason=reason)
        return acting.project()


def told(reserve: ArchiveReserve, estate: str, *documents: str) -> None:
    with reserve.acting(estate) as acting:
        for document in documents:
            acting.mark(document, "have", "柜3")


def planned(reserve: ArchiveReserve, estate: str) -> Project:
    for code in ("enter", "review"):
        move(reserve, estate, code, reason="先走")
    told(reserve, estate, *TOLD)
    return move(reserve, estate, "plan", year=2027, reason="先走")


def test_what_is_missing_warns_and_a_reason_passes_it_over_and_stays_with_the_step(
    reserve: ArchiveReserve,
) -> None:
    with pytest.raises(ReserveLacks) as lacks, reserve.acting("E-2") as acting:
        acting.move("enter", reason="先建档")
    assert "资格判定" in str(lacks.value.facts["what"])
    told(reserve, "E-2", "judged")
    with pytest.raises(ReserveWarned) as warned, reserve.acting("E-2") as acting:
        acting.move("enter")
    assert "改造方案" in str(warned.value.facts["what"])
    assert reserve.project("E-2").state == ""
    project = move(reserve, "E-2", "enter", reason=" 先建档 ")
    assert (project.state, project.steps[0].reason, project.steps[0].by) == ("entered", "先建档", "办公室")
    assert "scheme" in project.steps[0].passed_over


def test_what_the_document_says_must_be_there_blocks_whatever_the_reason(reserve: ArchiveReserve) -> None:
    for code in ("enter", "review"):
        move(reserve, "E-2", code, reason="先走")
    with pytest.raises(ReserveLacks), reserve.acting("E-2") as acting:
        acting.move("plan", year=2027, reason="领导要求")
    told(reserve, "E-2", *TOLD)
    project = move(reserve, "E-2", "plan", year=2027, reason="造价稍后补")
    assert (project.state, project.year) == ("planned", 2027)


def test_a_step_that_is_not_on_the_way_is_refused_and_a_plan_wants_its_year(reserve: ArchiveReserve) -> None:
    with pytest.raises(ReserveMoveRefused), reserve.acting("E-1") as acting:
        acting.move("start", reason="x")
    planned(reserve, "E-1")
    with pytest.raises(WrongUsage), reserve.acting("E-1") as acting:
        acting.move("replan", reason="改到后年")
    assert move(reserve, "E-1", "replan", year=2028, reason="改到后年").year == 2028
    with pytest.raises(ReasonMissing), reserve.acting("E-1") as acting:
        acting.move("withdraw")
    gone = move(reserve, "E-1", "withdraw", reason="已列入征收")
    assert (gone.state, gone.year) == ("withdrawn", 0)
    assert [step.state for step in gone.steps] == ["entered", "reviewed", "planned", "planned", "withdrawn"]


def test_a_project_keeps_its_year_to_the_end(reserve: ArchiveReserve) -> None:
    planned(reserve, "E-1")
    told(reserve, "E-1", "consent_scheme", "consent_fee", "acceptance")
    with reserve.acting("E-1") as acting:
        acting.mark("pipes", "not_needed", "不动管线")
    move(reserve, "E-1", "start", reason="资金缺口已有承诺")
    done = move(reserve, "E-1", "finish", reason="满意度下月调查")
    assert (done.state, done.year, [move.code for move in done.moves]) == ("done", 2027, ["reopen"])


def test_a_mark_counts_before_what_the_file_tells_and_can_be_taken_back(reserve: ArchiveReserve) -> None:
    def held() -> tuple[bool, str]:
        one = next(one for one in reserve.project("E-1").held if one.document.code == "register")
        return one.is_there, one.mark

    assert held() == (False, "")
    told(reserve, "E-1", "register")
    assert held() == (True, "have")
    with reserve.acting("E-1") as acting:
        acting.mark("register", "")
    assert held() == (False, "")
    with reserve.acting("E-1") as acting:
        with pytest.raises(ReasonMissing):
            acting.mark("register", "have")
        with pytest.raises(UnknownDocument):
            acting.mark("blessing", "have", "x")
        with pytest.raises(WrongUsage):
            acting.mark("register", "perhaps")
        with pytest.raises(UnknownField):
            acting.describe([("colour", "red")])
        acting.describe([("title", "差小区改造"), ("responsible", "区住建局")])
        assert acting.project().texts["title"] == "差小区改造"


def test_an_estate_is_found_by_id_or_by_a_name_that_only_it_has(reserve: ArchiveReserve) -> None:
    assert reserve.find("差小区") == "E-2"
    with pytest.raises(UnknownEstate):
        reserve.find("没有")


def test_the_state_goes_back_to_laptops_and_two_offices_that_differ_are_contested(
    reserve: ArchiveReserve, street: Path, tmp_path: Path, office: Callable[..., Ingest]
) -> None:
    move(reserve, "E-2", "enter", reason="先建档")
    back = bundle_of(tmp_path / "archive" / "estates" / "E-2.reno", tmp_path / "back.zip")
    other = office("other")
    other.take(back)
    second = ArchiveReserve(tmp_path / "other", JIA, HERE)
    assert second.project("E-2").state == "entered"
    move(second, "E-2", "review", reason="甲已看过")
    move(reserve, "E-2", "withdraw", reason="已拆")
    office().take(bundle_of(tmp_path / "other" / "estates" / "E-2.reno", tmp_path / "again.zip"))
    both = reserve.project("E-2")
    assert both.is_contested
    assert set(both.heads) == {"reviewed", "withdrawn"}
    assert [one.code for one in both.moves] == []
    with reserve.acting("E-2") as acting:
        with pytest.raises(ReserveMoveRefused):
            acting.decide("done", "领导定")
        acting.decide("reviewed", "领导定")
        assert (acting.project().state, acting.project().is_contested) == ("reviewed", False)
        with pytest.raises(ReserveMoveRefused):
            acting.decide("reviewed", "领导定")


def test_moving_many_stops_at_none(reserve: ArchiveReserve) -> None:
    for estate in ("E-1", "E-3"):
        told(reserve, estate, "judged")
    found = list(reserve.move_all(["E-1", "没有", "E-3"], "enter", reason="建档"))
    assert [(one.project.state if one.project else one.error) is not None for one in found] == [True] * 3
    assert [one.error is None for one in found] == [True, False, True]


def test_the_archives_file_keeps_the_pack_its_steps_went_by(reserve: ArchiveReserve, tmp_path: Path) -> None:
    move(reserve, "E-3", "enter", reason="建档")
    path = tmp_path / "archive" / "estates" / "E-3.reno"
    with EstateSession.open(path, OFFICE, HERE, read_only=True) as session:
        assert "reserve" in {pack.id for pack in session.file.packs()}
    assert (forms_dir() / "reserve" / "pack.toml").exists()


def test_the_index_says_what_the_files_say_however_it_was_filled(
    reserve: ArchiveReserve, tmp_path: Path
) -> None:
    planned(reserve, "E-1")
    archive = tmp_path / "archive"
    path = archive / "estates" / "E-2.reno"
    with EstateSession.open(path, OFFICE, HERE) as session:
        Alternatives(session).adopt(MAIN)
    move(reserve, "差小区", "enter", reason="建档")
    rows = archive_estates(archive, HERE)
    by_id = {row.id: row.project for row in rows}
    assert (by_id["E-1"].state, by_id["E-1"].year) == ("planned", 2027)
    assert (by_id["E-2"].state, by_id["E-2"].plan) == ("entered", "adopted")
    assert by_id["E-2"].missing == len(reserve.project("E-2").missing)
    assert by_id["E-2"].completeness is not None
    assert (by_id["E-3"].state, by_id["E-3"].completeness) == ("", None)
    (archive / "index.sqlite").unlink()
    assert archive_estates(archive, HERE) == rows
    reindex_archive(archive, OFFICE, HERE)
    assert archive_estates(archive, HERE) == rows
