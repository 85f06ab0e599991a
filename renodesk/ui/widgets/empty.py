"""Where there is nothing yet: a sentence that says so in the middle of the room, and what to do."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from renodesk.ui.widgets.boxes import button, label


class Empty(QWidget):
    """A few words, centred, over a button where there is something to do."""

    def __init__(self, words: str = "", act: str = "", then: Callable[[], object] | None = None) -> None:
        """Say `words`; a button with `act` on it calls `then`."""
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(14)
        column.addStretch(2)
        self.words = label(words, "quiet", wrap=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.words, 3)
        row.addStretch(1)
        column.addLayout(row)
        self.act: QPushButton | None = None
        if then is not None:
            self.act = button(act, name="primary")
            self.act.setAutoDefault(False)
            self.act.clicked.connect(lambda: then())
            column.addWidget(self.act, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def tell(self, words: str) -> None:
        """Say other words."""
        self.words.setText(words)
