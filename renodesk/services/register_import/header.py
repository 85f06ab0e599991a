"""Where a table begins: its header, also below a title line, of two lines, or merged."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import pairwise

from renodesk.domain.form import Register
from renodesk.services.register_import.targets import BUILDING, Target, normal, words_of
from renodesk.tables.grids import Grid

MOST_ABOVE = 25
"""Rows a header is looked for in."""
_ASIDE = re.compile(r"[（(\[【].*[）)\]】]|[^\d]{0,3}单位.*")


@dataclass(frozen=True, kw_only=True, slots=True)
class Header:
    """The rows of a header (none: the table begins with its values) and of values, and each column's titles.

    The first title of a column is the best one; of two lines also the upper one and both together are known.
    """

    rows: tuple[int, ...]
    values: tuple[int, ...]
    titles: tuple[tuple[str, ...], ...]


def letters(column: int) -> str:
    """Return what a spreadsheet calls a column (0 is A)."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def find_header(grid: Grid, known: Mapping[str, Target]) -> Header:
    """Return the lines that name the most fields; the fewer and the upper lines where several do."""
    words = {word for target in known.values() for word in words_of(target.field)}
    numbers = [row.number for row in grid.rows]
    best: tuple[int, int, int] = (0, 0, 0)
    for at in range(min(MOST_ABOVE, len(numbers))):
        for depth in (1, 2):
            lines = numbers[at : at + depth]
            if len(lines) == depth and (depth == 1 or _may_be_second(grid, lines[1])):
                count = _named(grid, lines, words)
                best = max(best, (count, -depth, -at))
    count, depth, at = best[0], -best[1], -best[2]
    if not count or (count == 1 and not _names_building(grid, numbers[at], known)):
        return header_at(grid, *_by_shape(grid, numbers))
    if depth == 1 and at + 1 < len(numbers) and _only_units(grid, numbers[at + 1]):
        depth = 2
    return header_at(grid, at, depth)


def _by_shape(grid: Grid, numbers: list[int]) -> tuple[int, int]:
    """Return where a header without a word we know probably stands: words only, above rows with numbers."""
    for at, (line, below) in enumerate(pairwise(numbers[: MOST_ABOVE + 1])):
        heads = [column for column in range(grid.width) if grid.text(line, column)]
        has_digits = any(re.search(r"\d", grid.text(line, column)) for column in heads)
        counted = sum(1 for column in heads if re.search(r"\d", grid.text(below, column)))
        if len(heads) > 1 and not has_digits:
            return (at, 1) if counted * 2 >= len(heads) else (0, 0)
        if has_digits:
            break
    return 0, 0


def header_at(grid: Grid, at: int, depth: int) -> Header:
    """Return the header of `depth` lines from the grid's row `at` (0 is the first) on."""
    numbers = [row.number for row in grid.rows]
    lines = numbers[at : at + depth]
    begins = at + depth
    if lines and begins < len(numbers) and _only_numbers_columns(grid, numbers[begins]):
        begins += 1
    titles = tuple(_titles(grid, lines, column) or (letters(column),) for column in range(grid.width))
    return Header(rows=tuple(lines), values=tuple(numbers[begins:]), titles=titles)


def _titles(grid: Grid, lines: list[int], column: int) -> tuple[str, ...]:
    texts = list(dict.fromkeys(filter(None, (" ".join(grid.text(row, column).split()) for row in lines))))
    if len(texts) < 2:
        return tuple(texts)
    return (texts[1], "".join(texts), texts[0]) if normal(texts[1]) else (texts[0] + texts[1], texts[0])


def _named(grid: Grid, lines: list[int], words: Collection[str]) -> int:
    found: set[str] = set()
    for column in range(grid.width):
        word = next((one for title in _titles(grid, lines, column) if (one := normal(title)) in words), None)
        if word is not None:
            found.add(word)
    return len(found)


def _names_building(grid: Grid, line: int, known: Mapping[str, Target]) -> bool:
    target = known.get(BUILDING)
    words = words_of(target.field) if target is not None else set()
    return any(normal(grid.text(line, column)) in words for column in range(grid.width))


def _may_be_second(grid: Grid, line: int) -> bool:
    """Return whether a row may be a second line of titles: it holds no number of its own."""
    own = [grid.text(line, at) for at in range(grid.width) if grid.origin(line, at)[0] == line]
    return any(own) and not any(re.search(r"\d", one) for one in own if not _ASIDE.fullmatch(one))


def _only_units(grid: Grid, below: int) -> bool:
    """Return whether the line below the titles only says units: （层）, （㎡）."""
    own = [grid.text(below, at) for at in range(grid.width) if grid.origin(below, at)[0] == below]
    own = [one for one in own if one]
    return bool(own) and all(_ASIDE.fullmatch(one) for one in own)


def _only_numbers_columns(grid: Grid, line: int) -> bool:
    """Return whether a row only counts the columns: 1 2 3 4."""
    cells = [grid.text(line, at).strip("()（）") for at in range(grid.width)]
    filled = [one for one in cells if one]
    return len(filled) >= 4 and filled == [str(number) for number in range(1, len(filled) + 1)]


def estate_words(register: Register) -> dict[str, tuple[str, str]]:
    """Return the normalised words of fields of the estate and of settings: (level, name)."""
    found: dict[str, tuple[str, str]] = {}
    for level in ("estate", "setting"):
        for field in register.fields:
            if field.level == level and not field.is_personal:
                for word in (normal(field.name), normal(field.label), normal(field.label_en)):
                    found.setdefault(word, (level, field.name))
    for field in register.fields:
        if field.level == "estate" and not field.is_personal:
            for word in field.synonyms:
                found.setdefault(normal(word), (field.level, field.name))
    return found
