"""From what is at hand to the measures of the plan that are about it."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from renodesk.domain.places import Place
from renodesk.ui.screens.checklist import ChecklistScreen
from renodesk.ui.screens.matrix import MatrixScreen
from renodesk.ui.screens.plan import PlanScreen
from renodesk.ui.screens.survey import SurveyScreen
from renodesk.ui.workbench import Workbench


class InPlanActs:
    """Asks the screen that is shown what is at hand, and shows its measures."""

    def __init__(self, workbench: Workbench, current: Callable[[], QWidget | None]) -> None:
        """Ask `current` which screen is shown."""
        self._workbench = workbench
        self._current = current

    def show_in_plan(self) -> None:
        """Show the measures an answer asks for, or the one a line of the 36 is."""
        spot = self._at_hand()
        if spot is None:
            self._workbench.messages.done(
                QCoreApplication.translate("InPlanActs", "先到一项或一条清单上，再到方案里看它的措施")
            )
            return
        self._workbench.screen_wanted.emit("plan")
        screen = self._current()
        if isinstance(screen, PlanScreen) and not screen.show_spot(*spot):
            self._workbench.messages.done(
                QCoreApplication.translate("InPlanActs", "方案里没有和它有关的措施")
            )

    def _at_hand(self) -> tuple[str, Place] | None:
        screen, workbench = self._current(), self._workbench
        match screen:
            case SurveyScreen():
                return (workbench.item, workbench.place) if workbench.item else None
            case ChecklistScreen() | MatrixScreen() | PlanScreen():
                return screen.spot_at_hand()
        return None
