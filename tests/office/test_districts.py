"""Neighbouring estates grouped: gaps from their answers, idle space, walls, joint costs to the fen."""

import shutil
from fractions import Fraction
from pathlib import Path

import pytest
from fsspec.implementations.memory import MemoryFileSystem
from office.conftest import JIA, OFFICE
from openpyxl import load_workbook
from pypdf import PdfReader

from renodesk.domain import vocabulary
from renodesk.domain.changes import Author
from renodesk.domain.district import SplitBy
from renodesk.domain.places import ESTATE
from renodesk.domain.survey import Observation
from renodesk.errors import (
    DistrictEmpty,
    EstateInDistrict,
    NothingToUndo,
    SpaceRefused,
    UnknownDistrict,
    UnknownDistrictPart,
    UnknownEstate,
    WrongUsage,
)
from renodesk.estates.bundling import write_bundle
from renodesk.office.archive import Archive
from renodesk.paths import forms_dir
from renodesk.services.answers import Answers
from renodesk.services.archive_places import open_place
from renodesk.services.districts import District, Districts
from renodesk.services.districts.words import district_lines
from renodesk.services.environment import Environment
from renodesk.services.intake import ingest
from renodesk.services.office_papers import (
    district_book,
    district_document,
    write_office_book,
    write_office_paper,
)
from renodesk.services.session import EstateSession

HERE = Environment()
OTHER = Author(person="同事", device="other")
ROOM, GROUND = "B1.1.idle_room_m2", "B1.1.idle_ground_m2"
ANSWERS: dict[str, dict[str, dict[str, int]]] = {
    "天": {
        "C4.1": {"spaces": 20, "demand": 100},
        "B1.1": {"idle_room_m2": 400, "idle_ground_m2": 300, "room_m2": 900, "ground_m2": 2000},
        "D1.1": {"grade": 1},
    },
    "地": {
        "C4.1": {"spaces": 90, "demand": 60},
        "B1.1": {"idle_room_m2": 0, "idle_ground_m2": 50, "room_m2": 100, "ground_m2": 500},
        "D1.1": {"grade": 2, "fac_m2": 80},
    },
    "人": {"C4.1": {"spaces": 10, "demand": 41}},
}
HOUSEHOLDS = {"天": 100, "地": 200, "人": 33}


