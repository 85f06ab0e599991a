"""By what estates are ranked, how much each axis weighs, and of what parts those of the plan are made."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import StrEnum

from renodesk.domain.form import PackIdentity
from renodesk.domain.plan_quality import Ends, PlanFacts, PlanPart, axis_ends


class RankedBy(StrEnum):
    """What estates can be ranked by; the first two are axes of the tree, the others are of the plan."""

    NEED = "need"
    WILLINGNESS = "willingness"
    COMPLETENESS = "completeness"
    TARGETEDNESS = "targetedness"


OF_PLAN = (RankedBy.COMPLETENESS, RankedBy.TARGETEDNESS)
"""Axes that are known where somebody planned; without a plan they are unknown, which is not 0."""


@dataclass(frozen=True, kw_only=True, slots=True)
class RankingAxis:
    """One axis: its share of 100, and where that it counts, and how much, comes from."""

    axis: RankedBy
    name: str
    name_en: str
    weight: int
    source: str
    provenance: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class PartWeight:
    """One part of an axis of the plan: its share of that axis' 100."""

    part: PlanPart
    axis: RankedBy
    name: str
    name_en: str
    weight: int
    source: str
    provenance: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class RankingWeights:
    """A pack of axes whose weights add up to 100; need is one of them.

    `left_out` are axes of the pack on which nothing is known of any estate; need has their weight.
    """

    identity: PackIdentity
    axes: tuple[RankingAxis, ...]
    parts: tuple[PartWeight, ...] = ()
    left_out: tuple[RankingAxis, ...] = ()

    def without(self, silent: Collection[RankedBy]) -> "RankingWeights":
        """Return the weights without some axes: their weight goes to need, so that the sum stays 100."""
        out = tuple(one for one in self.axes if one.axis in silent)
        more = sum(one.weight for one in out)
        kept = (one for one in self.axes if one not in out)
        axes = (replace(one, weight=one.weight + more) if one.axis == RankedBy.NEED else one for one in kept)
        return replace(self, axes=tuple(axes), left_out=(*self.left_out, *out))

    def of_plan(self, axis: RankedBy, facts: PlanFacts) -> Ends | None:
        """Return an axis of the plan at both ends, 0 to 100; None where nothing can be counted."""
        return axis_ends(facts, ((one.part, one.weight) for one in self.parts if one.axis == axis))
