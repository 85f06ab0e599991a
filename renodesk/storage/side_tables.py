"""What lies beside the log: photos and their bytes, packs, scores, personal values."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, fields
from functools import cached_property
from typing import TYPE_CHECKING, BinaryIO, cast

from renodesk.domain import vocabulary
from renodesk.domain.photo_facts import PhotoFacts
from renodesk.storage.originals import Originals
from renodesk.storage.score_row import ScoreRow

if TYPE_CHECKING:
    from sqlite_utils import Database


FACTS = [one.name for one in fields(PhotoFacts)]


@dataclass(frozen=True, kw_only=True, slots=True)
class StoredPhoto(PhotoFacts):
    """A photo the file knows; its original may be elsewhere."""

    has_original: bool


PackName = tuple[str, str, str]
"""The id, version and digest of a pack, as its row says."""


@dataclass(frozen=True, kw_only=True, slots=True)
class StoredPack:
    """A pack text the file keeps."""

    id: str
    version: str
    sha256: str
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Receipt:
    """What an office confirmed: the bytes it sent, by their SHA-256, with its name and time."""

    sha256: str
    office: str
    at: str
    body: bytes


class SideTables:
    """Reads and writes what lies beside the log; transactions are the caller's."""

    def __init__(self, connection: sqlite3.Connection, originals: Originals | None = None) -> None:
        """Work on `connection`; with `originals` new ones are kept there and those there count as here."""
        self._connection = connection
        self.originals = originals

    @cached_property
    def _database(self) -> "Database":
        """Return the tables for writing; the library is loaded with the first photo or pack, not at start."""
        from sqlite_utils import Database

        return Database(self._connection, recursive_triggers=False, execute_plugins=False)

    def keep_photo(self, facts: PhotoFacts, original: bytes | None, renditions: Mapping[str, bytes]) -> bool:
        """Keep a photo once; return whether it (or its bytes) was new."""
        row = {name: getattr(facts, name) for name in FACTS}
        is_new = self.photo(facts.sha256) is None
        if is_new:
            self._database.table("photo").insert(row)
        if original is not None and not self.has_original(facts.sha256):
            if not is_new:
                self._forget_what_was_told(row)
            self._keep_original(facts.sha256, original)
            is_new = True
        for kind, data in renditions.items():
            self.keep_rendition(facts.sha256, kind, data)
        return is_new

    def _keep_original(self, sha256: str, original: bytes) -> None:
        if self.originals is not None:
            self.originals.keep(sha256, original)
        else:
            self.keep_bytes(sha256, original)

    def keep_bytes(self, sha256: str, original: bytes) -> None:
        """Keep an original in the file itself."""
        self._connection.execute("INSERT INTO photo_bytes VALUES (?, ?)", (sha256, original))

    def move_original_out(self, sha256: str) -> bool:
        """Keep an original beside the file that lies in it; return whether one did."""
        row = self._connection.execute("SELECT bytes FROM photo_bytes WHERE sha256 = ?", (sha256,)).fetchone()
        if row is None or self.originals is None:
            return False
        self.originals.keep(sha256, bytes(row[0]))
        self._connection.execute("DELETE FROM photo_bytes WHERE sha256 = ?", (sha256,))
        return True

    def _forget_what_was_told(self, row: Mapping[str, object]) -> None:
        """Put the facts that follow from the bytes in place of what was said of them before they came."""
        told = ", ".join(f"{name} = :{name}" for name in FACTS)
        self._connection.execute(f"UPDATE photo SET {told} WHERE sha256 = :sha256", dict(row))
        self._connection.execute("DELETE FROM rendition WHERE sha256 = :sha256", dict(row))

    def keep_rendition(self, sha256: str, kind: str, data: bytes) -> None:
        """Keep a rendition; an older one of the kind is replaced."""
        self._connection.execute("INSERT OR REPLACE INTO rendition VALUES (?, ?, ?)", (sha256, kind, data))

    def photos(self) -> Iterator[StoredPhoto]:
        """Return every photo, by hash."""
        columns = ", ".join(f"photo.{name}" for name in FACTS)
        rows = self._connection.execute(
            f"SELECT {columns}, photo_bytes.rowid IS NOT NULL "
            "FROM photo LEFT JOIN photo_bytes USING (sha256) "
            "ORDER BY photo.sha256"
        ).fetchall()
        for row in rows:
            yield self._photo(row)

    def photo(self, sha256: str) -> StoredPhoto | None:
        """Return a photo by hash."""
        columns = ", ".join(f"photo.{name}" for name in FACTS)
        row = self._connection.execute(
            f"SELECT {columns}, photo_bytes.rowid IS NOT NULL "
            "FROM photo LEFT JOIN photo_bytes USING (sha256) "
            "WHERE photo.sha256 = ?",
            (sha256,),
        ).fetchone()
        return None if row is None else self._photo(row)

    def _photo(self, row: tuple[object, ...]) -> StoredPhoto:
        facts = dict(zip(FACTS, row, strict=False))
        has_original = bool(row[-1]) or self._is_beside(str(row[0]))
        return StoredPhoto(**facts, has_original=has_original)  # type: ignore[arg-type]

    def _is_beside(self, sha256: str) -> bool:
        return self.originals is not None and self.originals.has(sha256)

    def original_bytes(self) -> int:
        """Return how many bytes the originals take that are here."""
        return sum(photo.size for photo in self.photos() if photo.has_original)

    def has_original(self, sha256: str) -> bool:
        """Return whether the bytes are here."""
        found = self._connection.execute("SELECT 1 FROM photo_bytes WHERE sha256 = ?", (sha256,))
        return found.fetchone() is not None or self._is_beside(sha256)

    def original(self, sha256: str) -> bytes | None:
        """Return the untouched bytes."""
        stream = self.open_original(sha256)
        if stream is None:
            return None
        with stream:
            return stream.read()

    def open_original(self, sha256: str) -> BinaryIO | None:
        """Return the bytes as a stream, for photos that need not be in memory whole."""
        row = self._connection.execute("SELECT rowid FROM photo_bytes WHERE sha256 = ?", (sha256,)).fetchone()
        if row is None:
            return None if self.originals is None else self.originals.open(sha256)
        return cast(BinaryIO, self._connection.blobopen("photo_bytes", "bytes", row[0], readonly=True))

    def rendition(self, sha256: str, kind: str) -> bytes | None:
        """Return a rendition, None when it was dropped or never made."""
        row = self._connection.execute(
            "SELECT bytes FROM rendition WHERE sha256 = ? AND kind = ?", (sha256, kind)
        ).fetchone()
        return None if row is None else bytes(row[0])

    def drop_original(self, sha256: str) -> bool:
        """Delete the bytes of an original, keeping what is known of it; return whether they were here.

        Its pages are not overwritten: on a full disk there would be no room to do so.
        """
        self._connection.execute("PRAGMA secure_delete = OFF")
        try:
            return (
                self._connection.execute("DELETE FROM photo_bytes WHERE sha256 = ?", (sha256,)).rowcount > 0
            )
        finally:
            self._connection.execute("PRAGMA secure_delete = ON")

    def drop_renditions(self, sha256: str) -> int:
        """Delete the renditions of a photo whose original is here; return how many bytes those were."""
        found = self._connection.execute(
            "SELECT coalesce(sum(length(bytes)), 0) FROM rendition WHERE sha256 = ? "
            "AND sha256 IN (SELECT sha256 FROM photo_bytes)",
            (sha256,),
        ).fetchone()[0]
        if found:
            self._connection.execute("DELETE FROM rendition WHERE sha256 = ?", (sha256,))
        return int(found)

    def free_pages(self) -> int:
        """Return how many pages of the file hold nothing."""
        return int(self._connection.execute("PRAGMA freelist_count").fetchone()[0])

    def give_pages_back(self, most: int) -> None:
        """Shorten the file by some of its empty pages; what lies behind them moves into their place."""
        self._connection.execute(f"PRAGMA incremental_vacuum({int(most)})").fetchall()

    def rendition_sizes(self, kind: str) -> dict[str, int]:
        """Return the bytes of each rendition of a kind that is here, by photo."""
        rows = self._connection.execute("SELECT sha256, length(bytes) FROM rendition WHERE kind = ?", (kind,))
        return {str(sha256): int(size) for sha256, size in rows}

    def all_rendition_sizes(self) -> dict[str, int]:
        """Return the bytes of all renditions of each photo that has some."""
        rows = self._connection.execute("SELECT sha256, sum(length(bytes)) FROM rendition GROUP BY sha256")
        return {str(sha256): int(size) for sha256, size in rows}

    def keep_pack(self, pack_id: str, version: str, sha256: str, text: str) -> None:
        """Keep a pack's exact text; one that is there already stays."""
        self._connection.execute(
            "INSERT OR IGNORE INTO pack (sha256, id, version, text) VALUES (?, ?, ?, ?)",
            (sha256, pack_id, version, text),
        )

    def packs(self) -> Iterator[StoredPack]:
        """Return every pack text, by id and version."""
        for row in self._connection.execute(
            "SELECT id, version, sha256, text FROM pack ORDER BY id, version, sha256"
        ).fetchall():
            yield StoredPack(id=row[0], version=row[1], sha256=row[2], text=row[3])

    def pack_names(self) -> frozenset[PackName]:
        """Return what the packs are called; their long texts are left where they are."""
        return frozenset(self._connection.execute("SELECT id, version, sha256 FROM pack"))

    @contextmanager
    def committing(self, durably: bool) -> Iterator[None]:
        """Let the commit in the block wait for the disk, or leave that to the next one that does."""
        if durably:
            yield
            return
        self._connection.execute("PRAGMA synchronous = NORMAL")
        try:
            yield
        finally:
            self._connection.execute("PRAGMA synchronous = FULL")

    def store_scores(self, round_key: str, rows: Iterable[ScoreRow]) -> None:
        """Replace the rows of these nodes."""
        values = [
            (round_key, row.code, row.low, row.high, int(row.is_red_flag), row.explanation) for row in rows
        ]
        self._connection.executemany("INSERT OR REPLACE INTO score VALUES (?, ?, ?, ?, ?, ?)", values)

    def scores(self, round_key: str) -> list[ScoreRow]:
        """Return the stored scores of a round, by code."""
        rows = self._connection.execute(
            "SELECT code, low, high, red_flag, explanation FROM score WHERE round = ? ORDER BY code",
            (round_key,),
        ).fetchall()
        return [
            ScoreRow(code=row[0], low=row[1], high=row[2], is_red_flag=bool(row[3]), explanation=row[4])
            for row in rows
        ]

    def keep_receipt(self, receipt: Receipt) -> None:
        """Keep a receipt once."""
        self._connection.execute(
            "INSERT OR IGNORE INTO receipt (sha256, office, at, body) VALUES (?, ?, ?, ?)",
            (receipt.sha256, receipt.office, receipt.at, receipt.body),
        )

    def receipts(self) -> list[Receipt]:
        """Return every receipt, by time."""
        rows = self._connection.execute("SELECT sha256, office, at, body FROM receipt ORDER BY at, sha256")
        return [Receipt(sha256=row[0], office=row[1], at=row[2], body=row[3]) for row in rows]

    def person_value(self, token: str) -> str | None:
        """Return a personal value by its token; None when it was never here or was erased."""
        row = self._connection.execute("SELECT value FROM person_value WHERE token = ?", (token,)).fetchone()
        return None if row is None else str(row[0])

    def person_values(self) -> dict[str, str]:
        """Return every personal value by its token."""
        rows = self._connection.execute("SELECT token, value FROM person_value ORDER BY token")
        return {str(token): str(value) for token, value in rows}

    def keep_person_value(self, token: str, value: str) -> bool:
        """Keep a personal value outside the log; return whether it was kept: an erased token takes none."""
        if self.is_erased(token):
            return False
        self._connection.execute("INSERT OR REPLACE INTO person_value VALUES (?, ?)", (token, value))
        return True

    def is_erased(self, token: str) -> bool:
        """Return whether anybody ever erased a token, whatever was done about that since."""
        cell = vocabulary.person_cell(token)
        found = self._connection.execute(
            "SELECT 1 FROM cell WHERE entity = ? AND key = ? AND field = ?",
            (cell.entity, cell.key, cell.field),
        )
        return found.fetchone() is not None

    def erase_person_values(self, tokens: Iterable[str]) -> bool:
        """Delete personal values; return whether one was here.

        `secure_delete` overwrites their bytes where they stood. Rows that were moved before may have left
        copies in their old pages: so all rows are written anew.
        """
        held = self.person_values()
        gone = held.keys() & set(tokens)
        if gone:
            self._connection.execute("DELETE FROM person_value")
            left = [(token, value) for token, value in held.items() if token not in gone]
            self._connection.executemany("INSERT INTO person_value VALUES (?, ?)", left)
        return bool(gone)

    def drop_traces(self) -> None:
        """Empty the write-ahead log, where what was erased may still stand in older pages."""
        self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
