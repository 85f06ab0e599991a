"""审查: the three questions of the fast track, and the joint review form with its offices' opinions."""

from PySide6.QtCore import Qt

from renodesk.services.procedure import ProcedureBook, day_of
from renodesk.services.procedure.fast_track import FastTrack, Part
from renodesk.services.procedure.joint_review import OPINIONS, FormPart, JointReview, Opinion, ReviewForm
from renodesk.services.procedure.list_words import days_word, exempt_word, opinion_word, part_line
from renodesk.services.procedure.words import named
from renodesk.services.session import EstateSession
from renodesk.texts import say
from renodesk.ui.models.problem_rows import Shown, ShownRow
from renodesk.ui.procedure.tab import ProcedureTab, Rows
from renodesk.ui.widgets.boxes import button
from renodesk.ui.workbench import Workbench

Line = Part | FormPart | Opinion
_OPEN, _GOOD, _WARN, _BAD = ("unseen", "ink3"), ("answered", "good"), ("low", "warn"), ("low", "bad")
PARTS = {Qt.Key.Key_1: True, Qt.Key.Key_2: False, Qt.Key.Key_Delete: None}
"""Of the three questions: 1 says that it is part of the works, 2 that it is not, Delete takes that back."""
WORDS = {Qt.Key.Key_1: "agree", Qt.Key.Key_2: "conditions", Qt.Key.Key_3: "against", Qt.Key.Key_Delete: ""}
"""Of an office: 1 agrees, 2 on conditions, 3 objects, Delete takes that back."""


