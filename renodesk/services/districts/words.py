"""A district in words, as command line, window and papers say it."""

from collections.abc import Iterator
from fractions import Fraction

from renodesk.domain.district import EstateNeed, Gap, GapSum, SplitBy
from renodesk.domain.money import yuan_shown
from renodesk.domain.numbers import write_number
from renodesk.services.districts.model import Candidate, District, Idle, JointMeasure, Match, Wall
from renodesk.services.districts.suggesting import Neighbour, Why
from renodesk.texts import Language, say

_GROUND = "ground"


def gap_name(gap: Gap, language: Language) -> str:
    """Return what a gap is called."""
    return gap.name_en if language == "en" else gap.name


def space_text(district: District, estate: str, space: str, language: Language) -> str:
    """Return what an idle space is called: the place a ledger names, or the rooms or ground of an estate."""
    idle = district.idle(estate, space)
    if idle is None:
        return say("district_space_gone", language)
    if idle.row is not None:
        return say("district_space_row", language, place=idle.row.place, number=idle.row.number)
    sort = say("district_space_ground" if _GROUND in idle.box else "district_space_room", language)
    return say("district_space_rest", language, sort=sort) if idle.rows else sort


def source_text(idle: Idle, language: Language) -> str:
    """Return what both sources say of an idle space, and which of them counts."""
    row = idle.row
    if row is None:
        return _survey_text(idle, language)
    state = row.state_en if language == "en" else row.state
    return say(
        "district_source_row",
        language,
        number=row.number,
        state=state,
        m2=amount_text(row.m2, language),
        owner=row.owner or say("district_unknown", language),
        intended=say("district_intended", language, use=row.intended) if row.intended else "",
        contested=say("district_row_contested", language) if row.is_contested else "",
    )


def _survey_text(idle: Idle, language: Language) -> str:
    surveyed = amount_text(idle.surveyed, language)
    if not idle.rows:
        return say("district_source_survey", language, m2=surveyed)
    facts = {"m2": surveyed, "rows": idle.rows, "listed": write_number(idle.listed)}
    if idle.excess:
        return say("district_source_excess", language, excess=write_number(idle.excess), **facts)
    return say("district_source_rest", language, rest=amount_text(idle.m2, language), **facts)


def amount_text(value: Fraction | None, language: Language) -> str:
    """Return an exact amount, or that nobody knows it."""
    return say("district_unknown", language) if value is None else write_number(value)


def left_text(left: Fraction | None, language: Language) -> str:
    """Return how much of a space is left, or by how much more of it was assigned than there is."""
    if left is not None and left < 0:
        return say("district_over", language, m2=write_number(-left))
    return amount_text(left, language)


def range_text(low: Fraction | None, high: Fraction | None, language: Language) -> str:
    """Return both ends of an amount."""
    if low is None or high is None:
        return say("district_unknown", language)
    ends = (write_number(low), write_number(high))
    return ends[0] if low == high else " – ".join(ends)


def gap_text(found: GapSum, district: District, language: Language) -> str:
    """Return what a district lacks of something, together and one by one, and what was assigned."""
    unit = found.gap.unit
    if found.high is None:
        together = say("district_gap_open", language)
    else:
        amount = range_text(found.low, found.high, language)
        together = say("district_gap_together", language, amount=amount, unit=unit)
    left = amount_text(found.left, language)
    matched = (
        say("district_gap_matched", language, matched=write_number(found.matched), unit=unit, left=left)
        if found.matched
        else ""
    )
    names = _and(language).join(district.name_of(one) for one in found.unknown)
    unknown = say("district_gap_unknown", language, names=names) if names else ""
    return say(
        "district_gap",
        language,
        name=gap_name(found.gap, language),
        together=together,
        short=write_number(found.short),
        unit=unit,
        matched=matched,
        unknown=unknown,
    )


def need_text(need: EstateNeed, district: District, language: Language) -> str:
    """Return what one estate needs, has and lacks."""
    name = district.name_of(need.estate)
    if not need.applies:
        return say("district_need_na", language, name=name)
    parts = {"need": need.need, "have": need.have, "short": need.short}
    texts = {key: amount_text(value, language) for key, value in parts.items()}
    return say("district_need_line", language, name=name, **texts)


