"""What every command shares: options anywhere on the line, streams, exit codes."""

import subprocess
import sys
from pathlib import Path

import pytest
from cli.commands import done, has_chinese, log_of, read, refused, renodesk

from renodesk import __version__
from renodesk.domain.changes import Author
from renodesk.services.environment import Environment
from renodesk.services.session import EstateSession


def test_shared_options_stand_before_or_after_the_command(estate: Path) -> None:
    assert renodesk("--json", "--lang", "en", "score", estate) == renodesk(
        "score", estate, "--lang", "en", "--json"
    )
    assert renodesk("round", "--json", "list", estate) == renodesk("round", "list", "--json", estate)


def test_as_names_who_acts_wherever_it_stands(estate: Path) -> None:
    done("register", "set", estate, "households=80", "--as", "丙")
    done("register", "--as", "丁", "set", estate, "households=81")
    assert [change["person"] for change in log_of(estate)][-2:] == ["丙", "丁"]


def test_words_go_to_stderr_and_json_stands_alone_on_stdout(estate: Path) -> None:
    said = renodesk("--json", "answer", estate, "B2.1", "--at", "estate", "--set", "bad_m2=坏了")
    assert has_chinese(said.err)
    assert said.json["status"] == "invalid"


def test_a_failure_leaves_stdout_empty_with_json_too(tmp_path: Path) -> None:
    assert "没有.reno" in refused("--json", "score", tmp_path / "没有.reno")


def test_words_come_in_english_when_asked_for(tmp_path: Path) -> None:
    said = renodesk("--lang", "en", "score", tmp_path / "none.reno")
    assert (said.code, said.err) == (3, "There is no file none.reno.\n")


@pytest.mark.parametrize(
    "words",
    [
        ["nonsense"],
        ["score"],
        ["estate", "new", "FILE"],
        ["answer", "FILE", "B2.1"],
        ["check", "FILE", "B-M1", "--at", "1", "--status", "maybe"],
        ["conflicts", "resolve", "FILE"],
        ["conflicts", "FILE", "--take", "a:1"],
        ["--lang", "fr", "score", "FILE"],
        ["answer", "FILE", "B2.1", "--at", "estate"],
        ["answer", "FILE", "B2.1", "--at", "estate", "--set", "no-equals-sign"],
        ["answer", "FILE", "B2.1", "--at", "estate", "--clear", "--grade", "3"],
        ["answer", "FILE", "B2.1", "--at", "estate", "--unseen", "锁着", "--not-applicable", "没有"],
    ],
)
def test_wrong_usage_is_exit_2_and_says_so_on_stderr(words: list[str], estate: Path) -> None:
    said = renodesk(*(str(estate) if word == "FILE" else word for word in words))
    assert (said.code, said.out) == (2, "")
    assert said.err


def test_output_is_the_same_each_time_and_names_no_folder(estate: Path) -> None:
    for words in (["estate", "show"], ["score"], ["history"], ["conflicts"], ["photos", "list"]):
        for shape in ([], ["--json"]):
            first = renodesk(*shape, *words, estate)
            assert first == renodesk(*shape, *words, estate)
            assert str(estate.parent) not in first.out + first.err


def test_reading_leaves_the_file_byte_for_byte_as_it_was(estate: Path) -> None:
    before = estate.read_bytes()
    for words in (["estate", "show"], ["score"], ["history"], ["conflicts"], ["round", "list"]):
        done(*words, estate)
    assert estate.read_bytes() == before
    assert [file.name for file in estate.parent.iterdir()] == [estate.name]


def test_help_and_version_are_no_failures() -> None:
    assert done("--help").out.startswith("Usage: renodesk")
    assert __version__ in done("--version").out


def test_without_a_window_the_program_says_what_to_do() -> None:
    said = renodesk()
    assert said.code == 3
    assert "renodesk --help" in said.err


def test_the_program_runs_as_a_module(estate: Path, tmp_path: Path) -> None:
    run = [sys.executable, "-m", "renodesk"]
    shown = subprocess.run([*run, "estate", "show", estate, "--json"], capture_output=True, check=True)
    assert "槐安里小区" in shown.stdout.decode("utf-8")
    missing = subprocess.run([*run, "score", tmp_path / "没有.reno"], capture_output=True, check=False)
    assert (missing.returncode, missing.stdout) == (3, b"")
    assert "找不到文件 没有.reno" in missing.stderr.decode("utf-8")


def test_somebody_elses_estate_is_read_and_not_written(estate: Path) -> None:
    with EstateSession.open(estate, Author(person="乙", device="d-2"), Environment()):
        assert read("estate", "show", estate)["name"] == "槐安里小区"
        assert "乙（d-2）" in refused("register", "set", estate, "households=80")
    assert not [one for one in log_of(estate) if one["person"] == "甲"]
