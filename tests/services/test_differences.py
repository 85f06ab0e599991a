"""What differs between two moments, and how it stood at each."""

import csv
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from photos.sheets import scene_photo

from renodesk.domain import vocabulary
from renodesk.domain.changes import Author
from renodesk.domain.places import ESTATE, Place
from renodesk.domain.survey import CheckRecord, Observation
from renodesk.errors import UnknownMoment, WrongUsage
from renodesk.photos.scenes import Scene
from renodesk.services.answers import Answers
from renodesk.services.checklist import ChecklistService
from renodesk.services.difference_paper import Paper, write_differences
from renodesk.services.differences import ORDER, Differences, Line
from renodesk.services.environment import Environment
from renodesk.services.exchange import merge_bundle, open_bundle, write_bundle
from renodesk.services.history import History
from renodesk.services.moments import Moment, MomentKind, Moments, moment_word
from renodesk.services.photos import Photos
from renodesk.services.register import RegisterService
from renodesk.services.rounds import Rounds
from renodesk.services.safety import back_up
from renodesk.services.session import EstateSession
from renodesk.services.standings import Standings, score_words

JIA, YI = Author(person="甲", device="d-1"), Author(person="乙", device="d-2")
FIRST, ENTRANCE, SECOND = Place(building="1"), Place(building="1", unit="1"), Place(building="2")
DAY_MS = 86_400_000


@pytest.fixture
def session(file: Path, tmp_path: Path) -> Iterator[EstateSession]:
    """Return a session that remembers moments."""
    environment = Environment(journal_folder=tmp_path / "journal")
    with EstateSession.open(file, JIA, environment) as opened:
        yield opened


def says(session: EstateSession, grade: int, place: Place = ENTRANCE) -> None:
    """Say a grade."""
    Answers(session).record("E2.2", place, Observation(grade=Fraction(grade)))


def between(session: EstateSession, before: Moment, after: Moment | None = None) -> list[Line]:
    """Return what differs since a moment, or until another."""
    until = after or Moments(session).now()
    found = Differences(session, "zh", before.ranges, until.ranges)
    return list(found.lines(found.groups()))


def short(lines: list[Line]) -> list[tuple[str, str, str]]:
    """Return where, old and new."""
    return [
        (line.place.shown if line.place else "", line.before[:2].strip(), line.after[:2].strip())
        for line in lines
    ]


def test_lines_stand_in_walking_order_with_old_and_new(session: EstateSession) -> None:
    says(session, 4)
    before = Moments(session).now()
    says(session, 2)
    Answers(session).set_basis("E2.2", ENTRANCE, "estimated")
    RegisterService(session).set_fields(SECOND, {"households": "30"})
    RegisterService(session).set_fields(ESTATE, {"gas": "none"})
    ChecklistService(session).record("B-M1", FIRST, CheckRecord(status="need"))
    lines = between(session, before)
    assert short(lines)[0][0] == "estate"
    assert [line.place for line in lines[1:]] == [FIRST, ENTRANCE, ENTRANCE, SECOND]
    assert short(lines)[2] == ("1-1", "4", "2")
    assert (lines[3].before, lines[3].after) == ("", "目测估算")
    assert (lines[4].before, lines[4].after) == ("24 户", "30 户")
    assert {line.persons for line in lines} == {("甲",)}


def test_of_an_answer_only_what_changed_is_told(session: EstateSession) -> None:
    answers = Answers(session)
    inputs = {"ebikes": Fraction(3)}
    answers.record("E2.2", ENTRANCE, Observation(grade=Fraction(4), inputs=inputs))
    before = Moments(session).now()
    answers.record("E2.2", ENTRANCE, Observation(grade=Fraction(4), inputs={"ebikes": Fraction(5)}))
    (line,) = between(session, before)
    assert line.before.endswith("：3 辆")
    assert line.after.endswith("：5 辆")
    assert "；" not in line.after


