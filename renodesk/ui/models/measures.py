"""The measures of a plan as a tree: groups of an item or building, and their lines. No widget per row."""

from collections.abc import Callable, Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from renodesk.services.planning.board import LineGroup
from renodesk.services.planning.lines import PlanLine
from renodesk.ui.measure_words import MeasureWords
from renodesk.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
Ticked = Callable[[Sequence[PlanLine], bool], None]
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class Column(IntEnum):
    """The columns."""

    MEASURE = 0
    KIND = 1
    QUANTITY = 2
    COST = 3
    GAIN = 4
    YEAR = 5
    WHY = 6


_AT_RIGHT = (Column.COST, Column.GAIN, Column.YEAR)


class MeasuresModel(QAbstractItemModel):
    """Shows groups of lines; a cell is put into words when it is looked at."""

    def __init__(self, titles: tuple[str, ...], theme: Theme, ticked: Ticked, parent: QObject) -> None:
        """Show lines under `titles`; a tick that is clicked is told to `ticked`."""
        super().__init__(parent)
        self._titles = titles
        self._theme = theme
        self._ticked = ticked
        self._words: MeasureWords | None = None
        self._said: dict[tuple[int, int, int], str] = {}
        self.groups: tuple[LineGroup, ...] = ()

    def show_groups(self, groups: tuple[LineGroup, ...], words: MeasureWords) -> bool:
        """Show these; where they hold the same lines as before only values are told. Return if it is so."""
        is_same = words is self._words and _shape(groups) == _shape(self.groups)
        self._said.clear()
        if not is_same:
            self.beginResetModel()
            self.groups, self._words = groups, words
            self.endResetModel()
            return False
        before, self.groups = self.groups, groups
        self._tell_changed(before)
        return True

    def _tell_changed(self, before: tuple[LineGroup, ...]) -> None:
        """Tell of the rows that were touched; points of the others are asked for when they are painted."""
        last = len(Column) - 1
        for at, (old, group) in enumerate(zip(before, self.groups, strict=True)):
            if all(one is line for one, line in zip(old.lines, group.lines, strict=True)):
                continue
            parent = self.index(at, 0)
            self.dataChanged.emit(parent, self.index(at, last))
            for number, (one, line) in enumerate(zip(old.lines, group.lines, strict=True)):
                if one is not line:
                    self.dataChanged.emit(self.index(number, 0, parent), self.index(number, last, parent))

    def _tell_all(self) -> None:
        last = len(Column) - 1
        for at, group in enumerate(self.groups):
            parent = self.index(at, 0)
            self.dataChanged.emit(parent, self.index(at, last))
            self.dataChanged.emit(self.index(0, 0, parent), self.index(len(group.lines) - 1, last, parent))

    def dress(self, theme: Theme) -> None:
        """Draw in another theme."""
        self._theme = theme
        self._tell_all()

    # Where things stand

    def group(self, index: Index) -> LineGroup | None:
        """Return the group of an index, None where it is a line's."""
        return self.groups[index.row()] if index.isValid() and not index.internalId() else None

    def line(self, index: Index) -> PlanLine | None:
        """Return the line of an index, None where it is a group's."""
        if not index.isValid() or not index.internalId():
            return None
        return self.groups[int(index.internalId()) - 1].lines[index.row()]

    def lines(self, index: Index) -> tuple[PlanLine, ...]:
        """Return the line of an index, or those of the group."""
        line, group = self.line(index), self.group(index)
        if line is not None:
            return (line,)
        return group.lines if group is not None else ()

    def index_of(self, key: str) -> QModelIndex:
        """Return where a line stands; an invalid index when it is not there."""
        for at, group in enumerate(self.groups):
            for number, line in enumerate(group.lines):
                if line.key == key:
                    return self.index(number, 0, self.index(at, 0))
        return QModelIndex()

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:
        """Return the index of a row; a line carries its group's row number, plus one."""
        if not parent.isValid():
            return self.createIndex(row, column, 0) if 0 <= row < len(self.groups) else QModelIndex()
        return self.createIndex(row, column, parent.row() + 1)

    def parent(self, child: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]
        """Return the group of a line."""
        if not child.isValid() or child.internalId() == 0:
            return QModelIndex()
        return self.createIndex(int(child.internalId()) - 1, 0, 0)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return how many groups there are, or lines in one."""
        if not parent.isValid():
            return len(self.groups)
        group = self.group(parent) if parent.column() == 0 else None
        return len(group.lines) if group is not None else 0

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Return how many columns there are."""
        return len(self._titles)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let the tick of every row be clicked."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == Column.MEASURE else flags

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """Return a column's title."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._titles[section]
        return _RIGHT if role == Qt.ItemDataRole.TextAlignmentRole and section in _AT_RIGHT else None

    # What they show

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        words = self._words
        if not index.isValid() or words is None:
            return None
        line, group, column = self.line(index), self.group(index), Column(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(index, words)
            case Qt.ItemDataRole.CheckStateRole if column is Column.MEASURE:
                return _tick(self.lines(index)).value
            case Qt.ItemDataRole.TextAlignmentRole:
                return _RIGHT if column in _AT_RIGHT else None
            case Qt.ItemDataRole.FontRole if group is not None:
                bold = QFont()
                bold.setBold(True)
                return bold
            case Qt.ItemDataRole.ForegroundRole:
                return self._theme.color(token) if (token := _ink(line, group, column)) else None
            case Qt.ItemDataRole.DecorationRole if column is Column.MEASURE and line is not None:
                return self._sign(line)
            case Qt.ItemDataRole.ToolTipRole:
                return self._tip(line, column, words) or self._text(index, words)
            case Qt.ItemDataRole.AccessibleTextRole:
                return words.heard(line) if line is not None else self._heard(index, words)
        return None

    def _text(self, index: Index, words: MeasureWords) -> str:
        at = (int(index.internalId()), index.row(), index.column())
        if at not in self._said:
            line, group, column = self.line(index), self.group(index), Column(index.column())
            self._said[at] = _of_line(line, column, words) if line else _of_group(group, column, words)
        return self._said[at]

    def _heard(self, index: Index, words: MeasureWords) -> str:
        row, parent = index.row(), index.parent()
        texts = (self._text(self.index(row, column, parent), words) for column in Column)
        return "，".join(text for text in texts if text)

    def _sign(self, line: PlanLine) -> Any:
        if line.is_contested:
            return self._theme.icons.icon("contested", "bad")
        if line.wants_reason:
            return self._theme.icons.icon("red_flag", "bad")
        return self._theme.icons.icon("low", "warn") if line.is_urgent else None

    @staticmethod
    def _tip(line: PlanLine | None, column: Column, words: MeasureWords) -> str:
        if line is not None and column is Column.QUANTITY:
            return f"{words.quantity(line)}（{words.origin(line)}）"
        return words.heard(line) if line is not None and column is Column.MEASURE else ""

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tell of a tick that was clicked: what is ticked in part is ticked wholly."""
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        lines = self.lines(index)
        self._ticked(lines, not all(line.is_chosen for line in lines))
        return True


