"""Reads and writes the table: a block in one act, whole or not at all.

Rows beyond the last one are new places. A value that does not fit is kept as typed and marked.
"""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from renodesk.domain import vocabulary
from renodesk.domain.changes import Changes
from renodesk.domain.form import Register
from renodesk.domain.places import Place
from renodesk.domain.translated import in_language
from renodesk.errors import BlockRefused
from renodesk.services.matrix_table import MOST_FAULTS
from renodesk.services.register import add_place
from renodesk.services.register_grid.checking import Checked, Checker
from renodesk.services.register_grid.sheet import GridCell, GridColumn, RegisterSheet, Spot
from renodesk.services.register_import.targets import BUILDING, UNIT, register_of, targets
from renodesk.services.register_import.values import value_words
from renodesk.services.register_values import fits
from renodesk.services.session import EstateSession
from renodesk.storage.act import Act

MOST_ENTRANCES = 60
_UNITS = "units"


class RegisterGrid:
    """Reads and writes buildings or entrances as a table."""

    def __init__(self, session: EstateSession, language: str = "zh") -> None:
        """Work on the session's estate; columns and options are called in a language."""
        self._session = session
        self._language = language
        self._made: tuple[Register, Register] | None = None

    def sheet(self, level: str) -> RegisterSheet:
        """Return the table of `building` or `unit`: what scoring asks for stands before the rest."""
        known = targets(self._register())
        names = [BUILDING] if level == "building" else [BUILDING, UNIT]
        first = [GridColumn(key=key, field=known[key].field, is_name=True) for key in names if key in known]
        rest = [
            GridColumn(key=target.field.name, field=target.field)
            for target in known.values()
            if target.level == level and target.key not in (BUILDING, UNIT)
        ]
        kinds = [one for one in rest if one.key == vocabulary.CONSTRUCTION_TYPE]
        asked = [one for one in rest if one.field.used_by and one not in kinds]
        others = [one for one in rest if not one.field.used_by and one not in kinds]
        buildings = self._session.survey.buildings
        places = (
            [building.place for building in buildings]
            if level == "building"
            else [unit.place for building in buildings for unit in building.units]
        )
        return RegisterSheet(level=level, columns=(*first, *kinds, *asked, *others), places=tuple(places))

    def _register(self) -> Register:
        """Return the register with what a round of before may lack, made once for each."""
        pinned = self._session.forms.register
        if self._made is None or self._made[0] is not pinned:
            self._made = (pinned, in_language(register_of(self._session), self._language))
        return self._made[1]

    def view(self, place: Place, column: GridColumn, *, yes: str = "是", no: str = "否") -> GridCell:
        """Return what a cell shows."""
        if column.is_name:
            owner = Place(building=place.building) if column.key == BUILDING else place
            text = self._session.text(vocabulary.place_cell(owner, "name"))
            return GridCell(text=text, is_fixed=owner != place)
        state = self._session.file.state(vocabulary.place_cell(place, column.field.name))
        if state is None or state.value is None:
            return GridCell(is_contested=state is not None and state.is_contested)
        text = value_words(column.field, state.value, yes=yes, no=no)
        return GridCell(text=text, fits=fits(column.field, state.value), is_contested=state.is_contested)

    def kinds(self) -> tuple[str, ...]:
        """Return the construction types that are in use, in the order of the buildings."""
        cells = (
            vocabulary.place_cell(building.place, vocabulary.CONSTRUCTION_TYPE)
            for building in self._session.survey.buildings
        )
        return tuple(dict.fromkeys(text for cell in cells if (text := self._session.text(cell))))

    def put(self, sheet: RegisterSheet, typed: Mapping[Spot, str]) -> Changes:
        """Keep what was typed into cells in one act; rows beyond the last are new places.

        Raises:
            BlockRefused: a name is missing, none, or taken; a cell lies outside. Nothing is kept.
            ReadOnly, RoundSealed: nothing is kept.
        """
        checked = Checker(self._session, sheet).check(typed)
        if checked.faults:
            faults = tuple(checked.faults[:MOST_FAULTS])
            raise BlockRefused(count=len(checked.faults), faults=faults)
        with self._session.act() as act:
            for place, name in checked.added.values():
                add_place(act, place, name)
            for place, name in checked.renamed.items():
                act.put(vocabulary.place_cell(place, "name"), name)
            for place, column, value in checked.values:
                act.put(vocabulary.place_cell(place, column.field.name), value)
            _add_entrances(act, checked)
        return act.changes

    def unfit(self, sheet: RegisterSheet, spots: Iterable[Spot]) -> tuple[Spot, ...]:
        """Return which cells (row, column) of a table hold what does not fit."""
        buildings = self._session.survey.buildings
        values = {one.place: one.fields for one in buildings}
        values |= {unit.place: unit.fields for one in buildings for unit in one.units}
        found = []
        for row, at in spots:
            column = sheet.columns[at]
            if row < len(sheet.places) and not column.is_name:
                value = values.get(sheet.places[row], {}).get(column.field.name)
                if not fits(column.field, value):
                    found.append((row, at))
        return tuple(found)


def _add_entrances(act: Act, checked: Checked) -> None:
    """Register entrances 1…n of new buildings that say how many they have."""
    fresh = {place for place, _ in checked.added.values() if not place.unit}
    for place, column, value in checked.values:
        if place not in fresh or column.key != _UNITS or not isinstance(value, Fraction):
            continue
        number = int(value) if value <= MOST_ENTRANCES else 0
        for one in range(1, number + 1):
            add_place(act, Place(building=place.building, unit=str(one)), str(one))
