"""The tables of an estate file, made by numbered migrations.

Each runs statement by statement in one transaction. The statements are written out: their text tells whether
a file is ours, so no library's way of writing SQL may change it.
"""

import sqlite3
from collections.abc import Callable
from functools import cache

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


_BESIDE = (
    """CREATE TABLE "photo" ( "sha256" TEXT PRIMARY KEY, "media_type" TEXT, "size" INTEGER, "width" INTEGER,
        "height" INTEGER, "taken_at" TEXT, "taken_offset" TEXT, "latitude" TEXT, "longitude" TEXT,
        "camera" TEXT, "orientation" INTEGER ) STRICT""",
    """CREATE TABLE "photo_bytes" ( "sha256" TEXT PRIMARY KEY REFERENCES "photo"("sha256"),
        "bytes" BLOB ) STRICT""",
    """CREATE TABLE "rendition" ( "sha256" TEXT REFERENCES "photo"("sha256"), "kind" TEXT, "bytes" BLOB,
        PRIMARY KEY ("sha256", "kind") ) STRICT""",
    """CREATE TABLE "pack" ( "sha256" TEXT PRIMARY KEY, "id" TEXT, "version" TEXT, "text" TEXT ) STRICT""",
    """CREATE TABLE "score" ( "round" TEXT, "code" TEXT, "low" TEXT, "high" TEXT, "red_flag" INTEGER,
        "explanation" TEXT, PRIMARY KEY ("round", "code") ) STRICT""",
    """CREATE TABLE "receipt" ( "sha256" TEXT PRIMARY KEY, "office" TEXT, "at" TEXT, "body" BLOB ) STRICT""",
    """CREATE TABLE "person_value" ( "token" TEXT PRIMARY KEY, "value" TEXT ) STRICT""",
)


def _first(connection: sqlite3.Connection) -> None:
    for statement in (*_LOG, *_BESIDE):
        connection.execute(statement)
    for name, sql in VIEWS.items():
        connection.execute(f'CREATE VIEW "{name}" AS {sql}')


MIGRATIONS: tuple[Callable[[sqlite3.Connection], None], ...] = (_first,)
SCHEMA = len(MIGRATIONS)


def migrate(connection: sqlite3.Connection, present: int) -> None:
    """Bring the tables from schema number `present` to today's, one transaction each."""
    for number, migration in enumerate(MIGRATIONS[present:], present + 1):
        connection.execute("BEGIN IMMEDIATE")
        try:
            migration(connection)
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
def own_objects() -> tuple[tuple[str, str, str], ...]:
    """Return today's tables, indexes, triggers and views as (type, name, statement), tables first."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        migrate(connection, 0)
        rows = connection.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL")
        found = [(str(kind), str(name), str(sql)) for kind, name, sql in rows]
        return tuple(sorted(found, key=lambda one: one[0] != "table"))
    finally:
        connection.close()


@cache
def own_schema() -> tuple[str, ...]:
    """Return what today's schema says."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        migrate(connection, 0)
        return schema_text(connection)
    finally:
        connection.close()
