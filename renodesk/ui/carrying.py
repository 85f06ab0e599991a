"""Sends what is due and fetches receipts beside the work, on a thread of its own."""

import threading
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from renodesk.errors import Cancelled, RenodeskError, SendingElsewhere
from renodesk.texts import say
from renodesk.ui.workbench import Workbench

if TYPE_CHECKING:
    from renodesk.domain.receipt import Receipt
    from renodesk.services.outbox.posting import Posting
    from renodesk.services.session import EstateSession

AGAIN_MS = 5 * 60_000
"""How often it is tried again while something is due or awaited."""
LAST_WORDS = 2.0
"""Seconds that closing the window waits for a piece at hand; what is not sent goes on at the next start."""


class Carrying(QObject):
    """One round at a time: send, fetch, tell. Nothing of it waits for the window, nor the window for it."""

    moved = Signal()
    """Something in the outbox is another than before."""
    told = Signal(str)
    """What is being done just now, for the status bar; "" when it rests."""
    _ended = Signal(object)

    def __init__(self, workbench: Workbench, parent: QObject) -> None:
        """Rest until `wake`."""
        super().__init__(parent)
        self._workbench = workbench
        self._thread: threading.Thread | None = None
        self._stop = threading.Event()
        self._is_wanted = False
        self._held = threading.Lock()
        self._session: EstateSession | None = None
        self._again = QTimer(self)
        self._again.setInterval(AGAIN_MS)
        self._again.timeout.connect(self.wake)
        self._ended.connect(self._end)
        workbench.opened.connect(self._opened)
        workbench.closing.connect(self._closing)
        self._opened()

    @property
    def is_busy(self) -> bool:
        """Return whether a round is running."""
        return self._thread is not None

    def begin(self) -> None:
        """Go on with what an earlier run left, where it left something."""
        folder = self._workbench.environment.own_folder
        if folder is not None and (folder / "outbox" / "outbox.jsonl").is_file():
            self.wake()

    def wake(self) -> None:
        """Begin a round; one that runs is followed by another."""
        if self._workbench.environment.own_folder is None:
            return
        if self._thread is not None:
            self._is_wanted = True
            return
        self._stop.clear()
        self._thread = threading.Thread(target=self._round, name="renodesk-carrying", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Stop at the next piece; what was on its way goes on with the next start."""
        self._again.stop()
        self._is_wanted = False
        self._stop.set()
        thread = self._thread
        if thread is not None:
            thread.join(LAST_WORDS)

    def _round(self) -> None:
        """Send and fetch, on the thread; touches nothing of the window."""
        failure: BaseException | None = None
        try:
            from renodesk.services.outbox.carrying import Carrier
            from renodesk.services.outbox.outbox import outbox_of

            outbox = outbox_of(self._workbench.environment)
            carrier = Carrier(outbox, self._take)
            for step in (carrier.send, carrier.fetch):
                if step(self._progress):
                    self.moved.emit()
        except (Cancelled, SendingElsewhere):
            pass
        except RenodeskError as error:
            failure = error
        except Exception as error:
            failure = error
        try:
            self._ended.emit(failure)
        except RuntimeError:
            return  # the window is gone

    def _progress(self, step: str, fraction: float) -> None:
        if self._stop.is_set():
            raise Cancelled
        words = say(step, self._workbench.language)
        self.told.emit(f"{words} {round(100 * fraction)} %" if fraction else words)

    def _take(self, estate: Path, receipt: Path) -> "Receipt":
        """Keep a receipt in its estate file: the open one, or one that is opened for it."""
        from renodesk.services.outbox.carrying import take_by_opening
        from renodesk.services.receipts import Receipts

        with self._held:
            session = self._session
            if session is not None and session.path.absolute() == estate:
                return Receipts(session).take(receipt).receipt
        return take_by_opening(self._workbench.author, self._workbench.environment)(estate, receipt)

    def _opened(self) -> None:
        estate = self._workbench.estate
        with self._held:
            self._session = None if estate is None else estate.session

    def _closing(self) -> None:
        with self._held:
            self._session = None

    def _end(self, failure: BaseException | None) -> None:
        if self._thread is not None:
            self._thread.join()
            self._thread = None
        self.told.emit("")
        self.moved.emit()
        if isinstance(failure, RenodeskError):
            self._workbench.messages.error(failure)
        elif failure is not None:
            raise failure
        if self._is_wanted and not self._stop.is_set():
            self._is_wanted = False
            self.wake()
        elif not self._stop.is_set() and any(one.is_due or one.is_awaited for one in self.postings()):
            self._again.start()

    def postings(self) -> "tuple[Posting, ...]":
        """Return what lies in the outbox now; nothing where the list cannot be read, which is said."""
        from renodesk.services.outbox.outbox import outbox_of

        environment = self._workbench.environment
        if environment.own_folder is None:
            return ()
        return self._workbench.operations.do(lambda: outbox_of(environment).postings()) or ()
