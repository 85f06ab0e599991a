"""The estate file: open for writing by one, for reading by many; every act is one durable transaction."""

import secrets
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Self

from renodesk import __version__
from renodesk.domain.changes import Author, Cell, CellState, Change, ChangeId, Changes, Ranges, Writer
from renodesk.domain.log import project, utc_text
from renodesk.errors import ForeignSchema, NewerEstateFile, NotWritable, ReadOnly, RenodeskError
from renodesk.storage import opening
from renodesk.storage.act import Act
from renodesk.storage.backing_up import back_up
from renodesk.storage.beside import BesideTheLog
from renodesk.storage.foreseeing import Foreseen, foresee_merge
from renodesk.storage.journal import Journal
from renodesk.storage.lock import EstateLock
from renodesk.storage.log import BEFORE_ALL, Log, Order
from renodesk.storage.merging import MergeOutcome
from renodesk.storage.merging_in_turns import MergingInTurns
from renodesk.storage.originals import originals_beside
from renodesk.storage.past import LookingBack, Past
from renodesk.storage.schema import SCHEMA
from renodesk.storage.side_tables import SideTables
from renodesk.storage.states import states_of
from renodesk.storage.trouble import translated
from renodesk.storage.turns import Turns
from renodesk.storage.undoing import Undoing

Clock = Callable[[], int]
"""Milliseconds since 1970, UTC."""


