"""Write a workbook of ledgers: typed cells, frozen heads, filters, pages that print, and no text that runs.

Rows leave memory as they are written. Sums are formulas with the program's own result beside them; those of
money are rounded to the fen, so that adding floats cannot drift.
"""

import io
from datetime import datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO

from renodesk.tables.book import Book
from renodesk.tables.book_looks import Looks
from renodesk.tables.book_sheet import SheetWriter
from renodesk.tables.cells import cell_words, free_name
from renodesk.tables.writing import replacing

_MOST_BANNER = 250
"""So many characters a header or footer may have, commands included."""
_MOST_PROPERTY = 255


def write_book(out: Path, book: Book) -> None:
    """Write a workbook, whole or not at all; the same book gives the same bytes.

    Raises:
        NotWritable, DiskFull, FileHeld: `out` is as it was.
    """
    with replacing(out) as file:
        write_book_to(file, book)


def write_book_to(file: BinaryIO, book: Book) -> None:
    """Write a workbook to an empty file; the same book gives the same bytes."""
    import xlsxwriter  # a start of the program need not wait for it
    from xlsxwriter.exceptions import FileCreateError

    with TemporaryDirectory(prefix="renodesk-") as folder:
        options = {
            "constant_memory": True,
            "tmpdir": folder,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        }
        packed = io.BytesIO()
        workbook = xlsxwriter.Workbook(packed, options)
        try:
            _write(workbook, book)
            workbook.close()
        except FileCreateError as error:
            raise _system_error(error) from error
        finally:
            for page in workbook.worksheets():
                page._opt_close()  # else a failed write leaves its scratch files open
        file.write(packed.getbuffer())


def _write(workbook: Any, book: Book) -> None:
    workbook.set_properties(
        {
            "title": cell_words(book.title)[:_MOST_PROPERTY],
            "author": cell_words(book.author)[:_MOST_PROPERTY],
            "subject": cell_words(book.subject)[:_MOST_PROPERTY],
            "created": datetime.combine(book.day, time()),
        }
    )
    for name, value in book.facts.items():
        workbook.set_custom_property(name, cell_words(value)[:_MOST_PROPERTY], "text")
    taken: set[str] = set()
    names = {sheet.key: free_name(sheet.name, taken) for sheet in book.sheets}
    writer = SheetWriter(names, {sheet.key: sheet for sheet in book.sheets}, Looks(workbook))
    number = book.page.format(page="&P", pages="&N")
    for sheet in book.sheets:
        page = workbook.add_worksheet(names[sheet.key])
        page.set_header(_banner(L=book.header_left, R=book.header_right))
        page.set_footer(_banner(L=book.footer_left, R=book.footer_right) + f"&C&9 {number}")
        writer.write(page, sheet)


def _banner(**parts: str) -> str:
    """Return a header or footer; what a text says is never a command of it, and all of it fits."""
    room = _MOST_BANNER // (1 + len(parts))
    found = ""
    for side, text in parts.items():
        plain = " ".join(cell_words(text).split())[:room]
        while len(plain) + plain.count("&") > room:
            plain = plain[:-1]
        found += f"&{side}&9 {plain.replace('&', '&&')}" if plain else ""
    return found


def _system_error(error: Exception) -> OSError:
    """Return the error of the system that XlsxWriter put its own around."""
    inner = error.args[0] if error.args else None
    return inner if isinstance(inner, OSError) else OSError(str(error))
