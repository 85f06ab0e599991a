"""Read every cell of every sheet of a workbook; the file is hostile until read."""

from collections.abc import Mapping
from pathlib import Path

from renodesk.tables.files import read_bytes
from renodesk.tables.workbooks import open_workbook


def read_cells(file: Path) -> Mapping[tuple[str, str], object]:
    """Return what each cell holds by sheet and place, formulas as what they came to when it was saved.

    Raises:
        FileMissing, TableUnreadable, NotReadable, FileHeld: it is no workbook that can be read.
    """
    from xlsxwriter.utility import xl_rowcol_to_cell  # a start need not wait for it

    found: dict[tuple[str, str], object] = {}
    with open_workbook(file, read_bytes(file)) as book:
        for name in book.names:
            for number, row in enumerate(book.page(name).rows):
                for at, value in enumerate(row):
                    if value not in (None, ""):
                        found[name, xl_rowcol_to_cell(number, at)] = value
    return found
