"""The estate files of an archive in a store: taken out, worked on here, and put back as the next generation.

An estate's file is `estates/<stem>.<generation>.reno`; the largest number counts. Who puts back makes the
name with the number that follows the one taken: of two only one can, and the other merges again. So nothing
that was stored is ever overwritten, on any store that lets a name be made once. Old generations are taken
away, which frees their names: who stores looks for newer ones afterwards.
"""

import hashlib
import json
import secrets
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from renodesk.bundles.trust import REVOKED, TRUSTED
from renodesk.errors import ArchiveOvertaken, ArchiveTrouble, ArchiveUnfit
from renodesk.office.stores.opening import open_store
from renodesk.office.stores.store import Store
from renodesk.tables.writing import make_folder, replace_file, writing

DESCRIPTION = "store.json"
ESTATES, PHOTOS, INTAKE, LISTS = "estates", "photos", "intake", "lists"
_END = ".reno"
KEPT = 2
"""Generations of an estate that stay: the newest, and the one before it for those who read it now."""


def stored_in(folder: Path) -> "StoredEstates | None":
    """Return the store that a work folder belongs to, None for a folder that is the archive itself.

    Raises:
        ArchiveTrouble: the store cannot be used.
    """
    try:
        url = str(json.loads((folder / DESCRIPTION).read_text(encoding="utf-8"))["url"])
    except (FileNotFoundError, NotADirectoryError):
        return None
    return StoredEstates(folder, open_store(url), url)


def share_lists(folder: Path) -> None:
    """Bring the lists of devices of a work folder and of its store together; any other folder has its own.

    Raises:
        ArchiveTrouble: that cannot be done, or both were changed.
    """
    stored = stored_in(folder)
    for name in (TRUSTED, REVOKED) if stored is not None else ():
        assert stored is not None
        stored.share_list(folder / name)


