"""Write plain tables: CSV for scripts, workbooks for offices; no cell is ever a formula."""

import csv
import datetime
import errno
import io
import os
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from renodesk.errors import DiskFull, FileHeld, FileTooLarge, NotWritable, RenodeskError
from renodesk.tables.cells import cell_words

SAME_DAY = datetime.datetime(2020, 1, 1)
"""What a workbook says of its making, so that the same rows are the same bytes."""
_FORMULA_START = ("=", "+", "-", "@", "\t", "\r")


def write_csv(out: Path, rows: Sequence[Sequence[str]]) -> None:
    """Write a CSV (UTF-8 with mark, so that a Chinese spreadsheet program reads it) in one go.

    A text that a spreadsheet would run as a formula gets a leading apostrophe, numbers stay bare.

    Raises:
        NotWritable, DiskFull, FileHeld: nothing was written.
    """
    replace_file(out, csv_text([[harmless(cell) for cell in row] for row in rows]).encode("utf-8-sig"))


def csv_text(rows: Iterable[Sequence[str]]) -> str:
    """Return rows as the text of a CSV, cells as they are."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue()


def write_workbook(out: Path, title: str, rows: Sequence[Sequence[str]]) -> None:
    """Write a workbook with one sheet: bold frozen header, filters, every cell text or number.

    Raises:
        NotWritable, DiskFull, FileHeld: nothing was written.
    """
    import xlsxwriter  # a start of the program need not wait for it

    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        book.set_properties({"created": SAME_DAY})
        sheet = book.add_worksheet(title)
        head, plain = book.add_format({"bold": True}), book.add_format()
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                sheet.write_string(number, column, cell_words(cell), plain if number else head)
        sheet.freeze_panes(1, 0)
        if rows and rows[0]:
            sheet.autofilter(0, 0, max(1, len(rows) - 1), len(rows[0]) - 1)
            sheet.set_column(0, len(rows[0]) - 1, 16)
    replace_file(out, buffer.getvalue())


def harmless(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula; a plain negative number stays."""
    if cell.startswith(_FORMULA_START) and not cell[1:].replace(".", "", 1).replace("/", "", 1).isdigit():
        return "'" + cell
    return cell


def replace_file(out: Path, data: bytes) -> None:
    """Put `data` where `out` is, whole or not at all.

    Raises:
        NotWritable, DiskFull, FileHeld: `out` is as it was.
    """
    with replacing(out) as file:
        file.write(data)


@contextmanager
def replacing(out: Path) -> Iterator[BinaryIO]:
    """Give a file to write beside `out` that takes its place when the block ends, durable, or not at all.

    Raises:
        NotWritable, DiskFull, FileHeld: `out` is as it was.
    """
    beside = ""
    try:
        descriptor, beside = tempfile.mkstemp(prefix=f".{out.name}.", dir=out.parent)
        with os.fdopen(descriptor, "w+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        Path(beside).chmod(0o644)
        os.replace(beside, out)
    except OSError as error:
        raise file_trouble(out, error) from error
    finally:
        if beside:
            Path(beside).unlink(missing_ok=True)


@contextmanager
def writing(what: Path) -> Iterator[None]:
    """Say what the disk refuses of work on a file or folder in our words.

    Raises:
        NotWritable, DiskFull, FileHeld: it did.
    """
    try:
        yield
    except OSError as error:
        raise file_trouble(what, error) from error


def make_folder(folder: Path) -> None:
    """Make a folder where it is missing.

    Raises:
        NotWritable, DiskFull: it cannot be made.
    """
    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)


@contextmanager
def scratch_beside(out: Path) -> Iterator[BinaryIO]:
    """Give a nameless file on the disk of `out` that is gone when the block ends.

    Raises:
        NotWritable, DiskFull: there is none to be had.
    """
    try:
        with tempfile.TemporaryFile(dir=out.parent) as file:
            yield file
    except OSError as error:
        raise file_trouble(out, error) from error


def file_trouble(out: Path, error: OSError) -> RenodeskError:
    """Return our word for a system error while writing `out`."""
    if error.errno == errno.EFBIG:
        return FileTooLarge(file=out.name)
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskFull(file=out.name)
    held = getattr(error, "winerror", None)
    if held in (32, 33) or error.errno == errno.EBUSY or (held == 5 and _may_be_written(out)):
        return FileHeld(file=out.name)
    return NotWritable(file=out.name)


def _may_be_written(out: Path) -> bool:
    """Return whether only another program can keep a file from being replaced; Windows just refuses then."""
    return out.is_file() and os.access(out, os.W_OK)
