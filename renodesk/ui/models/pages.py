"""Pages of a PDF as a list; the picture of a page is drawn beside the window, when it is looked at."""

from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QPixmap

from renodesk.errors import RenodeskError
from renodesk.services.plan_taking import PlanPdf
from renodesk.ui.models.thumbnails import MOST, WAITING, drawn_within

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
PICTURE = QSize(150, 110)


class PagesModel(QAbstractListModel):
    """One row a page; a page of very many lines takes seconds, so a thread of its own draws them."""

    _drawn = Signal(int, bytes)
    """A page and its JPEG, from the other thread; heard on the window's."""

    def __init__(self, pdf: PlanPdf, word: str, parent: QObject) -> None:
        """Show the pages of an open PDF, each called by `word` with its number."""
        super().__init__(parent)
        self._pdf = pdf
        self._word = word
        self._kept: OrderedDict[int, QPixmap | None] = OrderedDict()
        self._waiting: OrderedDict[int, None] = OrderedDict()
        self._is_closed = False
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="page")
        self._drawn.connect(self._came)
        self._blank = QPixmap(PICTURE)
        self._blank.fill(Qt.GlobalColor.transparent)

    @property
    def kept(self) -> int:
        """Return how many pictures are held."""
        return len(self._kept)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return how many pages there are."""
        return 0 if parent.isValid() else self._pdf.page_count

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return number or picture of a page."""
        if not index.isValid():
            return None
        number = index.row() + 1
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._word.format(number)
            case Qt.ItemDataRole.DecorationRole:
                return self._picture(number) or self._blank
        return None

    def _picture(self, number: int) -> QPixmap | None:
        if number in self._kept:
            self._kept.move_to_end(number)
            return self._kept[number]
        if not self._is_closed and number not in self._waiting:
            self._waiting[number] = None
            while len(self._waiting) > WAITING:
                self._waiting.popitem(last=False)
            self._pool.submit(self._draw_next)
        return None

    def _draw_next(self) -> None:
        """Draw the page that was asked for last, on the other thread."""
        try:
            number, _ = self._waiting.popitem()
            data = self._pdf.thumbnail(number)
        except KeyError:
            return  # it was scrolled past
        except RenodeskError:
            data = b""
        if not self._is_closed:
            with suppress(RuntimeError):  # the list has just been closed
                self._drawn.emit(number, data)

    def _came(self, number: int, data: bytes) -> None:
        self._kept[number] = drawn_within(data, PICTURE)
        while len(self._kept) > MOST:
            self._kept.popitem(last=False)
        index = self.index(number - 1)
        self.dataChanged.emit(index, index, [Qt.ItemDataRole.DecorationRole])

    def close(self, *, with_pdf: bool) -> None:
        """Draw no more pages; the PDF is let go once the page at hand is done, which nobody waits for."""
        self._is_closed = True
        self._waiting.clear()
        if with_pdf:
            self._pool.submit(self._pdf.close)
        self._pool.shutdown(wait=False)
