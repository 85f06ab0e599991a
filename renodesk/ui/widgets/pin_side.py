"""What stands beside a site plan: its pins, and what could be marked next."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QListView, QStackedWidget, QVBoxLayout, QWidget

from renodesk.ui.models.pins import Line, LinesModel
from renodesk.ui.widgets.boxes import button, label
from renodesk.ui.widgets.flow import flow

PINS, OPEN = 0, 1
_UNDO, _REDO = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo


class Lines(QListView):
    """A list of lines: Enter or a double click opens, Delete removes."""

    opened = Signal(object)
    removed = Signal(object)
    stood = Signal(object)
    """The line at hand, None for none."""

    def __init__(self, model: LinesModel, name: str) -> None:
        """Show `model`."""
        super().__init__()
        self.lines = model
        self.setModel(model)
        self.setAccessibleName(name)
        self.setUniformItemSizes(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(lambda index: self.opened.emit(model.at(index)))
        self.selectionModel().currentChanged.connect(lambda index: self.stood.emit(model.at(index)))

    @property
    def at_hand(self) -> Line | None:
        """Return the line at hand."""
        return self.lines.at(self.currentIndex())

    def stand(self, row: int) -> None:
        """Stand at a line, as near as there is one; -1 at none."""
        last = self.lines.rowCount() - 1
        self.setCurrentIndex(QModelIndex() if row < 0 else self.lines.index(min(row, last)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hear Enter and Delete."""
        line = self.at_hand
        if line is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and _is_plain(event):
            self.opened.emit(line)
        elif line is not None and event.key() == Qt.Key.Key_Delete:
            self.removed.emit(line)
        else:
            super().keyPressEvent(event)


