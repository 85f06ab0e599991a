"""The index: one row an estate, made from the archive and rebuilt from it at any time.

SQLAlchemy Core, so that a PostgreSQL server is another URL and not another implementation. Exact numbers are
kept as text; nothing is decided here that the archive does not say.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from pathlib import Path

from filelock import FileLock, Timeout
from sqlalchemy import (
    Column,
    Connection,
    Engine,
    Integer,
    MetaData,
    String,
    Table,
    create_engine,
    delete,
    event,
    insert,
    inspect,
    select,
)
from sqlalchemy.engine import URL
from sqlalchemy.exc import SQLAlchemyError

from renodesk.domain.numbers import read_number, write_number
from renodesk.errors import NotWritable

_TABLES = MetaData()
ESTATES = Table(
    "estate",
    _TABLES,
    Column("id", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("round", String, nullable=False),
    Column("sealed", Integer, nullable=False),
    Column("low", String),
    Column("high", String),
    Column("band", String),
    Column("band_low", String),
    Column("band_high", String),
    Column("need_low", String),
    Column("need_high", String),
    Column("willing_low", String),
    Column("willing_high", String),
    Column("red_flags", Integer, nullable=False),
    Column("completion", String, nullable=False),
    Column("dealt_with", String, nullable=False),
    Column("contested", Integer, nullable=False),
    Column("households", String),
    Column("changes", Integer, nullable=False),
    Column("photos", Integer, nullable=False),
)
TAKEN = Table(
    "taken_bundle",
    _TABLES,
    Column("digest", String, primary_key=True),
    Column("estate", String, nullable=False, index=True),
    Column("file", String, nullable=False),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class IndexRow:
    """What the office asks of an estate without opening it. Scores are exact; None where there is none.

    `need_low` and `need_high` are 100 minus the score over the rows that speak of need: the larger, the more
    it needs. `willing_low` and `willing_high` are the score over the rows that speak of willingness.
    """

    id: str
    name: str
    round: str
    is_sealed: bool
    low: Fraction | None
    high: Fraction | None
    band: str | None
    bands: tuple[str, str] | None
    need_low: Fraction | None
    need_high: Fraction | None
    willing_low: Fraction | None
    willing_high: Fraction | None
    red_flags: int
    completion: Fraction
    dealt_with: Fraction
    contested: int
    households: Fraction | None
    changes: int
    photos: int


class Index:
    """The index of one archive. Not shared between threads."""

    def __init__(self, url: str | URL) -> None:
        """Open (and where needed make) the tables at `url`.

        An index with other columns, made by another version, stays as it is and `is_outdated`: `put_all` has
        to make it again before anything else is asked of it.

        Raises:
            NotWritable: the index cannot be had.
        """
        self._engine = create_engine(url)
        if self._engine.dialect.name == "sqlite":
            _durable(self._engine)
        with self._begin() as connection:
            _TABLES.create_all(connection)
        self.is_outdated = self.has_other_columns()
        """Whether it has to be made again from the archive."""

    @classmethod
    def beside(cls, archive: Path) -> "Index":
        """Return the SQLite index inside an archive folder; of several workers one makes its tables.

        Raises:
            NotWritable: it cannot be had.
        """
        try:
            with FileLock(archive / "index.lock", timeout=60):
                return cls._in(archive)
        except (OSError, Timeout) as error:
            raise NotWritable(file="index.sqlite") from error

    @classmethod
    def _in(cls, archive: Path) -> "Index":
        return cls(URL.create("sqlite", database=str(archive / "index.sqlite")))

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def has_other_columns(self) -> bool:
        """Return whether another version made it and nobody has made it again since."""
        with self._begin() as connection:
            found = {column["name"] for column in inspect(connection).get_columns(ESTATES.name)}
        return found != {column.name for column in ESTATES.columns}

    @contextmanager
    def _begin(self) -> Iterator[Connection]:
        try:
            with self._engine.begin() as connection:
                yield connection
        except SQLAlchemyError as error:
            raise NotWritable(file=self._engine.url.render_as_string(hide_password=True)) from error

    def put(self, row: IndexRow, *, digest: str = "", file: str = "") -> None:
        """Replace an estate's row and note the bundle that brought it, in one transaction."""
        with self._begin() as connection:
            connection.execute(delete(ESTATES).where(ESTATES.c.id == row.id))
            connection.execute(insert(ESTATES).values(_values(row)))
            if digest:
                connection.execute(delete(TAKEN).where(TAKEN.c.digest == digest))
                connection.execute(insert(TAKEN).values(digest=digest, estate=row.id, file=file))

    def put_all(self, rows: list[IndexRow]) -> None:
        """Replace the whole index, and its columns where they are another version's, or nothing at all."""
        with self._begin() as connection:
            if self._engine.dialect.name == "sqlite":
                connection.exec_driver_sql("BEGIN IMMEDIATE")  # else making a table stands for itself
            if self.is_outdated:
                ESTATES.drop(connection)
                ESTATES.create(connection)
            connection.execute(delete(ESTATES))
            if rows:
                connection.execute(insert(ESTATES), [_values(row) for row in rows])
        self.is_outdated = False

    def rows(self) -> list[IndexRow]:
        """Return every estate, by id."""
        with self._begin() as connection:
            found = connection.execute(select(ESTATES).order_by(ESTATES.c.id))
            names = tuple(found.keys())
            return [_row(dict(zip(names, row, strict=True))) for row in found]


