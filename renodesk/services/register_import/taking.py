"""Take a table in, as one act: whole, or where a person says so only the rows that are good."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from renodesk.domain.changes import Changes
from renodesk.errors import RegisterMoved, SheetRefused
from renodesk.services.environment import Progress, no_progress
from renodesk.services.register import add_place
from renodesk.services.register_import.matching import layout_of, matched
from renodesk.services.register_import.plan import Plan
from renodesk.services.register_import.planning import plan_of
from renodesk.services.register_import.targets import register_of
from renodesk.services.session import EstateSession
from renodesk.services.sheet.model import Fault
from renodesk.tables.grids import read_grid

STEP = 200
MOST_FAULTS = 500
"""Named of a table that is refused; the others are counted."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Imported:
    """What a table brought; `notices` name columns that were passed over and values read otherwise."""

    changes: Changes
    rows: int
    buildings: int
    units: int
    notices: tuple[Fault, ...]
    is_partial: bool


def refused(file: str, faults: list[Fault] | tuple[Fault, ...]) -> SheetRefused:
    """Return the refusal of a table, with its first faults."""
    return SheetRefused(file=file, faults=tuple(faults)[:MOST_FAULTS], count=len(faults))


def take(
    session: EstateSession, plan: Plan, *, only_good: bool = False, progress: Progress = no_progress
) -> Imported:
    """Do what a plan says, in one act.

    Raises:
        SheetRefused: a row is refused and nobody said that the good ones are enough; or nothing would change
            and something is refused. Nothing changed.
        RegisterMoved: the register is another than when the plan was made; nothing changed.
        ReadOnly, RoundSealed, Cancelled: nothing changed.
    """
    if plan.refused and not (only_good and not plan.is_empty):
        raise refused(plan.file, plan.refused)
    steps = len(plan.places) + len(plan.edits)
    there = {
        place
        for building in session.survey.buildings
        for place in (building.place, *(one.place for one in building.units))
    }
    with session.act(plan.file) as act:
        for at, one in enumerate(plan.places):
            if at % STEP == 0:
                progress("import_writing", at / steps)
            if one.place in there:
                raise RegisterMoved(place=one.shown)
            add_place(act, one.place, one.name)
        for at, edit in enumerate(plan.edits, len(plan.places)):
            if at % STEP == 0:
                progress("import_writing", at / steps)
            state = act.state(edit.cell)
            if (None if state is None else state.value) != edit.old and not edit.is_new_place:
                raise RegisterMoved(place=edit.shown)
            act.put(edit.cell, edit.value)
    return Imported(
        changes=act.changes,
        rows=plan.taken_rows,
        buildings=plan.buildings,
        units=plan.units,
        notices=(*plan.unmatched, *plan.notices),
        is_partial=bool(plan.unmatched or plan.refused),
    )


def plan_file(
    session: EstateSession,
    file: Path,
    *,
    sheet: str = "",
    header_row: int | None = None,
    matches: Mapping[str, str] | None = None,
    progress: Progress = no_progress,
) -> Plan:
    """Return what a table would do with its columns matched as proposed, but for those said otherwise.

    `header_row` is where the header stands (0: there is none); None finds it.

    Raises:
        FileMissing, NotReadable, FileHeld, TableUnreadable, SheetRefused: it cannot be read.
        UnknownField: `matches` names no column, or no field.
    """
    grid = read_grid(file, sheet, lambda: progress("import_reading", 0.0))
    if not grid.rows:
        raise refused(grid.name, [Fault(where=grid.name, code="sheet_empty")])
    register = register_of(session)
    layout = matched(layout_of(grid, register, header_row), register, matches or {})
    return plan_of(session, register, grid, layout, progress)


def import_register(session: EstateSession, file: Path) -> Imported:
    """Take a register table (.csv, .xlsx) in as it is understood, in one act.

    Raises:
        FileMissing, NotReadable, FileHeld, TableUnreadable: it cannot be read.
        SheetRefused: something in it is no building, or said twice; nothing changed.
    """
    return take(session, plan_file(session, file))
