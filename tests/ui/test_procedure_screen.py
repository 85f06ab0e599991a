"""The procedures in the window by keyboard: a gate that opens, seven ones, eligibility, and every tab."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QComboBox
from ui.looking import LAPTOP, faults

from renodesk.domain.ballots import Outcome
from renodesk.domain.eligibility import Verdict
from renodesk.domain.procedure import GateWord, StepState
from renodesk.domain.vocabulary_procedure import about_step
from renodesk.services.attachments import Attachments
from renodesk.services.eligibility import EligibilityService
from renodesk.services.procedure import ProcedureBook, reading
from renodesk.services.procedure.fast_track import FastTrack
from renodesk.services.procedure.joint_review import JointReview
from renodesk.services.procedure.people import People
from renodesk.services.procedure.ticks import SevenOnes
from renodesk.services.procedure.together import Together
from renodesk.ui.procedure.registry import TABS
from renodesk.ui.screens.procedure import ProcedureScreen


def shown(opened: Any, name: str = "steps") -> Any:
    """Show a tab of the screen."""
    opened.desk.workbench.screen_wanted.emit("procedure")
    screen = opened.desk.window.screens.currentWidget()
    assert isinstance(screen, ProcedureScreen)
    tab = screen.show_tab(name)
    opened.qtbot.waitUntil(tab.table.isVisible)
    return tab


def state(opened: Any, key: str) -> StepState:
    return ProcedureBook(opened.desk.workbench.estate.session, "zh").line(key).at.standing.state


def test_a_gate_that_is_shut_says_why_and_one_that_opens_lets_the_way_go_on(
    opened: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    tab = shown(opened)
    tab.stand("CX10/1")
    tab.day.insert("2026-03-01")
    opened.qtbot.keyClick(tab.table, Qt.Key.Key_1)
    assert state(opened, "CX10/1") == StepState.DOING
    opened.qtbot.keyClick(tab.table, Qt.Key.Key_2)
    assert (state(opened, "CX10/1"), tab.day.text()) == (StepState.DONE, "")

    def gate(outcome: Outcome, sentence: str) -> None:
        def teller(*_: object) -> Any:
            return lambda rule: GateWord(rule=rule, outcome=outcome, sentence=sentence)

        monkeypatch.setattr(reading, "gate_teller", teller)

    tab.stand("CX10/2")
    opened.qtbot.keyClick(tab.table, Qt.Key.Key_2)
    assert state(opened, "CX10/2") == StepState.OPEN
    gate(Outcome.FAIL, "200/301 户")
    tab.reason.setText("领导同意")
    opened.qtbot.keyClick(tab.table, Qt.Key.Key_2)
    assert "200/301" in opened.said.errors[-1]
    assert state(opened, "CX10/2") == StepState.OPEN
    gate(Outcome.PASS, "201/301 户")
    opened.qtbot.keyClick(tab.table, Qt.Key.Key_2)
    assert state(opened, "CX10/2") == StepState.DONE
    tab.stand("CX10/3")
    opened.qtbot.keyClick(tab.table, Qt.Key.Key_1)
    assert state(opened, "CX10/3") == StepState.DOING
    opened.desk.window.start("undo")
    assert state(opened, "CX10/3") == StepState.OPEN


def test_a_step_is_planned_and_its_papers_registered_beside_the_list(opened: Any) -> None:
    tab = shown(opened)
    tab.stand("CX10/1")
    tab.end.insert("2020-01-20")
    opened.qtbot.keyClick(tab.end, Qt.Key.Key_Return)
    assert tab.lines["CX10/1"].at.is_late
    assert tab.paper.currentText() == "老旧小区改造数据库"
    opened.desk.window.activateWindow()
    tab.paper.lineEdit().setFocus()
    opened.qtbot.keyClick(tab.paper.lineEdit(), Qt.Key.Key_Return)
    opened.qtbot.waitUntil(tab.number.hasFocus)
    tab.number.insert("12号")
    opened.qtbot.keyClick(tab.number, Qt.Key.Key_Return)
    opened.qtbot.waitUntil(tab.paper_day.hasFocus)
    opened.qtbot.keyClick(tab.paper_day, Qt.Key.Key_Return)
    opened.qtbot.keyClick(tab.issuer, Qt.Key.Key_Return)
    (paper,) = tab.lines["CX10/1"].papers
    assert (paper.name, paper.number, tab.number.text()) == ("老旧小区改造数据库", "12号", "")
    assert "老旧小区改造数据库" not in [tab.paper.itemText(at) for at in range(tab.paper.count())]


def test_lists_are_filled_in_beside_their_rows(opened: Any) -> None:
    session = opened.desk.workbench.estate.session
    tab = shown(opened, "ones")
    for number in range(1, 8):
        tab.stand(f"SJS71/{number}")
        tab.units.insert("甲、乙" if number == 7 else "甲")
        opened.qtbot.keyClick(tab.units, Qt.Key.Key_Return)
    tab.ready.click()
    assert "2 个" in opened.said.errors[-1]
    tab.units.selectAll()
    tab.units.insert("乙")
    opened.qtbot.keyClick(tab.units, Qt.Key.Key_Return)
    tab.ready.click()
    assert SevenOnes(session).ready_since is not None
    tab = shown(opened, "together")
    tab.name.insert("雨污分流")
    tab.new.click()
    opened.qtbot.keyClick(tab.table, Qt.Key.Key_1)
    (project,) = Together(session).projects()
    assert [one.is_together for one in project.rows] == [True, None, None, None, None]
    tab = shown(opened, "people")
    tab.stand("BD19/1")
    tab.who.insert("王书记")
    tab.keep.click()
    tab.day.insert("2026-11-07")
    tab.raised.insert("3 0 1")
    tab.settled.insert("1 0 0")
    tab.hold.click()
    assert People(session).members()[0].name == "王书记"
    (meeting,) = People(session).meetings()
    assert (meeting.day, sum(meeting.raised.values())) == (date(2026, 11, 7), 4)
    tab = shown(opened, "way")
    assert "meeting" in {one.kind for one in tab.events.values()}


def test_eligibility_is_answered_by_key_and_kept(opened: Any) -> None:
    session = opened.desk.workbench.estate.session
    tab = shown(opened, "eligibility")
    for code, at in (("EL-PLACE", "city"), ("EL-TITLE", "yes")):
        tab.stand(code)
        box = next(iter(tab.boxes.values()))
        assert isinstance(box, QComboBox)
        box.setCurrentIndex(box.findData(at))
        box.activated.emit(box.currentIndex())
    tab.stand("EL-YEAR")
    for name, year in (("built_year_first", "1985"), ("built_year_last", "1999")):
        tab.boxes[name].insert(year)
        opened.qtbot.keyClick(tab.boxes[name], Qt.Key.Key_Return)
    tab.stand("EL-SHANTY")
    for _ in range(4):
        opened.qtbot.keyClick(tab.table, Qt.Key.Key_2)
    assert tab.key == "EL-VILLAGE"
    tab.keep.click()
    found = EligibilityService(session).finding()
    assert (found.verdict, found.is_stale, found.kept is not None) == (Verdict.ELIGIBLE, False, True)
    tab.stand("EL-VILLAGE")
    opened.qtbot.keyClick(tab.table, Qt.Key.Key_1)
    assert EligibilityService(session).finding().verdict == Verdict.NOT_ELIGIBLE


@pytest.mark.parametrize(("language", "theme", "scale"), [("zh", "dark", 1.0), ("en", "light", 2.0)])
def test_every_control_of_every_tab_is_named_whole_and_large_enough(
    opened: Any, language: str, theme: str, scale: float
) -> None:
    Together(opened.desk.workbench.estate.session).add("雨污分流", "排水公司")
    window = opened.desk.window
    window.start(f"language_{language}")
    opened.qtbot.wait(20)
    window.wear(theme, scale)
    window.resize(LAPTOP)
    found = []
    for name, _, _ in TABS:
        shown(opened, name)
        assert window.minimumSizeHint().width() <= LAPTOP.width(), name
        assert window.minimumSizeHint().height() <= LAPTOP.height(), name
        found += [f"{name}: {words}" for words in faults(opened, window)]
    assert not found, "\n".join(found)


def test_three_questions_and_the_joint_review_form_are_answered_by_keyboard(opened: Any) -> None:
    tab = shown(opened, "review")
    session = opened.desk.workbench.estate.session
    questions = FastTrack(session).parts()
    tab.stand(f"part/{questions[0].step.key}")
    for _ in questions:
        opened.qtbot.keyClick(tab.table, Qt.Key.Key_2)
    assert FastTrack(session).is_exempt is True
    tab.stand(f"part/{questions[-1].step.key}")
    assert (tab.parts[True].isChecked(), tab.parts[False].isChecked()) == (False, True)
    tab.stand("form/contents")
    tab.note.insert("加装电梯两部")
    tab.note.commit()
    tab.stand("form/finance")
    tab.on.insert("2026-05-01")
    opened.qtbot.keyClick(tab.table, Qt.Key.Key_2)
    tab.note.insert("资金到位后开工")
    tab.note.commit()
    tab.submitted.insert("2026-04-01")
    tab.submitted.commit()
    form = JointReview(session).form()
    assert (form.parts[0].text, form.parts[0].is_prefilled) == ("加装电梯两部", False)
    said = next(one for one in form.opinions if one.box.code == "finance")
    assert (said.word, said.text, said.day) == ("conditions", "资金到位后开工", date(2026, 5, 1))
    assert form.submitted == date(2026, 4, 1)
    tab.approved.insert("2026-03-01")
    tab.approved.commit()
    assert opened.said.errors
    assert JointReview(session).form().approved is None
    tab.stand("form/finance")
    opened.qtbot.keyClick(tab.table, Qt.Key.Key_Delete)
    assert not next(one for one in JointReview(session).form().opinions if one.box.code == "finance").word


def test_a_note_typed_before_the_answer_is_kept_and_goes_with_the_answer(opened: Any) -> None:
    session, tab = opened.desk.workbench.estate.session, shown(opened, "review")
    first = FastTrack(session).parts()[0].step.key
    tab.stand(f"part/{first}")
    tab.note.insert("只换管，不新建")
    tab.note.commit()
    tab.stand("form/finance")
    tab.on.insert("2026-05-01")
    tab.on.commit()
    tab.note.insert("口头说过，还没盖章")
    tab.note.commit()
    tab.stand(f"part/{first}")
    part = FastTrack(session).parts()[0]
    assert (tab.note.text(), part.is_part, part.why) == ("只换管，不新建", None, "只换管，不新建")
    assert FastTrack(session).is_exempt is None
    said = next(one for one in JointReview(session).form().opinions if one.box.code == "finance")
    assert (said.word, said.text, said.day) == ("", "口头说过，还没盖章", date(2026, 5, 1))
    opened.qtbot.keyClick(tab.table, Qt.Key.Key_2)
    part = FastTrack(session).parts()[0]
    assert (part.is_part, part.why) == (False, "只换管，不新建")


def test_a_file_is_attached_to_the_step_at_hand_and_to_no_other(
    opened: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = tmp_path / "批复.pdf"
    paper.write_bytes(b"%PDF-1.4 approval")
    tab = shown(opened)
    tab.stand("CX10/2")
    tab.files.attach([paper])
    opened.settle()
    session = opened.desk.workbench.estate.session
    assert [one.name for one in Attachments(session).list(about_step("CX10/2"))] == ["批复.pdf"]
    assert tab.files.rows.count() == 1
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda *_: False)
    tab.files.opener.click()
    assert "没有能打开 批复.pdf 的程序" in opened.said.lines[-1][1]
    tab.stand("CX10/3")
    assert tab.files.rows.count() == 0


def test_a_note_of_a_row_that_may_keep_step_waits_for_its_answer(opened: Any) -> None:
    session = opened.desk.workbench.estate.session
    Together(session).add("雨污分流")
    tab = shown(opened, "together")
    tab.note.insert("等管网图")
    tab.note.commit()
    row = Together(session).projects()[0].rows[0]
    assert (row.is_together, row.note) == (None, "等管网图")


def test_a_day_that_is_refused_stays_marked_until_another_row_comes_to_hand(opened: Any) -> None:
    tab = shown(opened, "review")
    tab.stand("form/finance")
    tab.on.insert("2026-13-01")
    tab.on.commit()
    assert opened.said.errors
    assert (tab.on.text(), tab.on.property("wrong")) == ("2026-13-01", True)
    tab.table.setCurrentIndex(tab.model.index(0, 0))
    assert (tab.on.text(), tab.on.property("wrong")) == ("", False)


def test_counts_of_a_meeting_that_cannot_be_are_said_in_words(opened: Any) -> None:
    session = opened.desk.workbench.estate.session
    People(session).hold(date(2026, 5, 9), {}, {})
    tab = shown(opened, "people")
    tab.stand("2026-05-09")
    for raised, settled, said in (("三件", "", "看不懂“三件”"), ("1 0 0", "2 0 0", "施工一共提出 1 件")):
        tab.raised.setText(raised)
        tab.settled.setText(settled)
        tab.hold.click()
        assert said in opened.said.errors.pop()
        assert People(session).meetings()[0].raised["construction"] == 0
    tab.day.clear()
    tab.hold.click()
    assert "还没写哪一天开的会" in opened.said.errors.pop()


def test_a_name_and_a_meeting_are_kept_when_another_row_comes_to_hand(opened: Any) -> None:
    session = opened.desk.workbench.estate.session
    People(session).hold(date(2026, 5, 9), {}, {}, "第一次")
    tab = shown(opened, "people")
    first = People(session).members()[0].step.key
    tab.stand(first)
    tab.who.insert("王五")
    tab.day.insert("2026-05-16")
    tab.note.insert("第二次")
    tab.stand("2026-05-09")
    assert People(session).members()[0].name == "王五"
    assert [one.note for one in People(session).meetings()] == ["第一次", "第二次"]
    assert tab.note.text() == "第一次"
    tab.day.setText("五月")
    tab.stand("2026-05-16")
    assert (tab.day.text(), len(People(session).meetings())) == ("五月", 2)


def test_every_tab_is_shown_with_what_an_empty_estate_has(opened: Any) -> None:
    for name, _, _ in TABS:
        tab = shown(opened, name)
        assert tab.model.rowCount() or name == "together"
    assert not opened.said.errors
