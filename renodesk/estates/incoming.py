"""What a colleague hands over, read alike: a bundle that was checked, or an estate file of theirs."""

import hashlib
from collections.abc import Iterator, Sequence, Set
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from renodesk.bundles.container import Fault
from renodesk.bundles.profile import ALSO_KNOWN
from renodesk.bundles.reading import Bag, open_bag
from renodesk.bundles.verifying import BagReport
from renodesk.bundles.writing import Progress, no_progress
from renodesk.domain import canonical
from renodesk.domain.log import heads_of
from renodesk.domain.log.ranges import ranges_of, union
from renodesk.domain.vocabulary import ALSO, estate_cell
from renodesk.errors import BundleFaulty, NotAnEstateFile
from renodesk.estates.bundling import MOST_PACK_BYTES, MOST_PHOTO_BYTES, Brought, read_log
from renodesk.estates.identity import also_from
from renodesk.estates.packing import PERSONS
from renodesk.estates.pictures import FACTS_NAME, RENDITIONS, member_name
from renodesk.packs import PackText
from renodesk.storage.salvaging import (
    Opened,
    had_original,
    opened,
    salvage_log,
    salvage_original,
    salvage_packs,
    salvage_photos,
)

MOST_RENDITION_BYTES = 20_000_000
_DATABASE = b"SQLite format 3\0"


class Incoming(Protocol):
    """A source of changes, packs and photos of one estate; nothing of it is believed unchecked."""

    @property
    def name(self) -> str:
        """Return the file's name."""

    @property
    def estate_id(self) -> str:
        """Return the id of the estate it is of, "" where it does not say."""

    @property
    def also(self) -> frozenset[str]:
        """Return other ids by which it says its estate is known."""

    @property
    def estate_name(self) -> str:
        """Return the name of that estate."""

    @property
    def organization(self) -> str:
        """Return whose it is, "" where it does not say."""

    @property
    def group(self) -> str:
        """Return what the parts of one bundle have in common, "" where it is no part."""

    @property
    def report(self) -> BagReport | None:
        """Return what the check of a bundle found; None for a file, which is never signed."""

    def log(self) -> Brought:
        """Return its log, checked line by line."""

    def packs(self, held: Set[str] = frozenset()) -> Iterator[PackText]:
        """Yield the pack texts it brings, but for those whose digests are `held`."""

    def photos(self) -> tuple[str, ...]:
        """Return the names of the photos it brings, `<sha256>.<type>`."""

    def photo(self, name: str) -> bytes:
        """Return the bytes of a photo, which have the hash it is named by."""

    def renditions(self) -> tuple[str, ...]:
        """Return the hashes of the photos it brings a smaller picture of."""

    def rendition(self, sha256: str) -> bytes:
        """Return the smaller picture of a photo."""

    def rendition_facts(self) -> bytes:
        """Return what its sender says of the originals of these, as it was written."""

    def person_values(self) -> bytes:
        """Return the personal values it brings, as they were written; b"" for none."""


@contextmanager
def open_incoming(
    path: Path, progress: Progress = no_progress, identities: Sequence[str] = ()
) -> Iterator[Incoming]:
    """Open what a colleague handed over: an estate file by its first bytes, else a bundle, checked whole.

    Raises:
        BundleSealed: it is sealed, and not for any of these secret keys.
        FileMissing, NotReadable: the file cannot be had.
        NotAnEstateFile, NewerBundle, BundleFaulty: it cannot be used.
    """
    if is_estate_file(path):
        with opened(path) as connection:
            yield IncomingFile(connection, path)
    else:
        with open_bag(path, progress, identities) as bag:
            yield IncomingBag(bag, path.name)


def is_estate_file(path: Path) -> bool:
    """Return whether a file is a database rather than a bundle."""
    try:
        with path.open("rb") as file:
            return file.read(len(_DATABASE)) == _DATABASE
    except OSError:
        return False


