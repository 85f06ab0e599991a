"""A county's rating on paper and as a workbook, in the columns of the table itself (附件绩效县市评价表)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from fractions import Fraction

from renodesk.domain.log import utc_text
from renodesk.domain.numbers import write_number
from renodesk.domain.performance import PerformanceRow, RowKind, ScoreColumn
from renodesk.reports import blocks
from renodesk.reports.papers import Document
from renodesk.services.environment import Environment
from renodesk.services.office_papers.books import book_of, text_column
from renodesk.services.office_papers.progress_paper import fact_sheet, progress_blocks, progress_sheet
from renodesk.services.office_papers.standard_paper import standard_blocks, standard_sheet
from renodesk.services.office_papers.writing import (
    cell,
    document_of,
    heading,
    moment,
    pack_lines,
    pack_of,
    table,
)
from renodesk.services.rating.reading import Rating, RatingLine
from renodesk.services.rating.standards import CountyCheck
from renodesk.services.rating.words import (
    column_word,
    evidence_text,
    fact_label,
    fact_source,
    given_text,
    grades_text,
    lines_sum_text,
    proposal_text,
    standing_lines,
    tick_text,
    title_of,
    unassigned_text,
    value_text,
    veto_text,
)
from renodesk.tables.book import Book, BookColumn, BookRow, BookSheet, CellValue, ColumnKind, Look
from renodesk.texts import Language, say

_HEADS = ("number", "part", "item", "points", "about", "criterion")
_WIDTHS = (0.05, 0.09, 0.09, 0.06, 0.13, 0.34)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Row:
    """A row as the table prints it; number, part, item, points and about stand in the first of an item."""

    head: tuple[str, str, str, str, str]
    criterion: str
    line: RatingLine
    is_spare: bool = False


def rating_document(
    rating: Rating, environment: Environment, language: Language, check: CountyCheck | None = None
) -> Document:
    """Return a county's rating as a paper of this day; a draft until every row is decided.

    With a `check` by the measuring standard that stands at its end.
    """
    day = moment(utc_text(environment.clock()))
    identity = rating.performance.identity
    decided = rating.standings[ScoreColumn.DECISION]
    return document_of(
        _blocks(rating, language, check),
        title_of(rating, language),
        about="",
        footer=say("office_paper_footer", language, at=day, pack=identity.id, version=identity.version),
        language=language,
        date=day[:10],
        is_draft=bool(decided.open_rows or decided.open_vetoes),
    )


def _blocks(rating: Rating, language: Language, check: CountyCheck | None) -> Iterator[blocks.Block]:
    yield heading(title_of(rating, language), 1)
    told = [text for one in ScoreColumn for text in standing_lines(rating.standings[one], language)]
    yield blocks.Bullets(lines=tuple(told))
    if trap := lines_sum_text(rating, language):
        spare = [unassigned_text(one, language) for one in rating.lines]
        yield blocks.Callout(title=trap, lines=tuple(one for one in spare if one), tone="warn")
    yield _table(rating, language)
    yield heading(say("rating_sheet_veto", language))
    yield from _vetoes(rating, language)
    yield heading(say("rating_sheet_facts", language))
    yield table(
        [
            (say("rating_col_fact", language), 0.32, "left"),
            (say("rating_col_value", language), 0.16, "right"),
            (say("rating_col_from", language), 0.52, "left"),
        ],
        [
            (
                cell(fact_label(one, language)),
                cell(
                    value_text(one.value, one.fact.type) or "–", "plain" if one.value is not None else "warn"
                ),
                cell(fact_source(one, language)),
            )
            for one in rating.facts
        ],
    )
    if rating.progress is not None:
        yield from progress_blocks(rating.progress, language)
    listed = list(_evidence(rating, language))
    yield heading(say("rating_sheet_evidence", language))
    yield blocks.Bullets(lines=tuple(listed or [say("rating_no_evidence", language)]))
    if check is not None:
        yield heading(say("standard_sheet_county", language))
        yield from standard_blocks(check, language)
    for row in rating.performance.of_kind(RowKind.REMARK):
        yield blocks.Paragraph(text=row.rule)
    identity = rating.performance.identity
    for text in pack_lines([pack_of(identity)], language):
        yield blocks.Paragraph(text=text, tone="quiet")


def _rows(rating: Rating) -> Iterator[_Row]:
    """Yield the lines under their item and part, then what an item has and gives to no line."""
    performance = rating.performance
    for number, part in enumerate(performance.of_kind(RowKind.PART), 1):
        first = (str(number), _with_points(part))
        for item in performance.below(part.code):
            head = (*first, item.name, _points(item.points), item.rule)
            first = ("", "")
            for row in performance.below(item.code):
                line = rating.line(row.code)
                assert line is not None
                yield _Row(head=head, criterion=row.rule, line=line)
                head = ("", "", "", "", "")
            spare = rating.line(item.code)
            if spare is not None and spare.unassigned:
                yield _Row(head=head, criterion="", line=spare, is_spare=True)


def _with_points(row: PerformanceRow) -> str:
    return f"{row.name}（{_points(row.points)}）"


def _points(points: Fraction | None) -> str:
    return write_number(points) if points is not None else ""


def _criterion(row: _Row, language: Language) -> str:
    return unassigned_text(row.line, language) if row.is_spare else row.criterion


def _score(row: _Row, column: ScoreColumn, language: Language) -> str:
    if row.is_spare:
        given = row.line.given.get(column)
        return write_number(given[0]) if given is not None else "–"
    return given_text(row.line, column, language)


def _table(rating: Rating, language: Language) -> blocks.Table:
    columns: list[tuple[str, float, blocks.Align]] = [
        (say(f"rating_col_{name}", language), width, "left")
        for name, width in zip(_HEADS, _WIDTHS, strict=True)
    ]
    columns += [(column_word(one, language), 0.08, "right") for one in ScoreColumn]
    rows = [
        (
            *(cell(text, is_bold=bool(text)) for text in row.head),
            cell(_criterion(row, language), "warn" if row.is_spare else "plain"),
            *(cell(_score(row, one, language), _tone(row, one)) for one in ScoreColumn),
        )
        for row in _rows(rating)
    ]
    for kind in (RowKind.TOTAL, RowKind.BONUS):
        for found in rating.performance.of_kind(kind):
            line = rating.line(found.code)
            assert line is not None
            texts = ("", found.name, "", _points(found.points), "", "")
            scores = (given_text(line, one, language) for one in ScoreColumn)
            rows.append(
                (*(cell(text, is_bold=True) for text in texts), *(cell(one, is_bold=True) for one in scores))
            )
    return table(columns, rows)


def _tone(row: _Row, column: ScoreColumn) -> blocks.Tone:
    if column in row.line.contested:
        return "bad"
    return "plain" if row.is_spare or column in row.line.given else "warn"


def _vetoes(rating: Rating, language: Language) -> Iterator[blocks.Block]:
    for row in rating.performance.of_kind(RowKind.VETO_TEXT):
        yield blocks.Paragraph(text=row.rule)
    yield table(
        [
            (say("rating_sheet_veto", language), 0.46, "left"),
            *((column_word(one, language), 0.1, "left") for one in ScoreColumn),
            (say("rating_col_told", language), 0.24, "left"),
        ],
        [
            (
                cell(one.row.rule),
                *(
                    cell(tick_text(one.ticks[column], language), "bad" if one.ticks[column] else "plain")
                    for column in ScoreColumn
                ),
                cell(veto_text(one, language)),
            )
            for one in rating.vetoes
        ],
    )


def _evidence(rating: Rating, language: Language) -> Iterator[str]:
    for line in rating.documented:
        for one in line.evidence:
            yield f"{line.row.code} {line.row.name}：{evidence_text(one, language)}"


def rating_book(
    rating: Rating, environment: Environment, language: Language, check: CountyCheck | None = None
) -> Book:
    """Return a county's rating as a workbook: table, vetoes, facts, evidence, the standard if it is given."""
    day = datetime.fromtimestamp(environment.clock() / 1000, UTC).date()
    sheets = [
        table_sheet(rating, language),
        _veto_sheet(rating, language),
        fact_sheet(rating, language),
        _evidence_sheet(rating, language),
    ]
    if rating.progress is not None:
        sheets.append(progress_sheet(rating.progress, language))
    if check is not None:
        sheets.append(standard_sheet(check, language))
    return book_of(sheets, title_of(rating, language), day, language)


