"""The site plan in the real window: added, marked, moved, opened, undone; by mouse and by keyboard alone."""

from collections.abc import Iterator
from fractions import Fraction
from io import BytesIO
from pathlib import Path

import pytest
from photos.plan_pdfs import plan_pdf
from PIL import Image
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QLineEdit
from shiboken6 import isValid
from ui.conftest import Bench
from ui.keyboard import CONTROL, DOWN, ENTER, SHIFT, Typist

from renodesk.domain.about import About
from renodesk.domain.pins import PinKind, Severity
from renodesk.domain.places import Place
from renodesk.domain.survey import Observation
from renodesk.services.answers import Answers
from renodesk.services.photo_uses import PhotoUses
from renodesk.services.plan_taking import PlanTaking
from renodesk.services.rounds import Rounds
from renodesk.services.site_plan import Pin, SitePlans
from renodesk.ui.dialogs.name import NameDialog
from renodesk.ui.dialogs.plan_page import PlanPageDialog
from renodesk.ui.dialogs.reason import ReasonDialog
from renodesk.ui.dialogs.viewer import PhotoViewer
from renodesk.ui.screens.site_plan import SitePlanScreen

FIRST, SECOND = Place(building="1", unit="1"), Place(building="1", unit="2")
LEFT = Qt.MouseButton.LeftButton
LOW = Observation(grade=Fraction(1), inputs={"ebikes": Fraction(3)})
HALF = Fraction(1, 2)
RIGHT = Qt.Key.Key_Right


def drawing(width: int = 800, height: int = 600) -> bytes:
    out = BytesIO()
    Image.new("RGB", (width, height), "white").save(out, "PNG")
    return out.getvalue()


@pytest.fixture
def screen(opened: Bench) -> SitePlanScreen:
    """Return the screen on an estate with two red flags, without a plan yet."""
    session = opened.desk.workbench.estate.session
    for place in (FIRST, SECOND):
        Answers(session).record("E2.2", place, LOW)
    opened.desk.workbench.screen_wanted.emit("site_plan")
    found = opened.desk.window.screens.currentWidget()
    assert isinstance(found, SitePlanScreen)
    opened.qtbot.waitUntil(found.isVisible)
    return found


@pytest.fixture
def planned(opened: Bench, screen: SitePlanScreen) -> SitePlanScreen:
    """Return it with a plan."""
    session = opened.desk.workbench.estate.session
    PlanTaking(session).take_bytes("总图.png", drawing(), "总平面图")
    opened.qtbot.waitUntil(screen.canvas.isVisible)
    return screen


@pytest.fixture
def typist(opened: Bench, planned: SitePlanScreen) -> Typist:
    """Return a person with a keyboard at a screen with a plan."""
    opened.desk.window.activateWindow()
    opened.qtbot.waitUntil(opened.desk.window.isActiveWindow)
    planned.side.setFocus()
    return Typist(opened)


def pins(bench: Bench) -> list[Pin]:
    plans = SitePlans(bench.desk.workbench.estate.session).plans()
    return [pin for plan in plans for pin in plan.pins]


def pin_it(bench: Bench, about: About, text: str = "") -> Pin:
    """Set a pin in the middle of the first plan."""
    service = SitePlans(bench.desk.workbench.estate.session)
    service.pin(service.plans()[0].use, HALF, HALF, about, text)
    return pins(bench)[-1]


def spot(screen: SitePlanScreen, x: float, y: float) -> QPoint:
    """Return where a place of the plan lies on the canvas."""
    size = screen.canvas.sceneRect()
    return screen.canvas.mapFromScene(QPointF(x * size.width(), y * size.height()))


def acts(bench: Bench) -> int:
    """Return how many acts the file holds."""
    changes = bench.desk.workbench.estate.session.file.changes()
    return len({(change.id.writer, change.act) for change in changes})


def test_an_estate_without_a_plan_says_what_to_do_and_takes_a_picture(
    opened: Bench, screen: SitePlanScreen, tmp_path: Path
) -> None:
    assert screen.view.first.isVisible()
    assert not screen.canvas.isVisible()
    assert not screen.side.mark.isEnabled()
    file = tmp_path / "总图.png"
    file.write_bytes(drawing())
    screen.adding.take(file)
    opened.settle()
    assert screen.canvas.isVisible()
    assert screen.plan is not None
    assert screen.plan.title == "总图.png"
    assert screen.side.open_tab.text() == "待标 2"
    opened.desk.window.undo()
    assert screen.view.first.isVisible()


