"""What one sees without an open estate: open, create, go on, or look at the sample."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from renodesk.ui.widgets.boxes import button, card, label
from renodesk.ui.workbench import Workbench


class StartPage(QWidget):
    """Says what to do first."""

    wanted = Signal(str)
    """The name of an action."""
    reopened = Signal(str)

    def __init__(self, workbench: Workbench) -> None:
        """Offer the ways in."""
        super().__init__()
        outer = QVBoxLayout(self)
        outer.setAlignment(Qt.AlignmentFlag.AlignCenter)
        frame, layout = card(margins=32)
        frame.setFixedWidth(520)
        layout.setSpacing(12)
        layout.addWidget(label("RenoDesk", "title"))
        layout.addWidget(
            label(
                self.tr("老旧小区体检与一小区一策。一个小区一个文件，不用联网，随写随存。"),
                "quiet",
                wrap=True,
            )
        )
        last = workbench.preferences["last_estate"]
        if last and Path(last).is_file():
            again = button(self.tr("继续：{0}").format(Path(last).stem), name="primary")
            again.clicked.connect(lambda: self.reopened.emit(last))
            layout.addWidget(again)
        for name, text in (
            ("new_estate", self.tr("新建小区  Ctrl+N")),
            ("open_estate", self.tr("打开小区  Ctrl+O")),
        ):
            one = button(text, name="" if last else "primary" if name == "new_estate" else "")
            one.clicked.connect(lambda _=False, which=name: self.wanted.emit(which))
            layout.addWidget(one)
        layout.addWidget(
            label(
                self.tr("第一次用？先登记楼栋和单元，再到“现场”逐处填写；每一格写完就已保存。"),
                "small",
                wrap=True,
            )
        )
        outer.addWidget(frame)
