"""The archive: a folder with one estate file per estate, named by its id; one merges it at a time.

It may lie in a store (`stores/`): then the folder is where this machine works, and may be thrown away.
"""

import os
import re
from collections.abc import Container, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from pathlib import Path
from typing import Protocol

from filelock import FileLock, Timeout

from renodesk.bundles.trust import TRUSTED, Trust, trust_in
from renodesk.domain import canonical
from renodesk.domain.canonical import Json
from renodesk.errors import ArchiveOvertaken, EstateInUse, FileMissing, NoArchive, NotReadable
from renodesk.office.folder_id import NAME, folder_id
from renodesk.office.intake_log import IntakeLog
from renodesk.office.stores.stored_estates import DESCRIPTION, StoredOriginals, share_lists, stored_in
from renodesk.storage.originals import FOLDER, Originals, OriginalsFolder, sync_folder
from renodesk.tables.writing import file_trouble, make_folder

_PLAIN = re.compile(r"[0-9A-Za-z_.-]{1,80}")
WAIT = 60.0
"""Seconds another worker may take with the same estate before we say so."""


def lies_in_an_archive(path: Path) -> bool:
    """Return whether an estate file is one that an office keeps for others."""
    folder = path.absolute().parent
    return folder.name == "estates" and (folder.parent / "locks").is_dir()


def is_archive(folder: Path) -> bool:
    """Return whether an office has taken something into this folder, or made an archive of it."""
    try:
        return (folder / "estates").is_dir() or (folder / DESCRIPTION).is_file()
    except OSError:
        return False


def expect_archive(folder: Path) -> None:
    """Go on where an archive is: asking a folder must not make one of it.

    Raises:
        FileMissing: there is no such folder.
        NoArchive: the folder is something else.
    """
    if not folder.exists():
        raise FileMissing(file=folder.name)
    if not is_archive(folder):
        raise NoArchive(file=folder.name)


class ServerLocks(Protocol):
    """What keeps workers on other machines away from an estate: the archive's index."""

    def holding(self, estate: str) -> AbstractContextManager[None]:
        """Hold an estate, as far as a server that answers can."""


