"""Ballots as people enter them: by totals and door by door, wrong ones too, apart on two laptops and back."""

from datetime import date
from fractions import Fraction
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from many import many

from renodesk.domain.ballots import Outcome, Voice
from renodesk.domain.changes import Author
from renodesk.domain.consent import Counted, Stage
from renodesk.domain.places import ESTATE, Place
from renodesk.domain.procedure import StepState
from renodesk.domain.votes import Fault, Vote, VoteLine, count_votes
from renodesk.errors import (
    BallotClosed,
    BallotStillOpen,
    DaysReversed,
    HouseholdTwice,
    NothingProposed,
    NothingWritten,
    NumberMalformed,
    OutsideBallot,
    ReasonMissing,
    StepShut,
    UnknownBallot,
    WrongUsage,
)
from renodesk.services.answers import Answers
from renodesk.services.ballots import BallotActs, BallotBook, Count, gate, gates_by, proposing
from renodesk.services.ballots.words import count_lines, gate_lines, gate_sentence
from renodesk.services.environment import Environment
from renodesk.services.erasing import Erasing
from renodesk.services.exchange import BundleWish, merge_bundle, open_bundle, write_bundle
from renodesk.services.procedure import ProcedureActs, ProcedureBook
from renodesk.services.register import RegisterService
from renodesk.services.session import EstateSession
from renodesk.texts import explain

HOUSEHOLDS, AREA, PERSONS = Counted.HOUSEHOLDS, Counted.AREA, Counted.PERSONS
FIRST, SECOND = Place(building="1"), Place(building="2")
ENTRANCE = Place(building="1", unit="1")
YI = Author(person="乙", device="d-2")
BARE, PERSONAL = BundleWish(papers=False), BundleWish(papers=False, with_personal=True)


@pytest.fixture
def session(session: EstateSession) -> EstateSession:
    """Return an estate of 301 households and 24681.5 m² in 楚雄."""
    RegisterService(session).set_fields(
        ESTATE,
        {
            "households": "301",
            "owner_households": "301",
            "exclusive_area_m2": "24681.5",
            "rule_jurisdiction": "楚雄",
        },
    )
    return session


def totals(agree: str, area: str = "", against: str = "0") -> dict[Voice, dict[Counted, str]]:
    """Return what somebody types of a place."""
    said = {Voice.AGREE: {HOUSEHOLDS: agree}, Voice.AGAINST: {HOUSEHOLDS: against}}
    if area:
        said[Voice.AGREE][AREA] = area
        said[Voice.AGAINST][AREA] = "0"
    return said


def begun(session: EstateSession, stage: Stage = Stage.DESIGN_START, matter: str = "是否改造") -> str:
    return BallotActs(session).begin(matter, stage)


def counted(session: EstateSession, key: str) -> Count:
    book = BallotBook(session)
    return book.count(book.ballot(key))


def faults(session: EstateSession, key: str) -> set[Fault]:
    return {mark.fault for _, mark in counted(session, key).marks}


def sentence(session: EstateSession, key: str, name: str) -> str:
    (found,) = (one for one in gates_by(session, counted(session, key)) if one.name == name)
    return gate_sentence(found, "zh")


def ballot_says(number: str, voice: Voice | None, area: str = "80", day: date | None = None) -> Vote:
    return Vote(number=number, voice=voice, area=Fraction(area), day=day)


def test_the_answer_is_a_sentence_with_what_is_missing_in_both_units(session: EstateSession) -> None:
    key, acts = begun(session), BallotActs(session)
    acts.enter(key, ESTATE, totals("190", "15814.5"))
    assert sentence(session, key, "CX-DS") == "还差 11 户、639.84 m²"
    acts.enter(key, ESTATE, totals("201", "16454.33"))
    assert sentence(session, key, "CX-DS") == "还差 0.01 m²"
    acts.enter(key, ESTATE, totals("201", "16455"))
    assert sentence(session, key, "CX-DS") == "达到了"
    lines = "\n".join(
        line for one in gates_by(session, counted(session, key)) for line in gate_lines(one, "zh")
    )
    assert "楚住建城〔2020〕1号 三(三)2" in lines
    assert "第278条" in lines
    assert "待核" in lines


