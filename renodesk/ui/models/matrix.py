"""Places × what is asked of them, as a table that reads the survey when it is painted."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from renodesk.domain.places import Place
from renodesk.services.matrix_table import CellView, Column, ColumnKind, Grid, MatrixCell, MatrixTable, Typed
from renodesk.services.row_states import RowState
from renodesk.texts import Language
from renodesk.ui.labels import brief
from renodesk.ui.names import name_in, place_name, state_word
from renodesk.ui.theme import Theme

if TYPE_CHECKING:
    from renodesk.services.session import EstateSession

Index = QModelIndex | QPersistentModelIndex
MOST_LETTERS = 6
"""Of a label in a column's head; the whole of it is in the tool tip."""
_TOLD = {RowState.NOT_APPLICABLE: "—", RowState.UNSEEN: "?"}
_TINTS = {
    RowState.RED_FLAG: "bad_soft",
    RowState.INVALID: "bad_soft",
    RowState.LOW: "warn_soft",
    RowState.CONTESTED: "soft",
}


def _short(text: str) -> str:
    return text if len(text) <= MOST_LETTERS else text[: MOST_LETTERS - 1] + "…"


class MatrixModel(QAbstractTableModel):
    """One row a place, one column a thing that is asked; a cell holds one value."""

    def __init__(
        self, theme: Theme, language: Language, typed: Callable[[Typed], None], parent: QObject
    ) -> None:
        """Tell `typed` what is typed where."""
        super().__init__(parent)
        self._theme = theme
        self._language: Language = language
        self._typed = typed
        self._table: MatrixTable | None = None
        self.grid = Grid()
        self._names: tuple[str, ...] = ()
        self._read: dict[tuple[int, int], CellView] = {}

    @property
    def columns(self) -> tuple[Column, ...]:
        """Return the columns."""
        return self.grid.columns

    @property
    def places(self) -> tuple[Place, ...]:
        """Return the places."""
        return self.grid.places

    def show_table(self, session: "EstateSession", table: MatrixTable, grid: Grid) -> None:
        """Show these; where they are the same as before only values are told."""
        names = tuple(place_name(session, place) for place in grid.places)
        is_same = (self._table, self.grid, self._names) == (table, grid, names)
        self._read.clear()
        if not is_same:
            self.beginResetModel()
            self._table, self.grid, self._names = table, grid, names
            self.endResetModel()
        elif grid.columns and grid.places:
            last = self.index(len(grid.places) - 1, len(grid.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def dress(self, theme: Theme) -> None:
        """Draw in another theme."""
        self._theme = theme

    def cell(self, index: Index) -> tuple[Column, Place]:
        """Return what a cell is about."""
        return self.columns[index.column()], self.places[index.row()]

    def key(self, index: Index) -> MatrixCell:
        """Return what a cell is known by."""
        column, place = self.cell(index)
        return column.at(place)

    def view(self, index: Index) -> CellView:
        """Return what a cell shows, read once after each news."""
        spot = (index.row(), index.column())
        if spot not in self._read:
            column, place = self.cell(index)
            assert self._table is not None
            self._read[spot] = self._table.view(column, place)
        return self._read[spot]

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return how many places there are."""
        return 0 if parent.isValid() else len(self.places)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Return how many things are asked."""
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let every cell be typed."""
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a place's name, or an item's code with what is asked."""
        if orientation == Qt.Orientation.Vertical:
            shown = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
            return self._names[section] if role in shown else None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{column.item.code}\n{_short(brief(self.asks(column)))}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{column.item.code} {name_in(self._language, column.item)}\n{self.asks(column)}"
        return None

    def asks(self, column: Column) -> str:
        """Return what a column asks, in words."""
        match column.kind:
            case ColumnKind.GRADE:
                return self.tr("等级")
            case ColumnKind.STATUS:
                return self.tr("结论")
        return column.label

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows: its value, what is proposed, or a sign where the answer has none."""
        if not index.isValid() or self._table is None:
            return None
        view = self.view(index)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._shown(view, self.columns[index.column()])
            case Qt.ItemDataRole.EditRole:
                return view.text
            case Qt.ItemDataRole.DecorationRole if self._is_first(index):
                return self._theme.icons.state(view.state) if view.state in _TINTS else None
            case Qt.ItemDataRole.ForegroundRole:
                if view.text and not view.fits:
                    return self._theme.color("bad")
                return None if view.text else self._theme.color("ink3")
            case Qt.ItemDataRole.FontRole if view.offer:
                offered = QFont()
                offered.setItalic(True)
                return offered
            case Qt.ItemDataRole.BackgroundRole:
                tint = _TINTS.get(view.state)
                return self._theme.color(tint) if tint else None
            case Qt.ItemDataRole.TextAlignmentRole:
                return int(Qt.AlignmentFlag.AlignCenter)
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return self._told(index, view)
        return None

    @staticmethod
    def _shown(view: CellView, column: Column) -> str:
        if column.kind == ColumnKind.FLAG and view.text:
            return "✓"
        if view.text:
            return view.text
        return f"{view.offer}？" if view.offer else _TOLD.get(view.state, "")

    def _told(self, index: Index, view: CellView) -> str:
        column = self.columns[index.column()]
        what = f"{self._names[index.row()]} {column.item.code} {name_in(self._language, column.item)}"
        said = view.text or (self.tr("提议 {0}").format(view.offer) if view.offer else self.tr("未填"))
        told = f"{what} {self.asks(column)}：{said}"
        is_check = column.kind in (ColumnKind.STATUS, ColumnKind.QUANTITY)
        if is_check and view.state not in (RowState.CONTESTED, RowState.INVALID):
            return told
        return f"{told} · {state_word(view.state)}"

    def _is_first(self, index: Index) -> bool:
        """Return whether a column is the first of its item: there its state has its shape."""
        at = index.column()
        return at == 0 or self.columns[at - 1].item.code != self.columns[at].item.code

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Keep what was typed, whether or not it fits."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        if str(value) != self.data(index, Qt.ItemDataRole.EditRole):
            self._typed({self.key(index): str(value)})
        return True
