"""The yearly plan in the window: made for a wish, forced, frozen, printed, and written into the reserve."""

from pathlib import Path
from typing import Any

import pytest
from office.test_yearly import WAN, archive  # noqa: F401  a fixture
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from ui.conftest import Bench

from renodesk.services.yearly import Wish
from renodesk.ui.dialogs.name import NameDialog
from renodesk.ui.dialogs.reason import ReasonDialog
from renodesk.ui.office.dialogs.year_wish import ForceDialog, YearWishDialog


@pytest.fixture
def year(bench: Bench, archive: Path) -> Any:  # noqa: F811
    """Return the screen of the yearly plan of an archive of seven estates."""
    bench.desk.window.office.choose_archive_in(archive)
    bench.desk.window.start("office_year")
    page = bench.desk.window.office.page
    assert page is not None
    screen: Any = page.screens.currentWidget()
    bench.qtbot.waitUntil(lambda: screen.isVisible() and not screen.beside.is_busy)
    yield screen
    bench.desk.window.office.stop()


def test_a_plan_is_made_forced_frozen_and_written_into_the_reserve(bench: Bench, year: Any) -> None:
    assert "还没有排计划" in year.empty.words.text()
    assert "先排一份计划" in year.take.toolTip()
    year.ask_wish()
    wish = QApplication.activeModalWidget()
    assert isinstance(wish, YearWishDialog)
    wish.year.setValue(2027)
    wish.money.setText("八百")
    assert not wish.ok.isEnabled()
    wish.money.setText("850")
    wish.limits["area"].setValue(9000)
    wish.accept()
    bench.settle()
    rows = {line.estate: (line.year, line.why) for line in year.model.rows}
    assert rows["甲"] == (2027, "chosen")
    assert rows["丙"] == (0, "no_room")
    money, _, _, area = year.side.uses.rows
    assert (money.used, money.most, money.left) == ("850", "850", "余 0")
    assert (area.used, area.left) == ("3,000", "余 6,000")
    year.table.setCurrentIndex(year.model.index([one.estate for one in year.model.rows].index("丙"), 0))
    assert "超过资金上限" in year.side.story.text()

    year.ask_force()
    force = QApplication.activeModalWidget()
    assert isinstance(force, ForceDialog)
    force.way.setCurrentIndex(force.way.findData("in"))
    assert not force.ok.isEnabled()
    force.reason.setPlainText("集中连片")
    force.accept()
    bench.settle()
    assert "集中连片" in year.side.story.text()
    assert year.plan.wish.money == (850 * WAN,)

    year.freeze_as("2027年度计划")
    bench.qtbot.waitUntil(lambda: not year.beside.is_busy and year.plan.name == "2027年度计划")
    assert not year.force.isEnabled()
    for name in ("y.pdf", "y.xlsx"):
        year.write_to(bench.folder / name)
        bench.settle()
        assert (bench.folder / name).stat().st_size > 1000
    year.ask_to_take()
    reason = QApplication.activeModalWidget()
    assert isinstance(reason, ReasonDialog)
    reason.accept()
    bench.settle()
    assert len(year.taken.refused) == len([one for one in year.plan.chosen if one.why != "already"])
    assert "没有列入：甲小区" in year.side.story.text()
    assert bench.said.errors == []


def test_a_plan_has_a_name_to_begin_with_and_blanks_in_it(bench: Bench, year: Any) -> None:
    year.make_for(Wish(first=2027, spans=2))
    bench.settle()
    year.ask_for_name()
    name = QApplication.activeModalWidget()
    assert isinstance(name, NameDialog)
    assert name.edit.selectedText() == "2027-2028年度计划"
    name.edit.setText("2027 年度计划（一）")
    name.accept()
    bench.qtbot.waitUntil(lambda: not year.beside.is_busy and year.plan.name == "2027 年度计划（一）")
    assert bench.said.errors == []


def test_enter_presses_the_button_at_hand(bench: Bench, year: Any) -> None:
    bench.desk.window.activateWindow()
    year.make.setFocus()
    bench.qtbot.waitUntil(year.make.hasFocus)
    bench.qtbot.keyClick(year.make, Qt.Key.Key_Return)
    wish = QApplication.activeModalWidget()
    assert isinstance(wish, YearWishDialog)
    wish.reject()


def test_one_amount_holds_for_every_year_and_a_wish_comes_back_as_it_was(bench: Bench) -> None:
    wish = Wish(first=2028, money=(100 * WAN, 95 * WAN + 50), limits={"estates": 0}, by="best", spans=2)
    dialog = YearWishDialog(wish, (), (), "zh", bench.desk.window)
    assert dialog.wish == wish
    dialog.money.setText("100")
    assert dialog.wish.money == (100 * WAN, 100 * WAN)
    dialog.years.setValue(3)
    dialog.money.setText("100 90")
    assert not dialog.ok.isEnabled()
    dialog.deleteLater()
