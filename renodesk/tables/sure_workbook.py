"""Read a workbook by openpyxl: slower, as a stream, and whatever it holds."""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import redirect_stdout
from typing import Any

from renodesk.tables.pages import LAST_ROW, TICK_ROWS, Page, Span, Tick

_MERGE = re.compile(rb'<(?:\w+:)?mergeCell [^>]*?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
_FORMULA = re.compile(rb"<(?:\w+:)?f[ >/]")
_CHUNK = 1 << 20
_LONGEST_TAG = 200
_FORMULAS = frozenset({"ArrayFormula", "DataTableFormula"})
_CHINESE_DAYS = dict.fromkeys((*range(27, 37), *range(50, 59)), "yyyy年m月d日")
"""Formats a Chinese spreadsheet has built in and does not write down; 31, 57 and 58 are what its list of days
offers (ECMA-376 part 1, 18.8.30)."""


class SureWorkbook:
    """The sheets of a workbook by name."""

    def __init__(self, data: bytes, tick: Tick) -> None:
        """Open the bytes of a workbook; what is wrong with them comes as openpyxl says it."""
        self._data = data
        self._tick = tick
        self._book = _opened(data, computed=True)
        self.names = tuple(one.title for one in self._book.worksheets)

    def page(self, name: str) -> Page:
        """Return a sheet."""
        sheet = self._book[name]
        has_formulas, merged = _layout(self._data, sheet._worksheet_path)
        formulas = self._formulas(name) if has_formulas else {}
        return Page(name=name, rows=_rows(sheet), merged=merged, formulas=formulas)

    def close(self) -> None:
        """Let go of the archive."""
        self._book.close()

    def _formulas(self, name: str) -> Mapping[int, Mapping[int, str]]:
        found: dict[int, dict[int, str]] = {}
        book = _opened(self._data, computed=False)
        try:
            for number, values in enumerate(_rows(book[name]), 1):
                if number % TICK_ROWS == 0:
                    self._tick()
                texts = {at: _formula(value) for at, value in enumerate(values) if _is_formula(value)}
                if texts:
                    found[number] = texts
        finally:
            book.close()
        return found


def _opened(data: bytes, *, computed: bool) -> Any:
    import openpyxl  # a start need not wait for it
    from openpyxl.styles.numbers import BUILTIN_FORMATS

    BUILTIN_FORMATS.update(_CHINESE_DAYS)
    with redirect_stdout(io.StringIO()):  # of some damage it only prints
        return openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=computed)


def _rows(sheet: Any) -> Iterator[Sequence[object]]:
    """Yield the values of each row up to the last that holds a cell, whatever the sheet claims.

    Raises:
        ValueError: a row no spreadsheet has; openpyxl would count up to it.
    """
    sheet.reset_dimensions()
    for number, values in enumerate(sheet.iter_rows(values_only=True), 1):
        if number > LAST_ROW:
            raise ValueError(f"> {LAST_ROW} rows")
        yield values


def _is_formula(value: object) -> bool:
    return (isinstance(value, str) and value.startswith("=")) or type(value).__name__ in _FORMULAS


def _formula(value: object) -> str:
    """Return the text of a formula; one of several cells says it in its first."""
    return str(getattr(value, "text", value)).strip() or "="


def _layout(data: bytes, member: str) -> tuple[bool, tuple[Span, ...]]:
    """Return whether a sheet has formulas, and its merged cells, read from its XML as it streams by.

    openpyxl tells of neither where it does not hold a sheet in memory.
    """
    has_formulas, spans, rest = False, [], b""
    with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open(member.lstrip("/")) as stream:
        while chunk := stream.read(_CHUNK):
            piece = rest + chunk
            has_formulas = has_formulas or _FORMULA.search(piece) is not None
            end = 0
            for found in _MERGE.finditer(piece):
                end = found.end()
                spans.append(
                    Span(
                        top=int(found[2]),
                        left=_column(found[1]),
                        bottom=int(found[4]),
                        right=_column(found[3]),
                    )
                )
            rest = piece[max(end, len(piece) - _LONGEST_TAG) :]
    return has_formulas, tuple(dict.fromkeys(spans))


def _column(letters: bytes) -> int:
    at = 0
    for letter in letters:
        at = at * 26 + letter - 64
    return at - 1
