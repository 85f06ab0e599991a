"""Takes an inbox in on a thread of its own: once, or as long as it is told to watch."""

import threading
from collections.abc import Callable, Iterator
from contextlib import closing

from PySide6.QtCore import QObject, QThread, Signal

from renodesk.errors import RenodeskError
from renodesk.services.inbox_lines import InboxLine
from renodesk.services.intake import Arrived

Taking = Callable[[Callable[[float], bool]], Iterator[Arrived]]
"""Begins to take; is given what waits between two looks and says whether to go on."""


class Intake(QThread):
    """Tells each bundle as it is taken. A bundle at hand is taken whole before the thread stops."""

    took = Signal(object)
    """An `InboxLine`."""
    failed = Signal(object)

    def __init__(self, taking: Taking, line: Callable[[Arrived], InboxLine], parent: QObject) -> None:
        """Take what `taking` gives; `line` puts it into words."""
        super().__init__(parent)
        self._taking = taking
        self._line = line
        self._stopped = threading.Event()

    def run(self) -> None:
        """Take on this thread; touches nothing of the window."""
        try:
            with closing(self._taking(self._pause)) as arriving:  # type: ignore[type-var]
                for one in arriving:
                    self.took.emit(self._line(one))
                    if self._stopped.is_set():
                        return
        except RenodeskError as error:
            self.failed.emit(error)

    def _pause(self, seconds: float) -> bool:
        return not self._stopped.wait(seconds)

    def ask_to_stop(self) -> None:
        """Stop after the bundle at hand; `finished` tells when."""
        self._stopped.set()

    def stop(self) -> None:
        """Stop after the bundle at hand, and wait for it."""
        self.ask_to_stop()
        self.wait()
