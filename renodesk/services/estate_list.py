"""The street office's workbook as read: estates, their buildings, and who has which part when."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from renodesk.domain.form import Register, RegisterField
from renodesk.domain.places import ESTATE, Place, name_key
from renodesk.services.register_values import fits, stored_for
from renodesk.services.sheet.model import Fault
from renodesk.tables.grids import Grid, read_grids
from renodesk.tables.reading import Row

_WORDS: Mapping[str, tuple[str, ...]] = {
    "name": ("name", "小区名称", "小区", "estate", "estate name"),
    "estate_code": ("estate_code", "小区编号", "编号", "id"),
    "person": ("person", "责任人", "责任设计师", "分工", "姓名", "谁", "assigned_to"),
    "on": ("on", "查勘日期", "日期", "什么时候", "assigned_on"),
    "building": ("building", "楼栋", "楼号", "building_no", "位置", "place"),
    "unit": ("unit", "单元", "unit_no"),
    "units": ("units", "单元数"),
}
_BUILDINGS = ("building", "units")
_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T].*)?", re.ASCII)
MOST_UNITS = 60


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """Somebody's part of an estate: the place, who, and the day it is to be seen ("" where none is said)."""

    place: Place
    building: str
    person: str
    on: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ListedBuilding:
    """A building with its entrances and register fields, as typed."""

    name: str
    units: int
    fields: Mapping[str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class ListedEstate:
    """A row of the list: id ("" for none), name, file name, register fields, buildings and parts."""

    id: str
    name: str
    file: str
    fields: Mapping[str, str]
    buildings: tuple[ListedBuilding, ...]
    parts: tuple[Part, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class EstateList:
    """What a workbook says; with faults nothing is made. `notices` are columns and values to look at."""

    estates: tuple[ListedEstate, ...]
    faults: tuple[Fault, ...]
    notices: tuple[Fault, ...]

    @property
    def is_partial(self) -> bool:
        """Return whether columns were passed over."""
        return any(one.code == "register_column_unknown" for one in self.notices)


def read_estate_list(table: Path, register: Register) -> EstateList:
    """Return what a list or workbook says, with every complaint by sheet, row and column.

    The first sheet lists estates. Others may list buildings (a column 楼号 with 单元数 or register fields) or
    parts (a column 姓名, with 楼号, 单元 and 日期), each row with the estate's id or name.

    Raises:
        FileMissing, NotReadable, FileHeld, TableUnreadable: it cannot be had.
    """
    grids = [grid for grid in read_grids(table) if grid.rows]
    return _Reader(register).read(grids)


class _Reader:
    def __init__(self, register: Register) -> None:
        self._register = register
        self.faults: list[Fault] = []
        self.notices: list[Fault] = []

    def read(self, grids: Sequence[Grid]) -> EstateList:
        if not grids or len(grids[0].rows) < 2:
            return EstateList(estates=(), faults=(Fault(where="#1", code="sheet_empty"),), notices=())
        first, others = grids[0], grids[1:]
        columns = self._columns(first, "", ("estate", "setting"))
        if "name" not in columns:
            fault = Fault(where="#1", code="office_list_without_names")
            return EstateList(estates=(), faults=(fault,), notices=tuple(self.notices))
        rows = list(self._rows(first, columns))
        self._check_names(rows)
        found = {id(row): self._estate(row, columns) for row in rows}
        known = {word: row for row in rows for word in (row.get("name"), row.get("estate_code")) if word}
        buildings: dict[int, list[ListedBuilding]] = {}
        parts: dict[int, list[Part]] = {id(row): list(self._own_part(row)) for row in rows}
        for grid in others:
            spot = grid.sheet or grid.name
            columns = self._columns(grid, spot, ("building",))
            is_parts = "person" in columns
            if not is_parts and "building" not in columns:
                self.notices.append(Fault(where=spot, code="office_sheet_unknown"))
                continue
            for row in self._rows(grid, columns, spot):
                owner = known.get(row.get("estate_code")) or known.get(row.get("name"))
                if owner is None:
                    said = row.get("estate_code") or row.get("name") or "–"
                    self._complain(row.spot, "office_estate_not_listed", name=said)
                elif is_parts:
                    parts[id(owner)] += self._part(row)
                else:
                    listed = buildings.setdefault(id(owner), [])
                    listed += self._new(self._building(row, columns), listed, row)
        estates = tuple(
            ListedEstate(
                id=estate.id,
                name=estate.name,
                file=estate.file,
                fields=estate.fields,
                buildings=tuple(buildings.get(key, ())),
                parts=tuple(parts[key]),
            )
            for key, estate in found.items()
        )
        return EstateList(estates=estates, faults=tuple(self.faults), notices=tuple(self.notices))

    def _complain(self, where: str, code: str, **facts: str) -> None:
        self.faults.append(Fault(where=where, code=code, facts=facts))

    def _columns(self, grid: Grid, spot: str, levels: Sequence[str]) -> dict[str, int]:
        """Return which column holds what: our own words, then register fields of these levels."""
        words: dict[str, str] = {}
        for field in self._register.fields:
            if field.level in levels and not field.is_personal:
                labels = (field.name, field.label, field.label.partition("（")[0], field.label_en)
                for word in (*labels, *field.synonyms):
                    words.setdefault(_plain(word), field.name)
        for name, known in _WORDS.items():
            is_ours = name in ("name", "estate_code", "person", "on") or bool(spot)
            words |= {_plain(word): name for word in known if is_ours}
        found: dict[str, int] = {}
        for at, cell in enumerate(grid.rows[0].cells):
            name = words.get(_plain(cell), "")
            if cell and not name:
                where = f"{spot}!#1" if spot else "#1"
                self.notices.append(
                    Fault(where=where, code="register_column_unknown", facts={"column": cell})
                )
            elif name:
                found.setdefault(name, at)
        return found

    @staticmethod
    def _rows(grid: Grid, columns: Mapping[str, int], spot: str = "") -> Iterator["_Listed"]:
        for row in grid.rows[1:]:
            where = f"{spot}!#{row.number}" if spot else f"#{row.number}"
            yield _Listed(row, columns, where)

    def _check_names(self, rows: Sequence["_Listed"]) -> None:
        seen: set[str] = set()
        for row in rows:
            if not row.get("name"):
                self._complain(row.spot, "sheet_name_missing")
            word = row.get("estate_code") or row.get("name")
            if word in seen:
                self._complain(row.spot, "sheet_twice", name=word)
            seen.add(word)

    def _estate(self, row: "_Listed", columns: Mapping[str, int]) -> ListedEstate:
        fields = {}
        for name in columns:
            field = self._register.field("estate", name) or self._register.field("setting", name)
            if field is not None and name != "name" and row.get(name):
                fields[name] = row.get(name)
                self._judge(row, field, row.get(name))
        code, name = row.get("estate_code"), row.get("name")
        return ListedEstate(
            id=code, name=name, file=_file_name(code, name), fields=fields, buildings=(), parts=()
        )

    def _judge(self, row: "_Listed", field: RegisterField, typed: str) -> None:
        if not fits(field, stored_for(field, typed)):
            facts = {"name": field.label, "value": typed[:60]}
            self.notices.append(Fault(where=row.spot, code="sheet_value_wrong", facts=facts))

    def _own_part(self, row: "_Listed") -> Iterator[Part]:
        """Yield whose the whole estate is, where its row says so."""
        if row.get("person") or row.get("on"):
            yield from self._part(row)

    def _part(self, row: "_Listed") -> Iterator[Part]:
        day = _day(row.get("on"))
        if not row.get("person"):
            self._complain(row.spot, "office_person_missing")
        if day is None:
            self._complain(row.spot, "office_day_wrong", value=row.get("on")[:40])
        place = self._place(row)
        if place is not None and day is not None and row.get("person"):
            yield Part(place=place, building=row.get("building"), person=row.get("person"), on=day)

    def _place(self, row: "_Listed") -> Place | None:
        building, unit = row.get("building"), row.get("unit")
        try:
            if not building and not unit:
                return ESTATE
            return Place(building=name_key(building), unit=name_key(unit) if unit else "")
        except ValueError:
            self._complain(row.spot, "office_place_wrong", value=f"{building} {unit}".strip()[:40])
            return None

    def _building(self, row: "_Listed", columns: Mapping[str, int]) -> Iterator[ListedBuilding]:
        if self._place(row) in (None, ESTATE):
            if not row.get("building"):
                self._complain(row.spot, "sheet_name_missing")
            return
        units = row.get("units")
        if units and not (units.isascii() and units.isdigit() and int(units) <= MOST_UNITS):
            self._complain(row.spot, "office_units_wrong", value=units[:40])
            return
        fields = {}
        for name in columns:
            field = self._register.field("building", name)
            if field is not None and name not in ("building_no", *_BUILDINGS) and row.get(name):
                fields[name] = row.get(name)
                self._judge(row, field, row.get(name))
        yield ListedBuilding(name=row.get("building"), units=int(units or 0), fields=fields)

    def _new(
        self, found: Iterator[ListedBuilding], listed: Sequence[ListedBuilding], row: "_Listed"
    ) -> list[ListedBuilding]:
        """Return buildings that are not in the list yet; of the others it is complained."""
        keys = {name_key(one.name) for one in listed}
        new = []
        for one in found:
            if name_key(one.name) in keys:
                self._complain(row.spot, "sheet_twice", name=one.name)
            else:
                new.append(one)
        return new


class _Listed:
    """A row by the names of its columns."""

    def __init__(self, row: Row, columns: Mapping[str, int], spot: str) -> None:
        self._row = row
        self._columns = columns
        self.spot = spot

    def get(self, name: str) -> str:
        at = self._columns.get(name)
        return self._row.cells[at].strip() if at is not None and at < len(self._row.cells) else ""


def _plain(word: str) -> str:
    return "".join(word.split()).casefold()


def _day(text: str) -> str | None:
    """Return a day as 2026-03-01, "" for none, None for a text that is no day."""
    if not text:
        return ""
    found = _DAY.fullmatch(text)
    try:
        return date(*(int(part) for part in found.groups())).isoformat() if found else None
    except ValueError:
        return None


def _file_name(code: str, name: str) -> str:
    stem = "".join(one if one.isalnum() or one in "-_（）()" else "_" for one in f"{code} {name}".strip())
    return stem[:100] + ".reno"