def _durable(engine: Engine) -> None:
    @event.listens_for(engine, "connect")
    def pragmas(connection: object, _: object) -> None:
        cursor = connection.cursor()  # type: ignore[attr-defined]
        cursor.execute("PRAGMA journal_mode=WAL")
        cursor.execute("PRAGMA synchronous=NORMAL")
        cursor.execute("PRAGMA busy_timeout=10000")
        cursor.close()


def _text(number: Fraction | None) -> str | None:
    return None if number is None else write_number(number)


def _number(text: object) -> Fraction | None:
    if not isinstance(text, str):
        return None
    above, _, below = text.partition("/")
    if not below:
        return _decimal(above)
    try:
        return Fraction(int(above), int(below))
    except (ValueError, ZeroDivisionError):
        return None


@lru_cache(maxsize=4096)
def _decimal(text: str) -> Fraction | None:
    return read_number(text)


def _values(row: IndexRow) -> dict[str, object]:
    return {
        "id": row.id,
        "name": row.name,
        "round": row.round,
        "sealed": int(row.is_sealed),
        "low": _text(row.low),
        "high": _text(row.high),
        "band": row.band,
        "band_low": row.bands[0] if row.bands else None,
        "band_high": row.bands[1] if row.bands else None,
        "need_low": _text(row.need_low),
        "need_high": _text(row.need_high),
        "willing_low": _text(row.willing_low),
        "willing_high": _text(row.willing_high),
        "red_flags": row.red_flags,
        "completion": write_number(row.completion),
        "dealt_with": write_number(row.dealt_with),
        "contested": row.contested,
        "households": _text(row.households),
        "changes": row.changes,
        "photos": row.photos,
    }


def _row(values: dict[str, object]) -> IndexRow:
    bands = (str(values["band_low"]), str(values["band_high"])) if values["band_low"] else None
    return IndexRow(
        id=str(values["id"]),
        name=str(values["name"]),
        round=str(values["round"]),
        is_sealed=bool(values["sealed"]),
        low=_number(values["low"]),
        high=_number(values["high"]),
        band=str(values["band"]) if values["band"] else None,
        bands=bands,
        need_low=_number(values["need_low"]),
        need_high=_number(values["need_high"]),
        willing_low=_number(values["willing_low"]),
        willing_high=_number(values["willing_high"]),
        red_flags=int(str(values["red_flags"])),
        completion=_number(values["completion"]) or Fraction(0),
        dealt_with=_number(values["dealt_with"]) or Fraction(0),
        contested=int(str(values["contested"])),
        households=_number(values["households"]),
        changes=int(str(values["changes"])),
        photos=int(str(values["photos"])),
    )
