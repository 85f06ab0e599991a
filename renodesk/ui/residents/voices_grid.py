"""The voices of one place in all: four rows of what was said, three columns of what is counted."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from renodesk.domain.ballots import Voice
from renodesk.domain.consent import Counted
from renodesk.domain.votes import Mark
from renodesk.texts import Language, say
from renodesk.ui.editors.commit import CommitEdit
from renodesk.ui.widgets.boxes import label

UNITS = (Counted.HOUSEHOLDS, Counted.AREA, Counted.PERSONS)
"""In the order of a table of votes."""
Typed = Mapping[Voice, Mapping[Counted, str]]


class VoicesGrid(QWidget):
    """Twelve fields; whatever is typed is told whole, wrong or not."""

    typed = Signal(object)
    """What stands in the fields: voice → unit → text."""

    gone_on = Signal(int)
    """One place on (after the last field, or Alt+Down), or back (Alt+Up)."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(4)
        self.fields: dict[tuple[Voice, Counted], CommitEdit] = {}
        self._heads = {unit: label("", "quiet") for unit in UNITS}
        self._names = {voice: label("") for voice in Voice}
        for column, unit in enumerate(UNITS):
            grid.addWidget(self._heads[unit], 0, column + 1)
            grid.setColumnStretch(column + 1, 1)
        for row, voice in enumerate(Voice):
            grid.addWidget(self._names[voice], row + 1, 0)
            for column, unit in enumerate(UNITS):
                edit = CommitEdit()
                edit.setMinimumWidth(40)
                edit.committed.connect(lambda _: self.typed.emit(self.said()))
                edit.returnPressed.connect(lambda at=(voice, unit): self._next(at))
                self.fields[voice, unit] = edit
                grid.addWidget(edit, row + 1, column + 1)

    def name(self, language: Language) -> None:
        """Name rows, columns and fields."""
        for unit, head in self._heads.items():
            head.setText(say(f"ballot_unit_{unit.value}", language))
        for voice, one in self._names.items():
            one.setText(say(f"ballot_voice_{voice.value}", language))
        for (voice, unit), edit in self.fields.items():
            edit.setAccessibleName(f"{self._names[voice].text()} {self._heads[unit].text()}")

    def show_typed(self, typed: Typed, marks: tuple[Mark, ...], *, may_write: bool) -> None:
        """Show what was typed of a place; units with a fault are marked."""
        wrong = {one.unit for one in marks}
        for (voice, unit), edit in self.fields.items():
            edit.show_text(typed.get(voice, {}).get(unit, ""))
            edit.mark_wrong(is_wrong=unit in wrong and bool(edit.text()))
            edit.setEnabled(may_write)

    def said(self) -> Typed:
        """Return what stands in the fields."""
        found: dict[Voice, dict[Counted, str]] = {}
        for (voice, unit), edit in self.fields.items():
            found.setdefault(voice, {})[unit] = edit.text()
        return found

    def begin(self) -> None:
        """Go to the first field."""
        first = self.fields[Voice.AGREE, Counted.HOUSEHOLDS]
        first.setFocus()
        first.selectAll()

    def _next(self, at: tuple[Voice, Counted]) -> None:
        order = list(self.fields)
        following = order.index(at) + 1
        if following == len(order):
            self.gone_on.emit(1)
        else:
            edit = self.fields[order[following]]
            edit.setFocus()
            edit.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go up and down a column; with Alt to the next place, or back."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        if not step:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier:
            for edit in self.fields.values():
                edit.commit()
            self.gone_on.emit(step)
        else:
            self._down(step)

    def _down(self, step: int) -> None:
        at = next((one for one, edit in self.fields.items() if edit.hasFocus()), None)
        voices = list(Voice)
        row = voices.index(at[0]) + step if at is not None else -1
        if at is not None and 0 <= row < len(voices):
            self.fields[voices[row], at[1]].setFocus()
            self.fields[voices[row], at[1]].selectAll()
