"""Papers and workbooks of the office: what they say, as it was kept, in both languages, sums that add up."""

from collections.abc import Callable
from pathlib import Path

import pytest
from office.conftest import OFFICE
from office.test_yearly import HERE, ROWS, WAN, archive, make
from openpyxl import load_workbook
from pypdf import PdfReader

from renodesk.errors import WrongUsage
from renodesk.services.archive_estates import archive_estates
from renodesk.services.frozen_rankings import freeze_ranking, move_estate
from renodesk.services.office_papers import (
    ranking_book,
    ranking_document,
    reserve_book,
    why_document,
    write_office_book,
    write_office_paper,
    year_book,
    year_document,
)
from renodesk.services.ranking_why import why_ranked
from renodesk.services.reserve import Project, reserve_in_use
from renodesk.services.yearly import YearPlan, freeze_year_plan

__all__ = ["archive", "make"]


def text_of(path: Path) -> str:
    with PdfReader(path) as reader:
        return "".join("".join((page.extract_text() or "").split()) for page in reader.pages)


@pytest.mark.parametrize(("language", "said"), [("zh", "不是0分"), ("en", "unknown(0–100),not0")])
def test_the_sheet_of_a_rank_names_neighbours_what_is_open_and_the_packs(
    archive: Path, tmp_path: Path, language: str, said: str
) -> None:
    why = why_ranked(archive, "乙", HERE)
    document = why_document(why, HERE, language)  # type: ignore[arg-type]
    write_office_paper(document, tmp_path / "why.pdf")
    write_office_paper(document, tmp_path / "why.docx")
    text = text_of(tmp_path / "why.pdf")
    assert "甲小区" in text
    assert "丙小区" in text
    assert why.weights.identity.sha256 in text
    assert "SHA-256" in text
    assert said in text
    assert (tmp_path / "why.docx").stat().st_size > 5000
    with PdfReader(tmp_path / "why.pdf") as reader:
        assert len(reader.pages) <= 2
    with pytest.raises(WrongUsage):
        write_office_paper(document, tmp_path / "why.txt")


def test_a_frozen_ranking_prints_the_same_when_the_archive_is_gone(archive: Path, tmp_path: Path) -> None:
    freeze_ranking(archive, "定", OFFICE, HERE)
    frozen = move_estate(archive, "定", "丙", 1, "=主管网爆裂", OFFICE, HERE)
    (archive / "index.sqlite").unlink()
    write_office_paper(ranking_document(frozen, "zh"), tmp_path / "one.pdf")
    write_office_paper(ranking_document(frozen, "zh"), tmp_path / "two.pdf")
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()
    text = text_of(tmp_path / "one.pdf")
    assert "主管网爆裂" in text
    assert "4→1" in text
    write_office_book(ranking_book(frozen, "zh"), tmp_path / "ranking.xlsx")
    book = load_workbook(tmp_path / "ranking.xlsx")
    assert book.sheetnames == ["排序表", "人工调整"]
    assert book["人工调整"]["E3"].value == "=主管网爆裂"
    assert book["人工调整"]["E3"].data_type == "s"


def test_a_yearly_plan_prints_what_is_in_what_is_not_and_why(
    make: Callable[..., YearPlan], archive: Path, tmp_path: Path
) -> None:
    plan = make(money=(850 * WAN,), forced_in={"丁": "管网爆裂"})
    draft = year_document(plan, "zh")
    assert draft.is_draft
    kept = freeze_year_plan(archive, "2027", plan)
    document = year_document(kept, "zh")
    assert not document.is_draft
    write_office_paper(document, tmp_path / "year.pdf")
    text = text_of(tmp_path / "year.pdf")
    for said in ("指定列入：管网爆裂", "不知道", "2027年度改造计划", kept.digest[:16]):
        assert said in text
    write_office_book(year_book(kept, "zh"), tmp_path / "year.xlsx")
    sheet = load_workbook(tmp_path / "year.xlsx")["年度计划表"]
    shown = load_workbook(tmp_path / "year.xlsx", data_only=True)["年度计划表"]
    total = sheet.max_row
    assert str(sheet.cell(total, 10).value).startswith("=ROUND(SUM(")
    costs = [shown.cell(row, 10).value for row in range(4, total)]
    known = [value for value in costs if isinstance(value, (int, float))]
    assert sum(known) == pytest.approx(shown.cell(total, 10).value)
    assert "不知道" in costs


def test_the_list_of_the_reserve_adds_up_only_what_is_known(archive: Path, tmp_path: Path) -> None:
    reserve = reserve_in_use(HERE)
    projects = [
        Project(
            estate=name,
            name=f"{name}小区",
            state=row.state,
            year=row.year,
            texts={"title": "=1+1"},
            held=(),
            steps=(),
            heads=(row.state,),
            reserve=reserve,
        )
        for name, (_, _, row) in ROWS.items()
    ]
    write_office_book(
        reserve_book(archive_estates(archive, HERE), projects, HERE, "zh"), tmp_path / "reserve.xlsx"
    )
    book = load_workbook(tmp_path / "reserve.xlsx")
    assert book.sheetnames == ["项目储备库清单", "体检汇总表"]
    shown = load_workbook(tmp_path / "reserve.xlsx", data_only=True)["项目储备库清单"]
    sheet = book["项目储备库清单"]
    assert (sheet["B4"].value, sheet["B4"].data_type) == ("=1+1", "s")
    costs = [shown.cell(row, 12).value for row in range(4, 4 + len(ROWS))]
    assert costs.count("不知道") == 1
    assert sum(one for one in costs if one != "不知道") == shown.cell(4 + len(ROWS), 12).value
