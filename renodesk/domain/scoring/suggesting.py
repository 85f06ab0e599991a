"""What a rule says of empty boxes: values offered in grey, never stored without a key; boxes it spares."""

from fractions import Fraction

from renodesk.domain.form import InputType, Item
from renodesk.domain.scoring.fields import FieldLookUp
from renodesk.domain.scoring.reading_inputs import Seen, see
from renodesk.domain.survey import Observation


def suggested_inputs(
    item: Item, observation: Observation | None, field_look_up: FieldLookUp
) -> dict[str, Fraction]:
    """Return suggested values for boxes that are empty; none that is unknown, or not whole for a count."""
    given = observation or Observation()
    seen: Seen = see(item, given, field_look_up)[0]
    found: dict[str, Fraction] = {}
    for name, suggestion in item.suggest:
        if name in given.inputs or name in found or suggestion.expression is None:
            continue
        if suggestion.condition is not None and not suggestion.condition.is_true(seen.reader()):
            continue
        value = suggestion.expression.number(seen.reader())
        box = item.input(name)
        is_count = box is not None and box.type == InputType.COUNT
        if isinstance(value, Fraction) and value >= 0 and not (is_count and value.denominator != 1):
            found[name] = value
    return found


def spared_inputs(item: Item, observation: Observation | None, field_look_up: FieldLookUp) -> frozenset[str]:
    """Return the empty boxes that are not asked here: a condition that holds gives their value.

    A hydrant is not asked for below eight floors, nor a slope where there is no ramp.
    """
    given = observation or Observation()
    reader = see(item, given, field_look_up)[0].reader()
    return frozenset(
        entry.name
        for entry in item.optional_inputs
        if entry.value is not None
        and entry.condition is not None
        and entry.name not in given.inputs
        and item.input(entry.name) is not None
        and entry.condition.is_true(reader)
    )
