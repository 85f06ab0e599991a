"""One page a mayor can read: what, for whom, how much, who pays, what it brings, what stays open."""

from collections.abc import Iterator

from renodesk.domain.money import NOTHING, Amounts, yuan_shown
from renodesk.reports.blocks import (
    Block,
    Bullets,
    Callout,
    Cell,
    Column,
    Heading,
    KeyNumber,
    Paragraph,
    SideBySide,
    Table,
)
from renodesk.reports.chart_blocks import CostBar, CostBars
from renodesk.reports.plan_money_snapshot import FundingPart
from renodesk.reports.plan_sections.open_points import open_points
from renodesk.reports.plan_sections.saying import NONE, ends, likely, listed, year_text
from renodesk.reports.plan_snapshot import Duty, PlanSnapshot, WorkLine
from renodesk.reports.saying import text
from renodesk.reports.words import interval_text
from renodesk.texts import joined

DUTIES: tuple[Duty, ...] = ("must", "upgrade", "outside")
MOST_NAMED, MOST_LETTERS = 6, 60
_TEN_THOUSAND, _MILLION = 1_000_000, 100_000_000
"""Fen in 万元, and in a million yuan."""


def summary(plan: PlanSnapshot) -> Iterator[Block]:
    """Return the summary page."""
    yield Heading(text=text(plan, "summary"))
    if plan.is_example:
        yield Callout(title=text(plan, "reno_example"), lines=(text(plan, "reno_example_why"),), tone="bad")
    yield SideBySide(left=(_score(plan),), right=_cost(plan))
    yield Heading(text=text(plan, "reno_what"), level=2)
    yield Paragraph(text=_for_whom(plan))
    yield _contents(plan)
    if plan.money is not None and plan.years:
        years = (
            text(plan, "reno_year_cost", year=year_text(plan, one.year), amount=likely(one.total))
            for one in plan.money.years
        )
        yield Paragraph(text=listed(plan, years, is_long=True))
    yield Heading(text=text(plan, "reno_who_pays"), level=2)
    if plan.funding is None:
        yield Paragraph(text=text(plan, "reno_no_money"), tone="warn")
    else:
        yield payer_bars(plan, plan.funding)
    yield Heading(text=text(plan, "reno_open"), level=2)
    yield Bullets(lines=tuple(open_points(plan)) or (text(plan, "reno_open_nothing"),))


def _score(plan: PlanSnapshot) -> Block:
    total = plan.total
    return KeyNumber(
        label=text(plan, "reno_score_after"),
        value=interval_text(total.after),
        word=total.after_word,
        note=text(plan, "reno_score_today", today=interval_text(total.today), word=total.today_word),
        tone="plain",
    )


def _cost(plan: PlanSnapshot) -> Block:
    money = plan.money
    if money is None:
        return KeyNumber(
            label=text(plan, "reno_cost"),
            value=NONE,
            word=text(plan, "reno_no_book"),
            note=text(plan, "reno_no_money"),
            tone="warn",
        )
    words = [_gap(plan)]
    if money.lacks:
        words.append(text(plan, "reno_unpriced", count=money.lack_count))
    return KeyNumber(
        label=text(plan, "reno_cost"),
        value=text(plan, "reno_wan", amount=rounded_text(plan, money.total.likely)),
        word=listed(plan, words),
        note=text(
            plan,
            "reno_cost_note",
            ends=ends(money.total),
            household=likely(money.per_household),
            area=likely(money.per_m2),
        ),
        tone="good" if words == [text(plan, "reno_no_gap")] else "warn",
    )


def _gap(plan: PlanSnapshot) -> str:
    gap = plan.funding.gap.likely if plan.funding is not None else 0
    amount = rounded_text(plan, gap)
    return text(plan, "reno_gap_wan", amount=amount) if gap else text(plan, "reno_no_gap")


def rounded_text(plan: PlanSnapshot, fen: int) -> str:
    """Return an amount in 万 (in English in millions) with two decimals, half up."""
    whole = _MILLION if plan.language == "en" else _TEN_THOUSAND
    hundredths = (fen * 100 + whole // 2) // whole
    return f"{hundredths // 100:,}.{hundredths % 100:02d}"


def _for_whom(plan: PlanSnapshot) -> str:
    return text(
        plan,
        "reno_for_whom",
        buildings=len(plan.buildings),
        households=plan.households or NONE,
        area=plan.floor_area or NONE,
    )


def _contents(plan: PlanSnapshot) -> Block:
    rows = []
    for duty in DUTIES:
        works = [one for one in plan.works if one.duty == duty]
        if works:
            rows.append(_row(plan, duty, works))
    if not rows:
        return Paragraph(text=text(plan, "reno_no_works"), tone="warn")
    return Table(
        columns=(
            Column(title=text(plan, "col_class"), width=0.12),
            Column(title=text(plan, "reno_col_items"), width=0.08, align="right"),
            Column(title=text(plan, "reno_col_spots"), width=0.08, align="right"),
            Column(title=text(plan, "reno_col_likely"), width=0.18, align="right"),
            Column(title=text(plan, "reno_col_mainly"), width=0.54),
        ),
        rows=tuple(rows),
    )


def _row(plan: PlanSnapshot, duty: Duty, works: list[WorkLine]) -> tuple[Cell, ...]:
    largest = sorted(works, key=lambda one: -(one.total or Amounts()).likely)
    names = list(dict.fromkeys(one.name for one in largest))
    more = text(plan, "reno_and_others") if len(names) > MOST_NAMED else ""
    totals = [one.total for one in works if one.total is not None]
    return (
        Cell(text=text(plan, f"reno_duty_{duty}"), is_bold=True),
        Cell(text=str(len({one.code or one.name for one in works}))),
        Cell(text=str(sum(one.place_count for one in works))),
        Cell(text=yuan_shown(sum(totals, NOTHING).likely) if totals else NONE, is_bold=True),
        Cell(text=listed(plan, map(_cut, names[:MOST_NAMED])) + more),
    )


def _cut(name: str) -> str:
    """Return what of a name fits the page; the chapter on design has the whole."""
    return name if len(name) <= MOST_LETTERS else name[: MOST_LETTERS - 1] + "…"


def payer_bars(plan: PlanSnapshot, funding: FundingPart) -> CostBars:
    """Return the channels that pay and the gap as bars."""
    paying = [(one.name, one.total) for one in funding.channels if one.total != NOTHING]
    if funding.gap != NOTHING:
        paying.append((text(plan, "reno_gap"), funding.gap))
    bars = tuple(
        CostBar(
            label=name, low=total.low, likely=total.likely, high=total.high, text=yuan_shown(total.likely)
        )
        for name, total in paying
    )
    said = joined(
        "；", (f"{name} {yuan_shown(total.likely)}（{ends(total)}）" for name, total in paying), plan.language
    )
    return CostBars(bars=bars, text=said or text(plan, "reno_no_payers"))
