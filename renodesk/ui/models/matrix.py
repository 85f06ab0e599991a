"""Places × what is said of them, as a table that reads the survey when it is painted."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from renodesk.domain.places import Place
from renodesk.domain.survey import Observation
from renodesk.services.answer_parts import PartKind, part_value
from renodesk.services.outline import answer_state
from renodesk.services.row_states import RowState
from renodesk.texts import Language
from renodesk.ui.labels import brief, value_text
from renodesk.ui.names import name_in, place_name, state_word
from renodesk.ui.theme import Theme

if TYPE_CHECKING:
    from renodesk.services.matrix import Column, MatrixCell
    from renodesk.services.session import EstateSession

Index = QModelIndex | QPersistentModelIndex
Typed = Callable[[dict["MatrixCell", str]], None]
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
    """One row a place, one column a part of an item's answer; a cell holds one value."""

    def __init__(self, theme: Theme, language: Language, typed: Typed, parent: QObject) -> None:
        """Tell `typed` what is typed where."""
        super().__init__(parent)
        self._theme = theme
        self._language: Language = language
        self._typed = typed
        self._session: EstateSession | None = None
        self.columns: tuple[Column, ...] = ()
        self.places: tuple[Place, ...] = ()
        self._names: tuple[str, ...] = ()

    def show_table(
        self, session: "EstateSession", columns: tuple["Column", ...], places: tuple[Place, ...]
    ) -> None:
        """Show these; where they are the same as before only values are told."""
        names = tuple(place_name(session, place) for place in places)
        if (self._session, self.columns, self.places, self._names) == (session, columns, places, names):
            if columns and places:
                self.dataChanged.emit(self.index(0, 0), self.index(len(places) - 1, len(columns) - 1))
            return
        self.beginResetModel()
        self._session, self.columns, self.places, self._names = session, columns, places, names
        self.endResetModel()

    def dress(self, theme: Theme) -> None:
        """Draw in another theme."""
        self._theme = theme

    def cell(self, index: Index) -> tuple["Column", Place]:
        """Return what a cell is about."""
        return self.columns[index.column()], self.places[index.row()]

    def key(self, index: Index) -> "MatrixCell":
        """Return what a cell is known by."""
        column, place = self.cell(index)
        return column.at(place)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return how many places there are."""
        return 0 if parent.isValid() else len(self.places)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Return how many parts there are."""
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let every cell be typed."""
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a place's name, or an item's code with what is asked."""
        if orientation == Qt.Orientation.Vertical:
            return self._names[section] if role == Qt.ItemDataRole.DisplayRole else None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{column.item.code}\n{_short(brief(self._asks(column)))}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{column.item.code} {name_in(self._language, column.item)}\n{self._asks(column)}"
        return None

    def _asks(self, column: "Column") -> str:
        match column.part.kind:
            case PartKind.GRADE:
                return self.tr("等级")
            case PartKind.INPUT:
                box = column.item.input(column.part.name)
                return "" if box is None else box.label
            case PartKind.FLAG:
                flag = column.item.flag(column.part.name)
                return "" if flag is None else flag.label

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows: its value, or a sign where the answer has none."""
        if not index.isValid() or self._session is None:
            return None
        column, place = self.cell(index)
        value = part_value(self._observation(column, place), column.part)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                if column.part.kind == PartKind.FLAG and value is not None:
                    return "✓"
                return value_text(value) or _TOLD.get(self.state(index), "")
            case Qt.ItemDataRole.EditRole:
                return value_text(value)
            case Qt.ItemDataRole.DecorationRole if self._is_first(index):
                state = self.state(index)
                return self._theme.icons.state(state) if state in _TINTS else None
            case Qt.ItemDataRole.ForegroundRole:
                if isinstance(value, str):
                    return self._theme.color("bad")
                return self._theme.color("ink3") if value is None else None
            case Qt.ItemDataRole.BackgroundRole:
                tint = _TINTS.get(self.state(index))
                return self._theme.color(tint) if tint else None
            case Qt.ItemDataRole.TextAlignmentRole:
                return int(Qt.AlignmentFlag.AlignCenter)
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                name = name_in(self._language, column.item)
                said = value_text(value) or self.tr("未填")
                word = state_word(self.state(index))
                what = f"{self._names[index.row()]} {column.item.code} {name} {self._asks(column)}"
                return f"{what}：{said} · {word}"
        return None

    def _is_first(self, index: Index) -> bool:
        """Return whether a column is the first of its item: there its state has its shape."""
        at = index.column()
        return at == 0 or self.columns[at - 1].item.code != self.columns[at].item.code

    def state(self, index: Index) -> RowState:
        """Return the state of the answer a cell is a part of."""
        column, place = self.cell(index)
        session = self._session
        if session is None:
            return RowState.UNANSWERED
        answer = session.scores.answers.get((column.item.code, place))
        return answer_state(answer, None, session.forms.tree.pass_mark)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Keep what was typed, whether or not it fits."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        if str(value) != self.data(index, Qt.ItemDataRole.EditRole):
            self._typed({self.key(index): str(value)})
        return True

    def _observation(self, column: "Column", place: Place) -> Observation | None:
        heads = (
            () if self._session is None else self._session.survey.answers.get((column.item.code, place), ())
        )
        return heads[-1] if heads else None
