"""Somebody's table into the register by keyboard alone: chosen, matched, looked at, taken, taken back."""

from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from ui.conftest import Bench

from renodesk.domain.places import Place
from renodesk.ui.importing.dialog import CHOOSE, MATCH, PREVIEW, TableImportDialog

ENTER, TAB, SPACE, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Space, Qt.Key.Key_Down
LINES = ("幢号\t居民户数\t风水\t占地", "1幢\t36户\t好\t0.2", "7幢\t24\t好\t0.3", "\t12\t\t", "合计\t72\t\t")


def shown(bench: Bench) -> TableImportDialog:
    """Open the import by its key and return it."""
    bench.desk.window.activateWindow()
    bench.qtbot.waitUntil(bench.desk.window.isActiveWindow)
    QTest.keyClick(bench.desk.window, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    bench.qtbot.waitUntil(lambda: bool(bench.desk.window.findChildren(TableImportDialog)))
    (dialog,) = bench.desk.window.findChildren(TableImportDialog)
    bench.qtbot.waitUntil(dialog.isVisible)
    return dialog


def press(dialog: TableImportDialog, *keys: Qt.Key) -> None:
    """Press keys where the cursor is."""
    for key in keys:
        QTest.keyClick(dialog.focusWidget() or dialog, key)
        QApplication.processEvents()


def on_page(bench: Bench, dialog: TableImportDialog, at: int) -> None:
    """Wait until a page is shown and nothing runs."""
    operations = bench.desk.workbench.operations
    bench.qtbot.waitUntil(
        lambda: dialog.pages.currentIndex() == at and not operations.is_busy, timeout=60_000
    )


def gone(bench: Bench) -> None:
    """Wait until the dialog is closed and freed."""
    window = bench.desk.window
    bench.qtbot.waitUntil(lambda: not window.findChildren(TableImportDialog), timeout=60_000)


def pasted(bench: Bench, *lines: str) -> TableImportDialog:
    """Take a block from the clipboard and return the dialog at its columns."""
    QGuiApplication.clipboard().setText("\n".join(lines))
    dialog = shown(bench)
    bench.qtbot.waitUntil(dialog.choose.hasFocus)
    press(dialog, TAB, SPACE)
    on_page(bench, dialog, MATCH)
    return dialog


def households(bench: Bench, building: str) -> Any:
    return bench.desk.workbench.estate.session.fields.number(Place(building=building), "households")


def test_a_table_is_matched_looked_at_and_taken_by_keyboard_alone(opened: Bench) -> None:
    dialog = pasted(opened, *LINES)
    matching = dialog.matching
    assert [matching.column(key) for key in ("building_no", "households")] == [0, 1]
    assert dialog.focusWidget() is matching.rows["building_no"].box
    assert "风水" in matching.unused.text()
    area = matching.rows["floor_area_m2"]
    while not area.box.hasFocus():
        press(dialog, TAB)
    while area.box.currentData() != 3:
        press(dialog, DOWN)
        assert dialog.go_on.isEnabled() is (area.box.currentData() not in (0, 1))
    assert area.sample.text() == "0.2　0.3"
    press(dialog, TAB)
    assert area.unit is not None
    assert area.unit.hasFocus()
    press(dialog, DOWN)
    press(dialog, ENTER)
    on_page(opened, dialog, PREVIEW)
    assert not dialog.go_on.isEnabled()
    words = [dialog.preview.model.line(row) for row in range(dialog.preview.model.rowCount())]
    texts = [line.text for line in words if line is not None]
    assert any("1号楼" in text and "36" in text for text in texts)
    assert any("风水" in text for text in texts)
    while not dialog.preview.only_good.hasFocus():
        press(dialog, TAB)
    press(dialog, SPACE)
    assert dialog.go_on.isEnabled()
    press(dialog, ENTER)
    gone(opened)
    assert (households(opened, "1"), households(opened, "7")) == (36, 24)
    session = opened.desk.workbench.estate.session
    assert session.fields.number(Place(building="7"), "floor_area_m2") == 3000
    assert any("2 行" in text for kind, text in opened.said.lines if kind == "done")
    opened.desk.window.undo()
    assert not session.has(Place(building="7"))


def test_the_header_is_moved_to_another_row(opened: Bench) -> None:
    dialog = pasted(opened, "幢号\t层数", *(f"{number}幢\t6" for number in range(7, 12)))
    assert dialog.header.value() == 1
    dialog.header.setValue(0)
    assert dialog.matching.column("building_no") == 0
    assert "没有表头" in dialog._told.text()
    dialog.header.setValue(1)
    assert dialog.matching.column("floors") == 1
    dialog.reject()


def test_two_fields_of_one_column_are_said_and_hold_the_way_on(opened: Bench) -> None:
    dialog = pasted(opened, *LINES)
    dialog.matching.choose("floors", 1)
    assert not dialog.go_on.isEnabled()
    assert dialog.matching.rows["floors"].says.text() == "重复"
    assert dialog.trouble.text() == "选了同一列：楼栋 · 户数、楼栋 · 层数"
    dialog.matching.choose("floors", -1)
    assert dialog.go_on.isEnabled()
    assert dialog.trouble.isHidden()
    dialog.matching.choose("building_no", -1)
    assert not dialog.go_on.isEnabled()
    assert dialog.trouble.text() == "还没有选哪一列是：楼号"
    dialog.reject()


def test_the_next_table_with_this_header_is_matched_at_once(opened: Bench) -> None:
    dialog = pasted(opened, "幢号\t占地", "7幢\t3000")
    assert dialog.forget.isHidden()
    dialog.matching.choose("floor_area_m2", 1)
    dialog.proceed()
    on_page(opened, dialog, PREVIEW)
    dialog.proceed()
    gone(opened)
    dialog = pasted(opened, "幢号\t占地", "8幢\t4000")
    assert dialog.matching.column("floor_area_m2") == 1
    assert dialog.matching.rows["floor_area_m2"].says.text() == "上次这样对"
    dialog.forget.click()
    assert dialog.matching.column("floor_area_m2") == -1
    assert dialog.forget.isHidden()
    dialog.reject()
    dialog = pasted(opened, "幢号\t占地", "8幢\t4000")
    assert dialog.matching.column("floor_area_m2") == -1
    dialog.reject()


def test_a_workbook_offers_its_sheets_and_says_that_it_is_open_elsewhere(opened: Bench) -> None:
    made = openpyxl.Workbook()
    made.worksheets[0].append(["随便", "什么"])
    for row in (["楼号", "层数"], ["1号楼", 6]):
        if "楼栋" not in made.sheetnames:
            made.create_sheet("楼栋")
        made["楼栋"].append(row)
    file = opened.folder / "登记.xlsx"
    made.save(file)
    (opened.folder / "~$登记.xlsx").write_bytes(b"")
    dialog = shown(opened)
    dialog.open_file(file)
    on_page(opened, dialog, MATCH)
    assert not dialog.go_on.isEnabled()
    assert "楼号" in dialog.trouble.text()
    assert "别的程序" in dialog._told.text()
    dialog.sheet.setCurrentText("楼栋")
    dialog.sheet.activated.emit(1)
    opened.settle()
    opened.qtbot.waitUntil(dialog.go_on.isEnabled)
    dialog.proceed()
    on_page(opened, dialog, PREVIEW)
    assert dialog.go_on.isEnabled()
    press(dialog, Qt.Key.Key_Escape)
    assert opened.desk.workbench.estate.session.survey.buildings[0].fields.get("floors") is None


@pytest.mark.parametrize("name", ["空.csv", "坏.xlsx", "没有.xlsx"])
def test_what_is_no_table_is_said_in_the_dialog_and_one_may_choose_again(opened: Bench, name: str) -> None:
    (opened.folder / "空.csv").write_bytes(b"")
    (opened.folder / "坏.xlsx").write_bytes(b"PK\x03\x04rubbish")
    dialog = shown(opened)
    dialog.open_file(opened.folder / name)
    opened.settle()
    assert name in dialog.trouble.text()
    assert dialog.pages.currentIndex() == CHOOSE
    dialog.reject()


def test_an_estates_own_fields_need_no_matching(opened: Bench) -> None:
    dialog = pasted(opened, "总户数\t96", "小区地址\t示例路 18 号")
    assert dialog.go_on.isEnabled()
    press(dialog, ENTER)
    on_page(opened, dialog, PREVIEW)
    press(dialog, ENTER)
    gone(opened)
    assert opened.desk.workbench.estate.session.survey.fields["address"] == "示例路 18 号"


def test_ten_thousand_rows_go_in_while_the_window_answers(opened: Bench) -> None:
    lines = ["楼号\t单元号\t户数", *(f"{3 + at // 50}号楼\t{1 + at % 50}\t12" for at in range(10_000))]
    (opened.folder / "大.csv").write_text("\n".join(lines), encoding="utf-8")
    dialog = shown(opened)
    dialog.open_file(opened.folder / "大.csv")
    on_page(opened, dialog, MATCH)
    dialog.proceed()
    ticks: list[bool] = []
    timer = QTimer()
    timer.setInterval(5)
    timer.timeout.connect(lambda: ticks.append(opened.desk.workbench.operations.is_busy))
    timer.start()
    on_page(opened, dialog, PREVIEW)
    timer.stop()
    assert any(ticks)
    assert "10000" in dialog.preview.summary.text()
    assert dialog.go_on.isEnabled()
    dialog.reject()


@pytest.mark.parametrize(("theme", "language"), [("light", "zh"), ("dark", "en"), ("contrast", "zh")])
def test_the_dialog_is_whole_in_both_languages_and_all_themes_and_freed(
    opened: Bench, theme: str, language: str
) -> None:
    opened.desk.window.wear(theme, 1.0)
    if language == "en":
        opened.desk.window.start("language_en")
        opened.qtbot.waitUntil(lambda: opened.desk.workbench.language == "en")
        opened.qtbot.waitUntil(opened.desk.window.isVisible)
    dialog = pasted(opened, *LINES)
    dialog.proceed()
    on_page(opened, dialog, PREVIEW)
    assert not dialog.grab().isNull()
    for one in (dialog.cancel, dialog.back, dialog.go_on):
        assert one.width() >= one.sizeHint().width()
    dialog.back.click()
    freed: list[bool] = []
    dialog.destroyed.connect(lambda: freed.append(True))
    dialog.reject()
    opened.qtbot.waitUntil(lambda: freed == [True])
