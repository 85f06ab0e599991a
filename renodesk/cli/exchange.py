"""`bundle`: what laptops and office hand each other."""

from pathlib import Path

import click

from renodesk.cli.bundle_options import after, wishes
from renodesk.cli.frame import PARTLY, Frame, SharedGroup, located, pass_frame
from renodesk.cli.opening import ANY_PATH, ESTATE_FILE, estate
from renodesk.domain.canonical import Json
from renodesk.services.bundle_sets import (
    info_lines,
    merge_with_its_parts,
    part_lines,
    set_lines,
    take_other_parts,
)
from renodesk.services.contests import Claim
from renodesk.services.devices import is_never, signature_json, signature_text
from renodesk.services.exchange import BundleWish, open_bundle, signature_of, verify_bundle, write_bundle
from renodesk.services.giving import give, given_lines, proposed_name
from renodesk.services.receipts import Confirmed, Receipts, confirmed_lines
from renodesk.services.receiving import Difference, Preview, preview
from renodesk.services.receiving_words import cells, told
from renodesk.services.rounds import gap_text
from renodesk.services.slips import write_slip
from renodesk.texts import joined


@click.group("bundle", cls=SharedGroup)
def bundle_group() -> None:
    """交换包：写、验、并、开 / bundles."""


SEALED = click.option(
    "--sealed", "how", flag_value="sealed", help="加密给办公室和自己 / for the office and oneself"
)
PLAIN = click.option("--plain", "how", flag_value="plain", help="不加密 / not sealed")


def wants_seal(frame: Frame, how: str | None) -> bool:
    """Return whether a bundle is to be sealed: as the line says, else as the preferences do."""
    return how == "sealed" or (how is None and frame.preferences["seal_bundles"] == "on")


@bundle_group.command("write")
@click.argument("file", type=ESTATE_FILE)
@click.option("--out", required=True, type=ANY_PATH)
@SEALED
@PLAIN
@wishes
@pass_frame
def bundle_write(
    frame: Frame, file: Path, out: Path, how: str | None, wish: BundleWish, lacking: str | None
) -> None:
    """写交换包 / write a bundle."""
    with estate(frame, file, read_only=True) as session:
        written = write_bundle(
            session,
            out,
            organization=frame.preferences["organization"],
            is_sealed=wants_seal(frame, how),
            since=after(session, lacking),
            wish=wish,
        )
        value: dict[str, Json] = {
            "file": written.path.name,
            "digest": written.digest,
            "members": written.members,
            "files": [one.path.name for one in written.parts],
        }
        lines = [
            frame.text("bundle_written", file=one.path.name, digest=one.digest, members=one.members)
            for one in written.parts
        ]
        frame.answer(value, lines)


@bundle_group.command("verify")
@click.argument("bundle", type=ANY_PATH)
@pass_frame
def bundle_verify(frame: Frame, bundle: Path) -> None:
    """核验交换包 / check a bundle."""
    report = verify_bundle(bundle, environment=frame.environment)
    faults: list[Json] = [
        {"member": fault.member, "code": fault.code, "text": frame.text(fault.code, **fault.facts)}
        for fault in report.faults
    ]
    lines = [located(fault.member, frame.text(fault.code, **fault.facts)) for fault in report.faults]
    head = "bundle_is_whole" if report.ok else "bundle_is_faulty"
    lines.insert(0, frame.text(head, file=bundle.name, count=len(faults)))
    value: dict[str, Json] = {"ok": report.ok, "faults": faults}
    is_refused = False
    if report.ok:
        signature = signature_of(report, frame.environment)
        value["signature"] = signature_json(signature)
        lines += [*info_lines(report.info, frame.lang), signature_text(signature, frame.lang)]
        is_refused = is_never(signature)
    frame.answer(value, lines)
    frame.exit_code = PARTLY if is_refused or not report.ok else 0


@bundle_group.command("merge")
@click.argument("file", type=ESTATE_FILE)
@click.argument("bundle", type=ANY_PATH)
@click.option("--dry-run", "--preview", "only_look", is_flag=True, help="只看会怎样 / say what would happen")
@pass_frame
def bundle_merge(frame: Frame, file: Path, bundle: Path, only_look: bool) -> None:
    """并入交换包或同事的小区档案 / take a bundle or a colleague's estate file in."""
    if only_look:
        _preview(frame, file, bundle)
        return
    with estate(frame, file) as session:
        taken = merge_with_its_parts(session, bundle)
        merged = taken.merged
        if merged.gaps:
            frame.words("merge_gaps", gaps=gap_text(merged.gaps))
        for photo in merged.unread_photos:
            frame.words("photo_unread", photo=photo)
        value: dict[str, Json] = {
            "new": merged.new_changes,
            "photos": merged.new_photos,
            "renditions": merged.new_renditions,
            "lacking_photos": merged.lacking_photos,
            "unread": list(merged.unread_photos),
            "contested": len(merged.contested),
            "gaps": gap_text(merged.gaps),
            "parts": {"count": taken.count, "taken": list(taken.taken), "lacking": list(taken.lacking)},
        }
        said = frame.text(
            "bundle_merged",
            new=merged.new_changes,
            photos=merged.new_photos,
            contested=len(merged.contested),
        )
        frame.answer(value, [said, *set_lines(taken, frame.lang)])
        frame.exit_code = PARTLY if taken.refused else 0


def _preview(frame: Frame, file: Path, bundle: Path) -> None:
    with estate(frame, file, read_only=True) as session:
        found = preview(session, bundle, frame.lang)
        lines = list(part_lines(bundle, frame.lang))
        lines += told(found, frame.lang, found.last_at[:16].replace("T", " "))
        lines += [cell_text(frame, word, one) for word, one in cells(found, frame.lang)]
        frame.answer(preview_json(found), [*lines, frame.text("receive_preview_only")])


