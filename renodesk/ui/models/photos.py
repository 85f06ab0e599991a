"""Photos of a round as a list; the thumbnail of a row is asked for when it is painted."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from renodesk.services.photo_tray import TrayRow
from renodesk.ui.models.thumbnails import Thumbnails

Index = QModelIndex | QPersistentModelIndex
TILE_ROLE = Qt.ItemDataRole.UserRole + 1
NOWHERE = QModelIndex()


@dataclass(frozen=True, kw_only=True, slots=True)
class Tile:
    """What a tile says: its first line, its second line in the colour of a token, and marks in a corner."""

    title: str
    where: str
    token: str
    marks: str


class PhotosModel(QAbstractListModel):
    """The rows a filter lets through, by time."""

    def __init__(
        self, thumbnails: Thumbnails, say: Callable[[TrayRow], Tile], parent: QObject | None = None
    ) -> None:
        """Show rows with the words `say` finds for them, which is asked for rows that are painted only."""
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._say = say
        self._rows: list[TrayRow] = []
        self._places: dict[str, list[int]] = {}
        thumbnails.came.connect(self._came)

    def show_rows(self, rows: Sequence[TrayRow]) -> None:
        """Show these rows; what is selected stays selected where rows only left or changed."""
        wanted = {one.row.use for one in rows}
        for at in range(len(self._rows) - 1, -1, -1):
            if len(wanted) < len(self._rows) and self._rows[at].row.use not in wanted:
                self.beginRemoveRows(QModelIndex(), at, at)
                del self._rows[at]
                self.endRemoveRows()
        if [one.row.use for one in rows] == [one.row.use for one in self._rows]:
            self._rows = list(rows)
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
        else:
            self.beginResetModel()
            self._rows = list(rows)
            self.endResetModel()
        self._places = {}
        for at, one in enumerate(self._rows):
            self._places.setdefault(one.row.sha256, []).append(at)

    def _came(self, sha256: str) -> None:
        for at in self._places.get(sha256, ()):
            index = self.index(at)
            self.dataChanged.emit(index, index, [Qt.ItemDataRole.DecorationRole])

    def at(self, index: Index) -> TrayRow | None:
        """Return the row of an index."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    @property
    def rows(self) -> tuple[TrayRow, ...]:
        """Return what is shown, in order."""
        return tuple(self._rows)

    def index_of(self, use: str) -> QModelIndex:
        """Return where a use stands; no index where it is not shown."""
        for at, one in enumerate(self._rows):
            if one.row.use == use:
                return self.index(at)
        return QModelIndex()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return how many photos there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return words, picture and what a screen reader says."""
        one = self.at(index)
        if one is None:
            return None
        match role:
            case Qt.ItemDataRole.DecorationRole:
                return self._thumbnails.picture(one.row.sha256, one.row.rotation)
            case Qt.ItemDataRole.DisplayRole:
                return self._say(one).title
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                tile = self._say(one)
                return "，".join(part for part in (tile.title, tile.where, tile.marks) if part)
            case role if role == TILE_ROLE:
                return self._say(one)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let photos be dragged out."""
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return nothing by itself: who shows the list says what leaves with a drag."""
        return QMimeData()
