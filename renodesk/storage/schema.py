"""The tables of an estate file, made by numbered migrations.

Each runs statement by statement in one transaction.
"""

import sqlite3
from collections.abc import Callable
from functools import cache

from sqlite_utils import Database

from renodesk.storage.views import VIEWS

APPLICATION_ID = 0x52454E4F
PAGE_SIZE = 16384

_LOG = (
    """CREATE TABLE writer (
        id TEXT PRIMARY KEY CHECK (length(id) = 16), person TEXT NOT NULL, device TEXT NOT NULL,
        app_version TEXT NOT NULL, started TEXT NOT NULL) STRICT""",
    """CREATE TABLE change (
        writer TEXT NOT NULL REFERENCES writer(id), seq INTEGER NOT NULL CHECK (seq > 0),
        hlc INTEGER NOT NULL, at TEXT NOT NULL, act INTEGER NOT NULL CHECK (act BETWEEN 1 AND seq),
        undoes TEXT, entity TEXT NOT NULL, key TEXT NOT NULL, field TEXT NOT NULL,
        value TEXT NOT NULL, replaces TEXT NOT NULL, reason TEXT NOT NULL,
        PRIMARY KEY (writer, seq)) STRICT, WITHOUT ROWID""",
    "CREATE INDEX change_by_cell ON change (entity, key, field)",
    "CREATE INDEX change_by_order ON change (hlc, writer, seq)",
    """CREATE TRIGGER change_is_never_updated BEFORE UPDATE ON change
        BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END""",
    """CREATE TRIGGER change_is_never_deleted BEFORE DELETE ON change
        BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END""",
    """CREATE TRIGGER change_is_never_inserted_twice BEFORE INSERT ON change
        WHEN EXISTS (SELECT 1 FROM change WHERE writer = NEW.writer AND seq = NEW.seq)
        BEGIN SELECT RAISE(ABORT, 'this change is in the log already'); END""",
    """CREATE TABLE cell (
        entity TEXT NOT NULL, key TEXT NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL,
        writer TEXT NOT NULL, seq INTEGER NOT NULL, heads TEXT NOT NULL, contested INTEGER NOT NULL,
        PRIMARY KEY (entity, key, field)) STRICT, WITHOUT ROWID""",
    "CREATE INDEX cell_contested ON cell (entity, key, field) WHERE contested = 1",
    "CREATE INDEX cell_removed ON cell (entity, key) WHERE field = 'removed'",
    """CREATE TABLE edge (
        old TEXT NOT NULL, new TEXT NOT NULL, PRIMARY KEY (old, new)) STRICT, WITHOUT ROWID""",
    """CREATE TABLE held_elsewhere (
        writer TEXT NOT NULL, low INTEGER NOT NULL, high INTEGER NOT NULL,
        PRIMARY KEY (writer, low)) STRICT, WITHOUT ROWID""",
)


def _first(database: Database) -> None:
    for statement in _LOG:
        database.conn.execute(statement)
    database.table("photo").create(
        {
            "sha256": str,
            "media_type": str,
            "size": int,
            "width": int,
            "height": int,
            "taken_at": str,
            "taken_offset": str,
            "latitude": str,
            "longitude": str,
            "camera": str,
            "orientation": int,
        },
        pk="sha256",
        strict=True,
    )
    photo = [("sha256", "photo", "sha256")]
    database.table("photo_bytes").create(
        {"sha256": str, "bytes": bytes}, pk="sha256", foreign_keys=photo, strict=True
    )
    database.table("rendition").create(
        {"sha256": str, "kind": str, "bytes": bytes}, pk=("sha256", "kind"), foreign_keys=photo, strict=True
    )
    database.table("pack").create(
        {"sha256": str, "id": str, "version": str, "text": str}, pk="sha256", strict=True
    )
    database.table("score").create(
        {"round": str, "code": str, "low": str, "high": str, "red_flag": int, "explanation": str},
        pk=("round", "code"),
        strict=True,
    )
    database.table("receipt").create(
        {"sha256": str, "office": str, "at": str, "body": bytes}, pk="sha256", strict=True
    )
    database.table("person_value").create({"token": str, "value": str}, pk="token", strict=True)
    for name, sql in VIEWS.items():
        database.create_view(name, sql)


MIGRATIONS: tuple[Callable[[Database], None], ...] = (_first,)
SCHEMA = len(MIGRATIONS)


def migrate(connection: sqlite3.Connection, present: int) -> None:
    """Bring the tables from schema number `present` to today's, one transaction each."""
    for number, migration in enumerate(MIGRATIONS[present:], present + 1):
        connection.execute("BEGIN IMMEDIATE")
        try:
            migration(Database(connection, recursive_triggers=False, execute_plugins=False))
            connection.execute(f"PRAGMA user_version = {number}")
            connection.execute("COMMIT")
        except BaseException:
            connection.rollback()
            raise


def schema_text(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Return what the file says its tables, indexes, triggers and views are."""
    rows = connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name")
    return tuple(" ".join(str(row[0]).split()) for row in rows)


@cache
def own_schema() -> tuple[str, ...]:
    """Return what today's schema says."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        migrate(connection, 0)
        return schema_text(connection)
    finally:
        connection.close()