@pytest.fixture(scope="module")
def bundles(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Return the bundles of three estates, made once."""
    folder = tmp_path_factory.mktemp("estates")
    for name, answers in ANSWERS.items():
        with EstateSession.create(folder / f"{name}.reno", f"{name}小区", JIA, HERE) as session:
            with session.act() as act:
                act.put(vocabulary.estate_cell("id"), name)
                act.put(vocabulary.estate_cell("households"), HOUSEHOLDS[name])
            for item, values in answers.items():
                numbers = {key: Fraction(value) for key, value in values.items() if key != "grade"}
                grade = Fraction(values["grade"]) if "grade" in values else None
                Answers(session).record(item, ESTATE, Observation(grade=grade, inputs=numbers))
            write_bundle(session.file, forms_dir(), folder / f"{name}.zip")
    return sorted(folder.glob("*.zip"))


@pytest.fixture(scope="module")
def taken(tmp_path_factory: pytest.TempPathFactory, bundles: list[Path]) -> Path:
    """Return an archive of the three, made once."""
    folder = tmp_path_factory.mktemp("office") / "archive"
    ingest(folder, bundles, OFFICE, HERE)
    return folder


@pytest.fixture
def archive(tmp_path: Path, taken: Path) -> Path:
    return Path(shutil.copytree(taken, tmp_path / "archive"))


@pytest.fixture
def districts(archive: Path) -> Districts:
    made = Districts(archive, OFFICE, HERE)
    made.make("东片", ["天", "地小区", "人"])
    return made


def whole(districts: Districts) -> District:
    return districts.district("东片")


def test_gaps_are_summed_from_the_answers_and_unknown_stays_open(districts: Districts) -> None:
    district = whole(districts)
    parking, elderly = district.gap("parking"), district.gap("elderly")
    assert parking is not None
    assert elderly is not None
    assert (parking.short, parking.low, parking.high) == (111, 81, 81)
    assert (elderly.low, elderly.high, elderly.unknown) == (0, 270, ("人",))
    assert [one.short for one in elderly.needs if one.estate == "天"] == [350]
    text = "\n".join(district_lines(district, "zh"))
    assert "机动车停车位：合起来缺 81 个" in text
    assert "没有数的：人小区" in text
    best = next(one for one in district.candidates if one.gap == "elderly" and one.is_enough)
    assert (best.estate, best.space, best.use.name) == ("天", ROOM, "社区为老服务（日间照料）")


def test_idle_space_is_assigned_once_and_never_more_than_there_is(districts: Districts) -> None:
    districts.assign("东片", "elderly", "天", ROOM, Fraction(360))
    districts.assign("东片", "parking", "天小区", GROUND, Fraction(200), Fraction(8), "边角地")
    district = whole(districts)
    elderly, parking = district.gap("elderly"), district.gap("parking")
    assert elderly is not None
    assert parking is not None
    assert (elderly.left, parking.left) == (0, 73)
    for gap, estate, space, m2, amount, error in (
        ("elderly", "天", ROOM, 41, None, SpaceRefused),
        ("elderly", "人", ROOM, 1, None, SpaceRefused),
        ("parking", "天", GROUND, 10, None, WrongUsage),
        ("elderly", "天", ROOM, 0, None, WrongUsage),
        ("luck", "天", ROOM, 1, None, UnknownDistrictPart),
        ("elderly", "天", "B1.1.roof", 1, None, UnknownDistrictPart),
        ("elderly", "海", ROOM, 1, None, UnknownEstate),
    ):
        met = None if amount is None else Fraction(amount)
        with pytest.raises(error):
            districts.assign("东片", gap, estate, space, Fraction(m2), met)
    districts.drop("东片", "match", district.matches[0].key)
    assert len(whole(districts).matches) == 1


def test_joint_costs_are_divided_to_the_fen_by_what_the_pack_or_people_say(districts: Districts) -> None:
    districts.add_measure("东片", "合建停车场", 10_001, gap="parking")
    districts.add_measure("东片", "日间照料", 1_000, by=SplitBy.EQUAL)
    districts.add_measure("东片", "道路", 999, by=SplitBy.HOUSEHOLDS)
    districts.add_measure("东片", "绿化", 500, by=SplitBy.AREA)
    parking, care, road, green = whole(districts).measures
    assert (parking.by, parking.parts) == (SplitBy.SHORT, {"人": 2793, "地": 0, "天": 7208})
    assert care.parts == {"人": 334, "地": 333, "天": 333}
    assert road.parts == {"人": 99, "地": 600, "天": 300}
    assert green.parts is None
    assert whole(districts).undivided == 500
    districts.share("东片", green.key, {"天小区": Fraction(1, 3), "地": Fraction(2, 3)})
    assert whole(districts).measures[3].parts is None
    districts.share("东片", green.key, {"人": Fraction(0)})
    district = whole(districts)
    assert district.measures[3].parts == {"人": 0, "地": 333, "天": 167}
    assert sum(district.pays.values()) == district.cost == 12_500
    for name, cost, by in (("", 1, None), ("x", -1, None), ("x", 1, SplitBy.SHORT)):
        with pytest.raises(WrongUsage):
            districts.add_measure("东片", name, cost, by=by)
    districts.drop("东片", "measure", green.key)
    assert len(whole(districts).measures) == 3


def test_walls_are_noted_opened_and_summed(districts: Districts) -> None:
    districts.add_wall("东片", ("天", "地"), "东围墙", length=Fraction(25, 2), space=Fraction(80))
    (wall,) = whole(districts).walls
    assert (wall.between, wall.length, wall.is_open) == (("地", "天"), Fraction(25, 2), False)
    districts.open_wall("东片", wall.key[:4])
    assert whole(districts).walls[0].is_open
    for ends, where in ((("天", "天"), "墙"), (("天", "地"), " ")):
        with pytest.raises(WrongUsage):
            districts.add_wall("东片", ends, where)
    with pytest.raises(UnknownDistrictPart):
        districts.open_wall("东片", "none")


def test_an_estate_is_in_one_district_which_has_two_at_least(archive: Path, districts: Districts) -> None:
    with pytest.raises(EstateInDistrict):
        districts.make("西片", ["天", "人"])
    for estates in (["天"], ["天", "天小区"]):
        with pytest.raises((DistrictEmpty, EstateInDistrict)):
            districts.make("单片", estates)
    with pytest.raises(WrongUsage):
        districts.rename("东片", " ")
    districts.leave("东片", ["人"], "太远")
    with pytest.raises(DistrictEmpty):
        districts.leave("东片", ["天"])
    districts.join("东片", ["人小区"])
    districts.rename("东片", "新东片")
    assert list(Districts(archive, OFFICE, HERE).names().values()) == ["新东片"]
    districts.undo()
    districts.dissolve("东片", "规划改了")
    assert districts.names() == {}
    with pytest.raises(UnknownDistrict):
        districts.district("东片")
    districts.undo()
    assert districts.estates(districts.find("东片")) == ("人", "地", "天")
    with pytest.raises(NothingToUndo):
        Districts(archive, OTHER, HERE).undo()


def test_two_offices_who_name_it_differently_leave_a_contest(archive: Path, districts: Districts) -> None:
    other = Districts(archive, OTHER, HERE)
    districts.note(districts.find("东片"), "先做停车")
    other.note(other.find("东片"), "先做养老")
    assert other.district("东片").contested == ("note",)
    other.note("东片", "一起做")
    assert other.district("东片").contested == ()


def test_every_machine_of_a_store_knows_the_districts(tmp_path: Path, bundles: list[Path]) -> None:
    MemoryFileSystem.store.clear()
    first, second = (open_place("memory://districts", tmp_path / one, HERE) for one in ("1", "2"))
    ingest(first, bundles, OFFICE, HERE)
    Districts(first, OFFICE, HERE).make("东片", ["天", "地"])
    found = Districts(second, OTHER, HERE).district("东片")
    assert [one.name for one in found.members] == ["地小区", "天小区"]


def test_the_sheet_leaves_as_paper_and_workbook(districts: Districts, tmp_path: Path) -> None:
    districts.assign("东片", "elderly", "天", ROOM, Fraction(360))
    districts.add_measure("东片", "=合建停车场", 10_001, gap="parking")
    districts.add_wall("东片", ("天", "地"), "东围墙", space=Fraction(80))
    district = whole(districts)
    for language in ("zh", "en"):
        write_office_paper(district_document(district, HERE, language), tmp_path / f"{language}.pdf")
    write_office_book(district_book(district, HERE, "zh"), tmp_path / "片区.xlsx")
    text = "".join(page.extract_text() for page in PdfReader(tmp_path / "zh.pdf").pages)
    assert all(part in text for part in ("片区单：东片", "东围墙", "72.08"))
    book = load_workbook(tmp_path / "片区.xlsx")
    cost = next(row for row in book["合办的事和费用分摊"].iter_rows() if row[0].value == "=合建停车场")
    assert cost[0].data_type == "s"
    assert [round(float(cell.value) * 100) for cell in cost[2:6]] == [10_001, 2793, 0, 7208]


def test_estates_are_told_which_district_they_are_in(archive: Path, districts: Districts) -> None:
    assert list(districts.tell("东片")) == [("人", None), ("地", None), ("天", None)]
    path = Archive(archive).path_of("天")
    with EstateSession.open(path, JIA, HERE, read_only=True) as session:
        assert session.text(vocabulary.estate_cell("cluster_name")) == "东片"
    assert whole(districts).gap("parking") is not None
