"""What was said before, looked at and brought back by keyboard alone, in the real window."""

from fractions import Fraction
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from ui.conftest import Bench
from ui.keyboard import CONTROL, DOWN, ENTER, Typist

from renodesk.domain.places import ESTATE, Place
from renodesk.services.environment import Environment
from renodesk.services.session import EstateSession
from renodesk.ui.dialogs.history import HistoryDialog

ENTRANCE = Place(building="1", unit="1")
FIRST = Place(building="1")


def dialog(bench: Bench) -> Any:
    """Return the history that is shown."""
    (found,) = (one for one in bench.desk.window.findChildren(HistoryDialog) if one.isVisible())
    return found


def grade(bench: Bench, place: Place = ENTRANCE) -> Fraction:
    """Return the grade on record."""
    estate = bench.desk.workbench.estate
    observation = estate.answers.card("E2.2", place).observation
    assert observation is not None
    return Fraction(observation.grade)


def press(bench: Bench, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key in the dialog."""
    QTest.keyClick(dialog(bench).focusWidget(), key, modifier)


def test_change_look_back_restore_and_undo_by_keyboard(opened: Bench) -> None:
    typist = Typist(opened)
    typist.stand("E2.2", ENTRANCE)
    opened.desk.window.work.survey.middle.place_card.focus_first()
    typist.press(Qt.Key.Key_4)
    typist.stand("E2.2", ENTRANCE)
    typist.press(Qt.Key.Key_2)
    assert grade(opened) == 2
    typist.press(Qt.Key.Key_H, CONTROL)
    opened.qtbot.waitUntil(lambda: bool(opened.desk.window.findChildren(HistoryDialog)))
    shown = dialog(opened)
    opened.qtbot.waitUntil(shown.table.hasFocus)
    assert shown.model.rowCount() == 2
    assert not shown.back.isEnabled()
    press(opened, DOWN)
    assert shown.whole.text().splitlines()[1].startswith("4　")
    press(opened, ENTER)
    assert grade(opened) == 4
    assert shown.model.rowCount() == 3
    assert "已恢复" in opened.said.lines[-1][1]
    press(opened, Qt.Key.Key_Escape)
    opened.desk.window.activateWindow()
    opened.qtbot.waitUntil(opened.desk.window.isActiveWindow)
    typist.press(Qt.Key.Key_Z, CONTROL)
    assert grade(opened) == 2


def test_every_page_looks_back_from_what_is_at_hand(opened: Bench) -> None:
    workbench = opened.desk.workbench
    estate = workbench.estate
    estate.register.set_fields(ESTATE, {"households": "108"})
    for number, name in enumerate(("register", "checklist", "matrix")):
        workbench.screen_wanted.emit(name)
        screen: Any = opened.desk.window.screens.currentWidget()
        if name == "register":
            edit = screen._edits["households"]
            assert isinstance(edit, QLineEdit)
            edit.setFocus()
            opened.qtbot.waitUntil(edit.hasFocus)
        else:
            screen.table.setCurrentIndex(screen.table.model().index(0, 0))
        opened.desk.window.start("show_history")
        shown = dialog(opened)
        lines = [shown.model.row(row).lines[0] for row in range(shown.model.rowCount())]
        assert lines == (["108 户", "96 户"] if number == 0 else [])
        shown.close()
    workbench.screen_wanted.emit("review")
    opened.desk.window.start("show_history")
    assert not [one for one in opened.desk.window.findChildren(HistoryDialog) if one.isVisible()]
    assert "改动记录" in opened.said.lines[-1][1]


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_a_sealed_or_read_only_estate_shows_its_history_and_restores_nothing(
    bench: Bench, estate: Any, theme: str
) -> None:
    with EstateSession.open(estate, bench.desk.workbench.author, Environment()) as session:
        from renodesk.services.register import RegisterService

        RegisterService(session).set_fields(ESTATE, {"households": "108"})
    bench.desk.window.wear(theme, 1.5)
    bench.desk.workbench.open(estate, read_only=True)
    bench.desk.workbench.screen_wanted.emit("register")
    bench.desk.window.setFocus()
    bench.desk.window.start("show_history")
    shown = dialog(bench)
    assert shown.model.rowCount() >= 3
    shown.table.setCurrentIndex(shown.model.index(1, 0))
    assert not shown.back.isEnabled()
    freed: list[bool] = []
    shown.destroyed.connect(lambda: freed.append(True))
    shown.close()
    bench.qtbot.waitUntil(lambda: freed == [True])
