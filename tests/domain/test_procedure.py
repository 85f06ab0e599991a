"""Where a step stands: what it waits for, which gate is shut, how late it is, and what comes next."""

from datetime import date

from renodesk.domain.ballots import Outcome
from renodesk.domain.procedure import (
    GateWord,
    Planned,
    Procedure,
    Standing,
    StepStanding,
    StepState,
    circles,
    stand,
)
from renodesk.packs import procedures_of, read_pack
from renodesk.paths import forms_dir

PACK = procedures_of(read_pack(forms_dir() / "procedures"))
TODAY = date(2026, 11, 27)


def ten() -> Procedure:
    found = PACK.procedure("CX10")
    assert found is not None
    return found


def passed(rule: str) -> GateWord:
    return GateWord(rule=rule, outcome=Outcome.PASS, sentence="够了")


def short(rule: str) -> GateWord:
    return GateWord(rule=rule, outcome=Outcome.FAIL, sentence="还差 11 户")


def done(day: date = TODAY) -> Standing:
    return Standing(state=StepState.DONE, ended=day)


def of(found: tuple[StepStanding, ...], number: int) -> StepStanding:
    return found[number - 1]


def test_a_step_waits_for_the_one_before_and_a_skipped_one_lets_it_go_on() -> None:
    first = stand(ten(), {}, {}, passed, TODAY)
    assert [one.step.number for one in first if one.is_next] == [1]
    assert [one.number for one in of(first, 3).waits_for] == [2]
    assert of(first, 3).is_blocked
    skipped = Standing(state=StepState.NOT_APPLICABLE, reason="已摸底")
    then = stand(ten(), {"CX10/1": skipped}, {}, passed, TODAY)
    assert [one.step.number for one in then if one.is_next] == [2]


def test_a_gate_that_is_not_passed_blocks_its_step_with_the_sentence() -> None:
    found = of(stand(ten(), {"CX10/1": done()}, {}, short, TODAY), 2)
    assert found.is_next
    assert found.is_blocked
    assert {one.sentence for one in found.shut} == {"还差 11 户"}
    assert len(found.shut) == 2
    assert not of(stand(ten(), {"CX10/1": done()}, {}, passed, TODAY), 2).is_blocked


def test_two_who_say_different_things_of_a_step_let_nothing_go_on() -> None:
    both = Standing(state=StepState.DONE, ended=TODAY, is_contested=True)
    found = stand(ten(), {"CX10/1": both}, {}, passed, TODAY)
    assert of(found, 1).is_blocked
    assert of(found, 2).waits_for


def test_late_is_counted_to_today_or_to_the_day_it_was_done() -> None:
    plan = {"CX10/1": Planned(end=date(2026, 11, 20)), "CX10/2": Planned(end=TODAY)}
    now = stand(ten(), {}, plan, passed, TODAY)
    assert (of(now, 1).days_late, of(now, 1).is_late) == (7, True)
    assert (of(now, 2).days_late, of(now, 2).is_late) == (0, False)
    then = of(stand(ten(), {"CX10/1": done(date(2026, 11, 23))}, plan, passed, TODAY), 1)
    assert (then.days_late, then.is_late) == (3, False)


def test_circles_are_found_wherever_one_begins() -> None:
    assert set(circles({"a": ("b",), "b": ("c",), "c": ("a",), "d": ("c",)})) == {"a", "b", "c"}
    assert circles({"a": ("b",), "b": (), "c": ("a", "b")}) == ()
