"""A table by which counties are rated for a year's renovation: rows with points, facts, bands, vetoes.

楚住建城〔2020〕1号 四(四)3–4 and its annex: three scores a row (自评, 复核, 审议), a bonus that stands
apart, and reasons for which a county fails whatever its points.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from renodesk.domain.expression import LookUp, Missing, ZeroDivision
from renodesk.domain.form import Conditional, PackIdentity
from renodesk.domain.origin import Origin

Ends = tuple[Fraction, Fraction]
"""The least and the most that points may come to; equal where they are settled."""
NOTHING: Ends = (Fraction(0), Fraction(0))


class ScoreColumn(StrEnum):
    """Who scores: the county itself, the office above it, and the departments that decide (四(四)4)."""

    SELF = "self"
    REVIEW = "review"
    DECISION = "decision"


class RowKind(StrEnum):
    """What a row of the table is."""

    TABLE = "0"
    PART = "1"
    ITEM = "2"
    LINE = "3"
    TOTAL = "total"
    BONUS = "bonus"
    VETO = "veto"
    VETO_ITEM = "veto_item"
    VETO_TEXT = "veto_text"
    GRADE = "grade"
    REMARK = "remark"


class FactType(StrEnum):
    """How a fact is written: a whole number, yuan (kept in fen), a day."""

    COUNT = "count"
    YUAN = "yuan"
    DATE = "date"


class ReadFrom(StrEnum):
    """What the program counts in the index and the reserve of an archive."""

    ESTATES = "estates"
    ON_TIME = "on_time"
    HOUSEHOLDS = "households"
    WITH_ITEMS = "with_items"
    LEAST_ITEMS = "least_items"
    IN_RESERVE = "in_reserve"
    SATISFIED = "satisfied"
    CHANNEL = "channel"
    LEDGER = "ledger"


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """Where a fact is read from: estates of the year in some states of the reserve, and what it is about.

    `about` are items of the 36 (`WITH_ITEMS`), beginnings of their codes (`LEAST_ITEMS`), the fact that holds
    the last day (`ON_TIME`), funding channels (`CHANNEL`). Of `LEDGER` the first word is the ledger, and
    `about` whether rows are counted that were `due`, or that were closed `in_time`. `IN_RESERVE` counts
    estates of whatever year.
    """

    source: ReadFrom
    states: tuple[str, ...]
    about: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class CountyFact:
    """A number or day the table's formulas read."""

    name: str
    type: FactType
    unit: str
    label: str
    label_en: str
    reading: Reading | None
    origin: Origin


@dataclass(frozen=True, kw_only=True, slots=True)
class PerformanceRow:
    """One row. `points_from` proposes points, or a tick of a veto: the first whose condition holds."""

    code: str
    kind: RowKind
    parent: str
    name: str
    points: Fraction | None
    rule: str
    formula: str
    points_from: tuple[Conditional, ...]
    evidence: str
    origin: Origin
    proposed_fields: tuple[str, ...]

    @property
    def names(self) -> frozenset[str]:
        """Return every fact its proposal reads."""
        found: set[str] = set()
        for one in self.points_from:
            for part in (one.expression, one.condition):
                found |= part.names if part is not None else set()
        return frozenset(found)

    def proposed(self, look_up: LookUp) -> Fraction | None:
        """Return what its formula comes to, None where a fact is not known or it divides by 0."""
        for one in self.points_from:
            if one.expression is None or (one.condition is not None and not one.condition.is_true(look_up)):
                continue
            value = one.expression.number(look_up)
            return None if isinstance(value, (Missing, ZeroDivision)) else value
        return None


