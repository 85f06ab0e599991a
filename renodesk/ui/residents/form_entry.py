"""Typing a stack of paper forms: a digit chooses, Enter goes on, the next form opens by itself."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QHeaderView, QLineEdit, QWidget

from renodesk.domain.filled_form import Judged, Withheld
from renodesk.domain.questionnaire import Phase, Question
from renodesk.services.form_rows import FilledForm
from renodesk.services.questionnaires.words import question_text, slip_word
from renodesk.services.session import EstateSession
from renodesk.texts import Language, joined
from renodesk.ui.models.problem_rows import Shown, ShownRow, ShownRows
from renodesk.ui.operations import Operations
from renodesk.ui.residents.form_typing import FormTyping
from renodesk.ui.theme import Theme
from renodesk.ui.widgets.boxes import button, card, label
from renodesk.ui.widgets.elided import Elided
from renodesk.ui.widgets.rows_table import rows_table

REST_MS = 20_000
"""A form that nobody goes on with is kept after so long."""
ROW, OPTION_ROW, ANSWER = 32, 32, 150
_TICKS = {True: ("answered", "good"), False: ("unanswered", "ink3")}


class FormEntry(QWidget):
    """Asks question after question, as the skip rules say, and keeps a form when its last one is passed."""

    kept = Signal(str)
    """The key of a form that was kept whole, before the next one opens."""

    def __init__(self, theme: Theme, operations: Operations, *, is_order: bool = False) -> None:
        """Ask nothing yet; with `is_order` the residents' order alone is asked."""
        super().__init__()
        self._theme, self._operations, self._is_order = theme, operations, is_order
        self._language: Language = "zh"
        self.form: FormTyping | None = None
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
        self.table.setVisible(not is_order)
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
        top.addWidget(label(self.tr("纸上编号"), "quiet"))
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
        if self.form is not None and self.form.is_for(session, phase):
            self._show()
            return
        self.form = FormTyping(session, phase, is_order=self._is_order, language=language)
        self._show(afresh=True)

    def forget(self) -> None:
        """Ask nothing: another estate is shown."""
        self._rest.stop()
        self.form = None

    def start(self) -> None:
        """Begin an empty form."""
        self._rest.stop()
        if self.form is not None:
            self.form.start()
            self._show(afresh=True)
            self.edit.setFocus()

    def propose_number(self, number: int) -> None:
        """Number a form that nobody began yet."""
        form = self.form
        if form is not None and not form.answers and not form.key and not self.number.text():
            self.number.setText(str(number))

    def load(self, kept: FilledForm) -> None:
        """Go through a form that was kept, to correct it; one that is being typed is kept first."""
        self.commit()
        if self.form is not None:
            self.form.load(kept)
            self.number.setText(kept.number)
            self._show(afresh=True)

    def stand(self, code: str) -> None:
        """Go to a question."""
        if self.form is not None:
            self._take(force=True)
            self.form.stand(code)
            self._show(afresh=True)
            self.edit.setFocus()

    # Typing

    def _typed(self) -> None:
        self._touch()
        self._tell("")
        self._show_options()

    def _touch(self) -> None:
        if self.form is not None:
            self.form.is_touched = True
            self._rest.start()

    def _toggle(self, key: str) -> None:
        """Choose an option by the mouse, or let go of it."""
        question = self.form.question if self.form is not None else None
        if question is None or not key or not self.edit.isEnabled():
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
        if self.form is None:
            return False
        text = self.edit.text()
        slips = self.form.take(text, force=force or self._warned == text != "")
        if slips:
            self._tell(joined("；", (slip_word(one, self._language) for one in slips), self._language))
            self._warned = text
        return not slips

    def go_on(self) -> None:
        """Take the answer and go to the next question that is asked; after the last the form is kept."""
        if self.form is None or not self._take():
            return
        if self.form.go_on():
            self._show(afresh=True)
        else:
            self.finish()

    def go_back(self) -> None:
        """Take the answer and go to the question before."""
        if self.form is not None and self._take(force=True):
            self.form.go_back()
            self._show(afresh=True)

    def finish(self) -> None:
        """Keep the form, and open the next one with the next number."""
        form = self.form
        if form is None or not self._take(force=True) or not form.answers or not self._store():
            return
        key, number = form.key, self.number.text()
        self.number.setText(str(int(number) + 1) if number.isascii() and number.isdecimal() else "")
        self.start()
        self.kept.emit(key)

    def commit(self) -> None:
        """Keep what is typed of a form so far; it goes on being typed."""
        if self.form is not None and self.form.is_touched and self._take(force=True):
            self._store()

    def _store(self) -> bool:
        """Keep the form at hand; one that was kept and not touched is there already."""
        form = self.form
        if form is None or not form.answers or form.session.is_read_only:
            return False
        self._rest.stop()
        if form.key and not form.is_touched:
            return True
        number = self.number.text().strip()
        return self._operations.do(lambda: form.store(number)) is not None

    # Showing

    def _tell(self, text: str) -> None:
        self.told.setText(text)
        self.told.setVisible(bool(text))
        if not text:
            self._warned = ""

    def _show(self, *, afresh: bool = False) -> None:
        """Show the questions, and the one at hand; `afresh` where another one is at hand now."""
        form = self.form
        if form is None:
            return
        judged = form.judged()
        if self.model.show_rows(
            (self.tr("题"), self.tr("答案")), [self._row(form, one, judged) for one in form.asked]
        ):
            self.fit()
        row = self.model.row_of(form.at)
        if row >= 0:
            self.table.setCurrentIndex(self.model.index(row, 0))
        if afresh:
            self.edit.setText(form.text_of(form.at))
            self.edit.selectAll()
            self.options.scrollToTop()
            self._tell("")
        if form.question is not None:
            self._show_question(form, form.question, judged)
        self._show_options()
        for one in (self.edit, self.number, self.done, self.drop):
            one.setEnabled(not form.session.is_read_only)

    def _show_question(self, form: FormTyping, question: Question, judged: Judged) -> None:
        shown = form.shown(judged)
        at = shown.index(question.code) + 1 if question.code in shown else 0
        place = self.tr("第 {0} 题，共 {1} 题").format(at, len(shown)) if at else self.tr("按跳题规则不用答")
        again = self.tr("（改已录的）") if form.key else ""
        self.which.show_text(f"{question.section}　{place}{again}")
        parts = [question.circumstance, "/".join(question.parts), question.unit]
        if question.is_required:
            parts.insert(0, self.tr("必答"))
        if question.most:
            parts.append(self.tr("最多 {0} 项").format(question.most))
        elif not question.is_single and form.options():
            parts.append(self.tr("可多选，数字用空格隔开"))
        self.question.setText(f"{question.code} {question_text(question, self._language)}")
        self.hint.setText("　".join(filter(None, parts)))
        self.hint.setVisible(bool(self.hint.text()))

    def _row(self, form: FormTyping, one: Question, judged: Judged) -> ShownRow:
        said = form.answers.get(one.code)
        is_shown = one.code in judged.shown
        is_wrong = any(slip.question == one.code for slip in judged.slips)
        words = self.tr("（在别的电脑上）") if isinstance(said, Withheld) else form.text_of(one.code)
        icon = ("unanswered", "ink3") if is_shown else ("not_applicable", "ink3")
        if said is not None:
            icon = ("answered", "good") if is_shown and not is_wrong else ("low", "bad")
        name = f"{one.code} {question_text(one, self._language)}"
        cell = Shown(text=name, token="ink" if is_shown else "ink3", icon=icon)
        return ShownRow(key=one.code, cells=(cell, Shown(text=words, token="bad" if is_wrong else "ink")))

    def _show_options(self) -> None:
        if self.form is None:
            return
        said, keys = self.form.said(self.edit.text()), self.form.options()
        chosen = said if isinstance(said, tuple) else ()
        rows = [
            ShownRow(
                key=key, cells=(Shown(text=f"{key}　{option.label}", icon=_TICKS[option.code in chosen]),)
            )
            for key, option in keys.items()
        ]
        if self.option_rows.show_rows((self.tr("选项"),), rows):
            self.fit()
        self.options.setVisible(bool(rows))
        at = [option.code for option in keys.values()]
        if chosen and chosen[-1] in at:
            self.options.scrollTo(self.option_rows.index(at.index(chosen[-1]), 0))

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

    def showEvent(self, event: QShowEvent) -> None:
        """Stand in the line at once where somebody came by the mouse; by keys one goes on along the tabs."""
        super().showEvent(event)
        if QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            QTimer.singleShot(0, self.edit.setFocus)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go on, back or to the next form by Enter."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                event.accept()  # the window's own Enter keys are for the survey
                return True
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
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
