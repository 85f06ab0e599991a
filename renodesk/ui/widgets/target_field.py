"""A field for a place and an item: what may be meant is listed below it as one types."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from renodesk.services.spot_search import Target

Find = Callable[[str], Sequence[Target]]


class TargetField(QWidget):
    """Up and Down choose, Enter or a click takes, Escape leaves."""

    taken = Signal(object)
    """The target that was chosen."""
    left = Signal()

    def __init__(self, find: Find, say: Callable[[Target], str], placeholder: str, name: str) -> None:
        """List what `find` gives for the typed words, in the words of `say`."""
        super().__init__()
        self._find = find
        self._say = say
        self._targets: tuple[Target, ...] = ()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        self.edit = QLineEdit()
        self.edit.setPlaceholderText(placeholder)
        self.edit.setAccessibleName(name)
        self.edit.textChanged.connect(lambda _: self.refresh())
        self.edit.installEventFilter(self)
        layout.addWidget(self.edit)
        self.list = QListWidget()
        self.list.setAccessibleName(name)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(lambda _: self._take())
        layout.addWidget(self.list, 1)

    def refresh(self) -> None:
        """List again what may be meant."""
        self._targets = tuple(self._find(self.edit.text()))
        self.list.clear()
        for target in self._targets:
            self.list.addItem(QListWidgetItem(self._say(target)))
        if self._targets:
            self.list.setCurrentRow(0)

    @property
    def target(self) -> Target | None:
        """Return the chosen target, None where nothing fits."""
        at = self.list.currentRow()
        return self._targets[at] if 0 <= at < len(self._targets) else None

    def begin(self, text: str) -> None:
        """Take the keyboard, with the first letter already typed."""
        self.edit.setFocus()
        if text:
            self.edit.setText(text)
        else:
            self.edit.selectAll()

    def _take(self) -> None:
        target = self.target
        if target is not None:
            self.edit.clear()
            self.taken.emit(target)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear Up, Down, Enter and Escape in the field."""
        if watched is self.edit and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            match event.key():
                case Qt.Key.Key_Up | Qt.Key.Key_Down:
                    step = 1 if event.key() == Qt.Key.Key_Down else -1
                    at = self.list.currentRow() + step
                    self.list.setCurrentRow(max(0, min(at, self.list.count() - 1)))
                    return True
                case Qt.Key.Key_Return | Qt.Key.Key_Enter if not event.modifiers() & _COMMAND:
                    self._take()
                    return True
                case Qt.Key.Key_Escape:
                    self.edit.clear()
                    self.left.emit()
                    return True
        return super().eventFilter(watched, event)


_COMMAND = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
