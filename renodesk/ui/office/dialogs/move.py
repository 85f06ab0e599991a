"""Moving an estate of a frozen ranking by hand: to which place, and why."""

from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from renodesk.ui.widgets.boxes import Spin, label
from renodesk.ui.widgets.dialog import Dialog, OkCancel


class MoveDialog(Dialog):
    """Asks for a place and a reason; without a reason it cannot be accepted."""

    def __init__(self, estate: str, place: int, count: int, parent: QWidget | None = None) -> None:
        """Ask for a place of 1 to `count`; the estate is at `place` now."""
        super().__init__(parent)
        title = self.tr("人工调整")
        self.setWindowTitle(title)
        self.setMinimumWidth(480)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addWidget(label(title, "heading"))
        words = self.tr("“{0}”现在排在第 {1} 位。定稿的排序不改，调整另记一笔：谁、何时、为什么。")
        layout.addWidget(label(words.format(estate, place), "quiet", wrap=True))
        layout.addWidget(label(self.tr("调到第几位"), "small"))
        self.place = Spin()
        self.place.setAccessibleName(self.tr("调到第几位"))
        self.place.lineEdit().setAccessibleName(self.tr("调到第几位"))
        self.place.setRange(1, count)
        self.place.setValue(place)
        layout.addWidget(self.place)
        layout.addWidget(label(self.tr("理由"), "small"))
        self.reason = QPlainTextEdit()
        self.reason.setAccessibleName(self.tr("理由"))
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(90)
        layout.addWidget(self.reason)
        buttons = OkCancel(self)
        self.ok = buttons.ok
        self.ok.setEnabled(False)
        for signal in (self.reason.textChanged, self.place.valueChanged):
            signal.connect(lambda *_: self._judge(place))
        layout.addWidget(buttons)

    def _judge(self, place: int) -> None:
        has_reason = bool(self.reason.toPlainText().strip())
        self.ok.setEnabled(has_reason and self.place.value() != place)
