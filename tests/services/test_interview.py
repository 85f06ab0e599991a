"""The conversation: what is asked, in which order, what an answer brings with it, and taking it back."""

from dataclasses import replace
from fractions import Fraction

import pytest

from renodesk.domain import vocabulary
from renodesk.domain.places import ESTATE, Place
from renodesk.errors import UnknownField, UnknownItem
from renodesk.services.answer_parts import GRADE, Part, PartKind
from renodesk.services.answers import Answers
from renodesk.services.cell_words import CellWords
from renodesk.services.field_needs import FieldNeeds
from renodesk.services.history import History
from renodesk.services.interview import Interview, PaperState, Question, progress
from renodesk.services.interview_words import question_of, topic_of
from renodesk.services.register import RegisterService
from renodesk.services.reporting.maker import SnapshotMaker
from renodesk.services.session import EstateSession

ONE, TWO = Place(building="1"), Place(building="2")
MANAGER = "物业经理"


def asked(session: EstateSession) -> dict[str, Question]:
    return {question.about: question for question in Interview(session).questions()}


def test_it_lists_the_second_step_the_gaps_and_the_papers_in_the_order_of_the_pack(
    session: EstateSession,
) -> None:
    order = list(asked(session))
    lines = [line.about for line in session.forms.register.inquiry.talk]
    assert [about for about in lines if about in order] == order
    step_two = {item.code for item in session.forms.tree.items if 2 in item.steps}
    assert step_two <= set(order)
    assert {"estate.area_m2", "building.built_year", "building.structure", "paper.drawings"} <= set(order)


def test_what_is_known_has_a_default_or_is_a_sum_is_not_asked(session: EstateSession) -> None:
    order = set(asked(session))
    assert "estate.gas" not in order  # registered
    assert "building.floors" not in order  # registered everywhere
    assert "estate.households" not in order  # the sum of the buildings
    assert "estate.new_estate" not in order  # has a default
    assert "estate.exclusive_area_m2" not in order  # only where the setting asks for areas


def test_a_setting_that_makes_a_score_need_a_field_puts_it_on_the_list(session: EstateSession) -> None:
    RegisterService(session).set_fields(ESTATE, {"consent_area_rule": "1"})
    assert "estate.exclusive_area_m2" in asked(session)


def test_a_field_of_buildings_is_asked_only_where_it_is_missing(session: EstateSession) -> None:
    RegisterService(session).set_fields(ONE, {"built_year": "1985"})
    assert asked(session)["building.built_year"].places == (TWO,)


def test_an_answer_carries_the_interview_and_who_said_it_in_one_act(session: EstateSession) -> None:
    part = Part(kind=PartKind.INPUT, name="spaces")
    changes = Interview(session).answer_item("C4.1", ESTATE, part, Fraction(120), said_by=MANAGER)
    assert {cell.field for cell in changes.cells} == {"observation", "basis", "said_by"}
    card = Answers(session).card("C4.1", ESTATE)
    assert (card.basis, card.said_by) == ("interview", MANAGER)
    History(session).undo()
    card = Answers(session).card("C4.1", ESTATE)
    assert (card.observation, card.basis, card.said_by) == (None, "", "")


def test_taking_an_answer_back_leaves_nobody_who_said_it(session: EstateSession) -> None:
    talk = Interview(session)
    talk.answer_item("B4.1", ESTATE, GRADE, Fraction(4), said_by=MANAGER)
    talk.answer_item("B4.1", ESTATE, GRADE, None, said_by=MANAGER)
    card = Answers(session).card("B4.1", ESTATE)
    assert (card.basis, card.said_by) == ("", "")


def test_a_question_counts_as_asked_when_it_is_answered_whole_or_was_not_known(
    session: EstateSession,
) -> None:
    talk = Interview(session)
    before, count = progress(talk.questions())
    assert before == 0
    talk.answer_item("C4.1", ESTATE, Part(kind=PartKind.INPUT, name="spaces"), Fraction(120), said_by=MANAGER)
    assert not asked(session)["C4.1"].is_asked  # how many cars is not known yet
    talk.answer_item("C4.1", ESTATE, Part(kind=PartKind.INPUT, name="demand"), Fraction(150), said_by=MANAGER)
    talk.say_status("C2.1", ESTATE, "unseen", "没有记录", said_by=MANAGER)
    talk.say_paper("drawings", PaperState.PROMISED, said_by=MANAGER)
    assert progress(talk.questions()) == (3, count)


