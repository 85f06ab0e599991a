"""What taking a sheet in would change: take it, or leave everything as it is."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
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
from renodesk.services.sheet.model import Fault
from renodesk.services.sheet.preview import SheetChange, SheetPreview
from renodesk.texts import Language, say
from renodesk.ui.widgets.boxes import label
from renodesk.ui.widgets.dialog import Dialog

SHOWN_AT_MOST = 2000


class SheetDialog(Dialog):
    """Lists the faults that refuse a sheet, or every cell it would change, before and after."""

    def __init__(
        self,
        file: str,
        preview: SheetPreview | None,
        faults: Sequence[Fault],
        language: Language,
        place: Callable[[Place], str],
        parent: QWidget | None = None,
    ) -> None:
        """Show what a sheet would do, None where `faults` refuse it; `place` names a place."""
        super().__init__(parent)
        self._preview, self._language, self._place = preview, language, place
        self.setWindowTitle(self.tr("导入答卷"))
        self.setMinimumSize(860, 520)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addWidget(label(self.tr("收下“{0}”会怎样").format(file), "heading", wrap=True))
        self.told = label(self._sum(len(faults)), "quiet", wrap=True)
        layout.addWidget(self.told)
        self.table = self._values(preview) if preview is not None else self._faults(faults)
        layout.addWidget(self.table, 3)
        self.notices = self._faults(preview.notices if preview is not None else ())
        self.notices.setAccessibleName(self.tr("要知道的"))
        self.notices.setVisible(self.notices.rowCount() > 0)
        layout.addWidget(self.notices, 1)
        layout.addWidget(self._buttons())

    def _sum(self, faults: int) -> str:
        preview = self._preview
        if preview is None:
            return self.tr("有 {0} 处不能收，整份没有收。改好这些地方再收。").format(faults)
        if preview.brings_nothing:
            return self.tr("里面的都已经记着了，没有可收的。")
        replaced = sum(one.is_replacing for one in preview.changes)
        words = self.tr("新填 {0} 处，改动 {1} 处，新登记 {2} 处。一次收下，一次可以撤销。")
        told = words.format(len(preview.changes) - replaced, replaced, len(preview.new_places))
        contested = sum(one.is_contested for one in preview.changes)
        if contested:
            told += self.tr("其中 {0} 处两人所记不同，收下就以此为准。").format(contested)
        return told

    def _faults(self, faults: Sequence[Fault]) -> QTableWidget:
        titles = (self.tr("哪一格"), self.tr("怎么回事"))
        rows = [
            (fault.where.removeprefix("#"), say(fault.code, self._language, **fault.facts))
            for fault in faults
        ]
        table = self._filled(titles, rows, self.tr("不能收的地方"))
        table.resizeRowsToContents()
        return table

    def _values(self, preview: SheetPreview) -> QTableWidget:
        titles = (self.tr("位置"), self.tr("事项"), self.tr("现在"), self.tr("收下后"), self.tr("会怎样"))
        rows = [
            (self._place(one.place), one.what, one.before or "—", one.after, self._mark(one))
            for one in preview.changes
        ]
        return self._filled(titles, rows, self.tr("会改的地方"))

    def _mark(self, one: SheetChange) -> str:
        if one.is_wrong:
            return self.tr("不合规，照收")
        if one.is_contested:
            return self.tr("裁定")
        return self.tr("改动") if one.is_replacing else self.tr("新填")

    def _filled(self, titles: tuple[str, ...], rows: Sequence[tuple[str, ...]], name: str) -> QTableWidget:
        rows = rows[:SHOWN_AT_MOST]
        table = QTableWidget(len(rows), len(titles))
        table.setAccessibleName(name)
        table.setHorizontalHeaderLabels(list(titles))
        table.verticalHeader().hide()
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for column in range(1, min(4, len(titles))):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        for at, texts in enumerate(rows):
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                table.setItem(at, column, item)
        return table

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.take = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.leave = buttons.button(QDialogButtonBox.StandardButton.Cancel)
        self.take.setText(self.tr("收下"))
        self.take.setObjectName("primary")
        self.take.setDefault(True)
        self.leave.setText(self.tr("不收"))
        self.take.setEnabled(self._preview is not None and not self._preview.brings_nothing)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        (self.take if self.take.isEnabled() else self.leave).setFocus()
        return buttons
