"""The places of an estate as a tree, with the state and count of each; no widget per row."""

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QHeaderView, QTreeView

from renodesk.domain.places import Place
from renodesk.services.outline import PlaceRow
from renodesk.ui.names import estate_word, state_word, unit_word
from renodesk.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
PLACE_ROLE = Qt.ItemDataRole.UserRole
COUNT_WIDTH = 60


class PlacesModel(QAbstractItemModel):
    """Two levels: the estate and its buildings, and the entrances inside a building."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        """Show places in `theme`."""
        super().__init__(parent)
        self._theme = theme
        self._top: list[PlaceRow] = []
        self._units: dict[str, list[PlaceRow]] = {}

    def show_rows(self, rows: tuple[PlaceRow, ...]) -> None:
        """Show these places; where they are the same as before only states are told."""
        top = [row for row in rows if not row.place.unit]
        units: dict[str, list[PlaceRow]] = {}
        for row in rows:
            if row.place.unit:
                units.setdefault(row.place.building, []).append(row)
        is_same = [row.place for row in top] == [row.place for row in self._top] and {
            key: [row.place for row in inner] for key, inner in units.items()
        } == {key: [row.place for row in inner] for key, inner in self._units.items()}
        if not is_same:
            self.beginResetModel()
            self._top, self._units = top, units
            self.endResetModel()
            return
        before = {row.place: row for row in self._rows()}
        self._top, self._units = top, units
        for row in self._rows():
            if before[row.place] != row:
                index = self.index_of(row.place)
                self.dataChanged.emit(index, index.siblingAtColumn(1))

    def _rows(self) -> Iterator[PlaceRow]:
        for row in self._top:
            yield row
            yield from self._units.get(row.place.building, []) if row.place.building else ()

    def dress(self, theme: Theme) -> None:
        """Draw in another theme."""
        self._theme = theme
        for row in self._rows():
            index = self.index_of(row.place)
            self.dataChanged.emit(index, index.siblingAtColumn(1))

    def index_of(self, place: Place) -> QModelIndex:
        """Return where a place stands; an invalid index when it is not there."""
        for at, row in enumerate(self._top):
            if row.place == place:
                return self.index(at, 0)
            if place.unit and row.place.building == place.building:
                for number, unit in enumerate(self._units.get(place.building, [])):
                    if unit.place == place:
                        return self.index(number, 0, self.index(at, 0))
        return QModelIndex()

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:
        """Return the index of a row; an entrance carries its building's row number, plus one."""
        if not parent.isValid():
            return self.createIndex(row, column, 0) if 0 <= row < len(self._top) else QModelIndex()
        return self.createIndex(row, column, parent.row() + 1)

    def parent(self, child: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]
        """Return the building of an entrance."""
        if not child.isValid() or child.internalId() == 0:
            return QModelIndex()
        return self.createIndex(int(child.internalId()) - 1, 0, 0)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return how many rows a parent has."""
        if not parent.isValid():
            return len(self._top)
        if parent.internalId() != 0 or parent.column() != 0:
            return 0
        building = self._top[parent.row()].place.building
        return len(self._units.get(building, [])) if building else 0

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Return name and count."""
        return 2

    def row(self, index: Index) -> PlaceRow:
        """Return the place row of an index."""
        if index.internalId() == 0:
            return self._top[index.row()]
        return self._units[self._top[int(index.internalId()) - 1].place.building][index.row()]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        if not index.isValid():
            return None
        row = self.row(index)
        count = f"{row.dealt}/{row.applicable}"
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._name(row) if index.column() == 0 else count
            case Qt.ItemDataRole.DecorationRole if index.column() == 0:
                return self._theme.icons.state(row.state)
            case Qt.ItemDataRole.ForegroundRole if index.column() == 1:
                return self._theme.color("ink3")
            case Qt.ItemDataRole.TextAlignmentRole if index.column() == 1:
                return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{self._name(row)} {state_word(row.state)} {count}"
            case role if role == PLACE_ROLE:
                return row.place
        return None

    def _name(self, row: PlaceRow) -> str:
        if not row.place.building:
            return estate_word()
        return unit_word(row.name) if row.place.unit else row.name


def fit_places(view: QTreeView, theme: Theme) -> None:
    """Give the counts a fixed width: fitting it to all rows at each act took a third of a second."""
    header = view.header()
    header.setStretchLastSection(False)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    header.setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
    header.resizeSection(1, theme.px(COUNT_WIDTH))
