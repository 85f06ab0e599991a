"""The clock that is photographed, and the cameras whose times follow it, in the real window."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from photos.sheets import scene_photo, sheet_photo
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from ui.conftest import Bench

from renodesk.domain.place_code import clock_code, read_clock_code
from renodesk.photos.codes import codes_in
from renodesk.photos.scenes import Scene
from renodesk.ui.dialogs.cameras import CamerasDialog
from renodesk.ui.dialogs.clock import ClockDialog
from renodesk.ui.screens.registry import SCREENS

AT = [name for name, _, _ in SCREENS].index("photos")
NINE = datetime(2026, 5, 6, 9)
CAMERA = "RENODESK SAMPLE 1"


@pytest.fixture
def taken(opened: Bench) -> Bench:
    """Return the desk with a photo and a clock photographed, five minutes off."""
    photos = opened.desk.workbench.estate.photos
    photos.add_bytes("a.jpg", scene_photo(Scene(kind="lamp", caption="a", taken_at=NINE.isoformat())))
    photos.add_bytes(
        "clock.jpg", sheet_photo(clock_code(NINE + timedelta(minutes=6)), NINE + timedelta(minutes=1))
    )
    opened.desk.window.show_screen(AT)
    return opened


def dialog(bench: Bench, kind: type) -> Any:
    (found,) = (one for one in bench.desk.window.findChildren(kind) if one.isVisible())
    return found


def times(bench: Bench) -> dict[str, str]:
    return {row.name: row.at[11:] for row in bench.desk.workbench.estate.photos.rows()}


def test_the_clock_on_the_screen_can_be_read_from_a_picture_of_it(bench: Bench) -> None:
    bench.desk.window.start("show_clock")
    clock = dialog(bench, ClockDialog)
    file = bench.folder / "clock.png"
    clock.grab().save(str(file))
    with Image.open(file) as picture:
        (text,) = codes_in(picture)
    moment = read_clock_code(text)
    assert moment is not None
    assert abs((datetime.now() - moment).total_seconds()) < 5
    clock.close()


def test_a_photographed_clock_is_offered_and_one_press_corrects(taken: Bench) -> None:
    screen = taken.desk.window.screens.currentWidget()
    assert screen.clocks.isVisible()
    taken.qtbot.mouseClick(screen.clocks, Qt.MouseButton.LeftButton)
    cameras = dialog(taken, CamerasDialog)
    (take,) = (one for one in cameras.findChildren(QPushButton) if one.objectName() == "primary")
    taken.qtbot.mouseClick(take, Qt.MouseButton.LeftButton)
    assert times(taken)["a.jpg"] == "09:05:00"
    assert not screen.clocks.isVisible()
    taken.desk.window.start("undo")
    assert times(taken)["a.jpg"] == "09:00:00"
    assert screen.clocks.isVisible()


def test_a_difference_is_typed_by_keyboard(taken: Bench) -> None:
    taken.desk.window.start("show_cameras")
    cameras = dialog(taken, CamerasDialog)
    edit = cameras.edits[CAMERA]
    taken.qtbot.keyClicks(edit, "-0:30")
    taken.qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert times(taken)["a.jpg"] == "08:59:30"
    assert cameras.isVisible()
    assert cameras.edits[CAMERA].text() == "-0:30"


def test_a_difference_that_is_none_is_said_and_changes_nothing(taken: Bench) -> None:
    taken.desk.window.start("show_cameras")
    cameras = dialog(taken, CamerasDialog)
    taken.qtbot.keyClicks(cameras.edits[CAMERA], "noon")
    taken.qtbot.keyClick(cameras.edits[CAMERA], Qt.Key.Key_Return)
    assert times(taken)["a.jpg"] == "09:00:00"
    assert len(taken.said.errors) == 1


def test_without_photos_the_cameras_say_so(opened: Bench) -> None:
    opened.desk.window.start("show_cameras")
    words = [one.text() for one in dialog(opened, CamerasDialog).findChildren(QLabel)]
    assert "还没有带时间的照片" in words
