"""The page for those who read bundles without us: all its commands, run as they stand, give what we hold."""

import json
import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from bundles.sample import JIA, Sample

from renodesk.domain import vocabulary
from renodesk.services.environment import Environment
from renodesk.services.session import EstateSession

PAGE = Path(__file__).resolve().parents[2] / "docs" / "format" / "reading-bundles.md"
TOOLS = ("bash", "unzip", "sha256sum", "ssh-keygen", "jq", "age")
MISSING = [tool for tool in TOOLS if shutil.which(tool) is None]
pytestmark = pytest.mark.skipif(
    bool(MISSING) and not os.environ.get("CI"), reason=f"not installed: {' '.join(MISSING)}"
)


def commands() -> list[str]:
    """Return the page's shell blocks."""
    return re.findall(r"^```sh\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)


def run(blocks: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """Run blocks one after the other in one shell, as somebody types them, and stop at what fails."""
    script = "set -euo pipefail\n" + "".join(f"echo '#{at}'\n{block}" for at, block in enumerate(blocks))
    return subprocess.run(
        ["bash", "-c", script], cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False
    )


@pytest.fixture
def given(sample: Sample, tmp_path: Path) -> Path:
    """Return a folder with what the page begins with."""
    for path in (sample.bundle, sample.sealed, sample.small, sample.receipt):
        shutil.copy(path, tmp_path)
    for name in ("trusted_devices", "age-identities.txt"):
        shutil.copy(sample.folder / name, tmp_path)
    return tmp_path


def test_every_command_of_the_page_works_and_reads_what_we_hold(given: Path, sample: Sample) -> None:
    done = run(commands(), given)
    assert done.returncode == 0, done.stdout[-500:] + done.stderr
    assert 'Good "renodesk-bundle" signature for laptop-jia' in done.stdout
    assert 'Good "renodesk-receipt" signature for office' in done.stdout
    assert "街道办公室: 2/2" in done.stdout
    assert (given / "opened.zip").read_bytes() == sample.bundle.read_bytes()
    theirs = {}
    for line in (given / "cells.jsonl").read_text(encoding="utf-8").splitlines():
        cell = json.loads(line)
        theirs[cell["entity"], cell["key"], cell["field"]] = (cell["value"], cell["contested"])
    shown = json.loads((given / "bag" / "data" / "estate.json").read_text(encoding="utf-8"))
    ours = {
        (cell["entity"], cell["key"], cell["field"]): (cell["value"], cell["contested"])
        for cell in shown["cells"]
    }
    assert any(is_contested for _, is_contested in ours.values())
    assert {cell: theirs[cell] for cell in ours} == ours
    left_out = {cell for cell in theirs if cell not in ours}
    assert {cell for cell in left_out if cell[0] in vocabulary.ENTITIES} == set()
    with EstateSession.open(sample.estate, JIA, Environment(), read_only=True) as session:
        assert len(ours) == sum(len(list(session.file.states(one))) for one in vocabulary.ENTITIES)


HARM = {
    "a photo altered": (3, lambda bag: _flip(next((bag / "data" / "photos").iterdir()))),
    "a fact altered": (3, lambda bag: _flip(bag / "bag-info.txt")),
    "a photo taken out": (3, lambda bag: next((bag / "data" / "photos").iterdir()).unlink()),
    "a file put in": (3, lambda bag: (bag / "data" / "photos" / "more.jpg").write_bytes(b"x")),
    "an altered tag manifest": (4, lambda bag: _flip(bag / "tagmanifest-sha256.txt", at=70)),
    "another format": (5, lambda bag: (bag / "bag-info.txt").write_text("RenoDesk-Format: 2\n")),
}


def _flip(path: Path, at: int = 20) -> None:
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    path.write_bytes(bytes(data))


@pytest.mark.parametrize("harm", HARM.values(), ids=HARM)
def test_the_step_that_should_notice_a_harm_stops(
    harm: tuple[int, Callable[[Path], object]], given: Path, sample: Sample
) -> None:
    section, spoil = harm
    subprocess.run(["unzip", "-q", sample.bundle.name, "-d", "bag"], cwd=given, check=True)
    spoil(given / "bag")
    text = PAGE.read_text(encoding="utf-8")
    wanted = text[text.index(f"\n## {section}. ") : text.index(f"\n## {section + 1}. ")]
    blocks = re.findall(r"^```sh\n(.*?)^```$", wanted, re.DOTALL | re.MULTILINE)
    assert run(["true\n" if section == 3 else "cd bag\n", *blocks], given).returncode != 0


def test_a_name_that_leaves_the_folder_stops_at_the_second_step(given: Path) -> None:
    with zipfile.ZipFile(given / "槐安里.zip", "a") as file:
        file.writestr("../evil", b"x")
    blocks = [block for block in commands() if "unzip -tq" in block]
    assert run(blocks, given).returncode != 0
    assert not (given / "bag").exists()
