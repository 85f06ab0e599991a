"""四 业主自筹资金额度: what falls on the homes of each building, or what is missing to say so."""

from collections.abc import Iterator

from renodesk.domain.money import yuan_shown
from renodesk.reports.blocks import Block, Bullets, Callout, Cell, Column, Heading, Paragraph, Table
from renodesk.reports.plan_money_snapshot import BillPart, BillRow
from renodesk.reports.plan_sections.saying import NONE, ends, likely
from renodesk.reports.plan_snapshot import PlanSnapshot
from renodesk.reports.saying import text
from renodesk.texts import joined


def bills(plan: PlanSnapshot) -> Iterator[Block]:
    """Return the chapter."""
    yield Heading(text=text(plan, "reno_bills"), flows=True)
    part = plan.bills
    if part is None:
        yield Callout(
            title=text(plan, "reno_no_book"), lines=(text(plan, "reno_bills_no_money"),), tone="warn"
        )
        return
    if part.total.likely:
        yield Paragraph(
            text=text(
                plan,
                "reno_bills_total",
                channel=part.channel,
                total=likely(part.total),
                ends=ends(part.total),
            )
        )
    else:
        yield Paragraph(text=text(plan, "reno_bills_none"), tone="warn")
    if part.open:
        yield Paragraph(text=text(plan, "reno_bills_open", works=joined("；", part.open, plan.language)))
    if part.missing:
        yield Callout(
            title=text(plan, "reno_bills_missing", count=len(part.missing)),
            lines=(
                text(plan, "reno_bills_missing_which", buildings=joined("、", part.missing, plan.language)),
            ),
            tone="warn",
        )
    if part.rows:
        yield _table(plan, part)
        yield Paragraph(text=text(plan, "reno_bills_rule"), tone="quiet")
    if part.unbilled:
        yield Bullets(
            lines=tuple(
                text(plan, "reno_unbilled", place=place, amount=yuan_shown(fen))
                for place, fen in part.unbilled
            )
        )


def _table(plan: PlanSnapshot, part: BillPart) -> Table:
    is_open = not part.total.likely
    return Table(
        columns=(
            Column(title=text(plan, "col_building"), width=0.2),
            Column(title=text(plan, "reno_col_households"), width=0.12, align="right"),
            Column(title=text(plan, "reno_col_area"), width=0.18, align="right"),
            Column(title=text(plan, "reno_col_residents"), width=0.2, align="right"),
            Column(title=text(plan, "reno_col_each"), width=0.16, align="right"),
            Column(title=text(plan, "reno_col_m2"), width=0.14, align="right"),
        ),
        rows=tuple(_row(plan, one, is_open=is_open) for one in part.rows),
    )


def _row(plan: PlanSnapshot, one: BillRow, *, is_open: bool) -> tuple[Cell, ...]:
    amounts = (one.amount, one.each, one.per_m2)
    undecided = text(plan, "reno_undecided")
    shown = [undecided if is_open else NONE if amount is None else yuan_shown(amount) for amount in amounts]
    return (
        Cell(text=one.building, is_bold=True),
        Cell(text=one.households),
        Cell(text=one.area, tone="warn" if one.area == NONE else "plain"),
        Cell(text=shown[0], is_bold=True),
        Cell(text=shown[1]),
        Cell(text=shown[2]),
    )
