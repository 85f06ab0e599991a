"""The first start: who works here, and for which organization."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialogButtonBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from renodesk.ui.widgets.boxes import label
from renodesk.ui.widgets.dialog import Dialog


class WhoDialog(Dialog):
    """Asks for a name, which it needs, and an organization; Enter leads through both."""

    def __init__(self, name: str, organization: str, parent: QWidget | None = None) -> None:
        """Propose what is known already."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("您是谁？"))
        self.setMinimumWidth(460)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 20)
        layout.setSpacing(12)
        layout.addWidget(label(self.tr("您是谁？"), "heading"))
        hint = self.tr("姓名会写进每一条记录，供同事和办公室辨认；单位写在交换包上。以后可在“设置”里改。")
        layout.addWidget(label(hint, "quiet", wrap=True))
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        self.name = self._edit(self.tr("姓名"), name, form)
        self.organization = self._edit(self.tr("单位"), organization, form)
        self.organization.setPlaceholderText(self.tr("例如：城建设计院；可以不填"))
        layout.addLayout(form)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok)
        self.ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.ok.setObjectName("primary")
        self.ok.setText(self.tr("开始"))
        self.ok.setEnabled(bool(name.strip()))
        self.name.textChanged.connect(lambda text: self.ok.setEnabled(bool(text.strip())))
        buttons.accepted.connect(self.accept)
        layout.addWidget(buttons)
        self.name.selectAll()
        self.name.setFocus()

    @staticmethod
    def _edit(title: str, text: str, form: QFormLayout) -> QLineEdit:
        edit = QLineEdit(text)
        edit.setAccessibleName(title)
        edit.setMaxLength(80)
        form.addRow(label(title, "quiet"), edit)
        return edit

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the name goes on to the organization."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.name.hasFocus():
            if self.ok.isEnabled():
                self.organization.setFocus()
            return
        super().keyPressEvent(event)

    @property
    def chosen(self) -> tuple[str, str]:
        """Return name and organization."""
        return self.name.text().strip(), self.organization.text().strip()
