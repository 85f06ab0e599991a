"""Which place and door a row of somebody's table means: `3`, `3号楼`, `2单元`, `3-2-501`, `3号楼2单元501`."""

import re

from renodesk.domain.places import Place
from renodesk.services.register_import.names import key_of
from renodesk.services.register_import.values import arabic, plain
from renodesk.services.session import EstateSession

_LONG = re.compile(
    r"(?P<building>.{1,8}?)\s*(?:号楼|号院|栋|幢|座|#楼?|楼|-)\s*"
    r"(?:(?P<unit>\d{1,2}|[一二三四五六七八九十]{1,3}|[A-Za-z])\s*(?:单元|门|-)\s*)?"
    r"(?P<door>[\dA-Za-z]{1,6})\s*(?:室|号|房|户)?"
)


class Doors:
    """The registered places by what people call them."""

    def __init__(self, session: EstateSession) -> None:
        """Know the places of a session."""
        self._asked: dict[tuple[str, str], Place | None] = {}
        """What was asked before: a table says the same names again and again."""
        self._places: dict[tuple[str, str], Place] = {}
        for building in session.survey.buildings:
            of_building = {_key(building.name), _key(building.place.building)}
            for name in of_building:
                self._places.setdefault((name, ""), building.place)
                for unit in building.units:
                    for one in {_key(unit.name), _key(unit.place.unit)}:
                        self._places.setdefault((name, one), unit.place)

    def place(self, building: str, unit: str = "") -> Place | None:
        """Return a registered place, None where it is not registered."""
        asked = (building, unit)
        if asked not in self._asked:
            self._asked[asked] = self._places.get((_key(building), _key(unit) if unit else ""))
        return self._asked[asked]

    def in_number(self, text: str) -> tuple[Place, str] | None:
        """Return place and door of a long number, None where it names no registered place."""
        found = _LONG.fullmatch(plain(text))
        if found is None:
            return None
        place = self.place(found["building"], found["unit"] or "")
        return (place, found["door"]) if place is not None else None


def _key(name: str) -> str:
    """Return by what names are one; one that is no name by itself."""
    try:
        return key_of(arabic(plain(name)))
    except ValueError:
        return plain(name)
