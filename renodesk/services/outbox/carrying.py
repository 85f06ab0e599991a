"""Carrying: what is due goes out, and the office's answers come in. Each step is durable before the next.

A program that dies in between is followed by one that does the step again; at the other end that makes no
difference, since a posting has one name that no other has.
"""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from filelock import FileLock, Timeout
from tenacity.wait import wait_base

from renodesk.domain.changes import Author
from renodesk.domain.receipt import Receipt
from renodesk.errors import (
    FileMissing,
    NotWritable,
    ReceiptOlder,
    ReceiptUnreadable,
    RenodeskError,
    SendingElsewhere,
    WayAltered,
    WayFull,
    WayTooSmall,
    WayTrouble,
)
from renodesk.services.environment import Environment, Progress, no_progress
from renodesk.services.outbox.outbox import Outbox
from renodesk.services.outbox.posting import Posting, State, Trouble
from renodesk.services.receipts import Receipts
from renodesk.services.session import EstateSession
from renodesk.transports.patience import ATTEMPTS, patiently
from renodesk.transports.transport import Stored, Transport

RECEIPT, RETURNED = ".receipt", ".returned.txt"
MOST_WORDS = 4000
Result = TypeVar("Result")
Take = Callable[[Path, Path], Receipt]
"""Takes a receipt (second) into an estate file (first) and returns it."""
_OF_ONE_FILE = (WayAltered, WayFull, WayTooSmall)
"""What goes wrong with one file and need not with the next."""


class Carrier:
    """Works on one outbox; only one carrier of an installation is at work at a time."""

    def __init__(
        self, outbox: Outbox, take: Take, *, attempts: int = ATTEMPTS, wait: wait_base | None = None
    ) -> None:
        """Hand receipts to `take`; after a break try again `attempts` times in all."""
        self._outbox = outbox
        self._take = take
        self._attempts = attempts
        self._wait = wait

    def send(self, progress: Progress = no_progress) -> list[Posting]:
        """Send everything that is due and return what became of each; one that fails stops no other.

        Raises:
            SendingElsewhere: another program of this installation is at it.
            Cancelled: what was on its way goes on next time.
        """
        with self._at_work():
            due = [one for one in self._outbox.postings() if one.is_due]
            return [
                done
                for way, mine in _by_way(due)
                for done in self._on_way(way, mine, lambda t, one: self._send(t, one, progress))
            ]

    def fetch(self, progress: Progress = no_progress) -> list[Posting]:
        """Look for the answers that are awaited and return the postings that came further.

        Raises:
            SendingElsewhere: another program of this installation is at it.
            Cancelled: the rest is looked for next time.
        """
        with self._at_work():
            awaited = [one for one in self._outbox.postings() if one.is_awaited]
            found: list[Posting] = []
            for way, mine in _by_way(awaited):
                there: dict[str, Stored] = {}

                def answer(transport: Transport, one: Posting, there: dict[str, Stored] = there) -> Posting:
                    if not there:
                        there.update({s.name: s for s in self._patiently(transport.stored, progress)})
                    return self._answer(transport, one, there, progress)

                found += self._on_way(way, mine, answer)
            return [one for one in found if one not in awaited]

    def _on_way(
        self, way: str, postings: list[Posting], step: Callable[[Transport, Posting], Posting]
    ) -> Iterator[Posting]:
        """Do a step for each posting of a way; what is wrong with the way itself is noted of all of them."""
        broken: RenodeskError | None = None
        try:
            transport = self._outbox.ways.opened(way)
        except RenodeskError as error:
            yield from (self._failed(one, error) for one in postings)
            return
        with closing(transport):
            for one in postings:
                try:
                    yield self._failed(one, broken) if broken is not None else step(transport, one)
                except RenodeskError as error:
                    if isinstance(error, WayTrouble) and not isinstance(error, _OF_ONE_FILE):
                        broken = error
                    yield self._failed(one, error)

    def _send(self, transport: Transport, posting: Posting, progress: Progress) -> Posting:
        if not posting.file.is_file() or posting.file.stat().st_size != posting.bytes:
            raise FileMissing(file=posting.id)

        def put() -> None:
            there = {stored.name: stored.bytes for stored in transport.stored()}
            is_answered = posting.stem + RECEIPT in there
            if there.get(posting.id) != posting.bytes and not is_answered:
                transport.put(posting.file, posting.id, progress)

        self._patiently(put, progress)
        return self._outbox.note(replace(posting, state=State.SENT, trouble=None))

    def _answer(
        self, transport: Transport, posting: Posting, there: dict[str, Stored], progress: Progress
    ) -> Posting:
        receipt, returned = there.get(posting.stem + RECEIPT), there.get(posting.stem + RETURNED)
        now = posting
        if receipt is not None:
            here = self._outbox.folder / receipt.name
            self._patiently(lambda: transport.fetch(receipt, here, progress), progress)
            now = self._outbox.note(replace(posting, state=State.RECEIVED, trouble=None))
            self._believe(now, here)
            now = self._outbox.note(replace(now, state=State.MERGED))
            here.unlink(missing_ok=True)
            transport.remove(receipt.name)
        elif returned is not None:
            here = self._outbox.folder / returned.name
            self._patiently(lambda: transport.fetch(returned, here, progress), progress)
            words = here.read_text(encoding="utf-8", errors="replace")[:MOST_WORDS].strip()
            now = self._outbox.note(replace(posting, state=State.RETURNED, trouble=None, words=words))
            here.unlink(missing_ok=True)
            transport.remove(returned.name)
        elif posting.trouble is not None and posting.state == State.SENT:
            now = self._outbox.note(replace(posting, trouble=None))
        return now

    def _believe(self, posting: Posting, receipt: Path) -> None:
        """Take a receipt into its estate; an older one than is there already says nothing new.

        Raises:
            ReceiptUnreadable: it answers another bundle.
        """
        try:
            taken = self._take(posting.estate, receipt)
        except ReceiptOlder:
            return
        if taken.bundle != posting.digest:
            raise ReceiptUnreadable(file=receipt.name)

    def _failed(self, posting: Posting, error: RenodeskError) -> Posting:
        known = {one.id: one for one in self._outbox.postings()}
        return self._outbox.note(replace(known.get(posting.id, posting), trouble=Trouble.of(error)))

    def _patiently(self, act: Callable[[], Result], progress: Progress) -> Result:
        return patiently(act, progress, attempts=self._attempts, wait=self._wait)

    @contextmanager
    def _at_work(self) -> Iterator[None]:
        lock = FileLock(self._outbox.folder / "carrying.lock", timeout=0)
        try:
            self._outbox.folder.mkdir(parents=True, exist_ok=True)
            lock.acquire()
        except Timeout as error:
            raise SendingElsewhere(file="outbox") from error
        except OSError as error:
            raise NotWritable(file="outbox") from error
        try:
            yield
        finally:
            lock.release()


def _by_way(postings: list[Posting]) -> list[tuple[str, list[Posting]]]:
    found: dict[str, list[Posting]] = {}
    for one in postings:
        found.setdefault(one.way, []).append(one)
    return list(found.items())


def take_by_opening(author: Author, environment: Environment) -> Take:
    """Return what opens the estate file of a receipt for as long as it takes to keep it."""

    def take(estate: Path, receipt: Path) -> Receipt:
        with EstateSession.open(estate, author, environment) as session:
            return Receipts(session).take(receipt).receipt

    return take
