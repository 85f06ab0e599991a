"""A yearly plan in words: why an estate is in or not, what forced choices cost, sums of years."""

from collections.abc import Iterator
from fractions import Fraction

from renodesk.domain.money import yuan_shown
from renodesk.domain.numbers import write_number
from renodesk.services.ranking_words import ranks_text, signed, tenths
from renodesk.services.yearly.model import ForcedPrice, YearLine, YearPlan, YearSum
from renodesk.texts import Language, say


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
        changes="; ".join(changes) if language == "en" else "；".join(changes),
        worth=signed(one.worth),
        cost=("−" if one.cost < 0 else "+" if one.cost > 0 else "") + yuan_shown(abs(one.cost)),
    )


def _and(language: Language) -> str:
    return ", " if language == "en" else "、"
