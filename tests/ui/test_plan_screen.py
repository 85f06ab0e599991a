"""The plan in the window: ticked, phased, left out with a reason, and taken back; money and score follow."""

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from ui.keyboard import Typist

from renodesk.domain.places import ESTATE, Place
from renodesk.domain.survey import Observation
from renodesk.services.answers import Answers
from renodesk.services.planning import MAIN, Planner
from renodesk.services.planning.board import GroupBy, Only
from renodesk.services.prices import Prices
from renodesk.services.register import RegisterService
from renodesk.services.rounds import Rounds
from renodesk.services.session import EstateSession
from renodesk.ui.dialogs.history import HistoryDialog
from renodesk.ui.dialogs.quantities import QuantitiesDialog
from renodesk.ui.dialogs.reason import ReasonDialog
from renodesk.ui.screens.plan import PlanScreen

B1, B2 = Place(building="1"), Place(building="2")


def numbers(**inputs: int) -> Observation:
    return Observation(inputs={name: Fraction(value) for name, value in inputs.items()})


@pytest.fixture
def screen(opened: Any) -> PlanScreen:
    """Return the plan of an estate with leaking roofs, a broken road and bare ground, at example prices."""
    session = opened.desk.workbench.estate.session
    answers = Answers(session)
    for place, area in ((B1, 40), (B2, 90)):
        answers.record("A2.1", place, numbers(leaking=1, top_units=8, repair_m2=area))
    answers.record("B3.1", ESTATE, numbers(green_m2=300, central_m2=100, bare_m2=200))
    answers.record("B2.1", ESTATE, numbers(bad_m2=900, road_m2=1000))
    RegisterService(session).set_fields(ESTATE, {"area_m2": "3000"})
    Prices(session).use("price_example")
    opened.desk.workbench.screen_wanted.emit("plan")
    shown = opened.desk.window.screens.currentWidget()
    assert isinstance(shown, PlanScreen)
    opened.qtbot.waitUntil(shown.isVisible)
    return shown


def choose(box: Any, code: object) -> None:
    """Choose in a box, as a person does."""
    box.setCurrentIndex(box.findData(code))
    box.activated.emit(box.currentIndex())


def stand(screen: PlanScreen, code: str, place: Place) -> None:
    """Stand at a line of the table, its group open."""
    index = screen.model.index_of(key(screen, code, place))
    screen.table.expandAll()
    screen.table.stand(index)
    screen.table.setFocus()


def key(screen: PlanScreen, code: str, place: Place) -> str:
    assert screen.board is not None
    return next(one.key for one in screen.board.lines if (one.code, one.place) == (code, place))


def test_a_tick_moves_cost_and_score_and_undo_moves_them_back(screen: PlanScreen, opened: Any) -> None:
    stand(screen, "B-M1", B1)
    before = (screen.side.score.text(), screen.side.cost.text(), screen.counts.text())
    typist = Typist(opened)
    typist.press(Qt.Key.Key_Space)
    (dialog,) = screen.findChildren(ReasonDialog)
    assert "B-M1" in dialog.findChildren(type(screen.counts))[1].text()
    dialog.edit.insertPlainText("明年整楼拆除")
    opened.qtbot.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    assert screen.board is not None
    line = next(one for one in screen.board.lines if one.key == key(screen, "B-M1", B1))
    assert not line.is_chosen
    assert line.reason == "明年整楼拆除"
    assert screen.table.at_hand() == line
    after = (screen.side.score.text(), screen.side.cost.text(), screen.counts.text())
    assert all(one != other for one, other in zip(before, after, strict=True))
    opened.desk.window.undo()
    assert (screen.side.score.text(), screen.side.cost.text(), screen.counts.text()) == before
    opened.desk.window.redo()
    assert (screen.side.score.text(), screen.side.cost.text(), screen.counts.text()) == after


def test_a_sealed_round_is_still_planned_and_a_line_tells_what_it_ever_said(
    screen: PlanScreen, opened: Any
) -> None:
    session = opened.desk.workbench.estate.session
    Rounds(session).seal("外业结束")
    stand(screen, "B-M1", B1)
    typist = Typist(opened)
    typist.write("3")
    typist.write("1")
    line = screen.table.at_hand()
    assert line is not None
    assert line.year == 1
    assert opened.said.errors == []
    opened.desk.window.start("show_history")
    (dialog,) = opened.desk.window.findChildren(HistoryDialog)
    assert dialog.model.rowCount() == 2
    dialog.close()


