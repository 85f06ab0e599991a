"""What residents wish for, and what the plan does with it."""

from collections.abc import Iterator

from renodesk.reports.blocks import Block, Cell, Column, Heading, Paragraph, Table
from renodesk.reports.plan_sections.saying import text
from renodesk.reports.plan_snapshot import PlanSnapshot


def wishes(plan: PlanSnapshot) -> Iterator[Block]:
    """Return the chapter."""
    yield Heading(text=text(plan, "reno_wishes"), flows=True)
    if not plan.wishes:
        yield Paragraph(text=text(plan, "reno_no_wishes"), tone="warn")
        return
    yield Table(
        columns=(
            Column(title=text(plan, "reno_col_work"), width=0.34),
            Column(title=text(plan, "col_wish"), width=0.42),
            Column(title=text(plan, "reno_col_answer"), width=0.24),
        ),
        rows=tuple(
            (Cell(text=f"{one.code} {one.name}", is_bold=True), Cell(text=one.wish), Cell(text=one.answer))
            for one in plan.wishes
        ),
    )
