"""The register as a report prints it: the estate's fields and a row for each building."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from renodesk.domain.numbers import write_number
from renodesk.domain.survey import Value
from renodesk.reports.snapshot import BuildingLine, FactLine
from renodesk.reports.words import quantity_text
from renodesk.services.reporting.part import Part
from renodesk.texts import Language, say

_BUILDING_FIELDS = ("built_year", "structure", "floors", "units", "households")


class RegisterPart(Part):
    """Reads the register; personal fields stay out."""

    def facts(self) -> Iterator[FactLine]:
        """Yield the fields that are filled in."""
        for field in self._forms.register.fields:
            values = {"setting": self._session.survey.settings, "estate": self._session.survey.fields}.get(
                field.level, {}
            )
            if field.name in values and field.name != "name" and not field.is_personal:
                label = field.label.partition("（")[0]
                said = value_text(values[field.name], field.options, self._language)
                yield FactLine(label=label, value=f"{said} {field.unit}".strip())

    def building_titles(self) -> Iterator[str]:
        """Yield the titles of a building row."""
        register = self._forms.register
        for name in _BUILDING_FIELDS:
            field = register.field("building", name)
            if field is not None:
                yield field.label.partition("（")[0]

    def buildings(self) -> Iterator[BuildingLine]:
        """Yield a row for each building."""
        register = self._forms.register
        for building in self._session.survey.buildings:
            values = []
            for name in _BUILDING_FIELDS:
                field = register.field("building", name)
                options = field.options if field else {}
                values.append(
                    value_text(building.fields[name], options, self._language)
                    if name in building.fields
                    else "—"
                )
            yield BuildingLine(name=building.name, values=tuple(values))


def value_text(value: Value, options: Mapping[str, str], language: Language = "zh") -> str:
    """Return a register value as papers print it."""
    if isinstance(value, bool):
        return say("word_yes" if value else "word_no", language)
    if isinstance(value, Fraction):
        text = write_number(value)
        return f"{text}（≈{quantity_text(value)}）" if "/" in text else text
    return options.get(value, value)
