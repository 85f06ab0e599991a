"""Lists of an archive that only grow: `<folder>/<name>.jsonl`, a line an act, never rewritten.

The only door to them. In an archive that lies in a store each line is also an object of its own there,
`<folder>/<name>.<id>.json`, stored before it counts here: every machine reads all of them.
"""

import os
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext, suppress

from filelock import FileLock, Timeout

from renodesk.domain.office_log import OfficeLine, line_id, line_of
from renodesk.errors import DiskFull, FileHeld, NotReadable, NotWritable
from renodesk.office.archive import Archive
from renodesk.tables.writing import file_trouble

_WAIT = 60.0
_NAME = re.compile(r"[\w-]{1,80}", re.ASCII)
_END = ".jsonl"
Making = Callable[[Sequence[OfficeLine]], str]
"""Makes the text of a line from all that stand already."""


class KeptLines:
    """One such list."""

    def __init__(self, archive: Archive, folder: str, name: str) -> None:
        """Speak of a list of an archive; it is made with its first line. `name` is plain."""
        if not _NAME.fullmatch(name):
            raise ValueError(name)
        self._archive, self._folder, self._name = archive, folder, name
        self._path = archive.folder / folder / (name + _END)

    def lines(self) -> list[OfficeLine]:
        """Return every line, also of other machines of a store, in their order.

        A last line that was cut short counts for nothing.

        Raises:
            NotReadable: a whole line is none.
            ArchiveTrouble: the store is away.
        """
        found = {}
        for text in (*self._here(), *self._elsewhere()):
            try:
                line = line_of(text)
            except ValueError as error:
                raise NotReadable(file=self._path.name, detail=str(error)) from error
            found[line.id] = line
        return sorted(found.values(), key=lambda one: one.order)

    def add(self, make: Making) -> OfficeLine:
        """Add a line, durable before this returns; nobody else adds one here meanwhile.

        What lies in a store counts, whether or not it can be kept here too.

        Raises:
            NotWritable, DiskFull, FileHeld, ArchiveTrouble: nothing was added.
            NotReadable: what stands already cannot be read.
        """
        with self._alone():
            text = make(self.lines())
            self._archive.share_line(f"{self._folder}/{self._name}.{line_id(text)}.json", text)
            with suppress(NotWritable, DiskFull, FileHeld) if self._archive.lies_in_store else nullcontext():
                self._append(text)
        return line_of(text)

    def _append(self, text: str) -> None:
        """Write a line behind the whole ones; what was cut short before goes."""
        try:
            with self._path.open("ab") as file:
                file.truncate(self._path.read_bytes().rfind(b"\n") + 1)
                file.write(text.encode() + b"\n")
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise file_trouble(self._path, error) from error

    def _here(self) -> list[str]:
        try:
            raw = self._path.read_bytes() if self._path.exists() else b""
            return raw.decode().split("\n")[:-1]
        except OSError as error:
            raise NotReadable(file=self._path.name, detail=error.strerror or "") from error
        except UnicodeDecodeError as error:
            raise NotReadable(file=self._path.name, detail="UTF-8") from error

    def _elsewhere(self) -> list[str]:
        known = {f"{self._name}.{line_id(text)}.json" for text in self._here()}
        return self._archive.lines_elsewhere(self._folder, self._name + ".", known)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        lock = FileLock(self._path.with_suffix(".lock"), timeout=_WAIT)
        try:
            self._path.parent.mkdir(exist_ok=True)
            lock.acquire()
        except Timeout as error:
            raise NotWritable(file=self._path.name) from error
        except OSError as error:
            raise file_trouble(self._path, error) from error
        try:
            yield
        finally:
            lock.release()


def kept_names(archive: Archive, folder: str) -> list[str]:
    """Return the names of the lists in a folder of an archive.

    Raises:
        ArchiveTrouble: the store is away.
    """
    here = {one.name.removesuffix(_END) for one in (archive.folder / folder).glob("*" + _END)}
    elsewhere = {name.split(".", 1)[0] for name in archive.names_elsewhere(folder)}
    return sorted(here | elsewhere)
