"""A measure: one renovation item done at one place, or a work outside the 36."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from renodesk.domain.places import Place


class Origin(StrEnum):
    """Where a quantity or a measure comes from."""

    SAID = "said"
    """What was said of the item on site."""
    COMPUTED = "computed"
    """What the observations ask for, by the pack's remedies."""
    EDITED = "edited"
    """What a planner wrote instead, with a reason."""
    ADDED = "added"
    """A work outside the 36."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Measure:
    """One line of a plan.

    `item` is the code of one of the 36, or "" for a work outside them with its own `title`. `quantities` are
    by column of the item, in the column's unit. `year` counts from 1; 0 is not yet phased.
    """

    key: str
    item: str
    place: Place
    title: str = ""
    quantities: Mapping[str, Fraction] = field(default_factory=dict)
    year: int = 0

    @property
    def spot(self) -> tuple[str, Place]:
        """Return item and place, by which checks and prices know it."""
        return self.item, self.place
