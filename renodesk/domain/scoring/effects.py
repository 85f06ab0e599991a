"""What the observations become when a checklist item is done (PROPOSED data of the pack)."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from fractions import Fraction

from renodesk.domain.form import Assignment, CheckItem, Item
from renodesk.domain.scores import AnswerScore, AnswerStatus
from renodesk.domain.scoring.answer import score_answer
from renodesk.domain.scoring.fields import FieldLookUp
from renodesk.domain.scoring.reading_inputs import Seen, see
from renodesk.domain.survey import Observation, Value

Judge = Callable[[Observation], AnswerScore]


def apply_effect(
    check: CheckItem,
    item: Item,
    observation: Observation,
    quantities: Mapping[str, Fraction],
    field_look_up: FieldLookUp,
) -> Observation:
    """Return the observation of `item` after `check` is done with `quantities`.

    The same one when it changes nothing.

    Assignments run in order on the current state; a condition that is false or unknown, or an unknown value,
    skips its assignment; a grade is only raised. Only scored answers change, and when the result is not
    scored or lower than before, all of it is dropped.
    """
    before = score_answer(item, observation, field_look_up)
    if before.status != AnswerStatus.SCORED:
        return observation
    after = observation
    for assignment in check.effect:
        if assignment.item == item.code:
            after = _assigned(assignment, item, after, quantities, field_look_up)
    judged = score_answer(item, after, field_look_up)
    is_better = judged.status == AnswerStatus.SCORED and (judged.score or 0) >= (before.score or 0)
    return after if is_better else observation


def _assigned(
    assignment: Assignment,
    item: Item,
    observation: Observation,
    quantities: Mapping[str, Fraction],
    field_look_up: FieldLookUp,
) -> Observation:
    seen, _, _ = see(item, observation, field_look_up)
    look_up = _with_quantities(seen, quantities)
    if assignment.condition is not None and not assignment.condition.is_true(look_up):
        return observation
    if assignment.kind == "unflag":
        flags = {name: count for name, count in observation.flags.items() if name != assignment.name}
        return replace(observation, flags=flags)
    value = assignment.value.number(look_up) if assignment.value is not None else None
    if not isinstance(value, Fraction):
        return observation
    if assignment.kind == "grade":
        current = seen.grade or Fraction(0)
        return replace(observation, grade=max(current, value))
    inputs: dict[str, Value] = {**observation.inputs, assignment.name: value}
    return replace(observation, inputs=inputs)


def _with_quantities(seen: Seen, quantities: Mapping[str, Fraction]) -> Callable[[str], Value | None]:
    def look_up(name: str) -> Value | None:
        value = seen.look_up(name)
        return quantities.get(name) if value is None else value

    return look_up
