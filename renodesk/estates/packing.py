"""What a bundle carries of an estate file, and how it is divided where one file would be too large."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from renodesk.bundles.profile import ALSO_KNOWN, FORMAT, NEEDS, PROFILE
from renodesk.bundles.writing import Member, chunks_of
from renodesk.domain import canonical
from renodesk.domain.changes import Ranges, Writer
from renodesk.domain.receipt import Receipt
from renodesk.errors import PartTooSmall
from renodesk.estates.assessing import assess
from renodesk.estates.dating import last_date
from renodesk.estates.identity import also_known, also_text
from renodesk.estates.log_lines import change_lines, log_size
from renodesk.estates.pictures import Picture, facts_member, picture_member, pictures_of
from renodesk.estates.readable import snapshot
from renodesk.storage.estate_file import EstateFile

MOST_FILE_BYTES = (1 << 32) - 1
"""The largest file a FAT32 stick holds: no bundle becomes larger, it is written in parts before."""
PERSONS = "persons.json"
_TAGS = 8192
"""Room for the tag files, the signature and the end of the zip."""
_ENTRY = 512
"""Room for what a zip and the manifest say of one member."""
_PIECE = 1 << 20


@dataclass(frozen=True, kw_only=True, slots=True)
class BundleWish:
    """How a bundle is wanted.

    `papers`: with the papers for people; None means where everything travels, so neither in a small bundle
    nor after a receipt. `is_small`: the pictures that reports print now, their originals later.
    `with_personal`: with names, phones and votes, which stay here otherwise. `part_size`: bytes that one file
    may have. `logo` stands on the papers.
    """

    papers: bool | None = None
    is_small: bool = False
    with_personal: bool = False
    part_size: int = MOST_FILE_BYTES
    logo: bytes | None = None

    def has_papers(self, since: Receipt | None) -> bool:
        """Return whether papers travel."""
        return self.papers if self.papers is not None else since is None and not self.is_small


@dataclass(frozen=True, kw_only=True, slots=True)
class Packed:
    """One file of a bundle: its members, and what is said of it."""

    members: tuple[Member, ...]
    info: Mapping[str, str]


def packed(
    file: EstateFile,
    packs_folder: Path,
    papers: Sequence[tuple[str, BinaryIO]] = (),
    wish: BundleWish | None = None,
    since: Receipt | None = None,
) -> list[Packed]:
    """Return what an estate file holds now as one bundle, or as several where one would be too large.

    The first carries everything but pictures, and as many of these as fit; the others carry the rest of the
    pictures, and say what their sender holds: whoever gets one of them alone learns what is missing.

    Raises:
        PartTooSmall: what cannot be divided is larger than one file may be.
    """
    wish = wish or BundleWish()
    assessment, ranges, writers = assess(file, packs_folder), file.ranges(), tuple(file.writers().values())
    readable = _text_member("estate.json", snapshot(assessment, file))
    also = also_known(file)
    persons = file.person_values() if wish.with_personal else {}
    whole = [readable, *_packs(file), *(_paper_member(name, paper) for name, paper in papers)]
    if persons:
        whole.append(_text_member(PERSONS, canonical.dumps(persons).encode("utf-8")))
    pictures = pictures_of(file, since, is_small=wish.is_small, with_personal=wish.with_personal)
    log = _Log(file, writers, ranges, since)
    groups = _divided(whole, readable, log, pictures, wish.part_size)
    info = {
        "BagIt-Profile-Identifier": PROFILE,
        "RenoDesk-Format": str(FORMAT),
        "RenoDesk-Needs": NEEDS,
        "External-Identifier": assessment.estate_id,
        **({ALSO_KNOWN: also_text(also)} if also else {}),
        "External-Description": assessment.name,
        "Bagging-Date": last_date(file),
        "RenoDesk-After": since.bundle if since is not None else "",
        "RenoDesk-Photos": "renditions" if wish.is_small else "originals",
        "RenoDesk-Papers": " ".join(name for name, _ in papers) or "none",
        "RenoDesk-Personal": str(len(persons)) if wish.with_personal else "none",
    }
    found = [Packed(members=(*whole, log.member(), *_carried(file, groups[0])), info=info)]
    for group in groups[1:]:
        rest = {**info, "RenoDesk-Papers": "none", "RenoDesk-Personal": "none"}
        found.append(Packed(members=(readable, log.empty(), *_carried(file, group)), info=rest))
    return found if len(found) == 1 else list(_numbered(found, _group_id(info, ranges, groups)))


def _numbered(parts: Sequence[Packed], group: str) -> Iterator[Packed]:
    for number, part in enumerate(parts, 1):
        told = {"Bag-Group-Identifier": group, "Bag-Count": f"{number} of {len(parts)}"}
        yield replace(part, info={**part.info, **told})


def _group_id(info: Mapping[str, str], ranges: Ranges, groups: Sequence[Sequence[Picture]]) -> str:
    """Return what the parts of one bundle have in common; the same state gives the same."""
    held = {writer: [list(pair) for pair in pairs] for writer, pairs in sorted(ranges.items())}
    named = [[one.name for one in group] for group in groups]
    text = canonical.dumps([dict(info), held, named])
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:32]


class _Log:
    """The log as a member: what travels of it, or only what its sender holds."""

    def __init__(
        self, file: EstateFile, writers: Iterable[Writer], ranges: Ranges, since: Receipt | None
    ) -> None:
        self._file, self._writers, self._ranges = file, tuple(writers), ranges
        self._since = since

    def _chunks(self) -> Iterator[bytes]:
        held = self._since.holds if self._since is not None else {}
        return change_lines(self._file, self._writers, self._ranges, held)

    def member(self) -> Member:
        return Member(name="changes.jsonl", chunks=self._chunks)

    def empty(self) -> Member:
        head = next(change_lines(self._file, self._writers, self._ranges, self._ranges))
        return _text_member("changes.jsonl", head)

    def size(self) -> int:
        return log_size(self._chunks())


def _divided(
    whole: Sequence[Member], readable: Member, log: _Log, pictures: Sequence[Picture], limit: int
) -> list[list[Picture]]:
    """Return the pictures of each file, in order, so that none becomes larger than `limit`."""
    first = _TAGS + sum(_room(one.size) for one in whole)
    of_pictures = sum(map(_picture_room, pictures))
    if first + of_pictures + _room(_MOST_LOG) <= limit:
        return [list(pictures)]
    first += _room(log.size())
    if first + of_pictures <= limit:
        return [list(pictures)]
    later = _TAGS + _room(readable.size) + _room(log.empty().size)
    if first > limit:
        raise PartTooSmall(size=limit, needed=first)
    groups: list[list[Picture]] = [[]]
    left = limit - first
    for picture in pictures:
        room = _picture_room(picture)
        if later + room > limit:
            raise PartTooSmall(size=limit, needed=later + room)
        if room > left:
            groups.append([])
            left = limit - later
        groups[-1].append(picture)
        left -= room
    return groups


_MOST_LOG = 64_000_000
"""A log is only measured where a bundle comes so close to the largest size."""


def _room(size: int) -> int:
    return size + size // 1000 + _ENTRY


def _picture_room(picture: Picture) -> int:
    return picture.size + (_ENTRY if picture.is_original else 2 * _ENTRY)


def _carried(file: EstateFile, pictures: Sequence[Picture]) -> Iterator[Member]:
    for picture in pictures:
        yield picture_member(file, picture)
    reduced = [one for one in pictures if not one.is_original]
    if reduced:
        yield facts_member(reduced)


def _packs(file: EstateFile) -> Iterator[Member]:
    for pack in file.packs():
        name = f"packs/{pack.id}-{pack.version}-{pack.sha256[:12]}.json"
        yield _text_member(name, pack.text.encode("utf-8"))


def _text_member(name: str, data: bytes) -> Member:
    return Member(name=name, chunks=chunks_of(data), size=len(data))


def _paper_member(name: str, paper: BinaryIO) -> Member:
    size = paper.seek(0, 2)
    return Member(name=f"plan/{name}", chunks=_pieces_of(paper), size=size, is_stored=name.endswith(".pdf"))


def _pieces_of(paper: BinaryIO) -> Callable[[], Iterator[bytes]]:
    def pieces() -> Iterator[bytes]:
        paper.seek(0)
        while piece := paper.read(_PIECE):
            yield piece

    return pieces
