"""The log with changes beside it that are not in it: what its cells would show."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import islice
from typing import TypeVar

from renodesk.domain.changes import Cell, Change, ChangeId
from renodesk.domain.log import Shown, grouped, heads_of, removals_over, unlisted
from renodesk.domain.log.heads import REMOVED, TRUE, covers
from renodesk.storage.log import Log

Item = TypeVar("Item")


class Union:
    """A log and fresh changes, read as one; nothing is written."""

    def __init__(self, log: Log, fresh: Mapping[ChangeId, Change]) -> None:
        """Read `fresh`, none of which is in the log, beside it."""
        self._log = log
        self._fresh = fresh
        self._by_cell: dict[Cell, list[Change]] = {}
        for change in fresh.values():
            self._by_cell.setdefault(change.cell, []).append(change)
        self._waiting: set[Cell] = set()
        """Cells with changes in the log that name a fresh one: their whole history counts."""

    def touching(self) -> Iterator[set[Cell]]:
        """Yield, in small portions, every cell the fresh changes touch; removals that speak for them last."""
        touched = set(self._by_cell)
        yield touched
        for portion in portions(self._fresh):
            found = self._log.waiting_for(portion)
            self._waiting |= found
            touched |= found
            yield found
        removed = self._log.removed_cells() | {cell for cell in self._by_cell if cell.field == REMOVED}
        if removed:
            for cells in portions(touched):
                yield {removal for cell in cells for removal in removals_over(cell)} & removed

    def shown(self, cells: Collection[Cell]) -> Iterator[tuple[Cell, Shown]]:
        """Yield what each cell would show; a removal with what it would hide unseen."""
        glance = [cell for cell in cells if cell.field != REMOVED and cell not in self._waiting]
        settled = self._log.settled_heads(glance)
        for cell in cells:
            if cell.field == REMOVED:
                yield cell, self._removal(cell)
            elif cell in self._waiting:
                yield cell, self._alone(cell)
            else:
                yield cell, self._at_a_glance(cell, settled.get(cell, ())) or self._alone(cell)

    def _removal(self, cell: Cell) -> Shown:
        alone = self._alone(cell)
        if all(head.value != TRUE for head in alone.heads):
            return alone
        covered = {*self._log.covered_cells(cell), *(one for one in self._by_cell if covers(cell, one))}
        return grouped(
            alone, unlisted(alone.heads, {one: self._alone(one) for one in covered}, self._is_known)
        )

    def _at_a_glance(self, cell: Cell, heads: tuple[Change, ...] | None) -> Shown | None:
        """Return what a cell would show from its heads alone, None where its history has to be read.

        What is hidden stays hidden, so heads and fresh changes are enough, unless some of the log waited for
        a fresh one. Whether a contest waits is asked of the history; where there is none, it does not matter.
        """
        if heads is None:
            return None
        shown = heads_of([*heads, *self._by_cell.get(cell, ())], lambda _: True)
        return shown if len({head.value for head in shown.heads}) == 1 else None

    def _alone(self, cell: Cell) -> Shown:
        changes = [*self._log.changes_in(cell), *self._by_cell.get(cell, ())]
        return heads_of(changes, self._is_known)

    def _is_known(self, one: ChangeId) -> bool:
        return one in self._fresh or self._log.has(one)


def portions(items: Iterable[Item], size: int = 500) -> Iterator[list[Item]]:
    """Yield items in lists of at most `size`, each so short that nobody minds waiting for its work."""
    left = iter(items)
    while some := list(islice(left, size)):
        yield some
