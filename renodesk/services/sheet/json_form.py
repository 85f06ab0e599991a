"""The answer sheet as JSON: settings, fields, items, checks, buildings with units."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from renodesk.domain import canonical
from renodesk.domain.canonical import Json
from renodesk.errors import FileMissing, NotReadable, SheetRefused
from renodesk.services.sheet.model import Fault, PlaceEntry, Sheet

MAX_BYTES = 50_000_000
_TOP = {"settings", "fields", "items", "checks", "buildings"}
_BUILDING = {"id", "name", "fields", "items", "checks", "units"}
_UNIT = {"id", "name", "fields", "items", "checks"}


def read_json(file: Path) -> Sheet:
    """Return the sheet a JSON file holds.

    Raises:
        FileMissing, NotReadable: the file cannot be had.
        SheetRefused: it is not JSON, or not an object.
    """
    try:
        if not file.is_file():
            raise FileMissing(file=file.name)
        if file.stat().st_size > MAX_BYTES:
            raise _refused(file, "sheet_too_large")
        raw = canonical.loads(file.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise NotReadable(file=file.name, detail=error.strerror or "") from error
    except ValueError as error:
        raise _refused(file, "sheet_not_json", detail=str(error)[:200]) from error
    if not isinstance(raw, Mapping):
        raise _refused(file, "sheet_not_an_object")
    return sheet_of(raw)


def _refused(file: Path, code: str, **facts: str) -> SheetRefused:
    fault = Fault(where=file.name, code=code, facts=facts)
    return SheetRefused(file=file.name, faults=(fault,), count=1)


def sheet_of(raw: Mapping[str, Json]) -> Sheet:
    """Return the sheet of a JSON object, with a fault for every part of another shape."""
    faults: list[Fault] = []
    places = tuple(_places(raw, faults))
    return Sheet(places=places, faults=tuple(faults))


def _places(raw: Mapping[str, Json], faults: list[Fault]) -> Iterator[PlaceEntry]:
    _only(raw, _TOP, "", faults)
    yield PlaceEntry(
        where="",
        settings=_object(raw, "settings", "", faults),
        fields=_object(raw, "fields", "", faults),
        items=_object(raw, "items", "", faults),
        checks=_object(raw, "checks", "", faults),
    )
    for spot, building in _objects(raw, "buildings", "", faults):
        _only(building, _BUILDING, spot, faults)
        name = _name(building, spot, faults)
        yield _entry(building, spot, name, "", faults)
        for unit_spot, unit in _objects(building, "units", spot, faults):
            _only(unit, _UNIT, unit_spot, faults)
            unit_name = _unit_name(name, _name(unit, unit_spot, faults), unit_spot, faults)
            yield _entry(unit, unit_spot, name, unit_name, faults)


def _entry(raw: Mapping[str, Json], spot: str, building: str, unit: str, faults: list[Fault]) -> PlaceEntry:
    return PlaceEntry(
        where=spot,
        building=building,
        unit=unit,
        fields=_object(raw, "fields", spot, faults),
        items=_object(raw, "items", spot, faults),
        checks=_object(raw, "checks", spot, faults),
    )


def _name(raw: Mapping[str, Json], spot: str, faults: list[Fault]) -> str:
    name = raw.get("id")
    if isinstance(name, str) and name.strip():
        return name.strip()
    faults.append(Fault(where=spot + ".id", code="sheet_place_malformed", facts={"place": _short(name)}))
    return ""


def _unit_name(building: str, name: str, spot: str, faults: list[Fault]) -> str:
    """Return the entrance's own name of an id `3-2` (or `3/2`) inside building 3."""
    for separator in ("-", "/"):
        own = name.removeprefix(building + separator)
        if building and own and own != name and "/" not in own:
            return own
    if name and building:
        faults.append(Fault(where=spot + ".id", code="sheet_place_malformed", facts={"place": name}))
    return ""


def _only(raw: Mapping[str, Json], known: set[str], spot: str, faults: list[Fault]) -> None:
    for key in raw:
        if key not in known:
            faults.append(Fault(where=_join(spot, key), code="sheet_unknown_part", facts={"part": key}))


def _object(raw: Mapping[str, Json], key: str, spot: str, faults: list[Fault]) -> Mapping[str, Json]:
    part = raw.get(key)
    if part is None:
        return {}
    if isinstance(part, Mapping):
        return part
    faults.append(Fault(where=_join(spot, key), code="sheet_part_malformed", facts={"part": key}))
    return {}


def _objects(
    raw: Mapping[str, Json], key: str, spot: str, faults: list[Fault]
) -> Iterator[tuple[str, Mapping[str, Json]]]:
    parts = raw.get(key)
    if parts is None:
        return
    if isinstance(parts, str) or not isinstance(parts, Sequence):
        faults.append(Fault(where=_join(spot, key), code="sheet_part_malformed", facts={"part": key}))
        return
    for number, part in enumerate(parts, 1):
        where = f"{_join(spot, key)}[{number}]"
        if isinstance(part, Mapping):
            yield where, part
        else:
            faults.append(Fault(where=where, code="sheet_part_malformed", facts={"part": key}))


def _join(spot: str, key: str) -> str:
    return f"{spot}.{key}" if spot else key


def _short(value: Json) -> str:
    return canonical.dumps(value)[:60]
