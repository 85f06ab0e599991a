"""What became of each posting, as lines that are durable before anybody acts on them.

Each line is a posting as it is from then on; the last line of a posting counts. A line that was cut off, as
by a power cut, is passed over. Several programs of one installation may write.
"""

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from renodesk.domain import canonical
from renodesk.errors import NotReadable, NotWritable
from renodesk.services.outbox.posting import Posting, posting_from
from renodesk.tables.writing import replace_file

FILE = "outbox.jsonl"
MOST_LINES = 200
"""Beyond so many lines the file is written anew with the last line of each posting."""


class Ledger:
    """Keeps the lines of one installation's outbox in a folder."""

    def __init__(self, folder: Path) -> None:
        """Work in `folder`, which is made on use."""
        self._file = folder / FILE

    def postings(self) -> tuple[Posting, ...]:
        """Return what every posting is now, in the order they were added.

        Raises:
            NotReadable: the file is there and cannot be read.
        """
        found: dict[str, Posting] = {}
        for line in self._lines():
            with suppress(ValueError):
                value = json.loads(line)
                posting = posting_from(value) if isinstance(value, dict) else None
                if posting is not None:
                    found[posting.id] = posting
        return tuple(found.values())

    def note(self, posting: Posting, *, is_new: bool = False) -> None:
        """Say what a posting is from now on; one that was forgotten meanwhile stays forgotten.

        Raises:
            NotWritable: it was not said.
        """
        with self._held():
            lines = self._lines()
            known = self.postings()
            if not is_new and all(one.id != posting.id for one in known):
                return
            if len(lines) >= MOST_LINES + 2 * len(known):
                self._rewrite([posting if one.id == posting.id else one for one in known])
                return
            self._append(canonical.dumps(posting.value), is_torn=bool(lines) and not self._ends_whole())

    def forget(self, gone: Iterable[str]) -> None:
        """Leave postings out from now on.

        Raises:
            NotWritable: they are still there.
        """
        names = set(gone)
        with self._held():
            self._rewrite([one for one in self.postings() if one.id not in names])

    def _append(self, line: str, *, is_torn: bool) -> None:
        try:
            with self._file.open("a", encoding="utf-8", newline="\n") as file:
                file.write(("\n" if is_torn else "") + line + "\n")
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise NotWritable(file=FILE) from error

    def _rewrite(self, postings: list[Posting]) -> None:
        text = "".join(canonical.dumps(one.value) + "\n" for one in postings)
        replace_file(self._file, text.encode("utf-8"))

    def _ends_whole(self) -> bool:
        with self._file.open("rb") as file:
            file.seek(-1, os.SEEK_END)
            return file.read(1) == b"\n"

    def _lines(self) -> list[str]:
        try:
            return self._file.read_text(encoding="utf-8", errors="replace").splitlines()
        except FileNotFoundError:
            return []
        except OSError as error:
            raise NotReadable(file=FILE, detail=error.strerror or "") from error

    @contextmanager
    def _held(self) -> Iterator[None]:
        lock = FileLock(self._file.with_name(FILE + ".lock"), timeout=30)
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            lock.acquire()
        except (OSError, Timeout) as error:
            raise NotWritable(file=FILE) from error
        try:
            yield
        finally:
            lock.release()
