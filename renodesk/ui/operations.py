"""Doing things: at once on the window's thread, or in the background with progress and cancel."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, QThread, Signal, Slot

from renodesk.errors import Cancelled, RenodeskError
from renodesk.services.environment import Progress
from renodesk.texts import say
from renodesk.ui.messages import MessageDoor

Result = TypeVar("Result")


class _Worker(QThread):
    """Runs one job; what it returns or raises waits until the thread has ended."""

    told = Signal(str, float)

    def __init__(self, job: Callable[[Progress], object]) -> None:
        super().__init__()
        self._job = job
        self._is_cancelled = False
        self.result: object = None
        self.error: BaseException | None = None

    def cancel(self) -> None:
        """Ask the job to stop at its next progress."""
        self._is_cancelled = True

    def run(self) -> None:
        """Run the job on this thread."""
        try:
            self.result = self._job(self._progress)
        except BaseException as error:
            self.error = error

    def _progress(self, step: str, fraction: float) -> None:
        if self._is_cancelled:
            raise Cancelled
        self.told.emit(step, fraction)


class Operations(QObject):
    """The window's way to services. One background job runs at a time."""

    progressed = Signal(str, float)
    finished = Signal()
    started = Signal(str)

    def __init__(self, messages: MessageDoor) -> None:
        """Show failures through `messages`."""
        super().__init__()
        self._messages = messages
        self._worker: _Worker | None = None
        self._done: Callable[[object], None] | None = None

    @property
    def is_busy(self) -> bool:
        """Return whether a background job runs."""
        return self._worker is not None

    def do(self, act: Callable[[], Result]) -> Result | None:
        """Do something quick now; an expected failure is shown and gives None."""
        try:
            return act()
        except RenodeskError as error:
            self._messages.error(error)
            return None

    def run(self, title: str, job: Callable[[Progress], Result], done: Callable[[Result], None]) -> bool:
        """Run something long in the background; `done` gets its result on the window's thread.

        Returns False, and starts nothing, while another job runs.
        """
        if self._worker is not None:
            return False
        worker = _Worker(job)
        self._worker = worker
        self._done = done  # type: ignore[assignment]
        worker.told.connect(self._tell)
        worker.finished.connect(self._finish)
        self.started.emit(title)
        worker.start()
        return True

    def cancel(self) -> None:
        """Stop the running job at its next step; what it finished stays."""
        if self._worker is not None:
            self._worker.cancel()

    def wait(self) -> None:
        """Wait for the running job, as when the window closes."""
        if self._worker is not None:
            self._worker.wait()

    @Slot(str, float)
    def _tell(self, step: str, fraction: float) -> None:
        self.progressed.emit(say(step, self._messages.language), fraction)

    @Slot()
    def _finish(self) -> None:
        worker, done = self._worker, self._done
        self._worker = self._done = None
        self.finished.emit()
        if worker is None:
            return
        error = worker.error
        worker.deleteLater()
        if isinstance(error, RenodeskError):
            self._messages.error(error)
        elif error is not None and not isinstance(error, Cancelled):
            raise error
        elif error is None and done is not None:
            done(worker.result)
