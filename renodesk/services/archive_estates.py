"""The estates of an archive as its index has them, and copies of their files to look into."""

import os
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from shutil import copyfileobj

from renodesk.domain.changes import Author
from renodesk.errors import ArchiveReadOnly, FileExists, UnknownEstate
from renodesk.office.archive import Archive, expect_archive, is_archive
from renodesk.office.index import IndexRow
from renodesk.services.environment import Environment
from renodesk.services.office_index import index_or_none, index_to_ask
from renodesk.storage.estate_file import EstateFile
from renodesk.tables.writing import file_trouble, replacing

READER = Author(person="office", device="")
__all__ = [
    "ArchiveEstate",
    "archive_estates",
    "copy_estate",
    "estate_file",
    "is_archive",
    "make_archive",
    "named",
]

ArchiveEstate = IndexRow


def make_archive(folder: Path) -> None:
    """Make an archive in a folder, where there is none.

    Raises:
        NotWritable: it cannot be made.
    """
    Archive(folder)


def archive_estates(archive: Path, environment: Environment, *, index_url: str = "") -> list[ArchiveEstate]:
    """Return the archive's estates by id; an index that is missing, or another version's, is made first.

    Raises:
        FileMissing, NoArchive: there is no such archive.
        NotWritable: the index cannot be had.
        IndexUnfit: it is not for this program, or this archive.
    """
    with index_to_ask(archive, environment, index_url) as index:
        return index.rows()


def named(rows: Sequence[ArchiveEstate], estate: str) -> ArchiveEstate:
    """Return the estate of an id, or of a name that only one has.

    Raises:
        UnknownEstate: there is none, or several.
    """
    found = [row for row in rows if row.id == estate] or [row for row in rows if row.name == estate]
    if len(found) != 1:
        raise UnknownEstate(estate=estate)
    return found[0]


def estate_file(archive: Path, estate_id: str) -> Path:
    """Return the estate file of an id in the archive, to be read only.

    Raises:
        UnknownEstate: the archive has none.
    """
    path = Archive(archive).path_of(estate_id)
    if not path.is_file():
        raise UnknownEstate(estate=estate_id)
    return path


def copy_estate(
    archive: Path, estate_id: str, out: Path, environment: Environment, *, index_url: str = ""
) -> Path:
    """Write a copy of an estate's file with its originals in it; the archive's own stays as it is.

    Nobody merges into it while it is copied.

    Raises:
        FileExists: something lies there already.
        UnknownEstate, EstateInUse, NotWritable, DiskFull, FileHeld: nothing was written.
        IndexElsewhere: the index is on a server, and nothing says on which.
    """
    estate_file(archive, estate_id)
    if out.exists():
        raise FileExists(file=out.name)
    at, making = Archive(archive), out.with_name(f".{out.name}.making")
    try:
        with ExitStack() as held:
            try:
                index = held.enter_context(index_or_none(archive, environment, index_url))
                path = held.enter_context(at.holding(estate_id, index))
            except ArchiveReadOnly:
                path = at.path_of(estate_id)
            try:
                source = path.open("rb")
            except OSError as error:
                raise file_trouble(path, error) from error
            with source, replacing(making) as target:
                copyfileobj(source, target, 1 << 20)
        with EstateFile.open(making, READER, clock=environment.clock, read_only=True) as file:
            is_whole = all(photo.has_original for photo in file.photos())
        if not is_whole:
            with EstateFile.open(making, READER, clock=environment.clock) as file:
                file.take_originals_in(at.originals())
        try:
            os.replace(making, out)
        except OSError as error:
            raise file_trouble(out, error) from error
    finally:
        making.unlink(missing_ok=True)
    return out


def move_originals_out(archive: Path, environment: Environment, *, index_url: str = "") -> tuple[int, int]:
    """Let the originals of an older archive lie beside its estate files, so that a merge moves less.

    Estate by estate; others may go on taking bundles in. Returns how many originals were moved, of how many
    estates. It may be ended and begun again at any time.

    Raises:
        FileMissing, NoArchive: there is no such archive.
        EstateInUse, NotWritable, DiskFull: some were moved, none was lost.
        IndexElsewhere: the index is on a server, and nothing says on which.
    """
    expect_archive(archive)
    at, moved, estates = Archive(archive), 0, 0
    with index_or_none(archive, environment, index_url) as index:
        for known in at.files():
            with at.holding(at.id_of(known), index) as path:
                with EstateFile.open(path, READER, clock=environment.clock) as file:
                    file.keep_originals_in(at.originals())
                    found = file.move_originals_out()
                    if found:
                        file.shrink()
                moved, estates = moved + found, estates + bool(found)
    return moved, estates
