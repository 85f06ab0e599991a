"""Workbooks in the columns offices use: 项目储备库清单, 体检汇总表; and what all of them share."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from fractions import Fraction
from pathlib import Path

from renodesk.domain.reserve import Reserve
from renodesk.office.index import IndexRow
from renodesk.services.environment import Environment
from renodesk.services.reserve import Project
from renodesk.services.rounds import round_word
from renodesk.tables.book import Book, BookColumn, BookRow, BookSheet, CellValue, ColumnKind, Look, Number
from renodesk.tables.book_writing import write_book
from renodesk.texts import Language, joined, say


def write_office_book(book: Book, out: Path) -> None:
    """Write a workbook, whole or not at all.

    Raises:
        NotWritable, DiskFull, FileHeld: `out` is as it was.
    """
    write_book(out, book)


def book_of(sheets: Sequence[BookSheet], title: str, day: date, language: Language) -> Book:
    """Return sheets as a workbook of a day."""
    return Book(
        sheets=tuple(sheets),
        title=title,
        author="RenoDesk",
        subject=title,
        day=day,
        header_left=title,
        header_right=day.isoformat(),
        footer_left="RenoDesk",
        footer_right="",
        page=say("report_page", language),
    )


def text_column(code: str, language: Language) -> BookColumn:
    """Return a column of texts."""
    return BookColumn(title=say(code, language))


def reserve_book(
    rows: Sequence[IndexRow], projects: Iterable[Project], environment: Environment, language: Language
) -> Book:
    """Return the reserve of an archive: its list, and the diagnosis of every estate."""
    day = datetime.fromtimestamp(environment.clock() / 1000, UTC).date()
    sheets = [reserve_sheet(rows, list(projects), language), diagnosis_sheet(rows, language)]
    return book_of(sheets, say("office_reserve_title", language), day, language)


def reserve_sheet(rows: Sequence[IndexRow], projects: Sequence[Project], language: Language) -> BookSheet:
    """Return 项目储备库清单: a row for each project that was entered, what its file lacks in words."""
    by_id = {row.id: row for row in rows}
    held = [(one, by_id.get(one.estate)) for one in projects if one.state]
    costs = [_cost(row) for _, row in held]
    households = [int(row.households or 0) if row is not None else 0 for _, row in held]
    areas: list[Number] = [row.project.floor_area or 0 if row is not None else 0 for _, row in held]
    count = ColumnKind.COUNT
    columns = (
        BookColumn(title=say("office_col_number", language), kind=count),
        text_column("office_col_project", language),
        text_column("office_col_estate", language),
        text_column("office_col_id", language),
        text_column("office_col_state", language),
        text_column("office_col_year", language),
        text_column("office_col_responsible", language),
        text_column("office_col_implementer", language),
        BookColumn(title=say("office_col_households", language), kind=count, total=sum(households)),
        BookColumn(
            title=say("office_col_area", language),
            kind=ColumnKind.NUMBER,
            total=sum(areas, Fraction(0)),
        ),
        BookColumn(title=say("office_col_measures", language), kind=count),
        BookColumn(
            title=say("office_col_cost_plain", language),
            kind=ColumnKind.MONEY,
            total=sum(fen or 0 for fen in costs),
        ),
        BookColumn(title=say("office_col_have", language), kind=count),
        BookColumn(title=say("office_col_missing", language), kind=ColumnKind.WORDS),
        BookColumn(title=say("office_col_note", language), kind=ColumnKind.WORDS),
    )
    unknown = say("year_unknown", language)
    lines = []
    for number, (one, row) in enumerate(held, 1):
        cost = costs[number - 1]
        cells: tuple[CellValue, ...] = (
            number,
            one.texts.get("title") or one.name,
            one.name,
            one.estate,
            state_name(one.reserve, one.state, language),
            str(one.year) if one.year else None,
            one.texts.get("responsible") or None,
            one.texts.get("implementer") or None,
            int(row.households) if row is not None and row.households is not None else unknown,
            row.project.floor_area if row is not None and row.project.floor_area is not None else unknown,
            row.project.measures if row is not None and row.project.plan else None,
            unknown if cost is None else cost,
            len(one.held) - len(one.missing),
            _names(one, language),
            one.texts.get("note") or None,
        )
        lines.append(BookRow(cells=cells, look=Look.BAD if one.is_contested else Look.PLAIN))
    return BookSheet(
        key="reserve",
        name=say("office_sheet_reserve", language),
        title=say("office_reserve_title", language),
        columns=columns,
        rows=tuple(lines),
        notes=(say("office_reserve_note", language),),
        total_label=say("office_col_sum", language),
        frozen=3,
    )


def state_name(reserve: Reserve, code: str, language: Language) -> str:
    """Return what a state is called."""
    state = reserve.state(code)
    return code if state is None else state.name_en if language == "en" else state.name


def _cost(row: IndexRow | None) -> int | None:
    """Return the likely cost of a plan, None where it is not wholly known."""
    return row.project.cost if row is not None and not row.project.unpriced else None


def _names(one: Project, language: Language) -> str | None:
    """Return what the next states want and the file does not hold, musts first."""
    here = one.shown.stage if one.shown is not None else 0
    states = [one.reserve.state(move.end) for move in one.moves]
    ahead = [state.code for state in states if state is not None and state.stage > here]
    wanted = dict.fromkeys(row.document for state in ahead for row in one.lacking(state))
    documents = [known for code in wanted if (known := one.reserve.document(code)) is not None]
    names = [known.name_en if language == "en" else known.name for known in documents]
    return joined("、", names, language) or None


def diagnosis_sheet(rows: Sequence[IndexRow], language: Language) -> BookSheet:
    """Return 体检汇总表: a row for each estate with its scores, red flags and how far it was seen."""
    number, count = ColumnKind.NUMBER, ColumnKind.COUNT
    columns = (
        text_column("office_col_estate", language),
        text_column("office_col_id", language),
        text_column("office_col_round", language),
        text_column("office_col_sealed", language),
        BookColumn(title=say("office_col_score_low", language), kind=ColumnKind.SCORE),
        BookColumn(title=say("office_col_score_high", language), kind=ColumnKind.SCORE),
        text_column("office_col_word", language),
        BookColumn(
            title=say("office_col_red", language), kind=count, total=sum(row.red_flags for row in rows)
        ),
        BookColumn(title=say("office_col_completion", language), kind=ColumnKind.PERCENT),
        BookColumn(title=say("office_col_dealt", language), kind=ColumnKind.PERCENT),
        BookColumn(
            title=say("office_col_contested", language), kind=count, total=sum(row.contested for row in rows)
        ),
        BookColumn(
            title=f"{say('office_col_need', language)} {say('office_col_low', language)}", kind=number
        ),
        BookColumn(
            title=f"{say('office_col_need', language)} {say('office_col_high', language)}", kind=number
        ),
        BookColumn(
            title=say("office_col_households", language),
            kind=count,
            total=sum(int(row.households or 0) for row in rows),
        ),
        BookColumn(
            title=say("office_col_photos", language), kind=count, total=sum(row.photos for row in rows)
        ),
    )
    unknown = say("year_unknown", language)
    return BookSheet(
        key="diagnosis",
        name=say("office_sheet_diagnosis", language),
        title=say("office_diagnosis_title", language),
        columns=columns,
        rows=tuple(
            BookRow(
                cells=(
                    row.name,
                    row.id,
                    round_word(row.round, language),
                    say("office_yes" if row.is_sealed else "office_no", language),
                    row.low,
                    row.high,
                    row.band or " – ".join(row.bands or ()),
                    row.red_flags,
                    row.completion,
                    row.dealt_with,
                    row.contested,
                    row.need_low,
                    row.need_high,
                    unknown if row.households is None else int(row.households),
                    row.photos,
                ),
            )
            for row in rows
        ),
        notes=(say("office_diagnosis_note", language),),
        total_label=say("office_col_sum", language),
        frozen=1,
    )
