"""What typed texts come to: which places, renamed or new, which values; and all that is wrong with them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from renodesk.domain import vocabulary
from renodesk.domain.canonical import Json
from renodesk.domain.form import RegisterField
from renodesk.domain.places import Place, name_key
from renodesk.services.register import free_key
from renodesk.services.register_grid.sheet import GridColumn, RegisterSheet, Spot, Typed
from renodesk.services.register_import.names import key_of
from renodesk.services.register_import.targets import BUILDING, UNIT
from renodesk.services.register_import.values import Reading, read_cell
from renodesk.services.register_values import stored_for
from renodesk.services.session import EstateSession
from renodesk.services.sheet.model import Fault
from renodesk.tables.grids import Oddity

MOST_NEW = 300


@dataclass(kw_only=True, slots=True)
class Checked:
    """Names of registered places, new places by row, values, and faults."""

    renamed: dict[Place, str] = field(default_factory=dict)
    added: dict[int, tuple[Place, str]] = field(default_factory=dict)
    values: list[tuple[Place, GridColumn, Json]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def refuse(self, code: str, spot: Spot, text: str) -> None:
        """Note what is wrong with a cell."""
        facts = {"row": str(spot[0] + 1), "column": str(spot[1] + 1), "text": text[:40]}
        self.faults.append(Fault(where="", code=code, facts=facts))


class Checker:
    """Checks one bundle of typed texts."""

    def __init__(self, session: EstateSession, sheet: RegisterSheet) -> None:
        """Check against the places that are shown."""
        self._session = session
        self._sheet = sheet
        self._done = Checked()
        self._at = {column.key: at for at, column in enumerate(sheet.columns) if column.is_name}
        self._own = self._at.get(BUILDING if sheet.level == "building" else UNIT, 0)

    def check(self, typed: Mapping[Spot, str]) -> Checked:
        """Return what the texts come to."""
        inside: Typed = {}
        for spot, text in sorted(typed.items()):
            if spot[1] >= len(self._sheet.columns) or spot[0] >= len(self._sheet.places) + MOST_NEW:
                self._done.refuse("grid_outside", spot, text)
            else:
                inside[spot] = text.strip()
        self._check_names(inside)
        self._check_values(inside)
        return self._done

    # Names

    def _check_names(self, typed: Typed) -> None:
        places = self._sheet.places
        said: list[tuple[int, Place, str]] = []
        above = self._last_building()
        for row in sorted({row for row, _ in typed}):
            if row < len(places):
                self._check_fixed(row, typed)
                if (row, self._own) in typed:
                    said.append((row, _owner(places[row]), typed[row, self._own]))
                continue
            if self._sheet.level == "unit":
                above = typed.get((row, self._at[BUILDING])) or above
            owner = self._building(above) if self._sheet.level == "unit" else Place()
            if owner is None:
                self._done.refuse("grid_no_building", (row, self._at[BUILDING]), above)
            else:
                said.append((row, owner, typed.get((row, self._own), "")))
        again = {row for row, _, _ in said}
        taken = {self._meant(place) for row, place in enumerate(places) if row not in again}
        for row, owner, name in said:
            key = (owner.building, _key(name))
            if not key[1]:
                self._done.refuse("grid_no_name", (row, self._own), name)
            elif key in taken:
                self._done.refuse("grid_name_taken", (row, self._own), name)
            elif row < len(places):
                self._done.renamed[places[row]] = name
            else:
                self._done.added[row] = (self._new_place(owner, key[1]), name)
            taken.add(key)

    def _check_fixed(self, row: int, typed: Typed) -> None:
        """Complain where another building is typed over that of a registered entrance."""
        place, spot = self._sheet.places[row], (row, self._at.get(BUILDING, 0))
        if place.unit and spot in typed and _key(typed[spot]) != _key(self._name(_owner(place))):
            self._done.refuse("grid_building_fixed", spot, typed[spot])

    def _building(self, name: str) -> Place | None:
        key = _key(name)
        buildings = self._session.survey.buildings
        return next((one.place for one in buildings if key and _key(one.name) == key), None)

    def _last_building(self) -> str:
        places = self._sheet.places
        return self._name(_owner(places[-1])) if places else ""

    def _name(self, place: Place) -> str:
        return self._session.text(vocabulary.place_cell(place, "name"))

    def _meant(self, place: Place) -> tuple[str, str]:
        return (_owner(place).building, _key(self._name(place)))

    def _new_place(self, owner: Place, key: str) -> Place:
        there = {*self._sheet.places, *(place for place, _ in self._done.added.values())}
        candidate, number = key, 2
        while True:
            place = (
                Place(building=owner.building, unit=name_key(candidate))
                if owner != Place()
                else Place(building=free_key(self._session.file, candidate))
            )
            if place not in there:
                return place
            candidate, number = f"{key}-{number}", number + 1

    # Values

    def _read(self, field: RegisterField, text: str) -> Reading:
        """Return what a text says in the words of the screen, else in those of the pack."""
        odd = Oddity.FORMULA if text.startswith("=") else None
        reading = read_cell(field, text, odd)
        own = self._session.forms.register.field(field.level, field.name)
        if reading.fits or reading.refused or own is None:
            return reading
        other = read_cell(own, text, odd)
        return other if other.fits else reading

    def _check_values(self, typed: Typed) -> None:
        places, done = self._sheet.places, self._done
        unnamed = {fault.facts["row"] for fault in done.faults}
        for spot, text in typed.items():
            row, column = spot[0], self._sheet.columns[spot[1]]
            if column.is_name or (row >= len(places) and str(row + 1) in unnamed):
                continue
            reading = self._read(column.field, text)
            if reading.refused:
                done.refuse("grid_formula", spot, text)
                continue
            place = done.added[row][0] if row in done.added else places[row]
            value = stored_for(column.field, text) if reading.value is None else reading.value
            done.values.append((place, column, value))


def _owner(place: Place) -> Place:
    """Return the building of an entrance, nothing of a building."""
    return Place(building=place.building) if place.unit else Place()


def _key(name: str) -> str:
    try:
        return key_of(name)
    except ValueError:
        return ""
