"""Repair: what file, journal and other copies still hold is together again; what none has is named."""

import hashlib
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from renodesk.domain.changes import Cell
from renodesk.errors import (
    DamagedEstateFile,
    EstateInUse,
    FileExists,
    FileMissing,
    UnknownChange,
)
from renodesk.storage.reissuing import reissue_writer
from renodesk.storage.repairing import RepairReport, repair_estate_file

LaptopMaker = Callable[..., Any]
PAGE = 16384


def keep(laptop: Any, original: bytes) -> str:
    """Keep a photo in a laptop's file and return its hash."""
    sha256 = hashlib.sha256(original).hexdigest()
    facts = SimpleNamespace(
        sha256=sha256,
        media_type="image/jpeg",
        size=len(original),
        width=4,
        height=3,
        taken_at="2025-11-03T14:02:11",
        taken_offset=None,
        latitude=None,
        longitude=None,
        camera="P60",
        orientation=1,
    )
    laptop.file.keep_photo(facts, original, {"thumbnail": b"small"})
    return sha256


def many_answers(laptop: Any, count: int = 400) -> None:
    """Write answers over several pages."""
    for number in range(count):
        laptop.put(f"baseline/I{number}/3", {"inputs": {"text": f"{number}" * 30}}, "answer", "observation")


def smash(path: Path, pages: list[int]) -> None:
    """Overwrite whole pages (numbered from 1), as a failing stick does."""
    with path.open("r+b") as file:
        for page in pages:
            file.seek((page - 1) * PAGE)
            file.write(b"\xa5" * PAGE)


def pages_of(path: Path, *tables: str) -> list[int]:
    """Return the root pages of some tables or indexes; without its root a whole tree is out of reach."""
    asked = ", ".join("?" for _ in tables)
    sql = f"SELECT rootpage FROM sqlite_master WHERE name IN ({asked})"
    with closing(sqlite3.connect(path)) as connection:
        return [row[0] for row in connection.execute(sql, tables)]


def repair(laptop: Any, journal: Path | None = None, sources: tuple[Path, ...] = ()) -> RepairReport:
    """Repair a laptop's closed file."""
    return repair_estate_file(
        laptop.path, laptop.file.author, clock=laptop.clock, journal_folder=journal, sources=sources
    )


def test_repairing_a_whole_file_changes_nothing_that_is_shown(laptop: LaptopMaker) -> None:
    jia = laptop()
    many_answers(jia, 20)
    keep(jia, b"photo")
    before, cells = jia.changes(), jia.cells()
    jia.file.close()
    report = repair(jia)
    assert (report.changes, report.photos, report.lost, report.lost_photos) == (21, 1, {}, ())
    again = laptop()
    assert again.changes() == before
    assert again.cells() == cells
    assert [photo.sha256 for photo in again.file.photos()] == [hashlib.sha256(b"photo").hexdigest()]


def test_the_damaged_file_is_set_aside_and_never_deleted(laptop: LaptopMaker) -> None:
    jia = laptop()
    jia.file.close()
    bytes_before = jia.path.read_bytes()
    first, second = repair(jia), repair(jia)
    assert first.set_aside.read_bytes() == bytes_before
    assert first.set_aside != second.set_aside
    assert second.set_aside.is_file()


def test_damaged_projections_are_made_anew_from_the_log(laptop: LaptopMaker) -> None:
    jia = laptop()
    many_answers(jia)
    before, cells = jia.changes(), jia.cells()
    jia.file.close()
    smash(jia.path, pages_of(jia.path, "cell", "edge"))
    report = repair(jia)
    again = laptop()
    assert again.changes() == before
    assert again.cells() == cells
    assert report.lost == {}


def test_a_damaged_log_is_made_whole_again_from_the_journal(laptop: LaptopMaker, tmp_path: Path) -> None:
    journal = tmp_path / "journal"
    jia = laptop(journal_folder=journal)
    many_answers(jia)
    before, cells = jia.changes(), jia.cells()
    jia.file.close()
    smash(jia.path, pages_of(jia.path, "change", "change_by_order", "change_by_cell"))
    report = repair(jia, journal)
    again = laptop()
    assert again.changes() == before
    assert again.cells() == cells
    assert report.lost == {}


def test_a_damaged_log_is_made_whole_again_from_a_backup_and_a_colleagues_copy(
    laptop: LaptopMaker, tmp_path: Path
) -> None:
    jia, yi = laptop(), laptop("yi.reno", person="乙", device="d-2")
    many_answers(jia, 100)
    backup = jia.file.backup(tmp_path / "backups")
    jia.put("estate", "after the backup")
    yi.take(jia)
    before = jia.changes()
    jia.file.close()
    yi.file.close()
    smash(jia.path, pages_of(jia.path, "change", "change_by_order", "change_by_cell"))
    report = repair(jia, sources=(backup, yi.path))
    assert laptop().changes() == before
    assert report.lost == {}


def test_a_photo_whose_bytes_were_altered_is_named_and_not_passed_off_as_whole(laptop: LaptopMaker) -> None:
    jia = laptop()
    whole, broken = keep(jia, b"a" * 40_000), keep(jia, b"b" * 40_000)
    jia.file.close()
    found = jia.path.read_bytes()
    at = found.index(b"b" * 5000)
    jia.path.write_bytes(found[:at] + b"x" + found[at + 1 :])
    report = repair(jia)
    assert report.lost_photos == (broken,)
    again = laptop()
    assert again.file.original(whole) == b"a" * 40_000
    assert again.file.original(broken) is None


