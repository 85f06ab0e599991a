"""The place card by keyboard alone: an entrance from its first value to its last, and every key of a row."""

from fractions import Fraction
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication
from ui.keyboard import ALT, CONTROL, DOWN, ENTER, SHIFT, UP, Typist

from renodesk.domain.places import ESTATE, Place
from renodesk.services.register import RegisterService
from renodesk.ui.editors.stops import GradeStrip, NumberBox

FIRST, SECOND = Place(building="1", unit="1"), Place(building="1", unit="2")
STAIRS, LAMPS, DOOR, FIRE, BLOCKED, RAMP = "A3.1", "A3.2", "A3.3", "E2.1", "E2.2", "F1.1"
KEYPAD = Qt.KeyboardModifier.KeypadModifier


@pytest.fixture
def typist(opened: Any) -> Typist:
    """Return a person at the first entrance of a house of six floors."""
    session = opened.desk.workbench.estate.session
    RegisterService(session).set_fields(Place(building="1"), {"floors": "6", "households": "24"})
    one = Typist(opened)
    one.stand(STAIRS, FIRST)
    return one


def inputs(typist: Typist, item: str, place: Place = FIRST) -> dict[str, object]:
    observation = typist.card(item, place).observation
    return {} if observation is None else dict(observation.inputs)


def test_an_entrance_is_typed_from_its_first_value_to_its_last(typist: Typist) -> None:
    typist.stand(DOOR, FIRST)
    typist.write("4")
    typist.enter("", "0", "0")
    typist.enter("0", "")
    typist.enter("0", "1", "0", "0", "0")
    typist.press(Qt.Key.Key_1, ALT)
    typist.enter("", "")
    typist.enter("", "5", "")
    typist.enter("1")
    typist.write("2")
    typist.enter("", "3")
    typist.write("1")
    typist.press(Qt.Key.Key_Return, CONTROL)
    session = typist.bench.desk.workbench.estate.session
    scores = {
        code: session.scores.answers[code, FIRST].score for code in (STAIRS, LAMPS, DOOR, FIRE, BLOCKED)
    }
    assert scores == {STAIRS: 30, LAMPS: 60, DOOR: 80, FIRE: 30, BLOCKED: 30}
    assert session.scores.answers[RAMP, FIRST].score == 0
    assert inputs(typist, LAMPS) == {"should": 6, "lit": 5}
    assert typist.spot == (DOOR, SECOND)
    assert typist.presses < 45


def test_enter_takes_a_suggestion_that_stands_there_in_grey_and_nothing_else_does(typist: Typist) -> None:
    typist.stand(LAMPS, FIRST)
    box = typist.focus
    assert isinstance(box, NumberBox)
    assert (box.text(), box.placeholderText(), box.property("suggested")) == ("", "6", True)
    typist.press(DOWN)
    assert inputs(typist, LAMPS) == {}
    typist.press(UP)
    typist.press(ENTER)
    assert inputs(typist, LAMPS) == {"should": 6}
    assert box.property("suggested") is False


def test_enter_and_shift_enter_go_on_and_back_also_from_row_to_row(typist: Typist) -> None:
    typist.stand(FIRE, FIRST)
    typist.enter("1")
    assert typist.spot == (BLOCKED, FIRST)
    assert isinstance(typist.focus, GradeStrip)
    typist.press(ENTER, SHIFT)
    assert typist.spot == (FIRE, FIRST)
    typist.press(ENTER, SHIFT)
    assert typist.spot == (LAMPS, FIRST)
    assert typist.focus.accessibleName().startswith("地面照度")
    typist.press(ENTER, SHIFT)
    assert typist.focus.accessibleName().startswith("能亮灯数")


def test_the_last_row_leads_to_the_next_place_and_back(typist: Typist) -> None:
    typist.stand(BLOCKED, FIRST)
    typist.enter("", "", "")
    assert typist.spot == (DOOR, SECOND)
    typist.press(ENTER, SHIFT)
    assert typist.spot == (BLOCKED, FIRST)


@pytest.mark.parametrize(
    ("key", "modifier"), [(Qt.Key.Key_3, KEYPAD), (Qt.Key.Key_3, Qt.KeyboardModifier(0))]
)
def test_a_digit_picks_a_grade_also_on_the_keypad(typist: Typist, key: Qt.Key, modifier: Any) -> None:
    typist.stand(BLOCKED, FIRST)
    typist.press(key, modifier)
    observation = typist.card(BLOCKED, FIRST).observation
    assert observation is not None
    assert observation.grade == Fraction(3)
    typist.press(Qt.Key.Key_Delete)
    assert typist.card(BLOCKED, FIRST).observation is None


def test_a_full_width_digit_of_an_input_method_picks_a_grade(typist: Typist) -> None:
    typist.stand(BLOCKED, FIRST)
    typist.write("４")
    observation = typist.card(BLOCKED, FIRST).observation
    assert observation is not None
    assert observation.grade == Fraction(4)


