"""Finding a place, and an item there, from a few typed letters: `3 2 照明`, `3-2`, `A3.2`."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from renodesk.domain.form import CheckItem, Item
from renodesk.domain.places import ESTATE, Place
from renodesk.services.searching import sounds
from renodesk.services.session import EstateSession


@dataclass(frozen=True, kw_only=True, slots=True)
class Target:
    """A place, and an item (or one of the 36) that is looked at there, "" for the place alone."""

    place: Place
    item: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Known:
    place: Place
    words: str


def find_targets(
    session: EstateSession, query: str, near: Place | None = None, limit: int = 12
) -> tuple[Target, ...]:
    """Return what the words may mean, the likeliest first.

    Numbers at the beginning name the place (`3`, `3-2`, `3 2`), every other word has to stand in the name of
    the place or in code or name of the item. Without a place in the words `near` comes first; without words
    it is `near` and what is looked at there.
    """
    words = unicodedata.normalize("NFKC", query).casefold().replace("/", "-").split()
    numbers: list[str] = []
    while words and words[0].replace("-", "").isdigit() and words[0].strip("-"):
        numbers.append(words.pop(0).strip("-"))
    places = _places(session, "-".join(numbers), near)
    found: list[Target] = []
    for known in places:
        rest = [word for word in words if word not in known.words]
        if numbers or rest != words or not words:
            if not rest:
                found.append(Target(place=known.place))
            if len(found) >= limit:
                break
        if rest or known.place == near or numbers or rest != words:
            found += [Target(place=known.place, item=code) for code in _items(session, known.place, rest)]
        if len(found) >= limit:
            break
    return tuple(found[:limit])


def _places(session: EstateSession, number: str, near: Place | None) -> Sequence[_Known]:
    """Return the places a number may mean: that one, then those within it, then those that begin so."""
    known = list(_walk(session))
    if not number:
        return sorted(known, key=lambda one: one.place != near)
    exact = [one for one in known if one.place.shown == number]
    within = [one for one in known if one.place.shown.startswith(number + "-")]
    longer = [one for one in known if one.place.shown.startswith(number) and one not in exact + within]
    return [*exact, *within, *longer]


def _walk(session: EstateSession) -> Iterator[_Known]:
    yield _Known(place=ESTATE, words=f"{session.name} 小区 公共 estate".casefold())
    for building in session.survey.buildings:
        yield _Known(place=building.place, words=f"{building.name} {building.place.shown}".casefold())
        for unit in building.units:
            words = f"{building.name} {unit.name}单元 {unit.place.shown}"
            yield _Known(place=unit.place, words=words.casefold())


def _items(session: EstateSession, place: Place, words: Sequence[str]) -> Iterator[str]:
    forms = session.forms
    items: tuple[Item | CheckItem, ...] = (*forms.tree.items, *forms.checklist.items)
    for item in items:
        said = f"{item.code} {item.name} {item.name_en}".casefold()
        if item.scope == place.scope and all(word in said or _sounds_so(word, item.name) for word in words):
            yield item.code


def _sounds_so(word: str, name: str) -> bool:
    """Return whether letters are how a Chinese name sounds: `ldzm` or `loudao` of 楼道照明."""
    return word.isascii() and word.isalpha() and any(word in one for one in _sounds(name))


@lru_cache(maxsize=1024)
def _sounds(name: str) -> tuple[str, str]:
    return sounds(name)
