"""手册指标: the handbook's 21 indicators as one table, and the lights."""

from collections.abc import Iterator

from renodesk.reports.ledger_snapshot import LedgerSnapshot
from renodesk.reports.problem_snapshot import LightTable
from renodesk.services.reporting.ledgers.saying import SheetWords
from renodesk.tables.book import BookRow, BookSheet, CellValue, ColumnKind, Look
from renodesk.texts import say


def handbook(snapshot: LedgerSnapshot) -> BookSheet:
    """Return each indicator with its result beside the tree's scores, and why the two differ."""
    words, part = SheetWords(snapshot, "handbook"), snapshot.report.problems
    columns = (
        words.column("dimension"),
        words.printed("number", ColumnKind.COUNT),
        words.column("code"),
        words.printed("indicator", ColumnKind.WORDS),
        words.printed("result", ColumnKind.NUMBER),
        words.column("unit"),
        words.column("where_found", ColumnKind.WORDS),
        words.printed("handbook_says", ColumnKind.WORDS),
        words.printed("tree_says", ColumnKind.WORDS),
        words.printed("why", ColumnKind.WORDS),
        words.column("source_of", ColumnKind.WORDS),
    )
    rows = []
    for one in part.indicators if part is not None else ():
        known = snapshot.problems.indicators[one.code]
        dimension = "dwelling" if one.is_dwelling else "estate"
        is_number = known.value is not None and not known.is_least
        cells: tuple[CellValue, ...] = (
            say(f"report_dimension_{dimension}", words.language),
            one.number,
            one.code,
            one.name,
            known.value if is_number else one.result,
            one.unit,
            known.where,
            one.handbook,
            one.tree,
            one.explanation,
            one.source,
        )
        rows.append(BookRow(cells=cells, look=Look.BAD if one.presence == "present" else Look.PLAIN))
    notes = [words.note("no_handbook")]
    if part is not None:
        notes = [words.note("handbook", title=part.title, version=part.version), part.statement]
        notes += [words.note("open", count=part.open)] if part.open else []
    return words.sheet(columns, tuple(rows), notes=tuple(notes), frozen=4)


def lights(snapshot: LedgerSnapshot) -> BookSheet:
    """Return 五不 of each building and 六有 of the estate, a row for each light at each place."""
    words, part = SheetWords(snapshot, "lights"), snapshot.report.problems
    columns = (
        words.column("light_set"),
        words.column("at"),
        words.column("light"),
        words.column("light_state"),
        words.column("decided_by"),
    )
    rows: list[BookRow] = []
    if part is not None:
        rows += _lights(words, "five_no", part.five_no)
        rows += _lights(words, "six_have", part.six_have)
    notes = [words.note("lights" if part is not None else "no_handbook")]
    if part is not None:
        notes += ["　".join(table.reads) for table in (part.five_no, part.six_have)]
    return words.sheet(columns, tuple(rows), notes=tuple(notes), frozen=3)


def _lights(words: SheetWords, code: str, table: LightTable) -> Iterator[BookRow]:
    name = say(f"ledger_{code}", words.language)
    for row in table.rows:
        for title, light in zip(table.titles, row.lights, strict=True):
            state = say(f"light_{light.state}", words.language)
            look = Look.BAD if light.state == "red" else Look.PLAIN
            yield BookRow(cells=(name, row.name, title, state, light.lowest), look=look)
