"""Give an estate's current round as an answer sheet: the same state gives the same file."""

import json
from collections.abc import Iterator, Mapping
from fractions import Fraction
from pathlib import Path

from renodesk.domain import canonical, vocabulary
from renodesk.domain.canonical import Json
from renodesk.domain.form import Scope
from renodesk.domain.numbers import write_number
from renodesk.domain.places import ESTATE, Place
from renodesk.domain.reading import observation_json, record_json
from renodesk.domain.survey import Value
from renodesk.services.session import EstateSession
from renodesk.services.sheet.table_form import HEADER
from renodesk.tables.writing import replace_file, write_csv, write_workbook


def export_sheet(session: EstateSession, out: Path) -> None:
    """Write the answer sheet as .json, .csv or .xlsx, by the name of `out`.

    A contested cell gives its shown value.

    Raises:
        NotWritable, DiskFull, FileHeld: `out` is as it was.
    """
    sheet = sheet_json(session)
    match out.suffix.casefold():
        case ".csv":
            write_csv(out, [HEADER, *_rows(sheet)])
        case ".xlsx":
            write_workbook(out, "answers", [HEADER, *_rows(sheet)])
        case _:
            replace_file(out, (_pretty(sheet) + "\n").encode("utf-8"))


def _pretty(sheet: Mapping[str, Json]) -> str:
    return json.dumps(json.loads(canonical.dumps(sheet)), ensure_ascii=False, indent=1, sort_keys=True)


def sheet_json(session: EstateSession) -> dict[str, Json]:
    """Return the answer sheet of the current round as a JSON object, empty parts left out."""
    survey = session.survey
    buildings: list[Json] = []
    for building in survey.buildings:
        units: list[Json] = [
            _place_json(
                session,
                unit.place,
                _named(unit.fields, "unit_no", unit.name, unit.place.unit),
                f"{building.place.building}-{unit.place.unit}",
            )
            for unit in building.units
        ]
        fields = _named(building.fields, "building_no", building.name, building.place.building)
        entry = _place_json(session, building.place, fields, building.place.building)
        buildings.append({**entry, "units": units} if units else entry)
    estate = _place_json(session, ESTATE, _registered(session), "")
    settings = dict(survey.settings)
    return _full({"settings": settings, **estate, "buildings": buildings})


def _named(fields: Mapping[str, Value], field: str, name: str, key: str) -> Mapping[str, Value]:
    """Return fields with the shown name where the key does not tell it."""
    return fields if name == key else {**fields, field: name}


def _registered(session: EstateSession) -> Mapping[str, Value]:
    """Return the estate's register values; its name and id are the file's, not the sheet's."""
    register = session.forms.register
    return {
        name: value
        for name, value in session.survey.fields.items()
        if register.field("estate", name) is not None and name != "name"
    }


def _place_json(
    session: EstateSession, place: Place, fields: Mapping[str, Value], written: str
) -> dict[str, Json]:
    entry: dict[str, Json] = {
        "id": written,
        "fields": dict(fields),
        "items": dict(_items(session, place)),
        "checks": dict(_checks(session, place)),
    }
    return _full(entry)


def _full(members: Mapping[str, Json]) -> dict[str, Json]:
    return {name: member for name, member in members.items() if member not in ("", {}, [], None)}


def _items(session: EstateSession, place: Place) -> Iterator[tuple[str, Json]]:
    for item in session.forms.tree.items:
        heads = session.survey.answers.get((item.code, place))
        texts = {
            name: session.text(vocabulary.answer_cell(session.round, item.code, place, name))
            for name in ("basis", "note", "said_by")
        }
        if item.scope == Scope(place.scope) and (heads or any(texts.values())):
            shown = observation_json(heads[-1]) if heads else {}
            yield item.code, _full({**(shown if isinstance(shown, dict) else {}), **texts})


def _checks(session: EstateSession, place: Place) -> Iterator[tuple[str, Json]]:
    for item in session.forms.checklist.items:
        heads = session.survey.checks.get((item.code, place))
        if heads:
            yield item.code, record_json(heads[-1])


def _rows(sheet: Mapping[str, Json]) -> Iterator[tuple[str, str, str, str]]:
    yield from _value_rows("estate", "", sheet.get("settings"))
    yield from _place_rows("estate", sheet)
    for building in _objects(sheet.get("buildings")):
        name = str(building["id"])
        yield name, "", "building_no", _written_name(building, "building_no", name)
        yield from _place_rows(name, building)
        for unit in _objects(building.get("units")):
            own = str(unit["id"])[len(name) + 1 :]
            place = f"{name}/{own}" if "-" in name or "-" in own else f"{name}-{own}"
            yield place, "", "unit_no", _written_name(unit, "unit_no", own)
            yield from _place_rows(place, unit)


def _written_name(entry: Mapping[str, Json], field: str, key: str) -> str:
    fields = entry.get("fields")
    name = fields.get(field) if isinstance(fields, Mapping) else None
    return name if isinstance(name, str) else key


def _objects(raw: Json) -> list[Mapping[str, Json]]:
    return [one for one in raw if isinstance(one, Mapping)] if isinstance(raw, list) else []


def _place_rows(place: str, entry: Mapping[str, Json]) -> Iterator[tuple[str, str, str, str]]:
    fields = entry.get("fields")
    if isinstance(fields, Mapping):
        yield from _value_rows(
            place, "", {k: v for k, v in fields.items() if k not in ("building_no", "unit_no")}
        )
    for part in ("items", "checks"):
        answers = entry.get(part)
        for code, answer in answers.items() if isinstance(answers, Mapping) else ():
            if isinstance(answer, Mapping):
                yield from _answer_rows(place, code, answer)


def _answer_rows(place: str, code: str, answer: Mapping[str, Json]) -> Iterator[tuple[str, str, str, str]]:
    for name, value in answer.items():
        if isinstance(value, Mapping):
            yield from _value_rows(place, code, value)
        else:
            yield place, code, name, _cell(value)


def _value_rows(place: str, code: str, values: Json) -> Iterator[tuple[str, str, str, str]]:
    if isinstance(values, Mapping):
        for name, value in values.items():
            yield place, code, name, _cell(value)


def _cell(value: Json) -> str:
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, (int, Fraction)):
        return write_number(value)
    return value if isinstance(value, str) else canonical.dumps(value)
