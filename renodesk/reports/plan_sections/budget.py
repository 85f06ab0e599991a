"""二 工程预算: every line with its ends and contingency, sums that add up, and what has no price."""

from collections.abc import Iterator, Sequence

from renodesk.domain.money import NOTHING, Amounts
from renodesk.reports.blocks import Block, Bullets, Callout, Cell, Column, Heading, Paragraph, Table
from renodesk.reports.chart_blocks import CostBar, CostBars
from renodesk.reports.plan_money_snapshot import CostRow, MoneyPart, SumRow
from renodesk.reports.plan_sections.saying import ends, likely
from renodesk.reports.plan_snapshot import PlanSnapshot
from renodesk.reports.saying import text
from renodesk.texts import joined


def budget(plan: PlanSnapshot) -> Iterator[Block]:
    """Return the chapter."""
    yield Heading(text=text(plan, "reno_budget"))
    money = plan.money
    if money is None:
        lines = (text(plan, "reno_no_money"), text(plan, "reno_no_book_do"))
        yield Callout(title=text(plan, "reno_no_book"), lines=lines, tone="warn")
        return
    if money.is_example:
        yield Callout(title=text(plan, "reno_example"), lines=(text(plan, "reno_example_why"),), tone="bad")
    yield Paragraph(
        text=text(
            plan,
            "reno_budget_total",
            total=likely(money.total),
            ends=ends(money.total),
            works=likely(money.works),
            contingency=likely(money.contingency),
            outside=likely(money.outside),
            household=likely(money.per_household),
            area=likely(money.per_m2),
        )
    )
    yield Paragraph(
        text=text(plan, "reno_budget_book", book=money.book, region=money.region, on=money.on), tone="quiet"
    )
    yield from _lines(plan, money)
    yield from _sums(plan, money)
    yield from _lacks(plan, money)
    yield Paragraph(text=text(plan, "reno_budget_rule"), tone="quiet")


def _lines(plan: PlanSnapshot, money: MoneyPart) -> Iterator[Block]:
    yield Heading(text=text(plan, "reno_budget_lines"), level=2)
    if not money.rows:
        yield Paragraph(text=text(plan, "reno_nothing_priced"))
        return
    yield Table(
        columns=(
            Column(title=text(plan, "reno_col_work_place"), width=0.22),
            Column(title=text(plan, "col_quantity"), width=0.13),
            Column(title=text(plan, "reno_col_price"), width=0.12),
            Column(title=text(plan, "reno_col_row"), width=0.075, align="right"),
            Column(title=text(plan, "reno_col_contingency"), width=0.14, align="right"),
            Column(title=text(plan, "reno_col_likely"), width=0.15, align="right"),
            Column(title=text(plan, "reno_col_ends"), width=0.165, align="right"),
        ),
        rows=(*(_row(plan, one) for one in money.rows), _total(plan, money)),
    )


def _row(plan: PlanSnapshot, one: CostRow) -> tuple[Cell, ...]:
    return (
        Cell(text=f"{one.code} {one.name}　{one.places}".strip()),
        Cell(text=one.quantity),
        Cell(text=one.price),
        Cell(text=joined("，", filter(None, (one.row, one.percent)), plan.language), tone="quiet"),
        Cell(text=likely(one.contingency)),
        Cell(text=likely(one.total), is_bold=True),
        Cell(text=ends(one.total), tone="quiet"),
    )


def _total(plan: PlanSnapshot, money: MoneyPart) -> tuple[Cell, ...]:
    return (
        Cell(text=text(plan, "reno_sum"), is_bold=True),
        Cell(text=""),
        Cell(text=""),
        Cell(text=""),
        Cell(text=likely(money.contingency), is_bold=True),
        Cell(text=likely(money.total), is_bold=True),
        Cell(text=ends(money.total), is_bold=True),
    )


def _sums(plan: PlanSnapshot, money: MoneyPart) -> Iterator[Block]:
    yield Heading(text=text(plan, "reno_sums_class"), level=2)
    yield bars_of(plan, money.by_class)
    for code, rows in (("duty", money.by_duty), ("class", money.by_class), ("phase", money.by_phase)):
        yield Heading(text=text(plan, f"reno_sums_by_{code}"), level=3)
        yield _sum_table(plan, rows, money.total)
    yield Heading(text=text(plan, "reno_sums_building"), level=2)
    yield Table(
        columns=(
            Column(title=text(plan, "col_places"), width=0.22),
            Column(title=text(plan, "reno_col_likely"), width=0.19, align="right"),
            Column(title=text(plan, "reno_col_ends"), width=0.27, align="right"),
            Column(title=text(plan, "reno_col_household"), width=0.17, align="right"),
            Column(title=text(plan, "reno_col_m2"), width=0.15, align="right"),
        ),
        rows=(
            *(
                (
                    Cell(text=_named(plan, one), is_bold=True),
                    Cell(text=likely(_priced(one))),
                    Cell(text=ends(_priced(one)), tone="quiet"),
                    Cell(text=likely(one.per_household)),
                    Cell(text=likely(one.per_m2)),
                )
                for one in money.by_building
            ),
            (
                Cell(text=text(plan, "reno_sum"), is_bold=True),
                Cell(text=likely(money.total), is_bold=True),
                Cell(text=ends(money.total), is_bold=True),
                Cell(text=likely(money.per_household), is_bold=True),
                Cell(text=likely(money.per_m2), is_bold=True),
            ),
        ),
    )


def _sum_table(plan: PlanSnapshot, rows: Sequence[SumRow], total: Amounts) -> Table:
    return Table(
        columns=(
            Column(title=text(plan, "col_class"), width=0.4),
            Column(title=text(plan, "reno_col_likely"), width=0.27, align="right"),
            Column(title=text(plan, "reno_col_ends"), width=0.33, align="right"),
        ),
        rows=(
            *(
                (
                    Cell(text=_named(plan, one)),
                    Cell(text=likely(_priced(one))),
                    Cell(text=ends(_priced(one)), tone="quiet"),
                )
                for one in rows
            ),
            (
                Cell(text=text(plan, "reno_sum"), is_bold=True),
                Cell(text=likely(total), is_bold=True),
                Cell(text=ends(total), is_bold=True),
            ),
        ),
    )


def _named(plan: PlanSnapshot, one: SumRow) -> str:
    return one.name + (text(plan, "reno_lacks_in", count=one.lacks) if one.lacks else "")


def _priced(one: SumRow) -> Amounts | None:
    """Return a sum; what nothing is known of costs not nothing."""
    return None if one.lacks and one.total == NOTHING else one.total


def bars_of(plan: PlanSnapshot, rows: Sequence[SumRow]) -> CostBars:
    """Return sums as bars, the same in words."""
    shown = [one for one in rows if one.total != NOTHING]
    return CostBars(
        bars=tuple(
            CostBar(
                label=one.name,
                low=one.total.low,
                likely=one.total.likely,
                high=one.total.high,
                text=likely(one.total),
            )
            for one in shown
        ),
        text=joined(
            "；", (f"{one.name} {likely(one.total)}（{ends(one.total)}）" for one in shown), plan.language
        )
        or text(plan, "reno_nothing_priced"),
    )


def _lacks(plan: PlanSnapshot, money: MoneyPart) -> Iterator[Block]:
    yield Heading(text=text(plan, "reno_lacks"), level=2)
    if not money.lacks:
        yield Paragraph(text=text(plan, "reno_no_lacks"))
        return
    yield Paragraph(text=text(plan, "reno_lacks_note"), tone="warn")
    yield Bullets(lines=money.lacks)