def test_digits_and_enter_belong_to_the_input_method_while_it_composes(typist: Typist) -> None:
    typist.stand(BLOCKED, FIRST)
    QApplication.sendEvent(typist.focus, QInputMethodEvent("gao", []))
    typist.press(Qt.Key.Key_3)
    typist.press(ENTER)
    assert typist.card(BLOCKED, FIRST).observation is None
    assert typist.spot == (BLOCKED, FIRST)
    QApplication.sendEvent(typist.focus, QInputMethodEvent("", []))
    typist.press(Qt.Key.Key_3)
    assert typist.card(BLOCKED, FIRST).observation is not None


def test_no_input_method_opens_where_only_digits_are_meant(typist: Typist) -> None:
    typist.stand(BLOCKED, FIRST)
    assert not typist.focus.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def test_alt_and_a_digit_tick_and_take_back_without_leaving_the_box(typist: Typist) -> None:
    typist.stand(FIRE, FIRST)
    typist.write("2")
    box = typist.focus
    typist.press(Qt.Key.Key_2, ALT)
    observation = typist.card(FIRE, FIRST).observation
    assert observation is not None
    assert observation.flags == {"no_door": Fraction(1)}
    assert typist.focus is box
    assert box.property("text") == "2"
    typist.press(Qt.Key.Key_2, ALT)
    observation = typist.card(FIRE, FIRST).observation
    assert observation is not None
    assert observation.flags == {}


def test_boxes_that_are_not_asked_here_are_not_in_the_way(typist: Typist) -> None:
    typist.stand(RAMP, FIRST)
    assert len(list(typist.row.stops())) == 7
    typist.enter("0")
    assert [stop.accessibleName() for stop in typist.row.stops()] == [
        "有坡道或平坡出入口",
        "平坡出入口（没有高差）",
    ]
    typist.press(ENTER, SHIFT)
    typist.enter("1")
    assert len(list(typist.row.stops())) == 7


def test_f8_asks_why_it_cannot_be_seen_and_typing_a_value_takes_it_back(typist: Typist) -> None:
    typist.stand(FIRE, FIRST)
    typist.bench.desk.window.start("mark_unseen")
    typist.enter("箱门锁着")
    observation = typist.card(FIRE, FIRST).observation
    assert observation is not None
    assert (observation.status, observation.reason) == ("unseen", "箱门锁着")
    assert typist.spot == (BLOCKED, FIRST)
    typist.press(UP)
    typist.enter("2")
    observation = typist.card(FIRE, FIRST).observation
    assert observation is not None
    assert observation.status == ""


def test_not_applicable_asks_for_its_reason_and_said_again_is_taken_back(typist: Typist) -> None:
    typist.stand(FIRE, FIRST)
    typist.bench.desk.window.start("mark_na")
    typist.write("没有楼道")
    typist.bench.desk.window.start("mark_na")
    assert typist.card(FIRE, FIRST).observation is None


def test_in_order_is_one_key_where_the_pack_says_what_that_is(typist: Typist) -> None:
    typist.bench.desk.window.start("say_ok")
    session = typist.bench.desk.workbench.estate.session
    assert session.scores.answers[STAIRS, FIRST].score == 100
    typist.stand(LAMPS, FIRST)
    typist.bench.desk.window.start("say_ok")
    assert typist.card(LAMPS, FIRST).observation is None
    assert "没有“合格”" in typist.bench.said.lines[-1][1]


def test_how_it_is_known_is_one_key_for_the_row_and_one_for_the_place(typist: Typist) -> None:
    window = typist.bench.desk.window
    typist.stand(BLOCKED, FIRST)
    typist.write("4")
    window.start("next_basis")
    assert typist.card(BLOCKED, FIRST).basis == "measured"
    window.start("next_basis_here")
    window.start("next_basis_here")
    assert typist.card(BLOCKED, FIRST).basis == "measured"
    typist.stand(LAMPS, FIRST)
    typist.enter("6")
    assert typist.card(LAMPS, FIRST).basis == "counted"
    typist.stand(LAMPS, SECOND)
    typist.enter("6")
    assert typist.card(LAMPS, SECOND).basis == ""


def test_the_item_view_is_one_key_away_and_escape_comes_back(typist: Typist) -> None:
    middle = typist.bench.desk.window.work.survey.middle
    typist.stand(DOOR, FIRST)
    typist.bench.desk.window.start("item_view")
    assert middle.is_item_shown
    typist.press(Qt.Key.Key_3)
    typist.press(Qt.Key.Key_Escape)
    assert not middle.is_item_shown
    assert typist.spot == (DOOR, FIRST)
    assert isinstance(typist.focus, GradeStrip)
    assert typist.row.accessibleDescription().startswith("缺照片 60")


