"""Which column of a table is which field: by name, by part of a name, and by what stands in it."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from renodesk.domain.form import Register
from renodesk.errors import UnknownField
from renodesk.services.register_import.header import Header, estate_words, find_header, header_at
from renodesk.services.register_import.targets import (
    BUILDING,
    ESTATE_NAME,
    UNIT,
    UNIT_PREFIX,
    Target,
    normal,
    target_called,
    targets,
    unit_of,
    words_of,
)
from renodesk.services.register_import.values import (
    NUMBERS,
    arabic,
    area_unit,
    is_area,
    is_year,
    plain,
    read_cell,
)
from renodesk.tables.grids import Grid

SAMPLES, LOOKED_AT = 3, 200
_SHARE = 0.7
_LONG_ENOUGH = 3
_NAME_LIKE = re.compile(
    r"[A-Za-z甲乙丙丁东西南北中]{0,2}[\d一二三四五六七八九十]{1,4}(?:[-–~至]\d+)?\s*(?:号楼|栋|幢|座|#楼?)"
)
_UNIT_LIKE = re.compile(r"[\d一二三四五六七八九十A-Za-z]{1,3}\s*单元")
_SUFFIXED = re.compile(r"[\d一二三四五六七八九十.,]+\s*(\D{1,3})")
_SMALLEST_HOUSE = 30
"""Square metres: a column whose larger half lies below says thousands of something else."""
_PLACES = (BUILDING, UNIT, ESTATE_NAME)
"""Targets that say which place a row is of: known by their whole name, or by what stands in them."""
_OF_BUILDING = ("楼", "栋", "幢", "building")


class How(StrEnum):
    """How a column was recognised."""

    NAME = "name"
    SIMILAR = "similar"
    CONTENT = "content"
    REMEMBERED = "remembered"
    CHOSEN = "chosen"
    NOT = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class ColumnMatch:
    """A column: its title, what stands in it, the field it fills ("" none) and its unit where it differs."""

    at: int
    title: str
    samples: tuple[str, ...] = ()
    target: str = ""
    unit: str = ""
    how: How = How.NOT
    looks_small: bool = False
    """An area in which no house has room: probably 万㎡."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Layout:
    """How a grid is read: its header, its columns, or the estate's fields one a row."""

    header: Header
    columns: tuple[ColumnMatch, ...]
    is_estate: bool = False

    def column(self, target: str) -> int | None:
        """Return the column that fills a target."""
        return next((one.at for one in self.columns if one.target == target), None)

    def with_match(self, at: int, target: str, unit: str = "") -> "Layout":
        """Return the layout with a column matched otherwise; another one that filled the target is let go."""
        changed = []
        for one in self.columns:
            if one.at == at:
                changed.append(replace(one, target=target, unit=unit, how=How.CHOSEN, looks_small=False))
            elif target and one.target == target:
                changed.append(replace(one, target="", unit="", how=How.NOT))
            else:
                changed.append(one)
        return replace(self, columns=tuple(changed))

    def chosen(self, columns: Mapping[str, tuple[int, str]]) -> "Layout":
        """Return the layout with each target filled by the column (and in the unit) said, and no other."""
        targets = {at: (target, unit) for target, (at, unit) in columns.items()}
        found = []
        for one in self.columns:
            target, unit = targets.get(one.at, ("", ""))
            is_same = (target, unit) == (one.target, one.unit)
            how = one.how if is_same else How.CHOSEN if target else How.NOT
            small = one.looks_small and is_same
            found.append(replace(one, target=target, unit=unit, how=how, looks_small=small))
        return replace(self, columns=tuple(found))

    @property
    def titles(self) -> tuple[str, ...]:
        """Return the title of each column."""
        return tuple(one.title for one in self.columns)


def layout_among(grid: Grid, known: Mapping[str, Target], header_row: int | None = None) -> Layout:
    """Return how a table of other things is probably to be read, whose columns fill any of `known`."""
    header = find_header(grid, known) if header_row is None else header_in(grid, header_row)
    return Layout(header=header, columns=_proposed(grid, header, known))


