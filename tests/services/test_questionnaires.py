"""Filled questionnaires of an estate: kept, corrected, counted, carried to a colleague and back."""

import shutil
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from services.test_procedure_papers import paper

from renodesk.domain.ballots import Outcome
from renodesk.domain.changes import Author
from renodesk.domain.filled_form import Answer, Withheld, typed
from renodesk.domain.places import ESTATE
from renodesk.domain.questionnaire import Phase
from renodesk.domain.standard import Fulfilment
from renodesk.domain.survey import Observation
from renodesk.domain.vocabulary_questionnaire import form_cell, questionnaire_pack_cell
from renodesk.errors import FormOfOther, ReasonMissing, UnknownForm, UnknownQuestion, WrongUsage
from renodesk.paths import forms_dir
from renodesk.reports.papers import Kind
from renodesk.services.answers import Answers
from renodesk.services.contests import Contests
from renodesk.services.environment import Environment
from renodesk.services.exchange import merge_bundle, open_bundle, write_bundle
from renodesk.services.history import History
from renodesk.services.questionnaires import FormActs, FormBook, NewForm, revealed
from renodesk.services.questionnaires.packs import use_questionnaire
from renodesk.services.questionnaires.satisfaction import satisfaction, take
from renodesk.services.questionnaires.words import beside_line, form_line, results_lines, stack_sentence
from renodesk.services.register import RegisterService
from renodesk.services.rounds import Rounds
from renodesk.services.session import EstateSession
from renodesk.services.standards import self_check
from renodesk.services.standards.words import told_sentence

YI = Author(person="乙", device="d-2")


def form(session: EstateSession, number: str = "", **words: str) -> NewForm:
    """Return a form as typed."""
    book = FormBook(session).book
    found: dict[str, Answer] = {}
    for code, text in words.items():
        question = book.question(code)
        said = typed(book, question, text) if question is not None else text
        if said is not None:
            found[code] = said
    return NewForm(answers=found, number=number)


def test_a_form_is_kept_with_its_questionnaire_and_personal_values_stay_out_of_the_log(
    session: EstateSession,
) -> None:
    acts = FormActs(session)
    kept = acts.keep(
        form(session, "7", QA1="2", QP7="3/1/0/0/0", QP8="1号楼2单元5层", QZ1="打 138 1234 5678")
    )
    assert session.value(questionnaire_pack_cell()) is not None
    said = session.form_rows.all()[kept.key].answers
    assert said["QA1"] == ("2",)
    assert all(isinstance(said[code], Withheld) for code in ("QP7", "QP8", "QZ1"))
    log = "".join(change.value for change in session.file.changes())
    assert not any(words in log for words in ("5层", "1234", "3/1/0"))
    assert revealed(session, said)["QP8"] == "1号楼2单元5层"
    outcome = FormBook(session).results().outcome("QP7")
    assert outcome is not None
    assert outcome.parts == (3, 1, 0, 0, 0)


def test_a_form_is_corrected_removed_with_a_reason_and_undone(session: EstateSession) -> None:
    acts = FormActs(session)
    kept = acts.keep(form(session, "7", QA1="2", QP8="5层"))
    token = session.form_rows.all()[kept.key].answers["QP8"]
    acts.correct("7", form(session, "7", QA1="4", QP8="5层"))
    now = session.form_rows.all()[kept.key]
    assert (now.answers["QA1"], now.answers["QP8"]) == (("4",), token)
    with pytest.raises(ReasonMissing):
        acts.remove("7", " ")
    acts.remove("7", "录重了")
    assert not FormBook(session).stack().forms
    for _ in range(2):
        History(session).undo()
    assert session.form_rows.all()[kept.key].answers["QA1"] == ("2",)
    History(session).undo()
    assert not session.form_rows.all()


def test_what_is_unknown_is_refused_and_what_is_wrong_is_kept_and_marked(session: EstateSession) -> None:
    acts = FormActs(session)
    with pytest.raises(UnknownQuestion):
        acts.keep(NewForm(answers={"QX1": "1"}))
    with pytest.raises(UnknownForm):
        acts.remove("12", "没有")
    with pytest.raises(WrongUsage):
        acts.keep(NewForm(answers={}, number="7" * 41))
    assert not session.form_rows.all()
    kept = acts.keep(form(session, QA1="7", QA2="4"))
    assert [one.code for one in kept.judged.slips] == ["form_option_unknown"]
    outcomes = FormBook(session).results()
    assert [getattr(outcomes.outcome(code), "answered", None) for code in ("QA1", "QA2")] == [0, 1]
    assert "有答错的" in form_line(FormBook(session).stack().forms[0], "zh")


