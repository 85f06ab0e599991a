"""The archive: a folder with one estate file per estate, named by its id; one merges it at a time."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from renodesk.bundles.trust import TRUSTED, Trust, trust_in
from renodesk.errors import EstateInUse, NotReadable, NotWritable
from renodesk.office.folder_id import folder_id

_PLAIN = re.compile(r"[0-9A-Za-z_.-]{1,80}")
WAIT = 60.0
"""Seconds another worker may take with the same estate before we say so."""


def lies_in_an_archive(path: Path) -> bool:
    """Return whether an estate file is one that an office keeps for others."""
    folder = path.absolute().parent
    return folder.name == "estates" and (folder.parent / "locks").is_dir()


class Archive:
    """A folder of estate files. Estates never touch each other, so workers only meet at one estate's lock."""

    def __init__(self, folder: Path) -> None:
        """Open the archive, making the folder where it is missing.

        Raises:
            NotWritable: it cannot be made.
        """
        self.folder = folder
        try:
            self._estates.mkdir(parents=True, exist_ok=True)
            for folder in (self._locks, self.claims, self._behind):
                folder.mkdir(exist_ok=True)
        except OSError as error:
            raise NotWritable(file=folder.name) from error

    @property
    def id(self) -> str:
        """Return the id by which every machine knows this archive.

        Raises:
            NotWritable: it has none yet, and none can be written.
        """
        return folder_id(self.folder)

    @property
    def _estates(self) -> Path:
        return self.folder / "estates"

    @property
    def _locks(self) -> Path:
        return self.folder / "locks"

    @property
    def claims(self) -> Path:
        """Return where workers claim bundles of an inbox."""
        return self.folder / "claims"

    @property
    def _behind(self) -> Path:
        return self.folder / "behind"

    def behind(self) -> list[Path]:
        """Return the estate files the index does not know as they are, since it was away."""
        return [self._estates / one.name for one in sorted(self._behind.iterdir())]

    def mark_behind(self, path: Path) -> None:
        """Remember that the index has to catch up with an estate file."""
        (self._behind / path.name).touch()

    def caught_up(self, path: Path) -> None:
        """Forget that the index had to."""
        (self._behind / path.name).unlink(missing_ok=True)

    def trust(self) -> Trust:
        """Return the devices the office believes; the lists lie in the archive's folder.

        Raises:
            NotReadable: a list is there and cannot be read.
        """
        try:
            return trust_in(self.folder)
        except OSError as error:
            raise NotReadable(file=TRUSTED, detail=error.strerror or "") from error

    def path_of(self, estate_id: str) -> Path:
        """Return where the file of an estate lies; an id that is no plain file name is written in hex."""
        plain = _PLAIN.fullmatch(estate_id) and not estate_id.startswith((".", "x-"))
        return self._estates / f"{estate_id if plain else 'x-' + estate_id.encode().hex()}.reno"

    def id_of(self, path: Path) -> str:
        """Return the id of the estate whose file lies at a path of this archive."""
        stem = path.stem
        return bytes.fromhex(stem[2:]).decode("utf-8", "replace") if stem.startswith("x-") else stem

    def files(self) -> list[Path]:
        """Return every estate file, by name."""
        return sorted(self._estates.glob("*.reno"))

    @contextmanager
    def holding(self, estate_id: str) -> Iterator[Path]:
        """Hold an estate for one merge and give its path; other workers wait.

        Raises:
            EstateInUse: another worker did not finish in time.
        """
        path = self.path_of(estate_id)
        try:
            with FileLock(self._locks / (path.name + ".lock"), timeout=WAIT):
                yield path
        except Timeout as error:
            raise EstateInUse(file=path.name, person="office", device="") from error
