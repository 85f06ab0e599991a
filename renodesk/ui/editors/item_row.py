"""One item of the place card: state, name, its boxes or grades, its ticks, a hint and the live score."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from renodesk.domain.form import InputField, InputType, Item
from renodesk.domain.numbers import write_number
from renodesk.domain.survey import Observation
from renodesk.services.answer_parts import GRADE, Part, PartKind, part_value, value_text
from renodesk.services.row_reading import RowReading
from renodesk.services.row_states import RowState
from renodesk.texts import Language, joined
from renodesk.ui.editors.stops import GradeStrip, NumberBox, Step, Tick, WordBox, step_of
from renodesk.ui.labels import brief
from renodesk.ui.names import name_in, state_word
from renodesk.ui.theme import Theme
from renodesk.ui.widgets.boxes import label, restyle
from renodesk.ui.widgets.elided import Elided
from renodesk.ui.widgets.flow import FlowLayout
from renodesk.ui.widgets.tinted import Tinted

NAME_WIDTH, SCORE_WIDTH, BOX_WIDTH, YES_NO_WIDTH = 126, 50, 50, 46
STACKED_FROM = 1.5


class ItemRow(Tinted):
    """Shows and edits one item at whatever place it is filled with; made once, filled again and again."""

    typed = Signal(object, str)
    """A part of the answer, and the text typed for it."""
    reason_typed = Signal(str)
    stepped = Signal(object)
    """A `Step` that leads out of this row."""

    def __init__(self, item: Item, theme: Theme, language: Language) -> None:
        """Make the row of an item."""
        super().__init__(theme)
        self.item = item
        self._language: Language = language
        self.reading: RowReading | None = None
        self._applies = item.applies_text if item.applies_when is not None else ""
        self._boxes: dict[Part, NumberBox] = {}
        self._ticks: dict[Part, Tick] = {}
        self._cells: dict[Part, QWidget] = {}
        self._strip: GradeStrip | None = None
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(f"{item.code} {name_in(language, item)}")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._icon = QLabel()
        self._icon.setFixedWidth(theme.px(20))
        self._editors = QWidget()
        self._flow = FlowLayout(self._editors, gap=theme.px(10), line_gap=theme.px(4))
        self._fill()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._editors.setSizePolicy(policy)
        self._score = label("–", "rowscore")
        self._score.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._score.setFixedWidth(theme.px(SCORE_WIDTH))
        self._lay_out(self._names(name_in(language, item)))

    def _lay_out(self, names: QWidget) -> None:
        """Set name and boxes side by side; the boxes below where text is large."""
        theme = self._theme
        outer = QVBoxLayout(self)
        outer.setContentsMargins(theme.px(8), theme.px(5), theme.px(8), theme.px(5))
        outer.setSpacing(theme.px(4))
        line = QHBoxLayout()
        line.setSpacing(theme.px(8))
        line.addWidget(self._icon)
        line.addWidget(names, int(theme.scale >= STACKED_FROM))
        if theme.scale < STACKED_FROM:
            names.setFixedWidth(theme.px(NAME_WIDTH))
            self._title.ensurePolished()
            self._title.setMinimumHeight(self._title.heightForWidth(theme.px(NAME_WIDTH)))
            line.addWidget(self._editors, 1)
        line.addWidget(self._score)
        outer.addLayout(line)
        if theme.scale >= STACKED_FROM:
            outer.addWidget(self._editors)

    def _names(self, name: str) -> QWidget:
        holder = QWidget()
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addStretch(1)
        self._title = label(name, "rowname", wrap=True)
        layout.addWidget(self._title)
        self._small = Elided(self.item.code, "small")
        layout.addWidget(self._small)
        layout.addStretch(1)
        return holder

    def _fill(self) -> None:
        if self.item.is_graded:
            self._strip = GradeStrip(self.item)
            self._strip.setAccessibleName(self.tr("{0} 等级").format(self.item.name))
            self._strip.picked.connect(lambda grade: self.typed.emit(GRADE, str(grade)))
            self._strip.taken_back.connect(lambda: self.typed.emit(GRADE, ""))
            self._strip.stepped.connect(lambda step: self._leave(self._strip, step))
            self._flow.addWidget(self._strip)
        self._hint = Elided("", "rowhint")
        self._hint.hide()
        if self.item.is_graded:
            self._flow.addWidget(self._hint)
        for box in self.item.inputs:
            self._add_box(box)
        for flag in self.item.flags:
            if flag.auto is None:
                self._add_tick(Part(kind=PartKind.FLAG, name=flag.name), flag.label)
        self._reason = WordBox()
        self._reason.setObjectName("rowbox")
        self._reason.setMinimumWidth(self._theme.px(180))
        self._reason.committed.connect(self.reason_typed.emit)
        self._reason.stepped.connect(lambda step: self._leave(self._reason, step))
        self._reason.hide()
        self._flow.addWidget(self._reason)
        if not self.item.is_graded:
            self._flow.addWidget(self._hint)

    def _add_box(self, box: InputField) -> None:
        part = Part(kind=PartKind.INPUT, name=box.name)
        holder = QWidget()
        layout = QHBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(self._theme.px(5))
        words = label(brief(box.label), "rowlabel")
        words.setToolTip(box.label)
        if self._theme.scale >= STACKED_FROM:
            _wrap(words, self._theme.px(NAME_WIDTH))
        edit = NumberBox()
        is_yes_no = box.type == InputType.BOOL
        edit.setFixedWidth(self._theme.px(YES_NO_WIDTH if is_yes_no else BOX_WIDTH))
        edit.setAccessibleName(f"{box.label} {box.unit}".strip())
        edit.setToolTip(box.label)
        edit.committed.connect(lambda text: self.typed.emit(part, text))
        edit.stepped.connect(lambda step: self._leave(edit, step))
        words.setBuddy(edit)
        unit = label(box.unit, "small")
        for one in (words, edit, unit):
            layout.addWidget(one)
        unit.setVisible(bool(box.unit))
        edit.is_yes_no = is_yes_no
        self._boxes[part] = edit
        self._cells[part] = holder
        self._flow.addWidget(holder)

    def _add_tick(self, part: Part, text: str) -> None:
        tick = Tick(brief(text))
        tick.setObjectName("rowtick")
        tick.setToolTip(text)
        tick.setAccessibleName(text)
        tick.toggled.connect(lambda ticked: self.typed.emit(part, "1" if ticked else ""))
        tick.stepped.connect(lambda step: self._leave(tick, step))
        self._ticks[part] = tick
        self._flow.addWidget(tick)

    # Showing

    def show_reading(self, reading: RowReading, basis: str) -> None:
        """Show an answer; what is being typed is left alone."""
        self.reading = reading
        observation = reading.card.observation or Observation()
        self._icon.setPixmap(self._theme.icons.state(reading.state).pixmap(18, 18))
        self._icon.setToolTip(state_word(reading.state))
        small = " · ".join(part for part in (self.item.code, basis, self._applies) if part)
        self._small.show_text(small)
        if self._strip is not None:
            self._strip.show_grade(observation.grade)
            self._strip.setVisible(reading.is_asked)
        for part, edit in self._boxes.items():
            self._show_box(part, edit, observation, reading)
        for part, tick in self._ticks.items():
            tick.blockSignals(True)
            tick.setChecked(bool(part_value(observation, part)))
            tick.blockSignals(False)
            tick.setVisible(reading.is_asked)
        self._show_reason(observation)
        self._hint.show_text(reading.hint or self._offer(reading, observation))
        self._score.setText(reading.score)
        restyle(self._score, "tone", _tone(reading.state))
        words = (state_word(reading.state), reading.score, reading.hint)
        self.setAccessibleDescription(" ".join(word for word in words if word))

    def _show_box(self, part: Part, edit: NumberBox, observation: Observation, reading: RowReading) -> None:
        value = observation.inputs.get(part.name)
        is_shown = reading.is_asked and part.name not in reading.card.spared
        cell = self._cells[part]
        if is_shown != (not cell.isHidden()) and not edit.hasFocus():
            cell.setVisible(is_shown)
        edit.show_text(value_text(value))
        edit.mark_wrong(is_wrong=part.name in reading.wrong)
        suggestion = reading.card.suggestions.get(part.name)
        edit.suggest("" if suggestion is None else write_number(suggestion))

    def _show_reason(self, observation: Observation) -> None:
        is_na = observation.status == "na"
        self._reason.setPlaceholderText(self.tr("不适用的理由") if is_na else self.tr("看不到的理由"))
        self._reason.setAccessibleName(self._reason.placeholderText())
        self._reason.show_text(observation.reason)
        self._reason.setVisible(bool(observation.status))

    def _offer(self, reading: RowReading, observation: Observation) -> str:
        """Say what a key would do; graded rows always say something, so that their boxes stay in place."""
        names = [box.name for box in self.item.inputs if box.name in reading.card.suggestions]
        if self.item.is_graded and reading.is_asked and observation.grade is None:
            return self.tr("按 1–5 选等级")
        if not names or observation.status:
            return ""
        numbers = joined(
            "、", (write_number(reading.card.suggestions[name]) for name in names), self._language
        )
        return self.tr("{0} 是建议，Enter 采用").format(numbers)

    # Walking

    def stops(self) -> Iterator[QWidget]:
        """Return where Enter stops, in order; ticks are one key away instead."""
        if self._strip is not None and not self._strip.isHidden():
            yield self._strip
        for part, edit in self._boxes.items():
            if not self._cells[part].isHidden():
                yield edit
        if not self._reason.isHidden():
            yield self._reason

    def enter(self, *, at_end: bool = False) -> None:
        """Take the keyboard: at the first stop that is empty, else at the first; or at the last."""
        stops = list(self.stops())
        if not stops:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        empty = (stop for stop in stops if isinstance(stop, NumberBox) and not stop.text())
        if at_end:
            target: QWidget = stops[-1]
        elif isinstance(stops[0], GradeStrip):
            target = stops[0]
        else:
            target = next(empty, stops[0])
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def enter_reason(self) -> None:
        """Take the keyboard where the reason is typed."""
        self._reason.setFocus(Qt.FocusReason.TabFocusReason)
        self._reason.selectAll()

    def tick(self, number: int) -> bool:
        """Turn the how-manieth tick over; False where there are not so many."""
        ticks = list(self._ticks.values())
        if not 1 <= number <= len(ticks) or ticks[number - 1].isHidden():
            return False
        ticks[number - 1].toggle()
        return True

    def ticks(self) -> list[str]:
        """Return the ticks' names in their order."""
        return [tick.accessibleName() for tick in self._ticks.values()]

    def commit(self) -> None:
        """Store what is being typed."""
        for edit in self._boxes.values():
            edit.commit()
        self._reason.commit()

    def _leave(self, stop: QWidget | None, step: Step) -> None:
        stops = list(self.stops())
        by = {Step.NEXT: 1, Step.BACK: -1}.get(step)
        if by is not None and stop is not None:
            at = self._order(stop, stops) + by
            if 0 <= at < len(stops):
                stops[at].setFocus(Qt.FocusReason.TabFocusReason)
                return
        self.stepped.emit(step)

    @staticmethod
    def _order(stop: QWidget, stops: list[QWidget]) -> int:
        """Return where a stop stands; a tick stands behind the last."""
        return stops.index(stop) if stop in stops else len(stops)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Lead on from a row that has nothing to fill in."""
        step = step_of(event)
        if step is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(step)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the keyboard where one clicks beside the boxes."""
        self.enter()


def _wrap(words: QLabel, width: int) -> None:
    """Set long words in lines of a width, where text is large."""
    words.ensurePolished()
    if words.sizeHint().width() > width:
        words.setWordWrap(True)
        words.setFixedWidth(width)
        words.setMinimumHeight(words.heightForWidth(width))


def _tone(state: RowState) -> str:
    if state in (RowState.RED_FLAG, RowState.INVALID, RowState.CONTESTED):
        return "bad"
    return "warn" if state == RowState.LOW else ""
