"""Many buildings in one line, as one says it: `1–12号楼，6层，4单元`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from renodesk.domain import vocabulary
from renodesk.domain.changes import Changes
from renodesk.domain.numbers import read_number
from renodesk.domain.places import Place, name_key
from renodesk.errors import WrongUsage
from renodesk.services.places import building_called
from renodesk.services.register import add_place, free_key
from renodesk.services.session import EstateSession

MOST_BUILDINGS = 300
MOST_UNITS = 60
_DIGITS = str.maketrans("０１２３４５６７８９－，、；", "0123456789-,,;")
_SUFFIX = "号楼|号院|栋|幢|座|楼|#"
_NUMBERS = {
    "units": re.compile(r"(?:每栋|各)?(\d+)\s*个?单元"),
    "floors": re.compile(r"(?:每栋|各|地上)?(\d+)\s*层"),
    "households": re.compile(r"(?:每栋|各)?(\d+)\s*户"),
    "built_year": re.compile(r"((?:19|20)\d\d)\s*年(?:建成|建)?"),
}
_RANGE = re.compile(
    rf"([^\d\s]*)(\d{{1,4}})(?:{_SUFFIX})?\s*(?:-|–|—|~|～|至|到)\s*([^\d\s]*)(\d{{1,4}})({_SUFFIX})?"
)
_ONE = re.compile(rf"([^\d\s]*)(\d{{1,4}})({_SUFFIX})?")


@dataclass(frozen=True, kw_only=True, slots=True)
class BuildingLine:
    """What a line asks for: shown names in order, entrances of each, and register fields of each."""

    names: tuple[str, ...]
    units: int
    fields: dict[str, int]

    @property
    def is_plain(self) -> bool:
        """Return whether it is no more than one name."""
        return len(self.names) == 1 and not self.units and not self.fields


@dataclass(frozen=True, kw_only=True, slots=True)
class AddedBuildings:
    """What came of it: buildings that were made, and names that were there already and stay as they are."""

    changes: Changes
    made: tuple[str, ...]
    there: tuple[str, ...]


def read_line(text: str) -> BuildingLine:
    """Return what a typed line means.

    Numbers before 单元, 层, 户 and 年 hold for each building; the rest names buildings, as single names or as
    ranges (`1–12号楼`, `A1-A6`, `1、3、5号楼`).

    Raises:
        WrongUsage: no building in it, a range that runs backwards, or more than anybody has.
    """
    rest = text.translate(_DIGITS)
    numbers: dict[str, int] = {}
    for name, pattern in _NUMBERS.items():
        found = pattern.search(rest)
        if found:
            numbers[name] = int(found[1])
            rest = rest[: found.start()] + "," + rest[found.end() :]
    units = numbers.pop("units", 0)
    names = building_names(rest)
    if not names or len(names) > MOST_BUILDINGS or units > MOST_UNITS:
        raise WrongUsage(what="buildings", value=text[:60])
    return BuildingLine(names=names, units=units, fields=numbers)


def building_names(text: str) -> tuple[str, ...]:
    """Return the buildings that single names, lists and ranges name, each once and in order.

    Raises:
        WrongUsage: a range that runs backwards, or more buildings than anybody has.
    """
    pieces = [piece for piece in re.split(r"[,;\s]+", text.translate(_DIGITS)) if piece]
    return tuple(dict.fromkeys(name for piece in _with_suffix(pieces) for name in _names(piece)))


def _with_suffix(pieces: list[str]) -> Iterator[str]:
    """Let numbers without a word take that of the last one: `1,3,5号楼`."""
    last = re.search(rf"({_SUFFIX})$", pieces[-1]) if pieces else None
    for piece in pieces:
        yield piece + last[1] if last and re.search(r"\d$", piece) else piece


def _names(piece: str) -> Iterator[str]:
    span = _RANGE.fullmatch(piece)
    if span:
        prefix, first, other, last, suffix = span.groups()
        low, high = int(first), int(last)
        if other not in ("", prefix) or high < low or high - low >= MOST_BUILDINGS:
            raise WrongUsage(what="buildings", value=piece[:60])
        for number in range(low, high + 1):
            yield f"{prefix}{number}{suffix or '号楼'}"
        return
    one = _ONE.fullmatch(piece)
    yield f"{piece}号楼" if one and not one[3] else piece


def add_buildings(session: EstateSession, line: BuildingLine) -> AddedBuildings:
    """Register the buildings of a line with their entrances in one act; what is there already stays.

    Raises:
        WrongUsage: a name that is none; nothing is kept.
        ReadOnly, RoundSealed: nothing is kept.
    """
    there = tuple(name for name in line.names if building_called(session.survey, name) is not None)
    wanted = [(name, _key(name)) for name in line.names if name not in there]
    made: list[str] = []
    with session.act() as act:
        for name, key in wanted:
            place = Place(building=free_key(session.file, key))
            add_place(act, place, name)
            for field, number in line.fields.items():
                act.put(vocabulary.place_cell(place, field), read_number(str(number)))
            if line.units:
                act.put(vocabulary.place_cell(place, "units"), line.units)
            for number in range(1, line.units + 1):
                add_place(act, Place(building=place.building, unit=str(number)), str(number))
            made.append(name)
    return AddedBuildings(changes=act.changes, made=tuple(made), there=there)


def _key(name: str) -> str:
    try:
        return name_key(name)
    except ValueError as error:
        raise WrongUsage(what="name", value=name) from error
