"""Looking back in the log: what a cell was, what was touched, and what there was before a moment."""

import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Mapping
from contextlib import AbstractContextManager

from renodesk.domain.changes import Cell, Change, Ranges
from renodesk.domain.log.ranges import joined
from renodesk.storage.log import Log
from renodesk.storage.rows import COLUMNS, change_of

_CHUNK = 20_000
"""So many changes of a writer are looked at in one turn at the file."""


class Past:
    """Reads the log backwards on one connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Read on `connection`."""
        self._connection = connection

    def touched(self, writer: str, low: int, high: int) -> list[Cell]:
        """Return the cells that a writer's changes from `low` to `high` are in, once each."""
        rows = self._connection.execute(
            "SELECT DISTINCT entity, key, field FROM change WHERE writer = ? AND seq BETWEEN ? AND ?",
            (writer, low, high),
        ).fetchall()
        return [Cell(entity=entity, key=key, field=field) for entity, key, field in rows]

    def latest(self) -> Change | None:
        """Return the last change in the order of the log."""
        row = self._connection.execute(
            f"SELECT {COLUMNS} FROM change ORDER BY hlc DESC, writer DESC, seq DESC LIMIT 1"
        ).fetchone()
        return None if row is None else change_of(row)

    def highest_before(self, hlc: int) -> dict[str, int]:
        """Return each writer's highest number before a clock; a writer's numbers rise with its clock."""
        rows = self._connection.execute(
            "SELECT writer, max(seq) FROM change WHERE hlc < ? GROUP BY writer", (hlc,)
        ).fetchall()
        return {writer: int(seq) for writer, seq in rows}


class LookingBack(ABC):
    """The part of an estate file that reads what was."""

    past: Past

    @abstractmethod
    def _reading(self) -> AbstractContextManager[Log]:
        """Hold the file for reading."""

    @abstractmethod
    def ranges(self) -> Ranges:
        """Return what this file holds."""

    def changes_in(self, cell: Cell) -> list[Change]:
        """Return every change of a cell, in no order."""
        with self._reading() as log:
            return log.changes_in(cell)

    def latest(self) -> Change | None:
        """Return the last change in the order of the log, None where there is none."""
        with self._reading():
            return self.past.latest()

    def touched(self, wanted: Ranges) -> Mapping[Cell, frozenset[str]]:
        """Return the cells these changes are in, each with who wrote there; acts may go on meanwhile."""
        found: dict[Cell, set[str]] = {}
        for writer, pairs in wanted.items():
            for low, high in pairs:
                for start in range(low, high + 1, _CHUNK):
                    with self._reading():
                        cells = self.past.touched(writer, start, min(high, start + _CHUNK - 1))
                    for cell in cells:
                        found.setdefault(cell, set()).add(writer)
        return {cell: frozenset(writers) for cell, writers in found.items()}

    def ranges_before(self, hlc: int) -> Ranges:
        """Return the changes held whose clock lies before `hlc`."""
        with self._reading() as log:
            held, highest = log.ranges(), self.past.highest_before(hlc)
        return {
            writer: joined((low, min(high, highest[writer])) for low, high in pairs if low <= highest[writer])
            for writer, pairs in held.items()
            if writer in highest
        }
