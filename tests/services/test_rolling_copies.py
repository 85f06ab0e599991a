"""What closing an estate leaves behind, and what is said where it could not."""

import os
import threading
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from renodesk.domain.changes import Author
from renodesk.domain.places import Place
from renodesk.domain.survey import Observation
from renodesk.errors import FileMissing
from renodesk.services.answers import Answers
from renodesk.services.environment import Environment
from renodesk.services.rolling_copies import close_with_copy, copy_troubles, rolling_copies
from renodesk.services.safety import repair_file
from renodesk.services.session import EstateSession

JIA = Author(person="甲", device="d-1")
ENTRANCE = Place(building="1", unit="1")


@pytest.fixture
def environment(tmp_path: Path) -> Environment:
    """Return a machine that keeps copies and a journal."""
    return Environment(copies_folder=tmp_path / "copies", journal_folder=tmp_path / "journal")


def says(session: EstateSession, grade: int) -> None:
    """Say a grade."""
    Answers(session).record("E2.2", ENTRANCE, Observation(grade=Fraction(grade)))


def grade(file: Path, environment: Environment) -> Fraction:
    """Return the grade that is kept in a file."""
    with EstateSession.open(file, JIA, environment, read_only=True) as session:
        observation = Answers(session).card("E2.2", ENTRANCE).observation
        assert observation is not None
        assert isinstance(observation.grade, Fraction)
        return observation.grade


def test_an_estate_that_is_gone_comes_back_from_its_copy_and_the_journal(
    file: Path, environment: Environment
) -> None:
    session = EstateSession.open(file, JIA, environment)
    says(session, 2)
    close_with_copy(session, wait=30)
    with EstateSession.open(file, JIA, environment) as session:
        says(session, 4)  # only the journal has this
    assert len(rolling_copies(file, environment)) == 1
    file.unlink()
    done = repair_file(file, JIA, environment)
    assert (done.lost, done.set_aside) == ((), "")
    assert grade(file, environment) == 4
    assert sorted(one.name for one in file.parent.glob("*.reno*")) == [file.name]


def test_a_file_that_is_gone_and_was_never_closed_here_is_missing(
    file: Path, environment: Environment
) -> None:
    file.unlink()
    with pytest.raises(FileMissing):
        repair_file(file, JIA, environment)


def test_reading_only_leaves_no_copy(file: Path, environment: Environment) -> None:
    close_with_copy(EstateSession.open(file, JIA, environment, read_only=True), wait=30)
    assert rolling_copies(file, environment) == ()
    assert list(copy_troubles(environment, "zh")) == []


def test_closing_works_without_a_place_for_copies_and_the_next_start_says_so(
    file: Path, environment: Environment
) -> None:
    assert environment.copies_folder is not None
    environment.copies_folder.write_text("in the way")
    session = EstateSession.open(file, JIA, environment)
    says(session, 3)
    close_with_copy(session, wait=30)
    assert grade(file, environment) == 3
    (said,) = copy_troubles(environment, "zh")
    assert "写不进去" in said


def test_a_copy_cut_short_is_said_once(file: Path, environment: Environment) -> None:
    session = EstateSession.open(file, JIA, environment)
    close_with_copy(session, wait=30)
    assert environment.copies_folder is not None
    (folder,) = environment.copies_folder.iterdir()
    note = folder / "unfinished.json"
    note.write_text(f'{{"estate": "{file}", "code": "", "facts": {{}}}}', encoding="utf-8")
    os.utime(note, (1_700_000_000, 1_700_000_000))
    (said,) = copy_troubles(environment, "zh")
    assert file.name in said
    assert "程序在写完之前就结束了" in said
    assert list(copy_troubles(environment, "zh")) == []


def test_a_slow_disk_does_not_hold_up_closing(file: Path, environment: Environment) -> None:
    session = EstateSession.open(file, JIA, replace(environment, clock=lambda: 1_790_000_000_000))
    says(session, 3)
    close_with_copy(session, wait=0)
    assert grade(file, environment) == 3
    for thread in threading.enumerate():
        if thread.name == "rolling copy":
            thread.join(30)
    assert len(rolling_copies(file, environment)) == 1
