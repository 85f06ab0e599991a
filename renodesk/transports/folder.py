"""A folder: a stick, a shared drive, or a folder that some program keeps in step with a cloud."""

import errno
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from renodesk.errors import NotThere, WayAltered, WayAway, WayFull, WayGone, WayReadOnly, WayTooSmall
from renodesk.errors import WayTrouble as Trouble
from renodesk.transports.arriving import arriving
from renodesk.transports.transport import CHUNK, TEMPORARY, Progress, Stored, is_shown, no_progress
from renodesk.transports.way import Way

_TROUBLES: dict[int, type[Trouble]] = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT), WayFull),
    **dict.fromkeys((errno.EROFS, errno.EACCES, errno.EPERM), WayReadOnly),
    **dict.fromkeys((errno.ENOENT, errno.ENOTDIR, errno.ENODEV, errno.ENXIO), WayGone),
    **dict.fromkeys((errno.EIO, errno.ESTALE, errno.ETIMEDOUT, errno.EHOSTDOWN, errno.ENOTCONN), WayAway),
    errno.EFBIG: WayTooSmall,
}


def open_transport(way: Way, secret: str) -> "FolderTransport":
    """Return a folder as a way."""
    return FolderTransport(way)


class FolderTransport:
    """Copies beside the target, reads back, renames; a copy that broke off goes on where it stopped."""

    def __init__(self, way: Way) -> None:
        """Use the folder of a way; it is never made, since a stick may just not be in."""
        self._way = way.name
        self._folder = Path(way.place)

    def stored(self) -> list[Stored]:
        """Return the whole files of the folder itself."""
        with self._troubles():
            found = []
            for entry in os.scandir(self._folder):
                if is_shown(entry.name) and entry.is_file():
                    facts = entry.stat()
                    version = str(facts.st_mtime_ns)
                    found.append(Stored(name=entry.name, bytes=facts.st_size, version=version))
        return sorted(found, key=lambda stored: stored.name)

    def put(self, source: Path, name: str, progress: Progress = no_progress) -> None:
        """Copy a file there, read it back from the medium and compare, then give it its name."""
        part = self._folder / (name + TEMPORARY)
        with source.open("rb") as origin:
            size = os.fstat(origin.fileno()).st_size
            with self._troubles(name), open(part, "a+b") as copy:
                there = _agreed(origin, copy)
                copy.truncate(there)
                origin.seek(there)
                while chunk := origin.read(CHUNK):
                    copy.write(chunk)
                    there += len(chunk)
                    progress("way_sending", there / max(1, size))
                copy.flush()
                os.fsync(copy.fileno())
                _forget_cached(copy)
                origin.seek(0)
                copy.seek(0)
                is_same = _digest(copy) == _digest(origin)
        if not is_same:
            with suppress(OSError):
                part.unlink()
            raise WayAltered(way=self._way, file=name, detail="")
        with self._troubles(name):
            os.replace(part, self._folder / name)
            _sync_folder(self._folder)

    def fetch(self, stored: Stored, target: Path, progress: Progress = no_progress) -> None:
        """Copy a file here."""
        with arriving(stored, target, self._way) as (file, there):
            for chunk in self._chunks(stored.name, there):
                file.write(chunk)
                there += len(chunk)
                progress("way_fetching", there / max(1, stored.bytes))

    def _chunks(self, name: str, start: int) -> Iterator[bytes]:
        with self._troubles(name, is_reading=True), (self._folder / name).open("rb") as origin:
            origin.seek(start)
            while chunk := origin.read(CHUNK):
                yield chunk

    def remove(self, name: str) -> None:
        """Delete a file."""
        with self._troubles(name):
            (self._folder / name).unlink(missing_ok=True)
            (self._folder / (name + TEMPORARY)).unlink(missing_ok=True)

    def close(self) -> None:
        """Do nothing: a folder is not connected to."""

    @contextmanager
    def _troubles(self, name: str = "", *, is_reading: bool = False) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            kind = _TROUBLES.get(error.errno or 0, Trouble)
            if is_reading and error.errno == errno.ENOENT and self._folder.is_dir():
                kind = NotThere
            detail = error.strerror or type(error).__name__
            raise kind(way=self._way, detail=detail, file=name) from error


def _agreed(origin: BinaryIO, copy: BinaryIO) -> int:
    """Return how many bytes of a broken copy are those of the origin, in whole chunks."""
    copy.seek(0)
    there = 0
    while chunk := copy.read(CHUNK):
        if origin.read(len(chunk)) != chunk:
            break
        there += len(chunk)
    return there


def _digest(file: BinaryIO) -> bytes:
    sums = hashlib.sha256()
    while chunk := file.read(CHUNK):
        sums.update(chunk)
    return sums.digest()


def _forget_cached(file: BinaryIO) -> None:
    """Ask the system to read from the medium next time, where it can be asked."""
    advise = getattr(os, "posix_fadvise", None)
    if advise is not None:
        with suppress(OSError):
            advise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _sync_folder(folder: Path) -> None:
    """Make a rename durable, where the system lets a folder be synced."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
