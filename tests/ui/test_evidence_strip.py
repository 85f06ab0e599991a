"""The evidence strip in the real window: what one does with photos of an item, by keyboard and by mouse."""

import shutil
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest
from photos.sheets import scene_photo
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from ui.conftest import JIA, Bench

from renodesk.domain.places import Place
from renodesk.domain.survey import Observation
from renodesk.photos.scenes import Scene
from renodesk.services.environment import Environment
from renodesk.services.photos import PhotoRow, Photos
from renodesk.services.rounds import Rounds
from renodesk.services.session import EstateSession
from renodesk.ui.dialogs.compare import CompareDialog
from renodesk.ui.dialogs.elsewhere import ElsewhereDialog
from renodesk.ui.dialogs.keys import KeyMap
from renodesk.ui.dialogs.viewer import PhotoViewer
from renodesk.ui.editors.evidence import EvidenceStrip
from renodesk.ui.evidence_keys import EVIDENCE_ACTS, evidence_title
from renodesk.ui.photo_giving import FILES, USES, on_clipboard
from renodesk.ui.tokens import THEMES
from renodesk.ui.widgets.boxes import label

FIRST, SECOND, BUILDING = Place(building="1", unit="1"), Place(building="1", unit="2"), Place(building="1")
KEY = Qt.Key
PLAIN = Qt.KeyboardModifier.NoModifier


def picture(number: int) -> bytes:
    """Return a photo unlike the others, a minute after the one before; drawn when it is wanted first."""
    return scene_photo(Scene(kind="lamp", caption=str(number), taken_at=f"2026-05-06T09:0{number}:00"))


