"""Residents in the window: ten paper forms by keyboard, results, orders, drafts, tables taken in."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from ui.importing import looked, matched, refused, taken
from ui.test_residents_screen import session, shown

from renodesk.services.drafts import Came, Drafts
from renodesk.services.questionnaires import FormActs, FormBook, NewForm
from renodesk.ui.residents.drafts import DraftsTab
from renodesk.ui.residents.form_entry import FormEntry
from renodesk.ui.residents.forms import BESIDE, BUILDINGS, LIST, RESULTS, SAMPLE, FormsTab
from renodesk.ui.residents.orders import OrdersTab


def forms_tab(opened: Any) -> FormsTab:
    tab = shown(opened, "forms")
    assert isinstance(tab, FormsTab)
    opened.qtbot.waitUntil(tab.entry.edit.isVisible)
    return tab


def key(opened: Any, entry: FormEntry, text: str = "", enter: bool = True) -> None:
    """Type digits into the line one stands in, and go on."""
    if text:
        opened.qtbot.keyClicks(entry.edit, text)
    if enter:
        opened.qtbot.keyClick(entry.edit, Qt.Key.Key_Return)


def typed(opened: Any, entry: FormEntry, said: dict[str, str]) -> int:
    """Type a whole form from its first question on, and return how often Enter was pressed."""
    pressed, first = 0, True
    while entry.form is not None and (first or entry.form.at != "QP1"):
        first = False
        key(opened, entry, said.get(entry.form.at, ""))
        pressed += 1
    return pressed


def test_a_stack_of_ten_paper_forms_is_typed_by_keyboard(opened: Any) -> None:
    tab = forms_tab(opened)
    entry = tab.entry
    entry.number.setText("1")
    entry.edit.setFocus()
    for number in range(10):
        said = {"QP1": "2" if number < 6 else "1", "QP2": "3", "QP3": str(number % 2 + 1), "QP6": "1"}
        said |= {"QA1": "2" if number < 4 else "5", "QA1F": "13", "QM1": "3 12", "QM2": "12"}
        said |= {"QP9": "1/0/1", "QW1": "1", "QS1": "4"}
        assert 40 < typed(opened, entry, said) < 60
    stack = FormBook(session(opened)).stack()
    assert [one.form.number for one in stack.counted] == [str(number) for number in range(1, 11)]
    assert entry.number.text() == "11"
    assert not any(one.judged.slips or one.judged.beyond for one in stack.forms)
    results = FormBook(session(opened)).results()
    found = {one.question.code: one for one in results.outcomes}
    assert (found["QA1F"].asked, found["QA1F"].answered) == (4, 4)
    assert found["QA1"].mean == 72
    assert opened.said.errors == []


def test_a_slip_is_told_and_taken_only_when_enter_says_so_again(opened: Any) -> None:
    entry = forms_tab(opened).entry
    key(opened, entry, "7")
    assert entry.form is not None
    assert entry.form.at == "QP1"
    assert "7" in entry.told.text()
    key(opened, entry)
    assert entry.form.at == "QP2"
    opened.qtbot.keyClick(entry.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert (entry.form.at, entry.edit.selectedText()) == ("QP1", "7")
    key(opened, entry, "2", enter=False)
    entry.options.clicked.emit(entry.option_rows.index(3, 0))
    assert entry.edit.text() == "3"
    key(opened, entry)
    opened.qtbot.keyClick(entry.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (one,) = FormBook(session(opened)).stack().forms
    assert (one.form.answers["QP1"], entry.form.answers) == (("3",), {})


def test_who_is_not_asked_ends_the_form_at_once(opened: Any) -> None:
    tab = forms_tab(opened)
    key(opened, tab.entry, "0")
    assert tab.entry.form is not None
    assert (tab.entry.form.at, tab.entry.form.answers) == ("QP1", {})
    assert FormBook(session(opened)).stack().ended == 1


def test_leaving_keeps_what_was_typed_and_a_kept_form_is_corrected(opened: Any) -> None:
    tab = forms_tab(opened)
    tab.entry.number.setText("7")
    key(opened, tab.entry, "2")
    tab.ways.setCurrentIndex(LIST)
    assert tab.listed.model.rowCount() == 1
    assert "必答没答" in tab.listed.story.text()
    tab.listed.table.activated.emit(tab.listed.table.currentIndex())
    entry = tab.entry
    assert entry.form is not None
    assert (entry.number.text(), entry.edit.text()) == ("7", "2")
    key(opened, entry, "3")
    opened.qtbot.keyClick(entry.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (one,) = FormBook(session(opened)).stack().forms
    assert one.form.answers["QP1"] == ("3",)
    opened.desk.window.start("undo")
    assert FormBook(session(opened)).stack().forms[0].form.answers["QP1"] == ("2",)


def test_results_sample_and_gaps_are_shown_page_by_page(opened: Any) -> None:
    acts = FormActs(session(opened))
    for _ in range(6):
        answers = {"QA1": ("2",), "QP1": ("2",), "QP8": "1号楼2单元", "QS1": ("5",), "QZ1": "快点修"}
        acts.keep(NewForm(answers=answers))
    tab = forms_tab(opened)
    tab.ways.setCurrentIndex(RESULTS)
    tab.results.stand("QA1")
    assert "不满意  6  100 %" in tab.results.story.text()
    tab.ways.setCurrentIndex(BUILDINGS)
    assert "QS1 满意 6 份" in tab.buildings.model.index(0, 2).data()
    assert "QA1" in tab.buildings.story.text()
    tab.ways.setCurrentIndex(SAMPLE)
    assert tab.sample.model.rowCount() == 9
    assert "不符合" in tab.sum.text()
    tab.ways.setCurrentIndex(BESIDE)
    assert tab.beside.model.index(0, 1).data() == "30"


def test_a_table_is_looked_at_before_it_is_taken(opened: Any, tmp_path: Path) -> None:
    tab = forms_tab(opened)
    wrong, right = tmp_path / "a.csv", tmp_path / "b.csv"
    wrong.write_text("QA1,QA2\n7,4\n", encoding="utf-8")
    right.write_text("QA1,QA2\n2,4\n5,5\n", encoding="utf-8")
    dialog = matched(opened, tab.take.click, wrong)
    assert any(one.startswith("A2 ") for one in looked(opened, dialog))
    refused(opened, dialog)
    dialog = matched(opened, tab.take.click, right)
    looked(opened, dialog)
    taken(opened, dialog)
    assert len(FormBook(session(opened)).stack().forms) == 2
    odd = tmp_path / "c.csv"
    odd.write_text("QA1,停车咋样\n4,5\n", encoding="utf-8")
    dialog = matched(opened, tab.take.click, odd)
    assert "停车咋样" in dialog.matching.unused.text()
    dialog.matching.choose("QC1", 1)
    looked(opened, dialog)
    taken(opened, dialog)
    assert {"QC1"} <= {code for one in FormBook(session(opened)).stack().forms for code in one.form.answers}
    out = tmp_path / "x.xlsx"
    tab.files.write_to(out, "表", lambda session, file: file.write_bytes(b"x"))
    opened.settle()
    assert out.exists()


def test_order_sheets_are_typed_beside_the_ranking(opened: Any) -> None:
    tab = shown(opened, "orders")
    assert isinstance(tab, OrdersTab)
    for works in ("3 12", "12"):
        key(opened, tab.entry, works)
        key(opened, tab.entry, "12")
        key(opened, tab.entry)
    assert [tab.page.model.index(row, 2).data() for row in range(3)] == ["2", "1", "0"]
    assert tab.page.model.index(0, 4).data() == "2/0/0"


def test_drafts_and_replies_are_kept_and_answered(opened: Any) -> None:
    tab = shown(opened, "drafts")
    assert isinstance(tab, DraftsTab)
    opened.desk.window.activateWindow()
    tab.draft_title.setFocus()
    tab.draft_title.setText("方案初稿")
    opened.qtbot.keyClick(tab.draft_title, Qt.Key.Key_Return)
    opened.qtbot.waitUntil(tab.asked.hasFocus)
    opened.qtbot.keyClick(tab.asked, Qt.Key.Key_Return)
    opened.qtbot.waitUntil(tab.said.hasFocus)
    tab.said.setPlainText("先修屋面")
    opened.qtbot.keyClicks(tab.households, "a2b1")
    assert tab.households.text() == "21"
    tab.households.setText("12")
    opened.qtbot.keyClick(tab.households, Qt.Key.Key_Return)
    (draft,) = Drafts(session(opened)).all()
    tab.page.stand(draft.replies[0].key)
    opened.qtbot.keyClick(tab.table, Qt.Key.Key_1)
    (draft,) = Drafts(session(opened)).all()
    assert (draft.replies[0].households, draft.replies[0].outcome) == (12, Came.TAKEN)
    tab.why.setText("没有钱")
    opened.qtbot.keyClick(tab.table, Qt.Key.Key_3)
    assert Drafts(session(opened)).all()[0].replies[0].why == "没有钱"


def test_the_next_draft_is_the_next_turn_and_what_is_said_next_is_said_of_it(opened: Any) -> None:
    drafts = Drafts(session(opened))
    for turn in (1, 2):
        drafts.add(turn, f"第{turn}稿", "居民代表")
    tab = shown(opened, "drafts")
    assert tab.turn.value() == 3
    tab.add.click()
    assert "还没写" in opened.said.errors.pop()
    tab.turn.setValue(1)
    tab.draft_title.setText("又一份菜单")
    tab.add.click()
    tab.said.setPlainText("别忘了车棚")
    tab.reply.click()
    told = {draft.title: [one.said for one in draft.replies] for draft in drafts.all()}
    assert told == {"第1稿": [], "又一份菜单": ["别忘了车棚"], "第2稿": []}
    assert "又一份菜单" in tab.whole.text()
    assert tab.turn.value() == 3


def test_an_outcome_that_wants_a_reason_waits_for_it(opened: Any) -> None:
    drafts = Drafts(session(opened))
    reply = drafts.reply(drafts.add(1, "方案初稿"), "外墙刷成一个颜色", 6)
    tab = shown(opened, "drafts")
    tab.page.stand(reply)
    opened.qtbot.keyClick(tab.table, Qt.Key.Key_3)
    assert "没采纳" in tab.why.placeholderText()
    assert drafts.all()[0].replies[0].outcome is None
    tab.why.insert("没有列入")
    opened.qtbot.keyClick(tab.why, Qt.Key.Key_Return)
    assert (drafts.all()[0].replies[0].outcome, drafts.all()[0].replies[0].why) == (Came.NOT, "没有列入")
    assert "没采纳" in tab.why.placeholderText()
    assert not opened.said.errors
