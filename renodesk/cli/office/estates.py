"""`office prepare`, `office rank`: the estates of the archive."""

from pathlib import Path

import click

from renodesk.cli.frame import PARTLY, Frame, SharedCommand, interval_text, number_text, pass_frame
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


@click.command("rank", cls=SharedCommand)
@click.argument("archive", type=ANY_PATH)
@click.option("--csv", "csv_out", default=None, type=ANY_PATH, metavar="OUT")
@pass_frame
def office_rank(frame: Frame, archive: Path, csv_out: Path | None) -> None:
    """按需求排序，第1名最需要 / rank 1 is most in need."""
    from renodesk.services.office import ranking, write_ranking

    ranked = ranking(archive)
    value: list[Json] = [
        {
            "rank": one.rank,
            "estate": one.row.name,
            "id": one.row.id,
            "low": one.row.low,
            "high": one.row.high,
            "band": one.row.band,
            "need": one.need,
            "red_flags": one.row.red_flags,
            "completion": one.row.completion,
        }
        for one in ranked
    ]
    if csv_out is not None:
        write_ranking(ranked, csv_out)
    lines = [
        frame.text(
            "rank_line",
            rank=one.rank,
            name=one.row.name,
            need=number_text(one.need),
            interval=interval_text(one.row.low, one.row.high),
            red=one.row.red_flags,
        )
        for one in ranked
    ]
    frame.answer(value, lines)
