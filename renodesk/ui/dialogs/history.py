"""Every value that cells ever had, and bringing one back."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QTableView, QVBoxLayout, QWidget

from renodesk.domain.changes import Cell, Changes
from renodesk.services.cell_history import CellHistory, Version, VersionState
from renodesk.ui.local_time import local_second
from renodesk.ui.models.versions import VersionsModel
from renodesk.ui.names import place_name
from renodesk.ui.widgets.boxes import button, label
from renodesk.ui.widgets.dialog import Dialog
from renodesk.ui.widgets.rows_table import fit_rows, rows_table
from renodesk.ui.workbench import Workbench

ROW = 34
WIDTHS = (180, 90, 110, 340)


class HistoryDialog(Dialog):
    """A table of values, the whole of the one at hand below, and a button that restores it."""

    def __init__(
        self, workbench: Workbench, title: str, cells: tuple[Cell, ...], parent: QWidget | None = None
    ) -> None:
        """Show what `cells`, together called `title`, ever said."""
        super().__init__(parent)
        self._workbench = workbench
        self._cells = cells
        self.setWindowTitle(self.tr("改动记录"))
        self.resize(workbench.theme.px(900), workbench.theme.px(520))
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addWidget(label(title, "heading", wrap=True))
        self._sum = label("", "quiet")
        layout.addWidget(self._sum)
        layout.addWidget(self._table(), 1)
        self.whole = label("", wrap=True)
        self.whole.setAccessibleName(self.tr("这一次改动"))
        self.whole.setMinimumHeight(workbench.theme.px(72))
        self.whole.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.whole)
        layout.addLayout(self._buttons())
        workbench.changed.connect(self._follow)
        workbench.opened.connect(self.reject)
        workbench.closed.connect(self.reject)
        self.refresh()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _table(self) -> QTableView:
        titles = (self.tr("时间"), self.tr("谁"), self.tr("哪一格"), self.tr("写的是"), self.tr("后来"))
        self.model = VersionsModel(titles, self._workbench.theme, self._workbench.language, self)
        self.table = rows_table(self.model, self.tr("改动记录"))
        fit_rows(self.table, self._workbench.theme, ROW, WIDTHS)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_one())
        self.table.activated.connect(lambda _: self.restore())
        return self.table

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(label(self.tr("↑ ↓ 选一行，Enter 恢复；恢复也是一次改动，Ctrl+Z 撤销"), "small"), 1)
        self.back = button(self.tr("恢复这个值"), name="primary")
        self.back.setAutoDefault(False)
        self.back.clicked.connect(self.restore)
        close = button(self.tr("关闭"))
        close.setAutoDefault(False)
        close.clicked.connect(self.accept)
        row.addWidget(self.back)
        row.addWidget(close)
        return row

    def _follow(self, changes: Changes) -> None:
        if changes.cells & set(self._cells):
            self.refresh()

    def refresh(self) -> None:
        """Read the values again and stand at the latest."""
        history = self._history()
        rows = history.versions(self._cells) if history is not None else ()
        self.model.put_rows(rows)
        words = self.tr("写过 {0} 次，新的在上；时间是当时那台电脑的时钟，换算成本机时区")
        self._sum.setText(words.format(len(rows)) if rows else self.tr("这里还没有写过"))
        if rows:
            self.table.setCurrentIndex(self.model.index(0, 0))
        self._show_one()

    def _history(self) -> CellHistory | None:
        estate = self._workbench.estate
        if estate is None:
            return None
        session = estate.session
        return CellHistory(session, self._workbench.language, lambda place: place_name(session, place))

    def _at_hand(self) -> Version | None:
        return self.model.row(self.table.currentIndex().row())

    def _show_one(self) -> None:
        one, estate = self._at_hand(), self._workbench.estate
        is_open = estate is not None and not estate.session.is_read_only and not estate.session.is_sealed
        self.back.setEnabled(is_open and one is not None and one.state != VersionState.SHOWN)
        self.whole.setText("" if one is None else "\n".join((self._about(one), *one.lines)))

    def _about(self, one: Version) -> str:
        parts = [
            self.tr("{0} 在电脑 {1}").format(one.person or "?", one.device or "?"),
            local_second(one.at),
            self.tr("当时这台电脑的时钟不准，次序以记录为准") if one.is_clock_doubtful else "",
            self.tr("由撤销或重做写回") if one.takes_back else "",
            self.tr("理由：{0}").format(one.reason) if one.reason else "",
            self.model.state_word(one),
        ]
        return " · ".join(part for part in parts if part)

    def restore(self) -> None:
        """Give the cell again what the value at hand says."""
        one, history = self._at_hand(), self._history()
        if one is None or history is None or not self.back.isEnabled():
            return
        if self._workbench.operations.do(lambda: history.restore(one.id)) is not None:
            self._workbench.messages.done(self.tr("已恢复，Ctrl+Z 撤销"))
