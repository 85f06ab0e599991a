"""What leaves and enters the window: photos, reports, bundles, contested values, estates that are in use."""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QPushButton, QToolButton

from renodesk.domain.changes import Author
from renodesk.domain.places import Place
from renodesk.domain.survey import Observation
from renodesk.services.answers import Answers
from renodesk.services.environment import Environment
from renodesk.services.exchange import verify_bundle
from renodesk.services.session import EstateSession

ENTRANCE = Place(building="1", unit="1")
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
    opened.qtbot.waitUntil(lambda: len(evidence.findChildren(QToolButton)) == 2)
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


def test_a_bundle_is_written_whole(opened: Any) -> None:
    out = opened.folder / "out.zip"
    opened.desk.window.exchange.write_bundle_to(out)
    opened.settle()
    assert verify_bundle(out).ok


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
