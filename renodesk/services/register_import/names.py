"""Which buildings and entrances a cell names: `3`, `三号楼`, `1–3号楼`, `3号楼2单元`."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from renodesk.domain.places import name_key
from renodesk.errors import WrongUsage
from renodesk.services.bulk_buildings import building_names
from renodesk.services.register_import.values import arabic, plain
from renodesk.tables.grids import Oddity

DITTO = {"同上", "〃", "″", "''", '"'}
TOTALS = ("合计", "总计", "小计", "共计", "汇总", "total", "sum")
LONGEST = 20
_HYPHEN = re.compile(
    r"(\d{1,4})\s*(?:号楼|栋|幢|座|#|号)?\s*[-–—]\s*(\d{1,4})\s*(?:号楼|栋|幢|座|#|号|单元)?"
)
_RANGE = re.compile(
    r"(\d{1,4})\s*(?:号楼|栋|幢|座|#|号|单元)?\s*[~～至到]\s*(\d{1,4})\s*(?:号楼|栋|幢|座|#|号|单元)?"
)
_LIST = re.compile(r"[^、,;；，\s]{1,12}(?:[、,;；，][^、,;；，\s]{1,12})+")
_BOTH = re.compile(r"(.+?(?:号楼|栋|幢|座|#))\s*(\d{1,2}|[一二三四五六七八九十]{1,3}|[A-Za-z])\s*(?:单元|门)")
_BARE = re.compile(r"0*(\d{1,4})")
_SENTENCE = re.compile(r"[:。；;!?]")


@dataclass(frozen=True, kw_only=True, slots=True)
class Named:
    """The names a cell gives, or a code of why it gives none."""

    names: tuple[str, ...] = ()
    unit: str = ""
    refused: str = ""


def is_total(text: str) -> bool:
    """Return whether a cell heads a row of sums."""
    word = "".join(plain(text).split()).casefold()
    return word.startswith(TOTALS) and len(word) <= 8


def key_of(name: str) -> str:
    """Return what names mean the same by: `三号楼`, `３栋`, `03#` and `3` are one.

    Raises:
        ValueError: it is no name.
    """
    key = name_key(arabic(plain(name)))
    return key.rstrip("#").lstrip("0") or key


def hyphens_are_names(cells: Iterable[str]) -> bool:
    """Return whether `1-3` in a column is a building's own name (phase and number), not the buildings 1 to 3.

    It is where a range would run backwards or overlap with another cell.
    """
    taken: set[int] = set()
    for cell in dict.fromkeys(plain(one) for one in cells):
        found = _HYPHEN.fullmatch(cell)
        if not found:
            continue
        span = range(int(found[1]), int(found[2]) + 1)
        if len(span) < 2 or taken.intersection(span):
            return True
        taken.update(span)
    return False


def buildings_in(text: str, oddity: Oddity | None, *, hyphen_is_name: bool) -> Named:
    """Return the buildings a cell names, with the entrance where it names one too."""
    if oddity is not None:
        return Named(refused=_ODD[oddity])
    try:
        named = _buildings(text, hyphen_is_name=hyphen_is_name)
        for name in named.names:
            key_of(name)
    except ValueError:  # control characters, or nothing but 号楼
        return Named(refused="import_no_building_name")
    return named


def _buildings(text: str, *, hyphen_is_name: bool) -> Named:
    word = plain(text)
    both = _BOTH.fullmatch(word)
    if both:
        return Named(names=(_shown(both[1]),), unit=_bare(both[2]))
    is_several = _RANGE.fullmatch(word) or _LIST.fullmatch(word)
    if is_several or (_HYPHEN.fullmatch(word) and not hyphen_is_name):
        return _several(word)
    if not word or len(word) > LONGEST or _SENTENCE.search(word):
        return Named(refused="import_no_building_name")
    return Named(names=(_shown(text.strip()),))


_ODD = {
    Oddity.DATE: "import_name_is_date",
    Oddity.FORMULA: "import_formula",
    Oddity.ERROR: "import_error_word",
}


def _several(word: str) -> Named:
    try:
        return Named(names=tuple(building_names(word)))
    except WrongUsage:
        return Named(refused="import_range_wrong")


def _shown(name: str) -> str:
    """Return the name a new building gets: a bare number gets its word."""
    found = _BARE.fullmatch(plain(name))
    return f"{int(found[1])}号楼" if found else name


def units_in(text: str, oddity: Oddity | None) -> Named:
    """Return the entrances a cell names."""
    if oddity is not None:
        return Named(refused=_ODD[oddity])
    word = plain(text)
    found = _RANGE.fullmatch(word) or _HYPHEN.fullmatch(word)
    if found:
        span = range(int(found[1]), int(found[2]) + 1)
        if not 1 < len(span) <= 60:
            return Named(refused="import_range_wrong")
        return Named(names=tuple(str(number) for number in span))
    pieces = [one for one in re.split(r"[、,;；，]", word) if one] if _LIST.fullmatch(word) else [word]
    try:
        if any(len(one) > LONGEST or not key_of(one) for one in pieces):
            return Named(refused="import_no_unit_name")
    except ValueError:
        return Named(refused="import_no_unit_name")
    return Named(names=tuple(_bare(one) for one in pieces))


def _bare(name: str) -> str:
    """Return an entrance's name: of `二单元` and `2单元` the number."""
    key = key_of(name)
    return str(int(key)) if key.isascii() and key.isdigit() and int(key) else name.strip()
