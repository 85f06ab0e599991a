"""The table of the register: keys as in a spreadsheet; Tab to the right, Enter down, type over, paste."""

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QCompleter,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from renodesk.domain import vocabulary
from renodesk.ui.models.register_table import RegisterTableModel, field_name

Index = QModelIndex | QPersistentModelIndex
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_TAB = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_CONTROL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_OURS = (QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.Paste, QKeySequence.StandardKey.SelectAll)
_DOWN, _UP, _RIGHT, _LEFT = (1, 0), (-1, 0), (0, 1), (0, -1)


class RegisterView(QTableView):
    """Shows a `RegisterTableModel`; what its keys mean is done by who listens."""

    copying = Signal()
    pasting = Signal()
    clearing = Signal()
    filling = Signal()
    repeating = Signal(str)

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self.setObjectName("grid")
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setTabKeyNavigation(True)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        for header in (self.verticalHeader(), self.horizontalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._typist = _Typist(self)
        self._typist.stepped.connect(self._go_on)
        self._typist.repeated.connect(self.repeating)
        self.setItemDelegate(self._typist)

    def chosen(self) -> list[tuple[int, int]]:
        """Return the chosen cells as (row, column), row by row."""
        return sorted((one.row(), one.column()) for one in self.selectionModel().selectedIndexes())

    def event(self, event: QEvent) -> bool:
        """Keep for the table what elsewhere starts an act of the window."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and _is_ours(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy, paste, clear, fill down; Enter goes down, Tab to the right and on into the next row."""
        index, key = self.currentIndex(), event.key()
        is_control, is_back = bool(event.modifiers() & _CONTROL), bool(event.modifiers() & _SHIFT)
        if not index.isValid():
            super().keyPressEvent(event)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copying.emit()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.pasting.emit()
        elif is_control and key == Qt.Key.Key_D:
            self.filling.emit()
        elif key == Qt.Key.Key_F2:
            self.edit(index)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clearing.emit()
        elif key in _ENTER and is_control:
            self.repeating.emit(index.data(Qt.ItemDataRole.EditRole))
        elif key in _ENTER:
            self._go_on(_UP if is_back else _DOWN)
        elif (
            key in _TAB and not is_control and self._has_next(_LEFT if key == Qt.Key.Key_Backtab else _RIGHT)
        ):
            self._go_on(_LEFT if key == Qt.Key.Key_Backtab else _RIGHT)
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
            self.selectionModel().setCurrentIndex(target, QItemSelectionModel.SelectionFlag.ClearAndSelect)
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
            box = QComboBox(parent)
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
            model.setData(index, _text(editor))
        finally:
            self._is_keeping = False

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Let Enter and Tab keep the cell and go on."""
        if isinstance(event, QKeyEvent) and event.key() in (*_ENTER, *_TAB) and isinstance(editor, QWidget):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self._end(editor, event)
                return True
        return super().eventFilter(editor, event)

    def _end(self, editor: QWidget, event: QKeyEvent) -> None:
        is_back = bool(event.modifiers() & _SHIFT)
        if event.key() in _ENTER and event.modifiers() & _CONTROL:
            text = _text(editor)
            self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.RevertModelCache)
            self.repeated.emit(text)
            return
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
        if event.key() in _ENTER:
            self.stepped.emit(_UP if is_back else _DOWN)
        else:
            self.stepped.emit(_LEFT if event.key() == Qt.Key.Key_Backtab else _RIGHT)


def _text(editor: QWidget) -> str:
    return editor.currentText() if isinstance(editor, QComboBox) else str(editor.property("text"))


def _is_ours(event: QKeyEvent) -> bool:
    if event.modifiers() & _CONTROL and event.key() in (Qt.Key.Key_D, *_ENTER):
        return True
    return event.key() in (*_ENTER, Qt.Key.Key_F2) or any(event.matches(one) for one in _OURS)
