"""The command line and the office run on a machine that has no Qt at all."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

BLOCKED = """
import sys
sys.modules["PySide6"] = None
from renodesk.__main__ import main
main()
"""
LOADED = """
import sys
import renodesk.cli.registry
import renodesk.office.ingest
loaded = sorted(name for name in sys.modules if name.startswith(("PySide6", "shiboken6", "renodesk.ui")))
print(loaded)
"""


def without_qt(*words: object) -> subprocess.CompletedProcess[str]:
    """Run a command line where importing PySide6 fails."""
    environment = {**os.environ, "PYTHONUTF8": "1", "DISPLAY": ":0"}
    command = [sys.executable, "-c", BLOCKED, *map(str, words)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False, env=environment)


def succeeds(*words: object) -> str:
    done = without_qt(*words)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_importing_the_command_line_and_the_office_loads_no_qt() -> None:
    done = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_the_whole_main_job_works_without_qt(tmp_path: Path) -> None:
    file, bundle, archive = tmp_path / "槐安里.reno", tmp_path / "a.zip", tmp_path / "档案"
    succeeds("estate", "new", file, "--name", "槐安里")
    succeeds("building", "add", file, "1号楼", "--units", "1")
    succeeds("answer", file, "A2.2", "--at", "1", "--set", "loose_m2=12")
    score = json.loads(succeeds("score", file, "--json"))
    assert [flag["item"] for flag in score["red_flags"]] == ["A2.2"]
    succeeds("report", file, "--out", tmp_path / "a.pdf")
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")
    succeeds("bundle", "write", file, "--out", bundle)
    succeeds("office", "ingest", archive, bundle)
    (ranked,) = json.loads(succeeds("office", "rank", archive, "--json"))
    assert (ranked["rank"], ranked["estate"], ranked["red_flags"]) == (1, "槐安里", 1)


@pytest.mark.parametrize("words", [[], ["open", "x.reno"], ["screens", "x.reno", "out"]])
def test_asking_for_the_window_says_what_is_missing(words: list[str], tmp_path: Path) -> None:
    done = without_qt(*words)
    assert done.returncode == 3
    assert done.stdout == ""
    assert 'pip install "renodesk[window]"' in done.stderr
    assert "Traceback" not in done.stderr


def test_doctor_names_the_missing_window_part() -> None:
    done = without_qt("doctor", "--json")
    findings = {one["part"]: one for one in json.loads(done.stdout)["findings"]}
    assert findings["window"]["ok"] is False
    assert findings["window"]["needed"] is False
