"""Counties rated: figures from the index, three columns, vetoes, evidence; kept as lines that only grow."""

import errno
import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from fsspec.implementations.memory import MemoryFileSystem
from office.conftest import OFFICE
from office.test_office_ranking import PLAIN
from openpyxl import load_workbook
from pypdf import PdfReader

from renodesk.domain.changes import Author
from renodesk.domain.office_log import OfficeLine, Put, cells_of, line_of, text_of
from renodesk.domain.performance import ReadFrom, Reading, RowKind, ScoreColumn
from renodesk.errors import (
    CountyFactRefused,
    DayMalformed,
    DiskFull,
    EvidenceEmpty,
    FileMissing,
    NothingToUndo,
    NotReadable,
    PerformanceMissing,
    PointsRefused,
    UnknownCounty,
    UnknownCountyFact,
    UnknownRatingRow,
    WrongUsage,
)
from renodesk.office.archive import Archive
from renodesk.office.county import CountyEstate
from renodesk.office.index import Entry
from renodesk.office.index.project import ProjectRow
from renodesk.paths import forms_dir
from renodesk.services.archive_places import open_place
from renodesk.services.environment import Environment
from renodesk.services.office_index import index_of
from renodesk.services.office_papers import (
    rating_book,
    rating_document,
    ratings_book,
    write_office_book,
    write_office_paper,
)
from renodesk.services.rating import Ratings, rating_years
from renodesk.services.rating.facts import CountyCounts
from renodesk.services.rating.words import rating_lines

HERE = Environment()
SELF, REVIEW, DECISION = ScoreColumn
YEAR, COUNTY = 2026, "示例县"
REVIEWER = Author(person="复核员", device="state")
ESTATES = {
    "甲": (COUNTY, "done", 2026, 100, ("P-M1", "P-M2", "B-U5")),
    "乙": (COUNTY, "works", 2026, 80, ("P-U9",)),
    "丙": (COUNTY, "planned", 2026, 60, ()),
    "丁": (COUNTY, "done", 2025, 50, ("P-U9",)),
    "戊": ("邻县", "done", 2026, 70, ()),
}


def filled(folder: Path) -> Path:
    """Return an archive whose index holds five estates in two counties; no estate file lies there."""
    Archive(folder)
    index = index_of(folder, HERE)
    for name, (county, state, year, households, items) in ESTATES.items():
        project = ProjectRow(state=state, year=year, plan="adopted")
        row = replace(PLAIN, id=name, name=f"{name}小区", households=Fraction(households), project=project)
        city = {
            "county": county,
            "street": "",
            "community": "",
            "stage": "dealt",
            "scored": 1,
            "applicable": 1,
            "dealt": 1,
            "to_deal": 1,
            "red_flags": 0,
            "contested": 0,
        }
        costs = [{"item": item, "lacks": 0} for item in items]
        index.put(Entry(row=row, parts={"estate_city": (city,), "item_cost": tuple(costs)}))
    index.made_again()
    index.close()
    return folder


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return filled(tmp_path / "archive")


@pytest.fixture
def ratings(archive: Path) -> Ratings:
    return Ratings(archive, YEAR, OFFICE, HERE)


def given(ratings: Ratings, column: ScoreColumn) -> dict[str, Fraction]:
    lines = ratings.rating(COUNTY).lines
    return {one.row.code: one.given[column][0] for one in lines if column in one.given}


def test_figures_are_counted_in_the_index_and_say_from_what(ratings: Ratings) -> None:
    rating = ratings.rating(COUNTY)
    found = {one.fact.name: one.value for one in rating.facts}
    assert (found["target_estates"], found["done_estates"]) == (3, 1)
    assert (found["total_owner_households"], found["least_public_items"]) == (100, 2)
    assert (found["elder_projects"], found["energy_projects"]) == (1, 1)
    assert found["ontime_estates"] is None
    line = rating.line("PF3.1.1")
    assert line is not None
    assert line.proposed == Fraction(20, 3)
    assert "按公式算得 20/3 分" in "\n".join(rating_lines(rating, "zh"))
    told = next(one.told for one in rating.facts if one.fact.name == "elder_projects")
    assert told is not None
    assert told.facts["names"] == "乙小区"


