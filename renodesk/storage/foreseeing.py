"""What a merge would do, computed from the log without writing a thing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from renodesk.domain.changes import Cell, CellState, Change, ChangeId, Writer
from renodesk.domain.log import Shown, grouped, heads_of, removals_over, unlisted
from renodesk.domain.log.heads import covers
from renodesk.domain.log.parsing import is_sound
from renodesk.errors import BundleFaulty, SameIdOtherContent
from renodesk.storage.log import Log
from renodesk.storage.states import states_of


@dataclass(frozen=True, kw_only=True, slots=True)
class Foreseen:
    """What a merge would bring: changes new and known, and every cell it touches as it would be shown.

    `before` has the touched cells that are here already, as they are shown now.
    """

    new: tuple[Change, ...]
    known: int
    after: tuple[CellState, ...]
    before: Mapping[Cell, CellState]


def foresee_merge(log: Log, writers: Iterable[Writer], changes: Iterable[Change], file: Path) -> Foreseen:
    """Return what merging these changes would do; refuses what the merge would refuse.

    Raises:
        SameIdOtherContent: an id that is here with other content (also a writer's).
        BundleFaulty: a change that breaks the rules, or of a writer nobody names.
    """
    names = _names(log, writers, file)
    fresh: dict[ChangeId, Change] = {}
    known = 0
    for change in changes:
        if change.id.writer not in names:
            raise BundleFaulty(file=file.name, faults=(), count=1, detail=f"writer {change.id.writer}")
        if not is_sound(change):
            raise BundleFaulty(file=file.name, faults=(), count=1, detail=f"change {change.id}")
        here = fresh.get(change.id) or log.change(change.id)
        if here is None:
            fresh[change.id] = change
        elif here != change:
            raise SameIdOtherContent(file=file.name, change=str(change.id))
        else:
            known += 1
    shown = _Union(log, fresh).shown()
    return Foreseen(
        new=tuple(sorted(fresh.values(), key=lambda one: one.order)),
        known=known,
        after=tuple(states_of(shown, names)),
        before={cell: state for cell in shown if (state := log.state(cell)) is not None},
    )


def _names(log: Log, writers: Iterable[Writer], file: Path) -> dict[str, Writer]:
    names = dict(log.writers())
    for writer in writers:
        if names.setdefault(writer.id, writer) != writer:
            raise SameIdOtherContent(file=file.name, change=writer.id)
    return names


class _Union:
    """The log with changes beside it that are not in it."""

    def __init__(self, log: Log, fresh: Mapping[ChangeId, Change]) -> None:
        self._log = log
        self._fresh = fresh
        self._by_cell: dict[Cell, list[Change]] = {}
        for change in fresh.values():
            self._by_cell.setdefault(change.cell, []).append(change)

    def shown(self) -> dict[Cell, Shown]:
        """Return every cell the fresh changes touch, as it would be shown; removals with what they hide."""
        missing = set(self._log.named_but_missing())
        touched = set(self._by_cell) | self._log.waiting_for(one for one in self._fresh if one in missing)
        removals = {removal for cell in touched for removal in removals_over(cell)}
        touched |= {removal for removal in removals if self._changes_in(removal)}
        found = {cell: self._shown(cell) for cell in touched}
        return {cell: one for cell, one in found.items() if one.heads}

    def _shown(self, cell: Cell) -> Shown:
        alone = self._alone(cell)
        if cell.field != "removed" or all(head.value != "true" for head in alone.heads):
            return alone
        covered = {*self._log.covered_cells(cell), *(one for one in self._by_cell if covers(cell, one))}
        return grouped(
            alone, unlisted(alone.heads, {one: self._alone(one) for one in covered}, self._is_known)
        )

    def _alone(self, cell: Cell) -> Shown:
        return heads_of(self._changes_in(cell), self._is_known)

    def _changes_in(self, cell: Cell) -> list[Change]:
        return [*self._log.changes_in(cell), *self._by_cell.get(cell, ())]

    def _is_known(self, one: ChangeId) -> bool:
        return one in self._fresh or self._log.has(one)
