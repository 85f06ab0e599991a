"""The row at hand of a county's rating: its text, what is reckoned, what is entered and bears it out."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal, SignalInstance
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout

from renodesk.domain.standard import Fulfilment
from renodesk.services.office_evidence import Evidence
from renodesk.services.rating.words import evidence_text
from renodesk.services.standards.words import fulfilment_word
from renodesk.texts import Language
from renodesk.ui.theme import Theme
from renodesk.ui.widgets.boxes import button, choice, label
from renodesk.ui.widgets.flow import FlowLayout, flow
from renodesk.ui.widgets.side_card import SideCard

SIDE_WIDTH, MOST_SIDE = 380, 500
KEYS = {
    Qt.Key.Key_1: Fulfilment.MET,
    Qt.Key.Key_2: Fulfilment.PARTLY,
    Qt.Key.Key_3: Fulfilment.NOT_MET,
    Qt.Key.Key_0: Fulfilment.NA,
}


@dataclass(frozen=True, kw_only=True, slots=True)
class AtHand:
    """A row as the side shows it: words, and what can be entered there.

    `value` is what stands in the box (None: no box), `full` what the button beside it fills in; `tick` and
    `answer` are those of a veto and of the standard, where the row is one.
    """

    key: str
    title: str
    text: str = ""
    told: str = ""
    wanted: str = ""
    source: str = ""
    value: str | None = None
    full: Fraction | None = None
    is_veto: bool = False
    tick: bool | None = None
    is_answer: bool = False
    answer: Fulfilment | None = None
    note: str | None = None
    evidence: Sequence[Evidence] = ()
    has_evidence: bool = False


class RatingSide(SideCard):
    """Shows one row and says what was entered; it acts on nothing itself."""

    entered = Signal(str, str)
    """Key of the row, and what stands in the box now."""
    ticked = Signal(str, object)
    """Key of a veto, and whether it holds (None: taken back)."""
    answered = Signal(str, object)
    """Key of a row of the standard, and its answer (None: taken back)."""
    noted = Signal(str, str)
    """Key of a row, and its remark."""
    file_wanted = Signal(str)
    words_wanted = Signal(str)
    dropped = Signal(str, str)
    """Key of a row, and of the document that is taken off."""
    going_on = Signal()
    """On to the next row that takes something."""

    def __init__(self, language: Language) -> None:
        """Show nothing yet."""
        super().__init__(QCoreApplication.translate("RatingSide", "这一条"), SIDE_WIDTH, MOST_SIDE)
        self._language: Language = language
        self.at: AtHand | None = None
        column = self.column
        self.title = label("", "heading", wrap=True)
        self.clause = label("", wrap=True)
        self.told = label("", "quiet", wrap=True)
        for words in (self.title, self.clause, self.told):
            column.addWidget(words)
        column.addLayout(self._boxes())
        self.note = QPlainTextEdit()
        self.note.setAccessibleName(self.tr("意见"))
        self.note.setPlaceholderText(self.tr("意见，或佐证是什么、在哪里"))
        self.note.setTabChangesFocus(True)
        column.addWidget(self.note)
        column.addLayout(self._papers())
        self.wanted = label("", "quiet", wrap=True)
        self.source = label("", "small", wrap=True)
        column.addWidget(self.wanted)
        column.addWidget(self.source)
        column.addStretch(1)
        self.note.installEventFilter(self)
        self.value.installEventFilter(self)
        self.show_row(None)

    def _boxes(self) -> FlowLayout:
        self.value = QLineEdit()
        self.value.setAccessibleName(self.tr("记多少"))
        self.value.setMaxLength(40)
        self.value.returnPressed.connect(self._enter)
        self.full = button(self.tr("满分"))
        self.full.clicked.connect(self._fill)
        self.ticks = {
            True: button(self.tr("属于"), name="said"),
            False: button(self.tr("不属于"), name="said"),
        }
        for holds, one in self.ticks.items():
            one.setCheckable(True)
            one.clicked.connect(lambda _=False, holds=holds: self._tick(holds))
        self.answers = {
            one: button(fulfilment_word(one, self._language), name="said") for one in KEYS.values()
        }
        for said, answer in self.answers.items():
            answer.setCheckable(True)
            answer.clicked.connect(lambda _=False, said=said: self.answer(said))
        return flow(self.value, self.full, *self.ticks.values(), *self.answers.values())

    def _papers(self) -> QVBoxLayout:
        column = QVBoxLayout()
        self.papers = choice(self.tr("佐证"), letters=18)
        self.add_file = button(self.tr("附文件…"), tip=self.tr("把佐证文件收进档案库"))
        self.add_file.clicked.connect(lambda: self._ask(self.file_wanted))
        self.add_words = button(self.tr("写一件…"), tip=self.tr("写明佐证是什么、放在哪里"))
        self.add_words.clicked.connect(lambda: self._ask(self.words_wanted))
        self.drop = button(self.tr("去掉"), tip=self.tr("从佐证清单去掉这一件，文件仍在档案库"))
        self.drop.clicked.connect(self._drop)
        column.addWidget(self.papers)
        column.addLayout(flow(self.add_file, self.add_words, self.drop))
        return column

    def dress(self, theme: Theme) -> None:
        """Follow the theme and the size of text."""
        super().dress(theme)
        self.note.setFixedHeight(theme.px(84))
        self.value.setFixedWidth(theme.px(120))

    # Showing

    def show_row(self, at: AtHand | None) -> None:
        """Show a row; what is being typed there stays."""
        is_same = self.at is not None and at is not None and self.at.key == at.key
        self.at = at
        parts = {
            self.title: at.title if at else "",
            self.clause: at.text if at else "",
            self.told: at.told if at else "",
            self.wanted: self.tr("要的佐证（建议）：{0}").format(at.wanted) if at and at.wanted else "",
            self.source: self.tr("出处：{0}").format(at.source) if at and at.source else "",
        }
        for widget, text in parts.items():
            widget.setText(text)
            widget.setVisible(bool(text))
        has_box = at is not None and at.value is not None
        self.value.setVisible(has_box)
        if at is not None and not (is_same and self.value.hasFocus() and self.value.isModified()):
            self.value.setText(at.value or "")
        self.full.setVisible(at is not None and at.full is not None)
        for holds, one in self.ticks.items():
            one.setVisible(at is not None and at.is_veto)
            one.setChecked(at is not None and at.tick is holds)
        for said, answer in self.answers.items():
            answer.setVisible(at is not None and at.is_answer)
            answer.setChecked(at is not None and at.answer == said)
        self.note.setVisible(at is not None and at.note is not None)
        if at is not None and not (is_same and self.note.hasFocus()) and self.note.toPlainText() != at.note:
            self.note.setPlainText(at.note or "")
        self._show_papers(at)

    def _show_papers(self, at: AtHand | None) -> None:
        self.papers.clear()
        for one in at.evidence if at is not None else ():
            self.papers.addItem(evidence_text(one, self._language), one.key)
        has_any, may = self.papers.count() > 0, at is not None and at.has_evidence
        self.papers.setVisible(may and has_any)
        self.drop.setVisible(may and has_any)
        self.add_file.setVisible(may)
        self.add_words.setVisible(may)

    # Entering

    def _enter(self) -> None:
        if self.commit_value():
            self.going_on.emit()

    def commit_value(self) -> bool:
        """Say what stands in the box, if it is another value."""
        if self.at is None or self.at.value is None or not self.value.isVisibleTo(self):
            return False
        text = self.value.text().strip()
        self.value.setModified(False)
        if text != self.at.value:
            self.entered.emit(self.at.key, text)
        return True

    def _fill(self) -> None:
        if self.at is not None and self.at.full is not None:
            self.value.setText(str(self.at.full))
            self._enter()

    def _tick(self, holds: bool) -> None:
        if self.at is not None:
            self.ticked.emit(self.at.key, None if self.at.tick is holds else holds)

    def answer(self, said: Fulfilment) -> None:
        """Answer the row at hand; the answer it has already takes it back."""
        if self.at is not None and self.at.is_answer:
            self.answered.emit(self.at.key, None if self.at.answer == said else said)

    def _ask(self, wanted: SignalInstance) -> None:
        if self.at is not None:
            wanted.emit(self.at.key)

    def _drop(self) -> None:
        if self.at is not None and self.papers.currentData():
            self.dropped.emit(self.at.key, str(self.papers.currentData()))

    def commit_note(self) -> None:
        """Say the remark that is being typed, if it is another one."""
        if self.at is not None and self.at.note is not None:
            text = self.note.toPlainText().strip()
            if text != self.at.note:
                self.noted.emit(self.at.key, text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep what is typed when it is left."""
        if event.type() == QEvent.Type.FocusOut:
            if watched is self.note:
                self.commit_note()
            elif watched is self.value and self.value.isModified():
                self.commit_value()
        return super().eventFilter(watched, event)