def test_what_was_changed_and_changed_back_is_no_difference(session: EstateSession) -> None:
    says(session, 4)
    before = Moments(session).now()
    says(session, 2)
    History(session).undo()
    assert between(session, before) == []
    says(session, 2)
    says(session, 3)
    (line,) = between(session, before)
    assert (line.before[0], line.after[0], line.count) == ("4", "3", 4)


def test_photos_and_buildings_come_and_go_as_one_line_each(session: EstateSession) -> None:
    photos = Photos(session)
    before = Moments(session).now()
    photos.add_bytes("a.jpg", scene_photo(Scene(kind="lamp", caption="a", taken_at="2026-05-06T09:00:00")))
    RegisterService(session).add_building("9号楼", units=2)
    lines = between(session, before)
    assert [line.cell.entity for line in lines] == ["building", "unit", "unit", "photo_use"]
    assert [line.after for line in lines] == ["新增 9号楼", "新增 1", "新增 2", "新增 a.jpg"]
    middle = Moments(session).now()
    (row,) = photos.rows()
    photos.detach(row.use)
    (gone,) = between(session, middle)
    assert (gone.before, gone.after) == ("a.jpg", "移除")
    assert [line.cell.entity for line in between(session, before)] == ["building", "unit", "unit"]


def test_a_measure_of_the_36_is_told_by_its_fields_though_nothing_made_it(session: EstateSession) -> None:
    before = Moments(session).now()
    for value in (True, False):
        with session.act() as act:
            act.put(vocabulary.measure_cell("baseline", "main", "B-M1", FIRST, "chosen"), value)
    (line,) = between(session, before)
    assert (line.place, line.item, line.before, line.after) == (FIRST, "B-M1", "", "否")


def test_every_entity_of_the_log_has_its_place_in_the_list() -> None:
    assert set(ORDER) == set(vocabulary.ENTITIES)


def test_a_colleagues_bundle_is_told_with_who_wrote_it_and_what_is_contested(
    session: EstateSession, tmp_path: Path
) -> None:
    says(session, 5)
    write_bundle(session, tmp_path / "first.zip")
    with open_bundle(tmp_path / "first.zip", tmp_path / "theirs.reno", YI, Environment()) as theirs:
        says(theirs, 1)
        says(theirs, 2, Place(building="1", unit="2"))
        write_bundle(theirs, tmp_path / "theirs.zip")
    says(session, 3)
    merge_bundle(session, tmp_path / "theirs.zip")
    moments = Moments(session)
    lines = between(session, moments.named("bundle"))
    assert [(line.place, line.persons) for line in lines] == [
        (ENTRANCE, ("乙",)),
        (Place(building="1", unit="2"), ("乙",)),
    ]
    assert lines[0].is_contested
    assert not lines[1].is_contested
    found = Differences(session, "zh", {}, moments.now().ranges)
    assert ("乙",) in {group.persons for group in found.groups()}


def test_openings_backups_and_seals_can_be_named(session: EstateSession, tmp_path: Path) -> None:
    moments = Moments(session)
    moments.note(MomentKind.OPENED)
    says(session, 4)
    moments.note(MomentKind.OPENED)
    back_up(session, tmp_path / "backups")
    Rounds(session).seal("定稿")
    keys = [one.key for one in moments.listing()]
    assert keys[:3] == ["opened", "opened:1", "backup"]
    assert keys[-2:] == ["seal:baseline:1", "begin"]
    assert len(between(session, moments.named("opened:1"))) == 2  # the grade, and the seal
    assert moment_word(moments.named("seal:baseline:1"), "zh").startswith("封存：改造前体检 第 1 次")
    Rounds(session).reopen("再测")
    for number in range(7):
        says(session, 1 + number % 2)
        for _ in range(3):
            moments.note(MomentKind.OPENED)  # three openings without a change are one
    assert len({str(one.ranges) for one in moments.marked() if one.kind == MomentKind.OPENED}) == 5
    assert sum(one.kind == MomentKind.OPENED for one in moments.listing()) == 5
    with pytest.raises(UnknownMoment):
        moments.named("seal:baseline:7")


