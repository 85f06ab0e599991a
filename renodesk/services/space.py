"""What the photos of an estate weigh, which of them an office has confirmed, and making room by that.

Nothing is ever freed by itself. An original goes only where the newest receipt of an office that is believed
today names it by its hash; its pictures for screen and paper stay, what is known of it stays, and it comes
back with any bundle that carries it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from renodesk.errors import ArchiveKeepsAll, NoReceipt, PhotoRefused
from renodesk.estates.pictures import PHOTO_ENDINGS
from renodesk.office.archive import lies_in_an_archive
from renodesk.services.environment import Progress, no_progress
from renodesk.services.giving import size_text
from renodesk.services.receipts import Confirmed, Receipts
from renodesk.services.session import EstateSession
from renodesk.texts import Language, say

_KEPT = ("thumbnail", "report")
"""Renditions that stay when an original goes: what screens show and papers print."""


@dataclass(frozen=True, kw_only=True, slots=True)
class OfficeSpace:
    """What one office has confirmed of the originals that are here: how many, their bytes, their hashes."""

    office: str
    signer: str
    at: str
    photos: int
    bytes: int
    hashes: frozenset[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Space:
    """What the photos of an estate weigh, in bytes.

    `originals` are here; `away` are known without theirs, of which `confirmed_away` an office has. Of the
    renditions those are counted that can be made again. `safe` are originals some office has.
    """

    file_bytes: int
    originals: int
    original_bytes: int
    away: int
    confirmed_away: int
    rendition_bytes: int
    safe: int
    safe_bytes: int
    offices: tuple[OfficeSpace, ...]

    @property
    def open(self) -> int:
        """Return how many originals are here that no office has confirmed."""
        return self.originals - self.safe


@dataclass(frozen=True, kw_only=True, slots=True)
class Freed:
    """What was freed: photos whose renditions or original went; what the file weighed before and after."""

    renditions: int = 0
    originals: int = 0
    before: int = 0
    after: int = 0


def space_of(session: EstateSession) -> Space:
    """Return what the photos of an estate weigh, and what is safe by whose newest receipt."""
    file = session.file
    with file.held():
        photos, renditions = list(file.photos()), file.all_rendition_sizes()
        offices = Receipts(session).vouched()
    here = {one.sha256: one.size for one in photos if one.has_original}
    away = {one.sha256 for one in photos if not one.has_original}
    confirmed = frozenset[str]().union(*(one.receipt.photos for one in offices))
    safe = here.keys() & confirmed
    return Space(
        file_bytes=_weight(session.path),
        originals=len(here),
        original_bytes=sum(here.values()),
        away=len(away),
        confirmed_away=len(away & confirmed),
        rendition_bytes=sum(size for sha256, size in renditions.items() if sha256 in here),
        safe=len(safe),
        safe_bytes=sum(here[one] for one in safe),
        offices=tuple(_of_office(one, here) for one in offices),
    )


def _of_office(one: Confirmed, here: Mapping[str, int]) -> OfficeSpace:
    hashes = frozenset(here.keys() & one.receipt.photos)
    return OfficeSpace(
        office=one.office,
        signer=one.signer,
        at=one.receipt.at,
        photos=len(hashes),
        bytes=sum(here[sha256] for sha256 in hashes),
        hashes=hashes,
    )


def keeps_all(session: EstateSession) -> bool:
    """Return whether this is an office's own file, whose originals others count on."""
    return lies_in_an_archive(session.path)


def where_original(session: EstateSession, sha256: str, language: Language) -> str:
    """Return in words where a photo's original is."""
    stored = session.file.photo(sha256)
    if stored is not None and stored.has_original:
        return say("photo_here", language)
    office = confirmed_by(session).get(sha256)
    return say("photo_at_office", language, office=office) if office else say("photo_not_here", language)


def confirmed_by(session: EstateSession) -> Mapping[str, str]:
    """Return for each photo that an office has confirmed the office's name."""
    found: dict[str, str] = {}
    for one in Receipts(session).vouched():
        for sha256 in one.receipt.photos:
            found.setdefault(sha256, one.office)
    return found


