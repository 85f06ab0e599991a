"""A table of homes with their areas, only to divide a bill: it is read, never kept in the estate file."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from pathlib import Path

from renodesk.domain.billing import Home
from renodesk.domain.numbers import LARGEST, read_number
from renodesk.domain.places import Place, name_key
from renodesk.errors import SheetRefused
from renodesk.services.places import building_called
from renodesk.services.session import EstateSession
from renodesk.services.sheet.model import Fault
from renodesk.tables.grids import read_table
from renodesk.tables.reading import Row
from renodesk.tables.writing import write_csv

_WORDS: Mapping[str, str] = {
    "building": "building building_no 楼号 楼栋 栋号",
    "unit": "unit unit_no entrance 单元 单元号",
    "home": "home household household_no 户号 房号 门牌 室号",
    "area": "area exclusive_area_m2 floor_area_m2 面积 建筑面积 专有面积 专有部分面积 专属面积",
}
_NEEDED = ("building", "home", "area")


def read_homes(session: EstateSession, file: Path) -> tuple[Home, ...]:
    """Return the homes of a table (.csv, .xlsx): 楼号, 单元 (may be missing), 户号, 面积.

    Raises:
        FileMissing, NotReadable, TableUnreadable: it cannot be read.
        SheetRefused: a column is missing, a place is not registered, a home stands twice, an area is none.
    """
    rows = read_table(file)
    heads = {_plain(word): name for name, words in _WORDS.items() for word in words.split()}
    columns = {
        heads[_plain(cell)]: at
        for at, cell in reversed(list(enumerate(rows[0].cells if rows else ())))
        if _plain(cell) in heads
    }
    missing = [name for name in _NEEDED if name not in columns]
    if len(rows) < 2 or missing:
        words = "、".join(_WORDS[name].split()[-1] for name in missing)
        code = "price_column_missing" if rows and missing else "sheet_empty"
        raise _refused(file, [Fault(where=f"{file.name}:1", code=code, facts={"columns": words})])
    faults: list[Fault] = []
    homes = [home for row in rows[1:] for home in _home(session, file, row, columns, faults)]
    seen: dict[str, int] = {}
    for home, row in zip(homes, rows[1:], strict=False):
        if home.key in seen:
            faults.append(
                Fault(where=f"{file.name}:{row.number}", code="sheet_twice", facts={"name": home.key})
            )
        seen[home.key] = row.number
    if faults:
        raise _refused(file, faults)
    return tuple(homes)


def write_bills(out: Path, rows: Sequence[Sequence[str]]) -> None:
    """Write bills as a CSV, head first.

    Raises:
        NotWritable, DiskFull, FileHeld: nothing was written.
    """
    write_csv(out, rows)


def _refused(file: Path, faults: Sequence[Fault]) -> SheetRefused:
    return SheetRefused(file=file.name, faults=tuple(faults), count=len(faults))


def _plain(text: str) -> str:
    kept = unicodedata.normalize("NFKC", text).casefold().partition("(")[0]
    return "".join(kept.split())


def _home(
    session: EstateSession, file: Path, row: Row, columns: Mapping[str, int], faults: list[Fault]
) -> Iterator[Home]:
    cells = {name: row.cells[at] if at < len(row.cells) else "" for name, at in columns.items()}
    where = f"{file.name}:{row.number}"
    place = _place(session, cells)
    area = read_number(cells["area"])
    if place is None:
        named = " ".join(filter(None, (cells["building"], cells.get("unit", ""))))
        faults.append(Fault(where=where, code="home_place_unknown", facts={"place": named or "–"}))
    if area is None or not 0 < area <= LARGEST:
        faults.append(Fault(where=where, code="home_area_wrong", facts={"value": cells["area"] or "–"}))
    key = f"{place.shown if place else '?'}-{cells['home']}"
    yield Home(key=key, place=place or Place(), area=area or Fraction(0))


def _place(session: EstateSession, cells: Mapping[str, str]) -> Place | None:
    building = building_called(session.survey, cells["building"]) if cells["building"] else None
    named = cells.get("unit", "")
    if building is None or not named:
        return building.place if building else None
    try:
        key = name_key(named)
    except ValueError:
        return None
    return next((one.place for one in building.units if key in (one.place.unit, name_key(one.name))), None)
