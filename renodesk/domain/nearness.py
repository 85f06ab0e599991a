"""How far estates lie from each other, by the centre points people typed into the register.

A register keeps a point as text: two numbers in degrees, and perhaps the system they are in. Which is the
longitude shows by itself inside China (73 to 136 east, 3 to 54 north). Points of GCJ-02 stand some hundred
metres off those of WGS84 and CGCS2000, so that a distance between points whose systems differ, or that do not
say theirs, is only about right.
"""

import math
import re
from dataclasses import dataclass

_EAST, _NORTH = (73.0, 136.0), (3.0, 54.0)
_RADIUS = 6_371_000
_STEP = 10
_NUMBER = re.compile(r"(?<![0-9A-Za-z.-])[0-9]{1,3}(?:\.[0-9]+)?")
_SYSTEMS = {"gcj": "GCJ-02", "火星": "GCJ-02", "wgs": "WGS84", "cgcs": "CGCS2000", "2000": "CGCS2000"}
_ALIKE = {"WGS84": "WGS84", "CGCS2000": "WGS84"}
"""These two differ by less than a metre."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Point:
    """A point in degrees, and the system its text names; "" where it names none."""

    east: float
    north: float
    system: str

    def is_comparable(self, other: "Point") -> bool:
        """Return whether both points say their system, and it is the same or as good as."""
        own, others = (_ALIKE.get(one.system, one.system) for one in (self, other))
        return bool(own) and own == others


def point_of(text: str) -> Point | None:
    """Return the point a text of the register says; None where it says none inside China."""
    plain = text.strip().lower()
    system = next((name for word, name in _SYSTEMS.items() if word in plain), "")
    for word in ("cgcs2000", "gcj-02", "gcj02", "wgs-84", "wgs84"):
        plain = plain.replace(word, " ")
    numbers = [float(one) for one in _NUMBER.findall(plain)]
    if len(numbers) != 2:
        return None
    for east, north in (numbers, numbers[::-1]):
        if _EAST[0] <= east <= _EAST[1] and _NORTH[0] <= north <= _NORTH[1]:
            return Point(east=east, north=north, system=system)
    return None


def metres(one: Point, other: Point) -> int:
    """Return how far two points lie apart along the earth, to ten metres."""
    north, others = math.radians(one.north), math.radians(other.north)
    across, along = math.radians(other.east - one.east), others - north
    half = math.sin(along / 2) ** 2 + math.cos(north) * math.cos(others) * math.sin(across / 2) ** 2
    return round(2 * _RADIUS * math.asin(min(1.0, math.sqrt(half))) / _STEP) * _STEP