def test_places_are_added_and_a_part_of_a_total_is_not_added_again(session: EstateSession) -> None:
    key, acts = begun(session), BallotActs(session)
    acts.enter_many(key, {FIRST: totals("20"), SECOND: totals("10")})
    assert counted(session, key).tally.said(Voice.AGREE, HOUSEHOLDS) == 30
    acts.enter(key, ENTRANCE, totals("5"))
    assert counted(session, key).tally.said(Voice.AGREE, HOUSEHOLDS) == 30
    assert faults(session, key) == {Fault.INSIDE}
    acts.enter(key, ESTATE, totals("40"))
    assert counted(session, key).tally.said(Voice.AGREE, HOUSEHOLDS) == 40


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        (totals("25"), Fault.BEYOND),
        (totals("20", "1920.5"), Fault.BEYOND),
        (totals("-1"), Fault.NEGATIVE),
        (totals("20", "-3"), Fault.NEGATIVE),
        (totals("二十"), Fault.NO_NUMBER),
        (totals("20.5"), Fault.NOT_WHOLE),
    ],
    ids=["over 100 %", "area above the register's", "negative", "negative area", "no number", "half"],
)
def test_what_cannot_be_is_kept_marked_and_never_counted(
    session: EstateSession, typed: dict[Voice, dict[Counted, str]], fault: Fault
) -> None:
    RegisterService(session).set_fields(FIRST, {"exclusive_area_m2": "1920"})
    key, acts = begun(session), BallotActs(session)
    acts.enter(key, FIRST, typed)
    assert faults(session, key) == {fault}
    assert gate(session, Stage.DESIGN_START).outcome != Outcome.PASS
    assert "改好" in gate(session, Stage.DESIGN_START).sentence
    assert any("1" in line for line in count_lines(counted(session, key), "zh") if "!" in line)
    assert proposing.proposed(session, key) == {}


def test_door_by_door_a_household_has_one_voice_until_it_is_corrected(session: EstateSession) -> None:
    key, acts = begun(session), BallotActs(session)
    acts.votes(key, [(ENTRANCE, ballot_says(str(one), None)) for one in (101, 102, 201)])
    acts.vote(key, ENTRANCE, Vote(number="１０１", voice=Voice.AGREE))
    acts.vote(key, ENTRANCE, Vote(number="102", is_missed=True))
    tally = counted(session, key).tally
    assert (tally.said(Voice.AGREE, HOUSEHOLDS), tally.said(Voice.AGREE, AREA)) == (1, 80)
    with pytest.raises(HouseholdTwice):
        acts.vote(key, ENTRANCE, Vote(number="101", voice=Voice.AGAINST))
    acts.vote(key, ENTRANCE, Vote(number="101", voice=Voice.AGAINST), is_again=True)
    assert counted(session, key).tally.said(Voice.AGAINST, HOUSEHOLDS) == 1
    assert len(BallotBook(session).households(BallotBook(session).ballot(key))) == 3
    session.took(session.file.undo())
    assert counted(session, key).tally.said(Voice.AGREE, HOUSEHOLDS) == 1
    with pytest.raises(HouseholdTwice):
        acts.votes(key, [(SECOND, ballot_says("1", Voice.AGREE)), (SECOND, ballot_says("1", Voice.AGREE))])
    assert counted(session, key).tally.spoke(HOUSEHOLDS) == 1


