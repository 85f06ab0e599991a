"""`office prepare`, `estates`, `copy`: the estates of a list, and those of an archive."""

from pathlib import Path
from typing import Any

import click

from renodesk.cli.frame import PARTLY, Frame, SharedCommand, interval_text, number_text, pass_frame
from renodesk.cli.office.index import INDEX
from renodesk.cli.opening import ANY_PATH, ARCHIVE_PATH
from renodesk.domain.canonical import Json

STAGES = ("sealed", "dealt", "half", "begun", "none")


@click.command("prepare", cls=SharedCommand)
@click.argument("table", type=ANY_PATH)
@click.option("--out", "folder", required=True, type=ANY_PATH)
@click.option("--dry-run", "only_look", is_flag=True, help="只看会怎样 / say what would happen")
@pass_frame
def office_prepare(frame: Frame, table: Path, folder: Path, only_look: bool) -> None:
    """由街道名单建立各小区档案：编号、登记、楼栋和分工 / one list, one estate file each."""
    from renodesk.services.office import prepare

    if only_look:
        _preview(frame, table)
        return
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


def _preview(frame: Frame, table: Path) -> None:
    from renodesk.services.office import preview_list

    found = preview_list(table, frame.environment)
    frame.faults((*found.faults, *found.notices))
    value: list[Json] = [
        {
            "id": one.id or None,
            "name": one.name,
            "file": one.file,
            "fields": dict(one.fields),
            "buildings": [building.name for building in one.buildings],
            "parts": [
                {"place": part.place.shown, "person": part.person, "on": part.on or None}
                for part in one.parts
            ],
        }
        for one in found.estates
    ]
    faults: list[Json] = [
        {"where": one.where, "code": one.code, "text": frame.text(one.code, **one.facts)}
        for one in (*found.faults, *found.notices)
    ]
    lines = [
        frame.text(
            "office_prepare_line",
            name=one.name,
            id=one.id or "–",
            buildings=len(one.buildings),
            parts=len(one.parts),
            file=one.file,
        )
        for one in found.estates
    ]
    counts = {"count": len(found.estates), "faults": len(found.faults), "notices": len(found.notices)}
    lines.append(frame.text("office_prepare_only", **counts))
    frame.answer({"estates": value, "faults": faults}, lines)
    frame.exit_code = PARTLY if found.faults or found.is_partial else 0


@click.command("estates", cls=SharedCommand)
@click.argument("archive", type=ARCHIVE_PATH)
@click.option("--county", default=None, help='只要这个区县的，没登记的写 "" / of a county, "" for none')
@click.option("--street", default=None, help="只要这个街道的 / of a street")
@click.option("--stage", default=None, type=click.Choice(STAGES), help="只要到这一步的 / of a stage")
@click.option("--word", default=None, help="只要这个等次的：优良中差 / with a word for sure")
@click.option(
    "--ten", default=None, type=click.IntRange(0, 9), help="只要几十分的 / with a score in these ten"
)
@click.option("--open", "is_open", is_flag=True, help="也要可能是的 / also those that may be")
@click.option("--item", default=None, metavar="CODE", help="只要这项指标不达标的 / falling short in it")
@click.option("--cost", default=None, metavar="CODE", help="只要方案里有36项里这一项的 / planning it")
@click.option("--device", default=None, help="只要这台电脑写过的 / written on a computer")
@click.option("--person", default=None, help="和 --device 一起 / by whom, with --device")
@click.option("--red", "has_red_flags", is_flag=True, help="只要有红旗的 / with red flags")
@click.option("--unknown", "is_unknown", is_flag=True, help="只要还什么都不知道的 / nothing known yet")
@INDEX
@pass_frame
def office_estates(frame: Frame, /, archive: Path, index_url: str, **wanted: Any) -> None:
    """档案库里的小区，可以筛 / the estates of an archive, filtered."""
    from renodesk.services.archive_estates import archive_estates
    from renodesk.services.city import CityFilter, estates_meant

    rows = archive_estates(archive, frame.environment, index_url=index_url)
    meant = CityFilter(**wanted)
    if not meant.is_any:
        ids = estates_meant(archive, meant, frame.environment, index_url=index_url)
        rows = [row for row in rows if row.id in ids]
    value: list[Json] = [
        {
            "id": row.id,
            "name": row.name,
            "round": row.round,
            "is_sealed": row.is_sealed,
            "low": row.low,
            "high": row.high,
            "band": row.band,
            "bands": list(row.bands) if row.bands else None,
            "red_flags": row.red_flags,
            "completion": row.completion,
            "dealt_with": row.dealt_with,
            "contested": row.contested,
            "changes": row.changes,
            "photos": row.photos,
        }
        for row in rows
    ]
    lines = [
        frame.text(
            "office_estate_line",
            name=row.name,
            id=row.id,
            interval=interval_text(row.low, row.high),
            red=row.red_flags,
            done=number_text(row.completion),
            contested=row.contested,
        )
        for row in rows
    ]
    frame.answer(value, lines or [frame.text("office_estates_none")])


@click.command("copy", cls=SharedCommand)
@click.argument("archive", type=ARCHIVE_PATH)
@click.argument("estate")
@click.option("--out", required=True, type=ANY_PATH)
@INDEX
@pass_frame
def office_copy(frame: Frame, archive: Path, estate: str, out: Path, index_url: str) -> None:
    """把档案库里的一个小区复制出来看 / copy an estate's file out of the archive."""
    from renodesk.services.archive_estates import archive_estates, copy_estate, named

    one = named(archive_estates(archive, frame.environment, index_url=index_url), estate)
    copied = copy_estate(archive, one.id, out, frame.environment, index_url=index_url)
    frame.done("office_copied", file=str(copied))


@click.command("originals-out", cls=SharedCommand)
@click.argument("archive", type=ARCHIVE_PATH)
@INDEX
@pass_frame
def office_originals_out(frame: Frame, archive: Path, index_url: str) -> None:
    """把原片移到小区档案旁边，合并时只动小文件 / let originals lie beside the estate files."""
    from renodesk.services.archive_estates import move_originals_out

    moved, estates = move_originals_out(archive, frame.environment, index_url=index_url)
    frame.done("office_originals_out", photos=moved, estates=estates)
