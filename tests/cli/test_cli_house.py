"""`packs`, `doctor`, `demo`, and the window's commands where there is no window."""

import shutil
from pathlib import Path

from cli.commands import has_chinese, read, refused, renodesk

from renodesk.paths import forms_dir


def test_the_shipped_packs_have_no_complaints() -> None:
    assert read("packs", "check") == {"ok": True, "complaints": []}


def test_every_complaint_about_a_pack_comes_at_once_with_its_spot(tmp_path: Path) -> None:
    shutil.copytree(forms_dir(), tmp_path / "forms")
    items = tmp_path / "forms" / "liveability" / "items.csv"
    text = items.read_text(encoding="utf-8-sig")
    items.write_text(text.replace("loose_m2 ", "lose_m2 ").replace(",A2,", ",A99,"), encoding="utf-8")
    said = renodesk("packs", "check", tmp_path / "forms", "--json")
    assert (said.code, said.json["ok"]) == (1, False)
    assert len(said.json["complaints"]) > 1
    for complaint in said.json["complaints"]:
        assert set(complaint) == {"pack", "file", "row", "column", "code", "text"}
        assert has_chinese(complaint["text"])
    lines = renodesk("packs", "check", tmp_path / "forms")
    assert (lines.code, lines.out.count("items.csv")) == (1, len(said.json["complaints"]))


def test_packs_that_are_not_there_are_refused(tmp_path: Path) -> None:
    assert "没有" in refused("packs", "check", tmp_path / "没有")


def test_doctor_says_of_every_part_whether_it_is_there() -> None:
    said = renodesk("doctor", "--json")
    assert said.code == (0 if said.json["ok"] else 1)
    assert {"python", "sqlite", "packs", "fonts"} <= {one["part"] for one in said.json["findings"]}
    assert all(set(one) == {"part", "ok", "needed", "detail"} for one in said.json["findings"])
    assert "Python" in renodesk("doctor").out


def test_the_window_is_refused_with_a_way_out_where_there_is_none(estate: Path) -> None:
    for words in ([], ["open", estate], ["screens", estate, estate.parent]):
        said = renodesk(*words)
        assert (said.code, said.out) == (3, "")
        assert "命令行照常可用" in said.err


def test_the_demo_is_not_made_over_somebody_elses_folder(tmp_path: Path) -> None:
    (tmp_path / "论文.txt").write_text("mine")
    refused("demo", tmp_path, "--no-window")
    assert [one.name for one in tmp_path.iterdir()] == ["论文.txt"]