def test_what_people_write_counts_before_the_index_and_can_be_taken_back(ratings: Ratings) -> None:
    ratings.fact(COUNTY, {"target_estates": "4", "county_fund": "12.50"})
    line = ratings.rating(COUNTY).line("PF3.1.1")
    assert line is not None
    assert line.proposed == 5
    ratings.fact(COUNTY, {"target_estates": ""})
    line = ratings.rating(COUNTY).line("PF3.1.1")
    assert line is not None
    assert line.proposed == Fraction(20, 3)
    for name, text, error in (
        ("target_estates", "three", CountyFactRefused),
        ("target_estates", "-1", CountyFactRefused),
        ("county_fund", "1.005", CountyFactRefused),
        ("finish_by", "2026-02-30", DayMalformed),
        ("luck", "1", UnknownCountyFact),
    ):
        with pytest.raises(error):
            ratings.fact(COUNTY, {name: text})


def test_in_time_is_who_was_done_by_the_last_day() -> None:
    days: dict[str, date | None] = {"甲": date(2026, 6, 30), "己": date(2026, 7, 1)}
    held = [
        CountyEstate(id=one, name=one, state="done", year=YEAR, households=None, items=frozenset())
        for one in days
    ]
    counts = CountyCounts(held, YEAR, lambda estate, _: days[estate])
    reading = Reading(source=ReadFrom.ON_TIME, states=("done",), about=("finish_by",))
    assert counts.told(reading, {"finish_by": date(2026, 6, 30)}).value == 1
    assert counts.told(reading, {"finish_by": date(2026, 7, 1)}).value == 2
    assert counts.told(reading, {"finish_by": None}).value is None
    days["己"] = None
    unknown = counts.told(reading, {"finish_by": date(2026, 7, 1)})
    assert (unknown.value, unknown.facts["names"]) == (None, "己")
    assert (
        counts.told(replace(reading, source=ReadFrom.HOUSEHOLDS), {}).code == "rating_told_households_unknown"
    )


def test_three_columns_stand_beside_each_other_and_the_bonus_apart(ratings: Ratings) -> None:
    assert ratings.take_proposed(COUNTY) == 5
    assert given(ratings, SELF)["PF3.1.1"] == Fraction(20, 3)
    ratings.score(COUNTY, SELF, {"PF1.1.1": Fraction(1), "PF1.1.2": Fraction(3, 2)}, "缺一楼一方案")
    assert ratings.take_over(COUNTY, REVIEW, SELF) == 7
    ratings.score(COUNTY, REVIEW, {"PF1.1.2": Fraction(1), "PF6": Fraction(4)})
    rating = ratings.rating(COUNTY)
    own, review, decision = (rating.standings[one] for one in ScoreColumn)
    assert own.total[0] - review.total[0] == Fraction(1, 2)
    assert (own.bonus, review.bonus, decision.is_begun) == (None, 4, False)
    line = rating.line("PF1.1.2")
    assert line is not None
    assert line.notes == {SELF: "缺一楼一方案"}
    assert ratings.take_proposed(COUNTY) == 0


def test_points_stay_within_their_row_and_only_reviewers_have_the_two_of_nobody(ratings: Ratings) -> None:
    for column, row, points, error in (
        (SELF, "PF1.1.1", "11/10", PointsRefused),
        (SELF, "PF1.1.1", "-1", PointsRefused),
        (SELF, "PF2.2", "2", UnknownRatingRow),
        (REVIEW, "PF2.2", "3", PointsRefused),
        (REVIEW, "PF5", "90", UnknownRatingRow),
        (REVIEW, "PF6", "11", PointsRefused),
    ):
        with pytest.raises(error):
            ratings.score(COUNTY, column, {row: Fraction(points)})
    assert ratings.book.lines == []
    ratings.score(COUNTY, REVIEW, {"PF2.2": Fraction(2)})
    with pytest.raises(UnknownCounty):
        ratings.score("示列县", SELF, {"PF1.1.1": Fraction(1)})
    ratings.begin(" 新县 ")
    ratings.score("新县", SELF, {"PF1.1.1": Fraction(1)})
    assert ratings.counties() == ["新县", "示例县", "邻县"]
    with pytest.raises(WrongUsage):
        ratings.begin("@facts")


