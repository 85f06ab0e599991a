"""一表一台账两清单: the handbook's indicator table, problem ledger, problem lists and remedy list.

The columns are those of the handbook's annexes, as in the report; every row says all of itself, so that
the rows can be filtered and sorted.
"""

from collections.abc import Iterator

from renodesk.reports.ledger_snapshot import LedgerSnapshot
from renodesk.reports.problem_snapshot import IndicatorEntry, ProblemEntry
from renodesk.services.reporting.ledgers.saying import SheetWords, yes
from renodesk.tables.book import BookColumn, BookRow, BookSheet, ColumnKind, Look
from renodesk.texts import say

WORDS, COUNT = ColumnKind.WORDS, ColumnKind.COUNT


class _Columns(SheetWords):
    """Names columns by the report's words: paper and workbook agree."""

    def printed(self, code: str, kind: ColumnKind = ColumnKind.TEXT) -> BookColumn:
        return BookColumn(title=say(f"report_col_{code}", self.language), kind=kind)

    def dimension(self, *, is_dwelling: bool) -> str:
        return say(f"report_dimension_{'dwelling' if is_dwelling else 'estate'}", self.language)

    def listed(self, rows: Iterator[BookRow], columns: tuple[BookColumn, ...], note: str) -> BookSheet:
        """Return the sheet; one without rows says so."""
        found = tuple(rows)
        notes = (note, "" if found else say("report_no_problems", self.language))
        return self.sheet(columns, found, notes=notes, frozen=2)


def handbook(snapshot: LedgerSnapshot) -> BookSheet:
    """Return 一表: an indicator a row, its result beside the tree's scores, and why they differ."""
    words = _Columns(snapshot, "handbook")
    columns = (
        words.column("dimension"),
        words.printed("number", COUNT),
        words.column("code"),
        words.printed("indicator"),
        words.printed("result"),
        words.printed("handbook_says"),
        words.printed("tree_says", WORDS),
        words.printed("why", WORDS),
        words.column("use_source", WORDS),
    )
    part = snapshot.report.problems
    rows = (
        BookRow(
            cells=(
                words.dimension(is_dwelling=one.is_dwelling),
                one.number,
                one.code,
                one.name,
                one.result,
                one.handbook,
                one.tree,
                one.explanation,
                one.source,
            ),
            look=Look.BAD if one.presence == "present" else Look.PLAIN,
        )
        for one in (part.indicators if part is not None else ())
    )
    stated = f"{part.title} {part.version}　{part.statement}" if part is not None else ""
    return words.listed(rows, columns, stated)


def problem_ledger(snapshot: LedgerSnapshot) -> BookSheet:
    """Return 问题台账: a problem at a building a row, in the order of the register, the estate last."""
    words = _Columns(snapshot, "problem_ledger")
    columns = (
        words.printed("place"),
        words.printed("code"),
        words.printed("problem", WORDS),
        words.printed("spot"),
        words.printed("severity"),
        words.printed("difficulty"),
        words.printed("urgency"),
        words.column("repair"),
        words.printed("responsible"),
        words.printed("due"),
        words.printed("solving"),
        words.column("unsolved"),
        words.column("note", WORDS),
        words.column("use_source", WORDS),
    )
    note = say("report_ledger_note", words.language)
    return words.listed(_ledger_rows(snapshot, words), columns, note)


def _ledger_rows(snapshot: LedgerSnapshot, words: _Columns) -> Iterator[BookRow]:
    problems = _problems(snapshot)
    order = [building.name for building in snapshot.report.buildings]
    names = dict.fromkeys(name for one in problems for name, _ in one.buildings)
    for name in sorted(names, key=lambda name: order.index(name) if name in order else len(order)):
        for one in problems:
            for units in (units for at, units in one.buildings if at == name):
                yield BookRow(
                    cells=(
                        name,
                        one.code,
                        one.name,
                        units or say("report_whole", words.language),
                        one.severity,
                        one.difficulty,
                        one.urgency,
                        one.repair,
                        one.responsible,
                        one.due,
                        one.status,
                        yes(snapshot, one.is_unsolved),
                        one.note,
                        one.source,
                    ),
                    look=Look.BAD if one.is_urgent else Look.PLAIN,
                )


