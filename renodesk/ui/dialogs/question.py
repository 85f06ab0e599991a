"""A question answered by yes or no, with all of its words in sight however many they are."""

from PySide6.QtWidgets import QDialogButtonBox, QVBoxLayout, QWidget

from renodesk.ui.widgets.boxes import label
from renodesk.ui.widgets.dialog import Dialog


class QuestionDialog(Dialog):
    """Accepted means yes; Enter says it, Escape says no."""

    def __init__(self, title: str, text: str, parent: QWidget | None = None) -> None:
        """Ask `text` under `title`."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(520)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addWidget(label(title, "heading", wrap=True))
        self.told = label(text, wrap=True)
        layout.addWidget(self.told)
        layout.addStretch(1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Yes | QDialogButtonBox.StandardButton.No)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
        yes = buttons.button(QDialogButtonBox.StandardButton.Yes)
        yes.setDefault(True)
        yes.setFocus()
