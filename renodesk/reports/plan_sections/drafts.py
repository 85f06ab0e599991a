"""三上三下: the drafts of the plan that went down to residents, and what came of their replies."""

from collections.abc import Iterator

from renodesk.reports.blocks import Block, Heading
from renodesk.reports.plan_snapshot import PlanSnapshot
from renodesk.reports.questionnaire_paper import draft_blocks
from renodesk.reports.saying import text


def drafts(plan: PlanSnapshot) -> Iterator[Block]:
    """Return the chapter; that no draft went down is said."""
    yield Heading(text=text(plan, "reno_drafts"), flows=True)
    yield from draft_blocks(plan.drafts, plan.language)