class EstateFile(BesideTheLog, LookingBack):
    """One estate. Use `create` or `open`; close it, or use it in a `with` block.

    One thread at a time, in turns: every call holds the file, so that a worker may keep photos while the
    window acts. `held` holds it over several calls.
    """

    def __init__(
        self,
        path: Path,
        connection: sqlite3.Connection,
        author: Author,
        *,
        clock: Clock,
        journal_folder: Path | None,
        lock: EstateLock | None,
        why_read_only: str = "",
    ) -> None:
        """Wrap an open connection; `lock` None means reading only."""
        self.path = path
        self.author = author
        self.clock = clock
        self.why_read_only = why_read_only
        self._connection = connection
        self._lock = lock
        self._guard = Turns()
        self._writer: Writer | None = None
        self._pending: Writer | None = None
        self._seq = 0
        self._journal_folder = journal_folder
        self._act: Act | None = None
        self._version = 0
        self.log = Log(connection)
        self.past = Past(connection)
        self.side = SideTables(connection, originals_beside(path))
        acts = (self._guard, self._transaction, self._checkpoint)
        self._merges = MergingInTurns(path, connection, self.log, *acts)

    @classmethod
    def create(cls, path: Path, author: Author, *, clock: Clock, journal_folder: Path | None = None) -> Self:
        """Make a new estate file, open for writing.

        Raises:
            FileExists, NotWritable, DiskFull: nothing was made.
        """
        if not path.parent.is_dir():
            raise NotWritable(file=path.name)
        connection = opening.create(path)
        try:
            lock = EstateLock(path, author)
        except BaseException:
            opening.close(connection, is_writer=True)
            raise
        return cls(path, connection, author, clock=clock, journal_folder=journal_folder, lock=lock)

    @classmethod
    def open(
        cls,
        path: Path,
        author: Author,
        *,
        clock: Clock,
        journal_folder: Path | None = None,
        read_only: bool = False,
    ) -> Self:
        """Open an estate file for writing, or for reading where it (or its folder) lets us do no more.

        Raises:
            FileMissing, NotAnEstateFile, DamagedEstateFile: it cannot be opened.
            EstateInUse: somebody else writes it; ask for `read_only`.
        """
        opening.check_header(path)
        if not read_only:
            try:
                return cls._open_for_writing(path, author, clock, journal_folder)
            except (NewerEstateFile, NotWritable, ReadOnly):
                pass
        connection, why = opening.open_for_reading(path)
        why = why or ("asked" if read_only else "medium")
        return cls(
            path, connection, author, clock=clock, journal_folder=journal_folder, lock=None, why_read_only=why
        )

    @classmethod
    def _open_for_writing(cls, path: Path, author: Author, clock: Clock, journal_folder: Path | None) -> Self:
        lock = EstateLock(path, author)
        try:
            connection = opening.open_for_writing(path)
        except BaseException:
            lock.release()
            raise
        return cls(path, connection, author, clock=clock, journal_folder=journal_folder, lock=lock)

    @property
    def is_read_only(self) -> bool:
        """Return whether acts are refused."""
        return self._lock is None

    def refusal(self) -> RenodeskError:
        """Return the error that says why this file takes no changes."""
        match self.why_read_only:
            case "newer":
                found = self._connection.execute("PRAGMA user_version").fetchone()[0]
                return NewerEstateFile(file=self.path.name, found=found, known=SCHEMA)
            case "foreign":
                return ForeignSchema(file=self.path.name)
            case _:
                return ReadOnly(file=self.path.name)

    def close(self) -> None:
        """Close the file; a writer leaves one whole file."""
        with self._guard:
            opening.close(self._connection, is_writer=self._lock is not None)
            if self._lock is not None:
                self._lock.release()

    def __enter__(self) -> Self:
        """Use the file in a `with` block."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self.close()

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold the file for this thread: what is read in the block is of one moment, other threads wait."""
        with self._guard:
            yield

    # Reading

    @contextmanager
    def _reading(self) -> Iterator[Log]:
        with self._guard, translated(self.path):
            if self._lock is None:
                self._notice_others()
            yield self.log

    def _notice_others(self) -> None:
        version = int(self._connection.execute("PRAGMA data_version").fetchone()[0])
        if version != self._version:
            self._version = version
            self.log.forget()

    def state(self, cell: Cell) -> CellState | None:
        """Return what a cell shows, None when nobody ever wrote it."""
        with self._reading() as log:
            return log.state(cell)

    def states(self, entity: str, key_prefix: str = "", *, heads: bool = True) -> Iterator[CellState]:
        """Return the cells whose key begins so, in key order; not `heads`: of contested cells alone."""
        with self._reading() as log:
            found = list((log.states if heads else log.values)(entity, key_prefix))
        yield from found

    def contested(self) -> Iterator[CellState]:
        """Return every contested cell, a removal and what it would hide as one."""
        with self._reading() as log:
            found = list(log.contested())
        yield from found

    def changes(self, wanted: Ranges | None = None) -> Iterator[Change]:
        """Return changes in (hlc, writer, seq) order, as they are now; acts may go on meanwhile."""
        with self._reading() as log:
            wanted = log.ranges() if wanted is None else wanted
        after: Order | None = BEFORE_ALL
        while after is not None:
            with self._reading() as log:
                found, after = log.batch(after, wanted)
            yield from found

    def change(self, one: ChangeId) -> Change | None:
        """Return a change by its id."""
        with self._reading() as log:
            return log.change(one)

    def writers(self) -> dict[str, Writer]:
        """Return every writer by id."""
        with self._reading() as log:
            return dict(log.writers())

    def ranges(self) -> Ranges:
        """Return what this file holds."""
        with self._reading() as log:
            return log.ranges()

    def gaps(self) -> Ranges:
        """Return the numbers that are known to be missing."""
        with self._reading() as log:
            return log.gaps()

    def states_of(self, wanted: Ranges) -> Iterator[CellState]:
        """Return the cells as these changes alone make them (a sealed round)."""
        yield from states_of(project(list(self.changes(wanted))), self.writers())

    def foresee(self, writers: Iterable[Writer], changes: Iterable[Change]) -> Foreseen:
        """Return what a merge of these would do, writing nothing.

        Raises:
            SameIdOtherContent, BundleFaulty: the merge would be refused.
        """
        with self._reading() as log:
            return foresee_merge(log, writers, changes, self.path)

    # Acting

    @contextmanager
    def act(self, reason: str = "", *, undoes: ChangeId | None = None) -> Iterator[Act]:
        """Run one act: everything in the block is one durable transaction, or nothing is.

        Raises:
            ReadOnly, NewerEstateFile, ForeignSchema: the file is open for reading only.
            DiskFull, NotWritable: nothing was written; the file is as it was.
        """
        with self._guard:
            if self._lock is None:
                raise self.refusal()
            if self._act is not None:
                raise RuntimeError("acts do not nest")
            act = Act(self.log, self.side, self, reason, undoes)
            self._act = act
            seq_before, writer_before = self._seq, self._writer
            try:
                with translated(self.path), self._transaction():
                    yield act
                self._merges.note(act.written)
                self._checkpoint()
            except BaseException:
                self._seq, self._writer = seq_before, writer_before
                raise
            finally:
                self._act = None
                self.log.forget()
            if act.written and self._writer is not None:
                self._journal().append(self._writer, act.written)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._connection.execute("COMMIT")
        except BaseException:
            with suppress(sqlite3.DatabaseError):
                self._connection.rollback()
            raise

    def _checkpoint(self) -> None:
        with suppress(sqlite3.DatabaseError):
            self._connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()

    def writer(self) -> Writer:
        """Return this opening's writer, making it known with the first change."""
        if self._writer is None:
            if self._pending is None:
                self._pending = Writer(
                    id=secrets.token_hex(8),
                    person=self.author.person,
                    device=self.author.device,
                    app_version=__version__,
                    started=utc_text(self.clock())[:19] + "Z",
                )
            self.log.add_writer(self._pending)
            self._writer = self._pending
        return self._writer

    def next_seq(self) -> int:
        """Return the next number of this opening's writer."""
        self._seq += 1
        return self._seq

    def _journal(self) -> Journal:
        state = self.log.state(Cell(entity="estate", key="estate", field="id"))
        estate_id = state.value if state is not None and isinstance(state.value, str) else ""
        return Journal(self._journal_folder, estate_id, self.path)

    def undo(self) -> Changes:
        """Take back the last act of this person on this device.

        Raises:
            NothingToUndo: there is none.
        """
        return self._take_back(redo=False)

    def redo(self) -> Changes:
        """Do the last undone act again.

        Raises:
            NothingToRedo: there is none.
        """
        return self._take_back(redo=True)

    def _take_back(self, *, redo: bool) -> Changes:
        with self._guard:
            undoing = Undoing(self._connection, self.log, self.author)
            target = undoing.redoable() if redo else undoing.undoable()
            with self.act(undoes=target) as act:
                undoing.take_back(target, act)
            return act.changes

    @property
    def can_undo(self) -> bool:
        """Return whether there is an act to take back."""
        with self._reading():
            return Undoing(self._connection, self.log, self.author).has_undoable()

    @property
    def can_redo(self) -> bool:
        """Return whether there is an undone act."""
        with self._reading():
            return Undoing(self._connection, self.log, self.author).has_redoable()

    def merge(
        self,
        writers: Iterable[Writer],
        changes: Iterable[Change],
        promised: Ranges | None = None,
        *,
        are_sound: bool = False,
    ) -> MergeOutcome:
        """Insert the unknown changes, whatever is missing, in one short transaction while others act.

        Changes are looked at one by one, unless they `are_sound`: parsed by us from their lines.

        Raises:
            SameIdOtherContent, BundleFaulty: one id stands for two contents; nothing was taken.
        """
        if self._lock is None:
            raise ReadOnly(file=self.path.name)
        return self._merges.take(writers, changes, promised or {}, are_sound=are_sound)

    # Beside the log

    @contextmanager
    def _keeping(self, *, durably: bool = True) -> Iterator[SideTables]:
        with self._guard, translated(self.path):
            if self._lock is None:
                raise ReadOnly(file=self.path.name)
            if self._act is not None:
                yield self.side
                return
            with self.side.committing(durably), self._transaction():
                yield self.side
            if durably:
                self._checkpoint()

    # Safety

    def backup(self, folder: Path, progress: Callable[[str, float], None] = lambda *_: None) -> Path:
        """Copy the file into `folder`, also while it is open, read it back and compare; acts need not wait.

        Raises NotWritable or DiskFull: there is no backup, and no half one.
        """
        return back_up(self.path, folder, self.clock(), progress)

    def rebuild(self) -> None:
        """Make the projections again from the log alone."""
        with self._guard, translated(self.path), self._transaction():
            self.log.rebuild()
        self._checkpoint()
