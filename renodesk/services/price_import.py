"""Take an office's table of prices and leave a price book, whole or not at all."""

from pathlib import Path

from renodesk.packs import forms_of, read_packs
from renodesk.services import price_books
from renodesk.services.book_writing import write_pack
from renodesk.services.price_table import BookAbout, ReadBook, book_from_table

TEMPLATE = "price_example"
"""The book whose limits and spellings of units a new one takes over."""

__all__ = ["BookAbout", "ReadBook", "import_prices"]


def import_prices(table: Path, about: BookAbout, out: Path, forms_folder: Path) -> ReadBook:
    """Make a price book of a table (.csv, .xlsx) and write it to `out`, a folder or one `.json` file.

    Raises:
        FileMissing, NotReadable, TableUnreadable: the table cannot be read.
        SheetRefused, PackFaulty: something is wrong in it; nothing was written.
        FileExists, NotWritable, DiskFull: `out` cannot be made.
    """
    checklist = forms_of(read_packs(forms_folder)).checklist
    made = book_from_table(table, about, checklist, price_books.find(TEMPLATE, forms_folder))
    write_pack(made.text, out)
    return made
