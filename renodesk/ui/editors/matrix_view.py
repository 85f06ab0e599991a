"""The table of the matrix: keys as in a spreadsheet; digits grade, tick and decide at once."""

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from renodesk.services.matrix_table import ColumnKind
from renodesk.ui.editors.cells_view import CONTROL, ENTER, SHIFT, CellsView, text_of
from renodesk.ui.editors.stops import Step, grade_of, step_of
from renodesk.ui.models.matrix import MatrixModel
from renodesk.ui.widgets.boxes import Choice

Index = QModelIndex | QPersistentModelIndex


class MatrixView(CellsView):
    """Shows a `MatrixModel`; what its keys mean is done by who listens."""

    filling = Signal(bool)
    """Fill the chosen cells down (or to the right)."""
    status_asked = Signal(str)
    """`unseen` or `na`."""

    keys = (Qt.Key.Key_F8,)
    control_keys = (Qt.Key.Key_D, Qt.Key.Key_R)

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._typist = _Typist(self)
        self._typist.stepped.connect(self._step)
        self._typist.repeated.connect(self.repeating)
        self.setItemDelegate(self._typist)

    def matrix(self) -> MatrixModel | None:
        """Return the model."""
        model = self.model()
        return model if isinstance(model, MatrixModel) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type a grade, tick or status at once; fill; Enter goes down; the rest as in every table."""
        key = event.key()
        is_control, is_shift = bool(event.modifiers() & CONTROL), bool(event.modifiers() & SHIFT)
        if not self.currentIndex().isValid():
            super().keyPressEvent(event)
        elif is_control and key in self.control_keys:
            self.filling.emit(key == Qt.Key.Key_D)
        elif key == Qt.Key.Key_F8:
            self.status_asked.emit("na" if is_shift else "unseen")
        elif key in ENTER and not is_control:
            self._step(Step.BACK if is_shift else Step.NEXT)
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
        self.stand(index.siblingAtRow(index.row() + (-1 if step == Step.BACK else 1)))


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
            editor = Choice(parent)
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
        if isinstance(event, QKeyEvent) and event.key() in ENTER and isinstance(editor, QWidget):
            step, is_repeat = step_of(event), bool(event.modifiers() & CONTROL)
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
            text = text_of(editor)
            self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.RevertModelCache)
            self.repeated.emit(text)
            return
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
        self.stepped.emit(step)
