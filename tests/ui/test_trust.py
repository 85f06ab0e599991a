"""Nothing is lost and nothing is said that is not so: closing, copies, a second window, locks, clocks."""

import os
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QDateTime, QEvent, Qt
from PySide6.QtWidgets import QApplication
from ui.conftest import Bench
from ui.keyboard import Typist

from renodesk.app import Desk
from renodesk.domain.places import Place
from renodesk.services.environment import Environment
from renodesk.services.remarks import Remarks
from renodesk.services.rolling_copies import rolling_copies
from renodesk.settings import Preferences
from renodesk.ui.dialogs.history import HistoryDialog

ENTRANCE = Place(building="1", unit="1")


def with_copies(bench: Bench) -> Environment:
    """Let the desk keep rolling copies."""
    environment = replace(bench.desk.workbench.environment, copies_folder=bench.folder / "copies")
    bench.desk.workbench.environment = environment
    return environment


def types_a_grade(bench: Bench, key: Qt.Key) -> None:
    """Press a grade where one stands."""
    typist = Typist(bench)
    bench.desk.window.activateWindow()
    bench.qtbot.waitUntil(bench.desk.window.isActiveWindow)
    typist.stand("E2.2", ENTRANCE)
    bench.desk.window.work.survey.middle.place_card.focus_first()
    typist.press(key)


def test_leaving_an_estate_and_closing_the_window_each_leave_a_copy(bench: Bench, estate: Path) -> None:
    environment = with_copies(bench)
    bench.desk.window.exchange.open_path(estate)
    types_a_grade(bench, Qt.Key.Key_3)
    bench.desk.window.start("show_library")
    bench.qtbot.waitUntil(lambda: len(rolling_copies(estate, environment)) == 1)
    bench.desk.window.exchange.open_path(estate)
    types_a_grade(bench, Qt.Key.Key_4)
    bench.desk.window.close()
    bench.qtbot.waitUntil(lambda: len(rolling_copies(estate, environment)) == 2)
    assert bench.said.errors == []


def test_a_copy_that_was_not_kept_is_said_at_the_next_start(bench: Bench, estate: Path) -> None:
    with_copies(bench)
    bench.desk.window.exchange.open_path(estate)
    types_a_grade(bench, Qt.Key.Key_3)
    bench.desk.window.start("show_library")
    bench.qtbot.waitUntil(lambda: any((bench.folder / "copies").rglob("*.reno")))
    (folder,) = (bench.folder / "copies").iterdir()
    note = folder / "unfinished.json"
    note.write_text(f'{{"estate": "{estate}", "code": "disk_full", "facts": {{"file": "x.reno"}}}}')
    os.utime(note, (1_700_000_000, 1_700_000_000))
    bench.desk.tell_copy_troubles()
    assert len(bench.said.errors) == 1
    assert "没能留下随手副本：磁盘已满" in bench.said.errors[0]
    assert bench.desk.window.start_page.message.isVisible()
    bench.desk.tell_copy_troubles()
    assert len(bench.said.errors) == 1


def grade_on_record(bench: Bench) -> str:
    """Return the grade that is kept, "" for none."""
    observation = bench.desk.workbench.estate.answers.card("E2.2", ENTRANCE).observation
    return "" if observation is None or observation.grade is None else str(observation.grade)


def beside(estate: Path) -> list[str]:
    """Return the names of what lies at and around an estate file."""
    return sorted(file.name for file in estate.parent.iterdir() if "estate.reno" in file.name)


# A second window, a stale lock, a medium that takes nothing


