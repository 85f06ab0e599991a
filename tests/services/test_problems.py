"""The handbook's problems of a round: read from answers, asked, added to, kept as acts."""

import shutil
from fractions import Fraction
from pathlib import Path

import pytest

from renodesk.domain.changes import Author
from renodesk.domain.places import ESTATE, Place
from renodesk.domain.problems import Differing, LightState, Presence, Urging
from renodesk.domain.survey import Observation
from renodesk.errors import (
    DueMalformed,
    HandbookMissing,
    NotAsked,
    ProblemNotThere,
    RoundSealed,
    UnknownPlace,
    UnknownProblem,
    WrongUsage,
)
from renodesk.paths import forms_dir
from renodesk.services.answers import Answers
from renodesk.services.environment import Environment
from renodesk.services.exchange import merge_bundle, write_bundle
from renodesk.services.history import History
from renodesk.services.problems import IndicatorLine, ProblemActs, ProblemLine, Problems
from renodesk.services.rounds import Rounds
from renodesk.services.session import EstateSession

FIRST, SECOND = Place(building="1"), Place(building="2")
YI = Author(person="乙", device="d-2")


def seen(session: EstateSession, item: str, place: Place, **inputs: int) -> None:
    values = {name: Fraction(value) for name, value in inputs.items()}
    Answers(session).record(item, place, Observation(inputs=values))


def line(session: EstateSession, code: str) -> ProblemLine:
    (found,) = [one for one in Problems(session).lines() if one.code == code]
    return found


def indicator(session: EstateSession, code: str) -> IndicatorLine:
    (found,) = [one for one in Problems(session).indicators() if one.code == code]
    return found


@pytest.fixture
def loose(session: EstateSession) -> EstateSession:
    """An estate whose first facade is loose a little, and whose second is whole."""
    seen(session, "A2.2", FIRST, loose_m2=3)
    seen(session, "A2.2", SECOND, loose_m2=0)
    return session


def test_a_problem_is_read_from_answers_and_goes_with_them(loose: EstateSession) -> None:
    found = line(loose, "H04.1")
    assert found.sentence == "共1栋住宅存在外墙装饰材料和保温材料开裂、损坏、脱落，有隐患，为1号楼。"
    assert (found.places, found.urgency, found.urgency_why) == ((FIRST,), "限时解决", Urging.HANDBOOK)
    assert (found.is_dwelling, found.is_edited, found.tree_codes) == (True, False, ("A2.2",))
    seen(loose, "A2.2", SECOND, loose_m2=40)
    both = line(loose, "H04.1").sentence
    assert "隐患严重，为2号楼。" in both.split("脱落，")[1]
    assert "有隐患，为1号楼。" in both
    seen(loose, "A2.2", FIRST, loose_m2=0)
    seen(loose, "A2.2", SECOND, loose_m2=0)
    assert [one.code for one in Problems(loose).lines()] == []


def test_what_is_asked_is_one_act_that_undo_takes_back(loose: EstateSession) -> None:
    acts = ProblemActs(loose)
    acts.answer("H04.5", {FIRST: True, SECOND: False})
    assert line(loose, "H04.5").is_asked
    (asked,) = [one for one in Problems(loose).questions() if one.code == "H04.5"]
    assert (asked.open, dict(asked.answers)) == ((), {FIRST: True, SECOND: False})
    History(loose).undo()
    (asked,) = [one for one in Problems(loose).questions() if one.code == "H04.5"]
    assert (asked.open, dict(asked.answers)) == ((FIRST, SECOND), {})
    acts.answer("H17.5", {ESTATE: Fraction(3)})
    assert line(loose, "H17.5").sentence == "公共活动场地及公共绿地存在私搭乱建的有3处。"
    acts.answer("H17.5", {ESTATE: None})
    assert indicator(loose, "H17").presence == Presence.OPEN


def test_answers_that_do_not_fit_are_refused_and_change_nothing(loose: EstateSession) -> None:
    acts = ProblemActs(loose)
    before = len(list(loose.file.changes()))
    with pytest.raises(UnknownProblem):
        acts.answer("H99.1", {FIRST: True})
    with pytest.raises(UnknownPlace):
        acts.answer("H04.5", {Place(building="9"): True})
    with pytest.raises(WrongUsage):
        acts.answer("H04.5", {FIRST: Fraction(2)})
    for wrong in (True, Fraction(-1), Fraction(1, 2), Fraction(10) ** 12):
        with pytest.raises(WrongUsage):
            acts.answer("H17.5", {ESTATE: wrong})
    with pytest.raises(NotAsked):
        acts.answer("H04.1", {SECOND: True})
    with pytest.raises(ProblemNotThere):
        acts.edit("H04.5", {"status": "done"})
    for name, value in (("status", "好了"), ("colour", "red")):
        with pytest.raises(WrongUsage):
            acts.edit("H04.1", {name: value})
    for value in ("明年", "2027-5", "2027-02-30"):
        with pytest.raises(DueMalformed):
            acts.edit("H04.1", {"due": value})
    with pytest.raises(WrongUsage):
        acts.edit("H04.1", {"note": "长" * 3000})
    with pytest.raises(WrongUsage):
        acts.fill("H04.1", {"items": "瓷砖"})
    assert len(list(loose.file.changes())) == before


