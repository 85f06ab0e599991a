"""Who works here, where one was, and a second window: what a start has to know."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication
from ui.conftest import JIA, Bench
from ui.keyboard import ENTER, Typist

from renodesk.app import Desk
from renodesk.domain.places import Place
from renodesk.services.environment import Environment
from renodesk.services.session import EstateSession
from renodesk.ui.dialogs.who import WhoDialog

SPOT = ("E2.2", Place(building="2", unit="1"))


@pytest.fixture
def again(bench: Bench) -> Any:
    """Return what starts the program once more with the same settings."""
    desks: list[Desk] = []

    def start() -> Desk:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        desk = Desk(application, bench.desk._preferences, Environment())
        desk.messages.shown.connect(lambda kind, text: bench.said.lines.append((kind, text)))
        desk.window.show()
        desk.begin()
        desks.append(desk)
        return desk

    yield start
    for desk in desks:
        desk.window.close()
        desk.window.deleteLater()
        for one in desk._translators:
            QCoreApplication.removeTranslator(one)


def test_the_first_start_asks_name_and_organization_and_enter_leads_through(bench: Bench) -> None:
    preferences = bench.desk.workbench.preferences
    preferences.reset("person")
    bench.desk.begin()
    (dialog,) = bench.desk.window.findChildren(WhoDialog)
    bench.qtbot.waitUntil(dialog.name.hasFocus)
    person = Typist(bench)
    person.press(ENTER)
    assert dialog.isVisible()
    person.enter("𠳐小明", "城建设计院")
    assert (preferences["person"], preferences["organization"]) == ("𠳐小明", "城建设计院")
    assert bench.desk.workbench.author.person == "𠳐小明"
    bench.qtbot.waitUntil(lambda: not bench.desk.window.findChildren(WhoDialog))
    bench.desk.begin()
    assert not bench.desk.window.findChildren(WhoDialog)


def test_the_next_start_opens_where_one_was(opened: Bench, estate: Path, again: Any) -> None:
    opened.desk.workbench.go(SPOT)
    opened.desk.window.close()
    desk = again()
    assert desk.workbench.estate is not None
    assert desk.workbench.estate.session.path == estate
    assert (desk.workbench.item, desk.workbench.place) == SPOT


def test_a_crash_forgets_at_most_the_last_second(opened: Bench) -> None:
    opened.desk.workbench.go(SPOT)
    preferences = opened.desk.workbench.preferences
    opened.qtbot.waitUntil(lambda: preferences["last_spot"] == f"E2.2|{SPOT[1].key}")
    assert preferences["left_open"] == "yes"


def test_who_went_back_to_the_library_starts_there(opened: Bench, again: Any) -> None:
    opened.desk.workbench.go(SPOT)
    opened.desk.window.show_library()
    opened.desk.window.close()
    assert again().workbench.estate is None


def test_an_estate_opened_again_from_the_library_shows_where_one_was(opened: Bench, estate: Path) -> None:
    opened.desk.workbench.go(SPOT)
    opened.desk.window.show_library()
    opened.desk.window.exchange.open_path(estate)
    assert (opened.desk.workbench.item, opened.desk.workbench.place) == SPOT


def test_a_file_that_is_gone_is_simply_not_opened(opened: Bench, estate: Path, again: Any) -> None:
    opened.desk.window.close()
    estate.unlink()
    assert again().workbench.estate is None
    assert opened.said.errors == []


@pytest.mark.parametrize("spot", ["E2.2|99-1", "X9|1-1", "|", "E2.2|///", "E2.2"])
def test_a_spot_that_is_gone_gives_the_first(opened: Bench, again: Any, spot: str) -> None:
    first = (opened.desk.workbench.item, opened.desk.workbench.place)
    opened.desk.window.close()
    opened.desk.workbench.preferences.choose("last_spot", spot)
    desk = again()
    assert desk.workbench.estate is not None
    assert (desk.workbench.item, desk.workbench.place) == first


def test_a_second_window_says_who_has_the_estate_and_stays_in_the_library(
    opened: Bench, estate: Path, again: Any
) -> None:
    opened.desk.window.close()
    with EstateSession.open(estate, JIA, Environment()):
        desk = again()
        assert desk.workbench.estate is None
        assert desk.window.start_page.message.isVisible()
        assert any("estate.reno" in text for text in opened.said.errors)


def test_a_damaged_estate_is_said_and_the_library_shown(opened: Bench, estate: Path, again: Any) -> None:
    opened.desk.window.close()
    estate.write_bytes(b"x" * 5000)
    assert again().workbench.estate is None
    assert any("estate.reno" in text for text in opened.said.errors)


def test_the_choice_to_begin_in_the_library_holds(opened: Bench, again: Any) -> None:
    opened.desk.window.close()
    opened.desk.workbench.preferences.choose("open_at_start", "library")
    assert again().workbench.estate is None


def test_escape_leaves_the_question_for_the_next_start(bench: Bench) -> None:
    bench.desk.workbench.preferences.reset("person")
    bench.desk.ask_who()
    (dialog,) = bench.desk.window.findChildren(WhoDialog)
    bench.qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert bench.desk.workbench.preferences["person"] == ""
    assert bench.desk.workbench.author.person
