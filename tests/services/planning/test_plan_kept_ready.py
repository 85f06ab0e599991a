"""What is kept ready while one ticks is what would be read anew: lines, predictions and gains."""

import shutil
from collections.abc import Callable, Mapping
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from renodesk.domain.changes import Author
from renodesk.domain.places import ESTATE, Place
from renodesk.domain.survey import CheckRecord, Observation
from renodesk.services.answers import Answers
from renodesk.services.checklist import ChecklistService
from renodesk.services.environment import Environment
from renodesk.services.history import History
from renodesk.services.payers import Payers
from renodesk.services.planning import MAIN, PlanLines, Planner, Predicting
from renodesk.services.planning.asked import asked_for
from renodesk.services.planning.board import GroupBy, Narrowing, Only, PlanBoard
from renodesk.services.planning.money import PlanMoney, PlanMoneys
from renodesk.services.prices import Prices
from renodesk.services.register import RegisterService
from renodesk.services.session import EstateSession

B1, B2 = Place(building="1"), Place(building="2")
JIA = Author(person="甲", device="d-1")
Step = Callable[[EstateSession, int], object]


def numbers(**inputs: int) -> dict[str, Fraction]:
    return {name: Fraction(value) for name, value in inputs.items()}


def leak(session: EstateSession, number: int) -> None:
    place = (B1, B2)[number % 2]
    roof = Observation(inputs=numbers(leaking=number % 4, top_units=6, repair_m2=10 * number))
    Answers(session).record("A2.1", place, roof)


def pave(session: EstateSession, number: int) -> None:
    Answers(session).record("B2.1", ESTATE, Observation(inputs=numbers(bad_m2=100 * number, road_m2=1000)))


def say(session: EstateSession, number: int) -> None:
    record = CheckRecord(status=("need", "none", "")[number % 3], reason="说过的")
    ChecklistService(session).record("B-M1", (B1, B2)[number % 2], record)


def register(session: EstateSession, number: int) -> None:
    RegisterService(session).set_fields(ESTATE, {"households": str(10 + number)})


def choose(session: EstateSession, number: int) -> None:
    lines = PlanLines(session, MAIN).lines()
    if lines:
        line = lines[number % len(lines)]
        Planner(session, MAIN).choose([line.key], is_chosen=not line.is_chosen, reason="另有安排")


def phase(session: EstateSession, number: int) -> None:
    keys = [line.key for line in PlanLines(session, MAIN).lines()]
    Planner(session, MAIN).set_year(keys[number:], number % 4)


def measure(session: EstateSession, number: int) -> None:
    lines = [one for one in PlanLines(session, MAIN).lines() if one.item is not None]
    for line in lines[number : number + 1]:
        column = line.item.quantities[0].name if line.item is not None else ""
        changed = None if number == 3 else {column: Fraction(number)}
        Planner(session, MAIN).set_quantities(line.key, changed, "复核")


def add(session: EstateSession, number: int) -> None:
    Planner(session, MAIN).add(
        f"鉴定{number}", "appraisal", (B1, B2, ESTATE)[number % 3], number * 100 or None
    )


def drop(session: EstateSession, number: int) -> None:
    works = [one for one in PlanLines(session, MAIN).lines() if one.item is None]
    for line in works[number % 3 :][:1]:
        Planner(session, MAIN).remove(line.key)


def pay(session: EstateSession, number: int) -> None:
    Payers(session).share_out("B-M1", {"FD-CX1": Fraction(10 * number)})


def redo(session: EstateSession, _: int) -> None:
    if History(session).can_redo:
        History(session).redo()


def undo(session: EstateSession, _: int) -> None:
    if History(session).can_undo:
        History(session).undo()


DOINGS = (leak, pave, say, register, choose, phase, measure, add, drop, pay, undo, redo)


def facts(money: PlanMoney | None) -> object:
    """Return what a plan's money says, without the book it was reckoned by."""
    if money is None:
        return None
    own = (money.financing, money.by_line, money.extra, money.whole, money.by_year, dict(money.sums))
    return (*own, money.estimate.costing, money.estimate.whole, dict(money.estimate.sums))


