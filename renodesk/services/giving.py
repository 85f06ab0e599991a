"""Giving an estate to a colleague: one bundle, named for what it is, and read back before it is told."""

import os
import re
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from renodesk.bundles.sealing import ENDING
from renodesk.bundles.verifying import BagReport
from renodesk.bundles.writing import WrittenBag
from renodesk.domain.log.ranges import count, without
from renodesk.domain.receipt import Receipt
from renodesk.errors import NoReceipt, NotReadBack
from renodesk.estates.attached import personal_files
from renodesk.estates.pictures import PHOTO_ENDINGS
from renodesk.services.environment import Progress, no_progress
from renodesk.services.exchange import BundleWish, verify_bundle, write_bundle
from renodesk.services.receipts import Receipts
from renodesk.services.rounds import round_word
from renodesk.services.session import EstateSession
from renodesk.texts import Language, joined, say

_NO_NAME = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


@dataclass(frozen=True, kw_only=True, slots=True)
class Given:
    """What was written and read back; `lacking` photos are known here without their originals.

    `paths` are all files of it, one unless it was written in parts, and `digests` their digests. `renditions`
    are photos of which only the smaller picture is inside, `personal` how many personal values are. `unmade`
    are papers that could not be made.
    """

    path: Path
    digest: str
    bytes: int
    changes: int
    photos: int
    lacking: int
    packs: int
    papers: int
    paths: tuple[Path, ...] = ()
    digests: tuple[str, ...] = ()
    renditions: int = 0
    personal: int = 0
    unmade: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Giveable:
    """What there is to give: originals and their bytes, about what all weigh small, personal values.

    `away` are photos of which only the smaller picture is here, and so travels; `away_bytes` weigh these.
    `office` is whose receipt came last, "" where none did.
    """

    originals: int
    original_bytes: int
    small_bytes: int
    personal: int
    office: str
    away: int = 0
    away_bytes: int = 0


def giveable(session: EstateSession) -> Giveable:
    """Return what there is to give; a picture that is not made yet is guessed at the mean of the others.

    Attached files that are no picture are never small; those that hold names count as personal.
    """
    file = session.file
    with file.held():
        photos, unsent = list(file.photos()), personal_files(file)
        sizes, personal = file.rendition_sizes("report"), file.person_values()
    here = [one for one in photos if one.has_original and one.sha256 not in unsent]
    pictures = [one for one in here if one.media_type in PHOTO_ENDINGS]
    known = [sizes[one.sha256] for one in pictures if one.sha256 in sizes]
    away = [sizes[one.sha256] for one in photos if not one.has_original and one.sha256 in sizes]
    mean = sum(known) // len(known) if known else 0
    octets, of_pictures = (sum(one.size for one in some) for some in (here, pictures))
    try:
        office = Receipts(session).latest_office()
    except NoReceipt:
        office = ""
    return Giveable(
        originals=len(here),
        original_bytes=octets,
        small_bytes=sum(known) + mean * (len(pictures) - len(known)) + sum(away) + octets - of_pictures,
        personal=len(personal) + len(unsent),
        office=office,
        away=len(away),
        away_bytes=sum(away),
    )


def proposed_name(session: EstateSession, language: Language, *, is_sealed: bool = False) -> str:
    """Return a bundle's name that says estate, round, who gives it and the day of the newest change."""
    latest = session.file.latest()
    last = latest.at[:10] if latest is not None else ""
    parts = (session.name, round_word(session.round, language), session.author.person, last)
    name = "-".join(_NO_NAME.sub("", part).strip(" .") for part in parts if part)
    return f"{name[:120]}.zip" + (ENDING if is_sealed else "")


def give(
    session: EstateSession,
    out: Path,
    progress: Progress = no_progress,
    *,
    organization: str = "",
    is_sealed: bool = False,
    since: Receipt | None = None,
    wish: BundleWish | None = None,
) -> Given:
    """Write a bundle and read it back whole; one that does not read back is taken away again.

    Raises:
        PartTooSmall, NotWritable, DiskFull, FileHeld: nothing was written.
        NotReadBack: the medium gave back something else; there is no bundle.
    """
    with session.file.held():
        held, photos = session.file.ranges(), list(session.file.photos())
    written = write_bundle(
        session, out, progress, organization=organization, is_sealed=is_sealed, since=since, wish=wish
    )
    try:
        reports = [_read_back(session, one, progress) for one in written.parts]
    except BaseException:
        for one in written.parts:
            one.path.unlink(missing_ok=True)
        raise
    names = [name for report in reports for name in report.entries]
    info = reports[0].info
    inside = sum(name.startswith("data/photos/") for name in names)
    of_them = sum(photo.sha256 not in since.photos for photo in photos) if since is not None else len(photos)
    return Given(
        path=written.path,
        digest=written.digest,
        bytes=sum(one.bytes for one in written.parts),
        changes=count(held if since is None else without(held, since.holds)),
        photos=inside,
        lacking=max(0, of_them - inside),
        packs=sum(name.startswith("data/packs/") for name in names),
        papers=sum(name.startswith("data/plan/") for name in names),
        paths=tuple(one.path for one in written.parts),
        digests=tuple(one.digest for one in written.parts),
        renditions=sum(name.startswith("data/renditions/") and name.endswith(".jpg") for name in names),
        personal=int(info.get("RenoDesk-Personal", "").replace("none", "") or 0),
        unmade=tuple(info.get("RenoDesk-Papers-Not-Made", "").split()),
    )


def _read_back(session: EstateSession, written: WrittenBag, progress: Progress) -> BagReport:
    """Check a file as the medium gives it back, not as this machine remembers it."""
    _forget(written.path)
    report = verify_bundle(written.path, progress, session.environment)
    if not report.ok or report.digest != written.digest:
        raise NotReadBack(file=written.path.name, faults=report.faults, count=max(1, len(report.faults)))
    return report


def _forget(path: Path) -> None:
    """Let the system drop what it remembers of a file, so that it has to be read from the medium."""
    drop = getattr(os, "posix_fadvise", None)
    if drop is not None:
        with suppress(OSError), path.open("rb") as file:
            drop(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def given_lines(given: Given, language: Language) -> list[str]:
    """Return what was given, in sentences."""
    lines = [
        say("give_done", language, file=given.path.name, size=size_text(given.bytes)),
        say("give_where", language, folder=given.path.absolute().parent),
    ]
    if len(given.paths) > 1:
        files = joined("、", (path.name for path in given.paths), language)
        lines.insert(1, say("give_parts", language, count=len(given.paths), files=files))
    lines.append(
        say(
            "give_inside",
            language,
            changes=given.changes,
            photos=given.photos,
            packs=given.packs,
            papers=given.papers,
        )
    )
    lines.append(
        say("give_personal" if given.personal else "give_no_personal", language, count=given.personal)
    )
    if given.unmade:
        lines.append(say("give_unmade", language, papers=joined("、", given.unmade, language)))
    if given.renditions:
        lines.append(say("give_renditions", language, count=given.renditions))
    if given.lacking > given.renditions:
        lines.append(say("give_lacking", language, count=given.lacking - given.renditions))
    return [*lines, say("give_digest", language, digest=given.digest[:16])]


def size_text(octets: int) -> str:
    """Return a size as people read it, rounded up."""
    tenths = -(-octets // 100_000)
    return f"{tenths // 10}.{tenths % 10} MB"
