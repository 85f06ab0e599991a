"""Pins on the screen: the same shapes as on paper, always as large as their number can be read."""

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPainterPath, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from renodesk.domain.pins import PinKind, Severity
from renodesk.services.pin_rows import Pin

INK, WHITE, CHOSEN = QColor("#1B2430"), QColor("white"), QColor("#FFD23F")
_FILLS = {
    Severity.RED: QColor("#C0362C"),
    Severity.LOW: QColor("#B26A00"),
    Severity.NONE: QColor("#0F6FC6"),
}
_SIDE = 0.9


def draw_pin(painter: QPainter, pin: Pin, radius: float, *, is_chosen: bool = False) -> None:
    """Draw a pin around the origin: shape by kind, number, a flag where it is red, a ring where contested."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if is_chosen:
        _fill(painter, pin.kind, radius + 5, CHOSEN, QPen(INK, 1.6))
    _fill(painter, pin.kind, radius + 1.6, WHITE, QPen(WHITE, 1))
    is_note = pin.kind == PinKind.NOTE
    edge = QPen(INK, 1.4, Qt.PenStyle.DashLine if pin.is_contested else Qt.PenStyle.SolidLine)
    _fill(painter, pin.kind, radius, WHITE if is_note else _FILLS[pin.severity], edge)
    font = QFont("Noto Sans SC")
    font.setBold(True)
    font.setPixelSize(round(radius * (1.05 if pin.number < 100 else 0.8)))
    painter.setFont(font)
    painter.setPen(INK if is_note else WHITE)
    box = QRectF(-2 * radius, -2 * radius, 4 * radius, 4 * radius)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(pin.number))
    if pin.severity == Severity.RED:
        _flag(painter, radius)


def pin_icon(pin: Pin, size: int) -> QIcon:
    """Return a pin as the icon of a line."""
    pixmap = QPixmap(size * 2, size * 2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.translate(size * 0.85, size * 1.25)
    draw_pin(painter, pin, size * 0.56)
    painter.end()
    pixmap.setDevicePixelRatio(2.0)
    return QIcon(pixmap)


def _fill(painter: QPainter, kind: PinKind, radius: float, fill: QColor, pen: QPen) -> None:
    painter.setBrush(fill)
    painter.setPen(pen)
    if kind == PinKind.PROBLEM:
        painter.drawEllipse(QPointF(0, 0), radius, radius)
    elif kind == PinKind.PLACE:
        reach = radius * math.sqrt(2) * 0.96
        corners = [QPointF(0, -reach), QPointF(reach, 0), QPointF(0, reach), QPointF(-reach, 0)]
        painter.drawPolygon(QPolygonF(corners))
    else:
        across, along = radius * _SIDE * (1.25 if kind == PinKind.NOTE else 1), radius * _SIDE
        painter.drawRect(QRectF(-across, -along, 2 * across, 2 * along))


def _flag(painter: QPainter, radius: float) -> None:
    foot, top = radius * 0.6, -radius * 2.0
    path = QPainterPath(QPointF(foot, -foot))
    path.lineTo(foot, top)
    path.lineTo(foot + radius, top + radius * 0.35)
    path.lineTo(foot, top + radius * 0.7)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(WHITE, 3.6))
    painter.drawPath(path)
    painter.setBrush(INK)
    painter.setPen(QPen(INK, 1.4))
    painter.drawPath(path)


class PinItem(QGraphicsItem):
    """A pin over a plan; it keeps its size while the plan is zoomed."""

    def __init__(self, pin: Pin, radius: float) -> None:
        """Show a pin."""
        super().__init__()
        self.pin = pin
        self._radius = radius
        self._is_chosen = False
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)

    def show_pin(self, pin: Pin, radius: float, *, is_chosen: bool) -> None:
        """Show another state of the pin; the chosen one lies above the others."""
        self.prepareGeometryChange()
        self.pin, self._radius, self._is_chosen = pin, radius, is_chosen
        self.setZValue(1_000_000 if is_chosen else pin.number)
        self.update()

    def boundingRect(self) -> QRectF:
        """Return the room of shape, ring and flag."""
        reach = self._radius * 2.2 + 6
        return QRectF(-reach, -reach, 2 * reach, 2 * reach)

    def shape(self) -> QPainterPath:
        """Return what a pointer hits: a little more than the shape."""
        path = QPainterPath()
        reach = self._radius * 1.4 + 2
        path.addEllipse(QPointF(0, 0), reach, reach)
        return path

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint it."""
        draw_pin(painter, self.pin, self._radius, is_chosen=self._is_chosen)


class CrossItem(QGraphicsItem):
    """Where a pin would be set by the keyboard."""

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        self.setZValue(2_000_000)
        self.hide()

    def boundingRect(self) -> QRectF:
        """Return its room."""
        return QRectF(-26, -26, 52, 52)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint a cross with an open middle, dark on white, seen on any picture."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for pen in (QPen(WHITE, 5), QPen(_FILLS[Severity.RED], 2)):
            painter.setPen(pen)
            for x, y in ((1, 0), (-1, 0), (0, 1), (0, -1)):
                painter.drawLine(QPointF(6 * x, 6 * y), QPointF(22 * x, 22 * y))
            painter.drawEllipse(QPointF(0, 0), 12, 12)
