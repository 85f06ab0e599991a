"""The tick that says a photo may hang in public, with the warning beside it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from renodesk.domain.public_paper import Publicness
from renodesk.ui.widgets.boxes import label


class PublicBox(QWidget):
    """Shows what is said of a photo, and tells what somebody ticks."""

    said = Signal(bool)
    """Whether it may hang in public."""

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        self.tick = QCheckBox(self.tr("可公开（无人脸、门牌） G"))
        self.tick.clicked.connect(lambda: self.said.emit(self.tick.isChecked()))
        layout.addWidget(self.tick)
        self._hint = label("", "small", wrap=True)
        layout.addWidget(self._hint)

    def show_state(self, state: Publicness, *, is_open: bool) -> None:
        """Show what holds now; a file that is only read takes no tick."""
        self.tick.setChecked(state is Publicness.CHECKED)
        self.tick.setEnabled(is_open)
        if state is Publicness.CHANGED:
            words = self.tr("勾过之后标注改了，或两人说的不同：请再看一遍，再勾。")
        else:
            words = self.tr("海报和公示只印勾过的照片。人脸、门牌、车牌、姓名先打马赛克，再勾。")
        self._hint.setText(words)
        self.tick.setAccessibleDescription(words)

    def turn(self) -> None:
        """Tick or untick, as by hand."""
        if self.tick.isEnabled():
            self.tick.click()
