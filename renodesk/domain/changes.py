"""The change log's values: a change gives one cell one value and names the changes it replaces."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from renodesk.domain.canonical import Json

_ID = re.compile("([0-9a-f]{16}):([1-9][0-9]{0,14})")


class ChangeId(NamedTuple):
    """Who wrote it and the how-manieth it was; its text is `<writer>:<seq>`.

    A tuple, like the other parts of the log below: they are made and compared by thousands where it is read.
    """

    writer: str
    seq: int

    def __str__(self) -> str:
        """Return the text form."""
        return f"{self.writer}:{self.seq}"


def change_id(text: str) -> ChangeId:
    """Return the id of a text form.

    Raises:
        ValueError: not `<16 hex digits>:<positive number>`.
    """
    found = _ID.fullmatch(text)
    if found is None:
        raise ValueError(f"not a change id: {text[:60]!r}")
    writer, seq = found.groups()
    return ChangeId(writer, int(seq))


class Cell(NamedTuple):
    """Where a value stands: an entity, the key of one of them, and a field."""

    entity: str
    key: str
    field: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Author:
    """Who acts, and on which device."""

    person: str
    device: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Writer:
    """One opening of an estate file that wrote; `started` is the clock's UTC time `YYYY-MM-DDTHH:MM:SSZ`."""

    id: str
    person: str
    device: str
    app_version: str
    started: str


class Change(NamedTuple):
    """One line of the log.

    `hlc` is the hybrid logical clock (milliseconds since 1970 × 65536 + count), `at` what the clock said
    (UTC, `YYYY-MM-DDTHH:MM:SS.mmmZ`), `act` the first seq of the act, `undoes` the act (its first change)
    that is taken back, `value` canonical JSON text ("null": empty), `replaces` the changes it hides or, for a
    removal, has seen.
    """

    id: ChangeId
    hlc: int
    at: str
    act: int
    undoes: ChangeId | None
    cell: Cell
    value: str
    replaces: tuple[ChangeId, ...]
    reason: str

    @property
    def order(self) -> tuple[int, str, int]:
        """Return (hlc, writer, seq), the order of the log."""
        return (self.hlc, self.id.writer, self.id.seq)


class Head(NamedTuple):
    """A value of a cell that nothing hides, with who said it and when."""

    change: Change
    person: str
    device: str


class CellState(NamedTuple):
    """What a cell shows: the value of its largest head, and every head while it is contested.

    `heads` are in log order; the last one is shown. A settled cell read for its value alone has none.
    `value` is the parsed value of the shown head.
    """

    cell: Cell
    value: Json
    heads: tuple[Head, ...]
    is_contested: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Edit:
    """A value someone gives a cell.

    `replaces` None means: the heads the cell has now (what the user was shown).
    """

    cell: Cell
    value: Json
    replaces: tuple[ChangeId, ...] | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Changes:
    """What an act changed: the cells touched, by whom; screens ask whether that concerns them.

    `act` is None when nothing changed. `skipped` are cells an undo or a rule left alone.
    """

    cells: frozenset[Cell] = frozenset()
    act: ChangeId | None = None
    person: str = ""
    skipped: tuple[Cell, ...] = ()

    def touches(self, entity: str, key_prefix: str = "") -> bool:
        """Return whether a cell of this entity (and key prefix) was touched."""
        return any(cell.entity == entity and cell.key.startswith(key_prefix) for cell in self.cells)


Ranges = Mapping[str, tuple[tuple[int, int], ...]]
"""What a side holds: per writer, ascending closed ranges of seq that neither touch nor overlap."""
