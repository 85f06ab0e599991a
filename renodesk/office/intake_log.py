"""The log of every bundle an archive was offered: `intake.jsonl`, a line each, only ever added to."""

import json
import os
from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout

from renodesk.domain import canonical
from renodesk.domain.canonical import Json
from renodesk.errors import NotReadable, NotWritable
from renodesk.office.index import TakenBundle
from renodesk.tables.writing import file_trouble

LOG = "intake.jsonl"


class IntakeLog:
    """The log of one archive; several workers write it."""

    def __init__(self, archive: Path) -> None:
        """Speak of the log in an archive's folder; it is made with its first line."""
        self._path = archive / LOG
        self._read = 0
        self._taken: dict[str, dict[str, str]] = {}

    def note(self, values: dict[str, Json]) -> None:
        """Add a line; it is durable before this returns. A last line that was cut off stays by itself.

        Raises:
            NotWritable: it was not added.
        """
        lock = FileLock(self._path.with_name(self._path.name + ".lock"), timeout=30, poll_interval=0.002)
        try:
            with lock, self._path.open("ab+") as file:
                if file.tell():
                    file.seek(-1, os.SEEK_END)
                    file.write(b"\n" if file.read(1) != b"\n" else b"")
                file.write(canonical.dumps(values).encode() + b"\n")
                file.flush()
                os.fsync(file.fileno())
        except Timeout as error:
            raise NotWritable(file=self._path.name) from error
        except OSError as error:
            raise file_trouble(self._path, error) from error

    def lines(self) -> list[dict[str, Json]]:
        """Return every bundle the archive was offered, oldest first; what is no whole line is passed over.

        Raises:
            NotReadable: the log cannot be read.
        """
        return _lines(self._since(0))

    def taken(self, estate: str) -> list[TakenBundle]:
        """Return the bundles that were taken into an estate; only what is new in the log is read again.

        Raises:
            NotReadable: the log cannot be read.
        """
        text = self._since(self._read)
        whole = text.rfind(b"\n") + 1
        self._read += whole
        for line in _lines(text[:whole]):
            digest, into, file = (str(line.get(name) or "") for name in ("digest", "estate", "file"))
            if digest and into and line.get("error") is None:
                self._taken.setdefault(into, {})[digest] = file
        found = self._taken.get(estate, {})
        return [TakenBundle(digest=digest, file=file) for digest, file in found.items()]

    def _since(self, at: int) -> bytes:
        try:
            with self._path.open("rb") as file:
                file.seek(at)
                return file.read()
        except FileNotFoundError:
            return b""
        except OSError as error:
            raise NotReadable(file=LOG, detail=error.strerror or "") from error


def _lines(text: bytes) -> list[dict[str, Json]]:
    found = []
    for line in text.split(b"\n"):
        with suppress(ValueError):
            value = json.loads(line)
            if isinstance(value, dict):
                found.append(value)
    return found
