"""A frame that is tinted while one stands in it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame

from renodesk.ui.theme import Theme


class Tinted(QFrame):
    """A row among others, of which one is current."""

    def __init__(self, theme: Theme) -> None:
        """Begin without a tint."""
        super().__init__()
        self._theme = theme
        self._is_current = False

    def set_current(self, *, is_current: bool) -> None:
        """Tint the row one stands in."""
        if is_current != self._is_current:
            self._is_current = is_current
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tint it."""
        if self._is_current:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("soft"))
            painter.drawRoundedRect(self.rect(), 6, 6)
