"""Every value a cell ever had, as a table."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from renodesk.services.cell_history import Version, VersionState
from renodesk.texts import Language, say
from renodesk.ui.local_time import local_second
from renodesk.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex

_ICONS = {
    VersionState.SHOWN: ("answered", "good"),
    VersionState.CONTESTED: ("contested", "bad"),
    VersionState.REPLACED: ("unanswered", "ink3"),
    VersionState.UNDONE: ("not_applicable", "ink3"),
}


class VersionsModel(QAbstractTableModel):
    """One row a value, the latest first: when, who, which cell, what it said, what became of it."""

    def __init__(self, titles: tuple[str, ...], theme: Theme, language: Language, parent: QObject) -> None:
        """Show rows under `titles`."""
        super().__init__(parent)
        self._titles = titles
        self._theme = theme
        self._language = language
        self._rows: tuple[Version, ...] = ()

    def show_rows(self, rows: tuple[Version, ...]) -> None:
        """Show these values."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def version(self, row: int) -> Version | None:
        """Return the value of a row, None where there is none."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def row_of(self, change: str) -> int:
        """Return the row of a change, -1 when it is not there."""
        return next((at for at, one in enumerate(self._rows) if one.id == change), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return how many values there were."""
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
        """Return what a cell shows; a time of a wrong clock is marked."""
        if not index.isValid():
            return None
        one, column = self._rows[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return self._shown(one)[column]
            case Qt.ItemDataRole.DecorationRole if column == 0:
                return self._theme.icons.icon(*_ICONS[one.state])
            case Qt.ItemDataRole.ForegroundRole if one.state == VersionState.UNDONE:
                return self._theme.color("ink3")
        return None

    def _shown(self, one: Version) -> tuple[str, ...]:
        mark = " ?" if one.is_clock_doubtful else ""
        return (
            local_second(one.at) + mark,
            one.person,
            one.what,
            "；".join(one.lines),
            self.state_word(one),
        )

    def state_word(self, one: Version) -> str:
        """Return what became of a value."""
        return say(f"version_{one.state.value}", self._language, by=one.by or "?")
