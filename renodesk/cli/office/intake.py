"""`office ingest`, `inbox`, `log`: bundles into the archive."""

from collections.abc import Iterator
from pathlib import Path

import click

from renodesk.cli.frame import FAILED, PARTLY, Frame, SharedCommand, pass_frame
from renodesk.cli.office.index import INDEX
from renodesk.cli.opening import ANY_PATH, ARCHIVE_PATH
from renodesk.domain.canonical import Json
from renodesk.errors import IndexForbidden, WrongUsage
from renodesk.services.devices import signature_json, signature_text
from renodesk.services.inbox_lines import log_words, logged_standing, standing_of
from renodesk.services.intake import (
    Arrived,
    Ingested,
    ingest,
    intake,
    reasons,
    take_inbox,
)
from renodesk.services.receipts import answer
from renodesk.services.way_inbox import watch_way
from renodesk.texts import explain

OPEN = click.option("--from-anybody", "is_open", is_flag=True, help="没登记的也收 / from unknown devices too")


@click.command("ingest", cls=SharedCommand)
@click.argument("archive", type=ARCHIVE_PATH)
@click.argument("bundles", nargs=-1, required=True, type=ANY_PATH)
@click.option("--no-receipt", "is_silent", is_flag=True, help="不写回执 / write no receipts")
@OPEN
@INDEX
@pass_frame
def office_ingest(
    frame: Frame, archive: Path, bundles: tuple[Path, ...], is_open: bool, is_silent: bool, index_url: str
) -> None:
    """接收交换包 / take bundles in."""
    results = ingest(
        archive,
        bundles,
        frame.author,
        frame.environment,
        is_open=is_open,
        office=frame.preferences["organization"],
        index_url=index_url,
    )
    value: list[Json] = []
    lines: list[str] = []
    for bundle, one in zip(bundles, results, strict=True):
        receipt = None
        if one.receipt is not None and not is_silent:
            receipt = answer(one.receipt, bundle, archive / "receipts", frame.environment)
        value.append(_values(frame, one, receipt))
        lines += _told(frame, one)
    frame.answer(value, lines)
    refused = sum(1 for one in results if one.error is not None)
    frame.exit_code = 0 if not refused else PARTLY if refused < len(results) else FAILED


@click.command("inbox", cls=SharedCommand)
@click.argument("archive", type=ARCHIVE_PATH)
@click.argument("folder", type=ANY_PATH, required=False)
@click.option("--way", default="", metavar="NAME", help="从传送方式收 / from a way; receipts go back")
@click.option("--watch", is_flag=True, help="一直看着，按 Ctrl+C 停 / go on until Ctrl+C")
@click.option("--every", type=click.FloatRange(0.1, 3600), default=5.0, help="隔几秒看一次 / seconds")
@OPEN
@INDEX
@pass_frame
def office_inbox(
    frame: Frame,
    archive: Path,
    folder: Path | None,
    way: str,
    watch: bool,
    every: float,
    is_open: bool,
    index_url: str,
) -> None:
    """收一个文件夹或传送方式里的交换包，坏的放到一边并写明原因 / take bundles; bad ones are set aside."""
    value: list[Json] = []
    refused = 0

    def take(inbox: Path, seconds: float = 0.0) -> Iterator[Arrived]:
        return take_inbox(
            archive,
            inbox,
            frame.author,
            frame.environment,
            language=frame.lang,
            is_open=is_open,
            office=frame.preferences["organization"],
            index_url=index_url,
            every=seconds,
        )

    if bool(way) == (folder is not None):
        raise WrongUsage(what="office inbox", value="FOLDER | --way")
    if folder is not None:
        arriving = take(folder, every if watch else 0.0)
    else:
        arriving = watch_way(
            archive,
            way,
            frame.environment,
            take,
            frame.lang,
            every=every if watch else 0.0,
            away=lambda error: click.echo(explain(error, frame.lang), err=True),
        )
    try:
        for one in arriving:
            value.append(_values(frame, one.ingested, one.receipt, one.lies))
            refused += one.ingested.error is not None
            for line in _told(frame, one.ingested) if not frame.as_json else ():
                click.echo(line)
    except KeyboardInterrupt:
        frame.words("inbox_stopped")
    frame.answer(value, [frame.text("inbox_done", taken=len(value) - refused, refused=refused)])
    frame.exit_code = PARTLY if refused else 0


@click.command("again", cls=SharedCommand)
@click.argument("folder", type=ANY_PATH)
@click.argument("file")
@pass_frame
def office_again(frame: Frame, folder: Path, file: str) -> None:
    """把退件放回收件箱，下次再收 / put what was set aside back into the inbox."""
    from renodesk.services.inbox_lines import set_aside, take_again

    frame.done("inbox_again", file=str(take_again(set_aside(folder, file), folder)))


@click.command("log", cls=SharedCommand)
@click.argument("archive", type=ARCHIVE_PATH)
@pass_frame
def office_log(frame: Frame, archive: Path) -> None:
    """收件记录 / every bundle the inbox was offered."""
    rows = intake(archive)
    value: list[Json] = [{**row, "signature": logged_standing(row)} for row in rows]
    lines = [log_words(row, frame.lang) for row in rows]
    frame.answer(value, lines or [frame.text("inbox_log_empty")])


def _values(frame: Frame, one: Ingested, receipt: Path | None, lies: Path | None = None) -> Json:
    return {
        "file": one.file,
        "ok": one.error is None,
        "code": one.error.code if one.error else None,
        "error": explain(one.error, frame.lang) if one.error else None,
        "faults": [
            {
                "member": fault.member or None,
                "code": fault.code,
                "reason": frame.text(fault.code, **fault.facts),
            }
            for fault in one.faults
        ],
        "signature": signature_json(one.signature) if standing_of(one) else None,
        "receipt": str(receipt) if receipt else None,
        "lies": str(lies) if lies else None,
        "estate": one.estate,
        "name": one.name,
        "new_changes": one.new_changes,
        "new_photos": one.new_photos,
        "contested": one.contested,
        "joined_from": one.joined_from or None,
        "twice": list(one.twice),
        "index_behind": one.is_index_behind,
        "gaps": {writer: [list(pair) for pair in pairs] for writer, pairs in one.gaps.items()},
    }


def _told(frame: Frame, one: Ingested) -> list[str]:
    """Return what became of a bundle; why one was not taken is said on the other stream."""
    if one.error is not None:
        why, *faults = reasons(one, frame.lang)
        click.echo(why if one.file in why else f"{one.file}: {why}", err=True)
        for fault in faults:
            click.echo("  " + fault, err=True)
        return []
    head = frame.text(
        "office_ingested",
        file=one.file,
        name=one.name,
        new=one.new_changes,
        photos=one.new_photos,
        contested=one.contested,
    )
    code = (
        "index_forbidden_behind" if isinstance(one.index_trouble, IndexForbidden) else "office_index_behind"
    )
    behind = [frame.text(code)] if one.is_index_behind else []
    joined = []
    if one.joined_from:
        joined.append("  " + frame.text("office_joined_from", other=one.joined_from, estate=one.estate))
    joined += ["  " + frame.text("office_twice", other=other, estate=one.estate) for other in one.twice]
    return [head, "  " + signature_text(one.signature, frame.lang), *joined, *behind]