def test_a_veto_fails_whatever_the_points_and_says_why(ratings: Ratings) -> None:
    ratings.fact(COUNTY, {"ontime_estates": "1"})
    assert [one.row.code for one in ratings.rating(COUNTY).vetoes if one.is_suggested] == ["PF7.2"]
    ratings.veto(COUNTY, DECISION, "PF7.3", True, "12345 热线")
    decided = ratings.rating(COUNTY).standings[DECISION]
    assert [one.name for one in decided.grades] == ["不合格"]
    assert [one.code for one in decided.vetoed_by] == ["PF7.3"]
    ratings.undo()
    assert ratings.rating(COUNTY).standings[DECISION].vetoed_by == ()
    with pytest.raises(UnknownRatingRow):
        ratings.veto(COUNTY, DECISION, "PF1.1.1", True)


def test_evidence_is_kept_with_its_file_and_comes_back_as_it_was(ratings: Ratings, tmp_path: Path) -> None:
    source = tmp_path / "摸排表.xlsx"
    source.write_bytes(b"table")
    ratings.add_evidence(COUNTY, "PF1.1.1", "", source)
    ratings.add_evidence(COUNTY, "PF1.1.1", "会议记录，柜2")
    file, words = ratings.evidence(COUNTY, "PF1.1.1")
    assert (file.text, file.file, words.file) == ("摸排表", "摸排表.xlsx", "")
    (tmp_path / "out").mkdir()
    assert ratings.write_evidence((file, words), tmp_path / "out")[0].read_bytes() == b"table"
    ratings.drop_evidence(COUNTY, "PF1.1.1", words.key)
    assert [one.key for one in ratings.evidence(COUNTY, "PF1.1.1")] == [file.key]
    with pytest.raises(EvidenceEmpty):
        ratings.add_evidence(COUNTY, "PF1.1.1", "  ")
    with pytest.raises(FileMissing):
        ratings.add_evidence(COUNTY, "PF1.1.1", "", tmp_path / "none.pdf")
    with pytest.raises(UnknownRatingRow):
        ratings.add_evidence(COUNTY, "PF2.2", "x")


def test_undo_takes_back_only_ones_own_and_what_stood_before_stands_again(archive: Path) -> None:
    own, other = (Ratings(archive, YEAR, one, HERE) for one in (OFFICE, REVIEWER))
    own.score(COUNTY, SELF, {"PF1.1.1": Fraction(1)})
    own.score(COUNTY, SELF, {"PF1.1.1": Fraction(0)})
    own.undo()
    assert given(own, SELF) == {"PF1.1.1": 1}
    own.undo()
    with pytest.raises(NothingToUndo):
        own.undo()
    other.read()
    with pytest.raises(NothingToUndo):
        other.undo()
    assert given(own, SELF) == {}


def test_two_who_did_not_see_each_other_leave_a_contest_that_the_next_score_settles(archive: Path) -> None:
    own, other = (Ratings(archive, YEAR, one, HERE) for one in (OFFICE, REVIEWER))
    own.score(COUNTY, REVIEW, {"PF1.1.2": Fraction(1)})
    other.score(COUNTY, REVIEW, {"PF1.1.2": Fraction(2)})
    line = other.rating(COUNTY).line("PF1.1.2")
    assert line is not None
    assert (line.contested, line.given[REVIEW]) == ({REVIEW}, (1, 2))
    own.read()
    own.score(COUNTY, REVIEW, {"PF1.1.2": Fraction(1)})
    line = own.rating(COUNTY).line("PF1.1.2")
    assert line is not None
    assert (line.contested, line.given[REVIEW]) == (frozenset(), (1, 1))


