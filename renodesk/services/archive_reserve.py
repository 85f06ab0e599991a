"""The reserve of an archive: acts on its estate files while nobody else merges into them, and its list."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from renodesk.domain.changes import Author
from renodesk.errors import IndexUnfit, NotWritable, RenodeskError
from renodesk.office.archive import Archive, expect_archive
from renodesk.services.archive_estates import archive_estates, named
from renodesk.services.environment import Environment
from renodesk.services.office_index import index_or_none
from renodesk.services.reserve.acting import Acting
from renodesk.services.reserve.packs import reserve_in_use
from renodesk.services.reserve.reading import Project, project_of
from renodesk.services.session import EstateSession

READER = Author(person="office", device="")


@dataclass(frozen=True, kw_only=True, slots=True)
class Moved:
    """What became of one estate that was to be moved; with an `error` nothing of it was changed."""

    estate: str
    name: str
    project: Project | None = None
    error: RenodeskError | None = None


class ArchiveReserve:
    """The projects of an archive. What is decided stands in the estate's own file, where merges keep it."""

    def __init__(self, archive: Path, author: Author, environment: Environment, index_url: str = "") -> None:
        """Work on an archive folder.

        Raises:
            FileMissing, NoArchive: there is no such archive.
        """
        expect_archive(archive)
        self._archive = Archive(archive)
        self._author = author
        self._environment = environment
        self._index_url = index_url

    def ids(self) -> list[str]:
        """Return the ids of all estates."""
        return [self._archive.id_of(path) for path in self._archive.files()]

    def find(self, estate: str) -> str:
        """Return the id of an estate named by its id or name.

        Raises:
            UnknownEstate: there is none, or several have this name.
            NotWritable, IndexUnfit: it is a name, and the index that knows names cannot be had.
        """
        if self._archive.path_of(estate).exists():
            return estate
        rows = archive_estates(self._archive.folder, self._environment, index_url=self._index_url)
        return named(rows, estate).id

    def project(self, estate: str) -> Project:
        """Return the project of an estate, read from its file.

        Raises:
            UnknownEstate: there is none, or several have this name.
        """
        path = self._archive.path_of(self.find(estate))
        with EstateSession.open(path, READER, self._environment, read_only=True) as session:
            return project_of(session, reserve_in_use(self._environment))

    @contextmanager
    def acting(self, estate: str) -> Iterator[Acting]:
        """Hold an estate's file to act on its project; raises as `working_on`."""
        with self.working_on(estate) as session:
            yield Acting(session)

    @contextmanager
    def working_on(self, estate: str) -> Iterator[EstateSession]:
        """Hold an estate's file to act on it; the index follows, or catches up later.

        Raises:
            UnknownEstate: there is none, or several have this name.
            EstateInUse: another worker did not finish in time.
            ArchiveOvertaken, ArchiveTrouble: the file is not stored, and the index does not know of the act.
            IndexElsewhere: the index is on a server, and nothing says on which.
        """
        estate_id = self.find(estate)
        folder, environment = self._archive.folder, self._environment
        with (
            index_or_none(folder, environment, self._index_url) as index,
            self._archive.holding(estate_id, index) as path,
        ):
            self._archive.mark_behind(path)
            entry = None
            with EstateSession.open(path, self._author, environment) as session:
                yield session
                if index is not None:
                    with suppress(NotWritable, IndexUnfit):
                        entry = index.read(session.file, environment.forms).called(estate_id)
            self._archive.put_back(path)
            if index is not None and entry is not None:
                with suppress(NotWritable, IndexUnfit):
                    index.put(entry)
                    self._archive.caught_up(path)

    def move_all(
        self, estates: Sequence[str], code: str, *, year: int = 0, reason: str = ""
    ) -> Iterator[Moved]:
        """Move estates one by one; one that is refused stops nobody else."""
        for estate in estates:
            try:
                with self.acting(estate) as acting:
                    acting.move(code, year=year, reason=reason)
                    project = acting.project()
                yield Moved(estate=project.estate, name=project.name, project=project)
            except RenodeskError as error:
                yield Moved(estate=estate, name=estate, error=error)
