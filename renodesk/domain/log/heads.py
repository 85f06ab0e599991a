"""Which values of a cell nothing hides, and what a removal speaks for."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from renodesk.domain.changes import Cell, Change, ChangeId

REMOVED = "removed"
TRUE = "true"
NULL = "null"
_BEFORE_PLACE = {"answer": 2, "check": 2, "asked": 2, "visit": 1, "measure": 3}
"""Entities seen or planned at a place, and how many parts of their keys come before it."""
_COVERING = (
    "building",
    "unit",
    "photo_use",
    "camera_clock",
    "pin",
    "remark",
    "alternative",
    "measure",
    "attachment",
    "ledger_row",
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Shown:
    """The heads of a cell in log order, the shown one last, and whether they compete.

    `waits` names missing changes that could still settle the cell: while there are some it is not called
    contested.
    """

    heads: tuple[Change, ...]
    is_contested: bool
    waits: tuple[ChangeId, ...] = ()


def heads_of(changes: Iterable[Change], is_known: Callable[[ChangeId], bool]) -> Shown:
    """Return the heads of one cell from every change in it, in whatever order.

    A change hides another only if it names it in `replaces`, both are in this cell, and it has the larger
    (hlc, writer, seq).
    """
    here = {change.id: change for change in changes}
    hidden: set[ChangeId] = set()
    waits: list[ChangeId] = []
    for change in here.values():
        for one in change.replaces:
            other = here.get(one)
            if other is not None and other.order < change.order:
                hidden.add(one)
            elif other is None and not is_known(one):
                waits.append(one)
    heads = sorted((change for change in here.values() if change.id not in hidden), key=lambda one: one.order)
    differ = len({head.value for head in heads}) > 1
    return Shown(heads=tuple(heads), is_contested=differ and not waits, waits=tuple(sorted(set(waits))))


def covers(removed: Cell, cell: Cell) -> bool:
    """Return whether a removal cell speaks for another cell.

    Its own entity's fields, what lies in it, what was seen there.
    """
    if removed.entity not in _COVERING or cell == removed:
        return False
    if cell.entity == removed.entity and cell.key == removed.key:
        return True
    if removed.entity == "building" and cell.entity == "unit":
        return cell.key.startswith(removed.key + "/")
    if removed.entity in ("building", "unit"):
        place = _place_in(cell)
        return place == removed.key or place.startswith(removed.key + "/")
    return False


def _place_in(cell: Cell) -> str:
    """Return the place a key ends with, "" where it names none."""
    before = _BEFORE_PLACE.get(cell.entity)
    parts = cell.key.split("/", before) if before is not None else []
    return parts[-1] if before is not None and len(parts) == before + 1 else ""


def removals_over(cell: Cell) -> list[Cell]:
    """Return the removal cells that would speak for a cell."""
    found: list[Cell] = []
    if cell.entity in _COVERING and cell.field != REMOVED:
        found.append(Cell(entity=cell.entity, key=cell.key, field=REMOVED))
    place = cell.key if cell.entity == "unit" else _place_in(cell)
    if place and place != "estate":
        building, slash, _ = place.partition("/")
        found.append(Cell(entity="building", key=building, field=REMOVED))
        if slash and cell.entity != "unit":
            found.append(Cell(entity="unit", key=place, field=REMOVED))
    return found


def unlisted(
    tombstones: Iterable[Change], covered: Mapping[Cell, Shown], is_known: Callable[[ChangeId], bool]
) -> tuple[Change, ...]:
    """Return the heads with a value that a removal would hide without having seen them.

    None while it waits for changes.
    """
    removing = [change for change in tombstones if change.value == TRUE]
    listed = {one for change in removing for one in change.replaces}
    if not removing or any(not is_known(one) for one in listed):
        return ()
    found = [
        head
        for shown in covered.values()
        for head in shown.heads
        if head.value != NULL and head.id not in listed
    ]
    return tuple(sorted(found, key=lambda one: one.order))


def project(changes: Collection[Change]) -> dict[Cell, Shown]:
    """Return every cell of a set of changes, groups contested by a removal included.

    The reference for what is stored.
    """
    known = {change.id for change in changes}
    by_cell: dict[Cell, list[Change]] = {}
    for change in changes:
        by_cell.setdefault(change.cell, []).append(change)
    alone = {cell: heads_of(group, known.__contains__) for cell, group in by_cell.items()}
    cells = dict(alone)
    for cell, shown in alone.items():
        if cell.field == REMOVED:
            covered = {other: one for other, one in alone.items() if covers(cell, other)}
            cells[cell] = grouped(shown, unlisted(shown.heads, covered, known.__contains__))
    return cells


def grouped(removal: Shown, others: tuple[Change, ...]) -> Shown:
    """Return a removal's cell with the heads it would hide unseen; then it is contested with them."""
    if not others:
        return removal
    heads = (*others, *removal.heads)
    return Shown(heads=heads, is_contested=True, waits=removal.waits)
