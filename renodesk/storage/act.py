"""One act of one person: the changes it makes, inside one transaction."""

from collections.abc import Collection, Iterable
from typing import Protocol

from renodesk.domain import canonical, vocabulary
from renodesk.domain.canonical import Json
from renodesk.domain.changes import Author, Cell, CellState, Change, ChangeId, Changes, Writer
from renodesk.domain.log import next_hlc, utc_text
from renodesk.errors import UnknownChange
from renodesk.storage.log import Log
from renodesk.storage.score_row import ScoreRow
from renodesk.storage.side_tables import SideTables

REMOVED = "removed"


class Numbering(Protocol):
    """Gives an act its writer and its numbers."""

    author: Author

    def writer(self) -> Writer:
        """Return this opening's writer, made known with its first change."""
        ...

    def next_seq(self) -> int:
        """Return the next number of that writer."""
        ...

    def clock(self) -> int:
        """Return milliseconds since 1970."""
        ...


class Act:
    """Collects what one act writes. Made by `EstateFile.act`; not to be kept after it."""

    def __init__(
        self, log: Log, side: SideTables, numbering: Numbering, reason: str, undoes: ChangeId | None = None
    ) -> None:
        """Begin an act in a transaction that is open."""
        self._log = log
        self._side = side
        self._numbering = numbering
        self._reason = reason
        self._undoes = undoes
        self._first = 0
        self._hlc = 0
        self._at = ""
        self._touched: set[Cell] = set()
        self.written: list[Change] = []
        self.skipped: list[Cell] = []

    @property
    def cells(self) -> frozenset[Cell]:
        """Return the cells touched so far."""
        return frozenset(self._touched)

    @property
    def changes(self) -> Changes:
        """Return what the act changed."""
        act = ChangeId(writer=self.written[0].id.writer, seq=self._first) if self.written else None
        return Changes(
            cells=self.cells, act=act, person=self._numbering.author.person, skipped=tuple(self.skipped)
        )

    def state(self, cell: Cell) -> CellState | None:
        """Return what a cell shows, this act's own writing included."""
        return self._log.state(cell)

    def put(
        self,
        cell: Cell,
        value: Json,
        *,
        replaces: tuple[ChangeId, ...] | None = None,
        reason: str = "",
    ) -> ChangeId | None:
        """Give a cell a value in place of the heads it shows (or of `replaces`).

        Returns None and writes nothing when the cell is settled on this very value, or is empty and stays so.
        """
        text = _well_formed(canonical.dumps(value))
        for one in replaces or ():
            if not self._log.has(one):
                raise UnknownChange(change=str(one))
        heads = self._log.head_ids(cell) if replaces is None else replaces
        if replaces is None and self._is_settled_on(cell, text):
            return None
        if replaces is None and cell.field == REMOVED and text == "true":
            heads = (*heads, *self.covered_heads(cell))
        return self._write(cell, text, heads, reason)

    def put_new(self, values: Iterable[tuple[Cell, Json]]) -> None:
        """Give many cells their first value, as of things made just now under random keys.

        Nothing is looked up, so that thousands of rows of a spreadsheet are one act of a second or two.

        Raises:
            ValueError: one of them was written before; nothing of the act may stay.
        """
        changes = [
            self._change(cell, _well_formed(canonical.dumps(value)), (), "")
            for cell, value in values
            if value is not None
        ]
        self._log.append_new(changes)
        cells = [change.cell for change in changes]
        self._touched.update(cells)
        self._touched |= self._log.project_removals_over(cells)
        self.written.extend(changes)

    def _is_settled_on(self, cell: Cell, text: str) -> bool:
        state = self._log.state(cell)
        if state is None:
            return text == "null"
        return not state.is_contested and canonical.dumps(state.value) == text

    def remove(self, entity: str, key: str, *, reason: str = "") -> ChangeId | None:
        """Write a removal that names every head it saw in every cell it speaks for."""
        cell = Cell(entity=entity, key=key, field=REMOVED)
        return self._write(cell, "true", (*self._log.head_ids(cell), *self.covered_heads(cell)), reason)

    def covered_heads(self, removal: Cell) -> tuple[ChangeId, ...]:
        """Return the heads in every cell a removal speaks for."""
        return tuple(one for cell in self._log.covered_cells(removal) for one in self._log.head_ids(cell))

    def decide(self, state: CellState, chosen: Change) -> None:
        """Take one of the competing heads: it replaces every head there is.

        Where a removal competes with values it did not see, taking a value brings the removed thing back;
        taking the removal writes it again, now having seen everything.
        """
        cell = state.cell
        if cell.field != REMOVED:
            self._write(cell, chosen.value, tuple(head.change.id for head in state.heads), "")
            return
        value = chosen.value if chosen.cell == cell else "null"
        heads = {head.change.id: None for head in state.heads} | dict.fromkeys(self.covered_heads(cell))
        self._write(cell, value, tuple(heads), "")

    def restore(
        self,
        cell: Cell,
        texts: Iterable[str],
        heads: tuple[ChangeId, ...],
        seen_before: tuple[ChangeId, ...] | None = None,
    ) -> None:
        """Write several values that replace the same heads (a decided contest becomes contested again).

        A removal written so speaks for every head it sees, like any other; for those `seen_before` alone,
        where it is to compete again with what it had not seen.
        """
        for text in texts:
            is_removal = cell.field == REMOVED and text == "true"
            seen = self.covered_heads(cell) if is_removal else ()
            if is_removal and seen_before is not None:
                seen = seen_before
            self._write(cell, text, (*heads, *seen), "")

    def _write(self, cell: Cell, text: str, replaces: tuple[ChangeId, ...], reason: str) -> ChangeId:
        change = self._change(cell, text, replaces, reason)
        self._log.append(change)
        self._touched.add(cell)
        self._touched |= self._log.project_removals_over([cell])
        self.written.append(change)
        return change.id

    def _change(self, cell: Cell, text: str, replaces: tuple[ChangeId, ...], reason: str) -> Change:
        """Return the next change of this act."""
        writer = self._numbering.writer()
        seq = self._numbering.next_seq()
        clock = self._numbering.clock()
        if not self._first:
            self._first = seq
            self._hlc = self._log.highest_hlc()
            self._at = utc_text(clock)
        self._hlc = next_hlc(self._hlc, clock)
        return Change(
            id=ChangeId(writer=writer.id, seq=seq),
            hlc=self._hlc,
            at=self._at,
            act=self._first,
            undoes=self._undoes,
            cell=cell,
            value=text,
            replaces=replaces,
            reason=reason or self._reason,
        )

    def erase_person_values(self, tokens: Collection[str]) -> None:
        """Delete personal values for good, here and wherever this change arrives; undo brings none back."""
        for token in tokens:
            self.put(vocabulary.person_cell(token), True)
        self._side.erase_person_values(tokens)

    def keep_person_value(self, token: str, value: str) -> None:
        """Keep a personal value in this transaction, outside the log; an erased token takes none."""
        self._side.keep_person_value(token, value)

    def store_scores(self, round_key: str, rows: Iterable[ScoreRow]) -> None:
        """Bring the score projection up to date in this transaction."""
        self._side.store_scores(round_key, rows)

    def keep_pack(self, pack_id: str, version: str, sha256: str, text: str) -> None:
        """Keep a pack's exact text in this transaction."""
        self._side.keep_pack(pack_id, version, sha256, text)


def _well_formed(text: str) -> str:
    """Return text that UTF-8 can write: half a surrogate pair becomes U+FFFD."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
