"""Reading and writing the log and its projections on one connection. Knows SQL, no files and no locks."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence

from renodesk.domain import canonical
from renodesk.domain.changes import Cell, CellState, Change, ChangeId, Head, Ranges, Writer
from renodesk.domain.log import Shown, grouped, heads_of, removals_over, unlisted
from renodesk.domain.log.ranges import below_highest, pairs_of, ranges_of, union, without
from renodesk.storage.rows import COLUMNS, Row, cell_row, change_of, ids_of, ids_text, row_of

_INSERT = f"INSERT INTO change ({COLUMNS}) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)"
_INSERT_CELL = (
    "INSERT INTO cell (entity, key, field, value, writer, seq, heads, contested) VALUES (?,?,?,?,?,?,?,?)"
)
_UPSERT_CELL = (
    f"{_INSERT_CELL} ON CONFLICT (entity, key, field) DO UPDATE SET "
    "value = excluded.value, writer = excluded.writer, "
    "seq = excluded.seq, heads = excluded.heads, contested = excluded.contested"
)

_EDGES_ON = "SELECT old FROM edge WHERE old > ? AND old < ? ORDER BY old LIMIT 1 OFFSET ?"
_BEYOND = "SELECT DISTINCT old FROM edge WHERE old > ? AND old <= ? AND CAST(substr(old, 18) AS INTEGER) > ?"

Order = tuple[int, str, int]
"""Where a change stands in the log: (hlc, writer, seq)."""

BEFORE_ALL: Order = (-1, "", 0)
_BATCH = 2000
_AFTER_ALL = "\U0010ffff"
_SHOWN = ", ".join(f"change.{name}" for name in COLUMNS.split(", "))


def _head(change: Change, writers: Mapping[str, Writer]) -> Head:
    writer = writers.get(change.id.writer)
    return Head(change=change, person=writer.person if writer else "", device=writer.device if writer else "")


class Log:
    """The log of one file."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Read and write on `connection`."""
        self._connection = connection
        self._writers: dict[str, Writer] | None = None
        self._ranges: Ranges | None = None

    # Reading

    def change(self, one: ChangeId) -> Change | None:
        """Return a change by its id."""
        row = self._connection.execute(
            f"SELECT {COLUMNS} FROM change WHERE writer = ? AND seq = ?", (one.writer, one.seq)
        ).fetchone()
        return None if row is None else change_of(row)

    def has(self, one: ChangeId) -> bool:
        """Return whether a change is here."""
        found = self._connection.execute(
            "SELECT 1 FROM change WHERE writer = ? AND seq = ?", (one.writer, one.seq)
        )
        return found.fetchone() is not None

    def changes(self, wanted: Ranges | None = None) -> Iterator[Change]:
        """Return changes in (hlc, writer, seq) order, all of them or those in ranges."""
        after: Order | None = BEFORE_ALL
        while after is not None:
            found, after = self.batch(after, wanted)
            yield from found

    def batch(self, after: Order, wanted: Ranges | None) -> tuple[list[Change], Order | None]:
        """Return some changes that follow `after` and where to go on, None at the end.

        No statement stays open.
        """
        rows: list[Row] = self._connection.execute(
            f"SELECT {COLUMNS} FROM change WHERE (hlc, writer, seq) > (?, ?, ?) "
            f"ORDER BY hlc, writer, seq LIMIT {_BATCH}",
            after,
        ).fetchall()
        found = [
            change_of(row)
            for row in rows
            if wanted is None or any(low <= row[1] <= high for low, high in wanted.get(row[0], ()))
        ]
        last = rows[-1] if rows else None
        return found, None if last is None else (last[2], last[0], last[1])

    def changes_in(self, cell: Cell) -> list[Change]:
        """Return every change of a cell."""
        rows = self._connection.execute(
            f"SELECT {COLUMNS} FROM change WHERE entity = ? AND key = ? AND field = ?",
            (cell.entity, cell.key, cell.field),
        )
        return [change_of(row) for row in rows]

    def writers(self) -> dict[str, Writer]:
        """Return every writer by id."""
        if self._writers is None:
            rows = self._connection.execute(
                "SELECT id, person, device, app_version, started FROM writer ORDER BY id"
            )
            self._writers = {
                row[0]: Writer(id=row[0], person=row[1], device=row[2], app_version=row[3], started=row[4])
                for row in rows
            }
        return self._writers

    def forget(self, ranges: Ranges | None = None) -> None:
        """Read writers and ranges again at the next asking: after a commit by whomever, or a rollback.

        `ranges` where it is known what is held now.
        """
        self._writers, self._ranges = None, ranges

    def highest_hlc(self) -> int:
        """Return the largest clock in the file, 0 when it is empty."""
        return int(self._connection.execute("SELECT coalesce(max(hlc), 0) FROM change").fetchone()[0])

    def state(self, cell: Cell) -> CellState | None:
        """Return what a cell shows, None when nobody ever wrote it."""
        row = self._connection.execute(
            "SELECT value, heads, contested FROM cell WHERE entity = ? AND key = ? AND field = ?",
            (cell.entity, cell.key, cell.field),
        ).fetchone()
        return None if row is None else self._state(cell, row[0], row[1], row[2])

    def states(self, entity: str, key_prefix: str = "") -> Iterator[CellState]:
        """Return the cells of an entity whose key begins so, in key order."""
        rows = self._connection.execute(
            f"SELECT cell.value, heads, contested, {_SHOWN} FROM cell "
            "JOIN change ON change.writer = cell.writer AND change.seq = cell.seq "
            "WHERE cell.entity = ? AND cell.key >= ? AND cell.key < ? ORDER BY cell.key, cell.field",
            (entity, key_prefix, key_prefix + _AFTER_ALL),
        ).fetchall()
        writers = self.writers()
        for value, heads, contested, *row in rows:
            shown = change_of(tuple(row))
            if heads == ids_text((shown.id,)):
                head = _head(shown, writers)
                yield CellState(
                    cell=shown.cell, value=canonical.loads(value), heads=(head,), is_contested=bool(contested)
                )
            else:
                yield self._state(shown.cell, value, heads, contested)

    def values(self, entity: str, key_prefix: str = "") -> Iterator[CellState]:
        """Return what `states` does without the heads of settled cells, which values alone do not need."""
        rows = self._connection.execute(
            "SELECT key, field, value, heads, contested FROM cell "
            "WHERE entity = ? AND key >= ? AND key < ? ORDER BY key, field",
            (entity, key_prefix, key_prefix + _AFTER_ALL),
        ).fetchall()
        for key, field, value, heads, contested in rows:
            cell = Cell(entity, key, field)
            settled = CellState(cell=cell, value=canonical.loads(value), heads=(), is_contested=False)
            yield self._state(cell, value, heads, contested) if contested else settled

    def contested(self) -> Iterator[CellState]:
        """Return every contested cell, a removal together with what it would hide as one, in cell order."""
        rows = self._connection.execute(
            "SELECT entity, key, field, value, heads, contested FROM cell WHERE contested = 1 "
            "ORDER BY entity, key, field"
        ).fetchall()
        for entity, key, field, value, heads, contested in rows:
            yield self._state(Cell(entity=entity, key=key, field=field), value, heads, contested)

    def contested_cells(self) -> set[Cell]:
        """Return the cells that wait for a decision, without reading their heads."""
        rows = self._connection.execute("SELECT entity, key, field FROM cell WHERE contested = 1").fetchall()
        return {Cell(entity=entity, key=key, field=field) for entity, key, field in rows}

    def _state(self, cell: Cell, value: str, heads: str, contested: int) -> CellState:
        writers = self.writers()
        changes = map(self.change, ids_of(heads))
        return CellState(
            cell=cell,
            value=canonical.loads(value),
            heads=tuple(_head(change, writers) for change in changes if change is not None),
            is_contested=bool(contested),
        )

    def head_ids(self, cell: Cell) -> tuple[ChangeId, ...]:
        """Return the heads of a cell itself (not those a removal would hide)."""
        row = self._connection.execute(
            "SELECT heads FROM cell WHERE entity = ? AND key = ? AND field = ?",
            (cell.entity, cell.key, cell.field),
        ).fetchone()
        if row is None:
            return ()
        if cell.field != "removed":
            return ids_of(row[0])
        return tuple(change.id for change in self.shown(cell).heads)

    def settled_heads(self, cells: Iterable[Cell]) -> dict[Cell, tuple[Change, ...] | None]:
        """Return the only head of each cell that was ever written; None where there are several."""
        wanted = json.dumps([(cell.entity, cell.key, cell.field) for cell in cells], ensure_ascii=False)
        rows = self._connection.execute(
            f"SELECT cell.heads, {_SHOWN} FROM json_each(?) AS one CROSS JOIN cell "
            "ON cell.entity = json_extract(one.value, '$[0]') AND cell.key = json_extract(one.value, '$[1]') "
            "AND cell.field = json_extract(one.value, '$[2]') "
            "JOIN change ON change.writer = cell.writer AND change.seq = cell.seq",
            (wanted,),
        ).fetchall()
        found = ((heads, change_of(tuple(row))) for heads, *row in rows)
        return {head.cell: (head,) if heads == ids_text((head.id,)) else None for heads, head in found}

    def removed_cells(self) -> set[Cell]:
        """Return the cells of all removals, taken back or not."""
        removed = self._connection.execute("SELECT entity, key FROM cell WHERE field = 'removed'").fetchall()
        return {Cell(entity=entity, key=key, field="removed") for entity, key in removed}

    def covered_cells(self, removal: Cell) -> list[Cell]:
        """Return the cells a removal speaks for."""
        key = removal.key
        sql = "SELECT entity, key, field FROM cell WHERE (entity = ? AND key = ? AND field <> 'removed')"
        values: list[str] = [removal.entity, key]
        if removal.entity == "building":
            sql += " OR (entity = 'unit' AND key >= ? AND key < ?)"
            values += [key + "/", key + "0"]
        if removal.entity in ("building", "unit"):
            seen = "('answer', 'check', 'asked', 'visit', 'measure')"
            sql += f" OR (entity IN {seen} AND (key LIKE ? ESCAPE '!' OR key LIKE ? ESCAPE '!'))"
            plain = key.replace("!", "!!").replace("%", "!%").replace("_", "!_")
            values += [f"%/{plain}", f"%/{plain}/%"]
        rows = self._connection.execute(sql, values).fetchall()
        cells = [Cell(entity=row[0], key=row[1], field=row[2]) for row in rows]
        return [cell for cell in cells if removal in removals_over(cell)]

    # What is held and what lacks

    def ranges(self) -> Ranges:
        """Return what this file holds; it is read once, until something is written."""
        if self._ranges is None:
            self._ranges = self._read_ranges()
        return self._ranges

    def _read_ranges(self) -> Ranges:
        found: dict[str, tuple[tuple[int, int], ...]] = {}
        rows = self._connection.execute(
            "SELECT writer, min(seq), max(seq), count(*) FROM change GROUP BY writer ORDER BY writer"
        ).fetchall()
        for writer, low, high, count in rows:
            if count == high - low + 1:
                found[writer] = ((low, high),)
            else:
                seqs = self._connection.execute("SELECT seq FROM change WHERE writer = ?", (writer,))
                found[writer] = pairs_of(row[0] for row in seqs)
        return found

    def promised(self) -> Ranges:
        """Return what others said they hold."""
        rows = self._connection.execute(
            "SELECT writer, low, high FROM held_elsewhere ORDER BY writer, low"
        ).fetchall()
        found: dict[str, tuple[tuple[int, int], ...]] = {}
        for writer, low, high in rows:
            found[writer] = (*found.get(writer, ()), (low, high))
        return found

    def gaps(self, named: Iterable[ChangeId] | None = None) -> Ranges:
        """Return the missing numbers.

        Below a writer's highest, named in a `replaces`, or held by somebody else. `named` is what
        `named_beyond` yields, where that is known.
        """
        ours = self.ranges()
        if named is None:
            named = [one for some in self.named_beyond() for one in some]
        wanted = union(self.promised(), ranges_of(named))
        return union(below_highest(ours), without(wanted, ours))

    def named_beyond(self) -> Iterator[list[ChangeId]]:
        """Yield the changes that some `replaces` names and whose numbers are beyond the highest here.

        In portions, each of a few milliseconds; what is written meanwhile need not be seen. A missing change
        of a lower number is a gap whether it is named or not.
        """
        after = ""
        while (first := self._first_edge(after)) is not None:
            writer = first[:16]
            highest = self.ranges().get(writer, ((0, 0),))[-1][1]
            end = f"{writer};"  # what follows a colon: after every id of this writer
            row = self._connection.execute(_EDGES_ON, (after, end, _BATCH)).fetchone()
            last = end if row is None else row[0]
            rows = self._connection.execute(_BEYOND, (after, last, highest)).fetchall()
            yield [ChangeId(writer=writer, seq=int(old[17:])) for (old,) in rows]
            after = last

    def _first_edge(self, after: str) -> str | None:
        found = self._connection.execute("SELECT min(old) FROM edge WHERE old > ?", (after,)).fetchone()[0]
        return None if found is None else str(found)

    def note_promised(self, promised: Ranges, held: Ranges) -> None:
        """Keep what others said they hold, as far as this file, which holds `held`, does not."""
        left = without(union(self.promised(), promised), held)
        self._connection.execute("DELETE FROM held_elsewhere")
        rows = [(writer, low, high) for writer, pairs in left.items() for low, high in pairs]
        self._connection.executemany("INSERT INTO held_elsewhere VALUES (?,?,?)", rows)

    # Writing, inside a transaction of the caller's

    def add_writer(self, writer: Writer) -> None:
        """Make a writer known."""
        self._connection.execute(
            "INSERT INTO writer VALUES (?,?,?,?,?)",
            (writer.id, writer.person, writer.device, writer.app_version, writer.started),
        )
        self.forget()

    def append(self, change: Change) -> None:
        """Write a change of the largest clock and bring its cell up to date without reading its history."""
        cell = change.cell
        replaced = set(change.replaces)
        is_removal = cell.field == "removed"
        left = [] if is_removal else [one for one in self.head_ids(cell) if one not in replaced]
        self.insert([change])
        if left or is_removal:
            self.project_cell(cell)
        else:
            self._store(cell, Shown(heads=(change,), is_contested=False))

    def append_new(self, changes: Sequence[Change]) -> None:
        """Write the first changes of cells, and the cells.

        Raises:
            ValueError: one of the cells is there, or is named twice.
        """
        self.insert(changes)
        rows = [cell_row(one.cell, Shown(heads=(one,), is_contested=False)) for one in changes]
        try:
            self._connection.executemany(_INSERT_CELL, rows)
        except sqlite3.IntegrityError as error:
            raise ValueError("a cell that is not new") from error

    def insert(self, changes: Iterable[Change]) -> None:
        """Write changes and their edges; the cells are left to `project_cell`."""
        self._ranges = None
        rows: list[Row] = []
        edges: list[tuple[str, str]] = []
        for change in changes:
            rows.append(row_of(change))
            edges.extend((str(one), str(change.id)) for one in change.replaces)
        self._connection.executemany(_INSERT, rows)
        if edges:
            self._connection.executemany("INSERT OR IGNORE INTO edge VALUES (?,?)", edges)

    def shown(self, cell: Cell) -> Shown:
        """Return the heads of a cell from its whole history."""
        return heads_of(self.changes_in(cell), self.has)

    def project_cell(self, cell: Cell) -> None:
        """Bring a cell up to date from its whole history."""
        shown = self.shown(cell)
        if cell.field == "removed":
            covered = {other: self.shown(other) for other in self._covered_if_removed(cell, shown)}
            shown = grouped(shown, unlisted(shown.heads, covered, self.has))
        if shown.heads:
            self._store(cell, shown)

    def _covered_if_removed(self, cell: Cell, shown: Shown) -> list[Cell]:
        return self.covered_cells(cell) if any(head.value == "true" for head in shown.heads) else []

    def _store(self, cell: Cell, shown: Shown) -> None:
        self._connection.execute(_UPSERT_CELL, cell_row(cell, shown))

    def project_removals_over(self, cells: Iterable[Cell]) -> frozenset[Cell]:
        """Bring up to date the removals that speak for `cells`; return those there are."""
        there = self.removed_cells()
        if not there:
            return frozenset()
        touched = {removal for cell in cells for removal in removals_over(cell)} & there
        for removal in touched:
            self.project_cell(removal)
        return frozenset(touched)

    def waiting_for(self, arrived: Iterable[ChangeId]) -> set[Cell]:
        """Return the cells of changes that name one of these: they may have waited for it."""
        rows = self._connection.execute(
            "SELECT DISTINCT change.entity, change.key, change.field FROM json_each(?) AS one "
            "CROSS JOIN edge ON edge.old = one.value JOIN change ON change.writer = substr(edge.new, 1, 16) "
            "AND change.seq = CAST(substr(edge.new, 18) AS INTEGER)",
            (ids_text(arrived),),
        ).fetchall()
        return {Cell(entity=entity, key=key, field=field) for entity, key, field in rows}

    def rebuild(self) -> None:
        """Make the projections again from the log alone."""
        self._connection.execute("DELETE FROM cell")
        self._connection.execute("DELETE FROM edge")
        rows = self._connection.execute("SELECT DISTINCT entity, key, field FROM change").fetchall()
        edges = self._connection.execute(
            "SELECT writer, seq, replaces FROM change WHERE replaces <> '[]'"
        ).fetchall()
        pairs = [(old, f"{writer}:{seq}") for writer, seq, replaces in edges for old in json.loads(replaces)]
        self._connection.executemany("INSERT OR IGNORE INTO edge VALUES (?,?)", sorted(pairs))
        cells = sorted(Cell(entity=row[0], key=row[1], field=row[2]) for row in rows)
        for cell in [*cells, *(cell for cell in cells if cell.field == "removed")]:
            self.project_cell(cell)