class StoredEstates:
    """Keeps the newest generation of what was asked for in a work folder, which may be thrown away."""

    def __init__(self, folder: Path, store: Store, url: str) -> None:
        """Work in `folder` on what lies in `store`."""
        self.url = url
        self.store = store
        self._folder = folder
        self._taken: dict[Path, tuple[int, str]] = {}

    def probe(self) -> None:
        """Find out once whether the store keeps two apart who make one name.

        Raises:
            ArchiveUnfit: it does not.
        """
        done = self._folder / "probed"
        if done.exists():
            return
        name = f"probe/{secrets.token_hex(8)}"
        with _scratch(self._folder) as place:
            source = Path(place, "probe")
            with writing(source):
                source.write_bytes(name.encode())
            first, second = self.store.put_new(name, source), self.store.put_new(name, source)
        with suppress(ArchiveTrouble):
            self.store.remove(name)
        if not first or second:
            raise ArchiveUnfit(archive=self.url)
        replace_file(done, b"")

    # Generations

    def generations(self) -> Mapping[str, int]:
        """Return the newest generation of each estate, by stem."""
        found: dict[str, int] = {}
        for name in self.store.names(ESTATES):
            stem, number = _parts(name)
            found[stem] = max(number, found.get(stem, 0))
        return {stem: number for stem, number in sorted(found.items()) if number}

    def refresh(self, stem: str, newest: int | None = None) -> Path:
        """Bring an estate's newest generation here and return where; nothing is there where it has none."""
        path = self._folder / ESTATES / (stem + _END)
        for _ in range(5):
            newest = self.generations().get(stem, 0) if newest is None else newest
            if not newest:
                path.unlink(missing_ok=True)
                return path
            if self._here(path) == newest:
                return path
            if self.store.fetch(_name(stem, newest), path):
                self._note(path, newest)
                return path
            newest = None  # a newer one took its place meanwhile
        raise ArchiveOvertaken(archive=self.url, file=path.name)

    def _here(self, path: Path) -> int:
        try:
            return int(self._marked(path).read_text(encoding="ascii")) if path.exists() else 0
        except (OSError, ValueError):
            return 0

    def _note(self, path: Path, generation: int) -> None:
        make_folder(self._marked(path).parent)
        replace_file(self._marked(path), str(generation).encode())

    def _marked(self, path: Path) -> Path:
        return self._folder / "generations" / path.name

    def check_out(self, stem: str, target: Path) -> None:
        """Copy the newest generation to where it is worked on."""
        here = self.refresh(stem)
        digest = ""
        if here.exists():
            data = here.read_bytes()
            with writing(target):
                target.write_bytes(data)
            digest = hashlib.sha256(data).hexdigest()
        self._taken[target] = (self._here(here), digest)

    def put_back(self, path: Path) -> None:
        """Store what was worked on as the next generation, if it changed and nobody was quicker.

        Who is so late that the next number was used and taken away again finds its name free: then newer ones
        are there by which it shows, and what was stored under it counts for nobody.

        Raises:
            ArchiveOvertaken: somebody was.
            ArchiveTrouble: it is not stored.
        """
        if path not in self._taken:
            return
        generation, before = self._taken[path]
        stem = path.stem
        if not path.exists():
            if generation:
                self._remove(stem, generation)
            return
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        if digest == before:
            return
        is_new = self.store.put_new(_name(stem, generation + 1), path)
        if not is_new or self.generations().get(stem, 0) > generation + KEPT:
            raise ArchiveOvertaken(archive=self.url, file=path.name)
        self._taken[path] = (generation + 1, digest)
        here = self._folder / ESTATES / path.name
        replace_file(here, path.read_bytes())
        self._note(here, generation + 1)
        with suppress(ArchiveTrouble):
            self._remove(stem, generation + 1 - KEPT)

    def _remove(self, stem: str, last: int) -> None:
        """Take generations up to `last` away."""
        for name in self.store.names(ESTATES) if last > 0 else ():
            found, number = _parts(name)
            if found == stem and number <= last:
                self.store.remove(f"{ESTATES}/{name}")

    def check_unmoved(self, path: Path) -> None:
        """Refuse what was checked out and is not the newest any more.

        Raises:
            ArchiveOvertaken: somebody stored a newer one.
        """
        if self.generations().get(path.stem, 0) != self._taken[path][0]:
            raise ArchiveOvertaken(archive=self.url, file=path.name)

    def let_go(self, path: Path) -> None:
        """Forget what was checked out."""
        self._taken.pop(path, None)

    # What machines share besides

    def share_once(self, path: Path) -> None:
        """Store a file of the work folder under its path there, once and for all.

        Raises:
            ArchiveOvertaken: another one was there before, and took its place here.
        """
        name = path.relative_to(self._folder).as_posix()
        if not self.store.put_new(name, path):
            before = path.read_bytes()
            self.store.fetch(name, path)
            if path.read_bytes() != before:
                raise ArchiveOvertaken(archive=self.url, file=path.name)

    def share_note(self, text: str) -> None:
        """Store a line of the intake log, where the store is there."""
        with suppress(ArchiveTrouble), _file_of(text.encode(), self._folder) as source:
            self.store.put_new(f"{INTAKE}/{_note_name(text)}", source)

    def share_line(self, name: str, text: str) -> None:
        """Store a text under a name of its own.

        Raises:
            ArchiveTrouble: it is not stored.
        """
        with _file_of(text.encode(), self._folder) as source:
            self.store.put_new(name, source)

    def texts(self, names: Iterable[str]) -> list[str]:
        """Return what lies under names.

        Raises:
            ArchiveAway: it cannot be had.
        """
        found = []
        with _scratch(self._folder) as place:
            target = Path(place, "line")
            for name in names:
                if self.store.fetch(name, target):
                    found.append(target.read_text(encoding="utf-8"))
        return found

    def notes(self, known: Iterable[str]) -> list[str]:
        """Return the lines of the intake log other machines stored, besides those known here.

        Raises:
            ArchiveAway: they cannot be had.
        """
        here = {_note_name(text) for text in known}
        found = []
        with _scratch(self._folder) as place:
            for name in self.store.names(INTAKE):
                target = Path(place, name)
                if name not in here and self.store.fetch(f"{INTAKE}/{name}", target):
                    found.append(target.read_text(encoding="utf-8"))
        return found

    def share_list(self, path: Path) -> None:
        """Bring a list of the work folder and the store's together: the newer one counts.

        Raises:
            ArchiveOvertaken: both were changed.
        """
        marked = self._folder / "generations" / f"list-{path.name.lstrip('.')}"
        known, _, digest = (
            marked.read_text(encoding="ascii").partition(" ") if marked.exists() else ("0", "", "")
        )
        name = path.name.lstrip(".")
        newest = max((_number(one) for one in self.store.names(LISTS) if _stem(one) == name), default=0)
        here = hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else ""
        if newest > int(known):
            if here not in ("", digest) and not self._is_stored(
                name, here, range(int(known) + 1, newest + 1)
            ):
                raise ArchiveOvertaken(archive=self.url, file=path.name)
            self.store.fetch(f"{LISTS}/{name}.{newest:08}", path)
        elif here in ("", digest):
            return
        else:
            newest += 1
            if not self.store.put_new(f"{LISTS}/{name}.{newest:08}", path):
                raise ArchiveOvertaken(archive=self.url, file=path.name)
        make_folder(marked.parent)
        replace_file(marked, f"{newest} {hashlib.sha256(path.read_bytes()).hexdigest()}".encode())

    def _is_stored(self, name: str, digest: str, numbers: Iterable[int]) -> bool:
        """Return whether a list is one of those in the store: of a machine that died once it was stored."""
        with _scratch(self._folder) as place:
            target = Path(place, "list")
            for number in numbers:
                is_there = self.store.fetch(f"{LISTS}/{name}.{number:08}", target)
                if is_there and hashlib.sha256(target.read_bytes()).hexdigest() == digest:
                    return True
        return False


