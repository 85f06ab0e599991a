"""Merge is set union: insert the unknown changes, then bring the cells they touch up to date."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from renodesk.domain.changes import Cell, Change, ChangeId, Ranges, Writer
from renodesk.domain.log.parsing import is_sound
from renodesk.errors import BundleFaulty, SameIdOtherContent
from renodesk.storage.log import Log

_BATCH = 2000


@dataclass(frozen=True, kw_only=True, slots=True)
class MergeOutcome:
    """What a merge brought: changes new and known, cells touched, those contested now, what lacks."""

    new: int
    known: int
    cells: frozenset[Cell]
    contested: tuple[Cell, ...]
    gaps: Ranges


def merge_changes(
    connection: sqlite3.Connection,
    log: Log,
    writers: Iterable[Writer],
    changes: Iterable[Change],
    promised: Ranges,
    file: Path,
) -> MergeOutcome:
    """Insert what is not here, inside the caller's transaction.

    Raises:
        SameIdOtherContent: an id that is here with other content (also a writer's); the caller rolls back.
        BundleFaulty: a change beyond the year 2100, or of a writer nobody names.
    """
    _add_writers(connection, log, writers, file)
    missing = set(log.named_but_missing())
    new: list[ChangeId] = []
    known = 0
    cells: set[Cell] = set()
    batch: list[Change] = []
    seen: dict[ChangeId, Change] = {}
    for change in changes:
        _check(change, log, file)
        here = seen.get(change.id) or log.change(change.id)
        if here is not None:
            if here != change:
                raise SameIdOtherContent(file=file.name, change=str(change.id))
            known += 1
            continue
        seen[change.id] = change
        batch.append(change)
        new.append(change.id)
        cells.add(change.cell)
        if len(batch) >= _BATCH:
            log.insert(batch)
            batch, seen = [], {}
    log.insert(batch)
    log.note_promised(promised)
    touched = cells | log.waiting_for(one for one in new if one in missing)
    for cell in sorted(touched):
        log.project_cell(cell)
    touched |= log.project_removals_over(touched)
    contested = tuple(sorted(touched & log.contested_cells()))
    return MergeOutcome(
        new=len(new), known=known, cells=frozenset(touched), contested=contested, gaps=log.gaps()
    )


def _add_writers(connection: sqlite3.Connection, log: Log, writers: Iterable[Writer], file: Path) -> None:
    here = dict(log.writers())
    for writer in writers:
        known = here.get(writer.id)
        if known is None:
            log.add_writer(writer)
            here[writer.id] = writer
        elif known != writer:
            raise SameIdOtherContent(file=file.name, change=writer.id)


def _check(change: Change, log: Log, file: Path) -> None:
    if change.id.writer not in log.writers():
        raise BundleFaulty(file=file.name, faults=(), count=1, detail=f"writer {change.id.writer}")
    if not is_sound(change):
        raise BundleFaulty(file=file.name, faults=(), count=1, detail=f"change {change.id}")
