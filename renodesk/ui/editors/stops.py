"""What the keyboard stops at in a row: a number box, the five grades, a tick. Keys mean the same in each."""

from collections.abc import Callable
from enum import Enum
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QWidget

from renodesk.domain.form import Item
from renodesk.ui.editors.commit import CommitEdit
from renodesk.ui.widgets.boxes import button, restyle

_DIGITS = {digit: number for number in range(1, 6) for digit in (str(number), chr(0xFF10 + number))}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Step(Enum):
    """Where a key leads to."""

    NEXT = "next"
    BACK = "back"
    DOWN = "down"
    UP = "up"


def step_of(event: QKeyEvent) -> Step | None:
    """Return where a key leads to: Enter on, Shift+Enter back, the arrows to the rows above and below."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if event.key() in _ENTER and modifiers == Qt.KeyboardModifier.NoModifier:
        return Step.NEXT
    if event.key() in _ENTER and modifiers == Qt.KeyboardModifier.ShiftModifier:
        return Step.BACK
    if modifiers == Qt.KeyboardModifier.NoModifier and event.key() == Qt.Key.Key_Down:
        return Step.DOWN
    if modifiers == Qt.KeyboardModifier.NoModifier and event.key() == Qt.Key.Key_Up:
        return Step.UP
    return None


def grade_of(text: str) -> int | None:
    """Return the grade a digit picks, also a full-width one."""
    return _DIGITS.get(text)


def keeps_key(event: QEvent) -> bool:
    """Return whether a stop wants a key that is also a shortcut of the window."""
    return (
        isinstance(event, QKeyEvent)
        and event.type() == QEvent.Type.ShortcutOverride
        and step_of(event) is not None
    )


class WordBox(CommitEdit):
    """A box for words. Keys with Alt are left to the card: they tick, where a box would write their digit."""

    stepped = Signal(object)

    def event(self, event: QEvent) -> bool:
        """Keep Shift+Enter for the row."""
        if keeps_key(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Commit before going anywhere."""
        step = step_of(event)
        if step is not None:
            self.commit()
            event.accept()
            self.stepped.emit(step)
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)


class NumberBox(WordBox):
    """A box of a row. A suggestion stands in it in grey, in a dashed frame, and is taken by Enter only."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self.suggestion = ""
        self.is_yes_no = False
        self.setObjectName("rowbox")
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        hints = Qt.InputMethodHint.ImhPreferNumbers | Qt.InputMethodHint.ImhNoPredictiveText
        self.setInputMethodHints(hints)

    def suggest(self, text: str) -> None:
        """Offer a value."""
        self.suggestion = text
        self.setPlaceholderText(text or ("0/1" if self.is_yes_no else ""))
        restyle(self, "suggested", bool(text) and not self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take what is offered by Enter."""
        if step_of(event) == Step.NEXT and not self.text() and self.suggestion:
            self.setText(self.suggestion)
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select what stands here, so that typing replaces it."""
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.selectAll()


class Tick(QCheckBox):
    """A circumstance; Space ticks it."""

    stepped = Signal(object)

    def event(self, event: QEvent) -> bool:
        """Keep Shift+Enter for the row."""
        if keeps_key(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Lead on, or tick."""
        step = step_of(event)
        if step is None:
            super().keyPressEvent(event)
        else:
            event.accept()
            self.stepped.emit(step)


class Strip(QWidget):
    """Choices side by side, one stop for the keyboard, framed while it is here.

    Input methods are off here, so that a digit is a digit whatever one wrote last.
    """

    stepped = Signal(object)

    def __init__(self, gap: int) -> None:
        """Begin without a choice."""
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        self.line = QHBoxLayout(self)
        self.line.setContentsMargins(3, 3, 3, 3)
        self.line.setSpacing(gap)

    def add(self, one: QPushButton, chose: Callable[[], None]) -> None:
        """Offer a choice; a click on it takes the focus and calls `chose`."""
        one.setCheckable(True)
        one.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.line.addWidget(one)

        def clicked() -> None:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            chose()

        one.clicked.connect(clicked)

    def event(self, event: QEvent) -> bool:
        """Keep Shift+Enter for the row."""
        if keeps_key(event):
            event.accept()
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the frame."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the frame away."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Frame the choices while the keyboard is here."""
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self.palette().highlight().color(), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 8, 8)


class GradeStrip(Strip):
    """Five grades: a digit picks, Delete takes back."""

    picked = Signal(int)
    taken_back = Signal()

    def __init__(self, item: Item) -> None:
        """Show the grades of an item."""
        super().__init__(gap=4)
        self._is_composing = False
        self._buttons: dict[int, QPushButton] = {}
        for grade in sorted(item.grade_points):
            one = button(str(grade), name="rowgrade", tip=f"{grade} {item.grade_texts.get(grade, '')}")
            self.add(one, partial(self.picked.emit, grade))
            self._buttons[grade] = one

    def show_grade(self, grade: object) -> None:
        """Show the stored grade, or none."""
        text = ""
        for number, one in self._buttons.items():
            one.setChecked(number == grade)
            if number == grade:
                text = one.accessibleName()
        self.setAccessibleDescription(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pick, take back, or lead on."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        step, grade = step_of(event), grade_of(event.text())
        if self._is_composing:
            event.accept()
        elif step is not None:
            self.stepped.emit(step)
        elif grade in self._buttons and modifiers == Qt.KeyboardModifier.NoModifier:
            self.picked.emit(grade)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.taken_back.emit()
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Know when an input method composes; a digit it commits picks a grade."""
        self._is_composing = bool(event.preeditString())
        grade = grade_of(event.commitString())
        if grade in self._buttons:
            self.picked.emit(grade)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the focus."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Forget what an input method was composing."""
        super().focusOutEvent(event)
        self._is_composing = False
