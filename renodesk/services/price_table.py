"""From an office's own table of prices (.csv, .xlsx) to a price book, whole or not at all."""

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from renodesk.domain.form import CheckItem, Checklist
from renodesk.errors import SheetRefused
from renodesk.packs import Complaint, Complaints, PackText, Spot, check_texts, raise_if_any
from renodesk.packs.csv_text import MAX_ROWS
from renodesk.packs.csv_text import Row as PackRow
from renodesk.packs.description import Description
from renodesk.packs.pack_text import DESCRIPTION, normal_csv, pack_text
from renodesk.packs.price_limits import limits_of
from renodesk.packs.prices import COLUMNS, PriceRows, check_prices, usual_contingency
from renodesk.services.sheet.model import Fault
from renodesk.tables.grids import Grid, Oddity, read_grid
from renodesk.tables.pages import TICK_ROWS
from renodesk.tables.reading import Row
from renodesk.tables.writing import csv_text

_WORDS: Mapping[str, str] = {
    "item": "item code 编码 条目 条目编码 条目名称 改造条目 项目编码 项目",
    "column": "column quantity 工程量 计价量 工程量名称",
    "unit": "unit 单位 计量单位",
    "low": "low 低价 最低价 单价低 低",
    "likely": "likely price 单价 常价 综合单价 单价常 常",
    "high": "high 高价 最高价 单价高 高",
    "valid_from": "valid_from from 生效日期 起始日期 有效期起 价格日期 日期",
    "region": "region 地区 适用地区",
    "contingency": "contingency 预备费 预备费率 预备费%",
    "includes_zh": "includes_zh includes 包含内容 工作内容 包含",
    "source": "source 来源 价格来源 依据",
    "note": "note 备注",
}
_IN_YUAN = re.compile(r"\([^()]*元[^()]*\)")
_NEEDED = ("item", "unit", "likely")
_SHARED = ("item", "column", "unit", "valid_from", "region", "contingency", "includes_zh", "source", "note")
"""What rows may share by a merged cell; a price belongs to one row."""


@dataclass(frozen=True, kw_only=True, slots=True)
class BookAbout:
    """What a new price book says of itself; what stands here holds for rows that say nothing else."""

    id: str
    title: str
    region: str
    version: str = "1"
    source: str = ""
    valid_from: str = ""
    contingency: str = ""
    is_official: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadBook:
    """A price book made from a table; `passed_over` are its columns nobody knows."""

    text: PackText
    rows: int
    passed_over: tuple[str, ...]


def book_from_table(table: Path, about: BookAbout, checklist: Checklist, template: PackText) -> ReadBook:
    """Return the price book a table holds; its limits and spellings of units are those of `template`.

    A row names its item by code or official name, its quantity by name or label (empty: the first that
    costs).

    Raises:
        FileMissing, NotReadable, TableUnreadable: it cannot be read.
        SheetRefused: a cell is wrong; all of them are named with row and column.
        PackFaulty: what `about` says cannot be a pack.
    """
    grid = read_grid(table, tick=_Bounded(table))
    if len(grid.rows) > MAX_ROWS:
        raise _too_long(table)
    if not grid.rows:
        raise _refused(table, [Fault(where=table.name, code="sheet_empty")])
    at = _header(grid.rows)
    head = grid.rows[at]
    columns, passed_over, faults = _columns(table, head)
    if faults:
        raise _refused(table, faults)
    heads = {name: head.cells[number] for name, number in columns.items()}
    odd = {one.where: one for row in grid.rows[at + 1 :] for one in _odd(row, columns, heads, grid)}
    taken = [_row(row, columns, about, checklist, grid) for row in grid.rows[at + 1 :]]
    complaints = Complaints()
    limits = limits_of(Description(template, complaints))
    usual = about.contingency or usual_contingency(Description(template, complaints))
    PriceRows(limits, usual, complaints).prices(taken)
    check_prices(taken, limits, checklist, complaints)
    if not taken:
        raise _refused(table, [Fault(where=table.name, code="sheet_empty")])
    if complaints.found or odd:
        told = [_fault(one, heads, checklist) for one in complaints.sorted()]
        raise _refused(table, [*odd.values(), *(one for one in told if one.where not in odd)])
    text = _pack(about, taken, template, table.name, usual)
    check_texts([text], complaints, checklist)
    raise_if_any(complaints, about.id)
    return ReadBook(text=text, rows=len(taken), passed_over=passed_over)


class _Bounded:
    """Ends the reading of a table that is longer than a book may be."""

    def __init__(self, table: Path) -> None:
        self._table = table
        self._left = MAX_ROWS // TICK_ROWS

    def __call__(self) -> None:
        self._left -= 1
        if self._left < 0:
            raise _too_long(self._table)


def _too_long(table: Path) -> SheetRefused:
    return _refused(
        table, [Fault(where=table.name, code="pack_too_many_rows", facts={"most": str(MAX_ROWS)})]
    )


def _refused(table: Path, faults: Sequence[Fault]) -> SheetRefused:
    return SheetRefused(file=table.name, faults=tuple(faults), count=len(faults))


def _fault(complaint: Complaint, heads: Mapping[str, str], checklist: Checklist) -> Fault:
    """Return a complaint as of the office's own table; a name that several items share lists their codes."""
    spot, code, facts = complaint.spot, complaint.code, complaint.facts
    where = f"{spot.file}:{spot.row} [{heads.get(spot.column, spot.column)}]"
    shared = _called(facts.get("item", ""), checklist) if code == "pack_item_unknown" else []
    if len(shared) > 1:
        codes = "、".join(item.code for item in shared)
        return Fault(where=where, code="price_item_shared", facts={"item": facts["item"], "codes": codes})
    return Fault(where=where, code=code, facts=facts)


