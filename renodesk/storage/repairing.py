"""Bring back what a damaged file, the journal, backups and other copies together still hold."""

import shutil
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from sqlite3 import Connection

from renodesk.domain import canonical
from renodesk.domain.changes import Author, Cell, Change, ChangeId, Ranges, Writer
from renodesk.domain.log.ranges import union
from renodesk.domain.vocabulary import estate_cell
from renodesk.errors import FileMissing, NotAnEstateFile, OtherEstate
from renodesk.storage.estate_file import EstateFile
from renodesk.storage.journal import journals_of
from renodesk.storage.lock import EstateLock
from renodesk.storage.salvaging import (
    Salvage,
    had_original,
    opened,
    salvage_log,
    salvage_original,
    salvage_packs,
    salvage_person_values,
    salvage_photos,
    salvage_receipts,
)
from renodesk.storage.trouble import translated

_ESTATE_ID = Cell(entity="estate", key="estate", field="id")


@dataclass(frozen=True, kw_only=True, slots=True)
class RepairReport:
    """What a repair gave.

    `lost` are numbers by writer and photos by hash that no source has; `disputed` are changes of which two
    sources tell different contents (kept is the journal's, which has its own digest, then the file's);
    `set_aside` is the damaged file.
    """

    file: Path
    set_aside: Path
    changes: int
    photos: int
    lost: Ranges
    lost_photos: tuple[str, ...]
    disputed: tuple[ChangeId, ...]


def repair_estate_file(
    path: Path,
    author: Author,
    *,
    clock: Callable[[], int],
    journal_folder: Path | None,
    sources: Sequence[Path] = (),
    logs: Sequence[Salvage] = (),
) -> RepairReport:
    """Make the file anew from what it, the journal, `sources` (databases) and `logs` still hold.

    The old one is set aside, never deleted.

    Raises:
        FileMissing: there is no such file.
        NotAnEstateFile: no change is left anywhere.
        OtherEstate: a source is of another estate.
        EstateInUse: somebody has it open.
        NotWritable, DiskFull: the old file is where it was.
    """
    if not path.is_file():
        raise FileMissing(file=path.name)
    lock = EstateLock(path, author)
    fresh = path.with_name(f".{path.name}.repaired")
    fresh.unlink(missing_ok=True)
    try:
        with ExitStack() as stack:
            databases = [(one, stack.enter_context(opened(one))) for one in (path, *sources)]
            report = _make_anew(fresh, path, author, clock, journal_folder, databases, logs)
        with translated(path):
            _put_in_place(fresh, path, report.set_aside)
        return report
    finally:
        fresh.unlink(missing_ok=True)
        lock.release()


def _make_anew(
    fresh: Path,
    path: Path,
    author: Author,
    clock: Callable[[], int],
    journal_folder: Path | None,
    databases: Sequence[tuple[Path, Connection | None]],
    brought: Sequence[Salvage],
) -> RepairReport:
    logs = [
        Salvage(writers=one.writers, changes=one.changes, unreadable={})
        for one in journals_of(path, journal_folder)
    ]
    logs += [salvage_log(connection) for _, connection in databases if connection is not None]
    logs += brought
    _refuse_another_estate(path, logs)
    changes, disputed = _agreed(logs)
    if not changes:
        raise NotAnEstateFile(file=path.name)
    unreadable: Ranges = {}
    for log in logs:
        unreadable = union(unreadable, log.unreadable)
    with EstateFile.create(fresh, author, clock=clock) as file:
        file.merge(_writers_of(logs, changes), changes, unreadable)
        wanted: set[str] = set()
        for source, connection in databases:
            if connection is not None:
                wanted |= _take_side(file, connection, is_the_file=source == path)
        file.rebuild()
        held = {photo.sha256 for photo in file.photos() if photo.has_original}
        return RepairReport(
            file=path,
            set_aside=_aside(path),
            changes=len(changes),
            photos=len(held),
            lost=file.gaps(),
            lost_photos=tuple(sorted(wanted - held)),
            disputed=disputed,
        )


def _refuse_another_estate(path: Path, logs: Iterable[Salvage]) -> None:
    """Refuse to mix two estates: every source that names an estate has to share a name with the others."""
    found: frozenset[str] = frozenset()
    name = ""
    for log in logs:
        ids = {str(canonical.loads(one.value)) for one in log.changes if one.cell == _ESTATE_ID}
        if found and ids and not found & ids:
            ours, theirs = min(found), min(ids)
            raise OtherEstate(
                file=path.name,
                ours=name or ours,
                ours_id=ours,
                theirs=_name_in(log) or theirs,
                theirs_id=theirs,
            )
        name = name or _name_in(log)
        found |= ids


def _name_in(log: Salvage) -> str:
    """Return the newest name a log gives its estate, "" where it gives none."""
    named = [one for one in log.changes if one.cell == estate_cell("name")]
    value = canonical.loads(max(named, key=lambda one: one.order).value) if named else ""
    return value if isinstance(value, str) else ""


def _agreed(logs: Iterable[Salvage]) -> tuple[list[Change], tuple[ChangeId, ...]]:
    """Return each change once, as the first source tells it, and those another source tells differently."""
    agreed: dict[ChangeId, Change] = {}
    disputed: set[ChangeId] = set()
    for log in logs:
        for change in log.changes:
            if agreed.setdefault(change.id, change) != change:
                disputed.add(change.id)
    return list(agreed.values()), tuple(sorted(disputed))


def _writers_of(logs: Iterable[Salvage], changes: Iterable[Change]) -> list[Writer]:
    """Return each writer as the first source names it; one that no source names is a question mark."""
    known: dict[str, Writer] = {}
    for log in logs:
        for writer in log.writers:
            known.setdefault(writer.id, writer)
    for one in sorted({change.id.writer for change in changes} - known.keys()):
        known[one] = Writer(id=one, person="?", device="?", app_version="?", started="1970-01-01T00:00:00Z")
    return list(known.values())


def _take_side(file: EstateFile, connection: Connection, *, is_the_file: bool) -> set[str]:
    """Take what lies beside the log; return the photos whose bytes this source had, readable or not.

    Personal values come from the file itself alone: an older copy may still hold what was erased since.
    """
    for pack in salvage_packs(connection):
        file.keep_pack(pack.id, pack.version, pack.sha256, pack.text)
    for receipt in salvage_receipts(connection):
        file.keep_receipt(receipt)
    if is_the_file:
        for token, value in salvage_person_values(connection):
            file.keep_person_value(token, value)
    had: set[str] = set()
    for facts in salvage_photos(connection):
        known = file.photo(facts.sha256)
        is_held = known is not None and known.has_original
        original = None if is_held else salvage_original(connection, facts.sha256)
        file.keep_photo(facts, original, {})
        if had_original(connection, facts.sha256):
            had.add(facts.sha256)
    return had


def _aside(path: Path) -> Path:
    target, number = path.with_name(path.name + ".damaged"), 2
    while target.exists():
        target, number = path.with_name(f"{path.name}.damaged-{number}"), number + 1
    return target


def _put_in_place(fresh: Path, path: Path, set_aside: Path) -> None:
    """Set the damaged file aside with what a killed program had not brought into it yet."""
    wal = path.with_name(path.name + "-wal")
    if wal.exists():
        shutil.copy2(wal, set_aside.with_name(set_aside.name + "-wal"))
    path.replace(set_aside)
    for leftover in ("-wal", "-shm"):
        path.with_name(path.name + leftover).unlink(missing_ok=True)
    fresh.replace(path)
