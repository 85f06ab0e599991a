"""Register values as rules see them: entrance, building, estate, setting, default."""

from collections.abc import Callable, Mapping
from fractions import Fraction

from renodesk.domain.form import Register, RegisterField
from renodesk.domain.numbers import LARGEST, read_number
from renodesk.domain.places import ESTATE, Place
from renodesk.domain.scores import Reason
from renodesk.domain.survey import Survey, Value

FieldLookUp = Callable[[str], Value | None]
_NOT_BORROWED = frozenset({"households", "units"})
_SUMS = ("households", "units", "exclusive_area_m2")


class Fields:
    """Looks register values up for places of one survey; wrong values count as unknown and are warned of."""

    def __init__(self, register: Register, survey: Survey) -> None:
        """Read the survey's register once."""
        self._known = {(one.level, one.name): one for one in register.fields}
        self.warnings: list[Reason] = []
        self._defaults = self._read_defaults(register)
        settings = self._checked("setting", survey.settings, ESTATE)
        buildings = {b.place: self._checked("building", b.fields, b.place) for b in survey.buildings}
        units = {u.place: self._checked("unit", u.fields, u.place) for b in survey.buildings for u in b.units}
        estate = {**_sums(survey, buildings), **self._checked("estate", survey.fields, ESTATE)}
        self._layers: dict[Place, tuple[Mapping[str, Value], ...]] = {ESTATE: (estate, settings)}
        lent = {name: value for name, value in estate.items() if name not in _NOT_BORROWED}
        for place, own in buildings.items():
            self._layers[place] = (own, lent, settings)
        for place, own in units.items():
            self._layers[place] = (own, buildings[Place(building=place.building)], lent, settings)

    def at(self, place: Place) -> FieldLookUp:
        """Return the look-up of a place."""
        layers = (*self._layers.get(place, self._layers[ESTATE]), self._defaults)

        def look_up(name: str) -> Value | None:
            for layer in layers:
                if name in layer:
                    return layer[name]
            return None

        return look_up

    def number(self, place: Place, name: str) -> Fraction | None:
        """Return a value as a number, None when it is unknown or no number."""
        value = self.at(place)(name)
        if isinstance(value, bool):
            return Fraction(value)
        return value if isinstance(value, Fraction) else None

    def _read_defaults(self, register: Register) -> Mapping[str, Value]:
        found: dict[str, Value] = {}
        for one in register.fields:
            if one.default:
                number = read_number(one.default)
                found.setdefault(one.name, one.default if number is None else number)
        return found

    def _checked(self, level: str, values: Mapping[str, Value], place: Place) -> dict[str, Value]:
        kept: dict[str, Value] = {}
        for name, value in values.items():
            known = self._known.get((level, name))
            if known is None or is_valid(known, value):
                kept[name] = value
            else:
                facts = {"name": name, "label": known.label, "place": place.shown}
                self.warnings.append(Reason(code="register_value_wrong", facts=facts))
        return kept


def _sums(survey: Survey, buildings: Mapping[Place, Mapping[str, Value]]) -> dict[str, Value]:
    """Return what the estate has when nobody registered it.

    Sums over its buildings, known only when all are.
    """
    if not survey.buildings:
        return {}
    found: dict[str, Value] = {"buildings": Fraction(len(survey.buildings))}
    for name in _SUMS:
        values = [fields.get(name) for fields in buildings.values()]
        numbers = [value for value in values if isinstance(value, Fraction)]
        if len(numbers) == len(values):
            found[name] = sum(numbers, Fraction(0))
    return found


def is_valid(field: RegisterField, value: Value) -> bool:
    """Return whether a register value can be reckoned with."""
    if isinstance(value, bool):
        return field.type in ("bool", "text")
    if isinstance(value, str):
        return field.type not in ("count", "number", "percent", "bool") and (
            field.type != "enum" or not field.options or value in field.options
        )
    if field.type == "bool":
        return value in (0, 1)
    if field.type == "enum":
        return not field.options
    return 0 <= value <= (100 if field.type == "percent" else LARGEST) and (
        field.type != "count" or value.denominator == 1
    )
