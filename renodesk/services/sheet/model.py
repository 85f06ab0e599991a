"""An answer sheet as read: entries in the order of the file, each with the place it stands at."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from renodesk.domain.canonical import Json
from renodesk.domain.places import Place


@dataclass(frozen=True, kw_only=True, slots=True)
class Fault:
    """What is wrong and where.

    A text code, its facts, and the spot in the file (`buildings[2].items.A1.1`, `行 7`).
    """

    where: str
    code: str
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class PlaceEntry:
    """One place of a sheet: names as written ("" for the estate), and what is said there, unjudged."""

    where: str
    building: str = ""
    unit: str = ""
    settings: Mapping[str, Json] = field(default_factory=dict)
    fields: Mapping[str, Json] = field(default_factory=dict)
    items: Mapping[str, Json] = field(default_factory=dict)
    checks: Mapping[str, Json] = field(default_factory=dict)
    rows: Mapping[str, str] = field(default_factory=dict)
    """Of a table: where an item or field of the place is first spoken of."""
    place: Place | None = None
    """The registered place meant, where the sheet names it by its key and not by what people call it."""
    keeps: frozenset[str] = frozenset()
    """Items of which only note or basis is written: what was observed stays as it is, contested or not."""
    revisit: str = ""
    """Why one has to come back to the place."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """An answer sheet: its places, the faults that stopped parts of it from being read, and what to tell."""

    places: tuple[PlaceEntry, ...]
    faults: tuple[Fault, ...] = ()
    notices: tuple[Fault, ...] = ()
