"""What residents wish for, and what the plan does with it."""

from collections.abc import Iterator

from renodesk.reports.blocks import Block, Bullets, Cell, Column, Heading, Paragraph, Table
from renodesk.reports.plan_sections.states import checked
from renodesk.reports.plan_snapshot import PlanSnapshot
from renodesk.reports.saying import text


def wishes(plan: PlanSnapshot) -> Iterator[Block]:
    """Return the chapter: questionnaires, the order of the 36, and wishes noted on site."""
    yield Heading(text=text(plan, "reno_wishes"), flows=True)
    yield from _asked(plan)
    yield from checked(plan, "wishes")
    if plan.chapters.asked.sums:
        yield Heading(text=text(plan, "reno_wishes_noted"), level=2)
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


def _asked(plan: PlanSnapshot) -> Iterator[Block]:
    """Yield what questionnaires came to: how many, how sound, what was said, and beside the designer."""
    asked = plan.chapters.asked
    if not asked.sums:
        yield Paragraph(text=text(plan, "reno_forms_none"), tone="warn")
        return
    yield Heading(text=text(plan, "reno_forms"), level=2)
    yield Bullets(lines=asked.sums)
    results, gaps = ("reno_forms_results", asked.results), ("reno_forms_gaps", asked.gaps)
    for title, lines in (results, gaps, ("reno_forms_order", asked.order)):
        if lines:
            yield Heading(text=text(plan, title), level=3)
            yield Bullets(lines=lines)
