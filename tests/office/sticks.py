"""What lies on a stick: one file of a bundle, and what it brings as its reader finds it."""

import hashlib
import io
import random
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from renodesk.domain.changes import ChangeId, Ranges
from renodesk.domain.receipt import Receipt
from renodesk.errors import PartTooSmall
from renodesk.estates.bundling import write_bundle
from renodesk.estates.incoming import open_incoming
from renodesk.estates.packing import BundleWish
from renodesk.paths import forms_dir
from renodesk.storage.estate_file import EstateFile

KINDS = ("whole", "small", "parts")


@dataclass(frozen=True, kw_only=True, slots=True)
class Stick:
    """A file, what its sender held when it was written, and what it carries of that."""

    path: Path
    holds: Ranges
    changes: frozenset[ChangeId]
    photos: frozenset[str]
    renditions: frozenset[str]


def write_sticks(file: EstateFile, target: Path, kind: str, since: Receipt | None) -> list[Stick]:
    """Write a bundle; one in parts has as many as its photos allow."""
    wish, size = BundleWish(), 1
    while kind == "parts":
        wish = BundleWish(part_size=size)
        try:
            written = write_bundle(file, forms_dir(), target, since=since, wish=wish)
            break
        except PartTooSmall as refused:
            size = int(str(refused.facts["needed"]))
    else:
        wish = BundleWish(is_small=kind == "small")
        written = write_bundle(file, forms_dir(), target, since=since, wish=wish)
    return [_read(one.path, file.ranges()) for one in written.parts]


def _read(path: Path, holds: Ranges) -> Stick:
    with open_incoming(path) as incoming:
        log = incoming.log()
        assert log.holds == holds
        return Stick(
            path=path,
            holds=holds,
            changes=frozenset(change.id for change in log.changes),
            photos=frozenset(name.partition(".")[0] for name in incoming.photos()),
            renditions=frozenset(incoming.renditions()),
        )


def picture(seed: int) -> tuple[str, bytes]:
    """Return the hash of a photo that does not shrink, so that a part holds only one, and its bytes."""
    noise = random.Random(seed).randbytes(400 * 340 * 3)
    out = io.BytesIO()
    Image.frombytes("RGB", (400, 340), noise).save(out, "PNG")
    return hashlib.sha256(out.getvalue()).hexdigest(), out.getvalue()
