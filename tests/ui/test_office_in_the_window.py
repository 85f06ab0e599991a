"""The office in the window: a street of signed and unsigned bundles is taken in, believed, ranked, frozen."""

import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from fsspec.implementations.memory import MemoryFileSystem
from packs.as_written import CHINESE, as_written
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from ui.conftest import JIA, YI, Bench
from ui.looking import DESK, LAPTOP, every_word_of, faults, shown

from renodesk.domain.places import ESTATE
from renodesk.domain.survey import Observation
from renodesk.services.answers import Answers
from renodesk.services.city import CityFilter
from renodesk.services.device_key import DeviceKeys
from renodesk.services.devices import Devices
from renodesk.services.environment import Environment
from renodesk.services.exchange import write_bundle
from renodesk.services.inbox_lines import Standing
from renodesk.services.register import RegisterService
from renodesk.services.session import EstateSession
from renodesk.ui.office.dialogs.device import DeviceDialog
from renodesk.ui.office.dialogs.move import MoveDialog
from renodesk.ui.office.dialogs.step import DocumentDialog, StepDialog
from renodesk.ui.office.dialogs.stored_archive import StoredArchiveDialog
from renodesk.ui.office.page import OfficePage
from renodesk.ui.office.registry import OFFICE_SCREENS
from renodesk.ui.office.screens.archive import ArchiveScreen

SIGNATURE = "tagmanifest-sha256.txt.sig"
TRUSTED, STRANGER, LOST = "jia-laptop", "new-laptop", "lost-laptop"


def keys(folder: Path, device: str) -> DeviceKeys:
    return DeviceKeys(folder=folder / device, device=device)


def signed_by(folder: Path, device: str) -> Environment:
    return replace(Environment(), keys=lambda: keys(folder, device))


