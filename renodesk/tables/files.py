"""The bytes of a table as the disk gives them, and our words for what goes wrong with them."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from renodesk.errors import Cancelled, FileHeld, FileMissing, NotReadable, RenodeskError, TableUnreadable

MAX_BYTES = 50_000_000
_OLD = b"\xd0\xcf\x11\xe0"
"""How an .xls begins, and an .xlsx with a password."""
_ZIP = b"PK\x03\x04"


def read_bytes(file: Path) -> bytes:
    """Return a file whole, if it is no larger than a table may be.

    Raises:
        FileMissing, TableUnreadable, NotReadable, FileHeld: as `grids.read_table`.
    """
    try:
        if not file.is_file():
            raise FileMissing(file=file.name)
        size = file.stat().st_size
        if size > MAX_BYTES:
            raise TableUnreadable(file=file.name, detail=f"> {MAX_BYTES // 1_000_000} MB")
        data = file.read_bytes()
    except OSError as error:
        raise reading_trouble(file, error) from error
    if data[:4] == _OLD:
        raise TableUnreadable(file=file.name, detail="table_old_or_locked")
    return data


def reading_trouble(file: Path, error: OSError) -> RenodeskError:
    """Return our word for a system error while reading `file`."""
    if getattr(error, "winerror", None) in (32, 33) or error.errno in (errno.EBUSY, errno.EAGAIN):
        return FileHeld(file=file.name)
    return NotReadable(file=file.name, detail=error.strerror or "")


def is_workbook(data: bytes) -> bool:
    """Return whether the bytes are those of a workbook, whatever the file's name ends in."""
    return data[:4] == _ZIP


@contextmanager
def unreadable(file: Path) -> Iterator[None]:
    """Say of whatever goes wrong inside that the table cannot be read.

    A damaged workbook fails inside the reader in many ways (KeyError, IndexError, ParseError, …).

    Raises:
        TableUnreadable: instead of them.
    """
    try:
        yield
    except (RenodeskError, Cancelled):
        raise
    except ValueError as error:
        raise TableUnreadable(file=file.name, detail=str(error)[:80]) from error
    except Exception as error:
        raise TableUnreadable(file=file.name, detail=type(error).__name__) from error
