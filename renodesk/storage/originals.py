"""Originals that lie beside an estate file, by hash: in an archive, where a merge then moves megabytes."""

import os
import secrets
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO, Protocol

FOLDER = "photos"
IN_ARCHIVE = ("estates", "making")
"""Folders of an archive in which estate files lie; their originals lie in `photos` beside these."""


class Originals(Protocol):
    """Untouched bytes of photos by their SHA-256, outside the estate file; never taken away by it."""

    def has(self, sha256: str) -> bool:
        """Return whether the bytes are there."""

    def keep(self, sha256: str, data: bytes) -> None:
        """Keep bytes, durable before this returns; those that are there already stay."""

    def open(self, sha256: str) -> BinaryIO | None:
        """Return the bytes as a stream, None where they are not there."""

    def look_for(self, hashes: Iterable[str]) -> None:
        """Find out about many at once, where asking for one takes a while."""


class OriginalsFolder:
    """A folder with `<first two digits>/<sha256>`."""

    def __init__(self, folder: Path) -> None:
        """Keep originals in `folder`."""
        self._folder = folder

    def _path(self, sha256: str) -> Path:
        return self._folder / sha256[:2] / sha256

    def has(self, sha256: str) -> bool:
        """Return whether the bytes are there."""
        return self._path(sha256).is_file()

    def keep(self, sha256: str, data: bytes) -> None:
        """Write bytes beside their place, make them durable, and put them there."""
        path = self._path(sha256)
        if path.is_file():
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f".{sha256}.{secrets.token_hex(4)}")
        try:
            with part.open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            os.replace(part, path)
            sync_folder(path.parent)
        finally:
            part.unlink(missing_ok=True)

    def look_for(self, hashes: Iterable[str]) -> None:
        """Do nothing: looking into a folder takes no while."""

    def open(self, sha256: str) -> BinaryIO | None:
        """Return the bytes as a stream."""
        try:
            return self._path(sha256).open("rb")
        except FileNotFoundError:
            return None


def originals_beside(estate: Path) -> OriginalsFolder | None:
    """Return where the originals of an estate file lie, None where they lie in it."""
    folder = estate.absolute().parent
    beside = folder.parent / FOLDER
    return OriginalsFolder(beside) if folder.name in IN_ARCHIVE and beside.is_dir() else None


def sync_folder(folder: Path) -> None:
    """Make durable which files a folder has; a system without such a thing does it by itself."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