def problem_list(snapshot: LedgerSnapshot) -> BookSheet:
    """Return 问题清单 of the dwellings (附表IV-1): a problem with its sentence a row."""
    words = _Columns(snapshot, "problem_list")
    columns = (
        words.printed("number", COUNT),
        words.printed("indicator"),
        words.printed("result_buildings"),
        words.printed("found", WORDS),
        words.printed("severity"),
        words.printed("difficulty"),
        words.printed("kind"),
    )
    rows = (
        BookRow(
            cells=(
                indicator.number,
                indicator.name,
                indicator.result,
                one.sentence,
                one.severity,
                one.difficulty,
                one.urgency,
            ),
            look=Look.BAD if one.is_urgent else Look.PLAIN,
        )
        for indicator, one in _by_indicator(snapshot)
        if indicator.is_dwelling
    )
    return words.listed(rows, columns, say("report_problem_list_dwelling", words.language))


def estate_list(snapshot: LedgerSnapshot) -> BookSheet:
    """Return 问题清单 of the estate (附表IV-2): an indicator a row, its problems by column."""
    words = _Columns(snapshot, "estate_list")
    columns = (
        words.printed("number", COUNT),
        words.printed("indicator"),
        words.printed("result"),
        words.printed("provision", WORDS),
        words.printed("size", WORDS),
        words.printed("function", WORDS),
        words.printed("other", WORDS),
    )
    entries = dict.fromkeys(indicator.code for indicator, _ in _by_indicator(snapshot))
    part = snapshot.report.problems
    rows = (
        BookRow(
            cells=(
                one.number,
                one.name,
                one.result,
                _provision(one, words),
                *("".join(one.columns.get(name, ())) for name in ("size", "function", "other")),
            )
        )
        for one in (part.indicators if part is not None else ())
        if one.code in entries and not one.is_dwelling
    )
    return words.listed(rows, columns, say("report_problem_list_estate", words.language))


def _provision(one: IndicatorEntry, words: _Columns) -> str:
    said = say(f"report_provision_{one.provision}", words.language) if one.provision else ""
    return "：".join(filter(None, (said, "".join(one.columns.get("provision", ())))))


def remedy_list(snapshot: LedgerSnapshot) -> BookSheet:
    """Return 整治建议清单 of dwellings and estate (附表V-1, 附表V-2): a problem with its advice a row."""
    words = _Columns(snapshot, "remedy_list")
    columns = (
        words.column("dimension"),
        words.printed("number", COUNT),
        words.printed("about_indicator"),
        words.printed("indicator_result"),
        words.printed("found", WORDS),
        words.printed("advice", WORDS),
        words.printed("area", WORDS),
        words.printed("remedy_kind"),
        words.printed("responsible"),
        words.printed("due"),
        words.column("measures"),
    )
    rows = (
        BookRow(
            cells=(
                words.dimension(is_dwelling=indicator.is_dwelling),
                indicator.number,
                indicator.name,
                indicator.result,
                one.name,
                one.remedy,
                one.area,
                one.urgency,
                one.responsible,
                one.due,
                "、".join(one.checks),
            ),
            look=Look.BAD if one.is_urgent else Look.PLAIN,
        )
        for indicator, one in _by_indicator(snapshot)
    )
    return words.listed(rows, columns, "")


def _problems(snapshot: LedgerSnapshot) -> tuple[ProblemEntry, ...]:
    part = snapshot.report.problems
    return part.problems if part is not None else ()


def _by_indicator(snapshot: LedgerSnapshot) -> Iterator[tuple[IndicatorEntry, ProblemEntry]]:
    part = snapshot.report.problems
    for indicator in part.indicators if part is not None else ():
        yield from ((indicator, one) for one in (part.of(indicator) if part is not None else ()))
