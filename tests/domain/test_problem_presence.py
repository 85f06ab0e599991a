"""Whether a handbook problem is there: unknown never becomes a problem, and never “no problem”."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

import pytest
from domain.surveys import estates, keys_of, observations
from hypothesis import given
from hypothesis import strategies as st

from renodesk.domain.form import Forms
from renodesk.domain.handbook import Handbook
from renodesk.domain.places import ESTATE, Place
from renodesk.domain.problems import (
    Finding,
    LightState,
    Observed,
    Presence,
    Spot,
    find_problems,
    read_lights,
)
from renodesk.domain.scoring import Scorer
from renodesk.domain.survey import Building, Observation, Survey, Unit
from renodesk.packs import handbook_of, load_forms, read_pack
from renodesk.paths import forms_dir

FORMS = load_forms(forms_dir())
HANDBOOK = handbook_of(read_pack(forms_dir() / "handbook21"))
FIRST, DOOR = Place(building="1"), Place(building="1", unit="1")


def observed(survey: Survey, forms: Forms = FORMS) -> Observed:
    scorer = Scorer(forms, survey)
    return Observed(forms=forms, survey=survey, fields=scorer.fields, scores=scorer.scores())


def house(**answers: Observation) -> Survey:
    """One building with one entrance; an answer is named by its item, `A21` for A2.1."""
    spots = {"building": FIRST, "unit_entrance": DOOR, "estate": ESTATE}
    found = {}
    for name, answer in answers.items():
        item = FORMS.tree.item(f"{name[:2]}.{name[2:]}")
        assert item is not None
        found[item.code, spots[item.scope]] = (answer,)
    unit = Unit(place=DOOR, name="1")
    building = Building(place=FIRST, name="1号楼", fields={"floors": Fraction(6)}, units=(unit,))
    return Survey(buildings=(building,), answers=found)


def seen(**inputs: int) -> Observation:
    return Observation(inputs={name: Fraction(value) for name, value in inputs.items()})


def spot(code: str, survey: Survey, said: Mapping[tuple[str, Place], tuple[bool | Fraction, ...]]) -> Spot:
    (found,) = [one for one in find_problems(HANDBOOK, observed(survey), said) if one.problem.code == code]
    return found.spots[0]


def test_a_box_that_is_known_decides_and_one_that_is_not_leaves_it_open() -> None:
    assert spot("H03.2", house(), {}).presence == Presence.OPEN
    assert spot("H03.2", house(), {}).lacks == {"A3.1.vent_bad"}
    stairs = dict.fromkeys(("step_bad", "handrail_bad", "guard_bad", "wall_bad", "vent_bad"), 0)
    assert spot("H03.2", house(A31=seen(**stairs)), {}).presence == Presence.ABSENT
    assert spot("H04.1", house(A22=seen(loose_m2=3)), {}).presence == Presence.PRESENT
    assert spot("H04.1", house(A22=seen(loose_m2=3)), {}).is_observed
    assert spot("H04.1", house(A22=Observation(status="na", reason="新做")), {}).presence == "na"
    assert spot("H04.1", house(A22=Observation(status="unseen", reason="有雾")), {}).presence == "open"


def test_a_question_beside_an_observation_is_part_of_it() -> None:
    dry = house(A21=seen(leaking=0, top_units=6))
    assert spot("H04.4", dry, {}).presence == Presence.OPEN
    assert spot("H04.4", dry, {}).wants_answer
    assert spot("H04.4", dry, {("H04.4", FIRST): (False,)}).presence == Presence.ABSENT
    yes = spot("H04.4", dry, {("H04.4", FIRST): (True,)})
    assert (yes.presence, yes.is_asked, yes.is_observed) == (Presence.PRESENT, True, False)
    unknown = spot("H04.4", house(), {("H04.4", FIRST): (False,)})
    assert unknown.presence == Presence.OPEN


def test_a_question_whose_condition_fails_counts_as_no() -> None:
    tall = house()
    floors = replace(tall.buildings[0], fields={"floors": Fraction(18)})
    doors = replace(tall, buildings=(floors,))
    assert not spot("H03.3", doors, {}).wants_answer
    assert spot("H03.3", tall, {}).wants_answer


def test_how_many_counts_from_one_and_a_row_without_question_may_be_ticked() -> None:
    assert spot("H17.5", house(), {("H17.5", ESTATE): (Fraction(0),)}).presence == Presence.ABSENT
    assert spot("H17.5", house(), {("H17.5", ESTATE): (Fraction(2),)}).presence == Presence.PRESENT
    ticked = {("H05.1", FIRST): (True,)}
    assert spot("H05.1", house(), ticked).is_asked
    assert spot("H05.1", house(), {}).presence == Presence.OPEN


def test_of_two_who_differ_one_who_says_so_is_enough_and_it_is_marked() -> None:
    survey = house()
    both = (seen(loose_m2=0), seen(loose_m2=3))
    found = spot("H04.1", replace(survey, answers={("A2.2", FIRST): both}), {})
    assert (found.presence, found.is_contested) == (Presence.PRESENT, True)
    asked = spot("H04.3", survey, {("H04.3", FIRST): (Fraction(0), Fraction(1))})
    assert (asked.presence, asked.is_contested) == (Presence.PRESENT, True)


@st.composite
def surveys(draw: st.DrawFn) -> Survey:
    survey = draw(estates())
    answers = {}
    for code, place in keys_of(FORMS, survey):
        item = FORMS.tree.item(code)
        assert item is not None
        if draw(st.integers(0, 2)):
            answers[code, place] = (draw(observations(item)),)
    return replace(survey, answers=answers)


def by_code(findings: tuple[Finding, ...]) -> dict[tuple[str, Place], Spot]:
    return {(one.problem.code, spot.place): spot for one in findings for spot in one.spots}


@given(surveys())
def test_forgetting_answers_never_invents_a_problem_nor_rules_one_out(survey: Survey) -> None:
    whole = by_code(find_problems(HANDBOOK, observed(survey), {}))
    nothing = by_code(find_problems(HANDBOOK, observed(replace(survey, answers={})), {}))
    items = {code for code, _ in survey.answers}
    half = {key: one for key, one in survey.answers.items() if key[0] in sorted(items)[::2]}
    some = by_code(find_problems(HANDBOOK, observed(replace(survey, answers=half)), {}))
    decided = {Presence.PRESENT: Presence.ABSENT, Presence.ABSENT: Presence.PRESENT}
    for key, spot in whole.items():
        for fewer in (nothing[key], some[key]):
            assert fewer.presence != decided.get(spot.presence), key
        assert bool(spot.lacks) <= (spot.presence == Presence.OPEN)


@given(surveys())
def test_a_light_has_a_colour_only_where_no_answer_still_to_come_can_change_it(survey: Survey) -> None:
    for one in read_lights(HANDBOOK, observed(survey)):
        if one.low is not None and one.high is not None and one.state != LightState.UNKNOWN:
            ends = [one.low >= one.light.green_from, one.high >= one.light.green_from]
            assert len(set(ends)) == 1
        elif one.state == LightState.UNKNOWN:
            assert one.low != one.high


@pytest.mark.parametrize("handbook", [HANDBOOK])
def test_an_older_tree_without_what_the_handbook_reads_leaves_it_open(handbook: Handbook) -> None:
    tree = replace(FORMS.tree, items=tuple(one for one in FORMS.tree.items if one.code != "A2.2"))
    older = replace(FORMS, tree=tree)
    found = by_code(find_problems(handbook, observed(house(A22=seen(loose_m2=3)), older), {}))
    assert found["H04.1", FIRST].presence == Presence.OPEN
