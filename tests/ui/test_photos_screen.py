"""The tray in the real window: one key puts a photo away, a few letters put it anywhere."""

import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from photos.sheets import scene_photo, sheet_photo
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication
from ui.conftest import JIA, Bench

from renodesk.domain.place_code import place_code
from renodesk.domain.places import Place
from renodesk.photos.scenes import Scene
from renodesk.services.environment import Environment
from renodesk.services.photos import Photos
from renodesk.services.session import EstateSession
from renodesk.ui.dialogs.viewer import PhotoViewer
from renodesk.ui.models.photos import TILE_ROLE
from renodesk.ui.models.thumbnails import MOST, WAITING
from renodesk.ui.screens.photos import PhotosScreen
from renodesk.ui.screens.registry import SCREENS
from renodesk.ui.tokens import THEMES

AT = [name for name, _, _ in SCREENS].index("photos")
FIRST, SECOND = Place(building="1", unit="1"), Place(building="1", unit="2")
NINE = datetime(2026, 5, 6, 9)
ENTER = Qt.Key.Key_Return


@pytest.fixture(scope="module")
def card_made(estate_made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder: a photo, the sheet of 1-1, two photos, the sheet of 1-2, a photo."""
    folder = tmp_path_factory.mktemp("card") / "DCIM"
    folder.mkdir()
    with EstateSession.open(estate_made, JIA, Environment(), read_only=True) as session:
        estate_id = session.estate_id
    kinds: list[bytes] = []
    for number, place in enumerate([None, FIRST, None, None, SECOND, None]):
        at = NINE + timedelta(minutes=0 if number == 0 else 30 + number)
        code = place_code(estate_id, place) if place else ""
        scene = Scene(kind="facade", caption=str(number), taken_at=at.isoformat())
        kinds.append(sheet_photo(code, at) if place else scene_photo(scene))
    for number, data in enumerate(kinds):
        (folder / f"IMG_{number}.jpg").write_bytes(data)
    return folder


@pytest.fixture
def card(card_made: Path, tmp_path: Path) -> Path:
    """Return the folder for one test."""
    return Path(shutil.copytree(card_made, tmp_path / "DCIM"))


@pytest.fixture(scope="module")
def taken_made(estate_made: Path, card_made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the estate with the card taken in, once."""
    path = Path(shutil.copy(estate_made, tmp_path_factory.mktemp("taken")))
    with EstateSession.open(path, JIA, Environment()) as session:
        assert len(Photos(session).add([card_made]).uses) == 6
    return path


@pytest.fixture
def estate(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Return a copy of it where a test asks for the screen, else of the empty one."""
    made = "taken_made" if "screen" in request.fixturenames else "estate_made"
    return Path(shutil.copy(request.getfixturevalue(made), tmp_path / "estate.reno"))


def shown(bench: Bench) -> PhotosScreen:
    """Show the photos and return the screen."""
    bench.desk.window.show_screen(AT)
    screen = bench.desk.window.screens.currentWidget()
    assert isinstance(screen, PhotosScreen)
    return screen


@pytest.fixture
def screen(opened: Bench) -> Iterator[PhotosScreen]:
    """Return the screen with the card taken in."""
    found = shown(opened)
    opened.qtbot.waitUntil(lambda: found.model.rowCount() == 6)
    return found


def names(screen: PhotosScreen) -> list[str]:
    model = screen.model
    return [model._rows[row].row.name for row in range(model.rowCount())]


def choose(screen: PhotosScreen, *rows: int) -> None:
    selection = screen.grid.selectionModel()
    selection.clear()
    for row in rows:
        selection.setCurrentIndex(screen.model.index(row), selection.SelectionFlag.Select)


def placed(bench: Bench) -> dict[str, tuple[str, str]]:
    rows = bench.desk.workbench.estate.photos.rows()
    return {row.name: (row.place.shown, row.item) for row in rows if row.place}


def test_an_empty_tray_says_what_to_do_next(opened: Bench) -> None:
    screen = shown(opened)
    assert not screen.grid.isVisible()
    assert "F7" in screen._empty.text()


def test_enter_puts_one_photo_after_another_away(opened: Bench, screen: PhotosScreen) -> None:
    choose(screen, 1)
    for _ in range(3):
        opened.qtbot.keyClick(screen.grid, ENTER)
    assert placed(opened) == {"IMG_1.jpg": ("1-1", ""), "IMG_2.jpg": ("1-1", ""), "IMG_3.jpg": ("1-1", "")}
    assert names(screen) == ["IMG_0.jpg", "IMG_4.jpg", "IMG_5.jpg"]
    assert screen.chosen[0].row.name == "IMG_4.jpg"


def test_letters_find_a_place_and_an_item_and_enter_puts_the_photo_there(
    opened: Bench, screen: PhotosScreen
) -> None:
    choose(screen, 0)
    screen.grid.setFocus()
    opened.qtbot.keyClick(screen.grid, Qt.Key.Key_1)
    assert QApplication.focusWidget() is screen.field.edit
    opened.qtbot.keyClicks(screen.field.edit, "-2 a3.2")
    opened.qtbot.keyClick(screen.field.edit, ENTER)
    assert placed(opened) == {"IMG_0.jpg": ("1-2", "A3.2")}
    assert QApplication.focusWidget() is screen.grid
    assert screen.field.edit.text() == ""


def test_down_chooses_another_of_what_may_be_meant_and_escape_leaves(
    opened: Bench, screen: PhotosScreen
) -> None:
    choose(screen, 0)
    screen.field.begin("1")
    opened.qtbot.keyClick(screen.field.edit, Qt.Key.Key_Down)
    assert screen.field.list.currentRow() == 1
    opened.qtbot.keyClick(screen.field.edit, Qt.Key.Key_Escape)
    assert placed(opened) == {}
    assert QApplication.focusWidget() is screen.grid


def test_what_may_be_meant_can_be_clicked(opened: Bench, screen: PhotosScreen) -> None:
    choose(screen, 0)
    screen.field.begin("1-2")
    where = screen.field.list.visualItemRect(screen.field.list.item(0)).center()
    opened.qtbot.mouseClick(screen.field.list.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert placed(opened) == {"IMG_0.jpg": ("1-2", "")}


def test_all_that_is_sure_goes_by_one_shortcut_and_comes_back_by_one_undo(
    opened: Bench, screen: PhotosScreen
) -> None:
    opened.desk.window.start("accept_sure")
    assert names(screen) == ["IMG_0.jpg"]
    assert len(placed(opened)) == 5
    opened.desk.window.start("undo")
    assert len(names(screen)) == 6


def test_several_photos_are_put_somewhere_together_by_mouse(opened: Bench, screen: PhotosScreen) -> None:
    for row, modifier in ((2, Qt.KeyboardModifier.NoModifier), (5, Qt.KeyboardModifier.ShiftModifier)):
        where = screen.grid.visualRect(screen.model.index(row)).center()
        opened.qtbot.mouseClick(screen.grid.viewport(), Qt.MouseButton.LeftButton, modifier, where)
    assert len(screen.chosen) == 4
    screen.field.begin("2 1")
    opened.qtbot.keyClick(screen.field.edit, ENTER)
    assert {place for place, _ in placed(opened).values()} == {"2-1"}
    assert len(placed(opened)) == 4


def test_from_this_one_on_cuts_the_stream(opened: Bench, screen: PhotosScreen) -> None:
    choose(screen, 0)
    screen.field.begin("2-2")
    opened.qtbot.mouseClick(screen.begin, Qt.MouseButton.LeftButton)
    one = screen._rows[0]
    assert (one.proposal.place, one.proposal.is_sure) == (Place(building="2", unit="2"), True)
    assert screen._rows[1].proposal.place == FIRST


def test_a_photo_without_a_proposal_asks_for_words_instead(opened: Bench, screen: PhotosScreen) -> None:
    choose(screen, 0)
    opened.qtbot.keyClick(screen.grid, ENTER)
    assert placed(opened) == {}
    assert QApplication.focusWidget() is screen.field.edit


def test_a_photo_is_taken_out_and_undo_brings_it_back(opened: Bench, screen: PhotosScreen) -> None:
    choose(screen, 2)
    opened.qtbot.keyClick(screen.grid, Qt.Key.Key_Delete)
    assert "IMG_2.jpg" not in names(screen)
    opened.desk.window.start("undo")
    assert "IMG_2.jpg" in names(screen)


def test_filters_count_and_show_what_has_its_place(opened: Bench, screen: PhotosScreen) -> None:
    opened.desk.window.start("accept_sure")
    assert screen.filter.itemText(0) == "待归位 1"
    screen.filter.setCurrentIndex(screen.filter.findData("document"))
    screen.filter.activated.emit(screen.filter.currentIndex())
    assert names(screen) == ["IMG_1.jpg", "IMG_4.jpg"]
    choose(screen, 0)
    opened.qtbot.mouseClick(screen.back, Qt.MouseButton.LeftButton)
    assert screen.filter.itemText(0) == "待归位 2"


def test_a_dropped_folder_goes_into_the_tray(opened: Bench, card: Path) -> None:
    screen = shown(opened)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(card))])
    event = QDropEvent(
        QPointF(QPoint(20, 20)),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    screen.grid.dropEvent(event)
    opened.settle()
    opened.qtbot.waitUntil(lambda: screen.model.rowCount() == 6)
    assert opened.said.lines[-1] == ("done", "收入照片 6 张")


def test_broken_files_are_listed_and_the_rest_is_there(opened: Bench, card: Path) -> None:
    for number in range(12):
        (card / f"B{number}.jpg").write_bytes(b"\xff\xd8\xff\xe0 cut")
    screen = shown(opened)
    screen.taking.take([card])
    opened.settle()
    opened.qtbot.waitUntil(lambda: screen.model.rowCount() == 6)
    (said,) = opened.said.errors
    assert "12 个文件没有收" in said
    assert "另有 4 个" in said


def test_space_shows_the_photo_large(opened: Bench, screen: PhotosScreen) -> None:
    opened.qtbot.keyClick(screen.grid, Qt.Key.Key_Space)
    (viewer,) = opened.desk.window.findChildren(PhotoViewer)
    viewer.close()


def test_thumbnails_come_while_one_looks_and_never_more_than_a_bounded_number(
    opened: Bench, screen: PhotosScreen
) -> None:
    first = screen.model._rows[0].row.sha256
    opened.qtbot.waitUntil(lambda: screen.thumbnails.picture(first, 0) is not None)
    for rotation in range(MOST + WAITING + 20):
        screen.thumbnails.picture(first, rotation * 360)
        assert len(screen.thumbnails._waiting) <= WAITING
    opened.qtbot.waitUntil(lambda: screen.thumbnails.is_idle)
    for turn in range(1, 6):
        for rotation in range(turn * WAITING, (turn + 1) * WAITING):
            screen.thumbnails.picture(first, -rotation * 360)
        opened.qtbot.waitUntil(lambda: screen.thumbnails.is_idle)
    assert screen.thumbnails.kept <= MOST


def test_a_read_only_estate_shows_its_photos_and_offers_nothing(
    opened: Bench, screen: PhotosScreen, tmp_path: Path
) -> None:
    path = opened.desk.workbench.estate.session.path
    opened.desk.workbench.close()
    opened.desk.workbench.open(path, read_only=True)
    assert len(names(screen)) == 6
    choose(screen, 1)
    for one in (
        screen.put,
        screen.begin,
        screen.back,
        screen.sure,
        screen.folder,
        screen.files,
        screen.field,
    ):
        assert not one.isEnabled()


@pytest.mark.parametrize("theme", THEMES)
def test_every_tile_says_where_it_belongs_in_every_theme(
    opened: Bench, screen: PhotosScreen, theme: str
) -> None:
    opened.desk.window.wear(theme, 1.5)
    tile = screen.model.index(1).data(TILE_ROLE)
    assert tile.where == "→ 1号楼 1单元"
    assert tile.token in THEMES[theme]
    assert "1号楼 1单元" in screen.model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert not screen.grab().isNull()


def test_every_control_has_an_accessible_name(opened: Bench, screen: PhotosScreen) -> None:
    controls = (screen.grid, screen.filter, screen.field.edit, screen.put, screen.begin, screen.back)
    for one in (*controls, screen.sure, screen.folder, screen.files):
        found = QAccessible.queryAccessibleInterface(one)
        assert found.text(QAccessible.Text.Name), one


def test_photos_are_copied_as_files_and_pasted_into_the_tray(
    opened: Bench, screen: PhotosScreen, tmp_path: Path
) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    choose(screen, 0, 1)
    opened.qtbot.keyClick(screen.grid, Qt.Key.Key_C, control)
    files = [Path(url.toLocalFile()) for url in QGuiApplication.clipboard().mimeData().urls()]
    estate = opened.desk.workbench.estate
    assert [file.read_bytes() for file in files] == [
        estate.photos.original(one.row.sha256) for one in screen.chosen
    ]
    (tmp_path / "new.jpg").write_bytes(
        scene_photo(Scene(kind="lamp", caption="n", taken_at=NINE.isoformat()))
    )
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "new.jpg"))])
    QGuiApplication.clipboard().setMimeData(mime)
    opened.qtbot.keyClick(screen.grid, Qt.Key.Key_V, control)
    opened.settle()
    assert "new.jpg" in names(screen)


def test_large_photos_are_made_smaller_where_one_prefers_it_and_that_is_said_everywhere(
    opened: Bench, tmp_path: Path
) -> None:
    image = QImage(5000, 120, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    image.save(str(tmp_path / "large.jpg"), "JPEG", 100)
    opened.desk.workbench.preferences.choose("reduce_photos", "12mp")
    found = shown(opened)
    found.taking.take([tmp_path / "large.jpg"])
    opened.settle()
    opened.qtbot.waitUntil(lambda: found.model.rowCount() == 1)
    assert "缩小了 1 张" in opened.said.lines[-1][1]
    assert "缩小过" in found.model.index(0).data(TILE_ROLE).marks
    assert "5000 × 120" in found.title.text()
    found.view()
    (viewer,) = opened.desk.window.findChildren(PhotoViewer)
    assert "5000 × 120" in viewer.title.text()
    viewer.close()
    choose(found, 0)
    opened.desk.workbench.estate.tray.assign([found.chosen[0].row.use], FIRST, "A3.2")
    opened.desk.workbench.screen_wanted.emit("survey")
    opened.desk.workbench.go(("A3.2", FIRST))
    strip = opened.desk.window.work.survey.evidence
    assert strip.model.index(0).data(TILE_ROLE).marks == "缩小过"
