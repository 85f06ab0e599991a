"""表决: the ballots, what each comes to, and where voices are typed, place by place or door by door."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QSplitter,
    QTabWidget,
    QWidget,
)

from renodesk.domain.changes import Changes
from renodesk.domain.consent import Stage
from renodesk.domain.places import Place, place_of_key
from renodesk.domain.translated import said_in
from renodesk.domain.votes import Vote, VoteLine
from renodesk.errors import DoorMalformed
from renodesk.services.ballots import BallotActs, BallotBook, Count, Gate, proposing
from renodesk.services.ballots.gates import Gatekeeper
from renodesk.services.ballots.words import ballot_days, mark_sentence, summary
from renodesk.services.days import day_of
from renodesk.services.session import EstateSession
from renodesk.texts import Language, say
from renodesk.ui.models.problem_rows import Shown, ShownRow, ShownRows
from renodesk.ui.residents.ballot_papers import BallotPapers
from renodesk.ui.residents.ballot_side import ABOUT, NEW, BallotSide
from renodesk.ui.residents.ballot_tables import BallotTables
from renodesk.ui.residents.doors import Doors
from renodesk.ui.residents.place_totals import PlaceTotals, shown_name
from renodesk.ui.residents.tab import ResidentsTab
from renodesk.ui.residents.verdicts import ICONS, figures
from renodesk.ui.residents.voices_grid import Typed
from renodesk.ui.widgets.boxes import button, card
from renodesk.ui.widgets.elided import Elided
from renodesk.ui.widgets.rows_table import rows_table
from renodesk.ui.workbench import Workbench

ROW, SIDE_WIDTH, MOST_SIDE, LIST_ROWS, MOST_MARKS = 40, 340, 420, 3, 6
_WIDTHS = (150, 96, 140, 50, 160)


class BallotsTab(ResidentsTab):
    """One ballot is at hand; with each vote it alone is counted again."""

    read_for = ("ballot", "tally", "vote", "attachment", "person", "estate", "building", "unit", "round")

    def __init__(self, workbench: Workbench) -> None:
        """Show nothing yet."""
        super().__init__(workbench)
        self.counts: dict[str, Count] = {}
        self.gates: dict[str, Sequence[Gate]] = {}
        self._keeper: Gatekeeper | None = None
        self._book: BallotBook | None = None
        self._stale: set[str] | None = None
        """Ballots to be counted again; None: all of them, and the rules read anew."""
        outer = QHBoxLayout(self)
        outer.setContentsMargins(8, 8, 8, 8)
        outer.setSpacing(12)
        frame, inner = card(margins=12)
        inner.addLayout(self._head())
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self._ballots())
        split.addWidget(self._voices())
        split.setStretchFactor(1, 1)
        split.setSizes([self._workbench.theme.px(ROW) * (LIST_ROWS + 1), 1000])
        inner.addWidget(split, 1)
        outer.addWidget(frame, 1)
        outer.addWidget(self._side())
        self.setFocusProxy(self.table)
        workbench.dressed.connect(self._dress)
        self._dress()
        self.table.installEventFilter(self)
        QShortcut(QKeySequence("Insert"), self, self.ask_new)
        self.asking.left.connect(self.table.setFocus)

    # Building

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.sum = Elided("", "quiet")
        row.addWidget(self.sum, 1)
        self.new = button(self.tr("开一次表决"), tip=self.tr("开一次新的表决（Insert）"))
        self.new.clicked.connect(self.ask_new)
        row.addWidget(self.new)
        self.papers = BallotPapers(self._workbench, self)
        self.give = button(self.tr("发表"), tip=self.tr("印征求意见表、签到表决表和结果公示"))
        self.give.setMenu(self.papers.menu(self.give))
        row.addWidget(self.give)
        return row

    def _ballots(self) -> QWidget:
        self.model = ShownRows(self._workbench.theme, self)
        self.table = rows_table(self.model, self.tr("表决"))
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._moved())
        return self.table

    def _voices(self) -> QWidget:
        self.ways = QTabWidget()
        self.ways.setAccessibleName(self.tr("怎么填票"))
        self.totals = PlaceTotals(self._workbench.theme)
        self.totals.moved.connect(self._show_grid)
        self.doors = Doors(self._workbench.theme)
        self.tables = BallotTables(self._workbench, self, lambda: self.key)
        self.doors.table_in.clicked.connect(self.tables.ask_table)
        self.doors.table_out.clicked.connect(self.tables.ask_sheet)
        self.doors.others.aboutToShow.connect(lambda: self.tables.offer_lists(self.doors.others))
        self.doors.voted.connect(self._vote)
        self.doors.corrected.connect(self._correct)
        self.doors.refused.connect(lambda text: self._workbench.messages.error(DoorMalformed(value=text)))
        self.ways.addTab(self.totals, self.tr("按处填合计"))
        self.ways.addTab(self.doors, self.tr("逐户"))
        self.ways.currentChanged.connect(lambda _: self._go_way())
        return self.ways

    def _side(self) -> QWidget:
        frame, inner = card(margins=12)
        self._side_frame = frame
        self.side = BallotSide(self._workbench.theme)
        inner.addWidget(self.side)
        self.grid, self.fields, self.asking = self.side.grid, self.side.fields, self.side.asking
        self.asking.wanted.connect(self._begin)
        self.grid.typed.connect(self._enter)
        self.grid.gone_on.connect(self._next_place)
        self.totals.entered.connect(self.grid.begin)
        self.side.take.clicked.connect(self._take)
        self.side.attach.clicked.connect(self.tables.ask_evidence)
        self.fields.typed.connect(self._say)
        self.fields.close_wanted.connect(self._close)
        self.fields.remove_wanted.connect(self._remove)
        return frame

    def _dress(self) -> None:
        theme = self._workbench.theme
        self.model.dress(theme)
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.table.verticalHeader().setDefaultSectionSize(theme.px(ROW))
        self.table.setMinimumHeight(theme.px(ROW) * 2)
        self._side_frame.setFixedWidth(min(theme.px(SIDE_WIDTH), MOST_SIDE))
        self._fit()
        for one in (self.totals, self.doors, self.side.verdicts):
            one.dress(theme)

    def _fit(self) -> None:
        for column, width in enumerate(_WIDTHS):
            self.table.setColumnWidth(column, self._workbench.theme.px(width))

    # Reading

    def note(self, changes: Changes | None) -> None:
        """Hear which ballots changed; other things may change them all."""
        if changes is None:
            self._stale, self._book, self.counts, self.gates = None, None, {}, {}
        elif self._stale is not None:
            found = {
                cell.key.split("/", 1)[0] if cell.entity in ("ballot", "tally", "vote") else ""
                for cell in changes.cells
                if cell.entity in self.read_for and cell.entity != "attachment"
            }
            self._stale = None if "" in found else self._stale | found

    def read(self) -> None:
        """Count again what changed, and show it."""
        session = self.session
        if session is None:
            return
        book, stale = self._book or BallotBook(session), self._stale
        self._book, self._stale = book, set()
        if stale is None or self._keeper is None:
            self._keeper, stale = Gatekeeper(session, counts=()), None
        counts = {}
        for ballot in book.ballots():
            is_known = stale is not None and ballot.key in self.counts and ballot.key not in stale
            counts[ballot.key] = self.counts[ballot.key] if is_known else book.count(ballot)
            if not is_known:
                self.gates[ballot.key] = self._keeper.gates_by(counts[ballot.key])
        self.counts = counts
        self.grid.name(self.language)
        self._show_list()
        self._moved()

    def _show_list(self) -> None:
        at = self.key
        titles = (
            self.tr("事项"),
            self.tr("谁的票"),
            self.tr("哪一步之前"),
            self.tr("次"),
            self.tr("日期"),
            self.tr("结果"),
        )
        if self.model.show_rows(titles, [self._row(one) for one in self.counts.values()]):
            self._fit()
            if self.counts:
                self.table.setCurrentIndex(self.model.index(max(0, self.model.row_of(at)), 0))
        count = len(self.counts)
        self.sum.show_text(
            self.tr("%n 次表决", "", count)
            if count
            else self.tr("还没有表决。按“开一次表决”，选事项、哪一步之前、谁来表决。")
        )
        self.new.setEnabled(self.may_write)

    def _called(self, matter: str) -> str:
        """Return what a matter is called where it is shown; it is kept in the words of the rules."""
        return (
            matter if self._keeper is None else said_in(self._keeper.consent.identity, matter, self.language)
        )

    def _row(self, count: Count) -> ShownRow:
        ballot = count.ballot
        outcome, sentence = summary(self.gates[ballot.key], self.language)
        return ShownRow(
            key=ballot.key,
            cells=(
                Shown(text=self._called(ballot.matter), icon=ICONS[outcome]),
                Shown(text=self._name(ballot.place)),
                Shown(text=say(f"consent_stage_{ballot.stage.value}", self.language)),
                Shown(text=str(ballot.round)),
                Shown(text=ballot_days(ballot, self.language)),
                Shown(text=sentence),
            ),
        )

    def _called_in(self, place: Place, language: Language) -> str:
        return shown_name(place, self.session, language) if self.session is not None else place.shown

    def _name(self, place: Place) -> str:
        return self._called_in(place, self.language)

    @property
    def key(self) -> str:
        """Return the ballot at hand, "" for none."""
        return self.model.key(self.table.currentIndex().row())

    @property
    def count(self) -> Count | None:
        """Return the ballot at hand with its voices."""
        return self.counts.get(self.key)

    def stand(self, key: str) -> None:
        """Stand at a ballot."""
        row = self.model.row_of(key)
        if row >= 0:
            self.table.setCurrentIndex(self.model.index(row, 0))

    def _moved(self) -> None:
        """Show the ballot at hand."""
        session, count = self.session, self.count
        self.ways.setEnabled(count is not None)
        if session is None or count is None or self._keeper is None:
            self.side.show_none()
            return
        ballot, gates = count.ballot, self.gates[count.ballot.key]
        words = [mark_sentence(place, mark, self.language, self._called_in) for place, mark in count.marks]
        if len(words) > MOST_MARKS:
            more = self.tr("还有 {0} 处，见左边的表").format(len(words) - MOST_MARKS)
            words = [*words[:MOST_MARKS], more]
        self.side.show_title(
            self.tr("{0}（{1}）").format(self._called(ballot.matter), self._name(ballot.place))
        )
        self.side.show_words("\n".join(words), self.tables.attached())
        self.side.verdicts.show_gates(gates, self.language)
        self.side.figures.setText(figures(gates, self.language))
        self._show_voices()
        self.fields.show_ballot(count, self._keeper.legal, self.language, may_write=self.may_write)
        self.side.take.setEnabled(self.may_write and not ballot.place.building)
        self._show_grid()

    def _go_way(self) -> None:
        """Show the other way and stand where its voices are typed, not where focus falls by itself."""
        self._show_voices()
        self._show_grid()
        self._enter_way()

    def _enter_way(self) -> None:
        is_by_place = self.ways.currentWidget() is self.totals
        (self.totals.table if is_by_place else self.doors.line).setFocus()

    def _show_voices(self) -> None:
        """Show the voices one sees: place by place, or door by door."""
        session, count, book = self.session, self.count, self._book
        if session is None or count is None or book is None:
            return
        if self.ways.currentWidget() is self.totals:
            self.totals.show_count(count, session, self.language)
        else:
            may = self.may_write and not count.ballot.is_closed
            lines = book.households(count.ballot)
            self.doors.show_lines(count, lines, session, self.language, may_write=may)

    def _show_grid(self) -> None:
        session, count = self.session, self.count
        place = self.totals.place
        is_by_place = self.ways.currentWidget() is self.totals
        is_shown = count is not None and place is not None and is_by_place
        self.side.grid_title.setVisible(is_shown)
        self.grid.setVisible(is_shown)
        if session is None or count is None or place is None:
            return
        part = next((one for one in count.parts if one.place == place), None)
        typed = BallotBook(session).typed(count.ballot, place)
        self.side.grid_title.setText(self.tr("{0}的票").format(self._name(place)))
        marks = part.marks if part is not None else ()
        may = self.may_write and not count.ballot.is_closed
        self.grid.show_typed(typed, marks, may_write=may)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go on by Enter from the list of ballots to the voices of the one at hand."""
        is_enter = (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        )
        if is_enter and self.count is not None:
            self._enter_way()
            return True
        return super().eventFilter(watched, event)

    # Acting

    def ask_new(self) -> None:
        """Ask for a new ballot beside the list."""
        session = self.session
        if session is None or not self.may_write:
            return
        keeper = self._keeper or Gatekeeper(session, counts=())
        rules = keeper.profile.rules(keeper.consent)
        matters = {one.matter: self._called(one.matter) for one in rules if one.is_gate}
        self.asking.show_choices(session, matters, self.language)
        self.side.go(NEW)
        self.asking.matter.setFocus()

    def _begin(self, matter: str, stage: str, place: str, nth: int) -> None:
        key = self.made(
            lambda session: BallotActs(session).begin(matter, Stage(stage), place_of_key(place), nth=nth)
        )
        if key is not None:
            self.side.go(ABOUT)
            self.stand(key)
            self.totals.table.setFocus()

    def _enter(self, typed: Typed) -> None:
        key, place = self.key, self.totals.place
        if key and place is not None:
            self.act(lambda session: BallotActs(session).enter(key, place, typed))

    def _next_place(self, step: int) -> None:
        """Go on to the next place, or back, and stand in its first field."""
        if self.totals.step(step):
            self.grid.begin()

    def _vote(self, place: Place, vote: Vote) -> None:
        key = self.key
        if self.act(lambda session: BallotActs(session).vote(key, place, vote)):
            self.doors.stand(place, vote.household)
            self.doors.line.setFocus()

    def _correct(self, line: VoteLine, vote: Vote) -> None:
        key = self.key
        self.act(lambda session: BallotActs(session).vote(key, line.place, vote, is_again=True))

    def _say(self, name: str, text: str) -> None:
        key = self.key
        self.act(lambda session: BallotActs(session).say(key, {name: text}))

    def _take(self) -> None:
        key = self.key
        if self.act(lambda session: proposing.take(session, key)):
            self._workbench.messages.done(self.tr("票数填进了意愿指标。"))

    def _close(self, typed: str) -> None:
        count = self.count
        if count is None:
            return
        key, is_closed = count.ballot.key, count.ballot.is_closed

        def close(session: EstateSession) -> object:
            acts = BallotActs(session)
            return acts.reopen(key, typed) if is_closed else acts.close(key, day_of(typed) if typed else None)

        if self.act(close):
            self.fields.reason.clear()

    def _remove(self, reason: str) -> None:
        key = self.key
        if self.act(lambda session: BallotActs(session).remove(key, reason)):
            self.fields.reason.clear()
