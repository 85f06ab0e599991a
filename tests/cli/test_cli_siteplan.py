"""`siteplan`: a plan taken in, pinned and listed at a terminal, and what is refused there."""

from pathlib import Path

import pytest
from cli.commands import done, has_chinese, read, refused, renodesk
from photos.plan_pdfs import plan_pdf
from PIL import Image


@pytest.fixture
def drawing(tmp_path: Path) -> Path:
    """Return a picture of the estate."""
    file = tmp_path / "总图.png"
    Image.new("RGB", (640, 480), "white").save(file)
    return file


def test_a_plan_is_taken_in_pinned_and_listed(estate: Path, drawing: Path) -> None:
    assert has_chinese(done("siteplan", "add", estate, drawing, "--caption", "总平面图").out)
    assert "已经是" in done("siteplan", "add", estate, drawing).out
    done("siteplan", "pin", estate, "0.25", "1/2", "--at", "1-1", "--item", "E2.2")
    said = read("siteplan", "pin", estate, "1", "0", "--text", "大门")
    assert (said["number"], said["what"]) == (2, "大门")
    (plan,) = read("siteplan", "list", estate)
    assert (plan["plan"], plan["title"]) == (1, "总平面图")
    assert plan["pins"][0] == {
        "number": 1,
        "x": 0.25,
        "y": 0.5,
        "kind": "problem",
        "item": "E2.2",
        "place": "1-1",
        "text": "",
        "severity": "none",
        "person": "甲",
    }
    listed = done("siteplan", "list", estate).out
    assert "大门" in listed
    assert "1号楼1单元" in listed
    done("undo", estate)
    assert len(read("siteplan", "list", estate)[0]["pins"]) == 1


def test_a_page_of_a_pdf_is_taken_in_by_number_and_password(estate: Path, tmp_path: Path) -> None:
    file = tmp_path / "总图.pdf"
    file.write_bytes(plan_pdf(300, password="geheim"))
    assert "密码" in refused("siteplan", "add", estate, file, "--page", "2")
    assert "密码" in refused("siteplan", "add", estate, file, "--password", "x")
    assert "300" in refused("siteplan", "add", estate, file, "--password", "geheim", "--page", "301")
    done("siteplan", "add", estate, file, "--password", "geheim", "--page", "299")
    assert [plan["title"] for plan in read("siteplan", "list", estate)] == ["总图.pdf 第 299 页"]


def test_what_is_put_wrongly_changes_nothing(estate: Path, drawing: Path, tmp_path: Path) -> None:
    letter = tmp_path / "letter.png"
    letter.write_text("hello")
    assert has_chinese(refused("siteplan", "add", estate, letter))
    assert has_chinese(refused("siteplan", "pin", estate, "0", "0", "--text", "门"))
    done("siteplan", "add", estate, drawing)
    for words in (("2", "0", "--text", "a"), ("0", "x", "--text", "a"), ("0", "0", "--item", "E2.2")):
        assert renodesk("siteplan", "pin", estate, *words).code == 2
    assert renodesk("siteplan", "pin", estate, "0", "0").code == 2
    assert has_chinese(refused("siteplan", "pin", estate, "0", "0", "--plan", "2", "--text", "a"))
    assert read("siteplan", "list", estate)[0]["pins"] == []
