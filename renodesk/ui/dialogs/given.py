"""What was given to a colleague: where it lies, what is inside, and that it was read back."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from renodesk.ui.widgets.boxes import button, label
from renodesk.ui.widgets.dialog import Dialog


class GivenDialog(Dialog):
    """Says it, and leads to the folder."""

    def __init__(self, path: Path, lines: Sequence[str], parent: QWidget | None = None) -> None:
        """Say `lines` of the bundle at `path`."""
        super().__init__(parent)
        self._path = path
        self.setWindowTitle(self.tr("给同事"))
        self.setMinimumWidth(560)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        first, *rest = lines
        layout.addWidget(label(first, "heading", wrap=True))
        for line in rest:
            layout.addWidget(label(line, wrap=True))
        row = QHBoxLayout()
        self.folder = button(self.tr("打开所在文件夹"))
        self.folder.clicked.connect(self._open_folder)
        self.copy = button(self.tr("复制路径"))
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(str(path)))
        self.slip = button(self.tr("交接单…"), tip=self.tr("由核验过的包做一页交接单，两人签字"))
        self.close_it = button(self.tr("好"), name="primary")
        self.close_it.setDefault(True)
        self.close_it.clicked.connect(self.accept)
        row.addWidget(self.folder)
        row.addWidget(self.copy)
        row.addWidget(self.slip)
        row.addStretch(1)
        row.addWidget(self.close_it)
        layout.addSpacing(8)
        layout.addLayout(row)
        self.close_it.setFocus()

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path.parent)))
