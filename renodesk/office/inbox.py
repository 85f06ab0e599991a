"""The inbox: a folder where bundles arrive. Each is taken once; what cannot be is set aside with its reasons.

Several workers, on one machine or on several that share the folder, may work on one inbox: each bundle is
claimed while it is taken: in the queue of a server's index, or where there is none by a lock in the archive.
A worker that dies leaves the bundle where it was, and taking it again is harmless.
"""

import os
from collections.abc import Callable, Generator, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from renodesk.errors import FileMissing, IndexAway, IndexForbidden, RenodeskError
from renodesk.office.archive import Archive
from renodesk.office.index import Arrivals
from renodesk.office.ingest import OURS, Ingest, Ingested
from renodesk.tables.writing import file_trouble, replace_file

ENDINGS = (".zip", ".age")
TAKEN, QUARANTINE = "taken", "quarantine"
Answer = Callable[[Ingested, Path], Path | None]
"""Writes the receipt of a bundle that lies there and returns where, None where none is wanted."""
Reasons = Callable[[Ingested], str]
"""Says in words why a bundle was not taken."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Arrived:
    """What became of one bundle of the inbox, where it lies now, and where its receipt is."""

    ingested: Ingested
    lies: Path
    receipt: Path | None = None


class Inbox:
    """Works on the bundles of one folder, oldest first."""

    def __init__(
        self,
        folder: Path,
        archive: Archive,
        ingest: Ingest,
        *,
        clock: Callable[[], int],
        answer: Answer,
        reasons: Reasons,
    ) -> None:
        """Take what arrives in `folder` into an archive; machines share it by the queue of a server's index.

        Raises:
            FileMissing: there is no such folder.
            NotWritable, DiskFull: the folder cannot be worked in.
        """
        if not folder.is_dir():
            raise FileMissing(file=folder.name)
        self._folder = folder
        self._archive = archive
        self._ingest = ingest
        self._clock = clock
        self._answer = answer
        self._reasons = reasons
        self._sizes: dict[Path, tuple[int, int]] = {}
        try:
            for name in (TAKEN, QUARANTINE):
                (folder / name).mkdir(exist_ok=True)
        except OSError as error:
            raise file_trouble(folder, error) from error

    def waiting(self) -> list[Path]:
        """Return the bundles that lie there, oldest first; hidden ones and half-copied `.part` are none."""
        found = []
        for path in self._folder.iterdir():
            with suppress(OSError):
                if path.suffix.lower() in ENDINGS and not path.name.startswith(".") and path.is_file():
                    found.append((path.stat().st_mtime_ns, path.name, path))
        return [path for *_, path in sorted(found)]

    def settled(self) -> list[Path]:
        """Return the bundles that did not grow since the last look: a copy may still be running."""
        now = {path: (path.stat().st_size, path.stat().st_mtime_ns) for path in self.waiting()}
        quiet = [path for path, facts in now.items() if self._sizes.get(path) == facts]
        self._sizes = now
        return quiet

    def take_all(self, bundles: list[Path] | None = None) -> Iterator[Arrived]:
        """Yield what becomes of each bundle as it is taken; those of other workers are passed over."""
        found = self.waiting() if bundles is None else bundles
        queue = self._ingest.index.arrivals(self._folder)
        if queue is not None and (yield from self._take_queued(queue, found)):
            return
        for path in found:
            arrived = self._take(path)
            if arrived is not None:
                yield arrived

    def _take_queued(self, queue: Arrivals, found: list[Path]) -> Generator[Arrived, None, bool]:
        """Yield what becomes of each bundle it claims; return whether the queue was there to the end."""
        try:
            queue.offer(path.name for path in found)
        except (IndexAway, IndexForbidden):
            return False
        while True:
            arrived, name = None, None
            try:
                with queue.claiming() as name:
                    arrived = self._take(self._folder / name) if name is not None else None
                is_there = True
            except (IndexAway, IndexForbidden):
                is_there = False
            if arrived is not None:
                yield arrived
            if name is None or not is_there:
                return is_there

    def _take(self, path: Path) -> Arrived | None:
        claim = FileLock(self._archive.claims / (path.name + ".lock"), timeout=0)
        try:
            with claim:
                if not path.exists():
                    return None
                ingested = self._ingest.take(path)
                receipt = self._answer(ingested, path) if ingested.error is None else None
                return Arrived(ingested=ingested, lies=self._put_away(path, ingested), receipt=receipt)
        except Timeout:
            return None

    def _put_away(self, path: Path, ingested: Ingested) -> Path:
        """Move a bundle out of the inbox, its reasons first; one that cannot be moved stays.

        It stays as well where it was no fault of its own: the disk is full, somebody else has its estate.
        """
        if isinstance(ingested.error, OURS):
            return path
        folder = self._folder / (QUARANTINE if ingested.error is not None else TAKEN)
        target = _free(folder / path.name)
        try:
            if ingested.error is not None:
                told = self._reasons(ingested).encode("utf-8")
                replace_file(target.with_name(target.name + ".txt"), told)
            os.replace(path, target)
        except (OSError, RenodeskError):
            return path
        return target


def _free(path: Path) -> Path:
    """Return the path, or one beside it that nothing has yet."""
    number, found = 1, path
    while found.exists():
        number += 1
        found = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return found
