"""What may hang in public: a photo somebody looked at, as it is drawn over now."""

import hashlib
from enum import StrEnum

from renodesk.domain import canonical
from renodesk.domain.canonical import Json

CHECKED = "checked"


class Publicness(StrEnum):
    """Whether a photo may stand on public paper.

    `unchecked`: nobody said so; `changed`: somebody did, but it is drawn over differently since, or people
    disagree.
    """

    UNCHECKED = "unchecked"
    CHANGED = "changed"
    CHECKED = "checked"


def public_mark(sha256: str, annotation: Json) -> str:
    """Return what the `public` cell of a use holds when somebody looked at this photo with these shapes.

    The mark is of what was seen: with a blur taken away or another picture it no longer stands.
    """
    seen = canonical.dumps([sha256, annotation])
    return f"{CHECKED}:{hashlib.sha256(seen.encode()).hexdigest()[:16]}"


def publicness(mark: Json, sha256: str, annotation: Json, *, is_contested: bool) -> Publicness:
    """Return what a mark is worth for a photo as it is now."""
    if not isinstance(mark, str) or not mark.startswith(CHECKED):
        return Publicness.UNCHECKED
    stands = mark == public_mark(sha256, annotation) and not is_contested
    return Publicness.CHECKED if stands else Publicness.CHANGED
