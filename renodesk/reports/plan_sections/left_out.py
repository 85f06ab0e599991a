"""What was left out and why (应改尽改): 必改 asked for without a reason first."""

from collections.abc import Iterator, Sequence

from renodesk.reports.blocks import Block, Callout, Cell, Column, Heading, Paragraph, Table
from renodesk.reports.plan_sections.saying import NONE, unseen_text
from renodesk.reports.plan_snapshot import LeftOutLine, PlanSnapshot
from renodesk.reports.saying import text


def left_out(plan: PlanSnapshot) -> Iterator[Block]:
    """Return the chapter."""
    yield Heading(text=text(plan, "reno_left_out"), flows=True)
    asked = [one for one in plan.left_out if one.is_asked]
    others = [one for one in plan.left_out if not one.is_asked]
    open_ones = [one for one in asked if not one.reason]
    if open_ones:
        lines = tuple(f"{one.code} {one.name}　{one.places}".strip() for one in open_ones)
        yield Callout(
            title=text(plan, "reno_left_no_reason_title", count=len(open_ones)), lines=lines, tone="bad"
        )
    yield Heading(text=text(plan, "reno_left_asked"), level=2)
    if asked:
        yield _table(plan, asked)
    else:
        yield Paragraph(text=text(plan, "reno_left_none") + unseen_text(plan))
    yield Heading(text=text(plan, "reno_left_others"), level=2)
    if others:
        yield _table(plan, others)
    else:
        yield Paragraph(text=text(plan, "reno_left_no_others"))


def _table(plan: PlanSnapshot, lines: Sequence[LeftOutLine]) -> Table:
    return Table(
        columns=(
            Column(title=text(plan, "reno_col_work"), width=0.26),
            Column(title=text(plan, "col_places"), width=0.24),
            Column(title=text(plan, "reno_col_asked"), width=0.25),
            Column(title=text(plan, "reno_col_why_left"), width=0.25),
        ),
        rows=tuple(_row(plan, one) for one in lines),
    )


def _row(plan: PlanSnapshot, one: LeftOutLine) -> tuple[Cell, ...]:
    urgent = "　" + text(plan, "urgent") if one.is_urgent else ""
    is_missing = one.is_asked and not one.reason
    return (
        Cell(
            text=f"{one.code} {one.name}　{text(plan, f'reno_duty_{one.duty}')}{urgent}".strip(), is_bold=True
        ),
        Cell(text=one.places),
        Cell(text=one.asked or NONE),
        Cell(
            text=one.reason or text(plan, "reno_no_reason" if is_missing else "reno_not_asked_for"),
            tone="bad" if is_missing else "plain" if one.reason else "quiet",
        ),
    )
