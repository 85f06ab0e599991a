"""A table of cells that are typed into: keys as in a spreadsheet."""

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QHeaderView, QTableView, QWidget

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_KEPT = (QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.Paste, QKeySequence.StandardKey.SelectAll)


class CellsView(QTableView):
    """Copies, pastes, clears and says one text of all chosen cells; what it means is done by who listens."""

    copying = Signal()
    pasting = Signal()
    clearing = Signal()
    repeating = Signal(str)
    """The text for all chosen cells that ask for the same."""

    keys: tuple[Qt.Key, ...] = ()
    """Keys that are the table's, though elsewhere they start an act of the window."""
    control_keys: tuple[Qt.Key, ...] = ()
    """Such keys with Ctrl."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self.setObjectName("grid")
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        for header in (self.verticalHeader(), self.horizontalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def chosen(self) -> list[tuple[int, int]]:
        """Return the chosen cells as (row, column), row by row."""
        return sorted((one.row(), one.column()) for one in self.selectionModel().selectedIndexes())

    def stand(self, target: QModelIndex) -> None:
        """Go to a cell and choose it alone; stay where there is none."""
        if target.isValid():
            self.selectionModel().setCurrentIndex(target, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def event(self, event: QEvent) -> bool:
        """Keep for the table what elsewhere starts an act of the window."""
        if event.type() == QEvent.Type.ShortcutOverride and self._keeps(event):
            event.accept()
            return True
        return super().event(event)

    def _keeps(self, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent):
            return False
        if event.modifiers() & CONTROL and event.key() in self.control_keys:
            return True
        is_kept = event.key() in (*ENTER, Qt.Key.Key_F2, *self.keys)
        return is_kept or any(event.matches(one) for one in _KEPT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy, paste, clear, repeat, or begin to type."""
        index, key = self.currentIndex(), event.key()
        if not index.isValid():
            super().keyPressEvent(event)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copying.emit()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.pasting.emit()
        elif key == Qt.Key.Key_F2:
            self.edit(index)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clearing.emit()
        elif key in ENTER and event.modifiers() & CONTROL:
            self.repeating.emit(index.data(Qt.ItemDataRole.EditRole))
        else:
            super().keyPressEvent(event)


def text_of(editor: QWidget) -> str:
    """Return what stands in the editor of a cell."""
    return editor.currentText() if isinstance(editor, QComboBox) else str(editor.property("text"))
