"""What a county achieved in a year on one page, as material for an award or a subsidy (成效评价).

甘建城〔2022〕15号 ties subsidies to what was achieved. The page holds the figures of the county table with
how each is known, the progress year by year, and how the table was scored; who applies adds the rest by hand.
"""

from collections.abc import Iterator

from renodesk.domain.log import utc_text
from renodesk.domain.performance import ScoreColumn
from renodesk.reports import blocks
from renodesk.reports.papers import Document
from renodesk.services.environment import Environment
from renodesk.services.office_papers.progress_paper import years_table
from renodesk.services.office_papers.writing import (
    cell,
    document_of,
    heading,
    moment,
    pack_lines,
    pack_of,
    table,
)
from renodesk.services.rating import Rating
from renodesk.services.rating.facts import FactLine
from renodesk.services.rating.progress_words import head_text
from renodesk.services.rating.words import fact_label, standing_lines, value_text
from renodesk.texts import Language, say

_LINE, _LINES = "\u00a0", 4
"""Lines to write and stamp on: an empty cell would have no height."""


def outcome_document(rating: Rating, environment: Environment, language: Language) -> Document:
    """Return the page of this day; a draft while a figure on it is not known."""
    day = moment(utc_text(environment.clock()))
    identity = rating.performance.identity
    title = say("outcome_title", language, county=rating.county, year=rating.year)
    return document_of(
        _blocks(rating, title, language),
        title,
        about="",
        footer=say("office_paper_footer", language, at=day, pack=identity.id, version=identity.version),
        language=language,
        date=day[:10],
        is_draft=any(one.value is None for one in rating.facts),
    )


def _blocks(rating: Rating, title: str, language: Language) -> Iterator[blocks.Block]:
    yield heading(title, 1)
    yield table(
        [
            (say("rating_col_fact", language), 0.52, "left"),
            (say("rating_col_value", language), 0.2, "right"),
            (say("outcome_col_unit", language), 0.1, "left"),
            (say("outcome_col_how", language), 0.18, "left"),
        ],
        [_figure(one, language) for one in rating.facts],
    )
    if rating.progress is not None:
        yield heading(say("progress_title", language))
        yield blocks.Paragraph(text=head_text(rating.progress, language))
        yield years_table(rating.progress, language)
    begun = [one for one in ScoreColumn if rating.standings[one].is_begun]
    if begun:
        yield heading(say("outcome_scored", language))
        told = [text for one in begun for text in standing_lines(rating.standings[one], language)]
        yield blocks.Bullets(lines=tuple(told))
    yield table(
        [(say(f"outcome_sign_{name}", language), 0.5, "left") for name in ("practice", "seal")],
        [(cell(_LINE), cell(_LINE))] * _LINES,
    )
    for text in (
        say("outcome_note", language),
        *pack_lines([pack_of(rating.performance.identity)], language),
    ):
        yield blocks.Paragraph(text=text, tone="quiet")


def _figure(line: FactLine, language: Language) -> tuple[blocks.Cell, ...]:
    is_known = line.value is not None
    how = "contested" if line.is_contested else "written" if line.written is not None else "counted"
    value = value_text(line.value, line.fact.type) if is_known else say("year_unknown", language)
    return (
        cell(fact_label(line, language)),
        cell(value, "plain" if is_known else "warn"),
        cell(line.fact.unit if is_known else ""),
        cell(say(f"outcome_{how}", language) if is_known or line.is_contested else ""),
    )
