"""A small spreadsheet: works out the sums of a workbook anew, from the cells alone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.utils import range_boundaries

_ROUND = re.compile(r"ROUND\((.*),2\)")
_SUM = re.compile(r"SUM\((?:'(.+)'!)?([$A-Z\d]+:[$A-Z\d]+)\)")
_PLUS = re.compile(r"[A-Z]+\d+(?:\+[A-Z]+\d+)+")
_MATCHING = re.compile(r"SUMPRODUCT\(\(('.+')!([$A-Z\d:]+)=([A-Z]+\d+)\)\*1,\1!([$A-Z\d:]+)\)")


@dataclass(frozen=True, kw_only=True, slots=True)
class Worked:
    """A formula: where it stands, what the file says it comes to, and what it comes to."""

    where: str
    formula: str
    cached: float
    result: float


def worked_out(file: Path) -> list[Worked]:
    """Return every formula of a workbook with both results."""
    formulas, values = openpyxl.load_workbook(file), openpyxl.load_workbook(file, data_only=True)
    return [
        Worked(
            where=f"{page.title}!{cell.coordinate}",
            formula=cell.value,
            cached=values[page.title][cell.coordinate].value,
            result=_Sheet(values, page.title).result(cell.value.removeprefix("=")),
        )
        for page in formulas
        for row in page.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]


class _Sheet:
    def __init__(self, book: Any, title: str) -> None:
        self._book, self._title = book, title

    def result(self, formula: str) -> float:
        if found := _ROUND.fullmatch(formula):
            exact = Fraction(self.result(found[1])) * 100
            return (abs(exact) + Fraction(1, 2)).__floor__() / 100 * (1 if exact >= 0 else -1)
        if found := _SUM.fullmatch(formula):
            return sum(self._numbers(found[1] or self._title, found[2]))
        if _PLUS.fullmatch(formula):
            return sum(one for cell in formula.split("+") for one in self._numbers(self._title, cell))
        found = _MATCHING.fullmatch(formula)
        assert found is not None, formula
        title = found[1][1:-1]
        wanted = self._book[self._title][found[3]].value
        keys = self._cells(title, found[2])
        return sum(
            number if str(key).casefold() == str(wanted).casefold() else 0
            for key, number in zip(keys, self._numbers(title, found[4]), strict=True)
        )

    def _numbers(self, title: str, area: str) -> Iterator[float]:
        for value in self._cells(title, area):
            yield value if isinstance(value, int | float) else 0

    def _cells(self, title: str, area: str) -> list[Any]:
        left, top, right, bottom = range_boundaries(area)
        page = self._book[title]
        return [
            page.cell(row, column).value
            for row in range(top, bottom + 1)
            for column in range(left, right + 1)
        ]
