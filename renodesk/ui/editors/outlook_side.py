"""Beside the measures: the score today and after, the money and who pays it, the years, what is amiss."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QListWidgetItem, QVBoxLayout, QWidget

from renodesk.domain.money import Amounts
from renodesk.services.planning.alternatives import MOST_YEARS
from renodesk.services.planning.board import Only, PlanBoard
from renodesk.services.planning.money_words import channel_name
from renodesk.ui.amounts import fen_typed, in_wan, score_span, tenths, wan, wan_span, wan_typed
from renodesk.ui.editors.commit import CommitEdit
from renodesk.ui.measure_words import years_word
from renodesk.ui.names import title_in
from renodesk.ui.widgets.boxes import button, clear, label, restyle
from renodesk.ui.widgets.chart import Chart
from renodesk.ui.widgets.notice_list import NoticeList
from renodesk.ui.workbench import Workbench

ONLY_ROLE = Qt.ItemDataRole.UserRole
BUDGET_WIDTH = 88


@dataclass(frozen=True, kw_only=True, slots=True)
class Notice:
    """What is amiss with a plan, and which lines it is about."""

    text: str
    icon: str
    token: str
    only: Only | None = None


class OutlookSide(QWidget):
    """Shows what a plan comes to; the money of the years is typed here."""

    years_typed = Signal(list)
    """The money of each year in fen."""
    narrowed = Signal(object)
    """Lines somebody wants to see (`Only`)."""

    books_wanted = Signal()

    def __init__(self, workbench: Workbench) -> None:
        """Begin empty."""
        super().__init__()
        self._workbench = workbench
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 8, 0)
        layout.setSpacing(4)
        layout.addWidget(label(self.tr("综合得分（预测）"), "quiet"))
        self.score = label("–", "title", wrap=True)
        self.score.setAccessibleName(self.tr("综合得分（预测）"))
        layout.addWidget(self.score)
        self.gained = label("", "small", wrap=True)
        layout.addWidget(self.gained)
        layout.addSpacing(8)
        layout.addWidget(label(self.tr("费用"), "quiet"))
        self.cost = label("–", "title", wrap=True)
        self.cost.setAccessibleName(self.tr("费用"))
        layout.addWidget(self.cost)
        self.spread = label("", "small", wrap=True)
        layout.addWidget(self.spread)
        self.book = label("", "small", wrap=True)
        layout.addWidget(self.book)
        self.choose_book = button(self.tr("价格表…"), tip=self.tr("选价格表，或由本单位的表做一本"))
        self.choose_book.clicked.connect(self.books_wanted)
        layout.addWidget(self.choose_book, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addSpacing(8)
        self._amiss = label(self.tr("提醒"), "quiet")
        layout.addWidget(self._amiss)
        self.warnings = NoticeList(self.tr("提醒"))
        self.warnings.itemActivated.connect(self._narrow)
        self.warnings.itemClicked.connect(self._narrow)
        layout.addWidget(self.warnings)
        layout.addSpacing(8)
        layout.addWidget(
            label(self.tr("各年资金，万元（都空着是不限；填了的年份以外不安排）"), "quiet", wrap=True)
        )
        layout.addLayout(self._years())
        layout.addSpacing(8)
        self._payers_head = label(self.tr("谁出钱，万元"), "quiet")
        layout.addWidget(self._payers_head)
        self._payers = QGridLayout()
        self._payers.setHorizontalSpacing(8)
        self._payers.setVerticalSpacing(2)
        self._payers.setColumnStretch(0, 1)
        layout.addLayout(self._payers)
        layout.addSpacing(8)
        layout.addWidget(label(self.tr("各方面得分，今天 → 做完以后（预测）"), "quiet", wrap=True))
        self.aspects = Chart(workbench.theme)
        layout.addWidget(self.aspects)
        layout.addStretch(1)

    def _years(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(2, 1)
        self.budgets: list[CommitEdit] = []
        self.spent: list[QLabel] = []
        for year in range(1, MOST_YEARS + 1):
            edit = CommitEdit()
            edit.setAccessibleName(self.tr("第{0}年资金，万元").format(year))
            edit.setAlignment(Qt.AlignmentFlag.AlignRight)
            edit.setFixedWidth(self._workbench.theme.px(BUDGET_WIDTH))
            edit.committed.connect(lambda _: self._typed())
            said = label("", "small")
            grid.addWidget(label(years_word(year), "quiet"), year - 1, 0)
            grid.addWidget(edit, year - 1, 1)
            grid.addWidget(said, year - 1, 2)
            self.budgets.append(edit)
            self.spent.append(said)
        self.unphased = label("", "small", wrap=True)
        grid.addWidget(self.unphased, MOST_YEARS, 0, 1, 3)
        return grid

    # Showing

    def show_plan(self, board: PlanBoard, warnings: Iterable[Notice]) -> None:
        """Show what the plan on a board comes to."""
        before, after = board.outlook.totals
        self.score.setText(f"{score_span(before)} → {score_span(after)}")
        lows, highs = (after.low, before.low), (after.high, before.high)
        ends = sorted((one or Fraction(0)) - (other or Fraction(0)) for one, other in (lows, highs))
        gain = "–".join(dict.fromkeys(tenths(end) for end in ends))
        chosen = sum(line.is_chosen for line in board.lines)
        told = self.tr("列入 {0} 条，多 {1} 分。效果是表里的建议值，不是官方的。")
        self.gained.setText(told.format(chosen, gain))
        self._show_money(board)
        self._show_years(board)
        self._show_warnings(warnings)

    def _show_money(self, board: PlanBoard) -> None:
        money = board.money
        clear(self._payers)
        self._payers_head.setVisible(money is not None)
        self.spread.setVisible(money is not None)
        restyle(self.choose_book, "objectName", "primary" if money is None else "")
        if money is None:
            self.cost.setText("–")
            self.book.setText(self.tr("还没有选价格表，算不出费用。"))
            return
        self.cost.setText(in_wan(wan(money.total.likely)))
        parts = [one for one in (wan_span(money.total),) if one]
        for words, each in (
            (self.tr("每户 {0} 元"), money.per_household()),
            (self.tr("每㎡ {0} 元"), money.per_m2()),
        ):
            parts += [words.format(_yuan(each))] if each is not None else []
        self.spread.setText(" · ".join(part.replace(" ", "\u00a0") for part in parts))
        language = self._workbench.language
        self.book.setText(title_in(language, money.prices.book.identity))
        for code, amounts in money.financing.channels.items():
            if amounts != Amounts():
                self._pay(channel_name(money.funding, code, language), amounts, "rowlabel")
        self._pay(self.tr("缺口"), money.gap, "wrong" if money.gap.likely else "rowlabel")

    def _pay(self, name: str, amounts: Amounts, kind: str) -> None:
        at = self._payers.rowCount()
        said, amount = label(name, kind, wrap=True), label(wan(amounts.likely), kind)
        amount.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        amount.setToolTip(wan_span(amounts))
        self._payers.addWidget(said, at, 0)
        self._payers.addWidget(amount, at, 1)

    def _show_years(self, board: PlanBoard) -> None:
        known = {one.year: one for one in board.years}
        limits = board.alternative.years
        for number, (edit, said) in enumerate(zip(self.budgets, self.spent, strict=True), start=1):
            edit.show_text(wan_typed(limits[number - 1]) if number <= len(limits) else "")
            edit.setPlaceholderText("0" if limits else self.tr("不限"))
            restyle(edit, "wrong", value=False)
            year = known.get(number)
            text = self.tr("已排 {0}").format(wan(year.spent.likely)) if year is not None else ""
            if year is not None and year.money is not None:
                over, left = year.over, year.money - year.spent.likely
                text += (
                    self.tr("，超 {0}").format(wan(over)) if over else self.tr("，余 {0}").format(wan(left))
                )
            said.setText(text)
            said.setObjectName("wrong" if year is not None and year.over else "small")
            said.style().polish(said)
        rest = known.get(0)
        self.unphased.setText(
            self.tr("未分年 {0}").format(wan(rest.spent.likely)) if rest is not None else ""
        )
        self.unphased.setVisible(rest is not None)

    def _show_warnings(self, warnings: Iterable[Notice]) -> None:
        icons = self._workbench.theme.icons
        self.warnings.clear()
        for one in warnings:
            item = QListWidgetItem(icons.icon(one.icon, one.token), one.text)
            item.setToolTip(one.text)
            item.setData(ONLY_ROLE, one.only)
            self.warnings.addItem(item)
        self.warnings.updateGeometry()
        self.warnings.setVisible(self.warnings.count() > 0)
        self._amiss.setVisible(self.warnings.count() > 0)

    # Acting

    def _narrow(self, item: QListWidgetItem) -> None:
        only = item.data(ONLY_ROLE)
        if only is not None:
            self.narrowed.emit(Only(only))

    def _typed(self) -> None:
        """Tell the money of the years; an amount that is none is marked and nothing is told."""
        amounts: list[int] = []
        is_right = True
        for edit in self.budgets:
            fen = fen_typed(edit.text()) if edit.text().strip() else 0
            restyle(edit, "wrong", value=fen is None)
            is_right = is_right and fen is not None
            amounts.append(fen or 0)
        if not is_right:
            self._workbench.messages.done(self.tr("资金写成万元的数，例如 120 或 80.5"))
            return
        last = max((at for at, edit in enumerate(self.budgets, start=1) if edit.text().strip()), default=0)
        self.years_typed.emit(amounts[:last])


def _yuan(amounts: Amounts) -> str:
    return f"{(amounts.likely + 50) // 100:,}"
