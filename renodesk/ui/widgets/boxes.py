"""Small pieces every screen is built from."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QLayout, QPushButton, QSpinBox, QVBoxLayout, QWidget

FIELD_PADDING = 8


def label(text: str = "", name: str = "", *, wrap: bool = False) -> QLabel:
    """Return a label of a kind (title, heading, quiet, small, score, badge)."""
    made = QLabel(text)
    made.setObjectName(name)
    made.setWordWrap(wrap)
    made.setTextFormat(Qt.TextFormat.PlainText)
    return made


def button(text: str, *, name: str = "", tip: str = "") -> QPushButton:
    """Return a button with an accessible name."""
    made = QPushButton(text)
    made.setObjectName(name)
    made.setAccessibleName(tip or text)
    if tip:
        made.setToolTip(tip)
    return made


class Choice(QComboBox):
    """A box to choose from, which the wheel leaves as it is: it scrolls what the box lies in."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to what is below: nobody means to choose who scrolls over a box."""
        event.ignore()


class Spin(QSpinBox):
    """A number with arrows, which the wheel leaves as it is, like `Choice`."""

    def __init__(self) -> None:
        """Keep the number off the frame, as the padding of other fields does: arrows of one's own undo it."""
        super().__init__()
        self.lineEdit().setTextMargins(FIELD_PADDING, 0, 0, 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to what is below."""
        event.ignore()


def choice(name: str, *, letters: int = 8) -> QComboBox:
    """Return a box to choose from, wide enough for so many letters however long its entries are."""
    made = Choice()
    made.setAccessibleName(name)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(letters)
    return made


def card(*, margins: int = 16) -> tuple[QFrame, QVBoxLayout]:
    """Return a card and its layout."""
    frame = QFrame()
    frame.setObjectName("card")
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(margins, margins, margins, margins)
    layout.setSpacing(8)
    return frame, layout


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and free it."""
    while layout.count():
        taken = layout.takeAt(0)
        widget = taken.widget() if taken is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        inner = taken.layout() if taken is not None else None
        if inner is not None:
            clear(inner)


def stretch(widget: QWidget) -> QWidget:
    """Let a widget take the width there is."""
    policy = widget.sizePolicy()
    policy.setHorizontalStretch(1)
    widget.setSizePolicy(policy)
    return widget


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Give a widget a property the style sheet looks at; dressed anew only when it changed.

    A property that was never given and one that says no look alike: what is shown first is not dressed twice.
    """
    before = widget.property(name)
    if before != value and (before or value):
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
