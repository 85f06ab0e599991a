"""Which building or entrance a name of the table means: one that is registered, or a new one."""

from collections.abc import Iterable

from renodesk.domain.places import Place, name_key
from renodesk.services.register import free_key
from renodesk.services.register_import.names import key_of
from renodesk.services.register_import.plan import NewPlace
from renodesk.services.session import EstateSession


class KnownPlaces:
    """Places by what their names mean; new ones get keys nobody had."""

    def __init__(self, session: EstateSession) -> None:
        """Know the places of a session."""
        self._session = session
        self._places: dict[tuple[str, str], Place] = {}
        self._shown: dict[Place, str] = {}
        self._new: set[Place] = set()
        self._with_units: set[Place] = set()
        self._keys: set[str] = set()
        self._at: dict[Place, tuple[str, str]] = {}
        for building in reversed(session.survey.buildings):
            self._add((building.place.building, ""), building.place, building.name)
        for building in session.survey.buildings:
            key = _meaning(building.name, building.place.building)
            self._add((key, ""), building.place, building.name)
            for unit in reversed(building.units):
                self._add(
                    (building.place.key, unit.place.unit), unit.place, _in_words(building.name, unit.name)
                )
            for unit in building.units:
                meant = _meaning(unit.name, unit.place.unit)
                self._add((building.place.key, meant), unit.place, _in_words(building.name, unit.name))
            if building.units:
                self._with_units.add(building.place)

    def _add(self, key: tuple[str, str], place: Place, shown: str) -> None:
        self._places[key] = place
        self._at[place] = key
        self._shown[place] = shown
        self._keys.add(place.building)

    def place(self, name: str, unit: str) -> tuple[Place, bool]:
        """Return the place of a building's name, or of an entrance in it, and whether it is new just now."""
        key = key_of(name)
        building = self._places.get((key, ""))
        is_new = building is None
        if building is None:
            building = Place(building=self._free(key))
            self._new.add(building)
            self._add((key, ""), building, name)
        return self.place_in(building, unit) if unit else (building, is_new)

    def place_in(self, building: Place, unit: str) -> tuple[Place, bool]:
        """Return an entrance of a building, and whether it is new just now."""
        key = (building.key, key_of(unit))
        known = self._places.get(key)
        if known is not None:
            return known, False
        place = Place(building=building.building, unit=name_key(key[1]))
        self._new.add(place)
        self._add(key, place, _in_words(self._shown[building], unit))
        self._with_units.add(building)
        return place, True

    def unit(self, building: Place, unit: str) -> Place:
        """Return an entrance that is known."""
        return self._places[building.key, key_of(unit)]

    def _free(self, key: str) -> str:
        candidate, number = free_key(self._session.file, key), 2
        while candidate in self._keys:
            candidate, number = free_key(self._session.file, f"{key}-{number}"), number + 1
        return candidate

    def forget(self, places: Iterable[NewPlace]) -> None:
        """Forget places that a refused row would have brought."""
        for one in places:
            self._new.discard(one.place)
            self._places.pop(self._at.pop(one.place), None)
            if not one.place.unit:
                self._keys.discard(one.place.building)
            elif not any(other.building == one.place.building and other.unit for other in self._at):
                self._with_units.discard(Place(building=one.place.building))

    def shown(self, place: Place) -> str:
        """Return what people call a place."""
        return self._shown[place]

    def is_new(self, place: Place) -> bool:
        """Return whether the register does not have a place yet."""
        return place in self._new

    def has_units(self, building: Place) -> bool:
        """Return whether a building has entrances, in the register or in the table."""
        return building in self._with_units


def _meaning(name: str, key: str) -> str:
    try:
        return key_of(name)
    except ValueError:
        return key


def _in_words(building: str, unit: str) -> str:
    """Return what an entrance is called with its building: a number gets its word."""
    return f"{building} {unit}单元" if unit.isdigit() else f"{building} {unit}"
