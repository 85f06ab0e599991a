"""Merge is set union: insert the unknown changes, then bring the cells they touch up to date.

It is prepared in steps of a few milliseconds between which anybody may act: ids compared, rows laid ready,
cells projected. What is left is one short transaction.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from renodesk.domain import vocabulary
from renodesk.domain.changes import Cell, Change, ChangeId, Ranges, Writer
from renodesk.domain.log.parsing import is_sound
from renodesk.domain.log.ranges import ranges_of, union
from renodesk.errors import BundleFaulty, SameIdOtherContent
from renodesk.storage.log import Log
from renodesk.storage.side_tables import SideTables
from renodesk.storage.staging import PORTION, Staging
from renodesk.storage.union import Union, portions


@dataclass(frozen=True, kw_only=True, slots=True)
class MergeOutcome:
    """What a merge brought: changes new and known, cells touched, those contested now, what lacks."""

    new: int
    known: int
    cells: frozenset[Cell]
    contested: tuple[Cell, ...]
    gaps: Ranges


class Merge:
    """One merge into one file: `prepare`, then `write` in a transaction, then `outcome`."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        log: Log,
        writers: Iterable[Writer],
        changes: Iterable[Change],
        promised: Ranges,
        file: Path,
        are_sound: bool = False,
    ) -> None:
        """Merge these into the file whose log this is."""
        self._connection = connection
        self._log = log
        self._brought: dict[str, Writer] = {}
        for writer in writers:
            if self._brought.setdefault(writer.id, writer) != writer:
                raise SameIdOtherContent(file=file.name, change=writer.id)
        self._changes = changes
        self._promised = promised
        self._file = file
        self._are_sound = are_sound
        self._held: Ranges = {}
        self._fresh: dict[ChangeId, Change] = {}
        self._known = 0
        self._touched: set[Cell] = set()
        self._staging: Staging | None = None
        self._acted: list[Change] = []

    def prepare(self) -> Iterator[None]:
        """Lay everything ready, step by step; the file may be given away between two steps.

        Raises:
            SameIdOtherContent: an id that is here with other content (also a writer's).
            BundleFaulty: a change beyond the year 2100, or of a writer nobody names.
        """
        self._compare_writers()
        self._staging = Staging(self._connection)
        self._held = self._log.ranges()
        yield
        yield from self._lay_changes(self._staging)
        union = Union(self._log, self._fresh)
        for cells in union.touching():
            self._touched |= cells
            yield
        for some in portions(sorted(self._touched), PORTION // 2):
            self._staging.lay_cells(union.shown(some))
            yield

    def _compare_writers(self) -> None:
        here = self._log.writers()
        for writer in self._brought.values():
            if here.get(writer.id, writer) != writer:
                raise SameIdOtherContent(file=self._file.name, change=writer.id)

    def _lay_changes(self, staging: Staging) -> Iterator[None]:
        names = {*self._log.writers(), *self._brought}
        for some in portions(self._changes, PORTION):
            fresh: dict[ChangeId, Change] = {}
            for change in some:
                self._check(change, names)
                seen = self._fresh.get(change.id) or fresh.setdefault(change.id, change)
                if seen != change:
                    raise SameIdOtherContent(file=self._file.name, change=str(change.id))
            here, other = staging.lay_changes(sorted(fresh.values(), key=lambda one: one.id))
            if other is not None:
                raise SameIdOtherContent(file=self._file.name, change=str(other))
            fresh = {one: change for one, change in fresh.items() if one not in here}
            self._fresh |= fresh
            self._known += len(some) - len(fresh)
            staging.lay_edges(fresh.values())
            yield

    def _check(self, change: Change, names: set[str]) -> None:
        if change.id.writer not in names:
            raise self._faulty(f"writer {change.id.writer}")
        if not self._are_sound and not is_sound(change):
            raise self._faulty(f"change {change.id}")

    def _faulty(self, detail: str) -> BundleFaulty:
        return BundleFaulty(file=self._file.name, faults=(), count=1, detail=detail)

    def note(self, written: Iterable[Change]) -> None:
        """Follow an act that was done while this was prepared."""
        self._acted += written

    def write(self, go_on: Callable[[float], None]) -> Ranges:
        """Write what was laid ready, inside the caller's transaction; `go_on` may stop it by raising.

        Return what the file holds then.

        Raises:
            SameIdOtherContent: a writer came meanwhile under an id that is another's here.
        """
        assert self._staging is not None, "prepare comes first"
        self._compare_writers()
        here = set(self._log.writers())
        for writer in self._brought.values():
            if writer.id not in here:
                self._log.add_writer(writer)
        self._staging.write(go_on)
        self._touched |= self._follow_acts()
        erased = [cell.key for cell in self._touched if cell == vocabulary.person_cell(cell.key)]
        if erased:
            SideTables(self._connection).erase_person_values(erased)
        held = union(union(self._held, ranges_of(self._fresh)), ranges_of(one.id for one in self._acted))
        self._log.note_promised(self._promised, held)
        return held

    def _follow_acts(self) -> set[Cell]:
        """Bring up to date what acts changed after it was laid ready; return the removals among that."""
        ids = {change.id for change in self._acted}
        cells = {change.cell for change in self._acted}
        if ids:
            cells |= {one.cell for one in self._fresh.values() if not ids.isdisjoint(one.replaces)}
        for cell in sorted(cells):
            self._log.project_cell(cell)
        return set(self._log.project_removals_over(cells))

    def outcome(self) -> Iterator[MergeOutcome | None]:
        """Yield None after each step of finding out what it brought, and at last that."""
        contested = tuple(sorted(self._touched & self._log.contested_cells()))
        named: list[ChangeId] = []
        for some in self._log.named_beyond():
            named += some
            yield None
        yield MergeOutcome(
            new=len(self._fresh),
            known=self._known,
            cells=frozenset(self._touched),
            contested=contested,
            gaps=self._log.gaps(named),
        )

    def clear(self) -> None:
        """Take away what was laid ready."""
        if self._staging is not None:
            self._staging.clear()
