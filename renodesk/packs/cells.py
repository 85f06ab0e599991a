"""The small grammars inside cells of a pack table.

Everything parses or complains; nothing stops at the first fault.
"""

from collections.abc import Iterator
from fractions import Fraction

from renodesk.domain.expression import Expression, ExpressionFault, parse
from renodesk.domain.form import (
    Band,
    Check,
    Conditional,
    Effect,
    Flag,
    InputField,
    InputType,
    OptionalInput,
    RemedyLink,
)
from renodesk.domain.numbers import read_number
from renodesk.packs.complaints import Complaints, Spot

_EFFECTS: dict[str, tuple[str, ...]] = {
    "na": (),
    "unseen": (),
    "set": ("0",),
    "floor": ("60",),
    "down": ("1",),
    "minus": ("10", "20"),
    "cap": ("30", "60", "80"),
    "score": ("0",),
    "urgent": (),
    "refer": (),
    "mark": (),
}


def entries(cell: str, separator: str = ";") -> Iterator[str]:
    """Return the entries of a cell."""
    for entry in cell.split(separator):
        if entry.strip():
            yield entry.strip()


def expression(text: str, spot: Spot, complaints: Complaints) -> Expression | None:
    """Return a parsed expression, None with a complaint when it is outside the language."""
    try:
        return parse(text)
    except ExpressionFault as fault:
        complaints.add(spot, fault.code, text=text, position=fault.position + 1, **fault.facts)
        return None


def number(text: str, spot: Spot, complaints: Complaints) -> Fraction:
    """Return an exact number; 0 with a complaint when it is none."""
    value = read_number(text)
    if value is None:
        complaints.add(spot, "pack_not_a_number", value=text)
        return Fraction(0)
    return value


def conditional(text: str, spot: Spot, complaints: Complaints) -> Conditional:
    """Return `expression if condition`; either part None when missing or faulty."""
    head, _, condition = text.partition(" if ")
    return Conditional(
        expression=expression(head, spot, complaints) if head.strip() else None,
        condition=expression(condition, spot, complaints) if condition.strip() else None,
    )


def inputs(cell: str, spot: Spot, complaints: Complaints) -> tuple[InputField, ...]:
    """Return the boxes of `name:type:unit:label` entries."""
    found: list[InputField] = []
    for entry in entries(cell):
        parts = entry.split(":", 3)
        if len(parts) != 4 or parts[1] not in tuple(InputType):
            complaints.add(spot, "pack_input_malformed", entry=entry)
            continue
        if any(box.name == parts[0] for box in found):
            complaints.add(spot, "pack_name_twice", name=parts[0])
        found.append(InputField(name=parts[0], type=InputType(parts[1]), unit=parts[2], label=parts[3]))
    return tuple(found)


def optional_inputs(cell: str, spot: Spot, complaints: Complaints) -> tuple[OptionalInput, ...]:
    """Return `name`, `name=value`, `name=value if condition` entries."""
    found = []
    for entry in entries(cell):
        name, equals, rest = entry.partition("=")
        parsed = conditional(rest, spot, complaints) if equals else Conditional(expression=None)
        found.append(OptionalInput(name=name.strip(), value=parsed.expression, condition=parsed.condition))
    return tuple(found)


def bands(cell: str, spot: Spot, complaints: Complaints) -> tuple[Band, ...]:
    """Return a ladder `op:threshold=points|…|else=points`."""
    found = []
    for entry in entries(cell, "|"):
        step, _, points = entry.rpartition("=")
        operator, _, threshold = step.partition(":")
        if operator.strip() == "else" and not threshold:
            found.append(Band(operator="else", threshold=None, points=number(points, spot, complaints)))
        elif operator in ("le", "lt", "ge", "gt") and threshold:
            parsed = expression(threshold, spot, complaints)
            found.append(Band(operator=operator, threshold=parsed, points=number(points, spot, complaints)))
        else:
            complaints.add(spot, "pack_band_malformed", entry=entry)
    return tuple(found)


