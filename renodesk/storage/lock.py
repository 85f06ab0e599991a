"""Who has an estate open for writing: the operating system's lock, and a note of who holds it."""

import json
import os
from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout

from renodesk.domain.changes import Author
from renodesk.errors import EstateInUse, NotWritable


class EstateLock:
    """Held while an estate is open for writing. It dies with the process, so a stale one heals itself."""

    def __init__(self, estate: Path, author: Author) -> None:
        """Take the lock.

        Raises:
            EstateInUse: somebody else holds it (facts: person, device).
            NotWritable: the folder does not let us make it.
        """
        self._file = estate.with_name(f".{estate.name}.lock")
        self._holder = estate.with_name(f".{estate.name}.holder")
        self._lock = FileLock(self._file, timeout=0, is_singleton=False)
        try:
            self._lock.acquire()
        except Timeout as error:
            person, device = self._who()
            raise EstateInUse(file=estate.name, person=person, device=device) from error
        except OSError as error:
            raise NotWritable(file=estate.name) from error
        with suppress(OSError):
            note = {"person": author.person, "device": author.device, "process": os.getpid()}
            self._holder.write_text(json.dumps(note, ensure_ascii=False), encoding="utf-8")

    def _who(self) -> tuple[str, str]:
        try:
            note = json.loads(self._holder.read_text(encoding="utf-8"))
            return str(note["person"]), str(note["device"])
        except (OSError, ValueError, KeyError, TypeError):
            return "?", "?"

    def release(self) -> None:
        """Let go; the files beside the estate go too."""
        with suppress(OSError):
            self._holder.unlink(missing_ok=True)
        if os.name != "nt":
            with suppress(OSError):
                self._file.unlink(missing_ok=True)
        self._lock.release()
        if os.name == "nt":
            with suppress(OSError):
                self._file.unlink(missing_ok=True)