@dataclass(frozen=True, kw_only=True, slots=True)
class Performance:
    """A pack of rows in their order; `veto_grade` is what a county gets for which a veto holds."""

    identity: PackIdentity
    rows: tuple[PerformanceRow, ...]
    facts: tuple[CountyFact, ...]
    veto_grade: str
    task_fact: str = ""
    """The fact that says how many estates a county's whole task has, "" where none does."""

    def row(self, code: str) -> PerformanceRow | None:
        """Return a row by code."""
        return next((one for one in self.rows if one.code == code), None)

    def fact(self, name: str) -> CountyFact | None:
        """Return a fact by name."""
        return next((one for one in self.facts if one.name == name), None)

    def of_kind(self, kind: RowKind) -> tuple[PerformanceRow, ...]:
        """Return the rows of a kind."""
        return tuple(one for one in self.rows if one.kind == kind)

    def below(self, code: str) -> tuple[PerformanceRow, ...]:
        """Return the rows whose points add up to those of a row."""
        kinds = (RowKind.PART, RowKind.ITEM, RowKind.LINE)
        return tuple(one for one in self.rows if one.parent == code and one.kind in kinds)

    def unassigned(self, code: str) -> Fraction:
        """Return the points of a row that the rows below it give to nobody."""
        row, below = self.row(code), self.below(code)
        if row is None or row.points is None or not below:
            return Fraction(0)
        return row.points - sum((one.points or Fraction(0) for one in below), Fraction(0))

    @property
    def ledgers(self) -> frozenset[str]:
        """Return the ledgers its facts count rows of."""
        readings = (one.reading for one in self.facts)
        return frozenset(
            one.states[0]
            for one in readings
            if one is not None and one.source == ReadFrom.LEDGER and one.states
        )

    @property
    def without_line(self) -> tuple[PerformanceRow, ...]:
        """Return the rows that have such points (信息系统使用 has 10 points and lines of 8)."""
        return tuple(one for one in self.rows if self.unassigned(one.code))

    def most(self, code: str, column: ScoreColumn) -> Fraction | None:
        """Return what may be scored at most in a row of a column, None where nothing is scored there.

        Points that belong to no line are given by those who review and decide, never by the county itself.
        """
        row = self.row(code)
        if row is None:
            return None
        if row.kind in (RowKind.LINE, RowKind.BONUS):
            return row.points
        spare = self.unassigned(code)
        return spare if spare and column != ScoreColumn.SELF else None

    def points(self, code: str, scored: Mapping[str, Ends], column: ScoreColumn) -> Ends:
        """Return what a row comes to in a column; what nobody scored may still be anything.

        Points that belong to no line are asked for only while every line below may have all of its own.
        """
        row, below = self.row(code), self.below(code)
        if row is None:
            return NOTHING
        if row.kind == RowKind.TOTAL:
            return self.points(row.parent, scored, column)
        if not below:
            return scored.get(code, (Fraction(0), row.points or Fraction(0)))
        parts = [self.points(one.code, scored, column) for one in below]
        spare = self._spare(row, below, parts, scored, column)
        return sum((low for low, _ in (*parts, spare)), Fraction(0)), sum(
            (high for _, high in (*parts, spare)), Fraction(0)
        )

    def _spare(
        self,
        row: PerformanceRow,
        below: tuple[PerformanceRow, ...],
        parts: list[Ends],
        scored: Mapping[str, Ends],
        column: ScoreColumn,
    ) -> Ends:
        most = self.unassigned(row.code)
        if row.code in scored and column != ScoreColumn.SELF:
            return scored[row.code]
        may_be_full = all(high >= (one.points or 0) for one, (_, high) in zip(below, parts, strict=True))
        return (Fraction(0), most) if may_be_full and column != ScoreColumn.SELF else NOTHING

    def grade(self, total: Fraction) -> PerformanceRow | None:
        """Return the grade of exact points: the highest whose lower bound they reach."""
        ladder = sorted(self.of_kind(RowKind.GRADE), key=lambda one: one.points or Fraction(0), reverse=True)
        return next((one for one in ladder if total >= (one.points or 0)), None)

    def grades(self, total: Ends, vetoes: Mapping[str, bool | None]) -> tuple[PerformanceRow, ...]:
        """Return the worst and the best grade that points and vetoes leave open; one where it is settled.

        A veto nobody answered may still hold.
        """
        failed = self.row(self.veto_grade)
        if failed is not None and True in vetoes.values():
            return (failed,)
        low, high = self.grade(total[0]), self.grade(total[1])
        if failed is not None and None in vetoes.values():
            low = failed
        found = [one for one in (low, high) if one is not None]
        return tuple(dict.fromkeys(found))
