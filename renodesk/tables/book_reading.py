"""Read every cell of every sheet of a workbook; the file is hostile until read."""

from collections.abc import Mapping
from pathlib import Path

from renodesk.tables.reading import opened_book, read_bytes, unreadable


def read_cells(file: Path) -> Mapping[tuple[str, str], object]:
    """Return what each cell holds by sheet and place, formulas as what they came to when it was saved.

    Raises:
        FileMissing, TableUnreadable, NotReadable, FileHeld: it is no workbook that can be read.
    """
    data = read_bytes(file)
    found: dict[tuple[str, str], object] = {}
    with unreadable(file), opened_book(file, data, computed=True) as book:
        for page in book.worksheets:
            page.reset_dimensions()
            for row in page.iter_rows():
                for cell in row:
                    if cell.value not in (None, ""):
                        found[page.title, cell.coordinate] = cell.value
    return found