def test_a_lost_photo_comes_back_from_a_backup(laptop: LaptopMaker, tmp_path: Path) -> None:
    jia = laptop()
    sha256 = keep(jia, b"b" * 40_000)
    backup = jia.file.backup(tmp_path / "backups")
    jia.file.close()
    found = jia.path.read_bytes()
    at = found.index(b"b" * 5000)
    jia.path.write_bytes(found[:at] + b"x" + found[at + 1 :])
    report = repair(jia, sources=(backup,))
    assert report.lost_photos == ()
    assert laptop().file.original(sha256) == b"b" * 40_000


def test_an_open_file_is_not_repaired_under_its_owner(laptop: LaptopMaker) -> None:
    jia = laptop()
    with pytest.raises(EstateInUse) as refusal:
        repair(jia)
    assert refusal.value.facts["person"] == "甲"
    jia.put("estate", "still open")


def test_there_is_nothing_to_repair_where_no_file_is(laptop: LaptopMaker) -> None:
    jia = laptop()
    jia.file.close()
    jia.path.unlink()
    with pytest.raises(FileMissing):
        repair(jia)


def test_a_damaged_file_is_told_when_it_is_read_and_not_silently_half_shown(laptop: LaptopMaker) -> None:
    jia = laptop()
    many_answers(jia)
    jia.file.close()
    smash(jia.path, pages_of(jia.path, "change", "change_by_order"))
    with pytest.raises(DamagedEstateFile):
        laptop().changes()


def test_a_writer_used_twice_gets_a_new_id_and_both_halves_merge(laptop: LaptopMaker, tmp_path: Path) -> None:
    jia = laptop()
    jia.put("estate", "mine")
    keep(jia, b"photo")
    (writer,) = jia.file.writers()
    jia.file.close()
    new = "f" * 16
    assert reissue_writer(jia.path, writer, tmp_path / "reissued.reno", new) == 2
    copy = laptop("reissued.reno", person="乙", device="d-2")
    assert {change.id.writer for change in copy.changes()} == {new}
    assert all(one.writer == new for change in copy.changes() for one in change.replaces)
    assert copy.value("estate") == "mine"
    assert copy.file.original(hashlib.sha256(b"photo").hexdigest()) == b"photo"
    office = laptop("office.reno", person="office", device="o")
    office.take(laptop())
    office.take(copy)
    assert len(office.changes()) == 4
    assert office.file.gaps() == {}


def test_reissuing_refuses_an_unknown_writer_and_a_name_that_is_taken(
    laptop: LaptopMaker, tmp_path: Path
) -> None:
    jia = laptop()
    (writer,) = jia.file.writers()
    jia.file.close()
    with pytest.raises(UnknownChange):
        reissue_writer(jia.path, "e" * 16, tmp_path / "out.reno", "f" * 16)
    assert not (tmp_path / "out.reno").exists()
    with pytest.raises(FileExists):
        reissue_writer(jia.path, writer, jia.path, "f" * 16)
    with pytest.raises(FileMissing):
        reissue_writer(tmp_path / "none.reno", writer, tmp_path / "out.reno", "f" * 16)


def test_every_single_damaged_page_is_survived_with_the_journal(laptop: LaptopMaker, tmp_path: Path) -> None:
    journal = tmp_path / "journal"
    jia = laptop(journal_folder=journal)
    many_answers(jia, 40)
    before, cells = jia.changes(), jia.cells()
    jia.file.close()
    whole = jia.path.read_bytes()
    for page in range(1, len(whole) // PAGE + 1):
        shutil.rmtree(tmp_path / "one", ignore_errors=True)
        (tmp_path / "one").mkdir()
        target = tmp_path / "one" / "estate.reno"
        target.write_bytes(whole)
        smash(target, [page])
        report = repair_estate_file(target, jia.file.author, clock=jia.clock, journal_folder=journal)
        assert report.lost == {}, f"page {page}"
        repaired = type(jia)(target, "甲", "d-1")
        assert repaired.changes() == before, f"page {page}"
        assert repaired.cells() == cells, f"page {page}"
        repaired.file.close()


def test_the_name_cell_is_the_one_repaired(laptop: LaptopMaker) -> None:
    jia = laptop()
    jia.put("estate", "shown")
    jia.file.close()
    with closing(sqlite3.connect(jia.path)) as connection:
        connection.execute("UPDATE cell SET value = '\"a lie\"' WHERE field = 'name'")
        connection.commit()
    repair(jia)
    state = laptop().file.state(Cell(entity="estate", key="estate", field="name"))
    assert state is not None
    assert state.value == "shown"


def test_what_no_source_has_is_named_by_writer_and_number(laptop: LaptopMaker) -> None:
    jia, office = laptop(), laptop("office.reno", person="office", device="o")
    for number in range(6):
        jia.put("estate", f"name {number}")
    changes = jia.changes()
    office.take(jia, [changes[0].id, changes[1].id, changes[-1].id])
    jia.file.close()
    office.file.close()
    jia.path.write_bytes(b"\0" * PAGE)
    report = repair(jia, sources=(office.path,))
    assert report.changes == 3
    assert report.lost == {changes[0].id.writer: ((3, 6),)}
