"""How to look at the item in focus: what to do, how it is judged, what it was last time."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from renodesk.services.row_reading import Guidance
from renodesk.ui.theme import Theme
from renodesk.ui.widgets.boxes import label
from renodesk.ui.widgets.elided import Elided

HEIGHT, TALLEST = 122, 160


class GuidePanel(QFrame):
    """Shows guidance in a panel whose height stays, so that rows do not move while one walks through them."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self.setObjectName("guide")
        self.setAccessibleName(self.tr("怎么看"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(12, 8, 4, 8)
        outer.setSpacing(4)
        head = QHBoxLayout()
        self._title = label("", "rowname")
        head.addWidget(self._title)
        self._source = Elided("", "small")
        self._source.setAlignment(Qt.AlignmentFlag.AlignRight)
        head.addWidget(self._source, 1)
        outer.addLayout(head)
        scroll = QScrollArea()
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(0, 0, 8, 0)
        layout.setSpacing(2)
        self._lines = label("", "quiet", wrap=True)
        self._keys = label("", "small", wrap=True)
        self._last = label("", "small", wrap=True)
        for one in (self._lines, self._last, self._keys):
            layout.addWidget(one)
        layout.addStretch(1)
        scroll.setWidget(inner)
        outer.addWidget(scroll, 1)
        self._scroll = scroll

    def dress(self, theme: Theme) -> None:
        """Take the height for a size of text."""
        self.setFixedHeight(min(theme.px(HEIGHT), TALLEST))

    def show_guidance(self, guidance: Guidance, ticks: list[str]) -> None:
        """Show how to look at an item, and which keys tick its circumstances."""
        self._title.setText(guidance.title)
        self._source.show_text(guidance.source)
        self._lines.setText("\n".join(guidance.lines))
        self._last.setText(self.tr("{0}。按 F6 同上次").format(guidance.last) if guidance.last else "")
        self._last.setVisible(bool(guidance.last))
        keys = "　".join(f"Alt+{number} {text}" for number, text in enumerate(ticks[:9], start=1))
        self._keys.setText(keys)
        self._keys.setVisible(bool(keys))
        self._scroll.verticalScrollBar().setValue(0)
