"""Where a measure comes from and what it does, with ways to the answers behind it."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from renodesk.ui.measure_explained import Told
from renodesk.ui.theme import Theme
from renodesk.ui.widgets.boxes import button, label
from renodesk.ui.widgets.dialog import Dialog

SPOT_ROLE = Qt.ItemDataRole.UserRole


class MeasureWhyDialog(Dialog):
    """A list of lines; Enter on one that is about an answer leads there."""

    went = Signal(object)
    """The spot somebody wants to see."""

    def __init__(self, title: str, told: Iterable[Told], theme: Theme, parent: QWidget | None = None) -> None:
        """Show an explanation under `title`."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("这条措施的来由和作用"))
        self.resize(theme.px(760), theme.px(540))
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addWidget(label(title, "heading", wrap=True))
        self.lines = QListWidget()
        self.lines.setAccessibleName(self.tr("这条措施的来由和作用"))
        self.lines.setWordWrap(True)
        self.lines.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for one in told:
            self.lines.addItem(_item(one, theme))
        self.lines.currentItemChanged.connect(lambda *_: self._follow())
        self.lines.itemActivated.connect(lambda _: self._go())
        layout.addWidget(self.lines, 1)
        row = QHBoxLayout()
        row.addWidget(label(self.tr("↑ ↓ 选一行，Enter 到那一处"), "small"), 1)
        self.go = button(self.tr("到这一处"), name="primary")
        self.go.setAutoDefault(False)
        self.go.clicked.connect(self._go)
        close = button(self.tr("关闭"))
        close.setAutoDefault(False)
        close.clicked.connect(self.accept)
        row.addWidget(self.go)
        row.addWidget(close)
        layout.addLayout(row)
        self.lines.setCurrentRow(1)
        self.lines.setFocus(Qt.FocusReason.OtherFocusReason)
        self._follow()

    def _follow(self) -> None:
        item = self.lines.currentItem()
        self.go.setEnabled(item is not None and item.data(SPOT_ROLE) is not None)

    def _go(self) -> None:
        item = self.lines.currentItem()
        spot = item.data(SPOT_ROLE) if item is not None else None
        if spot is not None:
            self.accept()
            self.went.emit(spot)


def _item(told: Told, theme: Theme) -> QListWidgetItem:
    item = QListWidgetItem(told.text)
    item.setToolTip(told.text)
    item.setData(SPOT_ROLE, told.spot)
    if told.is_heading:
        font = item.font()
        font.setBold(True)
        item.setFont(font)
        item.setForeground(theme.color("ink2"))
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
    elif told.spot is not None:
        item.setIcon(theme.icons.icon("chevron_right", "accent"))
    return item