def test_single_votes_are_in_no_change_and_go_when_they_are_taken_back(session: EstateSession) -> None:
    key, acts = begun(session), BallotActs(session)
    acts.vote(key, ENTRANCE, Vote(number="402乙室", voice=Voice.AGREE, name="王建国"))
    log = "".join(one.value for one in session.file.changes())
    assert not [one for one in ("402乙室", "王建国") if one in log]
    (line,) = BallotBook(session).households(BallotBook(session).ballot(key))
    acts.take_back(key, [line.key])
    assert counted(session, key).parts == ()
    assert not any("王建国" in one for one in session.file.person_values().values())


def test_a_vote_after_the_closing_day_does_not_count(session: EstateSession) -> None:
    key, acts = begun(session), BallotActs(session)
    acts.say(key, {"closing": "2026-05-31"})
    acts.vote(key, ENTRANCE, ballot_says("101", Voice.AGREE, day=date(2026, 5, 31)))
    acts.vote(key, ENTRANCE, ballot_says("102", Voice.AGREE, day=date(2026, 6, 1)))
    assert counted(session, key).tally.spoke(HOUSEHOLDS) == 1
    assert faults(session, key) == {Fault.LATE}


def test_a_closed_ballot_takes_nothing_until_it_is_opened_with_a_reason(session: EstateSession) -> None:
    key, acts = begun(session), BallotActs(session)
    acts.vote(key, ENTRANCE, ballot_says("101", Voice.AGREE))
    acts.close(key, date(2026, 6, 1))
    with pytest.raises(BallotClosed):
        acts.enter(key, ESTATE, totals("1"))
    with pytest.raises(BallotClosed):
        acts.vote(key, ENTRANCE, ballot_says("102", Voice.AGREE))
    with pytest.raises(ReasonMissing):
        acts.reopen(key, " ")
    acts.reopen(key, "漏了一户")
    acts.vote(key, ENTRANCE, ballot_says("102", Voice.AGREE))
    assert counted(session, key).tally.spoke(HOUSEHOLDS) == 2
    assert faults(session, key) == set()


def test_what_is_no_ballot_place_or_day_is_refused_and_nothing_kept(session: EstateSession) -> None:
    acts = BallotActs(session)
    lift = acts.begin("加装电梯", Stage.CONSTRUCTION_START, ENTRANCE, legal="MFD278-SPE")
    with pytest.raises(OutsideBallot):
        acts.enter(lift, SECOND, totals("1"))
    with pytest.raises(UnknownBallot):
        acts.enter("ffff", ESTATE, totals("1"))
    with pytest.raises(WrongUsage):
        acts.begin("改造方案", Stage.SCHEME_VOTE, nth=3)
    with pytest.raises(NumberMalformed) as refused:
        acts.say(lift, {"base.households": "-1"})
    assert explain(refused.value, "zh").startswith("“-1”不是户数")
    with pytest.raises(NothingWritten):
        acts.say(lift, {"matter": " "})
    with pytest.raises(DaysReversed):
        acts.say(lift, {"public_from": "2026-06-10", "public_until": "2026-06-01"})
    assert [one.days for one in BallotBook(session).ballots()] == [{}]


def test_a_lift_is_the_vote_of_its_entrance_by_the_law_alone(session: EstateSession) -> None:
    acts = BallotActs(session)
    lift = acts.begin("加装电梯", Stage.CONSTRUCTION_START, ENTRANCE, legal="MFD278-SPE")
    acts.say(lift, {"base.area": "1000", "base.persons": "12"})
    three = {HOUSEHOLDS: "9", AREA: "750", PERSONS: "9"}
    acts.enter(
        lift, ENTRANCE, {Voice.AGREE: three, Voice.AGAINST: {HOUSEHOLDS: "3", AREA: "250", PERSONS: "3"}}
    )
    (found,) = gates_by(session, counted(session, lift))
    assert (found.name, found.outcome) == ("MFD278-SPE", Outcome.PASS)
    three[AREA] = "749"
    acts.enter(
        lift, ENTRANCE, {Voice.AGREE: three, Voice.AGAINST: {HOUSEHOLDS: "3", AREA: "251", PERSONS: "3"}}
    )
    assert sentence(session, lift, "MFD278-SPE") == "还差 4 m²，没表态的全同意也不够"
    assert gate(session, Stage.CONSTRUCTION_START, place=ENTRANCE).outcome == Outcome.FAIL
    assert gate(session, Stage.CONSTRUCTION_START).outcome == Outcome.OPEN


