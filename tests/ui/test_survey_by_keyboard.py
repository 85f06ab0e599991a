"""One item after another by keyboard; every value is durable as soon as it is left."""

from fractions import Fraction
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from renodesk.domain.changes import Author
from renodesk.domain.places import ESTATE, Place
from renodesk.services.answers import Answers
from renodesk.services.environment import Environment
from renodesk.services.session import EstateSession

ENTRANCE = Place(building="1", unit="1")
GRADED, COUNTED = "E2.2", "A3.2"


def stored(bench: Any, item: str, place: Place) -> Any:
    """Return the observation as another reader of the file finds it."""
    path = bench.desk.workbench.estate.session.path
    author = Author(person="x", device="x")
    with EstateSession.open(path, author, Environment(), read_only=True) as session:
        return Answers(session).card(item, place).observation


def go(bench: Any, item: str, place: Place = ENTRANCE) -> None:
    bench.desk.workbench.go((item, place))


def press(bench: Any, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    target = QApplication.focusWidget() or bench.desk.window
    bench.qtbot.keyClick(target, key, modifier)


def write(bench: Any, text: str) -> None:
    bench.qtbot.keyClicks(QApplication.focusWidget(), text)


def test_a_digit_gives_a_grade_that_is_on_disk_at_once(opened: Any) -> None:
    go(opened, GRADED)
    press(opened, Qt.Key.Key_4)
    assert stored(opened, GRADED, ENTRANCE).grade == Fraction(4)


def test_numbers_and_enter_walk_through_the_boxes_and_on_to_the_next_item(opened: Any) -> None:
    go(opened, COUNTED)
    for text in ("5", "2", "35"):
        write(opened, text)
        press(opened, Qt.Key.Key_Return)
    assert stored(opened, COUNTED, ENTRANCE).inputs == {
        "should": Fraction(5),
        "lit": Fraction(2),
        "lux": Fraction(35),
    }
    assert opened.desk.workbench.item != COUNTED
    assert opened.desk.workbench.estate.session.scores.answers[(COUNTED, ENTRANCE)].value == 40


def test_full_width_digits_are_numbers(opened: Any) -> None:
    go(opened, COUNTED)
    box = QApplication.focusWidget()
    assert isinstance(box, QLineEdit)
    box.insert("１２")
    box.textEdited.emit(box.text())
    press(opened, Qt.Key.Key_Return)
    assert stored(opened, COUNTED, ENTRANCE).inputs["should"] == 12


def test_text_where_a_number_belongs_is_kept_and_marked(opened: Any) -> None:
    go(opened, COUNTED)
    write(opened, "many")
    press(opened, Qt.Key.Key_Tab)
    card = opened.desk.window.screens.currentWidget().card
    wrong = [edit for edit in card.findChildren(QLineEdit) if edit.property("wrong")]
    assert [edit.text() for edit in wrong] == ["many"]
    assert stored(opened, COUNTED, ENTRANCE).inputs["should"] == "many"


def test_digits_do_not_grade_while_a_word_is_composed(opened: Any) -> None:
    go(opened, GRADED)
    window = opened.desk.window
    QApplication.sendEvent(window, QInputMethodEvent("gao", []))
    opened.qtbot.keyClick(window, Qt.Key.Key_3)
    assert stored(opened, GRADED, ENTRANCE) is None
    QApplication.sendEvent(window, QInputMethodEvent("", []))
    opened.qtbot.keyClick(window, Qt.Key.Key_3)
    assert stored(opened, GRADED, ENTRANCE).grade == Fraction(3)


def test_what_is_half_typed_is_stored_when_one_says_it_cannot_be_seen(opened: Any) -> None:
    go(opened, COUNTED)
    write(opened, "5")
    press(opened, Qt.Key.Key_F8)
    write(opened, "locked")
    press(opened, Qt.Key.Key_Return)
    seen = stored(opened, COUNTED, ENTRANCE)
    assert (seen.status, seen.reason, seen.inputs) == ("unseen", "locked", {"should": Fraction(5)})


def test_undo_takes_the_last_act_back_and_redo_does_it_again(opened: Any) -> None:
    go(opened, GRADED)
    press(opened, Qt.Key.Key_4)
    press(opened, Qt.Key.Key_2)
    opened.desk.window.start("undo")
    assert stored(opened, GRADED, ENTRANCE).grade == Fraction(4)
    opened.desk.window.start("redo")
    assert stored(opened, GRADED, ENTRANCE).grade == Fraction(2)


def test_undo_in_a_box_that_is_stored_takes_back_the_act_not_letters(opened: Any) -> None:
    go(opened, COUNTED)
    write(opened, "5")
    press(opened, Qt.Key.Key_Return)
    press(opened, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert stored(opened, COUNTED, ENTRANCE) is None


def test_closing_the_window_stores_what_is_being_typed(opened: Any) -> None:
    path = opened.desk.workbench.estate.session.path
    go(opened, COUNTED)
    write(opened, "7")
    opened.desk.window.close()
    with EstateSession.open(path, Author(person="x", device="x"), Environment()) as session:
        observation = Answers(session).card(COUNTED, ENTRANCE).observation
    assert observation is not None
    assert observation.inputs == {"should": Fraction(7)}


def test_the_status_bar_says_when_it_was_saved_and_the_header_follows(opened: Any) -> None:
    before = opened.desk.window.work.header.total.text()
    go(opened, GRADED)
    press(opened, Qt.Key.Key_1)
    assert "已保存" in opened.desk.window.status.saved.text()
    assert opened.desk.window.work.header.total.text() != before


def test_the_next_unanswered_spot_and_the_next_shortfall_are_one_key_away(opened: Any) -> None:
    go(opened, GRADED)
    press(opened, Qt.Key.Key_1)
    opened.desk.workbench.go(opened.desk.workbench.estate.outline.spots()[0])
    opened.desk.window.start("next_problem")
    assert (opened.desk.workbench.item, opened.desk.workbench.place) == (GRADED, ENTRANCE)
    opened.desk.window.start("next_unanswered")
    spot = (opened.desk.workbench.item, opened.desk.workbench.place)
    assert spot != (GRADED, ENTRANCE)
    opened.desk.window.start("next_place")
    assert opened.desk.workbench.place not in (ESTATE, ENTRANCE)


def test_a_sealed_round_refuses_with_a_sentence_and_shows_the_stored_value(opened: Any) -> None:
    from renodesk.services.rounds import Rounds

    Rounds(opened.desk.workbench.estate.session).seal("done")
    go(opened, GRADED)
    press(opened, Qt.Key.Key_5)
    assert len(opened.said.errors) == 1
    assert stored(opened, GRADED, ENTRANCE) is None
    assert opened.desk.window.work.message.isVisible()
