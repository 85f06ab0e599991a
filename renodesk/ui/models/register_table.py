"""Buildings or entrances × register fields, read when they are painted; the last row is for a new one."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from renodesk.services.register_grid.grid import RegisterGrid
from renodesk.services.register_grid.sheet import GridCell, GridColumn, RegisterSheet, Typed
from renodesk.services.register_import.targets import field_name
from renodesk.texts import Language, joined
from renodesk.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
MOST_NARROW = 24
"""Letters in the head of a column, a wide one counts twice."""
MOST_FOLLOWED = 300
"""Rows that come and go one by one; beyond that all is shown anew."""


def _short(name: str) -> str:
    """Return a name that a column's head has room for; the whole of it is in the tool tip."""
    room = MOST_NARROW
    for at, letter in enumerate(name):
        room -= 1 if letter.isascii() else 2
        if room < 0:
            return name[: at - 1] + "…"
    return name


class RegisterTableModel(QAbstractTableModel):
    """One row a place and one more; one column a field, names first."""

    def __init__(
        self, theme: Theme, language: Language, typed: Callable[[Typed], None], parent: QObject
    ) -> None:
        """Tell `typed` what is typed where."""
        super().__init__(parent)
        self._theme = theme
        self._language: Language = language
        self._typed = typed
        self._grid: RegisterGrid | None = None
        self.sheet = RegisterSheet(level="building")
        self._names_rows = False
        self._read: dict[tuple[int, int], GridCell] = {}

    def show_sheet(self, grid: RegisterGrid, sheet: RegisterSheet) -> None:
        """Show these; where they are the same as before only values are told."""
        is_same = (self._grid, self.sheet) == (grid, sheet)
        self._read.clear()
        if is_same:
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))
            return
        if self._grid is grid and self.sheet.columns == sheet.columns and self._follow(sheet):
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))
            return
        self.beginResetModel()
        self._grid, self.sheet = grid, sheet
        self.endResetModel()

    def _follow(self, sheet: RegisterSheet) -> bool:
        """Take rows out and put rows in, so that cursor and editor stay; False where the order is another."""
        wanted = set(sheet.places)
        left = [place for place in self.sheet.places if place in wanted]
        there = set(left)
        is_much = len(wanted.symmetric_difference(self.sheet.places)) > MOST_FOLLOWED
        if is_much or left != [place for place in sheet.places if place in there]:
            return False
        for row in reversed(range(len(self.sheet.places))):
            if self.sheet.places[row] not in wanted:
                self.beginRemoveRows(QModelIndex(), row, row)
                kept = self.sheet.places[:row] + self.sheet.places[row + 1 :]
                self.sheet = replace(self.sheet, places=kept)
                self.endRemoveRows()
        for row, place in enumerate(sheet.places):
            if place not in there:
                self.beginInsertRows(QModelIndex(), row, row)
                grown = (*self.sheet.places[:row], place, *self.sheet.places[row:])
                self.sheet = replace(self.sheet, places=grown)
                self.endInsertRows()
        return True

    def dress(self, theme: Theme) -> None:
        """Draw in another theme."""
        self._theme = theme

    def column(self, index: Index) -> GridColumn:
        """Return the column of a cell."""
        return self.sheet.columns[index.column()]

    def choices(self, index: Index) -> tuple[str, ...]:
        """Return the words a cell is chosen from; none where it is typed."""
        column = self.column(index)
        if column.field.type == "bool":
            return (self.tr("是"), self.tr("否"))
        return column.options

    def kinds(self) -> tuple[str, ...]:
        """Return the construction types in use."""
        return () if self._grid is None else self._grid.kinds()

    def view(self, index: Index) -> GridCell:
        """Return what a cell shows, read once after each news."""
        spot = (index.row(), index.column())
        if self._grid is None or spot[0] >= len(self.sheet.places):
            return GridCell()
        if spot not in self._read:
            self._read[spot] = self._grid.view(
                self.sheet.places[spot[0]], self.column(index), yes=self.tr("是"), no=self.tr("否")
            )
        return self._read[spot]

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return how many places there are, and one row for a new one."""
        return 0 if parent.isValid() else len(self.sheet.places) + bool(self.sheet.columns)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.sheet.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let every cell be typed but the building of a registered entrance."""
        flags = super().flags(index)
        return flags if self.view(index).is_fixed else flags | Qt.ItemFlag.ItemIsEditable

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a field's name and unit, or the number of a row."""
        if orientation == Qt.Orientation.Vertical:
            if role != Qt.ItemDataRole.DisplayRole:
                return None
            if section >= len(self.sheet.places):
                return "＋"
            return self._name(section) if self._names_rows else str(section + 1)
        field = self.sheet.columns[section].field
        if role == Qt.ItemDataRole.DisplayRole:
            unit = f"\n{field.unit}" if field.unit else ""
            return _short(field_name(field, self._language)) + unit
        if role == Qt.ItemDataRole.ToolTipRole:
            used = joined("、", field.used_by, self._language)
            said = [field.label, field.note, self.tr("用于 {0}").format(used) if used else ""]
            return "\n".join(filter(None, said))
        return None

    def _name(self, row: int) -> str:
        """Return what the place of a row is called."""
        names = [at for at, column in enumerate(self.sheet.columns) if column.is_name]
        return " ".join(self.view(self.index(row, at)).text for at in names)

    def name_rows(self, *, is_named: bool) -> None:
        """Head rows with their places' names, or with their numbers."""
        if self._names_rows != is_named:
            self._names_rows = is_named
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, max(0, self.rowCount() - 1))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        if not index.isValid():
            return None
        view, column = self.view(index), self.column(index)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return view.text or self._invitation(index)
            case Qt.ItemDataRole.EditRole:
                return view.text
            case Qt.ItemDataRole.ForegroundRole:
                if not view.fits:
                    return self._theme.color("bad")
                return self._theme.color("ink3") if view.is_fixed or not view.text else None
            case Qt.ItemDataRole.BackgroundRole if view.is_contested:
                return self._theme.color("soft")
            case Qt.ItemDataRole.TextAlignmentRole if column.field.type in ("count", "number", "percent"):
                return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return self._told(index, view)
        return None

    def _invitation(self, index: Index) -> str:
        """Return what the first cell of the row for a new place says."""
        if index.row() < len(self.sheet.places) or index.column():
            return ""
        return self.tr("新楼栋") if self.sheet.level == "building" else self.tr("新单元")

    def _told(self, index: Index, view: GridCell) -> str:
        at = index.row()
        name = self._name(at).strip() or self._invitation(self.index(at, 0))
        title, said = field_name(self.column(index).field, self._language), view.text or self.tr("未填")
        told = self.tr("{0} {1}：{2}").format(name, title, said)
        if view.is_contested:
            told += " · " + self.tr("两人所记不同")
        return told if view.fits else told + " · " + self.tr("不合规")

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Keep what was typed, whether or not it fits."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        if str(value) != self.view(index).text:
            self._typed({(index.row(), index.column()): str(value)})
        return True
