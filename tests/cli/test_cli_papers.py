"""`report` by its options: sections, office, logo and the page in English, from flags and preferences."""

from pathlib import Path

from cli.commands import done, refused, renodesk
from PIL import Image
from reports.papers import pages_of


def test_office_and_logo_come_from_flags_or_else_from_preferences(estate: Path, tmp_path: Path) -> None:
    Image.new("RGB", (300, 90), "navy").save(tmp_path / "logo.png")
    out = tmp_path / "报告.pdf"
    done("report", estate, "--out", out, "--office", "城建设计院", "--section", "summary")
    assert "城建设计院" in pages_of(out.read_bytes())[0]
    done("settings", "set", "organization", "市住建局")
    done("settings", "set", "logo", tmp_path / "logo.png")
    done("report", estate, "--out", out, "--section", "summary")
    assert "市住建局" in pages_of(out.read_bytes())[0]
    assert out.read_bytes().count(b"/Subtype /Image") == 2, "logo and draft mark"
    done("report", estate, "--out", out, "--section", "summary", "--office", "", "--logo", "")
    assert "市住建局" not in pages_of(out.read_bytes())[0]
    assert out.read_bytes().count(b"/Subtype /Image") == 1, "the draft mark alone"


def test_a_preferred_logo_that_is_gone_or_none_leaves_the_old_paper(estate: Path, tmp_path: Path) -> None:
    out, logo = tmp_path / "报告.pdf", tmp_path / "logo.png"
    out.write_bytes(b"old")
    done("settings", "set", "logo", logo)
    assert "logo.png" in refused("report", estate, "--out", out)
    logo.write_text("text", encoding="utf-8")
    assert "不是图片" in refused("report", estate, "--out", out)
    assert out.read_bytes() == b"old"


def test_sections_and_the_page_in_english_are_asked_for_by_name(estate: Path, tmp_path: Path) -> None:
    out = tmp_path / "报告.pdf"
    done("report", estate, "--out", out, "--section", "summary", "--section", "unseen", "--with-english")
    text = "".join(pages_of(out.read_bytes()))
    assert "一页摘要" in text
    assert "Summary in English" in text
    assert "小区登记" not in text
    said = renodesk("report", estate, "--out", out, "--section", "总结")
    assert (said.code, "summary" in said.err) == (2, True)
    said = renodesk("report", estate, "--kind", "ledgers", "--out", tmp_path / "台账.xlsx", "--with-english")
    assert (said.code, (tmp_path / "台账.xlsx").exists()) == (2, False)
    for option in (("--section", "summary"), ("--office", "甲"), ("--with-english",)):
        said = renodesk("report", estate, "--kind", "sheets", "--out", out, *option)
        assert said.code == 2
