"""Asking for a reason or remark: one text, of more than one line if need be."""

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from renodesk.ui.widgets.boxes import label
from renodesk.ui.widgets.dialog import Dialog, OkCancel


class ReasonDialog(Dialog):
    """Asks for words; `may_be_empty` where taking the words back is an answer too."""

    def __init__(
        self,
        title: str,
        hint: str,
        text: str = "",
        *,
        ok: str = "",
        may_be_empty: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Ask under `title`, beginning with `text`; the button that takes it says `ok`."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(480)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addWidget(label(title, "heading"))
        layout.addWidget(label(hint, "quiet", wrap=True))
        self.edit = QPlainTextEdit(text)
        self.edit.setAccessibleName(title)
        self.edit.setTabChangesFocus(True)
        self.edit.setFixedHeight(96)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self, self._accept)
        layout.addWidget(self.edit)
        buttons = OkCancel(self, ok)
        self.ok = buttons.ok
        self.ok.setEnabled(may_be_empty or bool(text.strip()))
        self.edit.textChanged.connect(lambda: self.ok.setEnabled(may_be_empty or bool(self.text)))
        layout.addWidget(buttons)

    def _accept(self) -> None:
        if self.ok.isEnabled():
            self.accept()

    @property
    def text(self) -> str:
        """Return what was typed."""
        return self.edit.toPlainText().strip()
