"""The navigation: a button for each screen, closer on a low screen; with large text they scroll."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QScrollArea, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from renodesk.ui.theme import Theme
from renodesk.ui.widgets.boxes import button

WIDTH, ICON, BAR, GAP = 116, 16, 10, 4
_KEPT = QSizePolicy.Policy.Minimum


class Rail(QScrollArea):
    """One button a screen; the one that is shown is pressed."""

    chosen = Signal(int)
    """The number of a screen."""

    def __init__(self, screens: Sequence[tuple[str, str]]) -> None:
        """Offer screens by their icons and titles."""
        super().__init__()
        self._icons = [icon for icon, _ in screens]
        self._buttons = QButtonGroup(self)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for at, (_, title) in enumerate(screens):
            if at:
                column.addSpacerItem(QSpacerItem(0, GAP, _KEPT, QSizePolicy.Policy.Maximum))
            one = button(QCoreApplication.translate("Screens", title), name="nav")
            one.setCheckable(True)
            self._buttons.addButton(one, at)
            column.addWidget(one)
        column.addStretch(1)
        self._buttons.idClicked.connect(self.chosen)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inner)

    def dress(self, theme: Theme) -> None:
        """Follow the theme and the size of text."""
        for at, icon in enumerate(self._icons):
            one = self._buttons.button(at)
            if one is not None:
                one.setIcon(theme.icons.icon(icon))
                one.setIconSize(QSize(theme.px(ICON), theme.px(ICON)))
                one.setFixedWidth(theme.px(WIDTH))
        self.setFixedWidth(theme.px(WIDTH) + BAR)

    def mark(self, at: int) -> None:
        """Show which screen is shown."""
        one = self._buttons.button(at)
        if one is not None:
            one.setChecked(True)
            self.ensureWidgetVisible(one, 0, 0)