class IncomingBag:
    """A checked bundle."""

    def __init__(self, bag: Bag, name: str) -> None:
        """Read `bag`, which people know as the file `name`."""
        self._bag = bag
        self.name = name
        self.report = bag.report
        self.estate_id = bag.info.get("External-Identifier", "")
        self.also = also_from(bag.info.get(ALSO_KNOWN, ""))
        self.estate_name = bag.info.get("External-Description", "")
        self.organization = bag.info.get("Source-Organization", "")
        self.group = bag.info.get("Bag-Group-Identifier", "")

    def log(self) -> Brought:
        """Return its log.

        Raises:
            BundleFaulty: lines break the rules; every one is named.
        """
        return read_log(self._bag, self.name)

    def packs(self, held: Set[str] = frozenset()) -> Iterator[PackText]:
        """Yield its packs, but for those that are held; each has the digest its member is named by."""
        for member in self._bag.names("packs/"):
            known = self._bag.sha256(member)
            if known in held and known[:12] in member:
                continue
            text = self._bag.read(member, most=MOST_PACK_BYTES).decode("utf-8", "replace")
            sha256 = hashlib.sha256(text.encode("utf-8")).hexdigest()
            pack_id, _, version = member.removeprefix("packs/").rpartition("-")[0].rpartition("-")
            if sha256[:12] not in member:
                raise self._damaged(member)
            yield PackText(id=pack_id, version=version, sha256=sha256, text=text)

    def photos(self) -> tuple[str, ...]:
        """Return the names of its photos."""
        return tuple(name.removeprefix("photos/") for name in self._bag.names("photos/"))

    def photo(self, name: str) -> bytes:
        """Return a photo.

        Raises:
            BundleFaulty: its bytes are not those it is named by.
        """
        data = self._bag.read(f"photos/{name}", most=MOST_PHOTO_BYTES)
        if hashlib.sha256(data).hexdigest() != name.partition(".")[0]:
            raise self._damaged(f"photos/{name}")
        return data

    def renditions(self) -> tuple[str, ...]:
        """Return the hashes of the photos it brings a smaller picture of."""
        names = self._bag.names(RENDITIONS)
        return tuple(name[len(RENDITIONS) : -4] for name in names if name.endswith(".jpg"))

    def rendition(self, sha256: str) -> bytes:
        """Return the smaller picture of a photo."""
        return self._bag.read(f"{RENDITIONS}{sha256}.jpg", most=MOST_RENDITION_BYTES)

    def rendition_facts(self) -> bytes:
        """Return what its sender says of the originals of these; b"" where nothing is said."""
        return self._optional(FACTS_NAME)

    def person_values(self) -> bytes:
        """Return the personal values it brings; b"" for none."""
        return self._optional(PERSONS)

    def _optional(self, member: str) -> bytes:
        return self._bag.read(member, most=MOST_PACK_BYTES) if member in self._bag.names(member) else b""

    def _damaged(self, member: str) -> BundleFaulty:
        fault = Fault(member=f"data/{member}", code="bundle_member_damaged")
        return BundleFaulty(file=self.name, faults=(fault,), count=1)


class IncomingFile:
    """A colleague's estate file or a copy of one's own, read row by row; it may be damaged or foreign."""

    organization = ""
    group = ""
    report = None

    def __init__(self, connection: Opened | None, path: Path) -> None:
        """Read the database.

        Raises:
            NotAnEstateFile: no change can be read from it.
        """
        if connection is None:
            raise NotAnEstateFile(file=path.name)
        self._connection = connection
        self._salvage = salvage_log(connection)
        if not self._salvage.changes:
            raise NotAnEstateFile(file=path.name)
        self.name = path.name
        self.also = frozenset(self._also())
        self.estate_id = self._id()
        self.estate_name = self._latest("name")

    def _also(self) -> Iterator[str]:
        """Yield the other ids that were joined to the estate, each where that still holds."""
        fields = {change.cell.field for change in self._salvage.changes if change.cell.entity == "estate"}
        for field in fields:
            if field.startswith(ALSO) and self._latest(field):
                yield field.removeprefix(ALSO)

    def _id(self) -> str:
        """Return the id that no act joined to another one."""
        cell = estate_cell("id")
        shown = heads_of((change for change in self._salvage.changes if change.cell == cell), lambda _: True)
        heads = {canonical.loads(head.value) for head in shown.heads}
        left = {one for one in heads if isinstance(one, str)} - self.also
        return left.pop() if len(heads) > 1 and len(left) == 1 else self._latest("id")

    def _latest(self, field: str) -> str:
        cell = estate_cell(field)
        found = [change for change in self._salvage.changes if change.cell == cell]
        value = canonical.loads(max(found, key=lambda one: one.order).value) if found else ""
        return value if isinstance(value, str) else ""

    def log(self) -> Brought:
        """Return what can be read of its log; what it lacks is said as held elsewhere."""
        held = ranges_of(change.id for change in self._salvage.changes)
        return Brought(
            writers=self._salvage.writers,
            changes=self._salvage.changes,
            holds=union(held, self._salvage.unreadable),
        )

    def packs(self, held: Set[str] = frozenset()) -> Iterator[PackText]:
        """Yield its packs, but for those that are held."""
        for pack in salvage_packs(self._connection):
            if pack.sha256 not in held:
                yield PackText(id=pack.id, version=pack.version, sha256=pack.sha256, text=pack.text)

    def photos(self) -> tuple[str, ...]:
        """Return the photos whose bytes it holds."""
        return tuple(
            member_name(one.sha256, one.media_type)
            for one in salvage_photos(self._connection)
            if had_original(self._connection, one.sha256)
        )

    def photo(self, name: str) -> bytes:
        """Return a photo, b"" where its bytes are damaged."""
        return salvage_original(self._connection, name.partition(".")[0]) or b""

    def renditions(self) -> tuple[str, ...]:
        """Return none: what a file shows of photos whose originals it lacks stays there."""
        return ()

    def rendition(self, sha256: str) -> bytes:
        """Return nothing."""
        return b""

    def rendition_facts(self) -> bytes:
        """Return nothing."""
        return b""

    def person_values(self) -> bytes:
        """Return nothing: personal values travel only in a bundle that says so."""
        return b""
