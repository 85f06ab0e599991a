"""Ledgers in the window: an overdue row is found first, filled, given evidence, and closed by its rule."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLineEdit, QPlainTextEdit
from ui.importing import looked, matched, refused, taken
from ui.looking import LAPTOP

from renodesk.domain.vocabulary_ledgers import about_row, ledger_row_field
from renodesk.services.attachments import Attachments
from renodesk.services.ledgers import LedgerActs, ledger_called
from renodesk.ui.dialogs.reason import ReasonDialog
from renodesk.ui.ledgers.entry import EntryDialog
from renodesk.ui.screens.ledgers import LedgersScreen

ROW = {"来源": "专项审计", "反馈日期": "2020-10-08", "问题": "雨水管未接入"}


def acts(opened: Any) -> LedgerActs:
    """Return the rectification ledger of the open estate."""
    session = opened.desk.workbench.estate.session
    return LedgerActs(session, ledger_called(session, "整改台账"))


def shown(opened: Any) -> LedgersScreen:
    """Show the screen."""
    opened.desk.workbench.screen_wanted.emit("ledgers")
    screen = opened.desk.window.screens.currentWidget()
    assert isinstance(screen, LedgersScreen)
    opened.qtbot.waitUntil(screen.table.isVisible)
    return screen


def dialog_of(opened: Any, kind: type) -> Any:
    """Wait for a dialog of a kind."""

    def found() -> list[Any]:
        return [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]

    opened.qtbot.waitUntil(lambda: bool(found()))
    return found()[-1]


def fill(field: Any, text: str) -> None:
    """Type into a field and leave it."""
    widget = field.widget
    widget.setFocus()
    if isinstance(widget, QComboBox):
        widget.setCurrentText(text)
        widget.activated.emit(widget.currentIndex())
    elif isinstance(widget, QPlainTextEdit):
        widget.setPlainText(text)
    elif isinstance(widget, QLineEdit):
        widget.setText(text)
    field.commit()


def test_an_overdue_row_is_found_first_and_closed_by_its_rule(opened: Any, tmp_path: Path) -> None:
    ledger = acts(opened)
    ledger.enter({**ROW, "问题": "不急的", "整改时限": "2090-01-01"})
    late = ledger.enter({**ROW, "整改时限": "2020-11-01"})
    opened.desk.window.resize(LAPTOP)
    opened.desk.window.activateWindow()
    screen = shown(opened)
    assert screen.which.currentText() == "整改台账 · 逾期 1 条"
    assert screen.model.key(0) == late
    assert screen.row is not None
    assert screen.row.is_overdue
    assert "逾期" in screen.side.due.text()
    assert "佐证附件 1 个" in screen.side.lacks.text()
    closing = screen.side.state_button("已销号")
    assert closing is not None
    closing.click()
    assert opened.said.errors[-1].startswith("ZG-002 还缺：整改情况、复核人")
    assert screen.side.fields["outcome"].widget.property("wrong")
    lacking = screen.side.fields["outcome"].widget
    opened.qtbot.waitUntil(lacking.hasFocus)
    opened.qtbot.waitUntil(lambda: not lacking.visibleRegion().isEmpty())
    fill(screen.side.fields["outcome"], "已接入市政管网")
    fill(screen.side.fields["reviewer"], "李四光")
    fill(screen.side.fields["deadline"], "下个月")
    assert "整改时限" in opened.said.errors[-1]
    assert screen.side.fields["deadline"].widget.property("wrong")
    (tmp_path / "证.pdf").write_bytes(b"%PDF-1.4")
    screen.side.files.attach([tmp_path / "证.pdf"])
    opened.settle()
    assert screen.side.files.rows.count() == 1
    closing = screen.side.state_button("2 已销号")
    assert closing is not None
    opened.qtbot.keyClick(screen.table, Qt.Key.Key_2)
    opened.qtbot.waitUntil(screen.table.hasFocus)
    row = ledger.book().row(late)
    assert (row.state.code, row.said("reviewer"), row.files) == ("closed", "李四光", 1)
    assert screen.which.currentText() == "整改台账 · 2 条"
    opened.desk.window.start("undo")
    assert ledger.book().row(late).is_overdue
    opened.desk.window.start("redo")
    screen.stand_at(late)
    back = screen.side.state_button("重新打开：整改中")
    assert back is not None
    back.click()
    asked = dialog_of(opened, ReasonDialog)
    asked.edit.setPlainText("雨后又漏")
    asked.ok.click()
    assert ledger.book().row(late).is_overdue


def test_a_row_is_entered_by_its_columns_and_found_by_words(opened: Any) -> None:
    screen = shown(opened)
    screen.add.click()
    dialog = dialog_of(opened, EntryDialog)
    dialog.accept()
    assert "来源" in dialog.told.text()
    fields = {one.column.name: one for one in dialog.fields}
    said = {"origin": "专项审计", "found_on": "2026年10月8日", "problem": "井盖下沉", "person": "张三丰"}
    assert fields["origin"].widget.property("wrong")
    for name, text in said.items():
        fill(fields[name], text)
    dialog.ok.click()
    opened.qtbot.waitUntil(lambda: acts(opened).book().rows != ())
    assert screen.row is not None
    assert screen.row.persons["person"] == "张三丰"
    screen.words.setText("张三丰 井盖")
    opened.qtbot.waitUntil(lambda: screen.model.rowCount() == 1)
    screen.words.setText("没有")
    opened.qtbot.waitUntil(lambda: screen.model.rowCount() == 0)
    screen.choose_ledger("complaints")
    assert screen.book is not None
    assert screen.book.ledger.id == "complaints"


def test_a_sheet_is_looked_at_taken_in_and_written_out(opened: Any, tmp_path: Path) -> None:
    screen = shown(opened)
    assert screen.book is not None
    ledger = screen.book.ledger
    (tmp_path / "坏.csv").write_text("来源,反馈日期,问题\n天上,2026-10-08,漏\n", encoding="utf-8")
    dialog = matched(opened, screen.ask_sheet, tmp_path / "坏.csv")
    assert ["A2 “来源”（A 列）不能填“天上”" in one for one in looked(opened, dialog)] == [True]
    refused(opened, dialog)
    strange = "由谁,反馈日期,问题,责任人\n专项审计,2026-10-08,漏,张三丰\n"
    (tmp_path / "怪.csv").write_text(strange, encoding="gb18030")
    dialog = matched(opened, lambda: screen.sheets.ask_sheet(ledger), tmp_path / "怪.csv")
    assert "GB 18030" in dialog._told.text()
    assert dialog.trouble.text() == "还没有选哪一列是：来源"
    assert dialog.matching.rows["origin"].box.hasFocus()
    assert not dialog.go_on.isEnabled()
    dialog.matching.choose("origin", 0)
    assert looked(opened, dialog) == []
    taken(opened, dialog)
    opened.qtbot.waitUntil(lambda: screen.model.rowCount() == 1)
    opened.said.answer = lambda: False
    screen.sheets.write_to(screen.book, tmp_path / "out.xlsx")
    opened.settle()
    assert any("带上姓名吗" in one for one in opened.said.questions)
    assert (tmp_path / "out.xlsx").exists()


def test_an_empty_sheet_to_fill_by_hand_is_written_by_its_button(
    opened: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    acts(opened).enter(ROW)
    screen, out = shown(opened), tmp_path / "空白.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    opened.qtbot.mouseClick(screen.blank, Qt.MouseButton.LeftButton)
    opened.settle()
    assert out.read_bytes().startswith(b"%PDF")
    assert opened.said.lines[-1][1] == "已写好空白表：空白.pdf（上次没办结的 1 条在前）。"


def test_opening_an_estate_reminds_of_what_is_overdue(opened: Any) -> None:
    opened.desk.window.reminder.remind()
    assert opened.said.lines == []
    acts(opened).enter({**ROW, "整改时限": "2020-11-01"})
    opened.desk.window.reminder.remind()
    assert opened.said.lines[-1][1].startswith("台账逾期 1 条")


def test_what_is_typed_is_kept_after_a_rest_and_in_its_own_row(opened: Any) -> None:
    ledger = acts(opened)
    keys = [ledger.enter({**ROW, "整改时限": f"2020-11-0{at}"}) for at in (1, 2)]
    screen = shown(opened)
    screen.side.fields["place"].widget.setFocus()
    screen.side.fields["place"].widget.insert("3号楼")
    opened.qtbot.waitUntil(lambda: ledger.book().row(keys[0]).said("place") == "3号楼")
    screen.side.fields["measure"].widget.setFocus()
    screen.side.fields["measure"].widget.insertPlainText("接入市政管网")
    screen.stand_at(keys[1])
    opened.qtbot.waitUntil(lambda: ledger.book().row(keys[0]).said("measure") == "接入市政管网")
    assert screen.side.fields["measure"].typed == ""
    assert ledger.book().row(keys[1]).said("measure") is None


def test_files_are_dropped_beside_a_row_kept_home_saved_and_taken_off(opened: Any, tmp_path: Path) -> None:
    key = acts(opened).enter(ROW)
    screen, session = shown(opened), opened.desk.workbench.estate.session
    files = screen.side.files
    (tmp_path / "签字表.pdf").write_bytes(b"%PDF-1.4 names")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "签字表.pdf"))])
    none, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    files.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, mime, left, none))
    opened.settle()
    assert [one.name for one in Attachments(session).list(about_row(key))] == ["签字表.pdf"]
    files.keeper.click()
    assert Attachments(session).list(about_row(key))[0].is_personal
    assert "含人名" in files.rows.item(0).text()
    files.save_to(tmp_path / "另存.pdf")
    assert (tmp_path / "另存.pdf").read_bytes() == b"%PDF-1.4 names"
    files.taker.click()
    assert Attachments(session).list(about_row(key)) == ()
    assert not files.rows.isVisible()


def test_a_cell_of_a_row_leads_to_the_row(opened: Any) -> None:
    ledger = acts(opened)
    keys = [ledger.enter({**ROW, "问题": f"第{at}处"}) for at in range(3)]
    screen = shown(opened)
    screen.words.setText("没有")
    opened.qtbot.waitUntil(lambda: screen.model.rowCount() == 0)
    screen.choose_ledger("complaints")
    opened.desk.workbench.show_cell(ledger_row_field(keys[1], "place"), "", None)
    assert screen.row is not None
    assert screen.row.key == keys[1]


def test_tab_goes_through_the_row_at_hand_from_above_to_below(opened: Any) -> None:
    acts(opened).enter(ROW)
    opened.desk.window.activateWindow()
    screen = shown(opened)
    side = screen.side
    first = side.state_button("1 ")
    assert first is not None
    opened.qtbot.waitUntil(opened.desk.window.isActiveWindow)
    opened.qtbot.waitUntil(first.isVisible)
    screen.table.setFocus()
    opened.qtbot.keyClick(screen.table, Qt.Key.Key_Tab)
    assert first.hasFocus()
    heights = []
    for _ in range(len(side.fields) + 4):
        now = QApplication.focusWidget()
        assert now is not None
        heights.append(now.mapTo(side.holder, now.rect().topLeft()).y())
        opened.qtbot.keyClick(now, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is side.files.add
    assert heights == sorted(heights)
    side.fields["reviewer"].widget.setFocus()
    opened.qtbot.keyClicks(side.fields["reviewer"].widget, "lisi")
    opened.qtbot.keyClick(side.fields["reviewer"].widget, Qt.Key.Key_Tab)
    assert side.fields["closed_on"].widget.hasFocus()
    assert side.state_button("1 ") is first