def table_sheet(rating: Rating, language: Language) -> BookSheet:
    """Return the table in its own columns, its three sums as formulas over what is scored."""
    rows = list(_rows(rating))
    words = {"about", "criterion"}
    columns = [
        BookColumn(
            title=say(f"rating_col_{name}", language),
            kind=ColumnKind.WORDS if name in words else ColumnKind.TEXT,
        )
        for name in _HEADS
    ]
    for one in ScoreColumn:
        scored = [row.line.given[one][0] for row in rows if one in row.line.given]
        columns.append(
            BookColumn(
                title=column_word(one, language), kind=ColumnKind.NUMBER, total=sum(scored, Fraction(0))
            )
        )
    columns += [
        BookColumn(title=say("rating_col_told", language), kind=ColumnKind.WORDS),
        BookColumn(title=say("rating_col_remarks", language), kind=ColumnKind.WORDS),
        BookColumn(title=say("rating_col_wanted", language), kind=ColumnKind.WORDS),
        text_column("rating_col_code", language),
    ]
    told = [text for one in ScoreColumn for text in standing_lines(rating.standings[one], language)]
    trap = lines_sum_text(rating, language)
    return BookSheet(
        key="table",
        name=say("rating_sheet_table", language),
        title=title_of(rating, language),
        columns=tuple(columns),
        rows=tuple(_book_row(row, language) for row in rows),
        notes=(*told, *([trap] if trap else [])),
        total_label=say("office_col_sum", language),
        frozen=3,
    )