def test_what_is_added_to_a_problem_stands_over_the_handbooks_words(loose: EstateSession) -> None:
    acts = ProblemActs(loose)
    values = {
        "severity": "严重",
        "urgency": "尽力解决",
        "due": "2027-05-31",
        "responsible": "街道",
        "status": "doing",
    }
    acts.edit("H04.1", values)
    found = line(loose, "H04.1")
    assert (found.severity, found.urgency, found.due) == ("严重", "尽力解决", "2027-05-31")
    assert (found.responsible, found.status, found.urgency_why) == ("街道", "doing", Urging.SAID)
    assert found.is_edited
    acts.edit("H04.1", {"urgency": "", "responsible": ""})
    assert (line(loose, "H04.1").urgency, line(loose, "H04.1").responsible) == ("限时解决", "区政府、街道")
    History(loose).undo()
    History(loose).undo()
    assert not line(loose, "H04.1").is_edited


def test_blanks_of_a_sentence_are_said_and_filled_by_hand(session: EstateSession) -> None:
    Answers(session).record("C5.2", ESTATE, Observation(grade=Fraction(2)))
    seen(session, "E3.1", ESTATE, gate=1, road=0, hall=0, throw=0)
    found = line(session, "H21.4")
    assert (found.lacks, "（待填）" in found.sentence) == (("items",), True)
    ProblemActs(session).fill("H21.4", {"items": "主路没有探头"})
    filled = line(session, "H21.4")
    assert (filled.sentence, filled.lacks) == ("小区智能安防系统不完善：主路没有探头。", ())


def test_both_readings_stand_side_by_side_and_say_why(loose: EstateSession) -> None:
    seen(loose, "A2.2", FIRST, loose_m2=0)
    seen(loose, "A2.3", FIRST, hazards=0, untidy=2)
    seen(loose, "A2.3", SECOND, hazards=0, untidy=0)
    seen(loose, "A2.1", FIRST, leaking=0, top_units=6)
    seen(loose, "A2.1", SECOND, leaking=0, top_units=6)
    ProblemActs(loose).answer("H04.4", {FIRST: False, SECOND: False})
    found = indicator(loose, "H04")
    assert (found.presence, found.value, found.result) == (Presence.PRESENT, 1, "至少 1 栋")
    assert (found.why, found.problems) == (Differing.ANY_SPOT, ("H04.2",))
    assert "H04.2" in found.explanation
    assert indicator(loose, "H05").why == Differing.NO_ROW
    assert indicator(loose, "H10").why == Differing.NOT_ASKED
    assert indicator(loose, "H10").value is None


def test_lights_are_read_and_what_nothing_measures_is_set_by_people(loose: EstateSession) -> None:
    seen(loose, "A2.1", FIRST, leaking=3, top_units=6)
    lights = {(one.code, one.place): one for one in Problems(loose).lights()}
    assert lights["N1", FIRST].state == LightState.RED
    assert lights["N1", SECOND].state == LightState.UNKNOWN
    assert lights["Y5", ESTATE].state == LightState.BY_PEOPLE
    acts = ProblemActs(loose)
    acts.set_light("Y5", ESTATE, LightState.GREEN)
    lights = {(one.code, one.place): one for one in Problems(loose).lights()}
    assert (lights["Y5", ESTATE].state, lights["Y5", ESTATE].is_said) == (LightState.GREEN, True)
    with pytest.raises(WrongUsage):
        acts.set_light("N1", FIRST, LightState.GREEN)
    with pytest.raises(UnknownProblem):
        acts.set_light("N9", FIRST, LightState.GREEN)
    acts.set_light("Y5", ESTATE, None)
    assert not any(one.is_said for one in Problems(loose).lights())


