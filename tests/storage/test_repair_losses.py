"""What a repair must not lose beside the log, drop without naming, or mix in."""

import shutil
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from renodesk.errors import OtherEstate
from renodesk.storage.journal import Journal
from renodesk.storage.repairing import RepairReport, repair_estate_file

LaptopMaker = Callable[..., Any]
PAGE = 16384


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


def alter(path: Path, statement: str) -> None:
    """Run a statement on a closed file, past its triggers and with its schema as it was."""
    with closing(sqlite3.connect(path)) as connection:
        triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute(statement)
        for _, sql in triggers:
            connection.execute(sql)
        connection.commit()


def repair(laptop: Any, journal: Path | None = None, sources: tuple[Path, ...] = ()) -> RepairReport:
    """Repair a laptop's closed file."""
    return repair_estate_file(
        laptop.path, laptop.file.author, clock=laptop.clock, journal_folder=journal, sources=sources
    )


@pytest.mark.parametrize("damage", ["hlc = -5", "value = '{oops'", "at = 'yesterday'"])
def test_a_change_damaged_in_place_is_named_even_when_it_was_the_last(
    laptop: LaptopMaker, damage: str
) -> None:
    jia = laptop()
    jia.put("estate", "last")
    last = jia.changes()[-1].id
    jia.file.close()
    alter(jia.path, f"UPDATE change SET {damage} WHERE seq = 2")
    report = repair(jia)
    assert report.changes == 1
    assert report.lost == {last.writer: ((2, 2),)}


def test_a_source_with_one_altered_change_still_gives_the_others(laptop: LaptopMaker, tmp_path: Path) -> None:
    jia, yi = laptop(), laptop("yi.reno", person="乙", device="d-2")
    jia.put("estate", "mine")
    yi.take(jia)
    yi.put("estate", "from yi", field="address")
    for one in (jia, yi):
        one.file.close()
    alter(yi.path, "UPDATE change SET value = '\"altered\"' WHERE value = '\"mine\"'")
    report = repair(jia, sources=(yi.path,))
    assert report.changes == 3
    again = laptop()
    assert again.value("estate", field="address") == "from yi"
    assert again.value("estate") == "mine"


def test_another_estate_is_never_merged_in_as_a_source(laptop: LaptopMaker) -> None:
    jia, other = laptop(), laptop("other.reno")
    other.put("estate", "E2", field="id")
    for one in (jia, other):
        one.file.close()
    before = jia.path.read_bytes()
    with pytest.raises(OtherEstate):
        repair(jia, sources=(other.path,))
    assert jia.path.read_bytes() == before


def test_who_wrote_is_known_again_from_a_backup(laptop: LaptopMaker, tmp_path: Path) -> None:
    jia = laptop()
    backup = jia.file.backup(tmp_path / "backups")
    jia.file.close()
    smash(jia.path, pages_of(jia.path, "writer", "sqlite_autoindex_writer_1"))
    repair(jia, sources=(backup,))
    assert [writer.person for writer in laptop().file.writers().values()] == ["甲"]


def test_personal_values_and_receipts_are_still_there_after_a_repair(laptop: LaptopMaker) -> None:
    jia = laptop()
    jia.file.side.keep_person_value("token", "张三")
    jia.file.close()
    alter(jia.path, "INSERT INTO receipt VALUES ('aa', 'office', '2025-11-03T00:00:00Z', x'01')")
    repair(jia)
    with closing(sqlite3.connect(jia.path)) as connection:
        assert connection.execute("SELECT * FROM person_value").fetchall() == [("token", "张三")]
        assert connection.execute("SELECT office FROM receipt").fetchall() == [("office",)]


def test_a_gap_that_was_known_before_a_repair_is_known_after_it(laptop: LaptopMaker) -> None:
    jia = laptop()
    promised = {"c" * 16: ((1, 5),)}
    jia.file.merge([], [], promised)
    jia.file.close()
    assert repair(jia).lost == promised


def test_what_a_killed_program_had_not_checkpointed_is_set_aside_too(
    laptop: LaptopMaker, tmp_path: Path
) -> None:
    jia = laptop()
    (tmp_path / "killed").mkdir()
    target = tmp_path / "killed" / "estate.reno"
    for ending in ("", "-wal"):
        shutil.copy(f"{jia.path}{ending}", f"{target}{ending}")
    wal = Path(f"{target}-wal").read_bytes()
    report = repair_estate_file(target, jia.file.author, clock=jia.clock, journal_folder=None)
    assert Path(f"{report.set_aside}-wal").read_bytes() == wal


def test_the_act_after_a_torn_journal_line_is_in_the_journal(laptop: LaptopMaker, tmp_path: Path) -> None:
    jia = laptop(journal_folder=tmp_path / "journal")
    jia.put("estate", "torn")
    (file,) = (tmp_path / "journal").rglob("*.jsonl")
    file.write_bytes(file.read_bytes()[:-20])
    jia.put("estate", "next")
    kept = Journal(tmp_path / "journal", "E1").read().changes
    assert [change.value for change in kept] == ['"E1"', '"next"']


def test_a_worker_that_reads_the_log_does_not_hold_the_window_up(laptop: LaptopMaker) -> None:
    jia = laptop()
    jia.put("estate", "read")
    reading = jia.file.changes()
    next(reading)
    wrote = threading.Event()

    def act() -> None:
        jia.put("estate", "written meanwhile")
        wrote.set()

    window = threading.Thread(target=act)
    window.start()
    was_free = wrote.wait(timeout=2)
    reading.close()
    window.join()
    assert was_free
