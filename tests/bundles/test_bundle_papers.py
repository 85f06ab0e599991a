"""What people read travels in the bundle: diagnosis, plan and ledgers, as the settings want papers."""

import io
import zipfile
from pathlib import Path

import openpyxl
from bundles.conftest import members
from docx import Document

from renodesk.bundles.verifying import verify_bag
from renodesk.domain.places import ESTATE
from renodesk.services.exchange import BundleWish, write_bundle
from renodesk.services.giving import give, given_lines
from renodesk.services.register import RegisterService
from renodesk.services.session import EstateSession


def test_a_whole_bundle_has_the_three_papers_with_the_office_on_them(
    estate: EstateSession, tmp_path: Path
) -> None:
    write_bundle(estate, tmp_path / "a.zip", organization="槐安区住建局")
    held = members(tmp_path / "a.zip")
    assert held["data/plan/diagnosis.pdf"].startswith(b"%PDF")
    words = "\n".join(one.text for one in Document(io.BytesIO(held["data/plan/plan.docx"])).paragraphs)
    assert "槐安区住建局" in words
    book = openpyxl.load_workbook(io.BytesIO(held["data/plan/ledgers.xlsx"]))
    assert "槐安区住建局" in str(book.worksheets[0].oddHeader.left.text)
    assert verify_bag(tmp_path / "a.zip").info["RenoDesk-Papers"] == "diagnosis.pdf plan.docx ledgers.xlsx"


def test_the_papers_have_the_same_bytes_for_the_same_data(estate: EstateSession, tmp_path: Path) -> None:
    for name in ("a.zip", "b.zip"):
        write_bundle(estate, tmp_path / name, organization="住建局")
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_without_papers_it_says_so(estate: EstateSession, tmp_path: Path) -> None:
    write_bundle(estate, tmp_path / "a.zip", wish=BundleWish(papers=False))
    assert verify_bag(tmp_path / "a.zip").info["RenoDesk-Papers"] == "none"
    with zipfile.ZipFile(tmp_path / "a.zip") as file:
        assert not any("data/plan" in name for name in file.namelist())


def test_a_small_bundle_carries_papers_only_when_they_are_asked_for(
    estate: EstateSession, tmp_path: Path
) -> None:
    for papers, expected in ((None, "none"), (True, "diagnosis.pdf plan.docx ledgers.xlsx")):
        write_bundle(estate, tmp_path / "a.zip", wish=BundleWish(is_small=True, papers=papers))
        assert verify_bag(tmp_path / "a.zip").info["RenoDesk-Papers"] == expected


def test_a_paper_that_cannot_be_made_keeps_nothing_else_from_travelling(
    estate: EstateSession, tmp_path: Path
) -> None:
    RegisterService(estate).set_fields(ESTATE, {"address": "街道\U0001f600号"})
    given = give(estate, tmp_path / "a.zip")
    report = verify_bag(tmp_path / "a.zip")
    assert report.ok
    assert given.unmade == ("diagnosis.pdf",)
    assert report.info["RenoDesk-Papers-Not-Made"] == "diagnosis.pdf"
    assert "data/plan/ledgers.xlsx" in report.entries
    assert any("diagnosis.pdf" in line for line in given_lines(given, "zh"))
