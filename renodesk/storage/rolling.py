"""Rolling copies: everything of an estate file but the photos' bytes, kept in the user's own folder.

One is made, in milliseconds, whenever an estate is closed that changed since the last. A copy is an estate
file of its own; it leaves out the originals, what can be made again (renditions), and personal values, which
are to vanish everywhere when they are erased.
"""

import json
import os
import re
import sqlite3
import time
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from renodesk.domain.log import utc_text
from renodesk.errors import RenodeskError, TooSlow
from renodesk.storage.journal import journal_name, names_any
from renodesk.storage.schema import APPLICATION_ID, PAGE_SIZE, SCHEMA, own_objects
from renodesk.storage.trouble import translated

CLOSES, DAYS = 5, 7
"""Kept are the copies of the last closes, and the last one of each of the last days there are."""
LEFT_OUT = frozenset({"photo_bytes", "rendition", "person_value"})
_NAME = re.compile(r"(\d{6,}) (\d{8})-(\d{6})\.reno")
_WHERE, _UNFINISHED = "where.txt", "unfinished.json"
_STEPS, _FRESH_SECONDS = 10_000, 10.0


@dataclass(frozen=True, kw_only=True, slots=True)
class RollingCopy:
    """A copy: its file, its number, and what the clock said (UTC, `YYYY-MM-DD HH:MM:SS`)."""

    file: Path
    number: int
    at: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Unfinished:
    """A copy that was begun and is not there: of which file, and why if that is known (an error's code)."""

    estate: Path
    code: str
    facts: dict[str, str]


class RollingCopies:
    """The copies of one estate on this machine.

    They are numbered, for a clock may be set back; dates only choose which of older ones stay.
    """

    def __init__(self, folder: Path, estate_id: str) -> None:
        """Keep copies of an estate in a folder of their own below `folder`."""
        self._folder = folder / journal_name(estate_id)

    def listing(self) -> tuple[RollingCopy, ...]:
        """Return the copies there are, the newest first."""
        return _listing(self._folder)

    def keep(self, source: Path, clock_ms: int, seconds: float) -> Path | None:
        """Copy a closed estate file and drop old copies; None where nothing changed since the last.

        What went wrong is noted for the next start, also when this very program ends before it is done.

        Raises:
            TooSlow: it took longer than `seconds`; there is no new copy, and no half one.
            NotWritable, DiskFull, FileMissing, DamagedEstateFile: likewise.
        """
        with translated(self._folder):
            self._folder.mkdir(parents=True, exist_ok=True)
        try:
            self._note(source, "", {})
            made = self._keep(source, clock_ms, time.monotonic() + seconds)
        except RenodeskError as error:
            with suppress(RenodeskError):
                self._note(source, error.code, {name: str(fact) for name, fact in error.facts.items()})
            raise
        with suppress(OSError):
            (self._folder / _UNFINISHED).unlink(missing_ok=True)
        return made

    def _keep(self, source: Path, clock_ms: int, deadline: float) -> Path | None:
        there = self.listing()
        stamp = utc_text(clock_ms).replace("-", "").replace(":", "").replace("T", "-")[:15]
        number = there[0].number + 1 if there else 1
        target = self._folder / f"{number:06d} {stamp}.reno"
        part = self._folder / f".{target.name}.part"
        with translated(source):
            if there and _mark(there[0].file) == _mark(source):
                return None
        try:
            with translated(target):
                _copy(source, part, deadline)
                os.replace(part, target)
                (self._folder / _WHERE).write_text(str(source.resolve()), encoding="utf-8")
        finally:
            for left in self._folder.glob(".*.part"):
                with suppress(OSError):
                    left.unlink(missing_ok=True)
        self._drop_old()
        return target

    def _drop_old(self) -> None:
        there = self.listing()
        days: dict[str, RollingCopy] = {}
        for one in there:
            days.setdefault(one.at[:10], one)
        kept = {*there[:CLOSES], *list(days.values())[:DAYS]}
        for one in there:
            if one not in kept:
                with suppress(OSError):
                    one.file.unlink()

    def _note(self, source: Path, code: str, facts: dict[str, str]) -> None:
        note = {"estate": str(source), "code": code, "facts": facts}
        with translated(self._folder):
            text = json.dumps(note, ensure_ascii=False)
            (self._folder / _UNFINISHED).write_text(text, encoding="utf-8")


