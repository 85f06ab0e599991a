"""The cover of the 一楼一策 sheets alone."""

from collections.abc import Iterator

from renodesk.reports.blocks import Block
from renodesk.reports.plan_sections.cover import cover_of
from renodesk.reports.plan_snapshot import PlanSnapshot
from renodesk.reports.saying import text


def buildings_cover(plan: PlanSnapshot) -> Iterator[Block]:
    """Return the cover."""
    yield cover_of(plan, text(plan, "reno_buildings_title"))
