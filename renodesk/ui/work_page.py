"""The page one works on: header, messages, navigation, screens. It knows no screen's inside."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from renodesk.ui.screen_keys import SCREEN_GROUPS
from renodesk.ui.screens.interview import InterviewScreen
from renodesk.ui.screens.registry import SCREENS
from renodesk.ui.screens.survey import SurveyScreen
from renodesk.ui.widgets.header import Header
from renodesk.ui.widgets.message_bar import MessageBar
from renodesk.ui.widgets.rail import BAR, Rail
from renodesk.ui.workbench import Workbench


class WorkPage(QWidget):
    """Shows an open estate, one screen of the registry at a time."""

    wanted = Signal(str)
    """The name of an action."""

    def __init__(self, workbench: Workbench, parent: QWidget) -> None:
        """Lay out the page; each screen is made, and reads the estate, when it is looked at."""
        super().__init__(parent)
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
        body.setSpacing(12 - BAR)
        names = [name for name, _, _ in SCREENS]
        groups = [(title, [names.index(one) for one in members]) for title, members in SCREEN_GROUPS]
        self._rail = Rail([(icon, title) for icon, title, _ in SCREENS], groups)
        self._rail.chosen.connect(self.show_screen)
        self.screens = QStackedWidget()
        self._made: set[int] = set()
        for _ in SCREENS:
            self.screens.addWidget(QWidget())
        body.addWidget(self._rail)
        body.addWidget(self.screens, 1)
        outer.addLayout(body, 1)
        workbench.screen_wanted.connect(self._show_named)
        workbench.dressed.connect(self._dress)
        self._dress()
        self.show_screen(0)

    def _dress(self) -> None:
        self._rail.dress(self._workbench.theme)

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
        self._rail.mark(at)

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
