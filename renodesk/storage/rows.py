"""Rows of the log and the domain's changes."""

import json
from collections.abc import Iterable
from typing import Any

from renodesk.domain.changes import Cell, Change, ChangeId, change_id
from renodesk.domain.log import Shown

COLUMNS = "writer, seq, hlc, at, act, undoes, entity, key, field, value, replaces, reason"
Row = tuple[Any, ...]
"""The columns, in their order."""


def change_of(row: Row) -> Change:
    """Return the change of a row of `change`."""
    return Change(
        id=ChangeId(writer=row[0], seq=row[1]),
        hlc=row[2],
        at=row[3],
        act=row[4],
        undoes=None if row[5] is None else change_id(row[5]),
        cell=Cell(entity=row[6], key=row[7], field=row[8]),
        value=row[9],
        replaces=ids_of(row[10]),
        reason=row[11],
    )


def row_of(change: Change) -> Row:
    """Return the row of a change."""
    return (
        change.id.writer,
        change.id.seq,
        change.hlc,
        change.at,
        change.act,
        None if change.undoes is None else str(change.undoes),
        change.cell.entity,
        change.cell.key,
        change.cell.field,
        change.value,
        ids_text(change.replaces),
        change.reason,
    )


def ids_text(ids: Iterable[ChangeId]) -> str:
    """Return change ids as a JSON list; an id has no character that JSON would write otherwise."""
    return "[" + ",".join(f'"{one.writer}:{one.seq}"' for one in ids) + "]"


def ids_of(text: str) -> tuple[ChangeId, ...]:
    """Return the change ids of a JSON list; one written as `ids_text` does needs no parser.

    Raises:
        ValueError: it is none.
    """
    if text == "[]":
        return ()
    is_plain = text.startswith('["') and text.endswith('"]') and " " not in text
    return tuple(map(change_id, text[2:-2].split('","') if is_plain else json.loads(text)))


def cell_row(cell: Cell, shown: Shown) -> Row:
    """Return the row of a cell that shows this; its value is that of its own last head."""
    own = next(head for head in reversed(shown.heads) if head.cell == cell)
    heads = ids_text(head.id for head in shown.heads)
    shows = (own.value, own.id.writer, own.id.seq, heads, int(shown.is_contested))
    return (cell.entity, cell.key, cell.field, *shows)