class Find(QLineEdit):
    """A field whose Down, Enter and Escape are for the list below it."""

    went_down = Signal()
    entered = Signal()

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window while nothing is typed."""
        is_free = event.type() == QEvent.Type.ShortcutOverride and not self.text()
        if is_free and isinstance(event, QKeyEvent) and (event.matches(_UNDO) or event.matches(_REDO)):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hear them."""
        if event.key() == Qt.Key.Key_Down:
            self.went_down.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and _is_plain(event):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class PinSide(QWidget):
    """Two lists, one at a time: the pins of the plan, and what has none yet or is found by a few letters."""

    wanted = Signal(object)
    """What a pin is wanted for (a `Line`)."""
    noted = Signal()
    """A pin with words alone is wanted."""
    chosen = Signal(object)
    opened = Signal(object)
    reworded = Signal(object)
    removed = Signal(object)
    found = Signal()
    """Other letters were typed."""

    def __init__(self, icon: Callable[[Line], QIcon]) -> None:
        """Show no lines yet."""
        super().__init__()
        self._is_open = self._has_plan = self._is_showing = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        self.tabs = QButtonGroup(self)
        self.pins_tab, self.open_tab = button(""), button("")
        for number, tab in enumerate((self.pins_tab, self.open_tab)):
            tab.setCheckable(True)
            self.tabs.addButton(tab, number)
        self.tabs.idClicked.connect(self.show_page)
        layout.addLayout(flow(self.pins_tab, self.open_tab))
        self.pages = QStackedWidget()
        self.pins = Lines(LinesModel(icon, self), self.tr("点位"))
        self.open = Lines(LinesModel(icon, self), self.tr("还没标的问题"))
        self.pages.addWidget(self._pins_page())
        self.pages.addWidget(self._open_page())
        layout.addWidget(self.pages, 1)
        self.show_page(OPEN)

    def _pins_page(self) -> QWidget:
        page, layout = _page()
        layout.addWidget(self.pins, 1)
        self.go = button(self.tr("去看"), name="primary", tip=self.tr("去看所标的（回车）"))
        self.say = button(self.tr("说明…"), tip=self.tr("改这个点位的说明"))
        self.drop = button(self.tr("移除点位"), tip=self.tr("移除这个点位（Delete），可以撤销"))
        layout.addLayout(flow(self.go, self.say, self.drop))
        self.go.clicked.connect(lambda: self.opened.emit(self.pins.at_hand))
        self.say.clicked.connect(lambda: self.reworded.emit(self.pins.at_hand))
        self.drop.clicked.connect(lambda: self.removed.emit(self.pins.at_hand))
        self.pins.opened.connect(self.opened)
        self.pins.removed.connect(self.removed)
        self.pins.stood.connect(self._stood)
        return page

    def _open_page(self) -> QWidget:
        page, layout = _page()
        self.seek = Find()
        self.seek.setPlaceholderText(self.tr("找问题、位置或指标，如：3 2 照明"))
        self.seek.setAccessibleName(self.tr("找要标的问题、位置或指标"))
        self.seek.textChanged.connect(lambda _: self.found.emit())
        self.seek.went_down.connect(self._into_open)
        self.seek.entered.connect(self._want)
        layout.addWidget(self.seek)
        layout.addWidget(self.open, 1)
        self.nothing = label("", "quiet", wrap=True)
        layout.addWidget(self.nothing)
        self.mark = button(
            self.tr("标到图上"), name="primary", tip=self.tr("标到图上（回车），再点图上的位置")
        )
        self.mark.clicked.connect(self._want)
        self.note = button(self.tr("只写字…"), tip=self.tr("标一个只写字的点位"))
        self.note.clicked.connect(self.noted)
        layout.addLayout(flow(self.mark, self.note))
        self.open.opened.connect(lambda _: self._want())
        self.open.stood.connect(lambda _: self._enable())
        return page

    def allow(self, *, is_open: bool, has_plan: bool) -> None:
        """Say whether the round takes changes, and whether there is a plan to mark."""
        self._is_open, self._has_plan = is_open, has_plan
        self._enable()

    def _enable(self) -> None:
        pin = self.pins.at_hand
        may_mark = self._is_open and self._has_plan
        self.go.setEnabled(pin is not None)
        self.say.setEnabled(pin is not None and self._is_open)
        self.drop.setEnabled(pin is not None and self._is_open)
        self.mark.setEnabled(may_mark and self.open.at_hand is not None)
        self.note.setEnabled(may_mark)

    def _stood(self, line: Line | None) -> None:
        self._enable()
        if not self._is_showing:
            self.chosen.emit(line)

    def show_page(self, page: int) -> None:
        """Show pins, or what has none."""
        self.pages.setCurrentIndex(page)
        self.tabs.button(page).setChecked(True)
        self.setFocusProxy(self.pins if page == PINS else self.seek)

    def show_pins(self, pins: Sequence[Line], at_hand: str, waiting: int) -> None:
        """Show the lines of pins, one by its key at hand, and how many problems wait for theirs."""
        self.pins_tab.setText(self.tr("点位 {0}").format(len(pins)))
        self.pins_tab.setAccessibleName(self.pins_tab.text())
        self.open_tab.setText(self.tr("待标 {0}").format(waiting))
        self.open_tab.setAccessibleName(self.tr("还没标的问题 {0}").format(waiting))
        self.pins.lines.show_lines(pins)
        self.choose(at_hand)

    def show_open(self, lines: Sequence[Line], nothing: str) -> None:
        """Show what could be marked, `nothing` where there is none; the row one stands at stays."""
        self.nothing.setText(nothing)
        row = self.open.currentIndex().row()
        self.open.lines.show_lines(lines)
        self.open.stand(max(0, row))
        self.open.setVisible(bool(lines))
        self.nothing.setVisible(not lines)

    def choose(self, key: str) -> None:
        """Stand at the line of a pin."""
        keys = [line.pin.key if line.pin else "" for line in self.pins.lines.lines]
        self._is_showing = True
        self.pins.stand(keys.index(key) if key in keys else -1)
        self._is_showing = False
        self._enable()

    def _into_open(self) -> None:
        self.open.setFocus()
        self.open.stand(max(0, self.open.currentIndex().row()))

    def _want(self) -> None:
        line = self.open.at_hand
        if line is not None and self._is_open and self._has_plan:
            self.wanted.emit(line)


def _page() -> tuple[QWidget, QVBoxLayout]:
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(8)
    return page, layout


def _is_plain(event: QKeyEvent) -> bool:
    return event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
