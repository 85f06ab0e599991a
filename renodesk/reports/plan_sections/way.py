"""The way of the estate so far: rounds, steps, papers, meetings and moves in the reserve, by day."""

from collections.abc import Iterator

from renodesk.reports.blocks import Block, Heading
from renodesk.reports.plan_sections.saying import text
from renodesk.reports.plan_snapshot import PlanSnapshot
from renodesk.reports.procedure_paper import way_blocks
from renodesk.texts import Language


def way(plan: PlanSnapshot) -> Iterator[Block]:
    """Return the chapter; planned days are in grey, and nothing is made up."""
    language: Language = "en" if plan.language == "en" else "zh"
    yield Heading(text=text(plan, "reno_way"), flows=True)
    yield from way_blocks(plan.way, language)
