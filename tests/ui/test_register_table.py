"""The tables of the register by keyboard and clipboard."""

from typing import Any

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit

from renodesk.domain.places import Place
from renodesk.ui.editors.register_table import RegisterTable
from renodesk.ui.screens.register import RegisterScreen

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ENTER, TAB = Qt.Key.Key_Return, Qt.Key.Key_Tab


@pytest.fixture
def table(opened: Any) -> RegisterTable:
    """Return the table of buildings."""
    opened.desk.window.start("register_table")
    screen = opened.desk.window.screens.currentWidget()
    assert isinstance(screen, RegisterScreen)
    assert screen.table is not None
    opened.qtbot.waitUntil(screen.table.isVisible)
    return screen.table


def names(opened: Any) -> list[str]:
    return [one.name for one in opened.desk.workbench.estate.session.survey.buildings]


def stand(table: RegisterTable, row: int, key: str) -> None:
    """Put the cursor into a cell."""
    at = next(number for number, column in enumerate(table.model.sheet.columns) if column.key == key)
    only = QItemSelectionModel.SelectionFlag.ClearAndSelect
    table.table.selectionModel().setCurrentIndex(table.model.index(row, at), only)
    table.table.setFocus()


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget(), key, modifier)
    QApplication.processEvents()


def write(text: str) -> None:
    """Type into the cell at hand; what is not ASCII is put into the editor as an input method does."""
    press(Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    editor.insert(text)


def test_a_building_is_typed_into_the_last_row_and_its_fields_after_it(
    table: RegisterTable, opened: Any
) -> None:
    stand(table, 2, "building_no")
    write("0号楼")
    press(TAB)
    write("砖混六层")
    press(ENTER)
    assert names(opened) == ["0号楼", "1号楼", "2号楼"]
    assert (table.table.currentIndex().row(), table.table.currentIndex().column()) == (1, 1)
    stand(table, 0, "floors")
    for text in "67":
        QTest.keyClicks(QApplication.focusWidget(), text)
        press(ENTER)
    session = opened.desk.workbench.estate.session
    assert session.text(opened.desk.window.screens.currentWidget().table.cells_at_hand()[1][0]) == ""
    assert [session.fields.number(Place(building=one), "floors") for one in ("0", "1")] == [6, 7]
    for _ in range(4):
        opened.desk.window.undo()
    assert names(opened) == ["1号楼", "2号楼"]


def test_tab_runs_over_the_edge_into_the_next_row_and_shift_enter_goes_up(table: RegisterTable) -> None:
    last = table.model.columnCount() - 1
    table.table.setFocus()
    table.table.setCurrentIndex(table.model.index(0, last))
    press(TAB)
    assert (table.table.currentIndex().row(), table.table.currentIndex().column()) == (1, 0)
    press(Qt.Key.Key_Backtab, SHIFT)
    assert (table.table.currentIndex().row(), table.table.currentIndex().column()) == (0, last)
    press(ENTER)
    press(ENTER, SHIFT)
    assert table.table.currentIndex().row() == 0


def test_a_choice_is_made_with_the_arrows(table: RegisterTable, opened: Any) -> None:
    stand(table, 0, "structure")
    press(Qt.Key.Key_F2)
    assert isinstance(QApplication.focusWidget(), QComboBox)
    press(Qt.Key.Key_Down)
    press(ENTER)
    session = opened.desk.workbench.estate.session
    assert session.survey.buildings[0].fields["structure"] == "brick_concrete"


def test_a_block_from_a_spreadsheet_brings_new_rows_or_nothing(table: RegisterTable, opened: Any) -> None:
    stand(table, 1, "building_no")
    QGuiApplication.clipboard().setText("2号楼\t甲型\r\n7号楼\t甲型\r\n8号楼\t乙型\r\n")
    press(Qt.Key.Key_V, CONTROL)
    assert names(opened) == ["1号楼", "2号楼", "7号楼", "8号楼"]
    assert any("6 格" in text and "新楼栋 2" in text for kind, text in opened.said.lines if kind == "done")
    QGuiApplication.clipboard().setText("9号楼\n1栋\n")
    stand(table, 4, "building_no")
    press(Qt.Key.Key_V, CONTROL)
    assert names(opened)[-1] == "8号楼"
    assert any("第 6 行" in text for text in opened.said.errors)
    stand(table, 0, "households")
    QGuiApplication.clipboard().setText("约三十")
    press(Qt.Key.Key_V, CONTROL)
    assert any("不合规" in text for kind, text in opened.said.lines if kind == "done")
    QGuiApplication.clipboard().setText("")
    press(Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "约三十"
    opened.desk.window.undo()
    opened.desk.window.undo()
    assert names(opened) == ["1号楼", "2号楼"]


def test_fields_are_filled_down_repeated_and_emptied_in_one_act_each(
    table: RegisterTable, opened: Any
) -> None:
    session = opened.desk.workbench.estate.session
    stand(table, 0, "floors")
    QTest.keyClicks(table.table, "6")
    press(ENTER)
    press(Qt.Key.Key_D, CONTROL)
    assert session.fields.number(Place(building="2"), "floors") == 6
    above = table.model.index(0, table.table.currentIndex().column())
    table.table.selectionModel().select(above, QItemSelectionModel.SelectionFlag.Select)
    QTest.keyClicks(table.table, "7")
    press(ENTER, CONTROL)
    assert [session.fields.number(Place(building=one), "floors") for one in ("1", "2")] == [7, 7]
    stand(table, 0, "floors")
    press(Qt.Key.Key_Delete)
    assert session.fields.number(Place(building="1"), "floors") is None


def test_one_key_leads_through_form_buildings_and_entrances(opened: Any) -> None:
    window = opened.desk.window
    seen = []
    for _ in range(4):
        window.start("register_table")
        screen = window.screens.currentWidget()
        at = screen._views.checkedId()
        seen.append((at, screen.table.level if at else ""))
    assert seen == [(1, "building"), (2, "unit"), (0, ""), (1, "building")]
