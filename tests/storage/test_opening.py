"""Opening a file: by one to write, by many to read, and never what is no estate file."""

import os
import sqlite3
import subprocess
import sys
import threading
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from renodesk.domain.changes import Author, Cell
from renodesk.errors import (
    DamagedEstateFile,
    EstateInUse,
    FileExists,
    FileMissing,
    NotAnEstateFile,
    NotWritable,
    ReadOnly,
)
from renodesk.storage.estate_file import EstateFile

LaptopMaker = Callable[..., Any]
YI = Author(person="乙", device="d-2")
NAME = Cell(entity="estate", key="estate", field="name")


ACTS_AND_IS_KILLED = """
import os, sys
from pathlib import Path
from renodesk.domain.changes import Author, Cell
from renodesk.storage.estate_file import EstateFile
file = EstateFile.create(Path(sys.argv[1]), Author(person="x", device="y"), clock=lambda: 1760000000000)
with file.act() as act:
    act.put(Cell(entity="estate", key="estate", field="name"), "kept")
os.kill(os.getpid(), 9)
"""


def clock() -> int:
    return 1_760_000_500_000


def reading(path: Path) -> EstateFile:
    return EstateFile.open(path, YI, clock=clock, read_only=True)


def test_the_second_to_open_is_told_who_has_it(laptop: LaptopMaker) -> None:
    jia = laptop()
    with pytest.raises(EstateInUse) as refusal:
        EstateFile.open(jia.path, YI, clock=clock)
    assert refusal.value.facts["person"] == "甲"
    assert refusal.value.facts["device"] == "d-1"
    assert refusal.value.facts["file"] == "estate.reno"


def test_the_second_may_read_and_sees_what_the_first_writes_later(laptop: LaptopMaker) -> None:
    jia = laptop()
    with reading(jia.path) as second:
        assert (second.is_read_only, second.why_read_only) == (True, "asked")
        jia.put("estate", "later")
        state = second.state(NAME)
        assert state is not None
        assert (state.value, state.heads[0].person) == ("later", "甲")


def test_who_reads_only_cannot_act(laptop: LaptopMaker) -> None:
    jia = laptop()
    with reading(jia.path) as second:
        with pytest.raises(ReadOnly), second.act():
            pass
        with pytest.raises(ReadOnly):
            second.merge([], [], {})


def test_a_reader_does_not_keep_the_writer_from_closing_and_opening_again(laptop: LaptopMaker) -> None:
    jia = laptop()
    with reading(jia.path):
        jia = jia.reopen()
        jia.put("estate", "again")
    jia.file.close()
    with reading(jia.path) as file:
        state = file.state(NAME)
        assert state is not None
        assert state.value == "again"


def test_a_closed_estate_is_one_file(laptop: LaptopMaker) -> None:
    jia = laptop()
    jia.put("estate", "x")
    jia.file.close()
    assert [one.name for one in jia.path.parent.iterdir()] == ["estate.reno"]


def test_a_lock_left_by_a_killed_program_does_not_keep_anybody_out(tmp_path: Path) -> None:
    path = tmp_path / "estate.reno"
    command = [sys.executable, "-c", ACTS_AND_IS_KILLED, str(path)]
    done = subprocess.run(command, check=False)
    assert done.returncode != 0
    with EstateFile.open(path, YI, clock=clock) as file:
        state = file.state(NAME)
        assert state is not None
        assert state.value == "kept"


def test_an_estate_is_never_made_over_a_file_that_is_there(tmp_path: Path) -> None:
    there = tmp_path / "estate.reno"
    there.write_text("mine")
    with pytest.raises(FileExists):
        EstateFile.create(there, YI, clock=clock)
    assert there.read_text() == "mine"


def test_a_folder_that_is_not_there_takes_no_estate(tmp_path: Path) -> None:
    with pytest.raises(NotWritable):
        EstateFile.create(tmp_path / "nowhere" / "estate.reno", YI, clock=clock)


