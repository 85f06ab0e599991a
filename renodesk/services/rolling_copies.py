"""A copy of all but the photos whenever an estate is closed.

Nobody waits for it; what went wrong with it is said at the next start.
"""

import os
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from renodesk.errors import RenodeskError
from renodesk.services.environment import Environment
from renodesk.services.session import EstateSession
from renodesk.storage.rolling import RollingCopies, copies_of, unfinished
from renodesk.texts import Language, say

WAIT_SECONDS = 0.5
"""So long at most does closing wait for the copy; it goes on beside, as long as the program does."""
MOST_SECONDS = 10.0
"""A copy that takes longer is given up."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Copy:
    """A rolling copy of an estate, and its size in bytes."""

    file: Path
    size: int


def close_with_copy(session: EstateSession, wait: float = WAIT_SECONDS) -> None:
    """Close an estate, and keep a copy of all but its photos where something changed since the last copy."""
    folder, path = session.environment.copies_folder, session.path
    estate_id, is_read_only = session.estate_id, session.is_read_only
    clock = session.environment.clock
    session.close()
    if folder is None or is_read_only or not estate_id:
        return
    copies = RollingCopies(folder, estate_id)
    worker = threading.Thread(target=_keep, args=(copies, path, clock()), daemon=True, name="rolling copy")
    worker.start()
    worker.join(wait)


def _keep(copies: RollingCopies, path: Path, clock_ms: int) -> None:
    try:
        copies.keep(path, clock_ms, MOST_SECONDS)
    except RenodeskError:
        return  # it is noted, and said at the next start


def copy_troubles(environment: Environment, language: Language) -> Iterator[str]:
    """Yield a sentence for each copy that should be there and is not, once each."""
    folder = environment.copies_folder
    if folder is None:
        return
    for one in unfinished(folder):
        why = say(one.code, language, **one.facts) if one.code else say("copy_cut_short", language)
        yield say("copy_not_kept", language, file=one.estate.name, why=why)
    if not _takes_files(folder):
        yield say("copies_not_writable", language, folder=str(folder))


def _takes_files(folder: Path) -> bool:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return False
    return os.access(folder, os.W_OK)


def rolling_copies(file: Path, environment: Environment) -> tuple[Copy, ...]:
    """Return the copies this machine has of an estate file, the newest first; the file itself may be gone."""
    return tuple(
        Copy(file=one, size=one.stat().st_size) for one in copies_of(file, environment.copies_folder)
    )
