"""What nobody saw yet or two people saw differently: the plan may change with it."""

from collections.abc import Iterator

from renodesk.reports.blocks import Block, Heading, Paragraph
from renodesk.reports.plan_snapshot import PlanSnapshot
from renodesk.reports.saying import text
from renodesk.reports.shared_blocks import open_blocks


def unseen(plan: PlanSnapshot) -> Iterator[Block]:
    """Return the list of what is open in the diagnosis."""
    yield Heading(text=text(plan, "unseen"), flows=True)
    yield Paragraph(text=text(plan, "reno_unseen_note"), tone="quiet")
    yield from open_blocks(plan, plan.unseen, plan.contested)
