"""Taking turns at a file: one thread at a time, in the order they asked."""

import sys
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType

_SHORT = 0.0005
"""Seconds the interpreter leaves to one thread while another, which answers a person, wants it."""


class Turns:
    """A lock its holder may take again. It is handed to whoever waits longest.

    An ordinary lock may be taken back at once by a thread that takes many short turns, as when photos are
    written out, while the window waits for a single one.
    """

    def __init__(self) -> None:
        """Begin with nobody waiting."""
        self._own = threading.Lock()
        self._holder: int | None = None
        self._depth = 0
        self._queue: deque[tuple[int, threading.Lock]] = deque()

    @property
    def waiting(self) -> int:
        """Return how many threads wait for their turn."""
        return len(self._queue)

    def __enter__(self) -> None:
        """Wait for one's turn and take it."""
        me = threading.get_ident()
        if self._holder == me:
            self._depth += 1
            return
        with self._own:
            if self._holder is None:
                self._holder, self._depth = me, 1
                return
            turn = threading.Lock()
            turn.acquire()
            self._queue.append((me, turn))
        turn.acquire()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Give it to the next."""
        if self._depth > 1:
            self._depth -= 1
            return
        with self._own:
            if not self._queue:
                self._holder = None
                return
            self._holder, turn = self._queue.popleft()
            turn.release()


@contextmanager
def giving_way() -> Iterator[None]:
    """Compute for long in a block, and give way to other threads of the interpreter sooner than usual.

    An act comes back from the database some thirty times; waiting 5 ms each time would be felt.
    """
    usual = sys.getswitchinterval()
    sys.setswitchinterval(min(usual, _SHORT))
    try:
        yield
    finally:
        sys.setswitchinterval(usual)
