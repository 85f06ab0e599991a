"""Backups that were read back, and bringing back what a damaged file lost."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from renodesk.domain.changes import Author
from renodesk.services.environment import Environment
from renodesk.services.rounds import gap_text
from renodesk.services.session import EstateSession
from renodesk.storage.reissuing import reissue_writer
from renodesk.storage.repairing import repair_estate_file


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


def back_up(session: EstateSession, folder: Path) -> Path:
    """Copy the estate into `folder`, also while it is open, read it back and compare.

    Raises:
        NotWritable, DiskFull: there is no backup, and no half one.
    """
    return session.file.backup(folder)


def repair_file(
    file: Path, author: Author, environment: Environment, *, reissue: str = "", sources: Sequence[Path] = ()
) -> Repaired:
    """Rebuild an estate file from what file, journal and `sources` together still have.

    The old one is set aside.

    With `reissue`, make a copy beside the file (`… reissued.reno`) in which that writer has a new id.

    Raises:
        FileMissing, UnknownChange, FileExists: there is nothing to repair.
        EstateInUse: close it first.
    """
    if reissue:
        out = file.with_name(f"{file.stem} reissued.reno")
        moved = reissue_writer(file, reissue, out, secrets.token_hex(8))
        return Repaired(file=out.name, changes=moved, photos=0, lost=())
    report = repair_estate_file(
        file, author, clock=environment.clock, journal_folder=environment.journal_folder, sources=sources
    )
    lost = [gap_text({writer: pairs}) for writer, pairs in report.lost.items()]
    return Repaired(
        file=report.file.name,
        changes=report.changes,
        photos=report.photos,
        lost=(*lost, *(f"photo {sha256[:16]}" for sha256 in report.lost_photos)),
        disputed=tuple(map(str, report.disputed)),
        set_aside=report.set_aside.name,
    )
