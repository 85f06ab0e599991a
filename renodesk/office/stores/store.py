"""What an archive asks of a store: whole objects by name, and that a name can be made by one alone."""

from pathlib import Path
from typing import Protocol


class Store(Protocol):
    """Objects by name (`estates/…`, `photos/aa/…`). An object shows under its name only when it is whole."""

    def names(self, folder: str) -> list[str]:
        """Return the names of the objects in a folder, without it, sorted.

        Raises:
            ArchiveAway: they cannot be listed.
        """

    def fetch(self, name: str, target: Path) -> bool:
        """Bring an object here, whole or not at all; return whether there is one.

        Raises:
            ArchiveAway: it cannot be had.
            NotWritable, DiskFull: it cannot be kept here.
        """

    def put_new(self, name: str, source: Path) -> bool:
        """Store a file under a name nobody has used, durable; return False where somebody did.

        Raises:
            ArchiveAway, NotWritable, DiskFull: there is no such object.
        """

    def has(self, name: str) -> bool:
        """Return whether there is an object of this name.

        Raises:
            ArchiveAway: that cannot be found out.
        """

    def remove(self, name: str) -> None:
        """Take an object away; one that is not there is no matter.

        Raises:
            ArchiveAway: it may still be there.
        """
