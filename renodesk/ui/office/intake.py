"""Takes an inbox in on a thread of its own, of a folder or by a way: once, or as long as it is watched."""

import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import QObject, QThread, Signal

from renodesk.errors import Cancelled, RenodeskError
from renodesk.services.inbox_lines import InboxLine
from renodesk.services.intake import Arrived, take_inbox
from renodesk.services.way_inbox import watch_way
from renodesk.ui.office.desk import OfficeDesk

Taking = Callable[["Intake"], Iterator[Arrived]]
"""Begins to take; is given whom to ask whether to go on, and whom to tell."""


class Intake(QThread):
    """Tells each bundle as it is taken. A bundle at hand is taken whole before the thread stops."""

    took = Signal(object)
    """An `InboxLine`."""
    failed = Signal(object)
    told = Signal(str, float)
    """A text code and the fraction done, of what is fetched or answered."""
    away = Signal(object)
    """The error with which a way is away, while it is watched."""

    def __init__(self, taking: Taking, line: Callable[[Arrived], InboxLine], parent: QObject) -> None:
        """Take what `taking` gives; `line` puts it into words."""
        super().__init__(parent)
        self._taking = taking
        self._line = line
        self._stopped = threading.Event()

    def run(self) -> None:
        """Take on this thread; touches nothing of the window."""
        try:
            with closing(self._taking(self)) as arriving:  # type: ignore[type-var]
                for one in arriving:
                    self.took.emit(self._line(one))
                    if self._stopped.is_set():
                        return
        except Cancelled:
            return
        except RenodeskError as error:
            self.failed.emit(error)

    def progress(self, step: str, fraction: float) -> None:
        """Tell how far it is; ends what is fetched when it was asked to stop.

        Raises:
            Cancelled: it was.
        """
        if self._stopped.is_set():
            raise Cancelled
        self.told.emit(step, fraction)

    def pause(self, seconds: float) -> bool:
        """Wait between two looks; return whether to go on."""
        return not self._stopped.wait(seconds)

    def ask_to_stop(self) -> None:
        """Stop after the bundle at hand; `finished` tells when."""
        self._stopped.set()

    def stop(self) -> None:
        """Stop after the bundle at hand, and wait for it."""
        self.ask_to_stop()
        self.wait()


def taking_of(desk: OfficeDesk, archive: Path, inbox: Path, every: float) -> Taking:
    """Return how to take what lies in the office's inbox, or comes by its way; every so many seconds."""
    workbench, way, index_url = desk.workbench, desk.inbox_way, desk.index_url
    environment, language, author = workbench.environment, workbench.language, workbench.author
    office = workbench.preferences["organization"]

    def take(folder: Path, intake: Intake, seconds: float = 0.0) -> Iterator[Arrived]:
        return take_inbox(
            archive,
            folder,
            author,
            environment,
            language=language,
            office=office,
            index_url=index_url,
            every=seconds,
            pause=intake.pause,
        )

    def taking(intake: Intake) -> Iterator[Arrived]:
        if not way:
            return take(inbox, intake, every)
        return watch_way(
            archive,
            way,
            environment,
            lambda folder: take(folder, intake),
            language,
            intake.progress,
            every=every,
            pause=intake.pause,
            away=intake.away.emit,
        )

    return taking
