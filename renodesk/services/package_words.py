"""Works packaged by kind in words, as command line, window and papers say them."""

from collections.abc import Iterator

from renodesk.domain.money import yuan_shown
from renodesk.office.index.city import OUTSIDE
from renodesk.services.packages import Package, Packages
from renodesk.texts import Language, say


def title_of(found: Packages, language: Language) -> str:
    """Return what the list is called."""
    year = say("packages_of_year", language, year=found.year) if found.year else ""
    return say("packages_title", language, county=found.county, year=year).strip()


def name_of(one: Package, language: Language) -> str:
    """Return what a kind of work is called."""
    if one.code == OUTSIDE:
        return say("city_outside", language)
    return one.name_en if language == "en" else one.name


def phase_word(phase: str, language: Language) -> str:
    """Return which stage of works it is."""
    return say(f"phase_{phase}" if phase else "city_outside", language)


def head_text(found: Packages, language: Language) -> str:
    """Return what the list comes to."""
    facts = {"packages": len(found.packages), "estates": found.estates}
    return say("packages_head", language, yuan=yuan_shown(found.likely), **facts)


def count_text(one: Package, language: Language) -> str:
    """Return of how many estates it is, and what is known of its cost."""
    lacking = say("packages_lacking", language, count=one.lacking) if one.lacking else ""
    if not one.is_priced:
        return say("packages_unpriced", language, estates=len(one.lines))
    facts = {"estates": len(one.lines), "yuan": yuan_shown(one.likely)}
    return say("packages_count", language, lacking=lacking, **facts)


def drafts_text(found: Packages, language: Language) -> str:
    """Return whose plans were not chosen yet, "" where all were."""
    names = _names(found.drafts, language)
    return say("packages_drafts", language, count=len(found.drafts), names=names) if names else ""


def unplanned_text(found: Packages, language: Language) -> str:
    """Return which estates have no plan to take anything from, "" where all have."""
    names = _names(found.unplanned, language)
    return say("packages_unplanned", language, count=len(found.unplanned), names=names) if names else ""


def _names(names: tuple[str, ...], language: Language) -> str:
    joint = ", " if language == "en" else "、"
    return joint.join(names[:_NAMED]) + ("…" if len(names) > _NAMED else "")


_NAMED = 20


def packages_lines(found: Packages, language: Language) -> Iterator[str]:
    """Yield the packages as lines."""
    yield title_of(found, language)
    if not found.packages:
        yield say("packages_none", language)
    else:
        yield head_text(found, language)
    for one in found.packages:
        yield f"{phase_word(one.phase, language)}  {name_of(one, language)}  {count_text(one, language)}"
        yield "    " + _names(tuple(line.name for line in one.lines), language)
    if found.is_example:
        yield say("year_example", language)
    yield from (text for text in (drafts_text(found, language), unplanned_text(found, language)) if text)
