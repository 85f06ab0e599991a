"""Reads the estates of a folder beside the window: one after another, until it is asked to stop."""

from pathlib import Path

from PySide6.QtCore import QObject, QThread, Signal

from renodesk.services.environment import Environment


class LibraryReader(QThread):
    """Tells each estate of a folder as it is read."""

    was_read = Signal(object)
    """An `EstateLine`."""

    def __init__(
        self, folder: Path, backups: str, memory: Path, environment: Environment, parent: QObject
    ) -> None:
        """Read `folder`; what its files said is remembered in `memory`."""
        super().__init__(parent)
        self._folder = folder
        self._backups = backups
        self._memory = memory
        self._environment = environment

    def run(self) -> None:
        """Read on this thread; touches nothing of the window."""
        from renodesk.services.library import Library

        for line in Library(self._folder, self._environment, self._memory).lines(self._backups):
            if self.isInterruptionRequested():
                return
            self.was_read.emit(line)

    def stop(self) -> None:
        """Stop after the file at hand, and wait for it."""
        self.requestInterruption()
        self.wait()
