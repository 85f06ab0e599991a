"""What is answered in a conversation: a register field at its places, and whether a paper is to be had."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from renodesk.domain.form import RegisterField
from renodesk.domain.numbers import write_number
from renodesk.domain.places import Place
from renodesk.domain.survey import Value
from renodesk.services.interview import PaperState, Said
from renodesk.services.register_values import fits
from renodesk.ui.editors.stops import NumberBox, Step, Strip, WordBox, keeps_key, step_of
from renodesk.ui.theme import Theme
from renodesk.ui.widgets.boxes import Choice, button, label
from renodesk.ui.widgets.flow import FlowLayout

BOX, WORDS, CHOICE = 78, 180, 128
AT_FIRST = 4
"""Boxes of a question that are made at once; the others follow while nothing else is to do."""
_ENTER_STEPS = (Step.NEXT, Step.BACK)
_NUMBERS = ("count", "number", "percent")


class ChoiceBox(Choice):
    """A choice of a register field: digits pick, arrows go through, Enter leads on."""

    chosen = Signal(str)
    stepped = Signal(object)

    def __init__(self, field: RegisterField) -> None:
        """Offer the field's options, the empty one first."""
        super().__init__()
        self.addItem("", "")
        for code, word in field.options.items():
            self.addItem(word, code)
        self.activated.connect(lambda _: self.chosen.emit(str(self.currentData())))

    def event(self, event: QEvent) -> bool:
        """Keep Shift+Enter for the row."""
        if keeps_key(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pick by a digit, take back, or lead on."""
        step, digit = step_of(event), event.text()
        if step in _ENTER_STEPS:
            event.accept()
            self.stepped.emit(step)
        elif digit.isascii() and digit.isdigit() and 0 < int(digit) < self.count():
            self._pick(int(digit))
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._pick(0)
        else:
            before = self.currentIndex()
            super().keyPressEvent(event)
            if self.currentIndex() != before:
                self.chosen.emit(str(self.currentData()))

    def _pick(self, at: int) -> None:
        self.setCurrentIndex(at)
        self.chosen.emit(str(self.currentData()))

    def show_text(self, text: str) -> None:
        """Show a stored code."""
        self.setCurrentIndex(max(0, self.findData(text)))


class FieldBoxes(QWidget):
    """A register field, a box at each place it is asked of."""

    typed = Signal(object, str)
    """A place, and the text typed for it."""
    stepped = Signal(object)

    def __init__(self, field: RegisterField, places: Sequence[tuple[Place, str]], theme: Theme) -> None:
        """Make a box for each place, before it the place's name ("" for the estate)."""
        super().__init__()
        self.field = field
        self._boxes: dict[Place, NumberBox | WordBox | ChoiceBox] = {}
        self._theme = theme
        self._answers: dict[Place, Said] = {}
        self._flow = FlowLayout(self, gap=theme.px(14), line_gap=theme.px(6))
        self._waiting = list(places)
        self.make_more(AT_FIRST)

    def _cell(self, place: Place, name: str) -> QWidget:
        holder = QWidget()
        layout = QHBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(self._theme.px(5))
        edit = self._edit(place)
        said = " ".join(part for part in (name, self.field.label, self.field.unit) if part)
        edit.setAccessibleName(said)
        edit.setToolTip(self.field.note or self.field.label)
        if name:
            layout.addWidget(label(name, "rowlabel"))
        layout.addWidget(edit)
        if self.field.unit:
            layout.addWidget(label(self.field.unit, "small"))
        self._boxes[place] = edit
        return holder

    def _edit(self, place: Place) -> NumberBox | WordBox | ChoiceBox:
        if self.field.type == "enum" and self.field.options:
            choice = ChoiceBox(self.field)
            choice.setMinimumWidth(self._theme.px(CHOICE))
            choice.chosen.connect(lambda text: self.typed.emit(place, text))
            choice.stepped.connect(lambda step: self._leave(place, step))
            return choice
        edit = NumberBox() if self.field.type in _NUMBERS else WordBox()
        is_short = self.field.type in (*_NUMBERS, "bool")
        edit.setFixedWidth(self._theme.px(BOX if is_short else WORDS))
        edit.setObjectName("rowbox")
        edit.committed.connect(lambda text: self.typed.emit(place, text))
        edit.stepped.connect(lambda step: self._leave(place, step))
        return edit

    def show_answers(self, answers: Mapping[Place, Said]) -> None:
        """Show what the register says, and where somebody was asked and did not know."""
        before, self._answers = self._answers, dict(answers)
        for place in self._boxes:
            if before.get(place) != answers[place]:
                self._show(place)

    def _show(self, place: Place) -> None:
        answer, edit = self._answers[place], self._boxes[place]
        is_unknown = answer.value is None and bool(answer.said_by)
        if isinstance(edit, ChoiceBox):
            edit.show_text(answer.value if isinstance(answer.value, str) else "")
            if edit.itemText(0) != (words := self.tr("不清楚") if is_unknown else ""):
                edit.setItemText(0, words)
            return
        edit.show_text(self._text(answer.value))
        edit.mark_wrong(is_wrong=not fits(self.field, answer.value))
        empty = self.tr("是 / 否") if self.field.type == "bool" else ""
        edit.setPlaceholderText(self.tr("不清楚") if is_unknown else empty)

    def make_more(self, count: int = 1 << 30) -> bool:
        """Make the boxes of some more places, or of all; return whether any still wait."""
        for place, name in self._waiting[:count]:
            self._flow.addWidget(self._cell(place, name))
            if place in self._answers:
                self._show(place)
        self._waiting = self._waiting[count:]
        return bool(self._waiting)

    def _text(self, value: Value | None) -> str:
        if value is None:
            return ""
        if self.field.type == "bool" and value in (0, 1):
            return self.tr("是") if value else self.tr("否")
        return value if isinstance(value, str) else write_number(value)

    def stops(self) -> Iterator[QWidget]:
        """Return where Enter stops."""
        self.make_more()
        yield from self._boxes.values()

    def place_of(self, widget: QWidget | None) -> Place | None:
        """Return the place whose box this is."""
        return next((place for place, edit in self._boxes.items() if edit is widget), None)

    def commit(self) -> None:
        """Store what is being typed."""
        for edit in self._boxes.values():
            if not isinstance(edit, ChoiceBox):
                edit.commit()

    def _leave(self, place: Place, step: Step) -> None:
        self.make_more()
        places = list(self._boxes)
        by = {Step.NEXT: 1, Step.BACK: -1}.get(step, 0)
        at = places.index(place) + by
        if by and 0 <= at < len(places):
            self._boxes[places[at]].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.stepped.emit(step)


class PaperStrip(Strip):
    """Whether a paper is to be had: 1 to 3 pick, Delete takes back."""

    picked = Signal(object)
    """A `PaperState`, None to take it back."""

    def __init__(self) -> None:
        """Show the three answers."""
        super().__init__(gap=6)
        self._buttons: dict[PaperState, QPushButton] = {}
        words = {
            PaperState.GOT: self.tr("1 拿到了"),
            PaperState.PROMISED: self.tr("2 会给"),
            PaperState.NONE: self.tr("3 没有"),
        }
        for state, text in words.items():
            one = button(text)
            self.add(one, partial(self.picked.emit, state))
            self._buttons[state] = one
        self.line.addStretch(1)

    def show_state(self, state: str) -> None:
        """Show what was said."""
        said = ""
        for one, shown in self._buttons.items():
            shown.setChecked(one.value == state)
            said = shown.text() if one.value == state else said
        self.setAccessibleDescription(said)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pick, take back, or lead on."""
        step, states = step_of(event), dict(zip("123１２３", [*self._buttons] * 2, strict=True))
        if step is not None:
            self.stepped.emit(step)
        elif event.text() in states:
            self.picked.emit(states[event.text()])
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.picked.emit(None)
        else:
            super().keyPressEvent(event)
