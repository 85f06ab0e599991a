"""The database of the index: SQLite beside the archive, or a PostgreSQL server by its URL.

SQLAlchemy Core, so that a server is another URL and not another implementation.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from filelock import FileLock, Timeout
from sqlalchemy import Connection, Table, delete, insert, select
from sqlalchemy.engine import URL

from renodesk.errors import IndexOfOther, IndexOlder, NotWritable
from renodesk.estates.assessing import Assessment
from renodesk.office.folder_id import folder_id
from renodesk.office.index.arrivals import Arrivals
from renodesk.office.index.connecting import Database
from renodesk.office.index.entry import Entry, entry_of, judged
from renodesk.office.index.locks import EstateLocks
from renodesk.office.index.parts import PARTS, Part
from renodesk.office.index.project import ProjectOf, no_project
from renodesk.office.index.rows import IndexRow, row_of, values_of
from renodesk.office.index.tables import ESTATES, STATE, TAKEN
from renodesk.office.migrations import HEAD, is_at_head, upgrade
from renodesk.storage.estate_file import EstateFile

DATABASE = "index.sqlite"
_ARCHIVE, _MADE_AT = "archive", "made_at"


@dataclass(frozen=True, kw_only=True, slots=True)
class TakenBundle:
    """A bundle that was taken into an estate."""

    digest: str
    file: str


class Index:
    """The index of one archive. Not shared between threads."""

    def __init__(
        self,
        url: str | URL,
        *,
        archive: str = "",
        parts: Sequence[Part] = PARTS,
        project_of: ProjectOf = no_project,
    ) -> None:
        """Speak of the index at `url` of the archive with an id; nothing is asked of the database yet.

        `project_of` reads the project of an estate, as services alone can.

        Raises:
            IndexUrlRefused: it is no URL of a database that can be used.
            ComponentMissing: its driver is not installed.
        """
        self._database = Database(url)
        self._locks = EstateLocks(self._database, archive)
        self._archive = archive
        self._parts = parts
        self._project_of = project_of
        self._is_ready = False
        self.is_outdated = False
        """Whether its rows have to be made again from the archive; known once `prepare` was there."""

    @classmethod
    def beside(
        cls,
        folder: Path,
        archive: str = "",
        project_of: ProjectOf = no_project,
        parts: Sequence[Part] = PARTS,
    ) -> Self:
        """Return the SQLite index inside an archive folder, ready; of several workers one makes its tables.

        Raises:
            NotWritable: it cannot be had.
            IndexNewer, IndexOfOther: it is not for this program, or this archive.
        """
        url = URL.create("sqlite", database=str(folder / DATABASE))
        index = cls(url, archive=archive, project_of=project_of, parts=parts)
        try:
            with FileLock(folder / "index.lock", timeout=60):
                index.prepare()
        except (OSError, Timeout) as error:
            raise NotWritable(file=DATABASE) from error
        return index

    @property
    def parts(self) -> Sequence[Part]:
        """Return the tables whose rows an entry for it has to bring."""
        return self._parts

    @property
    def is_server(self) -> bool:
        """Return whether it is a server's, with roles and other machines."""
        return self._database.is_server

    @property
    def name(self) -> str:
        """Return its URL without a password."""
        return self._database.name

    def close(self) -> None:
        """Let go of the database."""
        self._locks.close()
        self._database.close()

    def prepare(self) -> None:
        """Look whether it can be used; a SQLite index gets the tables of this version by itself.

        Raises:
            NotWritable: it cannot be had now.
            IndexOlder: a server's has to be brought up to date by its owner first (`upgrade`).
            IndexNewer, IndexOfOther: it is not for this program, or this archive.
        """
        with self._database.connected() as connection:
            ready = is_at_head(connection, self.name)
        if not ready and self.is_server:
            raise IndexOlder(index=self.name)
        if not ready:
            self.upgrade()
        with self._database.connected() as connection:
            state = _state(connection)
        if self._archive and state.get(_ARCHIVE, self._archive) != self._archive:
            raise IndexOfOther(index=self.name)
        self.is_outdated = state.get(_MADE_AT) != HEAD
        self._is_ready = True

    def upgrade(self) -> list[str]:
        """Bring its tables up to date, all or nothing; return the revisions that were applied.

        Raises:
            NotWritable: it cannot be had, or the role may not.
            IndexNewer: another version's, newer than this one.
        """
        with self._database.connected(is_writing=True) as connection:
            return upgrade(connection, self.name)

    def ask_again(self) -> None:
        """Ask a server at once that did not answer a moment ago."""
        self._database.ask_again()

    def holding(self, estate: str) -> AbstractContextManager[None]:
        """Hold an estate against workers on other machines, as far as a server that answers can.

        Raises:
            EstateInUse: another worker did not finish in time.
        """
        return self._locks.holding(estate)

    def arrivals(self, inbox: Path) -> Arrivals | None:
        """Return the queue of an inbox folder that machines share; None where there is no server.

        Raises:
            NotWritable: the folder has no id yet, and none can be written.
        """
        return Arrivals(self._database, folder_id(inbox)) if self.is_server else None

    @contextmanager
    def _ready(self, *, is_writing: bool = False) -> Iterator[Connection]:
        if not self._is_ready:
            self.prepare()
        with self._database.connected(is_writing=is_writing) as connection:
            yield connection

    def read(self, file: EstateFile, packs_folder: Path) -> Entry:
        """Return what this index holds of an estate; a writable file's stored scores are brought up to date.

        Raises:
            PackFaulty: its packs are nowhere to be had.
        """
        return self.entry_of(file, judged(file, packs_folder))

    def entry_of(self, file: EstateFile, assessment: Assessment) -> Entry:
        """Return what this index holds of an estate that was judged."""
        return entry_of(file, assessment, self._parts, self._project_of)

    def put(self, *entries: Entry, taken: Sequence[TakenBundle] = (), is_all_taken: bool = False) -> None:
        """Replace all rows of estates, in one transaction.

        `taken` are bundles of the one estate put: added, or all that there are when `is_all_taken`.

        Raises:
            NotWritable: it is away; everything is as it was.
            IndexOlder, IndexNewer, IndexOfOther: as `prepare`.
        """
        ids = [entry.row.id for entry in entries]
        with self._ready(is_writing=True) as connection:
            connection.execute(delete(ESTATES).where(ESTATES.c.id.in_(ids)))
            _insert(connection, ESTATES, (values_of(entry.row) for entry in entries))
            for part in self._parts:
                connection.execute(delete(part.table).where(part.table.c.estate.in_(ids)))
                rows = (
                    {**row, "estate": entry.row.id}
                    for entry in entries
                    for row in entry.parts.get(part.table.name, ())
                )
                _insert(connection, part.table, rows)
            if is_all_taken:
                connection.execute(delete(TAKEN).where(TAKEN.c.estate.in_(ids)))
            digests = {one.digest: one.file for one in taken}
            connection.execute(delete(TAKEN).where(TAKEN.c.digest.in_(digests)))
            found = ({"digest": key, "estate": ids[0], "file": file} for key, file in digests.items())
            _insert(connection, TAKEN, found)

    def forget(self, estate: str) -> None:
        """Drop all rows of an estate.

        Raises:
            NotWritable, IndexOlder, IndexNewer, IndexOfOther: as `put`.
        """
        with self._ready(is_writing=True) as connection:
            connection.execute(delete(ESTATES).where(ESTATES.c.id == estate))
            for table in (TAKEN, *(part.table for part in self._parts)):
                connection.execute(delete(table).where(table.c.estate == estate))

    def estates(self) -> set[str]:
        """Return the ids it has rows of."""
        with self._ready() as connection:
            return {
                str(one)
                for column in (ESTATES.c.id, TAKEN.c.estate, *(part.table.c.estate for part in self._parts))
                for one in connection.scalars(select(column).distinct())
            }

    def made_again(self) -> None:
        """Note that all rows were made by this version, and of which archive."""
        with self._ready(is_writing=True) as connection:
            connection.execute(delete(STATE).where(STATE.c.name.in_((_ARCHIVE, _MADE_AT))))
            values = {_MADE_AT: HEAD, **({_ARCHIVE: self._archive} if self._archive else {})}
            _insert(connection, STATE, ({"name": name, "value": value} for name, value in values.items()))
        self.is_outdated = False

    def reading(self) -> AbstractContextManager[Connection]:
        """Give a connection to ask the tables with, for one moment of the index.

        Raises:
            NotWritable, IndexOlder, IndexNewer, IndexOfOther: as `put`.
        """
        return self._ready()

    def rows(self) -> list[IndexRow]:
        """Return every estate, by id."""
        with self._ready() as connection:
            found = connection.execute(select(ESTATES))
            names = tuple(found.keys())
            rows = [row_of(dict(zip(names, row, strict=True))) for row in found]
        return sorted(rows, key=lambda row: row.id)


def _state(connection: Connection) -> dict[str, str]:
    return {str(row.name): str(row.value) for row in connection.execute(select(STATE))}


def _insert(connection: Connection, table: Table, rows: Iterable[Mapping[str, object]]) -> None:
    found = [{name: _storable(value) for name, value in row.items()} for row in rows]
    if found:
        connection.execute(insert(table), found)


def _storable(value: object) -> object:
    """Return a value every database holds: PostgreSQL knows no NUL, and nobody half a character."""
    if isinstance(value, str):
        return value.replace("\0", "\ufffd").encode("utf-8", "replace").decode()
    return value