def _shape(groups: tuple[LineGroup, ...]) -> list[tuple[str, list[str]]]:
    return [(group.key, [line.key for line in group.lines]) for group in groups]


def _tick(lines: Sequence[PlanLine]) -> Qt.CheckState:
    chosen = sum(line.is_chosen for line in lines)
    if chosen == len(lines):
        return Qt.CheckState.Checked
    return Qt.CheckState.PartiallyChecked if chosen else Qt.CheckState.Unchecked


def _ink(line: PlanLine | None, group: LineGroup | None, column: Column) -> str:
    lines = (line,) if line is not None else group.lines if group is not None else ()
    owed = any(one.wants_reason for one in lines)
    if column is Column.WHY and owed:
        return "bad"
    return "ink3" if line is not None and not line.is_chosen else ""


def _of_line(line: PlanLine, column: Column, words: MeasureWords) -> str:
    match column:
        case Column.MEASURE:
            return words.name(line)
        case Column.KIND:
            return words.kind(line)
        case Column.QUANTITY:
            quantity, origin = words.quantity(line), words.origin(line)
            return f"{quantity}　{origin}" if quantity else ""
        case Column.COST:
            return words.cost(line)
        case Column.GAIN:
            return words.gain(line)
        case Column.YEAR:
            return words.year(line)
        case Column.WHY:
            return words.why(line)


def _of_group(group: LineGroup | None, column: Column, words: MeasureWords) -> str:
    if group is None:
        return ""
    match column:
        case Column.MEASURE:
            return words.group_name(group)
        case Column.KIND:
            return words.group_kind(group)
        case Column.QUANTITY:
            return words.group_count(group)
        case Column.COST:
            return words.group_cost(group)
        case Column.YEAR:
            return words.group_years(group)
        case Column.WHY:
            return words.group_why(group)
        case Column.GAIN:
            return ""
