"""The outbox and the ways in the window: made, tried, given by, sent beside the work, taken back."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from ui.conftest import Bench

from renodesk.domain.changes import Author
from renodesk.services.device_key import DeviceKeys
from renodesk.services.devices import Devices
from renodesk.services.environment import Environment
from renodesk.services.exchange import write_bundle
from renodesk.services.intake import take_inbox
from renodesk.services.outbox.outbox import outbox_of
from renodesk.services.outbox.posting import State
from renodesk.services.way_inbox import take_way
from renodesk.services.ways import Way, WayKind, ways_of
from renodesk.ui.dialogs.giving import GivingDialog
from renodesk.ui.dialogs.outbox import OutboxDialog
from renodesk.ui.dialogs.ways import WaysDialog


@pytest.fixture
def side(tmp_path: Path) -> Callable[[str], Environment]:
    """Return what makes an installation of its own."""

    def make(name: str) -> Environment:
        folder = tmp_path / name
        keys = DeviceKeys(folder=folder, device=name)
        return Environment(keys=lambda: keys, trust_folder=folder, own_folder=folder)

    return make


@pytest.fixture
def at_work(bench: Bench, estate: Path, side: Callable[[str], Environment], tmp_path: Path) -> Bench:
    """Return a desk on the estate, with a stick and an office that are known to each other."""
    workbench = bench.desk.workbench
    workbench.environment = side("laptop")
    office = side("office")
    assert office.keys is not None
    assert workbench.environment.keys is not None
    Devices(tmp_path / "laptop").add("office", office.keys().state().public.line)
    Devices(tmp_path / "archive").add("laptop", workbench.environment.keys().state().public.line)
    (tmp_path / "stick").mkdir()
    ways_of(office).keep(Way(name="棍", kind=WayKind.FOLDER, place=str(tmp_path / "stick")))
    bench.desk.window.exchange.open_path(estate)
    return bench


def dialog_of(bench: Bench, kind: type, act: str):  # type: ignore[no-untyped-def]
    bench.desk.window.start(act)
    bench.qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), kind))
    return QApplication.activeModalWidget()


def rested(bench: Bench) -> None:
    bench.settle()
    carrying = bench.desk.window.outbox.carrying
    bench.qtbot.waitUntil(lambda: not carrying.is_busy, timeout=30_000)


def test_an_estate_goes_by_a_way_beside_the_work_and_comes_back_as_merged(
    at_work: Bench, side: Callable[[str], Environment], tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    ways: WaysDialog = dialog_of(at_work, WaysDialog, "show_ways")
    ways.name.setText("棍")
    ways.place.setText(str(tmp_path / "nowhere"))
    ways.test.click()
    at_work.settle()
    assert "不在" in ways.said.text()
    ways.place.setText(str(stick))
    ways.test.click()
    at_work.settle()
    assert "能写能读" in ways.said.text()
    assert ways.list.count() == 1
    ways.close()

    giving: GivingDialog = dialog_of(at_work, GivingDialog, "write_bundle")
    giving.papers.setChecked(False)
    giving.to.setCurrentIndex(1)
    assert giving.ok.text() == "放进发件箱"
    stick.rename(tmp_path / "pulled")
    giving.ok.click()
    rested(at_work)
    assert at_work.desk.window.outbox.word.text() == "发件箱：待发 1"
    outbox: OutboxDialog = dialog_of(at_work, OutboxDialog, "show_outbox")
    assert outbox.list.topLevelItemCount() == 1
    assert "U 盘" in outbox.words.text()
    (tmp_path / "pulled").rename(stick)
    outbox.pause.click()
    outbox.now.click()
    rested(at_work)
    assert [*stick.iterdir()] == []
    outbox.pause.click()
    rested(at_work)
    assert len([*stick.iterdir()]) == 1
    assert at_work.desk.window.outbox.word.text() == ""
    assert outbox.words.text() == ""

    office, author = side("office"), Author(person="丙", device="office")
    archive = tmp_path / "archive"
    taken = list(
        take_way(
            archive,
            "棍",
            office,
            lambda inbox: take_inbox(archive, inbox, author, office, language="zh"),
            "zh",
        )
    )
    assert [one.ingested.error for one in taken] == [None]
    outbox.now.click()
    rested(at_work)
    (posting,) = outbox_of(at_work.desk.workbench.environment).postings()
    assert (posting.state, posting.trouble) == (State.MERGED, None)
    item = outbox.list.topLevelItem(0)
    assert item is not None
    assert item.text(0) == "办公室已并入"
    assert [*stick.iterdir()] == []
    outbox.forget.click()
    assert outbox.list.topLevelItemCount() == 0
    assert at_work.said.questions == []
    assert at_work.said.errors == []
    outbox.close()


def test_what_an_earlier_run_left_goes_on_at_the_next_start(at_work: Bench, tmp_path: Path) -> None:
    environment = at_work.desk.workbench.environment
    ways_of(environment).keep(Way(name="棍", kind=WayKind.FOLDER, place=str(tmp_path / "stick")))
    giving: GivingDialog = dialog_of(at_work, GivingDialog, "write_bundle")
    giving.papers.setChecked(False)
    giving.to.setCurrentIndex(1)
    carrying = at_work.desk.window.outbox.carrying
    carrying.stop()
    (tmp_path / "stick").rename(tmp_path / "pulled")
    giving.ok.click()
    rested(at_work)
    (tmp_path / "pulled").rename(tmp_path / "stick")
    at_work.desk.rebuild()
    rested(at_work)
    at_work.qtbot.waitUntil(lambda: outbox_of(environment).postings()[0].state == State.SENT, timeout=20_000)
    assert [one.name for one in (tmp_path / "stick").iterdir()] == [outbox_of(environment).postings()[0].id]


def test_the_office_takes_what_comes_by_a_way_and_answers_there(
    at_work: Bench, side: Callable[[str], Environment], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, stick = at_work.desk.workbench.estate.session, tmp_path / "stick"  # type: ignore[union-attr]
    write_bundle(session, stick / "槐安里.zip")
    write_bundle(session, tmp_path / "又一包.zip")
    (stick / "坏.zip").write_bytes(b"PK, no zip")
    at_work.desk.workbench.environment = side("office")
    window = at_work.desk.window
    window.office.choose_archive_in(tmp_path / "archive")
    at_work.settle()
    window.start("office_inbox")
    inbox: Any = window.office.page.screens.currentWidget()  # type: ignore[union-attr]
    inbox._offer()
    titles = [act.text() for act in inbox.choices.actions()]
    act = next(act for act in inbox.choices.actions() if act.text().startswith("棍"))
    assert titles[0] == "文件夹…"
    act.trigger()
    assert "棍" in inbox.folder.text()
    inbox.take.click()
    at_work.qtbot.waitUntil(lambda: inbox._intake is None, timeout=20_000)
    assert {line.file: line.is_taken for line in inbox.model.rows} == {"槐安里.zip": True, "坏.zip": False}
    row = next(row for row, line in enumerate(inbox.model.rows) if line.is_taken)
    inbox.table.setCurrentIndex(inbox.model.index(row, 0))
    assert "回执已送回“棍”" in inbox.story.text()
    assert sorted(one.name for one in stick.iterdir()) == ["坏.returned.txt", "槐安里.receipt"]

    monkeypatch.setattr("renodesk.ui.office.screens.inbox.EVERY_WAY", 0.05)
    stick.rename(tmp_path / "away")
    inbox.watch.click()
    at_work.qtbot.waitUntil(lambda: "棍" in inbox.said.text() and "不在" in inbox.said.text(), timeout=20_000)
    (tmp_path / "away").rename(stick)
    (tmp_path / "又一包.zip").rename(stick / "又一包.zip")
    at_work.qtbot.waitUntil(lambda: inbox.model.rows[0].file == "又一包.zip", timeout=20_000)
    inbox.watch.click()
    at_work.qtbot.waitUntil(lambda: inbox._intake is None, timeout=20_000)
    assert at_work.said.errors == []
    window.office.stop()
