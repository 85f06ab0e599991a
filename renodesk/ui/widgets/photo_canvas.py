"""A photo one can zoom, pan and draw on; shapes are told when they are done."""

from dataclasses import replace
from fractions import Fraction

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPixmap, QResizeEvent, QTransform, QWheelEvent
from PySide6.QtWidgets import QGraphicsPixmapItem, QGraphicsScene, QGraphicsView

from renodesk.domain.annotation import Shape, ShapeKind
from renodesk.ui.widgets.annotation_layer import AnnotationLayer

STEP = Fraction(1, 100)
SMALLEST = 6.0
"""A drag shorter than this many scene units draws nothing."""
_MOVES = {
    Qt.Key.Key_Left: (-STEP, Fraction(0)),
    Qt.Key.Key_Right: (STEP, Fraction(0)),
    Qt.Key.Key_Up: (Fraction(0), -STEP),
    Qt.Key.Key_Down: (Fraction(0), STEP),
}


class PhotoCanvas(QGraphicsView):
    """Wheel, + and - zoom, 0 fits, 1 shows pixel by pixel, dragging pans or draws with the tool at hand."""

    drawn = Signal(object)
    """A shape that is new."""
    reshaped = Signal(int, object)
    """The number of a shape, and what it is now; None takes it away."""
    zoomed = Signal(float)
    """Screen pixels for one pixel of the picture."""

    def __init__(self) -> None:
        """Show nothing yet."""
        self._scene = QGraphicsScene()
        super().__init__(self._scene)
        self.tool: ShapeKind | None = None
        self._picture = QGraphicsPixmapItem()
        self._picture.setTransformationMode(Qt.TransformationMode.SmoothTransformation)
        self.layer = AnnotationLayer()
        self._scene.addItem(self._picture)
        self._scene.addItem(self.layer)
        self._from: QPointF | None = None
        self._held: Shape | None = None
        self._shapes: tuple[Shape, ...] = ()
        self._is_fitted = True
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    # Showing

    def show_picture(self, picture: QPixmap, rotation: int) -> None:
        """Show a picture, turned clockwise, and fit it into the view."""
        turned = picture.transformed(QTransform().rotate(rotation)) if rotation else picture
        self._picture.setPixmap(turned)
        self._picture.setScale(1.0)
        self._scene.setSceneRect(self._picture.boundingRect())
        self.layer.show_over(turned, rotation)
        self.fit()

    def sharpen(self, picture: QPixmap, rotation: int) -> None:
        """Show the same photo with more pixels, in the same place."""
        turned = picture.transformed(QTransform().rotate(rotation)) if rotation else picture
        if turned.width():
            self._picture.setPixmap(turned)
            self._picture.setScale(self._scene.sceneRect().width() / turned.width())

    def show_shapes(self, shapes: tuple[Shape, ...]) -> None:
        """Show what is drawn; the chosen shape stays chosen while it is there."""
        self._shapes = shapes
        self.layer.show_shapes(shapes, self.layer.chosen if self.layer.chosen < len(shapes) else -1)

    def take_tool(self, tool: ShapeKind | None) -> None:
        """Draw shapes of a kind from now on; None looks and moves."""
        self.tool = tool
        self.layer.show_shapes(self._shapes)
        self.viewport().setCursor(Qt.CursorShape.CrossCursor if tool else Qt.CursorShape.OpenHandCursor)

    def fit(self) -> None:
        """Show the whole picture."""
        self._is_fitted = True
        self.fitInView(self._scene.sceneRect(), Qt.AspectRatioMode.KeepAspectRatio)

    def zoom(self, factor: float) -> None:
        """Zoom in or out, within reason."""
        wanted = self.transform().m11() * factor
        if 0.05 <= wanted <= 40:
            self._is_fitted = False
            self.scale(factor, factor)
            self.zoomed.emit(wanted * self._picture.scale())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep a fitted picture fitted."""
        super().resizeEvent(event)
        if self._is_fitted:
            self.fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom."""
        self.zoom(1.2 if event.angleDelta().y() > 0 else 1 / 1.2)

    # Drawing

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to draw, to move a shape, or to pan."""
        point = self.mapToScene(event.position().toPoint())
        at = -1 if self.tool else self.layer.hit(point)
        if event.button() == Qt.MouseButton.LeftButton and (self.tool is not None or at >= 0):
            self._from = point
            self._held = None if self.tool else self._shapes[at]
            self.layer.show_shapes(self._shapes, at)
            self.setFocus()
            return
        self.layer.show_shapes(self._shapes)
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what the shape would be."""
        shape = self._shape_to(event.position())
        if shape is None:
            super().mouseMoveEvent(event)
        elif self._held is None:
            self.layer.show_shapes((*self._shapes, shape))
        else:
            at = self.layer.chosen
            self.layer.show_shapes((*self._shapes[:at], shape, *self._shapes[at + 1 :]), at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell the shape."""
        shape, at = self._shape_to(event.position()), self.layer.chosen
        start, held = self._from, self._held
        self._from = self._held = None
        if shape is None or start is None:
            super().mouseReleaseEvent(event)
            return
        self.layer.show_shapes(self._shapes, at)
        moved = self.mapToScene(event.position().toPoint()) - start
        if held is not None:
            if held != shape:
                self.reshaped.emit(at, shape)
        elif shape.kind.is_point or max(abs(moved.x()), abs(moved.y())) >= SMALLEST:
            self.drawn.emit(shape)

    def _shape_to(self, position: QPointF) -> Shape | None:
        if self._from is None:
            return None
        x, y = self.layer.place(self._from)
        x2, y2 = self.layer.place(self.mapToScene(position.toPoint()))
        if self._held is not None:
            return self._held.moved(x2 - x, y2 - y)
        if self.tool is None:
            return None
        if self.tool.is_point:
            x, y = x2, y2
        return Shape(kind=self.tool, x=x, y=y, x2=x2, y2=y2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom; with a tool Enter draws in the middle; a chosen shape moves by arrows, grows with Shift."""
        at = self.layer.chosen
        move = _MOVES.get(Qt.Key(event.key()))
        if at >= 0 and move is not None:
            self._move(at, *move, is_growing=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif at >= 0 and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.layer.show_shapes(self._shapes)
            self.reshaped.emit(at, None)
        elif self.tool is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.drawn.emit(self._in_the_middle(self.tool))
        elif event.text() in ("+", "="):
            self.zoom(1.25)
        elif event.text() == "-":
            self.zoom(0.8)
        elif event.text() == "0":
            self.fit()
        elif event.text() == "1":
            self.zoom(1 / (self.transform().m11() * self._picture.scale()))
        else:
            event.ignore()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Let Tab choose the next shape while there is one and nothing else is chosen."""
        if forward and self._shapes and self.layer.chosen < len(self._shapes) - 1:
            self.layer.show_shapes(self._shapes, self.layer.chosen + 1)
            return True
        self.layer.show_shapes(self._shapes)
        return super().focusNextPrevChild(forward)

    def choose(self, at: int) -> None:
        """Choose a shape."""
        self.layer.show_shapes(self._shapes, at)

    def _move(self, at: int, right: Fraction, down: Fraction, *, is_growing: bool) -> None:
        shape = self._shapes[at]
        across, along = self.layer.vector(right, down)
        if is_growing and not shape.kind.is_point:
            grown = replace(
                shape,
                x2=min(Fraction(1), max(Fraction(0), shape.x2 + across)),
                y2=min(Fraction(1), max(Fraction(0), shape.y2 + along)),
            )
            self.reshaped.emit(at, grown)
        else:
            self.reshaped.emit(at, shape.moved(across, along))

    @staticmethod
    def _in_the_middle(kind: ShapeKind) -> Shape:
        half, out = Fraction(1, 2), Fraction(1, 8)
        near, far = (half, half) if kind.is_point else (half - out, half + out)
        return Shape(kind=kind, x=near, y=near, x2=far, y2=far)

    def sizeHint(self) -> QSize:
        """Return a size a photo can be looked at in."""
        return QSize(900, 600)
