"""What the project never says of the machines it was made on, and words it never uses."""

import re
import subprocess
from pathlib import Path

import pytest
from architecture.sources import ROOT

NEVER = {
    "a home folder": r"/ho" r"me/|(?<![\w.])/ro" r"ot\b|[A-Z]:\\{1,2}Users\b",
    "a registry": r"index-u" r"rl|https?://[^/\s]*(pypi|mirr" r"or|npmjs|artifact)[^/\s]*",
    "a folder beside the checkout": r"(?<![\w/])shar" r"ed/",
}
OFFICIAL = "石景山区官方指标"


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    """Every tracked text file."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a checkout")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    found = {}
    for name in listed.decode("utf-8").split("\0"):
        path = ROOT / name
        if name and path.is_file() and not is_binary(path):
            found[name] = path.read_text(encoding="utf-8")
    return found


def is_binary(path: Path) -> bool:
    """Return whether a file holds no text."""
    with path.open("rb") as file:
        return b"\0" in file.read(8000)


@pytest.mark.parametrize("what", NEVER)
def test_no_tracked_file_names(what: str, texts: dict[str, str]) -> None:
    assert len(texts) > 200
    found = [
        f"{name}:{number}: {line.strip()[:80]}"
        for name, text in texts.items()
        for number, line in enumerate(text.splitlines(), 1)
        if re.search(NEVER[what], line)
    ]
    assert found == []


def test_what_is_proposed_is_called_official_nowhere(texts: dict[str, str]) -> None:
    outside = {name: text for name, text in texts.items() if not name.startswith("tests/")}
    assert [name for name, text in outside.items() if OFFICIAL in "".join(text.split())] == []
