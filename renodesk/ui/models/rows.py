"""What tables of rows under titles have in common; what a cell shows is each model's own."""

from collections.abc import Sequence
from typing import Any, ClassVar, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from renodesk.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
AT_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
Row = TypeVar("Row")


class RowsModel(QAbstractTableModel, Generic[Row]):
    """Shows `rows` under titles; a subclass says in `shown` what a cell shows."""

    numbers: ClassVar[tuple[int, ...]] = ()
    """The columns that stand at the right."""

    def __init__(self, theme: Theme, parent: QObject, titles: tuple[str, ...] = ()) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._theme = theme
        self._titles = titles
        self.rows: list[Row] = []

    def put_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows instead."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def add_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows below the others."""
        at = len(self.rows)
        self.beginInsertRows(QModelIndex(), at, at + len(rows) - 1)
        self.rows.extend(rows)
        self.endInsertRows()

    def row(self, at: int) -> Row | None:
        """Return a row, None where there is none."""
        return self.rows[at] if 0 <= at < len(self.rows) else None

    def dress(self, theme: Theme) -> None:
        """Draw in another theme."""
        self._theme = theme
        self._draw_again(range(len(self.rows)))

    def _draw_again(self, rows: Sequence[int]) -> None:
        """Have rows drawn again, from the first to the last of these."""
        if rows:
            self.dataChanged.emit(self.index(rows[0], 0), self.index(rows[-1], len(self._titles) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._titles)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """Return a column's title, and where it stands."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._titles[section]
        return AT_RIGHT if role == Qt.ItemDataRole.TextAlignmentRole and section in self.numbers else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows, and where it stands."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return AT_RIGHT if index.column() in self.numbers else None
        return self.shown(index.row(), index.column(), role)

    def shown(self, at: int, column: int, role: int) -> Any:
        """Return what a role of the cell `column` of row `at` is, None where it has none."""
        raise NotImplementedError


class Keyed(Protocol):
    """A row that can be found again."""

    @property
    def key(self) -> str:
        """Return what it is known by."""


KeyedRow = TypeVar("KeyedRow", bound=Keyed)


class KeyedRowsModel(RowsModel[KeyedRow]):
    """Finds rows again; where only what they say changed, it is drawn again and one stays where one is."""

    def row_of(self, key: str) -> int:
        """Return the row of a key; -1 where it is not there."""
        return next((at for at, one in enumerate(self.rows) if one.key == key), -1)

    def show_rows(self, titles: tuple[str, ...], rows: Sequence[KeyedRow]) -> bool:
        """Show these rows; return whether there are others now, so that one has to stand somewhere anew."""
        if titles == self._titles and len(rows) == len(self.rows):
            changed = [at for at, one in enumerate(rows) if one is not self.rows[at]]
            if all(rows[at].key == self.rows[at].key for at in changed):
                self.rows = list(rows)
                self._draw_again(changed)
                return False
        self._titles = titles
        self.put_rows(rows)
        return True
