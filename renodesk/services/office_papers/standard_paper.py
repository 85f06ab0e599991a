"""The measuring standard over a county, or over all estates, on paper and as a workbook."""

from collections.abc import Iterator
from datetime import UTC, datetime

from renodesk.domain.log import utc_text
from renodesk.domain.standard import Fulfilment
from renodesk.reports import blocks
from renodesk.reports.papers import Document
from renodesk.services.environment import Environment
from renodesk.services.office_papers.books import book_of, text_column
from renodesk.services.office_papers.writing import (
    cell,
    document_of,
    heading,
    moment,
    pack_lines,
    pack_of,
    table,
)
from renodesk.services.rating.standard_words import answer_text, head_text, not_met_text
from renodesk.services.rating.standards import CountyCheck, StandardSum
from renodesk.services.rating.words import evidence_text
from renodesk.services.standards.words import fulfilment_word
from renodesk.tables.book import Book, BookColumn, BookRow, BookSheet, ColumnKind, Look
from renodesk.texts import Language, joined, say

_TONES: dict[Fulfilment | None, blocks.Tone] = {
    Fulfilment.MET: "good",
    Fulfilment.PARTLY: "warn",
    Fulfilment.NOT_MET: "bad",
    Fulfilment.NA: "quiet",
    None: "warn",
}


def standard_document(check: CountyCheck, environment: Environment, language: Language) -> Document:
    """Return the standard over a county as a paper of this day."""
    day = moment(utc_text(environment.clock()))
    identity = check.standard.identity
    return document_of(
        _blocks(check, language),
        title_of(check, language),
        about="",
        footer=say("office_paper_footer", language, at=day, pack=identity.id, version=identity.version),
        language=language,
        date=day[:10],
    )


def title_of(check: CountyCheck, language: Language) -> str:
    """Return what the paper is called."""
    whose = check.county or say("county_standard_all", language)
    return say("county_standard_title", language, county=whose, year=check.year)


def _blocks(check: CountyCheck, language: Language) -> Iterator[blocks.Block]:
    yield heading(title_of(check, language), 1)
    yield from standard_blocks(check, language)
    identity = check.standard.identity
    for text in pack_lines([pack_of(identity)], language):
        yield blocks.Paragraph(text=text, tone="quiet")


def standard_blocks(check: CountyCheck, language: Language) -> Iterator[blocks.Block]:
    """Yield the sums and every row, part by part."""
    yield blocks.Paragraph(text=head_text(check, language))
    for part in (one for one in check.lines if one.row.level == 1):
        yield heading(f"{part.row.code} {part.row.name}")
        yield table(
            [
                (say("standard_col_code", language), 0.09, "left"),
                (say("standard_col_row", language), 0.31, "left"),
                (say("standard_col_whose", language), 0.1, "left"),
                (say("standard_col_answer", language), 0.28, "left"),
                (say("standard_col_evidence", language), 0.22, "left"),
            ],
            [
                (
                    cell(one.row.code, is_bold=one.row.level == 2),
                    cell(joined("：", filter(None, (one.row.name, one.row.text)), language)),
                    cell(_whose(one, language)),
                    cell(_answered(one, language), _tone(one)),
                    cell(" ".join(_evidence(one, language))),
                )
                for one in check.lines
                if one.row.level > 1 and one.row.code.startswith(part.row.code + ".")
            ],
        )


def _answered(line: StandardSum, language: Language) -> str:
    parts = (answer_text(line, language), not_met_text(line, language))
    return " ".join(filter(None, parts))


def _whose(line: StandardSum, language: Language) -> str:
    if not line.row.is_asked:
        return ""
    return say("standard_of_county" if line.is_of_county else "standard_of_estates", language)


def _tone(line: StandardSum) -> blocks.Tone:
    if line.is_contested:
        return "bad"
    found = line.fulfilment if line.is_of_county else line.estates
    return _TONES[found] if line.row.is_asked else "plain"


def _evidence(line: StandardSum, language: Language) -> Iterator[str]:
    if line.note:
        yield line.note
    yield from (evidence_text(one, language) for one in line.evidence)


def standard_book(check: CountyCheck, environment: Environment, language: Language) -> Book:
    """Return the standard over a county as a workbook."""
    day = datetime.fromtimestamp(environment.clock() / 1000, UTC).date()
    return book_of([standard_sheet(check, language)], title_of(check, language), day, language)


def standard_sheet(check: CountyCheck, language: Language) -> BookSheet:
    """Return a row for each row of the standard; counts of estates in columns of their own."""
    count, words = ColumnKind.COUNT, ColumnKind.WORDS
    columns = (
        text_column("standard_col_code", language),
        text_column("standard_col_row", language),
        BookColumn(title=say("standard_col_text", language), kind=words),
        text_column("standard_col_whose", language),
        text_column("standard_col_answer", language),
        *(BookColumn(title=fulfilment_word(one, language), kind=count) for one in Fulfilment),
        BookColumn(title=fulfilment_word(None, language), kind=count),
        BookColumn(title=say("standard_two_answers", language), kind=count),
        text_column("standard_col_estates", language),
        BookColumn(title=say("standard_col_not_met", language), kind=words),
        BookColumn(title=say("standard_col_evidence", language), kind=words),
        text_column("standard_col_by", language),
        text_column("standard_col_source", language),
    )
    return BookSheet(
        key="standard",
        name=say("standard_sheet_county", language),
        title=title_of(check, language),
        columns=columns,
        rows=tuple(_row(one, language) for one in check.lines),
        notes=(head_text(check, language),),
        frozen=2,
    )


def _row(line: StandardSum, language: Language) -> BookRow:
    is_counted = line.row.is_asked and not line.is_of_county
    counts = [line.counts[one] if is_counted else None for one in Fulfilment]
    own = "" if is_counted else answer_text(line, language)
    whole = fulfilment_word(line.estates, language) if is_counted and line.estates is not None else None
    return BookRow(
        cells=(
            *(line.row.code, line.row.name, line.row.text or None, _whose(line, language) or None),
            own or None,
            *counts,
            line.open if is_counted else None,
            line.contested if is_counted else None,
            whole,
            joined("、", line.not_met, language) or None,
            " ".join(_evidence(line, language)) or None,
            line.by or None,
            line.row.source,
        ),
        look=Look.GROUP if line.row.level == 1 else Look.BAD if line.is_contested else Look.PLAIN,
        depth=max(line.row.level - 1, 0),
    )
