"""Write a bundle as one stream: hashed while copied, beside the target, then put in its place."""

import hashlib
import os
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from errno import EACCES, EBUSY, EDQUOT, EFBIG, ENOSPC
from pathlib import Path
from typing import BinaryIO, cast

from renodesk.bundles.profile import BAGIT, SIGNATURE, encoded, info_text, name_fault
from renodesk.errors import DiskFull, FileHeld, FileTooLarge, NotWritable, RenodeskError

CHUNK = 1 << 20
_EPOCH = (1980, 1, 1, 0, 0, 0)
Seal = Callable[[BinaryIO, BinaryIO], None]
"""Copies a plain file into another, sealed."""
Progress = Callable[[str, float], None]
Sign = Callable[[bytes], bytes]
"""Returns the detached signature of a tag manifest."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Member:
    """A payload file: its name below `data/`, and its bytes in pieces, read once when its turn comes.

    `is_stored` leaves it as it is (photos gain nothing by deflating). `size` in bytes helps the progress, and
    to divide what one file cannot hold.
    """

    name: str
    chunks: Callable[[], Iterator[bytes]]
    size: int = 0
    is_stored: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class WrittenBag:
    """What was written: `digest` is the SHA-256 of the tag manifest, which fixes every byte of the bundle."""

    path: Path
    digest: str
    members: int
    bytes: int
    rest: tuple["WrittenBag", ...] = ()
    """The other files of a bundle that was written in parts."""

    @property
    def parts(self) -> tuple["WrittenBag", ...]:
        """Return every file of it, this one first."""
        return (self, *self.rest)


@dataclass(frozen=True, kw_only=True, slots=True)
class BagToWrite:
    """A bundle to be: where it will lie, what is in it, what is said of it."""

    target: Path
    members: Iterable[Member]
    info: Mapping[str, str]


def no_progress(step: str, fraction: float) -> None:
    """Tell nobody."""


def write_bag(
    target: Path,
    members: Iterable[Member],
    info: Mapping[str, str],
    progress: Progress = no_progress,
    sign: Sign | None = None,
    seal: Seal | None = None,
) -> WrittenBag:
    """Write a bundle, signed where there is `sign`; the same members, info and key give the same bytes.

    Where there is `seal` it is written plain to a nameless file of this machine and then sealed into its
    place; sealed bytes are other ones each time.

    The file grows beside `target` and takes its place only when it is whole and durable; whatever happens
    before, an older `target` stays as it is.

    Raises:
        NotWritable, DiskFull, FileHeld: nothing was written.
        Cancelled: from `progress`; nothing was written.
    """
    return write_bags([BagToWrite(target=target, members=members, info=info)], progress, sign, seal)[0]


def write_bags(
    bags: Sequence[BagToWrite],
    progress: Progress = no_progress,
    sign: Sign | None = None,
    seal: Seal | None = None,
) -> list[WrittenBag]:
    """Write several bundles that belong together: all of them take their places, or none does.

    Raises:
        NotWritable, DiskFull, FileHeld: nothing was written.
        Cancelled: from `progress`; nothing was written.
    """
    grown: list[tuple[str, WrittenBag]] = []
    placed: list[Path] = []
    try:
        for number, bag in enumerate(bags):
            told = _share(progress, number, len(bags))
            with _trouble_named(bag.target):
                grown.append(_grow(bag, told, sign, seal))
        for beside, written in grown:
            with _trouble_named(written.path):
                os.replace(beside, written.path)
                placed.append(written.path)
                _sync_folder(written.path.parent)
    except BaseException:
        for path in placed:
            with suppress(OSError):
                path.unlink(missing_ok=True)
        raise
    finally:
        for beside, _ in grown:
            with suppress(OSError):
                Path(beside).unlink(missing_ok=True)
    return [written for _, written in grown]


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":
        return
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@contextmanager
def _trouble_named(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise _trouble(target, error) from error


def _share(progress: Progress, number: int, count: int) -> Progress:
    """Return what tells of one of several bundles as a part of the whole."""
    if count == 1:
        return progress
    return lambda step, fraction: progress(step, (number + fraction) / count)


def _grow(
    bag: BagToWrite, progress: Progress, sign: Sign | None, seal: Seal | None
) -> tuple[str, WrittenBag]:
    """Write a bundle beside its place, whole and durable, and return the name it has there."""
    target, beside = bag.target, ""
    try:
        descriptor, beside = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent)
        in_order = sorted(bag.members, key=lambda one: one.name)
        with os.fdopen(descriptor, "w+b") as file:
            if seal is None:
                digest, members = _Writer(file, progress, sign).write(in_order, bag.info)
            else:
                with cast(BinaryIO, tempfile.TemporaryFile()) as plain:
                    digest, members = _Writer(plain, progress, sign).write(in_order, bag.info)
                    seal(plain, file)
            file.flush()
            os.fsync(file.fileno())
            size = file.tell()
        os.chmod(beside, 0o644)
    except BaseException:
        if beside:
            with suppress(OSError):
                Path(beside).unlink(missing_ok=True)
        raise
    return beside, WrittenBag(path=target, digest=digest, members=members, bytes=size)


def _trouble(target: Path, error: OSError) -> RenodeskError:
    if error.errno == EFBIG:
        return FileTooLarge(file=target.name)
    if error.errno in (ENOSPC, EDQUOT):
        return DiskFull(file=target.name)
    if error.errno == EBUSY or (os.name == "nt" and error.errno == EACCES and target.exists()):
        return FileHeld(file=target.name)
    return NotWritable(file=target.name)


class _Writer:
    def __init__(self, file: object, progress: Progress, sign: Sign | None) -> None:
        self._zip = zipfile.ZipFile(file, "w", allowZip64=True)  # type: ignore[call-overload]
        self._progress = progress
        self._sign = sign

    def write(self, members: list[Member], info: Mapping[str, str]) -> tuple[str, int]:
        total = sum(member.size for member in members) or 1
        done = octets = 0
        manifest: list[str] = []
        with self._zip:
            bagit = self._text("bagit.txt", BAGIT)
            for member in members:
                name = "data/" + member.name
                if name_fault(name):
                    raise ValueError(f"no name for a bundle's member: {name!r}")
                digest, size = self._stream(name, member)
                manifest.append(f"{digest}  {encoded(name)}\n")
                octets += size
                done += member.size
                self._progress("bundle_writing", min(1.0, done / total))
            whole = {**info, "Payload-Oxum": f"{octets}.{len(members)}"}
            tags = {
                "bagit.txt": bagit,
                "bag-info.txt": self._text("bag-info.txt", info_text(whole)),
                "manifest-sha256.txt": self._text("manifest-sha256.txt", "".join(manifest).encode("utf-8")),
            }
            lines = "".join(f"{digest}  {name}\n" for name, digest in sorted(tags.items())).encode("utf-8")
            digest = self._text("tagmanifest-sha256.txt", lines)
            if self._sign is not None:
                self._text(SIGNATURE, self._sign(lines))
            return digest, len(members)

    def _stream(self, name: str, member: Member) -> tuple[str, int]:
        digest, size = hashlib.sha256(), 0
        with self._zip.open(self._entry(name, is_stored=member.is_stored), "w", force_zip64=False) as out:
            for chunk in member.chunks():
                digest.update(chunk)
                out.write(chunk)
                size += len(chunk)
        return digest.hexdigest(), size

    def _text(self, name: str, data: bytes) -> str:
        self._zip.writestr(self._entry(name, is_stored=False), data, compresslevel=6)
        return hashlib.sha256(data).hexdigest()

    @staticmethod
    def _entry(name: str, *, is_stored: bool) -> zipfile.ZipInfo:
        entry = zipfile.ZipInfo(name, _EPOCH)
        entry.compress_type = zipfile.ZIP_STORED if is_stored else zipfile.ZIP_DEFLATED
        entry.create_system = 3
        entry.external_attr = 0o100644 << 16
        return entry


def chunks_of(data: bytes) -> Callable[[], Iterator[bytes]]:
    """Return the pieces of bytes that are in memory."""
    return lambda: iter((data,))