@pytest.fixture(scope="session")
def street_made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an inbox: three estates of a believed laptop, and a bundle of each other standing."""
    folder = tmp_path_factory.mktemp("office")
    inbox = folder / "inbox"
    inbox.mkdir()
    for number, grade in enumerate((1, 3, 5)):
        signer = signed_by(folder, TRUSTED)
        with EstateSession.create(folder / f"{number}.reno", f"{'东南西'[number]}街小区", JIA, signer) as one:
            register = RegisterService(one)
            register.add_building("1号楼", units=1)
            register.set_fields(ESTATE, {"county": "东区", "street": "东街" if number == 0 else "南街"})
            for item in one.forms.tree.items:
                if item.scope == "estate" and item.is_graded:
                    Answers(one).record(item.code, ESTATE, Observation(grade=Fraction(grade)))
            write_bundle(one, inbox / f"{number}.zip")
    for device, name in ((STRANGER, "new.zip"), (LOST, "lost.zip")):
        with EstateSession.open(folder / "0.reno", YI, signed_by(folder, device)) as one:
            write_bundle(one, inbox / name)
    with EstateSession.open(folder / "0.reno", YI, Environment()) as one:
        write_bundle(one, inbox / "plain.zip")
    with zipfile.ZipFile(inbox / "0.zip") as old, zipfile.ZipFile(inbox / "odd.zip", "w") as new:
        for entry in old.infolist():
            data = old.read(entry)
            new.writestr(entry, data.replace(b"A", b"B", 1) if entry.filename == SIGNATURE else data)
    return folder


@pytest.fixture
def office(bench: Bench, street_made: Path, tmp_path: Path) -> Iterator[Bench]:
    """Return the desk in the office: an archive that believes one laptop, revoked another, and an inbox."""
    shutil.copytree(street_made / "inbox", tmp_path / "inbox")
    archive = tmp_path / "archive"
    devices = Devices(archive)
    for device in (TRUSTED, LOST):
        devices.add(device, keys(street_made, device).state().public.line, "甲的电脑")
    devices.revoke(LOST)
    bench.desk.workbench.preferences.choose("office_inbox", str(tmp_path / "inbox"))
    bench.desk.window.office.choose_archive_in(archive)
    yield bench
    bench.desk.window.office.stop()


def page(bench: Bench) -> OfficePage:
    found = bench.desk.window.office.page
    assert found is not None
    return found


def at(bench: Bench, name: str) -> Any:
    """Go to a screen of the office and wait until it has read."""
    bench.desk.window.start(f"office_{name}")
    screen: Any = page(bench).screens.currentWidget()
    bench.qtbot.waitUntil(lambda: screen.isVisible() and not screen.beside.is_busy)
    return screen


def take_all(bench: Bench) -> Any:
    inbox = at(bench, "inbox")
    bench.qtbot.mouseClick(inbox.take, Qt.MouseButton.LeftButton)
    bench.qtbot.waitUntil(lambda: inbox._intake is None, timeout=60_000)
    return inbox


def test_the_field_is_where_one_begins_and_the_office_is_one_key_away(bench: Bench) -> None:
    window = bench.desk.window
    assert bench.desk.workbench.preferences["workplace"] == "field"
    assert window.office.page is None
    assert not window._actions["office_inbox"].isVisible()
    window.start("enter_office")
    assert window.office.is_here
    assert window._actions["office_inbox"].isEnabled()
    assert page(bench)._first.isVisible()
    window.start("leave_office")
    assert window.start_page.isVisible()
    assert bench.desk.workbench.preferences["workplace"] == "field"


def test_each_standing_has_words_and_a_shape_of_its_own_and_what_is_bad_is_set_aside(office: Bench) -> None:
    inbox = take_all(office)
    lines = {one.file: one for one in inbox.model.rows}
    assert {name: one.standing for name, one in lines.items()} == {
        "0.zip": Standing.TRUSTED,
        "1.zip": Standing.TRUSTED,
        "2.zip": Standing.TRUSTED,
        "new.zip": Standing.UNKNOWN,
        "plain.zip": Standing.UNSIGNED,
        "lost.zip": Standing.REVOKED,
        "odd.zip": Standing.ALTERED,
    }
    assert {name for name, one in lines.items() if one.is_taken} == {"0.zip", "1.zip", "2.zip"}
    assert sorted(one.name for one in (office.folder / "inbox" / "quarantine").glob("*.zip")) == [
        "lost.zip",
        "new.zip",
        "odd.zip",
        "plain.zip",
    ]
    shown = {inbox.model.columns[3].text(one) for one in lines.values()}
    assert len(shown) == 5
    told = inbox._told(lines["0.zip"])
    assert any(str(office.folder / "inbox" / "0.receipt") in line for line in told)
    office.desk.window.start("leave_office")
    office.desk.window.start("enter_office")
    inbox._news()
    again = at(office, "inbox")
    assert [one.file for one in again.model.rows] == list(lines)
    assert again.model.rows[0].reasons or again.model.rows[0].is_taken


def test_a_stranger_is_vouched_for_by_the_code_they_read_out_and_their_bundle_taken(
    office: Bench, street_made: Path
) -> None:
    inbox = take_all(office)
    row = [one.file for one in inbox.model.rows].index("new.zip")
    inbox.table.setCurrentIndex(inbox.model.index(row, 0))
    assert inbox.vouch.isVisible()
    inbox.vouch_for_signer()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, DeviceDialog)
    dialog.name.setText("yi-laptop")
    assert dialog.code is not None
    dialog.code.setText(keys(street_made, STRANGER).state().public.code)
    dialog.accept()
    assert [one.name for one in Devices(office.folder / "archive").trust.trusted] == [TRUSTED, "yi-laptop"]
    office.qtbot.waitUntil(lambda: not inbox.beside.is_busy)
    row = [one.file for one in inbox.model.rows].index("new.zip")
    inbox.table.setCurrentIndex(inbox.model.index(row, 0))
    inbox.put_back()
    office.qtbot.waitUntil(lambda: inbox._intake is None, timeout=60_000)
    first = inbox.model.rows[0]
    assert (first.file, first.standing, first.is_taken) == ("new.zip", Standing.TRUSTED, True)
    assert office.said.errors == []


def test_a_wrong_code_vouches_for_nobody_and_a_key_is_read_from_its_file(
    office: Bench, street_made: Path
) -> None:
    take_all(office)
    lies = office.folder / "inbox" / "quarantine" / "new.zip"
    desk, window = office.desk.window.office.desk, office.desk.window
    assert desk is not None
    wrong = DeviceDialog("zh", window, lies)
    wrong.name.setText("x")
    assert wrong.code is not None
    wrong.code.setText("AAAA-BBBB-CCCC-DDDD")
    wrong.vouch_in(desk)
    assert len(office.said.errors) == 1
    right = DeviceDialog("zh", window)
    right.take_key_from(lies)
    assert right.trouble.text()
    right.take_key_from(street_made / STRANGER / "device.pub")
    right.name.setText("yi-laptop")
    assert right.ok.isEnabled()
    right.vouch_in(desk)
    devices = at(office, "devices")
    assert [one.device.name for one in devices.model.rows] == [TRUSTED, "yi-laptop", LOST]
    devices.table.setCurrentIndex(devices.model.index(1, 0))
    office.qtbot.mouseClick(devices.revoke, Qt.MouseButton.LeftButton)
    assert "yi-laptop" in office.said.questions[-1]
    assert [one.is_trusted for one in devices.model.rows] == [True, False, False]


def test_an_estate_of_the_archive_is_looked_into_and_never_written(office: Bench) -> None:
    take_all(office)
    archive = at(office, "archive")
    assert sorted(one.name for one in archive.model.rows) == ["东街小区", "南街小区", "西街小区"]
    archive.search.setText("南街")
    office.qtbot.keyClick(archive.table, Qt.Key.Key_Return)
    workbench, window = office.desk.workbench, office.desk.window
    assert workbench.estate is not None
    assert workbench.estate.session.is_read_only
    assert workbench.estate.session.name == "南街小区"
    assert workbench.preferences["last_estate"] == ""
    window.start("show_library")
    assert window.office.is_here
    assert workbench.preferences["left_open"] == ""
    archive.copy_to(office.folder / "copy.reno")
    office.settle()
    assert workbench.estate is not None
    assert not workbench.estate.session.is_read_only
    assert workbench.estate.session.path == office.folder / "copy.reno"


def test_a_ranking_is_read_frozen_and_moved_by_hand_with_a_reason(office: Bench) -> None:
    take_all(office)
    ranking = at(office, "ranking")
    names = [one.name for one in ranking.model.rows]
    assert names == ["东街小区", "南街小区", "西街小区"]
    office.qtbot.waitUntil(lambda: "东街小区：第 1 名" in ranking.story.text())
    index = office.folder / "archive" / "index.sqlite"
    index.rename(index.with_suffix(".away"))
    ranking.table.setCurrentIndex(ranking.model.index(2, 0))
    office.qtbot.waitUntil(lambda: "西街小区：第 3 名" in ranking.story.text())
    assert not index.exists(), "to tell why, the archive was ranked again"
    index.with_suffix(".away").rename(index)
    ranking.print_to(ranking.model.rows[0].id, office.folder / "why.pdf")
    office.settle()
    assert (office.folder / "why.pdf").read_bytes().startswith(b"%PDF")
    ranking.freeze_as("2027年度计划")
    office.settle()
    office.qtbot.waitUntil(lambda: not ranking.beside.is_busy)
    assert ranking.name == "2027年度计划"
    ranking.table.setCurrentIndex(ranking.model.index(2, 0))
    ranking.ask_where()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, MoveDialog)
    dialog.place.setValue(1)
    assert not dialog.ok.isEnabled()
    dialog.reason.setPlainText("片区统一实施")
    dialog.accept()
    office.qtbot.waitUntil(lambda: not ranking.beside.is_busy)
    assert [one.name for one in ranking.model.rows] == ["西街小区", "东街小区", "南街小区"]
    assert "片区统一实施" in ranking.story.text()
    ranking.which.setCurrentIndex(0)
    ranking.refresh()
    office.qtbot.waitUntil(lambda: [one.name for one in ranking.model.rows] == names)


def test_the_city_leads_from_streets_bars_and_rows_to_their_estates(office: Bench) -> None:
    take_all(office)
    city = at(office, "city")
    assert city.head.text().startswith("3 个小区：有答案 3 个")
    assert [one.street for one in city.area_rows.rows] == ["东街", "南街"]
    city.areas.setFocus()
    office.qtbot.keyClick(city.areas, Qt.Key.Key_Return)
    archive = page(office).screens.currentWidget()
    assert isinstance(archive, ArchiveScreen)
    office.qtbot.waitUntil(lambda: [one.name for one in archive.model.rows] == ["东街小区"])
    assert "东街" in archive.all.text()
    office.qtbot.mouseClick(archive.all, Qt.MouseButton.LeftButton)
    office.qtbot.waitUntil(lambda: len(archive.model.rows) == 3)
    assert not archive.all.isVisible()
    at(office, "city")
    for name in ("words", "tens", "shortfalls", "costs", "silent", "stages"):
        city.view.setCurrentIndex(city.view.findData(name))
        city._show_view()
    chart = city.chart
    office.qtbot.waitUntil(
        lambda: chart.isVisible() and chart.height() == chart.heightForWidth(chart.width())
    )
    bar = QPoint(chart.width() // 2, chart.height() // 2)
    office.qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=bar)
    meant = office.desk.window.office.desk.meant  # type: ignore[union-attr]
    assert meant is not None
    assert meant.filter == CityFilter(stage="half")


def test_a_project_enters_the_reserve_with_a_reason_and_its_documents_are_marked(office: Bench) -> None:
    take_all(office)
    reserve = at(office, "reserve")
    office.qtbot.waitUntil(lambda: reserve.project is not None)
    name = reserve.project.name
    reserve.ask_step()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, StepDialog)
    assert dialog.move_code == "enter"
    dialog.accept()
    office.settle()
    assert len(office.said.errors) == 1
    reserve.say_of(reserve.project.estate, "judged", "have", "判定表")
    office.settle()
    office.qtbot.waitUntil(
        lambda: (
            not reserve.beside.is_busy
            and any(one.document.code == "judged" and one.is_there for one in reserve.documents.rows)
        )
    )
    reserve.go(reserve.project.estate, "enter", 0, "先建档")
    office.settle()
    office.qtbot.waitUntil(lambda: not reserve.beside.is_busy and reserve.project.state == "entered")
    assert "先建档" in reserve.story.text()
    row = next(row for row, held in enumerate(reserve.documents.rows) if not held.is_there)
    reserve.papers.setCurrentIndex(reserve.documents.index(row, 0))
    reserve.ask_document()
    paper = QApplication.activeModalWidget()
    assert isinstance(paper, DocumentDialog)
    paper.mark.setCurrentIndex(paper.mark.findData("have"))
    assert not paper.ok.isEnabled()
    paper.where.setText("柜 3")
    paper.accept()
    office.settle()
    office.qtbot.waitUntil(lambda: not reserve.beside.is_busy and reserve.documents.rows[row].is_there)
    assert "柜 3" in reserve.story.text()
    reserve.write_to(office.folder / "reserve.xlsx")
    office.settle()
    assert (office.folder / "reserve.xlsx").read_bytes().startswith(b"PK")
    reserve.state.setCurrentIndex(reserve.state.findData("entered"))
    reserve._list()
    assert [one.name for one in reserve.model.rows] == [name]


def test_a_watch_takes_what_arrives_until_it_is_ended(
    office: Bench, street_made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("renodesk.ui.office.screens.inbox.EVERY", 0.05)
    inbox = at(office, "inbox")
    office.qtbot.mouseClick(inbox.watch, Qt.MouseButton.LeftButton)
    office.qtbot.waitUntil(lambda: len(inbox.model.rows) == 7, timeout=60_000)
    shutil.copy(street_made / "inbox" / "1.zip", office.folder / "inbox" / "late.zip")
    office.qtbot.waitUntil(lambda: inbox.model.rows[0].file == "late.zip", timeout=60_000)
    office.qtbot.mouseClick(inbox.watch, Qt.MouseButton.LeftButton)
    office.qtbot.waitUntil(lambda: inbox._intake is None)
    assert inbox.take.isEnabled()
    assert office.said.errors == []


@pytest.mark.parametrize(
    ("language", "theme", "scale", "size"),
    [
        ("zh", "light", 1.0, LAPTOP),
        ("zh", "contrast", 2.0, LAPTOP),
        ("en", "dark", 1.25, DESK),
        ("en", "light", 2.0, LAPTOP),
    ],
)
def test_every_control_of_the_office_is_named_whole_and_large_enough(
    office: Bench, language: str, theme: str, scale: float, size: Any
) -> None:
    office.desk.window.start(f"language_{language}")
    office.qtbot.wait(20)
    window = office.desk.window
    window.wear(theme, scale)
    window.resize(size)
    take_all(office)
    found = []
    for name, _, _ in OFFICE_SCREENS:
        at(office, name)
        assert window.minimumSizeHint().width() <= LAPTOP.width(), name
        assert window.minimumSizeHint().height() <= LAPTOP.height(), name
        office.qtbot.wait(50)
        found += [f"{name}: {words}" for words in faults(office, window)]
    project = at(office, "reserve").project
    dialogs = (
        DeviceDialog("zh", window),
        MoveDialog("东街小区", 2, 3, window),
        StepDialog(project, 2027, "zh", window),
        DocumentDialog(project.held[0], "zh", window),
    )
    for dialog in dialogs:
        dialog.open()
        office.qtbot.waitUntil(dialog.isVisible)
        found += faults(office, dialog)
        dialog.close()
    assert not found, "\n".join(found)


def test_the_office_says_nothing_in_chinese_where_english_is_chosen_but_data_and_names_of_documents(
    office: Bench,
) -> None:
    office.desk.window.start("language_en")
    office.qtbot.wait(20)
    take_all(office)
    known = "\n".join((*as_written(), "东街小区", "南街小区", "西街小区", "东区", "甲的电脑", "乙", "新电脑"))
    strange = set()
    for name, _, _ in OFFICE_SCREENS:
        at(office, name)
        office.qtbot.wait(50)
        words = [text for one in shown(office.desk.window) for text in every_word_of(one)]
        strange |= {f"{name}: {run}" for text in words for run in CHINESE.findall(text) if run not in known}
    assert not strange


def test_an_archive_in_a_store_is_opened_taken_into_and_found_again(
    bench: Bench, street_made: Path, tmp_path: Path
) -> None:
    MemoryFileSystem.store.clear()
    window, workbench = bench.desk.window, bench.desk.workbench
    workbench.environment = replace(workbench.environment, own_folder=tmp_path / "own")
    shutil.copytree(street_made / "inbox", tmp_path / "inbox")
    workbench.preferences.choose("office_inbox", str(tmp_path / "inbox"))
    window.start("choose_stored_archive")
    bench.qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), StoredArchiveDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, StoredArchiveDialog)
    dialog.url.setText("webdavs://nas/档案库")
    assert dialog.password.isVisible()
    dialog.password.setText("只有密码")
    assert not dialog.ok.isEnabled()
    dialog.url.setText("memory://street")
    assert (dialog.key, dialog.ok.isEnabled()) == (None, True)
    dialog.accept()
    bench.settle()
    assert page(bench)._name.text() == "street"
    inbox = take_all(bench)
    assert sum(line.is_taken for line in inbox.model.rows) > 0
    assert len(at(bench, "archive").model.rows) == 3
    assert any("/estates/" in name for name in MemoryFileSystem.store)
    shutil.rmtree(tmp_path / "own" / "archives")
    assert window.office.desk.archive is None  # type: ignore[union-attr]
    window.office.open_stored("memory://street")
    bench.settle()
    assert len(at(bench, "archive").model.rows) == 3
    window.office.open_stored("memory://user:word@street")
    bench.settle()
    assert ["不是能放档案库的地址" in words for words in bench.said.errors] == [True]
    window.office.stop()
