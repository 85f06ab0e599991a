"""Photos of a round as a list; the thumbnail of a row is asked for when it is painted."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QMimeData, QModelIndex, QObject, QPersistentModelIndex, QStringListModel, Qt

from renodesk.services.photo_tray import TrayRow
from renodesk.ui.models.thumbnails import Thumbnails

Index = QModelIndex | QPersistentModelIndex
TILE_ROLE = Qt.ItemDataRole.UserRole + 1
FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled


@dataclass(frozen=True, kw_only=True, slots=True)
class Tile:
    """What a tile says: its first line, its second line in the colour of a token, and marks in a corner."""

    title: str
    where: str
    token: str
    marks: str


class PhotosModel(QStringListModel):
    """The rows a filter lets through, by time.

    Qt holds the uses as its strings: laying out thousands of tiles asks Python for none of them.
    """

    def __init__(
        self, thumbnails: Thumbnails, say: Callable[[TrayRow], Tile], parent: QObject | None = None
    ) -> None:
        """Show rows with the words `say` finds for them, which is asked for rows that are painted only."""
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._say = say
        self._rows: list[TrayRow] = []
        thumbnails.came.connect(self._came)

    def show_rows(self, rows: Sequence[TrayRow]) -> None:
        """Show these rows; what is selected stays selected where rows only left or changed."""
        wanted = {one.row.use for one in rows}
        gone = [at for at, one in enumerate(self._rows) if one.row.use not in wanted]
        if len(gone) < len(self._rows):
            for at in reversed(gone):
                self.removeRows(at, 1)
                self._rows.pop(at)
        if [one.row.use for one in rows] == [one.row.use for one in self._rows]:
            changed = [at for at, one in enumerate(rows) if self._rows[at] is not one]
            self._rows = list(rows)
            if changed:
                self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))
        else:
            self._rows = list(rows)
            self.setStringList([one.row.use for one in rows])

    def _came(self, sha256: str) -> None:
        for at in [at for at, one in enumerate(self._rows) if one.row.sha256 == sha256]:
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
        return FLAGS if index.isValid() else Qt.ItemFlag.NoItemFlags

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return nothing by itself: who shows the list says what leaves with a drag."""
        return QMimeData()
