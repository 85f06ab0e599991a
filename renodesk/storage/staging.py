"""Rows of a merge laid ready beside the file, so that writing them to it takes SQLite alone, and not long.

They lie in temporary tables of the connection: whatever happens, they are gone with it.
"""

import sqlite3
from collections.abc import Callable, Iterable, Sequence

from renodesk.domain.changes import Cell, Change, ChangeId
from renodesk.domain.log import Shown
from renodesk.storage.rows import COLUMNS, cell_row, row_of

PORTION = 500
"""So many rows are laid ready at a time."""
AT_ONCE = 5000
"""So many rows are written before anybody is asked whether to go on."""
_GUARD = "change_is_never_inserted_twice"
_CELL = "entity, key, field, value, writer, seq, heads, contested"
_TABLES = {
    "staged_change": f"CREATE TEMP TABLE staged_change (place INTEGER PRIMARY KEY, {COLUMNS})",
    "staged_edge": "CREATE TEMP TABLE staged_edge (old, new)",
    "staged_cell": f"CREATE TEMP TABLE staged_cell ({_CELL})",
}
_SAME = " AND ".join(f"staged.{name} IS change.{name}" for name in COLUMNS.split(", "))
_CELLS_SQL = (
    f"INSERT INTO main.cell ({_CELL}) SELECT {_CELL} FROM temp.staged_cell "
    "WHERE true ORDER BY entity, key, field "
    "ON CONFLICT (entity, key, field) DO UPDATE SET value = excluded.value, writer = excluded.writer, "
    "seq = excluded.seq, heads = excluded.heads, contested = excluded.contested"
)


class Staging:
    """The temporary tables of one merge on one connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Begin with empty ones."""
        self._connection = connection
        self.clear()
        for statement in _TABLES.values():
            connection.execute(statement)
        self._count = 0

    def clear(self) -> None:
        """Take everything away."""
        for name in _TABLES:
            self._connection.execute(f"DROP TABLE IF EXISTS temp.{name}")

    def lay_changes(self, changes: Iterable[Change]) -> tuple[set[ChangeId], ChangeId | None]:
        """Lay changes ready; return those that are in the file, and one that has another content there."""
        rows = [(self._count + at, *row_of(change)) for at, change in enumerate(changes, 1)]
        first, self._count = self._count + 1, self._count + len(rows)
        self._many(f"INSERT INTO temp.staged_change VALUES ({_marks(13)})", rows)
        found = self._connection.execute(
            f"SELECT staged.place, staged.writer, staged.seq, {_SAME} FROM temp.staged_change AS staged "
            "JOIN main.change ON change.writer = staged.writer AND change.seq = staged.seq "
            "WHERE staged.place >= ?",
            (first,),
        ).fetchall()
        other = next((ChangeId(writer=row[1], seq=row[2]) for row in found if not row[3]), None)
        self._many("DELETE FROM temp.staged_change WHERE place = ?", [(row[0],) for row in found])
        return {ChangeId(writer=row[1], seq=row[2]) for row in found}, other

    def lay_edges(self, changes: Iterable[Change]) -> None:
        """Lay ready what changes replace."""
        rows = [(str(one), str(change.id)) for change in changes for one in change.replaces]
        self._many("INSERT INTO temp.staged_edge VALUES (?, ?)", rows)

    def lay_cells(self, cells: Iterable[tuple[Cell, Shown]]) -> None:
        """Lay ready what cells will show."""
        rows = [cell_row(cell, shown) for cell, shown in cells if shown.heads]
        self._many(f"INSERT INTO temp.staged_cell VALUES ({_marks(8)})", rows)

    def _many(self, statement: str, rows: Sequence[tuple[object, ...]]) -> None:
        if not rows:
            return
        is_own = not self._connection.in_transaction
        if is_own:
            self._connection.execute("BEGIN")
        try:
            self._connection.executemany(statement, rows)
        finally:
            if is_own:
                self._connection.execute("COMMIT")

    def write(self, go_on: Callable[[float], None]) -> None:
        """Write everything into the file, inside a transaction of the caller's.

        `go_on` is told now and then which part is done; it may raise.

        The trigger that refuses a second row of one id costs more than the rows themselves. It is put away
        for this transaction: a plain INSERT is refused by the primary key as well.
        """
        (guard,) = self._connection.execute(
            "SELECT sql FROM main.sqlite_master WHERE type = 'trigger' AND name = ?", (_GUARD,)
        ).fetchone()
        self._connection.execute(f"DROP TRIGGER main.{_GUARD}")
        for low in range(0, self._count, AT_ONCE):
            self._connection.execute(
                f"INSERT INTO main.change ({COLUMNS}) SELECT {COLUMNS} FROM temp.staged_change "
                "WHERE place > ? AND place <= ? ORDER BY place",
                (low, low + AT_ONCE),
            )
            go_on((low + AT_ONCE) / (self._count + AT_ONCE))
        self._connection.execute(guard)
        self._connection.execute(
            "INSERT OR IGNORE INTO main.edge SELECT old, new FROM temp.staged_edge ORDER BY old, new"
        )
        self._connection.execute(_CELLS_SQL)


def _marks(count: int) -> str:
    return ", ".join("?" * count)
