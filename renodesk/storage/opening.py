"""Opening the database of an estate file: what it must be, and in which mode it can be had."""

import os
import sqlite3
import time
from pathlib import Path
from urllib.parse import quote

from renodesk.errors import FileExists, FileMissing, NewerEstateFile, NotAnEstateFile, NotReadable, ReadOnly
from renodesk.storage.schema import APPLICATION_ID, PAGE_SIZE, SCHEMA, migrate, own_schema, schema_text
from renodesk.storage.trouble import translated

HEADER = b"SQLite format 3\x00"
_TRIES, _PAUSE_SECONDS = 10, 0.03


def create(path: Path) -> sqlite3.Connection:
    """Make the database of a new estate file.

    Raises:
        FileExists, NotWritable, DiskFull: nothing was made.
    """
    with translated(path):
        if path.exists():
            raise FileExists(file=path.name)
        connection = _connect(path, "rwc")
        try:
            connection.execute(f"PRAGMA page_size = {PAGE_SIZE}")
            connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            _configure(connection)
            migrate(connection, 0)
            connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
        except BaseException:
            connection.close()
            for leftover in (path, path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")):
                leftover.unlink(missing_ok=True)
            raise
        return connection


def open_for_writing(path: Path) -> sqlite3.Connection:
    """Open an estate file for writing, brought to today's schema.

    Raises:
        NotAnEstateFile, NewerEstateFile, DamagedEstateFile: see `open_for_reading`.
        NotWritable, ReadOnly: the file or its folder cannot be written.
    """
    check_header(path)
    with translated(path):
        connection = _connect(path, "rw")
        try:
            present = check_identity(connection, path)
            if present > SCHEMA:
                raise NewerEstateFile(file=path.name, found=present, known=SCHEMA)
            if present == SCHEMA and not is_ours(connection):
                raise ReadOnly(file=path.name)
            _configure(connection)
            migrate(connection, present)
        except BaseException:
            connection.close()
            raise
        return connection


def open_for_reading(path: Path) -> tuple[sqlite3.Connection, str]:
    """Open an estate file for reading and say why it is not ours to write: "" , "newer" or "foreign".

    Raises:
        FileMissing: there is none.
        NotAnEstateFile: it is something else.
        DamagedEstateFile: its pages contradict each other.
    """
    check_header(path)
    with translated(path):
        connection = _connect(path, "ro")
        try:
            try:
                present = check_identity(connection, path)
            except sqlite3.OperationalError:
                connection.close()
                connection = _connect(path, "ro", immutable=True)
                present = check_identity(connection, path)
            why = "newer" if present > SCHEMA else "" if is_ours(connection) else "foreign"
        except BaseException:
            connection.close()
            raise
        return connection, why


def check_header(path: Path) -> None:
    """Refuse what is no SQLite file before SQLite touches it."""
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except FileNotFoundError as error:
        raise FileMissing(file=path.name) from error
    except IsADirectoryError as error:
        raise NotAnEstateFile(file=path.name) from error
    except OSError as error:
        raise NotReadable(file=path.name, detail=error.strerror or "") from error
    if not head.startswith(HEADER) or int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        raise NotAnEstateFile(file=path.name)


def check_identity(connection: sqlite3.Connection, path: Path) -> int:
    """Return the schema number of an estate file."""
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise NotAnEstateFile(file=path.name)
    present = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if present < 1:
        raise NotAnEstateFile(file=path.name)
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    return present


def is_ours(connection: sqlite3.Connection) -> bool:
    """Return whether the schema text is the one we make; a file with other triggers or views is only read."""
    return schema_text(connection) == own_schema()


def _connect(path: Path, mode: str, *, immutable: bool = False) -> sqlite3.Connection:
    uri = "file:" + quote(str(path.absolute()).replace(os.sep, "/")) + f"?mode={mode}"
    if immutable:
        uri += "&immutable=1"
    return sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False, timeout=5.0)


def _configure(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("PRAGMA wal_autocheckpoint = 0")
    connection.execute("PRAGMA trusted_schema = OFF")


def close(connection: sqlite3.Connection, *, is_writer: bool) -> None:
    """Close; a writer leaves one whole file in DELETE mode.

    Somebody who reads the file right now stands in the way of that: they are waited for, but not for long.
    The main file is whole all the same, and what then lies beside it goes when it is closed next.
    """
    try:
        if is_writer:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            for _ in range(_TRIES):
                if _leaves_wal(connection):
                    break
                time.sleep(_PAUSE_SECONDS)
    except sqlite3.DatabaseError:
        pass
    finally:
        connection.close()


def _leaves_wal(connection: sqlite3.Connection) -> bool:
    try:
        return bool(connection.execute("PRAGMA journal_mode = DELETE").fetchone()[0] == "delete")
    except sqlite3.OperationalError as error:
        if "locked" not in str(error):
            raise
        return False


def sqlite_version() -> str:
    """Return the version of the SQLite library; STRICT tables need 3.37."""
    return sqlite3.sqlite_version
