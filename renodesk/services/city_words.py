"""The city at a glance in words and charts, as command line and window say it."""

from collections.abc import Iterator
from fractions import Fraction

from renodesk.domain.money import yuan_shown
from renodesk.reports.blocks import Bar, Bars, Tone
from renodesk.reports.chart_blocks import CostBar, CostBars
from renodesk.services.charts import ShownChart
from renodesk.services.city import OUTSIDE, STAGES, Area, City, ItemCost, ItemShort, Share, Silent
from renodesk.services.ranking_words import interval, tenths
from renodesk.texts import Language, joined, say

MOST_BARS = 12
_STAGE_TONES: dict[str, Tone] = {
    "sealed": "good",
    "dealt": "good",
    "half": "plain",
    "begun": "warn",
    "none": "quiet",
}
_WORD_TONES: tuple[Tone, ...] = ("good", "plain", "warn", "bad")


def head_text(area: Area, language: Language) -> str:
    """Return the whole city in a sentence or two."""
    return say(
        "city_head",
        language,
        estates=area.estates,
        known=area.known,
        unknown=area.unknown,
        sealed=area.sealed,
        red=area.red_flags,
        with_red=area.with_red,
        contested=area.contested,
    )


def county_text(area: Area, language: Language) -> str:
    """Return the name of a county, or that nobody registered it."""
    return area.county or say("city_no_county", language)


def street_text(area: Area, language: Language) -> str:
    """Return the name of a street, or that nobody registered it."""
    return area.street or say("city_no_street", language)


def done_text(area: Area) -> str:
    """Return how much is dealt with; a dash where nobody has answered anything."""
    return f"{tenths(area.done)}%" if area.known else "—"


def score_text(area: Area) -> str:
    """Return the mean scores of an area; a dash where there are none."""
    return "—" if area.low is None else interval(area.low, area.high)


def red_text(area: Area) -> str:
    """Return how many red flags there are; a dash where nobody has looked."""
    return str(area.red_flags) if area.known else "—"


def share_name(share: Share, language: Language) -> str:
    """Return what a share is called."""
    if share.key in STAGES:
        return say(f"city_stage_{share.key}", language)
    return share.name_en if language == "en" else share.name


def item_name(one: ItemShort | ItemCost, language: Language) -> str:
    """Return what an indicator or an item of the 36 is called."""
    if one.code == OUTSIDE:
        return say("city_outside", language)
    return one.name_en if language == "en" else one.name


def cost_text(one: ItemCost) -> str:
    """Return low and high end of a cost in yuan; a dash where nothing has a price."""
    if one.low is None or one.high is None:
        return "—"
    ends = (yuan_shown(one.low), yuan_shown(one.high))
    return ends[0] if ends[0] == ends[1] else "–".join(ends)


def plans_text(city: City, language: Language) -> str:
    """Return what all plans together cost, and how many estates have none."""
    plans = city.plans
    if plans is None or plans.low is None or plans.high is None:
        return say("city_plans_none", language)
    return say(
        "city_plans",
        language,
        estates=plans.estates,
        unplanned=city.whole.estates - plans.estates,
        low=yuan_shown(plans.low),
        high=yuan_shown(plans.high),
        likely=yuan_shown(plans.likely or 0),
        lacking=_lacking(plans, language),
    )


def _lacking(one: ItemCost, language: Language) -> str:
    return say("city_cost_lacking", language, count=one.lacking) if one.lacking else ""


def city_lines(city: City, language: Language) -> Iterator[str]:
    """Yield everything, line by line."""
    yield head_text(city.whole, language)
    yield say("city_title_areas", language)
    for area in city.areas:
        yield "  " + say(
            "city_area",
            language,
            county=county_text(area, language),
            street=street_text(area, language),
            estates=area.estates,
            unknown=area.unknown,
            done=done_text(area),
            score=score_text(area),
            red=red_text(area),
        )
    for title, shares in (
        ("city_title_stages", city.stages),
        ("city_title_words", city.words),
        ("city_title_tens", city.tens),
    ):
        yield say(title, language)
        yield from ("  " + share_text(one, language) for one in shares if one.sure or one.may)
    yield say("city_title_shortfalls", language)
    yield from ("  " + short_text(one, language) for one in city.shortfalls)
    yield say("city_title_costs", language)
    yield "  " + plans_text(city, language)
    yield from ("  " + cost_line(one, language) for one in city.costs)
    yield from silent_lines(city, language)


