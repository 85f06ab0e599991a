"""指标表, and the indicators over the buildings."""

from collections.abc import Iterator
from dataclasses import replace

from renodesk.domain.numbers import write_number
from renodesk.reports.ledger_snapshot import IndicatorLine, LedgerSnapshot
from renodesk.services.reporting.ledgers.saying import SheetWords, yes
from renodesk.tables.book import BookRow, BookSheet, CellValue, ColumnKind, Look
from renodesk.texts import say

_LOOKS = {0: Look.GROUP, 1: Look.GROUP, 2: Look.SUBGROUP, 3: Look.PLAIN}


def indicators(snapshot: LedgerSnapshot) -> BookSheet:
    """Return every row of the tree with its scores, and where it falls short; the total last."""
    words = SheetWords(snapshot, "indicators")
    columns = (
        words.column("level"),
        words.column("code"),
        words.column("indicator"),
        words.column("weight", ColumnKind.PERCENT),
        replace(words.column("low", ColumnKind.SCORE), bad_below=snapshot.pass_mark),
        replace(words.column("high", ColumnKind.SCORE), bad_below=snapshot.pass_mark),
        words.column("word"),
        words.column("bottom_line"),
        words.column("red_flag"),
        words.column("urgent"),
        words.column("contested"),
        words.column("basis"),
        words.column("below_count", ColumnKind.COUNT),
        words.column("below", ColumnKind.WORDS),
        words.column("unseen_count", ColumnKind.COUNT),
        words.column("unseen", ColumnKind.WORDS),
        words.column("provenance"),
    )
    rows = tuple(_indicator(snapshot, line) for line in snapshot.indicators)
    notes = (words.note("indicators"), snapshot.report.statement if snapshot.report.is_proposed else "")
    return words.sheet(columns, rows, notes=notes, frozen=3)


def _indicator(snapshot: LedgerSnapshot, line: IndicatorLine) -> BookRow:
    node = line.node
    is_leaf = node.level == 3
    nothing = say("status_na", snapshot.report.language)
    cells: tuple[CellValue, ...] = (
        say(f"ledger_level_{node.level}", snapshot.report.language),
        node.code,
        node.name,
        line.weight,
        nothing if node.interval.low is None else node.interval.low,
        nothing if node.interval.high is None else node.interval.high,
        node.word,
        yes(snapshot, line.is_bottom_line),
        yes(snapshot, node.is_red),
        yes(snapshot, node.is_urgent),
        yes(snapshot, node.is_contested),
        node.basis,
        line.below_count if is_leaf else None,
        line.below,
        line.unseen_count if is_leaf else None,
        line.unseen,
        node.provenance,
    )
    return BookRow(cells=cells, look=_LOOKS[node.level], depth=max(0, node.level - 1))


def matrix(snapshot: LedgerSnapshot) -> BookSheet:
    """Return the lowest score of each building for every indicator that is looked at there."""
    words = SheetWords(snapshot, "matrix")
    columns = (
        words.column("code"),
        words.column("indicator"),
        words.column("bottom_line"),
        *(
            replace(words.column("place", ColumnKind.SCORE, place=name), bad_below=snapshot.pass_mark)
            for name in snapshot.buildings
        ),
    )
    rows = tuple(
        BookRow(cells=(line.code, line.name, yes(snapshot, line.is_bottom_line), *line.cells))
        for line in snapshot.matrix
    )
    mark = write_number(snapshot.pass_mark)
    notes = (words.note("matrix", mark=mark), *_without_buildings(snapshot, words))
    return words.sheet(columns, rows, notes=notes, frozen=2)


def _without_buildings(snapshot: LedgerSnapshot, words: SheetWords) -> Iterator[str]:
    if not snapshot.buildings:
        yield words.note("no_buildings")
