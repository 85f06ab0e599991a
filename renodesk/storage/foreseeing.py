"""What a merge would do, computed from the log without writing a thing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from renodesk.domain.changes import Cell, CellState, Change, ChangeId, Writer
from renodesk.domain.log.parsing import is_sound
from renodesk.errors import BundleFaulty, SameIdOtherContent
from renodesk.storage.log import Log
from renodesk.storage.states import states_of
from renodesk.storage.union import Union


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
    union = Union(log, fresh)
    touched = {cell for portion in union.touching() for cell in portion}
    shown = dict(union.shown(touched))
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
