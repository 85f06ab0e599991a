"""The register: what is known of the estate, its buildings and entrances before anybody walks."""

from collections.abc import Mapping
from dataclasses import dataclass

from renodesk.domain import vocabulary
from renodesk.domain.changes import Cell, Changes
from renodesk.domain.form import RegisterField
from renodesk.domain.places import ESTATE, Place, name_key
from renodesk.domain.reading import value_from
from renodesk.domain.survey import Value
from renodesk.errors import PlaceTaken, UnknownField, UnknownPlace, WrongUsage
from renodesk.services.places import building_called
from renodesk.services.register_values import fits, stored_for
from renodesk.services.session import EstateSession
from renodesk.storage.act import Act
from renodesk.storage.estate_file import EstateFile

_LEVELS = {"estate": "estate", "building": "building", "unit_entrance": "unit"}


@dataclass(frozen=True, kw_only=True, slots=True)
class FieldRow:
    """A field at a place: its value, and whether the value is wrong for its box (kept all the same)."""

    field: RegisterField
    value: Value | None
    is_wrong: bool
    is_contested: bool


class RegisterService:
    """Reads and keeps the register."""

    def __init__(self, session: EstateSession) -> None:
        """Work on the session's estate."""
        self._session = session

    def rows(self, place: Place, *, settings: bool = False, language: str = "zh") -> tuple[FieldRow, ...]:
        """Return every field of a place in table order, in a language; personal fields are left out."""
        level = "setting" if settings else _LEVELS[place.scope]
        found = []
        for field in self._session.forms_in(language).register.fields:
            if field.level == level and not field.is_personal:
                state = self._session.file.state(self._cell(place, field))
                value = None if state is None else state.value
                found.append(
                    FieldRow(
                        field=field,
                        value=value_from(value),
                        is_wrong=not fits(field, value),
                        is_contested=state is not None and state.is_contested,
                    )
                )
        return tuple(found)

    @staticmethod
    def _cell(place: Place, field: RegisterField) -> Cell:
        if field.level == "setting":
            return vocabulary.estate_cell(vocabulary.SETTING + field.name)
        return vocabulary.register_cell(place, field.name)

    def set_fields(self, place: Place, values: Mapping[str, str], *, said_by: str = "") -> Changes:
        """Keep typed texts of fields (at the estate also settings) in one act, and who said them.

        An empty text empties the field. Whoever said the value before is not said to have said this one.

        Raises:
            UnknownField: a name the register does not know at this place; nothing is kept.
            UnknownPlace: no such place.
        """
        if not self._session.has(place):
            raise UnknownPlace(place=place.shown)
        edits = [
            (self._cell(place, field), stored_for(field, values[name]))
            for name, field in self._fields(place, values)
        ]
        with self._session.act() as act:
            for cell, value in edits:
                act.put(cell, value)
            for name in values:
                put_said_by(act, place, name, said_by)
        return act.changes

    def _fields(self, place: Place, names: Mapping[str, str]) -> list[tuple[str, RegisterField]]:
        register = self._session.forms.register
        found = []
        for name in names:
            field = register.field(_LEVELS[place.scope], name)
            if field is None and place == ESTATE:
                field = register.field("setting", name)
            if field is None or field.is_personal:
                raise UnknownField(field=name, where=place.shown)
            found.append((name, field))
        return found

    def wrong(self, place: Place, names: Mapping[str, str]) -> list[tuple[str, str]]:
        """Return the (name, typed value) of values that are wrong for their box; they are kept as typed."""
        return [
            (name, names[name])
            for name, field in self._fields(place, names)
            if not fits(field, stored_for(field, names[name]))
        ]

    def add_building(self, name: str, *, units: int = 0, fields: Mapping[str, str] | None = None) -> Changes:
        """Register a building with entrances 1…`units`, in one act.

        Raises:
            PlaceTaken: a building of this name is there.
            UnknownField, WrongUsage: nothing is kept.
        """
        if not 0 <= units <= 60:
            raise WrongUsage(what="units", value=units)
        place = self._new_building(name)
        known = [(field, (fields or {})[key]) for key, field in self._fields(place, fields or {})]
        with self._session.act() as act:
            add_place(act, place, name)
            for field, typed in known:
                act.put(self._cell(place, field), stored_for(field, typed))
            if units and "units" not in (fields or {}):
                act.put(vocabulary.place_cell(place, "units"), units)
            for number in range(1, units + 1):
                add_place(act, Place(building=place.building, unit=str(number)), str(number))
        return act.changes

    def add_unit(self, building: Place, name: str) -> Changes:
        """Register one more entrance.

        Raises:
            UnknownPlace: no such building.
            PlaceTaken: an entrance of this name is there.
        """
        if building.scope != "building" or not self._session.has(building):
            raise UnknownPlace(place=building.shown)
        place = Place(building=building.building, unit=_key(name))
        if self._session.has(place):
            raise PlaceTaken(place=place.shown)
        with self._session.act() as act:
            add_place(act, place, name)
        return act.changes

    def rename(self, place: Place, name: str) -> Changes:
        """Give a building or entrance another shown name; its key, and all that hangs on it, stays.

        Raises:
            UnknownPlace: no such place.
            PlaceTaken: another one has this name.
        """
        if place == ESTATE or not self._session.has(place):
            raise UnknownPlace(place=place.shown)
        key = _key(name)
        other = Place(building=place.building, unit=key) if place.unit else Place(building=key)
        if other != place and self._session.has(other):
            raise PlaceTaken(place=other.shown)
        with self._session.act() as act:
            act.put(vocabulary.place_cell(place, "name"), name.strip())
        return act.changes

    def remove(self, place: Place, *, reason: str = "") -> Changes:
        """Take a building or entrance out, with all that hangs on it.

        Nothing is deleted and it can be brought back.

        Raises:
            UnknownPlace: no such place.
        """
        if place == ESTATE or not self._session.has(place):
            raise UnknownPlace(place=place.shown)
        with self._session.act(reason) as act:
            act.remove(vocabulary.place_entity(place), place.key)
        return act.changes

    def _new_building(self, name: str) -> Place:
        key = _key(name)
        called = building_called(self._session.survey, name)
        if called is not None and key in (name_key(called.name), called.place.building):
            raise PlaceTaken(place=called.place.shown)
        return Place(building=free_key(self._session.file, key))


def put_said_by(act: Act, place: Place, name: str, said_by: str) -> None:
    """Write who said a register field; "" only takes back what stands there."""
    cell = vocabulary.said_by_cell(place, name)
    if said_by or act.state(cell) is not None:
        act.put(cell, said_by or None)


def free_key(file: EstateFile, key: str) -> str:
    """Return `key`, or `key-2`, `key-3` … where it was given before.

    A removed building's key is not given again: its answers would come back under another's name.
    """
    candidate, number = key, 2
    while candidate == ESTATE.key or _exists(file, candidate):
        candidate, number = f"{key}-{number}", number + 1
    return candidate


def _exists(file: EstateFile, key: str) -> bool:
    return file.state(vocabulary.place_cell(Place(building=key), "name")) is not None


def _key(name: str) -> str:
    try:
        return name_key(name)
    except ValueError as error:
        raise WrongUsage(what="name", value=name) from error


def add_place(act: Act, place: Place, name: str) -> None:
    """Write a new building or entrance; an entrance that was removed under this key comes back."""
    removed = vocabulary.place_cell(place, vocabulary.REMOVED)
    state = act.state(removed)
    if state is not None and state.value is True:
        act.put(removed, None)
    act.put(vocabulary.place_cell(place, "name"), name.strip())
