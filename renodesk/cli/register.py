"""`register`: what is known of the estate, its buildings and entrances before anybody walks."""

from pathlib import Path

import click

from renodesk.cli.frame import PARTLY, Frame, SharedGroup, pass_frame
from renodesk.cli.opening import ANY_PATH, ESTATE_FILE, estate, pairs, place_of
from renodesk.domain.canonical import Json
from renodesk.domain.form import RegisterField
from renodesk.services.register import RegisterService
from renodesk.services.register_import.plan import Plan
from renodesk.services.register_import.taking import plan_file, take
from renodesk.services.register_import.values import value_words
from renodesk.services.sheet.model import Fault


@click.group("register", cls=SharedGroup)
def register_group() -> None:
    """登记小区、楼栋、单元 / the register."""


@register_group.command("import")
@click.argument("file", type=ESTATE_FILE)
@click.argument("table", type=ANY_PATH)
@click.option("--match", "matches", multiple=True, metavar="COLUMN=FIELD", help="列=登记项，空为不用")
@click.option("--sheet", default="", metavar="NAME", help="工作表 / which sheet of a workbook")
@click.option("--header", type=click.IntRange(0, 1000), help="表头在第几行，0 为没有 / row of the header")
@click.option("--preview", is_flag=True, help="只看，不改 / show, change nothing")
@click.option("--only-good", is_flag=True, help="有问题的行不收，其余照收 / leave refused rows out")
@pass_frame
def register_import(
    frame: Frame,
    file: Path,
    table: Path,
    matches: tuple[str, ...],
    sheet: str,
    header: int | None,
    preview: bool,
    only_good: bool,
) -> None:
    """导入登记表 / take a register table in."""
    matched = pairs(matches, "--match COLUMN=FIELD")
    with estate(frame, file, read_only=preview) as session:
        plan = plan_file(session, table, sheet=sheet, header_row=header, matches=matched)
        if preview:
            _show(frame, plan)
            return
        taken = take(session, plan, only_good=only_good)
        frame.faults((*plan.refused, *taken.notices))
        frame.done("register_taken", rows=taken.rows, buildings=taken.buildings, units=taken.units)
        frame.exit_code = PARTLY if taken.is_partial else 0


@register_group.command("set")
@click.argument("file", type=ESTATE_FILE)
@click.argument("fields", nargs=-1, required=True, metavar="FIELD=VALUE…")
@click.option("--at", "at", default="estate", metavar="PLACE")
@pass_frame
def register_set(frame: Frame, file: Path, fields: tuple[str, ...], at: str) -> None:
    """填写登记项 / set register fields of a place."""
    values = pairs(fields, "FIELD=VALUE")
    with estate(frame, file) as session:
        place = place_of(session, at)
        service = RegisterService(session)
        service.set_fields(place, values)
        for name, value in service.wrong(place, values):
            frame.words("sheet_value_wrong", name=name, value=value)
        frame.done("register_set", place=place.shown, fields=len(values))


def _show(frame: Frame, plan: Plan) -> None:
    """Say what a table would do; the answer is "no" where a row would be refused."""
    frame.faults((*plan.refused, *plan.unmatched, *plan.notices))
    edits = [
        (
            one.shown,
            _label(frame, one.field),
            value_words(one.field, one.old),
            value_words(one.field, one.value),
        )
        for one in plan.edits
    ]
    value: dict[str, Json] = {
        "rows": plan.rows,
        "buildings": [one.shown for one in plan.places if not one.place.unit],
        "units": [one.shown for one in plan.places if one.place.unit],
        "values": [
            {"place": place, "field": one.field.name, "old": old or None, "new": new, "row": one.cause.row}
            for one, (place, _, old, new) in zip(plan.edits, edits, strict=True)
        ],
        "refused": [_located(frame, one) for one in plan.refused],
        "notices": [_located(frame, one) for one in (*plan.unmatched, *plan.notices)],
        "unchanged": [_located(frame, one) for one in plan.passed_over],
    }
    changed = sum(one.is_change for one in plan.edits)
    summary = frame.text(
        "register_plan_line",
        buildings=plan.buildings,
        units=plan.units,
        changed=changed,
        filled=len(plan.edits) - changed,
        refused=plan.refused_rows,
        same=len(plan.passed_over),
    )
    lines = [frame.text("register_plan_new", place=one.shown) for one in plan.places]
    lines += [
        frame.text("register_plan_edit", place=place, field=field, old=old or "–", new=new)
        for place, field, old, new in edits
    ]
    frame.answer(value, [*lines, summary])
    frame.exit_code = PARTLY if plan.refused else 0


def _label(frame: Frame, field: RegisterField) -> str:
    name = field.label_en if frame.lang == "en" and field.label_en else field.label
    return name.partition("（")[0]


def _located(frame: Frame, fault: Fault) -> Json:
    return {"where": fault.where, "text": frame.text(fault.code, **fault.facts)}


COMMANDS = (register_group,)
