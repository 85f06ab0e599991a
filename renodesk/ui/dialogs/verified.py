"""What was found of a paper: which data it is of, and whether it still says what they say."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from renodesk.ui.widgets.boxes import button, label
from renodesk.ui.widgets.dialog import Dialog


class VerifiedDialog(Dialog):
    """Says it: the verdict first, then what changed since and what was compared."""

    def __init__(self, lines: Sequence[str], parent: QWidget | None = None) -> None:
        """Say `lines`."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("核对文件"))
        self.setMinimumWidth(560)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 20)
        layout.setSpacing(8)
        first, *rest = lines
        for at, line in enumerate((first, *rest)):
            said = label(line, "" if at else "heading", wrap=True)
            said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            layout.addWidget(said)
        row = QHBoxLayout()
        self.close_it = button(self.tr("好"), name="primary")
        self.close_it.setDefault(True)
        self.close_it.clicked.connect(self.accept)
        row.addStretch(1)
        row.addWidget(self.close_it)
        layout.addStretch(1)
        layout.addLayout(row)
        self.close_it.setFocus()