def share_text(one: Share, language: Language) -> str:
    """Return how many estates have something, and how many more may."""
    code = "city_share_open" if one.may else "city_share"
    return say(code, language, name=share_name(one, language), sure=one.sure, may=one.may)


def short_text(one: ItemShort, language: Language) -> str:
    """Return where an indicator falls short."""
    return say(
        "city_short",
        language,
        code=one.code,
        name=item_name(one, language),
        estates=one.estates,
        places=one.places,
        with_red=one.with_red,
    )


def cost_line(one: ItemCost, language: Language) -> str:
    """Return what an item of the 36 costs in the plans of the city."""
    code = "" if one.code == OUTSIDE else one.code
    name = item_name(one, language)
    if one.low is None or one.high is None:
        return say("city_cost_unpriced", language, code=code, name=name, estates=one.estates).strip()
    return say(
        "city_cost",
        language,
        code=code,
        name=name,
        low=yuan_shown(one.low),
        high=yuan_shown(one.high),
        likely=yuan_shown(one.likely or 0),
        estates=one.estates,
        lacking=_lacking(one, language),
    ).strip()


def silent_lines(city: City, language: Language) -> Iterator[str]:
    """Yield the computers that are quiet."""
    if not city.silent:
        yield say("city_silent_none", language, days=city.days)
        return
    yield say("city_title_silent", language, days=city.days)
    yield from ("  " + silent_text(one, language) for one in city.silent)


def silent_text(one: Silent, language: Language) -> str:
    """Return who was not heard of since when."""
    at = one.at[:16].replace("T", " ")
    facts = {"device": one.device, "person": one.person, "at": at, "days": one.days, "estates": one.estates}
    return say("city_silent", language, **facts)


def stages_chart(city: City, language: Language) -> ShownChart:
    """Return how many estates are how far, of all."""
    return _shares(city.stages, city.whole.estates, [_STAGE_TONES[one.key] for one in city.stages], language)


def words_chart(city: City, language: Language) -> ShownChart:
    """Return the words of the scores: solid for sure, pale what may be, of the estates with answers."""
    tones = [_WORD_TONES[min(at, len(_WORD_TONES) - 1)] for at in range(len(city.words))]
    return _shares(city.words, city.whole.known, tones, language)


def tens_chart(city: City, language: Language) -> ShownChart:
    """Return the scores by tens likewise."""
    return _shares(city.tens, city.whole.known, ["plain"] * len(city.tens), language)


def _shares(shares: tuple[Share, ...], whole: int, tones: "list[Tone]", language: Language) -> ShownChart:
    bars = tuple(
        Bar(
            label=share_name(one, language),
            low=_percent(one.sure, whole),
            high=_percent(one.sure + one.may, whole),
            tone=tone,
            text=f"{one.sure}–{one.sure + one.may}" if one.may else str(one.sure),
        )
        for one, tone in zip(shares, tones, strict=True)
    )
    return ShownChart(block=Bars(bars=bars))


def shortfalls_chart(city: City, language: Language) -> ShownChart:
    """Return the indicators that fall short in most estates, of those with answers."""
    bars = tuple(
        Bar(
            label=item_name(one, language),
            low=_percent(one.estates, city.whole.known),
            high=_percent(one.estates, city.whole.known),
            tone="bad" if one.with_red else "warn",
            text=str(one.estates),
        )
        for one in city.shortfalls[:MOST_BARS]
    )
    return ShownChart(block=Bars(bars=bars))


def costs_chart(city: City, language: Language) -> ShownChart:
    """Return the items that cost most."""
    bars = tuple(
        CostBar(
            label=item_name(one, language),
            low=one.low or 0,
            likely=one.likely or 0,
            high=one.high or 0,
            text=yuan_shown(one.likely or 0),
        )
        for one in city.costs[:MOST_BARS]
        if one.likely is not None
    )
    said = joined("；", (f"{bar.label} {bar.text}" for bar in bars), language)
    title = say("city_chart_costs" if bars else "city_plans_none", language)
    return ShownChart(block=CostBars(bars=bars, text=f"{title}：{said}" if said else title))


def _percent(part: int, whole: int) -> Fraction | None:
    return Fraction(100 * part, whole) if whole else None
