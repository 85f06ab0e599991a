"""Neighbours are proposed by point, community and street, with why; nobody joins by itself."""

from pathlib import Path

import pytest
from office.conftest import JIA, OFFICE, bundle_of

from renodesk.domain.nearness import metres, point_of
from renodesk.domain.places import ESTATE
from renodesk.office.near import WhereRow
from renodesk.services.districts import Districts
from renodesk.services.districts.suggesting import Neighbour, Why, neighbours_of
from renodesk.services.districts.words import neighbour_text
from renodesk.services.environment import Environment
from renodesk.services.intake import ingest
from renodesk.services.register import RegisterService
from renodesk.services.session import EstateSession

HERE = Environment()


def row(
    estate: str, street: str = "", community: str = "", location: str = "", county: str = "东区"
) -> WhereRow:
    return WhereRow(
        estate=estate,
        name=f"{estate}小区",
        county=county,
        street=street,
        community=community,
        location=location,
    )


def proposed(*rows: WhereRow, taken: tuple[str, ...] = ()) -> list[tuple[str, Why, int | None]]:
    found = neighbours_of(rows, ("甲",), taken, 800)
    return [(one.estate, one.why, one.metres) for one in found]


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("116.2,39.9", (116.2, 39.9, "")),
        ("39.9 N, 116.2 E (WGS84)", (116.2, 39.9, "WGS84")),
        ("CGCS2000 101.55 25.04", (101.55, 25.04, "CGCS2000")),
        ("116.2，39.9 GCJ-02", (116.2, 39.9, "GCJ-02")),
    ],
)
def test_a_point_is_read_in_either_order_with_its_system(text: str, point: tuple[float, float, str]) -> None:
    found = point_of(text)
    assert found is not None
    assert (found.east, found.north, found.system) == point


@pytest.mark.parametrize(
    "text", ["", "东门口", "116.2", "116.2,39.9,50", "200,39.9", "0,0", "39.9,39.9", "-116.2,39.9"]
)
def test_what_is_no_point_inside_china_is_none(text: str) -> None:
    assert point_of(text) is None


def test_a_degree_of_latitude_is_some_hundred_and_eleven_kilometres() -> None:
    one, other = point_of("116,39"), point_of("116,40")
    assert one is not None
    assert other is not None
    assert metres(one, other) == metres(other, one) == 111_190
    assert metres(one, one) == 0


def test_the_nearest_come_first_then_the_community_then_the_street() -> None:
    own = row("甲", "一街", "槐安", "116.000,39.9")
    near, far = row("近", "二街", "", "116.005,39.9"), row("远", "一街", "槐安", "116.2,39.9")
    same, street, other = row("同", "一街", "槐安"), row("街", "一街", "古城"), row("外", "九街", "槐安")
    assert proposed(own, other, street, far, same, near) == [
        ("近", Why.NEAR, 430),
        ("远", Why.COMMUNITY, 17060),
        ("同", Why.COMMUNITY, None),
        ("街", Why.STREET, None),
    ]


def test_a_street_of_another_county_or_one_nobody_registered_is_no_reason() -> None:
    assert proposed(row("甲", "一街"), row("乙", "一街", county="西区"), row("丙")) == []
    assert proposed(row("甲"), row("乙")) == []


def test_an_estate_of_another_district_is_not_proposed() -> None:
    assert proposed(row("甲", "一街"), row("乙", "一街"), taken=("乙",)) == []


def test_a_distance_between_points_of_unknown_systems_is_said_to_be_only_about_right() -> None:
    plain = row("甲", "一街", "", "116.000,39.9")
    (found,) = neighbours_of([plain, row("乙", "", "", "116.001,39.9")], ("甲",), (), 800)
    assert "可能差几百米" in neighbour_text(found, "zh")
    told = [row("甲", "", "", "116.000,39.9 WGS84"), row("乙", "", "", "CGCS2000 116.001,39.9")]
    (sure,) = neighbours_of(told, ("甲",), (), 800)
    assert isinstance(sure, Neighbour)
    assert neighbour_text(sure, "zh") == "离甲小区约 90 米"


def test_an_archive_proposes_by_its_registers_and_takes_in_only_whom_somebody_adds(tmp_path: Path) -> None:
    bundles = []
    for number, (street, location) in enumerate(
        (("一街", "116.0,39.9"), ("一街", ""), ("二街", "116.001,39.9"))
    ):
        path = tmp_path / f"{number}.reno"
        with EstateSession.create(path, f"{'甲乙丙'[number]}小区", JIA, HERE) as one:
            said = {"county": "东区", "street": street, "location": location}
            RegisterService(one).set_fields(ESTATE, said)
        bundles.append(bundle_of(path, path.with_suffix(".zip")))
    assert all(one.error is None for one in ingest(tmp_path / "archive", bundles, OFFICE, HERE))
    districts = Districts(tmp_path / "archive", OFFICE, HERE)
    key = districts.make("东片", ["甲小区", "乙小区"])
    assert [(one.name, one.why) for one in districts.suggest(key)] == [("丙小区", Why.NEAR)]
    assert districts.suggest(key, within=50) == ()
    assert len(districts.estates(key)) == 2
    districts.join(key, ["丙小区"])
    assert districts.suggest(key) == ()
