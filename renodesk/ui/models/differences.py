"""What differs between two moments as a table that grows as it is read."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from renodesk.domain.places import Place
from renodesk.services.differences import Line
from renodesk.texts import Language, say
from renodesk.ui.local_time import local_minute
from renodesk.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
PLACE, WHAT, BEFORE, AFTER, WHO, WHEN = range(6)


class DifferencesModel(QAbstractTableModel):
    """One row a line: where (told once), what, old, new, who, when."""

    more_wanted = Signal()
    """One has scrolled to the end of what was read."""

    def __init__(self, titles: tuple[str, ...], theme: Theme, language: Language, parent: QObject) -> None:
        """Show rows under `titles`."""
        super().__init__(parent)
        self._titles = titles
        self._theme = theme
        self._language = language
        self._place: Callable[[Place], str] = lambda place: place.shown
        self._rows: list[Line] = []
        self._is_whole = True

    def begin(self, place: Callable[[Place], str]) -> None:
        """Show nothing yet; `place` names places."""
        self.beginResetModel()
        self._place, self._rows, self._is_whole = place, [], False
        self.endResetModel()

    def add(self, lines: Sequence[Line]) -> None:
        """Show some more lines."""
        at = len(self._rows)
        self.beginInsertRows(QModelIndex(), at, at + len(lines) - 1)
        self._rows.extend(lines)
        self.endInsertRows()

    def end(self) -> None:
        """Hear that there are no more."""
        self._is_whole = True

    @property
    def is_whole(self) -> bool:
        """Return whether every line is here."""
        return self._is_whole

    def dress(self, theme: Theme) -> None:
        """Draw in another theme."""
        self._theme = theme
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(self._titles) - 1))

    def line(self, row: int) -> Line | None:
        """Return the line of a row, None where there is none."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def canFetchMore(self, parent: Index = QModelIndex()) -> bool:
        """Return whether more lines may be read."""
        return not self._is_whole

    def fetchMore(self, parent: Index = QModelIndex()) -> None:
        """Ask for them; they come later."""
        self.more_wanted.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return how many lines were read."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Return how many columns there are."""
        return len(self._titles)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """Return a column's title."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._titles[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows; a place is shown where it begins and told everywhere."""
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        line = self._rows[row]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                is_same = column == PLACE and row > 0 and self._rows[row - 1].place == line.place
                return "" if is_same else self._shown(line, column)
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return self._shown(line, column)
            case Qt.ItemDataRole.DecorationRole if column == AFTER and line.is_contested:
                return self._theme.icons.icon("contested", "bad")
            case Qt.ItemDataRole.ForegroundRole if column in (BEFORE, WHO, WHEN):
                return self._theme.color("ink2")
        return None

    def _shown(self, line: Line, column: int) -> str:
        match column:
            case 0:
                return self._place(line.place) if line.place is not None else ""
            case 1:
                return line.what
            case 2:
                return line.before or say("difference_empty", self._language)
            case 3:
                return line.after or say("difference_empty", self._language)
            case 4:
                return "、".join(line.persons)
            case _:
                return local_minute(line.at) + (" ?" if line.is_clock_doubtful else "")
