"""按楼栋 and 按类别: what the lines of 工程量与费用 come to, worked out from there."""

from collections.abc import Iterator, Mapping

from renodesk.domain.money import Amounts
from renodesk.reports.ledger_money import SumEntry
from renodesk.reports.ledger_snapshot import LedgerSnapshot
from renodesk.services.reporting.ledgers.costs import COLUMN, money_notes
from renodesk.services.reporting.ledgers.saying import SheetWords
from renodesk.tables.book import Below, BookColumn, BookRow, BookSheet, CellValue, ColumnKind, Look, Matching
from renodesk.texts import say

SUMMED = ("works_likely", "contingency_likely", "total_low", "total_likely", "total_high")
_GROUPINGS = ("duty", "kind", "phase", "year")


def by_building(snapshot: LedgerSnapshot) -> BookSheet:
    """Return the common parts and every building with what is planned there, per household and ㎡."""
    words, money = SheetWords(snapshot, "by_building"), snapshot.money
    totals = _totals(money.whole)
    columns = (
        words.column("building"),
        *(
            BookColumn(title=words.column(key).title, kind=ColumnKind.MONEY, total=totals[key])
            for key in SUMMED
        ),
        words.column("lacks", ColumnKind.COUNT),
        words.column("households", ColumnKind.NUMBER),
        words.column("per_household", ColumnKind.MONEY),
        words.column("floor_area", ColumnKind.NUMBER),
        words.column("per_m2", ColumnKind.MONEY),
    )
    rows = tuple(
        BookRow(
            cells=(
                *_cells(entry, "building", 0),
                entry.lacks,
                entry.households,
                _likely(entry.per_household),
                entry.floor_area,
                _likely(entry.per_m2),
            )
        )
        for entry in money.groupings.get("building", ())
    )
    return words.sheet(columns, rows, notes=tuple(money_notes(snapshot, words)), frozen=1)


def by_kind(snapshot: LedgerSnapshot) -> BookSheet:
    """Return the plan by 必改 and 提升, by class, phase and year: each way adds up to the whole."""
    words = SheetWords(snapshot, "by_kind")
    columns = (
        words.column("grouping"),
        words.column("group"),
        *(words.column(key, ColumnKind.MONEY) for key in SUMMED),
        words.column("lacks", ColumnKind.COUNT),
    )
    rows = tuple(row for field in _GROUPINGS for row in _grouping(snapshot, words, field))
    notes = (*money_notes(snapshot, words), words.note("by_kind") if rows else "")
    return words.sheet(columns, rows, notes=notes, frozen=2)


def _grouping(snapshot: LedgerSnapshot, words: SheetWords, field: str) -> Iterator[BookRow]:
    entries = snapshot.money.groupings.get(field, ())
    if not entries:
        return
    name, whole = say(f"ledger_by_{field}", words.language), snapshot.money.whole
    totals: tuple[CellValue, ...] = tuple(
        Below(count=len(entries), value=value) for value in _totals(whole).values()
    )
    yield BookRow(cells=(name, "", *totals, whole.lacks), look=Look.GROUP)
    for entry in entries:
        yield BookRow(cells=(name, *_cells(entry, field, 1), entry.lacks), depth=1)


def _cells(entry: SumEntry, field: str, own: int) -> Iterator[CellValue]:
    """Yield the name of a group, and its sums as formulas over the lines that are of it."""
    yield entry.name
    for key, value in _totals(entry).items():
        yield Matching(sheet="costs", match=COLUMN[field], amount=COLUMN[key], own=own, value=value)


def _totals(entry: SumEntry) -> Mapping[str, int]:
    total = entry.works + entry.contingency
    values = (entry.works.likely, entry.contingency.likely, total.low, total.likely, total.high)
    return dict(zip(SUMMED, values, strict=True))


def _likely(amounts: Amounts | None) -> int | None:
    return None if amounts is None else amounts.likely
