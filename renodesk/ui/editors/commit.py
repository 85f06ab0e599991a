"""A text field that commits when it is left, on Enter, or after 0.8 s of rest."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
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
        self._is_telling = self._is_refused = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REST_MS)
        self._timer.timeout.connect(self.commit)
        self.setAcceptDrops(False)
        self.textEdited.connect(lambda _: self._edited())
        self.returnPressed.connect(self.commit)

    def show_text(self, text: str) -> None:
        """Show a stored text; what is being typed right now is left alone."""
        if self._is_refused or (self.hasFocus() and self.text() != self._told):
            return
        self._told = text
        if self.text() != text:
            self.setText(text)
            if not self.hasFocus():
                self.setCursorPosition(0)

    def commit(self) -> None:
        """Tell what stands here, if it is new."""
        self._timer.stop()
        if self.text() != self._told:
            self._told, self._is_telling = self.text(), True
            try:
                self.committed.emit(self._told)
            finally:
                self._is_telling = False

    def refuse(self) -> None:
        """Keep what is being told in sight, marked, where it could not be stored."""
        if self._is_telling:
            self._is_refused = True
            self.mark_wrong(is_wrong=True)

    def let_go(self) -> None:
        """Be about something else from now on: what was refused here is not of that."""
        if self._is_refused:
            self._is_refused = False
            self.mark_wrong(is_wrong=False)

    def _edited(self) -> None:
        self.let_go()
        self._timer.start()

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

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Go on behind what stands here when one is led here, not where it was last shown from."""
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.OtherFocusReason:
            self.end(False)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Commit when left."""
        super().focusOutEvent(event)
        self.commit()
