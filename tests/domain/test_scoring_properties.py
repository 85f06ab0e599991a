"""What holds of every survey: weights renormalise, intervals keep their word, order changes nothing."""

from fractions import Fraction
from typing import Any

from domain.surveys import Key, answers, estates, observations, with_answers
from hypothesis import given, settings
from hypothesis import strategies as st
from many import many

from renodesk.domain.places import Place
from renodesk.domain.scores import AnswerStatus, NodeScore, Scores
from renodesk.domain.scoring import Scorer
from renodesk.domain.survey import Building, Observation, Survey
from renodesk.packs import load_forms
from renodesk.paths import forms_dir

FORMS = load_forms(forms_dir())
ITEMS = {item.code: item for item in FORMS.tree.items}
OPEN = set(AnswerStatus) - {AnswerStatus.SCORED, AnswerStatus.NOT_APPLICABLE}
few = settings(max_examples=many(20), deadline=None)


def result(scores: Scores) -> dict[str, Any]:
    """Return everything a result says, answers in one order."""
    by_key = sorted(scores.answers.items(), key=lambda pair: (pair[0][0], pair[0][1].key))
    return {
        "nodes": dict(scores.nodes),
        "answers": by_key,
        "words": (scores.band, scores.bands),
        "red": scores.red_flags,
        "counts": (scores.scored_count, scores.applicable_count, scores.dealt_count, scores.all_count),
        "remedies": {
            code: (one.mode, dict(one.quantities), sorted(one.sources))
            for code, one in scores.remedies.items()
        },
        "warnings": scores.warnings,
    }


@few
@given(st.data())
def test_a_parent_is_the_mean_of_the_children_that_apply_by_their_weights(data: st.DataObject) -> None:
    survey = data.draw(estates())
    nodes = Scorer(FORMS, with_answers(survey, data.draw(answers(FORMS, survey)))).scores().nodes
    for group in FORMS.tree.groups:
        children = [one for one in (*FORMS.tree.groups, *FORMS.tree.items) if one.parent == group.code]
        check_mean(nodes[group.code], [(one.weight, nodes[one.code]) for one in children])
    tops = [(one.weight, nodes[one.code]) for one in FORMS.tree.groups if one.level == 1]
    check_mean(nodes["TOTAL"], tops)


def check_mean(parent: NodeScore, children: list[tuple[Fraction, NodeScore]]) -> None:
    there = [(weight, node) for weight, node in children if node.low is not None and node.high is not None]
    if not there:
        assert parent.is_na
        return
    whole = sum(weight for weight, _ in there)
    assert parent.low == sum(weight * (node.low or 0) for weight, node in there) / whole
    assert parent.high == sum(weight * (node.high or 0) for weight, node in there) / whole
    assert parent.is_contested == any(node.is_contested for _, node in children)


@settings(max_examples=many(25), deadline=None)
@given(st.data())
def test_the_interval_contains_whatever_the_open_answers_turn_out_to_be(data: st.DataObject) -> None:
    survey = data.draw(estates())
    few_items = {"F1.1", "F2.1", *data.draw(st.sets(st.sampled_from(sorted(ITEMS)), max_size=6))}
    before = data.draw(answers(FORMS, survey, of=few_items))
    wide = Scorer(FORMS, with_answers(survey, before)).scores()
    after = dict(before)
    for key, score in wide.answers.items():
        if len(before.get(key, ())) > 1:
            after[key] = (data.draw(st.sampled_from(before[key])),)
        elif score.status in OPEN and key[0] in few_items and data.draw(st.booleans()):
            after[key] = (data.draw(observations(ITEMS[key[0]], only_valid=True)),)
    assert_within(wide, Scorer(FORMS, with_answers(survey, after)).scores())


def assert_within(wide: Scores, narrow: Scores) -> None:
    for code, node in narrow.nodes.items():
        outer = wide.nodes[code]
        if node.low is None or node.high is None:
            continue
        assert outer.low is not None, code
        assert outer.high is not None, code
        assert outer.low <= node.low <= node.high <= outer.high, (code, outer, node)


