"""Backups that were read back: the whole database copied, checked and only then put in place."""

import hashlib
import os
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from renodesk.domain.log import utc_text
from renodesk.errors import DamagedEstateFile, FileTooLarge
from renodesk.storage.large_files import most_file_bytes
from renodesk.storage.opening import open_for_reading
from renodesk.storage.trouble import translated

Progress = Callable[[str, float], None]
_BLOCKS = 256


def back_up(source: Path, folder: Path, clock_ms: int, progress: Progress) -> Path:
    """Copy an estate file into `folder` as `<name> <date>-<time>.reno`, read it back and compare.

    The copy is of one moment: whoever writes meanwhile neither waits nor is waited for.

    Raises:
        Cancelled: from `progress`; there is no backup.
        NotWritable, DiskFull, FileTooLarge: there is no backup, and no half one.
        DamagedEstateFile: what was read back is not what was written; there is no backup.
    """
    stamp = utc_text(clock_ms).replace("-", "").replace(":", "").replace("T", "-")[:15]
    target = _free(folder, f"{source.stem} {stamp}")
    beside = folder / f".{target.name}.part"
    with translated(target):
        folder.mkdir(parents=True, exist_ok=True)
        most = most_file_bytes(folder)
        if most is not None and source.stat().st_size > most:
            raise FileTooLarge(file=target.name)
        with closing(open_for_reading(source)[0]) as connection:
            connection.execute("BEGIN")
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            try:
                _copy(connection, beside, progress)
                progress("backup_checking", 0.6)
                if not _is_whole(beside) or fingerprint_of(beside) != fingerprint(connection):
                    raise DamagedEstateFile(file=target.name)
                os.replace(beside, target)
            except BaseException:
                with suppress(OSError):
                    beside.unlink(missing_ok=True)
                raise
    return target


def last_backup(source: Path, folder: Path) -> str:
    """Return when the newest backup of a file in a folder was made (`YYYY-MM-DD HH:MM`, UTC), "" for none."""
    shape = re.compile(re.escape(source.stem) + r" (\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)\d\d( \(\d+\))?\.reno")
    try:
        found = [match for file in folder.iterdir() if (match := shape.fullmatch(file.name))]
    except OSError:
        return ""
    newest = max((match.groups()[:5] for match in found), default=None)
    return "" if newest is None else "{}-{}-{} {}:{}".format(*newest)


def _copy(connection: sqlite3.Connection, beside: Path, progress: Progress) -> None:
    def tell(_: int, left: int, whole: int) -> None:
        progress("backup_copying", 0.6 * (1 - left / max(1, whole)))

    with closing(sqlite3.connect(beside, isolation_level=None)) as copy:
        connection.backup(copy, pages=_BLOCKS, progress=tell)
        copy.execute("PRAGMA journal_mode = DELETE")
    _sync(beside)


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
