"""The table of the register: keys as in a spreadsheet; Tab to the right, Enter down, type over, paste."""

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from renodesk.domain import vocabulary
from renodesk.services.register_import.targets import field_name
from renodesk.ui.editors.cells_view import CONTROL, ENTER, SHIFT, CellsView, text_of
from renodesk.ui.models.register_table import RegisterTableModel
from renodesk.ui.widgets.boxes import Choice

Index = QModelIndex | QPersistentModelIndex
_TAB = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_DOWN, _UP, _RIGHT, _LEFT = (1, 0), (-1, 0), (0, 1), (0, -1)


class RegisterView(CellsView):
    """Shows a `RegisterTableModel`; what its keys mean is done by who listens."""

    filling = Signal()

    control_keys = (Qt.Key.Key_D,)

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self.setTabKeyNavigation(True)
        self._typist = _Typist(self)
        self._typist.stepped.connect(self._go_on)
        self._typist.repeated.connect(self.repeating)
        self.setItemDelegate(self._typist)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Fill down; Enter goes down, Tab right and on into the next row; the rest as in every table."""
        key, is_control = event.key(), bool(event.modifiers() & CONTROL)
        sideways = _LEFT if key == Qt.Key.Key_Backtab else _RIGHT
        if not self.currentIndex().isValid():
            super().keyPressEvent(event)
        elif is_control and key in self.control_keys:
            self.filling.emit()
        elif key in ENTER and not is_control:
            self._go_on(_UP if event.modifiers() & SHIFT else _DOWN)
        elif key in _TAB and not is_control and self._has_next(sideways):
            self._go_on(sideways)
        elif key in _TAB and not is_control:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, following: bool) -> bool:
        """Leave Tab to the cells but at both ends of the table."""
        step = _RIGHT if following else _LEFT
        if self.currentIndex().isValid() and self._has_next(step):
            self._go_on(step)
            return True
        return super().focusNextPrevChild(following)

    def _has_next(self, step: tuple[int, int]) -> bool:
        return self._next(step).isValid()

    def _next(self, step: tuple[int, int]) -> QModelIndex:
        """Return the cell a step leads to; over the edge to the right (or left) it is in the next row."""
        index, model = self.currentIndex(), self.model()
        row, column = index.row() + step[0], index.column() + step[1]
        if column >= model.columnCount():
            row, column = row + 1, 0
        elif column < 0:
            row, column = row - 1, model.columnCount() - 1
        return model.index(row, column)

    def _go_on(self, step: tuple[int, int]) -> None:
        target = self._next(step)
        if target.isValid():
            self.stand(target)
            self.setFocus()


class _Typist(QStyledItemDelegate):
    """Types into a cell: Enter and Tab keep it and go on, Ctrl+Enter says it of all chosen cells."""

    stepped = Signal(object)
    repeated = Signal(str)

    def __init__(self, parent: QObject) -> None:
        """Begin without an editor."""
        super().__init__(parent)
        self._is_keeping = False

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Offer the words of a choice, the types in use for a type, a line for anything else."""
        model = index.model()
        assert isinstance(model, RegisterTableModel)
        column, choices = model.column(index), model.choices(index)
        editor: QWidget
        if choices:
            box = Choice(parent)
            box.addItems(["", *choices])
            box.setEditable(bool(model.view(index).text) and not model.view(index).fits)
            editor = box
        else:
            editor = QLineEdit(parent)
            if column.key == vocabulary.CONSTRUCTION_TYPE:
                completer = QCompleter(list(model.kinds()), editor)
                completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
                editor.setCompleter(completer)
        editor.setAccessibleName(field_name(column.field, "zh"))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Begin with what the cell says."""
        if isinstance(editor, QComboBox):
            editor.setCurrentText(str(index.data(Qt.ItemDataRole.EditRole)))
        elif isinstance(editor, QLineEdit):
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole)))

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        """Keep what was typed."""
        if self._is_keeping or not isinstance(model, RegisterTableModel):
            return  # the cursor moves to the row that was just made, which would keep its text once more
        self._is_keeping = True
        try:
            model.setData(index, text_of(editor))
        finally:
            self._is_keeping = False

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Let Enter and Tab keep the cell and go on."""
        if isinstance(event, QKeyEvent) and event.key() in (*ENTER, *_TAB) and isinstance(editor, QWidget):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self._end(editor, event)
                return True
        return super().eventFilter(editor, event)

    def _end(self, editor: QWidget, event: QKeyEvent) -> None:
        is_back = bool(event.modifiers() & SHIFT)
        if event.key() in ENTER and event.modifiers() & CONTROL:
            text = text_of(editor)
            self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.RevertModelCache)
            self.repeated.emit(text)
            return
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
        if event.key() in ENTER:
            self.stepped.emit(_UP if is_back else _DOWN)
        else:
            self.stepped.emit(_LEFT if event.key() == Qt.Key.Key_Backtab else _RIGHT)
