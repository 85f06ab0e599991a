"""Who does an act of the table: each is loaded when it is first asked for."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from renodesk.ui.actions import HISTORY_ACTS, MEASURE_ACTS, PHOTO_ACTS, PLAN_ACTS, REQUEST_ACTS
from renodesk.ui.merging_rows import MERGING_ACTS
from renodesk.ui.workbench import Workbench

if TYPE_CHECKING:
    from renodesk.ui.history_acts import HistoryActs
    from renodesk.ui.photo_acts import PhotoActs
    from renodesk.ui.plan_acts import PlanActs
    from renodesk.ui.request_acts import RequestActs


class Doers:
    """Knows who does what on the screen one looks at."""

    def __init__(self, workbench: Workbench, screen: Callable[[], QWidget | None], window: QWidget) -> None:
        """Act on what `screen` returns; dialogs belong to `window`."""
        self._workbench = workbench
        self._screen = screen
        self._window = window
        self._requests: RequestActs | None = None

    def of(self, name: str) -> object | None:
        """Return who does the act of a name, None where it is none of ours."""
        if name in REQUEST_ACTS:
            return self.requests
        if name in PHOTO_ACTS:
            return self.photos
        if name in PLAN_ACTS:
            return self.plans
        if name in HISTORY_ACTS:
            return self.history
        if name in MERGING_ACTS:
            from renodesk.ui.merging_acts import MergingActs

            return MergingActs(self._workbench, self._window)
        if name in MEASURE_ACTS:
            from renodesk.ui.in_plan_acts import InPlanActs

            return InPlanActs(self._workbench, self._screen)
        return None

    @property
    def photos(self) -> "PhotoActs":
        """Return what is done with photos."""
        from renodesk.ui.photo_acts import PhotoActs

        return PhotoActs(self._workbench, self._screen, self._window)

    @property
    def plans(self) -> "PlanActs":
        """Return what is done with site plans."""
        from renodesk.ui.plan_acts import PlanActs

        return PlanActs(self._workbench, self._screen)

    @property
    def history(self) -> "HistoryActs":
        """Return what looks back."""
        from renodesk.ui.history_acts import HistoryActs

        return HistoryActs(self._workbench, self._screen, self._window)

    @property
    def requests(self) -> "RequestActs":
        """Return what is done with request sheets; the same all the time."""
        if self._requests is None:
            from renodesk.ui.request_acts import RequestActs

            self._requests = RequestActs(self._workbench, self._window)
        return self._requests