def free_space(
    session: EstateSession,
    *,
    renditions: bool = False,
    originals: bool = False,
    office: str = "",
    progress: Progress = no_progress,
) -> Freed:
    """Free renditions that can be made again, or originals an office has confirmed; then shrink the file.

    `office` names (or begins the fingerprint of) the one office whose newest receipt is gone by; without it
    any counts. Each photo is one durable step: a program that is killed has freed some and lost none.

    Raises:
        ArchiveKeepsAll: this is an office's own file, which others count on.
        NoReceipt: no office that is believed has confirmed anything, or there is none of that name.
        ReadOnly, DiskFull: what was freed before stays freed.
        Cancelled: from `progress`; likewise.
    """
    if session.is_read_only:
        raise session.file.refusal()
    if originals and keeps_all(session):
        raise ArchiveKeepsAll(file=session.path.name)
    before = _weight(session.path)
    gone = len(list(_free_originals(session, office, progress))) if originals else 0
    dropped = 0
    if renditions:
        for sha256 in [one.sha256 for one in session.file.photos() if one.has_original]:
            dropped += session.file.free_renditions(sha256) > 0
            progress("space_freeing", 0.5)
    session.file.shrink(lambda fraction: progress("space_shrinking", 0.5 + fraction / 2))
    freed = Freed(renditions=dropped, originals=gone, before=before, after=_weight(session.path))
    session.photos_moved()
    return freed


def _free_originals(session: EstateSession, office: str, progress: Progress) -> Iterator[str]:
    wanted = sorted(_safe_by(session, office))
    for number, sha256 in enumerate(wanted, 1):
        progress("space_freeing", number / len(wanted) / 2)
        try:
            kept = _pictures(session, sha256)
        except PhotoRefused:
            continue
        if kept is not None and session.file.free_original(sha256, kept):
            yield sha256


def _safe_by(session: EstateSession, office: str) -> frozenset[str]:
    found = [
        one
        for one in space_of(session).offices
        if not office or office == one.office or one.signer.removeprefix("SHA256:").startswith(office)
    ]
    if not found:
        raise NoReceipt(file=session.path.name)
    return frozenset[str]().union(*(one.hashes for one in found))


def _pictures(session: EstateSession, sha256: str) -> Mapping[str, bytes] | None:
    """Return the renditions that are still to be made before an original may go; None where it is gone."""
    from renodesk.photos.intake import read_photo_bytes  # with its picture library, which a start can spare

    stored = session.file.photo(sha256)
    is_picture = stored is not None and stored.media_type in PHOTO_ENDINGS
    missing = [kind for kind in _KEPT if is_picture and session.file.rendition(sha256, kind) is None]
    if not missing:
        return {}
    original = session.file.original(sha256)
    if original is None:
        return None
    taken = read_photo_bytes("", original)
    made = {"thumbnail": taken.thumbnail, "report": taken.report}
    return {kind: made[kind] for kind in missing}


def _weight(path: Path) -> int:
    beside = (path, path.with_name(path.name + "-wal"))
    return sum(one.stat().st_size for one in beside if one.exists())


def space_lines(space: Space, language: Language) -> list[str]:
    """Return what the photos weigh, in sentences."""
    lines = [
        say("space_file", language, size=size_text(space.file_bytes)),
        say("space_originals", language, count=space.originals, size=size_text(space.original_bytes)),
        say("space_renditions", language, size=size_text(space.rendition_bytes)),
    ]
    for one in space.offices:
        facts = {"office": one.office, "at": one.at[:10], "count": one.photos, "size": size_text(one.bytes)}
        lines.append(say("space_office", language, **facts))
    if not space.offices:
        lines.append(say("space_no_office", language))
    elif space.open:
        lines.append(say("space_open", language, count=space.open))
    if space.away:
        lines.append(say("space_away", language, count=space.away, confirmed=space.confirmed_away))
    return lines


def freed_lines(freed: Freed, language: Language) -> Iterable[str]:
    """Return what was freed, in sentences."""
    yield say("space_freed", language, originals=freed.originals, renditions=freed.renditions)
    yield say("space_shrunk", language, before=size_text(freed.before), after=size_text(freed.after))
