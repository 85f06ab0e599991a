"""Places in the fixed sentence: `1号楼、3–6号楼`, entrances by building, all of them as such."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from renodesk.domain.places import Place
from renodesk.domain.reading import natural

_ENTRANCE = re.compile(r"(.+?)(\d{1,4})单元")
_NUMBERED = re.compile(r"(\d{1,4})(?:号楼)?")
_NAMED = re.compile(r"(.*[^\W\d_])([1-9]\d{0,3})(号楼|栋|幢|座)")


def places_text(names: Sequence[str]) -> str:
    """Return places in order, entrances gathered by building: `1号楼1、2单元，2号楼1–4单元`."""
    found: list[str] = []
    at = 0
    while at < len(names):
        first = _ENTRANCE.fullmatch(names[at])
        end = at
        while end + 1 < len(names) and _goes_with(first, _ENTRANCE.fullmatch(names[end + 1])):
            end += 1
        run = names[at : end + 1]
        if first is None:
            found.append(buildings_text(run))
        else:
            units = [int(match[2]) for name in run if (match := _ENTRANCE.fullmatch(name))]
            found.append(f"{first[1]}{_runs(units)}单元")
        at = end + 1
    return "，".join(found) if any("单元" in one for one in found) else "、".join(found)


def _goes_with(first: re.Match[str] | None, other: re.Match[str] | None) -> bool:
    if first is None or other is None:
        return first is None and other is None
    return first[1] == other[1]


def _runs(numbers: Sequence[int]) -> str:
    parts: list[str] = []
    at = 0
    while at < len(numbers):
        end = at
        while end + 1 < len(numbers) and numbers[end + 1] == numbers[end] + 1:
            end += 1
        if end - at >= 2:
            parts.append(f"{numbers[at]}–{numbers[end]}")
        else:
            parts.extend(map(str, numbers[at : end + 1]))
        at = end + 1
    return "、".join(parts)


def buildings_text(names: Sequence[str]) -> str:
    """Return names in order with runs drawn together: `1号楼、3–6号楼`, `北区1–4号楼`."""
    numbered = [_number_of(name) for name in names]
    found: list[str] = []
    at = 0
    while at < len(names):
        end, first = at, numbered[at]
        while end + 1 < len(names) and first is not None and numbered[end + 1] == _later(first, end + 1 - at):
            end += 1
        if first is None:
            found.append(names[at])
        elif end - at >= 2:
            found.append(f"{first[0]}{first[1]}–{first[1] + end - at}{first[2]}")
        else:
            found.extend(f"{first[0]}{first[1] + more}{first[2]}" for more in range(end - at + 1))
        at = end + 1
    return "、".join(found)


def _number_of(name: str) -> tuple[str, int, str] | None:
    """Return a building's number between what stands before and after it."""
    if match := _NUMBERED.fullmatch(name):
        return "", int(match[1]), "号楼"
    if match := _NAMED.fullmatch(name):
        return match[1], int(match[2]), match[3]
    return None


def _later(number: tuple[str, int, str], count: int) -> tuple[str, int, str]:
    return number[0], number[1] + count, number[2]


def where_text(
    places: Iterable[Place],
    units: Mapping[Place, Sequence[Place]],
    shown: Callable[[Place], str],
    entrances: str = "{0}单元",
) -> str:
    """Return places that were hit, each once and whatever their order: `1号楼2单元，3–6号楼`.

    `units` are the entrances of every building of the estate, `shown` the own name of a building or entrance.
    Numbers of entrances stand in `entrances`. A building all of whose entrances are hit is named as a whole.
    """
    hit = set(places)
    whole = {place for place in hit if not place.unit}
    whole |= {building for building, inside in units.items() if inside and hit.issuperset(inside)}
    some: dict[Place, list[Place]] = {}
    for place in _sorted(place for place in hit if place.unit):
        building = Place(building=place.building)
        if building not in whole:
            some.setdefault(building, []).append(place)
    parts: list[str] = []
    run: list[str] = []
    for building in _sorted(whole | some.keys()):
        if building in whole:
            run.append(shown(building))
            continue
        parts += [buildings_text(run)] if run else []
        parts.append(_entrances(shown(building), [shown(one) for one in some[building]], entrances))
        run = []
    return "，".join([*parts, *([buildings_text(run)] if run else [])])


def _sorted(places: Iterable[Place]) -> list[Place]:
    return sorted(places, key=lambda place: (natural(place.building), natural(place.unit)))


def _entrances(building: str, units: Sequence[str], numbered: str) -> str:
    building = buildings_text([building])
    numbers = sorted(int(unit) for unit in units if unit.isdecimal() and len(unit) < 5)
    parts = [numbered.format(_runs(numbers))] if numbers else []
    parts += [unit for unit in units if not (unit.isdecimal() and len(unit) < 5)]
    return f"{building}{' ' if building[-1:].isdecimal() else ''}{'、'.join(parts)}"
