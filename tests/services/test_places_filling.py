"""Answers for several spots, each one act: audited, undone at once, over answers only when chosen."""

from fractions import Fraction

import pytest

from renodesk.domain.places import ESTATE, Place
from renodesk.domain.survey import Observation
from renodesk.errors import ReasonMissing, TypeMissing, UnknownField, UnknownPlace
from renodesk.services.answer_parts import GRADE, Part, PartKind, parts_of, typed_value
from renodesk.services.answers import Answers
from renodesk.services.history import History
from renodesk.services.last_round import LastRound
from renodesk.services.places_filling import PlacesFilling
from renodesk.services.register import RegisterService
from renodesk.services.rounds import Rounds
from renodesk.services.session import EstateSession
from renodesk.services.visits import Visits

FIRST, SECOND = Place(building="1", unit="1"), Place(building="1", unit="2")
ONE, TWO = Place(building="1"), Place(building="2")
LAMPS, BLOCKED, STAIRS, ROOF = "A3.2", "E2.2", "A3.1", "A2.2"
SHOULD = Part(kind=PartKind.INPUT, name="should")


def said(session: EstateSession, item: str, place: Place) -> Observation | None:
    return Answers(session).card(item, place).observation


def graded(grade: int) -> Observation:
    return Observation(grade=Fraction(grade))


def lit(should: int, burning: int) -> Observation:
    return Observation(inputs={"should": Fraction(should), "lit": Fraction(burning)})


@pytest.fixture
def answered(session: EstateSession) -> EstateSession:
    answers = Answers(session)
    answers.record(LAMPS, FIRST, lit(6, 5), basis="counted", note="三层不亮")
    answers.record(BLOCKED, FIRST, graded(4))
    answers.record(BLOCKED, SECOND, graded(2))
    return session


def test_same_as_fills_what_is_empty_and_one_undo_takes_all_of_it_back(answered: EstateSession) -> None:
    filled = PlacesFilling(answered).same_as(FIRST, [SECOND])
    assert (filled.written, filled.kept) == (1, 1)
    assert said(answered, LAMPS, SECOND) == lit(6, 5)
    assert said(answered, BLOCKED, SECOND) == graded(2)
    History(answered).undo()
    assert said(answered, LAMPS, SECOND) is None
    assert said(answered, BLOCKED, SECOND) == graded(2)


def test_same_as_overwrites_only_when_chosen_and_only_the_chosen_items(answered: EstateSession) -> None:
    PlacesFilling(answered).same_as(FIRST, [SECOND], items=[BLOCKED], overwrite=True)
    assert said(answered, BLOCKED, SECOND) == graded(4)
    assert said(answered, LAMPS, SECOND) is None


def test_note_and_basis_stay_with_the_place_they_were_said_of(answered: EstateSession) -> None:
    PlacesFilling(answered).same_as(FIRST, [SECOND])
    card = Answers(answered).card(LAMPS, SECOND)
    assert (card.note, card.basis) == ("", "")


def test_the_log_says_where_an_answer_was_taken_from(answered: EstateSession) -> None:
    PlacesFilling(answered).same_as(FIRST, [SECOND])
    last = list(answered.file.changes())[-1]
    assert last.reason == "= 1-1"


def test_a_building_lends_its_own_answers_and_those_of_its_entrances(answered: EstateSession) -> None:
    Answers(answered).record(ROOF, ONE, Observation(inputs={"loose_m2": Fraction(0)}))
    filled = PlacesFilling(answered).same_as(ONE, [TWO])
    assert filled.written == 3
    assert said(answered, ROOF, TWO) == Observation(inputs={"loose_m2": Fraction(0)})
    assert said(answered, BLOCKED, Place(building="2", unit="1")) == graded(4)


def test_what_could_not_be_seen_is_not_lent(session: EstateSession) -> None:
    Answers(session).record(BLOCKED, FIRST, Observation(status="unseen", reason="锁门"))
    assert PlacesFilling(session).offers(FIRST, [SECOND]) == ()


def test_places_of_another_kind_or_the_same_place_are_refused(answered: EstateSession) -> None:
    filling = PlacesFilling(answered)
    for target in (TWO, FIRST, Place(building="9", unit="1")):
        with pytest.raises(UnknownPlace):
            filling.same_as(FIRST, [target])


