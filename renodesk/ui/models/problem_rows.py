"""Rows of the problems screen as a table: words, an icon, and a key to find a row again."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from renodesk.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, kw_only=True, slots=True)
class Shown:
    """What a cell shows: words, the colour token they are written in, and an icon (name, colour token)."""

    text: str
    token: str = "ink"
    icon: tuple[str, str] | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ShownRow:
    """A row: what it is about, and its cells."""

    key: str
    cells: tuple[Shown, ...]


class ShownRows(QAbstractTableModel):
    """Shows rows that were made elsewhere."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._theme = theme
        self._titles: tuple[str, ...] = ()
        self._rows: tuple[ShownRow, ...] = ()

    def show_rows(self, titles: tuple[str, ...], rows: Sequence[ShownRow]) -> bool:
        """Show these rows; return whether the table was made anew and one has to stand somewhere again."""
        known = [row.key for row in self._rows]
        is_same_shape = titles == self._titles and known == [row.key for row in rows]
        if is_same_shape:
            self._rows = tuple(rows)
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(titles) - 1))
            return False
        self.beginResetModel()
        self._titles, self._rows = titles, tuple(rows)
        self.endResetModel()
        return True

    def dress(self, theme: Theme) -> None:
        """Draw in another theme."""
        self._theme = theme
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, 0))

    def key(self, row: int) -> str:
        """Return what a row is about, "" where there is none."""
        return self._rows[row].key if 0 <= row < len(self._rows) else ""

    def row_of(self, key: str) -> int:
        """Return the row of a key; -1 where it is not there."""
        return next((at for at, row in enumerate(self._rows) if row.key == key), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._titles)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """Return a column's title."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._titles[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        if not index.isValid():
            return None
        shown = self._rows[index.row()].cells[index.column()]
        match role:
            case (
                Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole
            ):
                return shown.text
            case Qt.ItemDataRole.ForegroundRole:
                return QColor(self._theme.color(shown.token))
            case Qt.ItemDataRole.DecorationRole if shown.icon is not None:
                return self._theme.icons.icon(*shown.icon)
        return None
