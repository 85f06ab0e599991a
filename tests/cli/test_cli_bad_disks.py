"""Full disks and read-only folders: every command that writes says so and leaves nothing half."""

import io
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from cli.commands import done, load, log_of, read, refused, write_json
from PIL import Image

from renodesk.domain.changes import Author
from renodesk.services.environment import Environment
from renodesk.services.photos import Photos
from renodesk.services.session import EstateSession

Disk = Callable[[str], Path]
IS_ROOT_ON_LINUX = sys.platform == "linux" and os.geteuid() == 0
pytestmark = pytest.mark.skipif(not IS_ROOT_ON_LINUX, reason="needs root on Linux to mount a small disk")


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    """Return what mounts a disk of a size, gone after the test."""
    mounted: list[Path] = []

    def mount(size: str) -> Path:
        folder = tmp_path / f"disk{len(mounted)}"
        folder.mkdir()
        command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
        if subprocess.run(command, check=False, capture_output=True).returncode:
            pytest.skip("no right to mount here")
        mounted.append(folder)
        return folder

    yield mount
    for folder in mounted:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def fill(folder: Path, leave: int = 0) -> None:
    """Take all the space there is but `leave` bytes."""
    with (folder / "filler").open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(b"\0" * 4096)
    os.truncate(folder / "filler", max(0, (folder / "filler").stat().st_size - leave))


OUTPUTS = [
    ["answers", "export", "ESTATE", "OUT.json"],
    ["answers", "export", "ESTATE", "OUT.csv"],
    ["answers", "export", "ESTATE", "OUT.xlsx"],
    ["report", "ESTATE", "--out", "OUT.pdf"],
    ["report", "ESTATE", "--out", "OUT.docx"],
    ["report", "ESTATE", "--kind", "ledgers", "--out", "OUT.xlsx"],
    ["bundle", "write", "ESTATE", "--out", "OUT.zip"],
    ["backup", "ESTATE", "FOLDER"],
    ["estate", "new", "OUT.reno", "--name", "新"],
    ["bundle", "open", "BUNDLE", "OUT.reno"],
]


def line(words: list[str], folder: Path, estate: Path, bundle: Path) -> list[object]:
    """Put real paths into a command line."""
    places = {"ESTATE": estate, "BUNDLE": bundle, "FOLDER": folder}
    return [places.get(word, folder / word if word.startswith("OUT") else word) for word in words]


@pytest.mark.parametrize("words", OUTPUTS, ids=lambda words: " ".join(words))
def test_what_does_not_fit_on_the_disk_is_not_half_written(
    words: list[str], disk: Disk, estate: Path, bundle: Path
) -> None:
    folder = disk("256k")
    fill(folder)
    said = refused(*line(words, folder, estate, bundle))
    assert "磁盘已满" in said
    assert [one.name for one in folder.iterdir()] == ["filler"]


@pytest.mark.parametrize("words", OUTPUTS, ids=lambda words: " ".join(words))
def test_a_read_only_folder_gets_nothing_and_the_sentence_says_so(
    words: list[str], disk: Disk, estate: Path, bundle: Path
) -> None:
    folder = disk("4m")
    subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
    before = log_of(estate)
    assert "写不了" in refused(*line(words, folder, estate, bundle))
    assert list(folder.iterdir()) == []
    assert log_of(estate) == before


def test_an_estate_on_a_full_disk_keeps_what_was_acknowledged(
    disk: Disk, estate: Path, tmp_path: Path
) -> None:
    folder = disk("2m")
    file = Path(shutil.copy(estate, folder / "满.reno"))
    fill(folder, leave=40_000)
    answer = {"B4.1": {"grade": 4, "note": "很长的备注" * 9000}}
    sheet = write_json(tmp_path / "a.json", {"items": answer})
    before, score = log_of(file), read("score", file)
    said = refused("answers", "import", file, sheet)
    assert "磁盘已满" in said
    (folder / "filler").unlink()
    assert log_of(file) == before
    assert read("score", file) == score
    done("answers", "import", file, sheet)
    assert read("score", file)["nodes"]["B4.1"]["low"] == 80


def test_an_estate_on_a_read_only_medium_is_read_and_not_written(disk: Disk, estate: Path) -> None:
    folder = disk("4m")
    file = Path(shutil.copy(estate, folder / "光盘.reno"))
    subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
    assert read("estate", "show", file)["name"] == "槐安里小区"
    assert "只能查看" in refused("answer", file, "B4.1", "--at", "estate", "--grade", "4")


def test_a_merge_that_does_not_fit_leaves_the_estate_as_it_was(
    disk: Disk, estate: Path, bundle: Path, tmp_path: Path
) -> None:
    theirs = tmp_path / "乙.reno"
    done("bundle", "open", bundle, theirs)
    with EstateSession.open(theirs, Author(person="乙", device="d-2"), Environment()) as session:
        Photos(session).add_bytes("噪.png", noise())
    done("bundle", "write", theirs, "--out", tmp_path / "乙.zip")
    folder = disk("2m")
    file = Path(shutil.copy(estate, folder / "满.reno"))
    fill(folder, leave=40_000)
    before = log_of(file)
    assert "磁盘已满" in refused("bundle", "merge", file, tmp_path / "乙.zip")
    (folder / "filler").unlink()
    assert log_of(file) == before


def noise() -> bytes:
    """Return a picture that does not shrink: 600 kB."""
    image = Image.frombytes("RGB", (450, 450), random.Random(7).randbytes(450 * 450 * 3))
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def test_the_sheet_written_before_stays_when_a_new_one_does_not_fit(disk: Disk, estate: Path) -> None:
    folder = disk("256k")
    done("answers", "export", estate, folder / "a.json")
    before = load(folder / "a.json")
    fill(folder)
    refused("answers", "export", estate, folder / "a.json")
    assert load(folder / "a.json") == before
