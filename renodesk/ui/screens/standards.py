"""The yearly self-check by the measuring standard: rows, what the program proposes and from what."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QPlainTextEdit,
    QTableView,
)

from renodesk.domain.changes import Changes
from renodesk.domain.standard import Fulfilment
from renodesk.services.days import today
from renodesk.services.standards import SelfCheck, StandardActs, StandardLine, self_check
from renodesk.services.standards.reading import evidence_of
from renodesk.services.standards.words import fulfilment_word, sum_sentence, told_sentence
from renodesk.texts import say
from renodesk.ui.ledgers.files import FilesBox
from renodesk.ui.models.problem_rows import Shown, ShownRow, ShownRows
from renodesk.ui.widgets.boxes import Spin, button, card, label
from renodesk.ui.widgets.flow import FlowLayout, flow
from renodesk.ui.widgets.read_when_shown import ReadWhenShown
from renodesk.ui.widgets.rows_table import rows_table
from renodesk.ui.widgets.side_card import SideCard
from renodesk.ui.workbench import Workbench

ROW, SIDE_WIDTH, MOST_SIDE = 40, 340, 430
WIDTHS = (330, 110)
KEYS = {
    Qt.Key.Key_1: Fulfilment.MET,
    Qt.Key.Key_2: Fulfilment.PARTLY,
    Qt.Key.Key_3: Fulfilment.NOT_MET,
    Qt.Key.Key_0: Fulfilment.NA,
}
ICONS = {
    Fulfilment.MET: ("answered", "good"),
    Fulfilment.PARTLY: ("partly", "warn"),
    Fulfilment.NOT_MET: ("low", "bad"),
    Fulfilment.NA: ("not_applicable", "ink3"),
    None: ("unanswered", "ink3"),
}
"""Answer -> (icon, colour token): each has a shape of its own."""
FIRST_YEAR, LAST_YEAR = 2019, 2099


class StandardsScreen(ReadWhenShown):
    """The rows at left; at right the row at hand with its text, the evidence asked for, and a note."""

    def __init__(self, workbench: Workbench) -> None:
        """Show the open estate; it is read when it is looked at."""
        super().__init__(workbench)
        self.check: SelfCheck | None = None
        self._is_asked_for = False
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(12)
        frame, inner = card(margins=12)
        inner.addLayout(self._head())
        self.sum = label("", "quiet", wrap=True)
        inner.addWidget(self.sum)
        inner.addWidget(self._table(), 1)
        inner.addWidget(
            label(self.tr("1 达标 · 2 部分达标 · 3 未达标 · 0 不适用 · 删除 收回"), "small", wrap=True)
        )
        outer.addWidget(frame, 1)
        outer.addWidget(self._side())
        for widget in (self.table, self.note):
            widget.installEventFilter(self)
        self.setFocusProxy(self.table)
        workbench.dressed.connect(self._dress)
        self._dress()

    def _head(self) -> FlowLayout:
        self.year = Spin()
        self.year.setRange(FIRST_YEAR, LAST_YEAR)
        self.year.setSuffix(self.tr(" 年自查"))
        for box in (self.year, self.year.lineEdit()):
            box.setAccessibleName(self.tr("哪一年的自查"))
        self.year.valueChanged.connect(lambda _: self.refresh())
        self.take = button(self.tr("没答的照建议记"), name="primary")
        self.take.setToolTip(self.tr("软件按档案里的数据建议，记上以后请逐条核对"))
        self.take.clicked.connect(self.take_proposed)
        return flow(self.year, self.take)

    def _table(self) -> QTableView:
        self.model = ShownRows(self._workbench.theme, self)
        self.table = rows_table(self.model, self.tr("衡量标准"))
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_side())
        self.table.activated.connect(lambda _: self.note.setFocus(), Qt.ConnectionType.QueuedConnection)
        return self.table

    def _side(self) -> SideCard:
        self.side = SideCard(self.tr("这一条"), SIDE_WIDTH, MOST_SIDE)
        column = self.side.column
        self.title = label("", "heading", wrap=True)
        self.clause = label("", wrap=True)
        self.told = label("", wrap=True)
        self.evidence = label("", "quiet", wrap=True)
        self.source = label("", "small", wrap=True)
        self.answers = {
            one: button(fulfilment_word(one, self._workbench.language), name="said") for one in KEYS.values()
        }
        row = FlowLayout()
        for said, one in self.answers.items():
            one.setCheckable(True)
            one.clicked.connect(lambda _=False, said=said: self.answer(said))
            row.addWidget(one)
        self.note = QPlainTextEdit()
        self.note.setAccessibleName(self.tr("佐证说明"))
        self.note.setPlaceholderText(self.tr("佐证是什么、在哪里"))
        self.note.setTabChangesFocus(True)
        for words in (self.title, self.clause, self.told):
            column.addWidget(words)
        column.addLayout(row)
        column.addWidget(self.evidence)
        column.addWidget(self.note)
        self.files = FilesBox(self._workbench)
        column.addWidget(self.files)
        column.addWidget(self.source)
        column.addStretch(1)
        return self.side

    def _dress(self) -> None:
        theme = self._workbench.theme
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.table.verticalHeader().setDefaultSectionSize(theme.px(ROW))
        self.side.dress(theme)
        self.note.setFixedHeight(theme.px(96))
        for column, width in enumerate(WIDTHS):
            self.table.setColumnWidth(column, theme.px(width))
        self.model.dress(theme)

    # Showing

    def concerns(self, changes: Changes) -> bool:
        """Read again after anything: a proposal may stand on any part of the file."""
        return bool(changes.cells)

    def read(self) -> None:
        """Read the self-check of the year, keeping the row at hand."""
        estate = self._workbench.estate
        if estate is None:
            return
        if not self._is_asked_for:
            self._is_asked_for = True
            with QSignalBlocker(self.year):
                self.year.setValue(today(estate.session).year)
        key = self.model.key(self.table.currentIndex().row())
        year = self.year.value()
        found = self._workbench.operations.do(
            lambda: self_check(estate.session, year, self._workbench.language)
        )
        if found is None:
            return
        self.check = found
        titles = (self.tr("条目"), self.tr("答案"), self.tr("软件看到的"))
        if self.model.show_rows(titles, tuple(self._rows(found))):
            self._dress()
            first = next((one.row.code for one in found.asked), "")
            self.table.setCurrentIndex(self.model.index(max(0, self.model.row_of(key or first)), 0))
        self.sum.setText(sum_sentence(found, self._workbench.language))
        may = not estate.session.is_read_only
        self.take.setEnabled(may and any(one.proposed is not None for one in found.open))
        self._show_side()

    def _rows(self, check: SelfCheck) -> Iterator[ShownRow]:
        language = self._workbench.language
        for one in check.lines:
            indent = "　" * (one.row.level - 1)
            icon = ("contested", "bad") if one.is_contested else ICONS[one.answer]
            word = fulfilment_word(one.answer, language)
            token = "ink"
            if one.is_of_county:
                word, icon, token = say("standard_of_county", language), ("not_applicable", "ink3"), "ink3"
            name = Shown(text=f"{indent}{one.row.code} {one.row.name}", token=token, icon=icon)
            seen = Shown(text=told_sentence(one, language), token="ink2")
            yield ShownRow(key=one.row.code, cells=(name, Shown(text=word, token=token), seen))

    @property
    def line(self) -> StandardLine | None:
        """Return the row at hand."""
        key = self.model.key(self.table.currentIndex().row())
        return self.check.line(key) if self.check is not None else None

    def _show_side(self) -> None:
        line, estate = self.line, self._workbench.estate
        if line is None or estate is None:
            return
        language = self._workbench.language
        self.title.setText(f"{line.row.code} {line.row.name}")
        parts = {
            self.clause: line.row.text,
            self.told: told_sentence(line, language),
            self.evidence: self.tr("佐证：{0}").format(line.row.evidence) if line.row.evidence else "",
            self.source: self.tr("出处：{0}").format(line.row.source),
        }
        for widget, text in parts.items():
            widget.setText(text)
            widget.setVisible(bool(text))
        may = line.row.is_asked and not line.is_of_county and not estate.session.is_read_only
        for said, one in self.answers.items():
            one.setVisible(line.row.is_asked)
            one.setEnabled(may)
            one.setChecked(line.answer == said)
        self.note.setVisible(line.row.is_asked)
        self.note.setReadOnly(not may)
        is_borne_out = line.row.is_asked and not line.is_of_county
        self.files.setVisible(is_borne_out)
        self.files.show_files(evidence_of(self.year.value(), line.row.code) if is_borne_out else "")
        if not self.note.hasFocus() and self.note.toPlainText() != line.note:
            self.note.setPlainText(line.note)

    # Acting

    def answer(self, said: Fulfilment | None) -> None:
        """Answer the row at hand; the answer it has already takes it back."""
        line, estate = self.line, self._workbench.estate
        if line is None or estate is None:
            return
        kept = None if said == line.answer else said
        acts, code = StandardActs(estate.session, self.year.value()), line.row.code
        if self._workbench.operations.do(lambda: acts.answer({code: kept})) is None:
            self._show_side()

    def take_proposed(self) -> None:
        """Answer what is open as the program proposes."""
        estate = self._workbench.estate
        if estate is None or self.check is None:
            return
        count = sum(one.proposed is not None for one in self.check.open)
        acts = StandardActs(estate.session, self.year.value())
        if self._workbench.operations.do(acts.take_proposed) is not None:
            self._workbench.messages.done(say("standard_taken", self._workbench.language, count=count))

    def commit(self) -> None:
        """Store the note that is being typed."""
        line, estate = self.line, self._workbench.estate
        if line is None or estate is None or self.note.isReadOnly() or not line.row.is_asked:
            return
        text = self.note.toPlainText().strip()
        if text != line.note:
            acts, code = StandardActs(estate.session, self.year.value()), line.row.code
            self._workbench.operations.do(lambda: acts.note(code, text))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Answer by digits in the list; keep the note when it is left."""
        if watched is self.note and event.type() == QEvent.Type.FocusOut:
            self.commit()
        if watched is self.table and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            line = self.line
            may = line is not None and line.row.is_asked and not line.is_of_county
            if key in KEYS and may:
                self._say(KEYS[key])
                return True
            if (
                key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
                and line is not None
                and line.answer is not None
            ):
                if may:
                    self.answer(line.answer)
                return True
        return super().eventFilter(watched, event)

    def _say(self, said: Fulfilment) -> None:
        """Answer by a key, and go on to the next row an estate answers."""
        line = self.line
        if line is not None and line.answer != said:
            self.answer(said)
        row = self.table.currentIndex().row() + 1
        while row < self.model.rowCount():
            found = self.check.line(self.model.key(row)) if self.check is not None else None
            if found is not None and found.row.is_asked and not found.is_of_county:
                self.table.setCurrentIndex(self.model.index(row, 0))
                return
            row += 1
