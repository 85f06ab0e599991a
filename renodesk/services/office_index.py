"""The index of an archive: beside it, or on a server; made again, and brought up to date by its owner."""

import errno
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile, TemporaryDirectory

from renodesk.domain.changes import Author
from renodesk.errors import ArchiveReadOnly, IndexElsewhere, IndexUnfit, NotWritable
from renodesk.office.archive import Archive, expect_archive
from renodesk.office.index import Index
from renodesk.office.index.database import DATABASE
from renodesk.office.index.part import Part
from renodesk.office.index.parts import PARTS
from renodesk.office.index.project import ProjectOf
from renodesk.office.index_place import is_on_server, note_place
from renodesk.office.ingest import catch_copy_up, refresh, reindex
from renodesk.office.migrations import HEAD
from renodesk.services.city_costs import cost_part
from renodesk.services.city_ledgers import ledger_parts
from renodesk.services.city_progress import progress_parts
from renodesk.services.environment import Environment
from renodesk.services.index_password import with_password
from renodesk.services.plan_reading import PlanReading
from renodesk.services.reserve.for_index import project_reader
from renodesk.tables.writing import file_trouble

READER = Author(person="office", device="")
NAMED_BY = "RENODESK_INDEX"
"""Environment variable that says where the index is, for every command and the window."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Upgraded:
    """What the tables of an index are at now, and what was applied for it."""

    revision: str
    applied: Sequence[str]


def index_of(archive: Path, environment: Environment, url: str = "") -> Index:
    """Return the index of an archive: beside it and ready, or at a database URL and not yet asked.

    Without a URL that of `RENODESK_INDEX` is meant, and without that the one beside the archive.
    Its entries are made with the packs and the clock of `environment`.

    Raises:
        ArchiveReadOnly: the one beside it cannot be written, nor anything there.
        NotWritable: the one beside it cannot be had.
        IndexElsewhere: it is on a server, and nothing says on which.
        IndexUnfit: it is not for this program, or this archive.
        IndexUrlRefused, ComponentMissing: there can be none at that URL.
    """
    url = url or os.environ.get(NAMED_BY, "")
    if not url and is_on_server(archive):
        raise IndexElsewhere(index=archive.name)
    try:
        return _index(archive, environment, url)
    except NotWritable as error:
        if url or not _only_reads(archive):
            raise
        raise ArchiveReadOnly(file=archive.name) from error


@contextmanager
def index_to_ask(archive: Path, environment: Environment, url: str = "") -> Iterator[Index]:
    """Give the index of an archive up to date, to be asked; one that can only be read is asked in a copy.

    Raises:
        FileMissing, NoArchive: there is no such archive.
        NotWritable: the index cannot be had.
        IndexUnfit: it is not for this program, or this archive.
    """
    expect_archive(archive)
    try:
        index, bring = index_of(archive, environment, url), refresh
    except ArchiveReadOnly:
        with TemporaryDirectory(prefix="renodesk-", ignore_cleanup_errors=True) as folder:
            index = _copied(archive, Path(folder), environment)
            with _up_to_date(archive, index, environment, catch_copy_up):
                yield index
        return
    with _up_to_date(archive, index, environment, bring):
        yield index


@contextmanager
def _up_to_date(
    archive: Path, index: Index, environment: Environment, bring: Callable[..., None]
) -> Iterator[None]:
    try:
        bring(Archive(archive), index, READER, clock=environment.clock, packs_folder=environment.forms)
        yield
    finally:
        index.close()


def _copied(archive: Path, folder: Path, environment: Environment) -> Index:
    """Return a copy of the index beside an archive that can only be read, or a new one where it has none."""
    try:
        for name in (DATABASE, f"{DATABASE}-wal"):
            if (archive / name).exists():
                shutil.copyfile(archive / name, folder / name)
    except OSError as error:
        raise file_trouble(folder / DATABASE, error) from error
    return Index.beside(folder, "", *_readers(environment))


def _only_reads(folder: Path) -> bool:
    """Return whether nothing can be written into a folder, as it or its medium only lets itself be read."""
    try:
        with NamedTemporaryFile(dir=folder, prefix=".renodesk-"):
            return False
    except OSError as error:
        return error.errno in (errno.EROFS, errno.EACCES, errno.EPERM)


@contextmanager
def index_or_none(archive: Path, environment: Environment, url: str = "") -> Iterator[Index | None]:
    """Give the index to hold estates with; None where the one beside the archive cannot be had.

    Raises:
        IndexElsewhere: it is on a server, whose locks others count on, and nothing says on which.
        ArchiveReadOnly: the archive can only be read, so that nothing there can be held.
        IndexUrlRefused, ComponentMissing: there can be none at that URL.
    """
    try:
        index = index_of(archive, environment, url)
    except (IndexElsewhere, ArchiveReadOnly):
        raise
    except (NotWritable, IndexUnfit):
        yield None
        return
    try:
        yield index
    finally:
        index.close()


def reindex_archive(
    archive: Path, author: Author, environment: Environment, index_url: str = "", *, is_local: bool = False
) -> int:
    """Make the index of an archive again from its estate files alone; return how many estates it holds.

    `is_local` has it beside the archive from now on, wherever it was.

    Raises:
        FileMissing, NoArchive: there is no such archive.
        NotWritable: the index cannot be had.
        IndexUnfit: it is not for this program, or this archive.
    """
    expect_archive(archive)
    index = _index(archive, environment) if is_local else index_of(archive, environment, index_url)
    try:
        index.prepare()
        note_place(archive, on_server=index.is_server)
        return reindex(
            Archive(archive), index, author, clock=environment.clock, packs_folder=environment.forms
        )
    finally:
        index.close()


def upgrade_index(index_url: str) -> Upgraded:
    """Bring the tables of an index on a server up to date; wants the role that owns them.

    Raises:
        NotWritable: it cannot be had, or the role may not.
        IndexNewer: another version's, newer than this one.
        IndexUrlRefused, ComponentMissing: there can be none at that URL.
    """
    index = Index(with_password(index_url))
    try:
        return Upgraded(applied=index.upgrade(), revision=HEAD)
    finally:
        index.close()


def _index(archive: Path, environment: Environment, url: str = "") -> Index:
    at, (project_of, parts) = Archive(archive), _readers(environment)
    if url:
        return Index(with_password(url), archive=at.id, project_of=project_of, parts=parts)
    return Index.beside(at.folder, at.id, project_of, parts)


def _readers(environment: Environment) -> tuple[ProjectOf, Sequence[Part]]:
    """Return what reads of an estate what services alone can tell."""
    reading = PlanReading(environment)
    return project_reader(reading), (
        *PARTS,
        cost_part(reading),
        *ledger_parts(reading),
        *progress_parts(reading),
    )
