"""What taking a sheet in would change: take it, or leave everything as it is."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import (
    QTableWidget,
    QVBoxLayout,
    QWidget,
)

from renodesk.domain.places import Place
from renodesk.services.sheet.model import Fault
from renodesk.services.sheet.preview import SheetChange, SheetPreview
from renodesk.texts import Language, say
from renodesk.ui.widgets.boxes import label
from renodesk.ui.widgets.dialog import Dialog, OkCancel
from renodesk.ui.widgets.text_table import put_rows, wrapping_table


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
        table = wrapping_table(titles, self.tr("不能收的地方"), wide=(1,))
        put_rows(table, rows)
        table.resizeRowsToContents()
        return table

    def _values(self, preview: SheetPreview) -> QTableWidget:
        titles = (self.tr("位置"), self.tr("事项"), self.tr("现在"), self.tr("收下后"), self.tr("会怎样"))
        rows = [
            (self._place(one.place), one.what, one.before or "—", one.after, self._mark(one))
            for one in preview.changes
        ]
        table = wrapping_table(titles, self.tr("会改的地方"), wide=(1, 2, 3))
        put_rows(table, rows)
        return table

    def _mark(self, one: SheetChange) -> str:
        if one.is_wrong:
            return self.tr("不合规，照收")
        if one.is_contested:
            return self.tr("裁定")
        return self.tr("改动") if one.is_replacing else self.tr("新填")

    def _buttons(self) -> OkCancel:
        buttons = OkCancel(self, ok=self.tr("收下"), cancel=self.tr("不收"), is_primary=True)
        self.take = buttons.ok
        self.leave = buttons.cancel
        self.take.setEnabled(self._preview is not None and not self._preview.brings_nothing)
        (self.take if self.take.isEnabled() else self.leave).setFocus()
        return buttons
