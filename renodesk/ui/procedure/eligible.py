"""资格: one question after another, each condition with its clause, and the judgement that is kept."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QVBoxLayout

from renodesk.domain.eligibility import ConditionVerdict, Held, Verdict
from renodesk.domain.form import RegisterField
from renodesk.domain.places import ESTATE
from renodesk.services.eligibility import EligibilityService
from renodesk.services.eligibility_words import held_word, labels, remarks, sure_word, verdict_word
from renodesk.services.procedure import ProcedureBook
from renodesk.services.session import EstateSession
from renodesk.texts import say
from renodesk.ui.editors.commit import CommitEdit
from renodesk.ui.models.problem_rows import Shown, ShownRow
from renodesk.ui.procedure.tab import ProcedureTab, Rows
from renodesk.ui.widgets.boxes import Choice, button, clear, label
from renodesk.ui.workbench import Workbench

ICONS = {Held.HOLDS: ("answered", "good"), Held.FAILS: ("low", "bad"), Held.OPEN: ("unanswered", "warn")}
TONES = {Verdict.ELIGIBLE: "good", Verdict.NOT_ELIGIBLE: "bad", Verdict.TO_CHECK: "warn"}
YES_NO = {Qt.Key.Key_1: "true", Qt.Key.Key_2: "false"}
"""1 is yes, 2 is no, where a condition asks for one of the two."""


class EligibilityTab(ProcedureTab):
    """The wizard: the conditions, their questions, and the verdict."""

    widths = (230, 90, 200)

    def __init__(self, workbench: Workbench) -> None:
        """Show nothing yet."""
        super().__init__(workbench, self.tr("资格判定"))
        self.found: dict[str, ConditionVerdict] = {}
        self.boxes: dict[str, QComboBox | CommitEdit] = {}
        self._asked = ""
        self._kept: tuple[str | None, Verdict | None] = (None, None)
        self._words: Mapping[str, str] = {}
        self._questions = QVBoxLayout()
        self.side.addLayout(self._questions)
        self.clause = label("", "quiet", wrap=True)
        self.side.addWidget(self.clause)
        self.keep = button(self.tr("存档判定"), name="primary", tip=self.tr("把现在的判定存下来"))
        self.keep.clicked.connect(lambda: self.act(lambda session: EligibilityService(session).keep()))
        self.side.addWidget(self.keep)
        self.side.addWidget(label(self.tr("截止年算不算在内"), "quiet"))
        self.reading = Choice()
        self.reading.setAccessibleName(self.tr("截止年算不算在内"))
        self.side.addWidget(self.reading)
        self.source = self.field(self.tr("依据哪份文件"))
        self.say_year = button(self.tr("照这样算"))
        self.say_year.clicked.connect(self._read_year)
        self.side.addWidget(self.say_year)
        self.side.addWidget(label(self.tr("人工改判"), "quiet"))
        self.other = Choice()
        self.other.setAccessibleName(self.tr("改判成什么"))
        self.side.addWidget(self.other)
        self.why = self.field(self.tr("改判的理由"))
        self.overrule = button(self.tr("改判"))
        self.overrule.clicked.connect(self._overrule)
        self.side.addWidget(self.overrule)
        self.told = label("", "quiet", wrap=True)
        self.side.addWidget(self.told)
        self.side.addStretch(1)

    def rows(self, book: ProcedureBook, session: EstateSession) -> Rows:
        """Return the conditions."""
        found = EligibilityService(session).finding()
        self.found = {one.condition.code: one for one in found.judgement.rows}
        self._words = found.pack.identity.english if self.language == "en" else {}
        self.sum.show_text(
            say(
                "eligibility_head",
                self.language,
                name=session.name,
                verdict=verdict_word(found.verdict, self.language),
            )
        )
        self.told.setText("\n".join(remarks(found, self.language)))
        if not self.reading.count():
            for one in found.pack.readings:
                self.reading.addItem(one.name_en if self.language == "en" else one.name, one.code)
            self.other.addItem(self.tr("照条件"), None)
            for verdict in Verdict:
                self.other.addItem(verdict_word(verdict, self.language), verdict)
        reading = found.reading.code if found.reading is not None else None
        chosen = found.override.verdict if found.override is not None else None
        for box, kept, old in ((self.reading, reading, self._kept[0]), (self.other, chosen, self._kept[1])):
            if kept != old:
                box.setCurrentIndex(max(0, box.findData(kept)))
        self._kept = (reading, chosen)
        titles = (self.tr("条件"), self.tr("判定"), self.tr("没填"), self.tr("原文和出处"))
        return titles, [self._row(one, session) for one in self.found.values()]

    def _row(self, one: ConditionVerdict, session: EstateSession) -> ShownRow:
        condition = one.condition
        name = condition.name_en if self.language == "en" else condition.name
        tone = {Held.FAILS: "bad", Held.OPEN: "warn"}.get(one.held, "ink")
        return ShownRow(
            key=condition.code,
            cells=(
                Shown(text=name, icon=ICONS[one.held]),
                Shown(text=held_word(one.held, self.language), token=tone),
                Shown(text=labels(one.missing, session, self.language)),
                Shown(text=f"{condition.clause}　{condition.origin.source}"),
            ),
        )

    def show_side(self, key: str) -> None:
        """Ask what a condition wants to know."""
        one, session = self.found.get(key), self.session
        for widget in (
            self.keep,
            self.reading,
            self.source,
            self.say_year,
            self.other,
            self.why,
            self.overrule,
        ):
            widget.setEnabled(self.may_write)
        if one is None or session is None:
            return
        condition = one.condition
        self.title.setText(condition.name_en if self.language == "en" else condition.name)
        self.story.setText(condition.question_en if self.language == "en" else condition.question)
        sure = sure_word(one, self.language)
        said = self._words.get(condition.origin.note, condition.origin.note)
        note = f"\n{said}" if said else ""
        self.clause.setText(f"{condition.clause}\n{condition.origin.source}（{sure}）{note}")
        if self._asked != key:
            self._asked = key
            clear(self._questions)
            self.boxes = {}
            for name in condition.fields:
                field = session.forms_in(self.language).register.field("estate", name)
                if field is not None:
                    self._ask(name, field)
        look_up = session.fields.at(ESTATE)
        for name, box in self.boxes.items():
            value = look_up(name)
            is_truth = isinstance(value, bool)
            text = "" if value is None else ("true" if value else "false") if is_truth else str(value)
            if isinstance(box, QComboBox):
                known = {"1": "true", "0": "false"}.get(text, text) if box.findData("true") >= 0 else text
                box.setCurrentIndex(max(0, box.findData(known)))
            else:
                box.show_text(text)
            box.setEnabled(self.may_write and not session.is_sealed)

    def _ask(self, name: str, field: RegisterField) -> None:
        title = (field.label_en if self.language == "en" else "") or field.label
        self._questions.addWidget(label(title, "quiet", wrap=True))
        if field.type == "bool" or field.options:
            box = Choice()
            box.addItem(self.tr("没填"), "")
            yes_no = {"true": self.tr("是"), "false": self.tr("否")}
            for code, word in (yes_no if field.type == "bool" else field.options).items():
                box.addItem(word, code)
            box.activated.connect(lambda _: self._answer(name, str(box.currentData())))
            self.boxes[name] = box
        else:
            edit = CommitEdit()
            edit.committed.connect(lambda text: self._answer(name, text))
            self.boxes[name] = edit
        self.boxes[name].setAccessibleName(title)
        self._questions.addWidget(self.boxes[name])

    def press(self, key: int) -> bool:
        """Answer a question of yes or no from the table, and go on to the next."""
        said = next((text for of, text in YES_NO.items() if of == key), None)
        names = [
            name
            for name, box in self.boxes.items()
            if isinstance(box, QComboBox) and box.findData("true") >= 0
        ]
        if said is None or len(names) != 1:
            return False
        row = self.table.currentIndex().row()
        self._answer(names[0], said)
        self.table.setCurrentIndex(self.model.index(min(row + 1, self.model.rowCount() - 1), 0))
        return True

    def enter_side(self) -> None:
        """Go to the answer."""
        for box in self.boxes.values():
            box.setFocus()
            return

    def _answer(self, name: str, text: str) -> None:
        word = {"true": "是", "false": "否"}.get(text, text)
        self.act(lambda session: EligibilityService(session).answer({name: word}))

    def _read_year(self) -> None:
        code, source = str(self.reading.currentData()), self.source.text()
        self.act(lambda session: EligibilityService(session).read_year(code, source))

    def _overrule(self) -> None:
        verdict, why = self.other.currentData(), self.why.text()
        chosen = Verdict(verdict) if verdict else None
        self.act(lambda session: EligibilityService(session).override(chosen, why))
