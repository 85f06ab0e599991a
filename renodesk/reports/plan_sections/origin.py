"""Annex: which data and which packs this paper was made from."""

from collections.abc import Iterator

from renodesk.reports.blocks import Block
from renodesk.reports.plan_snapshot import PlanSnapshot
from renodesk.reports.shared_blocks import origin_blocks


def origin(plan: PlanSnapshot) -> Iterator[Block]:
    """Return packs and digest."""
    return origin_blocks(plan)
