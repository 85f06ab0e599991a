"""Nothing is lost and nothing is said that is not so: closing, copies, a second window, locks, clocks."""

import os
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from ui.conftest import Bench
from ui.keyboard import Typist

from renodesk.domain.places import Place
from renodesk.services.environment import Environment
from renodesk.services.rolling_copies import rolling_copies

ENTRANCE = Place(building="1", unit="1")


def with_copies(bench: Bench) -> Environment:
    """Let the desk keep rolling copies."""
    environment = replace(bench.desk.workbench.environment, copies_folder=bench.folder / "copies")
    bench.desk.workbench.environment = environment
    return environment


def types_a_grade(bench: Bench, key: Qt.Key) -> None:
    """Press a grade where one stands."""
    typist = Typist(bench)
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