class ReviewTab(ProcedureTab):
    """Questions, parts of the form and opinions, one below the other."""

    widths = (150, 250)

    def __init__(self, workbench: Workbench) -> None:
        """Show nothing yet."""
        super().__init__(workbench, self.tr("审查"))
        self.found: dict[str, Line] = {}
        self.note = self.field(self.tr("说明、意见，或自己写这一栏"))
        self.note.committed.connect(self._write)
        self.on = self.field(self.tr("哪天给的意见"))
        self.on.committed.connect(lambda _: self._write(self.note.text()))
        self.parts = {
            True: button(self.tr("1 涉及"), name="said", tip=self.tr("改造里有这一样（1）")),
            False: button(self.tr("2 不涉及"), name="said", tip=self.tr("改造里没有这一样（2）")),
        }
        for is_part, one in self.parts.items():
            one.setCheckable(True)
            one.clicked.connect(lambda _=False, said=is_part: self._answer(said))
            self.side.addWidget(one)
        self.opinions = {
            word: button(f"{at} {say(f'opinion_{word}', self.language)}", name="said")
            for at, word in enumerate(OPINIONS, 1)
        }
        for word, one in self.opinions.items():
            one.setCheckable(True)
            one.clicked.connect(lambda _=False, said=word: self._say(said))
            self.side.addWidget(one)
        self.submitted = self.field(self.tr("审查表哪天报出"))
        self.approved = self.field(self.tr("哪天批复"))
        for edit in (self.submitted, self.approved):
            edit.committed.connect(lambda _: self._date())
        self.side.addStretch(1)

    def rows(self, book: ProcedureBook, session: EstateSession) -> Rows:
        """Return the questions, the parts of the form and the offices."""
        track, form = (
            FastTrack(session, self.language, book),
            JointReview(session, self.language, book).form(),
        )
        self.found = {f"part/{one.step.key}": one for one in track.parts()}
        self.found |= {f"form/{one.box.code}": one for one in form.parts}
        self.found |= {f"form/{one.box.code}": one for one in form.opinions}
        self._show_days(form)
        self.sum.show_text(f"{exempt_word(track, self.language)}　{days_word(form, self.language)}")
        titles = (self.tr("哪一类"), self.tr("项目"), self.tr("怎么说"))
        return titles, [self._row(key, one) for key, one in self.found.items()]

    def _show_days(self, form: ReviewForm) -> None:
        for edit, day in ((self.submitted, form.submitted), (self.approved, form.approved)):
            edit.show_text(day.isoformat() if day else "")
            edit.setEnabled(self.may_write)

    def _row(self, key: str, one: Line) -> ShownRow:
        if isinstance(one, Part):
            kind, name = self.tr("绿色通道"), named(one.step, self.language)
            icon = ("contested", "bad") if one.is_contested else self._part_icon(one)
            said = part_line(one, self.language).split("  ", 2)[-1]
        else:
            name = (one.box.name_en if self.language == "en" else "") or one.box.name
            kind = self.tr("部门意见") if isinstance(one, Opinion) else self.tr("联合审查表")
            icon = self._icon(one)
            said = opinion_word(one, self.language) if isinstance(one, Opinion) else self._text(one)
        cells = (Shown(text=kind), Shown(text=name, icon=icon), Shown(text=said))
        return ShownRow(key=key, cells=cells)

    @staticmethod
    def _part_icon(one: Part) -> tuple[str, str]:
        return {True: _WARN, False: _GOOD, None: _OPEN}[one.is_part]

    @staticmethod
    def _icon(one: FormPart | Opinion) -> tuple[str, str]:
        if isinstance(one, FormPart):
            return _GOOD if one.text else _OPEN
        return {"agree": _GOOD, "conditions": _WARN, "against": _BAD}.get(one.word, _OPEN)

    def _text(self, one: FormPart) -> str:
        text = one.text.replace("\n", "；") or "–"
        return text + (say("joint_prefilled", self.language) if one.is_prefilled else "")

    def show_side(self, key: str) -> None:
        """Show a question, a part or an office."""
        one = self.found.get(key)
        for buttons, kind in ((self.parts, Part), (self.opinions, Opinion)):
            for widget in buttons.values():
                widget.setVisible(isinstance(one, kind))
                widget.setEnabled(self.may_write)
        for is_part, widget in self.parts.items():
            widget.setChecked(isinstance(one, Part) and one.is_part is is_part)
        for word, widget in self.opinions.items():
            widget.setChecked(isinstance(one, Opinion) and one.word == word)
        self.on.setEnabled(self.may_write and isinstance(one, Opinion))
        is_contested = isinstance(one, Part) and one.is_contested
        self.note.setEnabled(one is not None and self.may_write and not is_contested)
        step = named(one.step, self.language) if isinstance(one, Part) else ""
        self.title.setText(step or (self._row(key, one).cells[1].text if one is not None else ""))
        self.story.setText(one.text if isinstance(one, FormPart) else self._source(one))
        own = one.why if isinstance(one, Part) else one.text if one is not None else ""
        self.note.show_text("" if isinstance(one, FormPart) and one.is_prefilled else own.replace("\n", "；"))
        day = one.day if isinstance(one, Opinion) else None
        self.on.show_text(day.isoformat() if day else "")

    def _source(self, one: Line | None) -> str:
        if one is None:
            return ""
        return self.tr("出处：{0}").format(
            one.step.origin.source if isinstance(one, Part) else one.box.origin.source
        )

    def press(self, key: int) -> bool:
        """Answer from the table; of the three questions one goes on to the next."""
        one, row = self.found.get(self.key), self.table.currentIndex().row()
        parts = {int(of): is_part for of, is_part in PARTS.items()}
        words = {int(of): word for of, word in WORDS.items()}
        if isinstance(one, Part) and key in parts:
            self._answer(parts[key])
        elif isinstance(one, Opinion) and key in words:
            self._say(words[key])
        else:
            return False
        if isinstance(one, Part) and key != Qt.Key.Key_Delete:
            self.table.setCurrentIndex(self.model.index(min(row + 1, self.model.rowCount() - 1), 0))
        return True

    def enter_side(self) -> None:
        """Go to what is said of this row."""
        self.note.setFocus()

    def _answer(self, is_part: bool | None) -> None:
        one, why = self.found.get(self.key), self.note.text()
        if isinstance(one, Part):
            self.act(lambda session: FastTrack(session, self.language).answer(one.step.key, is_part, why))

    def _say(self, word: str) -> None:
        one, text, on = self.found.get(self.key), self.note.text(), self.on.text().strip()
        if isinstance(one, Opinion):
            self.act(
                lambda session: JointReview(session, self.language).say(
                    one.box.code, word, text, day_of(on) if on else None
                )
            )

    def _write(self, text: str) -> None:
        """Keep what was typed of a part of the form, of a question or of an office, answered or not."""
        one = self.found.get(self.key)
        if isinstance(one, FormPart):
            self.act(lambda session: JointReview(session, self.language).write(one.box.code, text))
        elif isinstance(one, Part) and not one.is_contested:
            self._answer(one.is_part)
        elif isinstance(one, Opinion):
            self._say(one.word)

    def _date(self) -> None:
        submitted, approved = (edit.text().strip() for edit in (self.submitted, self.approved))
        self.act(
            lambda session: JointReview(session, self.language).date(
                day_of(submitted) if submitted else None, day_of(approved) if approved else None
            )
        )
