"""`answers`: answer sheets and filled field sheets in, answer sheets out."""

from pathlib import Path

import click

from renodesk.cli.asking import take_filled_request
from renodesk.cli.frame import Frame, SharedGroup, pass_frame
from renodesk.cli.opening import ANY_PATH, ESTATE_FILE, estate
from renodesk.domain.canonical import Json
from renodesk.services.requests.reply import is_reply
from renodesk.services.sheet.giving import export_sheet
from renodesk.services.sheet.taking import import_sheet


@click.group("answers", cls=SharedGroup)
def answers_group() -> None:
    """答卷导入导出 / answer sheets."""


@answers_group.command("import")
@click.argument("file", type=ESTATE_FILE)
@click.argument("sheet", type=ANY_PATH)
@click.option("--preview", is_flag=True, help="只看会改什么，不收 / say what would change")
@click.option("--keep", is_flag=True, help="资料表：已有的值不改 / a filled request: leave what is there")
@pass_frame
def answers_import(frame: Frame, file: Path, sheet: Path, preview: bool, keep: bool) -> None:
    """导入答卷、填好的现场表或资料表 / take in what was filled, whole or not at all."""
    if is_reply(sheet):
        take_filled_request(frame, file, sheet, preview=preview, keep=keep)
        return
    if keep:
        raise click.UsageError("--keep: requests")
    if preview:
        _preview(frame, file, sheet)
        return
    with estate(frame, file) as session:
        taken = import_sheet(session, sheet)
        frame.faults(taken.notices)
        frame.done(
            "sheet_taken",
            answers=taken.answers,
            checks=taken.checks,
            fields=taken.fields,
            buildings=taken.buildings,
            units=taken.units,
            notices=len(taken.notices),
        )


def _preview(frame: Frame, file: Path, sheet: Path) -> None:
    from renodesk.services.sheet.preview import preview_sheet

    with estate(frame, file, read_only=True) as session:
        found = preview_sheet(session, sheet, frame.lang)
        frame.faults(found.notices)
        changes: list[Json] = [
            {
                "place": one.place.shown,
                "what": one.what,
                "before": one.before,
                "after": one.after,
                "contested": one.is_contested,
                "wrong": one.is_wrong,
            }
            for one in found.changes
        ]
        places: list[Json] = [one.shown for one in found.new_places]
        lines = [
            frame.text(
                "sheet_would_change",
                place=one.place.shown,
                what=one.what,
                before=one.before or "—",
                after=one.after,
            )
            for one in found.changes
        ]
        last = frame.text("sheet_would_take", changes=len(changes), places=len(places))
        frame.answer({"changes": changes, "new_places": places}, [*lines, last])


@answers_group.command("export")
@click.argument("file", type=ESTATE_FILE)
@click.argument("out", type=ANY_PATH)
@pass_frame
def answers_export(frame: Frame, file: Path, out: Path) -> None:
    """导出答卷 / write the answer sheet."""
    with estate(frame, file, read_only=True) as session:
        export_sheet(session, out)
        frame.done("sheet_written", file=out.name)


COMMANDS = (answers_group,)