class Archive:
    """A folder of estate files. Estates never touch each other, so workers only meet at one estate's lock."""

    def __init__(self, folder: Path) -> None:
        """Open the archive, making the folder where it is missing.

        Raises:
            NoArchive: it is a file.
            NotWritable: it cannot be made.
        """
        self.folder = folder
        self._stored = stored_in(folder)
        try:
            self._estates.mkdir(parents=True, exist_ok=True)
            for part in (self._locks, self.claims, self._behind, self._making):
                part.mkdir(exist_ok=True)
            if self._stored is None:
                (self.folder / FOLDER).mkdir(exist_ok=True)
        except OSError as error:
            if folder.is_file():
                raise NoArchive(file=folder.name) from error
            if not self._estates.is_dir():  # one that can only be read is read
                raise file_trouble(folder, error) from error

    @property
    def id(self) -> str:
        """Return the id by which every machine knows this archive.

        Raises:
            NotWritable: it has none yet, and none can be written.
        """
        if self._stored is None:
            return folder_id(self.folder)
        self._stored.share_list(self.folder / NAME)
        is_new = not (self.folder / NAME).exists()
        found = folder_id(self.folder)
        try:
            self._stored.share_list(self.folder / NAME)
        except ArchiveOvertaken:
            if not is_new:
                raise
            (self.folder / NAME).unlink(missing_ok=True)  # another machine named it at the same moment
            self._stored.share_list(self.folder / NAME)
            found = folder_id(self.folder)
        return found

    @property
    def _estates(self) -> Path:
        return self.folder / "estates"

    @property
    def _locks(self) -> Path:
        return self.folder / "locks"

    @property
    def _making(self) -> Path:
        """Return where a new estate file lies until it is whole."""
        return self.folder / "making"

    def originals(self) -> Originals:
        """Return the originals of all estates, which lie beside their files."""
        if self._stored is not None:
            return StoredOriginals(self._stored.store, self.folder)
        return OriginalsFolder(self.folder / FOLDER)

    @property
    def claims(self) -> Path:
        """Return where workers claim bundles of an inbox."""
        return self.folder / "claims"

    @property
    def _behind(self) -> Path:
        return self.folder / "behind"

    def behind(self) -> list[Path]:
        """Return the estate files the index does not know as they are, since it was away."""
        found = sorted(self._behind.iterdir()) if self._behind.is_dir() else ()
        return [self._estates / one.name for one in found]

    def mark_behind(self, path: Path) -> None:
        """Remember that the index has to catch up with an estate file."""
        (self._behind / path.name).touch()

    def caught_up(self, path: Path) -> None:
        """Forget that the index had to."""
        (self._behind / path.name).unlink(missing_ok=True)

    def trust(self) -> Trust:
        """Return the devices the office believes; the lists lie in the archive's folder.

        Raises:
            NotReadable: a list is there and cannot be read.
        """
        try:
            if self._stored is not None:
                self._stored.probe()
                share_lists(self.folder)
            return trust_in(self.folder)
        except OSError as error:
            raise NotReadable(file=TRUSTED, detail=error.strerror or "") from error

    def path_of(self, estate_id: str) -> Path:
        """Return where the file of an estate lies, to be read; one in a store is brought here first."""
        path = self.place_of(estate_id)
        return path if self._stored is None else self._stored.refresh(path.stem)

    def place_of(self, estate_id: str) -> Path:
        """Return the place for a file; an id that is no plain file name is written in hex."""
        plain = _PLAIN.fullmatch(estate_id) and not estate_id.startswith((".", "x-"))
        return self._estates / f"{estate_id if plain else 'x-' + estate_id.encode().hex()}.reno"

    def id_of(self, path: Path) -> str:
        """Return the id of the estate whose file lies at a path of this archive."""
        stem = path.stem
        return bytes.fromhex(stem[2:]).decode("utf-8", "replace") if stem.startswith("x-") else stem

    def files(self) -> list[Path]:
        """Return every estate file, by name."""
        if self._stored is not None:
            newest = self._stored.generations()
            return [self._stored.refresh(stem, number) for stem, number in newest.items()]
        return sorted(self._estates.glob("*.reno"))

    @contextmanager
    def holding(self, estate_id: str, index: ServerLocks | None) -> Iterator[Path]:
        """Hold an estate for one merge and give the path to work on; other workers wait.

        The only door to an estate file that is written. It is held in the archive's folder and by the
        server of its index, for machines whose folder is another; None only where there is no index at all.
        A new one is made elsewhere and takes its place with `put_back`, or at the end of the block.

        Raises:
            EstateInUse: another worker did not finish in time.
            NotWritable, DiskFull: a new one could not take its place.
            ArchiveOvertaken: another machine stored a newer one meanwhile; begin again.
            ArchiveTrouble: the store is away; nothing was stored.
        """
        path = self.place_of(estate_id)
        on_server = index.holding(estate_id) if index is not None else nullcontext()
        with on_server, self._locked(path):
            if self._stored is None and path.exists():
                yield path
                return
            made = self._making / path.name
            _clear(made)
            if self._stored is not None:
                self._stored.check_out(path.stem, made)
            try:
                yield made
                self.put_back(made)
            finally:
                if self._stored is not None:
                    self._stored.let_go(made)
                _clear(made)

    @contextmanager
    def _locked(self, path: Path) -> Iterator[None]:
        try:
            with FileLock(self._locks / (path.name + ".lock"), timeout=WAIT):
                yield
        except Timeout as error:
            raise EstateInUse(file=path.name, person="office", device="") from error
        except OSError as error:
            raise file_trouble(path, error) from error

    def intake_log(self) -> IntakeLog:
        """Return the log of all bundles that were offered; what other machines of a store noted is in it."""
        log = IntakeLog(self.folder)
        if self._stored is not None:
            here = [canonical.dumps(values) for values in log.lines()]
            for values in sorted(map(_values, self._stored.notes(here)), key=lambda one: str(one.get("at"))):
                log.note(values)
        return log

    def share_note(self, text: str) -> None:
        """Let other machines of a store know a line of the intake log."""
        if self._stored is not None:
            self._stored.share_note(text)

    def share_line(self, name: str, text: str) -> None:
        """Store a line of a list that only grows, under a name of its own, for every machine of a store.

        Raises:
            ArchiveTrouble: it is not stored.
        """
        if self._stored is not None:
            self._stored.share_line(name, text)

    def names_elsewhere(self, folder: str) -> list[str]:
        """Return the names of the lines that machines of a store put into a folder; none without a store.

        Raises:
            ArchiveTrouble: the store is away.
        """
        return self._stored.store.names(folder) if self._stored is not None else []

    def lines_elsewhere(self, folder: str, start: str, known: Container[str]) -> list[str]:
        """Return the texts of those whose name begins so and is not known here.

        Raises:
            ArchiveTrouble: the store is away.
        """
        if self._stored is None:
            return []
        names = [one for one in self.names_elsewhere(folder) if one.startswith(start) and one not in known]
        return self._stored.texts(f"{folder}/{name}" for name in names)

    @property
    def lies_in_store(self) -> bool:
        """Return whether the estate files lie in a store, where other machines put theirs meanwhile."""
        return self._stored is not None

    def bring(self, path: Path) -> None:
        """Have what another machine of a store shared under this path of the folder here, too.

        Raises:
            ArchiveTrouble: the store is away.
        """
        if self._stored is not None and not path.exists():
            make_folder(path.parent)
            self._stored.store.fetch(path.relative_to(self.folder).as_posix(), path)

    def share(self, path: Path) -> None:
        """Let other machines of a store have a file of the folder, for good; the first one counts.

        Raises:
            ArchiveOvertaken: another one lies there, which is here now.
            ArchiveTrouble: the store is away.
        """
        if self._stored is not None:
            self._stored.share_once(path)

    def check_unmoved(self, path: Path) -> None:
        """Refuse to go on with an estate whose file another machine of a store made newer meanwhile.

        Raises:
            ArchiveOvertaken: one did; begin again.
            ArchiveTrouble: the store is away.
        """
        if self._stored is not None:
            self._stored.check_unmoved(path)

    def put_back(self, path: Path) -> None:
        """Make what was worked on in a `holding` block the archive's, durable; the file is closed.

        Raises:
            NotWritable, DiskFull: it is not.
            ArchiveOvertaken, ArchiveTrouble: likewise.
        """
        if self._stored is not None:
            self._stored.put_back(path)
            return
        if path.parent != self._making or not path.exists():
            return
        try:
            os.replace(path, self._estates / path.name)
            sync_folder(self._estates)
        except OSError as error:
            raise file_trouble(path, error) from error


def _values(text: str) -> dict[str, Json]:
    """Return what a line of another machine's log says; one that cannot be read is passed on as such."""
    with suppress(ValueError):
        value = canonical.loads(text)
        if isinstance(value, dict):
            return value
    return {"error": "not_readable"}


def _clear(path: Path) -> None:
    """Take away what a worker that died left of a new estate file."""
    for one in (path, *(path.with_name(path.name + end) for end in ("-wal", "-shm", "-journal"))):
        one.unlink(missing_ok=True)
