"""A file that comes here piece by piece, and may go on another day where it stopped."""

import errno
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from glob import escape
from pathlib import Path
from typing import BinaryIO

from renodesk.errors import DiskFull, NotWritable, RenodeskError, WayAltered
from renodesk.transports.transport import Stored


def part_of(stored: Stored, target: Path) -> Path:
    """Return where the pieces of one version of a file wait; another version has another name."""
    version = hashlib.sha256(f"{stored.bytes}:{stored.version}".encode()).hexdigest()[:12]
    return target.with_name(f".{target.name}.{version}.part")


@contextmanager
def arriving(stored: Stored, target: Path, way: str) -> Iterator[tuple[BinaryIO, int]]:
    """Give a file to append to, and how much of it is here already; it takes its place when all is there.

    What the block raises of its own must not be an `OSError`: those are taken for failures to keep it.

    Raises:
        WayAltered: more or less came than was announced; the pieces are thrown away.
        NotWritable, DiskFull: it cannot be kept here; what came so far stays.
    """
    part = part_of(stored, target)
    try:
        for other in target.parent.glob(f".{escape(target.name)}.*.part"):
            if other != part:
                other.unlink(missing_ok=True)
        file = part.open("ab")
    except OSError as error:
        raise _trouble(target, error) from error
    try:
        with file:
            there = file.tell()
            if there > stored.bytes:
                there = 0
                file.truncate(0)
            yield file, there
            file.flush()
            os.fsync(file.fileno())
            came = file.tell()
        if came != stored.bytes:
            part.unlink(missing_ok=True)
            raise WayAltered(way=way, file=stored.name, detail=f"{came} / {stored.bytes}")
        os.replace(part, target)
    except OSError as error:
        raise _trouble(target, error) from error


def _trouble(target: Path, error: OSError) -> RenodeskError:
    is_full = error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
    return (DiskFull if is_full else NotWritable)(file=target.name)
