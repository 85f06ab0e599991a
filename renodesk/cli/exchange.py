"""`bundle`: what laptops and office hand each other."""

from pathlib import Path

import click

from renodesk.cli.frame import PARTLY, Frame, SharedGroup, located, pass_frame
from renodesk.cli.opening import ANY_PATH, ESTATE_FILE, estate
from renodesk.domain.canonical import Json
from renodesk.services.exchange import merge_bundle, open_bundle, verify_bundle, write_bundle
from renodesk.services.rounds import gap_text


@click.group("bundle", cls=SharedGroup)
def bundle_group() -> None:
    """交换包：写、验、并、开 / bundles."""


@bundle_group.command("write")
@click.argument("file", type=ESTATE_FILE)
@click.option("--out", required=True, type=ANY_PATH)
@pass_frame
def bundle_write(frame: Frame, file: Path, out: Path) -> None:
    """写交换包 / write a bundle."""
    with estate(frame, file, read_only=True) as session:
        written = write_bundle(session, out, organization=frame.preferences["organization"])
        frame.done("bundle_written", file=out.name, digest=written.digest, members=written.members)


@bundle_group.command("verify")
@click.argument("bundle", type=ANY_PATH)
@pass_frame
def bundle_verify(frame: Frame, bundle: Path) -> None:
    """核验交换包 / check a bundle."""
    report = verify_bundle(bundle)
    faults: list[Json] = [
        {"member": fault.member, "code": fault.code, "text": frame.text(fault.code, **fault.facts)}
        for fault in report.faults
    ]
    lines = [located(fault.member, frame.text(fault.code, **fault.facts)) for fault in report.faults]
    head = "bundle_is_whole" if report.ok else "bundle_is_faulty"
    frame.answer(
        {"ok": report.ok, "faults": faults}, [frame.text(head, file=bundle.name, count=len(faults)), *lines]
    )
    frame.exit_code = 0 if report.ok else PARTLY


@bundle_group.command("merge")
@click.argument("file", type=ESTATE_FILE)
@click.argument("bundle", type=ANY_PATH)
@pass_frame
def bundle_merge(frame: Frame, file: Path, bundle: Path) -> None:
    """并入交换包 / take a bundle in."""
    with estate(frame, file) as session:
        merged = merge_bundle(session, bundle)
        if merged.gaps:
            frame.words("merge_gaps", gaps=gap_text(merged.gaps))
        for photo in merged.unread_photos:
            frame.words("photo_unread", photo=photo)
        frame.done(
            "bundle_merged",
            new=merged.new_changes,
            photos=merged.new_photos,
            unread=list(merged.unread_photos),
            contested=len(merged.contested),
            gaps=gap_text(merged.gaps),
        )


@bundle_group.command("open")
@click.argument("bundle", type=ANY_PATH)
@click.argument("file", type=ESTATE_FILE)
@pass_frame
def bundle_open(frame: Frame, bundle: Path, file: Path) -> None:
    """由交换包新建小区档案 / start a new laptop from a bundle."""
    with open_bundle(bundle, file, frame.author, frame.environment) as session:
        frame.done("bundle_opened", name=session.name, file=file.name)


COMMANDS = (bundle_group,)
