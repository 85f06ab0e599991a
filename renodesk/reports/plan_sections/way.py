"""The way of the estate so far: rounds, steps, papers, meetings and moves in the reserve, by day."""

from collections.abc import Iterator

from renodesk.reports.blocks import Block, Heading
from renodesk.reports.plan_sections.kept import kept
from renodesk.reports.plan_snapshot import PlanSnapshot
from renodesk.reports.procedure_paper import step_blocks, way_blocks
from renodesk.reports.saying import text


def way(plan: PlanSnapshot) -> Iterator[Block]:
    """Return the chapter: the steps with what blocks them, then the way by day; planned days are in grey."""
    yield Heading(text=text(plan, "reno_way"), flows=True)
    yield from step_blocks(plan.chapters.ways, plan.language)
    yield Heading(text=text(plan, "reno_way_by_day"), level=2)
    yield from way_blocks(plan.way, plan.language)
    yield from kept(plan, "way")
