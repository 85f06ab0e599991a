"""Taking back the last act of a person on a device, and doing it again.

Both write changes, none is erased.
"""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from renodesk.domain import vocabulary
from renodesk.domain.changes import Author, Cell, Change, ChangeId
from renodesk.errors import NothingToRedo, NothingToUndo
from renodesk.storage.act import Act
from renodesk.storage.log import Log
from renodesk.storage.rows import COLUMNS, change_of


@dataclass(frozen=True, kw_only=True, slots=True)
class _Act:
    id: ChangeId
    undoes: ChangeId | None


class Undoing:
    """Finds and takes back acts.

    An act is an undo when it undoes a plain act (or a redo), a redo when it undoes an undo.
    """

    def __init__(self, connection: sqlite3.Connection, log: Log, author: Author) -> None:
        """Look at the acts of one person on one device."""
        self._connection = connection
        self._log = log
        self._author = author

    def undoable(self) -> ChangeId:
        """Return the last act of this person on this device that still stands.

        Raises:
            NothingToUndo: there is none.
        """
        found = self._find_undoable()
        if found is None:
            raise NothingToUndo()
        return found

    def redoable(self) -> ChangeId:
        """Return the last undo that still stands and that no new act came after.

        Raises:
            NothingToRedo: there is none.
        """
        found = self._find_redoable()
        if found is None:
            raise NothingToRedo()
        return found

    def has_undoable(self) -> bool:
        """Return whether there is an act to take back."""
        return self._find_undoable() is not None

    def has_redoable(self) -> bool:
        """Return whether there is an undone act."""
        return self._find_redoable() is not None

    def _find_undoable(self) -> ChangeId | None:
        undone: set[ChangeId] = set()
        for act in self._acts():
            if act.id in undone:
                continue
            if act.undoes is not None:
                undone.add(act.undoes)
            if self._depth(act) % 2 == 0 and not self._is_founding(act.id):
                return act.id
        return None

    def _find_redoable(self) -> ChangeId | None:
        undone: set[ChangeId] = set()
        for act in self._acts():
            if act.id in undone:
                continue
            if act.undoes is None:
                return None
            undone.add(act.undoes)
            if self._depth(act) % 2 == 1:
                return act.id
        return None

    def _acts(self) -> Iterator[_Act]:
        """Yield the acts of this person on this device, the latest first."""
        before: tuple[int, str, int] = (2**63 - 1, "", 0)
        while True:
            rows = self._connection.execute(
                "SELECT change.hlc, change.writer, change.seq, change.undoes FROM change "
                "JOIN writer ON writer.id = change.writer WHERE change.seq = change.act "
                "AND writer.person = ? AND writer.device = ? "
                "AND (change.hlc, change.writer, change.seq) < (?, ?, ?) "
                "ORDER BY change.hlc DESC, change.writer DESC, change.seq DESC LIMIT 50",
                (self._author.person, self._author.device, *before),
            ).fetchall()
            if not rows:
                return
            for _, writer, seq, undoes in rows:
                target = None if undoes is None else ChangeId(writer=undoes[:16], seq=int(undoes[17:]))
                yield _Act(id=ChangeId(writer=writer, seq=seq), undoes=target)
            before = (rows[-1][0], rows[-1][1], rows[-1][2])

    def _depth(self, act: _Act) -> int:
        depth, target = 0, act.undoes
        later = act.id
        while target is not None:
            change = self._log.change(target)
            above = self._log.change(later)
            if change is None or above is None or change.order >= above.order:
                return depth + 1
            depth, later, target = depth + 1, target, change.undoes
        return depth

    def _is_founding(self, act: ChangeId) -> bool:
        """Acts that made the estate, began a round or sealed one are not taken back this way.

        An edition of a round (`baseline@2`) is: its act carried answers over and dropped none. So is another
        pin of a round that is there, as where its weights were changed.
        """
        found = self._connection.execute(
            "SELECT EXISTS (SELECT 1 FROM change WHERE writer = ? AND act = ? "
            "AND (entity = 'round' OR (entity = 'estate' AND field = 'id')) "
            "AND NOT (entity = 'round' AND (field = 'packs' OR (key LIKE '%@%' AND field = 'kind'))))",
            (act.writer, act.seq),
        ).fetchone()
        return bool(found[0])

    def _changes(self, act: ChangeId) -> list[Change]:
        rows = self._connection.execute(
            f"SELECT {COLUMNS} FROM change WHERE writer = ? AND act = ? ORDER BY seq", (act.writer, act.seq)
        )
        return [change_of(row) for row in rows]

    def take_back(self, target: ChangeId, act: Act) -> None:
        """Write what restores what `target` replaced, cell by cell.

        A cell in which that act is no longer the only head is left alone and told in `act.skipped`.
        """
        changes = self._changes(target)
        own = {change.id for change in changes}
        by_cell: dict[Cell, list[Change]] = {}
        for change in changes:
            by_cell.setdefault(change.cell, []).append(change)
        gone: set[tuple[str, str]] = set()
        for cell in reversed(by_cell):  # entrances before their building, whose removal speaks for them
            if vocabulary.MADE_BY.get(cell.entity) == cell.field and not self._replaced(by_cell[cell]):
                self._remove(cell, own, act)
                gone.add((cell.entity, cell.key))
        for cell, written in by_cell.items():
            if (cell.entity, cell.key) not in gone:
                self._restore(cell, written, own, act)

    def _remove(self, cell: Cell, own: set[ChangeId], act: Act) -> None:
        removal = Cell(entity=cell.entity, key=cell.key, field="removed")
        ours = own | {change.id for change in act.written}
        if all(self._stands_for(one, ours) or self._is_emptied(one) for one in act.covered_heads(removal)):
            act.remove(cell.entity, cell.key)
        else:
            act.skipped.append(cell)

    def _replaced(self, written: list[Change]) -> list[ChangeId]:
        """Return the changes of this very cell that these replaced."""
        own = {change.id for change in written}
        ids = dict.fromkeys(one for change in written for one in change.replaces if one not in own)
        found = []
        for one in ids:
            change = self._log.change(one)
            if change is None or change.cell == written[0].cell:
                found.append(one)
        return found

    def _restore(self, cell: Cell, written: list[Change], own: set[ChangeId], act: Act) -> None:
        heads = self._log.head_ids(cell)
        replaced = [self._log.change(one) for one in self._replaced(written)]
        if not heads or not all(self._stands_for(one, own) for one in heads) or None in replaced:
            act.skipped.append(cell)
            return
        known = [change for change in replaced if change is not None]
        values = [change.value for change in known] or ["null"]
        act.restore(cell, values, heads, self._seen_before(cell, written, known))

    def _seen_before(
        self, cell: Cell, written: list[Change], replaced: list[Change]
    ) -> tuple[ChangeId, ...] | None:
        """Return what a removal had seen in other cells, where a decision saw more; None where it did not.

        Such a decision settled a contest of the removal with what it had not seen.
        """
        if cell.field != vocabulary.REMOVED:
            return None
        before = dict.fromkeys(one for change in replaced for one in change.replaces)
        own = {change.id for change in (*written, *replaced)}
        seen_now = {one for change in written for one in change.replaces} - own
        if not replaced or seen_now <= before.keys():
            return None
        return tuple(one for one in before if not self._is_in(one, cell))

    def _is_in(self, one: ChangeId, cell: Cell) -> bool:
        change = self._log.change(one)
        return change is not None and change.cell == cell

    def _stands_for(self, head: ChangeId, own: set[ChangeId]) -> bool:
        """Return whether a head is one of `own`, or a restoration of one by undo and redo."""
        change = self._log.change(head)
        seen: set[ChangeId] = set()
        while change is not None and change.id not in seen:
            if change.id in own:
                return True
            seen.add(change.id)
            change = self._restored(change)
        return False

    def _is_emptied(self, head: ChangeId) -> bool:
        """Return whether a head is an undo's word that a cell is as empty again as it was at first.

        What was taken back may itself have stood on such a word.
        """
        waiting, seen = [head], set[ChangeId]()
        while waiting:
            one = waiting.pop()
            change = self._log.change(one)
            if change is None or change.undoes is None or change.value != "null":
                return False
            if one not in seen:
                seen.add(one)
                undone = [other for other in self._changes(change.undoes) if other.cell == change.cell]
                waiting.extend(self._replaced(undone))
        return True

    def _restored(self, change: Change) -> Change | None:
        """Return the earlier change whose value an undo brought back with this one."""
        if change.undoes is None:
            return None
        written = [one for one in self._changes(change.undoes) if one.cell == change.cell]
        for one in self._replaced(written) if written else ():
            earlier = self._log.change(one)
            if earlier is not None and earlier.value == change.value:
                return earlier
        return None
