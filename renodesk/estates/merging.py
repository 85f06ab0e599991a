"""Taking what a colleague hands over into an estate file, and saying beforehand what that would do."""

from collections.abc import Callable
from dataclasses import dataclass, field

from renodesk.bundles.writing import Progress, no_progress
from renodesk.domain import vocabulary
from renodesk.domain.changes import Cell, Ranges
from renodesk.errors import OtherEstate, PhotoRefused
from renodesk.estates.assessing import estate_text
from renodesk.estates.bundling import Brought
from renodesk.estates.identity import all_ids, is_of
from renodesk.estates.incoming import Incoming
from renodesk.estates.persons import take_person_values
from renodesk.estates.pictures import FILE_ENDINGS
from renodesk.estates.reduced import keep_reduced
from renodesk.packs import PackText
from renodesk.storage.estate_file import EstateFile
from renodesk.storage.foreseeing import Foreseen


@dataclass(frozen=True, kw_only=True, slots=True)
class Merged:
    """What was brought into an estate file."""

    new_changes: int
    known_changes: int
    new_photos: int
    unread_photos: tuple[str, ...]
    """Photos nobody here can decode, by name: they are not taken, the source still has them."""
    cells: frozenset[Cell]
    contested: tuple[Cell, ...]
    gaps: Ranges
    new_renditions: int = 0
    """Photos of which a smaller picture came, and whose originals are not here yet."""
    lacking_photos: int = 0
    """Photos that the log tells of and whose originals are not here, where the caller counts them."""
    personal: int = 0
    """Personal values that came with it."""
    holds: Ranges = field(default_factory=dict)
    """What its sender said it holds."""
    group: str = ""
    """What the parts of one bundle have in common, "" for a bundle of one file."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Outlook:
    """What taking something in would do: the log's part, photos and packs that are not here yet."""

    brought: Brought
    foreseen: Foreseen
    new_photos: tuple[str, ...]
    new_packs: tuple[PackText, ...]


def look_ahead(file: EstateFile, incoming: Incoming, *, is_joining: bool = False) -> Outlook:
    """Return what `take_in` would do, writing nothing; photos are counted, not decoded.

    `is_joining` where the other id is to become one of this estate's.

    Raises:
        OtherEstate, SameIdOtherContent, BundleFaulty: it would be refused.
    """
    brought = incoming.log() if is_joining else _log_of(file, incoming)
    return Outlook(
        brought=brought,
        foreseen=file.foresee(brought.writers, brought.changes),
        new_photos=tuple(name for name in incoming.photos() if not _has_photo(file, name)),
        new_packs=tuple(incoming.packs(_held(file))),
    )


def take_in(
    file: EstateFile,
    incoming: Incoming,
    keep: Callable[[str, bytes], bool],
    progress: Progress = no_progress,
) -> Merged:
    """Take a source into an estate file: photos one by one, then all changes in one transaction.

    `keep` stores one photo (name, bytes) and says whether it was new.

    Raises:
        OtherEstate: two different estates are never merged.
        SameIdOtherContent, BundleFaulty: nothing of its log was taken.
    """
    brought = _log_of(file, incoming)
    for pack in incoming.packs(_held(file)):
        file.keep_pack(pack.id, pack.version, pack.sha256, pack.text)
    photos = incoming.photos()
    new_photos = 0
    unread: list[str] = []
    for number, name in enumerate(photos, 1):
        progress("bundle_taking_photos", number / len(photos))
        try:
            new_photos += not _has_photo(file, name) and keep(name, incoming.photo(name))
        except PhotoRefused:
            unread.append(name)
    new_renditions = keep_reduced(file, incoming)
    outcome = file.merge(brought.writers, brought.changes, brought.holds, are_sound=brought.are_sound)
    personal = take_person_values(file, incoming)
    if any(cell == vocabulary.person_cell(cell.key) for cell in outcome.cells):
        file.drop_traces()
    return Merged(
        new_changes=outcome.new,
        known_changes=outcome.known,
        new_photos=new_photos,
        unread_photos=tuple(unread),
        cells=outcome.cells,
        contested=outcome.contested,
        gaps=outcome.gaps,
        holds=brought.holds,
        new_renditions=new_renditions,
        personal=personal,
    )


def _log_of(file: EstateFile, incoming: Incoming) -> Brought:
    brought = incoming.log()
    known = all_ids(file) or {incoming.estate_id}
    if not is_of(known, {incoming.estate_id, *incoming.also}, brought.changes):
        raise OtherEstate(
            file=incoming.name,
            ours=estate_text(file, "name"),
            ours_id=estate_text(file, "id"),
            theirs=incoming.estate_name,
            theirs_id=incoming.estate_id,
        )
    return brought


def _held(file: EstateFile) -> frozenset[str]:
    return frozenset(digest for _, _, digest in file.pack_names())


def _has_photo(file: EstateFile, name: str) -> bool:
    known = file.photo(name.partition(".")[0])
    return known is not None and known.has_original


def keep_photo_in(file: EstateFile) -> Callable[[str, bytes], bool]:
    """Return what stores a photo that came from a colleague; facts and renditions are made from its bytes.

    An attached file is kept as it is. What it returns raises PhotoRefused for bytes that are no picture under
    a picture's name, and for those of a kind nobody here knows.
    """
    from renodesk.photos.attached import MOST_BYTES, read_file_bytes
    from renodesk.photos.intake import read_photo_bytes  # with its picture library, which a start can spare

    def keep(name: str, data: bytes) -> bool:
        if name.partition(".")[2] in FILE_ENDINGS:
            if not 0 < len(data) <= MOST_BYTES:
                raise PhotoRefused(file=name, reason="photo_too_large", limit=MOST_BYTES >> 20)
            read = read_file_bytes(data)
            return file.keep_photo(read.facts, data, read.renditions)
        taken = read_photo_bytes(name, data)
        return file.keep_photo(taken.facts, data, {"thumbnail": taken.thumbnail, "report": taken.report})

    return keep