def _plain(text: str) -> str:
    kept = _IN_YUAN.sub("", unicodedata.normalize("NFKC", text).casefold())
    return "".join(one for one in kept if not one.isspace() and one not in "()[]/:：")


def _known_words() -> Mapping[str, str]:
    return {_plain(word): name for name, known in _WORDS.items() for word in known.split()}


def _header(rows: Sequence[Row]) -> int:
    """Return which row names the columns: the one below title lines that knows most of them."""
    words = _known_words()
    counts = [len({words[_plain(cell)] for cell in row.cells if _plain(cell) in words}) for row in rows[:20]]
    return counts.index(max(counts))


def _columns(table: Path, head: Row) -> tuple[dict[str, int], tuple[str, ...], list[Fault]]:
    words = _known_words()
    where = f"{table.name}:{head.number}"
    found: dict[str, int] = {}
    passed_over: list[str] = []
    faults: list[Fault] = []
    for at, cell in enumerate(head.cells):
        name = words.get(_plain(cell))
        if name is None:
            passed_over += [cell] if cell else []
        elif name in found:
            faults.append(Fault(where=where, code="pack_column_twice", facts={"column": cell}))
        else:
            found[name] = at
    for name in _NEEDED:
        if name not in found:
            known = "、".join(_WORDS[name].split())
            faults.append(Fault(where=where, code="price_column_missing", facts={"columns": known}))
    return found, tuple(passed_over), faults


def _odd(row: Row, columns: Mapping[str, int], heads: Mapping[str, str], grid: Grid) -> Iterator[Fault]:
    """Yield the cells that are no value of this row: a price merged with others, a formula without one."""
    for name, at in columns.items():
        where = f"{grid.name}:{row.number} [{heads[name]}]"
        origin = grid.origin(row.number, at)
        if origin != (row.number, at) and (name not in _SHARED or origin[1] != at):
            yield Fault(where=where, code="price_cell_merged")
        elif grid.oddity(row.number, at) == Oddity.FORMULA:
            yield Fault(where=where, code="price_cell_formula", facts={"value": grid.text(row.number, at)})
        elif grid.oddity(row.number, at) == Oddity.ERROR:
            yield Fault(where=where, code="price_cell_error", facts={"value": grid.text(row.number, at)})


def _row(row: Row, columns: Mapping[str, int], about: BookAbout, checklist: Checklist, grid: Grid) -> PackRow:
    cells = {name: grid.text(row.number, at) for name, at in columns.items()}
    item = _item(cells.get("item", ""), checklist)
    if item is not None:
        cells["item"] = item.code
        cells["column"] = _column(cells.get("column", ""), item)
    usual = {"source": about.source, "valid_from": about.valid_from, "region": about.region}
    cells.update({name: value for name, value in usual.items() if not cells.get(name)})
    return PackRow(spot=Spot(pack=about.id, file=grid.name, row=row.number), cells=cells)


def _item(text: str, checklist: Checklist) -> CheckItem | None:
    """Return the item of a code, or of an official name that only one item has."""
    wanted = _plain(text)
    by_code = [item for item in checklist.items if _plain(item.code) == wanted]
    found = by_code or _called(text, checklist)
    return found[0] if len(found) == 1 else None


def _called(name: str, checklist: Checklist) -> list[CheckItem]:
    return [item for item in checklist.items if _plain(item.name) == _plain(name)]


def _column(text: str, item: CheckItem) -> str:
    if not text:
        first = item.costs[0].columns[0] if item.costs else ""
        return first or next((box.name for box in item.quantities), "")
    wanted = _plain(text)
    return next(
        (box.name for box in item.quantities if wanted in (_plain(box.name), _plain(box.label))), text
    )


def _pack(
    about: BookAbout, rows: Sequence[PackRow], template: PackText, table: str, contingency: str
) -> PackText:
    files = template.files()
    described = Description(replace(template, id=about.id), Complaints())
    limits = described.section("tables").get("limits")
    toml = "\n".join(_toml(about, described, table, contingency)) + "\n"
    lines = [COLUMNS, *(tuple(row[column] for column in COLUMNS) for row in rows)]
    return pack_text(
        about.id,
        about.version,
        {
            DESCRIPTION: toml,
            "prices.csv": normal_csv(csv_text(lines)),
            "limits.csv": files[limits] if isinstance(limits, str) and limits in files else "",
        },
    )


def _toml(about: BookAbout, template: Description, table: str, contingency: str) -> Iterator[str]:
    yield "# A price book taken from a table. docs/packs.md says what each column means."
    texts = {
        "kind": "prices",
        "id": about.id,
        "version": about.version,
        "title": about.title,
        "title_en": about.title,
        "jurisdiction": about.region,
        "status": "official" if about.is_official else "proposed",
        "statement": f"{about.title}，适用于{about.region}；由 {table} 导入。",
        "statement_en": f"{about.title}, for {about.region}; taken from {table}.",
        "source": about.source or table,
        "contingency": contingency,
    }
    yield from (f"{key} = {_quoted(value)}" for key, value in texts.items())
    yield '\n[tables]\nprices = "prices.csv"\nlimits = "limits.csv"'
    for section in ("limits", "units"):
        yield f"\n[{section}]"
        yield from (
            f"{_quoted(str(key))} = {_quoted(str(value))}" for key, value in template.section(section).items()
        )


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