def test_leaving_the_reason_empty_leaves_the_measure_in(screen: PlanScreen, opened: Any) -> None:
    stand(screen, "B-M1", B1)
    Typist(opened).press(Qt.Key.Key_Space)
    (dialog,) = screen.findChildren(ReasonDialog)
    assert not dialog.ok.isEnabled()
    opened.qtbot.keyClick(dialog.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.isVisible()
    dialog.reject()
    assert all(line.is_chosen for line in screen.model.lines(screen.model.index_of(key(screen, "B-M1", B1))))


def test_many_lines_are_ticked_and_phased_in_one_act_each(screen: PlanScreen, opened: Any) -> None:
    assert screen.board is not None
    typist = Typist(opened)
    group = [one.key for one in screen.model.groups].index("B-M1")
    screen.table.setFocus()
    screen.table.stand(screen.model.index(group, 0))
    typist.write("2")
    assert {line.year for line in screen.board.lines if line.code == "B-M1"} == {2}
    opened.desk.window.undo()
    assert {line.year for line in screen.board.lines if line.code == "B-M1"} == {0}
    screen.table.selectAll()
    typist.press(Qt.Key.Key_Space)
    assert all(line.is_chosen for line in screen.board.lines)
    opened.desk.window.undo()
    assert not all(line.is_chosen for line in screen.board.lines)


def test_other_quantities_want_a_reason_and_cost_otherwise(screen: PlanScreen, opened: Any) -> None:
    stand(screen, "B-M1", B1)
    cost = screen.side.cost.text()
    Typist(opened).press(Qt.Key.Key_F2)
    (dialog,) = screen.findChildren(QuantitiesDialog)
    dialog.boxes["area"].setText("4o0")
    assert not dialog.ok.isEnabled()
    dialog.boxes["area"].setText("400")
    assert not dialog.ok.isEnabled()
    assert dialog.why.property("wrong")
    dialog.why.setText("按实测复核")
    assert not dialog.why.property("wrong")
    opened.qtbot.keyClick(dialog.why, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert screen.side.cost.text() != cost
    line = screen.table.at_hand()
    assert line is not None
    assert line.quantities["area"] == 400
    assert "改过" in screen.detail.text()


def test_the_money_of_the_years_is_typed_here_and_what_is_over_is_said(
    screen: PlanScreen, opened: Any
) -> None:
    screen.side.budgets[0].setText("很多")
    screen.side.budgets[0].commit()
    assert screen.side.budgets[0].property("wrong")
    screen.side.budgets[0].setText("0.5")
    screen.side.budgets[0].commit()
    assert screen.board is not None
    assert screen.board.alternative.years == (500_000,)
    screen.table.selectAll()
    screen.table.year_typed.emit(1)
    assert screen.board.years[0].over > 0
    assert [one.placeholderText() for one in screen.side.budgets[1:]] == ["0", "0"]
    screen.table.year_typed.emit(2)
    assert [(one.year, one.money) for one in screen.board.years if one.over] == [(2, 0)]
    screen.table.year_typed.emit(1)
    said = [screen.side.warnings.item(at).text() for at in range(screen.side.warnings.count())]
    assert "第1年资金不够" in said
    assert "价格是示例，不得用于报批" in said


def test_the_table_is_grouped_narrowed_and_searched_and_a_warning_shows_its_lines(
    screen: PlanScreen, opened: Any
) -> None:
    choose(screen.filters.by, GroupBy.BUILDING)
    assert [group.key for group in screen.model.groups] == ["", "1", "2"]
    choose(screen.filters.only, Only.UPGRADE)
    assert all(not line.is_must for group in screen.model.groups for line in group.lines)
    choose(screen.filters.only, Only.ALL)
    screen.filters.search.setText("不会有的词")
    assert screen.model.groups == ()
    assert screen.empty.isVisible()
    screen.filters.search.clear()
    session = opened.desk.workbench.estate.session
    Planner(session, MAIN).take({})
    said = {screen.side.warnings.item(at).text(): at for at in range(screen.side.warnings.count())}
    at = next(at for text, at in said.items() if "应改未列入" in text)
    screen.side.warnings.itemActivated.emit(screen.side.warnings.item(at))
    shown = [line for group in screen.model.groups for line in group.lines]
    assert shown
    assert all(line.wants_reason for line in shown)


def test_what_a_colleague_left_out_comes_in_while_the_screen_is_shown_and_says_who_is_asked(
    bench: Any, estate: Path, colleague: Any
) -> None:
    def leave_out(session: EstateSession) -> None:
        Answers(session).record("A2.1", B1, numbers(leaking=1, top_units=8, repair_m2=40))
        Planner(session, MAIN).choose(
            [f"{session.round}/{MAIN}/B-M1/1"], is_chosen=False, reason="乙说另有安排"
        )

    theirs = colleague(leave_out)
    bench.desk.window.exchange.open_path(estate)
    bench.desk.workbench.screen_wanted.emit("plan")
    screen = bench.desk.window.screens.currentWidget()
    assert isinstance(screen, PlanScreen)
    assert screen.model.groups == ()
    bench.desk.window.exchange.merge_bundle_from(theirs)
    bench.settle()
    (line,) = [one for group in screen.model.groups for one in group.lines if one.code == "B-M1"]
    assert not line.is_chosen
    assert screen.words is not None
    assert screen.words.why(line) == "不列入：乙说另有安排"
