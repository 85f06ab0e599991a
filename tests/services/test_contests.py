"""Contests in words, and decided by a rule in one act."""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from many import many
from PIL import Image

from renodesk.domain.changes import Author, CellState
from renodesk.domain.places import ESTATE, Place
from renodesk.domain.survey import CheckRecord, Observation
from renodesk.domain.vocabulary import ENTITIES
from renodesk.estates import bundling
from renodesk.services.answers import Answers
from renodesk.services.checklist import ChecklistService
from renodesk.services.contest_scope import Within
from renodesk.services.contests import Contest, Contests, Rule
from renodesk.services.environment import Environment
from renodesk.services.exchange import merge_bundle, open_bundle, write_bundle
from renodesk.services.history import History
from renodesk.services.photos import Photos
from renodesk.services.register import RegisterService
from renodesk.services.session import EstateSession

JIA = Author(person="甲", device="d-1")
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


@pytest.fixture(scope="module")
def contested_made(survey_made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an estate on which 甲 and 乙 differ in four cells, made once."""
    folder = tmp_path_factory.mktemp("contested")
    path = Path(shutil.copy(survey_made, folder / "ours.reno"))
    with EstateSession.open(path, JIA, Environment()) as session:
        write_bundle(session, folder / "first.zip")
        with open_bundle(folder / "first.zip", folder / "theirs.reno", YI, Environment()) as theirs:
            says(theirs, 1, "none", "none")
            write_bundle(theirs, folder / "theirs.zip")
        says(session, 4, "feasible", "need")
        merge_bundle(session, folder / "theirs.zip")
    return path


@pytest.fixture
def contested(contested_made: Path, tmp_path: Path) -> Iterator[EstateSession]:
    """Return it, open for one test."""
    path = shutil.copy(contested_made, tmp_path / "contested.reno")
    with EstateSession.open(Path(path), JIA, Environment()) as session:
        yield session


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
    contests.decide(Rule.PERSON, "乙")
    assert contests.listing() == ()
    assert contested.scores.answers["E2.2", ENTRANCE].value == 1
    History(contested).undo()
    assert len(contests.listing()) == 4


def test_a_rule_may_keep_to_a_building(contested: EstateSession) -> None:
    contests = Contests(contested, "zh")
    contests.decide(Rule.PERSON, "甲", within=Within(place=FIRST))
    assert [contest.place for contest in contests.listing()] == [ESTATE]


def test_a_person_who_said_nothing_decides_nothing(contested: EstateSession) -> None:
    Contests(contested, "zh").decide(Rule.PERSON, "丙")
    assert len(Contests(contested, "en").listing()) == 4


def test_each_side_shows_its_own_photos_and_a_rule_may_take_the_side_that_has_some(
    contested: EstateSession, tmp_path: Path
) -> None:
    Image.new("RGB", (64, 48), "red").save(tmp_path / "a.jpg", "JPEG")
    Photos(contested).add([tmp_path / "a.jpg"], item="E2.2", place=ENTRANCE)
    contests = Contests(contested, "zh")
    sides = {
        claim.person: len(claim.photos)
        for contest in contests.listing()
        if contest.cell.field == "observation"
        for claim in contest.claims
    }
    assert sides == {"甲": 1, "乙": 0}
    contests.decide(Rule.WITH_PHOTOS)
    left = {contest.cell.field for contest in contests.listing()}
    assert "observation" not in left
    assert "record" in left
    assert contested.scores.answers["E2.2", ENTRANCE].value == 4


def test_only_the_chosen_contests_are_decided_and_the_newest_may_win(contested: EstateSession) -> None:
    contests = Contests(contested, "zh")
    one = next(contest for contest in contests.listing() if contest.cell.field == "record")
    newest = max(one.claims, key=lambda claim: claim.at)
    contests.decide(Rule.NEWEST, chosen=[one.cell])
    assert len(contests.listing()) == 3
    assert contested.survey.checks["B-M1", FIRST][0].status == ("need" if newest.person == "甲" else "none")


def test_values_of_one_computer_are_taken_only_in_the_part_that_is_wanted(contested: EstateSession) -> None:
    contests = Contests(contested, "zh")
    contests.decide(Rule.DEVICE, "d-2", within=Within(item="E2"))
    assert {contest.item for contest in contests.listing()} == {"B-M1", ""}
    assert contested.scores.answers["E2.2", ENTRANCE].value == 1
    contests.decide(Rule.DEVICE, "d-1", within=Within(place=FIRST, round="after-works"))
    assert len(contests.listing()) == 2
    contests.decide(Rule.DEVICE, "d-1", within=Within(round="baseline"))
    assert [contest.place for contest in contests.listing()] == [ESTATE]


RULES = st.sampled_from([(Rule.PERSON, "甲"), (Rule.PERSON, "乙"), (Rule.DEVICE, "d-2"), (Rule.NEWEST, "")])


@settings(max_examples=many(3))
@given(here=RULES, there=RULES, is_taken_back=st.booleans())
def test_what_two_places_decide_by_rules_ends_in_the_same_cells(
    survey_made: Path, here: tuple[Rule, str], there: tuple[Rule, str], is_taken_back: bool
) -> None:
    with TemporaryDirectory() as name, ExitStack() as stack:
        folder = Path(name)
        shutil.copy(survey_made, folder / "甲.reno")
        jia = stack.enter_context(EstateSession.open(folder / "甲.reno", JIA, Environment()))
        write_bundle(jia, folder / "first.zip")
        yi = stack.enter_context(open_bundle(folder / "first.zip", folder / "乙.reno", YI, Environment()))
        says(jia, 4, "feasible", "need")
        says(yi, 1, "none", "none")
        exchange(jia, yi, folder)
        Contests(jia, "zh").decide(*here)
        Contests(yi, "zh").decide(*there)
        if is_taken_back:
            History(yi).undo()
        exchange(jia, yi, folder)
        assert cells_of(jia) == cells_of(yi)
        open_here = len(Contests(jia, "zh").listing())
        assert open_here == (4 if is_taken_back or not _agree(here, there) else 0)
        Contests(jia, "zh").decide(Rule.NEWEST)
        exchange(jia, yi, folder)
        assert cells_of(jia) == cells_of(yi)
        assert Contests(yi, "zh").listing() == ()


def exchange(jia: EstateSession, yi: EstateSession, folder: Path) -> None:
    """Hand each side what the other has."""
    for number, (source, target) in enumerate(((jia, yi), (yi, jia))):
        bundling.write_bundle(source.file, source.environment.forms, folder / f"{number}.zip")
        merge_bundle(target, folder / f"{number}.zip")


def cells_of(session: EstateSession) -> list[CellState]:
    """Return every cell that can be contested here, with its heads."""
    return [state for entity in ENTITIES for state in session.file.states(entity)]


def _agree(here: tuple[Rule, str], there: tuple[Rule, str]) -> bool:
    takes_yi = [(Rule.PERSON, "乙"), (Rule.DEVICE, "d-2"), (Rule.NEWEST, "")]
    return (here in takes_yi) == (there in takes_yi)
