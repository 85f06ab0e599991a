"""`office prepare`: the estates of a list."""

from pathlib import Path

import click

from renodesk.cli.frame import PARTLY, Frame, SharedCommand, pass_frame
from renodesk.cli.opening import ANY_PATH
from renodesk.domain.canonical import Json


@click.command("prepare", cls=SharedCommand)
@click.argument("table", type=ANY_PATH)
@click.option("--out", "folder", required=True, type=ANY_PATH)
@pass_frame
def office_prepare(frame: Frame, table: Path, folder: Path) -> None:
    """由街道名单建立各小区档案 / one list, one estate file each."""
    from renodesk.services.office import prepare

    prepared = prepare(table, folder, frame.author, frame.environment)
    frame.faults(prepared.notices)
    made: list[Json] = [{"file": one.file, "id": one.id, "name": one.name} for one in prepared.made]
    kept: list[Json] = list(prepared.kept)
    frame.answer(
        {"made": made, "kept": kept},
        [
            frame.text("office_prepared", made=len(made), kept=len(kept)),
            *(f"  {one.name}  {one.file}" for one in prepared.made),
        ],
    )
    frame.exit_code = PARTLY if prepared.is_partial else 0