def test_a_book_goes_on_with_the_table_it_was_begun_with_and_a_cut_line_counts_for_nothing(
    archive: Path, tmp_path: Path
) -> None:
    ratings = Ratings(archive, YEAR, OFFICE, HERE)
    ratings.score(COUNTY, SELF, {"PF1.1.1": Fraction(1)})
    kept = ratings.performance.identity.sha256
    path = archive / "assessments" / "performance100-2026.jsonl"
    before = path.read_bytes()
    path.write_bytes(before + b'{"n":2,"puts":[{"ce')
    again = Ratings(archive, YEAR, OFFICE, Environment(forms_folder=tmp_path))
    assert (again.performance.identity.sha256, given(again, SELF)) == (kept, {"PF1.1.1": 1})
    again.score(COUNTY, SELF, {"PF1.1.3": Fraction(2)})
    assert path.read_bytes().startswith(before)
    assert rating_years(archive) == [("performance100", YEAR)]
    path.write_bytes(b"{}\n")
    with pytest.raises(NotReadable):
        Ratings(archive, YEAR, OFFICE, HERE)


def test_every_machine_of_a_store_reads_what_the_others_noted(tmp_path: Path) -> None:
    MemoryFileSystem.store.clear()
    first, second = (
        open_place("memory://ratings", tmp_path / name, HERE) for name in ("machine-1", "machine-2")
    )
    one, two = (
        Ratings(folder, YEAR, author, HERE) for folder, author in ((first, OFFICE), (second, REVIEWER))
    )
    one.begin(COUNTY)
    two.read()
    source = tmp_path / "摸排.pdf"
    source.write_bytes(b"%PDF")
    two.add_evidence(COUNTY, "PF1.1.1", "", source)
    two.score(COUNTY, REVIEW, {"PF1.1.1": Fraction(1)})
    one.read()
    assert given(one, REVIEW) == {"PF1.1.1": 1}
    (tmp_path / "out").mkdir()
    assert one.write_evidence(one.evidence(COUNTY, "PF1.1.1"), tmp_path / "out")[0].read_bytes() == b"%PDF"
    third = open_place("memory://ratings", tmp_path / "machine-3", HERE)
    assert given(Ratings(third, YEAR, OFFICE, HERE), REVIEW) == {"PF1.1.1": 1}
    assert rating_years(third) == [("performance100", YEAR)]


def test_the_table_leaves_in_its_own_columns_with_the_trap_and_without_formulas(
    ratings: Ratings, tmp_path: Path
) -> None:
    ratings.take_proposed(COUNTY)
    ratings.add_evidence(COUNTY, "PF1.1.1", "=cmd()")
    rating = ratings.rating(COUNTY)
    write_office_book(rating_book(rating, HERE, "zh"), tmp_path / "表.xlsx")
    write_office_paper(rating_document(rating, HERE, "zh"), tmp_path / "表.pdf")
    write_office_paper(rating_document(rating, HERE, "en"), tmp_path / "table.pdf")
    book = load_workbook(tmp_path / "表.xlsx")
    cells = [[cell.value for cell in row] for row in book["评价表"].iter_rows()]
    head = next(row for row in cells if row[0] == "序号")
    assert head[:9] == [
        *("序号", "一级指标", "二级指标", "分值", "指标说明", "评分标准"),
        "自评",
        "复核",
        "审议",
    ]
    assert sum("余下 2 分" in str(row[5]) for row in cells) == 1
    assert [row[0] for row in cells if row[0] in ("1", "2", "3", "4")] == ["1", "2", "3", "4"]
    evidence = next(row for row in book["佐证清单"].iter_rows() if row[0].value == "PF1.1.1")
    assert (evidence[2].value, evidence[2].data_type) == ("=cmd()", "s")
    text = "".join(page.extract_text() for page in PdfReader(tmp_path / "表.pdf").pages)
    assert all(part in text for part in ("评分标准", "20/3", "差 2 分没有归属", "详实的支撑材料"))


