"""Choosing the price book a round is costed with, or making one of an office's own table."""

import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QFormLayout,
    QLineEdit,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)

from renodesk.services.price_choosing import OfferedBook, PriceChoosing
from renodesk.services.prices import Prices
from renodesk.texts import joined
from renodesk.ui.dialogs.price_table import PriceTableDialog
from renodesk.ui.names import title_in
from renodesk.ui.widgets.boxes import Choice, button, label, restyle
from renodesk.ui.widgets.dialog import Dialog
from renodesk.ui.widgets.flow import FlowLayout, flow
from renodesk.ui.widgets.rows_table import fit_rows
from renodesk.ui.widgets.text_table import choosing_table, put_rows
from renodesk.ui.workbench import Workbench

WIDTHS = (300, 60, 180, 110)
ROW, HEAD = 32, 40


class PriceBooksDialog(Dialog):
    """A row for each book there is; region and day of its prices below."""

    def __init__(self, workbench: Workbench, choosing: PriceChoosing, parent: QWidget | None = None) -> None:
        """Offer the books of `choosing`, beginning with the one that is used."""
        super().__init__(parent)
        self._workbench = workbench
        self._choosing = choosing
        self.offered: tuple[OfferedBook, ...] = ()
        self.setWindowTitle(self.tr("价格表"))
        self.resize(workbench.theme.px(860), workbench.theme.px(460))
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addWidget(label(self.tr("价格表"), "heading"))
        hint = self.tr(
            "这一轮的费用按选中的价格表算，它的全文存进小区档案。可以由本单位的 .xlsx、.csv 表做一本。"
        )
        layout.addWidget(label(hint, "quiet", wrap=True))
        layout.addWidget(self._table(), 1)
        self.about = label("", "quiet", wrap=True)
        layout.addWidget(self.about)
        layout.addLayout(self._form())
        layout.addLayout(self._buttons())
        workbench.closing.connect(self.reject)
        self.read()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _table(self) -> QTableWidget:
        titles = (self.tr("名称"), self.tr("版本"), self.tr("地区"), self.tr("单价数"), self.tr("说明"))
        theme = self._workbench.theme
        self.table = choosing_table(titles, self.tr("有哪些价格表"))
        self.table.horizontalHeader().setFixedHeight(theme.px(HEAD))
        self.table.horizontalHeader().setStretchLastSection(True)
        fit_rows(self.table, theme, ROW, WIDTHS)
        self.table.currentCellChanged.connect(lambda *_: self._follow())
        self.table.itemActivated.connect(lambda _: self.use())
        return self.table

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        self.region = Choice()
        self.region.setAccessibleName(self.tr("用哪个地区的价"))
        form.addRow(label(self.tr("用哪个地区的价"), "quiet"), self.region)
        self.day = QLineEdit()
        self.day.setAccessibleName(self.tr("按哪天的价（年-月-日，空着是今天）"))
        self.day.setMaxLength(10)
        self.day.textChanged.connect(lambda _: self._check())
        form.addRow(label(self.tr("按哪天的价（年-月-日，空着是今天）"), "quiet"), self.day)
        return form

    def _buttons(self) -> FlowLayout:
        self.use_it = button(self.tr("用这本"), name="primary")
        self.use_it.clicked.connect(self.use)
        take = button(self.tr("由表格做一本…"), tip=self.tr("由 .xlsx、.csv 价格表做一本"))
        take.clicked.connect(self.ask_table)
        close = button(self.tr("关闭"))
        close.clicked.connect(self.reject)
        for one in (self.use_it, take, close):
            one.setAutoDefault(False)
        return flow(self.use_it, take, close)

    # Showing

    def read(self, name: str = "") -> None:
        """Read which books there are; stand at the one of that name, else at the one that is used."""
        self.offered = self._choosing.offered()
        put_rows(self.table, [self._texts(one) for one in self.offered])
        at = [one.name for one in self.offered].index(name) if name else -1
        used = [number for number, one in enumerate(self.offered) if one.is_used]
        used += [number for number, one in enumerate(self.offered) if one.is_local]
        if self.offered:
            self.table.setCurrentCell(at if at >= 0 else (used or [0])[0], 0)
        self._follow()

    def _texts(self, one: OfferedBook) -> tuple[str, ...]:
        mark = self.tr("（在用）") if one.is_used else self.tr("（地方配置的）") if one.is_local else ""
        if one.book is None:
            words = self.tr("有 {0} 处不对，不能用").format(one.complaints)
            return f"{one.text.id}{mark}", one.text.version, "", "", words
        title = title_in(self._workbench.language, one.book.identity)
        said = self.tr("示例、不得用于报批") if one.book.is_example else one.book.identity.source
        regions = joined("、", one.book.regions, self._workbench.language) or "–"
        return title + mark, one.text.version, regions, str(len(one.book.prices)), said

    @property
    def at_hand(self) -> OfferedBook | None:
        """Return the book at hand."""
        at = self.table.currentRow()
        return self.offered[at] if 0 <= at < len(self.offered) else None

    def _follow(self) -> None:
        one, estate = self.at_hand, self._workbench.estate
        book = one.book if one is not None else None
        self.region.clear()
        for region in book.regions if book is not None else ():
            self.region.addItem(region, region)
        self.region.setEnabled(self.region.count() > 1)
        chosen = Prices(estate.session).chosen() if estate is not None else None
        is_used = one is not None and one.is_used
        if is_used and chosen is not None:
            self.region.setCurrentIndex(max(0, self.region.findData(chosen.region)))
            self.day.setText(chosen.on.isoformat())
        else:
            self.day.clear()
        days = (
            joined("、", (day.isoformat() for day in book.days), self._workbench.language)
            if book is not None
            else ""
        )
        self.about.setText(
            self.tr("单价自 {0} 起；来源：{1}").format(days, book.identity.source) if book else ""
        )
        self._check()

    def _check(self) -> None:
        one = self.at_hand
        is_day = not self.day.text().strip() or self._day() is not None
        restyle(self.day, "wrong", value=not is_day)
        self.use_it.setEnabled(is_day and one is not None and one.book is not None)

    def _day(self) -> datetime.date | None:
        try:
            return datetime.date.fromisoformat(self.day.text().strip())
        except ValueError:
            return None

    # Acting

    def use(self) -> None:
        """Cost the round with the book at hand, in one act."""
        one = self.at_hand
        if one is None or not self.use_it.isEnabled():
            return
        region, day = str(self.region.currentData() or ""), self._day()
        if self._workbench.operations.do(lambda: self._choosing.use(one, region=region, on=day)) is not None:
            self._workbench.messages.done(self.tr("费用按新的价格表算了，Ctrl+Z 撤销"))
            self.accept()

    def ask_table(self) -> None:
        """Ask for a table of prices."""
        start = self._workbench.preferences["last_folder"]
        path, _ = QFileDialog.getOpenFileName(self, self.tr("价格表格"), start, "*.xlsx *.csv")
        if path:
            self.take(Path(path))

    def take(self, table: Path) -> None:
        """Ask what a book of this table is to be called, and make it."""
        dialog = PriceTableDialog(self._workbench, self._choosing, table, self)
        dialog.made.connect(self.read)
        dialog.ask()
