"""A county's rating of a year as it stands: every row with its three columns, facts, vetoes and grades."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from renodesk.domain.canonical import Json
from renodesk.domain.numbers import read_number
from renodesk.domain.office_log import OfficeCell
from renodesk.domain.performance import (
    Ends,
    Performance,
    PerformanceRow,
    RowKind,
    ScoreColumn,
)
from renodesk.services.office_book import OfficeBook
from renodesk.services.office_evidence import Evidence, evidence_under
from renodesk.services.rating.facts import CountyCounts, FactLine, fact_values, read_fact
from renodesk.services.rating.progress import Progress

FACTS = "@facts"
NOTE = "note"
_SCORED = (RowKind.TABLE, RowKind.PART, RowKind.ITEM, RowKind.LINE, RowKind.TOTAL, RowKind.BONUS)


@dataclass(frozen=True, kw_only=True, slots=True)
class RatingLine:
    """A row. `points` are what each column comes to, both ends; `given` what was scored in the row itself.

    `most` is what a column may be given here, None where its points come from below. `unassigned` points
    belong to no line below.
    """

    row: PerformanceRow
    points: Mapping[ScoreColumn, Ends]
    given: Mapping[ScoreColumn, Ends]
    most: Mapping[ScoreColumn, Fraction | None]
    notes: Mapping[ScoreColumn, str]
    contested: frozenset[ScoreColumn]
    unassigned: Fraction
    proposed: Fraction | None
    read: tuple[FactLine, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class VetoLine:
    """A reason to fail: ticked, denied or open in each column; `is_suggested` where facts speak for it."""

    row: PerformanceRow
    ticks: Mapping[ScoreColumn, bool | None]
    contested: frozenset[ScoreColumn]
    notes: Mapping[ScoreColumn, str]
    is_suggested: bool
    read: tuple[FactLine, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """What a column comes to: points, bonus (which stands apart), and the grades they leave open."""

    column: ScoreColumn
    total: Ends
    bonus: Fraction | None
    open_rows: int
    open_vetoes: int
    vetoed_by: tuple[PerformanceRow, ...]
    grades: tuple[PerformanceRow, ...]
    with_bonus: tuple[PerformanceRow, ...]
    """The grades it would have if the bonus counted, which the document does not say."""
    is_begun: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Rating:
    """A county's rating of one year."""

    county: str
    year: int
    performance: Performance
    lines: tuple[RatingLine, ...]
    vetoes: tuple[VetoLine, ...]
    facts: tuple[FactLine, ...]
    standings: Mapping[ScoreColumn, Standing]
    progress: Progress | None = None

    @property
    def documented(self) -> tuple[RatingLine | VetoLine, ...]:
        """Return everything evidence can bear out."""
        return (*self.lines, *self.vetoes)

    def fact(self, name: str) -> FactLine | None:
        """Return a fact by name."""
        return next((one for one in self.facts if one.fact.name == name), None)

    def line(self, code: str) -> RatingLine | None:
        """Return a line by the code of its row."""
        return next((one for one in self.lines if one.row.code == code), None)


def rating_of(
    book: OfficeBook, performance: Performance, county: str, year: int, counts: CountyCounts
) -> Rating:
    """Return a county's rating as its book and the index tell it."""
    return _Reading(book, performance, county).rating(year, counts)


