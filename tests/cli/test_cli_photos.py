"""`photos`: evidence in, listed, and out again."""

import hashlib
from pathlib import Path

import pytest
from cli.commands import done, has_chinese, log_of, read, refused, renodesk
from PIL import Image


@pytest.fixture
def card(tmp_path: Path) -> Path:
    """Return a camera card: two pictures, one of them twice, one broken, one empty, and a letter."""
    folder = tmp_path / "相机"
    folder.mkdir()
    for name, colour in (("IMG_20251103_140211.jpg", "red"), ("b.png", "green")):
        Image.new("RGB", (64, 48), colour).save(folder / name)
    (folder / "again.jpg").write_bytes((folder / "IMG_20251103_140211.jpg").read_bytes())
    (folder / "broken.jpg").write_bytes((folder / "IMG_20251103_140211.jpg").read_bytes()[:200])
    (folder / "empty.jpg").write_bytes(b"")
    (folder / "letter.txt").write_text("hello")
    return folder


def test_a_folder_is_taken_in_and_each_bad_file_is_refused_with_its_reason(estate: Path, card: Path) -> None:
    said = renodesk("photos", "add", estate, card, "--item", "A2.1", "--at", "1", "--json")
    assert said.code == 1
    assert set(said.json) == {"added", "repeated", "refused", "skipped"}
    assert said.json["added"] == 2
    assert len(said.json["repeated"]) == 1
    assert {Path(one["file"]).name for one in said.json["refused"]} == {
        "broken.jpg",
        "empty.jpg",
        "letter.txt",
    }
    assert has_chinese(said.err)
    rows = read("photos", "list", estate)
    keys = ["sha256", "name", "item", "place", "taken_at", "time_from", "caption", "person", "here"]
    keys += ["use", "public"]
    assert [list(row) for row in rows] == [keys, keys]
    assert {(row["item"], row["place"], row["person"]) for row in rows} == {("A2.1", "1", "甲")}


def test_a_time_taken_from_the_name_is_marked_as_such(estate: Path, card: Path) -> None:
    done("photos", "add", estate, card / "IMG_20251103_140211.jpg")
    (row,) = read("photos", "list", estate)
    assert row["taken_at"].startswith("2025-11-03T14:02:11")
    assert row["time_from"] == "name"
    assert (row["item"], row["place"], row["here"]) == (None, None, True)


def test_originals_come_out_as_they_went_in(estate: Path, card: Path, tmp_path: Path) -> None:
    source = card / "IMG_20251103_140211.jpg"
    before = source.read_bytes()
    done("photos", "add", estate, source)
    said = read("photos", "export", estate, tmp_path / "原片")
    assert said["count"] == 1
    (out,) = (tmp_path / "原片").iterdir()
    assert out.read_bytes() == before == source.read_bytes()
    assert read("photos", "list", estate)[0]["sha256"] == hashlib.sha256(before).hexdigest()


def test_the_same_photo_twice_is_one_photo(estate: Path, card: Path) -> None:
    for _ in range(2):
        done("photos", "add", estate, card / "b.png", "--item", "A2.1", "--at", "1")
    assert len(read("photos", "list", estate)) == 1


def test_photos_for_a_place_or_item_there_is_not_are_refused(estate: Path, card: Path) -> None:
    before = log_of(estate)
    refused("photos", "add", estate, card, "--item", "A2.1", "--at", "9")
    refused("photos", "add", estate, card, "--item", "Z9.9", "--at", "1")
    assert log_of(estate) == before
    assert read("photos", "list", estate) == []


def test_a_path_that_is_not_there_is_refused_by_name(estate: Path, card: Path) -> None:
    said = renodesk("photos", "add", estate, card / "没有.jpg")
    assert said.code in (1, 3)
    assert "没有.jpg" in said.err


def test_photos_travel_in_the_bundle(estate: Path, card: Path, tmp_path: Path) -> None:
    done("photos", "add", estate, card / "b.png", "--item", "A2.1", "--at", "1")
    done("bundle", "write", estate, "--out", tmp_path / "a.zip")
    done("bundle", "open", tmp_path / "a.zip", tmp_path / "新.reno")
    assert read("photos", "list", tmp_path / "新.reno") == read("photos", "list", estate)


def test_a_photo_is_said_to_be_fit_for_public_by_hash_or_use_and_not_any_more(
    estate: Path, card: Path
) -> None:
    done("photos", "add", estate, card / "b.png", "--item", "A2.1", "--at", "1")
    (row,) = read("photos", "list", estate)
    assert row["public"] == "unchecked"
    said = read("photos", "public", estate, row["sha256"][:12])
    assert (said["uses"], said["public"]) == ([row["use"]], True)
    assert read("photos", "list", estate)[0]["public"] == "checked"
    assert "可公开" in done("photos", "list", estate).out
    done("photos", "public", estate, row["use"], "--no")
    assert read("photos", "list", estate)[0]["public"] == "unchecked"
    refused("photos", "public", estate, "ffffffffffff")
