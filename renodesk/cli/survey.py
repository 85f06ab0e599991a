"""`estate`, `building`, `answer`, `check`: what is known and what is seen."""

from collections.abc import Mapping
from pathlib import Path

import click

from renodesk.cli.frame import Frame, SharedCommand, SharedGroup, interval_text, pass_frame
from renodesk.cli.opening import ESTATE_FILE, estate, pairs, place_of
from renodesk.domain.canonical import Json
from renodesk.domain.form import PackIdentity
from renodesk.domain.places import Place, place_of_key
from renodesk.domain.reading import value_from
from renodesk.domain.scores import AnswerStatus
from renodesk.domain.survey import CheckRecord, Observation, Value
from renodesk.domain.translated import statement_in
from renodesk.errors import UnknownField
from renodesk.services.answers import Answers
from renodesk.services.bases import basis_from
from renodesk.services.checklist import ChecklistService, wrong_quantities
from renodesk.services.diagnosis import reason_text
from renodesk.services.outline import Outline
from renodesk.services.register import RegisterService
from renodesk.services.register_values import stored
from renodesk.services.session import EstateSession
from renodesk.services.wishes import Wishes


@click.group("estate", cls=SharedGroup)
def estate_group() -> None:
    """新建、查看小区档案 / make and show an estate file."""


@estate_group.command("new")
@click.argument("file", type=ESTATE_FILE)
@click.option("--name", required=True)
@pass_frame
def estate_new(frame: Frame, file: Path, name: str) -> None:
    """新建小区档案 / make an estate file."""
    with EstateSession.create(file, name, frame.author, frame.environment) as session:
        frame.done("estate_made", name=session.name, file=file.name)


@estate_group.command("show")
@click.argument("file", type=ESTATE_FILE)
@pass_frame
def estate_show(frame: Frame, file: Path) -> None:
    """查看小区档案 / show an estate file."""
    with estate(frame, file, read_only=True) as session:
        totals = Outline(session).totals()
        buildings: list[Json] = [
            {
                "id": building.place.building,
                "name": building.name,
                "fields": dict(building.fields),
                "units": [unit.place.shown for unit in building.units],
            }
            for building in session.survey.buildings
        ]
        value: dict[str, Json] = {
            "id": session.estate_id,
            "name": session.name,
            "round": session.round,
            "sealed": session.is_sealed,
            "settings": dict(session.survey.settings),
            "fields": {k: v for k, v in session.survey.fields.items() if k not in ("id", "name")},
            "buildings": buildings,
            "packs": [
                {"id": pack.id, "version": pack.version, "sha256": pack.sha256, "status": pack.status}
                for pack in _packs(session)
            ],
            "statement": session.forms.tree.identity.statement,
        }
        units = sum(len(building.units) for building in session.survey.buildings)
        lines = [
            frame.text(
                "estate_line", name=session.name, round=session.round, buildings=len(buildings), units=units
            ),
            frame.text("score_line", interval=interval_text(totals.low, totals.high), red=totals.red_flags),
            frame.text(
                "progress_line",
                scored=totals.scored,
                applicable=totals.applicable,
                contested=totals.contested,
            ),
            statement_in(session.forms.tree.identity, frame.lang),
        ]
        frame.answer(value, lines)


def _packs(session: EstateSession) -> tuple[PackIdentity, ...]:
    forms = session.forms
    return (forms.tree.identity, forms.checklist.identity, forms.register.identity)


@click.group("building", cls=SharedGroup)
def building_group() -> None:
    """楼栋：增加、改名、移除 / buildings."""


@building_group.command("add")
@click.argument("file", type=ESTATE_FILE)
@click.argument("name")
@click.argument("fields", nargs=-1, metavar="[FIELD=VALUE]…")
@click.option("--units", type=click.IntRange(0, 60), default=0, help="单元数 / entrances")
@pass_frame
def building_add(frame: Frame, file: Path, name: str, fields: tuple[str, ...], units: int) -> None:
    """增加楼栋 / register a building with its entrances."""
    with estate(frame, file) as session:
        changes = RegisterService(session).add_building(
            name, units=units, fields=pairs(fields, "FIELD=VALUE")
        )
        keys = sorted(cell.key for cell in changes.cells if cell.entity == "building")
        frame.done("building_added", name=name, place=place_of_key(keys[0]).shown, units=units)


@building_group.command("rename")
@click.argument("file", type=ESTATE_FILE)
@click.argument("place")
@click.argument("name")
@pass_frame
def building_rename(frame: Frame, file: Path, place: str, name: str) -> None:
    """楼栋或单元改名 / give a building or entrance another name."""
    with estate(frame, file) as session:
        where = place_of(session, place)
        RegisterService(session).rename(where, name)
        frame.done("building_renamed", place=where.shown, name=name)


@building_group.command("remove")
@click.argument("file", type=ESTATE_FILE)
@click.argument("place")
@click.option("--reason", default="")
@pass_frame
def building_remove(frame: Frame, file: Path, place: str, reason: str) -> None:
    """移除楼栋或单元 / take a building or entrance out."""
    with estate(frame, file) as session:
        where = place_of(session, place)
        RegisterService(session).remove(where, reason=reason)
        frame.done("building_removed", place=where.shown)


