"""Rankings in words: why an estate has its rank, line by line, as command line and window say it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction

from renodesk.domain.canonical import Json
from renodesk.domain.money import yuan_shown
from renodesk.domain.numbers import write_number
from renodesk.domain.plan_quality import PlanPart
from renodesk.domain.ranking import OF_PLAN, RankingAxis
from renodesk.services.frozen_rankings import FrozenRanking, Row
from renodesk.services.ranking_why import Neighbour, PlanCount, Unseen, Why
from renodesk.texts import Language, joined, say

MONEY = (PlanPart.PAID, PlanPart.AIMED_MONEY)
"""Parts that count fen."""
MOST_UNSEEN = 10
"""Rows named; all of them are in the JSON of the command line."""


def why_lines(why: Why, language: Language) -> Iterator[str]:
    """Yield why an estate has its rank: its axes, both neighbours, what is unseen, what the weights are."""
    one = why.one
    yield say(
        "why_rank",
        language,
        name=one.row.name,
        rank=one.rank,
        band=ranks_text(one.best, one.worst),
        count=why.count,
        points=tenths(one.points),
    )
    if one.points is None:
        yield say("why_no_need", language)
    for part in why.parts:
        yield "  " + say(
            "why_axis",
            language,
            axis=axis_name(part.axis, language),
            weight=part.axis.weight,
            value=interval(part.low, part.high),
            points=tenths(part.points),
        )
    if one.points is not None and not one.row.project.plan and not why.weights.left_out:
        yield "  " + say("why_no_plan", language)
    yield from ("    " + plan_line(counted, language) for counted in why.plan)
    for code, other in (("why_before", why.before), ("why_after", why.after)):
        if other is not None:
            yield say(code, language, name=other.one.row.name, rank=other.one.rank)
            yield from ("  " + line for line in _against(why, other, language))
    if why.unseen:
        yield say("why_unseen", language, count=len(why.unseen))
    for row in why.unseen[:MOST_UNSEEN]:
        yield f"  {unseen_name(row, language)}  {tenths(row.points)}"
    yield from left_out_lines(why.weights.left_out, language)
    identity = why.weights.identity
    yield identity.statement_en if language == "en" else identity.statement


def left_out_lines(axes: Sequence[RankingAxis], language: Language) -> Iterator[str]:
    """Yield which axes a ranking leaves out; nothing where it leaves out none."""
    if axes:
        names = joined("、", (axis_name(one, language) for one in axes), language)
        yield say("rank_left_out", language, axes=names)


def unseen_name(row: Unseen, language: Language) -> str:
    """Return what is not fully known: a row of the tree by its code, a part of a plan, or a missing plan."""
    name = row.name_en if language == "en" else row.name
    if row.code == "no_plan":
        return say("why_unplanned", language, axis=name)
    return name if row.axis in OF_PLAN else f"{row.code} {name}"


def plan_line(counted: PlanCount, language: Language) -> str:
    """Return what was counted of a part of the plan, with its share at both ends."""
    part = counted.part
    return say(
        "why_part",
        language,
        part=part.name_en if language == "en" else part.name,
        weight=part.weight,
        value=interval(*counted.ends) if counted.ends else "–",
        count=counted_text(counted, language),
    )


def counted_text(counted: PlanCount, language: Language) -> str:
    """Return what was counted of a part of the plan; money in yuan."""
    done, of = counted.share.done, counted.share.of
    if counted.part.part in MONEY and of == 1:
        return say("why_counted_all" if done else "why_counted_none", language)
    if counted.part.part in MONEY:
        return say("why_counted", language, done=yuan_shown(done), of=yuan_shown(of))
    return say("why_counted", language, done=done, of=of)


def _against(why: Why, other: Neighbour, language: Language) -> Iterator[str]:
    for part, lead in zip(why.parts, other.lead, strict=False):
        yield say("why_lead", language, axis=axis_name(part.axis, language), lead=signed(lead))
    yield swap_text(other, language)


def swap_text(other: Neighbour, language: Language) -> str:
    """Return the smallest change of a weight that makes an estate level with its neighbour."""
    if other.is_level:
        return say("why_level", language)
    swap = other.swap
    if swap is None:
        return say("why_no_swap", language)
    return say(
        "why_swap",
        language,
        axis=axis_name(swap.axis, language),
        weight=swap.axis.weight,
        becomes=_weight(swap.weight, swap.axis.weight),
    )


def ranks_text(best: int, worst: int) -> str:
    """Return the band of a rank."""
    return str(best) if best == worst else f"{best}–{worst}"


def tenths(number: Fraction | None) -> str:
    """Return a number for people: one decimal, halves up; a dash for none."""
    return "–" if number is None else write_number(Fraction((number * 10 + Fraction(1, 2)).__floor__(), 10))


def interval(low: Fraction | None, high: Fraction | None) -> str:
    """Return an interval for people; one number where its ends look alike."""
    ends = (tenths(low), tenths(high))
    return ends[0] if ends[0] == ends[1] else " – ".join(ends)


def axis_name(axis: RankingAxis, language: Language) -> str:
    """Return what an axis is called."""
    return axis.name_en if language == "en" else axis.name


def _weight(number: Fraction, before: int) -> str:
    """Return a changed weight, with more decimals where one would not show the change."""
    short = tenths(number)
    return short if short != str(before) else write_number(Fraction(round(number * 10**6), 10**6))


def signed(number: Fraction) -> str:
    """Return a difference with its sign."""
    return ("+" if number > 0 else "−" if number < 0 else "") + tenths(abs(number))


def frozen_about(frozen: FrozenRanking, moment: Callable[[str], str], language: Language) -> Iterator[str]:
    """Yield when and by whom a ranking was frozen, by which weights and packs; `moment` words times."""
    kept, ending = frozen.frozen, "_en" if language == "en" else ""
    yield say("frozen_head", language, name=frozen.name, at=moment(str(kept.get("at"))), by=kept.get("by"))
    for weight in rows_of(kept.get("weights")):
        axis = weight.get("name" + ending)
        facts = {"weight": weight.get("weight"), "axis": axis, "source": weight.get("source")}
        yield say("frozen_weight", language, **facts)
    for pack in rows_of(kept.get("packs")):
        facts = {"id": pack.get("id"), "version": pack.get("version"), "digest": str(pack.get("sha256"))[:12]}
        yield say("frozen_pack", language, **facts)


def rows_of(value: Json) -> list[Row]:
    """Return the rows of a list of the frozen file."""
    return [row for row in value if isinstance(row, Mapping)] if isinstance(value, list) else []
