"""The estates of a folder as a table, filled as they are read."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from renodesk.texts import Language, say
from renodesk.ui.local_time import local_minute
from renodesk.ui.theme import Theme

if TYPE_CHECKING:
    from renodesk.services.library import EstateLine

Index = QModelIndex | QPersistentModelIndex
SEARCH_ROLE = Qt.ItemDataRole.UserRole
NUMBERS = (1, 2, 3)
"""The columns that stand at the right."""


class LibraryModel(QAbstractTableModel):
    """One row an estate file: name, dealt with, score, red flags, last change, last backup."""

    def __init__(self, titles: tuple[str, ...], theme: Theme, language: Language, parent: QObject) -> None:
        """Show rows under `titles`."""
        super().__init__(parent)
        self._titles = titles
        self._theme = theme
        self._language = language
        self._rows: list[EstateLine] = []

    def begin(self) -> None:
        """Show nothing yet."""
        self.beginResetModel()
        self._rows = []
        self.endResetModel()

    def add(self, line: "EstateLine") -> None:
        """Show one more estate."""
        at = len(self._rows)
        self.beginInsertRows(QModelIndex(), at, at)
        self._rows.append(line)
        self.endInsertRows()

    def line(self, row: int) -> "EstateLine":
        """Return the estate of a row."""
        return self._rows[row]

    def dress(self, theme: Theme) -> None:
        """Draw in another theme."""
        self._theme = theme
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(self._titles) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return how many estates were read."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Return how many columns there are."""
        return len(self._titles)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """Return a column's title."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._titles[section]
        if role == Qt.ItemDataRole.TextAlignmentRole and section in NUMBERS:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows; a file that cannot be read says why instead of its numbers."""
        if not index.isValid():
            return None
        line, column = self._rows[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._shown(line, column)
            case Qt.ItemDataRole.ToolTipRole:
                return self._trouble(line) or str(line.path)
            case Qt.ItemDataRole.DecorationRole if column == 0:
                return self._theme.icons.icon(*_icon(line))
            case Qt.ItemDataRole.ForegroundRole if column in (4, 5):
                return self._theme.color("ink2")
            case Qt.ItemDataRole.TextAlignmentRole if column in NUMBERS:
                return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            case role if role == SEARCH_ROLE:
                return f"{line.name} {line.path.name}"
        return None

    def _shown(self, line: "EstateLine", column: int) -> str:
        from renodesk.services.why import short

        if line.trouble:
            return self._trouble(line) if column == 0 else ""
        low, high = line.low, line.high
        if low is None or high is None:
            score = "—"
        else:
            score = short(low) if low == high else f"{short(low)} – {short(high)}"
        progress = f"{line.dealt} / {line.all}"
        return (
            line.name,
            progress,
            f"{score}  {line.word}",
            f"{line.red_flags or ''}  ",
            local_minute(line.changed),
            local_minute(line.backed_up) or "—",
        )[column]

    def _trouble(self, line: "EstateLine") -> str:
        return say(line.trouble, self._language, file=line.path.name) if line.trouble else ""


def _icon(line: "EstateLine") -> tuple[str, str]:
    if line.trouble:
        return "invalid", "bad"
    if line.is_sealed:
        return "answered", "good"
    return ("partly", "accent") if line.dealt else ("unanswered", "ink3")
