"""Rows of the office as a table: what a cell says is asked only of rows one sees, however many there are."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QHeaderView, QTableView

from renodesk.ui.theme import Theme
from renodesk.ui.widgets.rows_table import show_whole_rows

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
HEIGHT, LEAST, AROUND = 38, 56, 14
AFTER_A_NUMBER = "   "
"""What keeps a number apart from the words that follow it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Column(Generic[Row]):
    """A column: its title, the words of a row, and how wide it is at a font scale of 1.0.

    `key` sorts by it (words otherwise); `icon` is the icon of a row (name, colour token), `token` its ink.
    One column takes the rest of the width; without any the last one does.
    """

    title: str
    text: Callable[[Row], str]
    width: int
    key: Callable[[Row], Any] | None = None
    icon: Callable[[Row], tuple[str, str] | None] | None = None
    token: str = "ink"
    is_number: bool = False
    takes_rest: bool = False


class OfficeRows(QAbstractTableModel, Generic[Row]):
    """Shows rows by columns; can be sorted by each."""

    def __init__(self, columns: Sequence[Column[Row]], theme: Theme, parent: QObject) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self.columns = tuple(columns)
        self._theme = theme
        self._given: list[Row] = []
        self._rows: list[Row] = []
        self._sorted: tuple[int, Qt.SortOrder] | None = None

    @property
    def rows(self) -> list[Row]:
        """Return the rows in the order they are shown in."""
        return self._rows

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self._given = list(rows)
        self._put_in_order()
        self.endResetModel()

    def add_first(self, row: Row) -> None:
        """Show one more row, over the others."""
        self._given.insert(0, row)
        self.beginInsertRows(QModelIndex(), 0, 0)
        self._rows.insert(0, row)
        self.endInsertRows()

    def row(self, at: int) -> Row | None:
        """Return a row, None where there is none."""
        return self._rows[at] if 0 <= at < len(self._rows) else None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; by none (-1) as they were given."""
        self.beginResetModel()
        self._sorted = (column, order) if 0 <= column < len(self.columns) else None
        self._put_in_order()
        self.endResetModel()

    def _put_in_order(self) -> None:
        self._rows = list(self._given)
        if self._sorted is None:
            return
        column = self.columns[self._sorted[0]]
        key = column.key or column.text
        known = [row for row in self._rows if key(row) is not None]
        unknown = [row for row in self._rows if key(row) is None]
        is_falling = self._sorted[1] == Qt.SortOrder.DescendingOrder
        self._rows = [*sorted(known, key=key, reverse=is_falling), *unknown]

    def dress(self, theme: Theme) -> None:
        """Draw in another theme."""
        self._theme = theme
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(self.columns) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """Return a column's title."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title + (AFTER_A_NUMBER if self.columns[section].is_number else "")
        if role == Qt.ItemDataRole.TextAlignmentRole and self.columns[section].is_number:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], self.columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.text(row) + (AFTER_A_NUMBER if column.is_number else "")
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return column.text(row)
            case Qt.ItemDataRole.ForegroundRole:
                return self._theme.color(column.token)
            case Qt.ItemDataRole.TextAlignmentRole if column.is_number:
                return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            case Qt.ItemDataRole.DecorationRole if column.icon is not None:
                shown = column.icon(row)
                return self._theme.icons.icon(*shown) if shown is not None else None
        return None


def table_of(model: OfficeRows[Any], name: str, *, is_sortable: bool = True) -> QTableView:
    """Return a table of rows, one chosen at a time; Enter or a double click acts on it."""
    made = QTableView()
    made.setModel(model)
    show_whole_rows(made, name)
    made.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    header = made.horizontalHeader()
    wide = [at for at, column in enumerate(model.columns) if column.takes_rest]
    header.setStretchLastSection(not wide)
    for at in wide:
        header.setSectionResizeMode(at, QHeaderView.ResizeMode.Stretch)
    if is_sortable:
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        made.setSortingEnabled(True)
        header.setSortIndicatorClearable(True)
    return made


def fit(table: QTableView, theme: Theme) -> None:
    """Give rows and columns the size this size of text needs."""
    table.verticalHeader().setDefaultSectionSize(theme.px(HEIGHT))
    font = QFont(table.font())
    font.setPixelSize(theme.px(14))
    font.setBold(True)
    bold = QFontMetrics(font)
    table.horizontalHeader().setMinimumSectionSize(theme.px(LEAST))
    model = table.model()
    if isinstance(model, OfficeRows):
        for at, column in enumerate(model.columns):
            title = column.title + (AFTER_A_NUMBER if column.is_number else "")
            table.setColumnWidth(at, max(theme.px(column.width), bold.horizontalAdvance(title) + AROUND))
