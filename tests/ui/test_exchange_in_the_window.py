"""What leaves and enters the window: photos, reports, bundles, contested values, estates that are in use."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QToolButton

from renodesk.domain.changes import Author
from renodesk.domain.places import Place
from renodesk.domain.receipt import Receipt
from renodesk.domain.survey import Observation
from renodesk.estates.receipts import receipt_bytes
from renodesk.services.answers import Answers
from renodesk.services.contest_scope import Within
from renodesk.services.device_key import DeviceKeys
from renodesk.services.devices import Devices
from renodesk.services.environment import Environment
from renodesk.services.exchange import verify_bundle, write_bundle
from renodesk.services.photos import Photos
from renodesk.services.session import EstateSession
from renodesk.ui.dialogs.given import GivenDialog
from renodesk.ui.dialogs.giving import GivingDialog
from renodesk.ui.dialogs.receive import ReceiveDialog
from renodesk.ui.screens.conflicts import ConflictsScreen

ENTRANCE, SECOND = Place(building="1", unit="1"), Place(building="1", unit="2")
ITEM = "E2.2"
Maker = Callable[[Callable[[EstateSession], object]], Path]


def grade(number: int) -> Callable[[EstateSession], object]:
    """Return the act that gives the item a grade."""
    return lambda session: Answers(session).record(ITEM, ENTRANCE, Observation(grade=Fraction(number)))


def picture(path: Path, colour: str = "red") -> Path:
    Image.new("RGB", (640, 480), colour).save(path, "JPEG")
    return path


def test_photos_are_taken_in_beside_the_item_and_a_broken_one_is_named(opened: Any) -> None:
    opened.desk.workbench.go((ITEM, ENTRANCE))
    broken = opened.folder / "broken.jpg"
    broken.write_bytes(b"\xff\xd8 this is no picture")
    evidence = opened.desk.window.screens.currentWidget().evidence
    evidence.take([picture(opened.folder / "a.jpg"), broken, picture(opened.folder / "b.jpg", "blue")])
    opened.settle()
    assert len(opened.desk.workbench.estate.photos.at(ITEM, ENTRANCE)) == 2
    opened.qtbot.waitUntil(lambda: evidence.model.rowCount() == 2)
    assert any("broken.jpg" in text for text in opened.said.errors)


def test_a_picture_is_pasted_from_the_clipboard(opened: Any) -> None:
    opened.desk.workbench.go((ITEM, ENTRANCE))
    image = QImage(320, 240, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    QGuiApplication.clipboard().setImage(image)
    opened.desk.window.start("paste_photo")
    assert len(opened.desk.workbench.estate.photos.at(ITEM, ENTRANCE)) == 1


def test_the_report_is_written_in_the_background(opened: Any) -> None:
    out = opened.folder / "out.pdf"
    opened.desk.window.exchange.write_report_to(out)
    assert opened.desk.workbench.operations.is_busy
    opened.settle()
    assert out.read_bytes().startswith(b"%PDF")
    assert opened.said.lines[-1][0] == "done"


def test_a_running_report_can_be_cancelled_and_leaves_no_file(opened: Any) -> None:
    out = opened.folder / "out.pdf"
    opened.desk.window.exchange.write_report_to(out)
    opened.desk.workbench.operations.cancel()
    opened.settle()
    assert [file for file in opened.folder.iterdir() if file.suffix == ".pdf"] == []
    assert opened.said.errors == []


def test_a_report_that_cannot_be_written_says_so(opened: Any) -> None:
    opened.desk.window.exchange.write_report_to(opened.folder / "missing" / "out.pdf")
    opened.settle()
    assert len(opened.said.errors) == 1
    assert "out.pdf" in opened.said.errors[0]


def dialog_of(bench: Any, kind: type[Any]) -> Any:
    """Return the dialog of a kind once it is shown."""
    bench.qtbot.waitUntil(lambda: any(one.isVisible() for one in bench.desk.window.findChildren(kind)))
    return next(one for one in bench.desk.window.findChildren(kind) if one.isVisible())


def test_giving_proposes_a_name_writes_a_bundle_whole_and_says_what_is_inside(
    opened: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposed: list[str] = []

    def save(_: object, __: str, start: str, ___: str) -> tuple[str, str]:
        proposed.append(start)
        return str(opened.folder / Path(start).name), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", save)
    opened.desk.window.start("write_bundle")
    asked = dialog_of(opened, GivingDialog)
    assert asked.papers.isChecked()
    assert not any(box.isVisible() for box in (asked.small, asked.personal, asked.lacking))
    asked.ok.click()
    opened.settle()
    (name,) = [Path(one).name for one in proposed]
    assert name.startswith("槐安里-改造前体检-甲-2")
    assert verify_bundle(opened.folder / name).ok
    dialog = dialog_of(opened, GivenDialog)
    said = " ".join(one.text() for one in dialog.findChildren(QLabel))
    assert name in said
    assert "读回核对" in said
    assert "照片原图 0 张" in said
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == str(opened.folder / name)
    dialog.accept()


def test_a_colleague_who_saw_something_else_is_contested_until_one_decides(
    bench: Any, colleague: Maker
) -> None:
    theirs = colleague(grade(2))
    window = bench.desk.window
    window.exchange.open_path(bench.folder / "estate.reno")
    grade(5)(bench.desk.workbench.estate.session)
    window.exchange.merge_bundle_from(theirs)
    bench.settle()
    history = bench.desk.workbench.estate.history
    assert [conflict.item for conflict in history.conflicts()] == [ITEM]
    bench.desk.workbench.screen_wanted.emit("conflicts")
    takes = [one for one in window.screens.currentWidget().findChildren(QPushButton) if "乙" in one.toolTip()]
    bench.qtbot.mouseClick(takes[0], Qt.MouseButton.LeftButton)
    assert not history.conflicts()
    answer = bench.desk.workbench.estate.session.scores.answers[(ITEM, ENTRANCE)]
    assert (answer.value, answer.is_contested) == (2, False)


def test_what_a_colleague_brings_is_shown_first_and_cancel_leaves_nothing(
    bench: Any, colleague: Maker
) -> None:
    theirs = colleague(grade(2))
    window = bench.desk.window
    window.exchange.open_path(bench.folder / "estate.reno")
    session = bench.desk.workbench.estate.session
    grade(5)(session)
    before = session.file.ranges()
    window.exchange.preview_from(theirs)
    bench.settle()
    dialog = dialog_of(bench, ReceiveDialog)
    assert any("待裁定 1 处" in one.text() for one in dialog.told)
    row = [dialog.cells.item(0, column).text() for column in range(5)]
    assert row[0] == "待裁定"
    assert row[1] == "1号楼 1单元"
    assert (row[3][0], row[4][0]) == ("5", "2")
    bench.qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert session.file.ranges() == before
    window.exchange.preview_from(theirs)
    bench.settle()
    bench.qtbot.keyClick(dialog_of(bench, ReceiveDialog), Qt.Key.Key_Return)
    bench.settle()
    assert session.file.ranges() != before
    assert isinstance(window.screens.currentWidget(), ConflictsScreen)


def test_a_file_is_begun_from_a_bundle_only_after_one_saw_what_is_inside(
    bench: Any, colleague: Maker, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs, target = colleague(grade(2)), bench.folder / "begun.reno"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(theirs), ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    bench.desk.window.start("open_bundle")
    bench.settle()
    dialog = dialog_of(bench, ReceiveDialog)
    assert any("小区：槐安里" in one.text() for one in dialog.told)
    assert not target.exists()
    bench.qtbot.keyClick(dialog, Qt.Key.Key_Return)
    bench.settle()
    assert bench.desk.workbench.estate.session.path == target


def test_a_bundle_that_brings_nothing_new_cannot_be_taken(opened: Any) -> None:
    out = opened.folder / "own.zip"
    write_bundle(opened.desk.workbench.estate.session, out)
    opened.desk.window.exchange.preview_from(out)
    opened.settle()
    dialog = dialog_of(opened, ReceiveDialog)
    assert not dialog.take.isEnabled()
    dialog.reject()


def test_several_contests_are_decided_at_once_and_each_side_shows_its_photos(
    bench: Any, colleague: Maker
) -> None:
    photo = picture(bench.folder / "theirs.jpg")

    def differ(session: EstateSession) -> None:
        for place in (ENTRANCE, SECOND):
            Answers(session).record(ITEM, place, Observation(grade=Fraction(2)))
        Photos(session).add([photo], item=ITEM, place=ENTRANCE)

    theirs = colleague(differ)
    window = bench.desk.window
    window.exchange.open_path(bench.folder / "estate.reno")
    session = bench.desk.workbench.estate.session
    for place in (ENTRANCE, SECOND):
        Answers(session).record(ITEM, place, Observation(grade=Fraction(5)))
    window.exchange.merge_bundle_from(theirs)
    bench.settle()
    screen = window.screens.currentWidget()
    assert isinstance(screen, ConflictsScreen)
    (shown,) = [one for one in screen.findChildren(QToolButton) if one.objectName() == "photo"]
    assert not shown.icon().isNull()
    assert screen.all.text() == "裁定全部 2 处"
    assert any("乙 · d-2 ·" in one.text() for one in screen.findChildren(QLabel))
    parts = [screen.part.itemText(row) for row in range(screen.part.count())]
    assert parts[:2] == ["全部位置和指标", "1号楼"]
    screen.part.setCurrentIndex(1)
    assert screen.within == Within(place=Place(building="1"))
    screen.part.setCurrentIndex(0)
    first = next(box for cell, box in screen._ticks.items() if cell.key.endswith(ENTRANCE.key))
    first.setChecked(True)
    assert screen.all.text() == "裁定勾上的 1 处"
    screen.rule.setCurrentIndex(screen.rule.findText("取有照片的那一方"))
    screen.all.click()
    assert session.scores.answers[ITEM, ENTRANCE].value == 2
    assert [one.place for one in bench.desk.workbench.estate.history.conflicts()] == [SECOND.shown]
    assert bench.said.lines[-1] == ("done", "已裁定 1 处")


def test_a_damaged_bundle_is_refused_and_nothing_changes(bench: Any, colleague: Maker) -> None:
    theirs = colleague(grade(2))
    data = bytearray(theirs.read_bytes())
    data[len(data) // 2] ^= 1
    theirs.write_bytes(data)
    bench.desk.window.exchange.open_path(bench.folder / "estate.reno")
    session = bench.desk.workbench.estate.session
    before = session.file.ranges()
    bench.desk.window.exchange.merge_bundle_from(theirs)
    bench.settle()
    assert len(bench.said.errors) == 1
    assert session.file.ranges() == before


def test_opening_the_open_estate_once_more_keeps_it_open(opened: Any) -> None:
    before = opened.desk.workbench.estate
    opened.desk.window.exchange.open_path(before.session.path)
    assert opened.desk.workbench.estate is before
    assert opened.said.questions == []


def test_an_estate_in_use_is_offered_read_only(bench: Any, estate: Path) -> None:
    with EstateSession.open(estate, Author(person="老李", device="d-9"), Environment()):
        bench.desk.window.exchange.open_path(estate)
        assert "老李" in bench.said.questions[0]
        assert bench.desk.workbench.estate.session.is_read_only
        bench.desk.workbench.go((ITEM, ENTRANCE))
        bench.desk.window.screens.currentWidget().card.pick_grade(4)
        assert len(bench.said.errors) == 1


@pytest.mark.parametrize("content", [b"", b"not a database", b"PK\x03\x04"])
def test_a_file_that_is_no_estate_is_refused_with_a_sentence(bench: Any, content: bytes) -> None:
    other = bench.folder / "other.reno"
    other.write_bytes(content)
    bench.desk.window.exchange.open_path(other)
    assert "other.reno" in bench.said.errors[0]
    assert other.read_bytes() == content


def test_a_new_estate_begins_at_the_register(bench: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    target = bench.folder / "new.reno"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    bench.desk.window.exchange._new("和平里")
    window = bench.desk.window
    assert window.screens.currentIndex() == 1
    register = window.screens.currentWidget()
    register.name.setText("3号楼")
    bench.qtbot.keyClick(register.name, Qt.Key.Key_Return)
    (building,) = bench.desk.workbench.estate.session.survey.buildings
    assert (building.name, len(building.units)) == ("3号楼", 3)


def test_a_backup_runs_beside_and_the_status_bar_says_when_it_was_made(opened: Any) -> None:
    status = opened.desk.window.status
    assert status.backup.text() == "还没有备份"
    opened.desk.workbench.preferences.choose("backup_folder", str(opened.folder / "备份"))
    opened.desk.window.exchange.back_up_to(opened.folder / "备份")
    opened.settle()
    assert status.backup.text().startswith("上次备份 ")
    assert len(list((opened.folder / "备份").glob("estate *.reno"))) == 1


def test_a_receipt_of_an_office_nobody_vouched_for_is_refused_in_words(opened: Any) -> None:
    session = opened.desk.workbench.estate.session
    receipt = Receipt(
        estate=session.estate_id,
        name=session.name,
        office="街道办公室",
        at="2026-11-27T08:00:00.000Z",
        bundle="",
        holds=session.file.ranges(),
        lacks={},
        photos=frozenset(),
        told=0,
        contested=0,
    )
    path = opened.folder / "一.receipt"
    keys = DeviceKeys(folder=opened.folder, device="office")
    path.write_bytes(receipt_bytes(receipt, keys.sign))
    opened.desk.window.exchange.preview_from(path)
    opened.settle()
    assert any(keys.state().public.code in text for text in opened.said.errors)
    assert session.file.receipts() == []
    Devices(opened.folder).add("office", keys.state().public.line)
    session.environment = replace(session.environment, trust_folder=opened.folder)
    opened.desk.window.exchange.preview_from(path)
    opened.settle()
    assert any("街道办公室" in text for _, text in opened.said.lines)
    assert len(session.file.receipts()) == 1
