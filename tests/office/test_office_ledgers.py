"""Ledgers of all estates added up: sums, overdue rows, districts, nothing personal, the same made again."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import openpyxl
import pytest
from office.conftest import JIA, OFFICE, bundle_of
from office.test_city import at
from sqlalchemy import select

from renodesk.domain.changes import Author
from renodesk.domain.places import ESTATE
from renodesk.errors import UnknownDistrict
from renodesk.office.index.ledgers import LEDGER_ROWS, LEDGERS
from renodesk.services.archive_estates import archive_estates
from renodesk.services.city import CityFilter, estates_meant
from renodesk.services.days import today
from renodesk.services.districts import Districts
from renodesk.services.intake import ingest
from renodesk.services.ledgers import LedgerActs, ledger_called
from renodesk.services.office_index import index_to_ask, reindex_archive
from renodesk.services.office_ledger_words import ledgers_lines
from renodesk.services.office_ledgers import By, LedgerFilter, office_ledgers
from renodesk.services.office_papers import office_ledgers_book, write_office_book
from renodesk.services.register import RegisterService
from renodesk.services.session import EstateSession

PLACES = (("甲小区", "东区", "一街道"), ("乙小区", "东区", "二街道"), ("丙小区", "", ""))
NAME, PHONE = "张晓明", "13812345678"


def day(session: EstateSession, after: int) -> str:
    return (today(session) + timedelta(days=after)).isoformat()


def fill(session: EstateSession, number: int) -> None:
    """Enter rows: of the first estate two are late, of the second one is closed, of the third none is due."""
    rectify = LedgerActs(session, ledger_called(session, "rectification"))
    given = {"origin": "audit", "problem": "消防通道被占", "unit": "街道办", "person": NAME}
    late = (-40, -3) if number == 0 else (3,) if number == 1 else ()
    for due in late:
        rectify.enter({**given, "found_on": day(session, -60), "deadline": day(session, due)})
    complain = LedgerActs(session, ledger_called(session, "complaints"))
    told = {"channel": "hotline", "received_on": day(session, -5), "matter": "噪声", "phone": PHONE}
    key = complain.enter({**told, "resident": NAME})
    if number == 1:
        complain.close(key, {"reply": "已约谈", "replied_on": day(session, -1)})


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ledgers")
    bundles = []
    for number, (name, county, street) in enumerate(PLACES):
        author = replace(JIA, device=f"laptop-{number}")
        with EstateSession.create(folder / f"{number}.reno", name, author, at(0)) as one:
            RegisterService(one).set_fields(ESTATE, {"county": county, "street": street})
            fill(one, number)
        bundles.append(bundle_of(folder / f"{number}.reno", folder / f"{number}.zip"))
    assert all(one.error is None for one in ingest(folder / "archive", bundles, OFFICE, at(0)))
    return folder / "archive"


def test_each_ledger_is_added_up_and_what_is_overdue_comes_first(made: Path) -> None:
    found = office_ledgers(made, at(0), by=(By.STREET,))
    sums = {one.ledger: (one.estates, one.rows, one.open, one.overdue, one.closed) for one in found.ledgers}
    assert sums == {"rectification": (2, 3, 3, 2, 0), "complaints": (3, 3, 2, 0, 1)}
    assert [(one.name, one.days, one.number) for one in found.overdue] == [
        ("甲小区", 40, "ZG-001"),
        ("甲小区", 3, "ZG-002"),
    ]
    first = found.sums[By.STREET][0]
    assert (first.ledger, first.county, first.street, first.overdue, first.longest) == (
        *("rectification", "东区", "一街道"),
        *(2, 40),
    )
    assert {one.street for one in found.sums[By.STREET]} == {"一街道", "二街道", ""}
    assert found.ledgers[0].due_soon == 1
    assert "整改台账：2 个小区，3 条，没办结 3，逾期 2（最久 40 天）" in "\n".join(
        ledgers_lines(found, By.LEDGER, "zh")
    )


def test_what_is_overdue_is_asked_of_a_day_and_not_kept(made: Path) -> None:
    later = office_ledgers(made, at(-10))
    assert later.overdue_count == 5
    assert later.overdue[0].days == 50
    earlier = office_ledgers(made, at(41))
    assert (earlier.overdue_count, earlier.ledgers[0].rows) == (0, 3)


def test_no_name_and_no_phone_of_a_ledger_is_in_the_index(made: Path) -> None:
    with index_to_ask(made, at(0)) as index, index.reading() as connection:
        rows = [tuple(row) for table in (LEDGER_ROWS, LEDGERS) for row in connection.execute(select(table))]
    assert len(rows) == 11
    assert not [value for row in rows for value in row if NAME in str(value) or PHONE in str(value)]


def test_an_index_made_again_says_the_same_of_ledgers(made: Path) -> None:
    before = office_ledgers(made, at(0), by=tuple(By))
    reindex_archive(made, OFFICE, at(0))
    assert office_ledgers(made, at(0), by=tuple(By)) == before


def test_a_district_is_added_up_of_its_estates_alone(made: Path) -> None:
    ids = {row.name: row.id for row in archive_estates(made, at(0))}
    districts = Districts(made, OFFICE, at(0))
    districts.make("东片", ["甲小区", "乙小区"])
    found = office_ledgers(made, at(0), by=(By.DISTRICT,))
    assert [(one.name, one.ledger, one.estates, one.overdue) for one in found.sums[By.DISTRICT]] == [
        ("东片", "rectification", 2, 2),
        ("东片", "complaints", 2, 0),
    ]
    assert next(iter(found.members.values())) == {ids["甲小区"], ids["乙小区"]}
    only = office_ledgers(made, at(0), district="东片")
    assert {one.ledger: one.rows for one in only.ledgers} == {"rectification": 3, "complaints": 2}
    with pytest.raises(UnknownDistrict):
        office_ledgers(made, at(0), district="西片")


def test_a_filter_means_the_estates_that_keep_a_ledger(made: Path) -> None:
    names = {row.id: row.name for row in archive_estates(made, at(0))}
    meant = estates_meant(made, CityFilter(ledger="rectification"), at(0))
    assert {names[one] for one in meant} == {"甲小区", "乙小区"}
    assert estates_meant(made, CityFilter(estates=frozenset(meant), street="二街道"), at(0)) < meant
    found = office_ledgers(made, at(0), wanted=LedgerFilter(street="二街道"))
    assert {one.ledger: one.estates for one in found.ledgers} == {"rectification": 1, "complaints": 1}


def test_two_who_differ_about_a_row_are_counted(made: Path, tmp_path: Path) -> None:
    both = []
    author = Author(person="乙", device="d-2")
    with EstateSession.create(tmp_path / "a.reno", "丁小区", JIA, at(0)) as one:
        key = LedgerActs(one, ledger_called(one, "rectification")).enter(
            {"origin": "audit", "problem": "没有移交", "found_on": day(one, -9), "deadline": day(one, -2)}
        )
    (tmp_path / "b.reno").write_bytes((tmp_path / "a.reno").read_bytes())
    for path, who, due in ((tmp_path / "a.reno", JIA, -4), (tmp_path / "b.reno", author, 4)):
        with EstateSession.open(path, who, at(0)) as one:
            LedgerActs(one, ledger_called(one, "rectification")).change(key, {"deadline": day(one, due)})
        both.append(bundle_of(path, path.with_suffix(".zip")))
    archive = tmp_path / "archive"
    assert all(one.error is None for one in ingest(archive, both, OFFICE, at(0)))
    assert office_ledgers(archive, at(0)).ledgers[0].contested == 1


def test_the_workbook_has_every_way_and_the_sums_as_formulas(made: Path, tmp_path: Path) -> None:
    found = office_ledgers(made, at(0), by=tuple(By), most=1)
    write_office_book(office_ledgers_book(found, "zh"), tmp_path / "out.xlsx")
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    assert book.sheetnames[:2] == ["按台账", "按区县"]
    assert book.sheetnames[-1] == "逾期"
    words = [str(cell.value) for row in book["逾期"].iter_rows() for cell in row if cell.value is not None]
    assert "只列逾期最久的 1 条，另有 1 条逾期。" in words
    assert any("=SUM" in str(cell.value) for row in book["按街道"].iter_rows() for cell in row)


def test_an_archive_without_ledgers_does_not_say_that_nothing_is_overdue(tmp_path: Path) -> None:
    with EstateSession.create(tmp_path / "a.reno", "无台账", JIA, at(0)):
        pass
    bundle = bundle_of(tmp_path / "a.reno", tmp_path / "a.zip")
    ingest(tmp_path / "archive", [bundle], OFFICE, at(0))
    found = office_ledgers(tmp_path / "archive", at(0))
    assert list(ledgers_lines(found, By.LEDGER, "zh")) == [
        "还没有小区在台账里登记过什么；没登记不等于没有逾期。"
    ]
