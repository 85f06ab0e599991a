"""What a table would do, line by line, of all kinds or of one."""

from typing import Any

from PySide6.QtCore import (
    QT_TRANSLATE_NOOP,
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from renodesk.services.table_import import Line, LineKind
from renodesk.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex


_WORDS = {
    LineKind.REFUSED: QT_TRANSLATE_NOOP("ImportPlan", "不收"),
    LineKind.CHANGED: QT_TRANSLATE_NOOP("ImportPlan", "改动"),
    LineKind.NOTICE: QT_TRANSLATE_NOOP("ImportPlan", "请看一眼"),
    LineKind.NEW: QT_TRANSLATE_NOOP("ImportPlan", "新登记"),
    LineKind.FILLED: QT_TRANSLATE_NOOP("ImportPlan", "新填"),
    LineKind.READ: QT_TRANSLATE_NOOP("ImportPlan", "换个读法"),
    LineKind.SAME: QT_TRANSLATE_NOOP("ImportPlan", "不变"),
}
_ICONS = {
    LineKind.REFUSED: ("invalid", "bad"),
    LineKind.CHANGED: ("partly", "accent"),
    LineKind.NOTICE: ("low", "warn"),
    LineKind.NEW: ("answered", "good"),
    LineKind.FILLED: ("answered", "good"),
    LineKind.READ: ("evidence", "ink3"),
    LineKind.SAME: ("not_applicable", "ink3"),
}


def kind_word(kind: LineKind) -> str:
    """Return what a kind of line is called."""
    return QCoreApplication.translate("ImportPlan", str(_WORDS[kind]))


def line_words(line: Line) -> str:
    """Return all of a line."""
    return f"{kind_word(line.kind)}　{line.where}　{line.text}"


class LinesModel(QAbstractTableModel):
    """One row a line, of one kind or of all."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        """Begin empty."""
        super().__init__(parent)
        self._theme = theme
        self._all: tuple[Line, ...] = ()
        self._lines: tuple[Line, ...] = ()

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        """Show these."""
        self.beginResetModel()
        self._all = self._lines = lines
        self.endResetModel()

    def only(self, kind: str) -> None:
        """Show the lines of one kind, "" for all."""
        self.beginResetModel()
        self._lines = tuple(line for line in self._all if kind in ("", line.kind))
        self.endResetModel()

    def count(self, kind: LineKind) -> int:
        """Return how many lines there are of a kind."""
        return sum(1 for line in self._all if line.kind == kind)

    def line(self, row: int) -> Line | None:
        """Return a line that is shown."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return how many lines are shown."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Return what happens, where, and the words."""
        return 0 if parent.isValid() else 3

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the titles of the columns."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        titles = (self.tr("会怎样"), self.tr("表格里"), self.tr("内容"))
        return titles[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        cells = (kind_word(line.kind), line.where, line.text)
        icon, color = _ICONS[line.kind]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return cells[index.column()]
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return line_words(line)
            case Qt.ItemDataRole.DecorationRole if index.column() == 0:
                return self._theme.icons.icon(icon, color)
            case Qt.ItemDataRole.ForegroundRole if line.kind == LineKind.SAME:
                return self._theme.color("ink3")
        return None
