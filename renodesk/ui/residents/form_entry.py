"""Typing a stack of paper forms: a digit chooses, Enter goes on, the next form opens by itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QLineEdit, QWidget

from renodesk.domain.filled_form import Answer, Judge, Judged, Withheld, put, shown_answer, typed
from renodesk.domain.questionnaire import Phase, Question
from renodesk.services.form_rows import FilledForm
from renodesk.services.questionnaires import FormActs, NewForm, revealed
from renodesk.services.questionnaires.words import question_text, slip_word
from renodesk.services.session import EstateSession
from renodesk.texts import Language
from renodesk.ui.models.problem_rows import Shown, ShownRow, ShownRows
from renodesk.ui.operations import Operations
from renodesk.ui.theme import Theme
from renodesk.ui.widgets.boxes import button, card, label
from renodesk.ui.widgets.elided import Elided
from renodesk.ui.widgets.rows_table import rows_table

REST_MS = 20_000
"""A form that nobody goes on with is kept after so long."""
ROW, OPTION_ROW, ANSWER = 32, 32, 150


@dataclass(kw_only=True)
class _Form:
    """The form at hand: what is answered so far, and under which key it was kept already."""

    answers: dict[str, Answer] = field(default_factory=dict)
    key: str = ""
    day: str = ""
    is_touched: bool = False


class FormEntry(QWidget):
    """Asks question after question, as the skip rules say, and keeps a form when its last one is passed."""

    kept = Signal(str)
    """The key of a form that was kept whole, before the next one opens."""

    def __init__(self, theme: Theme, operations: Operations, *, is_order: bool = False) -> None:
        """Ask nothing yet; with `is_order` the residents' order alone is asked."""
        super().__init__()
        self._theme, self._operations, self._is_order = theme, operations, is_order
        self._language: Language = "zh"
        self._session: EstateSession | None = None
        self._acts: FormActs | None = None
        self._asked: tuple[Question, ...] = ()
        self._judge: Judge | None = None
        self._form = _Form()
        self._at = ""
        self._warned = ""
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self.commit)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 8, 0, 0)
        outer.setSpacing(12)
        self.model = ShownRows(theme, self)
        self.table = rows_table(self.model, self.tr("这一份的题"))
        self.table.clicked.connect(lambda index: self.stand(self.model.key(index.row())))
        outer.addWidget(self.table, 1)
        outer.addWidget(self._card(), 1)
        self.setFocusProxy(self.edit)
        self.edit.installEventFilter(self)
        self.number.installEventFilter(self)

    def _card(self) -> QWidget:
        frame, inner = card(margins=12)
        top = QHBoxLayout()
        self.which = Elided("", "quiet")
        top.addWidget(self.which, 1)
        top.addWidget(label(self.tr("编号"), "quiet"))
        self.number = QLineEdit()
        self.number.setAccessibleName(self.tr("纸上的编号"))
        self.number.setMaximumWidth(110)
        self.number.textEdited.connect(lambda _: self._touch())
        top.addWidget(self.number)
        inner.addLayout(top)
        self.question = label("", "heading", wrap=True)
        inner.addWidget(self.question)
        self.hint = label("", "quiet", wrap=True)
        inner.addWidget(self.hint)
        self.option_rows = ShownRows(self._theme, self)
        self.options = rows_table(self.option_rows, self.tr("选项"))
        self.options.horizontalHeader().hide()
        self.options.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.options.clicked.connect(lambda index: self._toggle(self.option_rows.key(index.row())))
        inner.addWidget(self.options, 1)
        self.edit = QLineEdit()
        self.edit.setAccessibleName(self.tr("答案：选项前的数字，或文字"))
        self.edit.textEdited.connect(lambda _: self._typed())
        inner.addWidget(self.edit)
        self.told = label("", "bad", wrap=True)
        inner.addWidget(self.told)
        inner.addWidget(self._keys())
        row = QHBoxLayout()
        self.done = button(
            self.tr("这份录完"), name="primary", tip=self.tr("这份录完，开下一份（Ctrl+Enter）")
        )
        self.done.clicked.connect(self.finish)
        self.drop = button(self.tr("不录这份"), tip=self.tr("丢掉正在录的这份，从头开始"))
        self.drop.clicked.connect(self.start)
        row.addWidget(self.done)
        row.addWidget(self.drop)
        row.addStretch(1)
        inner.addLayout(row)
        return frame

    def _keys(self) -> QWidget:
        text = self.tr("数字选选项，Enter 下一题，Shift+Enter 上一题，Ctrl+Enter 录完这份")
        return label(text, "small", wrap=True)

    # What is asked

    def read(self, session: EstateSession, phase: Phase, language: Language) -> None:
        """Ask the questions of a phase; a form that is being typed stays."""
        self._language = language
        known = self._acts
        if known is not None and self._session is session and known.phase == phase and known.is_of_today():
            self._show()
            return
        self._session = session
        self._acts = FormActs(session, phase)
        asked = put(self._acts.book, phase, is_order=self._is_order)
        self._asked = tuple(one for one in asked if not one.is_of_estate)
        self._judge = Judge(self._acts.book, asked)
        self.start()

    def forget(self) -> None:
        """Ask nothing: another estate is shown."""
        self._rest.stop()
        self._session = self._acts = self._judge = None
        self._asked, self._form, self._at = (), _Form(), ""

    def start(self) -> None:
        """Begin an empty form."""
        self._rest.stop()
        self._form = _Form()
        self._at = self._asked[0].code if self._asked else ""
        self._show(afresh=True)

    def load(self, form: FilledForm) -> None:
        """Go through a form that was kept, to correct it; one that is being typed is kept first."""
        if self._session is None:
            return
        self.commit()
        self._form = _Form(answers=revealed(self._session, form.answers), key=form.key, day=form.day)
        self.number.setText(form.number)
        self._at = self._asked[0].code if self._asked else ""
        self._show(afresh=True)

    @property
    def answers(self) -> Mapping[str, Answer]:
        """Return what is answered so far."""
        return self._form.answers

    @property
    def at(self) -> str:
        """Return the question at hand."""
        return self._at

    def stand(self, code: str) -> None:
        """Go to a question."""
        self._take(force=True)
        if any(one.code == code for one in self._asked):
            self._at = code
        self._show(afresh=True)
        self.edit.setFocus()

    # Typing

    def _question(self) -> Question | None:
        return next((one for one in self._asked if one.code == self._at), None)

    def _said(self) -> Answer | None:
        question = self._question()
        if self._acts is None or question is None:
            return None
        before = self._form.answers.get(self._at)
        if isinstance(before, Withheld) and not self.edit.text():
            return before
        return typed(self._acts.book, question, self.edit.text())

    def _typed(self) -> None:
        self._touch()
        self._tell("")
        self._show_options()

    def _touch(self) -> None:
        self._form.is_touched = True
        self._rest.start()

    def _toggle(self, key: str) -> None:
        """Choose an option by the mouse, or let go of it."""
        question = self._question()
        if question is None or not key:
            return
        words = self.edit.text().split()
        if question.is_single:
            words = [key]
        elif key in words:
            words.remove(key)
        else:
            words.append(key)
        self.edit.setText(" ".join(words))
        self._typed()
        self.edit.setFocus()

    def _take(self, *, force: bool = False) -> bool:
        """Take what is typed as the answer; what cannot be is told, and taken when Enter says so again."""
        said = self._said()
        if self._judge is None or not self._at:
            return False
        answers = {code: one for code, one in self._form.answers.items() if code != self._at}
        if said is not None:
            answers[self._at] = said
            slips = self._judge.wrong_in(self._at, said, answers)
            if slips and not force and self._warned != self.edit.text():
                self._warned = self.edit.text()
                self._tell("；".join(slip_word(one, self._language) for one in slips))
                return False
        self._form.is_touched |= answers != self._form.answers
        self._form.answers = answers
        return True

    def go_on(self) -> None:
        """Take the answer and go to the next question that is asked; after the last the form is kept."""
        if not self._take():
            return
        judged = self._judged()
        shown = [code for code in judged.shown if any(one.code == code for one in self._asked)]
        order = [one.code for one in self._asked]
        later = [code for code in shown if order.index(code) > order.index(self._at)]
        if judged.ended == self._at or not later:
            self.finish()
            return
        self._at = later[0]
        self._show(afresh=True)

    def go_back(self) -> None:
        """Take the answer and go to the question before."""
        self._take(force=True)
        judged = self._judged()
        order = [one.code for one in self._asked if one.code in judged.shown]
        at = order.index(self._at) if self._at in order else 0
        self._at = order[max(0, at - 1)] if order else ""
        self._show(afresh=True)

    def finish(self) -> None:
        """Keep the form, and open the next one with the next number."""
        if not self._take(force=True) or not self._form.answers:
            return
        if not self._store():
            return
        key, number = self._form.key, self.number.text()
        self.number.setText(str(int(number) + 1) if number.isascii() and number.isdecimal() else "")
        self.start()
        self.edit.setFocus()
        self.kept.emit(key)

    def commit(self) -> None:
        """Keep what is typed of a form so far; it goes on being typed."""
        if self._session is not None and self._form.is_touched and self._take(force=True):
            self._store()

    def _store(self) -> bool:
        """Keep the form at hand, under its key where it has one; an untouched one is there already."""
        acts, form = self._acts, self._form
        if acts is None or not form.answers or self._session is None or self._session.is_read_only:
            return False
        if form.key and not form.is_touched:
            return True
        new = NewForm(
            answers=form.answers, number=self.number.text().strip(), day=form.day, is_order=self._is_order
        )
        key = form.key
        made = self._operations.do(lambda: acts.correct(key, new) if key else acts.keep(new))
        if made is None:
            return False
        form.key, form.is_touched = made.key, False
        self._rest.stop()
        return True

    # Showing

    def _judged(self) -> Judged:
        return self._judge.judge(self._form.answers) if self._judge is not None else Judged(shown=())

    def _tell(self, text: str) -> None:
        self.told.setText(text)
        self.told.setVisible(bool(text))
        if not text:
            self._warned = ""

    def _show(self, *, afresh: bool = False) -> None:
        """Show the questions, and the one at hand; `afresh` where another one is at hand now."""
        acts, question = self._acts, self._question()
        if acts is None:
            return
        judged = self._judged()
        rows = [self._row(one, judged) for one in self._asked]
        if self.model.show_rows((self.tr("题"), self.tr("答案")), rows):
            self.fit()
        row = self.model.row_of(self._at)
        if row >= 0:
            self.table.setCurrentIndex(self.model.index(row, 0))
        if question is not None and afresh:
            said = self._form.answers.get(self._at)
            self.edit.setText("" if said is None else shown_answer(acts.book, question, said))
            self.edit.selectAll()
            self._tell("")
        self._show_question(question, judged)
        self._show_options()
        may = self._session is not None and not self._session.is_read_only
        for one in (self.edit, self.number, self.done, self.drop):
            one.setEnabled(may)

    def _show_question(self, question: Question | None, judged: Judged) -> None:
        if question is None:
            return
        shown = [code for code in judged.shown if any(one.code == code for one in self._asked)]
        at = shown.index(question.code) + 1 if question.code in shown else 0
        place = self.tr("第 {0} 题，共 {1} 题").format(at, len(shown)) if at else self.tr("按跳题规则不用答")
        again = self.tr("（改已录的）") if self._form.key else ""
        self.which.show_text(f"{question.section}　{place}{again}")
        need = self.tr("必答") if question.is_required else ""
        parts = [need, question.circumstance, "/".join(question.parts), question.unit]
        if question.most:
            parts.append(self.tr("最多 {0} 项").format(question.most))
        elif not question.is_single and self._acts is not None and self._acts.book.options_of(question):
            parts.append(self.tr("可多选，数字用空格隔开"))
        self.question.setText(f"{question.code} {question_text(question, self._language)}")
        self.hint.setText("　".join(filter(None, parts)))
        self.hint.setVisible(bool(self.hint.text()))

    def _row(self, one: Question, judged: Judged) -> ShownRow:
        acts, said = self._acts, self._form.answers.get(one.code)
        is_shown = one.code in judged.shown
        words = "" if said is None or acts is None else shown_answer(acts.book, one, said)
        if isinstance(said, Withheld):
            words = self.tr("（在别的电脑上）")
        icon = ("not_applicable", "ink3") if not is_shown else ("unanswered", "ink3")
        if said is not None:
            icon = ("answered", "good") if is_shown else ("low", "warn")
        wrong = any(slip.question == one.code for slip in judged.slips)
        if wrong:
            icon = ("low", "bad")
        text = Shown(
            text=f"{one.code} {question_text(one, self._language)}",
            token="ink" if is_shown else "ink3",
            icon=icon,
        )
        return ShownRow(key=one.code, cells=(text, Shown(text=words, token="bad" if wrong else "ink")))

    def _show_options(self) -> None:
        acts, question = self._acts, self._question()
        if acts is None or question is None:
            return
        said = self._said()
        chosen = said if isinstance(said, tuple) else ()
        keys = acts.book.keys_of(question)
        rows = [
            ShownRow(
                key=key,
                cells=(
                    Shown(
                        text=f"{key}　{option.label}",
                        icon=("answered", "good") if option.code in chosen else ("unanswered", "ink3"),
                    ),
                ),
            )
            for key, option in keys.items()
        ]
        if self.option_rows.show_rows((self.tr("选项"),), rows):
            self.fit()
        self.options.setVisible(bool(rows))
        last = next((option for option in chosen[-1:]), "")
        row = next((at for at, option in enumerate(keys.values()) if option.code == last), -1)
        if row >= 0:
            self.options.scrollTo(self.option_rows.index(row, 0))

    def fit(self) -> None:
        """Give rows and columns their size in this theme."""
        px = self._theme.px
        for table, height in ((self.table, ROW), (self.options, OPTION_ROW)):
            table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            table.verticalHeader().setDefaultSectionSize(px(height))
        header = self.table.horizontalHeader()
        if self.model.columnCount():
            header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
            header.setStretchLastSection(False)
            self.table.setColumnWidth(1, px(ANSWER))

    def dress(self, theme: Theme) -> None:
        """Show in another theme."""
        self._theme = theme
        self.model.dress(theme)
        self.option_rows.dress(theme)
        self.fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go on, back or to the next form by Enter."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if is_enter and held == Qt.KeyboardModifier.ControlModifier:
                self.finish()
                return True
            if watched is self.number and is_enter:
                self.edit.setFocus()
                return True
            if watched is self.edit and is_enter:
                if held == Qt.KeyboardModifier.ShiftModifier:
                    self.go_back()
                else:
                    self.go_on()
                return True
            if watched is self.edit and event.key() == Qt.Key.Key_Up:
                self.go_back()
                return True
        return super().eventFilter(watched, event)