def test_which_estate_it_is_is_told_only_where_somebody_wrote_it(session: EstateSession) -> None:
    acts = FormActs(session)
    acts.keep(form(session, QA1="4"))
    told = list(results_lines(FormBook(session).results(), "zh"))
    assert not any(line.startswith("QP0") for line in told)
    assert any(line.startswith("QP1") for line in told)
    acts.keep(NewForm(answers={"QP0": "槐安里"}, number="2"))
    told = list(results_lines(FormBook(session).results(), "zh"))
    assert "2 份问到，1 份答了" in told[told.index(next(one for one in told if one.startswith("QP0"))) + 1]


def test_a_form_of_another_version_is_marked_and_counts_nowhere(session: EstateSession) -> None:
    acts = FormActs(session)
    acts.keep(form(session, QA1="4"))
    other = {"of": {"id": "questionnaire", "version": "0"}, "phase": "before", "round": "baseline"}
    with session.act() as act:
        act.put(form_cell("ab12"), {**other, "answers": {"QA1": ["1"], "QOLD": "x"}})
        act.put(form_cell("ab13"), {"answers": 7})
    stack = FormBook(session).stack()
    assert (len(stack.counted), [one.form.key for one in stack.of_other]) == (1, ["ab12"])
    assert "别的问卷 1" in stack_sentence(stack, "zh")
    assert any("1 份问到，1 份答了" in line for line in results_lines(FormBook(session).results(), "zh"))


def test_residents_stand_beside_the_designer_and_the_widest_gap_comes_first(session: EstateSession) -> None:
    acts = FormActs(session)
    for _ in range(6):
        acts.keep(form(session, QB4="1", QB5="4", QA1="5"))
    item = session.forms.tree.item("G2.1")
    assert item is not None
    book = FormBook(session)
    found = {one.item: one for one in book.beside(book.results())}
    assert found["A1.1"].gap is None
    assert (found["A1.1"].voice.score, found["A1.1"].voice.is_small) == (100, False)
    inputs = {one.name: Fraction(1) for one in item.inputs}
    Answers(session).record("G2.1", ESTATE, Observation(inputs=inputs))
    for _ in range(6):
        acts.keep(form(session, QC5="1"))
    first = book.beside(book.results())[0]
    assert (first.item, first.voice.score) == ("G2.1", 0)
    assert first.gap == -first.low if first.low is not None else False
    assert "居民 0（6 个回答）" in beside_line(first, "zh")


def test_forms_travel_in_a_bundle_meet_a_colleagues_and_are_contested_where_both_corrected_one(
    session: EstateSession, tmp_path: Path
) -> None:
    kept = FormActs(session).keep(form(session, "7", QA1="2", QP8="5层"))
    write_bundle(session, tmp_path / "a.zip")
    with open_bundle(tmp_path / "a.zip", tmp_path / "乙.reno", YI, Environment()) as other:
        acts = FormActs(other)
        acts.correct(kept.key, form(other, "7", QA1="3"))
        acts.keep(form(other, "8", QA1="5"))
        write_bundle(other, tmp_path / "b.zip")
    FormActs(session).correct(kept.key, form(session, "7", QA1="1"))
    merge_bundle(session, tmp_path / "b.zip")
    stack = FormBook(session).stack()
    assert ([one.form.number for one in stack.forms], stack.contested) == (["7", "8"], 1)
    assert [one.form.number for one in stack.counted] == ["8"]
    contest = next(one for one in Contests(session, "zh").listing() if one.cell == form_cell(kept.key))
    assert {line for claim in contest.claims for line in claim.lines if line.startswith("QA1")} == {
        "QA1 1",
        "QA1 3",
    }


def test_after_the_works_other_questions_are_put_and_each_time_has_its_own_stack(
    session: EstateSession,
) -> None:
    FormActs(session).keep(form(session, QS1="2"))
    Rounds(session).new("after-works")
    assert FormBook(session).stack().phase == "after"
    FormActs(session).keep(form(session, QS1="5", QS4="4"))
    after, before = FormBook(session), FormBook(session, phase=FormBook(session).phase.BEFORE)
    assert [getattr(book.results().outcome("QS1"), "satisfied", None) for book in (after, before)] == [1, 0]
    assert before.results().outcome("QS4") is None