def test_answers_of_a_construction_type_reach_all_its_buildings(answered: EstateSession) -> None:
    RegisterService(answered).add_building("3号楼", units=1)
    RegisterService(answered).add_building("4号楼", units=1)
    filling = PlacesFilling(answered)
    filling.set_type([ONE, TWO, Place(building="3")], "砖混六层")
    assert filling.types() == {"砖混六层": (ONE, TWO, Place(building="3"))}
    filled = filling.for_type(ONE)
    assert filled.written == 4
    assert said(answered, LAMPS, Place(building="3", unit="1")) == lit(6, 5)
    assert said(answered, LAMPS, Place(building="4", unit="1")) is None
    History(answered).undo()
    assert said(answered, LAMPS, Place(building="3", unit="1")) is None


def test_a_building_without_a_type_cannot_speak_for_one(session: EstateSession) -> None:
    with pytest.raises(TypeMissing):
        PlacesFilling(session).for_type(ONE)
    with pytest.raises(UnknownPlace):
        PlacesFilling(session).set_type([FIRST], "砖混")


def test_a_locked_entrance_is_unseen_with_its_reason_and_on_the_revisit_list(answered: EstateSession) -> None:
    Answers(answered).record(LAMPS, SECOND, Observation(inputs={"should": Fraction(6)}))
    filled = PlacesFilling(answered).lock_place(SECOND, "单元门锁着")
    assert filled.kept == 1
    assert said(answered, BLOCKED, SECOND) == graded(2)
    half = said(answered, LAMPS, SECOND)
    assert half is not None
    assert (half.status, half.reason, half.inputs) == ("unseen", "单元门锁着", {"should": Fraction(6)})
    (revisit,) = Visits(answered).revisits()
    assert (revisit.place, revisit.reason) == (SECOND, "单元门锁着")
    assert len(revisit.items) == filled.written
    History(answered).undo()
    assert Visits(answered).revisits() == ()


def test_answering_what_was_locked_takes_the_place_off_the_list(session: EstateSession) -> None:
    PlacesFilling(session).lock_place(SECOND, "锁门")
    items = Visits(session).revisits()[0].items
    for item in items:
        assert Visits(session).reason(SECOND) == "锁门"
        Answers(session).record(item, SECOND, Observation(status="na", reason="没有"))
    assert Visits(session).revisits() == ()
    assert Visits(session).reason(SECOND) == ""


def test_a_place_can_be_taken_off_the_list_by_hand(session: EstateSession) -> None:
    PlacesFilling(session).lock_place(SECOND, "锁门")
    Visits(session).clear(SECOND)
    assert Visits(session).revisits() == ()
    assert said(session, LAMPS, SECOND) is not None
    with pytest.raises(UnknownPlace):
        Visits(session).clear(Place(building="9"))


def test_a_locked_place_wants_a_reason(session: EstateSession) -> None:
    with pytest.raises(ReasonMissing):
        PlacesFilling(session).lock_place(SECOND, "  ")


def test_ok_writes_the_statement_of_the_pack_and_keeps_what_was_measured(session: EstateSession) -> None:
    Answers(session).record(STAIRS, FIRST, Observation(inputs={"handrail_h": Fraction(9, 10)}))
    PlacesFilling(session).say_ok(STAIRS, FIRST, basis="counted")
    observation = said(session, STAIRS, FIRST)
    assert observation is not None
    assert observation.inputs["step_bad"] == 0
    assert observation.inputs["handrail_h"] == Fraction(9, 10)
    assert session.scores.answers[STAIRS, FIRST].score == 100
    assert Answers(session).card(STAIRS, FIRST).basis == "counted"


def test_an_item_without_such_a_statement_refuses_it(session: EstateSession) -> None:
    with pytest.raises(UnknownField):
        PlacesFilling(session).say_ok(LAMPS, FIRST)


def test_a_basis_for_the_place_fills_only_what_does_not_say_it(answered: EstateSession) -> None:
    Answers(answered).set_basis(LAMPS, FIRST, "measured")
    filled = PlacesFilling(answered).say_basis(FIRST, "counted")
    assert (filled.written, filled.kept) == (1, 1)
    assert Answers(answered).card(LAMPS, FIRST).basis == "measured"
    assert Answers(answered).card(BLOCKED, FIRST).basis == "counted"
    with pytest.raises(UnknownField):
        PlacesFilling(answered).say_basis(FIRST, "guessed")


