"""Where an expected failure is said: what happened, what it means, what to do; it stays until it is read."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout

from renodesk.ui.widgets.boxes import button, label


class MessageBar(QFrame):
    """A bar over the screens; its text can be copied."""

    def __init__(self) -> None:
        """Begin hidden."""
        super().__init__()
        self.setObjectName("error")
        row = QHBoxLayout(self)
        self._text = label("", wrap=True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row.addWidget(self._text, 1)
        close = button(self.tr("知道了 Esc"))
        close.clicked.connect(self.hide)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def show_text(self, text: str) -> None:
        """Say it."""
        self._text.setText(text)
        self._text.setAccessibleName(text)
        self.show()

    @property
    def text(self) -> str:
        """Return what is said."""
        return self._text.text()