@click.command("answer", cls=SharedCommand)
@click.argument("file", type=ESTATE_FILE)
@click.argument("item")
@click.option("--at", "at", required=True, metavar="PLACE")
@click.option("--grade", metavar="1-5")
@click.option("--set", "inputs", multiple=True, metavar="NAME=VALUE")
@click.option("--flag", "flags", multiple=True, metavar="NAME[=COUNT]")
@click.option("--not-applicable", "not_applicable", metavar="WHY")
@click.option("--unseen", "unseen", metavar="WHY")
@click.option("--basis", metavar="HOW")
@click.option("--note", metavar="TEXT")
@click.option("--said-by", "said_by", metavar="OFFICE")
@click.option("--clear", is_flag=True)
@pass_frame
def answer(
    frame: Frame,
    file: Path,
    item: str,
    at: str,
    grade: str | None,
    inputs: tuple[str, ...],
    flags: tuple[str, ...],
    not_applicable: str | None,
    unseen: str | None,
    basis: str | None,
    note: str | None,
    said_by: str | None,
    clear: bool,
) -> None:
    """答一项 / record one answer. 只改所给的部分；`--set 名=` 清空 / what is not named stays."""
    if not_applicable is not None and unseen is not None:
        raise click.UsageError("--not-applicable | --unseen")
    says = any((grade is not None, inputs, flags, not_applicable is not None, unseen is not None))
    if clear and (says or basis or note or said_by):
        raise click.UsageError("--clear")
    if not (clear or says or any(one is not None for one in (basis, note, said_by))):
        raise click.UsageError(
            "--grade | --set | --flag | --not-applicable | --unseen | --basis | --note | --said-by | --clear"
        )
    code = None if basis is None else basis_from(basis)
    if basis is not None and code is None:
        raise UnknownField(field=basis, where="--basis")
    with estate(frame, file) as session:
        place = place_of(session, at)
        service = Answers(session)
        if clear:
            service.clear(item, place)
        else:
            before = service.card(item, place).observation or Observation()
            observation = _changed(before, grade, inputs, flags, not_applicable, unseen) if says else before
            if says:
                service.record(item, place, observation, basis=code, note=note, said_by=said_by)
            else:
                _say_more(service, item, place, code, note)
                if said_by is not None:
                    service.set_said_by(item, place, said_by)
        _tell_answer(frame, session, item, place)


def _say_more(service: Answers, item: str, place: Place, basis: str | None, note: str | None) -> None:
    if basis is not None:
        service.set_basis(item, place, basis)
    if note is not None:
        service.set_note(item, place, note)


def _changed(
    before: Observation,
    grade: str | None,
    inputs: tuple[str, ...],
    flags: tuple[str, ...],
    not_applicable: str | None,
    unseen: str | None,
) -> Observation:
    status, reason = "", ""
    if not_applicable is not None:
        status, reason = "na", not_applicable
    elif unseen is not None:
        status, reason = "unseen", unseen
    typed_flags = pairs([flag if "=" in flag else f"{flag}=1" for flag in flags], "--flag")
    return Observation(
        status=status,
        reason=reason,
        grade=before.grade if grade is None else value_from(stored(grade)),
        inputs=_merged(before.inputs, pairs(inputs, "--set")),
        flags={name: count for name, count in _merged(before.flags, typed_flags).items() if count != 0},
    )


def _merged(before: Mapping[str, Value], typed: Mapping[str, str]) -> dict[str, Value]:
    merged = dict(before)
    for name, text in typed.items():
        value = value_from(stored(text))
        if value is None:
            merged.pop(name, None)
        else:
            merged[name] = value
    return merged


def _tell_answer(frame: Frame, session: EstateSession, item: str, place: Place) -> None:
    score = session.scores.answers.get((item, place))
    if score is None:
        frame.done("answer_kept", item=item, place=place.shown, status="", score="", reason="")
        return
    reason = (
        ""
        if score.reason is None
        else reason_text(score.reason, frame.lang, session.forms_in(frame.lang), item)
    )
    if score.status == AnswerStatus.INVALID:
        frame.words("answer_invalid", item=item, place=place.shown, reason=reason)
    for warning in score.warnings:
        click.echo(reason_text(warning, frame.lang, session.forms_in(frame.lang), item), err=True)
    value: dict[str, Json] = {
        "item": item,
        "place": place.shown,
        "status": str(score.status),
        "score": score.score,
        "reason": reason,
    }
    status = frame.text(f"status_{score.status.value}")
    frame.answer(
        value,
        [
            frame.text(
                "answer_kept",
                item=item,
                place=place.shown,
                status=status,
                score=interval_text(score.score, score.score),
                reason=reason,
            )
        ],
    )


@click.command("check", cls=SharedCommand)
@click.argument("file", type=ESTATE_FILE)
@click.argument("item")
@click.option("--at", "at", required=True, metavar="PLACE")
@click.option("--status", default=None, type=click.Choice(["none", "need", "done", "na"]))
@click.option("--quantity", "quantities", multiple=True, metavar="NAME=VALUE")
@click.option("--reason", default="", metavar="TEXT")
@click.option("--wish", "wish", nargs=2, default=None, metavar="HOUSEHOLDS WORDS", help="居民意愿")
@pass_frame
def check(
    frame: Frame,
    file: Path,
    item: str,
    at: str,
    status: str | None,
    quantities: tuple[str, ...],
    reason: str,
    wish: tuple[str, str] | None,
) -> None:
    """36项改造条目的结论，或居民意愿 / what is said of one of the 36 items, or what residents want of it."""
    if status is None and wish is None:
        raise click.UsageError("--status | --wish")
    with estate(frame, file) as session:
        place = place_of(session, at)
        if wish is not None:
            Wishes(session).put([(item, place)], *wish)
        if status is None:
            frame.done("check_wish_kept", item=item, place=place.shown)
            return
        record = CheckRecord(
            status=status, quantities=_merged({}, pairs(quantities, "--quantity")), reason=reason
        )
        service = ChecklistService(session)
        service.record(item, place, record)
        for name in wrong_quantities(service.row(item, place).item, record):
            frame.words("sheet_value_wrong", name=name, value=record.quantities[name])
        frame.done("check_kept", item=item, place=place.shown, status=status)


COMMANDS = (building_group, answer, check)
