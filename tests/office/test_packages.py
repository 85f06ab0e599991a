"""Works of several estates packaged by kind: everything in plans is there once, drafts and lacks are told."""

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from office.test_office_ranking import PLAIN
from pypdf import PdfReader

from renodesk.errors import WrongUsage
from renodesk.office.archive import Archive
from renodesk.office.index import Entry
from renodesk.office.index.city import OUTSIDE, WHOLE
from renodesk.office.index.project import ProjectRow
from renodesk.services.environment import Environment
from renodesk.services.office_index import index_of
from renodesk.services.office_papers import (
    packages_book,
    packages_document,
    write_office_book,
    write_office_paper,
)
from renodesk.services.package_words import packages_lines
from renodesk.services.packages import packages

HERE = Environment()
ESTATES = {
    "甲": ("东区", 2026, "adopted", (("P-M5", 100), ("B-M1", 40), (OUTSIDE, 7))),
    "乙": ("东区", 2026, "draft", (("P-M5", 200), ("B-M1", None))),
    "丙": ("西区", 2026, "adopted", (("P-M5", 300),)),
    "丁": ("东区", 2027, "adopted", (("P-M5", 1),)),
    "戊": ("东区", 2026, "", ()),
}


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = tmp_path / "archive"
    Archive(folder)
    index = index_of(folder, HERE)
    zero = dict.fromkeys(("scored", "applicable", "dealt", "to_deal", "red_flags", "contested"), 0)
    for name, (county, year, plan, items) in ESTATES.items():
        row = replace(
            PLAIN, id=name, name=f"{name}小区", project=ProjectRow(state="planned", year=year, plan=plan)
        )
        city = {"county": county, "street": "一街", "community": "", "stage": "dealt", **zero}
        costs = [
            {"item": item, "low": fen, "likely": fen, "high": fen, "lacks": int(fen is None)}
            for item, fen in items
        ]
        costs += [{"item": WHOLE, "low": 1, "likely": 1, "high": 1, "lacks": 0}] if items else []
        index.put(Entry(row=row, parts={"estate_city": (city,), "item_cost": tuple(costs)}))
    index.made_again()
    index.close()
    return folder


def test_one_kind_of_work_of_all_plans_is_one_package_in_the_order_works_are_done(archive: Path) -> None:
    found = packages(archive, HERE, year=2026)
    assert [(one.code, len(one.lines), one.likely, one.lacking) for one in found.packages] == [
        ("P-M5", 3, 600, 0),
        ("B-M1", 2, 40, 1),
        (OUTSIDE, 1, 7, 0),
    ]
    assert (found.estates, found.likely) == (3, 647)
    assert (found.drafts, found.unplanned) == (("乙小区",), ("戊小区",))


def test_a_county_or_every_year_is_asked_for_apart(archive: Path) -> None:
    own = packages(archive, HERE, year=2026, county="西区")
    assert [line.name for one in own.packages for line in one.lines] == ["丙小区"]
    assert (own.unplanned, own.drafts) == ((), ())
    assert packages(archive, HERE).packages[0].likely == 601
    assert packages(archive, HERE, year=2030).packages == ()
    with pytest.raises(WrongUsage):
        packages(archive, HERE, year=12)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_paper_and_workbook_tell_every_estate_and_what_is_open(
    archive: Path, tmp_path: Path, language: str
) -> None:
    found = packages(archive, HERE, year=2026)
    write_office_paper(packages_document(found, HERE, language), tmp_path / "out.pdf")  # type: ignore[arg-type]
    text = "".join(page.extract_text() for page in PdfReader(tmp_path / "out.pdf").pages)
    for name in ("甲小区", "乙小区", "丙小区", "戊小区"):
        assert name in text
    write_office_book(packages_book(found, HERE, language), tmp_path / "out.xlsx")  # type: ignore[arg-type]
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    assert [sheet.title for sheet in book.worksheets] == (
        ["按工程类别", "各类包含的小区"] if language == "zh" else ["By kind of work", "Estates of each"]
    )


def test_nothing_to_package_is_said_with_who_has_no_plan(archive: Path) -> None:
    lines = list(packages_lines(packages(archive, HERE, year=2030), "zh"))
    assert lines == ["2030年打包立项清单（按工程类别）", "没有可打包的：列入的小区都没有方案。"]
