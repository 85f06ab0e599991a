"""Every dialog an action opens, in both languages, small and large: named, whole, on the screen, freed."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from packs.as_written import CHINESE, as_written
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from shiboken6 import isValid
from ui.conftest import Bench
from ui.looking import LAPTOP, every_word_of, faults, shown

from renodesk.packs import ledger_of, read_pack
from renodesk.paths import forms_dir
from renodesk.services.estate_list import EstateList, ListedEstate
from renodesk.services.giving import Giveable
from renodesk.services.sheet.model import Fault
from renodesk.services.space import OfficeSpace, Space
from renodesk.services.yearly import Wish
from renodesk.ui.dialogs.given import GivenDialog
from renodesk.ui.dialogs.giving import GivingDialog
from renodesk.ui.dialogs.reason import ReasonDialog
from renodesk.ui.dialogs.seal import SealDialog
from renodesk.ui.dialogs.space import SpaceDialog
from renodesk.ui.dialogs.verified import VerifiedDialog
from renodesk.ui.dialogs.who import WhoDialog
from renodesk.ui.ledgers.entry import EntryDialog
from renodesk.ui.office.dialogs.listed import ListedDialog
from renodesk.ui.office.dialogs.stored_archive import StoredArchiveDialog
from renodesk.ui.office.dialogs.year_wish import ForceDialog, YearWishDialog
from renodesk.ui.theme import Theme

ACTS = (
    "assign",
    "begin_round",
    "choose_profile",
    "lock_place",
    "migrate_packs",
    "new_estate",
    "show_cameras",
    "show_clock",
    "show_history",
    "show_keys",
    "show_outbox",
    "show_preferences",
    "show_ways",
    "write_report",
    "write_requests",
    "write_sheets",
)
FOUND = (
    "“报告.pdf”属于小区“槐安里小区”，但数据是较早的：那以后又有 3 处改动。",
    "那以后改了：",
    "  1号楼　户数：24 → 30",
)
GIVEABLE = Giveable(
    originals=175,
    original_bytes=525_000_000,
    small_bytes=60_000_000,
    personal=12,
    office="街道办公室",
    away=3,
    away_bytes=900_000,
)
OFFICES = tuple(
    OfficeSpace(
        office=name,
        signer=f"SHA256:{name}",
        at="2026-11-27",
        photos=90,
        bytes=270_000_000,
        hashes=frozenset(),
    )
    for name in ("街道办公室", "区住房和城乡建设局")
)
SPACE = Space(
    file_bytes=600_000_000,
    originals=175,
    original_bytes=525_000_000,
    away=3,
    confirmed_away=2,
    rendition_bytes=60_000_000,
    safe=90,
    safe_bytes=270_000_000,
    offices=OFFICES,
)
MADE: tuple[Callable[[QWidget], QDialog], ...] = (
    lambda window: GivenDialog(Path("/somewhere/槐安里.zip"), ["给同事的交换包", "照片 175 张"], window),
    lambda window: GivingDialog(GIVEABLE, window, ways=("办公室", "WebDAV"), way="办公室"),
    lambda window: SpaceDialog(SPACE, "zh", window),
    lambda window: ReasonDialog("看不到", "为什么看不到", parent=window),
    lambda window: SealDialog("甲", 3, window),
    lambda window: VerifiedDialog(FOUND, window),
    lambda window: StoredArchiveDialog("s3://city/archive", window),
    lambda window: YearWishDialog(Wish(first=2027), ("2027",), (), "zh", window),
    lambda window: ForceDialog("a0001", "槐安里小区", Wish(first=2027), window),
    lambda window: ListedDialog(LISTED, Theme("light", 1.0), "zh", window),
    lambda window: WhoDialog("甲", "设计院", window),
    lambda window: EntryDialog(LEDGER, "zh", lambda _: None, window),
)
LISTED = EstateList(
    estates=(ListedEstate(id="a1", name="槐安里", file="a1_槐安里.reno", fields={}, buildings=(), parts=()),),
    faults=(),
    notices=(Fault(where="小区!D1", code="register_column_unknown", facts={"column": "备注"}),),
)
LEDGER = ledger_of(read_pack(forms_dir() / "ledger-complaints"))
DRESSES = (("zh", "light", 1.0), ("en", "dark", 1.0), ("zh", "contrast", 2.0), ("en", "light", 2.0))


def looked_at(bench: Bench, dialog: QDialog) -> list[str]:
    """Return what is wrong with a dialog, and close it."""
    bench.qtbot.waitUntil(dialog.isVisible)
    found = [f"{type(dialog).__name__}: {words}" for words in faults(bench, dialog)]
    if dialog.width() > LAPTOP.width() or dialog.height() > LAPTOP.height():
        found.append(f"{type(dialog).__name__} is {dialog.width()} × {dialog.height()}")
    dialog.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    if isValid(dialog):
        found.append(f"{type(dialog).__name__} is still there")
    return found


@pytest.mark.parametrize(("language", "theme", "scale"), DRESSES)
def test_every_dialog_is_named_whole_and_within_the_screen(
    bench: Bench, estate: Path, language: str, theme: str, scale: float
) -> None:
    bench.desk.window.start(f"language_{language}")
    bench.qtbot.wait(20)
    bench.desk.window.wear(theme, scale)
    bench.desk.window.resize(LAPTOP)
    bench.desk.workbench.environment = replace(bench.desk.workbench.environment, own_folder=bench.folder)
    bench.desk.window.exchange.open_path(estate)
    workbench, window = bench.desk.workbench, bench.desk.window
    assert workbench.estate is not None
    found = []
    for name in ACTS:
        workbench.screen_wanted.emit("survey")
        workbench.go_to_place(workbench.estate.session.survey.buildings[0].units[0].place)
        window.start(name)
        bench.qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog), name
        found += [f"{name}: {words}" for words in looked_at(bench, dialog)]
    for make in MADE:
        dialog = make(window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        found += looked_at(bench, dialog)
    assert not found, "\n".join(found)


def test_no_dialog_says_a_word_in_chinese_where_english_is_chosen_but_data_and_names_of_documents(
    bench: Bench, estate: Path
) -> None:
    known = "\n".join((*as_written(), "槐安里小区", "1号楼", "2号楼", "甲", "中文"))
    bench.desk.window.start("language_en")
    bench.qtbot.wait(20)
    bench.desk.workbench.environment = replace(bench.desk.workbench.environment, own_folder=bench.folder)
    bench.desk.window.exchange.open_path(estate)
    workbench, window = bench.desk.workbench, bench.desk.window
    assert workbench.estate is not None
    strange = set()
    for name in ACTS:
        workbench.screen_wanted.emit("survey")
        workbench.go_to_place(workbench.estate.session.survey.buildings[0].units[0].place)
        window.start(name)
        bench.qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog), name
        words = [dialog.windowTitle(), *(text for one in shown(dialog) for text in every_word_of(one))]
        strange |= {f"{name}: {run}" for text in words for run in CHINESE.findall(text) if run not in known}
        dialog.close()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert not strange


def test_enter_in_the_list_of_ways_gives_by_the_way_chosen(bench: Bench) -> None:
    dialog = GivingDialog(GIVEABLE, bench.desk.window, ways=("办公室", "WebDAV"))
    given: list[str] = []
    dialog.accepted.connect(lambda: given.append(dialog.way))
    dialog.open()
    bench.qtbot.waitUntil(dialog.isVisible)
    bench.qtbot.waitUntil(dialog.ok.hasFocus)
    dialog.to.setFocus()
    dialog.to.setCurrentIndex(2)
    bench.qtbot.keyClick(dialog.to, Qt.Key.Key_Return)
    assert given == ["WebDAV"]


def test_what_really_travels_is_said_where_the_originals_are_elsewhere(bench: Bench) -> None:
    gone = replace(GIVEABLE, originals=0, original_bytes=0, away=49, away_bytes=4_900_000)
    for there, said, unsaid in (
        (gone, "49 张照片的原图都不在这里，带小图，共 4.9 MB", "0 张"),
        (replace(gone, away=0, away_bytes=0), "没有照片可带", "小图"),
        (GIVEABLE, "另有 3 张的原图不在这里，只带小图，0.9 MB", "都不在"),
    ):
        dialog = GivingDialog(there, bench.desk.window)
        assert said in dialog._told(there)
        assert unsaid not in dialog._told(there)
        dialog.deleteLater()
