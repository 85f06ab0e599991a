"""A yearly plan for officials: what is in, year by year, what is not and why, forced choices, sums."""

from collections.abc import Iterator
from datetime import date

from renodesk.reports import blocks
from renodesk.reports.papers import Document
from renodesk.services.office_papers.books import book_of, text_column
from renodesk.services.office_papers.writing import cell, document_of, heading, moment, pack_lines, table
from renodesk.services.ranking_words import tenths
from renodesk.services.yearly import YearLine, YearPlan
from renodesk.services.yearly.words import (
    cost_text,
    count_text,
    forced_text,
    rank_text,
    sum_text,
    why_text,
    wish_lines,
)
from renodesk.tables.book import Book, BookColumn, BookRow, BookSheet, CellValue, ColumnKind, Look
from renodesk.texts import Language, say


def year_document(plan: YearPlan, language: Language) -> Document:
    """Return a yearly plan as a paper; a draft until it is frozen."""
    at = moment(plan.at)
    digest = plan.digest[:16] or "–"
    return document_of(
        _blocks(plan, at, language),
        title_of(plan, language),
        about=plan.name,
        footer=say("office_paper_digest", language, at=at, digest=digest),
        language=language,
        date=at[:10],
        digest=plan.digest,
        is_draft=not plan.digest,
    )


def title_of(plan: YearPlan, language: Language) -> str:
    """Return what the plan is called: its years."""
    years = dict.fromkeys(str(year) for year in (plan.wish.years[0], plan.wish.years[-1]))
    return say("office_year_title", language, years="–".join(years))


def _blocks(plan: YearPlan, at: str, language: Language) -> Iterator[blocks.Block]:
    yield heading(title_of(plan, language), 1)
    if plan.is_example:
        lines = (say("year_example", language),)
        yield blocks.Callout(title=say("office_year_example", language), lines=lines, tone="bad")
    yield blocks.Bullets(lines=tuple(sum_text(one, language) for one in plan.sums))
    for year in plan.wish.years:
        held = [line for line in plan.chosen if line.year == year]
        yield heading(say("office_year_of", language, year=year, count=len(held)))
        if held:
            yield _in(held, language)
        else:
            yield blocks.Paragraph(text=say("office_year_nobody", language))
    if plan.forced:
        yield heading(say("office_year_forced", language))
        yield blocks.Bullets(lines=tuple(forced_text(one, language) for one in plan.forced))
    if plan.left_out:
        yield heading(say("office_year_left", language, count=len(plan.left_out)))
        yield table(
            [
                (say("office_col_estate", language), 0.28, "left"),
                (say("office_col_rank", language), 0.16, "left"),
                (say("office_col_cost", language), 0.18, "right"),
                (say("office_col_why", language), 0.38, "left"),
            ],
            [
                (
                    cell(line.name),
                    cell(rank_text(line, language)),
                    cell(cost_text(line.cost, language), "plain" if line.cost is not None else "warn"),
                    cell(why_text(line, language)),
                )
                for line in plan.left_out
            ],
        )
    yield heading(say("office_year_how", language))
    yield blocks.Bullets(lines=tuple(wish_lines(plan, language)))
    for line in pack_lines(plan.packs, language):
        yield blocks.Paragraph(text=line, tone="quiet")
    made = say("office_year_made", language, at=at, by=plan.by, digest=plan.digest or "–")
    yield blocks.Paragraph(text=made, tone="quiet")


def _in(held: list[YearLine], language: Language) -> blocks.Table:
    return table(
        [
            (say("office_col_number", language), 0.06, "right"),
            (say("office_col_estate", language), 0.21, "left"),
            (say("office_col_rank", language), 0.18, "left"),
            (say("office_col_households", language), 0.08, "right"),
            (say("office_col_area", language), 0.1, "right"),
            (say("office_col_cost", language), 0.17, "right"),
            (say("office_col_why", language), 0.2, "left"),
        ],
        [
            (
                cell(number),
                cell(line.name),
                cell(rank_text(line, language)),
                cell(count_text(line.households, language)),
                cell(tenths(line.area) if line.area is not None else say("year_unknown", language)),
                cell(cost_text(line.cost, language), "plain" if line.cost is not None else "warn"),
                cell(why_text(line, language)),
            )
            for number, line in enumerate(held, 1)
        ],
    )


