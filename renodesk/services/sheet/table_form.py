"""The answer sheet in long form (.csv, .xlsx): one value a row, columns place, item, name, value.

Without item the row is a register field of the place (a setting stands at the place `estate`). With an item,
`name` is one of its boxes or circumstances, or `grade`, `status`, `reason`, `basis`, `note`, `said_by`; of a
checklist item a quantity, `status` or `reason`.
"""

from collections.abc import Mapping, Sequence, Set

from renodesk.domain.canonical import Json
from renodesk.domain.form import Forms
from renodesk.services.sheet.model import Fault, PlaceEntry, Sheet
from renodesk.tables.reading import Row

HEADER = ("place", "item", "name", "value")
_HEADERS = {
    "place": ("place", "位置", "地点"),
    "item": ("item", "指标", "项目", "条目"),
    "name": ("name", "名称", "字段"),
    "value": ("value", "值", "数值"),
}
_PLAIN = {"grade", "status", "reason", "basis", "note", "said_by"}


class _Gathered:
    def __init__(self, where: str) -> None:
        self.where = where
        self.settings: dict[str, Json] = {}
        self.fields: dict[str, Json] = {}
        self.items: dict[str, dict[str, Json]] = {}
        self.checks: dict[str, dict[str, Json]] = {}
        self.rows: dict[str, str] = {}


def sheet_of_rows(rows: Sequence[Row], forms: Forms, buildings: Set[str] = frozenset()) -> Sheet:
    """Return the sheet that rows of a table write, with a fault for every row of another shape.

    `buildings` are names that are buildings even with a hyphen; so are places that give a `building_no`, and
    what stands before a slash.
    """
    if not rows:
        return Sheet(places=(), faults=(Fault(where="", code="sheet_empty"),))
    columns = _columns(rows[0])
    missing = [name for name in HEADER if name not in columns]
    if missing:
        fault = Fault(
            where=_row(rows[0]), code="sheet_columns_missing", facts={"columns": ", ".join(missing)}
        )
        return Sheet(places=(), faults=(fault,))
    faults: list[Fault] = []
    gathered: dict[tuple[str, str], _Gathered] = {}
    written = [(row, {name: _cell(row, at) for name, at in columns.items()}) for row in rows[1:]]
    known = buildings | {
        cells["place"].partition("/")[0]
        for _, cells in written
        if "/" in cells["place"] or (not cells["item"] and cells["name"] == "building_no")
    }
    for row, cells in written:
        _gather(row, cells, split_place(cells["place"], known), forms, gathered, faults)
    return Sheet(places=tuple(_entries(gathered)), faults=tuple(faults))


def _columns(header: Row) -> Mapping[str, int]:
    found: dict[str, int] = {}
    for at, cell in enumerate(header.cells):
        for name, words in _HEADERS.items():
            if cell.strip().casefold() in words:
                found.setdefault(name, at)
    return found


def _cell(row: Row, at: int) -> str:
    return row.cells[at] if at < len(row.cells) else ""


def _row(row: Row) -> str:
    return f"#{row.number}"


def _gather(
    row: Row,
    cells: Mapping[str, str],
    names: tuple[str, str] | None,
    forms: Forms,
    gathered: dict[tuple[str, str], _Gathered],
    faults: list[Fault],
) -> None:
    place, item, name, value = (cells[column] for column in HEADER)
    if names is None:
        faults.append(Fault(where=_row(row), code="sheet_place_malformed", facts={"place": place}))
        return
    if not name:
        faults.append(Fault(where=_row(row), code="sheet_name_missing"))
        return
    here = gathered.setdefault(names, _Gathered(_row(row)))
    here.rows.setdefault(item or name, _row(row))
    if not item:
        is_setting = names == ("", "") and forms.register.field("setting", name) is not None
        _put(here.settings if is_setting else here.fields, name, value, row, faults)
    elif forms.checklist.item(item) is not None:
        _put_check(here.checks.setdefault(item, {}), name, value, row, faults)
    else:
        _put_answer(here.items.setdefault(item, {}), item, name, value, forms, row, faults)


def _put(into: dict[str, Json], name: str, value: str, row: Row, faults: list[Fault]) -> None:
    if name in into:
        faults.append(Fault(where=_row(row), code="sheet_twice", facts={"name": name}))
    into[name] = value


def _put_answer(
    answer: dict[str, Json],
    item: str,
    name: str,
    value: str,
    forms: Forms,
    row: Row,
    faults: list[Fault],
) -> None:
    known = forms.tree.item(item)
    if name in _PLAIN:
        _put(answer, name, value, row, faults)
        return
    is_flag = known is not None and known.input(name) is None and known.flag(name) is not None
    group = answer.setdefault("flags" if is_flag else "inputs", {})
    if isinstance(group, dict):
        _put(group, name, value, row, faults)


def _put_check(check: dict[str, Json], name: str, value: str, row: Row, faults: list[Fault]) -> None:
    if name in ("status", "reason"):
        _put(check, name, value, row, faults)
        return
    group = check.setdefault("quantities", {})
    if isinstance(group, dict):
        _put(group, name, value, row, faults)


def _entries(gathered: Mapping[tuple[str, str], _Gathered]) -> list[PlaceEntry]:
    return [
        PlaceEntry(
            where=here.where,
            building=building,
            unit=unit,
            settings=here.settings,
            fields=here.fields,
            items=here.items,
            checks=here.checks,
            rows=here.rows,
        )
        for (building, unit), here in gathered.items()
    ]


def split_place(text: str, buildings: Set[str] = frozenset()) -> tuple[str, str] | None:
    """Return (building, unit) names of `estate`, `3`, `3-2` or `A-1/2`; None when the text is no place.

    A text that is one of `buildings` is that building, also with a hyphen.
    """
    plain = text.strip()
    if plain in buildings:
        return (plain, "")
    if plain.casefold() in ("estate", "小区"):
        return ("", "")
    separator = "/" if "/" in plain else "-"
    building, parted, unit = plain.partition(separator)
    building, unit = building.strip(), unit.strip()
    if not building or (parted and (not unit or separator in unit)):
        return None
    return (building, unit)
