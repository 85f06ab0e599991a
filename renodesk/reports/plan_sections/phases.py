"""Years and effect: what is done when, the money of each year, and what each item adds to the score."""

from collections.abc import Iterator
from fractions import Fraction

from renodesk.domain.money import yuan_shown
from renodesk.reports.blocks import Block, Callout, Cell, Column, Heading, Paragraph, Table
from renodesk.reports.chart_blocks import Step, Timeline, TimelineRow, Waterfall
from renodesk.reports.plan_money_snapshot import MoneyPart
from renodesk.reports.plan_sections.saying import NONE, ends, likely, year_text
from renodesk.reports.plan_snapshot import GainLine, PlanSnapshot, ScoreLine
from renodesk.reports.saying import text
from renodesk.reports.snapshot import Interval
from renodesk.reports.words import interval_text, score_text
from renodesk.texts import joined


def phases(plan: PlanSnapshot) -> Iterator[Block]:
    """Return the chapter."""
    yield Heading(text=text(plan, "reno_phases"), flows=True)
    yield from _years(plan)
    yield from _effect(plan)


def _years(plan: PlanSnapshot) -> Iterator[Block]:
    if not plan.works:
        yield Paragraph(text=text(plan, "reno_no_works"))
        return
    if not plan.years:
        yield Callout(
            title=text(plan, "reno_no_years"), lines=(text(plan, "reno_no_years_why"),), tone="warn"
        )
    else:
        if plan.money is not None:
            yield _money(plan, plan.money)
        yield _timeline(plan)


def _timeline(plan: PlanSnapshot) -> Timeline:
    rows = []
    for one in sorted(plan.works, key=lambda work: (not work.year, work.year)):
        cost = f"{likely(one.total)}　" if one.total is not None else ""
        rows.append(
            TimelineRow(label=f"{one.code} {one.name}".strip(), year=one.year, text=f"{cost}{one.places}")
        )
    said = joined(
        "；", (f"{year_text(plan, row.year)} {row.label} {row.text}" for row in rows), plan.language
    )
    years = tuple(year_text(plan, year) for year in range(1, plan.years + 1))
    return Timeline(years=years, rows=tuple(rows), text=said)


def _money(plan: PlanSnapshot, money: MoneyPart) -> Table:
    return Table(
        columns=(
            Column(title=text(plan, "reno_col_year"), width=0.18),
            Column(title=text(plan, "reno_col_likely"), width=0.2, align="right"),
            Column(title=text(plan, "reno_col_ends"), width=0.26, align="right"),
            Column(title=text(plan, "reno_col_money"), width=0.18, align="right"),
            Column(title=text(plan, "reno_col_over"), width=0.18, align="right"),
        ),
        rows=(
            *(
                (
                    Cell(text=year_text(plan, one.year), is_bold=True),
                    Cell(text=likely(one.total)),
                    Cell(text=ends(one.total), tone="quiet"),
                    Cell(text=text(plan, "reno_no_limit") if one.money is None else yuan_shown(one.money)),
                    Cell(
                        text=yuan_shown(one.over) if one.over else NONE, tone="bad" if one.over else "quiet"
                    ),
                )
                for one in money.years
            ),
            (
                Cell(text=text(plan, "reno_sum"), is_bold=True),
                Cell(text=likely(money.total), is_bold=True),
                Cell(text=ends(money.total), is_bold=True),
                Cell(text=""),
                Cell(text=""),
            ),
        ),
    )


def _effect(plan: PlanSnapshot) -> Iterator[Block]:
    yield Heading(text=text(plan, "reno_effect"), level=2)
    yield Callout(
        title=text(plan, "reno_effect_proposed"), lines=(text(plan, "reno_effect_why"),), tone="warn"
    )
    if plan.gains:
        yield _waterfall(plan)
        yield Paragraph(text=text(plan, "reno_effect_order"), tone="quiet")
    yield Table(
        columns=(
            Column(title=text(plan, "col_chapter"), width=0.34),
            Column(title=text(plan, "reno_col_today"), width=0.33, align="right"),
            Column(title=text(plan, "reno_col_after"), width=0.33, align="right"),
        ),
        rows=tuple(_row(one, is_bold=one is plan.total) for one in (*plan.groups, plan.total)),
    )


def _row(one: ScoreLine, *, is_bold: bool) -> tuple[Cell, ...]:
    return (
        Cell(text=f"{one.code} {one.name}".strip(), is_bold=is_bold),
        Cell(text=f"{interval_text(one.today)}　{one.today_word}", is_bold=is_bold),
        Cell(text=f"{interval_text(one.after)}　{one.after_word}", is_bold=True),
    )


def _waterfall(plan: PlanSnapshot) -> Waterfall:
    total = plan.total
    gains = joined("；", (f"{one.name} +{_gain(one)}" for one in plan.gains), plan.language)
    return Waterfall(
        start=_step(text(plan, "reno_col_today"), total.today),
        steps=tuple(Step(label=one.name, low=one.low, high=one.high) for one in plan.gains),
        end=_step(text(plan, "reno_col_after"), total.after),
        text=text(
            plan,
            "reno_effect_text",
            today=interval_text(total.today),
            gains=gains,
            after=interval_text(total.after),
        ),
    )


def _step(label: str, interval: Interval) -> Step:
    return Step(label=label, low=interval.low or Fraction(0), high=interval.high or Fraction(0))


def _gain(one: GainLine) -> str:
    low, high = score_text(one.low), score_text(one.high)
    return low if low == high else f"{low} – {high}"