def test_half_of_the_voices_is_told_to_stand_on_the_line_that_has_to_be_passed(
    session: EstateSession,
) -> None:
    acts = BallotActs(session)
    key = acts.begin("用维修资金", Stage.CONSTRUCTION_START, ENTRANCE, legal="MFD278-ORD")
    acts.say(key, {"base.area": "1000", "base.persons": "12"})
    half = {HOUSEHOLDS: "6", AREA: "500", PERSONS: "6"}
    acts.enter(key, ENTRANCE, {Voice.AGREE: half, Voice.AGAINST: half})
    said = sentence(session, key, "MFD278-ORD")
    assert said == "还差 一点（面积刚好在线上，要超过）、1 人，没表态的全同意也不够"


def test_the_place_may_pass_where_the_law_fails_and_both_stand_side_by_side(session: EstateSession) -> None:
    RegisterService(session).set_fields(ESTATE, {"rule_jurisdiction": "甘肃", "owner_persons": "100"})
    key = BallotActs(session).begin("改造方案", Stage.CONSTRUCTION_START, legal="MFD278-SPE")
    acts = BallotActs(session)
    acts.say(key, {"base.households": "100", "base.area": "10000"})
    said = {HOUSEHOLDS: "70", AREA: "5000", PERSONS: "70"}
    acts.enter(key, ESTATE, {Voice.AGREE: said})
    found = {one.name: one for one in gates_by(session, counted(session, key))}
    assert found["GS-CS"].verdict.rules[0].outcome == Outcome.PASS
    assert found["MFD278-SPE"].outcome == Outcome.FAIL
    assert "参加的还不够" in gate_sentence(found["MFD278-SPE"], "zh")
    assert gate(session, Stage.CONSTRUCTION_START).outcome == Outcome.FAIL
    acts.enter(key, ESTATE, {Voice.AGREE: {**said, AREA: "7500"}})
    assert gate(session, Stage.CONSTRUCTION_START).outcome == Outcome.OPEN
    acts.say(key, {"agreed": "2026-05-20"})
    assert gate(session, Stage.CONSTRUCTION_START).outcome == Outcome.PASS


def test_each_document_counts_against_the_households_it_names(session: EstateSession) -> None:
    """楚住建城〔2020〕1号: the first vote against 小区总户数, the second against 业主总户数."""
    RegisterService(session).set_fields(ESTATE, {"households": "310", "owner_households": "301"})
    acts = BallotActs(session)
    first, second = begun(session), acts.begin("改造方案", Stage.SCHEME_VOTE)
    for key in (first, second):
        acts.enter(key, ESTATE, totals("201", "20000"))
    assert sentence(session, first, "CX-DS") == "还差 6 户"
    assert sentence(session, second, "CX-SV") == "达到了"
    acts.say(first, {"base.households": "301"})
    assert sentence(session, first, "CX-DS") == "达到了"
    acts.say(first, {"base.households": ""})
    RegisterService(session).set_fields(ESTATE, {"owner_households": ""})
    assert sentence(session, first, "CX-DS") == "还差 6 户"
    assert "登记表里没填" in sentence(session, second, "CX-SV")


