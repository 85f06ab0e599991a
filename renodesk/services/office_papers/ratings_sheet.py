"""All counties that were rated, as one workbook: points and grade of every column."""

from collections.abc import Sequence
from datetime import UTC, datetime

from renodesk.domain.performance import ScoreColumn
from renodesk.services.environment import Environment
from renodesk.services.office_papers.books import book_of, text_column
from renodesk.services.rating.reading import Rating
from renodesk.services.rating.words import column_word, grades_text, points_text
from renodesk.tables.book import Book, BookColumn, BookRow, BookSheet, CellValue, ColumnKind, Look
from renodesk.texts import Language, joined, say


def ratings_book(ratings: Sequence[Rating], environment: Environment, language: Language) -> Book:
    """Return a row for each county and year, those that failed standing out."""
    day = datetime.fromtimestamp(environment.clock() / 1000, UTC).date()
    title = say("rating_sheet_all", language)
    columns = [
        BookColumn(title=say("rating_col_year", language), kind=ColumnKind.COUNT),
        text_column("rating_col_county", language),
        text_column("rating_col_pack", language),
    ]
    for one in ScoreColumn:
        word = column_word(one, language)
        columns += [
            BookColumn(title=word, kind=ColumnKind.NUMBER),
            BookColumn(title=f"{word} {say('rating_col_grade', language)}"),
            BookColumn(title=f"{word} {say('rating_col_bonus', language)}", kind=ColumnKind.NUMBER),
        ]
    columns.append(BookColumn(title=say("rating_col_vetoed", language), kind=ColumnKind.WORDS))
    sheet = BookSheet(
        key="ratings",
        name=title,
        title=title,
        columns=tuple(columns),
        rows=tuple(_row(one, language) for one in ratings),
        notes=(say("rating_sheet_all_note", language),),
        frozen=2,
    )
    return book_of([sheet], title, day, language)


def _row(rating: Rating, language: Language) -> BookRow:
    cells: list[CellValue] = [rating.year, rating.county, rating.performance.identity.title]
    vetoes: list[str] = []
    for column in ScoreColumn:
        one = rating.standings[column]
        low, high = one.total
        points: CellValue = low if low == high else points_text(one.total, language)
        cells += [points, grades_text(one.grades), one.bonus] if one.is_begun else [None, None, None]
        vetoes += [f"{column_word(column, language)}：{row.name}" for row in one.vetoed_by]
    cells.append(joined("；", vetoes, language) or None)
    return BookRow(cells=tuple(cells), look=Look.BAD if vetoes else Look.PLAIN)
