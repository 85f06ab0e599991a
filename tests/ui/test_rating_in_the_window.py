"""Counties rated in the window: three columns, vetoes, figures, evidence, the standard, the paper."""

from pathlib import Path
from typing import Any

import pytest
from office.test_rating import COUNTY, YEAR, filled
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from ui.conftest import Bench

from renodesk.domain.performance import ScoreColumn
from renodesk.domain.standard import Fulfilment
from renodesk.ui.dialogs.name import NameDialog


@pytest.fixture
def rating(bench: Bench) -> Any:
    """Return the screen of ratings of an archive of five estates in two counties."""
    bench.desk.window.office.choose_archive_in(filled(bench.folder / "archive"))
    bench.desk.window.start("office_rating")
    page = bench.desk.window.office.page
    assert page is not None
    screen: Any = page.screens.currentWidget()
    screen.year.setValue(YEAR)
    settle(bench, screen)
    yield screen
    bench.desk.window.office.stop()


def settle(bench: Bench, screen: Any) -> None:
    bench.qtbot.waitUntil(lambda: screen.isVisible() and not screen.beside.is_busy)


def choose(screen: Any, key: str) -> None:
    screen.table.setCurrentIndex(screen.model.index(screen.model.row_of(key), 0))


def view(bench: Bench, screen: Any, box: Any, data: str) -> None:
    box.setCurrentIndex(box.findData(data))
    box.activated.emit(box.currentIndex())
    settle(bench, screen)


def cells(screen: Any, key: str) -> list[str]:
    row = screen.model.row_of(key)
    return [screen.model.index(row, at).data() for at in range(screen.model.columnCount())]


def test_a_county_is_scored_by_keyboard_vetoed_and_borne_out(bench: Bench, rating: Any) -> None:
    assert rating.county.currentData() == COUNTY
    assert cells(rating, "PF2.2")[1] == "10 (+2?)"
    rating.take.click()
    settle(bench, rating)
    assert cells(rating, "PF3.1.1")[2] == "20/3"
    choose(rating, "PF1.1.1")
    rating.side.value.setFocus()
    rating.side.value.setText("1")
    bench.qtbot.keyClick(rating.side.value, Qt.Key.Key_Return)
    settle(bench, rating)
    assert cells(rating, "PF1.1.1")[2] == "1"
    assert rating.side.at.key == "PF1.1.2"
    rating.side.value.setText("2.5")
    bench.qtbot.keyClick(rating.side.value, Qt.Key.Key_Return)
    settle(bench, rating)
    assert bench.said.errors
    assert cells(rating, "PF1.1.2")[2] == "未评"
    assert (rating.side.at.key, rating.side.value.text()) == ("PF1.1.2", "2.5")

    choose(rating, "PF1.1.1")
    rating.add_evidence("PF1.1.1", "摸排表，柜3", None)
    settle(bench, rating)
    assert "摸排表" in rating.side.papers.currentText()
    rating.side.words_wanted.emit("PF1.1.1")
    asked = QApplication.activeModalWidget()
    assert isinstance(asked, NameDialog)
    asked.edit.setText("会议纪要")
    asked.accept()
    settle(bench, rating)
    assert rating.side.papers.count() == 2
    rating.side.drop.click()
    settle(bench, rating)
    assert rating.side.papers.count() == 1

    view(bench, rating, rating.column, ScoreColumn.REVIEW.value)
    assert not rating.take.isEnabled()
    rating.over.click()
    settle(bench, rating)
    assert cells(rating, "PF3.1.1")[3] == "20/3"
    choose(rating, "PF7.3")
    rating.side.ticks[True].click()
    settle(bench, rating)
    assert "群众投诉较多" in rating.sum.text()
    rating.back.click()
    settle(bench, rating)
    assert rating.side.at.tick is None


def test_figures_the_standard_and_the_table_on_paper(bench: Bench, rating: Any) -> None:
    view(bench, rating, rating.view, "facts")
    assert "储备库" in cells(rating, "done_estates")[2]
    rating.enter("finish_by", "2026-06-30")
    settle(bench, rating)
    assert "查不到" in cells(rating, "ontime_estates")[2]  # no estate file lies in this archive
    rating.enter("target_estates", "4")
    settle(bench, rating)
    assert cells(rating, "target_estates")[1] == "4 个"

    view(bench, rating, rating.view, "standard")
    choose(rating, "T1.1")
    rating.table.setFocus()
    bench.qtbot.keyClick(rating.table, Qt.Key.Key_3)
    settle(bench, rating)
    assert "未达标" in cells(rating, "T1.1")[1]
    assert rating.found.check.line("T1.1").fulfilment == Fulfilment.NOT_MET
    rating.note("T1.1", "还没有成立领导小组")
    settle(bench, rating)
    choose(rating, "T1.1")
    assert rating.side.note.toPlainText() == "还没有成立领导小组"
    papers = {
        "t.pdf": rating.papers.write_table,
        "t.xlsx": rating.papers.write_table,
        "p.pdf": rating.papers.write_page,
    }
    for name, write in papers.items():
        write(bench.folder / name)
        bench.settle()
        assert Path(bench.folder / name).stat().st_size > 1000