@pytest.mark.parametrize("ruin", ["", "[", "[{}]", '[{"kind":"opened","at":1,"ranges":{"a":[[1]]}}]'])
def test_damaged_moments_are_forgotten(session: EstateSession, tmp_path: Path, ruin: str) -> None:
    moments = Moments(session)
    moments.note(MomentKind.OPENED)
    (file,) = (tmp_path / "journal").rglob("moments.json")
    file.write_text(ruin)
    assert [one.kind for one in moments.listing()] == [MomentKind.DAY, MomentKind.BEGIN]
    moments.note(MomentKind.OPENED)
    assert moments.named("opened").ranges == session.file.ranges()


def test_a_day_begins_by_the_order_of_the_log_also_where_a_clock_was_set_back(tmp_path: Path) -> None:
    usual, file = Environment(), tmp_path / "槐安里.reno"

    def days_from_now(days: int) -> Environment:
        return replace(usual, clock=lambda: max(0, usual.clock() + days * DAY_MS))

    with EstateSession.create(file, "槐安里", JIA, days_from_now(-3)) as session:
        RegisterService(session).add_building("1号楼", units=1)
        says(session, 4)
    for days, grade in ((0, 2), (-20_000, 5)):  # the second with a clock in the seventies
        with EstateSession.open(file, JIA, days_from_now(days)) as session:
            says(session, grade)
    with EstateSession.open(file, JIA, usual) as session:
        (line,) = [one for one in between(session, Moments(session).named("yesterday")) if one.item == "E2.2"]
        assert (line.before[0], line.after[0]) == ("4", "5")
        assert line.is_clock_doubtful
        assert Moments(session).since(date(2100, 1, 1)).ranges == session.file.ranges()


def test_two_seals_of_a_round_are_compared_with_their_scores(session: EstateSession) -> None:
    rounds, moments = Rounds(session), Moments(session)
    says(session, 4)
    rounds.seal("初稿")
    sealed = session.scores
    rounds.reopen("补测")
    says(session, 1)
    rounds.seal("定稿")
    first, second = moments.named("seal:baseline:1"), moments.named("seal:baseline:2")
    lines = [line for line in between(session, first, second) if line.item]
    assert short(lines) == [("1-1", "4", "1")]
    standings = Standings(session)
    was, now = standings.at(first.ranges), standings.at(second.ranges)
    assert was == sealed
    assert now == session.scores
    shifts = {one.code: (one.before.high, one.after.high) for one in standings.shifts(was, now, "zh")}
    assert "E2.2" in shifts
    assert score_words(was, now, "zh").startswith("综合得分 ")


@pytest.mark.parametrize("ending", [".csv", ".xlsx", ".pdf"])
def test_differences_are_written_as_a_list(session: EstateSession, tmp_path: Path, ending: str) -> None:
    before = Moments(session).now()
    says(session, 2)
    out = tmp_path / f"out{ending}"
    paper = Paper(
        estate="槐安里",
        moments="昨天 → 现在",
        standing=("综合得分 1 → 2",),
        lines=between(session, before),
        place_word=lambda place: place.shown,
    )
    write_differences(out, paper, "zh")
    if ending == ".csv":
        with out.open(encoding="utf-8-sig", newline="") as opened:
            rows = list(csv.reader(opened))
        assert rows[0] == ["位置", "哪一项", "原来", "后来", "谁", "何时"]
        assert rows[1][0] == "1-1"
        assert rows[1][2] == "（空）"
    assert out.stat().st_size > 100
    with pytest.raises(WrongUsage):
        write_differences(tmp_path / "out.doc", paper, "zh")
