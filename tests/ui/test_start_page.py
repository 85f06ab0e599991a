"""The library on the start page: estates read beside the window, opened by keyboard, bad files named."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from ui.conftest import JIA, Bench

from renodesk.app import Desk
from renodesk.services.environment import Environment
from renodesk.services.exchange import write_bundle
from renodesk.services.session import EstateSession
from renodesk.settings import Preferences


@pytest.fixture
def shelf(bench: Bench, estate: Path) -> Any:
    """Return the start page on a folder with an estate, its copy and a file that is none."""
    folder = bench.folder / "小区"
    folder.mkdir()
    shutil.copy(estate, folder / "a.reno")
    shutil.copy(estate, folder / "b.reno")
    (folder / "c.reno").write_bytes(b"nothing")
    bench.desk.workbench.preferences.choose("library_folder", str(folder))
    page = bench.desk.window.start_page
    page.refresh()
    bench.qtbot.waitUntil(lambda: page._model.rowCount() == 3)
    return page


def test_every_estate_of_the_folder_is_a_line_and_a_bad_file_says_why(bench: Bench, shelf: Any) -> None:
    model = shelf._model
    names = [model.data(model.index(row, 0)) for row in range(3)]
    assert names[:2] == ["槐安里", "槐安里"]
    assert names[2].startswith("c.reno")
    assert model.data(model.index(0, 1)).startswith("0 / ")


def test_enter_in_the_search_opens_what_was_found(bench: Bench, shelf: Any) -> None:
    shelf.search.setText("b.reno")
    bench.qtbot.keyClick(shelf.search, Qt.Key.Key_Return)
    assert bench.desk.workbench.estate is not None
    assert bench.desk.workbench.estate.session.path.name == "b.reno"


def test_enter_in_the_list_opens_the_estate_and_the_way_back_closes_it(bench: Bench, shelf: Any) -> None:
    shelf.table.setCurrentIndex(shelf._found.index(0, 0))
    shelf.table.setFocus()
    bench.qtbot.keyClick(shelf.table, Qt.Key.Key_Return)
    assert bench.desk.workbench.estate is not None
    bench.desk.window.show_library()
    assert bench.desk.workbench.estate is None
    assert shelf.isVisible()
    assert bench.desk.window.status.saved.text() == ""
    bench.qtbot.waitUntil(lambda: shelf._model.rowCount() == 3)


def test_a_file_that_cannot_be_opened_is_said_on_the_page(bench: Bench, shelf: Any) -> None:
    shelf._open(shelf._found.index(2, 0))
    assert shelf.message.isVisible()
    assert "c.reno" in shelf.message.text


def test_an_empty_folder_says_what_to_do(bench: Bench) -> None:
    page = bench.desk.window.start_page
    page.refresh()
    assert "新建" in page.empty.text()
    (bench.folder / "leer").mkdir()
    bench.desk.workbench.preferences.choose("library_folder", str(bench.folder / "leer"))
    page.refresh()
    bench.qtbot.waitUntil(lambda: "新建" in page.empty.text())


def test_an_estate_begins_from_a_colleagues_bundle(bench: Bench, estate: Path) -> None:
    with EstateSession.open(estate, JIA, Environment()) as session:
        write_bundle(session, bench.folder / "a.zip")
    bench.desk.window.exchange.open_bundle_as(bench.folder / "a.zip", bench.folder / "new.reno")
    bench.settle()
    assert bench.desk.workbench.estate is not None
    assert bench.desk.workbench.estate.session.path == bench.folder / "new.reno"


def test_damaged_settings_are_said(bench: Bench) -> None:
    file = bench.folder / "broken.json"
    file.write_text("{", encoding="utf-8")
    preferences = Preferences(file)
    assert preferences.set_aside is not None
    bench.desk.tell_set_aside(preferences.set_aside)
    assert any("broken.damaged" in text for text in bench.said.errors)
    assert isinstance(bench.desk, Desk)
