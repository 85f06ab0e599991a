"""Giving by ticks, taking files that belong together, the slip, and room made only when it is said."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel
from ui.test_exchange_in_the_window import dialog_of

from renodesk.bundles.verifying import verify_bag
from renodesk.domain.changes import Author
from renodesk.domain.places import ESTATE
from renodesk.domain.receipt import Receipt
from renodesk.estates.receipts import receipt_bytes
from renodesk.services.device_key import DeviceKeys
from renodesk.services.devices import Devices
from renodesk.services.environment import Environment
from renodesk.services.exchange import BundleWish, open_bundle, write_bundle
from renodesk.services.persons import Persons
from renodesk.services.receipts import Receipts
from renodesk.services.session import EstateSession
from renodesk.ui.dialogs.given import GivenDialog
from renodesk.ui.dialogs.giving import GivingDialog
from renodesk.ui.dialogs.space import SpaceDialog
from renodesk.ui.photo_words import PhotoWords

YI = Author(person="乙", device="d-2")


@pytest.fixture
def photographed(opened: Any) -> Any:
    """Return the open window with two photos that do not shrink."""
    for seed in range(2):
        path = opened.folder / f"{seed}.jpg"
        Image.effect_noise((900, 700), 80 + seed).convert("RGB").save(path, quality=95)
        opened.desk.workbench.estate.photos.add([path], item="B2.1", place=ESTATE)
    return opened


def answers(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))


def words_of(dialog: Any) -> str:
    return "\n".join(one.text() for one in dialog.findChildren(QLabel))


def confirm(bench: Any) -> None:
    """Take the receipt of an office that has everything."""
    session = bench.desk.workbench.estate.session
    keys = DeviceKeys(folder=bench.folder / "office", device="office")
    line = keys.sign(b"", "renodesk-receipt") and keys.state().public.line
    Devices(bench.folder / "trust").add("office", line)
    session.environment = replace(session.environment, trust_folder=bench.folder / "trust")
    receipt = Receipt(
        estate=session.estate_id,
        name=session.name,
        office="街道办公室",
        at="2026-11-27T08:00:00.000Z",
        bundle="",
        holds=session.file.ranges(),
        lacks={},
        photos=frozenset(one.sha256 for one in session.file.photos()),
        told=2,
        contested=0,
    )
    (bench.folder / "a.receipt").write_bytes(receipt_bytes(receipt, keys.sign))
    Receipts(session).take(bench.folder / "a.receipt")


def test_small_pictures_and_personal_values_are_ticks_and_the_slip_follows(
    photographed: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    Persons(photographed.desk.workbench.estate.session).keep("王建国")
    answers(monkeypatch, photographed.folder / "a.zip")
    photographed.desk.window.start("write_bundle")
    asked = dialog_of(photographed, GivingDialog)
    assert "照片原图 2 张" in words_of(asked)
    assert not asked.lacking.isVisible()
    assert not asked.personal.isChecked()
    asked.small.click()
    assert not asked.papers.isChecked()
    asked.personal.click()
    asked.ok.click()
    photographed.settle()
    info = verify_bag(photographed.folder / "a.zip").info
    assert (info["RenoDesk-Photos"], info["RenoDesk-Papers"], info["RenoDesk-Personal"]) == (
        "renditions",
        "none",
        "1",
    )
    given = dialog_of(photographed, GivenDialog)
    assert "2 张照片先给小图" in words_of(given)
    assert "含个人信息 1 项" in words_of(given)
    answers(monkeypatch, photographed.folder / "slip.pdf")
    given.slip.click()
    photographed.settle()
    assert (photographed.folder / "slip.pdf").read_bytes().startswith(b"%PDF")
    assert any("slip.pdf" in text for _, text in photographed.said.lines)
    given.accept()


def test_only_what_an_office_lacks_is_a_tick_once_it_answered(
    photographed: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    confirm(photographed)
    answers(monkeypatch, photographed.folder / "a.zip")
    photographed.desk.window.start("write_bundle")
    asked = dialog_of(photographed, GivingDialog)
    assert "街道办公室" in asked.lacking.text()
    asked.lacking.click()
    asked.ok.click()
    photographed.settle()
    assert not any("/photos/" in name for name in verify_bag(photographed.folder / "a.zip").entries)
    dialog_of(photographed, GivenDialog).accept()


def test_parts_that_lie_together_are_taken_together_and_what_lacks_is_said(
    photographed: Any, tmp_path: Path
) -> None:
    estate = photographed.desk.workbench.estate
    wish = BundleWish(papers=False, part_size=900_000)
    written = write_bundle(estate.session, tmp_path / "a.zip", wish=wish)
    assert len(written.parts) > 1
    small = tmp_path / "small.zip"
    write_bundle(estate.session, small, wish=BundleWish(is_small=True))
    with open_bundle(small, tmp_path / "yi.reno", YI, Environment()):
        pass
    photographed.desk.window.exchange.open_path(tmp_path / "yi.reno")
    photos = photographed.desk.workbench.estate.photos
    assert not any(row.has_original for row in photos.rows())
    photographed.desk.window.exchange.merge_bundle_from(written.parts[-1].path)
    photographed.settle()
    assert all(row.has_original for row in photos.rows())
    assert any("个文件，收了第 1、2" in text for _, text in photographed.said.lines)


def test_a_photo_whose_original_is_away_says_where_it_is(photographed: Any, tmp_path: Path) -> None:
    window, workbench = photographed.desk.window, photographed.desk.workbench
    write_bundle(workbench.estate.session, tmp_path / "s.zip", wish=BundleWish(is_small=True))
    with open_bundle(tmp_path / "s.zip", tmp_path / "yi.reno", YI, Environment()):
        pass
    window.exchange.open_path(tmp_path / "yi.reno")
    words, row = PhotoWords(workbench), workbench.estate.photos.rows()[0]
    assert "原图不在这里" in words.marks(row)
    assert "原图还没到" in words.title(row, 1)
    window.start("write_bundle")
    asked = dialog_of(photographed, GivingDialog)
    assert "2 张照片的原图都不在这里，带小图" in words_of(asked)
    asked.reject()
    confirm(photographed)
    assert "原图在街道办公室" in words.title(row, 1)


def test_originals_go_only_after_the_question_and_all_is_still_shown(photographed: Any) -> None:
    window, workbench = photographed.desk.window, photographed.desk.workbench
    window.start("show_space")
    photographed.settle()
    dialog = dialog_of(photographed, SpaceDialog)
    assert not dialog.originals.isEnabled()
    assert "没有哪个办公室" in words_of(dialog)
    dialog.reject()
    confirm(photographed)
    workbench.go(("B2.1", ESTATE))
    evidence = window.screens.currentWidget().evidence
    photographed.qtbot.waitUntil(lambda: evidence.model.rowCount() == 2)
    assert "原图不在这里" not in evidence.model.data(evidence.model.index(0), Qt.ItemDataRole.ToolTipRole)
    for answer, left in ((False, 2), (True, 0)):
        photographed.said.answer = lambda answer=answer: answer
        window.start("show_space")
        photographed.settle()
        dialog = dialog_of(photographed, SpaceDialog)
        assert "街道办公室" in words_of(dialog)
        dialog.originals.click()
        photographed.settle()
        here = [one for one in workbench.estate.session.file.photos() if one.has_original]
        assert len(here) == left
    assert any("2 张原图" in text for text in photographed.said.questions)
    assert "原图不在这里" in evidence.model.data(evidence.model.index(0), Qt.ItemDataRole.ToolTipRole)
    for row in workbench.estate.photos.rows():
        assert not row.has_original
        assert workbench.estate.photos.report_image(row.sha256)


def test_renditions_are_freed_and_come_back_when_they_are_looked_at(photographed: Any) -> None:
    session: EstateSession = photographed.desk.workbench.estate.session
    photographed.desk.window.start("show_space")
    photographed.settle()
    dialog_of(photographed, SpaceDialog).renditions.click()
    photographed.settle()
    assert session.file.rendition_sizes("report") == {}
    assert photographed.desk.workbench.estate.photos.report_image(next(session.file.photos()).sha256)
