"""`office`: prepare estates, take bundles in, rank."""

from pathlib import Path

import click

from renodesk.cli.frame import PARTLY, Frame, SharedGroup, interval_text, located, number_text, pass_frame
from renodesk.cli.opening import ANY_PATH
from renodesk.domain.canonical import Json
from renodesk.services.devices import signature_json, signature_text
from renodesk.services.office import Ingested
from renodesk.texts import explain


@click.group("office", cls=SharedGroup)
def office_group() -> None:
    """办公室：准备、接收、排序 / the office."""


@office_group.command("prepare")
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


@office_group.command("ingest")
@click.argument("archive", type=ANY_PATH)
@click.argument("bundles", nargs=-1, required=True, type=ANY_PATH)
@click.option("--no-receipt", "is_silent", is_flag=True, help="不写回执 / write no receipts")
@click.option("--from-anybody", "is_open", is_flag=True, help="没登记的也收 / from unknown devices too")
@pass_frame
def office_ingest(
    frame: Frame, archive: Path, bundles: tuple[Path, ...], is_open: bool, is_silent: bool
) -> None:
    """接收交换包 / take bundles in."""
    from renodesk.services.office import ingest

    results = ingest(
        archive,
        bundles,
        frame.author,
        frame.environment,
        is_open=is_open,
        office=frame.preferences["organization"],
    )
    value: list[Json] = []
    lines = []
    receipts = {} if is_silent else _answers(frame, archive, bundles, results)
    for one in results:
        if one.error is not None:
            click.echo(f"{one.file}: {explain(one.error, frame.lang)}", err=True)
            for fault in one.faults:
                click.echo("  " + located(fault.member, frame.text(fault.code, **fault.facts)), err=True)
        value.append(
            {
                "file": one.file,
                "ok": one.error is None,
                "code": one.error.code if one.error else None,
                "signature": signature_json(one.signature),
                "receipt": receipts.get(one.file),
                "estate": one.estate,
                "name": one.name,
                "new_changes": one.new_changes,
                "new_photos": one.new_photos,
                "contested": one.contested,
                "gaps": {writer: [list(pair) for pair in pairs] for writer, pairs in one.gaps.items()},
            }
        )
        if one.error is None:
            lines.append(
                frame.text(
                    "office_ingested",
                    file=one.file,
                    name=one.name,
                    new=one.new_changes,
                    photos=one.new_photos,
                    contested=one.contested,
                )
            )
            lines.append("  " + signature_text(one.signature, frame.lang))
    frame.answer(value, lines)
    refused = sum(1 for one in results if one.error is not None)
    frame.exit_code = 0 if not refused else PARTLY if refused < len(results) else 3


def _answers(
    frame: Frame, archive: Path, bundles: tuple[Path, ...], results: list[Ingested]
) -> dict[str, str]:
    """Write the receipts, and return where each lies, by the bundle's name."""
    from renodesk.services.receipts import answer

    written: dict[str, str] = {}
    for bundle, one in zip(bundles, results, strict=True):
        if one.receipt is not None:
            written[one.file] = str(answer(one.receipt, bundle, archive / "receipts", frame.environment))
    return written


@office_group.command("rank")
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


COMMANDS = (office_group,)
