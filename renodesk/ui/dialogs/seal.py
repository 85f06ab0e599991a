"""Sealing a round: who prepared, checked and reviewed it, and why it is sealed now."""

from collections.abc import Mapping

from PySide6.QtWidgets import QFormLayout, QLineEdit, QVBoxLayout, QWidget

from renodesk.services.rounds import ROLES
from renodesk.ui.widgets.boxes import label
from renodesk.ui.widgets.dialog import Dialog, OkCancel


class SealDialog(Dialog):
    """Asks for the names and the reason of a seal; without a reason it cannot be accepted."""

    def __init__(self, person: str, open_warnings: int, parent: QWidget | None = None) -> None:
        """Propose `person` as who prepared it, and say how many warnings are left without a reason."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("封存本轮"))
        self.setMinimumWidth(480)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addWidget(label(self.tr("封存本轮"), "heading"))
        words = self.tr("封存后本轮不再改动；报告和得分只按封存时的内容。需要改时可以说明理由解封。")
        layout.addWidget(label(words, "quiet", wrap=True))
        if open_warnings:
            left = self.tr("还有 {0} 条提醒没有处理，也没有说明理由。").format(open_warnings)
            layout.addWidget(label(left, "quiet", wrap=True))
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        self.names: dict[str, QLineEdit] = {}
        titles = (self.tr("编制"), self.tr("校核"), self.tr("审核"))
        for role, title in zip(ROLES, titles, strict=True):
            self.names[role] = self._edit(title, form)
        self.names[ROLES[0]].setText(person)
        self.reason = self._edit(self.tr("理由"), form)
        self.reason.setPlaceholderText(self.tr("例如：现场体检完成，首席设计师已复核"))
        layout.addLayout(form)
        buttons = OkCancel(self, ok=self.tr("封存"))
        self.ok = buttons.ok
        self.ok.setEnabled(False)
        self.reason.textChanged.connect(lambda text: self.ok.setEnabled(bool(text.strip())))
        layout.addWidget(buttons)
        self.reason.setFocus()

    @staticmethod
    def _edit(title: str, form: QFormLayout) -> QLineEdit:
        edit = QLineEdit()
        edit.setAccessibleName(title)
        edit.setMaxLength(200)
        form.addRow(label(title, "quiet"), edit)
        return edit

    @property
    def chosen(self) -> Mapping[str, str]:
        """Return the names by role."""
        return {role: edit.text().strip() for role, edit in self.names.items()}
