"""An estate beside those of an archive: numbers as a spreadsheet has them, only like with like, an annex."""

import shutil
import statistics
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renodesk.domain.changes import Author
from renodesk.domain.places import ESTATE
from renodesk.domain.survey import Observation
from renodesk.errors import FileMissing
from renodesk.reports.papers import Kind, PaperOptions
from renodesk.services.answers import Answers
from renodesk.services.environment import Environment
from renodesk.services.reporting.archive_beside import at, beside
from renodesk.services.reporting.papers import make_paper
from renodesk.services.session import EstateSession

JIA = Author(person="甲", device="d-1")
Make = Callable[[str, int], Path]


@given(st.lists(st.integers(0, 100), min_size=2, max_size=9))
def test_quartiles_are_those_of_a_spreadsheet(numbers: list[int]) -> None:
    ordered = sorted(Fraction(number) for number in numbers)
    expected = statistics.quantiles(ordered, n=4, method="inclusive")
    assert [at(ordered, Fraction(part, 4)) for part in (1, 2, 3)] == expected


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Return what makes an estate all of whose graded estate rows have one grade."""

    def made(name: str, grade: int) -> Path:
        path = tmp_path / f"{name}.reno"
        with EstateSession.create(path, name, JIA, Environment()) as session:
            for item in session.forms.tree.items:
                if item.scope == "estate" and item.is_graded:
                    Answers(session).record(item.code, ESTATE, Observation(grade=Fraction(grade)))
        return path

    return made


@pytest.fixture
def archive(make: Make, tmp_path: Path) -> Path:
    folder = tmp_path / "archive" / "estates"
    folder.mkdir(parents=True)
    for name, grade in (("差", 1), ("中", 3), ("好", 5)):
        shutil.copy(make(name, grade), folder)
    (folder / "坏.reno").write_bytes(b"nothing of the kind")
    return tmp_path / "archive"


def test_only_other_estates_of_the_same_tree_count(make: Make, archive: Path) -> None:
    mine = make("中上", 4)
    shutil.copy(mine, archive / "estates")
    with EstateSession.open(mine, JIA, Environment(), read_only=True) as session:
        found = beside(session, archive, "zh")
        assert (found.estates, found.left_out) == (3, 1)
        assert found.lines[0].code == ""
        for line in found.lines:
            assert line.least <= line.quarter <= line.middle <= line.three_quarters <= line.most
            assert line.lower + line.alike + line.higher <= found.estates
        with pytest.raises(FileMissing):
            beside(session, archive / "nowhere", "zh")


def test_the_annex_stands_outside_what_the_mark_of_the_paper_covers(make: Make, archive: Path) -> None:
    with EstateSession.open(make("中上", 4), JIA, Environment(), read_only=True) as session:
        options = PaperOptions(sections=("summary",))
        alone = make_paper(session, Kind.DIAGNOSIS, options)
        beside_others = make_paper(session, Kind.DIAGNOSIS, options, archive)
    assert beside_others.marks == {**alone.marks, "annex": "yes"}
    assert list(beside_others.blocks)[: len(alone.blocks)] == list(alone.blocks)
    assert len(beside_others.blocks) > len(alone.blocks)
