"""Finding an item, a renovation item or a place by its code, its name, or how the name sounds in pinyin."""

from dataclasses import dataclass

from renodesk.domain.places import Place
from renodesk.services.session import EstateSession


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """Something that can be found: its words, the text a search looks into, and what it is."""

    words: str
    sought: str
    item: str = ""
    place: Place | None = None


def entries(session: EstateSession) -> tuple[Entry, ...]:
    """Return what can be found in an estate: indicators, the 36, and every place, in this order."""
    forms = session.forms
    found = [_entry(f"{one.code} {one.name}", one.name_en, item=one.code) for one in forms.tree.items]
    found += [_entry(f"{one.code} {one.name}", one.name_en, item=one.code) for one in forms.checklist.items]
    for building in session.survey.buildings:
        found.append(_entry(building.name, building.place.shown, place=building.place))
        for unit in building.units:
            name = f"{unit.name}单元" if unit.name.isdigit() else unit.name
            found.append(_entry(f"{building.name} {name}", unit.place.shown, place=unit.place))
    return tuple(found)


def _entry(words: str, more: str, *, item: str = "", place: Place | None = None) -> Entry:
    full, initials = sounds(words)
    sought = " ".join((words, words.replace(" ", ""), more, full, initials)).casefold()
    return Entry(words=words, sought=sought, item=item, place=place)


def sounds(words: str) -> tuple[str, str]:
    """Return a text in pinyin without tones, and the initials: 楼道照明 is `loudaozhaoming`, `ldzm`."""
    from pypinyin import Style, lazy_pinyin  # a start need not wait for its tables

    return "".join(lazy_pinyin(words)), "".join(lazy_pinyin(words, style=Style.FIRST_LETTER))
