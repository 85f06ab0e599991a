"""The figures a county is rated by and the progress of its task, as parts of its paper and workbook."""

from collections.abc import Iterator

from renodesk.reports import blocks
from renodesk.services.office_papers.books import text_column
from renodesk.services.office_papers.writing import cell, heading, table
from renodesk.services.rating import Rating
from renodesk.services.rating.progress import Progress, TargetProgress
from renodesk.services.rating.progress_words import (
    head_text,
    percent_text,
    reached_text,
    target_name,
    verdict_text,
    wanted_text,
)
from renodesk.services.rating.words import fact_label, fact_source, value_text
from renodesk.tables.book import BookColumn, BookRow, BookSheet, CellValue, ColumnKind, Look
from renodesk.texts import Language, say


def fact_sheet(rating: Rating, language: Language) -> BookSheet:
    """Return every figure: what counts, what a person wrote, what the program counted and from what."""
    return BookSheet(
        key="facts",
        name=say("rating_sheet_facts", language),
        title=say("rating_sheet_facts", language),
        columns=(
            text_column("rating_col_fact", language),
            text_column("rating_col_value", language),
            text_column("rating_col_unit", language),
            text_column("rating_col_written", language),
            text_column("rating_col_counted", language),
            BookColumn(title=say("rating_col_from", language), kind=ColumnKind.WORDS),
            BookColumn(title=say("rating_col_remarks", language), kind=ColumnKind.WORDS),
        ),
        rows=tuple(
            BookRow(
                cells=(
                    fact_label(one, language),
                    value_text(one.value, one.fact.type) or None,
                    one.fact.unit or None,
                    value_text(one.written, one.fact.type) or None,
                    value_text(one.told.value, one.fact.type) or None if one.told is not None else None,
                    fact_source(one, language) or None,
                    one.fact.origin.note or None,
                ),
                look=Look.BAD if one.is_contested else Look.PLAIN,
            )
            for one in rating.facts
        ),
    )


def progress_blocks(progress: Progress, language: Language) -> Iterator[blocks.Block]:
    """Yield the progress: year by year, then each target with its day."""
    yield heading(say("progress_title", language))
    yield blocks.Paragraph(text=head_text(progress, language))
    yield years_table(progress, language)
    named = (("target", 0.3), ("due", 0.14), ("wanted", 0.12), ("reached", 0.28), ("verdict", 0.16))
    yield table(
        [(say(f"progress_col_{name}", language), width, "left") for name, width in named],
        [(*map(cell, _target(one, language)), _verdict(one, language)) for one in progress.targets],
    )


def years_table(progress: Progress, language: Language) -> blocks.Table:
    """Return the progress year by year."""
    return table(
        [(say(f"progress_col_{name}", language), 0.2, "left") for name in ("year", *_SUMS)],
        [tuple(map(cell, texts)) for texts in _years(progress)],
    )


_SUMS = ("started", "started_share", "finished", "finished_share")


def _years(progress: Progress) -> Iterator[tuple[str, ...]]:
    for one in progress.years:
        shares = (percent_text(one.started_share), percent_text(one.finished_share))
        yield (str(one.year), str(one.started), shares[0], str(one.finished), shares[1])


def _target(one: TargetProgress, language: Language) -> tuple[str, ...]:
    name, due = target_name(one, language), one.target.due.isoformat()
    return (name, due, wanted_text(one, language), reached_text(one, language))


def _verdict(one: TargetProgress, language: Language) -> blocks.Cell:
    tone: blocks.Tone = "plain" if one.is_met is None else "good" if one.is_met else "bad"
    return cell(verdict_text(one, language), tone)


def progress_sheet(progress: Progress, language: Language) -> BookSheet:
    """Return the progress as a sheet: years first, targets under them."""
    count, percent = ColumnKind.COUNT, ColumnKind.PERCENT
    years: list[BookRow] = []
    for one in progress.years:
        label = say("progress_by_year", language, year=one.year)
        shares: list[CellValue] = [
            None if share is None else 100 * share for share in (one.started_share, one.finished_share)
        ]
        cells = (label, None, None, one.started, shares[0], one.finished, shares[1], progress.total, None)
        years.append(BookRow(cells=cells))
    targets = [
        BookRow(
            cells=(
                *(target_name(one, language), one.target.due, wanted_text(one, language)),
                *(None, None, one.reached, None if one.share is None else 100 * one.share),
                *(one.of, verdict_text(one, language)),
            ),
            look=Look.BAD if one.is_met is False else Look.PLAIN,
        )
        for one in progress.targets
    ]
    return BookSheet(
        key="progress",
        name=say("progress_title", language),
        title=say("progress_title", language),
        columns=(
            text_column("progress_col_target", language),
            BookColumn(title=say("progress_col_due", language), kind=ColumnKind.DATE),
            text_column("progress_col_wanted", language),
            BookColumn(title=say("progress_col_started", language), kind=count),
            BookColumn(title=say("progress_col_started_share", language), kind=percent),
            BookColumn(title=say("progress_col_done", language), kind=count),
            BookColumn(title=say("progress_col_done_share", language), kind=percent),
            BookColumn(title=say("progress_col_of", language), kind=count),
            text_column("progress_col_verdict", language),
        ),
        rows=(*years, *targets),
        notes=(head_text(progress, language), say("progress_note", language)),
        frozen=1,
    )