def _book_row(row: _Row, language: Language) -> BookRow:
    line = row.line
    scores: list[CellValue] = []
    for one in ScoreColumn:
        ends = line.given.get(one)
        is_open = ends is not None and ends[0] != ends[1]
        scores.append(given_text(line, one, language) if is_open else ends[0] if ends is not None else None)
    remarks = "\n".join(f"{column_word(one, language)}：{text}" for one, text in line.notes.items())
    cells: tuple[CellValue, ...] = (
        *(text or None for text in row.head),
        _criterion(row, language),
        *scores,
        (proposal_text(line, language) or None) if not row.is_spare else None,
        remarks or None,
        line.row.evidence or None,
        line.row.code,
    )
    return BookRow(cells=cells, look=Look.BAD if line.contested or row.is_spare else Look.PLAIN)


def _veto_sheet(rating: Rating, language: Language) -> BookSheet:
    rows = [
        BookRow(
            cells=(
                one.row.code,
                one.row.rule,
                *(tick_text(one.ticks[column], language) for column in ScoreColumn),
                veto_text(one, language) or None,
                "\n".join(one.notes.values()) or None,
            ),
            look=Look.BAD if True in one.ticks.values() else Look.PLAIN,
        )
        for one in rating.vetoes
    ]
    for row in rating.performance.of_kind(RowKind.BONUS):
        line = rating.line(row.code)
        assert line is not None
        scores = (given_text(line, one, language) for one in ScoreColumn)
        remarks = "\n".join(line.notes.values()) or None
        rows.append(BookRow(cells=(row.code, row.name, *scores, None, remarks)))
    grades = [grades_text(rating.standings[one].grades) for one in ScoreColumn]
    rows.append(
        BookRow(cells=(None, say("rating_col_grade", language), *grades, None, None), look=Look.GROUP)
    )
    return BookSheet(
        key="vetoes",
        name=say("rating_sheet_veto", language),
        title=say("rating_sheet_veto", language),
        columns=(
            text_column("rating_col_code", language),
            BookColumn(title=say("rating_col_criterion", language), kind=ColumnKind.WORDS),
            *(BookColumn(title=column_word(one, language)) for one in ScoreColumn),
            BookColumn(title=say("rating_col_told", language), kind=ColumnKind.WORDS),
            BookColumn(title=say("rating_col_remarks", language), kind=ColumnKind.WORDS),
        ),
        rows=tuple(rows),
        notes=tuple(row.rule for row in rating.performance.of_kind(RowKind.VETO_TEXT)),
    )


def _evidence_sheet(rating: Rating, language: Language) -> BookSheet:
    return BookSheet(
        key="evidence",
        name=say("rating_sheet_evidence", language),
        title=say("rating_sheet_evidence", language),
        columns=(
            text_column("rating_col_code", language),
            text_column("rating_col_criterion", language),
            BookColumn(title=say("rating_col_document", language), kind=ColumnKind.WORDS),
            text_column("rating_col_file", language),
            text_column("rating_col_digest", language),
            text_column("rating_col_by", language),
        ),
        rows=tuple(
            BookRow(
                cells=(
                    line.row.code,
                    line.row.name,
                    one.text,
                    one.file or None,
                    one.sha256 or None,
                    f"{one.by} {moment(one.at)}",
                )
            )
            for line in rating.documented
            for one in line.evidence
        ),
    )
