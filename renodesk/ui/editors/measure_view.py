"""The table of measures: its keys tick, phase and explain many lines at once."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView

from renodesk.services.planning.lines import PlanLine
from renodesk.ui.models.measures import MeasuresModel
from renodesk.ui.theme import Theme

WIDTHS = (228, 104, 146, 132, 60, 50)
"""Of all columns but the last, which takes the rest."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_DIGITS = ("0123", "０１２３")
_OURS = (*_ENTER, Qt.Key.Key_F2, Qt.Key.Key_Space, Qt.Key.Key_Insert, Qt.Key.Key_Delete)


class MeasureView(QTreeView):
    """Shows a `MeasuresModel`; what its keys mean is done by who listens."""

    ticking = Signal()
    """Take what is chosen into the plan, or out of it where all of it is in."""
    year_typed = Signal(int)
    asked_why = Signal()
    quantity_asked = Signal()
    adding = Signal()
    removing = Signal()

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self.setUniformRowHeights(True)
        self.setAlternatingRowColors(True)
        self.setAllColumnsShowFocus(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setExpandsOnDoubleClick(False)
        self.setTabKeyNavigation(False)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.doubleClicked.connect(self._double)

    def fit(self, theme: Theme) -> None:
        """Follow the size of text."""
        header = self.header()
        header.setStretchLastSection(True)
        header.setMinimumSectionSize(theme.px(40))
        for column, width in enumerate(WIDTHS):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            header.resizeSection(column, theme.px(width))

    def measures(self) -> MeasuresModel | None:
        """Return the model."""
        model = self.model()
        return model if isinstance(model, MeasuresModel) else None

    def at_hand(self) -> PlanLine | None:
        """Return the line at hand; of a group the only one there is."""
        model = self.measures()
        lines = model.lines(self.currentIndex()) if model is not None else ()
        return lines[0] if len(lines) == 1 else None

    def chosen(self) -> tuple[PlanLine, ...]:
        """Return the lines that are selected, each once; a group means all of its own."""
        model = self.measures()
        if model is None:
            return ()
        found = {
            line.key: line for index in self.selectionModel().selectedRows() for line in model.lines(index)
        }
        return tuple(found.values())

    def stand(self, index: QModelIndex) -> None:
        """Stand at a row and select it."""
        if index.isValid():
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.selectionModel().setCurrentIndex(index, flags)
            self.scrollTo(index)

    def choose(self, indexes: Iterable[QModelIndex]) -> None:
        """Select these rows, wherever one stands."""
        wanted = QItemSelection()
        for index in indexes:
            if index.isValid():
                wanted.select(index, index)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().select(wanted, flags)

    def _double(self, index: QModelIndex) -> None:
        model = self.measures()
        if model is not None and model.line(index) is not None:
            self.asked_why.emit()
        else:
            self.setExpanded(index, not self.isExpanded(index))

    def event(self, event: QEvent) -> bool:
        """Keep for the table what elsewhere starts an act of the window."""
        is_ours = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride
        if is_ours and isinstance(event, QKeyEvent) and event.key() in _OURS and not event.modifiers():
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick, phase, explain; arrows open and close groups."""
        key, is_plain = event.key(), not (event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier)
        if not is_plain:
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Space or event.text() == "　":
            self.ticking.emit()
        elif key in _ENTER:
            self._enter()
        elif key == Qt.Key.Key_F2:
            self.quantity_asked.emit()
        elif key == Qt.Key.Key_Insert:
            self.adding.emit()
        elif key == Qt.Key.Key_Delete:
            self.removing.emit()
        elif not self._type(event.text()):
            super().keyPressEvent(event)

    def _enter(self) -> None:
        index = self.currentIndex()
        if self.at_hand() is None and index.isValid():
            self.setExpanded(index, not self.isExpanded(index))
        else:
            self.asked_why.emit()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Take what an input method commits for a digit or space for the key."""
        text = event.commitString()
        if text in (" ", "　"):
            self.ticking.emit()
        elif not self._type(text):
            super().inputMethodEvent(event)

    def _type(self, text: str) -> bool:
        if len(text) != 1:
            return False
        digits = [shown.find(text) for shown in _DIGITS]
        if max(digits) < 0:
            return False
        self.year_typed.emit(max(digits))
        return True
