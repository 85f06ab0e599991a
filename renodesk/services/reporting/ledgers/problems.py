"""问题台账, 问题清单 and 整治建议清单; the lists in the columns of the handbook's annexes (附表IV, 附表V)."""

from collections.abc import Iterator
from datetime import date

from renodesk.reports.ledger_problems import ProblemSpot
from renodesk.reports.ledger_snapshot import LedgerSnapshot
from renodesk.reports.problem_snapshot import IndicatorEntry, ProblemEntry
from renodesk.services.reporting.ledgers.saying import SheetWords, yes
from renodesk.tables.book import BookRow, BookSheet, CellValue, ColumnKind, Look
from renodesk.texts import joined, say

_BOXES = ("□", "■")


def problem_ledger(snapshot: LedgerSnapshot) -> BookSheet:
    """Return a row for each problem at each building, to be followed until it is closed."""
    words = SheetWords(snapshot, "problem_ledger")
    columns = (
        words.column("number", ColumnKind.COUNT),
        words.printed("place"),
        words.printed("spot"),
        words.printed("code"),
        words.printed("indicator"),
        words.printed("found", ColumnKind.WORDS),
        words.printed("severity"),
        words.printed("difficulty"),
        words.printed("urgency"),
        words.column("repair"),
        words.column("unsolved"),
        words.printed("responsible"),
        words.printed("due", ColumnKind.DATE),
        words.printed("solving"),
        words.column("measures"),
        words.column("in_plan"),
        words.column("evidence", ColumnKind.COUNT),
        words.column("note_of", ColumnKind.WORDS),
        words.column("source_of", ColumnKind.WORDS),
    )
    names = {one.code: one.name for one in _indicators(snapshot)}
    rows = tuple(
        _spot(snapshot, number, spot, names.get(spot.problem.indicator, ""))
        for number, spot in enumerate(snapshot.problems.spots, 1)
    )
    return words.sheet(columns, rows, notes=(words.note("problem_ledger"), *_open(snapshot, words)), frozen=2)


def _spot(snapshot: LedgerSnapshot, number: int, spot: ProblemSpot, indicator: str) -> BookRow:
    one = spot.problem
    cells: tuple[CellValue, ...] = (
        number,
        spot.place,
        spot.inside,
        one.code,
        indicator,
        one.name,
        one.severity,
        one.difficulty,
        one.urgency,
        one.repair,
        yes(snapshot, one.is_unsolved),
        one.responsible,
        _day(one.due),
        one.status,
        joined("、", one.checks, snapshot.report.language),
        _planned(snapshot, one),
        spot.photos,
        one.note,
        one.source,
    )
    return BookRow(cells=cells, look=Look.BAD if one.is_urgent else Look.PLAIN)


def problem_list(snapshot: LedgerSnapshot) -> BookSheet:
    """Return the problem list of dwellings (附表IV-1)."""
    words = SheetWords(snapshot, "problem_list")
    columns = (
        words.printed("number", ColumnKind.COUNT),
        words.printed("indicator", ColumnKind.WORDS),
        words.printed("result_buildings", ColumnKind.NUMBER),
        words.printed("found", ColumnKind.WORDS),
        words.printed("severity"),
        words.printed("difficulty"),
        words.printed("kind"),
    )
    rows = tuple(
        BookRow(
            cells=(
                *_first(snapshot, indicator),
                one.sentence,
                one.severity,
                one.difficulty,
                one.urgency,
            )
        )
        for indicator in _indicators(snapshot, is_dwelling=True)
        for one in _of(snapshot, indicator)
    )
    return words.sheet(columns, rows, notes=tuple(_open(snapshot, words)), frozen=2)


def estate_list(snapshot: LedgerSnapshot) -> BookSheet:
    """Return the problem list of the estate (附表IV-2)."""
    words = SheetWords(snapshot, "estate_list")
    columns = (
        words.printed("number", ColumnKind.COUNT),
        words.printed("indicator", ColumnKind.WORDS),
        words.printed("result", ColumnKind.NUMBER),
        words.printed("provision", ColumnKind.WORDS),
        words.printed("size", ColumnKind.WORDS),
        words.printed("function", ColumnKind.WORDS),
        words.printed("other", ColumnKind.WORDS),
    )
    rows = tuple(
        BookRow(cells=(*_first(snapshot, one), *_columns(snapshot, one)))
        for one in _indicators(snapshot, is_dwelling=False)
        if any(True for _ in _of(snapshot, one))
    )
    return words.sheet(columns, rows, notes=tuple(_open(snapshot, words)), frozen=2)