def test_a_problem_is_found_marked_moved_and_undone_by_keyboard_alone(
    opened: Bench, planned: SitePlanScreen, typist: Typist
) -> None:
    typist.write("e2.2")
    typist.press(DOWN)
    typist.press(DOWN)
    typist.press(ENTER)
    assert planned.canvas.is_placing
    typist.press(RIGHT, times=4)
    typist.press(RIGHT, SHIFT)
    typist.press(ENTER)
    (pin,) = pins(opened)
    assert (pin.kind, pin.severity, pin.about) == (
        PinKind.PROBLEM,
        Severity.RED,
        About(item="E2.2", place=SECOND),
    )
    assert HALF < pin.x < Fraction(3, 4)
    assert abs(pin.y - HALF) < Fraction(1, 50)
    assert typist.focus is planned.side.seek
    assert planned.side.open_tab.text() == "待标 1"
    typist.press(Qt.Key.Key_Z, CONTROL)
    assert pins(opened) == []
    typist.press(Qt.Key.Key_Y, CONTROL)
    assert pins(opened) == [pin]


def test_escape_gives_a_pin_up(opened: Bench, planned: SitePlanScreen, typist: Typist) -> None:
    typist.press(DOWN)
    typist.press(ENTER)
    typist.press(Qt.Key.Key_Escape)
    assert not planned.canvas.is_placing
    assert pins(opened) == []


def test_a_pin_is_set_by_a_click_and_dragged_in_one_act(opened: Bench, planned: SitePlanScreen) -> None:
    qtbot, port = opened.qtbot, planned.canvas.viewport()
    row = planned.side.open.visualRect(planned.side.open.lines.index(1)).center()
    qtbot.mouseClick(planned.side.open.viewport(), LEFT, pos=row)
    qtbot.mouseClick(planned.side.mark, LEFT)
    qtbot.mouseClick(port, LEFT, pos=spot(planned, 0.25, 0.75))
    (pin,) = pins(opened)
    assert abs(pin.x - Fraction(1, 4)) < Fraction(1, 100)
    assert abs(pin.y - Fraction(3, 4)) < Fraction(1, 100)
    before = acts(opened)
    start, end = spot(planned, 0.25, 0.75), spot(planned, 0.5, 0.5)
    qtbot.mousePress(port, LEFT, pos=start)
    qtbot.mouseMove(port, (start + end) / 2)
    qtbot.mouseMove(port, end)
    qtbot.mouseRelease(port, LEFT, pos=end)
    (moved,) = pins(opened)
    assert abs(moved.x - HALF) < Fraction(1, 100)
    assert acts(opened) == before + 1
    opened.desk.window.undo()
    assert pins(opened) == [pin]


def test_a_click_on_a_pin_chooses_its_line_and_one_beside_lets_it_go(
    opened: Bench, planned: SitePlanScreen
) -> None:
    pin = pin_it(opened, About(place=FIRST))
    port = planned.canvas.viewport()
    opened.qtbot.mouseClick(port, LEFT, pos=spot(planned, 0.5, 0.5))
    assert planned.canvas.at_hand == pin.key
    assert planned.side.pins.isVisible()
    line = planned.side.pins.at_hand
    assert line is not None
    assert line.pin == pin
    opened.qtbot.mouseClick(port, LEFT, pos=spot(planned, 0.1, 0.1))
    assert planned.canvas.at_hand == ""
    assert planned.side.pins.at_hand is None
    assert pins(opened) == [pin]


def test_keys_move_the_chosen_pin_and_that_is_one_act(
    opened: Bench, planned: SitePlanScreen, typist: Typist
) -> None:
    pin = pin_it(opened, About(item="E2.2", place=FIRST))
    planned.mark(pin.about)
    before = acts(opened)
    typist.press(RIGHT, times=5)
    assert pins(opened) == [pin]
    opened.qtbot.waitUntil(lambda: pins(opened) != [pin])
    assert acts(opened) == before + 1
    assert pins(opened)[0].x > pin.x
    typist.press(RIGHT)
    planned.side.setFocus()
    assert acts(opened) == before + 2, "leaving the plan keeps what was moved"
    typist.press(Qt.Key.Key_Z, CONTROL)
    typist.press(Qt.Key.Key_Z, CONTROL)
    assert pins(opened) == [pin]


