"""Reading what a damaged database still gives, row by row, and saying what it should have given."""

import hashlib
import re
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import cast
from urllib.parse import quote

from renodesk.domain.changes import Change, ChangeId, Ranges, Writer
from renodesk.domain.log.parsing import ChangeFault, is_sound, writer_of
from renodesk.domain.log.ranges import ranges_of, union
from renodesk.domain.photo_facts import PhotoFacts
from renodesk.storage.rows import COLUMNS, Row, change_of
from renodesk.storage.side_tables import FACTS, Receipt, StoredPack

_WRITER = re.compile(r"[0-9a-f]{16}", re.ASCII)
_HASH = re.compile(r"[0-9a-f]{64}", re.ASCII)
_COUNTS = {"size", "width", "height", "orientation"}
_PATHS_TO_CHANGES = (
    "hlc, writer, seq",
    "hlc DESC, writer DESC, seq DESC",
    "entity, key, field",
    "entity DESC, key DESC, field DESC",
)


Opened = sqlite3.Connection
"""A database that was opened for reading only."""
_DAMAGE = (sqlite3.DatabaseError, UnicodeDecodeError)  # SQLite's own words may quote bytes that are no text


@dataclass(frozen=True, kw_only=True, slots=True)
class Salvage:
    """The log of one source.

    `unreadable` are numbers it names but cannot give: damaged rows, and what others told it they hold.
    """

    writers: tuple[Writer, ...]
    changes: tuple[Change, ...]
    unreadable: Ranges


@contextmanager
def opened(source: Path) -> Iterator[sqlite3.Connection | None]:
    """Open a database that may be damaged, for reading only; None when nothing can be opened."""
    try:
        uri = f"file:{quote(str(source.absolute()))}?mode=ro"
        connection = sqlite3.connect(uri, uri=True, isolation_level=None)
    except sqlite3.DatabaseError:
        yield None
        return
    with closing(connection):
        connection.text_factory = lambda data: data.decode("utf-8", "replace")
        yield connection


def salvage_log(connection: sqlite3.Connection) -> Salvage:
    """Return every writer and sound change that can still be read."""
    writers = []
    for row in _rows(connection, "writer", "id, person, device, app_version, started", ("id",)):
        with suppress(ChangeFault):
            writers.append(
                writer_of(
                    dict(
                        zip(("id", "person", "device", "app_version", "started"), map(str, row), strict=True)
                    )
                )
            )
    changes: dict[ChangeId, Change] = {}
    damaged: list[ChangeId] = []
    for row in _rows(connection, "change", COLUMNS, ("writer", "seq"), _PATHS_TO_CHANGES):
        one = _change_id(row)
        change = _sound_change(row)
        if change is not None:
            changes[change.id] = change
        elif one is not None:
            damaged.append(one)
    unreadable = union(ranges_of(one for one in damaged if one not in changes), _promised(connection))
    return Salvage(writers=tuple(writers), changes=tuple(changes.values()), unreadable=unreadable)


def _change_id(row: Sequence[object]) -> ChangeId | None:
    writer, seq = row[0], row[1]
    if isinstance(writer, str) and _WRITER.fullmatch(writer) and isinstance(seq, int) and 0 < seq < 2**53:
        return ChangeId(writer=writer, seq=seq)
    return None


def _sound_change(row: tuple[object, ...]) -> Change | None:
    try:
        change = change_of(cast(Row, row))
        return change if _change_id(row) is not None and is_sound(change) else None
    except (ValueError, TypeError, IndexError, AttributeError, KeyError):
        return None


def _promised(connection: sqlite3.Connection) -> Ranges:
    found: Ranges = {}
    for writer, low, high in _rows(connection, "held_elsewhere", "writer, low, high", ("writer", "low")):
        if (
            _change_id((writer, low))
            and isinstance(low, int)
            and isinstance(high, int)
            and low <= high < 2**53
        ):
            found = union(found, {str(writer): ((low, high),)})
    return found


def salvage_packs(connection: sqlite3.Connection) -> Iterator[StoredPack]:
    """Yield the pack texts that still have the hash they are kept under."""
    for row in _rows(connection, "pack", "id, version, sha256, text", ("sha256",)):
        pack_id, version, sha256, text = map(str, row)
        if hashlib.sha256(text.encode("utf-8", "replace")).hexdigest() == sha256:
            yield StoredPack(id=pack_id, version=version, sha256=sha256, text=text)


def salvage_photos(connection: sqlite3.Connection) -> Iterator[PhotoFacts]:
    """Yield the facts of every photo whose row can still be read."""
    for row in _rows(connection, "photo", ", ".join(FACTS), ("sha256",)):
        facts = dict(zip(FACTS, row, strict=True))
        if _HASH.fullmatch(str(facts["sha256"])) and all(
            isinstance(facts[name], int) if name in _COUNTS else isinstance(facts[name], str | None)
            for name in FACTS
        ):
            yield PhotoFacts(**facts)  # type: ignore[arg-type]


def salvage_original(connection: sqlite3.Connection, sha256: str) -> bytes | None:
    """Return the bytes of a photo when they still have the hash they are kept under."""
    with suppress(sqlite3.DatabaseError):
        row = connection.execute("SELECT bytes FROM photo_bytes WHERE sha256 = ?", (sha256,)).fetchone()
        if row is not None and isinstance(row[0], bytes) and hashlib.sha256(row[0]).hexdigest() == sha256:
            return row[0]
    return None


def had_original(connection: sqlite3.Connection, sha256: str) -> bool:
    """Return whether the source held the bytes of a photo, readable or not."""
    try:
        found = connection.execute(
            "SELECT length(bytes) FROM photo_bytes WHERE sha256 = ?", (sha256,)
        ).fetchone()
    except _DAMAGE:
        return True
    return found is not None


def salvage_receipts(connection: sqlite3.Connection) -> Iterator[Receipt]:
    """Yield every office receipt that can still be read."""
    for sha256, office, at, body in _rows(connection, "receipt", "sha256, office, at, body", ("sha256",)):
        if isinstance(body, bytes):
            yield Receipt(sha256=str(sha256), office=str(office), at=str(at), body=body)


def salvage_person_values(connection: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Yield (token, value) of the personal values that can still be read."""
    for token, value in _rows(connection, "person_value", "token, value", ("token",)):
        yield str(token), str(value)


def _rows(
    connection: sqlite3.Connection,
    table: str,
    columns: str,
    keys: tuple[str, ...],
    others: tuple[str, ...] = (),
) -> Iterator[tuple[object, ...]]:
    """Yield every row that can still be read.

    Forwards to the first damage, then backwards, then along the table's other indexes.
    """
    seen: set[tuple[object, ...]] = set()
    names = [name.strip() for name in columns.split(",")]
    at = [names.index(key) for key in keys]
    for order in (", ".join(keys), ", ".join(f"{key} DESC" for key in keys), *others):
        try:
            for row in connection.execute(f"SELECT {columns} FROM {table} ORDER BY {order}"):
                key = tuple(row[one] for one in at)
                if key not in seen:
                    seen.add(key)
                    yield row
            return
        except _DAMAGE:
            continue
