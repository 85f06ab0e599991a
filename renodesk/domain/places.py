"""Where something was seen: the estate, a building, or one of its entrances."""

import re
import unicodedata
from dataclasses import dataclass

_SUFFIXES = re.compile(r"(号楼|号|栋|幢|座|楼|单元|門|门)$")
_SLASH = "\N{DIVISION SLASH}"


@dataclass(frozen=True, kw_only=True, slots=True, order=True)
class Place:
    """A place by its keys: no building is the whole estate, a building without unit the building itself."""

    building: str = ""
    unit: str = ""

    def __post_init__(self) -> None:
        """Refuse an entrance without building."""
        if self.unit and not self.building:
            raise ValueError("an entrance needs its building")

    @property
    def key(self) -> str:
        """Return the text that names this place inside keys of the log: `estate`, `3` or `3/2`."""
        if not self.building:
            return "estate"
        return f"{self.building}/{self.unit}" if self.unit else self.building

    @property
    def shown(self) -> str:
        """Return the text people and scripts use.

        `estate`, `3`, `3-2`, or `A-1/2` where the building has a hyphen.
        """
        if self.unit and "-" not in self.building:
            return f"{self.building}-{self.unit}"
        return self.key

    @property
    def scope(self) -> str:
        """Return `estate`, `building` or `unit_entrance`, the words of the packs."""
        return "unit_entrance" if self.unit else "building" if self.building else "estate"

    def contains(self, other: "Place") -> bool:
        """Return whether `other` lies in this place, or is it."""
        if not self.building:
            return True
        return self.building == other.building and self.unit in ("", other.unit)


ESTATE = Place()


def place_of_key(key: str) -> Place:
    """Return the place of a key text (`estate`, `3`, `3/2`); the inverse of `Place.key`.

    Raises:
        ValueError: the text is empty or has an empty part.
    """
    if key == "estate":
        return ESTATE
    building, slash, unit = key.partition("/")
    if not building or (slash and not unit):
        raise ValueError(f"not a place: {key!r}")
    return Place(building=building, unit=unit)


def name_key(name: str) -> str:
    """Return the key that a building's or entrance's name stands for: `３号楼` and `3栋` are both `3`.

    NFKC, without blanks, without 号楼, 栋, 幢, 单元 at the end, so that two colleagues who each type
    3号楼 mean one building. Leading zeros stay. A slash becomes a division slash, since it parts the keys.

    Raises:
        ValueError: nothing is left, or the name holds control characters.
    """
    plain = "".join(unicodedata.normalize("NFKC", name).split())
    if any(unicodedata.category(character).startswith("C") for character in plain):
        raise ValueError("control characters in a name")
    short = _SUFFIXES.sub("", plain) or plain
    if not short:
        raise ValueError("an empty name")
    return short.replace("/", _SLASH)