def test_a_pin_leads_to_its_answer_and_the_answer_back_to_its_pin(
    opened: Bench, planned: SitePlanScreen, typist: Typist
) -> None:
    pin = pin_it(opened, About(item="E2.2", place=SECOND))
    planned.mark(pin.about)
    typist.press(ENTER)
    workbench = opened.desk.workbench
    assert (workbench.item, workbench.place) == ("E2.2", SECOND)
    assert opened.desk.window.work.survey is not None
    typist.press(Qt.Key.Key_K, CONTROL)
    assert opened.desk.window.screens.currentWidget() is planned
    assert planned.canvas.at_hand == pin.key
    assert not planned.canvas.is_placing
    workbench.screen_wanted.emit("survey")
    workbench.go(("E2.2", FIRST))
    typist.press(Qt.Key.Key_K, CONTROL)
    assert planned.canvas.is_placing, "what has no pin yet is to be marked"
    typist.press(ENTER)
    assert pins(opened)[-1].about == About(item="E2.2", place=FIRST)


def test_a_photo_is_marked_from_the_viewer_and_opened_from_its_pin(
    opened: Bench, planned: SitePlanScreen, typist: Typist
) -> None:
    photos = opened.desk.workbench.estate.photos
    use = photos.add_bytes("a.png", drawing(60, 40), item="E2.2", place=FIRST).uses[0]
    opened.desk.workbench.photos_wanted.emit([use], 0)
    (viewer,) = opened.desk.window.findChildren(PhotoViewer)
    opened.qtbot.keyClick(viewer, Qt.Key.Key_P)
    assert planned.canvas.is_placing
    typist.press(ENTER)
    (pin,) = pins(opened)
    assert (pin.kind, pin.about.use) == (PinKind.PHOTO, use)
    planned.side.show_page(0)
    planned.side.setFocus()
    typist.press(ENTER)
    opened.qtbot.waitUntil(
        lambda: any(one.isVisible() for one in opened.desk.window.findChildren(PhotoViewer))
    )
    for one in opened.desk.window.findChildren(PhotoViewer):
        one.close()


def test_words_alone_are_a_pin_and_are_changed(
    opened: Bench, planned: SitePlanScreen, typist: Typist
) -> None:
    opened.qtbot.mouseClick(planned.side.note, LEFT)
    (asked,) = planned.findChildren(ReasonDialog)
    asked.edit.insertPlainText("大门")
    asked.accept()
    opened.qtbot.mouseClick(planned.canvas.viewport(), LEFT, pos=spot(planned, 0.5, 0.9))
    (pin,) = pins(opened)
    assert (pin.kind, pin.text) == (PinKind.NOTE, "大门")
    opened.qtbot.waitUntil(lambda: not isValid(asked))
    planned.side.show_page(0)
    opened.qtbot.mouseClick(planned.side.say, LEFT)
    (again,) = planned.findChildren(ReasonDialog)
    again.edit.setPlainText("大门常年开着")
    again.accept()
    assert pins(opened)[0].text == "大门常年开着"
    planned.side.pins.setFocus()
    typist.press(Qt.Key.Key_Delete)
    assert pins(opened) == []


def test_a_plan_is_removed_with_its_pins_and_undo_brings_both(opened: Bench, planned: SitePlanScreen) -> None:
    pin = pin_it(opened, About(place=FIRST))
    opened.qtbot.mouseClick(planned.view.drop, LEFT)
    assert planned.view.first.isVisible()
    opened.desk.window.undo()
    assert planned.canvas.isVisible()
    assert pins(opened) == [pin]


@pytest.fixture
def locked(tmp_path: Path) -> Path:
    """Return a PDF of 300 pages with a password."""
    file = tmp_path / "总图.pdf"
    file.write_bytes(plan_pdf(300, password="geheim"))
    return file


def password(bench: Bench, word: str) -> None:
    (asked,) = [one for one in bench.desk.window.findChildren(NameDialog) if one.isVisible()]
    assert asked.edit.echoMode() == QLineEdit.EchoMode.Password
    asked.edit.setText(word)
    bench.qtbot.mouseClick(asked.ok, LEFT)


