"""Backups that were read back: the whole database copied, checked and only then put in place."""

import hashlib
import os
import sqlite3
from contextlib import suppress
from pathlib import Path

from renodesk.domain.log import utc_text
from renodesk.errors import DamagedEstateFile
from renodesk.storage.trouble import translated

_BLOCKS = 256


def back_up(connection: sqlite3.Connection, source: Path, folder: Path, clock_ms: int) -> Path:
    """Copy the database into `folder` as `<name> <date>-<time>.reno`, read it back and compare.

    Raises:
        NotWritable, DiskFull: there is no backup, and no half one.
        DamagedEstateFile: what was read back is not what was written; there is no backup.
    """
    stamp = utc_text(clock_ms).replace("-", "").replace(":", "").replace("T", "-")[:15]
    target = _free(folder, f"{source.stem} {stamp}")
    beside = folder / f".{target.name}.part"
    with translated(target):
        folder.mkdir(parents=True, exist_ok=True)
        try:
            copy = sqlite3.connect(beside, isolation_level=None)
            try:
                connection.backup(copy, pages=_BLOCKS)
                copy.execute("PRAGMA journal_mode = DELETE")
            finally:
                copy.close()
            _sync(beside)
            if not _is_whole(beside) or fingerprint_of(beside) != fingerprint(connection):
                raise DamagedEstateFile(file=target.name)
            os.replace(beside, target)
        except BaseException:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
            raise
    return target


def _free(folder: Path, stem: str) -> Path:
    target, number = folder / f"{stem}.reno", 2
    while target.exists():
        target, number = folder / f"{stem} ({number}).reno", number + 1
    return target


def _sync(file: Path) -> None:
    descriptor = os.open(file, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _is_whole(file: Path) -> bool:
    copy = sqlite3.connect(file)
    try:
        photos = copy.execute("SELECT sha256, bytes FROM photo_bytes")
        return bool(
            copy.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
            and all(hashlib.sha256(data).hexdigest() == sha256 for sha256, data in photos)
        )
    finally:
        copy.close()


def fingerprint_of(file: Path) -> str:
    """Return the fingerprint of a closed estate file."""
    connection = sqlite3.connect(file, isolation_level=None)
    try:
        return fingerprint(connection)
    finally:
        connection.close()


def fingerprint(connection: sqlite3.Connection) -> str:
    """Return a digest over every change, and every photo whose bytes still have their hash."""
    digest = hashlib.sha256()
    for row in connection.execute("SELECT * FROM change ORDER BY writer, seq"):
        digest.update(repr(row).encode("utf-8"))
    for sha256, data in connection.execute("SELECT sha256, bytes FROM photo_bytes ORDER BY sha256"):
        digest.update(f"{sha256} {hashlib.sha256(data).hexdigest()}".encode())
    return digest.hexdigest()
