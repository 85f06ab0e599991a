"""Which photos may stand on paper that hangs in public, and why the others are left out."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from renodesk.domain.public_paper import Publicness
from renodesk.errors import UnknownPhoto
from renodesk.services.photo_rows import PhotoRow
from renodesk.services.photos import Photos
from renodesk.services.session import EstateSession
from renodesk.texts import Language, say

_SHORTEST = 8
"""Hex digits of a photo's hash that name it on the command line."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PublicChoice:
    """Photos that may be printed, and how many were left out: nobody looked, or drawn over since."""

    rows: tuple[PhotoRow, ...]
    unchecked: int
    changed: int

    def told(self, language: Language) -> str:
        """Return how many were left out and why, "" where none was."""
        if not self.unchecked and not self.changed:
            return ""
        return say(
            "photos_not_public",
            language,
            count=self.unchecked + self.changed,
            unchecked=self.unchecked,
            changed=self.changed,
        )


def fit_for_public(rows: Iterable[PhotoRow]) -> PublicChoice:
    """Return which of some uses may hang in public: those that somebody looked at, as they are now.

    Only what shows the thing itself counts; papers and plans are passed over.
    """
    shown = [row for row in rows if row.is_evidence]
    return PublicChoice(
        rows=tuple(row for row in shown if row.public is Publicness.CHECKED),
        unchecked=sum(row.public is Publicness.UNCHECKED for row in shown),
        changed=sum(row.public is Publicness.CHANGED for row in shown),
    )


def public_reader(
    photos: Photos, row: PhotoRow, aspect: Fraction | None = None
) -> Callable[[], bytes | None]:
    """Return what reads a photo for public paper when it is drawn: upright, without metadata, with its blurs.

    Cut to `aspect` where that is wanted.

    Raises:
        ValueError: nobody looked at it as it is; a mistake of ours.
    """
    if row.public is not Publicness.CHECKED:
        raise ValueError(row.use)

    def read() -> bytes | None:
        try:
            return photos.printed(row, aspect)
        except UnknownPhoto:
            return None

    return read


def named_uses(session: EstateSession, names: Sequence[str]) -> tuple[str, ...]:
    """Return the uses of the round that names stand for: a use's key, or how a photo's hash begins.

    Raises:
        UnknownPhoto: one of them names nothing.
    """
    rows = session.photo_rows.rows(session.round)
    found: dict[str, None] = {}
    for name in names:
        named = [row.use for row in rows if row.use == name or _begins(row, name)]
        if not named:
            raise UnknownPhoto(photo=name)
        found.update(dict.fromkeys(named))
    return tuple(found)


def _begins(row: PhotoRow, name: str) -> bool:
    return len(name) >= _SHORTEST and row.sha256.startswith(name.casefold())
