"""An estate file as a bundle: written as one file or several, and its log read again."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from renodesk.bundles.container import Fault
from renodesk.bundles.reading import Bag
from renodesk.bundles.writing import (
    BagToWrite,
    Progress,
    Seal,
    Sign,
    WrittenBag,
    no_progress,
    write_bags,
)
from renodesk.domain import canonical
from renodesk.domain.canonical import Json
from renodesk.domain.changes import Change, Ranges, Writer
from renodesk.domain.log.parsing import ChangeFault, parse_change, writer_of
from renodesk.domain.receipt import Receipt
from renodesk.errors import BundleFaulty
from renodesk.estates.packing import BundleWish, packed
from renodesk.estates.rounds import ranges_from
from renodesk.storage.estate_file import EstateFile

MOST_PACK_BYTES = 20_000_000
MOST_PHOTO_BYTES = 250_000_000


def write_bundle(
    file: EstateFile,
    packs_folder: Path,
    target: Path,
    papers: Sequence[tuple[str, BinaryIO]] = (),
    progress: Progress = no_progress,
    organization: str = "",
    sign: Sign | None = None,
    seal: Seal | None = None,
    since: Receipt | None = None,
    wish: BundleWish | None = None,
    told: Mapping[str, str] | None = None,
) -> WrittenBag:
    """Write everything an estate file holds as one bundle; `papers` (name, open file) go to `data/plan/`.

    `organization` is whose bundle it is, for the people who get it; `sign` signs its tag manifest,
    `seal` seals it; `told` are more lines of what is said of it.

    After a receipt (`since`) it carries only the changes and photos that the office does not have; what its
    sender holds is said all the same, so that the office finds out where it has less by now.

    Where one file would become larger than is wished it becomes several (`-1of3`): the first is returned, and
    the others are its `rest`.

    The dates in it are those of the data; the same state gives the same bytes. It is of the moment when the
    writing begins: acts may go on meanwhile.

    Raises:
        PartTooSmall: what cannot be divided is larger than one file may be; nothing was written.
        NotWritable, DiskFull, FileHeld: nothing was written.
    """
    wish = wish or BundleWish()
    limit = _before_sealing(wish.part_size) if seal is not None else wish.part_size
    with file.held():
        parts = packed(file, packs_folder, papers, replace(wish, part_size=limit), since)
    bags = [
        BagToWrite(
            target=target if len(parts) == 1 else part_path(target, number, len(parts)),
            members=part.members,
            info={**part.info, "Source-Organization": organization, **(told or {})},
        )
        for number, part in enumerate(parts, 1)
    ]
    first, *rest = write_bags(bags, progress, sign, seal)
    return replace(first, rest=tuple(rest))


def _before_sealing(limit: int) -> int:
    """Return how large a bundle may be that has to fit sealed: age adds 16 bytes to each 64 KiB."""
    return max(1, limit - limit // 4000 - 8192)


def part_path(target: Path, number: int, count: int) -> Path:
    """Return the name of one of several files of a bundle: `槐安里.zip` becomes `槐安里-1of3.zip`."""
    ending = next((one for one in (".zip.age", ".zip") if target.name.endswith(one)), target.suffix)
    stem = target.name.removesuffix(ending) if ending else target.name
    return target.with_name(f"{stem}-{number}of{count}{ending}")


def estate_of(bag: Bag) -> str:
    """Return the id of the estate a bundle is about."""
    return bag.info.get("External-Identifier", "")


@dataclass(frozen=True, kw_only=True, slots=True)
class Brought:
    """A log that was handed over: changes in the source's order, and what its sender holds.

    `are_sound`: every change was parsed here, and needs no second look.
    """

    writers: tuple[Writer, ...]
    holds: Ranges
    changes: tuple[Change, ...]
    are_sound: bool = False


def read_log(bag: Bag, name: str) -> Brought:
    """Return the log of a bundle.

    Raises:
        BundleFaulty: lines break the rules; every one is named.
    """
    faults: list[Fault] = []
    changes: list[Change] = []
    header: Mapping[str, Json] = {}
    for number, line in enumerate(_text_lines(bag), 1):
        try:
            if line is None:
                raise ChangeFault("change_too_long")
            if number == 1:
                raw = canonical.loads(line)
                header = raw if isinstance(raw, Mapping) else {}
                continue
            changes.append(parse_change(line))
        except ChangeFault as fault:
            faults.append(_line_fault(number, fault.code))
        except ValueError:
            faults.append(_line_fault(number, "change_not_json"))
    writers: list[Writer] = []
    raw_writers = header.get("writers")
    for raw in raw_writers if isinstance(raw_writers, list) else []:
        try:
            writers.append(writer_of(raw))
        except ChangeFault as fault:
            faults.append(_line_fault(1, fault.code))
    try:
        holds = ranges_from(header.get("holds", {}))
    except ValueError:
        holds = {}
        faults.append(_line_fault(1, "change_part_wrong"))
    named = {writer.id for writer in writers}
    if not header or not {change.id.writer for change in changes} <= named:
        faults.append(_line_fault(1, "change_part_wrong"))
    if faults:
        raise BundleFaulty(file=name, faults=tuple(faults), count=len(faults))
    return Brought(writers=tuple(writers), holds=holds, changes=tuple(changes), are_sound=True)


def _line_fault(number: int, code: str) -> Fault:
    return Fault(member=f"data/changes.jsonl:{number}", code=code)


def _text_lines(bag: Bag) -> Iterator[str | None]:
    """Yield the lines of the log; None, and nothing after it, for one that does not end."""
    rest = b""
    for chunk in bag.chunks("changes.jsonl"):
        *whole, rest = (rest + chunk).split(b"\n")
        for line in whole:
            yield line.decode("utf-8", "replace")
        if len(rest) > MOST_PACK_BYTES:
            yield None
            return
    if rest:
        yield rest.decode("utf-8", "replace")
