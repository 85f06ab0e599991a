"""The findings of the review as a table."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from renodesk.domain.findings import FindingLevel
from renodesk.services.review import Finding
from renodesk.texts import Language, say
from renodesk.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex

_ICONS = {
    FindingLevel.BLOCK: ("red_flag", "bad"),
    FindingLevel.WARN: ("low", "warn"),
    FindingLevel.NOTE: ("unseen", "ink3"),
}


class FindingsModel(QAbstractTableModel):
    """One row a finding: kind with its level, what, where, and the reason it stays."""

    def __init__(self, titles: tuple[str, ...], theme: Theme, language: Language, parent: QObject) -> None:
        """Show rows under `titles`."""
        super().__init__(parent)
        self._titles = titles
        self._theme = theme
        self._language = language
        self._rows: tuple[Finding, ...] = ()
        self._places: tuple[str, ...] = ()

    def show_rows(self, rows: tuple[Finding, ...], places: tuple[str, ...]) -> None:
        """Show these findings, each with the name of its place."""
        self.beginResetModel()
        self._rows, self._places = rows, places
        self.endResetModel()

    def dress(self, theme: Theme) -> None:
        """Draw in another theme."""
        self._theme = theme
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, 0))

    def finding(self, row: int) -> Finding | None:
        """Return the finding of a row, None where there is none."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def row_of(self, key: str) -> int:
        """Return the row of a finding; -1 when it is not there."""
        return next((at for at, one in enumerate(self._rows) if one.key == key), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return how many findings there are."""
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
        """Return what a cell shows."""
        if not index.isValid():
            return None
        one = self._rows[index.row()]
        kind = say(f"finding_kind_{one.kind.value}", self._language)
        shown = (kind, one.text, self._places[index.row()], one.reason)[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return shown
            case Qt.ItemDataRole.DecorationRole if index.column() == 0:
                name, token = ("answered", "good") if one.reason else _ICONS[one.level]
                return self._theme.icons.icon(name, token)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{say(f'finding_level_{one.level.value}', self._language)} {shown}"
        return None
