"""Whether a part of a workbook holds only what calamine reads as openpyxl does.

calamine lays the cells of a sheet out as a rectangle, so that two cells far apart ask for more memory than
there is, which ends the program, and so does a number of texts that is only claimed; it gives an error word
as an empty cell, a long whole number rounded, days counted from 1904 wrongly, and says nothing of a formula
that nobody computed. A part in which any of this could stand is not plain. The looks are at bytes, and where
bytes do not decide, it is not plain either.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from renodesk.tables.pages import Tick

MOST_CELLS = 10_000_000
"""So many places of a rectangle take calamine 320 MB."""
_PIECE = 1 << 20
_ODD_CELL = re.compile(
    rb'<c (?!r="[A-Z]{1,3}[0-9]{1,7}"'
    rb'(?: s="[0-9]{1,6}")?(?: t="(?:s|n|b|str|inlineStr)")?(?: s="[0-9]{1,6}")?/?>)'
)
_COLUMN = re.compile(rb'<c r="([A-Z]{1,3})')
_ROW = re.compile(rb'<c r="[A-Z]{1,3}([0-9]{1,7})')
_FULL_COLUMN = re.compile(rb'<c r="([A-Z]{1,3})[^/>]+>')
_FULL_ROW = re.compile(rb'<c r="[A-Z]{1,3}([0-9]{1,7})[^/>]+>')
_CLAIM = re.compile(rb'[cC]ount\s*=(?!"[0-9]{1,6}")')
"""How many shared texts a part says it has: calamine asks for memory for so many."""
_OTHER_CELL = re.compile(rb"<c[\t\r\n/>]")
_FOREIGN_CELL = re.compile(rb":c[\s/>]")
_LONG_NUMBER = re.compile(rb"<v>-?[0-9]{16}")
_NUMBER_BEYOND_DAYS = re.compile(rb' s="([0-9]+)"(?: t="n")?><v>(?:[0-9]{7}|[0-9.]+E)')
"""The style of a number that would be no day any more where the style makes days of numbers."""
_FORMULA = re.compile(rb"<f[\s/>]")
_COMPUTED = re.compile(rb"(?:</f>|<f [^<>]*/>)<v>[^<]")
_ESCAPED = re.compile(rb"_x[0-9A-Fa-f]{4}_")
_FROM_1904 = re.compile(rb'date1904(?!="(?:0|false)")')
_ODD = (_ODD_CELL, _CLAIM, _OTHER_CELL, _FOREIGN_CELL, _LONG_NUMBER, _ESCAPED, _FROM_1904)
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_PROLOG = 200
_OTHER_CODING = re.compile(rb'encoding=(?!"(?:UTF|utf)-8")')


@dataclass(frozen=True, kw_only=True, slots=True)
class Looks:
    """What was seen of a part: whether it is plain, and styles of numbers too large for a day."""

    is_plain: bool
    beyond_days: frozenset[int] = frozenset()


def look_at(xml: bytes, tick: Tick) -> Looks:
    """Look through one part, a piece at a time, so that other threads get their turn."""
    end = xml.find(b"</sheetData>")
    if xml.startswith(_WIDE) or _OTHER_CODING.search(xml[:_PROLOG]) or (end >= 0 and b"<c " in xml[end:]):
        return Looks(is_plain=False)
    beyond: set[int] = set()
    for piece in _pieces(xml):
        tick()
        if not _is_usual(piece):
            return Looks(is_plain=False)
        beyond.update(map(int, _NUMBER_BEYOND_DAYS.findall(piece)))
    return Looks(is_plain=_is_near(xml), beyond_days=frozenset(beyond))


def _is_near(xml: bytes) -> bool:
    """Return whether the cells of a sheet lie close enough; many sheets are formatted far beyond them."""
    return _extent(xml, _COLUMN, _ROW) <= MOST_CELLS or _extent(xml, _FULL_COLUMN, _FULL_ROW) <= MOST_CELLS


def _extent(xml: bytes, column: re.Pattern[bytes], row: re.Pattern[bytes]) -> int:
    columns: set[bytes] = set()
    rows: set[bytes] = set()
    for piece in _pieces(xml):
        columns.update(column.findall(piece))
        rows.update(row.findall(piece))
    return max(map(_column, columns), default=0) * max(map(int, rows), default=0)


def _pieces(xml: bytes) -> Iterator[bytes]:
    """Yield the part in pieces that end before a cell begins."""
    begin = 0
    while begin < len(xml):
        end = xml.find(b"<c ", begin + _PIECE)
        end = len(xml) if end < 0 else end
        yield xml[begin:end]
        begin = end


def _is_usual(piece: bytes) -> bool:
    return (
        b"<!" not in piece
        and b"\0" not in piece
        and not any(odd.search(piece) for odd in _ODD)
        and (not _FORMULA.search(piece) or len(_FORMULA.findall(piece)) == len(_COMPUTED.findall(piece)))
    )


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
