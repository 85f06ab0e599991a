"""A chart as on paper, in the colours of the theme; its words are read aloud and are its tool tip."""

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from renodesk.services.charts import ShownChart
from renodesk.ui.theme import Theme

ZOOM = 1.5
"""Pixels per point at a font scale of 1.0: 8.5 points are as large as small print of the window."""
LEAST, USUAL = 280, 560
_KEPT = 4
"""A layout asks for a few widths before it settles on one."""


class Chart(QWidget):
    """Shows a chart across its width, as high as that needs."""

    bar_chosen = Signal(int)
    """A bar of a chart of rows was clicked; the first is 0."""

    def __init__(self, theme: Theme) -> None:
        """Show nothing yet."""
        super().__init__()
        self._theme = theme
        self._chart: ShownChart | None = None
        self._drawn: dict[int, QSvgRenderer] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def show_chart(self, chart: ShownChart | None) -> None:
        """Show a chart, or none."""
        if chart == self._chart:
            return
        self._chart = chart
        self._drawn.clear()
        text = chart.text if chart else ""
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.updateGeometry()
        self.update()

    def show_theme(self, theme: Theme) -> None:
        """Draw in another theme."""
        self._theme = theme
        self._drawn.clear()
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Be as high as the width needs."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return how high the chart is at a width."""
        drawn = self._at(width)
        return round(drawn.defaultSize().height() * self._zoom()) if drawn else 0

    def sizeHint(self) -> QSize:
        """Ask for a usual width."""
        return QSize(USUAL, self.heightForWidth(USUAL))

    def minimumSizeHint(self) -> QSize:
        """Need room for labels, bars and numbers, and the height of the width there is."""
        return QSize(LEAST, self.heightForWidth(max(LEAST, self.width())))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it, and a line around it while the keyboard is here."""
        drawn, painter = self._at(self.width()), QPainter(self)
        if drawn is not None:
            size = drawn.defaultSize().toSizeF() * self._zoom()
            drawn.render(painter, QRectF(0, 0, size.width(), size.height()))
        if self.hasFocus():
            painter.setPen(self._theme.color("accent"))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell which bar was clicked, where the chart has bars one below the other."""
        super().mouseReleaseEvent(event)
        drawn, rows = self._at(self.width()), self._chart.rows if self._chart is not None else 0
        if drawn is not None and rows:
            height = drawn.defaultSize().height() * self._zoom()
            at = int(event.position().y() * rows / height)
            if 0 <= at < rows:
                self.bar_chosen.emit(at)

    def _zoom(self) -> float:
        return ZOOM * self._theme.scale

    def _at(self, width: int) -> QSvgRenderer | None:
        if self._chart is None:
            return None
        wide = max(LEAST, width)
        if wide not in self._drawn:
            if len(self._drawn) >= _KEPT:
                self._drawn.clear()
            svg = self._chart.svg(wide / self._zoom(), self._theme.tokens)
            self._drawn[wide] = QSvgRenderer(QByteArray(svg.encode()))
        return self._drawn[wide]
