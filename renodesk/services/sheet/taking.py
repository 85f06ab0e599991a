"""Take an answer sheet into an estate, whole or not at all, as one act."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from renodesk.domain import vocabulary
from renodesk.domain.canonical import Json
from renodesk.domain.changes import Cell, Changes
from renodesk.domain.places import ESTATE, Place, name_key
from renodesk.domain.reading import observation_json, record_json
from renodesk.domain.scores import AnswerStatus
from renodesk.errors import SheetRefused
from renodesk.services.places import building_called
from renodesk.services.register import add_place, free_key
from renodesk.services.session import EstateSession
from renodesk.services.sheet.checking import CheckedPlace, CheckedSheet, SheetChecker
from renodesk.services.sheet.field_form import is_field_book, sheet_of_book
from renodesk.services.sheet.json_form import read_json
from renodesk.services.sheet.model import Fault, Sheet
from renodesk.services.sheet.table_form import sheet_of_rows
from renodesk.storage.act import Act
from renodesk.tables.grids import read_grids, read_table

_OTHER_TABLES = ("sheet_columns_missing", "sheet_empty")
"""What is wrong with a first page that is not an answer sheet: the file may be field sheets."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Taken:
    """What a sheet brought: the act, how much of each, and values kept as typed though wrong."""

    changes: Changes
    answers: int
    checks: int
    fields: int
    buildings: int
    units: int
    notices: tuple[Fault, ...]


def read_sheet(session: EstateSession, file: Path) -> Sheet:
    """Return the sheet of a .json, .csv or .xlsx file; field sheets that were filled are told by their keys.

    Raises:
        FileMissing, NotReadable, TableUnreadable, SheetRefused: it cannot be read.
    """
    if file.suffix.casefold() not in (".csv", ".xlsx", ".xlsm", ".tsv", ".txt"):
        return read_json(file)
    names = frozenset(building.place.building for building in session.survey.buildings)
    sheet = sheet_of_rows(read_table(file), session.forms, names)
    if any(fault.code in _OTHER_TABLES for fault in sheet.faults):
        grids = read_grids(file)
        if is_field_book(grids):
            return sheet_of_book(grids, session)
    return sheet


def import_sheet(session: EstateSession, file: Path) -> Taken:
    """Take a sheet's register, answers and checks into the current round.

    Answers the sheet does not name stay as they are; buildings and entrances it names are registered.

    Raises:
        SheetRefused: unreadable, or it names something unknown; every fault is in `faults`, nothing changed.
        RoundSealed, ReadOnly: the estate takes no answers now.
    """
    return take_sheet(session, checked_sheet(session, file), source=file.name)


def checked_sheet(session: EstateSession, file: Path) -> CheckedSheet:
    """Return a sheet that can be taken.

    Raises:
        SheetRefused: unreadable, or it names something unknown; every fault is in `faults`.
    """
    checked = SheetChecker(session.forms).check(read_sheet(session, file))
    if checked.faults:
        raise SheetRefused(file=file.name, faults=checked.faults, count=len(checked.faults))
    return checked


def take_sheet(session: EstateSession, checked: CheckedSheet, *, source: str = "") -> Taken:
    """Write a checked sheet in one act."""
    round_key = session.round
    placed: list[tuple[CheckedPlace, Place]] = []
    buildings = units = 0
    with session.act(source) as act:
        keys: dict[str, str] = {}
        for entry in checked.places:
            place, is_new = _place(session, act, entry, keys)
            buildings += is_new and not place.unit
            units += is_new and bool(place.unit)
            placed.append((entry, place))
            for cell, value in cells_of(round_key, entry, place):
                act.put(cell, value)
    notices = list(checked.notices)
    for entry, place in placed:
        notices.extend(_wrong_answers(session, entry, place))
    return Taken(
        changes=act.changes,
        answers=sum(len(entry.answers) for entry in checked.places),
        checks=sum(len(entry.checks) for entry in checked.places),
        fields=sum(len(entry.fields) + len(entry.settings) for entry in checked.places),
        buildings=buildings,
        units=units,
        notices=tuple(notices),
    )


def _place(session: EstateSession, act: Act, entry: CheckedPlace, keys: dict[str, str]) -> tuple[Place, bool]:
    """Return the place of an entry, registering it when it is new."""
    if entry.place == ESTATE or entry.is_registered:
        return entry.place, False
    written = entry.place.building
    is_new = False
    if written not in keys:
        known = building_called(session.survey, entry.building_name)
        if known is None:
            keys[written] = free_key(session.file, name_key(entry.building_name))
            add_place(act, Place(building=keys[written]), entry.building_name)
            is_new = True
        else:
            keys[written] = known.place.building
    if not entry.place.unit:
        return Place(building=keys[written]), is_new
    place = Place(building=keys[written], unit=entry.place.unit)
    if session.has(place):
        return place, False
    add_place(act, place, entry.unit_name)
    return place, True


def cells_of(round_key: str, entry: CheckedPlace, place: Place) -> Iterator[tuple[Cell, Json]]:
    """Yield what an entry writes at the place it means."""
    for name, value in entry.settings.items():
        yield vocabulary.estate_cell(vocabulary.SETTING + name), value
    for name, value in entry.fields.items():
        yield vocabulary.register_cell(place, name), value
    for item, answered in entry.answers.items():
        if answered.observation is not None:
            yield (
                vocabulary.answer_cell(round_key, item, place),
                observation_json(answered.observation) or None,
            )
        beside = {"basis": answered.basis, "note": answered.note, "said_by": answered.said_by}
        for name, text in beside.items():
            if text is not None:
                yield vocabulary.answer_cell(round_key, item, place, name), text or None
    for item, record in entry.checks.items():
        yield vocabulary.check_cell(round_key, item, place), record_json(record)
    if entry.revisit:
        yield vocabulary.visit_cell(round_key, place, "revisit"), entry.revisit


def _wrong_answers(session: EstateSession, entry: CheckedPlace, place: Place) -> list[Fault]:
    """Return a notice for every answer that was kept as typed but is invalid."""
    found = []
    for item in entry.answers:
        score = session.scores.answers.get((item, place))
        if score is not None and score.status == AnswerStatus.INVALID:
            facts = {"item": item, "place": place.shown}
            found.append(Fault(where=f"{place.shown} {item}", code="sheet_answer_invalid", facts=facts))
    return found
