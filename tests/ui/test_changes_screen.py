"""What changed since a moment, in the real window: read beside it, narrowed, followed, written."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QDate, Qt
from ui.conftest import Bench
from ui.keyboard import CONTROL, ENTER, Typist

from renodesk.domain.places import ESTATE, Place
from renodesk.domain.survey import Observation
from renodesk.services.answers import Answers
from renodesk.services.environment import Environment
from renodesk.services.register import RegisterService
from renodesk.services.rounds import Rounds
from renodesk.services.session import EstateSession
from renodesk.ui import changes_reader
from renodesk.ui.dialogs.history import HistoryDialog
from renodesk.ui.screens.registry import SCREENS

ENTRANCE = Place(building="1", unit="1")


def says(session: EstateSession, grade: int, place: Place = ENTRANCE) -> None:
    """Say a grade."""
    Answers(session).record("E2.2", place, Observation(grade=Fraction(grade)))


@pytest.fixture
def desk(bench: Bench, estate: Path) -> Bench:
    """Return the desk with the estate opened a second time; it remembers moments."""
    environment = replace(bench.desk.workbench.environment, journal_folder=bench.folder / "journal")
    bench.desk.workbench.environment = environment
    bench.desk.window.exchange.open_path(estate)
    says(bench.desk.workbench.estate.session, 4)
    bench.desk.window.start("show_library")
    bench.desk.window.exchange.open_path(estate)
    return bench


def screen(bench: Bench) -> Any:
    """Show the changes and wait until they are read."""
    bench.desk.window.start("screen_changes")
    found = bench.desk.window.screens.currentWidget()
    wait(bench, found)
    return found


def wait(bench: Bench, shown: Any) -> None:
    """Wait until every line is there."""
    bench.qtbot.waitUntil(lambda: shown.model.is_whole, timeout=20_000)


def texts(shown: Any) -> list[list[str]]:
    """Return what the table says."""
    model = shown.model
    return [[model.index(row, column).data() for column in range(6)] for row in range(model.rowCount())]


def test_what_changed_since_the_last_opening_is_listed_and_followed(desk: Bench) -> None:
    session = desk.desk.workbench.estate.session
    says(session, 2)
    RegisterService(session).set_fields(Place(building="2"), {"households": "30"})
    shown = screen(desk)
    assert shown.since.currentData() == "opened:1"
    rows = texts(shown)
    assert [row[0] for row in rows] == ["1号楼 1单元", "2号楼"]
    assert (rows[0][2], rows[0][3][0], rows[0][4]) == ("（空）", "2", "甲")
    assert shown.standing.text().startswith("综合得分")
    assert "E2.2" in shown.shifts.text()
    desk.desk.window.start("undo")
    wait(desk, shown)
    assert [row[0] for row in texts(shown)] == ["1号楼 1单元"]


def test_lines_are_looked_back_and_gone_to_by_keyboard(desk: Bench) -> None:
    says(desk.desk.workbench.estate.session, 2)
    shown = screen(desk)
    typist = Typist(desk)
    shown.table.setFocus()
    desk.qtbot.waitUntil(shown.table.hasFocus)
    typist.press(Qt.Key.Key_H, CONTROL)
    (dialog,) = (one for one in desk.desk.window.findChildren(HistoryDialog) if one.isVisible())
    assert dialog.model.rowCount() == 2
    dialog.close()
    desk.desk.window.activateWindow()
    desk.qtbot.waitUntil(shown.table.hasFocus)
    typist.press(ENTER)
    desk.qtbot.waitUntil(lambda: desk.desk.window.screens.currentIndex() == 0)
    assert typist.spot == ("E2.2", ENTRANCE)


def test_each_kind_of_line_leads_to_its_page(desk: Bench) -> None:
    session = desk.desk.workbench.estate.session
    RegisterService(session).set_fields(Place(building="2"), {"households": "30"})
    Rounds(session).seal("定稿")
    shown = screen(desk)
    pages = []
    for row in range(shown.model.rowCount()):
        desk.desk.workbench.screen_wanted.emit("changes")
        shown._jump(shown.model.index(row, 0))
        pages.append(SCREENS[desk.desk.window.screens.currentIndex()][0])
    assert pages == ["review", "survey", "register"]
    assert desk.desk.window.screens.currentWidget()._place == Place(building="2")


def test_one_person_one_day_and_a_seal_narrow_it(desk: Bench) -> None:
    bench, workbench = desk, desk.desk.workbench
    Rounds(workbench.estate.session).seal("初稿")
    Rounds(workbench.estate.session).reopen("补测")
    says(workbench.estate.session, 3)
    bench.desk.window.start("changes_since_seal")
    shown: Any = bench.desk.window.screens.currentWidget()
    wait(bench, shown)
    assert shown.since.currentData() == "seal:baseline:1"
    assert [(row[2][0], row[3][0]) for row in texts(shown)[-1:]] == [("4", "3")]
    Rounds(workbench.estate.session).seal("定稿")
    bench.desk.window.start("changes_since_seal")
    wait(bench, shown)
    assert (shown.since.currentData(), shown.until.currentData()) == ("seal:baseline:1", "seal:baseline:2")
    assert [(row[2][0], row[3][0]) for row in texts(shown)[-1:]] == [("4", "3")]
    shown.until.setCurrentIndex(0)
    shown.since.setCurrentIndex(shown.since.findData("pick"))
    shown._chose()
    assert shown.day.isVisible()
    shown.day.setDate(QDate.currentDate().addDays(1))
    shown._compare()
    wait(bench, shown)
    assert texts(shown) == []
    assert "没有不同" in shown.told.text()
    shown.since.setCurrentIndex(shown.since.findData("begin"))
    shown._chose()
    wait(bench, shown)
    whole = len(texts(shown))
    shown.person.setCurrentIndex(shown.person.findData("甲"))
    shown._compare()
    wait(bench, shown)
    assert len(texts(shown)) == whole > 5


def test_further_lines_come_as_one_scrolls_and_closing_stops_the_reading(
    desk: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(changes_reader, "AT_FIRST", 4)
    monkeypatch.setattr(changes_reader, "PAGE", 2)
    monkeypatch.setattr(changes_reader, "FIRST_PAGE", 2)
    session = desk.desk.workbench.estate.session
    RegisterService(session).set_fields(ESTATE, {"population": "400", "address": "示例路", "gas": "piped"})
    for unit in ("1", "2"):
        for building in ("1", "2"):
            says(session, 3, Place(building=building, unit=unit))
    desk.desk.window.start("screen_changes")
    shown: Any = desk.desk.window.screens.currentWidget()
    asked: list[bool] = []
    shown.model.more_wanted.connect(lambda: asked.append(True))  # a table with room to spare asks by itself
    desk.qtbot.waitUntil(lambda: shown.model.rowCount() >= 4)
    assert asked or shown.model.canFetchMore()
    reader = shown._reader
    desk.desk.window.start("show_library")
    assert not reader.isRunning()
    desk.desk.window.exchange.open_path(session.path)
    desk.desk.window.start("screen_changes")
    desk.qtbot.waitUntil(lambda: shown.model.rowCount() >= 4)
    shown.since.setCurrentIndex(shown.since.findData("begin"))
    shown._chose()
    desk.qtbot.waitUntil(lambda: shown.model.rowCount() >= 4)
    while shown.model.canFetchMore():
        shown.model.fetchMore()
        desk.qtbot.wait(5)
    assert shown.model.rowCount() > 8


def test_the_list_is_written_in_the_background(desk: Bench) -> None:
    says(desk.desk.workbench.estate.session, 2)
    shown = screen(desk)
    out = desk.folder / "changes.pdf"
    shown.write(out)
    desk.settle()
    assert out.read_bytes().startswith(b"%PDF")
    assert "已写好 1 处改动" in desk.said.lines[-1][1]


def test_an_estate_without_moments_begins_at_its_beginning(opened: Bench) -> None:
    shown = screen(opened)
    assert shown.since.currentData() == "begin"
    assert opened.desk.workbench.environment == Environment()
    assert len(texts(shown)) > 5
