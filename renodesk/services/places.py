"""From what people call a place to the place: `estate`, `3`, `3-2`, `3/2`, `3号楼`, `3号楼2单元`."""

import re

from renodesk.domain.places import ESTATE, Place, name_key
from renodesk.domain.survey import Building, Survey
from renodesk.errors import UnknownPlace

_WORDED = re.compile(r"(.+(?:号楼|栋|幢|座))(.+(?:单元|门|門))")


def find_place(survey: Survey, text: str) -> Place:
    """Return the registered place that `text` names.

    An exact building name wins over a building and entrance.

    Raises:
        UnknownPlace: no registered place is called so.
    """
    plain = text.strip()
    if plain.casefold() in ("estate", "小区"):
        return ESTATE
    building = _building(survey, plain)
    if building is not None:
        return building.place
    for first, second in _splits(plain):
        building = _building(survey, first)
        place = None if building is None else _unit(building, second)
        if place is not None:
            return place
    raise UnknownPlace(place=plain)


def _splits(text: str) -> list[tuple[str, str]]:
    first, slash, second = text.partition("/")
    if slash:
        return [(first, second)]
    worded = _WORDED.fullmatch(text)
    if worded:
        return [(worded[1], worded[2])]
    return [(text[:at], text[at + 1 :]) for at, character in enumerate(text) if character == "-"]


def building_called(survey: Survey, name: str) -> Building | None:
    """Return the building whose shown name or first name means the same as `name`."""
    return _building(survey, name)


def _building(survey: Survey, name: str) -> Building | None:
    key = _key(name)
    by_name = (building for building in survey.buildings if _key(building.name) == key)
    by_key = (building for building in survey.buildings if building.place.building == key)
    return next(by_name, None) or next(by_key, None) if key else None


def _unit(building: Building, name: str) -> Place | None:
    key = _key(name)
    by_name = (unit.place for unit in building.units if _key(unit.name) == key)
    by_key = (unit.place for unit in building.units if unit.place.unit == key)
    return next(by_name, None) or next(by_key, None) if key else None


def _key(name: str) -> str:
    try:
        return name_key(name)
    except ValueError:
        return ""
