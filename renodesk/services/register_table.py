"""A register as a table: one row a building (or entrance), columns named as the register's fields."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from renodesk.domain import vocabulary
from renodesk.domain.canonical import Json
from renodesk.domain.changes import Cell, Changes
from renodesk.domain.form import Register, RegisterField
from renodesk.domain.places import Place, name_key
from renodesk.errors import SheetRefused
from renodesk.services.places import building_called
from renodesk.services.register import add_place, free_key
from renodesk.services.register_values import fits, stored_for
from renodesk.services.session import EstateSession
from renodesk.services.sheet.model import Fault
from renodesk.storage.act import Act
from renodesk.tables.reading import Row, read_table


@dataclass(frozen=True, kw_only=True, slots=True)
class Imported:
    """What a table brought; `notices` name columns that were passed over and values wrong for their box."""

    changes: Changes
    rows: int
    buildings: int
    units: int
    notices: tuple[Fault, ...]
    is_partial: bool


def import_register(session: EstateSession, file: Path) -> Imported:
    """Take a register table (.csv, .xlsx) in, as one act.

    A table with a column 楼号 (`building_no`) has a row per building, with 单元号 (`unit_no`) one per
    entrance; without it, it has a field and a value a row, for the estate. Columns are known by name, label
    or English name; others are passed over and named.

    Raises:
        FileMissing, NotReadable, TableUnreadable: it cannot be read.
        SheetRefused: a row names no building, or one twice; nothing changed.
    """
    rows = read_table(file)
    if not rows:
        raise _refused(file, [Fault(where=file.name, code="sheet_empty")])
    columns = match_columns(session.forms.register, rows[0].cells)
    if "building_no" in columns:
        return _import_places(session, file, rows, columns)
    return _import_estate(session, file, rows)


def _refused(file: Path, faults: Sequence[Fault]) -> SheetRefused:
    return SheetRefused(file=file.name, faults=tuple(faults), count=len(faults))


def match_columns(register: Register, header: Sequence[str]) -> dict[str, int]:
    """Return field name -> column of a header; a label may stand with or without its bracketed part."""
    words: dict[str, str] = {}
    for field in register.fields:
        if not field.is_personal:
            for word in (field.name, field.label, field.label.partition("（")[0], field.label_en):
                words.setdefault(_plain(word), field.name)
    words.update(
        {
            "楼栋": "building_no",
            "楼号": "building_no",
            "单元": "unit_no",
            "单元号": "unit_no",
            "building": "building_no",
            "unit": "unit_no",
            "entrance": "unit_no",
        }
    )
    found: dict[str, int] = {}
    for at, cell in enumerate(header):
        name = words.get(_plain(cell))
        if name is not None:
            found.setdefault(name, at)
    return found


def _plain(word: str) -> str:
    return "".join(word.split()).casefold()


def _import_places(
    session: EstateSession, file: Path, rows: Sequence[Row], columns: Mapping[str, int]
) -> Imported:
    faults, seen = [], set()
    for row in rows[1:]:
        spot = _names(row, columns)
        if spot is None:
            faults.append(
                Fault(
                    where=f"#{row.number}",
                    code="sheet_place_malformed",
                    facts={"place": " ".join(row.cells)[:60]},
                )
            )
        elif spot in seen:
            faults.append(
                Fault(
                    where=f"#{row.number}",
                    code="sheet_place_twice",
                    facts={"place": "-".join(filter(None, spot))},
                )
            )
        else:
            seen.add(spot)
    if faults:
        raise _refused(file, faults)
    used = set(columns.values())
    notices = [
        Fault(where="#1", code="register_column_unknown", facts={"column": cell})
        for at, cell in enumerate(rows[0].cells)
        if cell and at not in used
    ]
    is_partial = bool(notices)
    buildings = units = 0
    with session.act(file.name) as act:
        placed: dict[str, Place] = {}
        for row in rows[1:]:
            place, new_building, new_unit = _placed(session, act, row, columns, placed)
            buildings, units = buildings + new_building, units + new_unit
            notices.extend(_write_row(session, act, row, columns, place))
            if not place.unit and "units" in columns:
                units += _add_entrances(session, act, place, _cell(row, columns["units"]))
    return Imported(
        changes=act.changes,
        rows=len(rows) - 1,
        buildings=buildings,
        units=units,
        notices=tuple(notices),
        is_partial=is_partial,
    )


def _cell(row: Row, at: int | None) -> str:
    return row.cells[at] if at is not None and at < len(row.cells) else ""


def _names(row: Row, columns: Mapping[str, int]) -> tuple[str, str] | None:
    building, unit = _cell(row, columns["building_no"]), _cell(row, columns.get("unit_no"))
    try:
        return (name_key(building), name_key(unit) if unit else "")
    except ValueError:
        return None


def _placed(
    session: EstateSession, act: Act, row: Row, columns: Mapping[str, int], placed: dict[str, Place]
) -> tuple[Place, bool, bool]:
    name, unit = _cell(row, columns["building_no"]), _cell(row, columns.get("unit_no"))
    key = name_key(name)
    is_new = False
    if key not in placed:
        known = building_called(session.survey, name)
        if known is None:
            placed[key] = Place(building=free_key(session.file, key))
            add_place(act, placed[key], name)
            is_new = True
        else:
            placed[key] = known.place
    if not unit:
        return placed[key], is_new, False
    place = Place(building=placed[key].building, unit=name_key(unit))
    if session.has(place):
        return place, is_new, False
    add_place(act, place, unit)
    return place, is_new, True


def _write_row(
    session: EstateSession, act: Act, row: Row, columns: Mapping[str, int], place: Place
) -> list[Fault]:
    level = "unit" if place.unit else "building"
    notices = []
    for name, at in columns.items():
        field = session.forms.register.field(level, name)
        typed = _cell(row, at)
        if field is None or not typed or name in ("building_no", "unit_no", "estate_code"):
            continue
        notices.extend(_write(act, vocabulary.place_cell(place, name), field, typed, f"#{row.number}"))
    return notices


def _add_entrances(session: EstateSession, act: Act, place: Place, typed: str) -> int:
    """Register entrances 1…n of a building row that only says how many there are, unless it has some.

    Return how many were registered.
    """
    known = building_called(session.survey, place.building)
    if (known is not None and known.units) or not typed.isascii() or not typed.isdigit() or int(typed) > 60:
        return 0
    for number in range(1, int(typed) + 1):
        add_place(act, Place(building=place.building, unit=str(number)), str(number))
    return int(typed)


def _write(act: Act, cell: Cell, field: RegisterField, typed: str, where: str) -> list[Fault]:
    value: Json = stored_for(field, typed)
    act.put(cell, value)
    if fits(field, value):
        return []
    return [Fault(where=where, code="sheet_value_wrong", facts={"name": field.name, "value": typed[:60]})]


def _import_estate(session: EstateSession, file: Path, rows: Sequence[Row]) -> Imported:
    register = session.forms.register
    notices: list[Fault] = []
    taken = 0
    is_partial = False
    with session.act(file.name) as act:
        for row in rows:
            name, typed = _cell(row, 0), _cell(row, 1)
            field = _estate_field(register, name)
            if field is not None and typed:
                prefix = vocabulary.SETTING if field.level == "setting" else ""
                cell = vocabulary.estate_cell(prefix + field.name)
                notices.extend(_write(act, cell, field, typed, f"#{row.number}"))
                taken += 1
            elif field is None and row.number > 1:
                is_partial = True
                notices.append(
                    Fault(where=f"#{row.number}", code="register_field_unknown", facts={"field": name[:60]})
                )
    if not taken:
        raise _refused(file, notices or [Fault(where=file.name, code="sheet_empty")])
    return Imported(
        changes=act.changes, rows=taken, buildings=0, units=0, notices=tuple(notices), is_partial=is_partial
    )


def _estate_field(register: Register, name: str) -> RegisterField | None:
    wanted = _plain(name)
    for field in register.fields:
        words = (field.name, field.label, field.label.partition("（")[0], field.label_en)
        if field.level in ("estate", "setting") and not field.is_personal and wanted in map(_plain, words):
            return field
    return None
