"""Judge one answer: its status first, in a fixed order; then bands, then the other effects."""

import operator
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from functools import partial

from renodesk.domain.expression import Expression, Missing, ZeroDivision
from renodesk.domain.form import Flag, Item
from renodesk.domain.places import ESTATE, Place
from renodesk.domain.scores import AnswerScore, AnswerStatus, AppliedEffect, Reason
from renodesk.domain.scoring.fields import FieldLookUp
from renodesk.domain.scoring.reading_inputs import (
    Seen,
    invalid_names,
    required_field_gaps,
    see,
    used_fields,
)
from renodesk.domain.survey import Observation

ZERO, HUNDRED = Fraction(0), Fraction(100)
_MEETS: Mapping[str, Callable[[Fraction, Fraction], bool]] = {
    "le": operator.le,
    "lt": operator.lt,
    "ge": operator.ge,
    "gt": operator.gt,
}
Made = Callable[..., AnswerScore]
"""Makes the result out of what is known of it by then and what is added: it is made once, at its end."""


def score_answer(
    item: Item,
    observation: Observation | None,
    field_look_up: FieldLookUp,
    *,
    place: Place = ESTATE,
    pass_mark: Fraction = Fraction(60),
) -> AnswerScore:
    """Return what an answer comes to.

    Only `scored` has a score; everything else but `na` counts as the interval [0, 100]. `pass_mark` is below
    what a bottom-line answer raises the red flag.
    """
    made: Made = partial(AnswerScore, item=item.code, place=place)
    if item.applies_when is not None and item.applies_when.is_false(field_look_up):
        reason = Reason(code="rule_not_applicable", text=item.applies_text)
        return made(status=AnswerStatus.NOT_APPLICABLE, reason=reason)
    if observation is None:
        return made(status=AnswerStatus.UNSEEN)
    if observation.status == "na":
        warnings = () if observation.reason else (Reason(code="na_without_reason"),)
        reason_given = _given(observation.reason)
        return made(status=AnswerStatus.NOT_APPLICABLE, reason=reason_given, warnings=warnings)
    if observation.status == "unseen":
        return made(status=AnswerStatus.UNSEEN, reason=_given(observation.reason))
    wrong = invalid_names(item, observation)
    if wrong:
        reason = Reason(code="values_invalid", facts={"names": "、".join(wrong)})
        return made(status=AnswerStatus.INVALID, reason=reason)
    return _judge(item, observation, field_look_up, made, pass_mark)


def _given(reason: str) -> Reason | None:
    return Reason(code="", text=reason) if reason else None


def _judge(
    item: Item, observation: Observation, field_look_up: FieldLookUp, made: Made, pass_mark: Fraction
) -> AnswerScore:
    seen, missing, warnings = see(item, observation, field_look_up)
    made = partial(
        made,
        flags={name: count for name, count in seen.flags.items() if count},
        inputs=seen.inputs,
        warnings=tuple(warnings),
        fields=used_fields(seen, _expressions(item)),
    )
    for kind, status in (("na", AnswerStatus.NOT_APPLICABLE), ("unseen", AnswerStatus.UNSEEN)):
        for flag in _active(seen, kind):
            return made(status=status, reason=Reason(code="", text=flag.label))
    if "set" in seen.active:
        return _finish(made, seen, None, ZERO, pass_mark)
    if item.is_graded and seen.grade is None:
        return made(status=AnswerStatus.UNSEEN)
    if not item.is_graded and not observation.inputs and not any(observation.flags.values()):
        return made(status=AnswerStatus.UNSEEN)
    checked = partial(made, warnings=(*warnings, *_failed_checks(seen)))
    return _compute(checked, seen, missing, pass_mark)


def _expressions(item: Item) -> list[Expression]:
    found = [item.formula, *(band.threshold for band in item.bands), *(flag.auto for flag in item.flags)]
    return [one for one in found if one is not None]


def _active(seen: Seen, kind: str) -> Sequence[Flag]:
    return seen.active.get(kind, ())


def _failed_checks(seen: Seen) -> tuple[Reason, ...]:
    return tuple(
        Reason(code="check_failed", text=check.message)
        for check in seen.item.checks
        if check.condition.is_false(seen.reader())
    )


