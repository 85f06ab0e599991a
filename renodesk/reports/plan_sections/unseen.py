"""What nobody saw yet or two people saw differently: the plan may change with it."""

from collections.abc import Iterator

from renodesk.reports.blocks import Block, Bullets, Cell, Column, Heading, Paragraph, Table
from renodesk.reports.plan_sections.saying import text
from renodesk.reports.plan_snapshot import PlanSnapshot


def unseen(plan: PlanSnapshot) -> Iterator[Block]:
    """Return the list of what is open in the diagnosis."""
    yield Heading(text=text(plan, "unseen"), flows=True)
    yield Paragraph(text=text(plan, "reno_unseen_note"), tone="quiet")
    if plan.unseen:
        yield Table(
            columns=(
                Column(title=text(plan, "col_item"), width=0.32),
                Column(title=text(plan, "col_places"), width=0.3),
                Column(title=text(plan, "col_reason"), width=0.38),
            ),
            rows=tuple(
                (
                    Cell(text=f"{one.code} {one.name}"),
                    Cell(text=one.places),
                    Cell(text=one.reason, tone="quiet"),
                )
                for one in plan.unseen
            ),
        )
    else:
        yield Paragraph(text=text(plan, "nothing_unseen"))
    if plan.contested:
        yield Heading(text=text(plan, "contested"), level=2)
        yield Bullets(lines=plan.contested)
