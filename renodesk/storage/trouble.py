"""Where SQLite's and the system's errors become ours, once."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from renodesk.errors import (
    DamagedEstateFile,
    DiskFull,
    EstateInUse,
    FileTooLarge,
    NotAnEstateFile,
    NotReadable,
    NotWritable,
    ReadOnly,
    RenodeskError,
)

_FULL = (errno.ENOSPC, errno.EDQUOT)


@contextmanager
def translated(file: Path) -> Iterator[None]:
    """Turn what SQLite and the system raise about `file` into errors people understand."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise of_sqlite(error, file) from error
    except OSError as error:
        raise of_system(error, file) from error


def of_sqlite(error: sqlite3.DatabaseError, file: Path) -> RenodeskError:
    """Return our word for an SQLite error; a programming error of ours comes back as it is."""
    name = getattr(error, "sqlite_errorname", "") or ""
    text = str(error)
    if name.startswith("SQLITE_FULL") or "disk is full" in text:
        return DiskFull(file=file.name)
    if name.startswith("SQLITE_NOTADB") or "not a database" in text:
        return NotAnEstateFile(file=file.name)
    if name.startswith("SQLITE_CORRUPT") or "malformed" in text:
        return DamagedEstateFile(file=file.name)
    if name.startswith("SQLITE_READONLY"):
        return ReadOnly(file=file.name)
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return EstateInUse(file=file.name, person="?", device="?")
    if name.startswith(("SQLITE_IOERR_WRITE", "SQLITE_IOERR_FSYNC", "SQLITE_IOERR_SHMSIZE")):
        return DiskFull(file=file.name)
    if name.startswith(("SQLITE_CANTOPEN", "SQLITE_PERM")):
        return NotWritable(file=file.name)
    if name.startswith("SQLITE_IOERR"):
        return NotReadable(file=file.name, detail=text)
    raise error


def of_system(error: OSError, file: Path) -> RenodeskError:
    """Return our word for a system error."""
    if error.errno == errno.EFBIG:
        return FileTooLarge(file=file.name)
    if error.errno in _FULL:
        return DiskFull(file=file.name)
    return NotWritable(file=file.name)
