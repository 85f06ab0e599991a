"""Running the command line inside the test, as a person at a terminal would."""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from renodesk.cli.registry import main


@dataclass(frozen=True, kw_only=True)
class Said:
    """What a run gave: its exit code, and what stood on both streams."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


def renodesk(*words: object) -> Said:
    """Run a command line as 甲; nothing on either stream may look like a fault of ours."""
    with CliRunner().isolation() as streams:
        code = main(["--as", "甲", *map(str, words)])
        out, err = (stream.getvalue().decode("utf-8") for stream in streams[:2])
    assert "Traceback" not in out + err
    assert not re.search(r"\{[a-z_]+\}", err), f"a fact is missing in: {err}"
    return Said(code=code, out=out, err=err)


def done(*words: object) -> Said:
    """Run a command line that must succeed."""
    said = renodesk(*words)
    assert said.code == 0, said.err
    return said


def read(*words: object) -> Any:
    """Run a command line that must succeed, and return its JSON."""
    return done("--json", *words).json


def has_chinese(text: str) -> bool:
    return any("\u4e00" <= character <= "\u9fff" for character in text)


def refused(*words: object) -> str:
    """Run a command line that fails in an expected way, and return its Chinese sentence."""
    said = renodesk(*words)
    assert said.code == 3, (said.out, said.err)
    assert said.out == ""
    assert has_chinese(said.err)
    return said.err


def log_of(file: Path) -> list[dict[str, Any]]:
    """Return every change of an estate."""
    return list(read("history", file))


def write_json(path: Path, value: object) -> Path:
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    return path


def load(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))
