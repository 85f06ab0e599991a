"""The row of a ledger at hand: its columns to be changed in place, its state, and its files."""

from itertools import pairwise

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from renodesk.domain.ledger import Ledger, LedgerState
from renodesk.domain.vocabulary_ledgers import about_row
from renodesk.services.ledger_packs.titles import column_title, state_title
from renodesk.services.ledgers import LedgerActs, LedgerBook, LedgerRow
from renodesk.services.ledgers.feeding import feeds_steps, register_with_step
from renodesk.services.ledgers.words import column_about, due_words
from renodesk.texts import say
from renodesk.ui.dialogs.reason import ReasonDialog
from renodesk.ui.ledgers.fields import LedgerField
from renodesk.ui.ledgers.files import FilesBox
from renodesk.ui.widgets.boxes import button, clear, label
from renodesk.ui.widgets.flow import FlowLayout
from renodesk.ui.widgets.side_card import SideCard
from renodesk.ui.workbench import Workbench

WIDTH, MOST = 360, 460


class RowSide(SideCard):
    """Shows one row; what is left is kept at once, as one act a column."""

    moved = Signal()
    """The row went to another state, and the button that one pressed is gone."""

    def __init__(self, workbench: Workbench, before: QWidget) -> None:
        """Show nothing yet; Tab comes here from `before`."""
        super().__init__(QCoreApplication.translate("RowSide", "这一条"), WIDTH, MOST)
        self._workbench, self._before = workbench, before
        self._book: LedgerBook | None = None
        self._row: LedgerRow | None = None
        self._ledger: Ledger | None = None
        self.fields: dict[str, LedgerField] = {}
        self._others: tuple[LedgerState, ...] = ()
        self._shown_states: tuple[object, ...] = ()
        column = self.column
        self.title = label("", "heading", wrap=True)
        self.due = label("", wrap=True)
        self.lacks = label("", "quiet", wrap=True)
        self.contest = label("", "wrong", wrap=True)
        self.states = FlowLayout(gap=6)
        self._form = QGridLayout()
        self._form.setVerticalSpacing(4)
        self._form.setColumnStretch(1, 1)
        self.files = FilesBox(workbench)
        for words in (self.title, self.due, self.contest, self.lacks):
            column.addWidget(words)
        column.addLayout(self.states)
        column.addLayout(self._form)
        column.addWidget(self.files)
        column.addStretch(1)
        self.empty = label(self.tr("没有选中的条目。“登记一条”可以记一条新的。"), "quiet", wrap=True)
        self.outer.insertWidget(0, self.empty)

    # Showing

    def show_row(self, book: LedgerBook, row: LedgerRow | None) -> None:
        """Show a row of a ledger; None shows that there is none."""
        left = self._row
        is_other = left is None or row is None or left.key != row.key
        if left is not None and is_other:
            self._keep_pending(left)
        if self._ledger is not book.ledger:
            self._build(book.ledger)
        self._book, self._row = book, row
        self.holder.setVisible(row is not None)
        self.empty.setVisible(row is None)
        if row is None:
            return
        language = self._workbench.language
        self.title.setText(f"{book.number(row)}  {state_title(row.state, language)}")
        mark = ", " if language == "en" else "、"
        lacking = mark.join(book.lacks(row)) if row.is_open else ""
        contested = mark.join(self._word(name) for name in sorted(row.contested))
        for widget, text in (
            (self.due, self._due(book, row)),
            (self.lacks, say("ledger_to_close", language, lacking=lacking) if lacking else ""),
            (self.contest, say("ledger_is_contested", language, column=contested) if contested else ""),
        ):
            widget.setText(text)
            widget.setVisible(bool(text))
        may = self._may
        for name, field in self.fields.items():
            column = book.ledger.column(name)
            if column is not None:
                field.show_word(self._said(book, row, name), may=may, is_other=is_other)
        self._show_states(book, row)
        self.files.show_files(about_row(row.key))

    def _keep_pending(self, row: LedgerRow) -> None:
        """Keep in its own row what was being typed when another row came to hand."""
        acts = self._acts()
        said = {name: one.typed for name, one in self.fields.items() if one.is_pending}
        if acts is not None and said:
            QTimer.singleShot(
                0, self, lambda: self._workbench.operations.do(lambda: acts.change(row.key, said))
            )

    def _due(self, book: LedgerBook, row: LedgerRow) -> str:
        taken = book.ledger.days_taken(row.values)
        if not row.is_open and taken is not None:
            return say("ledger_days_taken", self._workbench.language, days=taken)
        return due_words(row, self._workbench.language)

    @staticmethod
    def _said(book: LedgerBook, row: LedgerRow, name: str) -> str:
        """Return a value as it may be typed."""
        value, column = row.said(name), book.ledger.column(name)
        return book.word(row, column) if column is not None and value is not None else ""

    def _word(self, name: str) -> str:
        column = self._ledger.column(name) if self._ledger is not None else None
        return column_title(column, self._workbench.language) if column is not None else name

    @property
    def _may(self) -> bool:
        estate = self._workbench.estate
        return estate is not None and not estate.session.is_read_only

    def _build(self, ledger: Ledger) -> None:
        """Make the fields of a ledger."""
        clear(self._form)
        self._shown_states = ()
        self._ledger, language = ledger, self._workbench.language
        self.fields = {}
        for column in ledger.columns:
            field = LedgerField(column, language, self.change, self)
            field.widget.setToolTip(column_about(column, language))
            unit = f"（{column.field.unit}）" if column.field.unit else ""
            words = label(f"{column_title(column, language)}{unit}", "quiet")
            words.setBuddy(field.widget)
            at = self._form.rowCount()
            if column.is_long:
                self._form.addWidget(words, at, 0, 1, 2)
                self._form.addWidget(field.widget, at + 1, 0, 1, 2)
            else:
                self._form.addWidget(words, at, 0)
                self._form.addWidget(field.widget, at, 1)
            self.fields[column.name] = field

    def _show_states(self, book: LedgerBook, row: LedgerRow) -> None:
        steps = feeds_steps(book.ledger) and bool(row.said("step"))
        shown = (book.ledger.id, row.state.code, row.number in book.doubled, steps, self._may)
        if shown == self._shown_states:
            return
        clear(self.states)
        self._shown_states = shown
        self._others = tuple(one for one in book.ledger.states if one.code != row.state.code)
        for number, state in enumerate(self._others, 1):
            is_back = state.is_open and not row.is_open
            title = state_title(state, self._workbench.language)
            words = self.tr("重新打开：{0}").format(title) if is_back else title
            made = button(f"{number} {words}", name="said")
            made.setEnabled(self._may)
            made.clicked.connect(lambda _=False, state=state: self.move_to(state))
            self.states.addWidget(made)
        if steps:
            step = button(self.tr("登记到程序"), tip=self.tr("登记为程序这一步的材料"), name="said")
            step.setEnabled(self._may)
            step.clicked.connect(lambda _=False: self.register())
            self.states.addWidget(step)
        if row.number in book.doubled:
            other = button(self.tr("换个编号"), name="said")
            other.setEnabled(self._may)
            other.clicked.connect(lambda _=False: self.renumber())
            self.states.addWidget(other)
        away = button(self.tr("拿掉"), tip=self.tr("拿掉记错的一条"), name="said")
        away.setEnabled(self._may)
        away.clicked.connect(lambda _=False: self.take_out())
        self.states.addWidget(away)
        self._order()

    def _order(self) -> None:
        """Let Tab go from above to below, whatever was made first: states, columns, files."""
        states = (self.states.itemAt(at) for at in range(self.states.count()))
        buttons = [widget for one in states if one is not None and (widget := one.widget()) is not None]
        fields = [one.widget for one in self.fields.values()]
        for before, after in pairwise([self._before, *buttons, *fields, *self.files.in_order]):
            QWidget.setTabOrder(before, after)

    def press(self, key: int) -> bool:
        """Move the row at hand to a state by the digit on its button; return whether a key means that."""
        at = key - Qt.Key.Key_1
        if not self._may or self._row is None or not 0 <= at < len(self._others):
            return False
        self.move_to(self._others[at])
        return True

    def state_button(self, words: str) -> QPushButton | None:
        """Return the button that leads to a state, by its words."""
        made = (self.states.itemAt(at) for at in range(self.states.count()))
        found = (one.widget() for one in made if one is not None)
        return next((one for one in found if isinstance(one, QPushButton) and words in one.text()), None)

    def forget(self) -> None:
        """Know nothing of another estate."""
        self._row = self._book = None

    # Acting

    def commit(self) -> None:
        """Keep what is being typed."""
        for one in self.fields.values():
            one.commit()

    def begin(self) -> None:
        """Stand in the first field."""
        first = next(iter(self.fields.values()), None)
        if first is not None and self._row is not None:
            first.widget.setFocus(Qt.FocusReason.TabFocusReason)

    def change(self, name: str, text: str) -> None:
        """Keep what was typed in a column; what is refused stays in the field, marked."""
        acts, row = self._acts(), self._row
        if acts is None or row is None or row.said(name) == (text.strip() or None):
            return
        if self._workbench.operations.do(lambda: acts.change(row.key, {name: text})) is None:
            self.fields[name].mark(is_wrong=True)

    def move_to(self, state: LedgerState) -> None:
        """Give the row at hand a state; where that wants a reason, ask for it."""
        row = self._row
        if row is None:
            return
        if state.by_reason or (state.is_open and not row.is_open):
            title = self.tr("改为“{0}”").format(state_title(state, self._workbench.language))
            dialog = ReasonDialog(title, self.tr("写明理由，以后查得到。"), parent=self.window())
            dialog.ask(lambda: self._move(row.key, state.code, dialog.text))
        else:
            self._move(row.key, state.code, "")

    def _move(self, key: str, state: str, reason: str) -> None:
        acts = self._acts()
        if acts is None:
            return
        if self._workbench.operations.do(lambda: acts.move(key, state, reason)) is None:
            self._mark_lacking()
        else:
            self.moved.emit()

    def _mark_lacking(self) -> None:
        """Mark the fields that keep the row at hand from being closed, and stand in the first."""
        row, ledger = self._row, self._ledger
        lacking = ledger.unclosed(row.values) if ledger is not None and row is not None else ()
        for one in lacking:
            self.fields[one.name].mark(is_wrong=True)
        if lacking:
            self.fields[lacking[0].name].widget.setFocus()

    def register(self) -> None:
        """Register the document at hand with the step it names."""
        estate, book, row = self._workbench.estate, self._book, self._row
        if estate is None or book is None or row is None:
            return
        done: list[bool] = []
        self._workbench.operations.do(
            lambda: done.append(register_with_step(estate.session, book, row) is not None)
        )
        if done:
            code = "ledger_to_step" if done[0] else "ledger_at_step"
            self._workbench.messages.done(say(code, self._workbench.language, row=book.number(row)))

    def renumber(self) -> None:
        """Give the row at hand the next free number."""
        acts, row = self._acts(), self._row
        if acts is not None and row is not None:
            self._workbench.operations.do(lambda: acts.renumber(row.key))

    def take_out(self) -> None:
        """Take the row at hand out; undo brings it back."""
        acts, row, book = self._acts(), self._row, self._book
        if acts is None or row is None or book is None:
            return
        number = book.number(row)
        if self._workbench.operations.do(lambda: acts.remove(row.key)) is not None:
            self._workbench.messages.done(self.tr("拿掉了 {0}，撤销可以找回").format(number))

    def _acts(self) -> LedgerActs | None:
        estate = self._workbench.estate
        if estate is None or self._book is None:
            return None
        return LedgerActs(estate.session, self._book.own, self._workbench.language)