def test_two_closing_days_wait_for_a_decision(session: EstateSession, tmp_path: Path) -> None:
    key = begun(session)
    BallotActs(session).enter(key, ESTATE, totals("201", "20000"))
    write_bundle(session, tmp_path / "a.zip", wish=BARE)
    with open_bundle(tmp_path / "a.zip", tmp_path / "yi.reno", YI, Environment()) as yi:
        BallotActs(yi).say(key, {"closing": "2026-05-30", "note": "乙"})
        write_bundle(yi, tmp_path / "b.zip", wish=BARE)
    BallotActs(session).say(key, {"closing": "2026-05-31", "note": "甲"})
    merge_bundle(session, tmp_path / "b.zip")
    assert "先定下" in gate(session, Stage.DESIGN_START).sentence
    BallotActs(session).say(key, {"closing": "2026-05-31"})
    assert gate(session, Stage.DESIGN_START).outcome == Outcome.PASS


def test_a_step_behind_a_gate_opens_with_the_vote_and_not_before(session: EstateSession) -> None:
    key, acts, ways = begun(session), BallotActs(session), ProcedureActs(session)
    ways.begin("CX10/1")
    ways.finish("CX10/1")
    ways.begin("CX10/2")
    acts.enter(key, ESTATE, totals("200", "20000"))
    with pytest.raises(StepShut) as shut:
        ways.finish("CX10/2")
    assert "还差 1 户" in str(shut.value.facts["what"])
    acts.enter(key, ESTATE, totals("201", "20000"))
    ways.finish("CX10/2")
    assert ProcedureBook(session, "zh").line("CX10/2").at.standing.state == StepState.DONE


def test_a_ballot_answers_the_indicator_that_asks_for_consent(session: EstateSession) -> None:
    key, acts = begun(session), BallotActs(session)
    with pytest.raises(NothingProposed):
        proposing.take(session, key)
    acts.enter(key, ESTATE, totals("210", "17000", against="30"))
    proposing.take(session, key)
    card = Answers(session).card("G3.1", ESTATE)
    assert card.observation is not None
    assert card.observation.inputs == {"part_hh": 240, "agree_hh": 210, "part_m2": 17000, "agree_m2": 17000}
    assert card.basis == "document"


def test_two_totals_of_one_place_wait_for_a_decision(session: EstateSession, tmp_path: Path) -> None:
    key = begun(session)
    write_bundle(session, tmp_path / "a.zip", wish=BARE)
    with open_bundle(tmp_path / "a.zip", tmp_path / "yi.reno", YI, Environment()) as yi:
        BallotActs(yi).enter(key, FIRST, totals("21"))
        write_bundle(yi, tmp_path / "b.zip", wish=BARE)
    BallotActs(session).enter(key, FIRST, totals("20"))
    merge_bundle(session, tmp_path / "b.zip")
    assert faults(session, key) == {Fault.CONTESTED}
    assert "先定下" in gate(session, Stage.DESIGN_START).sentence
    BallotActs(session).enter(key, FIRST, totals("21"))
    assert faults(session, key) == set()


def test_two_laptops_meet_household_by_household(session: EstateSession, tmp_path: Path) -> None:
    key = begun(session)
    BallotActs(session).votes(key, [(ENTRANCE, ballot_says(str(one), None)) for one in range(101, 106)])
    write_bundle(session, tmp_path / "a.zip", wish=PERSONAL)
    with open_bundle(tmp_path / "a.zip", tmp_path / "yi.reno", YI, Environment()) as yi:
        theirs = BallotActs(yi)
        theirs.vote(key, ENTRANCE, ballot_says("101", Voice.AGREE))
        theirs.vote(key, ENTRANCE, ballot_says("102", Voice.AGAINST))
        theirs.vote(key, SECOND, ballot_says("7", Voice.AGREE))
        theirs.vote(key, SECOND, ballot_says("8", Voice.AGREE))
        write_bundle(yi, tmp_path / "b.zip", wish=PERSONAL)
        write_bundle(yi, tmp_path / "bare.zip", wish=BARE)
    ours = BallotActs(session)
    ours.vote(key, ENTRANCE, ballot_says("102", Voice.AGREE))
    ours.vote(key, ENTRANCE, ballot_says("103", Voice.AGREE))
    ours.vote(key, SECOND, ballot_says("7", Voice.AGREE))
    merge_bundle(session, tmp_path / "bare.zip")
    assert Fault.AWAY in faults(session, key)
    assert gate(session, Stage.DESIGN_START).outcome == Outcome.OPEN
    merge_bundle(session, tmp_path / "b.zip")
    assert faults(session, key) == {Fault.DIFFER, Fault.TWICE}
    assert counted(session, key).tally.said(Voice.AGREE, HOUSEHOLDS) == 4
    ours.vote(key, ENTRANCE, ballot_says("102", Voice.AGREE), is_again=True)
    assert faults(session, key) == {Fault.TWICE}
    assert counted(session, key).tally.said(Voice.AGREE, HOUSEHOLDS) == 5


