"""A clock to be photographed: the time as a QR code, so that a camera's own clock can be corrected by it."""

from PySide6.QtCore import QDateTime, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from renodesk.services.codes import Modules, clock_modules
from renodesk.ui.widgets.boxes import button, label
from renodesk.ui.widgets.dialog import Dialog
from renodesk.ui.workbench import Workbench

TICK_MS = 200


class ClockDialog(Dialog):
    """Shows this machine's time, new every second, while it is visible."""

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        """Show the clock."""
        super().__init__(parent)
        self._workbench = workbench
        self.setWindowTitle(self.tr("给相机拍的时钟"))
        self.resize(560, 640)
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        hint = self.tr("用每台相机或手机拍一张这个画面，和照片一起收入，就能按它校正那台相机的时间。")
        layout.addWidget(label(hint, "quiet", wrap=True))
        self.code = CodeWidget()
        layout.addWidget(self.code, 1)
        self.time = label("", "score")
        self.time.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(self.time)
        close = button(self.tr("关闭"), name="primary")
        close.clicked.connect(self.accept)
        layout.addWidget(close)
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(self._show_time)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to tick."""
        super().showEvent(event)
        self._show_time()
        self._tick.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop ticking."""
        self._tick.stop()
        super().hideEvent(event)

    def _show_time(self) -> None:
        now = QDateTime.currentDateTime()
        shown = now.toString("yyyy-MM-dd HH:mm:ss")
        if shown == self.time.text():
            return
        self.time.setText(shown)
        moment = now.toPython()
        modules = self._workbench.operations.do(lambda: clock_modules(moment))  # type: ignore[arg-type]
        if modules is None:
            self.reject()
        else:
            self.code.show_modules(modules, shown)


class CodeWidget(QWidget):
    """A QR code as large as there is room, always dark on white."""

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__()
        self._modules: Modules = ()
        self.setMinimumSize(QSize(240, 240))

    def show_modules(self, modules: Modules, name: str) -> None:
        """Show a code, which a screen reader calls `name`."""
        self._modules = modules
        self.setAccessibleName(name)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint whole pixels a module."""
        painter = QPainter(self)
        side = len(self._modules)
        if side:
            module = max(1, min(self.width(), self.height()) // side)
            left, top = (self.width() - module * side) // 2, (self.height() - module * side) // 2
            painter.fillRect(QRect(left, top, module * side, module * side), Qt.GlobalColor.white)
            for y, row in enumerate(self._modules):
                for x, dark in enumerate(row):
                    if dark:
                        painter.fillRect(
                            left + x * module, top + y * module, module, module, Qt.GlobalColor.black
                        )
        painter.end()
