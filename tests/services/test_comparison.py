"""Two rounds compared: the rate keeps its word whatever was answered, and is what a person counts by hand."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from domain.surveys import answers, estates, with_answers
from hypothesis import given, settings
from hypothesis import strategies as st
from many import many
from PIL import Image

from renodesk.domain.places import ESTATE, Place
from renodesk.domain.scores import AnswerStatus
from renodesk.domain.scoring import Scorer
from renodesk.domain.survey import Observation, Survey
from renodesk.errors import UnknownRound
from renodesk.packs import load_forms
from renodesk.paths import forms_dir
from renodesk.services.answers import Answers
from renodesk.services.comparison import Comparison, Judged, ProblemState, compare
from renodesk.services.photo_uses import PhotoUses
from renodesk.services.photos import Photos
from renodesk.services.places_filling import PlacesFilling
from renodesk.services.register import RegisterService
from renodesk.services.round_comparing import RoundComparing
from renodesk.services.rounds import Rounds
from renodesk.services.session import EstateSession

FORMS = load_forms(forms_dir())
ITEM = "E2.2"
FIRST, SECOND, THIRD = (Place(building=b, unit=u) for b, u in (("1", "1"), ("1", "2"), ("2", "1")))
few = settings(max_examples=many(20), deadline=None)


def judged(key: str, survey: Survey) -> Judged:
    """Return a survey as one round."""
    return Judged(round=key, forms=FORMS, scores=Scorer(FORMS, survey).scores())


@few
@given(st.data())
def test_every_problem_is_counted_once_and_only_the_settled_and_good_are_solved(data: st.DataObject) -> None:
    survey = data.draw(estates())
    last = judged("baseline", with_answers(survey, data.draw(answers(FORMS, survey))))
    now = judged("2027", with_answers(survey, data.draw(answers(FORMS, survey))))
    found = compare(last, now)
    mark = FORMS.tree.pass_mark
    for problem in found.problems:
        assert problem.last.low < mark
        is_good = (
            problem.now is not None
            and problem.now.status == AnswerStatus.SCORED
            and not problem.now.is_contested
            and not problem.now.is_red_flag
            and problem.now.low >= mark
        )
        assert (problem.state == ProblemState.SOLVED) == is_good
    assert found.rate.due == len(found.problems) == len({(one.item, one.place) for one in found.problems})
    assert found.rate.due == sum(line.rate.due for line in found.chapters)
    assert found.rate.solved == sum(line.rate.solved for line in found.chapters)
    assert found.must_rate.due <= found.rate.due
    assert found.rate.share is None or 0 <= found.rate.share <= 100
    short_before = {(one.item, one.place) for one in found.problems}
    assert not short_before & {(one.item, one.place) for one in found.arisen}
    for one in found.compared:
        for scores in (last.scores, now.scores):
            answer = scores.answers[one.item, one.place]
            assert answer.status == AnswerStatus.SCORED
            assert not answer.is_contested


@few
@given(st.data())
def test_a_round_beside_itself_changes_nothing_and_solves_nothing(data: st.DataObject) -> None:
    survey = data.draw(estates())
    same = with_answers(survey, data.draw(answers(FORMS, survey)))
    found = compare(judged("baseline", same), judged("2027", same))
    assert found.rate.solved == 0
    assert found.arisen == ()
    assert all(one.change == 0 and one.is_same_rule for one in found.compared)


def test_what_another_rule_judged_is_listed_and_said(session: EstateSession) -> None:
    grade(session, FIRST, 2)
    last = Judged(round="baseline", forms=session.forms, scores=session.scores)
    tree = session.forms.tree
    items = tuple(
        replace(item, grade_points={**item.grade_points, 2: Fraction(50)}) if item.code == ITEM else item
        for item in tree.items
    )
    identity = replace(tree.identity, version="99", sha256="f" * 64)
    forms = replace(session.forms, tree=replace(tree, items=items, identity=identity))
    now = Judged(round="2027", forms=forms, scores=Scorer(forms, session.survey).scores())
    found = compare(last, now)
    (one,) = found.compared
    assert not one.is_same_rule
    assert [pack.now for pack in found.packs] == ["99"]


def grade(session: EstateSession, place: Place, number: int, item: str = ITEM) -> None:
    """Give an item a grade."""
    Answers(session).record(item, place, Observation(grade=Fraction(number)))


def begin(session: EstateSession, key: str = "after-works") -> None:
    """Seal the round and begin another."""
    Rounds(session).seal("done")
    Rounds(session).new(key)


def found_in(session: EstateSession) -> Comparison:
    """Return the comparison with the round before."""
    found = RoundComparing(session).comparison()
    assert found is not None
    return found


def test_three_problems_of_which_one_is_solved_one_stays_and_one_nobody_saw(session: EstateSession) -> None:
    for place in (FIRST, SECOND, THIRD):
        grade(session, place, 1)
    grade(session, ESTATE, 5, "B4.1")
    begin(session)
    grade(session, FIRST, 5)
    grade(session, SECOND, 2)
    grade(session, ESTATE, 1, "B4.1")
    found = found_in(session)
    assert {one.place: one.state for one in found.problems} == {
        FIRST: ProblemState.SOLVED,
        SECOND: ProblemState.STILL,
        THIRD: ProblemState.UNSEEN,
    }
    assert (found.rate.solved, found.rate.due, found.rate.share) == (1, 3, Fraction(100, 3))
    assert [(one.item, one.was_seen) for one in found.arisen] == [("B4.1", True)]
    assert sorted(one.change > 0 for one in found.compared) == [False, True, True]
    assert (found.only_last, found.only_now) == (1, 0)


def test_not_applicable_and_a_removed_building_are_not_solved(session: EstateSession) -> None:
    grade(session, FIRST, 1)
    grade(session, THIRD, 1)
    begin(session)
    Answers(session).record(ITEM, FIRST, Observation(status="na", reason="没有电动车"))
    RegisterService(session).remove(Place(building="2"))
    found = found_in(session)
    assert {one.place: one.state for one in found.problems} == {
        FIRST: ProblemState.NOT_APPLICABLE,
        THIRD: ProblemState.GONE,
    }
    assert (found.rate.solved, found.rate.due) == (0, 2)


def test_the_first_round_has_nothing_to_compare_with(session: EstateSession) -> None:
    comparing = RoundComparing(session)
    assert comparing.comparison() is None
    with pytest.raises(UnknownRound):
        comparing.comparison("2020")


def test_any_earlier_round_may_be_asked_for(session: EstateSession) -> None:
    grade(session, FIRST, 1)
    begin(session)
    grade(session, FIRST, 5)
    begin(session, "2028")
    grade(session, FIRST, 5)
    assert found_in(session).rate.due == 0
    first = RoundComparing(session).comparison("baseline")
    assert first is not None
    assert (first.rate.solved, first.rate.due) == (1, 1)


def test_before_and_after_photos_of_a_spot_stand_beside_each_other(
    session: EstateSession, tmp_path: Path
) -> None:
    for name in ("before", "other", "after"):
        colour = {"before": "red", "other": "blue", "after": "green"}[name]
        Image.new("RGB", (64, 48), colour).save(tmp_path / f"{name}.jpg", "JPEG")
    photos = Photos(session)
    (before,) = photos.add([tmp_path / "before.jpg"], item=ITEM, place=FIRST).uses
    photos.add([tmp_path / "other.jpg"], item=ITEM, place=FIRST)
    begin(session)
    comparing = RoundComparing(session)
    (after,) = photos.add([tmp_path / "after.jpg"], item=ITEM, place=FIRST).uses
    pair = comparing.pairs("baseline")[ITEM, FIRST]
    assert (pair.after.use if pair.after else "", pair.is_paired) == (after, False)
    PhotoUses(session).pair(after, before)
    pair = comparing.pairs("baseline")[ITEM, FIRST]
    assert (pair.before.use if pair.before else "", pair.is_paired) == (before, True)


def test_what_nobody_could_see_last_time_is_not_taken_over_as_the_same(session: EstateSession) -> None:
    grade(session, FIRST, 4)
    Answers(session).record("B4.1", ESTATE, Observation(status="unseen", reason="锁着"))
    Answers(session).record(ITEM, SECOND, Observation(status="unseen", reason="锁着"))
    begin(session)
    filling = PlacesFilling(session)
    assert filling.same_as_last(SECOND).written == 0
    assert filling.same_as_last(FIRST).written == 1
    assert session.scores.answers[ITEM, SECOND].status == AnswerStatus.UNSEEN
    assert session.survey.answers.get((ITEM, SECOND)) is None
