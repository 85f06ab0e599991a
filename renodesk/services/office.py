"""Estates prepared from one list or workbook of the street office: all are made, or none."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp

from renodesk.domain import vocabulary
from renodesk.domain.changes import Author
from renodesk.domain.places import Place
from renodesk.errors import SheetRefused
from renodesk.estates import pinning
from renodesk.services.environment import Environment
from renodesk.services.estate_list import EstateList, ListedEstate, read_estate_list
from renodesk.services.register import RegisterService
from renodesk.services.register_values import stored_for
from renodesk.services.session import EstateSession
from renodesk.services.sheet.model import Fault
from renodesk.tables.writing import file_trouble


@dataclass(frozen=True, kw_only=True, slots=True)
class Made:
    """An estate file that was prepared."""

    file: str
    id: str
    name: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Prepared:
    """What a list became: files made, and files that were there and stay.

    `notices` name columns that were passed over (then `is_partial`) and values wrong for their field, kept.
    """

    made: tuple[Made, ...]
    kept: tuple[str, ...]
    notices: tuple[Fault, ...]
    is_partial: bool


def preview_list(table: Path, environment: Environment) -> EstateList:
    """Return what a list or workbook says, with every complaint; nothing is made.

    Raises:
        FileMissing, NotReadable, FileHeld, TableUnreadable: it cannot be had.
    """
    forms, _ = pinning.shipped(environment.forms)
    return read_estate_list(table, forms.register)


def prepare(table: Path, folder: Path, author: Author, environment: Environment) -> Prepared:
    """Make one estate file for each row of the street office's list: id, register, buildings and parts.

    The list needs a name column (小区名称) and may have an id (小区编号), any field of the register, and
    whose it is (责任人, 查勘日期); other sheets list buildings and parts. An estate without id gets a random
    one. A file that is there already is not touched. All are made, or none.

    Raises:
        SheetRefused: complaints about sheets, rows and columns; nothing was made.
        TableUnreadable, NotWritable, DiskFull: nothing was made.
    """
    found = preview_list(table, environment)
    if found.faults:
        raise SheetRefused(file=table.name, faults=found.faults, count=len(found.faults))
    with _all_or_none(folder) as aside:
        made: list[Made] = []
        kept: list[str] = []
        for estate in found.estates:
            if (folder / estate.file).exists():
                kept.append(estate.file)
            else:
                made.append(_make(estate, aside / estate.file, author, environment))
    return Prepared(made=tuple(made), kept=tuple(kept), notices=found.notices, is_partial=found.is_partial)


@contextmanager
def _all_or_none(folder: Path) -> Iterator[Path]:
    """Give a folder beside, whose files come into `folder` when all of them are made."""
    is_new = not folder.exists()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        aside = Path(mkdtemp(prefix=".preparing-", dir=folder))
    except OSError as error:
        raise file_trouble(folder, error) from error
    try:
        yield aside
        for path in sorted(aside.iterdir()):
            os.replace(path, folder / path.name)
    except BaseException:
        shutil.rmtree(aside, ignore_errors=True)
        if is_new and not any(folder.iterdir()):
            folder.rmdir()
        raise
    aside.rmdir()


def _make(estate: ListedEstate, path: Path, author: Author, environment: Environment) -> Made:
    with EstateSession.create(path, estate.name, author, environment) as session:
        register = session.forms.register
        with session.act() as act:
            if estate.id:
                act.put(vocabulary.estate_cell("id"), estate.id)
            for name, typed in estate.fields.items():
                field = register.field("estate", name) or register.field("setting", name)
                if field is not None:
                    prefix = vocabulary.SETTING if field.level == "setting" else ""
                    act.put(vocabulary.estate_cell(prefix + name), stored_for(field, typed))
        service = RegisterService(session)
        for one in estate.buildings:
            service.add_building(one.name, units=one.units, fields=one.fields)
        _assign(session, service, estate)
        return Made(file=path.name, id=session.estate_id, name=session.name)


def _assign(session: EstateSession, service: RegisterService, estate: ListedEstate) -> None:
    """Give the parts; a building or entrance that only a part names is registered with it."""
    for part in estate.parts:
        building = Place(building=part.place.building)
        if not session.has(building):
            service.add_building(part.building)
        if not session.has(part.place):
            service.add_unit(building, part.place.unit)
    with session.act() as act:
        for part in estate.parts:
            act.put(vocabulary.place_cell(part.place, vocabulary.ASSIGNED), part.person)
            act.put(vocabulary.place_cell(part.place, vocabulary.ASSIGNED_ON), part.on or None)
