"""Where one is, remembered for the next start: the estate, the place, the item."""

from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from renodesk.errors import RenodeskError
from renodesk.ui.remembered import is_there
from renodesk.ui.workbench import Workbench

REST_MS = 1000
"""So long after the last step it is written down, also for a start after a crash."""


class Whereabouts(QObject):
    """Follows a workbench and writes where it is, a moment after it came to rest."""

    def __init__(self, workbench: Workbench, parent: QObject) -> None:
        """Follow `workbench`."""
        super().__init__(parent)
        self._workbench = workbench
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(REST_MS)
        self._later.timeout.connect(self.remember)
        workbench.moved.connect(self._later.start)

    def remember(self) -> None:
        """Write down where one is now."""
        self._later.stop()
        workbench = self._workbench
        if workbench.estate is not None and not workbench.is_visit:
            workbench.preferences.choose("last_spot", f"{workbench.item}|{workbench.place.key}")
            workbench.preferences.choose("left_open", "yes")

    def went_to_library(self) -> None:
        """Write down that the next start begins with the library."""
        self.remember()
        self._workbench.preferences.choose("left_open", "")

    def resume(self) -> bool:
        """Open what was open when the program ended, quietly nothing if it is gone; return whether it is."""
        preferences = self._workbench.preferences
        last = preferences["last_estate"]
        wanted = preferences["open_at_start"] == "last" and preferences["left_open"]
        if not wanted or not last or not is_there(Path(last)):
            return False
        try:
            self._workbench.open(Path(last))
        except RenodeskError as error:
            self._workbench.messages.error(error)
            return False
        return True
