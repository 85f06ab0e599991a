"""三上三下: drafts of the plan that went to residents, their replies, and what came of each."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from renodesk.services.draft_words import outcome_word, sums_word, turn_word
from renodesk.services.drafts import TURNS, Came, Draft, Drafts, Reply
from renodesk.ui.dialogs.reason import ReasonDialog
from renodesk.ui.editors.commit import CommitEdit
from renodesk.ui.models.problem_rows import Shown, ShownRow
from renodesk.ui.residents.rows_page import RowsPage
from renodesk.ui.residents.tab import ResidentsTab
from renodesk.ui.widgets.boxes import Spin, button, card, label
from renodesk.ui.widgets.elided import Elided
from renodesk.ui.workbench import Workbench

SIDE_WIDTH, MOST_SIDE, WORDS_HEIGHT, COUNT_WIDTH = 320, 400, 72, 112
MOST_HOUSEHOLDS = 99_999
_ICONS = {
    Came.TAKEN: ("answered", "good"),
    Came.PARTLY: ("low", "warn"),
    Came.NOT: ("low", "bad"),
    None: ("unanswered", "warn"),
}
KEYS = {Qt.Key.Key_1: Came.TAKEN, Qt.Key.Key_2: Came.PARTLY, Qt.Key.Key_3: Came.NOT}


class DraftsTab(ResidentsTab):
    """Drafts with their replies under them; beside, what can be added and answered."""

    read_for = ("draft", "draft_reply")

    def __init__(self, workbench: Workbench) -> None:
        """Show nothing yet."""
        super().__init__(workbench)
        self.drafts: tuple[Draft, ...] = ()
        self._why_of = ""
        self._meant: Came | None = None
        outer = QHBoxLayout(self)
        outer.setContentsMargins(8, 8, 8, 8)
        outer.setSpacing(12)
        frame, inner = card(margins=12)
        self.sum = Elided("", "quiet")
        inner.addWidget(self.sum)
        self.page = RowsPage(workbench.theme, self.tr("稿和意见"), (340, 110, 130))
        self.page.table.selectionModel().currentRowChanged.connect(lambda *_: self._moved())
        inner.addWidget(self.page, 1)
        self.whole = label("", "quiet", wrap=True)
        inner.addWidget(self.whole)
        outer.addWidget(frame, 1)
        outer.addWidget(self._side())
        self.table = self.page.table
        self.setFocusProxy(self.table)
        workbench.dressed.connect(self._dress)
        self._dress()
        self.table.installEventFilter(self)

    def _side(self) -> QWidget:
        side, inner = card(margins=12)
        self._side_frame = side
        inner.addWidget(label(self.tr("新的一稿"), "heading"))
        row = QHBoxLayout()
        self.turn = Spin()
        self.turn.setRange(TURNS.start, TURNS.stop - 1)
        self.turn.setAccessibleName(self.tr("第几轮"))
        self.turn.lineEdit().setAccessibleName(self.tr("第几轮"))
        row.addWidget(label(self.tr("第几轮"), "quiet"))
        row.addWidget(self.turn)
        row.addStretch(1)
        inner.addLayout(row)
        self.draft_title = self._field(inner, self.tr("是什么稿"))
        self.asked = self._field(inner, self.tr("征求了谁（不写人名）"))
        self.draft_title.returnPressed.connect(self.asked.setFocus)
        self.asked.returnPressed.connect(self.add_draft)
        self.add = button(self.tr("记下这一稿"))
        self.add.clicked.connect(self.add_draft)
        inner.addWidget(self.add)
        inner.addWidget(label(self.tr("居民的意见"), "heading"))
        self.said = QPlainTextEdit()
        self.said.setAccessibleName(self.tr("意见"))
        self.said.setTabChangesFocus(True)
        inner.addWidget(self.said)
        row = QHBoxLayout()
        self.households = QLineEdit()
        self.households.setAccessibleName(self.tr("多少户这样说"))
        self.households.setPlaceholderText(self.tr("户数"))
        self.households.setValidator(QIntValidator(0, MOST_HOUSEHOLDS, self.households))
        self.households.returnPressed.connect(self.add_reply)
        row.addWidget(self.households)
        self.reply = button(self.tr("记在这一稿下"), name="primary")
        self.reply.clicked.connect(self.add_reply)
        row.addWidget(self.reply, 1)
        inner.addLayout(row)
        inner.addWidget(label(self.tr("怎么办了"), "heading"))
        self.why = CommitEdit()
        self.why.setAccessibleName(self.tr("理由（没采纳、部分采纳要写）"))
        self.why.setPlaceholderText(self.why.accessibleName())
        self.why.committed.connect(self._write_why)
        inner.addWidget(self.why)
        row = QHBoxLayout()
        self.came: dict[Came, QWidget] = {}
        for at, one in enumerate(Came, 1):
            made = button(f"{at} {outcome_word(one, self.language)}")
            made.clicked.connect(lambda _=False, one=one: self.answer(one))
            self.came[one] = made
            row.addWidget(made)
        inner.addLayout(row)
        inner.addStretch(1)
        return side

    @staticmethod
    def _field(layout: QVBoxLayout, title: str) -> QLineEdit:
        edit = QLineEdit()
        edit.setAccessibleName(title)
        edit.setPlaceholderText(title)
        layout.addWidget(edit)
        return edit

    # Showing

    def read_again(self) -> None:
        """Read everything after an act that was refused; a reason that was refused stays, marked."""
        self.why.refuse()
        super().read_again()

    def read(self) -> None:
        """Read drafts and replies."""
        session = self.session
        if session is None:
            return
        self.drafts = Drafts(session).all()
        titles = (self.tr("稿和意见"), self.tr("户数"), self.tr("怎么办了"), self.tr("理由"))
        self.page.show_rows(titles, list(self._rows()))
        self._span()
        turns = max((one.turn for one in self.drafts), default=0)
        if not self.draft_title.text():
            self.turn.setValue(turns + 1)
        open_ones = sum(one.count(None) for one in self.drafts)
        self.sum.show_text(
            self.tr("已经 {0} 轮，{1} 条意见还没答复").format(turns, open_ones)
            if self.drafts
            else self.tr("还没有征求意见的稿子。方案定下一稿，记在右边，再把意见一条条记在它下面。")
        )
        self._moved()

    def _rows(self) -> Iterator[ShownRow]:
        for draft in self.drafts:
            icon = ("contested", "bad") if draft.is_contested else None
            sums = Shown(text=sums_word(draft, self.language), token="ink2")
            head = Shown(text=self._head(draft), icon=icon)
            yield ShownRow(key=draft.key, cells=(head, Shown(text=""), sums, Shown(text="")))
            for one in draft.replies:
                icon = ("contested", "bad") if one.is_contested else _ICONS[one.outcome]
                yield ShownRow(
                    key=one.key,
                    cells=(
                        Shown(text=f"　　{one.said}"),
                        Shown(text="–" if one.households is None else str(one.households)),
                        Shown(text=outcome_word(one.outcome, self.language), icon=icon),
                        Shown(text=one.why),
                    ),
                )

    def _head(self, draft: Draft) -> str:
        day = draft.held.isoformat() if draft.held is not None else "–"
        asked = self.tr("征求：{0}").format(draft.asked) if draft.asked else ""
        return f"{turn_word(draft.turn, self.language)}　{day}　{draft.title}　{asked}"

    def _span(self) -> None:
        """Let a draft's words go over the columns that are of replies alone."""
        self.table.clearSpans()
        for draft in self.drafts:
            row = self.page.model.row_of(draft.key)
            self.table.setSpan(row, 0, 1, 2)
            self.table.setSpan(row, 2, 1, 2)

    @property
    def at_hand(self) -> tuple[Draft | None, Reply | None]:
        """Return the draft one stands at or under, and the reply."""
        for draft in self.drafts:
            if draft.key == self.page.key:
                return draft, None
            for one in draft.replies:
                if one.key == self.page.key:
                    return draft, one
        return None, None

    def _moved(self) -> None:
        draft, reply = self.at_hand
        may = self.may_write
        groups: tuple[tuple[tuple[QWidget, ...], bool], ...] = (
            ((self.turn, self.draft_title, self.asked, self.add), may),
            ((self.said, self.households, self.reply), may and draft is not None),
            ((self.why, *self.came.values()), may and reply is not None),
        )
        for widgets, is_open in groups:
            for one in widgets:
                one.setEnabled(is_open)
        key = reply.key if reply is not None else ""
        if key != self._why_of:
            self._why_of = key
            self.why.let_go()
            self._mean(None)
        self.why.show_text(reply.why if reply is not None else "")
        self.whole.setText(self._whole(draft, reply))

    def _whole(self, draft: Draft | None, reply: Reply | None) -> str:
        """Return all that the row at hand says, since its cells cut what is long."""
        if reply is not None:
            return "\n".join(filter(None, (reply.said, reply.why)))
        return self._head(draft) if draft is not None else ""

    def _mean(self, outcome: Came | None) -> None:
        """Wait for the reason of an outcome that wants one."""
        self._meant = outcome
        self.why.setPlaceholderText(
            self.tr("为什么{0}？写好按回车").format(outcome_word(outcome, self.language))
            if outcome is not None
            else self.why.accessibleName()
        )

    # Acting

    def add_draft(self) -> None:
        """Keep a draft as it is written beside, and stand at it: what is written next is said of it."""
        turn, title, asked = self.turn.value(), self.draft_title.text(), self.asked.text()
        key = self.made(lambda session: Drafts(session).add(turn, title, asked))
        if key is None:
            self.draft_title.setFocus()
            return
        self.draft_title.clear()
        self.asked.clear()
        self.page.stand(key)
        self.said.setFocus()

    def add_reply(self) -> None:
        """Keep a reply to the draft at hand."""
        draft, _ = self.at_hand
        said, count = self.said.toPlainText(), self.households.text().strip()
        if draft is None:
            return
        households = int(count) if count.isascii() and count.isdecimal() else None
        key = draft.key
        if self.act(lambda session: Drafts(session).reply(key, said, households)):
            self.said.clear()
            self.households.clear()
        self.said.setFocus()

    def answer(self, outcome: Came) -> None:
        """Say what came of the reply at hand; the same again opens it anew, one without its reason waits."""
        _, reply = self.at_hand
        if reply is None:
            return
        said = None if reply.outcome == outcome else outcome
        why, key = self.why.text(), reply.key
        if said in (Came.PARTLY, Came.NOT) and not why.strip():
            self._mean(said)
            self.why.setFocus()
            return
        self._mean(None)
        self.act(lambda session: Drafts(session).answer(key, said, why))

    def _write_why(self, why: str) -> None:
        """Keep a reason, with the outcome that waited for it or the one that is said already."""
        _, reply = self.at_hand
        if reply is not None:
            outcome = self._meant if self._meant is not None and why.strip() else reply.outcome
            self._mean(None)
            self.act(lambda session: Drafts(session).answer(reply.key, outcome, why))

    def remove(self) -> None:
        """Take the draft or reply at hand out, with a reason."""
        key = self.page.key
        if not key or not self.may_write:
            return
        dialog = ReasonDialog(
            self.tr("移出这一行"), self.tr("为什么移出？写一句理由。"), parent=self.window()
        )
        dialog.ask(lambda: self.act(lambda session: Drafts(session).remove(key, dialog.text)))

    def _dress(self) -> None:
        px = self._workbench.theme.px
        self.page.dress(self._workbench.theme)
        self._side_frame.setFixedWidth(min(px(SIDE_WIDTH), MOST_SIDE))
        self.said.setFixedHeight(px(WORDS_HEIGHT))
        self.households.setFixedWidth(px(COUNT_WIDTH))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Answer by digits, take out by Delete."""
        if (
            watched is self.table
            and event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        ):
            key = Qt.Key(event.key())
            if key in KEYS and self.at_hand[1] is not None:
                self.answer(KEYS[key])
                return True
            if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
                self.remove()
                return True
        return super().eventFilter(watched, event)