class _Reading:
    def __init__(self, book: OfficeBook, performance: Performance, county: str) -> None:
        self._book, self._performance, self._county = book, performance, county
        self._given = {column: dict(self._scores(column)) for column in ScoreColumn}

    def rating(self, year: int, counts: CountyCounts) -> Rating:
        performance = self._performance
        facts = tuple(self._facts(counts))
        known, by_name = fact_values(facts), {one.fact.name: one for one in facts}
        rows = (one for one in performance.rows if one.kind in _SCORED)
        vetoes = tuple(self._veto(one, known, by_name) for one in performance.of_kind(RowKind.VETO_ITEM))
        return Rating(
            county=self._county,
            year=year,
            performance=performance,
            lines=tuple(self._line(one, known, by_name) for one in rows),
            vetoes=vetoes,
            facts=facts,
            standings={column: self._standing(column, vetoes) for column in ScoreColumn},
        )

    def _cell(self, *names: str) -> OfficeCell | None:
        return self._book.cells.get((self._county, *names))

    def _scores(self, column: ScoreColumn) -> Iterator[tuple[str, Ends]]:
        for row in self._performance.rows:
            cell = self._cell(row.code, column)
            if cell is None:
                continue
            found = [_number(one.value) for one in cell.heads]
            known = [one for one in found if one is not None]
            if known and len(known) == len(found):
                yield row.code, (min(known), max(known))
            elif known:
                yield row.code, (Fraction(0), self._performance.most(row.code, column) or max(known))

    def _facts(self, counts: CountyCounts) -> Iterator[FactLine]:
        written = {
            one.name: read_fact(one, self._book.value((self._county, FACTS, one.name)))
            for one in self._performance.facts
        }
        for fact in self._performance.facts:
            cell = self._cell(FACTS, fact.name)
            head = cell.heads[-1].line if cell is not None and cell.value is not None else None
            yield FactLine(
                fact=fact,
                written=written[fact.name],
                told=counts.told(fact.reading, written) if fact.reading is not None else None,
                by=head.by if head is not None else "",
                at=head.at if head is not None else "",
                is_contested=cell is not None and cell.is_contested,
            )

    def _line(
        self, row: PerformanceRow, known: Mapping[str, Fraction], facts: Mapping[str, FactLine]
    ) -> RatingLine:
        performance = self._performance
        return RatingLine(
            row=row,
            points={one: performance.points(row.code, self._given[one], one) for one in ScoreColumn},
            given={one: found[row.code] for one, found in self._given.items() if row.code in found},
            most={one: performance.most(row.code, one) for one in ScoreColumn},
            notes=self._notes(row),
            contested=frozenset(one for one in ScoreColumn if self._is_contested(row.code, one)),
            unassigned=performance.unassigned(row.code),
            proposed=row.proposed(known.get),
            read=tuple(facts[name] for name in sorted(row.names) if name in facts),
            evidence=tuple(evidence_under(self._book, self._county, row.code)),
        )

    def _is_contested(self, code: str, column: ScoreColumn) -> bool:
        cell = self._cell(code, column)
        return cell is not None and cell.is_contested

    def _veto(
        self, row: PerformanceRow, known: Mapping[str, Fraction], facts: Mapping[str, FactLine]
    ) -> VetoLine:
        return VetoLine(
            row=row,
            ticks={one: self._tick(row.code, one) for one in ScoreColumn},
            contested=frozenset(one for one in ScoreColumn if self._is_contested(row.code, one)),
            notes=self._notes(row),
            is_suggested=row.proposed(known.get) == 1,
            read=tuple(facts[name] for name in sorted(row.names) if name in facts),
            evidence=tuple(evidence_under(self._book, self._county, row.code)),
        )

    def _tick(self, code: str, column: ScoreColumn) -> bool | None:
        """Return whether a veto holds: where two differ nobody has decided."""
        heads = set(self._book.heads((self._county, code, column)))
        value = heads.pop() if len(heads) == 1 else None
        return value if isinstance(value, bool) else None

    def _notes(self, row: PerformanceRow) -> Mapping[ScoreColumn, str]:
        found = {one: self._book.value((self._county, row.code, one, NOTE)) for one in ScoreColumn}
        return {one: text for one, text in found.items() if isinstance(text, str)}

    def _standing(self, column: ScoreColumn, vetoes: tuple[VetoLine, ...]) -> Standing:
        performance, given = self._performance, self._given[column]
        ticks = {one.row.code: one.ticks[column] for one in vetoes}
        whole = next(iter(performance.of_kind(RowKind.TOTAL)), None)
        total = performance.points(whole.code if whole is not None else "", given, column)
        bonuses = [given[one.code] for one in performance.of_kind(RowKind.BONUS) if one.code in given]
        bonus = sum((low for low, _ in bonuses), Fraction(0)) if bonuses else None
        more = bonus or Fraction(0)
        return Standing(
            column=column,
            total=total,
            bonus=bonus,
            open_rows=sum(one.code not in given for one in performance.of_kind(RowKind.LINE)),
            open_vetoes=sum(one is None for one in ticks.values()),
            vetoed_by=tuple(one.row for one in vetoes if one.ticks[column]),
            grades=performance.grades(total, ticks),
            with_bonus=performance.grades((total[0] + more, total[1] + more), ticks),
            is_begun=bool(given) or any(one is not None for one in ticks.values()),
        )


def _number(value: Json) -> Fraction | None:
    if value is None or isinstance(value, (bool, list, Mapping)):
        return None
    return read_number(str(value)) if not isinstance(value, Fraction) else value
