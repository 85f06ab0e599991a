"""The acts of the menu that are about site plans, wherever one stands."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from renodesk.domain.about import About
from renodesk.ui.screens.checklist import ChecklistScreen
from renodesk.ui.screens.matrix import MatrixScreen
from renodesk.ui.screens.photos import PhotosScreen
from renodesk.ui.screens.site_plan import SitePlanScreen
from renodesk.ui.screens.survey import SurveyScreen
from renodesk.ui.workbench import Workbench


class PlanActs:
    """Asks the screen that is shown what is at hand, and goes to the plan with it."""

    def __init__(self, workbench: Workbench, current: Callable[[], QWidget | None]) -> None:
        """Ask `current` which screen is shown."""
        self._workbench = workbench
        self._current = current

    def _screen(self) -> SitePlanScreen | None:
        if not isinstance(self._current(), SitePlanScreen):
            self._workbench.screen_wanted.emit("site_plan")
        screen = self._current()
        return screen if isinstance(screen, SitePlanScreen) else None

    def add_plan(self) -> None:
        """Choose a picture or PDF."""
        screen = self._screen()
        if screen is not None:
            screen.adding.choose()

    def show_on_plan(self) -> None:
        """Show what is at hand on the plan, or let it be marked there."""
        about = self._at_hand()
        if about is None:
            text = QCoreApplication.translate("PlanActs", "先到一项或一张照片上，再到平面图上看它")
            self._workbench.messages.done(text)
        else:
            self.mark(about)

    def mark(self, about: About) -> None:
        """Show the pin of something, or let one be set for it."""
        screen = self._screen()
        if screen is not None:
            screen.mark(about)

    def _at_hand(self) -> About | None:
        screen, workbench = self._current(), self._workbench
        match screen:
            case SurveyScreen():
                return About(item=workbench.item, place=workbench.place) if workbench.item else None
            case ChecklistScreen() | MatrixScreen():
                spot = screen.spot_at_hand()
                return None if spot is None else About(item=spot[0], place=spot[1])
            case PhotosScreen():
                use = screen.use_at_hand()
                return About(use=use) if use else None
        return None
