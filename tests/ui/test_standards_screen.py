"""The self-check in the window: answered by digits, taken over as proposed, noted in place."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt

from renodesk.domain.standard import Fulfilment
from renodesk.services.standards import self_check
from renodesk.ui.screens.standards import StandardsScreen


def shown(opened: Any) -> StandardsScreen:
    """Show the screen."""
    opened.desk.workbench.screen_wanted.emit("standards")
    screen = opened.desk.window.screens.currentWidget()
    assert isinstance(screen, StandardsScreen)
    opened.qtbot.waitUntil(screen.table.isVisible)
    return screen


def stand(screen: StandardsScreen, code: str) -> None:
    """Stand at a row."""
    screen.table.setCurrentIndex(screen.model.index(screen.model.row_of(code), 0))


def test_rows_are_answered_by_digits_one_after_the_other_and_undone(opened: Any) -> None:
    session, screen = opened.desk.workbench.estate.session, shown(opened)
    screen.table.setFocus()
    assert screen.line is not None
    assert screen.line.row.code == "T1.2.2"
    for key in (Qt.Key.Key_1, Qt.Key.Key_3):
        opened.qtbot.keyClick(screen.table, key)
    check = self_check(session, screen.year.value())
    answers = {one.row.code: one.answer for one in check.asked if one.answer is not None}
    assert answers == {"T1.2.2": Fulfilment.MET, "T1.2.3": Fulfilment.NOT_MET}
    assert screen.line.row.code == "T1.4.2"
    stand(screen, "T1.2.2")
    opened.qtbot.keyClick(screen.table, Qt.Key.Key_Delete)
    assert self_check(session, screen.year.value()).counts[Fulfilment.MET] == 0
    opened.desk.window.start("undo")
    assert self_check(session, screen.year.value()).counts[Fulfilment.MET] == 1


def test_a_row_of_the_county_takes_no_answer_here(opened: Any) -> None:
    session, screen = opened.desk.workbench.estate.session, shown(opened)
    stand(screen, "T1.1")
    screen.table.setFocus()
    opened.qtbot.keyClick(screen.table, Qt.Key.Key_1)
    assert not any(self_check(session, screen.year.value()).counts.values())
    assert screen.note.isReadOnly()


def test_a_note_is_kept_when_it_is_left_and_each_year_has_its_own(opened: Any) -> None:
    session, screen = opened.desk.workbench.estate.session, shown(opened)
    stand(screen, "T2.2")
    screen.note.setFocus()
    screen.note.insertPlainText("片区协议")
    screen.table.setFocus()
    year = screen.year.value()
    opened.qtbot.waitUntil(lambda: self_check(session, year).line("T2.2").note == "片区协议")
    screen.year.setValue(year + 1)
    stand(screen, "T2.2")
    assert screen.note.toPlainText() == ""
    assert screen.line is not None
    assert screen.line.note == ""


def test_files_bear_a_row_out_and_belong_to_their_year(opened: Any, tmp_path: Path) -> None:
    session, screen = opened.desk.workbench.estate.session, shown(opened)
    (tmp_path / "协议.pdf").write_bytes(b"%PDF-1.4 agreement")
    stand(screen, "T2.2")
    screen.files.attach([tmp_path / "协议.pdf"])
    year = screen.year.value()
    opened.qtbot.waitUntil(lambda: self_check(session, year).line("T2.2").files == ("协议.pdf",))
    opened.qtbot.waitUntil(lambda: screen.files.rows.count() == 1)
    stand(screen, "T1.1")
    assert not screen.files.isVisible()
    screen.year.setValue(year + 1)
    stand(screen, "T2.2")
    assert screen.files.rows.count() == 0
