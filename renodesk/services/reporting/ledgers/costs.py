"""工程量与费用: every quantity of the plan at its place, its price and what it comes to."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from renodesk.domain.money import Amounts
from renodesk.reports.ledger_money import CostEntry
from renodesk.reports.ledger_snapshot import LedgerSnapshot
from renodesk.services.reporting.ledgers.saying import SheetWords, yes
from renodesk.tables.book import BookRow, BookSheet, CellValue, ColumnKind, Look, Plus

_ENDS = ("low", "likely", "high")
COLUMNS: Mapping[str, ColumnKind] = {
    "code": ColumnKind.TEXT,
    "measure": ColumnKind.TEXT,
    "at": ColumnKind.TEXT,
    "building": ColumnKind.TEXT,
    "duty": ColumnKind.TEXT,
    "kind": ColumnKind.TEXT,
    "phase": ColumnKind.TEXT,
    "year": ColumnKind.TEXT,
    "quantity_of": ColumnKind.TEXT,
    "unit": ColumnKind.TEXT,
    "quantity": ColumnKind.NUMBER,
    "origin": ColumnKind.TEXT,
    "price_low": ColumnKind.NUMBER,
    "price_likely": ColumnKind.NUMBER,
    "price_high": ColumnKind.NUMBER,
    "works_low": ColumnKind.MONEY,
    "works_likely": ColumnKind.MONEY,
    "works_high": ColumnKind.MONEY,
    "contingency_rate": ColumnKind.PERCENT,
    "contingency_low": ColumnKind.MONEY,
    "contingency_likely": ColumnKind.MONEY,
    "contingency_high": ColumnKind.MONEY,
    "total_low": ColumnKind.MONEY,
    "total_likely": ColumnKind.MONEY,
    "total_high": ColumnKind.MONEY,
    "lack": ColumnKind.TEXT,
    "urgent": ColumnKind.TEXT,
    "price_source": ColumnKind.WORDS,
    "reason": ColumnKind.WORDS,
}
COLUMN: Mapping[str, int] = {key: at for at, key in enumerate(COLUMNS)}
"""Where a column stands, for sheets whose formulas read this one."""


def costs(snapshot: LedgerSnapshot) -> BookSheet:
    """Return a row for each quantity of each chosen line; what is missing is named, never 0."""
    words, money = SheetWords(snapshot, "costs"), snapshot.money
    totals = {
        f"{part}_{end}": getattr(amounts, end)
        for part, amounts in (
            ("works", money.whole.works),
            ("contingency", money.whole.contingency),
            ("total", money.whole.works + money.whole.contingency),
        )
        for end in _ENDS
    }
    columns = tuple(
        replace(words.column(key, kind), total=totals.get(key) if money.book is not None else None)
        for key, kind in COLUMNS.items()
    )
    rows = tuple(_row(snapshot, entry) for entry in money.costs)
    return words.sheet(columns, rows, notes=(*money_notes(snapshot, words), words.note("costs")), frozen=3)


def _row(snapshot: LedgerSnapshot, entry: CostEntry) -> BookRow:
    price, groups = entry.price, entry.groups
    cells: dict[str, CellValue] = {
        "code": entry.code,
        "measure": entry.name,
        "at": entry.place,
        "building": groups.building,
        "duty": groups.duty,
        "kind": groups.kind,
        "phase": groups.phase,
        "year": groups.year,
        "quantity_of": entry.label,
        "unit": entry.unit,
        "quantity": entry.quantity,
        "origin": entry.origin,
        "lack": entry.lack,
        "urgent": yes(snapshot, entry.is_urgent),
        "reason": entry.reason,
    }
    if price is not None:
        cells |= {f"price_{end}": getattr(price, end) for end in _ENDS}
        cells |= {"contingency_rate": price.contingency, "price_source": price.source}
    if entry.works is not None and entry.contingency is not None:
        cells |= dict(_amounts("works", entry.works)) | dict(_amounts("contingency", entry.contingency))
        cells |= dict(_totals(entry.works + entry.contingency))
    return BookRow(
        cells=tuple(cells.get(key) for key in COLUMNS), look=Look.BAD if entry.lack else Look.PLAIN
    )


def _amounts(part: str, amounts: Amounts) -> Iterator[tuple[str, CellValue]]:
    for end in _ENDS:
        yield f"{part}_{end}", getattr(amounts, end)


def _totals(total: Amounts) -> Iterator[tuple[str, CellValue]]:
    for end in _ENDS:
        parts = (COLUMN[f"works_{end}"], COLUMN[f"contingency_{end}"])
        yield f"total_{end}", Plus(columns=parts, value=getattr(total, end))


def money_notes(snapshot: LedgerSnapshot, words: SheetWords) -> Iterator[str]:
    """Yield by which plan and book a sheet of money is; invented prices are said first."""
    money, book = snapshot.money, snapshot.money.book
    if book is not None and book.is_example:
        yield words.note("example_prices")
    plan = words.note("plan_adopted" if money.is_adopted else "plan_open", plan=money.plan)
    if book is None:
        yield f"{plan}　{words.note('no_book')}"
        return
    said = words.note("book", title=book.title, version=book.version, region=book.region or "–", on=book.on)
    yield f"{plan}　{said}"
    if money.whole.lacks:
        yield words.note("lacks", count=money.whole.lacks)
