"""A photo shown large in the real window: drawn on by mouse and keyboard, turned, said, used elsewhere."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from photos.sheets import scene_photo
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from shiboken6 import isValid
from ui.conftest import JIA, Bench

from renodesk.domain.annotation import ShapeKind
from renodesk.domain.places import Place
from renodesk.photos.scenes import Scene
from renodesk.services.environment import Environment
from renodesk.services.photo_uses import PhotoUses
from renodesk.services.photos import Photos
from renodesk.services.session import EstateSession
from renodesk.ui.dialogs.compare import CompareDialog
from renodesk.ui.dialogs.reason import ReasonDialog
from renodesk.ui.dialogs.viewer import TOOLS, PhotoViewer
from renodesk.ui.tokens import THEMES

FIRST = Place(building="1", unit="1")
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(scope="module")
def estate_made(estate_made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the estate with three photos of an item, taken in once."""
    path = Path(shutil.copy(estate_made, tmp_path_factory.mktemp("photographed")))
    with EstateSession.open(path, JIA, Environment()) as session:
        for minute in range(3):
            scene = Scene(kind="facade", caption=str(minute), taken_at=f"2026-05-06T09:0{minute}:00")
            Photos(session).add_bytes(f"{minute}.jpg", scene_photo(scene), item="A3.2", place=FIRST)
    return path


@pytest.fixture
def taken(opened: Bench) -> Bench:
    """Return the desk standing at the item."""
    opened.desk.workbench.go(("A3.2", FIRST))
    return opened


@pytest.fixture
def viewer(taken: Bench) -> Iterator[PhotoViewer]:
    """Return the viewer on the first of them."""
    evidence = taken.desk.window.work.survey.evidence
    evidence.view(taken.desk.workbench.estate.photos.rows()[0])
    (found,) = taken.desk.window.findChildren(PhotoViewer)
    taken.qtbot.waitExposed(found)
    yield found
    if isValid(found):
        found.close()


def shapes(bench: Bench, at: int = 0) -> Any:
    uses = PhotoUses(bench.desk.workbench.estate.session)
    return uses.annotation(bench.desk.workbench.estate.photos.rows()[at].use).shapes


def drag(bench: Bench, viewer: PhotoViewer, start: QPoint, end: QPoint) -> None:
    port = viewer.canvas.viewport()
    bench.qtbot.mousePress(port, LEFT, pos=start)
    bench.qtbot.mouseMove(port, (start + end) / 2)
    bench.qtbot.mouseMove(port, end)
    bench.qtbot.mouseRelease(port, LEFT, pos=end)


def middle(viewer: PhotoViewer) -> QPoint:
    return viewer.canvas.viewport().rect().center()


@pytest.mark.parametrize(
    ("key", "kind"), [(key, kind) for kind, _, key in TOOLS if kind and kind != ShapeKind.TEXT]
)
def test_every_shape_is_drawn_by_mouse(
    taken: Bench, viewer: PhotoViewer, key: Qt.Key, kind: ShapeKind
) -> None:
    taken.qtbot.keyClick(viewer, key)
    drag(taken, viewer, middle(viewer), middle(viewer) + QPoint(120, 60))
    (shape,) = shapes(taken)
    assert shape.kind == kind
    assert all(0 < one < 1 for one in (shape.x, shape.y, shape.x2, shape.y2))