def layout_of(grid: Grid, register: Register, header_row: int | None = None) -> Layout:
    """Return how a grid is probably to be read, or is with its header in a row (0: it has none)."""
    known = targets(register)
    header = find_header(grid, known) if header_row is None else header_in(grid, header_row)
    columns = _proposed(grid, header, known)
    is_named = any(one.target == BUILDING for one in columns)
    if header_row is None and not is_named and _tells_of_estate(grid, register):
        return Layout(header=header_at(grid, 0, 0), columns=columns, is_estate=True)
    return Layout(header=header, columns=columns)


def header_in(grid: Grid, row: int) -> Header:
    """Return the header that stands in a row as the spreadsheet numbers it; 0: there is none."""
    at = next((at for at, one in enumerate(grid.rows) if one.number == row), None)
    return header_at(grid, at or 0, 0 if at is None else 1)


def matched(layout: Layout, register: Register, matches: Mapping[str, str]) -> Layout:
    """Return a layout with columns matched as said: title or letter of a column -> field, "" for none.

    Raises:
        UnknownField: there is no such column, or no such field.
    """
    return matched_among(layout, targets(register), matches)


def matched_among(layout: Layout, known: Mapping[str, Target], matches: Mapping[str, str]) -> Layout:
    """Return a layout with columns matched as said, to any of `known`; raises as `matched`."""
    has_units = layout.column(UNIT) is not None or UNIT in matches.values()
    for title, word in matches.items():
        at = next((one.at for one in layout.columns if normal(one.title) == normal(title)), None)
        if at is None:
            raise UnknownField(field=title, where="--match")
        key = target_called(known, word, has_units=has_units) if word else ""
        if key is None:
            raise UnknownField(field=word, where="--match")
        unit = next(one.unit for one in layout.columns if one.at == at)
        layout = layout.with_match(at, key, unit)
    return layout


def _tells_of_estate(grid: Grid, register: Register) -> bool:
    """Return whether a table has a field of the estate and its value a row."""
    words = estate_words(register)
    heads = [normal(row.cells[0]) for row in grid.rows if row.cells[0]]
    return any(head in words for head in heads) and grid.width <= _MOST_ESTATE_COLUMNS


_MOST_ESTATE_COLUMNS = 6


def _proposed(grid: Grid, header: Header, known: Mapping[str, Target]) -> tuple[ColumnMatch, ...]:
    cells = {at: [grid.text(row, at) for row in header.values[:LOOKED_AT]] for at in range(grid.width)}
    filled = {at: [one for one in found if one] for at, found in cells.items()}
    bids = sorted(_bids(grid, header, known, filled), key=lambda bid: (-bid[0], bid[1]))
    taken: dict[int, tuple[str, How]] = {}
    for score, at, key in bids:
        if at not in taken and key not in {one for one, _ in taken.values()}:
            how = How.NAME if score >= 3 else How.SIMILAR if score >= 2 else How.CONTENT
            taken[at] = (key, how)
    return tuple(_column(at, header.titles[at], filled[at], taken.get(at), known) for at in range(grid.width))


def _column(
    at: int,
    titles: tuple[str, ...],
    filled: list[str],
    taken: tuple[str, How] | None,
    known: Mapping[str, Target],
) -> ColumnMatch:
    key, how = taken or ("", How.NOT)
    is_measured = bool(key) and is_area(known[key].field)
    unit = area_unit(unit_of(titles)) if is_measured else ""
    return ColumnMatch(
        at=at,
        title=titles[0],
        samples=_samples(filled),
        target=key,
        unit=unit,
        how=how,
        looks_small=is_measured and not unit and looks_small(filled, known[key]),
    )


def samples_in(grid: Grid, header: Header, at: int) -> tuple[str, ...]:
    """Return a few different values of a column."""
    cells = (grid.text(row, at) for row in header.values[:LOOKED_AT])
    return _samples(list(filter(None, cells)))


