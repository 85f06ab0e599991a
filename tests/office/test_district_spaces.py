"""Idle space of a district from survey and ledger: none counts twice, both sources are said."""

import shutil
from fractions import Fraction
from pathlib import Path

import pytest
from office.conftest import JIA, OFFICE
from office.test_districts import GROUND, HERE, ROOM, bundles, taken

from renodesk.domain.resources import Use
from renodesk.errors import SpaceRefused, UnknownDistrictPart
from renodesk.office.archive import Archive
from renodesk.services.districts import District, Districts, Idle
from renodesk.services.districts.idle import idle_of
from renodesk.services.districts.model import IdleRow
from renodesk.services.districts.reading import left_of
from renodesk.services.districts.words import district_lines, left_text, source_text
from renodesk.services.ledgers import LedgerActs, ledger_called
from renodesk.services.session import EstateSession

__all__ = ["bundles", "taken"]
USE = Use(
    item="B1.1",
    input="idle_room_m2",
    name="日间照料",
    name_en="care",
    needs=("D1.1",),
    least=None,
    note="",
    source="",
    provenance=(),
)


@pytest.fixture
def archive(tmp_path: Path, taken: Path) -> Path:
    return Path(shutil.copytree(taken, tmp_path / "archive"))


def enter(archive: Path, estate: str, **values: str) -> str:
    """Enter a row of the ledger of idle resources; return its key."""
    with EstateSession.open(Archive(archive).path_of(estate), JIA, HERE) as session:
        return LedgerActs(session, ledger_called(session, "idle")).enter(values)


def acted(archive: Path, estate: str, key: str, state: str, **values: str) -> None:
    with EstateSession.open(Archive(archive).path_of(estate), JIA, HERE) as session:
        LedgerActs(session, ledger_called(session, "idle")).move(key, state, "测试", values)


def made(archive: Path) -> Districts:
    found = Districts(archive, OFFICE, HERE)
    if not found.names():
        found.make("东片", ["天", "地小区", "人"])
    return found


def spaces(district: District, estate: str) -> dict[str, tuple[Fraction | None, Fraction | None]]:
    member = district.member(estate)
    assert member is not None
    return {
        one.row.number if one.row is not None else one.space: (
            one.m2,
            left_of(one.m2, district.matches, estate, one.space),
        )
        for one in member.idle
    }


def test_a_place_in_the_ledger_is_taken_off_the_total_of_the_survey(archive: Path) -> None:
    enter(archive, "天", kind="room", place="3号楼锅炉房", area="150", intended_use="elderly")
    enter(archive, "天", kind="corner", place="东北角", area="40")
    district = made(archive).district("东片")
    assert spaces(district, "天") == {
        ROOM: (250, 250),
        "CL-001": (150, 150),
        GROUND: (260, 260),
        "CL-002": (40, 40),
    }
    member = district.member("天")
    assert member is not None
    assert sum(one.m2 or 0 for one in member.idle) == 700
    told = source_text(member.idle[0], "zh")
    assert told == (
        "体检 B1.1：400 ㎡；存量资源台账逐处登记 1 处 150 ㎡（含已启用、不具备条件的），余 250 ㎡。"
    )
    lines = "\n".join(district_lines(district, "zh"))
    assert "天小区的3号楼锅炉房（台账 CL-001），还有 150 ㎡没有安排" in lines
    assert "台账写明拟作“为老服务”" in lines


def test_what_is_in_use_or_unfit_is_not_offered_and_not_idle_again_by_the_survey(archive: Path) -> None:
    used = enter(archive, "天", kind="room", place="车棚", area="100", intended_use="elderly")
    unfit = enter(archive, "天", kind="room", place="危房", area="60")
    acted(archive, "天", used, "used", agreed="无偿", used_on="2026-01-01")
    acted(archive, "天", unfit, "unfit")
    found = spaces(made(archive).district("东片"), "天")
    assert found == {ROOM: (240, 240), GROUND: (300, 300)}


def test_a_ledger_that_has_more_than_the_survey_counts_is_told(archive: Path) -> None:
    enter(archive, "地", kind="land", place="西侧空地", area="80")
    district = made(archive).district("东片")
    assert spaces(district, "地")[GROUND] == (0, 0)
    idle = district.idle("地", GROUND)
    assert idle is not None
    assert idle.excess == 30
    assert "比体检多 30 ㎡，请核对" in source_text(idle, "zh")


def test_space_is_assigned_by_the_number_of_its_row_and_never_more_than_it_has(archive: Path) -> None:
    enter(archive, "天", kind="room", place="锅炉房", area="150", intended_use="elderly")
    enter(archive, "天", kind="room", place="没量的一间")
    districts = made(archive)
    districts.assign("东片", "elderly", "天", "CL-001", Fraction(150))
    for space, error in (("CL-001", SpaceRefused), ("CL-002", SpaceRefused), ("CL-009", UnknownDistrictPart)):
        with pytest.raises(error):
            districts.assign("东片", "elderly", "天", space, Fraction(1))
    district = districts.district("东片")
    assert spaces(district, "天")["CL-001"] == (150, 0)
    assert spaces(district, "天")["CL-002"] == (None, None)
    assert "锅炉房（台账 CL-001）" in "\n".join(district_lines(district, "zh"))


def test_what_was_assigned_before_its_places_were_entered_shows_as_too_much(archive: Path) -> None:
    districts = made(archive)
    districts.assign("东片", "elderly", "天", ROOM, Fraction(360))
    enter(archive, "天", kind="room", place="锅炉房", area="150")
    district = districts.district("东片")
    assert spaces(district, "天")[ROOM] == (250, -110)
    assert left_text(Fraction(-110), "zh") == "多安排了 110 ㎡"
    assert not [one for one in district.candidates if (one.estate, one.space) == ("天", ROOM)]


def test_what_its_row_means_for_a_gap_comes_first_and_what_it_means_otherwise_last(archive: Path) -> None:
    enter(archive, "天", kind="room", place="作停车", area="50", intended_use="parking")
    enter(archive, "天", kind="room", place="作养老", area="50", intended_use="elderly")
    district = made(archive).district("东片")
    order = [one.is_meant for one in district.candidates if one.gap == "elderly" and one.estate == "天"]
    assert order == [True, None, None, False]
    parking = next(one for one in district.candidates if one.gap == "parking")
    assert (parking.use, parking.is_meant) == (None, True)


def test_where_nobody_surveyed_the_ledger_stands_and_the_rest_is_unknown() -> None:
    row = IdleRow(
        key="idle/1",
        number="CL-001",
        place="棚",
        owner="",
        m2=Fraction(20),
        intended="",
        items=(),
        state="已登记",
        state_en="Surveyed",
        is_offered=True,
        is_contested=False,
    )
    rest, place = idle_of({ROOM: [USE]}, {ROOM: None}, [(ROOM, row)])
    assert (rest.m2, rest.excess, place.m2) == (None, 0, 20)
    assert isinstance(place, Idle)
    assert place.row is row
