"""What every way can do with whole files of one flat place: put, list, fetch, remove.

A file has its name only when it is whole: it arrives under another name that ends in `TEMPORARY` and is
renamed, or the protocol itself shows it only when it is complete. Putting or removing twice is harmless.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

TEMPORARY = ".uploading"
CHUNK = 1 << 18
Progress = Callable[[str, float], None]
"""Told a text code and the fraction done; may raise `Cancelled`."""


def no_progress(step: str, fraction: float) -> None:
    """Tell nobody."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Stored:
    """A whole file at the other end; `version` differs when its content was replaced."""

    name: str
    bytes: int
    version: str


class Transport(Protocol):
    """One open way; not for several threads at once."""

    def stored(self) -> list[Stored]:
        """Return the whole files there, by name.

        Raises:
            WayTrouble: they cannot be listed.
        """

    def put(self, source: Path, name: str, progress: Progress = no_progress) -> None:
        """Store a file whole under a name, going on where a broken attempt stopped if the protocol can.

        Raises:
            WayTrouble: there is nothing new under that name.
        """

    def fetch(self, stored: Stored, target: Path, progress: Progress = no_progress) -> None:
        """Bring a file here, whole or not at all, going on where a broken attempt stopped.

        Raises:
            WayTrouble: it cannot be had.
            NotWritable, DiskFull: it cannot be kept here.
        """

    def remove(self, name: str) -> None:
        """Take a file away; one that is not there is no matter.

        Raises:
            WayTrouble: it is still there.
        """

    def close(self) -> None:
        """Let go of connections."""


def is_shown(name: str) -> bool:
    """Return whether a name at the other end is that of a whole file."""
    return bool(name) and not name.startswith(".") and not name.endswith(TEMPORARY) and "/" not in name