def _samples(filled: list[str]) -> tuple[str, ...]:
    return tuple(list(dict.fromkeys(filled))[:SAMPLES])


def looks_small(cells: Iterable[str], target: Target) -> bool:
    """Return whether a column of areas has values no house has room in."""
    values = sorted(
        one.value
        for cell in cells
        if isinstance((one := read_cell(target.field, cell)).value, Fraction) and one.value
    )
    return bool(values) and values[len(values) // 2] < _SMALLEST_HOUSE


Bid = tuple[float, int, str]
"""How surely, which column, which target."""


def _bids(
    grid: Grid, header: Header, known: Mapping[str, Target], filled: Mapping[int, list[str]]
) -> Iterator[Bid]:
    words = {key: words_of(target.field) for key, target in known.items()}
    named = [[normal(title) for title in titles] if header.rows else [] for titles in header.titles]
    has_units = any(set(one) & words.get(UNIT, set()) for one in named) or any(
        _share(cells, _UNIT_LIKE.fullmatch) for cells in filled.values()
    )
    for at, titles in enumerate(named):
        is_wide = _spans_entrances(grid, header, at) or (titles[:1] and titles[0].startswith(_OF_BUILDING))
        for key in known:
            is_own = key.startswith(UNIT_PREFIX) == (has_units and not is_wide)
            better = 0.2 if is_own or key in _PLACES else 0.0
            for rank, title in enumerate(titles):
                if title in words[key]:
                    yield 3.5 - rank / 10 + better, at, key
                elif key not in _PLACES:
                    inside = max((len(one) for one in words[key] if one in title), default=0)
                    if inside >= _LONG_ENOUGH:
                        yield 2 + min(inside, 40) / 100 - rank / 100 + better / 10, at, key
    for at, cells in filled.items():
        for score, key in _by_content(cells, known, has_units=has_units):
            if key in known:
                yield 1 + score, at, key


def _spans_entrances(grid: Grid, header: Header, at: int) -> bool:
    """Return whether a column's cells are merged over several rows of values: they speak of the building."""
    first = header.values[0] if header.values else 0
    return any(
        span.left <= at <= span.right and span.top >= first and span.bottom > span.top for span in grid.merged
    )


def _share(cells: list[str], fits: Callable[[str], object]) -> bool:
    return bool(cells) and sum(1 for one in cells if fits(plain(one))) >= _SHARE * len(cells)


def _by_content(
    cells: list[str], known: Mapping[str, Target], *, has_units: bool
) -> Iterator[tuple[float, str]]:
    """Yield (how surely, key) of what a column's values may be."""
    if not cells:
        return
    if _share(cells, _NAME_LIKE.match):
        yield 0.9, BUILDING
    if _share(cells, _UNIT_LIKE.fullmatch):
        yield 0.9, UNIT
    suffixes = [found[1].strip() for one in cells if (found := _SUFFIXED.fullmatch(plain(one)))]
    for place, (key, target) in enumerate(known.items()):
        field, lower = target.field, place / 1000
        if key in _PLACES or key.startswith(UNIT_PREFIX) != (has_units and key.startswith(UNIT_PREFIX)):
            continue
        labels = {label for label in field.options.values() if len(label) > 1}
        worded = [one for one in cells if any(label in one for label in labels)]
        if len(worded) > 1 and len(worded) >= _SHARE * len(cells):
            yield 0.8 - lower, key
        elif is_year(field) and _share(cells, _is_year_in):
            yield 0.7 - lower, key
        elif field.type in NUMBERS and field.unit and suffixes.count(field.unit) >= _SHARE * len(cells):
            yield 0.6 - lower, key


def _is_year_in(text: str) -> bool:
    return re.fullmatch(r"(?:19|20)\d\d(?:年.*|[./-]\d.*)?", arabic(text)) is not None
