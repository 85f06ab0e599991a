"""`backup`, `repair`, and what a file gets that is no estate, newer, damaged or gone."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from cli.commands import done, log_of, read, refused, renodesk

PAGE = 16384
READING = [["estate", "show"], ["score"], ["history"], ["conflicts"], ["photos", "list"], ["round", "list"]]
WRITING = [
    ["undo"],
    ["answer", "B4.1", "--at", "estate", "--grade", "4"],
    ["register", "set", "households=1"],
]


def on(file: Path, words: list[str]) -> list[object]:
    """Put the estate where a command line names it."""
    at = 2 if words[0] in ("estate", "photos", "round", "register") else 1
    return [*words[:at], file, *words[at:]]


def test_a_backup_is_a_whole_estate_of_its_own(estate: Path, tmp_path: Path) -> None:
    done("answer", estate, "B4.1", "--at", "estate", "--grade", "4")
    name = read("backup", estate, tmp_path / "备份")["file"]
    copy = tmp_path / "备份" / name
    assert [one.name for one in copy.parent.iterdir()] == [name]
    assert log_of(copy) == log_of(estate)
    assert read("score", copy) == read("score", estate)


def test_two_backups_in_one_moment_never_share_a_name(estate: Path, tmp_path: Path) -> None:
    names = {read("backup", estate, tmp_path / "备份")["file"] for _ in range(3)}
    assert len(names) == 3


def test_a_backup_where_a_file_stands_is_refused(estate: Path, tmp_path: Path) -> None:
    (tmp_path / "备份").write_text("a file")
    refused("backup", estate, tmp_path / "备份")
    assert (tmp_path / "备份").read_text() == "a file"


@pytest.mark.parametrize("words", [*READING, *WRITING], ids=" ".join)
@pytest.mark.parametrize("kind", ["missing", "folder", "text", "empty", "other database", "cut short"])
def test_what_is_no_estate_is_named_and_left_alone(
    estate: Path, tmp_path: Path, words: list[str], kind: str
) -> None:
    file = tmp_path / "别的.reno"
    match kind:
        case "folder":
            file.mkdir()
        case "text":
            file.write_text("这是一封信" * 100, encoding="utf-8")
        case "empty":
            file.write_bytes(b"")
        case "other database":
            with closing(sqlite3.connect(file)) as other:
                other.execute("CREATE TABLE cell (x)")
        case "cut short":
            file.write_bytes(estate.read_bytes()[:60])
    before = file.read_bytes() if file.is_file() else None
    assert "别的.reno" in refused(*on(file, words))
    assert (file.read_bytes() if file.is_file() else None) == before
    assert {one.name for one in tmp_path.iterdir()} <= {estate.name, "别的.reno"}


def test_a_newer_estate_is_read_as_far_as_it_goes_and_never_written(estate: Path) -> None:
    with closing(sqlite3.connect(estate)) as file:
        file.execute("PRAGMA user_version = 999")
    before = estate.read_bytes()
    said = refused("answer", estate, "B4.1", "--at", "estate", "--grade", "4")
    assert "更新的 RenoDesk" in said
    assert "999" in said
    assert read("estate", "show", estate)["name"] == "槐安里小区"
    assert estate.read_bytes() == before


def test_an_estate_with_a_foreign_trigger_is_never_written(estate: Path) -> None:
    with closing(sqlite3.connect(estate)) as file:
        file.execute("CREATE TRIGGER bad AFTER INSERT ON writer BEGIN SELECT 1; END")
    before = estate.read_bytes()
    assert "结构" in refused("answer", estate, "B4.1", "--at", "estate", "--grade", "4")
    assert estate.read_bytes() == before


def smash(file: Path) -> None:
    """Overwrite every page but the first two and the last, as a failing stick does."""
    pages = file.stat().st_size // PAGE
    with file.open("r+b") as opened:
        for page in range(3, pages - 1):
            opened.seek(page * PAGE)
            opened.write(b"\xa5" * PAGE)


def test_a_damaged_estate_is_said_to_be_damaged_and_what_to_run(estate: Path) -> None:
    smash(estate)
    for words in (["score"], ["undo"]):
        assert "renodesk repair" in refused(*words, estate)


def test_repair_brings_back_from_a_backup_what_the_file_lost(estate: Path, tmp_path: Path) -> None:
    done("answer", estate, "B4.1", "--at", "estate", "--grade", "4")
    backup = tmp_path / "备份" / read("backup", estate, tmp_path / "备份")["file"]
    log, score = log_of(estate), read("score", estate)
    smash(estate)
    said = read("repair", estate, "--from", backup)
    assert set(said) == {"file", "changes", "photos", "lost", "disputed", "set_aside"}
    assert (said["changes"], said["lost"]) == (len(log), [])
    assert (tmp_path / said["set_aside"]).exists()
    assert log_of(estate) == log
    assert read("score", estate) == score


def test_repair_brings_back_from_the_journal_what_this_laptop_wrote(tmp_path: Path) -> None:
    file = tmp_path / "新.reno"
    done("estate", "new", file, "--name", "槐安里")
    for grade in ("3", "4"):
        done("answer", file, "B4.1", "--at", "estate", "--grade", grade)
    log = log_of(file)
    smash(file)
    assert renodesk("repair", file).code in (0, 1)
    assert log_of(file) == log
    assert read("score", file)["nodes"]["B4.1"]["low"] == 80


def test_what_nobody_has_any_more_is_named_and_exit_is_1(estate: Path) -> None:
    held = len(log_of(estate))
    with closing(sqlite3.connect(estate)) as file:
        file.execute("DROP TRIGGER IF EXISTS change_stays")
        for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            file.execute(f'DROP TRIGGER "{name}"')
        file.execute("DELETE FROM change WHERE seq = 7")
        file.commit()
    said = renodesk("repair", estate, "--json")
    assert said.code == 1
    assert len(said.json["lost"]) == 1
    assert " 7" in said.json["lost"][0]
    assert "找不回" in said.err
    assert len(log_of(estate)) == held - 1


def test_repair_of_nothing_or_from_nothing_is_refused(estate: Path, tmp_path: Path) -> None:
    refused("repair", tmp_path / "没有.reno")
    before = log_of(estate)
    refused("repair", estate, "--from", tmp_path / "没有.zip")
    refused("repair", estate, "--reissue", "0000000000000000")
    assert log_of(estate) == before


def test_reissue_makes_a_copy_in_which_the_writer_has_another_name(estate: Path, tmp_path: Path) -> None:
    writer = log_of(estate)[-1]["id"].partition(":")[0]
    said = read("repair", estate, "--reissue", writer)
    copy = tmp_path / said["file"]
    assert copy != estate
    assert writer in {one["id"].partition(":")[0] for one in log_of(estate)}
    assert writer not in {one["id"].partition(":")[0] for one in log_of(copy)}
    assert len(log_of(copy)) == len(log_of(estate))
    assert read("score", copy) == read("score", estate)


def test_a_copied_estate_goes_on_from_where_it_was(estate: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copy(estate, tmp_path / "抄本.reno"))
    for file, grade in ((estate, "4"), (copy, "2")):
        done("answer", file, "B4.1", "--at", "estate", "--grade", grade)
    done("bundle", "write", copy, "--out", tmp_path / "抄本.zip")
    assert read("bundle", "merge", estate, tmp_path / "抄本.zip")["contested"] == 1
