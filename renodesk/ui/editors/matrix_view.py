"""The table of the matrix: keys as in a spreadsheet; digits grade, tick and decide at once."""

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from renodesk.services.matrix_table import ColumnKind
from renodesk.ui.editors.stops import Step, grade_of, step_of
from renodesk.ui.models.matrix import MatrixModel

Index = QModelIndex | QPersistentModelIndex
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_CONTROL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_OURS = (QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.Paste, QKeySequence.StandardKey.SelectAll)


class MatrixView(QTableView):
    """Shows a `MatrixModel`; what its keys mean is done by who listens."""

    filling = Signal(bool)
    """Fill the chosen cells down (or to the right)."""
    repeating = Signal(str)
    """The text for all chosen cells that ask for the same."""
    copying = Signal()
    pasting = Signal()
    clearing = Signal()
    status_asked = Signal(str)
    """`unseen` or `na`."""

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
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._typist = _Typist(self)
        self._typist.stepped.connect(self._step)
        self._typist.repeated.connect(self.repeating)
        self.setItemDelegate(self._typist)

    def chosen(self) -> list[tuple[int, int]]:
        """Return the chosen cells as (row, column), row by row."""
        return sorted((one.row(), one.column()) for one in self.selectionModel().selectedIndexes())

    def matrix(self) -> MatrixModel | None:
        """Return the model."""
        model = self.model()
        return model if isinstance(model, MatrixModel) else None

    def event(self, event: QEvent) -> bool:
        """Keep for the table what elsewhere starts an act of the window."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and _is_ours(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type a grade, tick or status at once; fill, copy and paste; Enter goes down."""
        index, key = self.currentIndex(), event.key()
        is_control = bool(event.modifiers() & _CONTROL)
        if not index.isValid():
            super().keyPressEvent(event)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copying.emit()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.pasting.emit()
        elif is_control and key in (Qt.Key.Key_D, Qt.Key.Key_R):
            self.filling.emit(key == Qt.Key.Key_D)
        elif key == Qt.Key.Key_F8:
            self.status_asked.emit("na" if event.modifiers() & _SHIFT else "unseen")
        elif key == Qt.Key.Key_F2:
            self.edit(index)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clearing.emit()
        elif key in _ENTER and is_control:
            self.repeating.emit(index.data(Qt.ItemDataRole.EditRole))
        elif key in _ENTER:
            self._step(Step.BACK if event.modifiers() & _SHIFT else Step.NEXT)
        elif not (event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier) and self._type(event.text()):
            event.accept()
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Take a digit an input method commits for the digit; anything else is typed into the cell."""
        if event.preeditString() or not self._type(event.commitString()):
            super().inputMethodEvent(event)

    def _type(self, text: str) -> bool:
        """Keep what one key says; for all chosen cells where several are chosen."""
        index, model = self.currentIndex(), self.matrix()
        if model is None or not index.isValid() or not text:
            return False
        column, digit = model.cell(index)[0], grade_of(text)
        said: str | None = None
        match column.kind:
            case ColumnKind.GRADE if digit is not None:
                said = str(digit)
            case ColumnKind.STATUS if digit is not None and digit <= len(column.options):
                said = column.options[digit - 1]
            case ColumnKind.FLAG if text in (" ", "　", "1", "１"):
                said = "" if index.data(Qt.ItemDataRole.EditRole) else "1"
        if said is None:
            return False
        if len(self.selectionModel().selectedIndexes()) > 1:
            self.repeating.emit(said)
            return True
        model.setData(index, said)
        if column.kind != ColumnKind.FLAG:
            self._step(Step.NEXT)
        return True

    def _step(self, step: Step) -> None:
        index = self.currentIndex()
        target = index.siblingAtRow(index.row() + (-1 if step == Step.BACK else 1))
        if target.isValid():
            self.selectionModel().setCurrentIndex(target, QItemSelectionModel.SelectionFlag.ClearAndSelect)


class _Typist(QStyledItemDelegate):
    """Types into a cell: Enter and Shift+Enter keep it and go on, Ctrl+Enter says it of all chosen cells."""

    stepped = Signal(object)
    repeated = Signal(str)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Offer the words of a status, a line for anything else."""
        model = index.model()
        assert isinstance(model, MatrixModel)
        column = model.cell(index)[0]
        if column.kind != ColumnKind.STATUS:
            editor = super().createEditor(parent, option, index)
        else:
            editor = QComboBox(parent)
            editor.addItems(["", *column.options])
        editor.setAccessibleName(f"{column.item.code} {model.asks(column)}")
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Begin with what the cell says."""
        if isinstance(editor, QComboBox):
            editor.setCurrentText(str(index.data(Qt.ItemDataRole.EditRole)))
        else:
            super().setEditorData(editor, index)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.key() in _ENTER and isinstance(editor, QWidget):
            step, is_repeat = step_of(event), bool(event.modifiers() & _CONTROL)
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and (is_repeat or step is not None):
                self._end(editor, step)
                return True
        return super().eventFilter(editor, event)

    def _end(self, editor: QWidget, step: Step | None) -> None:
        """Keep what was typed and go on; without a step say it of all chosen cells."""
        if step is None:
            text = editor.currentText() if isinstance(editor, QComboBox) else str(editor.property("text"))
            self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.RevertModelCache)
            self.repeated.emit(text)
            return
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
        self.stepped.emit(step)


def _is_ours(event: QKeyEvent) -> bool:
    if event.modifiers() & _CONTROL and event.key() in (Qt.Key.Key_D, Qt.Key.Key_R, *_ENTER):
        return True
    return event.key() in (*_ENTER, Qt.Key.Key_F2, Qt.Key.Key_F8) or any(event.matches(one) for one in _OURS)
