"""Open a workbook: by a fast reader where that reads what a sure one does, else by the sure one.

Two readers because neither will do alone: openpyxl takes seconds for ten thousand rows, calamine ends the
program over two cells that lie far apart and does not tell an error word from an empty cell.
"""

import io
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

from renodesk.errors import TableUnreadable
from renodesk.tables.files import unreadable
from renodesk.tables.pages import Page, Tick
from renodesk.tables.plain_workbook import open_plain
from renodesk.tables.sure_workbook import SureWorkbook

MAX_UNPACKED = 400_000_000


class Workbook:
    """The sheets of a workbook by name, in its order, also hidden ones."""

    def __init__(self, data: bytes, tick: Tick) -> None:
        """Open the bytes of a workbook."""
        self._data = data
        self._tick = tick
        self._plain = open_plain(data, tick)
        self.names = (self._plain or self._sure).names

    def page(self, name: str) -> Page:
        """Return a sheet; its rows can be gone through once, while the workbook is open."""
        found = self._plain.page(name) if self._plain is not None else None
        return found or self._sure.page(name)

    def close(self) -> None:
        """Let go of what is open."""
        if "_sure" in self.__dict__:
            self._sure.close()

    @cached_property
    def _sure(self) -> SureWorkbook:
        return SureWorkbook(self._data, self._tick)


@contextmanager
def open_workbook(file: Path, data: bytes, tick: Tick = lambda: None) -> Iterator[Workbook]:
    """Open a workbook that was read from `file`; whatever goes wrong inside is said of it.

    Raises:
        TableUnreadable: no workbook, damaged, or it would unpack to more than a table may be.
    """
    with unreadable(file), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns of what it leaves out
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(member.file_size for member in archive.infolist())
        if unpacked > MAX_UNPACKED:
            raise TableUnreadable(file=file.name, detail="zip bomb")
        book = Workbook(data, tick)
        try:
            yield book
        finally:
            book.close()
