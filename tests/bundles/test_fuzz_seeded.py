"""A short fuzzing run, the same each time, of every reader of files of others; `make fuzz` runs long."""

from collections.abc import Hashable
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from fuzz.loop import Target, fuzz, keep
from fuzz.mutation import anywhere, in_json, in_lines, in_table, in_xml
from fuzz.targets import targets_in
from many import many

from renodesk.errors import ReceiptUnreadable

COUNTS = {"estate of a log": 2, "pack": 2, "field workbook": 3, "log": 5, "photo": 5}


@pytest.fixture(scope="module")
def targets(tmp_path_factory: pytest.TempPathFactory) -> tuple[Target, ...]:
    """Return every target."""
    return targets_in(tmp_path_factory.mktemp("fuzz"))


def test_no_reader_says_anything_but_what_is_expected(targets: tuple[Target, ...], tmp_path: Path) -> None:
    short = [(replace(one, seeds=one.seeds[:3]), 3 + COUNTS.get(one.name, many(15))) for one in targets]
    runs = [fuzz(one, 7, count=count) for one, count in short]
    assert [path.with_suffix(".txt").read_text() for run in runs for path in keep(run, tmp_path)] == []
    assert sum(len(run.said) for run in runs) > 60


def test_what_nobody_expected_is_kept_with_its_trace(tmp_path: Path) -> None:
    def feed(data: bytes) -> Hashable:
        if len(data) % 3 == 0:
            raise ReceiptUnreadable(file="x")
        return {}[data] if len(data) % 3 == 1 else len(data)

    run = fuzz(Target(name="x", seeds=[b"seed"], change=anywhere, feed=feed), 1, count=50)
    (path,) = keep(run, tmp_path)
    assert len(path.read_bytes()) % 3 == 1
    assert "KeyError" in path.with_suffix(".txt").read_text()
    assert ("receipt_unreadable", frozenset()) in run.said


@pytest.mark.parametrize("change", [anywhere, in_json, in_lines, in_table, in_xml])
def test_the_same_seed_makes_the_same_bytes_wrong(change: object) -> None:
    seed = b'{"a": [1, "x"], "b": {"c": null}}\n{"d": 1}\n<t r="A1">x</t>\n1,2\n'
    made = [[change(Random(at), seed, seed) for at in range(30)] for _ in range(2)]  # type: ignore[operator]
    assert made[0] == made[1]
    assert len(set(made[0])) > 10