def _compute(made: Made, seen: Seen, missing: Sequence[str], pass_mark: Fraction) -> AnswerScore:
    gaps = [*missing, *required_field_gaps(seen)]
    value = seen.grade if seen.item.formula is None else seen.item.formula.number(seen.reader())
    if isinstance(value, Missing):
        gaps += sorted(value.names - set(gaps))
    if gaps:
        reason = Reason(code="values_missing", facts={"names": "、".join(gaps)})
        return made(status=AnswerStatus.INCOMPLETE, reason=reason)
    if isinstance(value, ZeroDivision):
        return made(status=AnswerStatus.UNCOMPUTABLE, reason=Reason(code="division_by_zero"))
    assert isinstance(value, Fraction)
    points = (
        seen.item.grade_points.get(int(value)) if seen.item.is_graded else band_points(seen.item, value, seen)
    )
    if isinstance(points, Fraction):
        return _finish(made, seen, value, points, pass_mark)
    names = "、".join(sorted(points.names)) if isinstance(points, Missing) else ""
    reason = Reason(code="threshold_not_set", facts={"names": names})
    return made(status=AnswerStatus.UNCOMPUTABLE, reason=reason, value=value)


def band_points(item: Item, value: Fraction, seen: Seen) -> Fraction | Missing:
    """Return the points of the first step of the ladder that `value` meets.

    Missing when a threshold is not known.
    """
    for band in item.bands:
        if band.threshold is None:
            return band.points
        threshold = band.threshold.number(seen.reader())
        if not isinstance(threshold, Fraction):
            return threshold if isinstance(threshold, Missing) else Missing(frozenset())
        if _MEETS[band.operator](value, threshold):
            return band.points
    return Missing(frozenset())


def _finish(
    made: Made, seen: Seen, value: Fraction | None, points: Fraction, pass_mark: Fraction
) -> AnswerScore:
    score, effects = _apply_effects(seen, points)
    return made(
        status=AnswerStatus.SCORED,
        value=value,
        points=points,
        score=score,
        low=score,
        high=score,
        effects=tuple(effects),
        is_red_flag=seen.item.is_bottom_line and score < pass_mark,
        is_urgent="urgent" in seen.active,
        is_referred="refer" in seen.active,
        marks=tuple(flag.name for flag in _active(seen, "mark")),
        photos_needed=_photos_needed(seen, score),
    )


def _photos_needed(seen: Seen, score: Fraction) -> int:
    """Photos needed = evidence count × photos each.

    An empty count is 1 below 100, one that cannot be computed is 1.
    """
    if seen.item.evidence_count is None:
        count = Fraction(1) if score < HUNDRED else ZERO
    else:
        computed = seen.item.evidence_count.number(seen.reader())
        count = computed if isinstance(computed, Fraction) else Fraction(1)
    return max(0, count.__ceil__()) * seen.item.min_photos


def _apply_effects(seen: Seen, points: Fraction) -> tuple[Fraction, list[AppliedEffect]]:
    """Return the score after floor, down, minus, cap and score=0, in this order, with what each flag did."""
    score = points
    applied: list[AppliedEffect] = []
    if not seen.active:
        return score, applied

    def note(flag: Flag, kind: str, amount: Fraction | None, after: Fraction | None) -> None:
        applied.append(
            AppliedEffect(
                flag=flag.name,
                count=seen.flags[flag.name],
                kind=kind,
                amount=amount,
                score_after=after,
                is_derived=flag.name in seen.derived,
            )
        )

    for kind in ("set", "floor", "down", "minus", "cap", "score"):
        has_stepped = False
        for flag in _active(seen, kind):
            amount = next(effect.amount for effect in flag.effects if effect.kind == kind)
            if kind != "down" or not has_stepped:
                score = _after(seen, kind, amount, seen.flags[flag.name], score)
            has_stepped = True
            note(flag, kind, amount, score)
    for kind in ("urgent", "refer", "mark"):
        for flag in _active(seen, kind):
            note(flag, kind, None, None)
    return score, applied


def _after(seen: Seen, kind: str, amount: Fraction | None, count: Fraction, score: Fraction) -> Fraction:
    amount = amount or ZERO
    match kind:
        case "floor":
            return max(score, amount)
        case "down":
            return _next_lower(seen.item, score)
        case "minus":
            return max(ZERO, score - amount * count)
        case "cap":
            return min(score, amount)
        case _:
            return ZERO


def _next_lower(item: Item, score: Fraction) -> Fraction:
    """Return the next lower points of the row's own ladder; the lowest stays."""
    steps = {band.points for band in item.bands} | set(item.grade_points.values())
    return max((step for step in steps if step < score), default=score)