@settings(max_examples=many(50), deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(1, 4), st.integers(0, 4), st.integers(0, 4), st.booleans()),
        min_size=2,
        max_size=4,
    )
)
def test_the_interval_of_a_share_contains_it_whatever_an_unseen_place_weighs(
    houses: list[tuple[int, int, int, bool]],
) -> None:
    buildings, seen, all_seen = [], {}, {}
    for number, (units, lifts, unable, is_seen) in enumerate(houses, 1):
        place = Place(building=str(number))
        fields = {"floors": Fraction(6), "units": Fraction(units), "households": Fraction(12)}
        buildings.append(Building(place=place, name=place.building, fields=fields))
        inputs = {"lifts": Fraction(min(lifts, units)), "unable": Fraction(min(unable, units))}
        all_seen["F2.1", place] = (Observation(inputs=inputs),)
        if is_seen:
            seen["F2.1", place] = all_seen["F2.1", place]
    survey = Survey(buildings=tuple(buildings))
    wide, narrow = (Scorer(FORMS, with_answers(survey, one)).scores() for one in (seen, all_seen))
    assert_within(wide, narrow)


@few
@given(st.data())
def test_the_order_of_answers_and_buildings_does_not_matter(data: st.DataObject) -> None:
    survey = data.draw(estates())
    given_answers = data.draw(answers(FORMS, survey))
    mixed = dict(data.draw(st.permutations(list(given_answers.items()))))
    first = result(Scorer(FORMS, with_answers(survey, given_answers)).scores())
    assert result(Scorer(FORMS, with_answers(survey, mixed)).scores()) == first
    turned = Survey(
        fields=survey.fields, buildings=tuple(reversed(survey.buildings)), answers=dict(given_answers)
    )
    other = result(Scorer(FORMS, turned).scores())
    assert (other["nodes"], other["counts"], other["remedies"]) == (
        first["nodes"],
        first["counts"],
        first["remedies"],
    )


@few
@given(st.data())
def test_following_answers_one_by_one_equals_scoring_all_at_once(data: st.DataObject) -> None:
    survey = data.draw(estates())
    current = dict(data.draw(answers(FORMS, survey, most=8)))
    scorer = Scorer(FORMS, with_answers(survey, current))
    for key, heads in data.draw(answers(FORMS, survey, most=8)).items():
        touched: set[Key] = {key}
        current[key] = heads
        if data.draw(st.booleans()) and current:
            gone = data.draw(st.sampled_from(sorted(current, key=str)))
            del current[gone]
            touched.add(gone)
        followed = scorer.update(with_answers(survey, current), frozenset(touched))
        assert result(followed) == result(Scorer(FORMS, with_answers(survey, current)).scores())


@few
@given(st.data())
def test_a_changed_register_is_followed_too(data: st.DataObject) -> None:
    survey = data.draw(estates())
    given_answers = data.draw(answers(FORMS, survey))
    scorer = Scorer(FORMS, with_answers(survey, given_answers))
    other = with_answers(data.draw(estates()), given_answers)
    assert result(scorer.update(other, None)) == result(Scorer(FORMS, other).scores())


@few
@given(st.data())
def test_every_number_keeps_its_bounds(data: st.DataObject) -> None:
    survey = data.draw(estates())
    scores = Scorer(FORMS, with_answers(survey, data.draw(answers(FORMS, survey)))).scores()
    for node in scores.nodes.values():
        if node.low is not None and node.high is not None:
            assert 0 <= node.low <= node.high <= 100
    assert 0 <= scores.completion <= 100
    assert 0 <= scores.dealt_with <= 100
    assert all(flag.score < 60 for flag in scores.red_flags)
    if scores.red_flags:
        words = {scores.band, *(scores.bands or ())}
        assert not words & {"优", "良"}


def test_an_answer_at_a_place_that_is_not_registered_is_not_looked_at() -> None:
    building = Building(place=Place(building="1"), name="1")
    stray: dict[Key, tuple[Observation, ...]] = {
        ("A2.2", Place(building="9")): (Observation(inputs={"loose_m2": Fraction(99)}),)
    }
    bare = Survey(buildings=(building,))
    assert result(Scorer(FORMS, with_answers(bare, stray)).scores()) == result(Scorer(FORMS, bare).scores())
