"""Idle space in sentences: how much there is, and what it could become, with the needs that would meet."""

from collections.abc import Iterator

from renodesk.domain.numbers import write_number
from renodesk.services.planning.resources import Need, PossibleUse, Resource
from renodesk.services.why import short
from renodesk.texts import Language, joined, say


def resource_told(one: Resource, language: Language) -> Iterator[str]:
    """Yield a space, then its possible uses; of one nobody measured or that is not there only that."""
    facts = {"label": one.label, "place": one.place.shown}
    if one.size is None:
        yield say("resource_unknown", language, **facts)
        return
    if not one.is_there:
        yield say("resource_none", language, **facts)
        return
    size = f"{write_number(one.size)} {one.unit}".strip()
    yield say("resource_line", language, size=size, photos=len(one.photos), **facts)
    if one.is_contested:
        yield say("resource_contested", language)
    if one.note:
        yield say("resource_note", language, note=one.note)
    yield from (use_told(use, one.unit, language) for use in one.uses)
    yield say("resource_no_works", language)


def use_told(one: PossibleUse, unit: str, language: Language) -> str:
    """Return a possible use with the needs it would serve, and whether the space is large enough."""
    use = one.use
    least = "" if use.least is None else f"{write_number(use.least)} {unit}".strip()
    fits = {None: "resource_least", True: "resource_fits", False: "resource_small"}[one.is_large_enough]
    return say(
        "resource_use_wanted" if one.is_wanted else "resource_use",
        language,
        name=(use.name_en if language == "en" else "") or use.name,
        needs=joined("、", (_need(need, language) for need in one.needs), language),
        least=say(fits, language, least=least) if least else "",
        source=use.source,
    )


def _need(need: Need, language: Language) -> str:
    name = (need.name_en if language == "en" else "") or need.name
    score = "–" if need.score is None else short(need.score)
    return say("resource_need", language, item=need.item, name=name, score=score)