def year_sheet(plan: YearPlan, language: Language) -> BookSheet:
    """Return 年度计划表: a row for each estate that is in, sums as formulas."""
    held = plan.chosen
    count, money = ColumnKind.COUNT, ColumnKind.MONEY
    columns = (
        BookColumn(title=say("office_col_number", language), kind=count),
        text_column("office_col_year", language),
        text_column("office_col_estate", language),
        text_column("office_col_id", language),
        BookColumn(title=say("office_col_rank_only", language), kind=count),
        BookColumn(
            title=say("office_col_households", language),
            kind=count,
            total=sum(int(line.households or 0) for line in held),
        ),
        BookColumn(
            title=say("office_col_area", language),
            kind=ColumnKind.NUMBER,
            total=sum(line.area or 0 for line in held),
        ),
        BookColumn(title=say("office_col_measures", language), kind=count),
        BookColumn(
            title=say("office_col_cost_low", language),
            kind=money,
            total=sum(line.cost_low or 0 for line in held),
        ),
        BookColumn(
            title=say("office_col_cost_plain", language),
            kind=money,
            total=sum(line.cost or 0 for line in held),
        ),
        BookColumn(
            title=say("office_col_cost_high", language),
            kind=money,
            total=sum(line.cost_high or 0 for line in held),
        ),
        BookColumn(title=say("office_col_why", language), kind=ColumnKind.WORDS),
    )
    unknown = say("year_unknown", language)
    rows = []
    for number, line in enumerate(held, 1):
        costs = [unknown if fen is None else fen for fen in (line.cost_low, line.cost, line.cost_high)]
        cells: tuple[CellValue, ...] = (
            number,
            str(line.year),
            line.name,
            line.estate,
            line.rank,
            unknown if line.households is None else int(line.households),
            unknown if line.area is None else line.area,
            line.measures,
            *costs,
            why_text(line, language),
        )
        rows.append(BookRow(cells=cells, look=Look.PLAIN if line.cost is not None else Look.BAD))
    return BookSheet(
        key="year",
        name=say("office_sheet_year", language),
        title=title_of(plan, language),
        columns=columns,
        rows=tuple(rows),
        notes=(
            *(sum_text(one, language) for one in plan.sums),
            *([say("year_example", language)] if plan.is_example else []),
            say("office_paper_digest", language, at=moment(plan.at), digest=plan.digest or "–"),
        ),
        total_label=say("office_col_sum", language),
        frozen=3,
    )


def left_sheet(plan: YearPlan, language: Language) -> BookSheet:
    """Return the estates that are not in, each with why."""
    columns = (
        text_column("office_col_estate", language),
        text_column("office_col_id", language),
        BookColumn(title=say("office_col_rank_only", language), kind=ColumnKind.COUNT),
        BookColumn(title=say("office_col_cost_plain", language), kind=ColumnKind.MONEY),
        BookColumn(title=say("office_col_why", language), kind=ColumnKind.WORDS),
    )
    unknown = say("year_unknown", language)
    return BookSheet(
        key="left",
        name=say("office_sheet_left", language),
        title=say("office_year_left", language, count=len(plan.left_out)),
        columns=columns,
        rows=tuple(
            BookRow(
                cells=(
                    line.name,
                    line.estate,
                    line.rank,
                    unknown if line.cost is None else line.cost,
                    why_text(line, language),
                )
            )
            for line in plan.left_out
        ),
    )


def year_book(plan: YearPlan, language: Language) -> Book:
    """Return a yearly plan as a workbook."""
    sheets = [year_sheet(plan, language), *([left_sheet(plan, language)] if plan.left_out else [])]
    return book_of(sheets, title_of(plan, language), date.fromisoformat(plan.at[:10]), language)
