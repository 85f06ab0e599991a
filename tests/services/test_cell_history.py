"""What a cell ever said, and giving it one of those values again."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from renodesk.domain import vocabulary
from renodesk.domain.changes import Author
from renodesk.domain.places import ESTATE, Place
from renodesk.domain.survey import CheckRecord, Observation
from renodesk.errors import AlreadyShown, RoundSealed, UnknownChange
from renodesk.services.answers import Answers
from renodesk.services.cell_history import CellHistory, Version, VersionState
from renodesk.services.checklist import ChecklistService
from renodesk.services.environment import Environment
from renodesk.services.exchange import merge_bundle, open_bundle, write_bundle
from renodesk.services.history import History
from renodesk.services.register import RegisterService
from renodesk.services.rounds import Rounds
from renodesk.services.session import EstateSession

YI = Author(person="乙", device="d-2")
FIRST, ENTRANCE = Place(building="1"), Place(building="1", unit="1")
DAY_MS = 86_400_000


def says(session: EstateSession, grade: int) -> None:
    """Say a grade at an entrance."""
    Answers(session).record("E2.2", ENTRANCE, Observation(grade=Fraction(grade)))


def of_answer(session: EstateSession) -> tuple[Version, ...]:
    """Return every value the answer ever had."""
    history = CellHistory(session, "zh")
    return history.versions(history.answer_cells("E2.2", ENTRANCE))


def states(session: EstateSession) -> list[tuple[str, VersionState]]:
    """Return the values of the answer, the latest first, each with what became of it."""
    return [(one.lines[0].partition("　")[0], one.state) for one in of_answer(session)]


def test_every_cell_of_an_answer_is_one_list_in_words(session: EstateSession) -> None:
    answers = Answers(session)
    says(session, 4)
    answers.set_basis("E2.2", ENTRANCE, "estimated")
    answers.set_note("E2.2", ENTRANCE, "车棚没开")
    says(session, 2)
    found = of_answer(session)
    assert [one.what for one in found] == ["观察", "备注", "怎么得来的", "观察"]
    assert [one.lines[0] for one in found[1:3]] == ["车棚没开", "目测估算"]
    assert found[0].lines[0].startswith("2　")
    assert {(one.person, one.device) for one in found} == {("甲", "d-1")}
    assert [one.state for one in found] == [*[VersionState.SHOWN] * 3, VersionState.REPLACED]
    assert found[3].by == "甲"


def test_undone_values_are_told_from_replaced_ones_and_come_again_with_redo(session: EstateSession) -> None:
    history = History(session)
    says(session, 4)
    says(session, 2)
    history.undo()
    assert states(session)[1:] == [("2", VersionState.UNDONE), ("4", VersionState.REPLACED)]
    history.redo()
    assert states(session) == [
        ("2", VersionState.SHOWN),
        ("4", VersionState.UNDONE),
        ("2", VersionState.REPLACED),
        ("4", VersionState.REPLACED),
    ]
    assert [one.takes_back for one in of_answer(session)] == [True, True, False, False]


def test_a_value_comes_back_as_an_act_that_is_undone_like_any_other(session: EstateSession) -> None:
    for grade in (4, 2):
        says(session, grade)
    before = session.scores.answers["E2.2", ENTRANCE].value
    history = CellHistory(session, "zh")
    oldest = of_answer(session)[-1]
    changes = history.restore(oldest.id)
    assert changes.cells == {vocabulary.answer_cell("baseline", "E2.2", ENTRANCE)}
    assert states(session)[0] == ("4", VersionState.SHOWN)
    assert session.scores.answers["E2.2", ENTRANCE].value != before
    with pytest.raises(AlreadyShown):
        history.restore(oldest.id)
    History(session).undo()
    assert session.scores.answers["E2.2", ENTRANCE].value == before


def test_a_restored_value_replaces_every_head_that_was_shown(session: EstateSession, tmp_path: Path) -> None:
    says(session, 5)
    write_bundle(session, tmp_path / "first.zip")
    with open_bundle(tmp_path / "first.zip", tmp_path / "theirs.reno", YI, Environment()) as theirs:
        says(theirs, 1)
        write_bundle(theirs, tmp_path / "theirs.zip")
    says(session, 3)
    merge_bundle(session, tmp_path / "theirs.zip")
    found = of_answer(session)
    assert sorted(one.state for one in found) == ["contested", "contested", "replaced"]
    assert {one.person for one in found if one.state == VersionState.CONTESTED} == {"甲", "乙"}
    CellHistory(session, "zh").restore(found[-1].id)
    assert History(session).conflicts() == []
    assert states(session)[0] == ("5", VersionState.SHOWN)
    History(session).undo()
    assert len(History(session).conflicts()) == 1


def test_register_fields_and_checks_of_the_36_have_a_history_too(session: EstateSession) -> None:
    register = RegisterService(session)
    register.set_fields(ESTATE, {"gas": "none"})
    history = CellHistory(session, "zh")
    cell = vocabulary.register_cell(ESTATE, "gas")
    now, before = history.versions([cell])
    assert now.lines != before.lines
    assert "piped" not in before.lines[0]
    history.restore(before.id)
    assert session.text(cell) == "piped"
    checks = ChecklistService(session)
    for status in ("need", "none"):
        checks.record("B-M1", FIRST, CheckRecord(status=status))
    found = history.versions(history.answer_cells("B-M1", FIRST))
    assert [one.lines[0] for one in found] == ["无此问题", "需改"]
    assert vocabulary.place_cell(FIRST, "floors") in history.place_cells(FIRST)


def test_a_sealed_round_takes_no_value_back_also_when_another_was_begun(session: EstateSession) -> None:
    for grade in (4, 2):
        says(session, grade)
    oldest = of_answer(session)[-1].id
    Rounds(session).seal("定稿")
    history = CellHistory(session, "zh")
    with pytest.raises(RoundSealed):
        history.restore(oldest)
    Rounds(session).new("after-works")
    with pytest.raises(RoundSealed):
        history.restore(oldest)
    with pytest.raises(UnknownChange):
        history.restore("nonsense")


@pytest.mark.parametrize(
    "clock", [-DAY_MS * 365 * 56, -3_600_000, DAY_MS * 365 * 174], ids=["1970", "hour", "2200"]
)
def test_a_wrong_clock_changes_no_order_and_is_said(file: Path, clock: int) -> None:
    usual = Environment()
    with EstateSession.open(file, YI, usual) as session:
        says(session, 4)
    wrong = replace(usual, clock=lambda: max(0, usual.clock() + clock))
    with EstateSession.open(file, YI, wrong) as session:
        says(session, 2)
        found = of_answer(session)
    assert [one.lines[0][0] for one in found] == ["2", "4"]
    assert [one.is_clock_doubtful for one in found] == [True, False]
    with EstateSession.open(file, YI, usual) as session:
        says(session, 5)
        assert [one.lines[0][0] for one in of_answer(session)] == ["5", "2", "4"]
        observation = Answers(session).card("E2.2", ENTRANCE).observation
        assert observation is not None
        assert observation.grade == 5
