"""One dialog for every table: whole in every dress, and what was matched is known by import and header."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from ui.conftest import Bench
from ui.importing import looked, matched, refused, taken
from ui.looking import LAPTOP, faults

from renodesk.domain.consent import Stage
from renodesk.domain.places import ESTATE
from renodesk.services.ballots import BallotActs
from renodesk.services.questionnaires import FormBook
from renodesk.ui.importing.dialog import TableImportDialog
from renodesk.ui.residents.ballots import BallotsTab
from renodesk.ui.screens.residents import ResidentsScreen

VOTES = (
    "槐安里小区征求意见表,,,,,\n楼,门,户主姓名,手机,愿不愿意,备注\n"
    "1号楼,101,张三丰,13800000001,同意,\n1号楼,102,李四光,13800000002,也许,再想想\n"
)
FORMS = "提交时间,您家住几楼,1.您对停车满意吗？,QA1,QC1\n2026-10-08,3,一般,2,5\n2026-10-09,5,好,4,9\n"
LEDGER = "由谁,反馈日期,问题描述,整改单位\n专项审计,2026-10-08,井盖下沉,市政公司\n天上,昨天,漏水,\n"
REGISTER = "幢号,居民户数,风水,占地\n1幢,36户,好,0.2\n7幢,24,好,0.3\n,12,,\n"


def screen(bench: Bench, name: str) -> Any:
    """Show a screen."""
    bench.desk.workbench.screen_wanted.emit(name)
    return bench.desk.window.screens.currentWidget()


def ballots(bench: Bench) -> BallotsTab:
    """Begin a ballot, and show its households."""
    assert bench.desk.workbench.estate is not None
    BallotActs(bench.desk.workbench.estate.session).begin("改造方案", Stage.SCHEME_VOTE, ESTATE, nth=1)
    shown = screen(bench, "residents")
    assert isinstance(shown, ResidentsScreen)
    tab = shown.show_tab("ballots")
    assert isinstance(tab, BallotsTab)
    tab.ways.setCurrentWidget(tab.doors)
    return tab


def votes(bench: Bench) -> Callable[[], object]:
    return ballots(bench).doors.table_in.click


def forms(bench: Bench) -> Callable[[], object]:
    tab: Any = screen(bench, "residents").show_tab("forms")
    return tab.take.click  # type: ignore[no-any-return]


def ledger(bench: Bench) -> Callable[[], object]:
    return screen(bench, "ledgers").ask_sheet  # type: ignore[no-any-return]


def register(bench: Bench) -> Callable[[], object]:
    return bench.desk.window.exchange.import_register


IMPORTS = {"votes": (votes, VOTES), "forms": (forms, FORMS), "ledger": (ledger, LEDGER)}
IMPORTS["register"] = (register, REGISTER)
WRONG_AT = {"votes": "E4", "forms": "C3", "ledger": "A3", "register": "A4"}
DRESSES = (("zh", "light", 1.0), ("en", "dark", 1.0), ("en", "light", 1.5), ("zh", "contrast", 2.0))


def pictured(dialog: TableImportDialog, name: str) -> None:
    """Keep a picture where a person asked for one."""
    folder = os.environ.get("RENODESK_PICTURES")
    if folder:
        dialog.grab().save(str(Path(folder, f"{name}.png")))


@pytest.mark.parametrize("name", IMPORTS)
@pytest.mark.parametrize(("language", "theme", "scale"), DRESSES)
def test_the_dialog_is_whole_for_every_import_in_every_dress(
    opened: Bench, tmp_path: Path, name: str, language: str, theme: str, scale: float
) -> None:
    opened.desk.window.start(f"language_{language}")
    opened.qtbot.wait(20)
    opened.desk.window.wear(theme, scale)
    opened.desk.window.resize(LAPTOP)
    made, text = IMPORTS[name]
    (tmp_path / "表.csv").write_text(text, encoding="gb18030")
    dialog = matched(opened, made(opened), tmp_path / "表.csv")
    found = faults(opened, dialog)
    pictured(dialog, f"{name}-{language}-{theme}-{scale}-1")
    if name == "ledger":
        dialog.matching.choose("origin", 0)
    if name == "votes":
        dialog.matching.choose("number", 1)
        dialog.matching.choose("voice", 4)
    lines = looked(opened, dialog)
    found += faults(opened, dialog)
    pictured(dialog, f"{name}-{language}-{theme}-{scale}-2")
    assert not found, "\n".join(found)
    assert lines[0].startswith(f"{WRONG_AT[name]} ")
    assert dialog.width() <= LAPTOP.width()
    assert dialog.height() <= LAPTOP.height()
    refused(opened, dialog)


def test_a_list_of_households_is_matched_by_hand_and_known_the_next_time(
    opened: Bench, tmp_path: Path
) -> None:
    tab = ballots(opened)
    file = tmp_path / "名册.csv"
    file.write_text("楼,哪家,意思\n1号楼,101,同意\n1号楼,102,\n", encoding="utf-8")
    dialog = matched(opened, tab.doors.table_in.click, file)
    assert dialog.trouble.text() == "还没有选哪一列是：房号"
    box = dialog.matching.rows["number"].box
    assert box.hasFocus()
    while box.currentData() != 1:
        QTest.keyClick(box, Qt.Key.Key_Down)
    assert dialog.matching.rows["number"].sample.text() == "101　102"
    assert {one.column() for one in dialog.matching.table.selectedIndexes()} == {1}
    dialog.matching.choose("voice", 2)
    assert looked(opened, dialog) == []
    assert "2 户，其中 1 户有票" in dialog.preview.summary.text()
    taken(opened, dialog)
    assert tab.doors.model.rowCount() == 2
    file.write_text("楼,哪家,意思\n1号楼,201,弃权\n", encoding="utf-8")
    dialog = matched(opened, tab.doors.table_in.click, file)
    assert [dialog.matching.column(key) for key in ("building_no", "number", "voice")] == [0, 1, 2]
    assert dialog.matching.rows["voice"].says.text() == "上次这样对"
    looked(opened, dialog)
    taken(opened, dialog)
    assert tab.doors.model.rowCount() == 3
    dialog = matched(opened, ledger(opened), file)
    assert dialog.forget.isHidden()
    refused(opened, dialog)


def test_options_with_a_column_each_are_taken_as_they_were_found(opened: Bench, tmp_path: Path) -> None:
    file = tmp_path / "手机.csv"
    file.write_text("QA1,QM1/B-M1,QM1/B-M3,哪题\n2,1,0,5\n4,0,1,4\n", encoding="utf-8")
    dialog = matched(opened, forms(opened), file)
    assert [key for key in dialog.matching.rows if "/" in key] == []
    assert dialog.matching.unused.text().endswith("D　哪题")
    dialog.matching.choose("QC1", 3)
    assert looked(opened, dialog) == []
    taken(opened, dialog)
    assert opened.desk.workbench.estate is not None
    book = FormBook(opened.desk.workbench.estate.session)
    assert {one.form.answers["QM1"] for one in book.stack().forms} == {("B-M1",), ("B-M3",)}