def test_a_problem_of_the_round_before_that_is_still_there_rises(session: EstateSession) -> None:
    seen(session, "C4.1", ESTATE, spaces=96, demand=168, no_demand=0)
    assert line(session, "H14.1").urgency == "尽力解决"
    Rounds(session).seal("完成", {})
    Rounds(session).new("2027")
    assert Problems(session).lines() == ()
    seen(session, "C4.1", ESTATE, spaces=100, demand=168, no_demand=0)
    again = line(session, "H14.1")
    assert (again.urgency, again.urgency_why, again.unsolved) == ("限时解决", Urging.UNSOLVED, (ESTATE,))
    assert again.sentence == "现有停车泊位100个，居民停车需求168个，缺口68个。"


def test_a_sealed_round_takes_no_answers_but_goes_on_being_solved(loose: EstateSession) -> None:
    acts = ProblemActs(loose)
    acts.answer("H04.5", {FIRST: True})
    Rounds(loose).seal("完成", {})
    with pytest.raises(RoundSealed):
        acts.answer("H04.5", {FIRST: False})
    acts.edit("H04.5", {"status": "closed"})
    assert line(loose, "H04.5").status == "closed"


def test_what_a_colleague_answered_after_the_seal_does_not_change_what_was_sealed(
    loose: EstateSession, tmp_path: Path
) -> None:
    ProblemActs(loose).answer("H04.5", {SECOND: False})
    copy = tmp_path / "yi.reno"
    shutil.copy(loose.path, copy)
    with EstateSession.open(copy, YI, Environment()) as theirs:
        ProblemActs(theirs).answer("H04.5", {FIRST: True})
        write_bundle(theirs, tmp_path / "yi.zip")
    Rounds(loose).seal("完成", {})
    merge_bundle(loose, tmp_path / "yi.zip")
    assert [one.code for one in Problems(loose).lines()] == ["H04.1"]
    Rounds(loose).reopen("收后到的")
    assert [one.code for one in Problems(loose).lines()] == ["H04.1", "H04.5"]


def test_an_answer_below_the_bottom_line_or_an_urgent_tick_makes_it_one_with_a_deadline(
    session: EstateSession,
) -> None:
    door = Place(building="1", unit="1")
    quiet = {"step_bad": 0, "handrail_bad": 0, "guard_bad": 0, "wall_bad": 0, "vent_bad": 1}
    seen(session, "A3.1", door, **quiet)
    assert (line(session, "H03.2").urgency, line(session, "H03.2").urgency_why) == (
        "尽力解决",
        Urging.HANDBOOK,
    )
    seen(session, "A3.1", door, **(quiet | {"step_bad": 1, "wall_bad": 1}))
    assert line(session, "H03.2").urgency_why == Urging.RED_FLAG
    values = {"play": 1, "soft": 1, "no_cars": 1, "visible": 1, "shade": 1}
    sharp = Observation(
        inputs={name: Fraction(value) for name, value in values.items()}, flags={"sharp": Fraction(1)}
    )
    Answers(session).record("F3.1", ESTATE, sharp)
    found = line(session, "H17.3")
    assert (found.urgency, found.urgency_why, found.lacks) == ("限时解决", Urging.FLAG, ("n",))


def test_two_who_answer_apart_both_keep_theirs(loose: EstateSession, tmp_path: Path) -> None:
    ProblemActs(loose).answer("H04.5", {SECOND: False})
    copy = tmp_path / "yi.reno"
    shutil.copy(loose.path, copy)
    with EstateSession.open(copy, YI, Environment()) as theirs:
        ProblemActs(theirs).answer("H04.5", {FIRST: True})
        write_bundle(theirs, tmp_path / "yi.zip")
    ProblemActs(loose).answer("H04.5", {FIRST: False})
    merge_bundle(loose, tmp_path / "yi.zip")
    found = line(loose, "H04.5")
    assert (found.places, found.is_contested) == ((FIRST,), True)
    assert [one.item for one in History(loose).conflicts()] == [""]


def test_the_handbook_that_was_answered_by_stays_with_the_file(loose: EstateSession, tmp_path: Path) -> None:
    forms = tmp_path / "forms"
    shutil.copytree(forms_dir(), forms, ignore=shutil.ignore_patterns("handbook21"))
    copy = tmp_path / "copy.reno"
    shutil.copy(loose.path, copy)
    with EstateSession.open(copy, YI, Environment(forms_folder=forms)) as without:
        problems = Problems(without)
        assert (problems.lines(), problems.indicators(), problems.lights()) == ((), (), ())
        with pytest.raises(HandbookMissing):
            ProblemActs(without).answer("H04.5", {FIRST: True})
    ProblemActs(loose).answer("H04.5", {FIRST: True})
    shutil.copy(loose.path, copy)
    with EstateSession.open(copy, YI, Environment(forms_folder=forms)) as elsewhere:
        assert Problems(elsewhere).lines() == Problems(loose).lines()
