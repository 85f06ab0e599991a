"""Making room: only what the newest receipt of a believed office names, and nothing by itself."""

import hashlib
import io
import os
import random
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from cli.commands import done, read, refused, renodesk
from cli.test_cli_bad_disks import IS_ROOT_ON_LINUX, Disk, disk, fill
from cli.test_cli_receipts import Places, places, sit_at
from PIL import Image
from users import a_user

from renodesk.domain.changes import Author
from renodesk.services.environment import Environment
from renodesk.services.photos import Photos
from renodesk.services.session import EstateSession

__all__ = ["disk", "places"]
PHOTOS = 5
KILLED = """
import os, signal, sys
from pathlib import Path
from renodesk.services.environment import Environment, this_author
from renodesk.services.session import EstateSession
from renodesk.services.space import free_space

steps = int(sys.argv[2])

def stop(step, fraction):
    global steps
    steps -= 1
    if not steps:
        os.kill(os.getpid(), signal.SIGKILL)

with EstateSession.open(Path(sys.argv[1]), this_author("甲"), Environment.usual()) as session:
    free_space(session, originals=True, progress=stop)
"""


@pytest.fixture(scope="module")
def photographed_made(estate_made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an estate with photos that do not shrink: about 1 MB each, taken in once."""
    folder = tmp_path_factory.mktemp("photographed")
    estate = Path(shutil.copy(estate_made, folder))
    with a_user(folder / "user"):
        for seed in range(PHOTOS):
            image = Image.frombytes("RGB", (700, 500), random.Random(seed).randbytes(700 * 500 * 3))
            out = io.BytesIO()
            image.save(out, "PNG")
            (folder / f"{seed}.png").write_bytes(out.getvalue())
            done("photos", "add", estate, folder / f"{seed}.png", "--item", "B2.1", "--at", "estate")
    return estate


@pytest.fixture
def photographed(photographed_made: Path, tmp_path: Path) -> Path:
    """Return that estate for one test."""
    return Path(shutil.copy(photographed_made, tmp_path))


@pytest.fixture
def confirmed(photographed: Path, places: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return that estate after the office confirmed all of it."""
    done("bundle", "write", photographed, "--no-papers", "--out", tmp_path / "一.zip")
    sit_at(monkeypatch, places.office)
    done("settings", "set", "organization", "街道办公室")
    receipt = read("office", "ingest", tmp_path / "archive", tmp_path / "一.zip")[0]["receipt"]
    sit_at(monkeypatch, places.laptop)
    done("receipt", "take", photographed, receipt)
    return photographed


def originals(estate: Path) -> set[str]:
    """Return the originals that are there, each with the hash it is known by."""
    with closing(sqlite3.connect(estate)) as connection:
        rows = connection.execute("SELECT sha256, bytes FROM photo_bytes").fetchall()
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert all(hashlib.sha256(data).hexdigest() == sha256 for sha256, data in rows)
    return {sha256 for sha256, _ in rows}


def shown(estate: Path) -> int:
    """Return how many photos can be looked at and printed."""
    with EstateSession.open(
        estate, Author(person="甲", device="d"), Environment(), read_only=True
    ) as session:
        photos = Photos(session)
        return sum(
            bool(photos.report_image(row.sha256)) and bool(photos.thumbnail(row.sha256))
            for row in photos.rows()
        )


def test_space_says_what_photos_weigh_and_frees_nothing_without_a_receipt(photographed: Path) -> None:
    found = read("space", photographed)
    assert (found["originals"], found["safe"], found["offices"]) == (PHOTOS, 0, [])
    assert found["original_bytes"] > PHOTOS * 900_000
    assert "没有哪个办公室" in done("space", photographed).out
    before = originals(photographed)
    assert "办公室" in refused("space", "free", photographed, "--originals", "--yes")
    assert originals(photographed) == before
    assert renodesk("space", "free", photographed).code == 2


def test_only_after_yes_originals_go_the_file_shrinks_and_all_is_still_shown(confirmed: Path) -> None:
    found = read("space", "show", confirmed)
    assert (found["safe"], found["open"]) == (PHOTOS, 0)
    assert [(one["office"], one["photos"]) for one in found["offices"]] == [("街道办公室", PHOTOS)]
    before, size = originals(confirmed), confirmed.stat().st_size
    said = renodesk("space", "free", confirmed, "--originals")
    assert said.code == 1
    assert "--yes" in said.out
    assert (originals(confirmed), confirmed.stat().st_size) == (before, size)

    freed = read("space", "free", confirmed, "--originals", "--yes")
    assert freed["originals"] == PHOTOS
    assert originals(confirmed) == set()
    assert confirmed.stat().st_size == freed["after"] < size - found["original_bytes"] * 0.9
    assert shown(confirmed) == PHOTOS
    left = read("space", confirmed)
    assert (left["originals"], left["away"], left["confirmed_away"]) == (0, PHOTOS, PHOTOS)


def test_renditions_go_first_and_are_made_again_when_they_are_wanted(confirmed: Path) -> None:
    held = read("space", confirmed)["rendition_bytes"]
    assert held > 0
    freed = read("space", "free", confirmed, "--renditions", "--yes")
    assert (freed["renditions"], freed["originals"]) == (PHOTOS, 0)
    assert freed["after"] < freed["before"]
    assert read("space", confirmed)["rendition_bytes"] == 0
    assert len(originals(confirmed)) == PHOTOS
    read("space", "free", confirmed, "--originals", "--yes")
    assert shown(confirmed) == PHOTOS
    assert read("space", "free", confirmed, "--renditions", "--yes")["renditions"] == 0
    assert shown(confirmed) == PHOTOS


def test_what_was_taken_after_the_receipt_stays(confirmed: Path, tmp_path: Path) -> None:
    Image.new("RGB", (640, 480), "blue").save(tmp_path / "new.jpg")
    done("photos", "add", confirmed, tmp_path / "new.jpg")
    read("space", "free", confirmed, "--originals", "--yes")
    assert originals(confirmed) == {hashlib.sha256((tmp_path / "new.jpg").read_bytes()).hexdigest()}


def test_what_went_comes_back_with_a_bundle(confirmed: Path, tmp_path: Path) -> None:
    before = originals(confirmed)
    read("space", "free", confirmed, "--originals", "--yes")
    found = read("bundle", "merge", confirmed, tmp_path / "一.zip")
    assert (found["photos"], found["lacking_photos"]) == (PHOTOS, 0)
    assert originals(confirmed) == before


def test_an_office_that_is_believed_no_longer_frees_nothing(confirmed: Path) -> None:
    done("trust", "revoke", "office")
    assert read("space", confirmed)["safe"] == 0
    refused("space", "free", confirmed, "--originals", "--yes")
    assert len(originals(confirmed)) == PHOTOS
    refused("space", "free", confirmed, "--originals", "--office", "别处", "--yes")


def test_the_newest_receipt_counts_also_where_it_says_less(
    confirmed: Path, places: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done("answer", confirmed, "B4.1", "--grade", "3", "--at", "estate")
    done("bundle", "write", confirmed, "--lacking", "--out", tmp_path / "二.zip")
    sit_at(monkeypatch, places.office)
    receipt = read("office", "ingest", tmp_path / "lost", tmp_path / "二.zip", "--from-anybody")[0]["receipt"]
    sit_at(monkeypatch, places.laptop)
    done("receipt", "take", confirmed, receipt)
    assert read("space", confirmed)["safe"] == 0
    assert read("space", "free", confirmed, "--originals", "--yes")["originals"] == 0
    assert len(originals(confirmed)) == PHOTOS


def test_an_office_never_drops_what_it_confirmed(
    confirmed: Path, places: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (held,) = (tmp_path / "archive" / "estates").glob("*.reno")
    assert "档案库" in refused("space", "free", held, "--originals", "--yes")
    sit_at(monkeypatch, places.office)
    assert "档案库" in refused("space", "free", held, "--originals", "--yes")


@pytest.mark.skipif(not IS_ROOT_ON_LINUX, reason="needs root on Linux to mount a small disk")
def test_room_is_made_on_a_disk_that_is_full(confirmed: Path, disk: Disk) -> None:
    folder = disk("16m")
    estate = Path(shutil.copy(confirmed, folder / "满.reno"))
    fill(folder, leave=300_000)
    freed = read("space", "free", estate, "--originals", "--yes")
    assert freed["originals"] == PHOTOS
    assert originals(estate) == set()
    assert shown(estate) == PHOTOS


@pytest.mark.parametrize("steps", [1, 2, 4, PHOTOS, PHOTOS + 1])
def test_a_program_that_is_killed_has_lost_nothing(
    steps: int, confirmed: Path, places: Places, tmp_path: Path
) -> None:
    before = originals(confirmed)
    environment = {**os.environ, "XDG_DATA_HOME": str(tmp_path / "xdg")}
    shutil.copytree(places.laptop / "RenoDesk", tmp_path / "xdg" / "RenoDesk")
    command = [sys.executable, "-c", KILLED, str(confirmed), str(steps)]
    ran = subprocess.run(command, env=environment, capture_output=True, check=False)
    assert ran.returncode == -9, ran.stderr.decode()
    left = originals(confirmed)
    assert left <= before
    assert len(left) == max(0, PHOTOS - steps + 1)
    assert shown(confirmed) == PHOTOS
    assert read("space", "free", confirmed, "--originals", "--yes")["originals"] == len(left)
    assert shown(confirmed) == PHOTOS
