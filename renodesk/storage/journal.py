"""A second copy of every act in the user's own folder: one line a change, each with its own digest.

The estate file is durable by itself; the journal is for the day the file is damaged or gone. A line is
flushed to the system with its act but not fsynced: it survives a crash of the program, and all but the last
seconds of a power cut.
"""

import hashlib
import json
import mmap
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from renodesk.domain.changes import Change, Writer
from renodesk.domain.log import line_of
from renodesk.domain.log.parsing import ChangeFault, parse_change, parse_writer, writer_json

_WHERE = "where.txt"


@dataclass(frozen=True, kw_only=True, slots=True)
class Recovered:
    """What a journal still holds."""

    writers: tuple[Writer, ...]
    changes: tuple[Change, ...]


class Journal:
    """The journal of one estate on this machine.

    A folder that cannot be written only costs the second copy.
    """

    def __init__(self, folder: Path | None, estate_id: str, estate: Path | None = None) -> None:
        """Keep the journal in `folder`, in a file per writer, with a note of where the estate file lies."""
        self._estate = estate
        self._folder = None if folder is None or not estate_id else folder / journal_name(estate_id)

    def append(self, writer: Writer, changes: Iterable[Change]) -> None:
        """Add the changes of an act that is durable in the estate file."""
        if self._folder is None:
            return
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            file = self._folder / f"{writer.id}.jsonl"
            lines = [] if file.exists() else [_sealed(json.dumps(writer_json(writer), ensure_ascii=False))]
            lines += [_sealed(line_of(change)) for change in changes]
            if self._estate is not None and not file.exists():
                (self._folder / _WHERE).write_text(str(self._estate.resolve()), encoding="utf-8")
            with file.open("ab") as out:
                out.write(("" if _ends_whole(file) else "\n").encode() + "".join(lines).encode("utf-8"))

    def read(self) -> Recovered:
        """Return every whole line; a torn or altered one is passed over."""
        if self._folder is None or not self._folder.is_dir():
            return Recovered(writers=(), changes=())
        return read_journal(self._folder)


def journals_of(file: Path, folder: Path | None) -> Iterator[Recovered]:
    """Return the journals whose writers the bytes of a file name, however damaged.

    Where none is named, that of its place.
    """
    if folder is None or not folder.is_dir():
        return
    journals = sorted(path for path in folder.iterdir() if path.is_dir())
    named = [one for one in journals if names_any(file, [part.stem.encode() for part in one.glob("*.jsonl")])]
    yield from map(read_journal, named or [one for one in journals if _lies_at(one, file)])


def names_any(file: Path, words: Iterable[bytes]) -> bool:
    """Return whether one of these words stands anywhere in the bytes of a file; in one that is gone, none."""
    try:
        with file.open("rb") as opened, mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ) as raw:
            return any(raw.find(word) >= 0 for word in words)
    except (OSError, ValueError):
        return False


def _lies_at(journal: Path, file: Path) -> bool:
    with suppress(OSError):
        return (journal / _WHERE).read_text(encoding="utf-8") == str(file.resolve())
    return False


def read_journal(folder: Path) -> Recovered:
    """Return every whole line of a journal; a torn or altered one is passed over."""
    writers: list[Writer] = []
    changes: list[Change] = []
    for file in sorted(folder.glob("*.jsonl")):
        for text in _whole_lines(file):
            with suppress(ChangeFault, ValueError):
                if '"person"' in text and '"hlc"' not in text:
                    writers.append(parse_writer(text))
                else:
                    changes.append(parse_change(text))
    return Recovered(writers=tuple(writers), changes=tuple(changes))


def journal_name(estate_id: str) -> str:
    """Return a plain folder name for an estate id."""
    return hashlib.sha256(estate_id.encode("utf-8")).hexdigest()[:24]


def _ends_whole(file: Path) -> bool:
    """Return whether the last line was written whole; a crash may have torn it."""
    with file.open("rb") as opened:
        if opened.seek(0, 2) == 0:
            return True
        opened.seek(-1, 2)
        return opened.read(1) == b"\n"


def _sealed(line: str) -> str:
    return f"{hashlib.sha256(line.encode('utf-8')).hexdigest()[:16]} {line}\n"


def _whole_lines(file: Path) -> Iterator[str]:
    with suppress(OSError, UnicodeDecodeError):
        for line in file.read_text(encoding="utf-8", errors="replace").split("\n"):
            digest, _, text = line.partition(" ")
            if hashlib.sha256(text.encode("utf-8")).hexdigest()[:16] == digest:
                yield text
