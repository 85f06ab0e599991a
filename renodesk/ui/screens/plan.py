"""The plan of a round: measures ticked beside what they cost and bring, in several alternatives."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea

from renodesk.domain.changes import Cell, Changes
from renodesk.domain.places import ESTATE, Place
from renodesk.services.plan_charts import aspects_of
from renodesk.services.planning.board import Only, PlanBoard
from renodesk.services.planning.lines import PlanLine
from renodesk.services.planning.planner import Planner
from renodesk.ui.editors.measure_filters import MeasureFilters
from renodesk.ui.editors.measure_view import MeasureView
from renodesk.ui.editors.outlook_side import OutlookSide
from renodesk.ui.measure_acts import MeasureActs
from renodesk.ui.measure_words import MeasureWords
from renodesk.ui.models.measures import MeasuresModel
from renodesk.ui.names import place_name
from renodesk.ui.plan_notices import PlanNotices
from renodesk.ui.widgets.boxes import button, card, choice, label
from renodesk.ui.widgets.flow import FlowLayout, flow
from renodesk.ui.widgets.read_when_shown import ReadWhenShown
from renodesk.ui.workbench import Workbench

SIDE_WIDTH, MOST_SIDE = 316, 400
DRAW_MS = 60
DETAIL_HEIGHT, MOST_DETAIL = 40, 50
FEW_LINES = 60
"""A plan of so few lines is shown with its groups open."""
_READ_FOR = ("answer", "check", "building", "unit", "estate", "round", "measure", "alternative", "funding")


class PlanScreen(ReadWhenShown):
    """The table of measures, and beside it what they come to."""

    def __init__(self, workbench: Workbench) -> None:
        """Show the open estate's plans."""
        super().__init__(workbench)
        self._drawing = QTimer(self)
        self._drawing.setSingleShot(True)
        self._drawing.setInterval(DRAW_MS)
        self._drawing.timeout.connect(self._draw)
        self.board: PlanBoard | None = None
        self.words: MeasureWords | None = None
        self.acts: MeasureActs | None = None
        self._of: object = None
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(12)
        frame, inner = card(margins=12)
        self.filters = MeasureFilters(self)
        self.filters.changed.connect(self._list)
        inner.addLayout(self._head())
        inner.addWidget(self._table(), 1)
        self.empty = label(
            self.tr("没有这样的措施。诊断提出整治建议，或现场定了需改，这里就有。"), "quiet", wrap=True
        )
        inner.addWidget(self.empty)
        self.detail = label("", "quiet", wrap=True)
        self.detail.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        inner.addWidget(self.detail)
        inner.addLayout(self._foot())
        outer.addWidget(frame, 1)
        outer.addWidget(self._side_frame())
        workbench.dressed.connect(self._dress)
        self._fit()

    # What it is made of

    def _head(self) -> FlowLayout:
        self.plans = choice(self.tr("哪个方案"), letters=13)
        self.plans.activated.connect(lambda _: self._show_plan(str(self.plans.currentData())))
        compare = button(self.tr("方案比选…"), tip=self.tr("各方案并排比较，新建、更名、选定、移除"))
        compare.clicked.connect(self.compare)
        best = button(self.tr("最优方案…"), tip=self.tr("按价格和各年资金排出加分最多的方案"))
        best.clicked.connect(self.find_best)
        charts = button(self.tr("图…"), tip=self.tr("加分瀑布、费用、各年的图"))
        charts.clicked.connect(self.show_charts)
        self.counts = label("", "quiet")
        return flow(self.plans, compare, best, charts, *self.filters.boxes(), self.counts)

    def _table(self) -> MeasureView:
        titles = (
            self.tr("措施"),
            self.tr("类别"),
            self.tr("工程量"),
            self.tr("费用，万元"),
            self.tr("加分"),
            self.tr("年度"),
            self.tr("为什么"),
        )
        self.table = MeasureView()
        self.table.setAccessibleName(self.tr("措施"))
        self.model = MeasuresModel(titles, self._workbench.theme, self._ticked, self)
        self.table.setModel(self.model)
        self.table.ticking.connect(lambda: self._on_chosen("toggle"))
        self.table.year_typed.connect(self.put_in_year)
        self.table.quantity_asked.connect(self.ask_quantities)
        self.table.asked_why.connect(self.explain)
        self.table.adding.connect(self.ask_work)
        self.table.removing.connect(self.remove)
        self.table.selectionModel().currentChanged.connect(lambda *_: self._detail())
        return self.table

    def _foot(self) -> FlowLayout:
        take = button(self.tr("列入/不列入"), name="primary", tip=self.tr("列入或不列入所选各行（空格）"))
        take.clicked.connect(lambda: self._on_chosen("toggle"))
        reason = button(self.tr("理由…"), tip=self.tr("所选各行为什么不列入"))
        reason.clicked.connect(lambda: self._on_chosen("give_reason"))
        quantity = button(self.tr("工程量…"), tip=self.tr("改这一条的工程量（F2）"))
        quantity.clicked.connect(self.ask_quantities)
        why = button(self.tr("为什么…"), tip=self.tr("这一条的来由和作用（回车）"))
        why.clicked.connect(self.explain)
        add = button(self.tr("加一条…"), tip=self.tr("加一条 36 项以外的措施（Insert）"))
        add.clicked.connect(self.ask_work)
        self.hint = label(self.tr("空格 列入 · 0–3 年度 · F2 工程量 · 回车 为什么"), "small")
        return flow(take, reason, quantity, why, add, self.hint)

    def _side_frame(self) -> QFrame:
        frame, inner = card(margins=12)
        self.side = OutlookSide(self._workbench)
        self.side.years_typed.connect(self._set_years)
        self.side.narrowed.connect(self.show_only)
        self.side.books_wanted.connect(self.choose_book)
        scroll = QScrollArea()
        scroll.setAccessibleName(self.tr("方案的结果"))
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self.side)
        inner.addWidget(scroll)
        self._side = frame
        return frame

    def _fit(self) -> None:
        px = self._workbench.theme.px
        self.table.fit(self._workbench.theme)
        self.detail.setMinimumHeight(px(DETAIL_HEIGHT))
        for one in (self.detail, self.counts, self.hint):  # with large text the table needs the room
            one.setVisible(px(DETAIL_HEIGHT) <= MOST_DETAIL)
        self._side.setFixedWidth(min(px(SIDE_WIDTH), MOST_SIDE))

    def _dress(self) -> None:
        self._fit()
        self.model.dress(self._workbench.theme)
        self.side.aspects.show_theme(self._workbench.theme)
        if self.isVisible():
            self._tell()
        else:
            self._is_stale = True

    # Showing

    def showEvent(self, event: QShowEvent) -> None:
        """Give the keyboard to the table, where it would go to the first box of the screen."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._take_keyboard)

    def _take_keyboard(self) -> None:
        if self.plans.hasFocus():
            self.table.setFocus()

    def concerns(self, changes: Changes) -> bool:
        """Read again after what is said, places, prices and what is planned."""
        return any(changes.touches(entity) for entity in _READ_FOR)

    def read(self) -> None:
        """Read the plan again, keeping what is chosen."""
        estate = self._workbench.estate
        if estate is None:
            return
        if self._of is not estate.session or self.board is None:
            self._of = estate.session
            self.board = PlanBoard(estate.session)
            self.words = MeasureWords(estate.session, self.board, self._workbench.language)
            self.acts = MeasureActs(self._workbench, self.board, self.words, self)
        else:
            self.board.read()
        self._offer(self.board)
        self._list()

    def _show_plan(self, key: str) -> None:
        if self.board is not None:
            self.board.read(key)
            self._list()

    def _offer(self, board: PlanBoard) -> None:
        language = self._workbench.language
        self.plans.clear()
        for one in board.alternatives:
            mark = self.tr("（选定）") if one.is_adopted else ""
            self.plans.addItem(one.shown(language) + mark, one.key)
        self.plans.setCurrentIndex(self.plans.findData(board.key))
        keys = dict.fromkeys(line.place.building for line in board.lines)
        self.filters.offer((key, self._place(Place(building=key) if key else ESTATE)) for key in keys)

    def _place(self, place: Place) -> str:
        estate = self._workbench.estate
        return place_name(estate.session, place) if estate is not None else place.shown

    def _list(self) -> None:
        board, words = self.board, self.words
        if board is None or words is None:
            return
        narrowing = self.filters.narrowing()
        is_same_grouping = words.by is narrowing.by and self.model.groups
        words.by = narrowing.by
        groups = board.groups(narrowing)
        open_ones = self._open_groups()
        at_hand, chosen = self._at_hand(), [line.key for line in self.table.chosen()]
        if not self.model.show_groups(groups, words):
            count = sum(len(group.lines) for group in groups)
            for at, group in enumerate(groups):
                is_open = group.key in open_ones if is_same_grouping else count <= FEW_LINES
                self.table.setExpanded(self.model.index(at, 0), is_open or bool(narrowing.words.strip()))
            self._stand_again(at_hand, chosen)
        self.table.viewport().update()
        self.empty.setVisible(not groups)
        self._tell()

    def _open_groups(self) -> set[str]:
        groups = enumerate(self.model.groups)
        return {group.key for at, group in groups if self.table.isExpanded(self.model.index(at, 0))}

    def _at_hand(self) -> tuple[str, str]:
        """Return the group and line one stands at."""
        index = self.table.currentIndex()
        line = self.model.line(index)
        group = self.model.group(index.parent() if line is not None else index)
        return group.key if group is not None else "", line.key if line is not None else ""

    def _stand_again(self, at_hand: tuple[str, str], chosen: list[str]) -> None:
        """Stand where one stood, else at the group, else at the first."""
        index = self.model.index_of(at_hand[1]) if at_hand[1] else QModelIndex()
        keys = [group.key for group in self.model.groups]
        if not index.isValid() and keys:
            index = self.model.index(keys.index(at_hand[0]) if at_hand[0] in keys else 0, 0)
        self.table.stand(index)
        if len(chosen) > 1:
            self.table.choose([self.model.index_of(key) for key in chosen])

    def _tell(self) -> None:
        board, words = self.board, self.words
        if board is None or words is None:
            return
        chosen = sum(line.is_chosen for line in board.lines)
        self.counts.setText(self.tr("列入 {0} 条，共 {1} 条").format(chosen, len(board.lines)))
        self.side.show_plan(board, PlanNotices(self._workbench, board, words).all())
        self._detail()
        self._drawing.start()

    def _draw(self) -> None:
        """Draw the aspects once nothing was ticked for a moment."""
        estate, board = self._workbench.estate, self.board
        if estate is not None and board is not None and self.isVisible():
            self.side.aspects.show_chart(aspects_of(estate.session, board.outlook, self._workbench.language))

    def _detail(self) -> None:
        line, group = self.table.at_hand(), self.model.group(self.table.currentIndex())
        if self.words is None:
            return
        if line is not None:
            self.detail.setText(self.words.all_of(line))
        else:
            self.detail.setText(self.words.all_of_group(group) if group is not None else "")

    def show_only(self, only: Only) -> None:
        """Show these lines alone."""
        self.filters.show_only(only)
        self.table.expandAll()
        self.table.setFocus()

    def show_spot(self, item: str, place: Place) -> bool:
        """Stand at the measures of an item of the 36, or of an answer; return whether there are any."""
        lines = self.board.about(item, place) if self.board is not None else ()
        if not lines:
            return False
        self.show_only(Only.ALL)
        indexes = [self.model.index_of(line.key) for line in lines]
        self.table.stand(indexes[0])
        self.table.choose(indexes)
        return True

    # Acting

    def _ticked(self, lines: Sequence[PlanLine], is_chosen: bool) -> None:
        if self.acts is not None:
            self.acts.tick(lines, is_chosen=is_chosen)

    def _on_chosen(self, act: str) -> None:
        if self.acts is not None and self.table.chosen():
            getattr(self.acts, act)(self.table.chosen())

    def _set_years(self, years: list[int]) -> None:
        if self.acts is not None:
            self.acts.set_years(years)

    def put_in_year(self, year: int) -> None:
        """Plan what is chosen for a year."""
        if self.acts is not None:
            self.acts.put_in_year(self.table.chosen(), year)

    def ask_quantities(self) -> None:
        """Ask for other quantities of the line at hand."""
        if self.acts is not None:
            self.acts.ask_quantities(self.table.at_hand())

    def explain(self) -> None:
        """Show where the line at hand comes from and what it does."""
        if self.acts is not None:
            self.acts.explain(self.table.at_hand())

    def ask_work(self) -> None:
        """Ask for a work outside the 36."""
        if self.acts is not None:
            self.acts.ask_work(self.table.at_hand())

    def remove(self) -> None:
        """Remove the line at hand, or leave it out."""
        if self.acts is not None:
            self.acts.remove(self.table.at_hand())

    def find_best(self) -> None:
        """Look for the best plan for the money of each year."""
        if self.acts is not None:
            self.acts.find_best()

    def choose_book(self) -> None:
        """Choose the price book the round is costed with."""
        if self.acts is not None:
            self.acts.choose_book()

    def show_charts(self) -> None:
        """Show the charts of the plan."""
        if self.acts is not None:
            self.acts.show_charts()

    def compare(self) -> None:
        """Show the plans side by side."""
        if self.acts is not None:
            self.acts.compare(self._choose_plan)

    def _choose_plan(self, key: str) -> None:
        self._show_plan(key)
        if self.board is not None:
            self._offer(self.board)

    def cells_at_hand(self) -> tuple[str, tuple[Cell, ...]] | None:
        """Return what the line at hand is called and the cells it is decided in, None at a group."""
        line, words = self.table.at_hand(), self.words
        if line is None or words is None:
            return None
        return f"{words.title(line)} · {words.place(line)}", Planner.cells(line)

    def spot_at_hand(self) -> tuple[str, Place] | None:
        """Return the item and place of the line at hand."""
        line = self.table.at_hand()
        return (line.code, line.place) if line is not None and line.item is not None else None
