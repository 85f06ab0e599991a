"""docs/coverage.md: all 78 mechanisms are there, and what a row names exists."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import click
import pytest

from renodesk.cli.registry import root
from renodesk.paths import forms_dir
from renodesk.ui.screen_keys import SCREEN_TITLES

ROOT = Path(__file__).parents[2]
STATES = ("有", "部分", "不做")


@dataclass(frozen=True)
class Mechanism:
    """A row of the table."""

    number: int
    name: str
    source: str
    state: str
    where: str
    how: str


def rows() -> list[Mechanism]:
    text = (ROOT / "docs" / "coverage.md").read_text("utf-8")
    found = re.findall(r"^\| (\d+) \| (.*?) \| (.*?) \| (.*?) \| (.*?) ?\| (.*?) \|$", text, re.MULTILINE)
    return [Mechanism(int(number), *cells) for number, *cells in found]


def commands(group: click.Command = root, before: str = "") -> Iterator[str]:
    for name, one in getattr(group, "commands", {}).items():
        yield before + name
        yield from commands(one, f"{before}{name} ")


KNOWN: dict[str, Callable[[str], bool]] = {
    "命令": set(commands()).__contains__,
    "界面": {name for name, _ in SCREEN_TITLES}.__contains__,
    "文件": lambda name: (ROOT / name).is_file(),
    "台账": lambda name: (forms_dir() / name / "pack.toml").is_file(),
}


def test_all_78_are_there_in_order_with_a_source() -> None:
    assert [one.number for one in rows()] == list(range(1, 79))
    assert all(one.name and one.source for one in rows())


@pytest.mark.parametrize("row", rows(), ids=lambda one: str(one.number))
def test_what_a_row_names_exists_and_what_is_left_out_says_why(row: Mechanism) -> None:
    assert row.state in STATES
    named = re.findall(r"(\S*?) ?`([^`]+)`", row.where)
    assert bool(named) == (row.state != "不做")
    wrong = [(kind, name) for kind, name in named if not KNOWN[kind.lstrip("、")](name)]
    assert not wrong
    assert row.how or row.state == "有", "what is missing, or why it is left out"
