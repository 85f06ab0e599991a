"""三 资金筹集方案: channels with rule and source, shares of every item, the gap, and a warning."""

from collections.abc import Iterator
from fractions import Fraction

from renodesk.domain.money import NOTHING, Amounts
from renodesk.reports.blocks import Block, Bullets, Callout, Cell, Column, Heading, Paragraph, Table
from renodesk.reports.plan_money_snapshot import FundingPart, MoneyPart
from renodesk.reports.plan_sections.saying import NONE, ends, likely
from renodesk.reports.plan_sections.states import checked
from renodesk.reports.plan_sections.summary import payer_bars
from renodesk.reports.plan_snapshot import PlanSnapshot
from renodesk.reports.saying import text
from renodesk.reports.words import score_text
from renodesk.texts import joined


def funding(plan: PlanSnapshot) -> Iterator[Block]:
    """Return the chapter."""
    yield Heading(text=text(plan, "reno_funding"))
    if plan.funding is None or plan.money is None:
        yield Callout(title=text(plan, "reno_no_book"), lines=(text(plan, "reno_no_money"),), tone="warn")
        yield from checked(plan, "funding")
        return
    yield payer_bars(plan, plan.funding)
    yield from _warnings(plan, plan.funding)
    yield _channels(plan, plan.funding, plan.money)
    yield Paragraph(text=text(plan, "reno_adds_up"), tone="quiet")
    yield from _shares(plan, plan.funding)
    if plan.funding.open:
        yield Heading(text=text(plan, "reno_unpaid"), level=2)
        yield Paragraph(text=joined("；", plan.funding.open, plan.language))
    yield Heading(text=text(plan, "reno_channel_rules"), level=2)
    yield Bullets(
        lines=tuple(
            text(plan, "reno_channel_rule", name=f"{one.code} {one.name}", rule=one.rule, source=one.source)
            for one in plan.funding.channels
        )
    )
    yield Paragraph(
        text=text(
            plan, "pack_source", title=plan.funding.statement.rstrip("。."), source=plan.funding.source
        ),
        tone="quiet",
    )
    yield from checked(plan, "funding")


def _warnings(plan: PlanSnapshot, part: FundingPart) -> Iterator[Block]:
    if part.is_all_fiscal:
        yield Callout(
            title=text(plan, "reno_all_fiscal_title"), lines=(text(plan, "reno_all_fiscal"),), tone="bad"
        )
    elif part.fiscal_percent is not None:
        yield Paragraph(text=text(plan, "reno_fiscal", percent=score_text(part.fiscal_percent)))
    if part.gap.likely:
        yield Callout(
            title=text(plan, "reno_gap_title", amount=likely(part.gap)),
            lines=(text(plan, "reno_gap_why", ends=ends(part.gap), count=len(part.open)),),
            tone="warn",
        )


def _channels(plan: PlanSnapshot, part: FundingPart, money: MoneyPart) -> Table:
    rows = [(f"{one.code} {one.name}", one.payer, one.total) for one in part.channels]
    rows += [(text(plan, "reno_gap"), text(plan, "reno_nobody"), part.gap)]
    return Table(
        columns=(
            Column(title=text(plan, "reno_col_channel"), width=0.26),
            Column(title=text(plan, "reno_col_payer"), width=0.23),
            Column(title=text(plan, "reno_col_likely"), width=0.16, align="right"),
            Column(title=text(plan, "reno_col_ends"), width=0.24, align="right"),
            Column(title=text(plan, "reno_col_part"), width=0.11, align="right"),
        ),
        rows=(
            *(
                (
                    Cell(text=name, is_bold=True),
                    Cell(text=payer, tone="quiet"),
                    Cell(text=likely(total) if total != NOTHING else NONE),
                    Cell(text=ends(total) if total != NOTHING else NONE, tone="quiet"),
                    Cell(text=_part(total, money.total)),
                )
                for name, payer, total in rows
            ),
            (
                Cell(text=text(plan, "reno_sum"), is_bold=True),
                Cell(text=""),
                Cell(text=likely(money.total), is_bold=True),
                Cell(text=ends(money.total), is_bold=True),
                Cell(text="100%" if money.total.likely else NONE, is_bold=True),
            ),
        ),
    )


def _part(amounts: Amounts, whole: Amounts) -> str:
    if not whole.likely or not amounts.likely:
        return NONE
    return score_text(Fraction(amounts.likely * 100, whole.likely)) + "%"


def _shares(plan: PlanSnapshot, part: FundingPart) -> Iterator[Block]:
    yield Heading(text=text(plan, "reno_shares"), level=2)
    if not part.shares:
        yield Paragraph(text=text(plan, "reno_no_shares"))
        return
    yield Table(
        columns=(
            Column(title=text(plan, "reno_col_work"), width=0.28),
            Column(title=text(plan, "reno_col_channel"), width=0.22),
            Column(title=text(plan, "reno_col_share"), width=0.11, align="right"),
            Column(title=text(plan, "reno_col_likely"), width=0.15, align="right"),
            Column(title=text(plan, "reno_col_rule"), width=0.24),
        ),
        rows=tuple(
            (
                Cell(text=one.item),
                Cell(text=one.channel),
                Cell(
                    text=one.percent or text(plan, "reno_share_open"), tone="plain" if one.percent else "warn"
                ),
                Cell(text=likely(one.total) if one.percent else NONE),
                Cell(text=one.rule, tone="quiet"),
            )
            for one in part.shares
        ),
    )
