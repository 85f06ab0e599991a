"""`history`, `restore`: what was written, in order or of one cell, and bringing a value back."""

from collections.abc import Iterator
from pathlib import Path

import click

from renodesk.cli.frame import Frame, SharedCommand, pass_frame
from renodesk.cli.opening import ESTATE_FILE, estate, place_of
from renodesk.domain import canonical, vocabulary
from renodesk.domain.canonical import Json
from renodesk.domain.changes import Cell
from renodesk.domain.places import ESTATE
from renodesk.services.cell_history import CellHistory, Version
from renodesk.services.history import History
from renodesk.services.session import EstateSession


@click.command("history", cls=SharedCommand)
@click.argument("file", type=ESTATE_FILE)
@click.option("--item", default="", metavar="CODE", help="只看这一项 / one item")
@click.option("--field", "field_name", default="", metavar="NAME", help="只看这个登记项 / one register field")
@click.option("--at", "at", default="estate", metavar="PLACE", help="在哪里 / where")
@pass_frame
def history(frame: Frame, file: Path, item: str, field_name: str, at: str) -> None:
    """变更记录：全部，或一项、一个登记项曾经的值 / every change, or what one cell ever said."""
    with estate(frame, file, read_only=True) as session:
        if item or field_name:
            _of_one(frame, session, item, field_name, at)
            return
        value: list[Json] = []
        lines = []
        for change, person, device in History(session).changes():
            value.append(
                {
                    "id": str(change.id),
                    "time": change.at,
                    "person": person,
                    "device": device,
                    "act": f"{change.id.writer}:{change.act}",
                    "entity": change.cell.entity,
                    "key": change.cell.key,
                    "field": change.cell.field,
                    "value": canonical.loads(change.value),
                    "replaces": [str(one) for one in change.replaces],
                    "reason": change.reason,
                }
            )
            where = f"{change.cell.entity} {change.cell.key} {change.cell.field}"
            lines.append(f"{change.at}  {person}  {where} = {change.value}")
        frame.answer(value, lines)


def _of_one(frame: Frame, session: EstateSession, item: str, field_name: str, at: str) -> None:
    place = place_of(session, at)
    versions = CellHistory(session, frame.lang)
    cells: tuple[Cell, ...]
    if item:
        cells = versions.answer_cells(item, place)
    else:
        cells = (vocabulary.register_cell(place, field_name),)
        if place == ESTATE:
            cells = (*cells, vocabulary.estate_cell(vocabulary.SETTING + field_name))
    found = versions.versions(cells)
    value: list[Json] = [_version_json(one) for one in found]
    frame.answer(value, [line for one in found for line in _told(frame, one)] or [frame.text("no_versions")])


def _version_json(one: Version) -> Json:
    return {
        "id": one.id,
        "time": one.at,
        "clock_doubtful": one.is_clock_doubtful,
        "person": one.person,
        "device": one.device,
        "act": one.act,
        "field": one.cell.field,
        "words": list(one.lines),
        "state": one.state.value,
        "by": one.by or None,
        "reason": one.reason,
    }


def _told(frame: Frame, one: Version) -> Iterator[str]:
    state = frame.text(f"version_{one.state.value}", by=one.by or "?")
    clock = frame.text("clock_doubtful") if one.is_clock_doubtful else ""
    yield "  ".join(
        word for word in (one.id, one.at, one.person, one.device, state, one.reason, clock) if word
    )
    yield from (f"    {one.what}  {line}" for line in one.lines)


@click.command("restore", cls=SharedCommand)
@click.argument("file", type=ESTATE_FILE)
@click.argument("change", metavar="ID")
@pass_frame
def restore(frame: Frame, file: Path, change: str) -> None:
    """恢复一格曾经的值（可以撤销） / give a cell again what one of its changes said."""
    with estate(frame, file) as session:
        CellHistory(session, frame.lang).restore(change)
        frame.done("value_restored", id=change)


COMMANDS = (history, restore)
