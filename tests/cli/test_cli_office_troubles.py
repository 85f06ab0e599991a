"""The office on a bad day, from the command line: what is damaged, what can only be read."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from cli.commands import done, has_chinese, read, refused, renodesk


@pytest.fixture
def archive(bundle: Path, tmp_path: Path) -> Path:
    """Return an archive that has taken one estate in."""
    done("office", "ingest", tmp_path / "archive", bundle)
    return tmp_path / "archive"


@pytest.fixture
def medium(archive: Path) -> Iterator[Path]:
    """Return the archive where it can only be read: on a medium, or in folders closed to their person."""
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        there = str(archive)
        if subprocess.run(["mount", "--bind", there, there], check=False).returncode:
            pytest.skip("no right to mount here")
        subprocess.run(["mount", "-o", "remount,ro,bind", there], check=True)
        yield archive
        subprocess.run(["umount", "--lazy", there], check=True)
        return
    folders = [archive, *(one for one in archive.rglob("*") if one.is_dir())]
    for one in folders:
        one.chmod(0o555)
    yield archive
    for one in folders:
        one.chmod(0o755)


def test_of_a_damaged_bundle_json_says_every_member_and_reason_and_nothing_of_its_signature(
    bundle: Path, tmp_path: Path
) -> None:
    data = bytearray(bundle.read_bytes())
    data[len(data) // 2] ^= 0xFF
    damaged = tmp_path / "坏.zip"
    damaged.write_bytes(data)
    for language in ("zh", "en"):
        words = ("--lang", language, "office", "ingest", tmp_path / "archive", damaged)
        said, shown = renodesk("--json", *words), renodesk(*words)
        (one,) = said.json
        assert (said.code, one["ok"], one["code"], one["signature"]) == (3, False, "bundle_faulty", None)
        assert one["error"] in shown.err
        assert one["faults"]
        for fault in one["faults"]:
            assert fault["reason"] in shown.err
            assert fault["member"] in shown.err
    rows = read("office", "log", tmp_path / "archive")
    assert {row["signature"] for row in rows} == {None}
    told = done("office", "log", tmp_path / "archive").out
    assert "unsigned" not in told
    assert "没有收下" in told
    assert "没能核对" in told


def test_an_archive_that_can_only_be_read_is_read(medium: Path, bundle: Path) -> None:
    assert [row["estate"] for row in read("office", "rank", medium)] == ["槐安里小区"]
    (row,) = read("office", "estates", medium)
    for words in (
        ("city", medium),
        ("reserve", "list", medium),
        ("reserve", "show", medium, row["id"]),
        ("rankings", medium),
        ("log", medium),
        ("copy", medium, row["id"], "--out", medium.parent / "copy.reno"),
        ("reserve", "export", medium, "--xlsx", medium.parent / "reserve.xlsx"),
    ):
        done("office", *words)
    for words in (
        ("ingest", medium, bundle),
        ("inbox", medium, medium.parent),
        ("reindex", medium),
        ("reserve", "enter", medium, row["id"]),
        ("rank", medium, "--freeze", "甲"),
    ):
        assert "只读" in refused("office", *words)


def test_an_archive_that_can_only_be_read_and_has_no_index_is_read(
    archive: Path, request: pytest.FixtureRequest
) -> None:
    for one in archive.glob("index.*"):
        one.unlink()
    medium = request.getfixturevalue("medium")
    assert [row["estate"] for row in read("office", "rank", medium)] == ["槐安里小区"]
    assert not list(medium.glob("index.*"))


def test_a_step_that_cannot_be_is_told_in_the_language_asked_and_in_json(archive: Path) -> None:
    (row,) = read("office", "estates", archive)
    for act in ("start", "enter"):
        words = ("office", "reserve", act, archive, row["id"])
        said = renodesk("--json", "--lang", "en", *words)
        assert said.code == 3
        (one,) = said.json
        assert one["reason"] in said.err
        assert not has_chinese(said.err.replace(row["name"], ""))
        assert "“–”" not in renodesk(*words).err


def test_a_file_is_named_once_where_it_is_refused(archive: Path, tmp_path: Path) -> None:
    bad = tmp_path / "坏.zip"
    bad.write_bytes(b"PK")
    for words in (("ingest", archive, bad), ("ingest", archive, tmp_path / "没有.zip")):
        head = renodesk("office", *words).err.splitlines()[0]
        assert head.count(Path(str(words[-1])).name) == 1


def test_a_receipt_vouches_for_the_office_that_signed_it(archive: Path, tmp_path: Path) -> None:
    code = read("device", "show")["code"]
    receipt = next(tmp_path.glob("*.receipt"))
    assert "短码对不上" in refused("trust", "add", "街道", "--bundle", receipt, "--code", "AAAA")
    done("trust", "add", "街道", "--bundle", receipt, "--code", code)
    assert [one["code"] for one in read("trust", "list")["trusted"]] == [code]
    unknown = refused("seals", "remove", "没有的人")
    assert "收件公钥" in unknown


@pytest.mark.parametrize(
    "command",
    ["rank", "city", "estates", "log", "reindex", "rankings", "downlink --out x", "rank-why 槐安里"],
)
def test_asking_a_folder_that_is_no_archive_makes_none_of_it(command: str, tmp_path: Path) -> None:
    name, *words = command.split()
    folder, at = tmp_path / "我的文档", [str(tmp_path / "我的文档"), *words]
    assert "找不到" in refused("office", name, *at)
    folder.mkdir()
    assert "不是办公室档案库" in refused("office", name, *at)
    assert not list(folder.iterdir())


def test_a_file_is_no_archive_and_an_inbox_that_is_not_there_is_not_empty(
    archive: Path, bundle: Path, tmp_path: Path
) -> None:
    assert "不是办公室档案库" in refused("office", "ingest", bundle, bundle)
    assert "找不到" in refused("office", "inbox", archive, tmp_path / "收件箱")
    assert not (tmp_path / "收件箱").exists()
