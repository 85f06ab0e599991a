"""Rankings that were decided on: each a file of the archive that is written once, and its moves by hand.

`rankings/<name>.json` is canonical JSON and never changes. `rankings/<name>.moves.jsonl` has a line for every
move, in the order they were made; lines are added and never rewritten.
"""

import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from renodesk.domain import canonical
from renodesk.domain.canonical import Json
from renodesk.errors import FileExists, NotReadable, NotWritable, RankingNameRefused, UnknownRanking
from renodesk.tables.writing import file_trouble, replacing

_NAME = re.compile(r"\w([\w（）() \-]{0,58}[\w（）()\-])?")
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)
_WAIT = 60.0


class FrozenRankings:
    """The folder of an archive's frozen rankings."""

    def __init__(self, archive: Path, folder: str = "rankings") -> None:
        """Look into an archive; the folder is made when the first ranking is frozen.

        Yearly plans are kept the same way in a folder of their own.
        """
        self._folder = archive / folder

    def names(self) -> list[str]:
        """Return the names of the rankings, sorted."""
        return sorted(one.stem for one in self._folder.glob("*.json"))

    def freeze(self, name: str, content: Json) -> None:
        """Write a ranking once.

        Raises:
            RankingNameRefused: no file can be called so.
            FileExists: there is one of this name; it stays as it is.
            NotWritable, DiskFull, FileHeld: nothing was written.
        """
        if not _NAME.fullmatch(name) or _DEVICES.fullmatch(name):
            raise RankingNameRefused(name=name)
        try:
            self._folder.mkdir(exist_ok=True)
        except OSError as error:
            raise file_trouble(self._folder, error) from error
        path = self._folder / f"{name}.json"
        with self._alone():
            if path.exists():
                raise FileExists(file=path.name)
            with replacing(path) as file:
                file.write(canonical.dumps(content).encode() + b"\n")

    def read(self, name: str) -> Mapping[str, Json]:
        """Return a frozen ranking.

        Raises:
            UnknownRanking: there is none of this name.
            NotReadable: its file is damaged.
        """
        if name not in self.names():
            raise UnknownRanking(name=name, known="、".join(self.names()) or "–")
        path = self._folder / f"{name}.json"
        return _object(path, _bytes(path))

    def moves(self, name: str) -> list[Mapping[str, Json]]:
        """Return the moves by hand, in the order they were made; a line cut short counts for nothing.

        Raises:
            NotReadable: the file is damaged.
        """
        path = self._moves(name)
        return [_object(path, line) for line in _bytes(path).split(b"\n")[:-1]]

    def move(self, name: str, line: Json) -> None:
        """Add a move, durable; those before it stay as they are.

        Raises:
            NotWritable, DiskFull, FileHeld: nothing was added.
        """
        path = self._moves(name)
        with self._alone():
            try:
                with path.open("ab") as file:
                    file.truncate(path.read_bytes().rfind(b"\n") + 1)
                    file.write(canonical.dumps(line).encode() + b"\n")
                    file.flush()
                    os.fsync(file.fileno())
            except OSError as error:
                raise file_trouble(path, error) from error

    def _moves(self, name: str) -> Path:
        return self._folder / f"{name}.moves.jsonl"

    @contextmanager
    def _alone(self) -> Iterator[None]:
        lock = FileLock(self._folder / "rankings.lock", timeout=_WAIT)
        try:
            lock.acquire()
        except (OSError, Timeout) as error:
            raise NotWritable(file="rankings.lock") from error
        try:
            yield
        finally:
            lock.release()


def _object(path: Path, text: bytes) -> Mapping[str, Json]:
    try:
        value = canonical.loads(text.decode())
    except ValueError as error:
        raise NotReadable(file=path.name, detail=str(error)) from error
    if not isinstance(value, Mapping):
        raise NotReadable(file=path.name, detail="JSON")
    return value


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes() if path.exists() else b""
    except OSError as error:
        raise NotReadable(file=path.name, detail=error.strerror or "") from error