class StoredOriginals:
    """Originals as `photos/<first two digits>/<sha256>` in a store."""

    def __init__(self, store: Store, folder: Path) -> None:
        """Keep them in `store`, working in `folder`. What was found there is not asked for again."""
        self._store = store
        self._folder = folder
        self._known: set[str] = set()

    def look_for(self, hashes: Iterable[str]) -> None:
        """Ask for many at once, several at a time."""
        wanted = [one for one in hashes if one not in self._known]
        with ThreadPoolExecutor(8) as pool:
            found = zip(wanted, pool.map(lambda one: self._store.has(_photo(one)), wanted), strict=True)
            self._known |= {one for one, is_there in found if is_there}

    def has(self, sha256: str) -> bool:
        """Return whether the bytes are there."""
        if sha256 not in self._known and self._store.has(_photo(sha256)):
            self._known.add(sha256)
        return sha256 in self._known

    def keep(self, sha256: str, data: bytes) -> None:
        """Store bytes; those that are there already stay."""
        with _file_of(data, self._folder) as source:
            self._store.put_new(_photo(sha256), source)
        self._known.add(sha256)

    def open(self, sha256: str) -> BinaryIO | None:
        """Return the bytes."""
        with _scratch(self._folder) as place:
            target = Path(place, "original")
            return BytesIO(target.read_bytes()) if self._store.fetch(_photo(sha256), target) else None


@contextmanager
def _scratch(work: Path) -> Iterator[str]:
    """Give a folder that is gone when the block ends; it lies in `work` where no temporary folder takes one.

    Raises:
        NotWritable, DiskFull: there is none to be had.
    """
    with writing(work / "scratch"):
        try:
            place = TemporaryDirectory()
        except FileNotFoundError:  # all there are were tried; the work's own says why, if it is none either
            place = TemporaryDirectory(dir=work)
    with place as folder:
        yield folder


@contextmanager
def _file_of(data: bytes, work: Path) -> Iterator[Path]:
    with _scratch(work) as place:
        path = Path(place, "bytes")
        with writing(path):
            path.write_bytes(data)
        yield path


def _note_name(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:40] + ".json"


def _photo(sha256: str) -> str:
    return f"{PHOTOS}/{sha256[:2]}/{sha256}"


def _name(stem: str, generation: int) -> str:
    return f"{ESTATES}/{stem}.{generation:08}{_END}"


def _parts(name: str) -> tuple[str, int]:
    """Return stem and generation of an object's name, 0 where it is none of ours."""
    stem, _, number = name.removesuffix(_END).rpartition(".")
    return stem, int(number) if name.endswith(_END) and number.isdigit() else 0


def _stem(name: str) -> str:
    return name.rpartition(".")[0]


def _number(name: str) -> int:
    number = name.rpartition(".")[2]
    return int(number) if number.isdigit() else 0
