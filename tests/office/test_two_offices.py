"""Two office programs that take bundles into one archive at once: in a folder, or each for itself in a store.

Many times: RENODESK_MANY=20 python -m pytest tests/office/test_two_offices.py
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from many import many
from office.conftest import OFFICE, bundle_of
from office.sticks import picture

from renodesk.domain.changes import Author, CellState, ChangeId
from renodesk.domain.log.ranges import ranges_of
from renodesk.domain.places import Place
from renodesk.domain.vocabulary import ENTITIES, photo_use_cell, place_cell
from renodesk.estates.merging import keep_photo_in
from renodesk.office.archive import Archive
from renodesk.services.archive_estates import copy_estate
from renodesk.services.archive_places import work_folder
from renodesk.services.environment import Environment
from renodesk.services.intake import ingest, intake
from renodesk.services.office_index import index_of, reindex_archive
from renodesk.storage.estate_file import EstateFile

LAPTOPS, BUNDLES = 3, 2
HERE = Environment()


@pytest.fixture(scope="module")
def bundles(street: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Path], set[ChangeId]]:
    """Return bundles of three laptops in one estate, each with more than the last, and all changes."""
    folder = tmp_path_factory.mktemp("laptops")
    found, written = [], set()
    for laptop in range(LAPTOPS):
        path = Path(shutil.copy(next(street.glob("E-1*.reno")), folder / f"{laptop}.reno"))
        author = Author(person=f"设计师{laptop}", device=f"d-{laptop}")
        for number in range(BUNDLES):
            with EstateFile.open(path, author, clock=HERE.clock) as file:
                sha256, data = picture(laptop * BUNDLES + number)
                keep_photo_in(file)(f"{number}.png", data)
                with file.act() as act:
                    act.put(photo_use_cell(f"use-{laptop}-{number}", "photo"), sha256)
                    act.put(place_cell(Place(building=str(number)), "households"), laptop * 100 + number)
                written |= {change.id for change in file.changes()}
            found.append(bundle_of(path, folder / f"{laptop}-{number}.zip"))
    return [*found, *sorted(street.glob("E-[23].zip"))], written


def offices(where: str, one: Path, two: Path, folder: Path) -> list[tuple[int, str, str]]:
    """Let two programs take what lies in two folders at once; return how each ended and what it said."""
    running = []
    for number, bundles in enumerate((one, two)):
        command = [sys.executable, "-m", "renodesk", "--json", "office", "ingest", where]
        own = {"HOME": str(folder / f"own-{number}"), "XDG_DATA_HOME": str(folder / f"own-{number}")}
        running.append(
            subprocess.Popen(
                [*command, *map(str, sorted(bundles.iterdir()))],
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
                encoding="utf-8",
                env={**os.environ, **own},
            )
        )
    ended = [(process, *process.communicate(timeout=300)) for process in running]
    return [(process.returncode, out, err) for process, out, err in ended]


@pytest.mark.parametrize("kind", ["folder", "store"])
@pytest.mark.parametrize("turn", range(many(1)))
def test_two_programs_at_once_lose_nothing_and_double_nothing(
    kind: str, turn: int, bundles: tuple[list[Path], set[ChangeId]], tmp_path: Path
) -> None:
    offered, written = bundles
    folders = [tmp_path / "one", tmp_path / "two"]
    for number, bundle in enumerate(offered):
        for folder in folders if number % 4 == turn % 4 else [folders[number % 2]]:  # some are given to both
            folder.mkdir(exist_ok=True)
            shutil.copy(bundle, folder)
    where = str(tmp_path / "archive") if kind == "folder" else (tmp_path / "share").as_uri()
    for code, out, err in offices(where, *folders, tmp_path):
        assert code == 0, err
        assert all(one["ok"] for one in json.loads(out))
    archive = tmp_path / "archive" if kind == "folder" else work_folder(where, tmp_path / "third")
    (tmp_path / "alone").mkdir()
    assert all(one.error is None for one in ingest(tmp_path / "alone", offered, OFFICE, HERE))
    names = [path.name for folder in folders for path in folder.glob("*.zip")]
    lines = intake(archive)
    assert sorted(str(line["file"]) for line in lines) == sorted(names)
    assert sum(int(str(line["new_changes"])) for line in lines if line["estate"] == "E-1") == len(written)
    stored = tmp_path / ("archive" if kind == "folder" else "share") / "photos"
    assert sum(path.is_file() for path in stored.rglob("*")) == LAPTOPS * BUNDLES
    for estate in ("E-1", "E-2", "E-3"):
        assert contents(archive, estate, tmp_path / "a") == contents(
            tmp_path / "alone", estate, tmp_path / "b"
        )
    with EstateFile.open(tmp_path / "a" / "E-1.reno", OFFICE, clock=HERE.clock, read_only=True) as file:
        assert file.ranges() == ranges_of(written)
        assert sum(photo.has_original for photo in file.photos()) == LAPTOPS * BUNDLES
    if kind == "folder":
        assert rows(archive) == rows(tmp_path / "alone")
    reindex_archive(archive, OFFICE, HERE)
    assert rows(archive) == rows(tmp_path / "alone")
    assert Archive(archive).behind() == []


def contents(archive: Path, estate: str, out: Path) -> object:
    """Return all that an archive holds of an estate, with its originals."""
    out.mkdir(exist_ok=True)
    path = copy_estate(archive, estate, out / f"{estate}.reno", HERE)
    with EstateFile.open(path, OFFICE, clock=HERE.clock, read_only=True) as file:
        photos = [(photo, file.original(photo.sha256)) for photo in file.photos()]
        return list(file.changes()), list(_cells(file)), photos, file.gaps()


def _cells(file: EstateFile) -> Iterator[CellState]:
    for entity in ENTITIES:
        yield from file.states(entity)


def rows(archive: Path) -> list[object]:
    """Return what its index says."""
    index = index_of(archive, HERE)
    try:
        return [*index.rows(), *sorted(index.estates())]
    finally:
        index.close()
