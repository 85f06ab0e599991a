"""Bundles as they are wished on the command line: small, in parts, without papers, after one receipt."""

import io
import random
import zipfile
from pathlib import Path

import pytest
from cli.commands import done, read, refused, renodesk
from cli.test_cli_receipts import Places, places, sit_at
from PIL import Image

__all__ = ["places"]


@pytest.fixture
def photographed(estate: Path, tmp_path: Path) -> Path:
    """Return an estate with four photos that do not shrink: about 250 kB each."""
    for seed in range(4):
        image = Image.frombytes("RGB", (300, 280), random.Random(seed).randbytes(300 * 280 * 3))
        out = io.BytesIO()
        image.save(out, "PNG")
        (tmp_path / f"{seed}.png").write_bytes(out.getvalue())
        done("photos", "add", estate, tmp_path / f"{seed}.png")
    return estate


def inside(bundle: Path, below: str) -> int:
    with zipfile.ZipFile(bundle) as file:
        return sum(name.startswith(below) and not name.endswith(".json") for name in file.namelist())


def test_parts_are_written_given_and_merged_from_any_of_them(photographed: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    written = read(
        "bundle", "write", photographed, "--no-papers", "--part-size", "900KB", "--out", out / "a.zip"
    )
    assert written["files"] == ["a-1of2.zip", "a-2of2.zip"]
    assert not (out / "a.zip").exists()
    assert "第 2 个文件，共 2 个" in done("bundle", "verify", out / "a-2of2.zip").out
    said = done("bundle", "open", out / "a-2of2.zip", tmp_path / "new.reno").out
    assert "收了第 1、2 个" in said
    done("bundle", "open", out / "a-1of2.zip", tmp_path / "newer.reno")
    (out / "a-1of2.zip").unlink()
    found = read("bundle", "merge", tmp_path / "newer.reno", out / "a-2of2.zip")
    assert found["parts"] == {"count": 2, "taken": [2], "lacking": [1]}
    assert found["lacking_photos"] == 0
    assert "还缺第 1 个文件" in done("bundle", "merge", photographed, out / "a-2of2.zip", "--preview").out
    given = read("bundle", "give", photographed, out, "--part-size", "4MB")
    assert len(given["files"]) == 1


def test_a_part_size_nobody_can_keep_is_refused_with_a_sentence(photographed: Path, tmp_path: Path) -> None:
    said = refused("bundle", "write", photographed, "--part-size", "120k", "--out", tmp_path / "a.zip")
    assert "分不开" in said
    assert not list(tmp_path.glob("*.zip"))
    for wrong in ("much", "0", "1x"):
        assert renodesk("bundle", "write", photographed, "--part-size", wrong, "--out", "a.zip").code == 2


def test_small_now_originals_after_the_office_answered(
    photographed: Path, places: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small, rest, again = (tmp_path / name for name in ("小.zip", "补.zip", "再.zip"))
    done("bundle", "write", photographed, "--small", "--out", small)
    assert (inside(small, "data/renditions/"), inside(small, "data/photos/")) == (4, 0)
    assert "照片是小图" in done("bundle", "verify", small).out
    sit_at(monkeypatch, places.office)
    receipt = read("office", "ingest", tmp_path / "archive", small)[0]["receipt"]
    sit_at(monkeypatch, places.laptop)
    done("bundle", "write", photographed, "--lacking", receipt, "--out", rest)
    assert inside(rest, "data/photos/") == 4
    found = read("receipt", "take", photographed, receipt)
    assert (found["photos"], found["all_photos"], found["waiting_photos"]) == (0, 4, 4)
    done("bundle", "write", photographed, "--lacking", "--small", "--out", again)
    assert inside(again, "data/renditions/") == 0
    sit_at(monkeypatch, places.office)
    taken = read("office", "ingest", tmp_path / "archive", rest)[0]
    assert taken["new_photos"] == 4
    sit_at(monkeypatch, places.laptop)
    assert read("receipt", "take", photographed, taken["receipt"])["is_all"]


def test_parts_reach_the_archive_in_any_order(
    photographed: Path, places: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = read("bundle", "write", photographed, "--part-size", "1500k", "--out", tmp_path / "a.zip")
    files = [tmp_path / name for name in reversed(written["files"])]
    assert len(files) > 1
    sit_at(monkeypatch, places.office)
    taken = read("office", "ingest", tmp_path / "archive", *files)
    assert [one["ok"] for one in taken] == [True] * len(files)
    assert taken[0]["gaps"] != {}
    assert taken[-1]["gaps"] == {}
    sit_at(monkeypatch, places.laptop)
    assert read("receipt", "take", photographed, taken[-1]["receipt"])["is_all"]
