"""What stands beside a table: as wide as the text is large, scrolled where it is higher than the window."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from renodesk.ui.theme import Theme

MARGIN, ROOM_FOR_BAR = 12, 10


class SideCard(QFrame):
    """A card whose `column` is scrolled up and down, never sideways; Tab goes through what it holds."""

    def __init__(self, name: str, width: int, most: int) -> None:
        """Be `width` pixels at a font scale of 1.0 and `most` at the most; `name` is for screen readers."""
        super().__init__()
        self.setObjectName("card")
        self._width, self._most = width, most
        self.outer = QVBoxLayout(self)
        self.outer.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        self.holder = QWidget()
        self.column = QVBoxLayout(self.holder)
        self.column.setContentsMargins(0, 0, ROOM_FOR_BAR, 0)
        self.area = QScrollArea()
        self.area.setAccessibleName(name)
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(self.holder)
        self.outer.addWidget(self.area)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    @Slot(QWidget, QWidget)
    def _follow(self, _: QWidget | None, now: QWidget | None) -> None:
        """Bring what one comes to into sight, also where the program leads there; a click moves nothing."""
        if now is None or QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            return
        if self.holder.isAncestorOf(now):
            self.area.ensureWidgetVisible(now)

    def dress(self, theme: Theme) -> None:
        """Take the width of a theme."""
        self.setFixedWidth(min(theme.px(self._width), self._most))
