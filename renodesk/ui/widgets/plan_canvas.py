"""A site plan one can zoom and pan, with pins that are set, moved and opened by mouse or keyboard."""

from collections.abc import Sequence
from fractions import Fraction

from PySide6.QtCore import QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QGraphicsView

from renodesk.services.pin_rows import Pin
from renodesk.ui.widgets.photo_canvas import PhotoCanvas
from renodesk.ui.widgets.pin_item import CrossItem, PinItem

RADIUS, MOST_RADIUS = 12, 17
STEP, FINE = 10, 1
"""So many screen pixels a key moves; zooming in makes the way on the plan shorter."""
REST_MS = 700
"""A pin that is moved by keys stays where it is put after so much rest: one act."""
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PlanCanvas(PhotoCanvas):
    """Click or arrows and Enter set a pin, dragging or arrows move the chosen one, Enter opens it."""

    placed = Signal(object, object)
    """Where a pin is wanted: x and y, 0 to 1 of the plan as it was taken in."""
    moved = Signal(str, object, object)
    """A pin and where it is now."""
    chosen = Signal(str)
    """A pin, "" for none."""
    opened = Signal(str)
    removed = Signal(str)
    cancelled = Signal()

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__()
        self.is_placing = False
        self.at_hand = ""
        self._radius = float(RADIUS)
        self._items: dict[str, PinItem] = {}
        self._cross = CrossItem()
        self._scene.addItem(self._cross)
        self.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._dragged: PinItem | None = None
        self._pressed = QPoint()
        self._nudged = ""
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self.settle)

    # Showing

    def show_pins(self, pins: Sequence[Pin], at_hand: str, radius: float) -> None:
        """Show these pins, one of them chosen."""
        self._radius = radius
        self.at_hand = at_hand if any(pin.key == at_hand for pin in pins) else ""
        there = {pin.key for pin in pins}
        for key in [key for key in self._items if key not in there]:
            self._scene.removeItem(self._items.pop(key))
        for pin in pins:
            item = self._items.get(pin.key)
            if item is None:
                item = self._items[pin.key] = PinItem(pin, radius)
                self._scene.addItem(item)
            item.show_pin(pin, radius, is_chosen=pin.key == self.at_hand)
            item.setPos(self.layer.point(pin.x, pin.y))

    def choose_pin(self, key: str, *, is_shown: bool = True) -> None:
        """Choose a pin, "" for none; one that is out of sight is brought into it."""
        self.settle()
        self.at_hand = key if key in self._items else ""
        for one, item in self._items.items():
            item.show_pin(item.pin, self._radius, is_chosen=one == self.at_hand)
        if self.at_hand and is_shown:
            self.ensureVisible(self._items[self.at_hand], 40, 40)

    def begin_placing(self) -> None:
        """Let the next click, or Enter, say where a pin is."""
        self.choose_pin("")
        self.is_placing = True
        self.setDragMode(QGraphicsView.DragMode.NoDrag)
        self.viewport().setCursor(Qt.CursorShape.CrossCursor)
        self._cross.setPos(self._within(self.mapToScene(self.viewport().rect().center())))
        self._cross.show()
        self.setFocus()

    def stop_placing(self) -> None:
        """Look and move again."""
        self.is_placing = False
        self._cross.hide()
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)

    def settle(self) -> None:
        """Tell where the pin is that was moved by keys."""
        self._rest.stop()
        key, self._nudged = self._nudged, ""
        item = self._items.get(key)
        if item is not None:
            self._tell_move(item)

    def _tell_move(self, item: PinItem) -> None:
        place = self.layer.place(item.pos())
        if place != (item.pin.x, item.pin.y):
            self.moved.emit(item.pin.key, *place)

    def place_of_cross(self) -> tuple[Fraction, Fraction]:
        """Return where Enter would set a pin."""
        return self.layer.place(self._cross.pos())

    def _within(self, point: QPointF) -> QPointF:
        """Return the nearest point of the picture."""
        room = self._scene.sceneRect()
        across = min(max(point.x(), room.left()), room.right())
        return QPointF(across, min(max(point.y(), room.top()), room.bottom()))

    def _pin_at(self, position: QPoint) -> PinItem | None:
        return next((one for one in self.items(position) if isinstance(one, PinItem)), None)

    # The pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take a pin, or the plan."""
        self._pressed = event.position().toPoint()
        item = None if self.is_placing else self._pin_at(self._pressed)
        if event.button() == Qt.MouseButton.LeftButton and item is not None:
            self.setFocus()
            self.choose_pin(item.pin.key, is_shown=False)
            self.chosen.emit(item.pin.key)
            self._dragged = item
            return
        QGraphicsView.mousePressEvent(self, event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the pin along."""
        position = event.position().toPoint()
        if self._dragged is not None:
            if self._is_far(position):
                self._dragged.setPos(self._within(self.mapToScene(position)))
            return
        QGraphicsView.mouseMoveEvent(self, event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Leave the pin there, or set one."""
        item, self._dragged = self._dragged, None
        position = event.position().toPoint()
        if item is not None:
            if self._is_far(position):
                self._tell_move(item)
            return
        QGraphicsView.mouseReleaseEvent(self, event)
        if self.is_placing and event.button() == Qt.MouseButton.LeftButton:
            point = self.mapToScene(position)
            if self._scene.sceneRect().contains(point):
                self.placed.emit(*self.layer.place(point))
        elif not self._is_far(position) and self.at_hand:
            self.choose_pin("")
            self.chosen.emit("")

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open a pin."""
        item = None if self.is_placing else self._pin_at(event.position().toPoint())
        if item is not None:
            self.opened.emit(item.pin.key)

    def _is_far(self, position: QPoint) -> bool:
        return (position - self._pressed).manhattanLength() >= QApplication.startDragDistance()

    # The keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the cross or the chosen pin, Enter sets or opens, Delete removes, Escape leaves."""
        key = Qt.Key(event.key())
        item = self._items.get(self.at_hand)
        if key in _ARROWS and (self.is_placing or item is not None):
            self._go(item, _ARROWS[key], bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif key in _ENTER and self.is_placing:
            self.placed.emit(*self.place_of_cross())
        elif key in _ENTER and item is not None:
            self.settle()
            self.opened.emit(item.pin.key)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and item is not None:
            self._nudged = ""
            self.removed.emit(item.pin.key)
        elif key == Qt.Key.Key_Escape and (self.is_placing or item is not None):
            self._leave()
        elif key in _ARROWS:
            QGraphicsView.keyPressEvent(self, event)
        else:
            super().keyPressEvent(event)

    def _leave(self) -> None:
        if self.is_placing:
            self.cancelled.emit()
        else:
            self.choose_pin("")
            self.chosen.emit("")

    def _go(self, pin: PinItem | None, way: tuple[int, int], is_fine: bool) -> None:
        item = self._cross if self.is_placing or pin is None else pin
        step = (FINE if is_fine else STEP) / self.transform().m11()
        item.setPos(self._within(item.pos() + QPointF(way[0] * step, way[1] * step)))
        self.ensureVisible(item, 40, 40)
        if isinstance(item, PinItem):
            self._nudged = item.pin.key
            self._rest.start()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep what keys moved."""
        self.settle()
        super().focusOutEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Leave by Tab: pins are chosen from their list."""
        return QGraphicsView.focusNextPrevChild(self, forward)