STEPS: Mapping[str, Step] = {one.__name__: one for one in DOINGS}


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(sorted(STEPS)), st.integers(0, 7)), min_size=2, max_size=8))
def test_whatever_is_done_lines_and_money_kept_ready_are_those_of_a_file_opened_anew(
    survey_made: Path, tmp_path: Path, steps: list[tuple[str, int]]
) -> None:
    path = Path(shutil.copy(survey_made, tmp_path / "kept.reno"))
    with EstateSession.open(path, JIA, Environment()) as session:
        Prices(session).use("price_example")
        moneys = PlanMoneys(session)
        for name, number in steps:
            moneys.of(PlanLines(session, MAIN).lines())
            STEPS[name](session, number)
            assert session.derived(asked_for) == asked_for(session)
        kept = PlanLines(session, MAIN).lines()
        money = moneys.of(kept)
    with EstateSession.open(path, JIA, Environment(), read_only=True) as anew:
        lines = PlanLines(anew, MAIN).lines()
        assert kept == lines
        assert facts(money) == facts(PlanMoneys(anew).of(lines))
    path.unlink()


@pytest.fixture
def surveyed(session: EstateSession) -> EstateSession:
    """Return the session with leaks, a broken road, dark stairs and pipes that open the ground."""
    for place in (B1, B2):
        roof = numbers(leaking=3, top_units=6, repair_m2=40)
        Answers(session).record("A2.1", place, Observation(inputs=roof))
    for place in (Place(building="1", unit="1"), Place(building="1", unit="2")):
        Answers(session).record("A3.2", place, Observation(inputs=numbers(should=6, lit=2)))
    Answers(session).record("B2.1", ESTATE, Observation(inputs=numbers(bad_m2=900, road_m2=1000)))
    Answers(session).record("C1.2", ESTATE, Observation(grade=Fraction(2), inputs=numbers(pipe_m=120)))
    return session


def test_the_gain_beside_what_is_ticked_is_that_of_predicting_the_whole_plan_twice(
    surveyed: EstateSession,
) -> None:
    board = PlanBoard(surveyed)
    assert len(board.lines) > 5
    for line in board.lines:
        assert board.gain(line) == Predicting(surveyed).gain(board.lines, line)
    assert board.outlook.after == Predicting(surveyed).outlook(board.lines).after
    chosen = next(line for line in board.lines if line.is_chosen)
    assert board.steps(chosen) == Predicting(surveyed).steps(board.lines, chosen)
    assert board.gain(chosen) == Predicting(surveyed).gain(board.lines, chosen)


def test_a_plan_is_laid_out_by_item_or_building_and_narrowed_by_what_is_asked_and_searched(
    surveyed: EstateSession,
) -> None:
    planner = Planner(surveyed, MAIN)
    planner.add("结构安全鉴定", "appraisal", B1, 8_000_00)
    board = PlanBoard(surveyed)
    by_item = board.groups(Narrowing())
    assert [group.key for group in by_item][-1] == "+"
    roof = next(group for group in by_item if group.key == "B-M1")
    assert [line.place for line in roof.lines] == [B1, B2]
    by_building = board.groups(Narrowing(by=GroupBy.BUILDING))
    assert [group.key for group in by_building] == ["", "1", "2"]
    assert sum(len(group.lines) for group in by_building) == len(board.lines)
    (found,) = board.groups(Narrowing(words="b-m1", building="2"))
    assert [line.place for line in found.lines] == [B2]
    (outside,) = board.groups(Narrowing(only=Only.OUTSIDE))
    assert outside.lines[0].title == "结构安全鉴定"
    planner.choose([roof.lines[0].key], is_chosen=False, reason="整楼拆除")
    board.read()
    left = {line.key for group in board.groups(Narrowing(only=Only.LEFT_OUT)) for line in group.lines}
    chosen = {line.key for group in board.groups(Narrowing(only=Only.CHOSEN)) for line in group.lines}
    assert roof.lines[0].key in left
    assert left | chosen == {line.key for line in board.lines}
    assert not left & chosen
