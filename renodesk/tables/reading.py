"""Rows of text from a CSV, and the text of a cell; the file is hostile until read.

Numbers come as their shortest decimal text, dates as ISO text, truth values as 1 and 0. A formula counts as
the value the spreadsheet last computed; one without a value comes as its text, so that it is seen and refused
where it is used.
"""

import codecs
import csv
import datetime
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from renodesk.domain.numbers import read_number, write_number
from renodesk.errors import TableUnreadable

MAX_ROWS = 100_000
MAX_COLUMNS = 500


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """A row as the spreadsheet numbers it (1 is the first), its cells as text, trailing blanks gone."""

    number: int
    cells: tuple[str, ...]


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
