"""Backups that were read back, and bringing back what a damaged file lost."""

import secrets
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from renodesk.bundles.reading import Bag, open_bag
from renodesk.domain.changes import Author
from renodesk.errors import FileMissing
from renodesk.estates import bundling
from renodesk.estates.incoming import IncomingBag
from renodesk.estates.merging import keep_photo_in, take_in
from renodesk.services.environment import Environment, Progress, no_progress
from renodesk.services.moments import MomentKind, Moments
from renodesk.services.rounds import gap_text
from renodesk.services.session import EstateSession
from renodesk.storage import backing_up
from renodesk.storage.estate_file import EstateFile
from renodesk.storage.reissuing import reissue_writer
from renodesk.storage.repairing import repair_estate_file
from renodesk.storage.rolling import copies_of
from renodesk.storage.salvaging import Salvage
from renodesk.tables.writing import replace_file


@dataclass(frozen=True, kw_only=True, slots=True)
class Repaired:
    """What a repair gave: the file, how much it holds, and where the old one lies now.

    `lost` is what no source has, by writer and number; `disputed` are changes two sources tell differently.
    """

    file: str
    changes: int
    photos: int
    lost: tuple[str, ...]
    disputed: tuple[str, ...] = ()
    set_aside: str = ""


def back_up(session: EstateSession, folder: Path, progress: Progress = no_progress) -> Path:
    """Copy the estate into `folder`, also while it is open, read it back and compare.

    Raises:
        NotWritable, DiskFull: there is no backup, and no half one.
    """
    held = session.file.ranges()
    made = session.file.backup(folder, progress)
    Moments(session).note(MomentKind.BACKUP, held)
    return made


def last_backup(session: EstateSession, folder: str) -> str:
    """Return when the last backup was made (`YYYY-MM-DD HH:MM`, UTC), "" for none.

    What this machine remembers is believed before the names in `folder`, whose dates a wrong clock mixes up.
    """
    known = [one for one in Moments(session).marked() if one.kind == MomentKind.BACKUP]
    if known:
        return known[0].at[:16].replace("T", " ")
    return backing_up.last_backup(session.path, Path(folder)) if folder else ""


def repair_file(
    file: Path, author: Author, environment: Environment, *, reissue: str = "", sources: Sequence[Path] = ()
) -> Repaired:
    """Rebuild an estate file from what file, journal and `sources` together still have.

    Sources are backups, copies and bundles; the rolling copies of this machine are always asked, and are what
    a file that is gone begins with. The old file is set aside.

    With `reissue`, make a copy beside the file (`… reissued.reno`) in which that writer has a new id.

    Raises:
        FileMissing, UnknownChange, FileExists: there is nothing to repair.
        EstateInUse: close it first.
        BundleFaulty, OtherEstate: a source is no good; nothing was changed.
    """
    if reissue:
        out = file.with_name(f"{file.stem} reissued.reno")
        moved = reissue_writer(file, reissue, out, secrets.token_hex(8))
        return Repaired(file=out.name, changes=moved, photos=0, lost=())
    copies = copies_of(file, environment.copies_folder)
    was_gone = bool(copies) and not file.exists()
    if was_gone:
        replace_file(file, copies[0].read_bytes())
    with ExitStack() as stack:
        bags = [(one, stack.enter_context(open_bag(one))) for one in sources if _is_bundle(one)]
        report = repair_estate_file(
            file,
            author,
            clock=environment.clock,
            journal_folder=environment.journal_folder,
            sources=[*(one for one in sources if not _is_bundle(one)), *copies],
            logs=[_log_of(bag, one.name) for one, bag in bags],
        )
        with EstateFile.open(file, author, clock=environment.clock) as repaired:
            for one, bag in bags:
                take_in(repaired, IncomingBag(bag, one.name), keep_photo_in(repaired))
            held = {photo.sha256 for photo in repaired.photos() if photo.has_original}
    if was_gone:
        report.set_aside.unlink(missing_ok=True)  # it was but the copy
    lost = [gap_text({writer: pairs}) for writer, pairs in report.lost.items()]
    return Repaired(
        file=report.file.name,
        changes=report.changes,
        photos=len(held),
        lost=(*lost, *(f"photo {sha256[:16]}" for sha256 in report.lost_photos if sha256 not in held)),
        disputed=tuple(map(str, report.disputed)),
        set_aside="" if was_gone else report.set_aside.name,
    )


def _is_bundle(source: Path) -> bool:
    """Return whether a source is a bundle rather than an estate file."""
    try:
        with source.open("rb") as opened:
            return opened.read(4) == b"PK\x03\x04"
    except OSError as error:
        raise FileMissing(file=source.name) from error


def _log_of(bag: Bag, name: str) -> Salvage:
    brought = bundling.read_log(bag, name)
    return Salvage(writers=brought.writers, changes=brought.changes, unreadable=brought.holds)
