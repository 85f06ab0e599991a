"""The status a checklist item is proposed to have, from what the tree says at its place."""

from fractions import Fraction

from renodesk.domain.expression import Expression
from renodesk.domain.form import CheckItem, Forms, Item, Rollup
from renodesk.domain.places import ESTATE, Place
from renodesk.domain.scores import AnswerScore, AnswerStatus, Scores
from renodesk.domain.scoring.rollup import place_value
from renodesk.domain.survey import Survey

_FAR = Fraction(10) ** 12
"""Stands for a row that is not applicable: it passes every `>=` and fails every `<`."""


def propose_status(forms: Forms, item: CheckItem, place: Place, survey: Survey, scores: Scores) -> str | None:
    """Return the proposed status of an item at a place, None when nothing is true; always to be confirmed.

    A row at a wider scope gives the estate's answer. A row at a narrower scope is combined: `need` when any
    of its places says so, `none` only when all do.
    """
    for condition, status in item.status_from:
        spots = _narrower(forms, condition, place, survey)
        answers = [_holds(forms, condition, spot, scores) for spot in spots]
        if answers and (all(answers) if status == "none" else any(answers)):
            return status
    return None


def status_sources(
    forms: Forms, item: CheckItem, place: Place, survey: Survey, scores: Scores
) -> tuple[tuple[str, Place], ...]:
    """Return the answers by which an item has its proposed status at a place, () where it has none."""
    for condition, status in item.status_from:
        spots = _narrower(forms, condition, place, survey)
        held = [spot for spot in spots if _holds(forms, condition, spot, scores)]
        if held and (status != "none" or len(held) == len(spots)):
            rows = [row for name in condition.names if (row := _row(forms, name)) is not None]
            found = ((row.code, _asked_at(row, spot)) for spot in held for row in rows)
            return tuple(dict.fromkeys(one for one in found if one in scores.answers))
    return ()


def _narrower(forms: Forms, condition: Expression, place: Place, survey: Survey) -> list[Place]:
    """Return the places a condition is asked at.

    The item's own, or those inside it that its rows are answered at.
    """
    for name in condition.names:
        row = _row(forms, name)
        if row is not None and _depth(row.scope) > _depth(place.scope):
            return [spot for spot in _places(survey, row.scope) if place.contains(spot)]
    return [place]


def _places(survey: Survey, scope: str) -> list[Place]:
    if scope == "building":
        return [building.place for building in survey.buildings]
    return [unit.place for building in survey.buildings for unit in building.units]


def _depth(scope: str) -> int:
    return ("estate", "building", "unit_entrance").index(scope)


def _row(forms: Forms, name: str) -> Item | None:
    return forms.tree.item(name) or forms.tree.item(name.rpartition(".")[0])


def _holds(forms: Forms, condition: Expression, spot: Place, scores: Scores) -> bool:
    def look_up(name: str) -> Fraction | None:
        row = _row(forms, name)
        if row is None:
            return None
        answer = scores.answers.get((row.code, _asked_at(row, spot)))
        return None if answer is None else _read(row, name, answer)

    return condition.is_true(look_up)


def _asked_at(row: Item, spot: Place) -> Place:
    return spot if row.scope == spot.scope else _containing(spot, row.scope)


def _containing(spot: Place, scope: str) -> Place:
    return ESTATE if scope == "estate" else Place(building=spot.building)


def _read(row: Item, name: str, answer: AnswerScore) -> Fraction | None:
    if answer.status == AnswerStatus.NOT_APPLICABLE:
        return _FAR if name == row.code else None
    if answer.status != AnswerStatus.SCORED or answer.is_contested:
        return None
    if name == row.code:
        return place_value(answer) if row.rollup == Rollup.SHARE else answer.score
    own = name.removeprefix(row.code + ".")
    if own == "grade":
        return answer.value
    if own in answer.inputs:
        return answer.inputs[own]
    return answer.flags.get(own, Fraction(0)) if row.flag(own) is not None else None
