"""The interview: what to ask the property manager, in conversation order, answered as it is said."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QScrollArea, QVBoxLayout, QWidget

from renodesk.domain.changes import Changes
from renodesk.domain.form import Item, RegisterField
from renodesk.domain.places import Place
from renodesk.services.answer_parts import Part, typed_value
from renodesk.services.interview import PaperState, Question, progress
from renodesk.services.interview_words import topic_of
from renodesk.services.row_reading import RowReader
from renodesk.ui.editors.guide_panel import GuidePanel
from renodesk.ui.editors.item_row import STACKED_FROM
from renodesk.ui.editors.question_block import QuestionBlock
from renodesk.ui.editors.stops import Step
from renodesk.ui.estate import Estate
from renodesk.ui.widgets.boxes import Choice, button, card, label
from renodesk.ui.widgets.flow import flow
from renodesk.ui.widgets.read_when_shown import ReadWhenShown
from renodesk.ui.workbench import Workbench

AT_FIRST, BOXES = 6, 6
"""Questions made at once, and boxes made at a time afterwards."""
WHO = 260


class InterviewScreen(ReadWhenShown):
    """Lists questions under their topics; who says it is chosen once at the top."""

    def __init__(self, workbench: Workbench) -> None:
        """Ask about the open estate; it is read when it is looked at."""
        super().__init__(workbench)
        self._of: Estate | None = None
        self._questions: tuple[Question, ...] = ()
        self._blocks: dict[str, QuestionBlock] = {}
        self._waiting: list[Question] = []
        self._current = ""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        frame, inner = card()
        layout.addWidget(frame)
        inner.addLayout(self._head())
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        holder = QWidget()
        self._list = QVBoxLayout(holder)
        self._list.setContentsMargins(0, 0, 6, 0)
        self._list.setSpacing(2)
        self._scroll.setWidget(holder)
        inner.addWidget(self._scroll, 1)
        self._guide = GuidePanel()
        inner.addWidget(self._guide)
        keys = self.tr("Enter 下一格 · Shift+Enter 上一格 · F3 下一处没问的 · F8 不清楚 · 资料按 1 2 3")
        self._keys = label(keys, "small", wrap=True)
        inner.addWidget(self._keys)
        self._dress_foot()
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._make_more)
        workbench.dressed.connect(self._dress)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    def _head(self) -> QVBoxLayout:
        self.sum = label("", "heading")
        self.who = Choice()
        self.who.setEditable(True)
        self.who.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.who.setAccessibleName(self.tr("谁说的"))
        self.who.setToolTip(self.tr("写职务或单位，不写人名；每个答案都记下是谁说的"))
        line = self.who.lineEdit()
        if line is not None:
            line.setPlaceholderText(self.tr("职务或单位，如物业经理；不写人名"))
            line.setAccessibleName(self.tr("谁说的"))
            line.returnPressed.connect(self.next_unanswered)
        self.only_open = QCheckBox(self.tr("只看没问的"))
        self.only_open.toggled.connect(lambda _: self._show_chosen())
        self.unknown = button(self.tr("不清楚"), tip=self.tr("问了，对方不清楚（F8）"))
        self.unknown.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.unknown.clicked.connect(self.mark_unseen)
        self._size_head()
        row = QVBoxLayout()
        row.addLayout(
            flow(self.sum, label(self.tr("谁说的"), "quiet"), self.who, self.only_open, self.unknown, gap=12)
        )
        return row

    def _size_head(self) -> None:
        self.who.setFixedWidth(self._workbench.theme.px(WHO))

    def _dress_foot(self) -> None:
        """Leave the room to the questions where text is large; the guide stands in the item view too."""
        self._guide.dress(self._workbench.theme)
        for one in (self._guide, self._keys):
            one.setVisible(self._workbench.theme.scale < STACKED_FROM)

    # Reading

    def concerns(self, changes: Changes) -> bool:
        """Return whether questions or answers may have changed."""
        return any(
            changes.touches(entity) for entity in ("answer", "paper", "estate", "building", "unit", "round")
        )

    def read(self) -> None:
        """Read the questions; rows that stay are filled again, so that the keyboard stays where it is."""
        estate = self._workbench.estate
        if estate is None:
            return
        if self._of is not estate:
            self._of = estate
            self._rebuild(estate)
            return
        questions = estate.interview.questions()
        if [(one.about, one.places) for one in questions] != [
            (one.about, one.places) for one in self._questions
        ]:
            self._questions = questions
            self._lay_out(estate)
        self._questions = questions
        self._fill(estate)

    def _rebuild(self, estate: Estate) -> None:
        self._timer.stop()
        self._blocks.clear()
        self._current = ""
        typed = self.who.currentText()
        self.who.clear()
        english = self._workbench.language == "en"
        self.who.addItems([pair[english] or pair[0] for pair in estate.interview.respondents()])
        if typed:
            self.who.setEditText(typed)
        self._questions = estate.interview.questions()
        self._lay_out(estate)
        self._fill(estate)

    def _lay_out(self, estate: Estate) -> None:
        """Set the questions under their topics; blocks whose places are the same are kept."""
        kept = {
            one.about: self._blocks[one.about]
            for one in self._questions
            if one.about in self._blocks and self._blocks[one.about].question.places == one.places
        }
        while self._list.count():
            taken = self._list.takeAt(0)
            widget = taken.widget() if taken is not None else None
            if widget is not None and widget not in kept.values():
                widget.hide()
                widget.deleteLater()
        is_new = not kept
        self._blocks = kept
        self._waiting = list(self._questions)
        self._topic: str | None = None
        self._list.addStretch(1)
        made = 0
        while self._waiting and (made < AT_FIRST or not is_new):
            self._place_next(estate)
            made += 1
        self._timer.start()

    def _place_next(self, estate: Estate) -> None:
        question = self._waiting.pop(0)
        language = self._workbench.language
        topic = topic_of(question, language)
        if topic != self._topic:
            self._topic = topic
            heading = label(topic, "heading")
            heading.setContentsMargins(0, self._workbench.theme.px(10), 0, self._workbench.theme.px(2))
            self._list.insertWidget(self._list.count() - 1, heading)
        block = self._blocks.get(question.about)
        if block is None:
            block = self._make(estate, question)
        self._list.insertWidget(self._list.count() - 1, block)
        block.setVisible(self._is_shown(question))

    def _make(self, estate: Estate, question: Question) -> QuestionBlock:
        about = question.about
        block = QuestionBlock(question, estate.session, self._workbench.theme, self._workbench.language)
        block.part_typed.connect(lambda place, part, text: self._part_typed(about, place, part, text))
        block.reason_typed.connect(lambda place, text: self._reason_typed(about, place, text))
        block.field_typed.connect(lambda place, text: self._field_typed(about, place, text))
        block.paper_picked.connect(lambda state: self._paper_picked(about, state))
        block.stepped.connect(lambda step: self._step(about, step))
        self._blocks[about] = block
        block.show_question(question, estate.interview, self._reader(estate))
        return block

    def _make_more(self) -> None:
        """Make another question, or more boxes of one, a few milliseconds' worth at a time."""
        estate = self._workbench.estate
        if self._waiting and estate is not None:
            self._place_next(estate)
        elif not any(block.make_more(BOXES) for block in self._blocks.values()):
            self._timer.stop()

    def _reader(self, estate: Estate) -> RowReader:
        return RowReader(estate.session, estate.last_round, self._workbench.language)

    def _fill(self, estate: Estate) -> None:
        reader = self._reader(estate)
        for question in self._questions:
            block = self._blocks.get(question.about)
            if block is not None:
                block.show_question(question, estate.interview, reader)
        asked, count = progress(self._questions)
        self.sum.setText(self.tr("问了 {0} 项，共 {1} 项").format(asked, count))
        self._show_chosen()

    def _is_shown(self, question: Question) -> bool:
        block = self._blocks.get(question.about)
        focus = QApplication.focusWidget()
        is_at_hand = block is not None and focus is not None and block.isAncestorOf(focus)
        return is_at_hand or not (self.only_open.isChecked() and question.is_asked)

    def _show_chosen(self) -> None:
        for question in self._questions:
            block = self._blocks.get(question.about)
            if block is not None:
                block.setVisible(self._is_shown(question))

    def _dress(self) -> None:
        self._size_head()
        self._dress_foot()
        self._of = None
        self._news()

    # Acting

    @property
    def said_by(self) -> str:
        """Return who says it."""
        return self.who.currentText().strip()

    def _part_typed(self, item: str, place: Place, part: Part, text: str) -> None:
        value, who = typed_value(part, text), self.said_by
        self._do(lambda estate: estate.interview.answer_item(item, place, part, value, said_by=who))

    def _reason_typed(self, item: str, place: Place, text: str) -> None:
        estate, who = self._workbench.estate, self.said_by
        before = None if estate is None else estate.answers.card(item, place).observation
        if before is not None and before.status:
            status = before.status
            self._do(lambda one: one.interview.say_status(item, place, status, text, said_by=who))

    def _field_typed(self, about: str, place: Place, text: str) -> None:
        name, who = about.partition(".")[2], self.said_by
        self._do(lambda estate: estate.interview.answer_field(place, name, text, said_by=who))

    def _paper_picked(self, about: str, state: PaperState | None) -> None:
        code, who = about.partition(".")[2], self.said_by
        self._do(lambda estate: estate.interview.say_paper(code, state, said_by=who))

    def mark_unseen(self) -> None:
        """Say that they were asked and did not know, of the answer at hand."""
        block = self._blocks.get(self._current)
        if block is None:
            return
        block.commit()
        subject, place, who = block.question.subject, block.place_at_hand(), self.said_by
        if isinstance(subject, Item):
            reason = self.tr("{0}不清楚").format(who or self.tr("对方"))
            code = subject.code
            self._do(lambda one: one.interview.say_status(code, place, "unseen", reason, said_by=who))
            block.enter_reason(place)
        elif isinstance(subject, RegisterField):
            name = subject.name
            self._do(lambda one: one.interview.field_not_known(place, name, said_by=who))
            self._step(block.question.about, Step.NEXT)
        else:
            self._workbench.messages.done(self.tr("资料请按 1 拿到了、2 会给、3 没有"))

    def _do(self, act: Callable[[Estate], object]) -> None:
        estate = self._workbench.estate
        if estate is not None and self._workbench.operations.do(lambda: act(estate)) is None:
            self.refresh()

    def commit(self) -> None:
        """Store what is being typed."""
        for block in self._blocks.values():
            block.commit()

    # Walking

    def next_unanswered(self) -> None:
        """Go to the next question that is not asked yet, from the one at hand on and round."""
        order = [one.about for one in self._questions]
        at = order.index(self._current) + 1 if self._current in order else 0
        for question in (*self._questions[at:], *self._questions[:at]):
            if not question.is_asked:
                self._enter(question.about)
                return
        self._workbench.messages.done(self.tr("都问过了"))

    def _step(self, about: str, step: Step) -> None:
        order = [one.about for one in self._questions if self._is_shown(one)]
        if about not in order:
            return
        at = order.index(about) + (1 if step in (Step.NEXT, Step.DOWN) else -1)
        if 0 <= at < len(order):
            self._enter(order[at], at_end=step == Step.BACK)

    def _enter(self, about: str, *, at_end: bool = False) -> None:
        while about not in self._blocks and self._waiting:
            self._make_more()
        block = self._blocks.get(about)
        if block is not None:
            block.show()
            block.enter(at_end=at_end)

    def _focus_moved(self, _: QWidget | None, now: QWidget | None) -> None:
        if now is None or not self.isAncestorOf(now):
            return
        for about, block in self._blocks.items():
            is_here = block.isAncestorOf(now)
            block.set_current(is_current=is_here)
            if is_here:
                if about != self._current:
                    self._current = about
                    self._show_guide(block)
                QTimer.singleShot(0, block, lambda one=block: self._reveal(one))

    def _show_guide(self, block: QuestionBlock) -> None:
        estate = self._workbench.estate
        if estate is not None:
            reader = self._reader(estate)
            self._guide.show_guidance(block.guidance(reader), block.ticks())

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the first question that is open."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._begin)

    def _begin(self) -> None:
        """Go to the first open question, unless the keyboard came to one by itself."""
        if not self._current and self.isVisible():
            self.next_unanswered()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt and a digit tick a circumstance of the item at hand."""
        block, number = self._blocks.get(self._current), event.key() - Qt.Key.Key_0.value
        is_alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if block is None or not is_alt or not block.tick(number):
            super().keyPressEvent(event)

    def _reveal(self, block: QuestionBlock) -> None:
        if block.isVisible():
            self._scroll.ensureWidgetVisible(block, 0, 8)
            focus = QApplication.focusWidget()
            if focus is not None and block.isAncestorOf(focus):
                self._scroll.ensureWidgetVisible(focus, 0, 8)
