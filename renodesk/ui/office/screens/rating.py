"""Counties rated for a year's renovation (考核): three columns of points, vetoes, figures, the standard."""

from collections.abc import Callable
from datetime import UTC, datetime
from fractions import Fraction
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QHeaderView, QTableView

from renodesk.domain.numbers import read_number, write_number
from renodesk.domain.performance import ScoreColumn
from renodesk.domain.standard import Fulfilment
from renodesk.errors import PointsRefused
from renodesk.services.rating.words import column_word, lines_sum_text, standing_lines
from renodesk.texts import say
from renodesk.ui.dialogs.name import NameDialog
from renodesk.ui.models.problem_rows import ShownRows
from renodesk.ui.office.desk import OfficeDesk
from renodesk.ui.office.rating_found import Found, read_found
from renodesk.ui.office.rating_hand import at_hand
from renodesk.ui.office.rating_rows import PROGRESS, STANDARD, TABLE, VIEWS, rows_of, titles_of, tr
from renodesk.ui.office.rating_side import KEYS, RatingSide
from renodesk.ui.office.rating_writing import RatingPapers
from renodesk.ui.office.screen import OfficeScreen
from renodesk.ui.widgets.boxes import Spin, button, card, choice
from renodesk.ui.widgets.elided import Elided
from renodesk.ui.widgets.flow import FlowLayout, flow
from renodesk.ui.widgets.rows_table import rows_table

ROW = 38
WIDTHS = {TABLE: (330, 86, 86, 86, 86), STANDARD: (360, 300), PROGRESS: (280, 96, 320)}
FIRST_YEAR, LAST_YEAR = 2000, 2099