@pytest.fixture
def second(opened: Bench, tmp_path: Path) -> Iterator[Bench]:
    """Return another window's desk beside the one that has the estate open."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    desk = Desk(application, Preferences(tmp_path / "second" / "settings.json"), Environment())
    desk.messages.shown.connect(lambda kind, text: opened.said.lines.append((kind, text)))
    desk.window.show()
    opened.qtbot.waitExposed(desk.window)
    yield Bench(desk=desk, said=opened.said, folder=tmp_path, qtbot=opened.qtbot)
    desk.window.close()
    desk.window.deleteLater()
    for one in desk._translators:
        application.removeTranslator(one)
    application.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_a_second_window_may_look_and_the_first_goes_on_writing(
    opened: Bench, second: Bench, estate: Path
) -> None:
    second.desk.window.exchange.open_path(estate)
    assert "正由 甲 打开" in opened.said.questions[-1]
    assert second.desk.window.status.saved.text() == "只读"
    types_a_grade(second, Qt.Key.Key_5)
    assert any("只能查看" in text for text in opened.said.errors)
    types_a_grade(opened, Qt.Key.Key_3)
    assert grade_on_record(opened) == "3"
    assert opened.desk.window.status.saved.text().startswith("已保存")
    opened.desk.window.start("show_library")
    assert grade_on_record(second) == "3"  # the first has left; the second still reads
    second.desk.window.start("show_library")
    opened.desk.window.exchange.open_path(estate)
    types_a_grade(opened, Qt.Key.Key_4)
    opened.desk.window.start("show_library")
    assert beside(estate) == ["estate.reno"]


def test_a_lock_left_by_a_killed_program_is_no_obstacle(bench: Bench, estate: Path) -> None:
    estate.with_name(".estate.reno.lock").touch()
    note = '{"person": "丙", "device": "d-9", "process": 1}'
    estate.with_name(".estate.reno.holder").write_text(note, encoding="utf-8")
    bench.desk.window.exchange.open_path(estate)
    assert bench.said.questions == []
    types_a_grade(bench, Qt.Key.Key_2)
    assert grade_on_record(bench) == "2"
    bench.desk.window.start("show_library")
    assert beside(estate) == ["estate.reno"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs root to mount")
def test_a_medium_that_takes_nothing_is_looked_at_and_says_so(bench: Bench, estate: Path) -> None:
    medium = bench.folder / "medium"
    medium.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "tmpfs", str(medium)], check=False).returncode:
        pytest.skip("no right to mount here")
    try:
        there = medium / "estate.reno"
        there.write_bytes(estate.read_bytes())
        subprocess.run(["mount", "-o", "remount,ro", str(medium)], check=True)
        bench.desk.window.exchange.open_path(there)
        assert bench.desk.window.status.saved.text() == "只读"
        types_a_grade(bench, Qt.Key.Key_2)
        assert "只能查看" in bench.said.errors[-1]
        bench.desk.window.start("screen_changes")
        shown = bench.desk.window.screens.currentWidget()
        bench.qtbot.waitUntil(lambda: shown.model.is_whole)
        assert shown.model.rowCount() > 5
        bench.desk.window.start("show_library")
    finally:
        subprocess.run(["umount", "--lazy", str(medium)], check=True)


# A clock that is wrong

HOUR = 3_600_000
CLOCKS = {"1970": lambda now: 86_400_000, "hour": lambda now: now - HOUR, "2200": lambda _: 7_258_204_800_000}


@pytest.mark.parametrize("name", CLOCKS)
def test_a_wrong_clock_loses_nothing_keeps_the_order_and_is_told(
    bench: Bench, estate: Path, name: str
) -> None:
    workbench, usual = bench.desk.workbench, bench.desk.workbench.environment
    wrong = replace(usual, clock=lambda: CLOCKS[name](usual.clock()))
    bench.desk.window.exchange.open_path(estate)
    types_a_grade(bench, Qt.Key.Key_4)
    Remarks(workbench.estate.session).add("place:estate", "先")
    assert bench.said.errors == []
    bench.desk.window.start("show_library")

    workbench.environment = wrong
    bench.desk.window.exchange.open_path(estate)
    assert "时钟" in bench.said.errors[-1]
    assert bench.desk.window.work.message.isVisible()
    types_a_grade(bench, Qt.Key.Key_2)
    moment = QDateTime.fromMSecsSinceEpoch(wrong.clock())
    saved = bench.desk.window.status.saved
    assert saved.text().startswith(f"已保存 {moment.toString('HH:')}")
    assert "时钟待核对" in saved.text()
    assert "时钟" in saved.toolTip()
    Remarks(workbench.estate.session).add("place:estate", "后")
    assert [one.text for one in Remarks(workbench.estate.session).rows()] == ["先", "后"]
    bench.desk.window.start("undo")
    bench.desk.window.start("undo")
    assert grade_on_record(bench) == "4"
    bench.desk.window.start("redo")
    assert grade_on_record(bench) == "2"
    bench.desk.window.start("show_library")

    workbench.environment = usual
    bench.desk.window.exchange.open_path(estate)
    assert grade_on_record(bench) == "2"
    Typist(bench).stand("E2.2", ENTRANCE)
    bench.desk.window.start("show_history")
    (dialog,) = (one for one in bench.desk.window.findChildren(HistoryDialog) if one.isVisible())
    marks = [dialog.model.index(row, 0).data().endswith("?") for row in range(dialog.model.rowCount())]
    assert marks == [True, True, True, False]
    assert "时钟不准" in dialog.whole.text()
    dialog.close()
    types_a_grade(bench, Qt.Key.Key_5)
    assert bench.desk.window.status.saved.text().count("时钟") == 0