def test_a_part_is_put_and_filled_to_the_other_entrances(session: EstateSession) -> None:
    filling = PlacesFilling(session)
    filling.put_part(LAMPS, FIRST, SHOULD, typed_value(SHOULD, "６"))
    assert said(session, LAMPS, FIRST) == Observation(inputs={"should": Fraction(6)})
    filled = filling.fill_part(LAMPS, SHOULD, FIRST, [SECOND])
    assert filled.written == 1
    filling.put_part(LAMPS, FIRST, SHOULD, Fraction(7))
    assert filling.fill_part(LAMPS, SHOULD, FIRST, [SECOND]).written == 0
    filling.fill_part(LAMPS, SHOULD, FIRST, [SECOND], overwrite=True)
    assert said(session, LAMPS, SECOND) == Observation(inputs={"should": Fraction(7)})
    filling.put_part(LAMPS, SECOND, SHOULD, None)
    assert said(session, LAMPS, SECOND) is None


def test_a_part_the_item_does_not_have_is_refused(session: EstateSession) -> None:
    with pytest.raises(UnknownField):
        PlacesFilling(session).put_part(LAMPS, FIRST, GRADE, Fraction(4))


def test_the_parts_of_an_item_are_its_grade_boxes_and_hand_ticked_flags(session: EstateSession) -> None:
    item = session.forms.tree.item(BLOCKED)
    assert item is not None
    assert [part.name for part in parts_of(item)] == ["", "piled", "ebikes"]


def test_a_tick_is_taken_back_by_nothing_or_zero() -> None:
    flag = Part(kind=PartKind.FLAG, name="dry")
    assert [typed_value(flag, text) for text in ("1", "0", "")] == [Fraction(1), None, None]


def test_the_first_round_has_no_last_one(session: EstateSession) -> None:
    last = LastRound(session)
    assert (last.key, last.at(LAMPS, FIRST)) == ("", None)
    assert PlacesFilling(session).same_as_last(FIRST).written == 0


def test_last_rounds_answers_are_seen_with_their_score_and_taken_over(answered: EstateSession) -> None:
    Rounds(answered).seal("done")
    Rounds(answered).new("2027")
    last = LastRound(answered)
    seen = last.at(LAMPS, FIRST)
    assert seen is not None
    assert seen.round == "baseline"
    assert seen.observation == lit(6, 5)
    assert seen.score is not None
    assert seen.score.score == 60
    filled = PlacesFilling(answered, last).same_as_last(FIRST, [LAMPS])
    assert filled.written == 1
    assert said(answered, LAMPS, FIRST) == lit(6, 5)
    assert said(answered, BLOCKED, FIRST) is None
    assert PlacesFilling(answered, last).same_as_last(FIRST).written == 1


def test_last_round_is_read_again_when_something_else_than_an_answer_of_now_changes(
    answered: EstateSession,
) -> None:
    Rounds(answered).new("2027")
    last = LastRound(answered)
    before = last.at(LAMPS, FIRST)
    last.follow(Answers(answered).record(LAMPS, FIRST, lit(6, 6)))
    assert last.at(LAMPS, FIRST) == before
    last.follow(Rounds(answered).new("2028"))
    after = last.at(LAMPS, FIRST)
    assert after is not None
    assert (last.key, after.observation) == ("2027", lit(6, 6))


def test_boxes_that_are_not_asked_here_are_told(session: EstateSession) -> None:
    assert {"hyd_need", "door_ok"} <= Answers(session).card("E2.1", FIRST).spared
    RegisterService(session).set_fields(ONE, {"floors": "11"})
    assert Answers(session).card("E2.1", FIRST).spared == frozenset()
    ramp = Part(kind=PartKind.INPUT, name="ramp")
    assert Answers(session).card("F1.1", FIRST).spared == frozenset()
    PlacesFilling(session).put_part("F1.1", FIRST, ramp, Fraction(0))
    assert "slope_n" in Answers(session).card("F1.1", FIRST).spared


def test_the_estate_itself_can_be_locked_too(session: EstateSession) -> None:
    assert PlacesFilling(session).lock_place(ESTATE, "围挡").written > 20
