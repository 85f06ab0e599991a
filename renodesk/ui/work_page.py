"""The page one works on: header, messages, navigation, screens. It knows no screen's inside."""

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QSpacerItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from renodesk.ui.screens.interview import InterviewScreen
from renodesk.ui.screens.registry import SCREENS
from renodesk.ui.screens.survey import SurveyScreen
from renodesk.ui.widgets.boxes import button
from renodesk.ui.widgets.header import Header
from renodesk.ui.widgets.message_bar import MessageBar
from renodesk.ui.workbench import Workbench

NAV_WIDTH, NAV_ICON, NAV_BAR, NAV_GAP = 116, 16, 10, 4
_KEPT = QSizePolicy.Policy.Minimum


class WorkPage(QWidget):
    """Shows an open estate, one screen of the registry at a time."""

    wanted = Signal(str)
    """The name of an action."""

    def __init__(self, workbench: Workbench) -> None:
        """Lay out the page; each screen is made, and reads the estate, when it is looked at."""
        super().__init__()
        self._workbench = workbench
        self.setObjectName("page")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self.header = Header(workbench)
        self.header.wanted.connect(self.wanted)
        outer.addWidget(self.header)
        self.message = MessageBar()
        outer.addWidget(self.message)
        body = QHBoxLayout()
        body.setContentsMargins(12, 12, 12, 12)
        body.setSpacing(12 - NAV_BAR)
        self._nav = QButtonGroup(self)
        self.screens = QStackedWidget()
        self._made: set[int] = set()
        body.addWidget(self._navigation())
        body.addWidget(self.screens, 1)
        outer.addLayout(body, 1)
        workbench.screen_wanted.connect(self._show_named)
        workbench.dressed.connect(self._dress)
        self._dress()
        self.show_screen(0)

    def _navigation(self) -> QScrollArea:
        """Return the buttons of the screens, closer on a low screen; with large text they scroll."""
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for at, (_, title, _) in enumerate(SCREENS):
            if at:
                column.addSpacerItem(QSpacerItem(0, NAV_GAP, _KEPT, QSizePolicy.Policy.Maximum))
            one = button(QCoreApplication.translate("Screens", title), name="nav")
            one.setCheckable(True)
            self._nav.addButton(one, at)
            column.addWidget(one)
            self.screens.addWidget(QWidget())
        column.addStretch(1)
        self._nav.idClicked.connect(self.show_screen)
        self._rail = QScrollArea()
        self._rail.setWidgetResizable(True)
        self._rail.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._rail.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._rail.setWidget(inner)
        return self._rail

    def _dress(self) -> None:
        theme = self._workbench.theme
        for at, (icon, _, _) in enumerate(SCREENS):
            one = self._nav.button(at)
            if one is not None:
                one.setIcon(theme.icons.icon(icon))
                one.setIconSize(QSize(theme.px(NAV_ICON), theme.px(NAV_ICON)))
                one.setFixedWidth(theme.px(NAV_WIDTH))
        self._rail.setFixedWidth(theme.px(NAV_WIDTH) + NAV_BAR)

    def show_screen(self, at: int) -> None:
        """Show a screen of the registry."""
        if at not in self._made:
            self._made.add(at)
            empty = self.screens.widget(at)
            self.screens.insertWidget(at, SCREENS[at][2](self._workbench))
            if empty is not None:
                self.screens.removeWidget(empty)
                empty.deleteLater()
        self.screens.setCurrentIndex(at)
        one = self._nav.button(at)
        if one is not None:
            one.setChecked(True)
            self._rail.ensureWidgetVisible(one, 0, 0)

    def _show_named(self, name: str) -> None:
        self.show_screen([one for one, _, _ in SCREENS].index(name))

    @property
    def survey(self) -> SurveyScreen | None:
        """Return the survey if it is what is shown."""
        screen = self.screens.currentWidget()
        return screen if isinstance(screen, SurveyScreen) else None

    @property
    def interview(self) -> InterviewScreen | None:
        """Return the interview if it is what is shown."""
        screen = self.screens.currentWidget()
        return screen if isinstance(screen, InterviewScreen) else None
