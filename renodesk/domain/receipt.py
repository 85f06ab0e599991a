"""What an office says it holds of an estate after it took a bundle in."""

from collections.abc import Mapping
from dataclasses import dataclass

from renodesk.domain.canonical import Json
from renodesk.domain.changes import Ranges

FORMAT = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class Receipt:
    """An office's answer to one bundle.

    `bundle` is the digest of what it answers, `holds` the changes the office has, `lacks` those it knows of
    and does not have, `photos` the hashes of the originals it has, `told` how many photos it was told of,
    `packs` those it goes by (id, version, SHA-256), `renditions` the photos it has only a smaller picture of,
    `also` other ids that were joined to the estate.
    """

    estate: str
    name: str
    office: str
    at: str
    bundle: str
    holds: Ranges
    lacks: Ranges
    photos: frozenset[str]
    told: int
    contested: int
    packs: tuple[tuple[str, str, str], ...] = ()
    renditions: frozenset[str] = frozenset()
    also: tuple[str, ...] = ()

    @property
    def value(self) -> Mapping[str, Json]:
        """Return it as plain values, in the order of a file."""
        return {
            "format": FORMAT,
            "estate": self.estate,
            "name": self.name,
            "office": self.office,
            "at": self.at,
            "bundle": self.bundle,
            "holds": _pairs(self.holds),
            "lacks": _pairs(self.lacks),
            "photos": sorted(self.photos),
            "told": self.told,
            "contested": self.contested,
            "packs": [list(pack) for pack in self.packs],
            **({"also": list(self.also)} if self.also else {}),
            **({"renditions": sorted(self.renditions)} if self.renditions else {}),
        }


def _pairs(ranges: Ranges) -> Json:
    return {writer: [list(pair) for pair in pairs] for writer, pairs in sorted(ranges.items())}