def candidate_text(one: Candidate, district: District, language: Language) -> str:
    """Return an idle space that could meet a gap."""
    enough = ""
    if one.use is not None and one.use.least is not None:
        code = "district_enough" if one.is_enough else "district_too_small"
        enough = say(code, language, least=write_number(one.use.least))
    idle = district.idle(one.estate, one.space)
    intended = idle.row.intended if idle is not None and idle.row is not None else ""
    use = (one.use.name_en if language == "en" else one.use.name) if one.use is not None else intended
    code = "district_meant" if one.is_meant else "district_meant_otherwise"
    return say(
        "district_candidate",
        language,
        name=district.name_of(one.estate),
        space=space_text(district, one.estate, one.space, language),
        left=write_number(one.left),
        use=use,
        enough=enough,
        meant=say(code, language, use=intended) if intended else "",
    )


def match_text(one: Match, district: District, language: Language) -> str:
    """Return what was assigned to a gap."""
    found = district.gap(one.gap)
    return say(
        "district_match",
        language,
        key=one.key,
        name=district.name_of(one.estate),
        space=space_text(district, one.estate, one.space, language),
        m2=write_number(one.m2),
        gap=gap_name(found.gap, language) if found is not None else one.gap,
        amount=write_number(one.amount),
        unit=found.gap.unit if found is not None else "",
        note=f"（{one.note}）" if one.note else "",
    )


def wall_state(one: Wall, language: Language) -> str:
    """Return whether a wall is open."""
    return say("district_wall_open" if one.is_open else "district_wall_shut", language)


def wall_text(one: Wall, district: District, language: Language) -> str:
    """Return a wall."""
    first, other = (district.name_of(estate) for estate in one.between)
    return say(
        "district_wall",
        language,
        key=one.key,
        one=first,
        other=other,
        where=one.where,
        length=amount_text(one.length, language),
        space=amount_text(one.space, language),
        state=wall_state(one, language),
    )


def by_word(by: SplitBy, language: Language) -> str:
    """Return by what a cost is divided."""
    return say(f"district_by_{by.value}", language)


def parts_text(one: JointMeasure, district: District, language: Language) -> str:
    """Return who pays what of a measure, or why it cannot be divided yet."""
    if one.parts is None:
        why = say(f"district_split_unknown_{one.by.value}", language)
        return say("district_not_split", language, why=why)
    return _and(language).join(
        say("district_part", language, name=district.name_of(estate), yuan=yuan_shown(fen))
        for estate, fen in one.parts.items()
    )


def pays_text(district: District, language: Language) -> str:
    """Return what every estate pays of all joint measures."""
    parts = _and(language).join(
        say("district_part", language, name=district.name_of(estate), yuan=yuan_shown(fen))
        for estate, fen in district.pays.items()
    )
    left = district.undivided
    undivided = say("district_undivided", language, yuan=yuan_shown(left)) if left else ""
    total = yuan_shown(district.cost)
    return say("district_pays", language, total=total, parts=parts or "–", undivided=undivided)


def neighbour_text(one: Neighbour, language: Language) -> str:
    """Return why an estate is proposed: how far it is, or that it is of the same community or street."""
    if one.why != Why.NEAR or one.metres is None:
        area = one.community if one.why == Why.COMMUNITY else one.street
        return say(f"district_same_{one.why.value}", language, beside=one.beside, area=area)
    code = "district_near" if one.is_sure else "district_near_about"
    return say(code, language, beside=one.beside, metres=one.metres)


def head_text(district: District, language: Language) -> str:
    """Return a district with its estates."""
    away = say("district_away", language)
    names = [one.name + ("" if one.is_here else away) for one in district.members]
    estates = _and(language).join(names)
    return say("district_head", language, name=district.name, key=district.key, estates=estates)


def district_lines(district: District, language: Language) -> Iterator[str]:
    """Yield a district as lines."""
    yield head_text(district, language)
    if district.note:
        yield district.note
    if district.contested:
        yield say("district_contested", language, cells="; ".join(district.contested))
    for found in district.gaps:
        yield gap_text(found, district, language)
        yield from (f"    {need_text(one, district, language)}" for one in found.needs)
        for one in district.candidates:
            if one.gap == found.gap.code:
                yield f"    {candidate_text(one, district, language)}"
    yield from (match_text(one, district, language) for one in district.matches)
    yield from (wall_text(one, district, language) for one in district.walls)
    for measure in district.measures:
        yield measure_text(measure, language)
        yield f"    {parts_text(measure, district, language)}"
    if district.measures:
        yield pays_text(district, language)
    yield district.identity.statement_en if language == "en" else district.identity.statement


def measure_text(one: JointMeasure, language: Language) -> str:
    """Return a joint measure with what it costs and how that is divided."""
    by = by_word(one.by, language)
    return say("district_measure", language, key=one.key, name=one.name, cost=yuan_shown(one.cost), by=by)


def _and(language: Language) -> str:
    return ", " if language == "en" else "、"
