"""Bring back what a damaged file, the journal, backups and other copies together still hold."""

import hashlib
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import quote

from renodesk.domain.changes import Author, Change, ChangeId, Ranges, Writer
from renodesk.errors import (
    BundleFaulty,
    FileExists,
    FileMissing,
    NotAnEstateFile,
    RenodeskError,
    SameIdOtherContent,
    UnknownChange,
)
from renodesk.storage.estate_file import EstateFile
from renodesk.storage.journal import journals_of
from renodesk.storage.lock import EstateLock
from renodesk.storage.rows import COLUMNS, change_of
from renodesk.storage.side_tables import FACTS
from renodesk.storage.trouble import translated


@dataclass(frozen=True, kw_only=True, slots=True)
class RepairReport:
    """What a repair gave.

    `lost` are numbers by writer and photos by hash that no source has; `set_aside` is the damaged file.
    """

    file: Path
    set_aside: Path
    changes: int
    photos: int
    lost: Ranges
    lost_photos: tuple[str, ...]


def repair_estate_file(
    path: Path,
    author: Author,
    *,
    clock: Callable[[], int],
    journal_folder: Path | None,
    sources: Sequence[Path] = (),
) -> RepairReport:
    """Make the file anew from what it, the journal and `sources` still hold.

    The old one is set aside, never deleted.

    Raises:
        FileMissing: there is no such file.
        EstateInUse: somebody has it open.
        NotWritable, DiskFull: the old file is where it was.
    """
    if not path.is_file():
        raise FileMissing(file=path.name)
    lock = EstateLock(path, author)
    fresh = path.with_name(f".{path.name}.repaired")
    fresh.unlink(missing_ok=True)
    try:
        known: set[ChangeId] = set()
        wanted_photos: set[str] = set()
        with EstateFile.create(fresh, author, clock=clock) as file:
            for journal in journals_of(path, journal_folder):
                known |= _merge(file, journal.writers, journal.changes)
            for source in (*sources, path):
                known |= _take(file, source, wanted_photos)
            if not known:
                raise NotAnEstateFile(file=path.name)
            file.rebuild()
            held = {photo.sha256 for photo in file.photos() if photo.has_original}
            report = RepairReport(
                file=path,
                set_aside=_aside(path),
                changes=sum(1 for _ in file.changes()),
                photos=len(held),
                lost=file.gaps(),
                lost_photos=tuple(sorted(wanted_photos - held)),
            )
        with translated(path):
            path.replace(report.set_aside)
            for leftover in ("-wal", "-shm"):
                path.with_name(path.name + leftover).unlink(missing_ok=True)
            fresh.replace(path)
        return report
    finally:
        fresh.unlink(missing_ok=True)
        lock.release()


def _aside(path: Path) -> Path:
    target, number = path.with_name(path.name + ".damaged"), 2
    while target.exists():
        target, number = path.with_name(f"{path.name}.damaged-{number}"), number + 1
    return target


def _take(file: EstateFile, source: Path, wanted_photos: set[str]) -> set[ChangeId]:
    """Take what one damaged or whole database still gives."""
    try:
        uri = f"file:{quote(str(source.absolute()))}?mode=ro"
        connection = sqlite3.connect(uri, uri=True, isolation_level=None)
    except sqlite3.DatabaseError:
        return set()
    with closing(connection):
        connection.text_factory = lambda data: data.decode("utf-8", "replace")
        writers = [
            Writer(
                id=str(row[0]),
                person=str(row[1]),
                device=str(row[2]),
                app_version=str(row[3]),
                started=str(row[4]),
            )
            for row in _rows(connection, "writer", "id, person, device, app_version, started", ("id",))
        ]
        changes = []
        for row in _rows(connection, "change", COLUMNS, ("writer", "seq")):
            with suppress(ValueError, TypeError, IndexError):
                changes.append(change_of(row))  # type: ignore[arg-type]
        known = _merge(file, writers, changes)
        _take_side(file, connection, wanted_photos)
    return known


def _merge(file: EstateFile, writers: Sequence[Writer], changes: Sequence[Change]) -> set[ChangeId]:
    named = {writer.id for writer in writers} | set(file.writers())
    fallback = [
        Writer(id=one, person="?", device="?", app_version="?", started="1970-01-01T00:00:00Z")
        for one in sorted({change.id.writer for change in changes} - named)
    ]
    fresh = [writer for writer in writers if writer.id not in file.writers()]
    try:
        file.merge([*_unique(fresh), *fallback], changes)
    except (SameIdOtherContent, BundleFaulty):
        for change in changes:
            with suppress(RenodeskError):
                file.merge([], [change])
    return {change.id for change in changes}


