"""By what estates are ranked, and how much each axis weighs."""

from dataclasses import dataclass

from renodesk.domain.form import Axis, PackIdentity

RANKED_BY = (Axis.NEED, Axis.WILLINGNESS)
"""Axes of the tree that can rank estates: what is known of them stands in the office's index."""


@dataclass(frozen=True, kw_only=True, slots=True)
class RankingAxis:
    """One axis: its share of 100, and where that it counts, and how much, comes from."""

    axis: Axis
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
