"""Engines and transactions of the index; what a database says of trouble becomes an error of ours here."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError

from renodesk.errors import ComponentMissing, IndexAway, IndexForbidden, IndexFull, IndexUrlRefused

DRIVERS = {
    "sqlite": "sqlite",
    "postgresql": "postgresql+psycopg",
    "postgres": "postgresql+psycopg",
    "postgresql+psycopg": "postgresql+psycopg",
}
SERVER = {
    "connect_timeout": "5",
    "application_name": "renodesk",
    "keepalives_idle": "30",
    "keepalives_interval": "10",
    "keepalives_count": "3",
    "tcp_user_timeout": "30000",
}
"""What is asked of a connection to a server unless the URL says otherwise: one that is gone is noticed."""
PAUSE = 10.0
"""Seconds for which a server that did not answer is left alone."""
_FORBIDDEN, _FULL = "42501", "53100"


def engine_for(url: str | URL) -> Engine:
    """Return the engine of an index's database.

    Raises:
        IndexUrlRefused: it is no URL of a database that can be used.
        ComponentMissing: its driver is not installed.
    """
    try:
        wanted = make_url(url)
    except ArgumentError as error:
        raise IndexUrlRefused(url=str(url).partition(":")[0] if ":" in str(url) else "…") from error
    driver = DRIVERS.get(wanted.drivername)
    if driver is None:
        raise IndexUrlRefused(url=wanted.render_as_string(hide_password=True))
    if driver == "sqlite":
        engine = create_engine(wanted)
        _prepare_sqlite(engine)
        return engine
    wanted = wanted.set(drivername=driver, query={**SERVER, **wanted.query})
    try:
        return create_engine(wanted, pool_pre_ping=True)
    except (ModuleNotFoundError, NoSuchModuleError) as error:
        raise ComponentMissing(component="psycopg", remedy='pip install "renodesk[postgres]"') from error


class Database:
    """The database of an index: transactions in it, and its name without a password.

    One that did not answer is not asked again for a while, so that a hundred bundles do not wait a hundred
    times for a server that is gone; `ask_again` ends that.
    """

    def __init__(self, url: str | URL) -> None:
        """Speak of a database; nothing is asked of it yet.

        Raises:
            IndexUrlRefused: it is no URL of a database that can be used.
            ComponentMissing: its driver is not installed.
        """
        self.engine = engine_for(url)
        self.name = _shown(self.engine.url)
        self.is_server = self.engine.dialect.name != "sqlite"
        self._quiet_until = 0.0
        self._detail = ""

    def ask_again(self) -> None:
        """Ask the database at once, also if it did not answer a moment ago."""
        self._quiet_until = 0.0

    def expect_answer(self) -> None:
        """Go on where the database may be asked now.

        Raises:
            IndexAway: it did not answer a moment ago.
        """
        if time.monotonic() < self._quiet_until:
            raise IndexAway(file=self.name, detail=self._detail)

    @contextmanager
    def connected(self, *, is_writing: bool = False) -> Iterator[Connection]:
        """Give a transaction that is committed at the end; in SQLite a writing one is alone from its start.

        Raises:
            IndexAway: the database cannot be had, or went away.
            IndexForbidden: the role may not do this.
        """
        self.expect_answer()
        try:
            with self.engine.begin() as connection:
                if is_writing and not self.is_server:
                    connection.exec_driver_sql("BEGIN IMMEDIATE")
                yield connection
        except SQLAlchemyError as error:
            raise self.explained(error) from error

    def explained(self, error: SQLAlchemyError) -> IndexAway | IndexForbidden:
        """Return what a database said of trouble as an error of ours."""
        original = error.orig if isinstance(error, DBAPIError) else None
        detail = (str(original or error).strip().splitlines() or [""])[0]
        if getattr(original, "sqlstate", None) == _FORBIDDEN:
            return IndexForbidden(file=self.name, detail=detail)
        if getattr(original, "sqlite_errorname", None) == "SQLITE_FULL":
            return IndexFull(file=self.name, detail=detail)
        if getattr(original, "sqlstate", None) == _FULL:
            return IndexFull(file=self.name, detail=detail)
        if self.is_server and getattr(original, "sqlstate", None) is None:
            self._quiet_until, self._detail = time.monotonic() + PAUSE, detail
        return IndexAway(file=self.name, detail=detail)

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()


def _shown(url: URL) -> str:
    """Return who is asked where, without password and settings."""
    host = url.host or url.query.get("host", "")
    at = URL.create(
        url.get_backend_name(),
        username=url.username,
        host=host if isinstance(host, str) else host[0],
        port=url.port,
        database=url.database,
    )
    return at.render_as_string()


def _prepare_sqlite(engine: Engine) -> None:
    @event.listens_for(engine, "connect")
    def pragmas(connection: object, _: object) -> None:
        cursor = connection.cursor()  # type: ignore[attr-defined]
        cursor.execute("PRAGMA journal_mode=WAL")
        cursor.execute("PRAGMA synchronous=NORMAL")
        cursor.execute("PRAGMA busy_timeout=10000")
        cursor.close()
