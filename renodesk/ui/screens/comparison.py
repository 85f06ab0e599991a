"""This round beside an earlier one: 整治完成率, the list behind it, and the pictures before and after."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from renodesk.domain.places import Place
from renodesk.services.comparison import Comparison, Line, ProblemState
from renodesk.services.comparison_words import interval_words, like_lines, share_text, tally
from renodesk.services.round_comparing import PhotoPair, Spot
from renodesk.services.rounds import round_word
from renodesk.texts import say
from renodesk.ui.models.comparison import (
    ComparisonModel,
    ComparisonRow,
    arisen_rows,
    compared_rows,
    problem_rows,
)
from renodesk.ui.names import name_in, place_name
from renodesk.ui.widgets.boxes import Choice, button, card, label
from renodesk.ui.widgets.flow import FlowLayout, flow
from renodesk.ui.widgets.photo_pair import PhotoPairView
from renodesk.ui.widgets.read_when_shown import ReadWhenShown
from renodesk.ui.widgets.rows_table import fit_rows, rows_table
from renodesk.ui.widgets.text_table import choosing_table
from renodesk.ui.workbench import Workbench

LINES_WIDTH, MOST_LINES_WIDTH = 380, 460
ROW = 32
WIDTHS = (280, 130, 70, 70, 70)
CODE_ROLE = Qt.ItemDataRole.UserRole


class ComparisonScreen(ReadWhenShown):
    """Rates at the left, each narrowing the list at the right; Enter goes to the spot of a row."""

    def __init__(self, workbench: Workbench) -> None:
        """Compare the open estate's round with the one before."""
        super().__init__(workbench)
        self._found: Comparison | None = None
        self._pairs: dict[Spot, PhotoPair] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(self._head())
        self.empty = label("", "quiet", wrap=True)
        layout.addWidget(self.empty)
        self._body = QWidget()
        body = QHBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(12)
        body.addWidget(self._left())
        body.addWidget(self._right(), 1)
        layout.addWidget(self._body, 1)
        layout.addStretch(0)
        workbench.dressed.connect(self._dress)
        self._fit()
        self._show_two(is_there=False)

    def _head(self) -> FlowLayout:
        self.rounds = Choice()
        self.rounds.setAccessibleName(self.tr("和哪一轮比"))
        self.rounds.setMinimumWidth(self._workbench.theme.px(150))
        self.rounds.activated.connect(lambda _: self._compare())
        self._now = label("", "heading")
        self.rate = label("", "heading")
        self.must = label("", "quiet")
        self.begin = button(self.tr("开始新一轮…"))
        self.begin.clicked.connect(lambda: self._workbench.act_wanted.emit("begin_round"))
        return flow(self.rounds, self._now, self.rate, self.must, self.begin)

    def _left(self) -> QFrame:
        frame, layout = card(margins=12)
        frame.setObjectName("card")
        self._left_frame = frame
        titles = (self.tr("方面、必改条目"), self.tr("解决/应解决"), self.tr("完成率"))
        self.lines = choosing_table(titles, self.tr("各方面和必改条目"))
        for column in (1, 2):
            head = self.lines.horizontalHeaderItem(column)
            if head is not None:
                head.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.lines.currentItemChanged.connect(lambda *_: self._list())
        layout.addWidget(self.lines, 1)
        self.scores = label("", "quiet", wrap=True)
        layout.addWidget(self.scores)
        self.notes = label("", "small", wrap=True)
        layout.addWidget(self.notes)
        return frame

    def _right(self) -> QFrame:
        frame, layout = card(margins=12)
        self.what = Choice()
        self.what.setAccessibleName(self.tr("列出哪些"))
        self.what.activated.connect(lambda _: self._list())
        layout.addWidget(self.what)
        titles = (
            self.tr("指标"),
            self.tr("位置"),
            self.tr("上次"),
            self.tr("现在"),
            self.tr("变化"),
            self.tr("现在怎样"),
        )
        self._model = ComparisonModel(titles, self._workbench.theme, self)
        self.table = rows_table(self._model, self.tr("前后比较"))
        self.table.activated.connect(self._jump, Qt.ConnectionType.QueuedConnection)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_pair())
        layout.addWidget(self.table, 1)
        layout.addLayout(self._pictures())
        return frame

    def _pictures(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.photos = PhotoPairView(self._workbench)
        row.addWidget(self.photos)
        acts = QVBoxLayout()
        acts.addStretch(1)
        self.go = button(self.tr("去这一处"), tip=self.tr("到这一处（回车）"))
        self.go.clicked.connect(lambda: self._jump(self.table.currentIndex()))
        self.large = button(self.tr("放大对照…"))
        self.large.clicked.connect(self._enlarge)
        acts.addWidget(self.large)
        acts.addWidget(self.go)
        row.addStretch(1)
        row.addLayout(acts)
        return row

    # Showing

    def _fit(self) -> None:
        px = self._workbench.theme.px
        self._left_frame.setFixedWidth(min(px(LINES_WIDTH), MOST_LINES_WIDTH))
        self.lines.verticalHeader().setDefaultSectionSize(px(30))
        self.lines.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column, width in ((1, 96), (2, 76)):
            self.lines.setColumnWidth(column, px(width))
        fit_rows(self.table, self._workbench.theme, ROW, WIDTHS)

    def _dress(self) -> None:
        self._model.dress(self._workbench.theme)
        self._fit()

    def read(self) -> None:
        """Read the comparison again, keeping what is chosen."""
        estate = self._workbench.estate
        if estate is None:
            return
        earlier = estate.comparing.earlier()
        wanted = self.rounds.currentData()
        self.rounds.clear()
        for key in reversed(earlier):
            self.rounds.addItem(round_word(key, self._workbench.language), key)
        self.rounds.setCurrentIndex(max(0, self.rounds.findData(wanted)))
        self._compare()

    def _compare(self) -> None:
        estate, language = self._workbench.estate, self._workbench.language
        if estate is None:
            return
        key = self.rounds.currentData() or ""
        found = self._workbench.operations.do(lambda: estate.comparing.comparison(key))
        self._found = found
        self._show_two(is_there=found is not None)
        if found is None:
            self.empty.setText(say("compare_none", language))
            return
        self._pairs = estate.comparing.pairs(found.last_round)
        self._now.setText("→ " + round_word(found.now_round, language))
        rate = found.rate
        self.rate.setText(
            self.tr("整治完成率 {0} · 已解决 {1} / 应解决 {2}").format(
                share_text(rate), rate.solved, rate.due
            )
        )
        must = found.must_rate
        self.must.setText(
            self.tr("必改 {0} · {1} / {2}").format(share_text(must), must.solved, must.due)
            if must.due
            else ""
        )
        self.notes.setText("\n".join(like_lines(found, language)))
        self._fill_lines(found)
        self._offer(found)
        self._list()

    def _show_two(self, *, is_there: bool) -> None:
        """Show what needs two rounds, or what to do without."""
        for widget in (self._body, self.rounds, self._now, self.rate, self.must):
            widget.setVisible(is_there)
        self.empty.setVisible(not is_there)

    def _fill_lines(self, found: Comparison) -> None:
        chosen = self._chosen_line()
        self.lines.blockSignals(True)
        whole = Line(
            code="",
            name=self.tr("全部问题"),
            name_en="",
            rate=found.rate,
            last=found.last_total,
            now=found.now_total,
        )
        rows = (whole, *found.chapters, *found.musts)
        self.lines.setRowCount(len(rows))
        for at, line in enumerate(rows):
            texts = (
                f"{line.code} {name_in(self._workbench.language, line)}".strip(),
                f"{line.rate.solved} / {line.rate.due}",
                share_text(line.rate),
            )
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                item.setData(CODE_ROLE, line.code)
                if column:
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.lines.setItem(at, column, item)
        codes = [line.code for line in rows]
        self.lines.setCurrentCell(codes.index(chosen) if chosen in codes else 0, 0)
        self.lines.blockSignals(False)

    def _say_scores(self, found: Comparison, code: str) -> None:
        pairs = {line.code: (line.last, line.now) for line in found.chapters}
        last, now = pairs.get(code, (found.last_total, found.now_total))
        ends = (interval_words(one) if one is not None else "—" for one in (last, now))
        words = self.tr("得分 {0} → {1}") if code in pairs else self.tr("综合得分 {0} → {1}")
        self.scores.setText(words.format(*ends))

    def _chosen_line(self) -> str:
        item = self.lines.currentItem()
        return "" if item is None else str(item.data(CODE_ROLE))

    def _offer(self, found: Comparison) -> None:
        wanted = self.what.currentData()
        language, counts = self._workbench.language, tally(found.compared)
        self.what.clear()
        self.what.addItem(self.tr("应解决的问题 {0}").format(found.rate.due), "due")
        for state in ProblemState:
            count = sum(one.state == state for one in found.problems)
            if count:
                self.what.addItem(f"　{say(f'compare_{state}', language)} {count}", state.value)
        self.what.addItem(self.tr("新出现的短板 {0}").format(len(found.arisen)), "arisen")
        self.what.addItem(self.tr("变好 {0}").format(counts.better), "better")
        self.what.addItem(self.tr("变差 {0}").format(counts.worse), "worse")
        self.what.addItem(self.tr("两次都看到的 {0}").format(counts.count), "compared")
        self.what.setCurrentIndex(max(0, self.what.findData(wanted)))

    def _rows(self, found: Comparison) -> tuple[ComparisonRow, ...]:
        language = self._workbench.language
        match self.what.currentData():
            case "arisen":
                return tuple(arisen_rows(found, language))
            case "better":
                return tuple(compared_rows(found, 1))
            case "worse":
                return tuple(compared_rows(found, -1))
            case "compared":
                return tuple(compared_rows(found, None))
            case "due":
                return tuple(problem_rows(found, language, None))
            case state:
                return tuple(problem_rows(found, language, ProblemState(state)))

    def _list(self) -> None:
        estate, found = self._workbench.estate, self._found
        if estate is None or found is None:
            return
        at_hand = self._model.row(self.table.currentIndex().row())
        code = self._chosen_line()
        self._say_scores(found, code)
        rows = tuple(
            row for row in self._rows(found) if not code or code in row.musts or row.item.startswith(code)
        )
        self._model.show_named(rows, tuple((self._item(row.item), self._place(row.place)) for row in rows))
        again = [at for at, row in enumerate(rows) if at_hand and (row.item, row.place) == _spot(at_hand)]
        if rows:
            self.table.setCurrentIndex(self._model.index(again[0] if again else 0, 0))
        self._show_pair()

    def _item(self, code: str) -> str:
        estate = self._workbench.estate
        item = estate.session.forms.tree.item(code) if estate else None
        return f"{code} {name_in(self._workbench.language, item)}" if item else code

    def _place(self, place: Place) -> str:
        estate = self._workbench.estate
        return place_name(estate.session, place) if estate else place.shown

    def _show_pair(self) -> None:
        row = self._model.row(self.table.currentIndex().row())
        pair = self._pairs.get(_spot(row)) if row is not None else None
        self.photos.show_pair(pair)
        self.go.setEnabled(row is not None)
        self.large.setEnabled(pair is not None and pair.after is not None)

    # Acting

    def _jump(self, index: QModelIndex) -> None:
        row = self._model.row(index.row())
        if row is not None:
            self._workbench.screen_wanted.emit("survey")
            self._workbench.go(_spot(row))

    def _enlarge(self) -> None:
        from renodesk.ui.dialogs.compare import CompareDialog

        row = self._model.row(self.table.currentIndex().row())
        pair = self._pairs.get(_spot(row)) if row is not None else None
        if pair is not None and pair.after is not None:
            CompareDialog(self._workbench, pair.after.use, self).ask()


def _spot(row: ComparisonRow) -> Spot:
    return (row.item, row.place)
