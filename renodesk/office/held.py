"""What the laptops that sent bundles hold of an estate, so that less need be sent back to them."""

import json
from collections.abc import Mapping
from contextlib import suppress
from functools import reduce
from pathlib import Path

from renodesk.domain import canonical
from renodesk.domain.canonical import Json
from renodesk.domain.changes import Ranges
from renodesk.domain.log.ranges import union, without
from renodesk.estates.rounds import ranges_from
from renodesk.office.archive import Archive
from renodesk.tables.writing import make_folder, replace_file

FOLDER = "held"


def note_held(archive: Archive, estate_id: str, signer: str, holds: Ranges) -> None:
    """Remember what a laptop said it holds; the estate is held by the caller.

    Of unsigned bundles nobody knows who sent them: what all of them have counts.

    Raises:
        NotWritable, DiskFull: it is not remembered.
    """
    known = dict(_known(archive, estate_id))
    if not signer and "" in known:
        holds = both(known[""], holds)
    known[signer] = holds
    _write(archive, estate_id, known)


def take_over(archive: Archive, estate_id: str, other_id: str) -> None:
    """Let what laptops hold of an estate count for the one it was joined to; both are held by the caller.

    Raises:
        NotWritable, DiskFull: it does not.
    """
    known = dict(_known(archive, estate_id))
    for who, holds in _known(archive, other_id).items():
        known[who] = union(known.get(who, {}), holds) if who else both(known.get(who, holds), holds)
    if known:
        _write(archive, estate_id, known)


def _write(archive: Archive, estate_id: str, known: Mapping[str, Ranges]) -> None:
    path = _path(archive, estate_id)
    make_folder(path.parent)
    replace_file(path, canonical.dumps({who: _pairs(held) for who, held in known.items()}).encode("utf-8"))


def held_by_all(archive: Archive, estate_id: str) -> Ranges | None:
    """Return the changes every laptop that ever sent a bundle holds; None where none ever did."""
    known = _known(archive, estate_id)
    return reduce(both, known.values()) if known else None


def both(first: Ranges, second: Ranges) -> Ranges:
    """Return what is in both."""
    return {writer: pairs for writer, pairs in without(first, without(first, second)).items() if pairs}


def _known(archive: Archive, estate_id: str) -> Mapping[str, Ranges]:
    found: dict[str, Ranges] = {}
    with suppress(OSError, ValueError):
        raw = json.loads(_path(archive, estate_id).read_text(encoding="utf-8"))
        for who, held in raw.items() if isinstance(raw, dict) else ():
            found[who] = ranges_from(held)
    return found


def _path(archive: Archive, estate_id: str) -> Path:
    return archive.folder / FOLDER / (archive.path_of(estate_id).stem + ".json")


def _pairs(held: Ranges) -> Json:
    return {writer: [list(pair) for pair in pairs] for writer, pairs in held.items()}
