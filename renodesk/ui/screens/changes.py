"""What changed since a moment, or between two: old and new, who and when; each line leads to its spot."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QDate, QModelIndex, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDateEdit, QFileDialog, QTableView, QVBoxLayout

from renodesk.domain.changes import Cell
from renodesk.domain.places import Place
from renodesk.errors import RenodeskError
from renodesk.services.difference_paper import Paper, write_what_differs
from renodesk.services.differences import Differences, Line
from renodesk.services.environment import Progress
from renodesk.services.moments import Moment, MomentKind, Moments, moment_word
from renodesk.services.standings import Standings
from renodesk.texts import say
from renodesk.ui.changes_reader import ChangesReader
from renodesk.ui.models.differences import DifferencesModel
from renodesk.ui.names import place_name
from renodesk.ui.widgets.boxes import button, card, choice, label
from renodesk.ui.widgets.elided import Elided
from renodesk.ui.widgets.flow import FlowLayout, flow
from renodesk.ui.widgets.read_when_shown import ReadWhenShown
from renodesk.ui.widgets.rows_table import fit_rows, rows_table
from renodesk.ui.workbench import Workbench

ROW = 34
WIDTHS = (130, 250, 270, 270, 100)
PICK = "pick"
_FIRST = ("opened:1", "opened", "backup", "begin")
"""What one compares with at first: the first of these there is."""


class ChangesScreen(ReadWhenShown):
    """Two moments, a person, and the list of what differs; read beside, page by page."""

    def __init__(self, workbench: Workbench) -> None:
        """Show the open estate's changes; they are read when they are looked at."""
        super().__init__(workbench)
        self._reader: ChangesReader | None = None
        self._moments: dict[str, Moment] = {}
        self._wanted = ("", "")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        frame, inner = card()
        layout.addWidget(frame)
        inner.addLayout(self._head())
        self.standing = Elided("", "heading")
        self.shifts = Elided("", "small")
        self.told = label("", "quiet", wrap=True)
        for one in (self.standing, self.shifts, self.told):
            inner.addWidget(one)
        inner.addWidget(self._table(), 1)
        inner.addLayout(self._acts())
        workbench.dressed.connect(self._dress)
        workbench.closing.connect(self._stop)
        self._enable()

    def _head(self) -> FlowLayout:
        self.since = choice(self.tr("从何时起"), letters=20)
        self.until = choice(self.tr("到何时"), letters=14)
        self.day = QDateEdit(QDate.currentDate())
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("yyyy-MM-dd")
        self.day.setAccessibleName(self.tr("从哪一天起"))
        self.day.setMinimumHeight(self._workbench.theme.px(40))
        self.day.hide()
        self.person = choice(self.tr("只看谁的"), letters=8)
        self.since.activated.connect(lambda _: self._chose())
        self.until.activated.connect(lambda _: self._compare())
        self.person.activated.connect(lambda _: self._compare())
        self.day.editingFinished.connect(self._compare)
        self.out = button(self.tr("写成清单…"), tip=self.tr("把这些改动写成 PDF、Excel 或 CSV"))
        self.out.clicked.connect(self._ask_out)
        return flow(self.since, self.day, label("→"), self.until, self.person, self.out)

    def _table(self) -> QTableView:
        titles = (
            self.tr("位置"),
            self.tr("哪一项"),
            self.tr("原来"),
            self.tr("后来"),
            self.tr("谁"),
            self.tr("何时"),
        )
        self.model = DifferencesModel(titles, self._workbench.theme, self._workbench.language, self)
        self.model.more_wanted.connect(self._read_more)
        self.table = rows_table(self.model, self.tr("改动"))
        self._fit()
        self.table.activated.connect(self._jump, Qt.ConnectionType.QueuedConnection)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._enable())
        return self.table

    def _fit(self) -> None:
        fit_rows(self.table, self._workbench.theme, ROW, WIDTHS)

    def _acts(self) -> FlowLayout:
        self.go = button(self.tr("去看看"), tip=self.tr("到这一处（回车）"))
        self.go.clicked.connect(lambda: self._jump(self.table.currentIndex()))
        self.history = button(self.tr("这一格的改动记录…"))
        self.history.clicked.connect(lambda: self._workbench.act_wanted.emit("show_history"))
        return flow(self.go, self.history)

    def _dress(self) -> None:
        self.model.dress(self._workbench.theme)
        self._fit()

    # What is compared

    def compare(self, since: str, until: str = "now") -> None:
        """Compare two moments of these keys, once the screen is read."""
        self._wanted = (since, until)
        self._is_stale = True
        if self.isVisible():
            self.refresh()

    def read(self) -> None:
        """Offer the moments there are, and compare."""
        estate = self._workbench.estate
        if estate is None:
            return
        moments = estate.moments
        listed = moments.listing()
        self._moments = {one.key: one for one in (*listed, moments.now())}
        wanted_since, wanted_until = self._wanted
        since, until = wanted_since or self.since.currentData(), wanted_until or self.until.currentData()
        self._wanted = ("", "")
        words = {one.key: moment_word(one, self._workbench.language) for one in self._moments.values()}
        self.since.clear()
        self.until.clear()
        for one in listed:
            if one.kind == MomentKind.DAY:
                self.since.addItem(self.tr("昨天 {0}").format(words[one.key]), one.key)
                self.since.addItem(self.tr("从某一天起…"), PICK)
            else:
                self.since.addItem(words[one.key], one.key)
        self.until.addItem(words["now"], "now")
        for one in listed:
            if one.kind in (MomentKind.SEAL, MomentKind.OPENED, MomentKind.BACKUP, MomentKind.BUNDLE):
                self.until.addItem(words[one.key], one.key)
        first = next((key for key in _FIRST if key in self._moments), PICK)
        at = self.since.findData(since) if since else -1
        self.since.setCurrentIndex(at if at >= 0 else max(0, self.since.findData(first)))
        self.until.setCurrentIndex(max(0, self.until.findData(until)))
        self._chose()

    def showEvent(self, event: QShowEvent) -> None:
        """Take the keyboard to the list."""
        super().showEvent(event)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _chose(self) -> None:
        self.day.setVisible(self.since.currentData() == PICK)
        self._compare()

    def _ends(self, moments: Moments) -> tuple[Moment, Moment] | None:
        key = self.since.currentData()
        if key == PICK:
            day = self.day.date()
            before: Moment | None = moments.named(day.toString("yyyy-MM-dd"))
        else:
            before = self._moments.get(key)
        after = self._moments.get(self.until.currentData())
        return None if before is None or after is None else (before, after)

    def _compare(self) -> None:
        """Read what differs between the two moments, from the beginning."""
        estate = self._workbench.estate
        self._stop()
        ends = self._ends(estate.moments) if estate is not None else None
        if estate is None or ends is None:
            return
        before, after = ends
        session, language = estate.session, self._workbench.language
        place = partial(place_name, session)
        self.model.begin(place)
        for words in (self.standing, self.shifts):
            words.show_text("")
        self.told.setText(self.tr("正在读…"))
        differences = Differences(session, language, before.ranges, after.ranges, place)
        standings = None
        if before.ranges and after.ranges:
            standings = (Standings(session, after.round or before.round), before.ranges, after.ranges)
        person = str(self.person.currentData() or "")
        reader = ChangesReader(differences, standings, person, language, self)
        reader.found.connect(self._found)
        reader.was_read.connect(self._was_read)
        reader.stood.connect(self._stood)
        reader.ended.connect(self._ended)
        reader.failed.connect(self._failed)
        self._reader = reader
        reader.start()
        self._enable()

    def _stop(self) -> None:
        reader, self._reader = self._reader, None
        if reader is not None:
            reader.stop()
            reader.deleteLater()

    # What comes from the reader; news of one that was stopped are dropped

    def _is_from_reader(self) -> bool:
        return self._reader is not None and self.sender() is self._reader

    def _found(self, _: int, persons: tuple[str, ...]) -> None:
        if not self._is_from_reader():
            return
        wanted = self.person.currentData()
        self.person.clear()
        self.person.addItem(self.tr("所有人"), "")
        for name in persons:
            self.person.addItem(name, name)
        self.person.setCurrentIndex(max(0, self.person.findData(wanted)))

    def _was_read(self, lines: list[Line]) -> None:
        if self._is_from_reader():
            is_first = self.model.rowCount() == 0
            self.model.add_rows(lines)
            self.told.setText(self.tr("已列出 {0} 处，往下翻还有").format(self.model.rowCount()))
            if is_first:
                self.table.setCurrentIndex(self.model.index(0, 0))

    def _stood(self, words: str, shifts: str) -> None:
        if self._is_from_reader():
            self.standing.show_text(words)
            self.shifts.show_text(shifts)

    def _ended(self) -> None:
        if self._is_from_reader():
            self.model.end()
            count = self.model.rowCount()
            some = self.tr("共 {0} 处不同；改了又改回的不算").format(count)
            none = self.tr("没有不同。换一个更早的时刻，或看所有人的。")
            self.told.setText(some if count else none)
            self._enable()

    def _failed(self, error: RenodeskError) -> None:
        if self._is_from_reader():
            self._workbench.messages.error(error)

    def _read_more(self) -> None:
        if self._reader is not None:
            self._reader.more()

    # Acting

    def _at_hand(self) -> Line | None:
        return self.model.row(self.table.currentIndex().row())

    def cells_at_hand(self) -> tuple[Place | None, tuple[Cell, ...]]:
        """Return the place and the cell of the line at hand."""
        line = self._at_hand()
        return (None, ()) if line is None else (line.place, (line.cell,))

    def _enable(self) -> None:
        line = self._at_hand()
        for one in (self.go, self.history):
            one.setEnabled(line is not None)
        self.out.setEnabled(self._workbench.estate is not None)

    def _jump(self, index: QModelIndex) -> None:
        """Go where the line can be looked at."""
        line = self.model.row(index.row())
        if line is not None:
            self._workbench.show_cell(line.cell, line.item, line.place)

    def _ask_out(self) -> None:
        estate = self._workbench.estate
        if estate is None:
            return
        name = say("difference_title", self._workbench.language)
        start = str(estate.session.path.with_name(f"{estate.session.name}{name}.pdf"))
        path, _ = QFileDialog.getSaveFileName(self, self.tr("写成清单"), start, "*.pdf *.xlsx *.csv")
        if path:
            self.write(Path(path))

    def write(self, out: Path) -> None:
        """Write everything that differs to a file, in the background."""
        estate = self._workbench.estate
        ends = self._ends(estate.moments) if estate is not None else None
        if estate is None or ends is None:
            return
        session, language = estate.session, self._workbench.language
        before, after = ends
        place = partial(place_name, session)
        differences = Differences(session, language, before.ranges, after.ranges, place)
        person = str(self.person.currentData() or "")
        paper = Paper(
            estate=session.name,
            moments=f"{moment_word(before, language)} → {moment_word(after, language)}",
            standing=tuple(text for text in (self.standing.text(), *self.shifts.text().split("；")) if text),
            place_word=place,
        )

        def job(progress: Progress) -> int:
            return write_what_differs(differences, person, paper, out, language, progress)

        def done(count: int) -> None:
            self._workbench.messages.done(say("differences_written", language, count=count, file=out.name))

        self._workbench.operations.run(self.tr("写改动清单"), job, done)