def copies_of(file: Path, folder: Path | None) -> tuple[Path, ...]:
    """Return the copies of a file, however damaged or gone it is, the newest first.

    They are known by their writers, whom the bytes of the file name, else by where it lies.
    """
    if folder is None or not folder.is_dir():
        return ()
    found: list[Path] = []
    for one in sorted(path for path in folder.iterdir() if path.is_dir()):
        copies = _listing(one)
        if copies and (_lies_at(one, file) or names_any(file, _writers(copies[0].file))):
            found.extend(copy.file for copy in copies)
    return tuple(found)


def unfinished(folder: Path | None) -> tuple[Unfinished, ...]:
    """Return what was begun and not done when estates were closed, and forget it."""
    if folder is None:
        return ()
    found = []
    for note in sorted(folder.glob(f"*/{_UNFINISHED}")):
        if _is_fresh(note):
            continue  # another window may be at it
        with suppress(OSError, ValueError, KeyError, TypeError, AttributeError):
            said = json.loads(note.read_text(encoding="utf-8"))
            facts = {str(name): str(fact) for name, fact in said["facts"].items()}
            found.append(Unfinished(estate=Path(said["estate"]), code=str(said["code"]), facts=facts))
        with suppress(OSError):
            note.unlink()
    return tuple(found)


def _is_fresh(note: Path) -> bool:
    with suppress(OSError):
        return abs(time.time() - note.stat().st_mtime) < _FRESH_SECONDS
    return False


def _listing(folder: Path) -> tuple[RollingCopy, ...]:
    found = []
    with suppress(OSError):
        for file in folder.iterdir():
            match = _NAME.fullmatch(file.name)
            if match:
                day, time_of_day = match[2], match[3]
                at = f"{day[:4]}-{day[4:6]}-{day[6:]} {time_of_day[:2]}:{time_of_day[2:4]}:{time_of_day[4:]}"
                found.append(RollingCopy(file=file, number=int(match[1]), at=at))
    return tuple(sorted(found, key=lambda one: one.number, reverse=True))


def _lies_at(folder: Path, file: Path) -> bool:
    with suppress(OSError):
        return (folder / _WHERE).read_text(encoding="utf-8") == str(file.resolve())
    return False


def _writers(copy: Path) -> list[bytes]:
    with suppress(sqlite3.DatabaseError), closing(sqlite3.connect(_uri(copy, "ro"), uri=True)) as connection:
        return [str(row[0]).encode() for row in connection.execute("SELECT id FROM writer")]
    return []


def _mark(file: Path) -> tuple[int, ...]:
    """Return what tells whether a file holds more than its last copy: changes, latest clock, photos."""
    with closing(sqlite3.connect(_uri(file, "ro"), uri=True)) as connection:
        changes = connection.execute("SELECT count(*), coalesce(max(hlc), 0) FROM change").fetchone()
        photos = connection.execute("SELECT count(*) FROM photo").fetchone()
        return (*changes, *photos)


def _copy(source: Path, part: Path, deadline: float) -> None:
    connection = sqlite3.connect(_uri(part, "rwc"), uri=True, isolation_level=None)
    with closing(connection):
        for pragma in (
            f"page_size = {PAGE_SIZE}",
            "auto_vacuum = INCREMENTAL",
            f"application_id = {APPLICATION_ID}",
            "journal_mode = OFF",
            "synchronous = OFF",
            "trusted_schema = OFF",
        ):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("ATTACH ? AS source", (_uri(source, "ro"),))
        connection.set_progress_handler(lambda: int(time.monotonic() > deadline), _STEPS)
        try:
            _fill(connection, deadline)
        except sqlite3.OperationalError as error:
            if time.monotonic() > deadline:
                raise TooSlow(file=source.name) from error
            raise
    descriptor = os.open(part, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _fill(connection: sqlite3.Connection, deadline: float) -> None:
    """Copy table by table; what checks and finds rows is made behind them, which is faster."""
    connection.execute("BEGIN")
    later = []
    for kind, name, sql in own_objects():
        if kind != "table":
            later.append(sql)
            continue
        connection.execute(sql)
        if name not in LEFT_OUT:
            connection.execute(f'INSERT INTO main."{name}" SELECT * FROM source."{name}"')
    for sql in later:
        connection.execute(sql)
    if time.monotonic() > deadline:
        raise sqlite3.OperationalError("interrupted")
    connection.execute(f"PRAGMA user_version = {SCHEMA}")
    connection.execute("COMMIT")


def _uri(file: Path, mode: str) -> str:
    return "file:" + quote(str(file.absolute()).replace(os.sep, "/")) + f"?mode={mode}"