def test_a_file_that_is_not_there_is_missing(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        EstateFile.open(tmp_path / "none.reno", YI, clock=clock)


def _strangers(folder: Path) -> Iterator[Path]:
    for name, content in (("empty", b""), ("text", "和平里".encode()), ("zeros", b"\0" * 40000)):
        (folder / name).write_bytes(content)
        yield folder / name
    with zipfile.ZipFile(folder / "zip", "w") as archive:
        archive.writestr("a", "b")
    yield folder / "zip"
    with closing(sqlite3.connect(folder / "other database")) as connection:
        connection.execute("CREATE TABLE change (a)")
        connection.commit()
    yield folder / "other database"


def test_what_is_no_estate_file_is_refused_and_not_touched(tmp_path: Path) -> None:
    for stranger in _strangers(tmp_path):
        before = stranger.read_bytes()
        with pytest.raises(NotAnEstateFile):
            EstateFile.open(stranger, YI, clock=clock)
        assert stranger.read_bytes() == before


def _alter(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def test_a_file_of_a_newer_version_opens_for_reading_and_says_why(laptop: LaptopMaker) -> None:
    jia = laptop()
    jia.put("estate", "和平里")
    jia.file.close()
    _alter(jia.path, "PRAGMA user_version = 99")
    with EstateFile.open(jia.path, YI, clock=clock) as file:
        assert (file.is_read_only, file.why_read_only) == (True, "newer")
        state = file.state(NAME)
        assert state is not None
        assert state.value == "和平里"


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER hidden AFTER INSERT ON change BEGIN DELETE FROM photo; END",
        "DROP TRIGGER change_is_never_deleted",
        "CREATE TABLE more (a)",
    ],
)
def test_a_file_whose_schema_is_not_ours_is_only_read(laptop: LaptopMaker, statement: str) -> None:
    jia = laptop()
    jia.file.close()
    _alter(jia.path, statement)
    before = jia.path.read_bytes()
    with EstateFile.open(jia.path, YI, clock=clock) as file:
        assert (file.is_read_only, file.why_read_only) == (True, "foreign")
    assert jia.path.read_bytes() == before


def test_a_truncated_file_is_called_damaged(laptop: LaptopMaker) -> None:
    jia = laptop()
    for number in range(300):
        jia.put(f"b{number}", "x" * 200, "building")
    jia.file.close()
    jia.path.write_bytes(jia.path.read_bytes()[: 5 * 16384])
    with pytest.raises(DamagedEstateFile):
        _read_everything(jia.path)


def _read_everything(path: Path) -> None:
    with EstateFile.open(path, YI, clock=clock) as file:
        list(file.states("building"))
        list(file.changes())


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs root to mount and to drop root"
)
def test_a_read_only_medium_opens_for_reading(laptop: LaptopMaker, tmp_path: Path) -> None:
    jia = laptop()
    jia.put("estate", "和平里")
    jia.file.close()
    medium = tmp_path / "medium"
    medium.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "tmpfs", str(medium)], check=False).returncode:
        pytest.skip("no right to mount here")
    try:
        (medium / "estate.reno").write_bytes(jia.path.read_bytes())
        subprocess.run(["mount", "-o", "remount,ro", str(medium)], check=True)
        with EstateFile.open(medium / "estate.reno", YI, clock=clock) as file:
            assert (file.is_read_only, file.why_read_only) == (True, "medium")
            state = file.state(NAME)
            assert state is not None
            assert state.value == "和平里"
    finally:
        subprocess.run(["umount", str(medium)], check=True)


def test_a_worker_keeps_photos_while_the_window_acts(
    laptop: LaptopMaker, a_photo: Callable[..., Any]
) -> None:
    jia = laptop()
    photos = [a_photo(bytes([number]) * 50_000) for number in range(20)]

    def keep() -> None:
        for facts, data in photos:
            jia.file.keep_photo(facts, data, {"thumbnail": b"t"})

    worker = threading.Thread(target=keep)
    worker.start()
    for number in range(50):
        jia.put("estate", number)
    worker.join()
    assert len(list(jia.file.photos())) == 20
    assert len(jia.changes()) == 51


def test_closing_waits_a_moment_for_somebody_who_reads_and_leaves_one_file(laptop: LaptopMaker) -> None:
    jia = laptop()
    jia.put("estate", "槐安里")
    reader = sqlite3.connect(f"file:{jia.path}?mode=ro", uri=True, check_same_thread=False)
    reader.execute("SELECT count(*) FROM change").fetchone()
    leaves = threading.Timer(0.1, reader.close)
    leaves.start()
    jia.file.close()
    leaves.join()
    assert [file.name for file in jia.path.parent.glob(f"{jia.path.name}*")] == [jia.path.name]