def test_a_gap_that_is_filled_in_the_conversation_stays_on_the_list_as_asked(session: EstateSession) -> None:
    talk = Interview(session)
    talk.answer_field(ONE, "built_year", "1985", said_by=MANAGER)
    question = asked(session)["building.built_year"]
    assert (question.places, question.asked) == ((ONE, TWO), frozenset({ONE}))
    assert talk.field(ONE, "built_year").said_by == MANAGER
    assert session.survey.buildings[0].fields["built_year"] == 1985
    assert not any(name.startswith("said_by") for name in session.survey.buildings[0].fields)


def test_asked_and_not_known_leaves_the_field_empty_and_the_question_asked(session: EstateSession) -> None:
    talk = Interview(session)
    talk.field_not_known(ESTATE, "population", said_by=MANAGER)
    assert asked(session)["estate.population"].is_asked
    assert "population" not in session.survey.fields
    History(session).undo()
    assert not asked(session)["estate.population"].is_asked


def test_a_value_typed_into_the_register_later_was_not_said_by_them(session: EstateSession) -> None:
    talk = Interview(session)
    talk.answer_field(ESTATE, "population", "1500", said_by=MANAGER)
    RegisterService(session).set_fields(ESTATE, {"population": "1600"})
    assert talk.field(ESTATE, "population").said_by == ""


def test_an_item_is_wanted_only_where_no_rule_takes_it_out(session: EstateSession) -> None:
    lifts = session.forms.tree.item("F2.1")
    assert lifts is not None
    assert FieldNeeds(session).places_of(lifts) == (ONE, TWO)
    RegisterService(session).set_fields(ONE, {"floors": "2"})
    assert FieldNeeds(session).places_of(lifts) == (TWO,)


def test_what_the_pack_places_nowhere_comes_last_under_its_own_topic(session: EstateSession) -> None:
    inquiry = session.forms.register.inquiry
    kept = tuple(line for line in inquiry.talk if line.about not in ("G1.1", "estate.area_m2"))
    register = replace(session.forms.register, inquiry=replace(inquiry, talk=kept))
    session.forms = replace(session.forms, register=register)
    questions = Interview(session).questions()
    last = [question.about for question in questions[-2:]]
    assert last == ["G1.1", "estate.area_m2"]
    assert topic_of(questions[-1], "zh") == "还要问的"
    assert question_of(questions[-2], "zh") == questions[-2].subject.guide  # type: ignore[union-attr]
    in_english = Interview(session, "en").questions()[-2]
    assert question_of(in_english, "en").startswith("Property services: which kind")


def test_a_paper_or_field_nobody_knows_is_refused(session: EstateSession) -> None:
    talk = Interview(session)
    with pytest.raises(UnknownItem):
        talk.say_paper("cookbook", PaperState.GOT, said_by=MANAGER)
    with pytest.raises(UnknownField):
        talk.answer_field(ESTATE, "colour", "red", said_by=MANAGER)
    with pytest.raises(UnknownField):
        talk.answer_item("B4.1", ESTATE, Part(kind=PartKind.INPUT, name="cats"), None, said_by="")


def test_the_report_names_who_said_it_beside_how_it_is_known(session: EstateSession) -> None:
    Interview(session).answer_item("B4.1", ESTATE, GRADE, Fraction(1), said_by=MANAGER)
    made = SnapshotMaker(session, "zh").snapshot()
    (line,) = [node for node in made.nodes if node.code == "B4.1"]
    assert line.basis == "访谈 · 物业经理"
    (short,) = [one for one in made.shortfalls if one.code == "B4.1"]
    assert any("访谈 · 物业经理" in detail for detail in short.details)
    Answers(session).set_basis("B4.1", ESTATE, "counted")
    (line,) = [node for node in SnapshotMaker(session, "zh").snapshot().nodes if node.code == "B4.1"]
    assert line.basis == "清点"  # a count of one's own is nobody else's word


def test_what_was_said_is_told_in_words_where_changes_are_listed(session: EstateSession) -> None:
    talk = Interview(session)
    talk.say_paper("drawings", PaperState.PROMISED, said_by=MANAGER)
    talk.answer_field(ESTATE, "population", "1500", said_by=MANAGER)
    words = CellWords(session, "zh")
    state, said = (vocabulary.paper_cell("drawings", field) for field in ("state", "said_by"))
    assert words.what(state) == "竣工图（总平面、建筑、结构） · 有没有"
    assert words.line(state, session.value(state)) == "会给"
    assert words.line(said, session.value(said)) == MANAGER
    assert words.what(vocabulary.said_by_cell(ESTATE, "population")) == "居住人口 · 谁说的"
