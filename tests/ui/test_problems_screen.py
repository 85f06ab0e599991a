"""The handbook's problems in the window: asked by keyboard, edited in place, lights and both readings."""

from fractions import Fraction
from typing import Any

from PySide6.QtCore import Qt

from renodesk.domain.places import ESTATE, Place
from renodesk.domain.problems import LightState
from renodesk.domain.survey import Observation
from renodesk.services.problems import Problems
from renodesk.ui.screens.problems import ProblemsScreen

FIRST, SECOND = Place(building="1"), Place(building="2")


def shown(opened: Any, view: str = "problems") -> ProblemsScreen:
    """Show the screen on one of its lists."""
    opened.desk.workbench.screen_wanted.emit("problems")
    screen = opened.desk.window.screens.currentWidget()
    assert isinstance(screen, ProblemsScreen)
    opened.qtbot.waitUntil(screen.table.isVisible)
    at = screen.view.findData(view)
    screen.view.setCurrentIndex(at)
    screen.view.activated.emit(at)
    return screen


def stand(screen: ProblemsScreen, key: str) -> None:
    """Stand at a row."""
    row = screen.model.row_of(key)
    assert row >= 0, key
    screen.table.setCurrentIndex(screen.model.index(row, 0))


def test_a_question_is_answered_by_key_at_the_chosen_places_and_taken_back(opened: Any) -> None:
    session = opened.desk.workbench.estate.session
    screen = shown(opened, "questions")
    stand(screen, "H04.5")
    assert len(screen.question.places.selectedItems()) == 2
    screen.question.places.item(0).setSelected(False)
    screen.question.places.setFocus()
    opened.qtbot.keyClick(screen.question.places, Qt.Key.Key_1)
    (found,) = Problems(session).lines()
    assert (found.code, found.places) == ("H04.5", (SECOND,))
    screen.table.setFocus()
    screen.question.places.selectAll()
    opened.qtbot.keyClick(screen.table, Qt.Key.Key_2)
    assert Problems(session).lines() == ()
    opened.desk.window.start("undo")
    assert [one.places for one in Problems(session).lines()] == [(SECOND,)]
    stand(screen, "H17.5")
    screen.question.count.insert("3")
    opened.qtbot.keyClick(screen.question.count, Qt.Key.Key_Return)
    assert "H17.5" in {one.code for one in Problems(session).lines()}
    screen.question.count.insert("三")
    opened.qtbot.keyClick(screen.question.count, Qt.Key.Key_Return)
    assert opened.said.lines[-1][1] == "“三”不是数"
    screen = shown(opened, "problems")
    assert screen.model.rowCount() == 2


def test_a_problem_is_edited_in_place_and_a_wrong_day_is_said(opened: Any) -> None:
    estate = opened.desk.workbench.estate
    estate.answers.record("A2.2", FIRST, Observation(inputs={"loose_m2": Fraction(3)}))
    screen = shown(opened)
    stand(screen, "H04.1")
    assert screen.form.sentence.text().endswith("，为1号楼。")
    screen.enter_side()
    status = screen.form.boxes["status"]
    status.setCurrentIndex(status.findData("doing"))
    status.activated.emit(status.currentIndex())
    due = screen.form.fields["due"]
    due.insert("2027-05-31")
    due.commit()
    (found,) = Problems(estate.session).lines()
    assert (found.status, found.due) == ("doing", "2027-05-31")
    assert screen.model.data(screen.model.index(0, 4)) == "2027-05-31"
    due.clear()
    due.insert("明年")
    due.commit()
    assert "明年" in opened.said.errors[-1]
    assert "2027-05-31" in opened.said.errors[-1]
    assert [one.due for one in Problems(estate.session).lines()] == ["2027-05-31"]
    assert due.text() == "2027-05-31"
    opened.desk.window.start("undo")
    assert [one.due for one in Problems(estate.session).lines()] == [""]
    screen.urgent.setChecked(True)
    assert screen.model.rowCount() == 1


def test_blanks_are_filled_beside_the_sentence(opened: Any) -> None:
    estate = opened.desk.workbench.estate
    values = dict.fromkeys(("road", "hall", "guard", "throw"), Fraction(0)) | {"gate": Fraction(1)}
    estate.answers.record("E3.1", ESTATE, Observation(inputs=values))
    screen = shown(opened)
    stand(screen, "H21.4")
    screen.form.blanks["items"].insert("道路没有监控")
    screen.form.blanks["items"].commit()
    assert screen.form.sentence.text() == "小区智能安防系统不完善：道路没有监控。"


def test_both_readings_and_lights_are_shown_and_peoples_light_is_set(opened: Any) -> None:
    session = opened.desk.workbench.estate.session
    screen = shown(opened, "indicators")
    assert screen.model.rowCount() == 21
    stand(screen, "H04")
    assert "出处：《城市体检工作手册（试行）》指标4" in screen.story.text()
    screen = shown(opened, "five_no")
    assert (screen.model.rowCount(), screen.model.columnCount()) == (2, 6)
    stand(screen, "1")
    assert "屋顶不漏：未查清" in screen.story.text()
    screen = shown(opened, "six_have")
    stand(screen, "Y5/estate")
    opened.qtbot.waitUntil(screen.colour.isVisible)
    at = screen.colour.findData(LightState.GREEN)
    screen.colour.setCurrentIndex(at)
    screen.colour.activated.emit(at)
    lights = {one.code: one.state for one in Problems(session).lights()}
    assert lights["Y5"] == LightState.GREEN
    stand(screen, "Y1/estate")
    assert not screen.colour.isVisible()