def test_a_row_follows_an_act_that_came_from_elsewhere(typist: Typist) -> None:
    typist.stand(BLOCKED, FIRST)
    typist.write("2")
    typist.bench.desk.window.start("undo")
    assert typist.row.accessibleDescription() == "未填 –"
    typist.bench.desk.window.start("redo")
    assert typist.row.accessibleDescription().startswith("红旗 30")


def test_the_guide_shows_how_the_row_in_focus_is_judged(typist: Typist) -> None:
    guide = typist.bench.desk.window.work.survey.middle.place_card._guide
    typist.stand(LAMPS, FIRST)
    assert guide._title.text() == "A3.2 怎么看"
    assert "傍晚" in guide._lines.text()
    assert "90" in guide._lines.text()
    typist.stand(DOOR, FIRST)
    assert "没有单元门" in guide._lines.text()


def test_every_stop_of_every_kind_of_place_has_a_name(typist: Typist) -> None:
    from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit

    card = typist.bench.desk.window.work.survey.middle.place_card
    for spot in (
        ("A1.1", Place(building="1")),
        (STAIRS, FIRST),
        typist.bench.desk.workbench.estate.outline.spots()[0],
    ):
        typist.stand(*spot)
    typist.stand(typist.bench.desk.workbench.estate.outline.spots()[-1][0], SECOND)
    for kind in (QLineEdit, QAbstractButton, QComboBox, GradeStrip):
        for one in card.findChildren(kind):
            assert one.accessibleName(), (type(one), one.objectName(), one.parent())


def test_rows_are_made_once_for_a_kind_of_place(typist: Typist) -> None:
    rows = typist.row
    typist.stand(STAIRS, SECOND)
    assert typist.row is rows
    typist.stand(STAIRS, Place(building="2", unit="1"))
    assert typist.row is rows


def test_the_rows_of_the_estate_are_all_there_when_one_steps_to_the_last(typist: Typist) -> None:
    typist.bench.desk.workbench.go_to_place(ESTATE)
    spots = [spot for spot in typist.bench.desk.workbench.estate.outline.spots() if spot[1] == ESTATE]
    typist.stand(*spots[-1])
    assert typist.row.item.code == spots[-1][0]
    assert typist.row.isAncestorOf(typist.focus)


def test_walk_mode_is_large_in_contrast_and_alone_and_gives_everything_back(typist: Typist) -> None:
    workbench, screen = typist.bench.desk.workbench, typist.bench.desk.window.work.survey
    before = workbench.theme
    typist.stand(DOOR, FIRST)
    typist.bench.desk.window.start("walk_mode")
    assert (workbench.theme.name, workbench.theme.scale) == ("contrast", 1.5)
    assert not screen.evidence.isVisible()
    QApplication.processEvents()
    assert typist.row.isAncestorOf(typist.focus)
    strip = typist.focus
    assert isinstance(strip, GradeStrip)
    assert min(one.height() for one in strip._buttons.values()) >= 48
    assert min(one.height() for one in screen.middle._buttons._buttons) >= 48
    next_one = next(one for one in screen.middle._buttons._buttons if "下一项" in one.text())
    typist.bench.qtbot.mouseClick(next_one, Qt.MouseButton.LeftButton)
    assert typist.spot == (RAMP, FIRST)
    typist.bench.desk.window.start("walk_mode")
    assert workbench.theme is before
    assert screen.evidence.isVisible()
    assert workbench.preferences["theme"] == "light"


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_no_box_of_a_row_is_clipped_at_any_size_of_text(typist: Typist, scale: float) -> None:
    window = typist.bench.desk.window
    window.resize(1366, 768)
    window.wear("light", scale)
    QApplication.processEvents()
    row = typist.row
    for stop in row.stops():
        left = stop.mapTo(row, stop.rect().topLeft()).x()
        assert left >= 0
        assert left + stop.width() <= row.width()
        assert stop.height() >= stop.fontMetrics().height()


def test_rows_of_other_places_are_let_go_before_another_theme_is_put_on(typist: Typist) -> None:
    workbench, card = typist.bench.desk.workbench, typist.bench.desk.window.work.survey.middle.place_card
    typist.stand("A1.1", Place(building="1"))
    counted: list[int] = []
    workbench.undressing.connect(lambda: counted.append(len(card.findChildren(NumberBox))))
    typist.bench.desk.window.wear("dark", 1.0)
    assert counted == [0]
    assert card.findChildren(NumberBox)


def test_what_is_half_typed_is_stored_when_the_theme_changes(typist: Typist) -> None:
    typist.stand(LAMPS, FIRST)
    typist.write("7")
    typist.bench.desk.window.start("larger")
    assert inputs(typist, LAMPS) == {"should": 7}
    assert typist.row.isAncestorOf(typist.focus)
