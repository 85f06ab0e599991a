"""An observation in its parts: the grade, each box, each circumstance ticked by hand."""

from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from renodesk.domain.form import Item
from renodesk.domain.numbers import write_number
from renodesk.domain.reading import value_from
from renodesk.domain.survey import Observation, Value
from renodesk.services.register_values import stored


class PartKind(StrEnum):
    """What a part of an observation is."""

    GRADE = "grade"
    INPUT = "input"
    FLAG = "flag"


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """One thing that is said of an item; `name` is empty for the grade."""

    kind: PartKind
    name: str = ""


GRADE = Part(kind=PartKind.GRADE)


def parts_of(item: Item) -> tuple[Part, ...]:
    """Return what can be said of an item, in the order it is asked; derived circumstances are not said."""
    grade = (GRADE,) if item.is_graded else ()
    inputs = tuple(Part(kind=PartKind.INPUT, name=box.name) for box in item.inputs)
    flags = tuple(Part(kind=PartKind.FLAG, name=flag.name) for flag in item.flags if flag.auto is None)
    return grade + inputs + flags


def part_value(observation: Observation | None, part: Part) -> Value | None:
    """Return what an observation says in a part, None for nothing."""
    if observation is None:
        return None
    match part.kind:
        case PartKind.GRADE:
            return observation.grade
        case PartKind.INPUT:
            return observation.inputs.get(part.name)
        case PartKind.FLAG:
            return observation.flags.get(part.name)


def with_part(observation: Observation | None, part: Part, value: Value | None) -> Observation:
    """Return an observation that says `value` in a part; None takes it back.

    Grade and boxes say that it was seen: a status (not applicable, unseen) goes. A circumstance leaves it.
    """
    before = observation or Observation()
    match part.kind:
        case PartKind.GRADE:
            return replace(before, grade=value, status="", reason="")
        case PartKind.INPUT:
            inputs = {name: one for name, one in before.inputs.items() if name != part.name}
            if value is not None:
                inputs[part.name] = value
            return replace(before, inputs=inputs, status="", reason="")
        case PartKind.FLAG:
            flags = {name: one for name, one in before.flags.items() if name != part.name}
            if value is not None and value != 0:
                flags[part.name] = value
            return replace(before, flags=flags)


def typed_value(part: Part, text: str) -> Value | None:
    """Return what a typed text means in a part: an exact number where it is one, else the text as typed.

    A circumstance is ticked by anything but nothing and 0.
    """
    value = value_from(stored(text))
    if part.kind == PartKind.FLAG:
        return None if value in (None, Fraction(0), False) else value
    return value


def value_text(value: Value | None) -> str:
    """Return a stored value as one types it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    return write_number(value) if isinstance(value, Fraction) else value
