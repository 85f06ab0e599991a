"""The command line and the office run on a machine that has no Qt at all."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

BLOCKED = """
import io, json, sys
from contextlib import redirect_stderr, redirect_stdout
sys.modules["PySide6"] = None
from renodesk.__main__ import main
said = []
for words in json.loads(sys.argv[1]):
    sys.argv = ["renodesk", *words]
    with redirect_stdout(io.StringIO()) as out, redirect_stderr(io.StringIO()) as err:
        try:
            main()
        except SystemExit as left:
            said.append({"code": left.code or 0, "out": out.getvalue(), "err": err.getvalue()})
assert sys.modules["PySide6"] is None
print(json.dumps(said))
"""
LOADED = """
import sys
import renodesk.cli.registry
import renodesk.office.ingest
loaded = sorted(name for name in sys.modules if name.startswith(("PySide6", "shiboken6", "renodesk.ui")))
print(loaded)
"""


@dataclass(frozen=True, kw_only=True)
class Said:
    """What a command gave: its exit code, and what stood on both streams."""

    code: int
    out: str
    err: str


def without_qt(*commands: Sequence[object]) -> list[Said]:
    """Run command lines one after another where importing PySide6 fails."""
    environment = {**os.environ, "PYTHONUTF8": "1", "DISPLAY": ":0"}
    words = json.dumps([[str(word) for word in command] for command in commands])
    command = [sys.executable, "-c", BLOCKED, words]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, env=environment)
    assert done.returncode == 0, done.stderr
    said = [Said(**one) for one in json.loads(done.stdout)]
    assert len(said) == len(commands)
    return said


def test_importing_the_command_line_and_the_office_loads_no_qt() -> None:
    done = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_the_whole_main_job_works_without_qt(tmp_path: Path) -> None:
    file, bundle, archive = tmp_path / "槐安里.reno", tmp_path / "a.zip", tmp_path / "档案"
    said = without_qt(
        ("estate", "new", file, "--name", "槐安里"),
        ("building", "add", file, "1号楼", "--units", "1"),
        ("answer", file, "A2.2", "--at", "1", "--set", "loose_m2=12"),
        ("score", file, "--json"),
        ("report", file, "--out", tmp_path / "a.pdf"),
        ("bundle", "write", file, "--out", bundle),
        ("office", "ingest", archive, bundle),
        ("office", "rank", archive, "--json"),
    )
    assert [(one.code, one.err) for one in said if one.code] == []
    assert [flag["item"] for flag in json.loads(said[3].out)["red_flags"]] == ["A2.2"]
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")
    (ranked,) = json.loads(said[-1].out)
    assert (ranked["rank"], ranked["estate"], ranked["red_flags"]) == (1, "槐安里", 1)


def test_asking_for_the_window_says_what_is_missing() -> None:
    for said in without_qt([], ["open", "x.reno"], ["screens", "x.reno", "out"]):
        assert said.code == 3
        assert said.out == ""
        assert 'pip install "renodesk[window]"' in said.err
        assert "Traceback" not in said.err


def test_doctor_names_the_missing_window_part() -> None:
    (said,) = without_qt(["doctor", "--json"])
    findings = {one["part"]: one for one in json.loads(said.out)["findings"]}
    assert findings["window"]["ok"] is False
    assert findings["window"]["needed"] is False
