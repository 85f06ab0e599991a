"""By what estates are ranked, how much each axis weighs, and of what parts those of the plan are made."""

from dataclasses import dataclass
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
    """A pack of axes whose weights add up to 100; need is one of them."""

    identity: PackIdentity
    axes: tuple[RankingAxis, ...]
    parts: tuple[PartWeight, ...] = ()

    def of_plan(self, axis: RankedBy, facts: PlanFacts) -> Ends | None:
        """Return an axis of the plan at both ends, 0 to 100; None where nothing can be counted."""
        return axis_ends(facts, ((one.part, one.weight) for one in self.parts if one.axis == axis))