def test_satisfaction_is_held_against_what_is_asked_here_and_given_to_its_indicator(
    session: EstateSession,
) -> None:
    RegisterService(session).set_fields(ESTATE, {"rule_jurisdiction": "甘肃", "owner_households": "8"})
    Rounds(session).new("after-works")
    acts = FormActs(session)
    assert satisfaction(session) is None
    for grade in "555521":
        acts.keep(form(session, QS1=grade, QS4=grade))
    found = satisfaction(session)
    assert found is not None
    verdicts = {one.rule.code: (one.outcome, one.have, one.base) for one in found.verdicts}
    assert verdicts["GS-SAT-SURVEY"] == (Outcome.PASS, 6, 8)
    assert verdicts["GS-SAT-RATE"] == (Outcome.FAIL, 4, 6)
    assert found.outcome == Outcome.FAIL
    for _ in range(4):
        acts.keep(form(session, QS1="4", QS4="4"))
    found = satisfaction(session)
    assert found is not None
    assert found.outcome == Outcome.OPEN, "more forms than households is no verdict"
    RegisterService(session).set_fields(ESTATE, {"owner_households": "12"})
    line = self_check(session, 2026).line("T1.6.3")
    assert line is not None
    assert line.proposed == Fulfilment.MET
    assert told_sentence(line, "zh").startswith("改造后的问卷：10 份有效，满意 8 份。")
    voices = self_check(session, 2026).line("T1.6.2")
    assert voices is not None
    assert "问卷 10 份" in told_sentence(voices, "zh")
    take(session, FormBook(session))
    kept = Answers(session).card("G3.3", ESTATE).observation
    assert kept is not None
    assert kept.inputs == {"valid": 10, "satisfied": 8, "returned": 10, "after_works": 1}


def test_a_next_version_is_asked_from_now_on_and_earlier_forms_are_counted_by_their_own(
    session: EstateSession, tmp_path: Path
) -> None:
    FormActs(session).keep(form(session, "7", QA1="2"))
    packs = tmp_path / "forms"
    shutil.copytree(forms_dir(), packs)
    file = packs / "questionnaire" / "pack.toml"
    file.write_text(file.read_text("utf-8").replace('version = "2"', 'version = "3"'), "utf-8")
    questions = packs / "questionnaire" / "questions.csv"
    questions.write_bytes(questions.read_bytes().replace("您的年龄？".encode(), "您多大年纪？".encode()))
    session.environment = replace(session.environment, forms_folder=packs)
    assert FormBook(session).book.identity.version == "2"
    use_questionnaire(session)
    before = FormBook(session)
    assert before.results().outcomes[0].question.code == "QP0"
    assert (before.book.identity.version, len(before.stack().counted)) == ("2", 1)
    with pytest.raises(FormOfOther):
        FormActs(session).correct("7", form(session, "7", QA1="4"))
    Rounds(session).new("after-works")
    FormActs(session).keep(form(session, QS4="5"))
    after = FormBook(session)
    assert len(after.stack().counted) == 1
    assert after.book.question("QP1").text == "您多大年纪？"  # type: ignore[union-attr]
    assert len(FormBook(session, Phase.BEFORE).stack().counted) == 1
    write_bundle(session, tmp_path / "a.zip")
    with open_bundle(tmp_path / "a.zip", tmp_path / "乙.reno", YI, Environment()) as other:
        theirs = FormBook(other, Phase.AFTER)
        assert theirs.book.question("QP1").text == "您多大年纪？"  # type: ignore[union-attr]
        assert "您多大年纪" in paper(other, "form_blank", kind=Kind.QUESTIONNAIRE)


def test_the_order_is_that_of_before_the_works_also_afterwards(session: EstateSession) -> None:
    FormActs(session).keep(form(session, QM1="3"))
    Rounds(session).new("after-works")
    FormActs(session).keep(NewForm(answers={"QM1": ("B-M3",)}, is_order=True))
    order = FormBook(session).order()
    assert (order.forms, order.wanted[0].option.code, order.wanted[0].count) == (2, "B-M3", 2)
