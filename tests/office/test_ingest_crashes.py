"""An office or laptop that dies at any step of its work, or has no room from one on, and then goes through.

All steps, for hours (RENODESK_CRASH_EVERY=1):
    python -m pytest -o faulthandler_timeout=0 tests/office/test_ingest_crashes.py
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from office.conftest import JIA, OFFICE, bundle_of
from office.crashing import archive_of, take
from office.full_disk import can_fill
from PIL import Image

from renodesk.bundles.verifying import verify_bag
from renodesk.domain.vocabulary import ENTITIES
from renodesk.estates.bundling import write_bundle
from renodesk.estates.merging import keep_photo_in
from renodesk.office.archive import Archive
from renodesk.office.index import Index
from renodesk.paths import forms_dir
from renodesk.services.environment import Environment
from renodesk.services.intake import intake
from renodesk.services.office_index import index_of
from renodesk.storage.estate_file import EstateFile

TOLD_WHEN_FULL = {"taken", "disk_full", "bundle_faulty", "index_full", "index_away"}
EVERY = int(os.environ.get("RENODESK_CRASH_EVERY", "71"))
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are made by fork")


@pytest.fixture(scope="module")
def place(street: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a place whose inbox has a new estate, a photo of it, another estate, and a damaged bundle."""
    folder = tmp_path_factory.mktemp("crashes") / "place"
    inbox = folder / "inbox"
    inbox.mkdir(parents=True)
    path = Path(shutil.copy(next(street.glob("E-1*.reno")), folder.parent / "E-1.reno"))
    with EstateFile.open(path, JIA, clock=Environment().clock) as file:
        write_bundle(file, forms_dir(), inbox / "a.zip")
        picture = BytesIO()
        Image.new("RGB", (40, 30), (90, 120, 60)).save(picture, "JPEG")
        keep_photo_in(file)("p.jpg", picture.getvalue())
    bundle_of(path, inbox / "b.zip")
    shutil.copy(street / "E-2.zip", inbox / "c.zip")
    data = (street / "E-3.zip").read_bytes()
    (inbox / "d.zip").write_bytes(data[: len(data) // 2])
    for number, bundle in enumerate(sorted(inbox.iterdir())):
        os.utime(bundle, (1_760_000_000 + number, 1_760_000_000 + number))
    return folder


def outcome(place: Path) -> Mapping[str, Any]:
    """Return everything a place holds in the end, whatever way it took."""
    found: dict[str, Any] = {}
    for part in ("inbox", "inbox/taken", "inbox/quarantine"):
        found[part] = names(place / part)
    archive = archive_of(place)
    found |= {path.name: estate(path) for path in Archive(archive).files()}
    lies = place / "share" if archive != place / "archive" else archive
    found["photos"] = [names(folder) for folder in sorted((lies / "photos").iterdir())]
    found["making"] = names(archive / "making")
    found["receipts"] = {
        path.name: json.loads(path.read_bytes().partition(b"\n")[0]) for path in place.glob("inbox/*.receipt")
    }
    found["log"] = {(row["file"], row["digest"], row["error"]) for row in intake(archive)}
    index = index_of(archive, Environment())
    try:
        found["index"] = rows(index)
    finally:
        index.close()
    found["behind"] = names(archive / "behind")
    return found


def names(folder: Path) -> list[str]:
    """Return the files of a folder; a hidden one is what a process was writing when it died."""
    return sorted(path.name for path in folder.iterdir() if path.is_file() and path.name[0] != ".")


def rows(index: Index) -> list[object]:
    return [*index.rows(), *sorted(map(str, index.estates()))]


def estate(path: Path) -> object:
    with EstateFile.open(path, OFFICE, clock=Environment().clock, read_only=True) as file:
        return (
            list(file.changes()),
            [state for entity in ENTITIES for state in file.states(entity)],
            [(photo, file.rendition(photo.sha256, "thumbnail")) for photo in file.photos()],
            [pack.sha256 for pack in file.packs()],
            file.scores("baseline"),
            file.gaps(),
        )


def runs(place: Path, out: Path, *options: str, every: int = EVERY) -> list[tuple[int, int, str]]:
    """Take the inbox in at every step that is asked for; return the step, how it ended and what it said."""
    command = [sys.executable, "-m", "office.crashing", str(place), str(out), str(every), *options]
    paths = os.pathsep.join([str(Path(__file__).parents[1]), os.environ.get("PYTHONPATH", "")])
    environment = {**os.environ, "PYTHONPATH": paths}
    done = subprocess.run(
        command, check=True, capture_output=True, text=True, encoding="utf-8", env=environment
    )
    return [tuple(json.loads(line)) for line in done.stdout.splitlines()]


@pytest.mark.parametrize("where", [(), ("--store",)], ids=["folder", "store"])
def test_an_office_killed_at_any_step_ends_where_one_that_lived_does(
    place: Path, tmp_path: Path, where: tuple[str, ...]
) -> None:
    first, *others = runs(place, tmp_path, *where, every=3 * EVERY - 2 if where else EVERY)
    assert first[1] == 0, first[2]
    wanted = outcome(tmp_path / "0")
    assert wanted["inbox/taken"] == ["a.zip", "b.zip", "c.zip"]
    assert wanted["inbox/quarantine"] == ["d.zip", "d.zip.txt"]
    assert len(wanted["photos"]) == 1
    for (step, killed, _), (_, lived, said) in zip(others[::2], others[1::2], strict=True):
        assert (killed, lived) == (9, 0), (step, said)
        assert outcome(tmp_path / str(step)) == wanted, step
        if where:  # where it was killed another machine goes on, whose folder is another
            take(tmp_path / f"{step}-then")
            assert outcome(tmp_path / f"{step}-then") == wanted, step


@pytest.mark.skipif(not can_fill(), reason="SQLite lies inside this Python")
@pytest.mark.parametrize("where", [(), ("--store",)], ids=["folder", "store"])
def test_a_disk_full_from_any_write_on_loses_nothing_and_is_made_good_with_room(
    place: Path, tmp_path: Path, where: tuple[str, ...]
) -> None:
    _, *others = runs(place, tmp_path, "--full", *where, every=4 * EVERY - 3)
    wanted = outcome(tmp_path / "0")
    for (step, full, told), (_, later, said) in zip(others[::2], others[1::2], strict=True):
        assert full == 0, (step, told)
        assert set(words(told)) <= TOLD_WHEN_FULL, (step, told)
        assert later == 0, (step, said)
        assert outcome(tmp_path / str(step)) == wanted, step


def words(said: str) -> list[str]:
    """Return what a process said of each bundle, and of itself where it went no further."""
    return [line.split()[1] for line in said.splitlines() if not line.startswith("steps")]


@pytest.fixture
def laptop(place: Path, tmp_path: Path) -> Path:
    """Return a place with an estate file, and on the stick an older bundle of it with its receipt."""
    folder = tmp_path / "laptop"
    (folder / "stick").mkdir(parents=True)
    shutil.copy(place.parent / "E-1.reno", folder / "e.reno")
    shutil.copy(place / "inbox" / "a.zip", folder / "stick" / "e.zip")
    told = {"format": 1, "estate": "E-1", "name": "好小区", "office": "", "at": "2025-10-09T08:53:20.000Z"}
    told |= {"bundle": "", "holds": {}, "lacks": {}, "photos": [], "told": 0, "contested": 0, "packs": []}
    (folder / "receipt.json").write_text(json.dumps(told), encoding="utf-8")
    (folder / "stick" / "e.receipt").write_text(json.dumps(told) + "\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize("way", [(), ("--full",)], ids=["killed", "full"])
def test_a_stick_has_the_old_or_the_new_bundle_and_receipt_at_any_step(
    laptop: Path, tmp_path: Path, way: tuple[str, ...]
) -> None:
    out = tmp_path / "out"
    first, *others = runs(laptop, out, "--give", *way, every=min(EVERY, 31))
    assert first[1] == 0, first[2]
    either = {name: {stick(laptop)[name], stick(out / "0")[name]} for name in ("e.zip", "e.receipt")}
    assert all(len(found) == 2 for found in either.values())
    for (step, ended, told), (_, later, said) in zip(others[::2], others[1::2], strict=True):
        assert (ended, later) == (0 if way else 9, 0), (step, told, said)
        assert stick(out / str(step)) == stick(out / "0"), step
        then = stick(out / f"{step}-then")
        assert all(then[name] in either[name] for name in either), step


def stick(place: Path) -> dict[str, bytes]:
    """Return what lies on the stick, the signatures apart: the key is another each time."""
    bundle = verify_bag(place / "stick" / "e.zip")
    assert not bundle.faults
    receipt = (place / "stick" / "e.receipt").read_bytes().partition(b"\n")[0]
    return {"e.zip": bundle.digest.encode(), "e.receipt": receipt}
