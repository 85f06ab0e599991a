"""Take bundles in: check whole, merge into the archive's estate file, bring the index up to date."""

import secrets
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from filelock import FileLock, Timeout

from renodesk.bundles.container import Fault
from renodesk.bundles.reading import Bag, open_bag
from renodesk.bundles.trust import NEVER, Signature, Standing, refusal, unsigned
from renodesk.domain import canonical
from renodesk.domain.canonical import Json
from renodesk.domain.changes import Author, Ranges
from renodesk.domain.log import utc_text
from renodesk.domain.receipt import Receipt
from renodesk.errors import (
    ArchiveOvertaken,
    ArchiveTrouble,
    BundleFaulty,
    DamagedEstateFile,
    EstateInUse,
    FileTrouble,
    ForeignSchema,
    IndexUnfit,
    NewerEstateFile,
    NotWritable,
    RenodeskError,
)
from renodesk.estates.bundling import estate_of
from renodesk.estates.identity import also_known
from renodesk.estates.incoming import IncomingBag
from renodesk.estates.merging import Merged, keep_photo_in, take_in
from renodesk.estates.pictures import REPORT
from renodesk.estates.pinning import shipped
from renodesk.estates.receipts import photos_told
from renodesk.office.archive import Archive
from renodesk.office.held import note_held
from renodesk.office.index import Entry, Index, IndexRow, TakenBundle
from renodesk.office.index_place import note_place
from renodesk.office.intake_log import IntakeLog
from renodesk.office.joined import joined_to
from renodesk.storage.estate_file import EstateFile
from renodesk.storage.side_tables import StoredPhoto

