"""A layout that sets its widgets side by side and goes on in the next line where the width ends."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


def flow(*widgets: QWidget, gap: int = 8) -> "FlowLayout":
    """Return widgets side by side, in more lines where text is large or the window narrow."""
    made = FlowLayout(gap=gap, line_gap=gap)
    for widget in widgets:
        made.addWidget(widget)
    return made


class FlowLayout(QLayout):
    """Flows widgets from left to right; hidden ones take no room. Each line is centred on its tallest."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 10, line_gap: int = 4) -> None:
        """Begin empty."""
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self._line_gap = line_gap
        self._known: dict[int, int] = {}
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item in."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item, None beyond the last."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give an item up."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Want no more than is needed."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Need more lines where it is narrow."""
        return True

    def invalidate(self) -> None:
        """Forget what was reckoned."""
        self._known.clear()
        super().invalidate()

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines; layouts around ask for several widths in turn, again and again."""
        if width not in self._known:
            self._known[width] = self._place(QRect(0, 0, width, 0), is_trial=True)
        return self._known[width]

    def setGeometry(self, rect: QRect) -> None:
        """Set the widgets out."""
        super().setGeometry(rect)
        self._place(rect, is_trial=False)

    def sizeHint(self) -> QSize:
        """Return the width of a line that holds all, and its height."""
        sizes = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(size.width() for size in sizes) + self._gap * max(0, len(sizes) - 1)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:
        """Return the size of the largest that cannot shrink."""
        sizes = [item.minimumSize() for item in self._items if not item.isEmpty()]
        return QSize(
            max((size.width() for size in sizes), default=0),
            max((size.height() for size in sizes), default=0),
        )

    def _place(self, rect: QRect, *, is_trial: bool) -> int:
        line: list[tuple[QLayoutItem, QSize]] = []
        x, y, height = 0, 0, 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            room = rect.width() - x
            if size.width() > room and line and item.minimumSize().width() <= room:
                size.setWidth(room)
            if size.width() > room and line:
                self._set_line(line, rect, y, height, is_trial=is_trial)
                x, y, height, line = 0, y + height + self._line_gap, 0, []
            size.setWidth(min(size.width(), max(1, rect.width() - x)))
            line.append((item, size))
            x += size.width() + self._gap
            height = max(height, size.height())
        self._set_line(line, rect, y, height, is_trial=is_trial)
        return y + height

    def _set_line(
        self, line: list[tuple[QLayoutItem, QSize]], rect: QRect, y: int, height: int, *, is_trial: bool
    ) -> None:
        if is_trial:
            return
        x = rect.x()
        for item, size in line:
            top = rect.y() + y + (height - size.height()) // 2
            item.setGeometry(QRect(QPoint(x, top), size))
            x += size.width() + self._gap
