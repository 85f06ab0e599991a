"""A yearly plan in words: why an estate is in or not, what forced choices cost, sums of years."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from renodesk.domain.money import yuan_shown
from renodesk.domain.numbers import write_number
from renodesk.services.ranking_words import ranks_text, signed, tenths
from renodesk.services.yearly.model import ForcedPrice, YearLine, YearPlan, YearSum
from renodesk.services.yearly.taking import YearTaking
from renodesk.texts import Language, explain, joined, say

WAN = 10_000 * 100
"""Fen in ten thousand yuan, the measure officials write budgets in."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Use:
    """How much of what a year has is used, in words; `share` of a limit, None without one."""

    what: str
    used: str
    most: str
    left: str
    share: Fraction | None


def why_text(line: YearLine, language: Language) -> str:
    """Return why an estate is in the plan, or not."""
    limits = _and(language).join(say(f"year_limit_{name}", language) for name in line.limits)
    facts = {"reason": line.reason, "limits": limits, "unpriced": line.unpriced}
    if line.why == "unknown_cost" and not line.plan:
        return say("year_why_no_plan", language)
    return say(f"year_why_{line.why}", language, **facts)


def cost_text(fen: int | None, language: Language) -> str:
    """Return an amount in yuan; what is not known is said, and never 0."""
    if fen is None:
        return say("year_unknown", language)
    return say("year_yuan", language, yuan=yuan_shown(fen))


def count_text(number: Fraction | None, language: Language) -> str:
    """Return a count; what is not known is said."""
    return write_number(number) if number is not None else say("year_unknown", language)


def rank_text(line: YearLine, language: Language) -> str:
    """Return a rank with its band."""
    return say("year_rank", language, rank=line.rank, band=ranks_text(line.best, line.worst))


def sum_text(one: YearSum, language: Language) -> str:
    """Return what a year comes to, in a sentence."""
    code = "year_sum" if one.money is None else "year_sum_of"
    text = say(
        code,
        language,
        year=one.year,
        estates=one.estates,
        households=write_number(one.households),
        area=tenths(one.area),
        cost=yuan_shown(one.cost),
        money=yuan_shown(one.money or 0),
        left=yuan_shown(one.left or 0),
    )
    unknown = [
        say(f"year_sum_unknown_{name}", language, count=count)
        for name, count in (
            ("cost", one.unknown_cost),
            ("households", one.unknown_households),
            ("area", one.unknown_area),
        )
        if count
    ]
    return text + (say("year_sum_unknown", language, what=_and(language).join(unknown)) if unknown else "")


def wish_lines(plan: YearPlan, language: Language) -> Iterator[str]:
    """Yield what the plan was made for: how it chose, by which order, money and capacity."""
    wish = plan.wish
    yield say(f"year_by_{wish.by}", language)
    if wish.ranking:
        yield say("year_by_frozen", language, name=wish.ranking)
    for year, money in zip(wish.years, wish.money, strict=False):
        yield say("year_money", language, year=year, money=yuan_shown(money))
    if not wish.money:
        yield say("year_no_money", language)
    for name, most in wish.limits.items():
        yield say("year_limit", language, what=say(f"year_limit_{name}", language), most=f"{most:,}")
    if plan.gap is not None:
        code = "year_gap" if plan.gap else "year_proven"
        yield say(code, language, percent=tenths(100 * plan.gap))


def forced_text(one: ForcedPrice, language: Language) -> str:
    """Return what a forced choice costs."""
    head = say(
        "year_forced_in" if one.is_in else "year_forced_out", language, name=one.name, reason=one.reason
    )
    if one.worth is None or one.cost is None:
        return head + say("year_forced_needed", language)
    changes = [
        say(code, language, names=_and(language).join(names))
        for code, names in (("year_forced_more", one.more), ("year_forced_less", one.less))
        if names
    ]
    if not changes:
        return head + say("year_forced_same", language)
    return head + say(
        "year_forced_price",
        language,
        changes=joined("；", changes, language),
        worth=signed(one.worth),
        cost=("−" if one.cost < 0 else "+" if one.cost > 0 else "") + yuan_shown(abs(one.cost)),
    )


def uses(plan: YearPlan, language: Language) -> Iterator[Use]:
    """Yield what each year uses against its money and its limits."""
    wish = plan.wish
    for one in plan.sums:
        amounts: tuple[tuple[str, Fraction, Fraction | None], ...] = (
            ("money", Fraction(one.cost, WAN), None if one.money is None else Fraction(one.money, WAN)),
            ("estates", Fraction(one.estates), _most(wish.limits.get("estates"))),
            ("households", one.households, _most(wish.limits.get("households"))),
            ("area", one.area, _most(wish.limits.get("area"))),
        )
        for name, used, most in amounts:
            left = ""
            if most is not None:
                code = "year_use_left" if used <= most else "year_use_over"
                left = say(code, language, left=_amount(most - used), over=_amount(used - most))
            yield Use(
                what=say(f"year_use_{name}", language, year=one.year),
                used=_amount(used),
                most=say("year_no_limit", language) if most is None else _amount(most),
                left=left,
                share=None if most is None else used / most if most else Fraction(2 if used else 1),
            )


def _most(limit: int | None) -> Fraction | None:
    return None if limit is None else Fraction(limit)


def _amount(number: Fraction) -> str:
    text = f"{float(number):,.2f}"
    return text.rstrip("0").rstrip(".")


def taking_lines(done: YearTaking, language: Language) -> Iterator[str]:
    """Yield what became of a plan that was written into the reserve, and why who was refused."""
    there = sum(one.was_there for one in done.taken)
    head = say("year_taken", language, moved=len(done.moved))
    head += say("year_taken_there", language, there=there) if there else ""
    yield head + (say("year_taken_left", language, left=done.left) if done.left else "")
    for one in done.refused:
        assert one.error is not None
        yield say("year_taken_refused", language, name=one.line.name, why=explain(one.error, language))


def _and(language: Language) -> str:
    return ", " if language == "en" else "、"