OURS = (
    FileTrouble,
    ArchiveTrouble,
    EstateInUse,
    DamagedEstateFile,
    NewerEstateFile,
    ForeignSchema,
    IndexUnfit,
)
"""What may keep a bundle out that is no fault of its own; it may be offered again."""
TRIES = 8
"""So often a bundle is merged again before it is left to be offered once more."""
PAUSE = 0.05
"""Seconds, at most, before the first of these; twice as many before each next one."""
REMAKE_WAIT = 3600.0
"""Seconds another worker may take to make the index of a large archive again."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Ingested:
    """What became of one bundle; with an `error` nothing of it was taken."""

    file: str
    digest: str = ""
    estate: str = ""
    name: str = ""
    new_changes: int = 0
    new_photos: int = 0
    contested: int = 0
    gaps: Ranges = field(default_factory=dict)
    signature: Signature = field(default_factory=unsigned)
    receipt: Receipt | None = None
    joined_from: str = ""
    """The id the bundle came under, where that estate was joined to this one."""
    twice: tuple[str, ...] = ()
    """Other ids of this estate, joined on a laptop, that lie in the archive as estates of their own."""
    is_index_behind: bool = False
    index_trouble: RenodeskError | None = None
    error: RenodeskError | None = None
    faults: tuple[Fault, ...] = ()


class Ingest:
    """Takes bundles into one archive and its index.

    A bad bundle stops nobody else; the same bundle twice changes nothing.
    """

    def __init__(
        self,
        archive: Archive,
        index: Index,
        author: Author,
        *,
        clock: Callable[[], int],
        packs_folder: Path,
        is_open: bool = False,
        identities: Sequence[str] = (),
        office: str = "",
    ) -> None:
        """Work on an archive and its index.

        An archive that has a list of devices takes from these alone, unless `is_open`; one without a list
        takes from everybody. `identities` are the secret keys that open what
        is sealed for the office. What was altered, or signed by a device believed no longer, it never takes.
        """
        self._trust = archive.trust()
        self._identities = identities
        self._office = office
        self._is_open = is_open or not self._trust.trusted
        self._archive = archive
        self._log = IntakeLog(archive.folder)
        self.index = index
        self._author = author
        self._clock = clock
        self._packs = packs_folder

    def take_all(self, bundles: Sequence[Path]) -> list[Ingested]:
        """Take bundles one by one, in the order given."""
        return [self.take(bundle) for bundle in bundles]

    def take(self, bundle: Path) -> Ingested:
        """Take one bundle; what is wrong with it is in the result."""
        try:
            with open_bag(bundle, identities=self._identities) as bag:
                signature = self._trust.of_bag(bag.report)
                if signature.standing in NEVER or not (
                    self._is_open or signature.standing == Standing.TRUSTED
                ):
                    error = refusal(signature, bundle.name)
                    return self._noted(Ingested(file=bundle.name, signature=signature, error=error))
                return self._merged(bundle, bag, signature)
        except RenodeskError as error:
            faults = error.facts.get("faults") if isinstance(error, BundleFaulty) else ()
            faults = faults if isinstance(faults, tuple) else ()
            refused = Ingested(file=bundle.name, error=error, faults=faults)
            return refused if isinstance(error, OURS) else self._noted(refused)

    def _merged(self, bundle: Path, bag: Bag, signature: Signature) -> Ingested:
        """Merge a bundle, and again where another machine stored a newer file of its estate meanwhile."""
        for number in range(TRIES):
            with suppress(ArchiveOvertaken):
                return self._merge(bundle, bag, signature)
            time.sleep(PAUSE * 2**number * secrets.randbelow(1000) / 1000)  # two machines in step part
        return self._merge(bundle, bag, signature)

    def _merge(self, bundle: Path, bag: Bag, signature: Signature) -> Ingested:
        named = estate_of(bag)
        if not named:
            fault = Fault(member="bag-info.txt", code="bundle_estate_missing")
            raise BundleFaulty(file=bundle.name, faults=(fault,), count=1)
        estate_id = joined_to(self._archive, named)
        with self._archive.holding(estate_id, self.index) as path:
            if not self._archive.lies_in_store:
                self._check_own(named, estate_id)
            self._archive.mark_behind(path)
            with self._open(path) as file:
                merged = take_in(file, IncomingBag(bag, bundle.name), keep_photo_in(file))
                entry = self.index.read(file, self._packs)
                if entry.row.id not in (estate_id, ""):
                    facts = {"said": named, "log": entry.row.id[:60]}
                    fault = Fault(member="data/changes.jsonl", code="bundle_estate_differs", facts=facts)
                    raise BundleFaulty(file=bundle.name, faults=(fault,), count=1)
                name = entry.row.name or bag.info.get("External-Description", "")
                entry = entry.called(estate_id)
                row = replace(entry.row, name=name)
                receipt = self._receipt(file, bag, row, merged)
            self._archive.put_back(path)
            if self._archive.lies_in_store:
                self._check_own(named, estate_id)
            taken = Ingested(
                file=bundle.name,
                digest=bag.digest,
                estate=estate_id,
                name=row.name,
                new_changes=merged.new_changes,
                new_photos=merged.new_photos,
                contested=row.contested,
                gaps=merged.gaps,
                signature=signature,
                receipt=receipt,
                joined_from=named if named != estate_id else "",
                twice=tuple(one for one in receipt.also if self._archive.path_of(one).exists()),
            )
            note_held(
                self._archive, estate_id, signature.key.fingerprint if signature.key else "", merged.holds
            )
            self._noted(taken)
            trouble = self._indexed(path, entry, TakenBundle(digest=bag.digest, file=bundle.name))
        return replace(taken, is_index_behind=trouble is not None, index_trouble=trouble)

    def _check_own(self, named: str, estate_id: str) -> None:
        """Begin again where the estate was joined to another one while we waited for it.

        In a store this is looked at when the file is stored: who joins says so first and then looks for newer
        files, so that one of the two sees the other.
        """
        if joined_to(self._archive, named) != estate_id:
            raise ArchiveOvertaken(archive=self._archive.folder.name, file=named)

    def _noted(self, one: Ingested) -> Ingested:
        """Write a bundle into the archive's log of all that was offered."""
        values: dict[str, Json] = {
            "at": utc_text(self._clock()),
            "file": one.file,
            "digest": one.digest,
            "estate": one.estate,
            "signature": one.signature.standing.value,
            "signer": one.signature.key.fingerprint if one.signature.key else None,
            "new_changes": one.new_changes,
            "new_photos": one.new_photos,
            "contested": one.contested,
            **({"joined_from": one.joined_from} if one.joined_from else {}),
            "error": one.error.code if one.error is not None else None,
        }
        self._log.note(values)
        self._archive.share_note(canonical.dumps(values))
        return one

    def _indexed(self, path: Path, entry: Entry, taken: TakenBundle) -> RenodeskError | None:
        """Bring the index up to date; return why it was not, then the archive goes on without it."""
        try:
            self.index.put(entry, taken=(taken,))
        except (NotWritable, IndexUnfit) as error:
            return error
        self._archive.caught_up(path)
        return None

    def catch_up(self) -> int:
        """Bring the index up to date with what was taken while it was away; return how many estates that was.

        Raises:
            NotWritable: it is still away.
        """
        done = 0
        self.index.ask_again()
        for path in self._archive.behind():
            estate_id = self._archive.id_of(path)
            with self._archive.holding(estate_id, self.index):
                if path.exists() and path in self._archive.behind():
                    with EstateFile.open(path, self._author, clock=self._clock, read_only=True) as file:
                        entry = self.index.read(file, self._packs).called(estate_id)
                    self.index.put(entry, taken=self._log.taken(estate_id), is_all_taken=True)
                    done += 1
                self._archive.caught_up(path)
        return done

    @cached_property
    def _own_packs(self) -> tuple[tuple[str, str, str], ...]:
        return tuple((one.id, one.version, one.sha256) for one in shipped(self._packs)[1])

    def _receipt(self, file: EstateFile, bag: Bag, row: IndexRow, merged: Merged) -> Receipt:
        """Return what the archive holds of an estate now."""
        photos = list(file.photos())
        return Receipt(
            estate=row.id,
            name=row.name,
            office=self._office,
            at=utc_text(self._clock()),
            bundle=bag.digest,
            holds=file.ranges(),
            lacks=merged.gaps,
            photos=frozenset(photo.sha256 for photo in photos if photo.has_original),
            told=len(photos_told(file)),
            contested=row.contested,
            packs=self._own_packs,
            also=tuple(sorted(also_known(file))),
            renditions=_reduced(file, photos),
        )

    def _open(self, path: Path) -> EstateFile:
        make = EstateFile.open if path.exists() else EstateFile.create
        file = make(path, self._author, clock=self._clock)
        originals = self._archive.originals()
        originals.look_for(photo.sha256 for photo in file.photos())
        file.keep_originals_in(originals)
        return file


