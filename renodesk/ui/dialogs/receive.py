"""What taking something from a colleague will do: take it, or leave everything as it is."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QTableWidget,
    QVBoxLayout,
    QWidget,
)

from renodesk.domain.places import Place
from renodesk.services.contests import Claim
from renodesk.services.receiving import Difference, Preview
from renodesk.ui.widgets.boxes import label
from renodesk.ui.widgets.dialog import Dialog, OkCancel
from renodesk.ui.widgets.text_table import SHOWN_AT_MOST, put_rows, wrapping_table

MEASURED_AT_MOST = 200


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
        titles = (self.tr("会怎样"), self.tr("位置"), self.tr("内容"), self.tr("这里"), self.tr("对方"))
        table = wrapping_table(titles, self.tr("改动和待裁定的地方"), wide=(2, 3, 4))
        texts = [(word, *self._cells(one)) for word, one in rows]
        put_rows(table, texts, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        return table

    def showEvent(self, event: QShowEvent) -> None:
        """Make rows as high as what they say, where there are few enough to measure."""
        super().showEvent(event)
        if self.cells.rowCount() <= MEASURED_AT_MOST:
            self.cells.resizeRowsToContents()

    def _cells(self, one: Difference) -> tuple[str, str, str, str]:
        place = self._place(one.place) if one.place is not None else ""
        return place, one.what, _said(one.mine), _said(one.theirs)

    def _buttons(self, preview: Preview) -> OkCancel:
        buttons = OkCancel(self, ok=self.tr("收下"), cancel=self.tr("不收"), is_primary=True)
        self.take = buttons.ok
        self.leave = buttons.cancel
        self.take.setEnabled(not preview.brings_nothing)
        return buttons


def _said(claims: Sequence[Claim]) -> str:
    return "\n".join("\n".join(claim.lines) for claim in claims) or "—"
