"""Read the first sheet of a workbook, or a CSV, as rows of text; the file is hostile until read.

Numbers come as their shortest decimal text, dates as ISO text, truth values as 1 and 0. A formula counts as
the value the spreadsheet last computed; one without a value comes as its text, so that it is seen and refused
where it is used.
"""

import codecs
import csv
import datetime
import errno
import io
import warnings
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from renodesk.domain.numbers import read_number, write_number
from renodesk.errors import Cancelled, FileHeld, FileMissing, NotReadable, RenodeskError, TableUnreadable

MAX_BYTES = 50_000_000
MAX_UNPACKED = 400_000_000
MAX_ROWS = 100_000
MAX_COLUMNS = 500
_OLD = b"\xd0\xcf\x11\xe0"
"""How an .xls begins, and an .xlsx with a password."""


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
        NotReadable, FileHeld: the system, or another program, does not let us read it.
    """
    data = read_bytes(file)
    rows = _workbook_rows(file, data) if data[:4] == b"PK\x03\x04" else csv_rows(file, text_of(file, data)[0])
    return list(_with_content(file, rows))


def read_bytes(file: Path) -> bytes:
    """Return a file whole, if it is no larger than a table may be.

    Raises:
        FileMissing, TableUnreadable, NotReadable, FileHeld: as `read_table`.
    """
    try:
        if not file.is_file():
            raise FileMissing(file=file.name)
        size = file.stat().st_size
        if size > MAX_BYTES:
            raise TableUnreadable(file=file.name, detail=f"> {MAX_BYTES // 1_000_000} MB")
        data = file.read_bytes()
    except OSError as error:
        raise reading_trouble(file, error) from error
    if data[:4] == _OLD:
        raise TableUnreadable(file=file.name, detail="table_old_or_locked")
    return data


def reading_trouble(file: Path, error: OSError) -> RenodeskError:
    """Return our word for a system error while reading `file`."""
    if getattr(error, "winerror", None) in (32, 33) or error.errno in (errno.EBUSY, errno.EAGAIN):
        return FileHeld(file=file.name)
    return NotReadable(file=file.name, detail=error.strerror or "")


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


def text_of(file: Path, data: bytes) -> tuple[str, str]:
    """Return what a CSV holds, and in which encoding it was saved, as people call it.

    Raises:
        TableUnreadable: not text.
    """
    for coding, word in _codings(data):
        try:
            text = data.decode(coding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text, word
    raise TableUnreadable(file=file.name, detail="encoding")


def _codings(data: bytes) -> tuple[tuple[str, str], ...]:
    """Return the encodings that text of a spreadsheet may be in, the likeliest first."""
    if data[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        return (("utf-16", "UTF-16"),)
    has_mark = data.startswith(codecs.BOM_UTF8)
    return (("utf-8-sig", "UTF-8 BOM" if has_mark else "UTF-8"), ("gb18030", "GB 18030"))


def csv_rows(file: Path, text: str) -> Iterator[list[str]]:
    """Yield the rows of a CSV, with whichever of comma, tab and semicolon parts its first line.

    Raises:
        TableUnreadable: not a table.
    """
    separator = _separator(text)
    try:
        for cells in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            yield [_bare(cell.strip()) for cell in cells]
    except csv.Error as error:
        raise TableUnreadable(file=file.name, detail=str(error)) from error


def _separator(text: str) -> str:
    """Return what parts the cells: of the first lines that have any, the one with most of it decides."""
    lines = [line for line in text.split("\n", 20)[:20] if any(mark in line for mark in ",\t;")]
    first = max(lines, key=lambda line: max(map(line.count, ",\t;")), default="")
    return max(",\t;", key=first.count)


def _bare(cell: str) -> str:
    """Take away the apostrophe that keeps a spreadsheet from running a text as a formula."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in ("=", "+", "-", "@") else cell


def _workbook_rows(file: Path, data: bytes) -> Iterator[list[str]]:
    with unreadable(file):
        values = _cells(file, data, computed=True)
        written = _cells(file, data, computed=False)
        for value_row, written_row in zip(values, written, strict=False):
            yield [
                cell_text(value if value is not None else formula)
                for value, formula in zip(value_row, written_row, strict=False)
            ]


@contextmanager
def unreadable(file: Path) -> Iterator[None]:
    """Say of whatever goes wrong inside that the table cannot be read.

    A damaged workbook fails inside the reader in many ways (KeyError, IndexError, ParseError, …).

    Raises:
        TableUnreadable: instead of them.
    """
    try:
        yield
    except (RenodeskError, Cancelled):
        raise
    except ValueError as error:
        raise TableUnreadable(file=file.name, detail=str(error)[:80]) from error
    except Exception as error:
        raise TableUnreadable(file=file.name, detail=type(error).__name__) from error


@contextmanager
def opened_book(file: Path, data: bytes, *, computed: bool) -> Iterator[Any]:
    """Open a workbook that streams its sheets, with the values last computed or with its formulas.

    Raises:
        TableUnreadable: it would unpack to more than a table may be.
    """
    import openpyxl  # a start need not wait for it

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        unpacked = sum(member.file_size for member in archive.infolist())
    if unpacked > MAX_UNPACKED:
        raise TableUnreadable(file=file.name, detail="zip bomb")
    with warnings.catch_warnings(), redirect_stdout(io.StringIO()):  # of some damage it only prints
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=computed)
    try:
        yield book
    finally:
        book.close()


def _cells(file: Path, data: bytes, *, computed: bool) -> Iterator[tuple[object, ...]]:
    with opened_book(file, data, computed=computed) as book:
        sheet = book.worksheets[0]
        sheet.reset_dimensions()
        yield from sheet.iter_rows(values_only=True)


def cell_text(value: object) -> str:
    """Return the text of a cell's value."""
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
