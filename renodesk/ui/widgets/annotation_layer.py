"""The shapes of a photo on the screen, above the picture, in the picture's own place."""

import math
from fractions import Fraction

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from renodesk.domain.annotation import Shape, ShapeKind, coordinate

RED, WHITE = QColor(226, 43, 38), QColor("white")
NEAR = 14.0
"""So many scene units beside a line still touch it."""
BLOCKS = 6


class AnnotationLayer(QGraphicsItem):
    """Paints shapes over a picture that is turned by quarters; places are fractions of the unturned one."""

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__()
        self._size = QSizeF(1, 1)
        self._rotation = 0
        self._picture = QPixmap()
        self.shapes: tuple[Shape, ...] = ()
        self.chosen = -1

    def show_over(self, picture: QPixmap, rotation: int) -> None:
        """Lie over a picture that is turned already."""
        self.prepareGeometryChange()
        self._picture, self._rotation = picture, rotation
        self._size = QSizeF(picture.size())
        self.update()

    def show_shapes(self, shapes: tuple[Shape, ...], chosen: int = -1) -> None:
        """Show these shapes, one of them chosen."""
        self.shapes, self.chosen = shapes, chosen
        self.update()

    def boundingRect(self) -> QRectF:
        """Return the picture's place."""
        return QRectF(QPointF(0, 0), self._size)

    # Places

    def point(self, x: Fraction, y: Fraction) -> QPointF:
        """Return where a place of the unturned picture lies in the scene."""
        across, down = float(x), float(y)
        turned = {90: (1 - down, across), 180: (1 - across, 1 - down), 270: (down, 1 - across)}
        across, down = turned.get(self._rotation, (across, down))
        return QPointF(across * self._size.width(), down * self._size.height())

    def place(self, point: QPointF) -> tuple[Fraction, Fraction]:
        """Return the place of the unturned picture that lies at a point of the scene."""
        across, down = point.x() / self._size.width(), point.y() / self._size.height()
        turned = {90: (down, 1 - across), 180: (1 - across, 1 - down), 270: (1 - down, across)}
        across, down = turned.get(self._rotation, (across, down))
        return coordinate(across), coordinate(down)

    def vector(self, right: Fraction, down: Fraction) -> tuple[Fraction, Fraction]:
        """Return a way on the turned picture as one on the unturned."""
        turned = {90: (down, -right), 180: (-right, -down), 270: (-down, right)}
        return turned.get(self._rotation, (right, down))

    def hit(self, point: QPointF) -> int:
        """Return the topmost shape at a point of the scene, -1 where there is none."""
        for at in range(len(self.shapes) - 1, -1, -1):
            if self._touches(self.shapes[at], point):
                return at
        return -1

    def _touches(self, shape: Shape, point: QPointF) -> bool:
        start, end = self.point(shape.x, shape.y), self.point(shape.x2, shape.y2)
        match shape.kind:
            case ShapeKind.ARROW:
                line = QLineF(start, end)
                length = max(1.0, line.length())
                along = QPointF.dotProduct(point - start, end - start) / length**2
                nearest = line.pointAt(min(1.0, max(0.0, along)))
                return QLineF(nearest, point).length() <= NEAR
            case ShapeKind.NUMBER:
                return QLineF(start, point).length() <= 5 * self._width + 4
            case ShapeKind.TEXT:
                return self._text_box(start, shape.text).contains(point)
        return QRectF(start, end).normalized().adjusted(-NEAR, -NEAR, NEAR, NEAR).contains(point)

    # Painting

    @property
    def _width(self) -> float:
        return max(3.0, max(self._size.width(), self._size.height()) / 260)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint all shapes, blurs below the others."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(self.boundingRect())
        for shape in sorted(self.shapes, key=lambda one: one.kind != ShapeKind.BLUR):
            self._paint(painter, shape)
        if 0 <= self.chosen < len(self.shapes):
            self._mark(painter, self.shapes[self.chosen])

    def _paint(self, painter: QPainter, shape: Shape) -> None:
        start, end = self.point(shape.x, shape.y), self.point(shape.x2, shape.y2)
        box = QRectF(start, end).normalized()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        match shape.kind:
            case ShapeKind.BLUR:
                self._blur(painter, box)
            case ShapeKind.ARROW:
                self._arrow(painter, start, end)
            case ShapeKind.NUMBER:
                self._number(painter, start, shape.text)
            case ShapeKind.TEXT:
                self._text(painter, start, shape.text)
            case ShapeKind.ELLIPSE | ShapeKind.RECTANGLE:
                for pen in (QPen(WHITE, self._width * 1.7), QPen(RED, self._width)):
                    painter.setPen(pen)
                    (painter.drawEllipse if shape.kind == ShapeKind.ELLIPSE else painter.drawRect)(box)

    def _blur(self, painter: QPainter, box: QRectF) -> None:
        part = self._picture.copy(box.toAlignedRect())
        if not part.isNull():
            few = part.scaled(BLOCKS, BLOCKS, mode=Qt.TransformationMode.SmoothTransformation)
            painter.drawPixmap(box, few, QRectF(few.rect()))

    def _arrow(self, painter: QPainter, start: QPointF, end: QPointF) -> None:
        angle = math.atan2(end.y() - start.y(), end.x() - start.x())
        length = 6 * self._width
        wings = [
            end - QPointF(length * math.cos(angle + turn), length * math.sin(angle + turn))
            for turn in (0.45, -0.45)
        ]
        neck = end - QPointF(0.8 * length * math.cos(angle), 0.8 * length * math.sin(angle))
        head = QPolygonF([end, *wings])
        for color, wide in ((WHITE, self._width * 1.7), (RED, self._width)):
            painter.setPen(QPen(color, wide))
            painter.drawLine(start, neck)
            painter.setPen(QPen(color, wide - self._width) if wide > self._width else Qt.PenStyle.NoPen)
            painter.setBrush(color)
            painter.drawPolygon(head)

    def _number(self, painter: QPainter, at: QPointF, text: str) -> None:
        radius = 5 * self._width
        painter.setPen(QPen(WHITE, self._width / 2))
        painter.setBrush(RED)
        painter.drawEllipse(at, radius, radius)
        painter.setFont(self._font(radius * (1.3 if len(text) < 3 else 0.9)))
        box = QRectF(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius)
        painter.setPen(WHITE)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def _text(self, painter: QPainter, at: QPointF, text: str) -> None:
        font = self._font(6 * self._width)
        path = QPainterPath()
        path.addText(QPointF(at.x(), at.y() + QFontMetricsF(font).capHeight() / 2), font, text)
        painter.strokePath(path, QPen(WHITE, self._width))
        painter.fillPath(path, RED)

    def _text_box(self, at: QPointF, text: str) -> QRectF:
        metrics = QFontMetricsF(self._font(6 * self._width))
        return QRectF(
            at.x(), at.y() - metrics.height() / 2, metrics.horizontalAdvance(text), metrics.height()
        )

    def _font(self, pixels: float) -> QFont:
        font = QFont("Noto Sans SC")
        font.setPixelSize(max(8, round(pixels)))
        font.setBold(True)
        return font

    def _mark(self, painter: QPainter, shape: Shape) -> None:
        start, end = self.point(shape.x, shape.y), self.point(shape.x2, shape.y2)
        box = (
            self._text_box(start, shape.text)
            if shape.kind == ShapeKind.TEXT
            else QRectF(start, end).normalized()
        )
        around = 6 * self._width if shape.kind == ShapeKind.NUMBER else 2 * self._width
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for color, style in ((WHITE, Qt.PenStyle.SolidLine), (QColor("black"), Qt.PenStyle.DashLine)):
            pen = QPen(color, 1.5, style)
            pen.setCosmetic(True)
            painter.setPen(pen)
            painter.drawRect(box.adjusted(-around, -around, around, around))
