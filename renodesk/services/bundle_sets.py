"""Taking a bundle that was written in parts: from any of its files, with those that lie beside it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from renodesk.errors import RenodeskError
from renodesk.estates.merging import Merged
from renodesk.estates.receipts import photos_told
from renodesk.services.environment import Progress, no_progress
from renodesk.services.exchange import merge_bundle
from renodesk.services.session import EstateSession
from renodesk.storage.estate_file import EstateFile
from renodesk.texts import Language, explain, say

_NAME = re.compile(r"(.+)-(\d{1,4})of(\d{1,4})(\.zip|\.zip\.age)", re.DOTALL)


@dataclass(frozen=True, kw_only=True, slots=True)
class TakenSet:
    """What came of a bundle's files: `taken` and `lacking` number its parts, none of a bundle of one file.

    `refused` are files that lie beside the one that was asked for and could not be taken, with the reason.
    """

    merged: Merged
    count: int = 1
    taken: tuple[int, ...] = ()
    lacking: tuple[int, ...] = ()
    refused: tuple[tuple[str, RenodeskError], ...] = ()


def merge_with_its_parts(session: EstateSession, path: Path, progress: Progress = no_progress) -> TakenSet:
    """Take a bundle in, and the other parts of it that lie in the same folder.

    Each part is taken as it is: one that is missing can come later, and what it brings is named.

    Raises:
        what `merge_bundle` raises for the file that was asked for; nothing of it was taken.
    """
    first = merge_bundle(session, path, progress)
    return _with_the_rest(session, path, first, progress)


def take_other_parts(session: EstateSession, path: Path, progress: Progress = no_progress) -> TakenSet:
    """Take the other parts of a bundle in of which the file at `path` is here already."""
    return _with_the_rest(session, path, None, progress)


def parts_beside(path: Path) -> Mapping[int, Path]:
    """Return the files that are named as parts of one bundle with `path`, by number; it among them."""
    match = _NAME.fullmatch(path.name)
    if match is None:
        return {}
    stem, count, ending = match[1], match[3], match[4]
    named = {number: f"{stem}-{number}of{count}{ending}" for number in range(1, int(count) + 1)}
    return {number: path.with_name(name) for number, name in named.items() if path.with_name(name).is_file()}


def _with_the_rest(session: EstateSession, path: Path, first: Merged | None, progress: Progress) -> TakenSet:
    match = _NAME.fullmatch(path.name)
    count = int(match[3]) if match is not None else 1
    merged = [first] if first is not None else []
    group = first.group if first is not None else ""
    refused: list[tuple[str, RenodeskError]] = []
    taken: list[int] = []
    for number, one in parts_beside(path).items():
        try:
            if one != path:
                merged.append(merge_bundle(session, one, progress, group=group))
            taken.append(number)
        except RenodeskError as error:
            refused.append((one.name, error))
    return TakenSet(
        merged=replace(_together(merged), lacking_photos=lacking_originals(session.file)),
        count=count,
        taken=tuple(taken),
        lacking=tuple(n for n in range(1, count + 1) if n not in taken) if match is not None else (),
        refused=tuple(refused),
    )


def _together(merged: Sequence[Merged]) -> Merged:
    """Return what several files brought, as if it had been one."""
    if not merged:
        return Merged(
            new_changes=0,
            known_changes=0,
            new_photos=0,
            unread_photos=(),
            cells=frozenset(),
            contested=(),
            gaps={},
        )
    return replace(
        merged[-1],
        new_changes=sum(one.new_changes for one in merged),
        known_changes=sum(one.known_changes for one in merged),
        new_photos=sum(one.new_photos for one in merged),
        new_renditions=sum(one.new_renditions for one in merged),
        unread_photos=tuple(name for one in merged for name in one.unread_photos),
        cells=frozenset().union(*(one.cells for one in merged)),
        contested=tuple(sorted({cell for one in merged for cell in one.contested})),
    )


def lacking_originals(file: EstateFile) -> int:
    """Return how many photos the log tells of whose originals are not here."""
    return len(photos_told(file) - {photo.sha256 for photo in file.photos() if photo.has_original})


def set_lines(taken: TakenSet, language: Language) -> Iterator[str]:
    """Yield what is to be said of the parts, and of what is still to come, in sentences."""
    if taken.count > 1:
        yield say("set_taken", language, count=taken.count, taken=_numbers(taken.taken))
    if taken.lacking:
        yield say("set_lacking", language, lacking=_numbers(taken.lacking))
    for name, error in taken.refused:
        yield say("set_refused", language, file=name, why=explain(error, language))
    if taken.merged.new_renditions:
        yield say("set_renditions", language, count=taken.merged.new_renditions)
    if taken.merged.lacking_photos:
        yield say("set_lacking_photos", language, count=taken.merged.lacking_photos)


def info_lines(info: Mapping[str, str], language: Language) -> Iterator[str]:
    """Yield what a checked bundle says of itself that a receiver should know before taking it."""
    number, _, count = info.get("Bag-Count", "").partition(" of ")
    if count:
        yield say("bundle_is_part", language, number=number, count=count)
    if info.get("RenoDesk-Photos") == "renditions":
        yield say("bundle_is_small", language)
    personal = info.get("RenoDesk-Personal", "none")
    if personal != "none":
        yield say("bundle_is_personal", language, count=personal)


def part_lines(path: Path, language: Language) -> Iterator[str]:
    """Yield what the name of a file says of the parts that lie beside it."""
    match = _NAME.fullmatch(path.name)
    if match is not None:
        found = parts_beside(path)
        lacking = [number for number in range(1, int(match[3]) + 1) if number not in found]
        yield say("set_is_part", language, number=match[2], count=match[3], found=_numbers(found))
        if lacking:
            yield say("set_lacking", language, lacking=_numbers(lacking))


def _numbers(numbers: Iterable[int]) -> str:
    return "、".join(map(str, numbers)) or "—"
