"""Taking the smaller pictures of photos whose originals come later: shown and printed, never an original.

Nobody can check them against the original's hash, so they stay what they are: renditions, which the original
replaces once it comes, and beside them what their sender says of it.
"""

import re
from collections.abc import Mapping
from fractions import Fraction

from renodesk.domain import canonical
from renodesk.domain.canonical import Json
from renodesk.domain.photo_facts import PhotoFacts
from renodesk.errors import PhotoRefused
from renodesk.estates.incoming import Incoming
from renodesk.estates.pictures import PHOTO_ENDINGS, REPORT
from renodesk.storage.estate_file import EstateFile
from renodesk.storage.side_tables import FACTS

_HASH = re.compile(r"[0-9a-f]{64}", re.ASCII)
_COUNTS = {"size": 1 << 40, "width": 1 << 20, "height": 1 << 20, "orientation": 8}
_MOST_TEXT = 200


def told_facts(data: bytes) -> dict[str, PhotoFacts]:
    """Return what a sender says of originals, by hash; what does not fit is left out."""
    try:
        value = canonical.loads(data.decode("utf-8"))
    except (ValueError, RecursionError):
        return {}
    found: dict[str, PhotoFacts] = {}
    for sha256, raw in value.items() if isinstance(value, Mapping) else ():
        facts = _facts(sha256, raw) if isinstance(raw, Mapping) else None
        if facts is not None:
            found[sha256] = facts
    return found


def _facts(sha256: str, raw: Mapping[str, Json]) -> PhotoFacts | None:
    found: dict[str, object] = {"sha256": sha256}
    for name in FACTS:
        value = raw.get(name)
        if name == "sha256":
            continue
        if name in _COUNTS:
            if not isinstance(value, (int, Fraction)) or isinstance(value, bool):
                return None
            if value != int(value) or not 0 <= value <= _COUNTS[name]:
                return None
            value = int(value)
        elif value is not None and (not isinstance(value, str) or len(value) > _MOST_TEXT):
            return None
        found[name] = value
    if not _HASH.fullmatch(sha256) or found["media_type"] not in PHOTO_ENDINGS:
        return None
    return PhotoFacts(**found)  # type: ignore[arg-type]


def keep_reduced(file: EstateFile, incoming: Incoming) -> int:
    """Keep the renditions of photos of which nothing is here, and return how many those were.

    A picture that does not decode, or of which its sender says nothing, is passed over: its original will
    come.
    """
    names = incoming.renditions()
    if not names:
        return 0
    facts = told_facts(incoming.rendition_facts())
    sizes = file.rendition_sizes(REPORT)
    kept = 0
    for sha256 in names:
        known = file.photo(sha256)
        if sha256 not in facts or sha256 in sizes or (known is not None and known.has_original):
            continue
        pictures = _pictures(incoming.rendition(sha256))
        if pictures:
            file.keep_photo(facts[sha256], None, pictures)
            kept += 1
    return kept


def _pictures(data: bytes) -> Mapping[str, bytes]:
    """Return report picture and thumbnail of a rendition; it is made anew unless it is bare of metadata."""
    from renodesk.photos.intake import read_photo_bytes  # with its picture library, which a start can spare
    from renodesk.photos.renditions import REPORT_MOST, is_bare

    try:
        taken = read_photo_bytes("rendition.jpg", data)
    except PhotoRefused:
        return {}
    fits = max(taken.facts.width, taken.facts.height) <= REPORT_MOST and is_bare(data)
    return {REPORT: data if fits else taken.report, "thumbnail": taken.thumbnail}