def _reduced(file: EstateFile, photos: Iterable[StoredPhoto]) -> frozenset[str]:
    """Return the photos of which only a smaller picture is here."""
    away = frozenset(photo.sha256 for photo in photos if not photo.has_original)
    return away & file.rendition_sizes(REPORT).keys() if away else away


def reindex(
    archive: Archive, index: Index, author: Author, *, clock: Callable[[], int], packs_folder: Path
) -> int:
    """Make the index again from the archive alone; return how many estates it holds.

    Estate by estate, each held while it is read, so that others may go on taking bundles in meanwhile.
    """
    known, log = set(), archive.intake_log()
    for path in archive.files():
        estate_id = archive.id_of(path)
        with archive.holding(estate_id, index):
            if not path.exists():  # joined to another one meanwhile
                continue
            with EstateFile.open(path, author, clock=clock, read_only=True) as file:
                entry = index.read(file, packs_folder).called(estate_id)
            index.put(entry, taken=log.taken(estate_id), is_all_taken=True)
            archive.caught_up(path)
        known.add(estate_id)
    for gone in sorted(index.estates() - known):
        with archive.holding(gone, index) as path:
            if not path.exists():
                index.forget(gone)
    index.made_again()
    return len(known)


def catch_copy_up(
    archive: Archive, index: Index, author: Author, *, clock: Callable[[], int], packs_folder: Path
) -> None:
    """Bring a copy of an index up to date where the archive can only be read: nothing is held or noted."""
    log = archive.intake_log()
    for path in archive.files() if index.is_outdated else archive.behind():
        if path.exists():
            estate_id = archive.id_of(path)
            with EstateFile.open(path, author, clock=clock, read_only=True) as file:
                entry = index.read(file, packs_folder).called(estate_id)
            index.put(entry, taken=log.taken(estate_id), is_all_taken=True)
    if index.is_outdated:
        index.made_again()


def refresh(
    archive: Archive, index: Index, author: Author, *, clock: Callable[[], int], packs_folder: Path
) -> None:
    """Make an index again that is new, or was made by another version; of several workers one does it.

    Raises:
        NotWritable: it cannot be had.
        IndexOlder, IndexNewer, IndexOfOther: it is not for this program, or this archive.
    """
    index.prepare()
    note_place(archive.folder, on_server=index.is_server)
    if not index.is_outdated:
        return
    try:
        with FileLock(archive.folder / "remake.lock", timeout=REMAKE_WAIT):
            index.prepare()
            if index.is_outdated:
                reindex(archive, index, author, clock=clock, packs_folder=packs_folder)
    except (OSError, Timeout) as error:
        raise NotWritable(file="remake.lock") from error
