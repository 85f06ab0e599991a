"""What a filled request sheet would do: take it, or leave everything as it is."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import (
    QCheckBox,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)

from renodesk.domain.places import Place
from renodesk.services.requests.reply import Reply
from renodesk.texts import Language, say
from renodesk.ui.widgets.boxes import label
from renodesk.ui.widgets.dialog import Dialog, OkCancel
from renodesk.ui.widgets.text_table import put_rows, wrapping_table


class ReplyDialog(Dialog):
    """Lists the faults that refuse the sheet, or every value it brings beside what stands there now."""

    def __init__(
        self, reply: Reply, language: Language, place: Callable[[Place], str], parent: QWidget | None = None
    ) -> None:
        """Show what a reply would do; `place` names a place."""
        super().__init__(parent)
        self._reply, self._language, self._place = reply, language, place
        self.setWindowTitle(self.tr("收回函"))
        self.setMinimumSize(860, 520)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        who = reply.respondent.name
        layout.addWidget(label(self.tr("{0}的回函“{1}”").format(who, reply.file), "heading", wrap=True))
        self.told = label(self._sum(), "quiet", wrap=True)
        layout.addWidget(self.told)
        self.table = self._faults() if reply.faults else self._values()
        layout.addWidget(self.table, 1)
        self.keep = QCheckBox(self.tr("已有的值不改，只填空着的"))
        self.keep.setVisible(not reply.faults and any(one.is_change for one in reply.edits))
        self.keep.toggled.connect(lambda _: self._enable())
        layout.addWidget(self.keep)
        layout.addWidget(self._buttons())
        self._enable()

    def _sum(self) -> str:
        reply = self._reply
        if reply.faults:
            return self.tr("有 {0} 处不能收，整份没有收。请对方改好这些格子再收。").format(len(reply.faults))
        changed = sum(one.is_change for one in reply.edits)
        words = self.tr("新填 {0} 处，改 {1} 处，相同 {2} 处。收下后记为“资料”，由{3}说的，一次可以撤销。")
        return words.format(len(reply.edits) - changed, changed, reply.same, reply.respondent.name)

    def _faults(self) -> QTableWidget:
        titles = (self.tr("哪一格"), self.tr("为什么不能收"))
        rows = [(fault.where, say(fault.code, self._language, **fault.facts)) for fault in self._reply.faults]
        return self._filled(titles, rows, self.tr("不能收的格子"))

    def _values(self) -> QTableWidget:
        titles = (
            self.tr("位置"),
            self.tr("事项"),
            self.tr("现在"),
            self.tr("回函"),
            self.tr("哪一格"),
        )
        rows = [
            (self._place(one.place), f"{one.box.name} · {one.box.label}", one.old or "—", one.new, one.where)
            for one in self._reply.edits
        ]
        return self._filled(titles, rows, self.tr("回函带来的值"))

    def _filled(self, titles: tuple[str, ...], rows: Sequence[tuple[str, ...]], name: str) -> QTableWidget:
        table = wrapping_table(titles, name, wide=(1,))
        put_rows(table, rows)
        if self._reply.faults:
            table.resizeRowsToContents()
        return table

    def _buttons(self) -> OkCancel:
        buttons = OkCancel(self, ok=self.tr("收下"), cancel=self.tr("不收"), is_primary=True)
        self.take = buttons.ok
        self.leave = buttons.cancel
        return buttons

    def _enable(self) -> None:
        is_something = bool(self._reply.chosen(keep=self.keep.isChecked()))
        self.take.setEnabled(is_something and not self._reply.faults)
        (self.take if self.take.isEnabled() else self.leave).setFocus()
