"""36项×楼栋: status and quantities of the renovation items by building."""

from collections.abc import Iterator

from renodesk.reports.ledger_snapshot import LedgerSnapshot, WorksLine
from renodesk.services.reporting.ledgers.saying import SheetWords
from renodesk.tables.book import Across, BookRow, BookSheet, ColumnKind, Look
from renodesk.texts import say

_LABELS = 6
"""So many columns stand left of the places."""


def works(snapshot: LedgerSnapshot) -> BookSheet:
    """Return a row for what was said of each item, and under it one for each of its quantities."""
    words = SheetWords(snapshot, "works")
    columns = (
        words.column("code"),
        words.column("item"),
        words.column("duty"),
        words.column("phase"),
        words.column("what"),
        words.column("unit"),
        words.column("common", ColumnKind.NUMBER),
        *(words.column("place", ColumnKind.NUMBER, place=name) for name in snapshot.buildings),
        words.column("sum", ColumnKind.NUMBER),
        words.column("proposed", ColumnKind.WORDS),
        words.column("wish", ColumnKind.WORDS),
    )
    rows = tuple(row for line in snapshot.works for row in _item(line, words))
    notes = (words.note("works"), *([] if snapshot.buildings else [words.note("no_buildings")]))
    return words.sheet(columns, rows, notes=notes, frozen=2)


def _item(line: WorksLine, words: SheetWords) -> Iterator[BookRow]:
    label = say("ledger_said", words.language)
    needed = say("ledger_needed", words.language, count=line.needed) if line.needed else ""
    head = (line.code, line.name, line.kind, line.phase)
    yield BookRow(
        cells=(*head, label, "", *line.statuses, needed, line.proposed, line.wish), look=Look.SUBGROUP
    )
    for quantity in line.quantities:
        last = _LABELS + len(quantity.cells) - 1
        total = Across(first=_LABELS, last=last, value=quantity.total) if _has_any(quantity.cells) else None
        yield BookRow(cells=(*head, quantity.label, quantity.unit, *quantity.cells, total, "", ""), depth=1)


def _has_any(cells: tuple[object, ...]) -> bool:
    return any(cell is not None for cell in cells)
