"""All personal values deleted from the window: counted, refused while a vote is open, only with a reason."""

from typing import Any

from ui.test_exchange_in_the_window import dialog_of
from ui.test_giving_in_the_window import words_of

from renodesk.domain.consent import Stage
from renodesk.domain.votes import Vote
from renodesk.services.ballots import BallotActs
from renodesk.services.persons import Persons
from renodesk.ui.dialogs.reason import ReasonDialog


def session(opened: Any) -> Any:
    return opened.desk.workbench.estate.session


def test_nothing_is_asked_where_there_is_nothing_to_delete(opened: Any) -> None:
    opened.desk.window.start("erase_persons")
    assert "没有个人信息" in opened.said.lines[-1][1]
    assert not opened.desk.window.findChildren(ReasonDialog)


def test_personal_values_go_after_the_count_was_seen_and_a_reason_was_written(opened: Any) -> None:
    token = Persons(session(opened)).keep("王建国 13800138000")
    opened.desk.window.start("erase_persons")
    dialog = dialog_of(opened, ReasonDialog)
    assert "1 条" in words_of(dialog)
    assert "撤销也找不回" in words_of(dialog)
    assert dialog.ok.text() == "全部删掉"
    assert not dialog.ok.isEnabled()
    dialog.reject()
    assert Persons(session(opened)).value(token)
    opened.desk.window.start("erase_persons")
    dialog = dialog_of(opened, ReasonDialog)
    dialog.edit.setPlainText("项目结束")
    dialog.ok.click()
    assert Persons(session(opened)).value(token) is None
    assert "1 条" in opened.said.lines[-1][1]
    opened.desk.window.start("undo")
    assert Persons(session(opened)).value(token) is None


def test_an_open_vote_is_named_and_nothing_is_asked(opened: Any) -> None:
    place = session(opened).survey.buildings[0].place
    acts = BallotActs(session(opened))
    key = acts.begin("是否改造", Stage.DESIGN_START)
    acts.vote(key, place, Vote(number="101"))
    opened.desk.window.start("erase_persons")
    assert "是否改造" in opened.said.errors.pop()
    assert not opened.desk.window.findChildren(ReasonDialog)
    assert session(opened).file.person_values()
