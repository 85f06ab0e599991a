"""Works of several estates packaged by kind, on paper and as a workbook."""

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import groupby

from renodesk.domain.log import utc_text
from renodesk.domain.money import yuan_shown
from renodesk.reports import blocks
from renodesk.reports.papers import Document
from renodesk.services.environment import Environment
from renodesk.services.office_papers.books import book_of, text_column
from renodesk.services.office_papers.writing import cell, document_of, heading, moment, table
from renodesk.services.package_words import (
    count_text,
    drafts_text,
    head_text,
    name_of,
    phase_word,
    title_of,
    unplanned_text,
)
from renodesk.services.packages import Package, PackageLine, Packages
from renodesk.tables.book import Book, BookColumn, BookRow, BookSheet, CellValue, ColumnKind, Look
from renodesk.texts import Language, say


def packages_document(found: Packages, environment: Environment, language: Language) -> Document:
    """Return the packages as a paper of this day; a draft while a plan is one, or has example prices."""
    day = moment(utc_text(environment.clock()))
    return document_of(
        _blocks(found, language),
        title_of(found, language),
        about="",
        footer=say("packages_footer", language, at=day),
        language=language,
        date=day[:10],
        is_draft=bool(found.drafts) or found.is_example,
    )


def _blocks(found: Packages, language: Language) -> Iterator[blocks.Block]:
    yield heading(title_of(found, language), 1)
    yield blocks.Paragraph(text=head_text(found, language))
    if found.is_example:
        lines = (say("year_example", language),)
        yield blocks.Callout(title=say("office_year_example", language), lines=lines, tone="bad")
    told = [text for text in (drafts_text(found, language), unplanned_text(found, language)) if text]
    if told:
        yield blocks.Callout(title=say("packages_check", language), lines=tuple(told), tone="warn")
    for phase, group in groupby(found.packages, key=lambda one: one.phase):
        yield heading(phase_word(phase, language))
        for one in group:
            yield blocks.Heading(
                text=f"{name_of(one, language)}　{count_text(one, language)}", level=3, flows=True
            )
            yield _table(one, language)
    yield heading(say("packages_signed", language))
    yield table(
        [(say(f"packages_sign_{name}", language), 0.33, "left") for name in ("county", "reform", "housing")],
        [(cell(_LINE), cell(_LINE), cell(_LINE))] * _LINES,
    )
    yield blocks.Paragraph(text=say("packages_note", language), tone="quiet")


_LINE, _LINES = "\u00a0", 5
"""Lines to write and stamp on: an empty cell would have no height."""


def _table(one: Package, language: Language) -> blocks.Table:
    return table(
        [
            (say("office_col_number", language), 0.07, "right"),
            (say("office_ledgers_col_county", language), 0.14, "left"),
            (say("office_ledgers_col_street", language), 0.17, "left"),
            (say("office_col_estate", language), 0.3, "left"),
            (say("office_col_cost_plain", language), 0.16, "right"),
            (say("office_col_note", language), 0.16, "left"),
        ],
        [
            (
                cell(number),
                cell(line.county),
                cell(line.street),
                cell(line.name),
                cell(_yuan(line, language), "plain" if line.likely is not None else "warn"),
                cell(_note(line, language), "warn"),
            )
            for number, line in enumerate(one.lines, 1)
        ],
    )


def _yuan(line: PackageLine, language: Language) -> str:
    return yuan_shown(line.likely) if line.likely is not None else say("year_unknown", language)


def _note(line: PackageLine, language: Language) -> str:
    parts = [say("packages_lacks", language, count=line.lacks)] if line.lacks else []
    parts += [] if line.is_adopted else [say("packages_draft", language)]
    return " ".join(parts)


def packages_book(found: Packages, environment: Environment, language: Language) -> Book:
    """Return the packages as a workbook: their sums, and every estate of each."""
    day = datetime.fromtimestamp(environment.clock() / 1000, UTC).date()
    sheets = (_sum_sheet(found, language), _line_sheet(found, language))
    return book_of(sheets, title_of(found, language), day, language)


def _sum_sheet(found: Packages, language: Language) -> BookSheet:
    count, money = ColumnKind.COUNT, ColumnKind.MONEY
    ends = [one.ends for one in found.packages]
    unknown = say("year_unknown", language)
    return BookSheet(
        key="packages",
        name=say("packages_sheet", language),
        title=title_of(found, language),
        columns=(
            text_column("packages_col_phase", language),
            text_column("packages_col_work", language),
            BookColumn(title=say("packages_col_estates", language), kind=count),
            BookColumn(title=say("office_col_low", language), kind=money, total=sum(low for low, _ in ends)),
            BookColumn(title=say("office_col_cost_plain", language), kind=money, total=found.likely),
            BookColumn(
                title=say("office_col_high", language), kind=money, total=sum(high for _, high in ends)
            ),
            BookColumn(title=say("packages_col_lacking", language), kind=count),
        ),
        rows=tuple(
            BookRow(
                cells=(
                    phase_word(one.phase, language),
                    name_of(one, language),
                    len(one.lines),
                    *(ends_of if one.is_priced else (unknown,) * 3),
                    one.lacking or None,
                ),
                look=Look.BAD if one.lacking else Look.PLAIN,
            )
            for one in found.packages
            for ends_of in ((one.ends[0], one.likely, one.ends[1]),)
        ),
        notes=tuple(
            text
            for text in (
                head_text(found, language),
                say("year_example", language) if found.is_example else "",
                drafts_text(found, language),
                unplanned_text(found, language),
                say("packages_note", language),
            )
            if text
        ),
        total_label=say("office_col_sum", language),
        frozen=2,
    )


def _line_sheet(found: Packages, language: Language) -> BookSheet:
    unknown = say("year_unknown", language)
    rows = []
    for one in found.packages:
        for line in one.lines:
            likely: CellValue = unknown if line.likely is None else line.likely
            cells: tuple[CellValue, ...] = (
                *(phase_word(one.phase, language), name_of(one, language), line.county or None),
                *(line.street or None, line.name, likely, _note(line, language) or None),
            )
            rows.append(BookRow(cells=cells, look=Look.PLAIN if line.likely is not None else Look.BAD))
    return BookSheet(
        key="estates",
        name=say("packages_sheet_estates", language),
        title=title_of(found, language),
        columns=(
            text_column("packages_col_phase", language),
            text_column("packages_col_work", language),
            text_column("office_ledgers_col_county", language),
            text_column("office_ledgers_col_street", language),
            text_column("office_col_estate", language),
            BookColumn(
                title=say("office_col_cost_plain", language), kind=ColumnKind.MONEY, total=found.likely
            ),
            text_column("office_col_note", language),
        ),
        rows=tuple(rows),
        total_label=say("office_col_sum", language),
        frozen=2,
    )
