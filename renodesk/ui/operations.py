"""Doing things: at once on the window's thread, or in the background with progress and cancel."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, QThread, Signal, Slot

from renodesk.errors import Cancelled, JobRunning, RenodeskError
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
        self.is_cancelled = False
        self.result: object = None
        self.error: BaseException | None = None

    def cancel(self) -> None:
        """Ask the job to stop at its next progress."""
        self.is_cancelled = True

    def run(self) -> None:
        """Run the job on this thread."""
        try:
            self.result = self._job(self._progress)
        except BaseException as error:
            self.error = error

    def _progress(self, step: str, fraction: float) -> None:
        if self.is_cancelled:
            raise Cancelled
        self.told.emit(step, fraction)


class Operations(QObject):
    """The window's way to services. One background job runs at a time."""

    progressed = Signal(str, float)
    finished = Signal()
    started = Signal(str)
    stopping = Signal(str)
    """The title of a job that was asked to stop and comes to it at its next step."""

    def __init__(self, messages: MessageDoor) -> None:
        """Show failures through `messages`."""
        super().__init__()
        self._messages = messages
        self._worker: _Worker | None = None
        self._title = ""
        self._done: Callable[[object], None] | None = None
        self._then: Callable[[], object] | None = None

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

        Returns False, starts nothing, and says so, while another job runs. The job touches nothing of Qt.
        """
        if self._worker is not None:
            self._messages.error(JobRunning(running=self._title, wanted=title))
            return False
        worker = _Worker(job)
        self._worker = worker
        self._title = title
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
            self.stopping.emit(self._title)

    def after_job(self, then: Callable[[], object]) -> None:
        """Go on with `then`: at once when no job runs, else when it has stopped, which is asked first.

        Nothing waits meanwhile. A job that fails instead is said, and nothing goes on.
        """
        if self.is_busy and self._then is None and not self._may_stop():
            return
        if self._worker is None:
            then()
        else:
            self._then = then
            self.cancel()

    def _may_stop(self) -> bool:
        text = self.tr("“{0}”还没做完。停下它再继续吗？已经做好的都会留下。").format(self._title)
        return self._messages.ask(self.tr("还有事在进行"), text)

    def stop(self) -> None:
        """Stop the running job and wait for it, where nobody can be asked any more; its news are dropped."""
        worker = self._worker
        if worker is not None:
            worker.cancel()
            worker.wait()
            self._done = self._then = None
            self._finish()

    @Slot(str, float)
    def _tell(self, step: str, fraction: float) -> None:
        if self._worker is not None and not self._worker.is_cancelled:
            self.progressed.emit(say(step, self._messages.language), fraction)

    @Slot()
    def _finish(self) -> None:
        worker, done, then = self._worker, self._done, self._then
        if worker is None or not worker.isFinished():
            return  # news of a job that was stopped before
        self._worker = self._done = self._then = None
        self.finished.emit()
        error = worker.error
        worker.deleteLater()
        if isinstance(error, RenodeskError):
            self._messages.error(error)
            return
        if error is not None and not isinstance(error, Cancelled):
            raise error
        if error is None and done is not None:
            done(worker.result)
        if then is not None:
            then()
