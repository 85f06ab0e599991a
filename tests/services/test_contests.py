"""Contests in words, and decided by a rule in one act."""

from fractions import Fraction
from pathlib import Path

import pytest

from renodesk.domain.changes import Author
from renodesk.domain.places import ESTATE, Place
from renodesk.domain.survey import CheckRecord, Observation
from renodesk.services.answers import Answers
from renodesk.services.checklist import ChecklistService
from renodesk.services.contests import Contest, Contests
from renodesk.services.environment import Environment
from renodesk.services.exchange import merge_bundle, open_bundle, write_bundle
from renodesk.services.history import History
from renodesk.services.register import RegisterService
from renodesk.services.session import EstateSession

YI = Author(person="乙", device="d-2")
FIRST, ENTRANCE = Place(building="1"), Place(building="1", unit="1")


def says(session: EstateSession, grade: int, gas: str, status: str) -> None:
    """Say a grade, a register value, how a roof is, and a note."""
    answers = Answers(session)
    answers.record("E2.2", ENTRANCE, Observation(grade=Fraction(grade), inputs={"ebikes": Fraction(grade)}))
    answers.set_basis("E2.2", ENTRANCE, "measured" if grade > 2 else "estimated")
    RegisterService(session).set_fields(ESTATE, {"gas": gas})
    record = CheckRecord(status=status, quantities={"area": Fraction(grade)})
    ChecklistService(session).record("B-M1", FIRST, record)


@pytest.fixture
def contested(session: EstateSession, tmp_path: Path) -> EstateSession:
    """Return an estate on which 甲 and 乙 differ in four cells."""
    write_bundle(session, tmp_path / "first.zip")
    with open_bundle(tmp_path / "first.zip", tmp_path / "theirs.reno", YI, Environment()) as theirs:
        says(theirs, 1, "none", "none")
        write_bundle(theirs, tmp_path / "theirs.zip")
    says(session, 4, "feasible", "need")
    merge_bundle(session, tmp_path / "theirs.zip")
    return session


def lines(contest: Contest, person: str) -> str:
    """Return what a person says, in one text."""
    (claim,) = [one for one in contest.claims if one.person == person]
    return "\n".join(claim.lines)


def test_every_contest_is_told_in_words(contested: EstateSession) -> None:
    found = {contest.what: contest for contest in Contests(contested, "zh").listing()}
    assert len(found) == 4
    answer = next(
        contest for what, contest in found.items() if what.startswith("E2.2") and "怎么" not in what
    )
    assert answer.place == ENTRANCE
    assert lines(answer, "甲").startswith("4　")
    assert "停在楼内的电动自行车：4" in lines(answer, "甲")
    basis = next(contest for what, contest in found.items() if "怎么得来的" in what)
    assert (lines(basis, "甲"), lines(basis, "乙")) == ("实测", "目测估算")
    check = next(contest for what, contest in found.items() if what.startswith("B-M1"))
    assert lines(check, "甲").startswith("需改\n")
    gas = next(contest for what, contest in found.items() if "管道气" in what)
    assert lines(gas, "乙").startswith("没有") or lines(gas, "乙") == "无"


def test_everything_of_one_person_is_taken_in_one_act(contested: EstateSession) -> None:
    contests = Contests(contested, "zh")
    assert contests.persons() == ("乙", "甲")
    contests.take_all_from("乙")
    assert contests.listing() == ()
    assert contested.scores.answers["E2.2", ENTRANCE].value == 1
    History(contested).undo()
    assert len(contests.listing()) == 4


def test_a_rule_may_keep_to_a_building(contested: EstateSession) -> None:
    contests = Contests(contested, "zh")
    contests.take_all_from("甲", FIRST)
    assert [contest.place for contest in contests.listing()] == [ESTATE]


def test_a_person_who_said_nothing_decides_nothing(contested: EstateSession) -> None:
    Contests(contested, "zh").take_all_from("丙")
    assert len(Contests(contested, "en").listing()) == 4
