"""Estates of an archive that were one: both files become one, and later bundles of the other id go there."""

import hashlib
import json
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from renodesk.domain import canonical
from renodesk.domain.canonical import Json
from renodesk.domain.changes import Author
from renodesk.domain.log import utc_text
from renodesk.errors import ArchiveOvertaken, NotWritable, PhotoRefused, UnknownEstate
from renodesk.estates import joining
from renodesk.estates.incoming import open_incoming
from renodesk.estates.joining import Joined
from renodesk.estates.merging import keep_photo_in
from renodesk.estates.pictures import member_name
from renodesk.office.archive import Archive
from renodesk.office.held import take_over
from renodesk.office.index import Index
from renodesk.storage.act import Act
from renodesk.storage.estate_file import EstateFile
from renodesk.tables.writing import make_folder, replace_file

FOLDER = "joined"
_MOST_STEPS = 100
_TRIES = 4


def joined_to(archive: Archive, estate_id: str) -> str:
    """Return the id an estate goes by in this archive: its own, or that of the estate it was joined to.

    Raises:
        ArchiveTrouble: its estates lie in a store that is away.
    """
    for _ in range(_MOST_STEPS):
        try:
            archive.bring(_note(archive, estate_id))
            told = json.loads(_note(archive, estate_id).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return estate_id
        following = told.get("estate") if isinstance(told, dict) else None
        if not isinstance(following, str):
            return estate_id
        estate_id = following
    return estate_id


def _note(archive: Archive, estate_id: str) -> Path:
    return archive.folder / FOLDER / (archive.place_of(estate_id).stem + ".json")


class Joining:
    """Joins two estates of one archive."""

    def __init__(
        self, archive: Archive, index: Index, author: Author, *, clock: Callable[[], int], packs_folder: Path
    ) -> None:
        """Work on an archive and its index."""
        self._archive = archive
        self._index = index
        self._author = author
        self._clock = clock
        self._packs = packs_folder

    def join(self, keep: str, other: str, reason: str) -> Joined:
        """Join `other` to `keep`: copies of both files stay in the archive's `joined` folder.

        Whoever dies on the way leaves both estates or the joined one; doing it again finishes it.

        Raises:
            UnknownEstate: one of them is not in the archive, or they are the same.
            NothingToJoin: they are one estate already.
            EstateInUse: another worker does not finish with one of them.
            NotWritable, DiskFull, ArchiveTrouble: likewise.
            ArchiveOvertaken: other machines of a store were quicker again and again.
        """
        for _ in range(_TRIES):
            with suppress(ArchiveOvertaken):
                return self._join(keep, other, reason)
        return self._join(keep, other, reason)

    def _join(self, keep: str, other: str, reason: str) -> Joined:
        archive, folder = self._archive, self._archive.folder / FOLDER
        for one in (keep, other):
            if keep == other or not archive.path_of(one).exists():
                raise UnknownEstate(estate=one)
        make_folder(folder)
        with self._holding(keep, other) as (path, other_path):
            archive.mark_behind(path)
            archive.share(_copy(path, folder))
            joined = self._joined(path, other_path, reason)
            told = {
                "estate": keep,
                "name": joined.other_name,
                "reason": reason,
                "at": utc_text(self._clock()),
            }
            told["by"] = self._author.person
            archive.put_back(path)
            self._say(other, told)
            archive.check_unmoved(other_path)  # who stored a newer one before it was said saw nothing of it
            take_over(archive, keep, other)
            if archive.lies_in_store:
                archive.share(_copy(other_path, folder))
                other_path.unlink()
            else:
                os.replace(other_path, _free(folder / other_path.name))
            archive.caught_up(other_path)
            with EstateFile.open(path, self._author, clock=self._clock, read_only=True) as file:
                entry = self._index.read(file, self._packs).called(keep)
            log = archive.intake_log()
            self._index.put(entry, taken=(*log.taken(keep), *log.taken(other)), is_all_taken=True)
            self._index.forget(other)
            archive.caught_up(path)
        return joined

    def _say(self, other: str, told: Mapping[str, Json]) -> None:
        """Say for every machine where the other estate is from now on."""
        note = _note(self._archive, other)
        known = joined_to(self._archive, other)
        if not self._archive.lies_in_store or known == other:
            replace_file(note, canonical.dumps(told).encode("utf-8"))
        elif known != joined_to(self._archive, str(told["estate"])):
            raise UnknownEstate(estate=other)
        self._archive.share(note)

    @contextmanager
    def _holding(self, keep: str, other: str) -> Iterator[tuple[Path, Path]]:
        """Hold both, always in the same order, so that two workers never wait for each other."""
        with ExitStack() as stack:
            paths = {}
            for one in sorted((keep, other)):
                paths[one] = stack.enter_context(self._archive.holding(one, self._index))
            yield paths[keep], paths[other]

    def _joined(self, path: Path, other_path: Path, reason: str) -> Joined:
        with (
            open_incoming(other_path) as incoming,
            EstateFile.open(path, self._author, clock=self._clock) as file,
        ):
            file.keep_originals_in(self._archive.originals())
            brought = self._photos(file, other_path)

            @contextmanager
            def acting() -> Iterator[Act]:
                with file.act(reason) as act:
                    yield act

            joined = joining.join(file, incoming, keep_photo_in(file), acting, is_again=True)
            merged = replace(joined.merged, new_photos=joined.merged.new_photos + brought)
            return replace(joined, merged=merged)

    def _photos(self, file: EstateFile, other_path: Path) -> int:
        """Keep the other estate's photos, whose originals lie beside its file; return how many were new."""
        keep, brought = keep_photo_in(file), 0
        with EstateFile.open(other_path, self._author, clock=self._clock, read_only=True) as other:
            other.keep_originals_in(self._archive.originals())
            for photo in other.photos():
                known = file.photo(photo.sha256)
                data = None if known is not None else other.original(photo.sha256)
                with suppress(PhotoRefused):
                    name = member_name(photo.sha256, photo.media_type)
                    brought += data is not None and keep(name, data)
        return brought


def _copy(path: Path, folder: Path) -> Path:
    try:
        data = path.read_bytes()
        name = f"{path.stem}-{hashlib.sha256(data).hexdigest()[:12]}{path.suffix}"
        replace_file(folder / name, data)
        return folder / name
    except OSError as error:
        raise NotWritable(file=folder.name) from error


def _free(path: Path) -> Path:
    """Return the path, or one beside it that nothing has yet."""
    number, found = 1, path
    while found.exists():
        number += 1
        found = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return found