def _unique(writers: Sequence[Writer]) -> list[Writer]:
    return list({writer.id: writer for writer in writers}.values())


def _rows(
    connection: sqlite3.Connection, table: str, columns: str, keys: tuple[str, ...]
) -> Iterator[tuple[object, ...]]:
    """Yield every row that can still be read.

    Forwards to the first damage, then backwards, then through the indexes.
    """
    seen: set[tuple[object, ...]] = set()
    names = [name.strip() for name in columns.split(",")]
    at = [names.index(key) for key in keys]
    orders = [", ".join(keys), ", ".join(f"{key} DESC" for key in keys)]
    if table == "change":
        orders += [
            "hlc, writer, seq",
            "hlc DESC, writer DESC, seq DESC",
            "entity, key, field",
            "entity DESC, key DESC, field DESC",
        ]
    for order in orders:
        try:
            for row in connection.execute(f"SELECT {columns} FROM {table} ORDER BY {order}"):
                key = tuple(row[one] for one in at)
                if key not in seen:
                    seen.add(key)
                    yield row
            return
        except sqlite3.DatabaseError:
            continue


def _take_side(file: EstateFile, connection: sqlite3.Connection, wanted_photos: set[str]) -> None:
    for row in _rows(connection, "pack", "id, version, sha256, text", ("sha256",)):
        file.keep_pack(str(row[0]), str(row[1]), str(row[2]), str(row[3]))
    held = {photo.sha256 for photo in file.photos() if photo.has_original}
    facts_rows = list(_rows(connection, "photo", ", ".join(FACTS), ("sha256",)))
    for facts in facts_rows:
        sha256 = str(facts[0])
        original = None if sha256 in held else _photo_bytes(connection, sha256)
        file.keep_photo(SimpleNamespace(**dict(zip(FACTS, facts, strict=True))), original, {})
        if original is None and sha256 not in held and _had_bytes(connection, sha256):
            wanted_photos.add(sha256)


def _photo_bytes(connection: sqlite3.Connection, sha256: str) -> bytes | None:
    """Return the bytes of a photo when they still have the hash they are kept under."""
    with suppress(sqlite3.DatabaseError):
        row = connection.execute("SELECT bytes FROM photo_bytes WHERE sha256 = ?", (sha256,)).fetchone()
        if row is not None and hashlib.sha256(row[0]).hexdigest() == sha256:
            return bytes(row[0])
    return None


def _had_bytes(connection: sqlite3.Connection, sha256: str) -> bool:
    try:
        found = connection.execute(
            "SELECT length(bytes) FROM photo_bytes WHERE sha256 = ?", (sha256,)
        ).fetchone()
    except sqlite3.DatabaseError:
        return True
    return found is not None


def reissue_writer(path: Path, writer: str, out: Path, new_writer: str) -> int:
    """Copy the file to `out` with `writer` known as `new_writer` in every change and reference.

    Return how many changes moved.

    For the honest laptop whose numbers were used twice, as after a copied disk.

    Raises:
        FileMissing, FileExists, NotWritable, DiskFull: `out` was not made.
        UnknownChange: nobody of that id wrote.
    """
    if not path.is_file():
        raise FileMissing(file=path.name)
    if out.exists():
        raise FileExists(file=out.name)
    author = Author(person="", device="")
    with EstateFile.open(path, author, clock=lambda: 0, read_only=True) as old:
        writers = old.writers()
        if writer not in writers:
            raise UnknownChange(change=writer)
        with EstateFile.create(out, author, clock=lambda: 0) as new:
            renamed = [replace(one, id=new_writer) if one.id == writer else one for one in writers.values()]
            changes = [_renamed(change, writer, new_writer) for change in old.changes()]
            new.merge(renamed, changes, {})
            for pack in old.packs():
                new.keep_pack(pack.id, pack.version, pack.sha256, pack.text)
            for photo in old.photos():
                new.keep_photo(photo, old.original(photo.sha256), {})
    return sum(1 for change in changes if change.id.writer == new_writer)


def _renamed(change: Change, old: str, new: str) -> Change:
    def moved(one: ChangeId) -> ChangeId:
        return ChangeId(writer=new, seq=one.seq) if one.writer == old else one

    return replace(
        change,
        id=moved(change.id),
        undoes=None if change.undoes is None else moved(change.undoes),
        replaces=tuple(moved(one) for one in change.replaces),
    )
