"""Lines beside a site plan: pins that are there, and what could be marked next."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QIcon

from renodesk.domain.about import About
from renodesk.services.pin_rows import Pin

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """What a line says, and the pin it stands for, or what a pin is wanted for; `sign` names its icon."""

    text: str
    spoken: str
    about: About
    pin: Pin | None = None
    sign: str = ""
    token: str = "ink2"


class LinesModel(QAbstractListModel):
    """Lines of a list; icons are drawn for those that are painted."""

    def __init__(self, icon: Callable[[Line], QIcon], parent: QObject | None = None) -> None:
        """Show lines with the icons `icon` finds for them."""
        super().__init__(parent)
        self._icon = icon
        self.lines: tuple[Line, ...] = ()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these lines."""
        shown = tuple(lines)
        if shown == self.lines:
            return
        if len(shown) == len(self.lines):
            self.lines = shown
            self.dataChanged.emit(self.index(0), self.index(len(shown) - 1))
            return
        self.beginResetModel()
        self.lines = shown
        self.endResetModel()

    def at(self, index: Index) -> Line | None:
        """Return the line of an index."""
        return self.lines[index.row()] if index.isValid() and index.row() < len(self.lines) else None

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return how many lines there are."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a line shows."""
        line = self.at(index)
        if line is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return line.text
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return line.spoken
            case Qt.ItemDataRole.DecorationRole:
                return self._icon(line)
        return None
