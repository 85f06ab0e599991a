"""Estates prepared from one list of the street office."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from renodesk.domain import vocabulary
from renodesk.domain.changes import Author
from renodesk.domain.form import Register
from renodesk.errors import SheetRefused
from renodesk.estates import pinning
from renodesk.services.environment import Environment
from renodesk.services.register_values import fits, stored_for
from renodesk.services.session import EstateSession
from renodesk.services.sheet.model import Fault
from renodesk.tables.reading import Row, read_table
from renodesk.tables.writing import file_trouble

_NAME = ("name", "小区名称", "小区", "estate", "estate name")
_ID = ("estate_code", "小区编号", "编号", "id")


@dataclass(frozen=True, kw_only=True, slots=True)
class Made:
    """An estate file that was prepared."""

    file: str
    id: str
    name: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Prepared:
    """What a list became: files made, and files that were there and stay.

    `notices` name columns that were passed over (then `is_partial`) and values wrong for their field, kept.
    """

    made: tuple[Made, ...]
    kept: tuple[str, ...]
    notices: tuple[Fault, ...]
    is_partial: bool


def prepare(table: Path, folder: Path, author: Author, environment: Environment) -> Prepared:
    """Make one estate file for each row of the street office's list, with its id and register.

    The list needs a name column (小区名称) and may have an id (小区编号) and any field of the register.
    An estate without id gets a random one. A file that is there already is not touched.

    Raises:
        SheetRefused: no name column, a row without name, or two rows with one id or name; nothing was made.
        TableUnreadable, NotWritable, DiskFull: likewise, or the files made before it stay.
    """
    rows = read_table(table)
    forms, _ = pinning.shipped(environment.forms)
    columns, notices = _columns(rows, forms.register)
    faults = _list_faults(rows, columns)
    if faults:
        raise SheetRefused(file=table.name, faults=tuple(faults), count=len(faults))
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise file_trouble(folder, error) from error
    is_partial = bool(notices)
    made: list[Made] = []
    kept: list[str] = []
    for row in rows[1:]:
        path = folder / _file_name(row, columns)
        if path.exists():
            kept.append(path.name)
        else:
            made.append(_make(row, columns, path, author, environment, notices))
    return Prepared(made=tuple(made), kept=tuple(kept), notices=tuple(notices), is_partial=is_partial)


def _columns(rows: Sequence[Row], register: Register) -> tuple[dict[str, int], list[Fault]]:
    words: dict[str, str] = {}
    for field in register.fields:
        if field.level in ("estate", "setting") and not field.is_personal:
            for word in (field.name, field.label, field.label.partition("（")[0], field.label_en):
                words.setdefault(_plain(word), field.name)
    words |= {_plain(word): "name" for word in _NAME} | {_plain(word): "estate_code" for word in _ID}
    found: dict[str, int] = {}
    notices = []
    for at, cell in enumerate(rows[0].cells if rows else ()):
        name = words.get(_plain(cell))
        if name is None and cell:
            notices.append(Fault(where="#1", code="register_column_unknown", facts={"column": cell}))
        elif name is not None:
            found.setdefault(name, at)
    return found, notices


def _plain(word: str) -> str:
    return "".join(word.split()).casefold()


def _cell(row: Row, at: int | None) -> str:
    return row.cells[at] if at is not None and at < len(row.cells) else ""


def _list_faults(rows: Sequence[Row], columns: dict[str, int]) -> list[Fault]:
    if len(rows) < 2:
        return [Fault(where="#1", code="sheet_empty")]
    if "name" not in columns:
        return [Fault(where="#1", code="office_list_without_names")]
    faults = []
    seen: set[str] = set()
    for row in rows[1:]:
        name, code = _cell(row, columns["name"]), _cell(row, columns.get("estate_code"))
        if not name:
            faults.append(Fault(where=f"#{row.number}", code="sheet_name_missing"))
        for word in {code or name}:
            if word in seen:
                faults.append(Fault(where=f"#{row.number}", code="sheet_twice", facts={"name": word}))
            seen.add(word)
    return faults


def _file_name(row: Row, columns: dict[str, int]) -> str:
    name, code = _cell(row, columns["name"]), _cell(row, columns.get("estate_code"))
    stem = "".join(one if one.isalnum() or one in "-_（）()" else "_" for one in f"{code} {name}".strip())
    return stem[:100] + ".reno"


def _make(
    row: Row,
    columns: dict[str, int],
    path: Path,
    author: Author,
    environment: Environment,
    notices: list[Fault],
) -> Made:
    with EstateSession.create(path, _cell(row, columns["name"]), author, environment) as session:
        register = session.forms.register
        with session.act() as act:
            code = _cell(row, columns.get("estate_code"))
            if code:
                act.put(vocabulary.estate_cell("id"), code)
            for name, at in columns.items():
                typed = _cell(row, at)
                field = register.field("estate", name) or register.field("setting", name)
                if field is None or not typed or name == "name":
                    continue
                value = stored_for(field, typed)
                prefix = vocabulary.SETTING if field.level == "setting" else ""
                act.put(vocabulary.estate_cell(prefix + name), value)
                if not fits(field, value):
                    facts = {"name": name, "value": typed[:60]}
                    notices.append(Fault(where=f"#{row.number}", code="sheet_value_wrong", facts=facts))
        return Made(file=path.name, id=session.estate_id, name=session.name)
