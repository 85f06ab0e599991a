"""A text field that commits when it is left, on Enter, or after 0.8 s of rest."""

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

from renodesk.ui.photo_giving import holds_photos, on_clipboard
from renodesk.ui.widgets.boxes import restyle

REST_MS = 800


class CommitEdit(QLineEdit):
    """Tells `committed` with its text when it changed since the last time; typing is never waited for."""

    committed = Signal(str)

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self._told = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REST_MS)
        self._timer.timeout.connect(self.commit)
        self.setAcceptDrops(False)
        self.textEdited.connect(lambda _: self._timer.start())
        self.returnPressed.connect(self.commit)

    def show_text(self, text: str) -> None:
        """Show a stored text; what is being typed right now is left alone."""
        if self.hasFocus() and self.text() != self._told:
            return
        self._told = text
        if self.text() != text:
            self.setText(text)

    def commit(self) -> None:
        """Tell what stands here, if it is new."""
        self._timer.stop()
        if self.text() != self._told:
            self._told = self.text()
            self.committed.emit(self._told)

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window while nothing is being typed: they act on acts, not letters."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and self.text() == self._told
            and (event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo))
        ):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave pasted photos to who takes them in."""
        is_paste = event.matches(QKeySequence.StandardKey.Paste)
        if is_paste and holds_photos(on_clipboard()):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mark_wrong(self, *, is_wrong: bool) -> None:
        """Show or take away the mark of a value that does not fit."""
        restyle(self, "wrong", is_wrong)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Commit when left."""
        super().focusOutEvent(event)
        self.commit()