class RatingScreen(OfficeScreen):
    """One county and year; the row at hand stands at right, where it is scored, ticked and borne out."""

    def __init__(self, desk: OfficeDesk) -> None:
        """Show the archive's ratings."""
        super().__init__(desk)
        self.found: Found | None = None
        self.papers = RatingPapers(self._workbench, self, lambda: self.found)
        self._was_refused = False
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(12)
        frame, inner = card(margins=12)
        inner.addLayout(self._head())
        inner.addLayout(self._acts())
        self.sum, self.trap = Elided("", "quiet"), Elided("", "quiet")
        inner.addWidget(self.sum)
        inner.addWidget(self.trap)
        inner.addWidget(self._table(), 1)
        outer.addWidget(frame, 1)
        self.side = RatingSide(self._workbench.language)
        outer.addWidget(self.side)
        self._connect()
        self.table.installEventFilter(self)
        self.setFocusProxy(self.table)
        self.dress()

    def _head(self) -> FlowLayout:
        self.county = choice(self.tr("哪个县市"), letters=10)
        self.county.activated.connect(lambda _: self.refresh())
        self.year = Spin()
        self.year.setRange(FIRST_YEAR, LAST_YEAR)
        self.year.setSuffix(self.tr(" 年考核"))
        self.year.setValue(datetime.fromtimestamp(self._workbench.environment.clock() / 1000, UTC).year)
        for box in (self.year, self.year.lineEdit()):
            box.setAccessibleName(self.tr("哪一年的考核"))
        self.year.valueChanged.connect(lambda _: self.refresh())
        self.column = choice(self.tr("记哪一栏"), letters=7)
        for one in ScoreColumn:
            self.column.addItem(column_word(one, self._workbench.language), one.value)
        self.column.activated.connect(lambda _: self._list())
        self.view = choice(self.tr("看哪张表"), letters=11)
        for name, title in VIEWS:
            self.view.addItem(tr(title), name)
        self.view.activated.connect(lambda _: self._list())
        self.pack = choice(self.tr("用哪张评价表"), letters=14)
        self.pack.activated.connect(lambda _: self.refresh())
        self.pack.hide()
        return flow(self.county, self.year, self.column, self.view, self.pack)

    def _acts(self) -> FlowLayout:
        self.take = button(self.tr("没评的照算得的记"), name="primary")
        self.take.setToolTip(self.tr("软件按储备库、索引和填的数算分，记上以后请逐条核对"))
        self.take.clicked.connect(self.take_proposed)
        self.over = button(self.tr("照抄前一栏"), tip=self.tr("没评的照抄：复核抄自评，审议抄复核"))
        self.over.clicked.connect(self.take_over)
        self.back = button(self.tr("撤回上一步"))
        self.back.clicked.connect(self.undo)
        self.book = button(self.tr("导出 Excel…"))
        self.book.clicked.connect(lambda: self.papers.ask_table(".xlsx"))
        self.paper = button(self.tr("导出 PDF…"))
        self.paper.clicked.connect(lambda: self.papers.ask_table(".pdf"))
        self.page = button(self.tr("成效一页…"), tip=self.tr("一年成效写成一页 PDF，申报奖补用"))
        self.page.clicked.connect(lambda: self.papers.ask_page())
        return flow(self.take, self.over, self.back, self.book, self.paper, self.page)

    def _table(self) -> QTableView:
        self.model = ShownRows(self._workbench.theme, self)
        self.table = rows_table(self.model, self.tr("考核"))
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_side())
        self.table.activated.connect(lambda _: self._to_box(), Qt.ConnectionType.QueuedConnection)
        return self.table

    def _connect(self) -> None:
        side = self.side
        side.entered.connect(self.enter)
        side.ticked.connect(self.tick)
        side.answered.connect(self.answer)
        side.noted.connect(self.note)
        side.file_wanted.connect(self.ask_file)
        side.words_wanted.connect(self.ask_words)
        side.dropped.connect(self.drop_evidence)
        side.going_on.connect(self._go_on)

    def dress(self) -> None:
        """Follow the theme and the size of text."""
        theme = self._workbench.theme
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.table.verticalHeader().setDefaultSectionSize(theme.px(ROW))
        for at, width in enumerate(WIDTHS.get(self._shown, (300, 130))):
            self.table.setColumnWidth(at, theme.px(width))
        self.model.dress(theme)
        self.side.dress(theme)

    @property
    def _shown(self) -> str:
        return str(self.view.currentData())

    @property
    def at_column(self) -> ScoreColumn:
        """Return the column that is scored."""
        return ScoreColumn(str(self.column.currentData()))

    # Showing

    def read(self) -> None:
        """Read the books and the index beside the window."""
        archive, workbench, index_url = self._desk.archive, self._workbench, self._desk.index_url
        if archive is None:
            return
        year, wanted = self.year.value(), str(self.county.currentData() or "")
        pack = str(self.pack.currentData() or "")
        author, environment = workbench.author, workbench.environment
        self.beside.read(
            lambda: read_found(
                archive, year, wanted, pack, author, environment, index_url, workbench.language
            ),
            self._show,
        )

    def _show(self, found: Found) -> None:
        is_first = self.found is None
        self.found = found
        with QSignalBlocker(self.county), QSignalBlocker(self.pack):
            self.pack.clear()
            for name, title in found.tables:
                self.pack.addItem(title, name)
            self.pack.setCurrentIndex(self.pack.findData(found.ratings.performance.identity.id))
            self.pack.setVisible(len(found.tables) > 1)
            self.county.clear()
            for one in found.counties:
                self.county.addItem(one, one)
            if found.rating is not None:
                self.county.setCurrentIndex(max(0, self.county.findData(found.rating.county)))
        self._list()
        if is_first:
            self.table.setFocus()

    def _list(self) -> None:
        found, language = self.found, self._workbench.language
        rating = found.rating if found is not None else None
        for one in (self.take, self.over, self.back, self.book, self.paper, self.page):
            one.setEnabled(rating is not None)
        self.over.setEnabled(rating is not None and self.at_column != ScoreColumn.SELF)
        self.take.setEnabled(rating is not None and self.at_column == ScoreColumn.SELF)
        if found is None or rating is None:
            self.model.show_rows((), ())
            self.trap.show_text("")
            self.sum.show_text(self.tr("档案库里的小区都没有登记县市（登记表的“区县”），没有可以考核的。"))
            self.side.show_row(None)
            return
        key = self.model.key(self.table.currentIndex().row())
        rows = rows_of(self._shown, rating, found.check, self.at_column, language)
        if self.model.show_rows(titles_of(self._shown, language), rows):
            self.dress()
            self.table.setCurrentIndex(self.model.index(max(0, self.model.row_of(key)), 0))
        told = tuple(standing_lines(rating.standings[self.at_column], language))
        self.sum.show_text(" · ".join(told))
        self.trap.show_text(lines_sum_text(rating, language))
        self._show_side()

    def _show_side(self) -> None:
        found = self.found
        key = self.model.key(self.table.currentIndex().row())
        if found is None or found.rating is None or not key:
            self.side.show_row(None)
            return
        shown = at_hand(self._shown, key, found.rating, found.check, self.at_column, self._workbench.language)
        self.side.show_row(shown)

    def _to_box(self) -> None:
        for box in (self.side.value, self.side.note):
            if box.isVisible():
                box.setFocus()
                return

    def _go_on(self) -> None:
        """Go to the next row that takes points or a figure, and stay in the box."""
        found = self.found
        was_refused, self._was_refused = self._was_refused, False
        if was_refused:
            return
        for row in range(self.table.currentIndex().row() + 1, self.model.rowCount()):
            key = self.model.key(row)
            if found is None or found.rating is None:
                return
            shown = at_hand(
                self._shown, key, found.rating, found.check, self.at_column, self._workbench.language
            )
            if shown is not None and shown.value is not None:
                self.table.setCurrentIndex(self.model.index(row, 0))
                self.side.value.setFocus()
                self.side.value.selectAll()
                return

    # Acting

    def _act(self, act: Callable[[Found, str], object], done: Callable[[object], None] | None = None) -> None:
        """Act on the county at hand: now, or in the background where the archive lies in a store.

        `done` is told on the window's thread what came of it.
        """
        found = self.found
        if found is None or found.rating is None:
            return
        county, operations = found.rating.county, self._workbench.operations

        def ended(result: object) -> None:
            if done is not None:
                done(result)
            self.refresh()

        if found.ratings.lies_in_store:
            operations.run(self.tr("考核"), lambda _: act(found, county), ended)
            return
        result = operations.do(lambda: (act(found, county),))
        self._was_refused = result is None
        if result is not None:
            ended(result[0])
        elif self.side.value.hasFocus():
            self.side.value.selectAll()  # what was typed stays, to be mended
        else:
            self._show_side()

    def enter(self, key: str, text: str) -> None:
        """Score a row, or write a figure; an empty box takes it back."""
        if self._shown != TABLE:
            self._act(lambda found, county: found.ratings.fact(county, {key: text}))
            return
        column = self.at_column
        points = read_number(text) if text else None

        def act(found: Found, county: str) -> object:
            if text and points is None:
                most = found.ratings.performance.most(key, column) or Fraction(0)
                raise PointsRefused(row=key, points=text, most=write_number(most))
            return found.ratings.score(county, column, {key: points})

        self._act(act)

    def tick(self, key: str, holds: bool | None) -> None:
        """Answer a veto."""
        column = self.at_column
        self._act(lambda found, county: found.ratings.veto(county, column, key, holds))

    def answer(self, key: str, said: Fulfilment | None) -> None:
        """Answer a row of the standard."""
        self._act(lambda found, county: found.standards.answer(county, {key: said}))

    def note(self, key: str, text: str) -> None:
        """Remark on a row."""
        column = self.at_column
        if self._shown == STANDARD:
            self._act(lambda found, county: found.standards.note(county, key, text))
        else:
            self._act(lambda found, county: found.ratings.note(county, column, key, text))

    def ask_file(self, key: str) -> None:
        """Ask for a file of evidence."""
        path, _ = QFileDialog.getOpenFileName(
            self, self.tr("附佐证文件"), self._workbench.preferences["last_folder"]
        )
        if path:
            self.add_evidence(key, "", Path(path))

    def ask_words(self, key: str) -> None:
        """Ask for evidence in words."""
        dialog = NameDialog(self.tr("写一件佐证"), self.tr("是什么材料、放在哪里"), self.window())
        dialog.ask(lambda: self.add_evidence(key, dialog.name, None))

    def add_evidence(self, key: str, text: str, file: Path | None) -> None:
        """Name a document that bears a row out."""
        is_standard = self._shown == STANDARD

        def act(found: Found, county: str) -> object:
            book = found.standards if is_standard else found.ratings
            return book.add_evidence(county, key, text, file)

        self._act(act)

    def drop_evidence(self, key: str, document: str) -> None:
        """Take a document off the list."""
        is_standard = self._shown == STANDARD

        def act(found: Found, county: str) -> object:
            book = found.standards if is_standard else found.ratings
            return book.drop_evidence(county, key, document)

        self._act(act)

    def take_proposed(self) -> None:
        """Score what is open in the county's own column as the formulas propose."""
        self._act(
            lambda found, county: found.ratings.take_proposed(county),
            lambda count: self._taken(count, ScoreColumn.SELF),
        )

    def take_over(self) -> None:
        """Score what is open as the column before has it."""
        column, columns = self.at_column, list(ScoreColumn)
        source = columns[max(0, columns.index(column) - 1)]
        if source != column:
            self._act(
                lambda found, county: found.ratings.take_over(county, column, source),
                lambda count: self._taken(count, column),
            )

    def _taken(self, count: object, column: ScoreColumn) -> None:
        language, county = self._workbench.language, str(self.county.currentData() or "")
        word = column_word(column, language)
        self._workbench.messages.done(say("rating_taken", language, county=county, count=count, column=word))

    def undo(self) -> None:
        """Take back one's last act on this table."""
        is_standard = self._shown == STANDARD
        self._act(lambda found, _: found.standards.undo() if is_standard else found.ratings.undo())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Answer the standard by digits."""
        if watched is self.table and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            if key in KEYS and self.side.at is not None and self.side.at.is_answer:
                self.side.answer(KEYS[key])
                row = min(self.table.currentIndex().row() + 1, self.model.rowCount() - 1)
                self.table.setCurrentIndex(self.model.index(row, 0))
                return True
        return super().eventFilter(watched, event)
