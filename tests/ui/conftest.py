"""A desk with a real window, real files and a message door that remembers."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from renodesk.app import Desk
from renodesk.domain.changes import Author
from renodesk.domain.places import ESTATE
from renodesk.services.environment import Environment
from renodesk.services.exchange import open_bundle, write_bundle
from renodesk.services.register import RegisterService
from renodesk.services.session import EstateSession
from renodesk.settings import Preferences
from renodesk.ui.theme import STYLE

JIA = Author(person="甲", device="d-1")
YI = Author(person="乙", device="d-2")


@dataclass
class Said:
    """What the window said and asked; questions are answered yes, or with `answer`."""

    lines: list[tuple[str, str]] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)
    answer: Callable[[], bool] = lambda: True

    @property
    def errors(self) -> list[str]:
        """Return the failures that were shown."""
        return [text for kind, text in self.lines if kind == "error"]


@dataclass
class Bench:
    """A desk under test."""

    desk: Desk
    said: Said
    folder: Path
    qtbot: QtBot

    def settle(self) -> None:
        """Wait for the running job."""
        self.qtbot.waitUntil(lambda: not self.desk.workbench.operations.is_busy, timeout=60_000)


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """Return the arguments the application under test is made with."""
    return ["renodesk", *STYLE]


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep preferences, journals and the device's name in the test's own folder."""
    monkeypatch.setattr("renodesk.paths.user_folder", lambda: tmp_path / "user")


@pytest.fixture(scope="session")
def estate_made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an estate of two buildings with two entrances each, made once."""
    path = tmp_path_factory.mktemp("estate") / "estate.reno"
    with EstateSession.create(path, "槐安里", JIA, Environment()) as session:
        register = RegisterService(session)
        register.add_building("1号楼", units=2)
        register.add_building("2号楼", units=2)
        register.set_fields(ESTATE, {"households": "96"})
    return path


@pytest.fixture
def estate(estate_made: Path, tmp_path: Path) -> Path:
    """Return a copy of the estate for one test."""
    return Path(shutil.copy(estate_made, tmp_path / "estate.reno"))


@pytest.fixture
def colleague(estate: Path, tmp_path: Path) -> Callable[[Callable[[EstateSession], object]], Path]:
    """Return what makes a colleague's bundle: the estate taken over, changed by an act, and written."""

    def bundle(act: Callable[[EstateSession], object]) -> Path:
        first, theirs = tmp_path / "first.zip", tmp_path / "theirs.zip"
        with EstateSession.open(estate, JIA, Environment()) as session:
            write_bundle(session, first)
        with open_bundle(first, tmp_path / "theirs.reno", YI, Environment()) as session:
            act(session)
            write_bundle(session, theirs)
        return theirs

    return bundle


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    """Return a desk with its window shown."""
    preferences = Preferences(tmp_path / "user" / "settings.json")
    preferences.choose("person", "甲")
    said = Said()

    def ask(self: Desk, title: str, text: str) -> bool:
        said.questions.append(f"{title}：{text}")
        return said.answer()

    monkeypatch.setattr(Desk, "_ask", ask)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    desk = Desk(application, preferences, Environment())
    desk.messages.shown.connect(lambda kind, text: said.lines.append((kind, text)))
    desk.window.show()
    qtbot.waitExposed(desk.window)
    yield Bench(desk=desk, said=said, folder=tmp_path, qtbot=qtbot)
    QGuiApplication.clipboard().clear()
    desk.window.close()
    desk.window.deleteLater()
    for one in desk._translators:
        application.removeTranslator(one)
    application.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    application.processEvents()


@pytest.fixture
def opened(bench: Bench, estate: Path) -> Bench:
    """Return the desk with the estate open."""
    bench.desk.window.exchange.open_path(estate)
    assert bench.desk.workbench.estate is not None
    return bench
