"""An estate's way through its procedures: acts that stay, gates that shut, and two colleagues in one cell."""

from datetime import date

import pytest

from renodesk.domain.ballots import Outcome
from renodesk.domain.places import ESTATE
from renodesk.domain.procedure import GateWord, StepState
from renodesk.errors import (
    DaysReversed,
    ReasonMissing,
    StepIsOver,
    StepShut,
    StepWaits,
    UnknownProcedure,
    UnknownStep,
)
from renodesk.services.procedure import ProcedureActs, ProcedureBook, day_of, reading
from renodesk.services.register import RegisterService
from renodesk.services.session import EstateSession

FIRST, LATER = date(2026, 3, 1), date(2026, 3, 20)


def open_gate(rule: str) -> GateWord:
    return GateWord(rule=rule, outcome=Outcome.PASS, sentence="201 of 301")


def failed_gate(rule: str) -> GateWord:
    return GateWord(rule=rule, outcome=Outcome.FAIL, sentence="200 of 301")


def test_an_estate_goes_by_what_its_place_has_until_somebody_chooses(session: EstateSession) -> None:
    acts = ProcedureActs(session)
    assert {one.code for one in acts.book().own} >= {"CX10", "SJS71", "NB5S"}
    RegisterService(session).set_fields(ESTATE, {"rule_jurisdiction": "甘肃"})
    own = {one.code for one in acts.book().own}
    assert "GSGATE" in own
    assert "CX10" not in own
    acts.choose(["CX2V", "SJS71"])
    assert [one.code for one in acts.book().own] == ["CX2V", "SJS71"]
    with pytest.raises(UnknownProcedure):
        acts.choose(["CX99"])
    acts.choose([])
    assert "GSGATE" in {one.code for one in acts.book().own}


def test_a_step_begins_ends_and_is_taken_back_with_one_undo(session: EstateSession) -> None:
    acts = ProcedureActs(session)
    acts.begin("CX10/1", FIRST)
    acts.finish("CX10/1", LATER)
    line = acts.book().line("CX10/1")
    assert (line.at.standing.state, line.at.standing.begun, line.at.standing.ended) == (
        StepState.DONE,
        FIRST,
        LATER,
    )
    with pytest.raises(StepIsOver):
        acts.begin("CX10/1")
    session.took(session.file.undo())
    assert acts.book().line("CX10/1").at.standing.state == StepState.DOING
    with pytest.raises(DaysReversed):
        acts.finish("CX10/1", date(2026, 2, 1))
    assert "procedures" in {pack.id for pack in session.file.packs()}


def test_order_is_passed_over_with_a_reason_and_a_gate_never(session: EstateSession) -> None:
    acts = ProcedureActs(session)
    with pytest.raises(StepWaits) as waits:
        acts.begin("CX10/2")
    assert "排查摸底" in str(waits.value.facts["what"])
    acts.begin("CX10/2", FIRST, "边摸底边征求")
    assert acts.book().line("CX10/2").at.standing.passed_over == ("CX10/1",)
    acts.finish("CX10/1", FIRST)
    with pytest.raises(StepShut) as shut:
        acts.begin("CX10/3", LATER, "抢时间")
    assert "2/3" in str(shut.value.facts["what"])
    with pytest.raises(StepShut):
        acts.skip("CX10/2", "不用投票")


def test_a_gate_without_counted_votes_is_passed_by_what_came_of_them_and_a_failed_one_never(
    session: EstateSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    acts = ProcedureActs(session)
    acts.finish("CX10/1", FIRST)
    with pytest.raises(ReasonMissing):
        acts.finish("CX10/2", LATER)
    monkeypatch.setattr(reading, "gate_teller", lambda *_: failed_gate)
    with pytest.raises(StepShut):
        acts.finish("CX10/2", LATER, "领导同意")
    monkeypatch.undo()
    acts.finish("CX10/2", LATER, "同意 245/301 户，面积 2/3 以上，公示无异议")
    assert "245/301" in acts.book().line("CX10/2").at.standing.reason
    acts.begin("CX10/3", LATER)
    with pytest.raises(UnknownStep):
        acts.begin("CX10/11")


def test_a_rule_without_a_number_is_passed_by_what_people_say_came_of_it(session: EstateSession) -> None:
    acts = ProcedureActs(session)
    line = acts.book().line("GSGATE/4")
    assert [one.has_number for one in line.at.shut] == [False]
    book = ProcedureBook(session, "zh", open_gate)
    assert not book.line("GSGATE/3").at.shut
    with pytest.raises(StepShut):
        acts.finish("GSGATE/4", FIRST, "业委会确认了物业费")
    with pytest.raises(ReasonMissing):
        acts.skip("GSGATE/4", " ")


def test_papers_are_registered_with_number_day_and_office(session: EstateSession) -> None:
    acts = ProcedureActs(session)
    acts.register("CX10/2", "可研批复", {"number": "楚发改〔2026〕12号", "issuer": "发改局"}, LATER)
    line = acts.book().line("CX10/2")
    assert [(one.name, one.number, one.day) for one in line.papers] == [
        ("可研批复", "楚发改〔2026〕12号", "2026-03-20")
    ]
    assert "可研批复" not in line.lacks
    assert "意见汇总" in line.lacks
    acts.unregister(line.papers[0].key)
    assert not acts.book().line("CX10/2").papers


@pytest.mark.parametrize("text", ["2026-03-01", "2026/3/1", "2026.03.01", "2026年3月1日"])
def test_days_are_read_as_people_write_them(text: str) -> None:
    assert day_of(text) == FIRST
