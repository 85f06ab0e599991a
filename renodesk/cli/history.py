"""`history`, `restore`, `changes`, `moments`: what was written, of one cell or since a moment, and back."""

from collections.abc import Iterator
from pathlib import Path

import click

from renodesk.cli.frame import Frame, SharedCommand, pass_frame
from renodesk.cli.opening import ANY_PATH, ESTATE_FILE, estate, place_of
from renodesk.domain import canonical, vocabulary
from renodesk.domain.canonical import Json
from renodesk.domain.changes import Cell
from renodesk.domain.places import ESTATE
from renodesk.services.cell_history import CellHistory, Version
from renodesk.services.difference_paper import Paper, write_differences
from renodesk.services.differences import Differences, Line
from renodesk.services.history import History
from renodesk.services.moments import Moment, Moments, local_text, moment_word
from renodesk.services.pin_words import PinWords
from renodesk.services.session import EstateSession
from renodesk.services.standings import Standings, interval, score_words
from renodesk.texts import joined


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


@click.command("moments", cls=SharedCommand)
@click.argument("file", type=ESTATE_FILE)
@pass_frame
def moments(frame: Frame, file: Path) -> None:
    """可以拿来比的时刻 / moments to compare with."""
    with estate(frame, file, read_only=True) as session:
        found = Moments(session).listing()
        value: list[Json] = [{"moment": one.key, "time": one.at or None} for one in found]
        frame.answer(value, [f"{one.key:24} {moment_word(one, frame.lang)}" for one in found])


@click.command("changes", cls=SharedCommand)
@click.argument("file", type=ESTATE_FILE)
@click.option("--from", "since", default="yesterday", metavar="MOMENT", help="从何时起 / since when")
@click.option("--to", "until", default="now", metavar="MOMENT", help="到何时 / until when")
@click.option("--by", "person", default="", metavar="PERSON", help="只看此人的 / of one person")
@click.option(
    "--out", default=None, type=ANY_PATH, metavar="FILE", help=".csv .xlsx .pdf：写成清单 / as a list"
)
@pass_frame
def changes(frame: Frame, file: Path, since: str, until: str, person: str, out: Path | None) -> None:
    """某时以来改了什么；两次封存之间差在哪里 / what changed since, or between two seals."""
    with estate(frame, file, read_only=True) as session:
        known = Moments(session)
        before, after = known.named(since), known.named(until)
        found = Differences(
            session, frame.lang, before.ranges, after.ranges, PinWords(session, frame.lang).place
        )
        groups = [one for one in found.groups() if not person or person in one.persons]
        lines = [one for one in found.lines(groups) if not person or person in one.persons]
        standing = _standing(frame, session, before, after)
        if out is not None:
            paper = Paper(
                estate=session.name,
                moments=frame.text(
                    "difference_moments",
                    before=moment_word(before, frame.lang),
                    after=moment_word(after, frame.lang),
                ),
                standing=standing,
                lines=lines,
                place_word=PinWords(session, frame.lang).place,
            )
            write_differences(out, paper, frame.lang)
            frame.done("differences_written", count=len(lines), file=out.name)
            return
        frame.answer(
            [_line_json(one) for one in lines],
            [*standing, *(text for one in lines for text in _line_words(frame, one))]
            if lines
            else [frame.text("difference_nothing")],
        )


def _standing(frame: Frame, session: EstateSession, before: Moment, after: Moment) -> tuple[str, ...]:
    """Return both scores in words, and every group whose score differs; nothing where nothing was held."""
    if not before.ranges or not after.ranges:
        return ()
    standings = Standings(session, after.round or before.round)
    was, now = standings.at(before.ranges), standings.at(after.ranges)
    shifts = (
        frame.text(
            "difference_node",
            code=one.code,
            name=one.name,
            before=interval(one.before),
            after=interval(one.after),
        )
        for one in standings.shifts(was, now, frame.lang)
    )
    return (score_words(was, now, frame.lang), *shifts)


def _line_json(one: Line) -> Json:
    return {
        "place": one.place.shown if one.place else None,
        "item": one.item or None,
        "entity": one.cell.entity,
        "key": one.cell.key,
        "field": one.cell.field,
        "what": one.what,
        "before": one.before,
        "after": one.after,
        "persons": list(one.persons),
        "time": one.at,
        "clock_doubtful": one.is_clock_doubtful,
        "changes": one.count,
        "contested": one.is_contested,
    }


def _line_words(frame: Frame, one: Line) -> Iterator[str]:
    empty = frame.text("difference_empty")
    where = f"{one.place.shown}  " if one.place else ""
    clock = "  " + frame.text("clock_doubtful") if one.is_clock_doubtful else ""
    persons = joined("、", one.persons, frame.lang)
    yield f"{where}{one.what}  {persons}  {local_text(one.at)}{clock}"
    yield f"    {one.before or empty} → {one.after or empty}"


COMMANDS = (history, restore, changes, moments)
