"""The navigation: a button for each screen, closer on a low screen; with large text they scroll.

Where there are more screens than a low laptop holds they lie in groups, one of which is open.
"""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSpacerItem,
    QVBoxLayout,
    QWidget,
)

from renodesk.ui.theme import Theme
from renodesk.ui.widgets.boxes import button

WIDTH, ICON, BAR, GAP = 116, 16, 10, 4
_KEPT = QSizePolicy.Policy.Minimum

Groups = Sequence[tuple[str, Sequence[int]]]
"""(title, numbers of its screens) of each group."""


class Rail(QScrollArea):
    """One button a screen; the one that is shown is pressed, and its group is open."""

    chosen = Signal(int)
    """The number of a screen."""

    def __init__(self, screens: Sequence[tuple[str, str]], groups: Groups = ()) -> None:
        """Offer screens by their icons and titles; without groups all of them at once."""
        super().__init__()
        self._icons = [icon for icon, _ in screens]
        self._buttons = QButtonGroup(self)
        self._doors = QButtonGroup(self)
        self._members = [tuple(numbers) for _, numbers in groups] or [tuple(range(len(screens)))]
        self._last = [numbers[0] for numbers in self._members]
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if groups:
            column.addLayout(self._heads([title for title, _ in groups]))
        self._pages = [self._page(numbers, screens) for numbers in self._members]
        for page in self._pages:
            column.addWidget(page)
        column.addStretch(1)
        self._open(0)
        self._buttons.idClicked.connect(self.chosen)
        self._doors.idClicked.connect(lambda at: self.chosen.emit(self._last[at]))
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inner)

    def _heads(self, titles: Sequence[str]) -> QHBoxLayout:
        """Return the doors of the groups, side by side."""
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, GAP)
        row.setSpacing(0)
        for at, title in enumerate(titles):
            one = button(QCoreApplication.translate("Screens", title), name="group")
            one.setCheckable(True)
            self._doors.addButton(one, at)
            row.addWidget(one)
        row.addStretch(1)
        return row

    def _page(self, numbers: Sequence[int], screens: Sequence[tuple[str, str]]) -> QWidget:
        """Return the buttons of one group."""
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for place, at in enumerate(numbers):
            if place:
                column.addSpacerItem(QSpacerItem(0, GAP, _KEPT, QSizePolicy.Policy.Maximum))
            one = button(QCoreApplication.translate("Screens", screens[at][1]), name="nav")
            one.setCheckable(True)
            self._buttons.addButton(one, at)
            column.addWidget(one)
        return page

    def _open(self, group: int) -> None:
        for at, page in enumerate(self._pages):
            page.setVisible(at == group)
        for door in self._doors.buttons():
            door.setChecked(self._doors.id(door) == group)

    def _drawn(self) -> Iterator[tuple[QPushButton, str]]:
        for at, icon in enumerate(self._icons):
            one = self._buttons.button(at)
            if isinstance(one, QPushButton):
                yield one, icon

    def dress(self, theme: Theme) -> None:
        """Follow the theme and the size of text."""
        for one, icon in self._drawn():
            one.setIcon(theme.icons.icon(icon))
            one.setIconSize(QSize(theme.px(ICON), theme.px(ICON)))
            one.setFixedWidth(theme.px(WIDTH))
        for door in self._doors.buttons():
            door.setFixedWidth(theme.px(WIDTH) // len(self._pages))
        self.setFixedWidth(theme.px(WIDTH) + BAR)

    def mark(self, at: int) -> None:
        """Show which screen is shown, and open the group it lies in."""
        group = next(place for place, numbers in enumerate(self._members) if at in numbers)
        self._last[group] = at
        self._open(group)
        one = self._buttons.button(at)
        if one is not None:
            one.setChecked(True)
            self.ensureWidgetVisible(one, 0, 0)
