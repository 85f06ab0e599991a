"""A screen that reads the open estate only while somebody looks at it."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from renodesk.domain.changes import Changes
from renodesk.ui.workbench import Workbench


class ReadWhenShown(QWidget):
    """Reads again after news that concern it; hidden, it marks itself stale and reads when it is shown."""

    def __init__(self, workbench: Workbench) -> None:
        """Begin stale, so that a screen made long after the estate was opened reads it too."""
        super().__init__()
        self._workbench = workbench
        self._is_stale = True
        workbench.opened.connect(self._news)
        workbench.changed.connect(self._news)

    def concerns(self, changes: Changes) -> bool:
        """Return whether these changes may alter what is shown."""
        return bool(changes.cells)

    def read(self) -> None:
        """Read the open estate and show it."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Read again now, where an estate is open."""
        self._is_stale = False
        if self._workbench.estate is not None:
            self.read()

    def _news(self, changes: Changes | None = None) -> None:
        if changes is not None and not self.concerns(changes):
            return
        self._is_stale = True
        if self.isVisible():
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what came while hidden."""
        super().showEvent(event)
        if self._is_stale:
            self.refresh()
