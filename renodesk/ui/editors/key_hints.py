"""The foot of the place card: the keys that matter most, or large buttons where one walks with gloves on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from renodesk.ui.actions import ACTIONS
from renodesk.ui.widgets.boxes import button, label
from renodesk.ui.workbench import Workbench

TARGET = 56


class KeyHints(QWidget):
    """Names a few keys; the others stand on F1."""

    def __init__(self, workbench: Workbench) -> None:
        """Show them in one line."""
        super().__init__()
        self._workbench = workbench
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(6)
        keys = {row.name: _native(row.keys[0]) for row in ACTIONS if row.keys}
        self._pairs: list[tuple[QWidget, QWidget]] = []
        for key, words in (
            ("Enter", self.tr("下一格")),
            (keys["next_place"], self.tr("下一处")),
            (keys["next_unanswered"], self.tr("未填")),
            (keys["say_ok"], self.tr("合格")),
            (keys["mark_unseen"], self.tr("看不到")),
            (keys["item_view"], self.tr("整项")),
            (keys["show_keys"], self.tr("全部")),
        ):
            one, said = label(key, "key"), label(words, "small")
            self._layout.addWidget(one)
            self._layout.addWidget(said)
            self._pairs.append((one, said))
        self._layout.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out the last ones where there is no room for them."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        used = 0
        for pair in self._pairs:
            used += sum(one.sizeHint().width() + self._layout.spacing() for one in pair)
            for one in pair:
                one.setVisible(used <= self.width())

    def dress(self) -> None:
        """Fit another size of text."""
        self._fit()


class WalkButtons(QWidget):
    """Buttons one hits with gloves on."""

    wanted = Signal(str)
    """The name of an act."""

    def __init__(self, workbench: Workbench) -> None:
        """Make them."""
        super().__init__()
        self._workbench = workbench
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        self._buttons = []
        for name, text in (
            ("previous_item", self.tr("◀ 上一项")),
            ("mark_unseen", self.tr("看不到")),
            ("say_ok", self.tr("合格")),
            ("next_item", self.tr("下一项 ▶")),
            ("next_place", self.tr("下一处 ▶▶")),
        ):
            one = button(text, name="primary" if name == "next_item" else "")
            one.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            one.clicked.connect(lambda _=False, which=name: self.wanted.emit(which))
            layout.addWidget(one, 2 if name == "next_item" else 1)
            self._buttons.append(one)
        self.dress()

    def dress(self) -> None:
        """Keep them large."""
        for one in self._buttons:
            one.setMinimumHeight(max(TARGET, self._workbench.theme.px(48)))


def _native(key: str) -> str:
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
