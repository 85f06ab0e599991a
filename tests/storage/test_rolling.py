"""Rolling copies: what they hold, which stay, and how a repair uses them."""

import hashlib
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from renodesk.domain.changes import Author
from renodesk.errors import NotWritable, TooSlow
from renodesk.storage.estate_file import EstateFile
from renodesk.storage.opening import is_ours
from renodesk.storage.repairing import repair_estate_file
from renodesk.storage.rolling import CLOSES, RollingCopies, copies_of, unfinished

LaptopMaker = Callable[..., Any]
DAY = 86_400_000
SECONDS = 30.0


def photo(laptop: Any, data: bytes) -> str:
    """Keep a photo with a rendition; return its hash."""
    sha256 = hashlib.sha256(data).hexdigest()
    names = "media_type size width height taken_at taken_offset latitude longitude camera orientation"
    facts = SimpleNamespace(sha256=sha256, **dict.fromkeys(names.split()))
    laptop.file.keep_photo(facts, data, {"thumbnail": data[:10]})
    return sha256


def copies(folder: Path) -> RollingCopies:
    """Return the copies of the test's estate."""
    return RollingCopies(folder, "e-1")


def kept(laptop: Any, folder: Path, now: int | None = None) -> Path | None:
    """Close the estate, copy it, open it again."""
    laptop.file.close()
    made = copies(folder).keep(laptop.path, now or laptop.clock(), SECONDS)
    laptop.file = EstateFile.open(laptop.path, laptop.file.author, clock=laptop.clock)
    return made


def test_a_copy_is_an_estate_file_with_everything_but_photos_and_personal_values(
    laptop: LaptopMaker, tmp_path: Path
) -> None:
    jia = laptop()
    jia.put("estate", "槐安里")
    sha256 = photo(jia, b"\xff\xd8" * 1_000_000)
    jia.file.keep_person_value("t-1", "张三")
    made = kept(jia, tmp_path / "copies")
    assert made is not None
    assert made.stat().st_size * 4 < jia.path.stat().st_size
    with EstateFile.open(made, Author(person="乙", device="d-2"), clock=jia.clock) as copy:
        assert not copy.is_read_only
        assert list(copy.changes()) == jia.changes()
        assert copy.photo(sha256) is not None
        assert copy.original(sha256) is None
        assert copy.writers() == jia.file.writers()
    with closing(sqlite3.connect(made)) as connection:
        assert is_ours(connection)
        assert connection.execute("SELECT count(*) FROM person_value").fetchone() == (0,)
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_an_estate_that_did_not_change_leaves_no_other_copy(laptop: LaptopMaker, tmp_path: Path) -> None:
    jia = laptop()
    jia.put("estate", "槐安里")
    assert kept(jia, tmp_path / "copies") is not None
    assert kept(jia, tmp_path / "copies") is None
    jia.put("estate", "槐安里小区")
    assert kept(jia, tmp_path / "copies") is not None
    assert [one.number for one in copies(tmp_path / "copies").listing()] == [2, 1]


def test_the_last_closes_stay_and_one_a_day_for_a_week(laptop: LaptopMaker, tmp_path: Path) -> None:
    jia = laptop()
    for day in range(12):
        for hour in range(2):
            jia.put("estate", f"{day}-{hour}")
            kept(jia, tmp_path / "copies", jia.now + day * DAY + hour)
    found = copies(tmp_path / "copies").listing()
    days = [one.at[:10] for one in found]
    assert [one.number for one in found[:CLOSES]] == [24, 23, 22, 21, 20]
    assert len(set(days)) == 7
    assert len(found) == CLOSES + 4


@pytest.mark.parametrize("clock", [0, 7_258_118_400_000], ids=["1970", "2200"])
def test_a_wrong_clock_never_drops_the_newest_copy(laptop: LaptopMaker, tmp_path: Path, clock: int) -> None:
    jia = laptop()
    for number in range(8):
        jia.put("estate", str(number))
        kept(jia, tmp_path / "copies")
    jia.put("estate", "after")
    made = kept(jia, tmp_path / "copies", clock or 1)
    assert made is not None
    assert copies(tmp_path / "copies").listing()[0].file == made
    jia.put("estate", "later")
    assert kept(jia, tmp_path / "copies") is not None
    assert made.exists()


def test_what_was_not_kept_is_noted_for_the_next_start(laptop: LaptopMaker, tmp_path: Path) -> None:
    jia, folder = laptop(), tmp_path / "copies"
    jia.put("estate", "槐安里")
    jia.file.close()
    with pytest.raises(TooSlow):
        copies(folder).keep(jia.path, jia.clock(), -1.0)
    assert [file.name for file in folder.rglob("*") if file.is_file()] == ["unfinished.json"]
    assert unfinished(folder) == ()  # perhaps another window is at it
    long_ago = 1_700_000_000
    for note in folder.rglob("unfinished.json"):
        os.utime(note, (long_ago, long_ago))
    (said,) = unfinished(folder)
    assert (said.estate, said.code) == (jia.path, "too_slow")
    assert unfinished(folder) == ()


def test_a_folder_that_is_a_file_is_refused_in_words(laptop: LaptopMaker, tmp_path: Path) -> None:
    jia = laptop()
    jia.file.close()
    (tmp_path / "copies").write_text("no folder")
    with pytest.raises(NotWritable):
        copies(tmp_path / "copies").keep(jia.path, jia.clock(), SECONDS)
    assert copies_of(jia.path, tmp_path / "copies") == ()


def test_a_repair_finds_the_copies_of_a_file_by_its_writers_and_by_its_place(
    laptop: LaptopMaker, tmp_path: Path
) -> None:
    jia = laptop()
    jia.put("estate", "槐安里")
    made = kept(jia, tmp_path / "copies")
    jia.file.close()
    moved = tmp_path / "elsewhere.reno"
    jia.path.rename(moved)
    assert copies_of(moved, tmp_path / "copies") == (made,)
    moved.write_bytes(moved.read_bytes()[:16384] + b"\xa5" * 16384 * 4)
    moved.rename(jia.path)
    found = copies_of(jia.path, tmp_path / "copies")
    assert found == (made,)
    report = repair_estate_file(
        jia.path, jia.file.author, clock=jia.clock, journal_folder=None, sources=found
    )
    assert report.lost == {}
    with EstateFile.open(jia.path, jia.file.author, clock=jia.clock) as mended:
        assert [change.value for change in mended.changes()] == ['"E1"', '"槐安里"']
