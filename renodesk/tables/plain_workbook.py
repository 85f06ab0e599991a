"""Read a workbook by calamine, where it holds nothing that calamine reads otherwise than openpyxl."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum

from renodesk.tables.pages import Page, Span, Tick
from renodesk.tables.plain_xml import look_at

MOST_UNPACKED = 150_000_000
"""A larger workbook is read as a stream, which takes longer and less memory."""
_PARTS = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|xl/(?:_rels/|worksheets/(?:_rels/)?)?[^/]+\.(?:xml|rels)"
)
_STYLES = "xl/styles.xml"
_ROUNDED = frozenset({time, timedelta})
"""calamine rounds a duration otherwise, and gives a day before 1900 as a time of day."""


class PlainWorkbook:
    """The sheets of a workbook by name; any of them may still turn out not to be plain."""

    def __init__(self, book: CalamineWorkbook) -> None:
        """Take over a book that calamine opened."""
        self._book = book
        self.names = tuple(one.name for one in book.sheets_metadata if one.typ == SheetTypeEnum.WorkSheet)

    def page(self, name: str) -> Page | None:
        """Return a sheet, None where another reader has to read it."""
        try:
            sheet = self._book.get_sheet_by_name(name)
            rows = sheet.to_python(skip_empty_area=False)
            merged = _spans(sheet)
        except (CalamineError, ArithmeticError, ValueError):
            return None
        kinds: set[type] = set()
        for row in rows:
            kinds.update(map(type, row))
        if not _ROUNDED.isdisjoint(kinds):
            return None
        return Page(name=name, rows=_with_moments(rows) if date in kinds else rows, merged=merged)


def open_plain(data: bytes, tick: Tick) -> PlainWorkbook | None:
    """Return a workbook for calamine, None where it may hold what calamine reads otherwise.

    calamine gets an archive of its own, with the parts that were looked through: it reads no other bytes.
    """
    try:
        parts = _parts(data)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError, ValueError):
        return None
    if parts is None or not _are_plain(parts, tick):
        return None
    try:
        book = PlainWorkbook(CalamineWorkbook.from_filelike(io.BytesIO(_packed(parts))))
    except (CalamineError, ValueError):
        return None
    return book if len(set(book.names)) == len(book.names) else None


def _parts(data: bytes) -> dict[str, bytes] | None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = [one for one in archive.infolist() if _PARTS.fullmatch(one.filename)]
        if sum(one.file_size for one in members) > MOST_UNPACKED:
            return None
        parts = {one.filename: archive.read(one) for one in members}
    return parts if len(parts) == len(members) else None


def _are_plain(parts: dict[str, bytes], tick: Tick) -> bool:
    beyond: set[int] = set()
    for xml in parts.values():
        looks = look_at(xml, tick)
        if not looks.is_plain:
            return False
        beyond |= looks.beyond_days
    return not beyond or beyond.isdisjoint(_styles_of_days(parts.get(_STYLES, b"")))


def _styles_of_days(styles: bytes) -> set[int]:
    """Return the styles in which numbers are shown as days, by their place."""
    if not styles:
        return set()
    from openpyxl.styles.stylesheet import Stylesheet  # a start need not wait for it
    from openpyxl.xml.functions import fromstring

    sheet: Any = Stylesheet
    return set(sheet.from_tree(fromstring(styles)).date_formats)


def _packed(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, xml in parts.items():
            archive.writestr(name, xml)
    return buffer.getvalue()


def _spans(sheet: CalamineSheet) -> tuple[Span, ...]:
    found = [
        Span(top=top + 1, left=left, bottom=bottom + 1, right=right)
        for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
    ]
    return tuple(dict.fromkeys(found))


def _with_moments(rows: Iterable[Sequence[object]]) -> list[list[object]]:
    """Return rows in which a day is its first moment."""
    return [[datetime.combine(one, time()) if type(one) is date else one for one in row] for row in rows]
