"""Rows of the problems screen as a table: words, an icon, and a key to find a row again."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from renodesk.ui.models.rows import KeyedRowsModel


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


class ShownRows(KeyedRowsModel[ShownRow]):
    """Shows rows that were made elsewhere."""

    def key(self, row: int) -> str:
        """Return what a row is about, "" where there is none."""
        found = self.row(row)
        return found.key if found is not None else ""

    def shown(self, at: int, column: int, role: int) -> Any:
        """Return what a cell shows."""
        cell = self.rows[at].cells[column]
        match role:
            case (
                Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole
            ):
                return cell.text
            case Qt.ItemDataRole.ForegroundRole:
                return QColor(self._theme.color(cell.token))
            case Qt.ItemDataRole.DecorationRole if cell.icon is not None:
                return self._theme.icons.icon(*cell.icon)
        return None
