"""The city at a glance: everything from the index, what nobody knows is unknown, filters find the same."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from office.conftest import JIA, OFFICE, bundle_of

from renodesk.domain.places import ESTATE
from renodesk.domain.survey import Observation
from renodesk.services.answers import Answers
from renodesk.services.archive_estates import archive_estates, estate_file
from renodesk.services.archive_joining import join_in_archive
from renodesk.services.city import CityFilter, city, estates_meant
from renodesk.services.city_words import city_lines, costs_chart, plans_text, shortfalls_chart, words_chart
from renodesk.services.environment import Environment
from renodesk.services.intake import ingest
from renodesk.services.office_index import reindex_archive
from renodesk.services.planning import MAIN, PlanLines, PlanMoneys
from renodesk.services.register import RegisterService
from renodesk.services.sample_city import make_city
from renodesk.services.session import EstateSession

DAY = 86_400_000
NOW = 1_795_000_000_000
STREETS = (("甲小区", "东区", "一街道"), ("乙小区", "东区", "二街道"), ("丙小区", "", ""))


def at(days_ago: int) -> Environment:
    return replace(Environment(), clock=lambda: NOW - days_ago * DAY)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an archive: a bad estate, a good one, and one of which nothing is known."""
    folder = tmp_path_factory.mktemp("city")
    bundles = []
    for number, (name, county, street) in enumerate(STREETS):
        author = replace(JIA, device=f"laptop-{number}")
        with EstateSession.create(folder / f"{number}.reno", name, author, at(30 * number)) as one:
            register = RegisterService(one)
            register.add_building("1号楼", units=1)
            register.set_fields(ESTATE, {"county": county, "street": street})
            if number < 2:
                for item in one.forms.tree.items:
                    if item.is_graded and item.scope == "estate":
                        Answers(one).record(item.code, ESTATE, Observation(grade=Fraction(1 + 4 * number)))
        bundles.append(bundle_of(folder / f"{number}.reno", folder / f"{number}.zip"))
    assert all(one.error is None for one in ingest(folder / "archive", bundles, OFFICE, at(0)))
    return folder / "archive"


def names(archive: Path, wanted: CityFilter) -> list[str]:
    ids = estates_meant(archive, wanted, at(0))
    return [row.name for row in archive_estates(archive, at(0)) if row.id in ids]


def test_an_estate_of_which_nothing_is_known_is_unknown_and_never_nought(made: Path) -> None:
    found = city(made, at(0))
    assert (found.whole.estates, found.whole.known, found.whole.unknown) == (3, 2, 1)
    unknown = next(area for area in found.areas if not area.street)
    assert (unknown.low, unknown.high) == (None, None)
    assert sum(share.sure for share in found.words) <= 2
    assert {one.key: one.sure for one in found.stages}["none"] == 1
    assert names(made, CityFilter(is_unknown=True)) == ["丙小区"]
    lines = list(city_lines(found, "zh"))
    assert "  未登记 未登记：1 个（未知 1），已办 —，得分 —，红旗 — 处" in lines


def test_streets_shortfalls_and_red_flags_are_those_of_the_estates(made: Path) -> None:
    found = city(made, at(0))
    assert [(area.county, area.street) for area in found.areas] == [
        ("", ""),
        ("东区", "一街道"),
        ("东区", "二街道"),
    ]
    rows = {row.name: row for row in archive_estates(made, at(0))}
    assert found.whole.red_flags == sum(row.red_flags for row in rows.values()) > 0
    assert {short.estates for short in found.shortfalls} == {1}
    first = found.shortfalls[0]
    assert names(made, CityFilter(item=first.code)) == ["甲小区"]
    assert names(made, CityFilter(street="二街道")) == ["乙小区"]
    assert names(made, CityFilter(street="")) == ["丙小区"]
    assert names(made, CityFilter(has_red_flags=True)) == ["甲小区"]
    assert names(made, CityFilter(street="二街道", has_red_flags=True)) == []


def test_every_estate_stands_in_the_words_and_tens_its_score_may_have(made: Path) -> None:
    found = city(made, at(0))
    for shares, field in ((found.words, "word"), (found.tens, "ten")):
        for share in shares:
            key = int(share.key) if field == "ten" else share.key
            assert len(names(made, CityFilter(**{field: key}))) == share.sure
            assert len(names(made, CityFilter(**{field: key}, is_open=True))) == share.sure + share.may
    assert "乙小区" in names(made, CityFilter(ten=8, is_open=True))


def test_the_costs_are_those_of_the_plan_to_the_fen(tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    ingest(archive, make_city(tmp_path / "made", at(0), OFFICE, count=2), OFFICE, at(0))
    found = city(archive, at(0))
    with EstateSession.open(estate_file(archive, "sample-0001"), OFFICE, at(0), read_only=True) as session:
        money = PlanMoneys(session).of(PlanLines(session, MAIN).lines())
    assert money is not None
    assert found.plans is not None
    assert (found.plans.low, found.plans.high) == (money.total.low, money.total.high)
    assert sum(one.likely or 0 for one in found.costs) == money.total.likely > 0
    assert (found.plans.estates, found.plans.lacking) == (1, 1)
    assert "1 个还没有方案" in plans_text(found, "zh")
    assert "低到高" in costs_chart(found, "zh").text
    meant = estates_meant(archive, CityFilter(cost=found.costs[0].code), at(0))
    assert meant == {"sample-0001"}


def test_joining_two_estates_keeps_what_the_plan_of_the_first_costs(tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    bundles = make_city(tmp_path / "made", at(0), OFFICE, count=2)
    ingest(archive, bundles, OFFICE, at(0))
    before = city(archive, at(0)).plans
    join_in_archive(archive, "sample-0001", "sample-0000", "登记了两次", OFFICE, at(0))
    found = city(archive, at(0))
    assert (found.whole.estates, found.plans and found.plans.estates) == (1, before and before.estates)


def test_computers_that_are_quiet_are_told_with_their_days_and_estates(made: Path) -> None:
    silent = city(made, at(0), days=14).silent
    assert [(one.device, one.days, one.estates) for one in silent] == [
        ("laptop-2", 60, 1),
        ("laptop-1", 30, 1),
    ]
    assert [one.device for one in city(made, at(0), days=40).silent] == ["laptop-2"]
    assert city(made, at(0), days=90).silent == ()
    assert names(made, CityFilter(device="laptop-2", person=JIA.person)) == ["丙小区"]


def test_an_index_made_again_says_the_same(made: Path) -> None:
    before = city(made, at(0))
    reindex_archive(made, OFFICE, at(0))
    assert city(made, at(0)) == before


def charts(made: Path) -> Iterator[str]:
    found = city(made, at(0))
    for make in (words_chart, shortfalls_chart, costs_chart):
        yield make(found, "zh").text


def test_the_charts_say_in_words_what_they_show(made: Path) -> None:
    words, shortfalls, costs = charts(made)
    assert words.startswith("优 ")
    assert shortfalls.split("；")[0].endswith(" 1")
    assert costs == "还没有一个小区有带价格的方案。"
