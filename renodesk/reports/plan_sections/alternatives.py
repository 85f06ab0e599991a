"""方案比选: the plans of the round side by side, and what the best one under the budget would be."""

from collections.abc import Iterator

from renodesk.reports.blocks import Block, Bullets, Cell, Column, Heading, Paragraph, Table
from renodesk.reports.plan_sections.saying import NONE, ends, likely
from renodesk.reports.plan_snapshot import AlternativeLine, PlanSnapshot
from renodesk.reports.saying import text
from renodesk.reports.words import interval_text
from renodesk.texts import joined


def alternatives(plan: PlanSnapshot) -> Iterator[Block]:
    """Return the chapter."""
    yield Heading(text=text(plan, "reno_alternatives"), flows=True)
    if len(plan.alternatives) == 1:
        yield Paragraph(text=text(plan, "reno_one_alternative"))
    yield Table(
        columns=(
            Column(title=text(plan, "reno_col_plan"), width=0.2),
            Column(title=text(plan, "reno_col_items"), width=0.08, align="right"),
            Column(title=text(plan, "reno_col_likely"), width=0.15, align="right"),
            Column(title=text(plan, "reno_col_ends"), width=0.16, align="right"),
            Column(title=text(plan, "reno_gap"), width=0.15, align="right"),
            Column(title=text(plan, "reno_col_after"), width=0.13, align="right"),
            Column(title=text(plan, "reno_col_left"), width=0.13, align="right"),
        ),
        rows=tuple(_row(plan, one) for one in plan.alternatives),
    )
    yield Paragraph(text=text(plan, "reno_alternatives_note"), tone="quiet")
    if plan.best:
        yield Heading(text=text(plan, "reno_best_title"), level=2)
        yield Bullets(lines=plan.best)


def _row(plan: PlanSnapshot, one: AlternativeLine) -> tuple[Cell, ...]:
    marks = [text(plan, "reno_adopted")] if one.is_adopted else []
    marks += [text(plan, "reno_this_plan")] if one.is_this else []
    lacks = text(plan, "reno_lacks_in", count=one.lacks) if one.lacks else ""
    no_reason = text(plan, "reno_left_no_reason", count=one.no_reason) if one.no_reason else ""
    return (
        Cell(
            text=one.title + (f"（{joined('，', marks, plan.language)}）" if marks else ""),
            is_bold=one.is_this,
        ),
        Cell(text=str(one.measures)),
        Cell(text=(likely(one.total) + lacks) if one.total is not None else NONE),
        Cell(text=ends(one.total), tone="quiet"),
        Cell(text=likely(one.gap)),
        Cell(text=interval_text(one.after), is_bold=True),
        Cell(text=f"{one.left_out}{no_reason}", tone="bad" if one.no_reason else "plain"),
    )
