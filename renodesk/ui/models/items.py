"""The items looked at in one place, as a list."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from renodesk.services.outline import ItemRow
from renodesk.texts import Language
from renodesk.ui.names import name_in, state_word
from renodesk.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
CODE_ROLE = Qt.ItemDataRole.UserRole


class ItemsModel(QAbstractListModel):
    """One row an item, with its state."""

    def __init__(self, theme: Theme, language: Language, parent: QObject | None = None) -> None:
        """Show items in `theme`, named in `language`."""
        super().__init__(parent)
        self._theme = theme
        self._language = language
        self._rows: tuple[ItemRow, ...] = ()

    def show_rows(self, rows: tuple[ItemRow, ...]) -> None:
        """Show these items."""
        if [row.code for row in rows] == [row.code for row in self._rows]:
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def dress(self, theme: Theme) -> None:
        """Draw in another theme."""
        self._theme = theme
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def index_of(self, code: str) -> QModelIndex:
        """Return where an item stands."""
        for at, row in enumerate(self._rows):
            if row.code == code:
                return self.index(at)
        return QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return how many items there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a row shows."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return f"{row.code}  {name_in(self._language, row)}"
            case Qt.ItemDataRole.ToolTipRole:
                return f"{row.code} {name_in(self._language, row)}"
            case Qt.ItemDataRole.DecorationRole:
                return self._theme.icons.state(row.state)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{row.code} {name_in(self._language, row)} {state_word(row.state)}"
            case role if role == CODE_ROLE:
                return row.code
        return None
