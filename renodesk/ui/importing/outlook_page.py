"""What a table would do, before it does it: counts, lines, and whether the good rows alone are enough."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from renodesk.services.table_import import LineKind, Outlook
from renodesk.ui.importing.lines import LinesModel, kind_word, line_words
from renodesk.ui.theme import Theme
from renodesk.ui.widgets.boxes import choice, label

ROW_HEIGHT, WIDTHS = 32, (130, 90)


class OutlookPage(QWidget):
    """What a table would do in a sentence, and its lines, all or of one kind."""

    chosen = Signal()
    """The good rows alone are enough now, or no more."""

    def __init__(self, theme: Theme) -> None:
        """Begin empty."""
        super().__init__()
        self.model = LinesModel(theme, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        self.summary = label("", "", wrap=True)
        layout.addWidget(self.summary)
        row = QHBoxLayout()
        self.kind = choice(self.tr("看哪些"), letters=14)
        self.kind.activated.connect(lambda _: self._only())
        row.addWidget(self.kind)
        self.only_good = QCheckBox(self.tr("有问题的行不收，其余照收"))
        self.only_good.toggled.connect(lambda _: self.chosen.emit())
        row.addWidget(self.only_good)
        row.addStretch(1)
        layout.addLayout(row)
        self.table = QTableView()
        self.table.setAccessibleName(self.tr("导入预览"))
        self.table.setModel(self.model)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(theme.px(ROW_HEIGHT))
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.table.horizontalHeader().setStretchLastSection(True)
        for at, width in enumerate(WIDTHS):
            self.table.setColumnWidth(at, theme.px(width))
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.table.selectionModel().currentRowChanged.connect(lambda one: self._tell(one.row()))
        layout.addWidget(self.table, 1)
        self.whole = label("", "quiet", wrap=True)
        self.whole.setAccessibleName(self.tr("这一行"))
        layout.addWidget(self.whole)
        layout.addStretch()

    def _only(self) -> None:
        self.model.only(str(self.kind.currentData()))
        self.table.selectRow(0)

    def _tell(self, row: int) -> None:
        """Show the whole of a line that may be wider than the table."""
        line = self.model.line(row)
        self.whole.setText("" if line is None else line_words(line))

    def show_outlook(self, outlook: Outlook) -> None:
        """Show what a table would do, refused rows first."""
        self.model.show_lines(outlook.lines)
        refused = self.model.count(LineKind.REFUSED)
        is_stopped = bool(refused) and not outlook.is_divisible
        stopped = self.tr("有 {0} 处不能收，整张没有收。改好这些地方，或者回上一步换一列，再收。")
        self.summary.setText(stopped.format(refused) if is_stopped else outlook.summary)
        self.kind.clear()
        self.kind.addItem(self.tr("全部 {0}").format(self.model.rowCount()), "")
        for kind in LineKind:
            if self.model.count(kind):
                self.kind.addItem(f"{kind_word(kind)} {self.model.count(kind)}", kind.value)
        self.only_good.setChecked(False)
        self.only_good.setVisible(bool(refused) and outlook.is_divisible and not outlook.is_empty)
        has_lines = self.model.rowCount() > 0
        for one in (self.kind, self.table, self.whole):
            one.setVisible(has_lines)
        if has_lines:
            self.table.selectRow(0)
