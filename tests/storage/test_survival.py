"""Kill -9, a full disk, a file that may not grow: the acknowledged is there, what failed left nothing."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from renodesk.domain.changes import Author, Cell
from renodesk.errors import DiskFull
from renodesk.storage.estate_file import EstateFile

LaptopMaker = Callable[..., Any]
JIA = Author(person="甲", device="d-1")
ON_LINUX_AS_ROOT = sys.platform == "linux" and os.geteuid() == 0
WRITES_FOR_EVER = """
import sys
from pathlib import Path
from renodesk.domain.changes import Author, Cell
from renodesk.storage.estate_file import EstateFile
path = Path(sys.argv[1])
begin = EstateFile.open if path.exists() else EstateFile.create
file = begin(path, Author(person="甲", device="d-1"), clock=lambda: 1760000000000)
number = 0
while True:
    number += 1
    with file.act() as act:
        for field in ("name", "address", "note"):
            act.put(Cell(entity="estate", key="estate", field=field), f"{sys.argv[2]} {number}")
    print(act.changes.act.seq + 2, act.changes.act.writer, flush=True)
"""


def clock() -> int:
    return 1_760_000_500_000


def test_every_acknowledged_act_survives_kill_9_whole(tmp_path: Path) -> None:
    path = tmp_path / "estate.reno"
    acknowledged: dict[str, int] = {}
    for run in range(6):
        command = [sys.executable, "-c", WRITES_FOR_EVER, str(path), str(run)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as program:
            assert program.stdout is not None
            for _ in range(5 + 7 * run):
                said = program.stdout.readline()
            program.kill()
            *_, last = (said + program.stdout.read()).strip().splitlines()
        if len(last.split()) < 2 or len(last.split()[1]) != 16:
            last = said.strip()
        number, writer = last.split()
        acknowledged[writer] = int(number)
    with EstateFile.open(path, JIA, clock=clock) as file:
        held = file.ranges()
        for writer, seq in acknowledged.items():
            ((low, high),) = held[writer]
            assert low == 1
            assert high >= seq
            assert high % 3 == 0, "an act is there whole or not at all"
        before = [(one.cell, one.value) for one in file.states("estate")]
        file.rebuild()
        assert [(one.cell, one.value) for one in file.states("estate")] == before
        with file.act() as act:
            act.put(Cell(entity="estate", key="estate", field="name"), "goes on")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Return a disk of 2 MB."""
    disk = tmp_path / "small"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(disk)], check=False).returncode:
        pytest.skip("no right to mount here")
    yield disk
    subprocess.run(["umount", "--lazy", str(disk)], check=True)


def _fill(disk: Path) -> Path:
    filling = disk / "filling"
    with filling.open("wb", buffering=0) as file:
        try:
            while file.write(b"x" * 4096) == 4096:
                pass
        except OSError:
            return filling
    return filling


@pytest.mark.skipif(not ON_LINUX_AS_ROOT, reason="needs root to mount a small disk")
def test_a_full_disk_refuses_the_act_harms_nothing_and_the_next_act_works(
    small_disk: Path, laptop_at: LaptopMaker
) -> None:
    jia = laptop_at(small_disk / "estate.reno", "甲", "d-1")
    jia.put("estate", "kept")
    before = jia.changes()
    filling = _fill(small_disk)
    with pytest.raises(DiskFull):
        jia.put("estate", "x" * 1_900_000)
    assert jia.changes() == before
    assert jia.value("estate") == "kept"
    filling.unlink()
    jia.put("estate", "and on")
    again = jia.reopen()
    assert again.value("estate") == "and on"
    assert [change.id.seq for change in again.changes()] == [1, 2]
    again.file.close()


@pytest.mark.skipif(not ON_LINUX_AS_ROOT, reason="needs root to mount a small disk")
def test_acts_until_the_disk_is_full_are_all_there_afterwards(
    small_disk: Path, laptop_at: LaptopMaker
) -> None:
    jia = laptop_at(small_disk / "estate.reno", "甲", "d-1")
    kept = _write_until_full(jia)
    assert kept > 3
    assert [change.id.seq for change in jia.changes()] == list(range(1, kept + 1))
    jia.file.close()
    with EstateFile.open(jia.path, JIA, clock=clock, read_only=True) as file:
        assert sum(1 for _ in file.changes()) == kept


def _write_until_full(jia: Any) -> int:
    kept = 0
    try:
        while True:
            jia.put(f"b{kept}", f"{kept}" * 20_000, "building")
            kept += 1
    except DiskFull:
        return kept


@pytest.mark.skipif(not ON_LINUX_AS_ROOT, reason="needs root to mount a small disk")
def test_a_full_disk_leaves_no_half_estate_no_half_photo_and_no_half_backup(
    small_disk: Path, laptop_at: LaptopMaker, a_photo: Callable[..., Any], tmp_path: Path
) -> None:
    jia = laptop_at(tmp_path / "estate.reno", "甲", "d-1")
    facts, data = a_photo(os.urandom(3_000_000))
    jia.file.keep_photo(facts, data, {})
    with pytest.raises(DiskFull):
        jia.file.backup(small_disk)
    assert list(small_disk.iterdir()) == []
    jia.file.close()
    tight = laptop_at(small_disk / "estate.reno", "甲", "d-1")
    with pytest.raises(DiskFull):
        tight.file.keep_photo(facts, data, {})
    assert list(tight.file.photos()) == []
    tight.file.close()
    for left in list(small_disk.iterdir()):
        left.unlink()
    _fill(small_disk)
    with pytest.raises(DiskFull):
        EstateFile.create(small_disk / "new.reno", JIA, clock=clock)
    assert [one.name for one in small_disk.iterdir()] == ["filling"]


MAY_NOT_GROW = """
import resource, signal, sys
from pathlib import Path
from renodesk.domain.changes import Author, Cell
from renodesk.errors import DiskFull
from renodesk.storage.estate_file import EstateFile
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
file = EstateFile.create(Path(sys.argv[1]), Author(person="甲", device="d-1"), clock=lambda: 1760000000000)
cell = Cell(entity="estate", key="estate", field="name")
with file.act() as act:
    act.put(cell, "kept")
size = Path(sys.argv[1]).stat().st_size
resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
try:
    with file.act() as act:
        act.put(cell, "x" * 2_000_000)
except DiskFull:
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    print(file.state(cell).value)
    with file.act() as act:
        act.put(cell, "and on")
    print(file.state(cell).value)
file.close()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are POSIX")
def test_a_file_that_may_not_grow_refuses_the_act_and_works_again_when_it_may(tmp_path: Path) -> None:
    command = [sys.executable, "-c", MAY_NOT_GROW, str(tmp_path / "estate.reno")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.split("\n") == ["kept", "and on", ""]
