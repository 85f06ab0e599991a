"""Reads something on a thread of its own; what came of it is told on the window's."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, QThread

from renodesk.errors import RenodeskError
from renodesk.ui.messages import MessageDoor

Result = TypeVar("Result")


class _Reading(QThread):
    def __init__(self, job: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._job = job
        self.result: object = None
        self.error: BaseException | None = None

    def run(self) -> None:
        """Read on this thread; touches nothing of the window."""
        try:
            self.result = self._job()
        except BaseException as error:
            self.error = error


class Beside(QObject):
    """Does one reading at a time; of those asked for meanwhile only the last one follows."""

    def __init__(self, messages: MessageDoor, parent: QObject) -> None:
        """Say expected failures through `messages`."""
        super().__init__(parent)
        self._messages = messages
        self._reading: _Reading | None = None
        self._show: Callable[[object], None] | None = None
        self._next: tuple[Callable[[], object], Callable[[object], None]] | None = None

    @property
    def is_busy(self) -> bool:
        """Return whether something is being read."""
        return self._reading is not None

    def read(self, job: Callable[[], Result], show: Callable[[Result], None]) -> None:
        """Run `job` beside the window and give what it returns to `show`, unless something newer is asked."""
        self._next = (job, show)  # type: ignore[assignment]
        if self._reading is None:
            self._begin()

    def _begin(self) -> None:
        if self._next is None:
            return
        job, self._show = self._next
        self._next = None
        self._reading = _Reading(job, self)
        self._reading.finished.connect(self._ended)
        self._reading.start()

    def _ended(self) -> None:
        reading, show = self._reading, self._show
        if reading is None or not reading.isFinished():
            return  # news of one that was stopped
        self._reading = None
        reading.deleteLater()
        if self._next is not None:
            self._begin()
            return
        if isinstance(reading.error, RenodeskError):
            self._messages.error(reading.error)
        elif reading.error is not None:
            raise reading.error
        elif show is not None:
            show(reading.result)

    def stop(self) -> None:
        """Wait for what is being read and drop it."""
        self._next = None
        if self._reading is not None:
            self._reading.wait()
            self._reading = None
