"""Engines and transactions of the index; what a database says of trouble becomes an error of ours here."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError

from renodesk.errors import ComponentMissing, IndexAway, IndexForbidden, IndexUrlRefused

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
_FORBIDDEN = "42501"


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


@contextmanager
def connected(engine: Engine, *, is_writing: bool = False) -> Iterator[Connection]:
    """Give a transaction that is committed at the end; with SQLite a writing one is alone from its start.

    Raises:
        IndexAway: the database cannot be had, or went away.
        IndexForbidden: its role may not do this.
    """
    try:
        with engine.begin() as connection:
            if is_writing and engine.dialect.name == "sqlite":
                connection.exec_driver_sql("BEGIN IMMEDIATE")
            yield connection
    except SQLAlchemyError as error:
        raise _explained(engine, error) from error


def _explained(engine: Engine, error: SQLAlchemyError) -> IndexAway | IndexForbidden:
    original = error.orig if isinstance(error, DBAPIError) else None
    detail = (str(original or error).strip().splitlines() or [""])[0]
    index = engine.url.render_as_string(hide_password=True)
    if getattr(original, "sqlstate", None) == _FORBIDDEN:
        return IndexForbidden(file=index, detail=detail)
    return IndexAway(file=index, detail=detail)


def _prepare_sqlite(engine: Engine) -> None:
    @event.listens_for(engine, "connect")
    def pragmas(connection: object, _: object) -> None:
        cursor = connection.cursor()  # type: ignore[attr-defined]
        cursor.execute("PRAGMA journal_mode=WAL")
        cursor.execute("PRAGMA synchronous=NORMAL")
        cursor.execute("PRAGMA busy_timeout=10000")
        cursor.close()
