"""The matrix by keyboard and clipboard."""

from typing import Any

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication

from renodesk.domain.places import Place
from renodesk.ui.dialogs.reason import ReasonDialog
from renodesk.ui.screens.matrix import MatrixScreen

CONTROL = Qt.KeyboardModifier.ControlModifier
UNITS = [Place(building=b, unit=u) for b in ("1", "2") for u in ("1", "2")]


@pytest.fixture
def screen(opened: Any) -> MatrixScreen:
    """Return the matrix of the estate's entrances."""
    opened.desk.workbench.screen_wanted.emit("matrix")
    shown = opened.desk.window.screens.currentWidget()
    assert isinstance(shown, MatrixScreen)
    shown.table.setFocus()
    return shown


def stand(screen: MatrixScreen, item: str, name: str = "", row: int = 0) -> None:
    """Put the cursor into a cell."""
    columns = screen.model.columns
    at = next(n for n, one in enumerate(columns) if (one.item.code, one.part.name) == (item, name))
    screen.table.setCurrentIndex(screen.model.index(row, at))


def values(opened: Any, item: str) -> list[Any]:
    answers = opened.desk.workbench.estate.session.scores.answers
    return [answers[item, place].value for place in UNITS]


def test_digits_grade_down_a_column(screen: MatrixScreen, opened: Any) -> None:
    stand(screen, "E2.2")
    for key in "5321":
        opened.qtbot.keyClick(screen.table, key)
    assert values(opened, "E2.2") == [5, 3, 2, 1]


def test_the_first_of_a_column_is_filled_down_and_taken_back_in_one_step(
    screen: MatrixScreen, opened: Any
) -> None:
    stand(screen, "E2.2")
    opened.qtbot.keyClick(screen.table, "4")
    stand(screen, "E2.2")
    column = screen.table.currentIndex().column()
    for row in range(4):
        screen.table.selectionModel().select(
            screen.model.index(row, column), QItemSelectionModel.SelectionFlag.Select
        )
    opened.qtbot.keyClick(screen.table, Qt.Key.Key_D, CONTROL)
    assert values(opened, "E2.2") == [4, 4, 4, 4]
    opened.desk.window.undo()
    assert values(opened, "E2.2") == [4, None, None, None]


def test_a_block_goes_out_to_a_spreadsheet_and_comes_in_again(screen: MatrixScreen, opened: Any) -> None:
    QGuiApplication.clipboard().setText("6\t6\r\n6\t3\r\n6\t5\r\n6\t4\r\n7\t7\r\n")
    stand(screen, "A3.2", "should")
    opened.qtbot.keyClick(screen.table, Qt.Key.Key_V, CONTROL)
    assert values(opened, "A3.2")[:2] == [100, 50]
    assert any("8" in text and "2" in text for kind, text in opened.said.lines if kind == "done")
    column = screen.table.currentIndex().column()
    screen.table.clearSelection()
    for row in range(2):
        for right in range(2):
            screen.table.selectionModel().select(
                screen.model.index(row, column + right), QItemSelectionModel.SelectionFlag.Select
            )
    opened.qtbot.keyClick(screen.table, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "6\t6\n6\t3"


def test_chosen_cells_are_cleared_at_once(screen: MatrixScreen, opened: Any) -> None:
    stand(screen, "E2.2")
    for key in "55":
        opened.qtbot.keyClick(screen.table, key)
    screen.table.selectAll()
    opened.qtbot.keyClick(screen.table, Qt.Key.Key_Delete)
    assert values(opened, "E2.2") == [None] * 4


def test_several_answers_that_could_not_be_seen_get_one_reason(screen: MatrixScreen, opened: Any) -> None:
    stand(screen, "E2.2")
    screen._ask("unseen")
    (dialog,) = opened.desk.window.findChildren(ReasonDialog)
    dialog.edit.insertPlainText("锁门")
    opened.qtbot.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    index = screen.table.currentIndex()
    assert index.data() == "?"


def test_the_way_to_the_place_card(screen: MatrixScreen, opened: Any) -> None:
    stand(screen, "E2.2", row=3)
    screen._go()
    assert (opened.desk.workbench.item, opened.desk.workbench.place) == ("E2.2", UNITS[3])
    assert opened.desk.window.work.survey is not None
