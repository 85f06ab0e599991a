"""The rows of one kind of place (estate, building, entrance), made once and refilled for each place."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

from renodesk.domain.form import Item
from renodesk.texts import Language
from renodesk.ui.editors.item_row import ItemRow
from renodesk.ui.editors.stops import Step
from renodesk.ui.theme import Theme

AT_FIRST = 8


class PlaceRows(QScrollArea):
    """Lists rows in walking order and leads the keyboard through them."""

    typed = Signal(str, object, str)
    """An item's code, a part of its answer, and the text typed for it."""
    reason_typed = Signal(str, str)
    left = Signal(object)
    """A `Step` that leads beyond the first or last row."""
    made = Signal(object)
    """A row that was made after the first ones; it waits to be filled."""

    def __init__(self, parent: QWidget, items: Sequence[Item], theme: Theme, language: Language) -> None:
        """Make the rows that fit a screen, where they belong: a row that moves has its boxes styled anew.

        The others follow while nothing else is to do.
        """
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        self._layout = QVBoxLayout(inner)
        self._layout.setContentsMargins(0, 0, 6, 0)
        self._layout.setSpacing(2)
        self.setWidget(inner)
        self._theme, self._language = theme, language
        self.rows: dict[str, ItemRow] = {}
        self._items = {item.code: item for item in items}
        self._waiting = [item.code for item in items]
        self._current = ""
        for _ in range(min(AT_FIRST, len(items))):
            self._make()
        self._layout.addStretch(1)
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._make_more)
        self._timer.start()

    def _make(self) -> ItemRow:
        item = self._items[self._waiting.pop(0)]
        row = ItemRow(item, self._theme, self._language)
        row.typed.connect(lambda part, text: self.typed.emit(item.code, part, text))
        row.reason_typed.connect(lambda text: self.reason_typed.emit(item.code, text))
        row.stepped.connect(lambda step: self._step(item.code, step))
        self._layout.insertWidget(len(self.rows), row)
        self.rows[item.code] = row
        return row

    def _make_more(self) -> None:
        if self._waiting:
            self.made.emit(self._make())
        else:
            self._timer.stop()

    def row(self, code: str) -> ItemRow | None:
        """Return the row of an item, made now if it still waits; None for an item of other places."""
        while code in self._waiting:
            self._make_more()
        return self.rows.get(code)

    def show_current(self, code: str) -> ItemRow | None:
        """Tint the row of an item and bring it into view."""
        if code != self._current:
            before = self.rows.get(self._current)
            if before is not None:
                before.set_current(is_current=False)
            self._current = code
        row = self.row(code)
        if row is not None:
            row.set_current(is_current=True)
            self._reveal(row)
            QTimer.singleShot(0, row, lambda: self._reveal(row))
        return row

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the current row in view."""
        super().resizeEvent(event)
        row = self.rows.get(self._current)
        if row is not None:
            QTimer.singleShot(0, row, lambda: self._reveal(row))

    def _reveal(self, row: ItemRow) -> None:
        stop = QApplication.focusWidget()
        if row.isVisible():
            self.ensureWidgetVisible(row, 0, 8)
            if stop is not None and row.isAncestorOf(stop):
                self.ensureWidgetVisible(stop, 0, 8)

    def row_of(self, widget: QWidget | None) -> ItemRow | None:
        """Return the row a widget stands in."""
        while widget is not None and not isinstance(widget, ItemRow):
            widget = widget.parentWidget()
        return widget if widget is not None and self.isAncestorOf(widget) else None

    def commit(self) -> None:
        """Store what is being typed."""
        for row in self.rows.values():
            row.commit()

    def _step(self, code: str, step: Step) -> None:
        codes = list(self._items)
        by = 1 if step in (Step.NEXT, Step.DOWN) else -1
        at = codes.index(code) + by
        while 0 <= at < len(codes):
            row = self.row(codes[at])
            if row is not None and any(row.stops()):
                row.enter(at_end=step == Step.BACK)
                return
            at += by
        self.left.emit(step)
