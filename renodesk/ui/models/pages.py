"""Pages of a PDF as a list; the picture of a page is drawn when it is looked at."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QPixmap

from renodesk.services.plan_taking import PlanPdf
from renodesk.ui.models.thumbnails import Thumbnails

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
PICTURE = QSize(150, 110)


class PagesModel(QAbstractListModel):
    """One row a page."""

    def __init__(self, pdf: PlanPdf, word: str, parent: QObject) -> None:
        """Show the pages of an open PDF, each called by `word` with its number."""
        super().__init__(parent)
        self._count = pdf.page_count
        self._word = word
        self.thumbnails = Thumbnails(lambda number: pdf.thumbnail(int(number)), PICTURE, self)
        self.thumbnails.came.connect(self._came)
        self._blank = QPixmap(PICTURE)
        self._blank.fill(Qt.GlobalColor.transparent)

    def _came(self, number: str) -> None:
        index = self.index(int(number) - 1)
        self.dataChanged.emit(index, index, [Qt.ItemDataRole.DecorationRole])

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return how many pages there are."""
        return 0 if parent.isValid() else self._count

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return number or picture of a page."""
        if not index.isValid():
            return None
        number = index.row() + 1
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._word.format(number)
            case Qt.ItemDataRole.DecorationRole:
                return self.thumbnails.picture(str(number), 0) or self._blank
        return None
