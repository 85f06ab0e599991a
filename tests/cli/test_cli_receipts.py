"""Receipts: the office answers, the laptop believes it, and the next bundle carries the rest."""

import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from cli.commands import done, read, renodesk
from PIL import Image

from renodesk.domain.changes import Author
from renodesk.services.environment import Environment, these_seals, this_device_keys
from renodesk.services.giving import giveable
from renodesk.services.receipts import Receipts
from renodesk.services.session import EstateSession


@dataclass(frozen=True)
class Places:
    """Two installations on one machine: each command runs as one of them."""

    laptop: Path
    office: Path


def sit_at(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Go on as another installation."""
    import platformdirs

    monkeypatch.setattr(platformdirs, "user_data_dir", lambda name, **_: str(folder / name))
    this_device_keys.cache_clear()
    these_seals.cache_clear()


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "IMG_20251103_140211.jpg"
    Image.new("RGB", (64, 48), "red").save(path)
    return path


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Places:
    """Return a laptop and an office that vouched for each other; one sits at the laptop."""
    found = Places(tmp_path / "laptop", tmp_path / "office")
    keys = {}
    for name, folder in (("laptop", found.laptop), ("office", found.office)):
        sit_at(monkeypatch, folder)
        keys[name] = read("device", "show")["key"]
    done("trust", "add", "laptop", "--key", keys["laptop"], "--archive", tmp_path / "archive")
    sit_at(monkeypatch, found.laptop)
    done("trust", "add", "office", "--key", keys["office"], "--who", "街道办公室")
    return found


def members(bundle: Path) -> list[str]:
    with zipfile.ZipFile(bundle) as file:
        return file.namelist()


def test_what_was_confirmed_is_not_carried_again_and_the_rest_arrives(
    estate: Path, photo: Path, places: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive, first, second = tmp_path / "archive", tmp_path / "一.zip", tmp_path / "二.zip"
    done("photos", "add", estate, photo)
    assert renodesk("bundle", "write", estate, "--out", second, "--lacking").code == 3
    done("bundle", "write", estate, "--out", first)
    sit_at(monkeypatch, places.office)
    done("settings", "set", "organization", "街道办公室")
    taken = read("office", "ingest", archive, first)[0]
    receipt = Path(taken["receipt"])
    assert receipt == tmp_path / "一.receipt"

    sit_at(monkeypatch, places.laptop)
    found = read("receipt", "take", estate, receipt)
    assert found["is_all"]
    assert (found["office"], found["photos"], found["all_photos"]) == ("街道办公室", 1, 1)
    assert found["changes"] == found["all_changes"]
    done("answer", estate, "B4.1", "--grade", "3", "--at", "estate")
    (shown,) = read("receipt", "show", estate)
    assert not shown["is_all"]
    assert shown["all_changes"] > shown["changes"] == found["changes"]

    done("bundle", "write", estate, "--out", second, "--lacking")
    assert any("data/photos/" in name for name in members(first))
    assert not any("data/photos/" in name for name in members(second))
    sit_at(monkeypatch, places.office)
    again = read("office", "ingest", archive, second)[0]
    assert again["new_changes"] == shown["all_changes"] - shown["changes"]
    assert again["gaps"] == {}
    sit_at(monkeypatch, places.laptop)
    assert read("receipt", "take", estate, again["receipt"])["is_all"]
    old = renodesk("receipt", "take", estate, receipt)
    assert old.code == 3
    assert "旧" in old.err


def test_an_office_that_lost_its_archive_says_what_it_lacks_until_it_comes(
    estate: Path, places: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = tmp_path / "一.zip", tmp_path / "二.zip"
    done("bundle", "write", estate, "--out", first)
    sit_at(monkeypatch, places.office)
    receipt = read("office", "ingest", tmp_path / "archive", first)[0]["receipt"]
    sit_at(monkeypatch, places.laptop)
    done("receipt", "take", estate, receipt)
    done("answer", estate, "B4.1", "--grade", "3", "--at", "estate")
    done("bundle", "write", estate, "--out", second, "--lacking")

    sit_at(monkeypatch, places.office)
    other = tmp_path / "other"
    partial = read("office", "ingest", other, second)[0]
    assert partial["ok"]
    assert partial["gaps"]
    sit_at(monkeypatch, places.laptop)
    said = read("receipt", "take", estate, partial["receipt"])
    assert not said["is_all"]
    assert said["lacks"]
    done("bundle", "write", estate, "--out", second, "--lacking")
    sit_at(monkeypatch, places.office)
    whole = read("office", "ingest", other, second)[0]
    assert whole["gaps"] == {}
    assert whole["name"] == partial["name"]


def test_a_receipt_of_a_stranger_of_another_estate_or_altered_changes_nothing(
    estate: Path, places: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bundle = tmp_path / "一.zip"
    done("bundle", "write", estate, "--out", bundle)
    sit_at(monkeypatch, places.office)
    receipt = Path(read("office", "ingest", tmp_path / "archive", bundle)[0]["receipt"])
    sit_at(monkeypatch, places.laptop)

    good = receipt.read_bytes()
    line, _, signature = good.partition(b"\n")
    for wrong in (
        line.replace(b'"told":0', b'"told":9') + b"\n" + signature,
        line + b"\n",
        good[:40],
        b"",
        b"[]\n",
    ):
        receipt.write_bytes(wrong)
        assert renodesk("receipt", "take", estate, receipt).code == 3
    receipt.write_bytes(good)

    other = tmp_path / "other.reno"
    done("estate", "new", other, "--name", "别的小区")
    said = renodesk("receipt", "take", other, receipt)
    assert said.code == 3
    assert "别的小区" in said.err
    done("trust", "revoke", "office")
    assert renodesk("receipt", "take", estate, receipt).code == 3
    assert read("receipt", "show", estate) == []
    assert "没有收到" in done("receipt", "show", estate).out


def test_where_the_stick_cannot_be_written_the_receipt_stays_with_the_archive(
    estate: Path, places: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    done("bundle", "write", estate, "--out", stick / "一.zip")
    (stick / "一.receipt").mkdir()
    sit_at(monkeypatch, places.office)
    taken = read("office", "ingest", tmp_path / "archive", stick / "一.zip")[0]
    assert Path(taken["receipt"]) == tmp_path / "archive" / "receipts" / "一.receipt"
    assert Path(taken["receipt"]).is_file()


def test_an_office_without_a_name_is_called_as_the_list_of_devices_knows_it(
    estate: Path, places: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bundle = tmp_path / "一.zip"
    done("bundle", "write", estate, "--out", bundle)
    sit_at(monkeypatch, places.office)
    receipt = read("office", "ingest", tmp_path / "archive", bundle)[0]["receipt"]
    key = read("device", "show")["key"]
    sit_at(monkeypatch, places.laptop)
    assert read("receipt", "take", estate, receipt)["office"] == "街道办公室"
    assert "街道办公室" in done("receipt", "show", estate).out
    done("trust", "add", "office", "--key", key)
    assert read("receipt", "show", estate)[0]["office"] == "office"
    with EstateSession.open(estate, Author(person="甲", device="d-1"), Environment.usual()) as session:
        assert giveable(session).office == "office"
        (kept,) = Receipts(session).all()
        assert Receipts(session).called(kept.receipt, "SHA256:0123456789abcdef") == "SHA256:0123456789abc"
