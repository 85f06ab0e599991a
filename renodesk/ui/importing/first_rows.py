"""The first rows of a table as they lie there, under what each column is taken for."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from renodesk.services.register_import.header import letters
from renodesk.services.table_import import Opened
from renodesk.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
SHOWN = 8


class FirstRows(QAbstractTableModel):
    """Letter and title of a column, below it the field it is matched with, then the values."""

    def __init__(self, theme: Theme, name: Callable[[str], str], parent: QObject) -> None:
        """Show nothing yet; `name` says what a field is called."""
        super().__init__(parent)
        self._theme, self._name = theme, name
        self._opened: Opened | None = None
        self._rows: tuple[tuple[int, tuple[str, ...]], ...] = ()

    def show_table(self, opened: Opened) -> None:
        """Show a table as it is matched now."""
        self.beginResetModel()
        self._opened, self._rows = opened, opened.first_rows(SHOWN)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return one row for the fields, and those of the table."""
        return 0 if parent.isValid() or self._opened is None else 1 + len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Return how many columns the table has."""
        return 0 if parent.isValid() or self._opened is None else len(self._opened.layout.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return letter and title of a column, the number of a row."""
        if self._opened is None or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if orientation == Qt.Orientation.Vertical:
            return "" if section == 0 else str(self._rows[section - 1][0])
        return column_word(section, self._opened.layout.columns[section].title)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        if not index.isValid() or self._opened is None:
            return None
        row, column = index.row(), index.column()
        target = self._opened.layout.columns[column].target
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                if row:
                    return " ".join(self._rows[row - 1][1][column].split())
                return f"→ {self._name(target)}" if target else self.tr("不用")
            case Qt.ItemDataRole.ForegroundRole:
                token = ("accent" if row == 0 else "ink") if target else "ink3"
                return self._theme.color(token)
        return None


def column_word(at: int, title: str) -> str:
    """Return a column as people find it: its letter, and its title where it has one."""
    letter = letters(at)
    return letter if title == letter else f"{letter}　{title}"
