"""Lists beside the steps: seven ones, five together, roster and meetings, the fast track, the joint form."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

import pytest

from renodesk.errors import DaysReversed, NotExempt, NotSingle, UnknownSpecial, UnknownStep, WrongUsage
from renodesk.services.eligibility import EligibilityService
from renodesk.services.procedure import ProcedureActs
from renodesk.services.procedure.fast_track import FastTrack
from renodesk.services.procedure.joint_review import JointReview
from renodesk.services.procedure.people import People
from renodesk.services.procedure.ticks import SevenOnes
from renodesk.services.procedure.timeline import timeline
from renodesk.services.procedure.together import Together
from renodesk.services.session import EstateSession

SATURDAY = date(2026, 11, 7)


def test_seven_ones_are_ready_only_when_each_is_exactly_one(session: EstateSession) -> None:
    def ones() -> SevenOnes:
        return SevenOnes(session)

    for row in ones().rows()[:-1]:
        ones().set(row.step.key, ("市勘测院",))
    with pytest.raises(NotSingle) as refused:
        ones().find_ready()
    assert "监理单位" in str(refused.value.facts["what"])
    ones().set("SJS71/7", ("甲监理", "乙监理", "甲监理 "))
    assert ones().rows()[-1].units == ("甲监理", "乙监理")
    with pytest.raises(NotSingle):
        ones().find_ready()
    ones().set("SJS71/7", ("甲监理",))
    ones().find_ready()
    assert ones().ready_since is not None
    ones().set("SJS71/4", ())
    assert ones().ready_since is None
    with pytest.raises(UnknownStep):
        ones().set("SJS71/8", ("谁",))


def test_special_projects_stand_row_by_row_beside_the_main_one(session: EstateSession) -> None:
    together = Together(session)
    together.add("雨污分流", "排水公司")
    for number in range(1, 5):
        together.say("雨污分流", number, is_together=True)
    assert not together.project("雨污分流").is_together
    together.say("雨污分流", 5, is_together=True)
    assert together.project("雨污分流").is_together
    ProcedureActs(session).finish("NB4C/3", date(2026, 4, 1))
    together = Together(session)
    together.reach("雨污分流", 3, date(2026, 4, 16))
    assert [one.behind for one in together.project("雨污分流").stages] == [None, None, 15, None]
    with pytest.raises(UnknownStep):
        together.say("雨污分流", 6, is_together=True)
    together.remove("雨污分流")
    with pytest.raises(UnknownSpecial):
        together.project("雨污分流")


def test_names_and_phones_of_the_roster_stay_out_of_the_log(session: EstateSession) -> None:
    People(session).name("BD19/1", name="王书记", unit="槐安社区", phone="13800000000")
    (first, *others) = People(session).members()
    assert (first.name, first.unit, first.phone) == ("王书记", "槐安社区", "13800000000")
    assert len(others) == 9
    assert {one.name for one in others} == {""}
    said = [str(state.value) for state in session.file.states("step")]
    assert not any("王书记" in one or "13800000000" in one for one in said)


@pytest.mark.parametrize(
    ("raised", "settled"),
    [({"construction": 1}, {"construction": 2}), ({"gossip": 1}, {}), ({"design": -1}, {})],
)
def test_a_meeting_settles_no_more_than_was_raised(
    session: EstateSession, raised: Mapping[str, int], settled: Mapping[str, int]
) -> None:
    with pytest.raises(WrongUsage):
        People(session).hold(SATURDAY, raised, settled)
    assert People(session).meetings() == ()


def test_meetings_add_up_and_saturdays_without_one_are_named(session: EstateSession) -> None:
    people = People(session)
    people.hold(SATURDAY, {"construction": 3, "design": 1}, {"construction": 1})
    people.hold(date(2026, 11, 13), {"supervision": 2}, {"construction": 2, "supervision": 1})
    people.hold(SATURDAY, {"construction": 3, "design": 1}, {"construction": 1}, "同一天再记就是改这一次")
    people = People(session)
    assert [one.is_saturday for one in people.meetings()] == [True, False]
    assert people.sums().rate == Fraction(4, 6)
    book = ProcedureActs(session).book()
    assert all(one.weekday() == 5 and SATURDAY < one <= book.today for one in people.missed())
    people.drop(SATURDAY)
    assert [one.day for one in People(session).meetings()] == [date(2026, 11, 13)]


def test_the_exemption_wants_all_three_to_be_no_part_of_the_works(session: EstateSession) -> None:
    for number, is_part in ((1, False), (2, True)):
        FastTrack(session).answer(f"CXGREEN/{number}", is_part)
    assert FastTrack(session).is_exempt is False
    FastTrack(session).answer("CXGREEN/2", is_part=False)
    assert FastTrack(session).is_exempt is None
    with pytest.raises(NotExempt):
        FastTrack(session).exempt()
    FastTrack(session).answer("CXGREEN/3", is_part=False)
    assert FastTrack(session).exempt().code == "CXGREEN"


def test_the_joint_form_is_filled_from_what_is_known_and_counts_its_days(session: EstateSession) -> None:
    joint = JointReview(session)
    joint.write("contents", "更换给水管")
    assert [(one.box.code, one.is_prefilled) for one in joint.form().parts if one.text] == [
        ("contents", False)
    ]
    joint.date(date(2026, 5, 6), None)
    with pytest.raises(DaysReversed):
        joint.date(date(2026, 5, 6), date(2026, 5, 1))
    joint.date(date(2026, 5, 6), date(2026, 5, 21))
    assert joint.form().days == 15
    for one in joint.form().opinions:
        assert not joint.form().is_agreed
        joint.say(one.box.code, "agree", day=date(2026, 5, 20))
    assert joint.form().is_agreed
    with pytest.raises(UnknownStep):
        joint.say("contents", "agree")


def test_the_way_of_an_estate_is_told_by_day(session: EstateSession) -> None:
    acts = ProcedureActs(session)
    acts.finish("CX10/1", date(2020, 3, 1))
    acts.register("CX10/2", "可研批复", {"number": "12号"}, date(2020, 3, 9))
    acts.plan("CX10/2", None, date(2031, 1, 1))
    People(session).hold(SATURDAY, {"design": 1}, {})
    EligibilityService(session).keep()
    found = timeline(session, "zh")
    assert [one.day for one in found] == sorted(one.day for one in found)
    assert [(one.kind, one.is_planned) for one in found][:2] == [("step", False), ("paper", False)]
    assert (found[-1].kind, found[-1].is_planned) == ("plan", True)
    assert {"meeting", "round", "eligibility"} <= {one.kind for one in found}
