"""Ballots in the window by keyboard: begun, typed place by place and door by door, and a gate that opens."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from reports.papers import pages_of
from ui.importing import looked, matched, refused, taken
from ui.looking import LAPTOP, faults

from renodesk.domain.ballots import Outcome, Voice
from renodesk.domain.consent import Counted, Stage
from renodesk.domain.places import ESTATE, Place
from renodesk.domain.procedure import StepState
from renodesk.errors import StepShut
from renodesk.services.answers import Answers
from renodesk.services.attachments import Attachments
from renodesk.services.ballots import BallotActs, BallotBook, gate
from renodesk.services.drafts import Drafts
from renodesk.services.procedure import ProcedureActs, ProcedureBook
from renodesk.services.questionnaires import FormActs, NewForm
from renodesk.services.register import RegisterService
from renodesk.ui.residents.ballots import BallotsTab
from renodesk.ui.residents.registry import TABS
from renodesk.ui.screens.residents import ResidentsScreen

HOUSEHOLDS, AREA = Counted.HOUSEHOLDS, Counted.AREA
FIRST, SECOND = Place(building="1"), Place(building="2")


def shown(opened: Any, name: str = "ballots") -> Any:
    """Show a tab of the screen."""
    opened.desk.workbench.screen_wanted.emit("residents")
    screen = opened.desk.window.screens.currentWidget()
    assert isinstance(screen, ResidentsScreen)
    tab = screen.show_tab(name)
    opened.qtbot.waitUntil(tab.table.isVisible)
    return tab


def session(opened: Any) -> Any:
    return opened.desk.workbench.estate.session


def begun(opened: Any, matter: str = "是否改造") -> BallotsTab:
    """Begin a ballot before the design as a person does: Insert, the matter, the button."""
    fields = {"owner_households": "96", "exclusive_area_m2": "7680", "rule_jurisdiction": "楚雄"}
    RegisterService(session(opened)).set_fields(ESTATE, fields)
    tab: BallotsTab = shown(opened)
    opened.qtbot.keyClick(tab.table, Qt.Key.Key_Insert)
    tab.asking.matter.setEditText(matter)
    tab.asking.stage.setCurrentIndex(tab.asking.stage.findData("design_start"))
    tab.asking.begin.click()
    return tab


def typed(opened: Any, tab: BallotsTab, place: Place, households: str, area: str) -> None:
    """Type how many of a place agree, from its row on, with Enter after each number."""
    tab.totals.stand(place)
    opened.qtbot.keyClick(tab.totals.table, Qt.Key.Key_Return)
    opened.qtbot.waitUntil(tab.grid.fields[Voice.AGREE, HOUSEHOLDS].hasFocus)
    for unit, number in ((HOUSEHOLDS, households), (AREA, area)):
        field = tab.grid.fields[Voice.AGREE, unit]
        field.insert(number)
        opened.qtbot.keyClick(field, Qt.Key.Key_Return)


def test_a_gate_opens_with_the_last_voices_and_the_step_behind_it_goes_on(opened: Any) -> None:
    tab = begun(opened)
    ways = ProcedureActs(session(opened))
    ways.finish("CX10/1")
    typed(opened, tab, FIRST, "40", "3200")
    typed(opened, tab, SECOND, "23", "1900")
    alt = Qt.KeyboardModifier.AltModifier
    opened.qtbot.keyClick(tab.grid.fields[Voice.AGREE, AREA], Qt.Key.Key_Up, alt)
    assert tab.totals.place == Place(building="1")
    assert tab.grid.fields[Voice.AGREE, HOUSEHOLDS].text() == "40"
    opened.qtbot.keyClick(tab.grid.fields[Voice.AGREE, HOUSEHOLDS], Qt.Key.Key_Down, alt)
    assert tab.model.rowCount() == 1
    assert "还差 1 户、20 m²" in tab.model.index(0, 5).data()
    assert gate(session(opened), Stage.DESIGN_START).outcome == Outcome.FAIL
    with pytest.raises(StepShut):
        ways.finish("CX10/2")
    field = tab.grid.fields[Voice.AGREE, HOUSEHOLDS]
    for edit, number in ((field, "24"), (tab.grid.fields[Voice.AGREE, AREA], "1920")):
        edit.setFocus()
        edit.selectAll()
        edit.insert(number)
        opened.qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert tab.model.index(0, 5).data() == "楚雄：达到了；全国（民法典）：人数没有计票"
    opened.desk.workbench.screen_wanted.emit("procedure")
    steps: Any = opened.desk.window.screens.currentWidget()
    opened.qtbot.waitUntil(steps.tab.table.isVisible)
    steps.tab.stand("CX10/2")
    opened.qtbot.keyClick(steps.tab.table, Qt.Key.Key_2)
    assert ProcedureBook(session(opened), "zh").line("CX10/2").at.standing.state == StepState.DONE
    shown(opened)
    tab.side.take.click()
    assert Answers(session(opened)).card("G3.1", ESTATE).observation is not None
    opened.desk.window.start("undo")
    assert Answers(session(opened)).card("G3.1", ESTATE).observation is None
    assert not opened.said.errors


def test_papers_of_votes_are_written_beside_them_and_the_other_way_stands_where_one_types(
    opened: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    tab = begun(opened)
    typed(opened, tab, FIRST, "40", "3200")
    tab.ways.setCurrentWidget(tab.doors)
    opened.qtbot.waitUntil(tab.doors.line.hasFocus)
    menu = tab.give.menu()
    assert menu is not None
    for at, words in enumerate(("征求意见", "签到", "表决结果")):
        out = opened.folder / f"{at}.pdf"
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, out=out: (str(out), ""))
        menu.actions()[at].trigger()
        opened.settle()
        assert words in "".join(pages_of(out.read_bytes()))


def test_doors_are_typed_line_by_line_and_said_by_digit(opened: Any) -> None:
    tab = begun(opened)
    tab.ways.setCurrentWidget(tab.doors)
    tab.doors.place.setCurrentIndex(tab.doors.place.findData("1/1"))
    for line in ("101 80 1", "102 81.5 2", "201 80", "202，79，没联系上", "三零一 甲 乙"):
        tab.doors.line.insert(line)
        opened.qtbot.keyClick(tab.doors.line, Qt.Key.Key_Return)
    assert "看不懂" in opened.said.errors.pop()
    assert tab.doors.line.text() == "三零一 甲 乙"
    tab.doors.line.clear()
    tab.doors.line.insert("101 2")
    opened.qtbot.keyClick(tab.doors.line, Qt.Key.Key_Return)
    assert "已经有票" in opened.said.errors.pop()
    tab.doors.table.setCurrentIndex(tab.doors.model.index(2, 0))
    for key in (Qt.Key.Key_1, Qt.Key.Key_3):
        opened.qtbot.keyClick(tab.doors.table, key)
    count = BallotBook(session(opened)).count(BallotBook(session(opened)).ballot(tab.key))
    said = {voice: count.tally.said(voice, HOUSEHOLDS) for voice in Voice}
    assert said == {Voice.AGREE: 2, Voice.AGAINST: 1, Voice.ABSTAIN: 1, Voice.INVALID: 0}
    assert count.tally.said(Voice.AGREE, AREA) == 160
    tab.doors.table.setCurrentIndex(tab.doors.model.index(0, 0))
    opened.qtbot.keyClick(tab.doors.table, Qt.Key.Key_Delete)
    assert tab.count is not None
    assert tab.count.tally.said(Voice.AGREE, HOUSEHOLDS) == 1
    opened.desk.window.start("undo")
    assert tab.count.tally.said(Voice.AGREE, HOUSEHOLDS) == 2


def test_days_are_kept_a_closed_ballot_is_opened_with_a_reason_and_what_is_wrong_is_red(opened: Any) -> None:
    tab = begun(opened)
    typed(opened, tab, FIRST, "二十", "1600")
    assert "不是数" in tab.side.marks.text()
    assert tab.grid.fields[Voice.AGREE, HOUSEHOLDS].text() == "二十"
    closing = tab.fields.edits["closing"]
    closing.insert("2026-06-01")
    opened.qtbot.keyClick(closing, Qt.Key.Key_Return)
    assert "2026-06-01" in tab.model.index(0, 4).data()
    tab.fields.close_it.click()
    tab.ways.setCurrentWidget(tab.doors)
    assert not tab.doors.line.isEnabled()
    tab.ways.setCurrentWidget(tab.totals)
    tab.fields.close_it.click()
    assert opened.said.errors.pop()
    tab.fields.reason.setText("漏了一栋")
    tab.fields.close_it.click()
    assert tab.grid.fields[Voice.AGREE, HOUSEHOLDS].isEnabled()
    tab.fields.reason.setText("重复")
    tab.fields.remove.click()
    assert tab.model.rowCount() == 0


def test_a_sheet_is_given_out_and_taken_in_with_its_evidence(opened: Any, tmp_path: Path) -> None:
    tab = begun(opened)
    tab.ways.setCurrentWidget(tab.doors)
    tab.tables.give(tmp_path / "表.xlsx")
    opened.settle()
    assert (tmp_path / "表.xlsx").is_file()
    (tmp_path / "票.csv").write_text("楼栋,房号,意见\n1号楼,101,同意\n1号楼,102,也许\n", encoding="utf-8-sig")
    dialog = matched(opened, tab.doors.table_in.click, tmp_path / "票.csv")
    assert any(one.startswith("C3 ") and "也许" in one for one in looked(opened, dialog))
    refused(opened, dialog)
    assert tab.doors.model.rowCount() == 0
    (tmp_path / "票.csv").write_text("楼栋,房号,意见\n1号楼,101,同意\n", encoding="gb18030")
    dialog = matched(opened, tab.doors.table_in.click, tmp_path / "票.csv")
    looked(opened, dialog)
    taken(opened, dialog)
    assert tab.doors.model.rowCount() == 1
    tab.tables.attach([tmp_path / "票.csv"])
    assert tab.side.files.text() == "· 票.csv"
    assert Attachments(session(opened)).list(f"ballot:{tab.key}")[0].is_personal


def test_households_are_listed_as_in_another_ballot_without_their_voices(opened: Any) -> None:
    tab = begun(opened)
    first = tab.key
    tab.ways.setCurrentWidget(tab.doors)
    for number in range(101, 121):
        opened.qtbot.keyClicks(tab.doors.line, f"{number} 88.5 1")
        opened.qtbot.keyClick(tab.doors.line, Qt.Key.Key_Return)
        line = tab.doors.model.line(tab.doors.table.currentIndex().row())
        assert line.vote.number == str(number)
    assert tab.doors.line.hasFocus()
    opened.qtbot.keyClick(tab.table, Qt.Key.Key_Insert)
    tab.asking.matter.setEditText("改造方案")
    tab.asking.begin.click()
    assert tab.key != first
    assert "个人信息" in tab.doors.hint.text()
    tab.doors.others.aboutToShow.emit()
    (other,) = tab.doors.others.actions()
    assert "20 户" in other.text()
    other.trigger()
    assert tab.doors.model.rowCount() == 20
    assert all(one.vote is not None and one.vote.voice is None for one in tab.doors.lines)
    assert opened.said.lines[-1] == ("done", "列出 20 户。")
    tab.doors.others.aboutToShow.emit()


def test_a_new_ballot_is_left_by_escape_and_the_tabs_by_down(opened: Any) -> None:
    opened.desk.window.activateWindow()
    opened.qtbot.waitUntil(opened.desk.window.isActiveWindow)
    tab = shown(opened)
    bar = opened.desk.window.screens.currentWidget().tabs.tabBar()
    bar.setFocus()
    opened.qtbot.keyClick(bar, Qt.Key.Key_Insert)
    opened.qtbot.waitUntil(tab.asking.matter.hasFocus)
    opened.qtbot.keyClick(tab.asking.matter, Qt.Key.Key_Escape)
    opened.qtbot.waitUntil(tab.table.hasFocus)
    assert not tab.asking.isVisible()
    bar.setFocus()
    opened.qtbot.keyClick(bar, Qt.Key.Key_Down)
    assert tab.table.hasFocus()


@pytest.mark.parametrize(("language", "theme", "scale"), [("zh", "dark", 1.0), ("en", "light", 2.0)])
def test_every_control_of_every_tab_is_named_whole_and_large_enough(
    opened: Any, language: str, theme: str, scale: float
) -> None:
    acts = BallotActs(session(opened))
    acts.enter(acts.begin("改造方案", Stage.SCHEME_VOTE), FIRST, {Voice.AGREE: {HOUSEHOLDS: "-1"}})
    drafts = Drafts(session(opened))
    drafts.reply(drafts.add(1, "方案初稿", "居民代表"), "先修屋面", 12)
    FormActs(session(opened)).keep(NewForm(answers={"QA1": ("2",), "QM1": ("B-M1",)}, number="7"))
    window = opened.desk.window
    window.start(f"language_{language}")
    opened.qtbot.wait(20)
    window.wear(theme, scale)
    window.resize(LAPTOP)
    found = []
    for name, _, _ in TABS:
        tab = shown(opened, name)
        for page in range(pages.count()) if (pages := getattr(tab, "ways", None)) is not None else (0,):
            if pages is not None:
                pages.setCurrentIndex(page)
            found += [f"{name}: {words}" for words in faults(opened, window)]
        assert window.minimumSizeHint().width() <= LAPTOP.width(), name
        assert window.minimumSizeHint().height() <= LAPTOP.height(), name
    assert not found, "\n".join(found)


def test_a_reason_typed_before_the_answer_is_kept_and_taking_the_answer_back_keeps_it(opened: Any) -> None:
    drafts = Drafts(session(opened))
    draft = drafts.add(1, "方案初稿", "居民代表")
    first, _ = (drafts.reply(draft, said, 1) for said in ("先修屋面", "再修路"))
    tab = shown(opened, "drafts")
    tab.page.stand(first)
    tab.why.insert("屋面已在方案里")
    tab.why.commit()
    tab.page.stand(draft)
    tab.page.stand(first)
    assert (tab.why.text(), drafts.all()[0].replies[0].outcome) == ("屋面已在方案里", None)
    for _ in range(2):
        opened.qtbot.keyClick(tab.table, Qt.Key.Key_3)
    reply = drafts.all()[0].replies[0]
    assert (reply.outcome, reply.why) == (None, "屋面已在方案里")
    opened.qtbot.keyClick(tab.table, Qt.Key.Key_3)
    tab.why.clear()
    tab.why.commit()
    assert opened.said.errors
    assert tab.why.property("wrong")
    assert drafts.all()[0].replies[0].why == "屋面已在方案里"


def test_what_counts_already_is_said_by_the_names_of_both_places(opened: Any) -> None:
    acts = BallotActs(session(opened))
    key = acts.begin("改造方案", Stage.SCHEME_VOTE)
    acts.enter(key, Place(building="1"), {Voice.AGREE: {HOUSEHOLDS: "2"}})
    acts.enter(key, Place(building="1", unit="1"), {Voice.AGREE: {HOUSEHOLDS: "1"}})
    tab = shown(opened, "ballots")
    tab.stand(key)
    assert "1号楼 1单元已算在1号楼的合计里，没再计" in tab.side.marks.text()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_tab_scrolls_only_where_it_could_not_give_way(opened: Any, scale: float) -> None:
    opened.desk.window.wear("light", scale)
    opened.desk.window.resize(LAPTOP)
    for name, _, _ in TABS:
        tab = shown(opened, name)
        page = opened.desk.window.screens.currentWidget().tabs.currentWidget()
        opened.qtbot.waitUntil(lambda tab=tab, page=page: _fits(tab, page))


def _fits(tab: Any, page: Any) -> bool:
    """Return whether a tab has what it needs, and a scroll bar just where that is more than there is."""
    needed = tab.minimumSizeHint().height()
    is_scrolled = page.verticalScrollBar().isVisible()
    is_whole = tab.height() >= needed and not page.horizontalScrollBar().isVisible()
    return is_whole and is_scrolled is (needed > page.maximumViewportSize().height())