def grade_points(cell: str, spot: Spot, complaints: Complaints) -> dict[int, Fraction]:
    """Return `5=100|4=80|…` as grade -> points; complain unless it is exactly 5 to 1."""
    found: dict[int, Fraction] = {}
    for entry in entries(cell, "|"):
        grade, _, points = entry.partition("=")
        if grade.strip() not in ("1", "2", "3", "4", "5"):
            complaints.add(spot, "pack_band_malformed", entry=entry)
            continue
        found[int(grade)] = number(points, spot, complaints)
    if list(found) != [5, 4, 3, 2, 1]:
        complaints.add(spot, "pack_grades_missing", found="、".join(map(str, found)) or "–")
    return found


def grade_texts(cell: str, spot: Spot, complaints: Complaints) -> dict[int, str]:
    """Return the five anchor texts, which stand from 5 down to 1."""
    texts = [text.strip() for text in cell.split("|")]
    if len(texts) != 5 or not all(texts):
        complaints.add(spot, "pack_grade_texts", count=len([text for text in texts if text]))
    return {5 - at: text for at, text in enumerate(texts[:5])}


def flags(cell: str, auto: str, spot: Spot, auto_spot: Spot, complaints: Complaints) -> tuple[Flag, ...]:
    """Return `name:effect+effect:label` entries with the derivations of `flag=expression` entries."""
    derived: dict[str, Expression | None] = {}
    for entry in entries(auto):
        name, _, text = entry.partition("=")
        derived[name.strip()] = expression(text, auto_spot, complaints)
    found: list[Flag] = []
    for entry in entries(cell):
        parts = entry.split(":", 2)
        if len(parts) != 3:
            complaints.add(spot, "pack_flag_malformed", entry=entry)
            continue
        if any(flag.name == parts[0] for flag in found):
            complaints.add(spot, "pack_name_twice", name=parts[0])
        effects = tuple(_effects(parts[1], spot, complaints))
        found.append(Flag(name=parts[0], effects=effects, label=parts[2], auto=derived.pop(parts[0], None)))
    for name in derived:
        complaints.add(auto_spot, "pack_flag_unknown", name=name)
    return tuple(found)


def _effects(text: str, spot: Spot, complaints: Complaints) -> Iterator[Effect]:
    for part in text.split("+"):
        kind, _, amount = part.strip().partition("=")
        if kind not in _EFFECTS or (_EFFECTS[kind] and not amount) or (amount and not _EFFECTS[kind]):
            complaints.add(spot, "pack_effect_unknown", effect=part)
            continue
        if kind in ("set", "score") and amount != "0":
            complaints.add(spot, "pack_effect_unknown", effect=part)
            continue
        yield Effect(kind=kind, amount=number(amount, spot, complaints) if amount else None)


def checks(cell: str, spot: Spot, complaints: Complaints) -> tuple[Check, ...]:
    """Return `condition:message` entries."""
    found = []
    for entry in entries(cell):
        condition, colon, message = entry.partition(":")
        parsed = expression(condition, spot, complaints)
        if not colon or not message:
            complaints.add(spot, "pack_check_malformed", entry=entry)
        elif parsed is not None:
            found.append(Check(condition=parsed, message=message))
    return tuple(found)


def remedies(cell: str, spot: Spot, complaints: Complaints) -> tuple[RemedyLink, ...]:
    """Return `CODE.column<=expression if condition` entries; every part but the code may be missing."""
    found = []
    for entry in entries(cell):
        head, _, condition = entry.partition(" if ")
        target, _, quantity = head.partition("<=")
        code, _, column = target.strip().partition(".")
        found.append(
            RemedyLink(
                code=code,
                column=column or None,
                quantity=expression(quantity, spot, complaints) if quantity.strip() else None,
                condition=expression(condition, spot, complaints) if condition.strip() else None,
            )
        )
    return tuple(found)


def suggestions(cell: str, spot: Spot, complaints: Complaints) -> tuple[tuple[str, Conditional], ...]:
    """Return `name=expression if condition` entries."""
    found = []
    for entry in entries(cell):
        name, equals, rest = entry.partition("=")
        if not equals:
            complaints.add(spot, "pack_suggestion_malformed", entry=entry)
            continue
        found.append((name.strip(), conditional(rest, spot, complaints)))
    return tuple(found)


def observation(cell: str, spot: Spot, complaints: Complaints) -> dict[str, Fraction]:
    """Return `name=value;…` as numbers."""
    found = {}
    for entry in entries(cell):
        name, _, value = entry.partition("=")
        found[name.strip()] = number(value, spot, complaints)
    return found
