"""The 36 in the window: narrowed, decided many at once, and a skipped must item asks why."""

from fractions import Fraction
from typing import Any

import pytest
from PySide6.QtCore import Qt

from renodesk.domain.places import Place
from renodesk.domain.survey import Observation
from renodesk.services.answers import Answers
from renodesk.services.wishes import Wishes
from renodesk.ui.dialogs.reason import ReasonDialog
from renodesk.ui.dialogs.wish import WishDialog
from renodesk.ui.screens.checklist import ChecklistScreen
from renodesk.ui.screens.registry import SCREENS

FIRST = Place(building="1")
AT = [name for name, _, _ in SCREENS].index("checklist")


@pytest.fixture
def screen(opened: Any) -> ChecklistScreen:
    """Return the checklist of an estate with one leaking roof."""
    leaks = {"leaking": Fraction(3), "top_units": Fraction(4), "repair_m2": Fraction(90)}
    Answers(opened.desk.workbench.estate.session).record("A2.1", FIRST, Observation(inputs=leaks))
    opened.desk.window.show_screen(AT)
    shown = opened.desk.window.screens.currentWidget()
    assert isinstance(shown, ChecklistScreen)
    return shown


def choose(box: Any, code: object) -> None:
    """Choose in a box, as a person does."""
    box.setCurrentIndex(box.findData(code))
    box.activated.emit(box.currentIndex())


def test_what_waits_is_shown_alone_and_adopted_at_once(screen: ChecklistScreen, opened: Any) -> None:
    choose(screen.what, "open")
    codes = {row.item.code for row in screen._model.rows}
    assert "B-M1" in codes
    screen.table.selectAll()
    screen.record("")
    assert screen._model.rows == []
    assert screen.told.text() == "都已确认"
    row = opened.desk.workbench.estate.checklist.row("B-M1", FIRST)
    assert row.record is not None
    assert row.record.status == "need"
    opened.desk.window.undo()
    assert {row.item.code for row in screen._model.rows} == codes


def test_a_must_item_that_is_left_out_asks_why_once(screen: ChecklistScreen, opened: Any) -> None:
    choose(screen.what, "must")
    choose(screen.where, "1")
    screen.table.selectAll()
    screen.record("none")
    (dialog,) = opened.desk.window.findChildren(ReasonDialog)
    assert "B-M1" in dialog.findChildren(type(screen.told))[1].text()
    dialog.edit.insertPlainText("明年整体翻修")
    opened.qtbot.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    row = opened.desk.workbench.estate.checklist.row("B-M1", FIRST)
    assert row.record is not None
    assert row.record.reason == "明年整体翻修"


def test_several_rows_stay_selected_after_a_decision(screen: ChecklistScreen, opened: Any) -> None:
    choose(screen.where, "1")
    screen.table.selectAll()
    count = len(screen._selected())
    assert count > 3
    screen.record("done")
    assert len(screen._selected()) == count


def test_what_residents_want_is_asked_for_the_chosen_lines_and_stands_in_the_table(
    screen: ChecklistScreen, opened: Any
) -> None:
    choose(screen.what, "open")
    screen.table.selectRow(0)
    row = screen._model.rows[0]
    screen.ask_wish()
    (dialog,) = screen.findChildren(WishDialog)
    dialog.households.setText("18")
    dialog.words.setText("先修屋面")
    opened.qtbot.keyClick(dialog.words, Qt.Key.Key_Return)
    assert Wishes(opened.desk.workbench.estate.session).all()[row.item.code, row.place].households == 18
    assert screen._model.index(0, 8).data() == "18 户想要；先修屋面"
    opened.desk.window.undo()
    assert screen._model.index(0, 8).data() == ""
