"""One item at a place: guide, boxes or grades, circumstances, how it is known, live score and why."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from renodesk.domain.canonical import Json
from renodesk.domain.form import Item
from renodesk.domain.places import Place
from renodesk.domain.reading import value_from
from renodesk.domain.scores import AnswerScore, AnswerStatus
from renodesk.domain.survey import Observation
from renodesk.services.answers import AnswerCard
from renodesk.services.bases import BASES, SAID, basis_word
from renodesk.services.register_values import stored
from renodesk.services.why import explain_answer, short
from renodesk.texts import say
from renodesk.ui.editors.commit import CommitEdit
from renodesk.ui.editors.grades import GradeButtons
from renodesk.ui.editors.inputs import InputBoxes
from renodesk.ui.names import name_in
from renodesk.ui.widgets.boxes import Choice, button, label
from renodesk.ui.workbench import Workbench


class ItemCard(QWidget):
    """Edits one answer. Every change is stored at once; what does not fit is kept and marked."""

    left = Signal()

    def __init__(self, workbench: Workbench, item: Item, place: Place) -> None:
        """Show `item` at `place` of the open estate."""
        super().__init__()
        self._workbench = workbench
        self._item = item
        self._place = place
        self._grades: GradeButtons | None = None
        self._inputs: InputBoxes | None = None
        self._flags: dict[str, QCheckBox] = {}
        self._build()
        self.refresh()

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(0, 0, 8, 0)
        layout.setSpacing(7)
        layout.addLayout(self._head())
        layout.addWidget(label(self._item.guide, "quiet", wrap=True))
        layout.addWidget(self._values())
        for widget in self._circumstances():
            layout.addWidget(widget)
        layout.addLayout(self._status_row())
        layout.addLayout(self._words_row())
        self._why = label("", "note", wrap=True)
        self._why.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout.addWidget(self._why)
        layout.addStretch(1)
        scroll.setWidget(inner)
        outer.addWidget(scroll)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(name_in(self._workbench.language, self._item), "title", wrap=True))
        red = self.tr("底线项") if self._item.is_bottom_line else ""
        small = " · ".join(part for part in (self._item.code, red, self._item.applies_text) if part)
        words.addWidget(label(small, "small"))
        row.addLayout(words, 1)
        self._score = label("–", "score")
        self._score.setAccessibleName(self.tr("得分"))
        row.addWidget(self._score, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _values(self) -> QWidget:
        holder = QWidget()
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        if self._item.is_graded:
            self._grades = GradeButtons(self._item)
            self._grades.picked.connect(self.pick_grade)
            layout.addWidget(self._grades)
        if self._item.inputs:
            self._inputs = InputBoxes(self._item)
            self._inputs.edited.connect(self._input_edited)
            self._inputs.left.connect(self.left.emit)
            layout.addWidget(self._inputs)
        return holder

    def _circumstances(self) -> list[QCheckBox]:
        for flag in self._item.flags:
            if flag.auto is None:
                box = QCheckBox(flag.label)
                box.setAccessibleName(flag.label)
                box.toggled.connect(lambda ticked, name=flag.name: self._flag_ticked(name, ticked=ticked))
                self._flags[flag.name] = box
        return list(self._flags.values())

    def _status_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self._na = button(self.tr("不适用"))
        self._unseen = button(self.tr("看不到"))
        self._ok = button(self.tr("合格"))
        for one, status in ((self._na, "na"), (self._unseen, "unseen")):
            one.setCheckable(True)
            one.clicked.connect(lambda checked, which=status: self._set_status(which if checked else ""))
        self._ok.setVisible(bool(self._item.ok))
        self._ok.clicked.connect(self._say_ok)
        self._reason = CommitEdit()
        self._reason.setPlaceholderText(self.tr("不适用或看不到的理由"))
        self._reason.setAccessibleName(self.tr("理由"))
        self._reason.committed.connect(self._reason_edited)
        self._basis = Choice()
        self._basis.setAccessibleName(self.tr("怎么得来的"))
        self._basis.addItem(self.tr("怎么得来的"), "")
        for code in BASES:
            self._basis.addItem(basis_word(code, self._workbench.language), code)
        self._basis.activated.connect(self._basis_chosen)
        for widget in (self._ok, self._na, self._unseen, self._basis):
            row.addWidget(widget)
        row.addStretch(1)
        return row

    def _words_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self._note = CommitEdit()
        self._note.setPlaceholderText(self.tr("备注"))
        self._note.setAccessibleName(self.tr("备注"))
        self._note.committed.connect(self._note_edited)
        self._said_by = CommitEdit()
        self._said_by.setPlaceholderText(self.tr("谁说的：职务或单位，不写人名"))
        self._said_by.setAccessibleName(self.tr("谁说的"))
        self._said_by.committed.connect(self._said_by_edited)
        row.addWidget(self._reason, 1)
        row.addWidget(self._said_by, 1)
        row.addWidget(self._note, 1)
        return row

    # Showing

    def refresh(self) -> None:
        """Read the answer again and show it; what is being typed is left alone."""
        estate = self._workbench.estate
        if estate is None:
            return
        card = self._workbench.operations.do(lambda: estate.answers.card(self._item.code, self._place))
        if card is None:
            return
        observation = card.observation or Observation()
        if self._grades is not None:
            self._grades.show_grade(observation.grade)
        if self._inputs is not None:
            self._inputs.show_values(observation.inputs, card.suggestions, _wrong(card))
        for name, box in self._flags.items():
            box.blockSignals(True)
            box.setChecked(bool(observation.flags.get(name)))
            box.blockSignals(False)
        self._na.setChecked(observation.status == "na")
        self._unseen.setChecked(observation.status == "unseen")
        self._reason.show_text(observation.reason)
        self._reason.setVisible(bool(observation.status))
        self._basis.setCurrentIndex(max(0, self._basis.findData(card.basis)))
        self._said_by.show_text(card.said_by)
        self._said_by.setVisible(card.basis in SAID)
        self._note.show_text(card.note)
        self._show_score(card.score)

    def _show_score(self, answer: AnswerScore | None) -> None:
        estate = self._workbench.estate
        if answer is None or estate is None:
            self._score.setText("–")
            self._why.setText("")
            return
        text = short(answer.score) if answer.score is not None else "…"
        if answer.status == AnswerStatus.NOT_APPLICABLE:
            text = "—"
        if answer.is_contested:
            text = f"{short(answer.low)}–{short(answer.high)}"
        self._score.setText(text)
        is_low = answer.score is not None and answer.score < estate.session.forms.tree.pass_mark
        token = "bad" if answer.is_red_flag else "warn" if is_low else "ink"
        self._score.setStyleSheet(f"color: {self._workbench.theme.tokens[token]};")
        language = self._workbench.language
        lines = list(explain_answer(estate.session, answer.item, answer.place, language).lines[1:])
        if answer.score is None and answer.reason is None:
            lines.insert(0, say(f"status_{answer.status.value}", language))
        self._why.setText("\n".join(line.strip() for line in lines))

    # Acting

    def _observation(self) -> Observation:
        estate = self._workbench.estate
        if estate is None:
            return Observation()
        return estate.answers.card(self._item.code, self._place).observation or Observation()

    def _record(self, observation: Observation) -> None:
        estate = self._workbench.estate
        if estate is not None:
            self._do(lambda: estate.answers.record(self._item.code, self._place, observation))

    def _do(self, act: Callable[[], object]) -> None:
        if self._workbench.operations.do(act) is None:
            self.refresh()

    def pick_grade(self, grade: int) -> None:
        """Store a grade; a digit key comes here too."""
        if self._item.is_graded:
            self._record(replace(self._observation(), grade=Fraction(grade), status="", reason=""))

    def _input_edited(self, name: str, text: str) -> None:
        before = self._observation()
        inputs = dict(before.inputs)
        raw: Json = stored(text)
        value = value_from(raw)
        if value is None:
            inputs.pop(name, None)
        else:
            inputs[name] = value
        self._record(replace(before, inputs=inputs, status="", reason=""))

    def _flag_ticked(self, name: str, *, ticked: bool) -> None:
        before = self._observation()
        flags = {key: count for key, count in before.flags.items() if key != name}
        if ticked:
            flags[name] = Fraction(1)
        self._record(replace(before, flags=flags))

    def _set_status(self, status: str) -> None:
        self.commit()
        self._record(replace(self._observation(), status=status, reason=""))
        if status:
            self._reason.setVisible(True)
            self._reason.setFocus()

    def mark_unseen(self) -> None:
        """Say that it cannot be seen, and ask why."""
        self._set_status("unseen")

    def _reason_edited(self, text: str) -> None:
        before = self._observation()
        if before.status:
            self._record(replace(before, reason=text))

    def _say_ok(self) -> None:
        grade = self._item.ok.get("grade")
        inputs = {name: value for name, value in self._item.ok.items() if name != "grade"}
        self._record(Observation(grade=grade, inputs=inputs))

    def _basis_chosen(self) -> None:
        estate = self._workbench.estate
        code = str(self._basis.currentData())
        if estate is not None:
            self._do(lambda: estate.answers.set_basis(self._item.code, self._place, code))

    def _said_by_edited(self, text: str) -> None:
        estate = self._workbench.estate
        if estate is not None:
            self._do(lambda: estate.answers.set_said_by(self._item.code, self._place, text))

    def _note_edited(self, text: str) -> None:
        estate = self._workbench.estate
        if estate is not None:
            self._do(lambda: estate.answers.set_note(self._item.code, self._place, text))

    def focus_first(self) -> None:
        """Put the focus where one types."""
        if self._inputs is not None and not self._item.is_graded:
            self._inputs.focus_first()
        elif self._grades is not None:
            self._grades.focus_first()

    def commit(self) -> None:
        """Store whatever is being typed."""
        if self._inputs is not None:
            self._inputs.commit()
        self._note.commit()
        self._reason.commit()


def _wrong(card: AnswerCard) -> frozenset[str]:
    if card.score is None or card.score.status != AnswerStatus.INVALID or card.score.reason is None:
        return frozenset()
    return frozenset(card.score.reason.facts.get("names", "").split("、"))
