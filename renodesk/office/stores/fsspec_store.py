"""A store behind fsspec. What differs between kinds is how a name is made by one alone.

A folder of another machine (`file`): written beside, durable, and linked to its name, which fails where
there is one. S3: `If-None-Match: *`. WebDAV: uploaded beside, and moved with `Overwrite: F`. `memory` is for
trying out.
"""

import errno
import os
import secrets
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from renodesk.errors import ArchiveAway, ArchiveDenied, DiskFull, NotWritable
from renodesk.storage.originals import sync_folder
from renodesk.tables.writing import replacing

_PIECE = 1 << 20
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_DENIED = (errno.EACCES, errno.EPERM, errno.EROFS)
_UNKNOWN = (401, 403)
"""What a server answers to a user or password it does not know."""
PutNew = Callable[[Any, str, Path], None]
"""Stores a file under a full name; raises FileExistsError where there is one."""


class FsspecStore:
    """Objects below one root of a filesystem."""

    def __init__(self, files: Any, root: str, put_new: PutNew, url: str) -> None:
        """Work on a filesystem; `url` is what people call it."""
        self._files = files
        self._root = root.rstrip("/")
        self._put_new = put_new
        self._url = url

    def _path(self, name: str) -> str:
        return f"{self._root}/{name}"

    def names(self, folder: str) -> list[str]:
        """Return the names in a folder; what is being written shows none."""
        with self._troubles(folder):
            try:
                found = self._files.ls(self._path(folder), detail=False, refresh=True)
            except FileNotFoundError:
                return []
        names = (str(path).rstrip("/").rpartition("/")[2] for path in found)
        return sorted(name for name in names if name and not name.startswith("."))

    def fetch(self, name: str, target: Path) -> bool:
        """Bring an object here."""
        with self._troubles(name):
            try:
                source = self._files.open(self._path(name), "rb")
            except FileNotFoundError:
                return False
        with source, replacing(target) as file:
            while piece := self._read(source, name):
                file.write(piece)
        return True

    def _read(self, source: Any, name: str) -> bytes:
        with self._troubles(name):
            piece: bytes = source.read(_PIECE)
            return piece

    def put_new(self, name: str, source: Path) -> bool:
        """Store a file under a name nobody has used."""
        with self._troubles(name):
            try:
                self._put_new(self._files, self._path(name), source)
            except FileExistsError:
                return False
        return True

    def has(self, name: str) -> bool:
        """Return whether there is an object of this name."""
        with self._troubles(name):
            try:
                return bool(self._files.info(self._path(name), refresh=True))
            except FileNotFoundError:
                return False

    def remove(self, name: str) -> None:
        """Take an object away."""
        with self._troubles(name), suppress(FileNotFoundError):
            self._files.rm_file(self._path(name))

    @contextmanager
    def _troubles(self, name: str) -> Iterator[None]:
        facts: Mapping[str, str] = {"archive": self._url, "file": name}
        try:
            yield
        except (FileNotFoundError, FileExistsError):
            raise
        except OSError as error:
            if error.errno in _FULL:
                raise DiskFull(file=self._url) from error
            if error.errno in _DENIED or isinstance(error, PermissionError):
                raise ArchiveDenied(**facts, detail=_said(error)) from error
            raise ArchiveAway(**facts, detail=_said(error)) from error
        except Exception as error:
            if getattr(error, "status_code", None) in _UNKNOWN:
                raise ArchiveDenied(**facts, detail=_said(error)) from error
            if _is_of_a_client(error):
                raise ArchiveAway(**facts, detail=_said(error)) from error
            raise


def _is_of_a_client(error: BaseException) -> bool:
    """Return whether an error is one of the libraries that speak to servers."""
    return type(error).__module__.partition(".")[0] in ("aiohttp", "botocore", "httpx", "webdav4", "s3fs")


def _said(error: BaseException) -> str:
    return (str(error) or type(error).__name__).splitlines()[0][:200]


def put_into_folder(files: Any, path: str, source: Path) -> None:
    """Write beside the name, durable, and link it there: of two only one succeeds."""
    target = Path(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
    try:
        with source.open("rb") as read, part.open("xb") as file:
            while piece := read.read(_PIECE):
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(part, target)
        except OSError as error:
            if error.errno not in (errno.EPERM, errno.ENOTSUP, errno.EMLINK):
                raise
            raise NotWritable(file=f"{target.name} (link)") from error
        sync_folder(target.parent)
    finally:
        part.unlink(missing_ok=True)


def put_into_memory(files: Any, path: str, source: Path) -> None:
    """Put where nothing is."""
    if files.exists(path):
        raise FileExistsError(path)
    files.pipe_file(path, source.read_bytes())


def put_into_s3(files: Any, path: str, source: Path) -> None:
    """Upload on condition that there is none (`If-None-Match: *`), also in parts."""
    try:
        files.put_file(str(source), path, mode="create")
    except (FileExistsError, OSError) as error:
        if isinstance(error, FileExistsError) or _is_condition(error):
            raise FileExistsError(path) from error
        raise


def _is_condition(error: BaseException) -> bool:
    said = f"{error} {error.__cause__}"
    return any(word in said for word in ("PreconditionFailed", "pre-conditions", "412", "ConditionalRequest"))


def put_over_webdav(files: Any, path: str, source: Path) -> None:
    """Upload beside the name and move it there without overwriting."""
    folder, _, name = path.rpartition("/")
    part = f"{folder}/.{name}.{secrets.token_hex(4)}"
    _make_folder(files, folder)
    files.client.upload_file(str(source), part)
    try:
        files.client.move(part, path, overwrite=False)
    except Exception as error:
        with suppress(Exception):
            files.client.remove(part)
        if type(error).__name__ == "ResourceAlreadyExists" or "412" in str(error):
            raise FileExistsError(path) from error
        raise


def _make_folder(files: Any, folder: str) -> None:
    if folder and not files.client.exists(folder):
        _make_folder(files, folder.rpartition("/")[0])
        with suppress(Exception):
            files.client.mkdir(folder)