def test_lines_read_the_same_in_whatever_order_they_came() -> None:
    def line(number: int, value: int, *replaces: str) -> OfficeLine:
        put = Put(cell=("x",), value=value, replaces=replaces)
        return line_of(text_of(number, "", f"p{value}", "", "", [put]))

    first = line(1, 1)
    second, third = line(2, 2, first.id), line(2, 3, first.id)
    last = line(3, 4, second.id, third.id)
    for lines in ([first, second, third], [third, first, second], [second, third, first]):
        assert {head.value for head in cells_of(lines)[("x",)].heads} == {2, 3}
    assert cells_of([last, third, second, first])[("x",)].value == 4
    assert not cells_of([first, second, last, third])[("x",)].is_contested


def test_a_full_disk_leaves_the_book_as_it_was_and_the_next_act_goes_on(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ratings = Ratings(archive, YEAR, OFFICE, HERE)
    ratings.score(COUNTY, SELF, {"PF1.1.1": Fraction(1)})

    def no_room(_: int) -> None:
        raise OSError(errno.ENOSPC, "no room")

    with monkeypatch.context() as full:
        full.setattr(os, "fsync", no_room)
        with pytest.raises(DiskFull):
            ratings.score(COUNTY, SELF, {"PF1.1.3": Fraction(2)})
    path = archive / "assessments" / "performance100-2026.jsonl"
    path.write_bytes(path.read_bytes()[:-7])
    ratings.read()
    assert given(ratings, SELF) == {"PF1.1.1": 1}
    ratings.score(COUNTY, SELF, {"PF1.1.3": Fraction(1)})
    assert given(Ratings(archive, YEAR, OFFICE, HERE), SELF) == {"PF1.1.1": 1, "PF1.1.3": 1}


def test_many_who_act_at_once_lose_nothing(archive: Path) -> None:
    rows = [row.code for row in Ratings(archive, YEAR, OFFICE, HERE).performance.of_kind(RowKind.LINE)][:12]

    def score(code: str) -> None:
        Ratings(archive, YEAR, Author(person=code, device="d"), HERE).score(COUNTY, SELF, {code: Fraction(0)})

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(score, rows))
    ratings = Ratings(archive, YEAR, OFFICE, HERE)
    assert set(given(ratings, SELF)) == set(rows)
    numbers = [line.number for line in ratings.book.lines]
    assert numbers == list(range(1, len(rows) + 1))


def test_another_citys_table_is_a_folder_and_all_ratings_leave_in_one_workbook(
    archive: Path, tmp_path: Path
) -> None:
    own = tmp_path / "forms" / "other"
    shutil.copytree(forms_dir() / "performance100", own)
    text = (own / "pack.toml").read_text(encoding="utf-8")
    text = text.replace('id = "performance100"', 'id = "other100"')
    (own / "pack.toml").write_text(text, encoding="utf-8")
    here = Environment(forms_folder=tmp_path / "forms")
    other = Ratings(archive, YEAR, OFFICE, here)
    shipped = Ratings(archive, YEAR, OFFICE, here, pack="performance100")
    other.score(COUNTY, SELF, {"PF1.1.1": Fraction(1)})
    shipped.veto(COUNTY, SELF, "PF7.1", True)
    assert rating_years(archive) == [("other100", YEAR), ("performance100", YEAR)]
    with pytest.raises(PerformanceMissing):
        Ratings(archive, YEAR, OFFICE, here, pack="nowhere")
    write_office_book(
        ratings_book([other.rating(COUNTY), shipped.rating(COUNTY)], HERE, "zh"), tmp_path / "汇总.xlsx"
    )
    rows = list(load_workbook(tmp_path / "汇总.xlsx")["县市考核汇总"].iter_rows(values_only=True))
    assert [row[4] for row in rows if row[1] == COUNTY] == ["不合格 – 优秀", "不合格"]
    assert "通报批评" in str(rows[-1][-1])
