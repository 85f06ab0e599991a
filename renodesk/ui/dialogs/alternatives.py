"""The plans of a round side by side (方案比选): copied, named, adopted, removed, each in one act."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from renodesk.domain.changes import Changes
from renodesk.services.planning.alternatives import MAIN, MOST_YEARS, Alternatives
from renodesk.services.planning.comparing import Compared, Comparing
from renodesk.ui.amounts import score_span, wan, wan_span
from renodesk.ui.dialogs.name import NameDialog
from renodesk.ui.measure_words import years_word
from renodesk.ui.widgets.boxes import button, label
from renodesk.ui.widgets.dialog import Dialog
from renodesk.ui.widgets.flow import FlowLayout, flow
from renodesk.ui.workbench import Workbench

READ_FOR = ("alternative", "measure", "funding", "answer", "check", "round", "building", "unit", "estate")
WIDTH, NAME_WIDTH, ROW, HEAD = 190, 160, 32, 40


class AlternativesDialog(Dialog):
    """A column for each plan, a row for each thing one compares; Enter shows the plan at hand."""

    wanted = Signal(str)
    """The key of the plan to be shown."""

    def __init__(self, workbench: Workbench, shown: str, parent: QWidget | None = None) -> None:
        """Compare the plans of the open estate; `shown` is the one on the screen."""
        super().__init__(parent)
        self._workbench = workbench
        self._shown = shown
        self.rows: tuple[Compared, ...] = ()
        self._comparing: Comparing | None = None
        self.setWindowTitle(self.tr("方案比选"))
        self.resize(workbench.theme.px(860), workbench.theme.px(660))
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addWidget(label(self.tr("方案比选"), "heading"))
        hint = self.tr("得分是预测，效果是表里的建议值；两个方案的区间相交，就分不出高低。")
        layout.addWidget(label(hint, "quiet", wrap=True))
        self.table = QTableWidget()
        self.table.setAccessibleName(self.tr("方案比选"))
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectColumns)
        self.table.setTabKeyNavigation(False)
        self.table.setCornerButtonEnabled(False)
        self.table.setShowGrid(False)
        self.table.setAlternatingRowColors(True)
        self.table.setWordWrap(False)
        self.table.itemActivated.connect(lambda _: self._show_it())
        self.table.currentCellChanged.connect(lambda *_: self._follow_hand())
        layout.addWidget(self.table, 1)
        layout.addLayout(self._buttons())
        workbench.changed.connect(self._follow)
        workbench.opened.connect(self.reject)
        workbench.closed.connect(self.reject)
        self.read()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _buttons(self) -> FlowLayout:
        self.show_it = self._button(self.tr("看这个方案"), self._show_it, name="primary")
        self.copy_it = self._button(self.tr("照它新建…"), self.copy)
        self.name_it = self._button(self.tr("更名…"), self.rename)
        self.adopt_it = self._button(self.tr("选定"), self.adopt)
        self.remove_it = self._button(self.tr("移除"), self.remove)
        close = self._button(self.tr("关闭"), self.accept)
        return flow(self.show_it, self.copy_it, self.name_it, self.adopt_it, self.remove_it, close)

    @staticmethod
    def _button(text: str, act: Callable[[], object], *, name: str = "") -> QPushButton:
        made = button(text, name=name)
        made.setAutoDefault(False)
        made.clicked.connect(lambda _=False: act())
        return made

    # Showing

    def _follow(self, changes: Changes) -> None:
        if any(changes.touches(entity) for entity in READ_FOR):
            self.read()

    def read(self) -> None:
        """Read the plans again, staying at the one at hand."""
        estate = self._workbench.estate
        if estate is None:
            return
        at_hand = self.at_hand.alternative.key if self.at_hand is not None else self._shown
        if self._comparing is None:
            self._comparing = Comparing(estate.session)
        self.rows = self._comparing.rows()
        heads, columns = self._heads(), [self._column(row) for row in self.rows]
        self.table.setRowCount(len(heads))
        self.table.setColumnCount(len(columns))
        self.table.setVerticalHeaderLabels(heads)
        language = self._workbench.language
        names = [row.alternative.shown(language) for row in self.rows]
        self.table.setHorizontalHeaderLabels(names)
        for column, texts in enumerate(columns):
            for at, text in enumerate(texts):
                self.table.setItem(at, column, _cell(text, f"{names[column]}，{heads[at]}：{text}"))
        keys = [row.alternative.key for row in self.rows]
        self.table.setCurrentCell(0, keys.index(at_hand) if at_hand in keys else 0)
        self._fit()
        self._follow_hand()

    def _fit(self) -> None:
        px = self._workbench.theme.px
        self.table.horizontalHeader().setDefaultSectionSize(px(WIDTH))
        self.table.horizontalHeader().setFixedHeight(px(HEAD))
        self.table.verticalHeader().setDefaultSectionSize(px(ROW))
        self.table.verticalHeader().setFixedWidth(px(NAME_WIDTH))

    def _heads(self) -> list[str]:
        heads = [
            self.tr("选定"),
            self.tr("列入措施"),
            self.tr("得分，今天"),
            self.tr("得分，做完以后"),
            self.tr("费用，万元"),
            self.tr("费用低—高，万元"),
            self.tr("缺口，万元"),
            self.tr("缺单价或工程量"),
            self.tr("每户，元"),
            self.tr("应改或限时而未列入"),
            self.tr("其中没写理由"),
        ]
        years = [years_word(year) for year in range(1, MOST_YEARS + 1)]
        return [*heads, *(self.tr("{0}，万元").format(year) for year in years)]

    def _column(self, row: Compared) -> list[str]:
        money = row.money
        each = money.per_household() if money is not None else None
        owed = sum(not line.reason for line in row.left_out)
        spent = {one.year: one for one in row.years}
        texts = [
            self.tr("● 选定") if row.alternative.is_adopted else "",
            str(row.measures),
            score_span(row.before),
            score_span(row.after),
            wan(money.total.likely) if money is not None else "–",
            (wan_span(money.total) or wan(money.total.likely)) if money is not None else "–",
            wan(money.gap.likely) if money is not None else "–",
            str(len(money.lacking)) if money is not None else "–",
            f"{(each.likely + 50) // 100:,}" if each is not None else "–",
            str(len(row.left_out)),
            str(owed),
        ]
        for year in range(1, MOST_YEARS + 1):
            one = spent.get(year)
            if one is None:
                texts.append("–")
            elif one.money is None:
                texts.append(wan(one.spent.likely))
            else:
                texts.append(f"{wan(one.spent.likely)} / {wan(one.money)}")
        return texts

    @property
    def at_hand(self) -> Compared | None:
        """Return the plan at hand."""
        at = self.table.currentColumn()
        return self.rows[at] if 0 <= at < len(self.rows) else None

    def _follow_hand(self) -> None:
        row, estate = self.at_hand, self._workbench.estate
        is_open = row is not None and estate is not None and not estate.session.is_read_only
        for one in (self.copy_it, self.name_it, self.adopt_it, self.remove_it):
            one.setEnabled(is_open)
        if row is not None:
            self.adopt_it.setText(self.tr("不再选定") if row.alternative.is_adopted else self.tr("选定"))
            self.remove_it.setEnabled(is_open and row.alternative.key != MAIN)

    # Acting

    def _show_it(self) -> None:
        if self.at_hand is not None:
            key = self.at_hand.alternative.key
            self.accept()
            self.wanted.emit(key)

    def _do(self, act: Callable[[Alternatives], object]) -> None:
        estate = self._workbench.estate
        if estate is not None:
            plans = Alternatives(estate.session)
            self._workbench.operations.do(lambda: act(plans))

    def copy(self) -> None:
        """Ask what a copy of the plan at hand is called, and begin it."""
        row = self.at_hand
        if row is not None:
            title = row.alternative.shown(self._workbench.language)
            hint = self.tr("照“{0}”新建一个方案，措施、理由和各年资金都带过去。").format(title)
            key = row.alternative.key
            self._ask(self.tr("新方案叫什么"), hint, "", lambda name: self._begin(name, key))

    def _begin(self, name: str, begun_from: str) -> None:
        made: list[str] = []
        self._do(lambda plans: made.append(plans.add(name, begun_from)[0]))
        keys = [row.alternative.key for row in self.rows]
        if made and made[0] in keys:
            self.table.setCurrentCell(0, keys.index(made[0]))

    def rename(self) -> None:
        """Ask what the plan at hand is called."""
        row = self.at_hand
        if row is not None:
            key, title = row.alternative.key, row.alternative.shown(self._workbench.language)
            hint = self.tr("现在叫“{0}”。").format(title)
            self._ask(self.tr("方案叫什么"), hint, title, lambda name: self._rename(key, name))

    def _rename(self, key: str, name: str) -> None:
        self._do(lambda plans: plans.rename(key, name))

    def _ask(self, title: str, hint: str, text: str, then: Callable[[str], object]) -> None:
        dialog = NameDialog(title, hint, self)
        dialog.edit.setText(text)
        dialog.edit.selectAll()
        dialog.ask(lambda: then(dialog.name))

    def adopt(self) -> None:
        """Adopt the plan at hand, or none."""
        row = self.at_hand
        if row is not None:
            key, is_adopted = row.alternative.key, row.alternative.is_adopted
            self._do(lambda plans: plans.adopt(key, is_adopted=not is_adopted))

    def remove(self) -> None:
        """Remove the plan at hand; one undo brings it back."""
        row = self.at_hand
        if row is not None and row.alternative.key != MAIN:
            key = row.alternative.key
            self._do(lambda plans: plans.remove(key))


def _cell(text: str, heard: str) -> QTableWidgetItem:
    item = QTableWidgetItem(text)
    item.setToolTip(text)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, heard)
    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return item