def _columns(snapshot: LedgerSnapshot, one: IndicatorEntry) -> Iterator[CellValue]:
    said = {name: "".join(sentences) for name, sentences in one.columns.items()}
    is_there = say(f"report_provision_{one.provision}", snapshot.report.language) if one.provision else ""
    yield joined(
        "：", (part for part in (is_there, said.get("provision", "")) if part), snapshot.report.language
    )
    yield from (said.get(name, "") for name in ("size", "function", "other"))


def remedy_list(snapshot: LedgerSnapshot) -> BookSheet:
    """Return the remedy lists of dwellings and of the estate (附表V-1, 附表V-2) as one."""
    words = SheetWords(snapshot, "remedy_list")
    columns = (
        words.column("dimension"),
        words.printed("number", ColumnKind.COUNT),
        words.printed("about_indicator", ColumnKind.WORDS),
        words.printed("indicator_result", ColumnKind.NUMBER),
        words.printed("found", ColumnKind.WORDS),
        words.printed("advice", ColumnKind.WORDS),
        words.printed("area"),
        words.printed("remedy_kind"),
        words.printed("responsible"),
        words.column("priority", ColumnKind.COUNT),
        words.column("next_year"),
        words.column("measures"),
    )
    rows = tuple(
        _remedy(snapshot, indicator, one)
        for indicator in _indicators(snapshot)
        for one in _of(snapshot, indicator)
    )
    notes = (words.note("remedy_list"), *_open(snapshot, words))
    return words.sheet(columns, rows, notes=notes, frozen=3)


def _remedy(snapshot: LedgerSnapshot, indicator: IndicatorEntry, one: ProblemEntry) -> BookRow:
    language = snapshot.report.language
    dimension = "dwelling" if indicator.is_dwelling else "estate"
    urgent, in_time = _BOXES[one.is_urgent], _BOXES[not one.is_urgent]
    return BookRow(
        cells=(
            say(f"report_dimension_{dimension}", language),
            *_first(snapshot, indicator),
            one.name,
            one.remedy,
            one.area,
            say("report_boxes", language, urgent=urgent, in_time=in_time),
            one.responsible,
            1 if one.is_unsolved else 2 if one.is_urgent else 3,
            _planned(snapshot, one),
            joined("、", one.checks, language),
        )
    )


def _planned(snapshot: LedgerSnapshot, one: ProblemEntry) -> str:
    """Return whether works against a problem are in the plan, and for which year."""
    language, years = snapshot.report.language, snapshot.problems.years
    if one.code not in years:
        return say("ledger_plan_none" if one.checks else "ledger_plan_outside", language)
    year = years[one.code]
    return say("ledger_plan_year", language, year=year) if year else say("ledger_plan_no_year", language)


def _indicators(snapshot: LedgerSnapshot, *, is_dwelling: bool | None = None) -> Iterator[IndicatorEntry]:
    part = snapshot.report.problems
    for one in part.indicators if part is not None else ():
        if is_dwelling is None or one.is_dwelling == is_dwelling:
            yield one


def _of(snapshot: LedgerSnapshot, indicator: IndicatorEntry) -> tuple[ProblemEntry, ...]:
    part = snapshot.report.problems
    return part.of(indicator) if part is not None else ()


def _first(snapshot: LedgerSnapshot, one: IndicatorEntry) -> tuple[CellValue, ...]:
    """Return number, name and result of an indicator; the result as a number where it is one."""
    known = snapshot.problems.indicators.get(one.code)
    is_number = known is not None and known.value is not None and not known.is_least
    return one.number, one.name, known.value if is_number and known is not None else one.result


def _open(snapshot: LedgerSnapshot, words: SheetWords) -> Iterator[str]:
    """Yield which handbook it is, and how much is still to be asked."""
    part = snapshot.report.problems
    if part is None:
        yield words.note("no_handbook")
        return
    yield words.note("handbook", title=part.title, version=part.version)
    if part.open:
        yield words.note("open", count=part.open)


def _day(text: str) -> date | str:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text
