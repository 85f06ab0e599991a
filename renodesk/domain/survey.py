"""What was observed: register values and answers of one round, as the scoring reads them.

Values are kept as they were typed: an exact number, a truth value, or the text that could not be read as a
number.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from renodesk.domain.places import Place

Value = Fraction | bool | str


@dataclass(frozen=True, kw_only=True, slots=True)
class Observation:
    """What was seen of one item at one place, in one piece.

    `status` is "" (answered), "na" (not applicable) or "unseen" (could not be seen), with its `reason`.
    `flags` holds the count of each circumstance ticked by hand (1 for a plain tick).
    """

    status: str = ""
    reason: str = ""
    grade: Value | None = None
    inputs: Mapping[str, Value] = field(default_factory=dict)
    flags: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class CheckRecord:
    """What the surveyor says of one checklist item at one place: none, need, done or na, with quantities."""

    status: str = ""
    quantities: Mapping[str, Value] = field(default_factory=dict)
    reason: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Unit:
    """An entrance: its place, its shown name and its own register values."""

    place: Place
    name: str
    fields: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class Building:
    """A building with its entrances in order."""

    place: Place
    name: str
    fields: Mapping[str, Value] = field(default_factory=dict)
    units: tuple[Unit, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Survey:
    """One round of one estate.

    `answers[(item, place)]` holds every competing observation of a cell: one when settled, several when
    contested. Places that are not registered are not looked at.
    """

    settings: Mapping[str, Value] = field(default_factory=dict)
    fields: Mapping[str, Value] = field(default_factory=dict)
    buildings: tuple[Building, ...] = ()
    answers: Mapping[tuple[str, Place], tuple[Observation, ...]] = field(default_factory=dict)
    checks: Mapping[tuple[str, Place], tuple[CheckRecord, ...]] = field(default_factory=dict)