def preview_json(found: Preview) -> Json:
    """Return a preview as JSON."""
    return {
        "file": found.file,
        "organization": found.organization,
        "persons": dict(found.persons),
        "new_changes": found.new_changes,
        "known_changes": found.known_changes,
        "new": dict(found.new),
        "new_photos": found.new_photos,
        "changed": [_cell_json(one) for one in found.changed],
        "contested": [_cell_json(one) for one in found.contested],
        "joins": list(found.joins),
        "removed": [_cell_json(one) for one in found.removed],
        "rounds": list(found.rounds),
        "packs": list(found.packs),
        "newer_packs": [list(one) for one in found.newer_packs],
        "gaps": found.gaps,
        "signature": signature_json(found.signature),
        "personal": found.has_personal,
    }


def _cell_json(one: Difference) -> Json:
    return {
        "what": one.what,
        "item": one.item or None,
        "place": one.place.shown if one.place else None,
        "mine": ["；".join(claim.lines) for claim in one.mine],
        "theirs": ["；".join(claim.lines) for claim in one.theirs],
        "removed": one.removed or None,
    }


def cell_text(frame: Frame, word: str, one: Difference) -> str:
    """Return a cell and what becomes of it, in one line."""

    def said(claims: tuple[Claim, ...]) -> str:
        return " / ".join(joined("；", claim.lines, frame.lang) for claim in claims) or "—"

    place = one.place.shown if one.place else ""
    return frame.text(
        "receive_cell", word=word, what=one.what, place=place, mine=said(one.mine), theirs=said(one.theirs)
    )


@bundle_group.command("give")
@click.argument("file", type=ESTATE_FILE)
@click.argument("folder", type=ANY_PATH)
@SEALED
@PLAIN
@wishes
@pass_frame
def bundle_give(
    frame: Frame, file: Path, folder: Path, how: str | None, wish: BundleWish, lacking: str | None
) -> None:
    """给同事：写进文件夹、起好名字并读回核对 / write a bundle into a folder and read it back."""
    with estate(frame, file, read_only=True) as session:
        organization, is_sealed = frame.preferences["organization"], wants_seal(frame, how)
        out = folder / proposed_name(session, frame.lang, is_sealed=is_sealed)
        given = give(
            session,
            out,
            organization=organization,
            is_sealed=is_sealed,
            since=after(session, lacking),
            wish=wish,
        )
        frame.answer(
            {
                "file": given.path.name,
                "digest": given.digest,
                "bytes": given.bytes,
                "changes": given.changes,
                "photos": given.photos,
                "renditions": given.renditions,
                "lacking": given.lacking,
                "files": [one.name for one in given.paths],
            },
            given_lines(given, frame.lang),
        )


@bundle_group.command("slip")
@click.argument("bundle", type=ANY_PATH)
@click.option("--pdf", "out", required=True, type=ANY_PATH)
@pass_frame
def bundle_slip(frame: Frame, bundle: Path, out: Path) -> None:
    """交接单：核验后由交换包做成，一页，两人签字 / a handover slip, made from the checked bundle."""
    write_slip(bundle, out, frame.environment, frame.lang)
    frame.done("slip_written", file=out.name, bundle=bundle.name)


@bundle_group.command("open")
@click.argument("bundle", type=ANY_PATH)
@click.argument("file", type=ESTATE_FILE)
@pass_frame
def bundle_open(frame: Frame, bundle: Path, file: Path) -> None:
    """由交换包新建小区档案 / start a new laptop from a bundle."""
    with open_bundle(bundle, file, frame.author, frame.environment) as session:
        lines = list(set_lines(take_other_parts(session, bundle), frame.lang))
        opened = frame.text("bundle_opened", name=session.name, file=file.name)
        frame.answer({"name": session.name, "file": file.name}, [opened, *lines])


@click.group("receipt", cls=SharedGroup)
def receipt_group() -> None:
    """办公室的回执 / receipts of the office."""


@receipt_group.command("take")
@click.argument("file", type=ESTATE_FILE)
@click.argument("receipt", type=ANY_PATH)
@pass_frame
def receipt_take(frame: Frame, file: Path, receipt: Path) -> None:
    """收下回执：哪些已经在办公室 / take a receipt: what is safe at the office."""
    with estate(frame, file) as session:
        found = Receipts(session).take(receipt)
        frame.answer(_confirmed_json(found), confirmed_lines(found, frame.lang))


@receipt_group.command("show")
@click.argument("file", type=ESTATE_FILE)
@pass_frame
def receipt_show(frame: Frame, file: Path) -> None:
    """各办公室已有哪些、还差哪些 / what each office has, and what it lacks."""
    with estate(frame, file, read_only=True) as session:
        found = Receipts(session).all()
        lines = [line for one in found for line in confirmed_lines(one, frame.lang)]
        frame.answer([_confirmed_json(one) for one in found], lines or [frame.text("receipt_none")])


def _confirmed_json(found: Confirmed) -> Json:
    return {
        "office": found.office,
        "signer": found.signer,
        "at": found.receipt.at,
        "bundle": found.receipt.bundle,
        "changes": found.changes,
        "all_changes": found.all_changes,
        "photos": found.photos,
        "all_photos": found.all_photos,
        "waiting_photos": len(found.waiting),
        "is_all": found.is_all,
        "contested": found.receipt.contested,
        "lacks": {writer: [list(pair) for pair in pairs] for writer, pairs in found.receipt.lacks.items()},
        "packs": list(found.other_packs),
    }


COMMANDS = (bundle_group, receipt_group)