def test_shapes_are_drawn_moved_grown_and_taken_away_by_keyboard_alone(
    taken: Bench, viewer: PhotoViewer
) -> None:
    canvas = viewer.canvas
    taken.qtbot.keyClick(viewer, Qt.Key.Key_B)
    taken.qtbot.keyClick(canvas, Qt.Key.Key_Return)
    (before,) = shapes(taken)
    taken.qtbot.keyClick(canvas, Qt.Key.Key_Right)
    (moved,) = shapes(taken)
    assert (moved.x > before.x, moved.y) == (True, before.y)
    taken.qtbot.keyClick(canvas, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    (grown,) = shapes(taken)
    assert (grown.y2 > moved.y2, grown.y) == (True, moved.y)
    taken.qtbot.keyClick(canvas, Qt.Key.Key_Delete)
    assert shapes(taken) == ()
    taken.qtbot.keyClick(viewer, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert shapes(taken) == (grown,)


def test_arrows_move_a_shape_the_way_one_sees_it_on_a_turned_photo(taken: Bench, viewer: PhotoViewer) -> None:
    taken.qtbot.keyClick(viewer, Qt.Key.Key_R)
    taken.qtbot.keyClick(viewer, Qt.Key.Key_O)
    taken.qtbot.keyClick(viewer.canvas, Qt.Key.Key_Return)
    (before,) = shapes(taken)
    seen = viewer.canvas.layer.point(before.x, before.y)
    taken.qtbot.keyClick(viewer.canvas, Qt.Key.Key_Right)
    (after,) = shapes(taken)
    moved = viewer.canvas.layer.point(after.x, after.y) - seen
    assert moved.x() > 1
    assert abs(moved.y()) < 0.01


def test_words_are_asked_for_and_written(taken: Bench, viewer: PhotoViewer) -> None:
    taken.qtbot.keyClick(viewer, Qt.Key.Key_T)
    taken.qtbot.mouseClick(viewer.canvas.viewport(), LEFT, pos=middle(viewer))
    (asked,) = viewer.findChildren(ReasonDialog)
    asked.edit.insertPlainText("裂缝 3 mm")
    taken.qtbot.mouseClick(asked.ok, LEFT)
    (shape,) = shapes(taken)
    assert shape.text == "裂缝 3 mm"


def test_numbers_count_on_and_a_shape_is_moved_by_mouse(taken: Bench, viewer: PhotoViewer) -> None:
    taken.qtbot.keyClick(viewer, Qt.Key.Key_N)
    for step in (0, 150):
        taken.qtbot.mouseClick(viewer.canvas.viewport(), LEFT, pos=middle(viewer) + QPoint(step, 0))
    assert [one.text for one in shapes(taken)] == ["1", "2"]
    taken.qtbot.keyClick(viewer, Qt.Key.Key_V)
    before = shapes(taken)[0]
    drag(taken, viewer, middle(viewer), middle(viewer) + QPoint(0, 80))
    after = shapes(taken)[0]
    assert after.y > before.y
    assert after.x == before.x


def test_a_slip_of_the_mouse_draws_nothing(taken: Bench, viewer: PhotoViewer) -> None:
    taken.qtbot.keyClick(viewer, Qt.Key.Key_A)
    taken.qtbot.mouseClick(viewer.canvas.viewport(), LEFT, pos=middle(viewer))
    assert shapes(taken) == ()


def test_one_goes_to_the_next_and_back_and_zooms(taken: Bench, viewer: PhotoViewer) -> None:
    assert viewer.position.text() == "1 / 3"
    taken.qtbot.keyClick(viewer.canvas, Qt.Key.Key_Right)
    taken.qtbot.keyClick(viewer.canvas, Qt.Key.Key_PageDown)
    taken.qtbot.keyClick(viewer.canvas, Qt.Key.Key_PageDown)
    assert viewer.position.text() == "3 / 3"
    taken.qtbot.keyClick(viewer.canvas, Qt.Key.Key_Left)
    assert viewer.position.text() == "2 / 3"
    fitted = viewer.canvas.transform().m11()
    for _ in range(6):
        taken.qtbot.keyClick(viewer.canvas, Qt.Key.Key_Plus)
    assert viewer.canvas.transform().m11() > 3 * fitted
    taken.qtbot.waitUntil(lambda: viewer.canvas._picture.pixmap().width() == 1600)
    taken.qtbot.keyClick(viewer.canvas, Qt.Key.Key_0)
    assert abs(viewer.canvas.transform().m11() - fitted) < 0.01


def test_a_caption_is_kept_when_it_is_left_and_when_the_window_closes(
    taken: Bench, viewer: PhotoViewer
) -> None:
    photos = taken.desk.workbench.estate.photos
    viewer.caption.setFocus()
    taken.qtbot.keyClicks(viewer.caption, "North door")
    taken.qtbot.keyClick(viewer.caption, Qt.Key.Key_Return)
    assert viewer.isVisible()
    assert photos.rows()[0].caption == "North door"
    taken.qtbot.keyClicks(viewer.caption, " 2")
    viewer.reject()
    assert photos.rows()[0].caption == "North door 2"


def test_a_role_is_chosen_and_the_photo_used_elsewhere_too(taken: Bench, viewer: PhotoViewer) -> None:
    estate = taken.desk.workbench.estate
    viewer.role.setCurrentIndex(viewer.role.findData("before"))
    viewer.role.activated.emit(viewer.role.currentIndex())
    assert estate.photos.rows()[0].role == "before"
    taken.qtbot.keyClicks(viewer.also.edit, "2-1")
    taken.qtbot.keyClick(viewer.also.edit, Qt.Key.Key_Return)
    assert viewer.uses.count() == 2
    viewer.uses.setCurrentRow(1)
    taken.qtbot.mouseClick(viewer.remove, LEFT)
    assert viewer.uses.count() == 1


def test_delete_takes_the_use_away_and_shows_the_next(taken: Bench, viewer: PhotoViewer) -> None:
    taken.qtbot.keyClick(viewer.canvas, Qt.Key.Key_Delete)
    assert [row.name for row in taken.desk.workbench.estate.photos.rows()] == ["1.jpg", "2.jpg"]
    assert viewer.position.text() == "1 / 2"


def test_a_sealed_round_can_be_looked_at_but_not_drawn_on(taken: Bench) -> None:
    from renodesk.services.rounds import Rounds

    estate = taken.desk.workbench.estate
    Rounds(estate.session).seal("done")
    taken.desk.window.work.survey.evidence.view(estate.photos.rows()[0])
    (viewer,) = taken.desk.window.findChildren(PhotoViewer)
    taken.qtbot.keyClick(viewer, Qt.Key.Key_A)
    assert viewer.canvas.tool is None
    assert not viewer.caption.isEnabled()
    viewer.close()


@pytest.mark.parametrize("theme", THEMES)
def test_it_is_whole_in_every_theme_and_every_control_has_a_name(
    taken: Bench, viewer: PhotoViewer, theme: str
) -> None:
    taken.desk.window.wear(theme, 1.0)
    assert not viewer.grab().isNull()
    controls = (viewer.canvas, viewer.caption, viewer.role, viewer.uses, viewer.remove, viewer.compare)
    for one in (*controls, *viewer._tool_buttons.buttons()):
        assert QAccessible.queryAccessibleInterface(one).text(QAccessible.Text.Name), one


def test_the_viewer_is_freed_when_it_is_closed(taken: Bench) -> None:
    estate = taken.desk.workbench.estate
    taken.desk.window.work.survey.evidence.view(estate.photos.rows()[0])
    (viewer,) = taken.desk.window.findChildren(PhotoViewer)
    gone: list[bool] = []
    viewer.destroyed.connect(lambda: gone.append(True))
    viewer.close()
    taken.qtbot.waitUntil(lambda: bool(gone))
    assert taken.desk.window.findChildren(PhotoViewer) == []


def test_before_and_after_show_the_same_part_and_become_a_pair(taken: Bench) -> None:
    estate = taken.desk.workbench.estate
    rows = estate.photos.rows()
    taken.desk.window.work.survey.evidence.view(rows[2])
    (viewer,) = taken.desk.window.findChildren(PhotoViewer)
    taken.qtbot.mouseClick(viewer.compare, LEFT)
    (compare,) = viewer.findChildren(CompareDialog)
    taken.qtbot.waitExposed(compare)
    assert compare.choice.count() == 2
    for _ in range(4):
        compare.after.zoom(1.25)
    compare.after.horizontalScrollBar().setValue(compare.after.horizontalScrollBar().maximum())
    seen = [
        one.mapToScene(one.viewport().rect().center()).x() / one.sceneRect().width()
        for one in (compare.before, compare.after)
    ]
    assert abs(seen[0] - seen[1]) < 0.01
    assert seen[0] > 0.55
    assert abs(compare.before.transform().m11() - compare.after.transform().m11()) < 0.01
    taken.qtbot.mouseClick(compare.pair, LEFT)
    last = estate.photos.rows()[2]
    assert (last.before, last.role) == (rows[1].use, "after")
    compare.close()
    viewer.close()


def test_without_an_earlier_photo_there_is_nothing_to_compare(taken: Bench, viewer: PhotoViewer) -> None:
    taken.qtbot.mouseClick(viewer.compare, LEFT)
    assert viewer.findChildren(CompareDialog) == []
    assert taken.said.lines[-1][0] == "done"


def test_g_says_a_photo_may_hang_in_public_until_it_is_drawn_over(taken: Bench, viewer: PhotoViewer) -> None:
    taken.qtbot.keyClick(viewer.canvas, Qt.Key.Key_G)
    assert viewer.public.tick.isChecked()
    assert taken.desk.workbench.estate.photos.rows()[0].public == "checked"
    taken.qtbot.keyClick(viewer.canvas, Qt.Key.Key_M)
    drag(taken, viewer, middle(viewer) - QPoint(60, 60), middle(viewer))
    assert not viewer.public.tick.isChecked()
    assert "再看一遍" in viewer.public.tick.accessibleDescription()
    taken.qtbot.mouseClick(viewer.public.tick, LEFT, pos=QPoint(8, viewer.public.tick.height() // 2))
    assert taken.desk.workbench.estate.photos.rows()[0].public == "checked"
