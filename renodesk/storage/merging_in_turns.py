"""Merging while somebody works: the file is theirs between any two steps, and they are let in first."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, suppress
from pathlib import Path
from threading import Lock
from typing import TypeVar

from renodesk.domain.changes import Change, Ranges, Writer
from renodesk.storage.log import Log
from renodesk.storage.merging import Merge, MergeOutcome
from renodesk.storage.trouble import translated
from renodesk.storage.turns import Turns

Step = TypeVar("Step")
TRIES = 8
"""So often a merge that is not half written yet gives way to whoever waits."""


class _GivesWay(Exception):
    """Somebody waits, and little is lost by letting them in."""


class MergingInTurns:
    """Does the merges of one open file, one after the other."""

    def __init__(
        self,
        path: Path,
        connection: sqlite3.Connection,
        log: Log,
        turns: Turns,
        transaction: Callable[[], AbstractContextManager[None]],
        checkpoint: Callable[[], None],
    ) -> None:
        """Merge into the file on this connection; `transaction` commits durably or not at all."""
        self._path = path
        self._connection = connection
        self._log = log
        self._turns = turns
        self._transaction = transaction
        self._checkpoint = checkpoint
        self._one = Lock()
        self._merge: Merge | None = None

    def note(self, written: Iterable[Change]) -> None:
        """Tell the merge that goes on, if any, of an act that was done."""
        if self._merge is not None:
            self._merge.note(written)

    def take(
        self,
        writers: Iterable[Writer],
        changes: Iterable[Change],
        promised: Ranges,
        *,
        are_sound: bool,
    ) -> MergeOutcome:
        """Insert the unknown changes in one transaction.

        Raises:
            SameIdOtherContent, BundleFaulty, DiskFull: nothing was taken.
        """
        with self._one:
            merge = Merge(self._connection, self._log, writers, changes, promised, self._path, are_sound)
            self._merge = merge
            try:
                for _ in self._in_turns(merge.prepare()):
                    pass
                self._write(merge)
                *_, outcome = self._in_turns(merge.outcome())
            finally:
                self._merge = None
                with self._turns, suppress(sqlite3.DatabaseError):
                    merge.clear()
        assert outcome is not None, "the last step gives it"
        return outcome

    def _in_turns(self, steps: Iterator[Step]) -> Iterator[Step]:
        """Do step after step, holding the file; whoever waits for it has it after each."""
        is_over = False
        while not is_over:
            with self._turns, translated(self._path):
                for step in steps:
                    yield step
                    if self._turns.waiting:
                        break
                else:
                    is_over = True

    def _write(self, merge: Merge) -> None:
        tries = TRIES

        def go_on(part: float) -> None:
            if tries > 1 and part < 0.5 and self._turns.waiting:
                raise _GivesWay

        while tries:
            with self._turns, translated(self._path):
                held: Ranges | None = None
                try:
                    with self._transaction():
                        written = merge.write(go_on)
                    held = written
                    break
                except _GivesWay:
                    tries -= 1
                finally:
                    self._log.forget(held)
        with self._turns:
            self._checkpoint()