@pytest.fixture(scope="module")
def estate_made(estate_made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the estate with two photos of an item of an entrance, taken in once."""
    path = Path(shutil.copy(estate_made, tmp_path_factory.mktemp("photographed")))
    with EstateSession.open(path, JIA, Environment()) as session:
        for number in range(2):
            Photos(session).add_bytes(f"IMG_{number}.jpg", picture(number), item="A3.2", place=FIRST)
    return path


@pytest.fixture
def strip(opened: Bench) -> Iterator[EvidenceStrip]:
    """Return the strip at the item."""
    opened.desk.workbench.go(("A3.2", FIRST))
    found = opened.desk.window.work.survey.evidence
    opened.qtbot.waitUntil(found.list.isVisible)
    return found


def rows(bench: Bench, item: str = "A3.2", place: Place = FIRST) -> tuple[PhotoRow, ...]:
    return bench.desk.workbench.estate.photos.at(item, place)


def press(bench: Bench, strip: EvidenceStrip, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
    bench.qtbot.keyClick(strip.list, key, modifier)


def build_illegally(bench: Bench, number: int) -> None:
    """Say of the first building that so many additions were built on it."""
    estate = bench.desk.workbench.estate
    estate.register.set_fields(BUILDING, {"households": "24"})
    seen = Observation(inputs={"illegal": Fraction(number), "illegal_m2": Fraction(20)})
    estate.answers.record("A1.2", BUILDING, seen)


def drop(bench: Bench, target: QWidget, at: QPoint, mime: QMimeData) -> None:
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(at, copy, mime, left, none)
    QApplication.sendEvent(target, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(target, QDropEvent(QPointF(at), copy, mime, left, none))


def test_roles_are_said_by_one_letter_each_and_undone(opened: Bench, strip: EvidenceStrip) -> None:
    opened.desk.window.start("focus_evidence")
    assert QApplication.focusWidget() is strip.list
    for key, role in (
        (KEY.Key_B, "before"),
        (KEY.Key_A, "after"),
        (KEY.Key_D, "document"),
        (KEY.Key_E, "evidence"),
    ):
        press(opened, strip, key)
        assert [row.role for row in rows(opened)] == [role, "evidence"]
        assert strip.role.currentData() == role
    opened.desk.window.undo()
    assert rows(opened)[0].role == "document"


def test_g_says_chosen_photos_may_hang_in_public_or_may_not(opened: Bench, strip: EvidenceStrip) -> None:
    press(opened, strip, KEY.Key_G)
    assert rows(opened)[0].public == "checked"
    press(opened, strip, KEY.Key_G)
    assert rows(opened)[0].public == "unchecked"


def test_papers_do_not_count_and_what_is_missing_is_said_as_the_pack_counts(
    opened: Bench, strip: EvidenceStrip
) -> None:
    build_illegally(opened, 2)
    opened.desk.workbench.go(("A1.2", BUILDING))
    assert strip.count.text() == "有 0 张，还差 4 张：全景 ×2、近景 ×2"
    opened.desk.workbench.estate.photos.add_bytes("a.jpg", picture(2), item="A1.2", place=BUILDING)
    assert strip.count.text() == "有 1 张，还差 3 张：全景 ×2 或 近景 ×2"
    strip.write_caption()
    strip.caption.insert("东侧全景")
    opened.qtbot.keyClick(strip.caption, KEY.Key_Return)
    assert strip.count.text() == "有 1 张，还差 3 张：全景、近景 ×2"
    press(opened, strip, KEY.Key_D)
    assert strip.count.text() == "有 0 张，还差 4 张：全景 ×2、近景 ×2"


def test_what_is_missing_follows_the_answer(opened: Bench, strip: EvidenceStrip) -> None:
    opened.desk.workbench.go(("A1.2", BUILDING))
    assert strip.count.text() == "0 张"
    build_illegally(opened, 1)
    assert "还差 2 张" in strip.count.text()


def test_a_caption_is_typed_and_the_keyboard_comes_back(opened: Bench, strip: EvidenceStrip) -> None:
    strip.list.setFocus()
    press(opened, strip, KEY.Key_C)
    assert QApplication.focusWidget() is strip.caption
    opened.qtbot.keyClicks(strip.caption, "lamp out")
    opened.qtbot.keyClick(strip.caption, KEY.Key_Return)
    assert rows(opened)[0].caption == "lamp out"
    assert QApplication.focusWidget() is strip.list


def test_a_caption_being_typed_is_kept_at_its_photo_when_one_goes_on(
    opened: Bench, strip: EvidenceStrip
) -> None:
    strip.write_caption()
    opened.qtbot.keyClicks(strip.caption, "lamp out")
    opened.desk.workbench.go(("A3.3", SECOND))
    assert [row.caption for row in rows(opened)] == ["lamp out", ""]


def test_delete_takes_the_use_away_and_undo_brings_it_again(opened: Bench, strip: EvidenceStrip) -> None:
    original = rows(opened)[0].sha256
    press(opened, strip, KEY.Key_Delete)
    assert len(rows(opened)) == 1
    assert "Ctrl+Z" in opened.said.lines[-1][1]
    assert opened.desk.workbench.estate.photos.original(original) == picture(0)
    opened.desk.window.undo()
    assert rows(opened)[0].sha256 == original


def test_several_are_taken_away_in_one_act(opened: Bench, strip: EvidenceStrip) -> None:
    strip.list.selectAll()
    press(opened, strip, KEY.Key_Delete)
    assert rows(opened) == ()
    assert strip.empty.isVisible()
    opened.desk.window.start("focus_evidence")
    assert QApplication.focusWidget() is strip.choose_button
    opened.desk.window.undo()
    assert len(rows(opened)) == 2


@pytest.mark.parametrize("key", [KEY.Key_Space, KEY.Key_Return])
def test_a_key_shows_the_photo_large(opened: Bench, strip: EvidenceStrip, key: Qt.Key) -> None:
    press(opened, strip, KEY.Key_Down)
    press(opened, strip, key)
    (viewer,) = opened.desk.window.findChildren(PhotoViewer)
    assert viewer.position.text() == "2 / 2"
    viewer.close()


def test_escape_goes_back_to_answering_and_digits_still_grade(opened: Bench, strip: EvidenceStrip) -> None:
    opened.desk.workbench.go(("E2.2", FIRST))
    strip.list.setFocus()
    press(opened, strip, KEY.Key_4)
    assert opened.desk.workbench.estate.answers.card("E2.2", FIRST).observation.grade == 4
    press(opened, strip, KEY.Key_Escape)
    assert opened.desk.window.work.survey.middle.isAncestorOf(QApplication.focusWidget())


def test_the_menu_offers_every_act_with_its_key_and_starts_it(opened: Bench, strip: EvidenceStrip) -> None:
    at = strip.list.viewport().rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, strip.list.mapToGlobal(at))
    QApplication.sendEvent(strip.list, event)
    (menu,) = strip.findChildren(QMenu)
    shown = {action.text(): action for action in menu.actions() if not action.isSeparator()}
    for row in EVIDENCE_ACTS:
        assert shown[evidence_title(row)].shortcut().toString() == row.key
    shown["是改造前"].trigger()
    menu.close()
    assert rows(opened)[0].role == "before"


def test_the_menu_offers_the_captions_the_pack_asks_for(opened: Bench, strip: EvidenceStrip) -> None:
    opened.desk.workbench.estate.photos.add_bytes("a.jpg", picture(2), item="A1.2", place=BUILDING)
    opened.desk.workbench.go(("A1.2", BUILDING))
    strip.offer(QPoint(0, 0))
    (menu,) = strip.findChildren(QMenu)
    next(action for action in menu.actions() if action.text() == "说明：近景").trigger()
    menu.close()
    assert rows(opened, "A1.2", BUILDING)[0].caption == "近景"


def test_the_key_map_lists_the_keys(opened: Bench) -> None:
    keys = KeyMap(opened.desk.window)
    opened.qtbot.addWidget(keys)
    said = {one.text() for one in keys.findChildren(type(label()))}
    assert {evidence_title(row) for row in EVIDENCE_ACTS} <= said


def test_a_sealed_round_takes_nothing_and_still_shows(opened: Bench, strip: EvidenceStrip) -> None:
    Rounds(opened.desk.workbench.estate.session).seal("做完了", {})
    opened.desk.workbench.moved.emit()
    assert not strip.caption.isEnabled()
    assert not strip.role.isEnabled()
    press(opened, strip, KEY.Key_Delete)
    press(opened, strip, KEY.Key_B)
    assert [row.role for row in rows(opened)] == ["evidence", "evidence"]
    assert opened.said.errors == []


# Out of the window


def test_a_drag_carries_the_original_which_is_written_only_when_asked_for(
    opened: Bench, strip: EvidenceStrip
) -> None:
    mime = strip.giving.mime(strip.chosen)
    assert all(mime.hasFormat(one) for one in (USES, FILES))
    assert strip.giving._folder is None
    (url,) = mime.urls()
    file = Path(url.toLocalFile())
    assert file.read_bytes() == picture(0)
    assert "1-1 A3.2" in file.name
    assert mime.urls() == [url]
    assert len(list(file.parent.iterdir())) == 1


def test_copied_photos_are_files_on_the_clipboard(opened: Bench, strip: EvidenceStrip) -> None:
    strip.list.selectAll()
    press(opened, strip, KEY.Key_C, Qt.KeyboardModifier.ControlModifier)
    urls = QGuiApplication.clipboard().mimeData().urls()
    assert [Path(url.toLocalFile()).read_bytes() for url in urls] == [picture(0), picture(1)]
    QGuiApplication.instance().aboutToQuit.emit()
    assert not on_clipboard().hasUrls()
    press(opened, strip, KEY.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert opened.said.lines[-1] == ("done", "剪贴板里没有图片")


def test_copies_are_saved_into_a_folder(opened: Bench, strip: EvidenceStrip, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    strip.acts.save_copies_to(folder)
    assert [file.read_bytes() for file in folder.iterdir()] == [picture(0)]
    strip.acts.save_copies_to(tmp_path / "gone")
    assert len(opened.said.errors) == 1


# Elsewhere as well


def test_a_photo_dropped_on_an_item_is_used_there_as_well_and_undone_at_once(
    opened: Bench, strip: EvidenceStrip
) -> None:
    outline = opened.desk.window.work.survey.outline
    at = outline.items.visualRect(outline._items.index_of("A3.3")).center()
    strip.list.selectAll()
    drop(opened, outline.items.viewport(), at, strip.giving.mime(strip.chosen))
    assert len(rows(opened, "A3.3")) == len(rows(opened)) == 2
    assert "A3.3" in opened.said.lines[-1][1]
    drop(opened, outline.items.viewport(), at, strip.giving.mime(strip.chosen))
    assert len(rows(opened, "A3.3")) == 2
    opened.desk.window.undo()
    assert rows(opened, "A3.3") == ()


def test_a_photo_dropped_on_a_place_is_used_for_the_same_item_there(
    opened: Bench, strip: EvidenceStrip
) -> None:
    outline = opened.desk.window.work.survey.outline
    at = outline.places.visualRect(outline._places.index_of(SECOND)).center()
    drop(opened, outline.places.viewport(), at, strip.giving.mime(strip.chosen))
    assert [row.sha256 for row in rows(opened, "A3.2", SECOND)] == [rows(opened)[0].sha256]
    assert opened.desk.workbench.place == FIRST


def test_a_photo_dropped_on_a_row_of_the_place_card_is_used_there(
    opened: Bench, strip: EvidenceStrip
) -> None:
    card = opened.desk.window.work.survey.middle.place_card
    shown = card._made["unit_entrance"]
    row = shown.row("A3.3")
    shown.ensureWidgetVisible(row)
    drop(opened, shown, row.mapTo(shown, row.rect().center()), strip.giving.mime(strip.chosen))
    assert len(rows(opened, "A3.3")) == 1


def test_a_photo_is_used_elsewhere_by_keyboard(opened: Bench, strip: EvidenceStrip) -> None:
    press(opened, strip, KEY.Key_U)
    (dialog,) = opened.desk.window.findChildren(ElsewhereDialog)
    opened.qtbot.waitUntil(dialog.isVisible)
    opened.qtbot.keyClicks(dialog.field.edit, "1-2 a3.3")
    opened.qtbot.keyClick(dialog.field.edit, KEY.Key_Return)
    assert len(rows(opened, "A3.3", SECOND)) == 1


def test_a_drag_from_another_estate_is_not_taken_for_ours(opened: Bench, strip: EvidenceStrip) -> None:
    mime = QMimeData()
    mime.setData(USES, "\n".join(["another", rows(opened)[0].use]).encode())
    outline = opened.desk.window.work.survey.outline
    at = outline.items.visualRect(outline._items.index_of("A3.3")).center()
    drop(opened, outline.items.viewport(), at, mime)
    assert rows(opened, "A3.3") == ()


# Before and after


def test_a_photo_set_on_another_is_its_pair_the_later_one_after_works(
    opened: Bench, strip: EvidenceStrip
) -> None:
    early, late = rows(opened)
    at = strip.list.visualRect(strip.model.index_of(late.use)).center()
    drop(opened, strip.list.viewport(), at, strip.giving.mime([early.use]))
    assert [(row.role, row.before) for row in rows(opened)] == [("evidence", ""), ("after", early.use)]
    opened.desk.window.undo()
    assert rows(opened)[1].before == ""


def test_a_photo_after_works_is_taken_in_on_its_before_in_one_act(
    opened: Bench, strip: EvidenceStrip, tmp_path: Path
) -> None:
    (tmp_path / "after.jpg").write_bytes(picture(3))
    before = rows(opened)[0].use
    strip.taking.take([tmp_path / "after.jpg"], "A3.2", FIRST, before)
    opened.settle()
    assert [(row.role, row.before) for row in rows(opened)][-1] == ("after", before)
    opened.desk.window.undo()
    assert len(rows(opened)) == 2


def test_p_compares_with_what_was_before(opened: Bench, strip: EvidenceStrip) -> None:
    press(opened, strip, KEY.Key_P)
    assert opened.desk.window.findChildren(CompareDialog) == []
    press(opened, strip, KEY.Key_Down)
    press(opened, strip, KEY.Key_P)
    (dialog,) = opened.desk.window.findChildren(CompareDialog)
    dialog.close()


# Into the window


def test_ctrl_v_pastes_a_picture_from_the_strip_and_from_a_box_of_the_card(
    opened: Bench, strip: EvidenceStrip
) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    for number, colour in enumerate((Qt.GlobalColor.red, Qt.GlobalColor.blue)):
        image = QImage(320, 240, QImage.Format.Format_RGB32)
        image.fill(colour)
        QGuiApplication.clipboard().setImage(image)
        if number:
            opened.desk.window.work.survey.middle.place_card.focus_first()
        else:
            strip.list.setFocus()
        opened.qtbot.keyClick(QApplication.focusWidget(), KEY.Key_V, control)
        assert len(rows(opened)) == 3 + number


def test_a_text_is_still_pasted_into_a_box(opened: Bench, strip: EvidenceStrip) -> None:
    QGuiApplication.clipboard().setText("7")
    opened.desk.window.work.survey.middle.place_card.focus_first()
    box = QApplication.focusWidget()
    opened.qtbot.keyClick(box, KEY.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert box.text() == "7"
    assert len(rows(opened)) == 2


def test_files_are_pasted_and_folders_dropped(opened: Bench, strip: EvidenceStrip, tmp_path: Path) -> None:
    folder = tmp_path / "photos"
    folder.mkdir()
    (tmp_path / "one.jpg").write_bytes(picture(2))
    (folder / "two.jpg").write_bytes(picture(3))
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "one.jpg"))])
    QGuiApplication.clipboard().setMimeData(mime)
    press(opened, strip, KEY.Key_V, Qt.KeyboardModifier.ControlModifier)
    opened.settle()
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(folder))])
    drop(opened, strip.list.viewport(), QPoint(20, 20), dropped)
    opened.settle()
    assert [row.name for row in rows(opened)] == ["IMG_0.jpg", "IMG_1.jpg", "one.jpg", "two.jpg"]


def test_a_file_dropped_on_an_item_is_taken_in_there(
    opened: Bench, strip: EvidenceStrip, tmp_path: Path
) -> None:
    (tmp_path / "one.jpg").write_bytes(picture(2))
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "one.jpg"))])
    outline = opened.desk.window.work.survey.outline
    at = outline.items.visualRect(outline._items.index_of("A3.3")).center()
    drop(opened, outline.items.viewport(), at, mime)
    opened.settle()
    assert [row.name for row in rows(opened, "A3.3")] == ["one.jpg"]


def test_it_is_told_to_screen_readers_and_fits_in_every_theme_and_size(
    opened: Bench, strip: EvidenceStrip
) -> None:
    for name in THEMES:
        for scale in (1.0, 2.0):
            opened.desk.window.wear(name, scale)
            assert all(one.accessibleName() for one in (strip.list, strip.caption, strip.role))
            assert strip.list.viewport().width() >= strip.list._tiles.sizeHint(None, None).width()
