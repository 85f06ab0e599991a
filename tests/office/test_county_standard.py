"""The measuring standard over a county: estates' answers from the index, its own rows from the archive."""

from fractions import Fraction
from pathlib import Path

import pytest
from office.conftest import JIA, OFFICE
from office.test_rating import COUNTY, YEAR, filled
from openpyxl import load_workbook
from pypdf import PdfReader

from renodesk.domain import vocabulary
from renodesk.domain.performance import ScoreColumn
from renodesk.domain.standard import Fulfilment
from renodesk.errors import UnknownCounty, UnknownCountyRow, UnknownEvidence
from renodesk.estates.bundling import write_bundle
from renodesk.paths import forms_dir
from renodesk.services.environment import Environment
from renodesk.services.intake import ingest
from renodesk.services.office_papers import (
    rating_book,
    rating_document,
    standard_document,
    write_office_book,
    write_office_paper,
)
from renodesk.services.rating import Ratings
from renodesk.services.rating.standard_words import county_check_lines
from renodesk.services.rating.standards import CountyStandards
from renodesk.services.session import EstateSession
from renodesk.services.standards import StandardActs

HERE = Environment()
MET, PARTLY, NOT_MET, NA = Fulfilment


def bundle(folder: Path, name: str, answers: dict[str, Fulfilment]) -> Path:
    """Return the bundle of an estate of the county that answered to the standard."""
    path = folder / f"{name}.reno"
    with EstateSession.create(path, f"{name}小区", JIA, HERE) as session:
        with session.act() as act:
            act.put(vocabulary.estate_cell("county"), COUNTY)
            act.put(vocabulary.estate_cell("id"), name)
        if answers:
            StandardActs(session, YEAR).answer(answers)
        write_bundle(session.file, forms_dir(), folder / f"{name}.zip")
    return folder / f"{name}.zip"


def test_answers_of_estates_come_with_their_bundles_and_add_up(tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    bundles = [
        bundle(tmp_path, "天", {"T1.2.2": MET, "T1.8": MET}),
        bundle(tmp_path, "地", {"T1.2.2": MET, "T1.8": NOT_MET}),
        bundle(tmp_path, "人", {}),
    ]
    ingest(archive, bundles, OFFICE, HERE)
    for county in (COUNTY, ""):
        check = CountyStandards(archive, YEAR, OFFICE, HERE).check(county)
        assert (check.estates, check.checked) == (3, 2)
        whole, some, none = (check.line(code) for code in ("T1.2.2", "T1.8", "T1.2.3"))
        assert whole is not None
        assert some is not None
        assert none is not None
        assert (whole.estates, whole.counts[MET], whole.open) == (MET, 2, 0)
        assert (some.estates, some.not_met) == (NOT_MET, ("地小区",))
        assert (none.estates, none.open) == (None, 2)
    assert CountyStandards(archive, YEAR + 1, OFFICE, HERE).check(COUNTY).checked == 0


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return filled(tmp_path / "archive")


def test_a_county_answers_its_own_rows_with_evidence_and_takes_them_back(
    archive: Path, tmp_path: Path
) -> None:
    standards = CountyStandards(archive, YEAR, OFFICE, HERE)
    standards.answer(COUNTY, {"T1.1": MET, "T2.7.1": PARTLY}, "政府文件")
    paper = tmp_path / "文件.pdf"
    paper.write_bytes(b"%PDF")
    standards.add_evidence(COUNTY, "T1.1", "领导小组文件", paper)
    again = CountyStandards(archive, YEAR, OFFICE, HERE)
    line = again.check(COUNTY).line("T1.1")
    assert line is not None
    assert (line.fulfilment, line.note, line.evidence[0].file) == (MET, "政府文件", "文件.pdf")
    assert again.write_evidence(line.evidence, archive)[0].read_bytes() == b"%PDF"
    again.drop_evidence(COUNTY, "T1.1", line.evidence[0].key[:6])
    with pytest.raises(UnknownEvidence):
        again.drop_evidence(COUNTY, "T1.1", "")
    standards.book.read()
    standards.undo()
    assert len(standards.evidence(COUNTY, "T1.1")) == 1
    for county, code, error in (
        (COUNTY, "T1.2.2", UnknownCountyRow),
        (COUNTY, "T2.7", UnknownCountyRow),
        ("没有县", "T1.1", UnknownCounty),
        ("", "T1.1", UnknownCounty),
    ):
        with pytest.raises(error):
            standards.answer(county, {code: MET})
    with pytest.raises(UnknownCounty):
        standards.check("没有县")


def test_the_standard_stands_in_the_countys_paper_and_workbook(archive: Path, tmp_path: Path) -> None:
    standards, ratings = (kind(archive, YEAR, OFFICE, HERE) for kind in (CountyStandards, Ratings))
    assert isinstance(standards, CountyStandards)
    assert isinstance(ratings, Ratings)
    standards.answer(COUNTY, {"T1.1": NOT_MET})
    ratings.score(COUNTY, ScoreColumn.SELF, {"PF1.1.1": Fraction(1)})
    check, rating = standards.check(COUNTY), ratings.rating(COUNTY)
    assert any("T1.1" in line and "未达标" in line for line in county_check_lines(check, "zh"))
    write_office_paper(rating_document(rating, HERE, "zh", check), tmp_path / "表.pdf")
    write_office_paper(standard_document(check, HERE, "en"), tmp_path / "standard.pdf")
    write_office_book(rating_book(rating, HERE, "zh", check), tmp_path / "表.xlsx")
    text = "".join(page.extract_text() for page in PdfReader(tmp_path / "表.pdf").pages)
    assert "建立统筹协调机制" in text
    sheet = load_workbook(tmp_path / "表.xlsx")["衡量标准"]
    row = next(row for row in sheet.iter_rows(values_only=True) if row[0] == "T1.1")
    assert row[3:5] == ("区县作答", "未达标")
