"""A screen of the office: it reads the archive beside the window, and only while somebody looks at it."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from renodesk.ui.office.beside import Beside
from renodesk.ui.office.desk import OfficeDesk


class OfficeScreen(QWidget):
    """Reads again after news; hidden, it marks itself stale and reads when it is shown."""

    FOLLOWS_INTAKE = True
    """Whether what the archive takes in is news to it."""

    def __init__(self, desk: OfficeDesk) -> None:
        """Begin stale."""
        super().__init__()
        self._desk = desk
        self._workbench = desk.workbench
        self._is_stale = True
        self.beside = Beside(desk.workbench.messages, self)
        desk.changed.connect(self._news)
        if self.FOLLOWS_INTAKE:
            desk.took.connect(self._news)
        desk.workbench.dressed.connect(self.dress)

    def read(self) -> None:
        """Read the archive and show it."""
        raise NotImplementedError

    def dress(self) -> None:
        """Follow the theme and the size of text."""

    def refresh(self) -> None:
        """Read again now."""
        self._is_stale = False
        self.read()

    def stop(self) -> None:
        """Stop what runs beside, as when the window closes."""
        self.beside.stop()

    def _news(self) -> None:
        self._is_stale = True
        if self.isVisible():
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what came while hidden."""
        super().showEvent(event)
        if self._is_stale:
            self.refresh()