def test_who_gets_no_single_votes_knows_the_totals_once_it_is_closed(
    session: EstateSession, tmp_path: Path
) -> None:
    key, acts = begun(session), BallotActs(session)
    acts.votes(key, [(ENTRANCE, ballot_says(str(one), Voice.AGREE)) for one in (101, 102)])
    acts.vote(key, SECOND, ballot_says("7", Voice.ABSTAIN))
    acts.close(key)
    write_bundle(session, tmp_path / "a.zip", wish=BARE)
    with open_bundle(tmp_path / "a.zip", tmp_path / "yi.reno", YI, Environment()) as yi:
        assert not yi.file.person_values()
        assert counted(yi, key).tally.voices == counted(session, key).tally.voices
        assert faults(yi, key) == set()
    Erasing(session).erase_all("项目结束")
    assert counted(session, key).tally.said(Voice.AGREE, AREA) == 160
    assert not session.file.person_values()


def test_single_votes_of_an_open_ballot_are_not_deleted_with_everything(session: EstateSession) -> None:
    key = begun(session)
    BallotActs(session).vote(key, ENTRANCE, ballot_says("101", Voice.AGREE))
    held = session.file.person_values()
    for reason, error in (("项目结束", BallotStillOpen), (" ", ReasonMissing)):
        with pytest.raises(error):
            Erasing(session).erase_all(reason)
    assert session.file.person_values() == held
    BallotActs(session).close(key)
    Erasing(session).erase_all("项目结束")
    assert not session.file.person_values()


def test_households_of_the_first_vote_are_listed_for_the_second(session: EstateSession) -> None:
    first, acts = begun(session), BallotActs(session)
    acts.votes(first, [(ENTRANCE, ballot_says(str(one), Voice.AGREE, "88.8")) for one in (101, 102)])
    second = acts.begin("改造方案", Stage.SCHEME_VOTE, nth=2)
    acts.list_households(second, first)
    lines = BallotBook(session).households(BallotBook(session).ballot(second))
    assert [(line.vote.number, line.vote.voice, line.vote.area) for line in lines if line.vote] == [
        ("101", None, Fraction("88.8")),
        ("102", None, Fraction("88.8")),
    ]
    assert not acts.list_households(second, first).cells


DOORS = st.lists(
    st.builds(
        VoteLine,
        key=st.text("abcdef", min_size=1, max_size=6),
        place=st.just(ENTRANCE),
        votes=st.tuples(
            st.builds(
                Vote,
                number=st.sampled_from(["101", "102", "201 ", "２０１"]),
                voice=st.sampled_from([None, *Voice]),
                area=st.sampled_from([None, Fraction(80), Fraction("91.25")]),
            )
        ),
    ),
    max_size=4,
)


@given(DOORS)
@settings(max_examples=many(25))
def test_the_order_of_votes_never_matters(lines: list[VoteLine]) -> None:
    first = count_votes(lines, None)
    assert all(count_votes(list(other), None) == first for other in permutations(lines))
