"""What taking something from a colleague will do: take it, or leave everything as it is."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialogButtonBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from renodesk.domain.places import Place
from renodesk.services.contests import Claim
from renodesk.services.receiving import Difference, Preview
from renodesk.ui.widgets.boxes import label
from renodesk.ui.widgets.dialog import Dialog

SHOWN_AT_MOST, MEASURED_AT_MOST = 2000, 200


class ReceiveDialog(Dialog):
    """Lists what comes, and every cell that changes or will be contested: mine beside theirs."""

    def __init__(
        self,
        preview: Preview,
        lines: Sequence[str],
        cells: Sequence[tuple[str, Difference]],
        place: Callable[[Place], str],
        parent: QWidget | None = None,
        *,
        begins: bool = False,
        joins: bool = False,
    ) -> None:
        """Show a preview in `lines` and `cells` (what becomes of each); `place` names a place.

        `begins` where a new file is begun from it, `joins` where two registrations become one.
        """
        super().__init__(parent)
        self._place = place
        self.setWindowTitle(self.tr("收同事的"))
        self.resize(980, 560)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        title = self.tr("由“{0}”新建小区档案") if begins else self.tr("收下“{0}”会怎样")
        if joins:
            title = self.tr("与“{0}”合并会怎样")
        layout.addWidget(label(title.format(preview.file), "heading", wrap=True))
        self.told = [label(line, wrap=True) for line in lines]
        for one in self.told:
            layout.addWidget(one)
        self.cells = self._table(cells[:SHOWN_AT_MOST])
        if self.cells.rowCount():
            self.cells.setMinimumHeight(240)
            layout.addWidget(self.cells, 1)
        else:
            self.cells.setParent(self)
            self.cells.hide()
            layout.addStretch(1)
        layout.addWidget(self._buttons(preview))
        if begins:
            self.take.setText(self.tr("新建…"))
        self.take.setFocus()

    def _table(self, rows: Sequence[tuple[str, Difference]]) -> QTableWidget:
        table = QTableWidget(len(rows), 5)
        table.setAccessibleName(self.tr("改动和待裁定的地方"))
        titles = (self.tr("会怎样"), self.tr("位置"), self.tr("内容"), self.tr("这里"), self.tr("对方"))
        table.setHorizontalHeaderLabels(list(titles))
        table.verticalHeader().hide()
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for column in (0, 1):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        for at, (word, one) in enumerate(rows):
            for column, text in enumerate((word, *self._cells(one))):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
                table.setItem(at, column, item)
        return table

    def showEvent(self, event: QShowEvent) -> None:
        """Make rows as high as what they say, where there are few enough to measure."""
        super().showEvent(event)
        if self.cells.rowCount() <= MEASURED_AT_MOST:
            self.cells.resizeRowsToContents()

    def _cells(self, one: Difference) -> tuple[str, str, str, str]:
        place = self._place(one.place) if one.place is not None else ""
        return place, one.what, _said(one.mine), _said(one.theirs)

    def _buttons(self, preview: Preview) -> QDialogButtonBox:
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.take = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.leave = buttons.button(QDialogButtonBox.StandardButton.Cancel)
        self.take.setText(self.tr("收下"))
        self.take.setObjectName("primary")
        self.take.setDefault(True)
        self.take.setEnabled(not preview.brings_nothing)
        self.leave.setText(self.tr("不收"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons


def _said(claims: Sequence[Claim]) -> str:
    return "\n".join("\n".join(claim.lines) for claim in claims) or "—"
