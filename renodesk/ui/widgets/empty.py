"""Where there is nothing yet: a sentence that says so in the middle of the room, and what to do."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from renodesk.ui.widgets.boxes import button, label

WIDTH = 560


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
        self.words.setMinimumWidth(1)
        self.words.setMaximumWidth(WIDTH)
        holder = QVBoxLayout()
        holder.addWidget(self.words)
        middle = QWidget()
        middle.setLayout(holder)
        middle.setMaximumWidth(WIDTH)
        column.addWidget(middle, 0, Qt.AlignmentFlag.AlignHCenter)
        self.act: QPushButton | None = None
        if then is not None:
            self.act = button(act, name="primary")
            self.act.clicked.connect(lambda: then())
            column.addWidget(self.act, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def say(self, words: str) -> None:
        """Say other words."""
        self.words.setText(words)
