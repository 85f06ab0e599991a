"""The entrances of a building side by side: a line for each thing that is said."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from renodesk.domain.form import Item
from renodesk.domain.numbers import write_number
from renodesk.domain.places import Place
from renodesk.domain.scoring import spared_inputs, suggested_inputs
from renodesk.domain.survey import Observation
from renodesk.services.answer_parts import Part, PartKind, part_value, parts_of, value_text
from renodesk.services.outline import answer_state
from renodesk.services.row_reading import score_text
from renodesk.texts import Language
from renodesk.ui.labels import brief
from renodesk.ui.names import name_in, state_word, unit_word
from renodesk.ui.theme import Theme

if TYPE_CHECKING:
    from renodesk.services.session import EstateSession

Index = QModelIndex | QPersistentModelIndex
Typed = Callable[[str, Place, Part, str], None]


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A line of the grid: a part of an item's answer, or (part None) the item with its score."""

    item: Item
    part: Part | None


class EntrancesModel(QAbstractTableModel):
    """Reads and edits what is said of every entrance of one building."""

    def __init__(self, theme: Theme, language: Language, typed: Typed, parent: QObject | None = None) -> None:
        """Tell `typed` what is typed where."""
        super().__init__(parent)
        self._theme = theme
        self._language: Language = language
        self._typed = typed
        self._session: EstateSession | None = None
        self.lines: tuple[Line, ...] = ()
        self.places: tuple[Place, ...] = ()
        self._names: tuple[str, ...] = ()

    def show_building(self, session: "EstateSession", building: Place) -> None:
        """Show the entrances of a building."""
        self.beginResetModel()
        self._session = session
        units = [one.units for one in session.survey.buildings if one.place.building == building.building]
        self.places = tuple(unit.place for unit in units[0]) if units else ()
        self._names = tuple(unit_word(unit.name) for unit in units[0]) if units else ()
        items = session.forms_in(self._language).tree.walked("unit_entrance")
        self.lines = tuple(Line(item=item, part=part) for item in items for part in (None, *parts_of(item)))
        self.endResetModel()

    def refresh(self) -> None:
        """Show what changed."""
        if self.lines and self.places:
            last = self.index(len(self.lines) - 1, len(self.places) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def dress(self, theme: Theme) -> None:
        """Draw in another theme."""
        self._theme = theme
        self.refresh()

    def index_of(self, item: str, place: Place) -> QModelIndex:
        """Return the first thing that is said of an item at an entrance."""
        if place not in self.places:
            place = self.places[0] if self.places else place
        for at, line in enumerate(self.lines):
            if line.part is not None and line.item.code == item and place in self.places:
                return self.index(at, self.places.index(place))
        return self.index(1, 0) if len(self.lines) > 1 and self.places else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return how many lines there are."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Return how many entrances there are."""
        return 0 if parent.isValid() else len(self.places)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let scores be read only."""
        flags = super().flags(index)
        is_typed = index.isValid() and self.lines[index.row()].part is not None
        return flags | Qt.ItemFlag.ItemIsEditable if is_typed else flags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return an entrance's name, or what a line asks."""
        if orientation == Qt.Orientation.Horizontal:
            return self._names[section] if role == Qt.ItemDataRole.DisplayRole else None
        line = self.lines[section]
        if role == Qt.ItemDataRole.DisplayRole:
            name = f"{line.item.code} {name_in(self._language, line.item)}"
            return name if line.part is None else f"    {brief(self._label(line))}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._label(line)
        return None

    def _label(self, line: Line) -> str:
        if line.part is None:
            return f"{line.item.code} {name_in(self._language, line.item)}"
        match line.part.kind:
            case PartKind.GRADE:
                return self.tr("等级")
            case PartKind.INPUT:
                box = line.item.input(line.part.name)
                return "" if box is None else box.label
            case PartKind.FLAG:
                flag = line.item.flag(line.part.name)
                return "" if flag is None else flag.label

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        if not index.isValid() or self._session is None:
            return None
        line, place = self.lines[index.row()], self.places[index.column()]
        if line.part is None:
            return self._score(line.item, place, role)
        value = part_value(self._observation(line.item, place), line.part)
        suggestion = self.suggestion(index) if value is None else ""
        match role:
            case Qt.ItemDataRole.DisplayRole:
                is_tick = line.part.kind == PartKind.FLAG and value is not None
                return "✓" if is_tick else value_text(value) or suggestion
            case Qt.ItemDataRole.EditRole:
                return value_text(value)
            case Qt.ItemDataRole.ForegroundRole:
                if isinstance(value, str):
                    return self._theme.color("bad")
                return self._theme.color("ink3") if suggestion else None
            case Qt.ItemDataRole.FontRole if suggestion:
                font = QFont()
                font.setItalic(True)
                return font
            case Qt.ItemDataRole.TextAlignmentRole:
                return int(Qt.AlignmentFlag.AlignCenter)
            case Qt.ItemDataRole.ToolTipRole if suggestion:
                return self.tr("{0} 是建议，Enter 采用").format(suggestion)
            case Qt.ItemDataRole.AccessibleTextRole:
                said = value_text(value) or self.tr("未填")
                return f"{self._names[index.column()]} {line.item.code} {self._label(line)} {said}"
        return None

    def _score(self, item: Item, place: Place, role: int) -> Any:
        session = self._session
        answer = None if session is None else session.scores.answers.get((item.code, place))
        mark = Fraction(60) if session is None else session.forms.tree.pass_mark
        state = answer_state(answer, None, mark)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return score_text(answer)
            case Qt.ItemDataRole.DecorationRole:
                return self._theme.icons.state(state)
            case Qt.ItemDataRole.BackgroundRole:
                return self._theme.color("background")
            case Qt.ItemDataRole.TextAlignmentRole:
                return int(Qt.AlignmentFlag.AlignCenter)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{item.code} {state_word(state)} {score_text(answer)}"
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Keep what was typed, whether or not it fits."""
        line = self.lines[index.row()]
        if role != Qt.ItemDataRole.EditRole or line.part is None:
            return False
        if str(value) != self.data(index, Qt.ItemDataRole.EditRole):
            self._typed(line.item.code, self.places[index.column()], line.part, str(value))
        return True

    def is_spared(self, row: int) -> bool:
        """Return whether a line is asked at none of the entrances."""
        line, session = self.lines[row], self._session
        if line.part is None or line.part.kind != PartKind.INPUT or session is None:
            return False
        return all(
            line.part.name
            in spared_inputs(line.item, self._observation(line.item, place), session.fields.at(place))
            for place in self.places
        )

    def suggestion(self, index: Index) -> str:
        """Return the value the pack offers for an empty cell, "" for none."""
        line, place = self.lines[index.row()], self.places[index.column()]
        if self._session is None or line.part is None or line.part.kind != PartKind.INPUT:
            return ""
        if not any(name == line.part.name for name, _ in line.item.suggest):
            return ""
        seen = self._observation(line.item, place)
        found = suggested_inputs(line.item, seen, self._session.fields.at(place)).get(line.part.name)
        return "" if found is None else write_number(found)

    def _observation(self, item: Item, place: Place) -> Observation | None:
        heads = () if self._session is None else self._session.survey.answers.get((item.code, place), ())
        return heads[-1] if heads else None
