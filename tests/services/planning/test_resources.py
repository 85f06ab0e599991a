"""Idle space: its size by what was answered, what it could become, best fit first; in no plan and no cost."""

from fractions import Fraction

from renodesk.domain.places import ESTATE
from renodesk.domain.survey import Observation
from renodesk.services.answers import Answers
from renodesk.services.planning import MAIN, Planner
from renodesk.services.planning.resource_words import resource_told
from renodesk.services.planning.resources import Resource, Resources
from renodesk.services.session import EstateSession


def numbers(**inputs: int) -> dict[str, Fraction]:
    return {name: Fraction(value) for name, value in inputs.items()}


def resources(session: EstateSession) -> tuple[Resource, Resource]:
    rooms, grounds = Resources(session).rows()
    return rooms, grounds


def test_nobody_looked_is_not_nothing(session: EstateSession) -> None:
    rooms, grounds = resources(session)
    assert (rooms.size, rooms.is_there, rooms.place) == (None, False, ESTATE)
    assert "还没有摸排" in next(resource_told(rooms, "zh"))
    answers = Answers(session)
    nothing = numbers(idle_room_m2=0, idle_ground_m2=40, room_m2=100, ground_m2=400)
    answers.record("B1.1", ESTATE, Observation(inputs=nothing))
    rooms, grounds = resources(session)
    assert (rooms.size, rooms.is_there) == (0, False)
    assert (grounds.size, grounds.unit, grounds.is_there) == (40, "㎡", True)
    assert list(resource_told(rooms, "en")) == [f"{rooms.label} estate: none"]


def test_uses_that_would_serve_what_falls_short_and_fit_come_first(session: EstateSession) -> None:
    answers = Answers(session)
    idle = numbers(idle_room_m2=150, idle_ground_m2=200, room_m2=300, ground_m2=400)
    answers.record("B1.1", ESTATE, Observation(inputs=idle))
    answers.set_note("B1.1", ESTATE, "旧锅炉房，产权属供热公司")
    answers.record("D3.1", ESTATE, Observation(grade=Fraction(1), inputs=numbers(dist_m=1500, fac_m2=0)))
    answers.record("D2.1", ESTATE, Observation(grade=Fraction(1), inputs=numbers(dist_m=900, fac_m2=0)))
    rooms, _ = resources(session)
    first, second = rooms.uses[:2]
    assert (first.use.needs, first.is_wanted, first.is_large_enough) == (("D3.1",), True, True)
    assert (second.use.needs, second.is_wanted, second.is_large_enough) == (("D2.1",), True, False)
    assert not any(use.is_wanted for use in rooms.uses[2:])
    told = list(resource_told(rooms, "zh"))
    assert "150 ㎡" in told[0]
    assert told[1] == "  说明：旧锅炉房，产权属供热公司"
    assert told[2].startswith("  ★ 可用作 社区卫生服务站，能补短板 D3.1")
    assert "不算工程量" in told[-1]


def test_idle_space_is_in_no_plan(session: EstateSession) -> None:
    idle = numbers(idle_room_m2=150, idle_ground_m2=200, room_m2=150, ground_m2=200)
    before = Planner(session, MAIN).lines()
    Answers(session).record("B1.1", ESTATE, Observation(inputs=idle))
    assert Planner(session, MAIN).lines() == before
