"""The tabs of a screen: arrows choose one, Down or Enter leads into it."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QTabWidget, QWidget

_IN = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _Page(QScrollArea):
    """Gives a tab the room there is, and scrolls it where that is less than it needs.

    A resizable scroll area asks for the height that wrapped words would like, and scrolls where they could
    give way.
    """

    def __init__(self, tab: QWidget) -> None:
        super().__init__()
        self.tab = tab
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(tab)
        tab.installEventFilter(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the tab to another size."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit the tab where it needs more or less than before."""
        if watched is self.tab and event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        room, least = self.maximumViewportSize(), self.tab.minimumSizeHint()
        bar = self.verticalScrollBar().sizeHint().width() if least.height() > room.height() else 0
        self.tab.resize(max(room.width() - bar, least.width()), max(room.height(), least.height()))


class PageTabs(QTabWidget):
    """Each tab scrolls where large text leaves it too little room."""

    def __init__(self, name: str) -> None:
        """Hold nothing yet; `name` is for screen readers."""
        super().__init__()
        self.setAccessibleName(name)
        self.tabBar().installEventFilter(self)

    def add(self, tab: QWidget, title: str) -> None:
        """Add a tab."""
        self.addTab(_Page(tab), title)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go from the bar into the tab one sees."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in _IN:
            page = self.currentWidget()
            if isinstance(page, _Page):
                page.tab.setFocus()
                return True
        return super().eventFilter(watched, event)
