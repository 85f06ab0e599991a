"""Read the first sheet of a workbook, or a CSV, as rows of text; the file is hostile until read.

Numbers come as their shortest decimal text, dates as ISO text, truth values as 1 and 0. A formula counts as
the value the spreadsheet last computed; one without a value comes as its text, so that it is seen and refused
where it is used.
"""

import csv
import datetime
import io
import warnings
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from renodesk.domain.numbers import read_number, write_number
from renodesk.errors import FileMissing, NotReadable, TableUnreadable

MAX_BYTES = 50_000_000
MAX_UNPACKED = 400_000_000
MAX_ROWS = 100_000
MAX_COLUMNS = 500


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """A row as the spreadsheet numbers it (1 is the first), its cells as text, trailing blanks gone."""

    number: int
    cells: tuple[str, ...]


def read_table(file: Path) -> list[Row]:
    """Return the rows of a .csv or .xlsx that hold anything.

    Raises:
        FileMissing: there is no such file.
        TableUnreadable: not a table, damaged, password-protected or too large.
        NotReadable: the system does not let us read it.
    """
    try:
        if not file.is_file():
            raise FileMissing(file=file.name)
        size = file.stat().st_size
        if size > MAX_BYTES:
            raise TableUnreadable(file=file.name, detail=f"> {MAX_BYTES // 1_000_000} MB")
        data = file.read_bytes()
    except OSError as error:
        raise NotReadable(file=file.name, detail=error.strerror or "") from error
    rows = _workbook_rows(file, data) if data[:4] == b"PK\x03\x04" else _csv_rows(file, data)
    return list(_with_content(file, rows))


def _with_content(file: Path, rows: Iterable[list[str]]) -> Iterator[Row]:
    for number, cells in enumerate(rows, 1):
        if number > MAX_ROWS:
            raise TableUnreadable(file=file.name, detail=f"> {MAX_ROWS} rows")
        if len(cells) > MAX_COLUMNS and any(cells[MAX_COLUMNS:]):
            raise TableUnreadable(file=file.name, detail=f"> {MAX_COLUMNS} columns")
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            yield Row(number=number, cells=tuple(cells))


def _csv_rows(file: Path, data: bytes) -> Iterator[list[str]]:
    text = decode_text(data)
    if text is None or "\0" in text:
        raise TableUnreadable(file=file.name, detail="encoding")
    first = text.split("\n", 1)[0]
    separator = max(",\t;", key=first.count)
    try:
        for cells in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            yield [_bare(cell.strip()) for cell in cells]
    except csv.Error as error:
        raise TableUnreadable(file=file.name, detail=str(error)) from error


def _bare(cell: str) -> str:
    """Take away the apostrophe that keeps a spreadsheet from running a text as a formula."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in ("=", "+", "-", "@") else cell


def decode_text(data: bytes) -> str | None:
    """Return text that a spreadsheet saved.

    UTF-8 with or without mark, UTF-16 with mark, else GB 18030; None if none fits.
    """
    is_wide = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    codings = ["utf-16"] if is_wide else ["utf-8-sig", "gb18030"]
    for coding in codings:
        try:
            return data.decode(coding)
        except UnicodeDecodeError:
            continue
    return None


def _workbook_rows(file: Path, data: bytes) -> Iterator[list[str]]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(member.file_size for member in archive.infolist())
        if unpacked > MAX_UNPACKED:
            raise TableUnreadable(file=file.name, detail="zip bomb")
        values = _cells(data, computed=True)
        written = _cells(data, computed=False)
        for value_row, written_row in zip(values, written, strict=False):
            yield [
                _text(value if value is not None else formula)
                for value, formula in zip(value_row, written_row, strict=False)
            ]
    except TableUnreadable:
        raise
    # A damaged workbook fails inside the reader in many ways (KeyError, IndexError, ParseError, …).
    except Exception as error:
        raise TableUnreadable(file=file.name, detail=type(error).__name__) from error


def _cells(data: bytes, *, computed: bool) -> Iterator[tuple[object, ...]]:
    import openpyxl  # a start need not wait for it

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=computed)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()
    yield from sheet.iter_rows(values_only=True)


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "1" if value else "0"
        case int():
            return str(value)
        case float():
            number = read_number(repr(value))
            return repr(value) if number is None else write_number(number)
        case datetime.datetime() if value.time() == datetime.time():
            return value.date().isoformat()
        case datetime.datetime() | datetime.date() | datetime.time():
            return value.isoformat()
        case _:
            return str(value).strip()
