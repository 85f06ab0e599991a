"""Giving an estate to a colleague: one bundle, named for what it is, and read back before it is told."""

import re
from dataclasses import dataclass
from pathlib import Path

from renodesk.bundles.sealing import ENDING
from renodesk.domain.log.ranges import count
from renodesk.errors import BundleFaulty
from renodesk.services.environment import Progress, no_progress
from renodesk.services.exchange import verify_bundle, write_bundle
from renodesk.services.rounds import round_word
from renodesk.services.session import EstateSession
from renodesk.texts import Language, say

_NO_NAME = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


@dataclass(frozen=True, kw_only=True, slots=True)
class Given:
    """What was written and read back; `lacking` photos are known here without their originals."""

    path: Path
    digest: str
    bytes: int
    changes: int
    photos: int
    lacking: int
    packs: int
    papers: int


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
) -> Given:
    """Write a bundle and read it back whole; one that does not read back is taken away again.

    Raises:
        NotWritable, DiskFull, FileHeld: nothing was written.
        BundleFaulty: the medium gave back something else; there is no bundle.
    """
    with session.file.held():
        changes, photos = count(session.file.ranges()), list(session.file.photos())
    written = write_bundle(session, out, progress, organization=organization, is_sealed=is_sealed)
    report = verify_bundle(out, progress, session.environment)
    if not report.ok or report.digest != written.digest:
        out.unlink(missing_ok=True)
        raise BundleFaulty(file=out.name, faults=report.faults, count=max(1, len(report.faults)))
    names = tuple(report.entries)
    inside = sum(name.startswith("data/photos/") for name in names)
    return Given(
        path=out,
        digest=written.digest,
        bytes=written.bytes,
        changes=changes,
        photos=inside,
        lacking=len(photos) - inside if len(photos) > inside else 0,
        packs=sum(name.startswith("data/packs/") for name in names),
        papers=sum(name.startswith("data/plan/") for name in names),
    )


def given_lines(given: Given, language: Language) -> list[str]:
    """Return what was given, in sentences."""
    tenths = -(-given.bytes // 100_000)
    size = f"{tenths // 10}.{tenths % 10} MB"
    lines = [
        say("give_done", language, file=given.path.name, size=size),
        say("give_where", language, folder=given.path.absolute().parent),
        say(
            "give_inside",
            language,
            changes=given.changes,
            photos=given.photos,
            packs=given.packs,
            papers=given.papers,
        ),
    ]
    if given.lacking:
        lines.append(say("give_lacking", language, count=given.lacking))
    return [*lines, say("give_digest", language, digest=given.digest[:16])]
