"""Another round is begun from the window, and stands beside the one before: rate, list, pictures."""

from fractions import Fraction
from typing import Any

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from ui.keyboard import CONTROL, DOWN, ENTER, Typist

from renodesk.domain.places import Place
from renodesk.domain.survey import Observation
from renodesk.services.answers import Answers
from renodesk.services.photos import Photos
from renodesk.services.session import EstateSession
from renodesk.ui.dialogs.new_round import NewRoundDialog
from renodesk.ui.screens.comparison import ComparisonScreen
from renodesk.ui.screens.registry import SCREENS

ITEM = "E2.2"
FIRST, SECOND = Place(building="1", unit="1"), Place(building="1", unit="2")


def grade(session: EstateSession, place: Place, number: int) -> None:
    """Give an item a grade."""
    Answers(session).record(ITEM, place, Observation(grade=Fraction(number)))


@pytest.fixture
def typist(opened: Any) -> Typist:
    """Return a person at the keyboard of an estate with two problems, one of them photographed."""
    session = opened.desk.workbench.estate.session
    grade(session, FIRST, 1)
    grade(session, SECOND, 1)
    Image.new("RGB", (640, 480), "red").save(opened.folder / "before.jpg", "JPEG")
    Photos(session).add([opened.folder / "before.jpg"], item=ITEM, place=FIRST)
    return Typist(opened)


def begin(typist: Typist, downs: int = 0) -> None:
    """Begin another round by menu and keyboard."""
    typist.bench.desk.window.start("begin_round")
    QApplication.processEvents()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, NewRoundDialog)
    typist.press(DOWN, times=downs)
    typist.press(ENTER)


def screen_of(typist: Typist) -> ComparisonScreen:
    """Return the comparison, shown by its key."""
    at = [name for name, _, _ in SCREENS].index("comparison")
    typist.press(Qt.Key(Qt.Key.Key_0.value + (at + 1) % 10), CONTROL)
    screen = typist.bench.desk.window.screens.currentWidget()
    assert isinstance(screen, ComparisonScreen)
    typist.bench.qtbot.waitUntil(screen.isVisible)
    return screen


def test_the_first_round_says_what_to_do_next(typist: Typist) -> None:
    screen = screen_of(typist)
    assert "开始新一轮" in screen.empty.text()
    assert screen.begin.isVisible()
    assert not screen.table.isVisible()


def test_a_round_is_begun_by_keyboard_and_last_rounds_answers_stand_in_grey(typist: Typist) -> None:
    begin(typist)
    session = typist.bench.desk.workbench.estate.session
    assert session.round == "after-works"
    assert typist.bench.said.lines[-1] == ("done", "已开始：改造后复查")
    typist.stand(ITEM, FIRST)
    assert typist.row.reading.hint.startswith("上次：")
    typist.press(Qt.Key.Key_F6)
    assert typist.card(ITEM, FIRST).observation == Observation(grade=Fraction(1))
    begin(typist, downs=1)
    assert session.round.isdigit()


def test_the_rate_the_list_behind_it_and_the_pictures_are_one_screen(typist: Typist) -> None:
    begin(typist)
    bench = typist.bench
    session = bench.desk.workbench.estate.session
    grade(session, FIRST, 5)
    Image.new("RGB", (640, 480), "green").save(bench.folder / "after.jpg", "JPEG")
    Photos(session).add([bench.folder / "after.jpg"], item=ITEM, place=FIRST)
    screen = screen_of(typist)
    assert screen.rate.text() == "整治完成率 50.0 % · 已解决 1 / 应解决 2"
    words = [screen._model.index(row, 5).data() for row in range(screen._model.rowCount())]
    assert words == ["已解决", "没有再看到"]
    assert not screen.photos.before.pixmap().isNull()
    assert not screen.photos.after.pixmap().isNull()
    assert screen.what.itemText(0) == "应解决的问题 2"
    screen.what.setCurrentIndex(screen.what.findData("better"))
    screen.what.activated.emit(screen.what.currentIndex())
    assert screen._model.rowCount() == 1
    assert screen._model.index(0, 4).data().startswith("+")
    chapters = [screen.lines.item(row, 0).text() for row in range(screen.lines.rowCount())]
    fire = next(at for at, text in enumerate(chapters) if text.startswith("A "))
    screen.lines.setCurrentCell(fire, 0)
    assert screen._model.rowCount() == 0
    grade(session, SECOND, 4)
    assert "已解决 2 / 应解决 2" in screen.rate.text()


def test_enter_on_a_row_goes_to_its_spot(typist: Typist) -> None:
    begin(typist)
    screen = screen_of(typist)
    screen.table.setFocus()
    screen.table.setCurrentIndex(screen._model.index(1, 0))
    typist.press(ENTER)
    assert typist.spot == (ITEM, SECOND)
    assert typist.bench.desk.window.screens.currentIndex() == 0


def test_large_text_still_fits_a_small_screen(typist: Typist) -> None:
    begin(typist)
    window = typist.bench.desk.window
    window.wear("light", 2.0)
    screen_of(typist)
    typist.bench.qtbot.waitUntil(lambda: window.minimumSizeHint().width() <= 1366)
    assert window.minimumSizeHint().height() <= 768
