"""Ledgers (台账): one of them, what is overdue first, the row at hand with its files, spreadsheets."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QHeaderView, QLineEdit, QTableView

from renodesk.domain.changes import Changes
from renodesk.domain.ledger import Ledger, LedgerColumn
from renodesk.domain.vocabulary_ledgers import ledger_of_row
from renodesk.services.days import today
from renodesk.services.ledger_packs.packs import add_ledger, ledgers
from renodesk.services.ledger_packs.titles import column_title, ledger_title, state_title
from renodesk.services.ledgers import LedgerActs, LedgerBook, LedgerRow
from renodesk.services.ledgers.words import due_words, sums_words
from renodesk.texts import joined, say
from renodesk.ui.ledgers.entry import EntryDialog
from renodesk.ui.ledgers.row_side import RowSide
from renodesk.ui.ledgers.sheets import LedgerSheets
from renodesk.ui.models.problem_rows import Shown, ShownRow, ShownRows
from renodesk.ui.widgets.boxes import button, card, choice, label, stretch
from renodesk.ui.widgets.elided import Elided
from renodesk.ui.widgets.flow import FlowLayout, flow
from renodesk.ui.widgets.read_when_shown import ReadWhenShown
from renodesk.ui.widgets.rows_table import rows_table
from renodesk.ui.workbench import Workbench

ROW, NUMBER_WIDTH, STATE_WIDTH, DUE_WIDTH = 36, 96, 80, 204
COLUMN_WIDTH, WIDE = 130, 230
WIDTHS = {"date": 100, "enum": 100, "bool": 60, "count": 80, "number": 90, "percent": 80}
REST_MS, MOST_FOLLOWED = 250, 60
_READ_FOR = ("ledger", "ledger_row", "attachment", "person")
ALL, OPEN, OVERDUE = "", "is:open", "is:overdue"


class LedgersScreen(ReadWhenShown):
    """The rows of one ledger at left, the row at hand at right."""

    def __init__(self, workbench: Workbench) -> None:
        """Show the open estate; it is read when it is looked at."""
        super().__init__(workbench)
        self.book: LedgerBook | None = None
        self._books: dict[str, LedgerBook] = {}
        self._known: tuple[Ledger, ...] = ()
        self._touched: dict[str, set[str]] = {}
        self._with_files = False
        self._drawn: dict[str, tuple[LedgerRow, ShownRow]] = {}
        self._shown: dict[str, LedgerRow] = {}
        self.sheets = LedgerSheets(workbench, self)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self.show_rows)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(12)
        frame, inner = card(margins=12)
        inner.addLayout(self._head())
        inner.addLayout(self._filter())
        self.sum = label("", "quiet", wrap=True)
        inner.addWidget(self.sum)
        inner.addWidget(self._table(), 1)
        self.statement = Elided("", "small")
        inner.addWidget(self.statement)
        outer.addWidget(frame, 1)
        self.side = RowSide(workbench, self.table)
        self.side.moved.connect(self.table.setFocus)
        outer.addWidget(self.side)
        self.setFocusProxy(self.table)
        insert = QShortcut(QKeySequence("Insert"), self, self.ask_entry)
        insert.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        workbench.row_wanted.connect(self.show_key)
        workbench.closing.connect(self.side.commit)
        workbench.opened.connect(self._forget)
        workbench.dressed.connect(self._dress)
        self._dress()

    def _head(self) -> FlowLayout:
        self.which = choice(self.tr("哪一本台账"), letters=26)
        self.which.setMaxVisibleItems(20)
        self.which.activated.connect(lambda _: self.refresh())
        self.add = button(self.tr("登记一条"), name="primary", tip=self.tr("登记一条（Insert）"))
        self.add.clicked.connect(self.ask_entry)
        self.take_in = button(self.tr("导入表格…"))
        self.take_in.clicked.connect(self.ask_sheet)
        self.write_out = button(self.tr("写成表格…"))
        self.write_out.clicked.connect(self.ask_where)
        self.own = button(self.tr("加一本…"), tip=self.tr("把自己做的一本台账（表包文件夹）加进来"))
        self.own.clicked.connect(self.ask_ledger)
        self.blank = button(self.tr("空白表…"), tip=self.tr("印一张带去现场填：没办结的在前，下面是空行"))
        self.blank.clicked.connect(self.ask_blank)
        return flow(self.which, self.add, self.take_in, self.write_out, self.blank, self.own)

    def _filter(self) -> QHBoxLayout:
        self.words = QLineEdit()
        self.words.setAccessibleName(self.tr("筛选"))
        self.words.setPlaceholderText(self.tr("筛选：编号、问题、单位、姓名……"))
        self.words.setClearButtonEnabled(True)
        self.words.textChanged.connect(lambda _: self._rest.start())
        self.state = choice(self.tr("状态"), letters=8)
        self.state.activated.connect(lambda _: self.show_rows())
        row = QHBoxLayout()
        row.addWidget(stretch(self.words))
        row.addWidget(self.state)
        return row

    def _table(self) -> QTableView:
        self.model = ShownRows(self._workbench.theme, self)
        self.table = rows_table(self.model, self.tr("台账"))
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_side())
        self.table.activated.connect(lambda _: self.side.begin(), Qt.ConnectionType.QueuedConnection)
        self.table.installEventFilter(self)
        return self.table

    def _dress(self) -> None:
        theme = self._workbench.theme
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.table.verticalHeader().setDefaultSectionSize(theme.px(ROW))
        listed = _listed(self.book.ledger) if self.book is not None else []
        widths = [NUMBER_WIDTH, STATE_WIDTH, DUE_WIDTH]
        widths += [WIDE if one.is_long else WIDTHS.get(one.field.type, COLUMN_WIDTH) for one in listed]
        for column, width in enumerate(widths[: self.model.columnCount()]):
            self.table.setColumnWidth(column, theme.px(width))
        self.side.dress(theme)
        self.model.dress(theme)

    def showEvent(self, event: QShowEvent) -> None:
        """Stand in the table: what is overdue is its first row."""
        super().showEvent(event)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move the row at hand to another state by the digit on its button."""
        plain = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.modifiers() in plain
            and self.side.press(event.key())
        ):
            return True
        return super().eventFilter(watched, event)

    # Showing

    def concerns(self, changes: Changes) -> bool:
        """Read again after what rows or files say; of the rows only those that were touched."""
        if not any(changes.touches(entity) for entity in _READ_FOR):
            return False
        if changes.act is None or changes.touches("person") or changes.touches("ledger"):
            self._books.clear()
        self._with_files |= changes.touches("attachment")
        for cell in changes.cells:
            if cell.entity == "ledger_row":
                self._touched.setdefault(ledger_of_row(cell.key), set()).add(cell.key)
        return True

    def _forget(self) -> None:
        """Know nothing of another estate."""
        self._books.clear()
        self._touched.clear()
        self._drawn.clear()
        self.book = None
        self.side.forget()

    def read(self) -> None:
        """Read the ledgers in numbers and the chosen one whole, keeping the row at hand."""
        estate = self._workbench.estate
        if estate is None:
            return
        language = self._workbench.language
        found = self._workbench.operations.do(lambda: ledgers(estate.session))
        if not found:
            return
        self._known, day = found, today(estate.session)
        for one in found:
            book, keys = self._books.get(one.id), self._touched.pop(one.id, set())
            is_old = book is None or book.own is not one or book.on != day
            if book is None or is_old or len(keys) > MOST_FOLLOWED:
                self._books[one.id] = LedgerBook(estate.session, one, language)
            elif keys or (self._with_files and book.rows):
                book.follow(estate.session, keys, with_files=self._with_files)
        self._with_files = False
        self._show_choices()
        ledger = found[max(0, self.which.currentIndex())]
        is_other = self.book is None or self.book.ledger.id != ledger.id
        self.book = self._books[ledger.id]
        if is_other:
            self._show_states(ledger)
        may = not estate.session.is_read_only
        self.add.setEnabled(may)
        self.take_in.setEnabled(may)
        self.own.setEnabled(may)
        identity = ledger.identity
        self.statement.show_text((identity.statement_en if language == "en" else "") or identity.statement)
        self.show_rows()

    def _show_choices(self) -> None:
        chosen = self.which.currentData()
        with QSignalBlocker(self.which):
            self.which.clear()
            counts = [self._books[one.id].standing() for one in self._known]
            for one in counts:
                title = ledger_title(one.ledger, self._workbench.language)
                words = self.tr("{0} · {1} 条").format(title, one.rows) if one.rows else title
                if one.overdue:
                    words = self.tr("{0} · 逾期 {1} 条").format(title, one.overdue)
                self.which.addItem(words, one.ledger.id)
            at = self.which.findData(chosen)
            late = next((at for at, one in enumerate(counts) if one.overdue), 0)
            self.which.setCurrentIndex(at if at >= 0 else late)

    def _show_states(self, ledger: Ledger) -> None:
        self.state.clear()
        for words, code in (
            (self.tr("全部条目"), ALL),
            (self.tr("没办结的"), OPEN),
            (self.tr("逾期的"), OVERDUE),
        ):
            self.state.addItem(words, code)
        for one in ledger.states:
            self.state.addItem(state_title(one, self._workbench.language), one.code)

    def show_rows(self) -> None:
        """Show the rows that the filter lets through."""
        book = self.book
        if book is None:
            return
        code = str(self.state.currentData() or "")
        found = book.select(
            self.words.text(),
            state=code if code not in (OPEN, OVERDUE) else "",
            overdue=code == OVERDUE,
            is_open=code == OPEN,
        )
        self._shown = {row.key: row for row in found}
        key = self.model.key(self.table.currentIndex().row())
        if self.model.show_rows(tuple(self._titles(book)), tuple(self._rows(book, found))):
            self._dress()
            self.table.setCurrentIndex(self.model.index(max(0, self.model.row_of(key)), 0))
        self._show_sum(book, len(found))
        self._show_side()

    def _titles(self, book: LedgerBook) -> Iterator[str]:
        language = self._workbench.language
        yield say("ledger_head_number", language)
        yield say("ledger_head_state", language)
        yield self.tr("期限")
        for column in _listed(book.ledger):
            unit = f"（{column.field.unit}）" if column.field.unit else ""
            yield f"{column_title(column, language)}{unit}"

    def _rows(self, book: LedgerBook, rows: tuple[LedgerRow, ...]) -> Iterator[ShownRow]:
        language = self._workbench.language
        listed = _listed(book.ledger)
        drawn, self._drawn = self._drawn, {}
        for row in rows:
            known = drawn.get(row.key)
            if known is not None and known[0] is row:
                self._drawn[row.key] = known
                yield known[1]
                continue
            icon, token = ("answered", "good") if not row.is_open else ("unanswered", "ink2"), "ink2"
            if row.is_overdue:
                icon, token = ("red_flag", "bad"), "bad"
            elif row.is_due_soon:
                icon, token = ("partly", "warn"), "ink"
            if row.contested:
                icon = ("contested", "bad")
            cells = [
                Shown(text=book.number(row), icon=icon),
                Shown(text=state_title(row.state, language), token="ink" if row.is_open else "ink2"),
                Shown(text=due_words(row, language), token=token),
            ]
            ink = "ink" if row.is_open else "ink2"
            cells += [Shown(text=" ".join(book.word(row, one).split()), token=ink) for one in listed]
            made = ShownRow(key=row.key, cells=tuple(cells))
            self._drawn[row.key] = (row, made)
            yield made

    def _show_sum(self, book: LedgerBook, shown: int) -> None:
        one = book.standing()
        words = sums_words(one, self._workbench.language)
        if shown != one.rows:
            words += self.tr("；筛出 {0} 条").format(shown)
        if book.doubled:
            numbers = joined("、", (str(number) for number in book.doubled), self._workbench.language)
            words += self.tr("；编号重了：{0}，在右边换一个").format(numbers)
        self.sum.setText(words)

    def _show_side(self) -> None:
        if self.book is not None:
            self.side.show_row(self.book, self.row)

    @property
    def row(self) -> LedgerRow | None:
        """Return the row at hand."""
        return self._shown.get(self.model.key(self.table.currentIndex().row()))

    # Acting

    def stand_at(self, key: str) -> None:
        """Stand at a row."""
        at = self.model.row_of(key)
        if at >= 0:
            self.table.setCurrentIndex(self.model.index(at, 0))

    def show_key(self, key: str) -> None:
        """Show the ledger of a key, and the row where it is one's; a filter that hides it is taken away."""
        if self._is_stale:
            self.refresh()
        self.words.clear()
        self.state.setCurrentIndex(0)
        self.choose_ledger(ledger_of_row(key))
        self.stand_at(key)

    def choose_ledger(self, name: str) -> None:
        """Show another ledger, by its id."""
        self.which.setCurrentIndex(max(0, self.which.findData(name)))
        self.refresh()

    def ask_entry(self) -> None:
        """Ask for a new row of the ledger."""
        estate, book = self._workbench.estate, self.book
        if estate is None or book is None:
            return
        acts = LedgerActs(estate.session, book.own, self._workbench.language)
        entered: list[str] = []
        dialog = EntryDialog(
            book.ledger,
            self._workbench.language,
            lambda values: entered.append(acts.enter(values)),
            self.window(),
        )
        dialog.ask(lambda: self.stand_at(entered[-1]))

    def ask_ledger(self) -> None:
        """Ask for the folder of a ledger of one's own."""
        start = self._workbench.preferences["last_folder"]
        folder = QFileDialog.getExistingDirectory(self.window(), self.tr("自己做的台账在哪个文件夹"), start)
        if folder:
            self.add_ledger(Path(folder))

    def add_ledger(self, folder: Path) -> None:
        """Keep a ledger of one's own in the estate file, and show it."""
        estate = self._workbench.estate
        if estate is None:
            return
        found = self._workbench.operations.do(lambda: add_ledger(estate.session, folder))
        if found is not None:
            self.choose_ledger(found.id)

    def ask_sheet(self) -> None:
        """Ask for a spreadsheet of the ledger."""
        if self.book is not None:
            self.sheets.ask_sheet(self.book.own)

    def ask_where(self) -> None:
        """Ask where the ledger is to be written."""
        if self.book is not None:
            self.sheets.ask_where(self.book)

    def ask_blank(self) -> None:
        """Ask where a sheet to fill by hand is to be written."""
        if self.book is not None:
            self.sheets.ask_blank(self.book)


def _listed(ledger: Ledger) -> list[LedgerColumn]:
    """Return the columns the table shows: when a row is due it says in words."""
    return [one for one in ledger.columns if one.is_listed and one.due is None]