@pytest.fixture
def chooser(opened: Bench, screen: SitePlanScreen, locked: Path) -> Iterator[PlanPageDialog]:
    """Return the choice of a page, after a wrong and the right password."""
    screen.adding.take(locked)
    password(opened, "wrong")
    assert pins(opened) == []
    password(opened, "geheim")
    (found,) = opened.desk.window.findChildren(PlanPageDialog)
    opened.qtbot.waitExposed(found)
    yield found
    if isValid(found):
        found.reject()


def test_a_page_of_three_hundred_behind_a_password_becomes_the_plan(
    opened: Bench, screen: SitePlanScreen, chooser: PlanPageDialog
) -> None:
    opened.qtbot.waitUntil(lambda: chooser.model.kept >= 15)
    opened.qtbot.wait(50)
    assert chooser.model.kept < 60, "only pages one sees are drawn"
    opened.qtbot.keyClick(chooser.pages, RIGHT)
    assert chooser.page == 2
    chooser.number.setValue(299)
    assert chooser.pages.currentIndex().row() == 298
    opened.qtbot.mouseClick(chooser.ok, LEFT)
    opened.settle()
    assert screen.plan is not None
    assert screen.plan.title == "总图.pdf 第 299 页"
    opened.qtbot.waitUntil(lambda: not isValid(chooser))
    assert opened.said.errors == []


def test_a_choice_that_is_given_up_takes_nothing(
    opened: Bench, screen: SitePlanScreen, chooser: PlanPageDialog
) -> None:
    chooser.reject()
    assert screen.plan is None
    assert len(list(opened.desk.workbench.estate.session.file.photos())) == 0


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("坏.pdf", b"%PDF-1.7\nnothing"),
        ("大.pdf", plan_pdf(1, (1e7, 1e7))),
        ("信.png", b"hello"),
    ],
)
def test_a_bad_file_is_said_and_nothing_is_taken(
    opened: Bench, screen: SitePlanScreen, tmp_path: Path, name: str, data: bytes
) -> None:
    file = tmp_path / name
    file.write_bytes(data)
    screen.adding.take(file)
    opened.settle()
    assert len(opened.said.errors) == 1
    assert name in opened.said.errors[0]
    assert screen.plan is None


def test_a_sealed_round_is_looked_at_only(opened: Bench, planned: SitePlanScreen) -> None:
    pin = pin_it(opened, About(place=FIRST))
    Rounds(opened.desk.workbench.estate.session).seal("完成")
    planned.mark(pin.about)
    for control in (planned.view.add, planned.view.drop, planned.side.say, planned.side.drop):
        assert not control.isEnabled()
    assert planned.side.go.isEnabled()
    planned.side.show_page(1)
    assert not planned.side.mark.isEnabled()


def test_news_of_others_leave_a_pin_that_is_being_set_alone(opened: Bench, planned: SitePlanScreen) -> None:
    planned.begin(About(place=FIRST))
    Answers(opened.desk.workbench.estate.session).record("E2.2", FIRST, Observation(grade=Fraction(5)))
    assert planned.canvas.is_placing
    opened.qtbot.mouseClick(planned.canvas.viewport(), LEFT, pos=spot(planned, 0.5, 0.5))
    assert [pin.about for pin in pins(opened)] == [About(place=FIRST)]


def test_a_turned_plan_takes_pins_where_one_clicks(opened: Bench, planned: SitePlanScreen) -> None:
    assert planned.plan is not None
    PhotoUses(opened.desk.workbench.estate.session).turn(planned.plan.use, 90)
    planned.begin(About(place=FIRST))
    opened.qtbot.mouseClick(planned.canvas.viewport(), LEFT, pos=spot(planned, 0.9, 0.25))
    (pin,) = pins(opened)
    assert abs(pin.x - Fraction(1, 4)) < Fraction(1, 50)
    assert abs(pin.y - Fraction(1, 10)) < Fraction(1, 50)


def test_the_plan_of_the_last_round_is_offered_to_the_next(opened: Bench, planned: SitePlanScreen) -> None:
    pin_it(opened, About(place=FIRST))
    Rounds(opened.desk.workbench.estate.session).new("after-works")
    assert planned.view.again.isVisible()
    opened.qtbot.mouseClick(planned.view.again, LEFT)
    assert planned.plan is not None
    assert (planned.plan.title, planned.plan.pins) == ("总平面图", ())
