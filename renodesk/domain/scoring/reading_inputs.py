"""What a rule sees of an answer: valid numbers, filled defaults, derived flags."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from renodesk.domain.expression import Expression, LookUp, Missing
from renodesk.domain.form import Flag, InputField, InputType, Item
from renodesk.domain.numbers import LARGEST, ONE, ZERO, is_in
from renodesk.domain.scores import Reason
from renodesk.domain.scoring.fields import FieldLookUp
from renodesk.domain.survey import Observation, Value


@dataclass(kw_only=True, slots=True)
class Seen:
    """An answer as its rule sees it. `fields` are register values filled for this row only."""

    item: Item
    field_look_up: FieldLookUp
    grade: Fraction | None = None
    inputs: dict[str, Fraction] = field(default_factory=dict)
    flags: dict[str, Fraction] = field(default_factory=dict)
    fields: dict[str, Value] = field(default_factory=dict)
    derived: set[str] = field(default_factory=set)
    active: dict[str, list[Flag]] = field(default_factory=dict)
    """The flags that are set, by each kind of effect they have, in table order."""

    def look_up(self, name: str) -> Value | None:
        """Return an input, the grade, a register value (`@name`) or a flag; a flag that is not set is 0."""
        if name == "grade":
            return self.grade
        if name in self.inputs:
            return self.inputs[name]
        if name.startswith("@"):
            value = self.fields.get(name[1:])
            return self.field_look_up(name[1:]) if value is None else value
        if self.item.input(name) is None and self.item.flag(name) is not None:
            return self.flags.get(name, ZERO)
        return None

    def reader(self) -> LookUp:
        """Return the look-up for expressions."""
        return self.look_up


def invalid_names(item: Item, observation: Observation) -> list[str]:
    """Return the boxes whose value is none.

    Negative, text, not whole for a count, above 100 percent, too large.
    """
    boxes = {box.name: box for box in item.inputs}
    wrong = [name for name, value in observation.inputs.items() if not _fits(boxes.get(name), value)]
    wrong += [name for name, value in observation.flags.items() if not _is_count(value)]
    if observation.grade is not None and observation.grade not in item.grade_points:
        wrong.append("grade")
    return wrong


def _is_count(value: Value) -> bool:
    return isinstance(value, bool) or (
        isinstance(value, Fraction) and value.denominator == 1 and is_in(0, value, LARGEST)
    )


def _fits(box: InputField | None, value: Value) -> bool:
    if box is None or isinstance(value, str):
        return False
    if isinstance(value, bool):
        return box.type == InputType.BOOL
    if not is_in(0, value, LARGEST):
        return False
    match box.type:
        case InputType.COUNT:
            return value.denominator == 1
        case InputType.PERCENT:
            return is_in(0, value, 100)
        case InputType.BOOL:
            return value in (0, 1)
        case _:
            return True


def see(
    item: Item, observation: Observation, field_look_up: FieldLookUp
) -> tuple[Seen, list[str], list[Reason]]:
    """Return a valid answer with its defaults filled and flags derived.

    What is missing of it; and warnings.
    """
    grade = observation.grade
    seen = Seen(
        item=item,
        field_look_up=field_look_up,
        grade=None if isinstance(grade, str | None) else _number(grade),
        inputs=_numbers(observation.inputs),
        flags=_numbers(observation.flags),
    )
    optional = _fill(seen)
    missing = [box.name for box in item.inputs if box.name not in seen.inputs and box.name not in optional]
    warnings = _derive(seen)
    for flag in item.flags:
        if seen.flags.get(flag.name):
            for kind in dict.fromkeys(effect.kind for effect in flag.effects):
                seen.active.setdefault(kind, []).append(flag)
    return seen, [] if item.is_graded else missing, warnings


def _numbers(values: Mapping[str, Value]) -> dict[str, Fraction]:
    return {name: _number(value) for name, value in values.items() if not isinstance(value, str)}


def _number(value: Fraction | bool) -> Fraction:
    return value if type(value) is Fraction else Fraction(value)


def _fill(seen: Seen) -> set[str]:
    """Fill defaults in table order, the first match of a name winning.

    Return the boxes that may stay empty.
    """
    may_be_empty: set[str] = set()
    for entry in seen.item.optional_inputs:
        is_field = entry.name.startswith("@")
        if entry.name in may_be_empty or entry.name in seen.inputs:
            continue
        if is_field and seen.look_up(entry.name) is not None:
            continue
        if entry.condition is not None and not entry.condition.is_true(seen.reader()):
            continue
        if entry.value is None:
            may_be_empty.add(entry.name)
            continue
        value = entry.value.number(seen.reader())
        if isinstance(value, Fraction):
            (seen.fields if is_field else seen.inputs)[entry.name.removeprefix("@")] = value
    return may_be_empty


def _derive(seen: Seen) -> list[Reason]:
    """Set derived flags; tick and derived value combine by maximum.

    Unknown sets nothing, and warns of a missing field.
    """
    warnings = []
    for flag in seen.item.flags:
        if flag.auto is None:
            continue
        value = flag.auto.evaluate(seen.reader())
        fields = (
            sorted(name for name in value.names if name.startswith("@")) if isinstance(value, Missing) else []
        )
        if fields:
            facts = {"flag": flag.label, "names": "、".join(fields)}
            warnings.append(Reason(code="flag_unknown", facts=facts))
        count = value if type(value) is Fraction else ONE if value is True else ZERO
        if count.numerator > 0 and not any(effect.kind == "minus" for effect in flag.effects):
            count = ONE
        if count.numerator > 0 and count > seen.flags.get(flag.name, ZERO):
            seen.flags[flag.name] = count
            seen.derived.add(flag.name)
    return warnings


def required_field_gaps(seen: Seen) -> list[str]:
    """Return the register fields without which this answer cannot be scored, with their `@`."""
    gaps = []
    for name, condition in seen.item.required_fields:
        is_needed = condition is None or not condition.is_false(seen.reader())
        if is_needed and seen.look_up("@" + name) is None:
            gaps.append("@" + name)
    return gaps


def used_fields(seen: Seen, expressions: list[Expression]) -> Mapping[str, Value]:
    """Return the register values these expressions read, for the explanation."""
    names = frozenset[str]().union(*[one.fields for one in expressions])
    found = {name: seen.look_up("@" + name) for name in sorted(names)}
    return {name: value for name, value in found.items() if value is not None}
