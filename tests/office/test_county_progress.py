"""A county's figures from the data of its estates (ledgers, questionnaires, plans, works), and its task."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest
from office.conftest import JIA, OFFICE, bundle_of
from pypdf import PdfReader

from renodesk.domain import vocabulary
from renodesk.domain.canonical import Json
from renodesk.domain.performance import ReadFrom, Reading
from renodesk.domain.places import ESTATE
from renodesk.domain.vocabulary_procedure import step_cell
from renodesk.office.county import CountyEstate
from renodesk.services.city_progress import procedures_here
from renodesk.services.environment import Environment
from renodesk.services.intake import ingest
from renodesk.services.ledgers import LedgerActs, ledger_called
from renodesk.services.office_index import reindex_archive
from renodesk.services.office_papers import (
    outcome_document,
    rating_book,
    rating_document,
    write_office_book,
    write_office_paper,
)
from renodesk.services.rating import Rating, Ratings
from renodesk.services.rating.facts import CountyCounts
from renodesk.services.rating.progress import Progress, progress_of
from renodesk.services.rating.words import fact_source, rating_lines
from renodesk.services.register import RegisterService
from renodesk.services.session import EstateSession

HERE = Environment()
COUNTY, YEAR = "东县", 2026
NOW = 1_795_000_000_000
"""2026-11-18."""


def at() -> Environment:
    return replace(HERE, clock=lambda: NOW)


def fill(session: EstateSession, number: int) -> None:
    """Works of the first estate finished by its procedure, of the second by the reserve, of the third not."""
    state = ("done", "done", "entered")[number]
    project: dict[str, Json] = {"state": state, "year": YEAR if state == "done" else None}
    with session.act() as act:
        act.put(vocabulary.project_cell("state"), project)
        if number == 0:
            act.put(step_cell("CX10/8", "state"), {"state": "done", "begun": "2025-03-02"})
            act.put(step_cell("CX10/9", "state"), {"state": "done", "ended": "2026-06-30"})
    complaints = LedgerActs(session, ledger_called(session, "complaints"))
    for received, due, replied in (
        ("2026-03-01", "2026-03-08", "2026-03-05"),
        ("2026-04-01", "2026-04-08", "2026-05-01"),
        ("2026-05-01", "2026-05-08", ""),
        ("2027-01-01", "2027-01-08", ""),
    )[: 4 - 2 * number]:
        said = {"channel": "box", "received_on": received, "matter": "漏水", "reply_by": due}
        key = complaints.enter(said)
        if replied:
            complaints.close(key, {"reply": "修好了", "replied_on": replied})


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("progress")
    bundles = []
    for number, name in enumerate("甲乙丙"):
        author = replace(JIA, device=f"laptop-{number}")
        with EstateSession.create(folder / f"{number}.reno", f"{name}小区", author, at()) as one:
            RegisterService(one).set_fields(ESTATE, {"county": COUNTY, "households": "100"})
            fill(one, number)
        bundles.append(bundle_of(folder / f"{number}.reno", folder / f"{number}.zip"))
    assert all(one.error is None for one in ingest(folder / "archive", bundles, OFFICE, at()))
    return folder / "archive"


def rated(archive: Path) -> Rating:
    return Ratings(archive, YEAR, OFFICE, at()).rating(COUNTY)


def value(rating: Rating, name: str) -> object:
    found = rating.fact(name)
    assert found is not None
    return found.value


def test_complaints_count_that_could_be_judged_by_now_and_those_answered_in_time(archive: Path) -> None:
    rating = rated(archive)
    assert (value(rating, "complaints_due"), value(rating, "complaints_in_time")) == (5, 2)
    line = rating.line("PF3.4.3")
    assert line is not None
    assert line.proposed is None
    assert "按时 2 条" in fact_source(rating.facts[13], "zh")


def test_a_county_whose_ledgers_hold_nothing_is_not_said_to_be_on_time(archive: Path) -> None:
    rating = rated(archive)
    assert value(rating, "rectified_due") is None
    assert "没登记不等于没有" in fact_source(rating.facts[15], "zh")


def test_points_are_proposed_where_every_complaint_was_answered_in_time(archive: Path) -> None:
    performance = rated(archive).performance
    row = performance.row("PF3.4.3")
    assert row is not None
    for due, in_time, points in ((5, 5, 2), (5, 4, None), (0, 0, None)):
        facts = {"complaints_due": Fraction(due), "complaints_in_time": Fraction(in_time)}
        assert row.proposed(facts.get) == points


def test_what_a_person_writes_counts_and_what_was_counted_stands_beside(
    archive: Path, tmp_path: Path
) -> None:
    ratings = Ratings(archive, YEAR + 1, OFFICE, at())
    ratings.fact(COUNTY, {"task_total": "12"})
    found = ratings.rating(COUNTY).fact("task_total")
    assert found is not None
    assert found.told is not None
    assert (found.value, found.told.value) == (12, 3)
    write_office_book(rating_book(ratings.rating(COUNTY), at(), "zh"), tmp_path / "out.xlsx")
    rows = list(openpyxl.load_workbook(tmp_path / "out.xlsx")["算式用的数"].iter_rows(values_only=True))
    own = next(row for row in rows if row[0] == "排查摸底总量任务（小区数）")
    assert own[1:5] == ("12", "个", "12", "3")


def test_days_come_from_the_procedure_else_from_the_reserve_and_shares_from_the_whole_task(
    archive: Path, tmp_path: Path
) -> None:
    rating = rated(archive)
    progress = rating.progress
    assert progress is not None
    assert (progress.total, progress.known, progress.by_procedure) == (3, 2, 1)
    assert [(one.year, one.started, one.finished) for one in progress.years] == [(2025, 1, 0), (2026, 2, 2)]
    assert progress.years[1].finished_share == Fraction(2, 3)
    lines = "\n".join(rating_lines(rating, "zh"))
    assert "到 2026 年底：累计开工 2 个（66.7%），累计竣工 2 个（66.7%）" in lines
    assert "2021年完成100%（2021-12-31）：要 竣工 100%，0 / 3 个（0%），没有做到" in lines
    write_office_book(rating_book(rating, at(), "en"), tmp_path / "out.xlsx")
    assert "Progress of the task" in openpyxl.load_workbook(tmp_path / "out.xlsx").sheetnames
    write_office_paper(rating_document(rating, at(), "zh"), tmp_path / "out.pdf")
    assert (tmp_path / "out.pdf").stat().st_size > 10_000


def test_an_index_made_again_says_the_same_of_a_county(archive: Path) -> None:
    before = rated(archive)
    reindex_archive(archive, OFFICE, at())
    after = rated(archive)
    assert (after.facts, after.progress) == (before.facts, before.progress)


def estate(name: str, **more: object) -> CountyEstate:
    plain = CountyEstate(id=name, name=name, state="done", year=2020, households=None, items=frozenset())
    return replace(plain, **more)  # type: ignore[arg-type]


def progress(total: int | None, today: date, *estates: CountyEstate) -> Progress:
    whole = None if total is None else Fraction(total)
    return progress_of(estates, procedures_here(HERE), whole, today.year, today)


def test_a_target_is_met_missed_or_ahead_and_open_without_a_total() -> None:
    first, other = (
        estate("甲", started="2020-02-01", finished="2020-06-30"),
        estate("乙", started="2020-03-01"),
    )
    half_way = progress(2, date(2020, 7, 1), first, other)
    found = {(one.target.measure, one.target.task_year): one for one in half_way.targets}
    assert [one.is_met for one in half_way.targets[:3]] == [False, None, None]
    assert (found["start", 2020].reached, found["start", 2020].is_met) == (1, False)
    assert (found["finish", 2020].reached, found["finish", 2020].is_met) == (1, False)
    assert found["start", 2019].is_met is None
    early = progress(1, date(2020, 7, 1), first)
    assert [one.is_met for one in early.targets[:3]] == [False, True, True]
    assert {one.is_met for one in progress(None, date(2022, 1, 1), first).targets[:3]} == {None}


def test_what_was_finished_had_been_started_though_nobody_wrote_it() -> None:
    found = progress(1, date(2026, 1, 1), estate("甲", finished="2025-06-30"))
    assert [(one.year, one.started, one.finished) for one in found.years] == [(2025, 1, 1), (2026, 1, 1)]


def told(source: ReadFrom, held: list[CountyEstate], *about: str) -> tuple[Fraction | None, str]:
    counts = CountyCounts(held, 2020, lambda *_: None)
    found = counts.told(Reading(source=source, states=("done",), about=about), {})
    return found.value, found.code


def test_satisfied_households_are_added_up_only_where_every_completed_estate_asked() -> None:
    asked = [estate("甲", asked=50, satisfied=45), estate("乙", asked=10, satisfied=0)]
    assert told(ReadFrom.SATISFIED, asked) == (45, "rating_told_satisfied")
    assert told(ReadFrom.SATISFIED, [*asked, estate("丙")]) == (None, "rating_told_not_asked")


def test_what_plans_have_a_channel_pay_is_told_and_never_counts_as_received() -> None:
    held = [estate("甲", channels={"FD-CX2": 12_345_00, "FD-CX7": 1}), estate("乙")]
    counts = CountyCounts(held, 2020, lambda *_: None)
    found = counts.told(Reading(source=ReadFrom.CHANNEL, states=("done",), about=("FD-CX2",)), {})
    assert found.value is None
    assert (found.facts["yuan"], found.facts["count"], found.facts["of"]) == ("12,345.00", 1, 2)


def test_days_of_two_who_differ_tell_nothing(tmp_path: Path) -> None:
    with EstateSession.create(tmp_path / "a.reno", "丁小区", JIA, at()) as one:
        RegisterService(one).set_fields(ESTATE, {"county": COUNTY})
    (tmp_path / "b.reno").write_bytes((tmp_path / "a.reno").read_bytes())
    bundles = []
    for number, name in enumerate("ab"):
        author = replace(JIA, device=f"d-{number}")
        with EstateSession.open(tmp_path / f"{name}.reno", author, at()) as one, one.act() as act:
            day = (date(2026, 1, 1) + timedelta(days=number)).isoformat()
            act.put(step_cell("CX10/9", "state"), {"state": "done", "ended": day})
        bundles.append(bundle_of(tmp_path / f"{name}.reno", tmp_path / f"{name}.zip"))
    ingest(tmp_path / "archive", bundles, OFFICE, at())
    found = Ratings(tmp_path / "archive", YEAR, OFFICE, at()).rating(COUNTY).progress
    assert found is not None
    assert found.known == 0


def test_a_county_s_year_on_one_page_says_what_is_unknown_and_how_the_rest_is_known(
    archive: Path, tmp_path: Path
) -> None:
    document = outcome_document(rated(archive), at(), "zh")
    assert document.is_draft
    write_office_paper(document, tmp_path / "page.pdf")
    pages = PdfReader(tmp_path / "page.pdf").pages
    text = "".join(page.extract_text() for page in pages)
    assert len(pages) == 1
    assert "不知道" in text
    assert "软件数的" in text
    assert "任务总量 3 个小区" in text
