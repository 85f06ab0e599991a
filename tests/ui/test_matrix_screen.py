"""The matrix by keyboard and clipboard."""

from fractions import Fraction
from typing import Any

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QLineEdit

from renodesk.domain.places import Place
from renodesk.domain.survey import Observation
from renodesk.services.answers import Answers
from renodesk.services.filtering import SpotFilter
from renodesk.ui.dialogs.reason import ReasonDialog
from renodesk.ui.screens.matrix import MatrixScreen

CONTROL = Qt.KeyboardModifier.ControlModifier
SELECT = QItemSelectionModel.SelectionFlag.Select
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
    at = next(n for n, one in enumerate(columns) if (one.item.code, one.name) == (item, name))
    only = QItemSelectionModel.SelectionFlag.ClearAndSelect
    screen.table.selectionModel().setCurrentIndex(screen.model.index(row, at), only)


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
    QGuiApplication.clipboard().setText("6\t6\r\n6\t3\r\n6\t5\r\n6\t很多\r\n")
    stand(screen, "A3.2", "should")
    opened.qtbot.keyClick(screen.table, Qt.Key.Key_V, CONTROL)
    assert values(opened, "A3.2")[:2] == [100, 50]
    assert any("8 格" in text and "第4行第1列" in text for kind, text in opened.said.lines if kind == "done")
    column = screen.table.currentIndex().column()
    screen.table.clearSelection()
    for row in range(2):
        for right in range(2):
            screen.table.selectionModel().select(
                screen.model.index(row, column + right), QItemSelectionModel.SelectionFlag.Select
            )
    opened.qtbot.keyClick(screen.table, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "6\t6\n6\t3"


def test_a_block_that_does_not_go_in_is_named_by_row_and_column_and_nothing_is_kept(
    screen: MatrixScreen, opened: Any
) -> None:
    QGuiApplication.clipboard().setText("5\n4\n3\n2\n1")
    stand(screen, "E2.2")
    opened.qtbot.keyClick(screen.table, Qt.Key.Key_V, CONTROL)
    assert values(opened, "E2.2") == [None] * 4
    (error,) = opened.said.errors
    assert "1 格" in error
    assert "第 5 行第 1 列" in error


def shown(screen: MatrixScreen, rows: int) -> list[Any]:
    """Return what the first rows of the column at hand show."""
    column = screen.table.currentIndex().column()
    return [screen.model.index(row, column).data() for row in range(rows)]


def test_a_number_is_typed_and_enter_goes_down(screen: MatrixScreen, opened: Any) -> None:
    stand(screen, "A3.2", "should")
    opened.qtbot.keyClick(screen.table, "1")
    editor = screen.table.viewport().findChild(QLineEdit)
    opened.qtbot.keyClick(editor, "2")
    opened.qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert screen.table.currentIndex().row() == 1
    assert shown(screen, 2) == ["12", ""]


def choose(screen: MatrixScreen, rows: int = 4) -> None:
    """Choose the cells from the cursor down."""
    index = screen.table.currentIndex()
    last = screen.model.index(index.row() + rows - 1, index.column())
    screen.table.selectionModel().select(QItemSelection(index, last), SELECT)


def test_a_digit_grades_all_chosen_cells_in_one_act(screen: MatrixScreen, opened: Any) -> None:
    stand(screen, "E2.2")
    choose(screen)
    opened.qtbot.keyClick(screen.table, "4")
    assert values(opened, "E2.2") == [4] * 4
    opened.desk.window.undo()
    assert values(opened, "E2.2") == [None] * 4


def test_what_is_typed_goes_to_all_chosen_cells_with_control_and_enter(
    screen: MatrixScreen, opened: Any
) -> None:
    stand(screen, "A3.2", "should")
    choose(screen, 3)
    opened.qtbot.keyClick(screen.table, "6")
    editor = screen.table.viewport().findChild(QLineEdit)
    assert editor.accessibleName().startswith("A3.2")
    opened.qtbot.keyClick(editor, Qt.Key.Key_Return, CONTROL)
    assert shown(screen, 4) == ["6", "6", "6", ""]
    opened.desk.window.undo()
    assert shown(screen, 4) == [""] * 4


def test_one_copied_value_is_pasted_into_all_chosen_cells(screen: MatrixScreen, opened: Any) -> None:
    QGuiApplication.clipboard().setText("2")
    stand(screen, "E2.2")
    choose(screen)
    opened.qtbot.keyClick(screen.table, Qt.Key.Key_V, CONTROL)
    assert values(opened, "E2.2") == [2] * 4


def see_the_36(screen: MatrixScreen, opened: Any) -> None:
    """Turn to the 36 of the buildings, by keyboard."""
    for box in (screen.kind, screen.scope):
        box.setFocus()
        opened.qtbot.keyClick(box, Qt.Key.Key_Down)
    screen.table.setFocus()


def test_the_36_are_decided_by_number_and_word(screen: MatrixScreen, opened: Any) -> None:
    see_the_36(screen, opened)
    stand(screen, "B-M1")
    assert screen.hint.text().startswith("1 无此问题 · 2 需改")
    for key in "24":
        opened.qtbot.keyClick(screen.table, key)
    assert shown(screen, 2) == ["需改", "不适用"]
    checks = opened.desk.workbench.estate.session.survey.checks
    assert [checks["B-M1", Place(building=b)][0].status for b in "12"] == ["need", "na"]
    stand(screen, "B-M1")
    opened.qtbot.keyClick(screen.table, Qt.Key.Key_F2)
    editor = screen.table.viewport().findChild(QComboBox)
    editor.setCurrentText("已改")
    opened.qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert shown(screen, 1) == ["已改"]


def test_a_word_that_is_no_status_is_pasted_nowhere(screen: MatrixScreen, opened: Any) -> None:
    see_the_36(screen, opened)
    stand(screen, "B-M1")
    QGuiApplication.clipboard().setText("也许")
    choose(screen, 2)
    opened.qtbot.keyClick(screen.table, Qt.Key.Key_V, CONTROL)
    assert shown(screen, 2) == ["", ""]
    assert "需改" in opened.said.errors[-1]


def test_a_must_item_that_is_left_out_asks_why(screen: MatrixScreen, opened: Any) -> None:
    leaks = {"leaking": Fraction(3), "top_units": Fraction(4), "repair_m2": Fraction(90)}
    session = opened.desk.workbench.estate.session
    Answers(session).record("A2.1", Place(building="1"), Observation(inputs=leaks))
    see_the_36(screen, opened)
    stand(screen, "B-M1")
    assert screen.table.currentIndex().data() == "需改？"
    opened.qtbot.keyClick(screen.table, "1")
    (dialog,) = opened.desk.window.findChildren(ReasonDialog)
    assert session.survey.checks == {}
    dialog.edit.insertPlainText("单位已安排")
    opened.qtbot.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    record = session.survey.checks["B-M1", Place(building="1")][0]
    assert (record.status, record.reason) == ("none", "单位已安排")


def test_the_key_for_unseen_speaks_for_the_chosen_cells(screen: MatrixScreen, opened: Any) -> None:
    stand(screen, "E2.2")
    choose(screen, 2)
    opened.qtbot.keyClick(screen.table, Qt.Key.Key_F8)
    (dialog,) = opened.desk.window.findChildren(ReasonDialog)
    dialog.edit.insertPlainText("锁门")
    opened.qtbot.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    assert shown(screen, 4) == ["?", "?", "", ""]


def test_the_filters_of_the_survey_narrow_the_matrix_too(screen: MatrixScreen, opened: Any) -> None:
    whole = screen.model.columnCount()
    work = opened.desk.workbench
    work.screen_wanted.emit("survey")
    work.estate.outline.filters = frozenset({SpotFilter.NIGHT})
    work.screen_wanted.emit("matrix")
    night = {item.code for item in work.estate.session.forms.tree.items if item.night}
    assert {column.item.code for column in screen.model.columns} <= night
    assert f"{screen.model.columnCount()} 列" in screen.told.text()
    assert screen.told.isVisible()
    screen.kind.setCurrentIndex(1)
    screen.read()
    assert not screen.told.isVisible()
    work.screen_wanted.emit("survey")
    work.estate.outline.filters = frozenset()
    work.screen_wanted.emit("matrix")
    screen.kind.setCurrentIndex(0)
    screen.read()
    assert screen.model.columnCount() == whole


def test_another_estate_shows_its_own_table(screen: MatrixScreen, opened: Any) -> None:
    opened.desk.workbench.create(opened.folder / "other.reno", "和平里")
    opened.desk.workbench.screen_wanted.emit("matrix")
    assert screen.model.rowCount() == 0
    screen.scope.setCurrentIndex(2)
    screen.read()
    assert screen.model.rowCount() == 1


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_every_cell_and_control_has_words_for_those_who_do_not_see_it(
    screen: MatrixScreen, opened: Any, theme: str
) -> None:
    opened.desk.window.start(f"theme_{theme}")
    stand(screen, "E2.2")
    opened.qtbot.keyClick(screen.table, "1")
    cell = screen.model.index(0, screen.table.currentIndex().column())
    told = cell.data(Qt.ItemDataRole.AccessibleTextRole)
    assert "1号楼 1单元 E2.2" in told
    assert "短板" in told or "红旗" in told
    assert not cell.data(Qt.ItemDataRole.DecorationRole).isNull()
    for one in (screen.kind, screen.scope, screen.table):
        assert one.accessibleName()


def test_the_matrix_speaks_english(opened: Any) -> None:
    opened.desk.window.start("language_en")
    opened.qtbot.waitUntil(lambda: opened.desk.workbench.language == "en")
    opened.qtbot.waitUntil(lambda: opened.desk.workbench.estate is not None)
    opened.desk.workbench.screen_wanted.emit("matrix")
    screen = opened.desk.window.screens.currentWidget()
    assert (screen.kind.itemText(0), screen.scope.itemText(0)) == ("Indicators", "Entrances")
    assert screen.hint.text().startswith("Just type")
    stand(screen, "E2.2")
    at = screen.table.currentIndex().column()
    assert "Grade" in screen.model.headerData(at, Qt.Orientation.Horizontal)


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
