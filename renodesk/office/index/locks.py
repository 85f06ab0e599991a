"""One worker an estate, on however many machines: advisory locks of the server that holds the index."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from sqlalchemy import Connection, func, select
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from renodesk.errors import EstateInUse, NotWritable
from renodesk.office.index.connecting import Database

WAIT = "60s"
"""How long another worker may take with the same estate before we say so."""
_NOT_IN_TIME = "55P03"


def key_of(archive: str, estate: str) -> int:
    """Return the number by which an estate of an archive is locked."""
    digest = hashlib.sha256(f"{archive}\0{estate}".encode("utf-8", "replace")).digest()
    return int.from_bytes(digest[:8], "big", signed=True)


class EstateLocks:
    """The locks one worker takes, on a connection of their own that lasts as long as the index is open.

    The server lets go of a lock when the worker's connection ends, however it does. Where no server answers,
    the lock in the archive's folder stands alone.
    """

    def __init__(self, database: Database, archive: str) -> None:
        """Take locks of an archive, by its id."""
        self._database = database
        self._archive = archive
        self._connection: Connection | None = None

    @contextmanager
    def holding(self, estate: str) -> Iterator[None]:
        """Hold an estate; other workers wait.

        Raises:
            EstateInUse: another worker did not finish in time.
        """
        key = key_of(self._archive, estate)
        is_held = self._database.is_server and self._lock(key, estate)
        try:
            yield
        finally:
            if is_held:
                self._unlock(key)

    def close(self) -> None:
        """Let go of the connection, and with it of every lock."""
        if self._connection is not None:
            with suppress(SQLAlchemyError):
                self._connection.close()
        self._connection = None

    def _lock(self, key: int, estate: str) -> bool:
        """Return whether it is held; a connection that broke since it was last used is made once again."""
        for is_new in (self._connection is None, True):
            try:
                self._connected().execute(select(func.pg_advisory_lock(key)))
                return True
            except DBAPIError as error:
                if getattr(error.orig, "sqlstate", None) == _NOT_IN_TIME:
                    raise EstateInUse(file=estate, person="office", device="") from error
                self.close()
                if is_new:
                    self._database.explained(error)
                    return False
            except NotWritable:
                return False
        return False

    def _connected(self) -> Connection:
        if self._connection is not None and not self._connection.invalidated:
            return self._connection
        self.close()
        self._database.expect_answer()
        connection = self._database.engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        connection.execute(select(func.set_config("lock_timeout", WAIT, False)))
        self._connection = connection
        return connection

    def _unlock(self, key: int) -> None:
        if self._connection is None:
            return
        try:
            self._connection.execute(select(func.pg_advisory_unlock(key)))
        except SQLAlchemyError:
            self.close()
