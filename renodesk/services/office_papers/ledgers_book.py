"""The ledgers of all estates as a workbook: added up by ledger and area, and what is overdue."""

from collections.abc import Iterator
from datetime import date

from renodesk.services.office_ledger_words import head_text, title_of
from renodesk.services.office_ledgers import By, LedgerSum, OfficeLedgers
from renodesk.services.office_papers.books import book_of, text_column
from renodesk.tables.book import Book, BookColumn, BookRow, BookSheet, CellValue, ColumnKind, Look
from renodesk.texts import Language, say

_COUNTS = ("rows", "open", "overdue", "longest", "due_soon", "closed", "contested")
_CODES = {"due_soon": "soon"}
_ADDED = frozenset(_COUNTS) - {"longest"}


def office_ledgers_book(found: OfficeLedgers, language: Language) -> Book:
    """Return a sheet for each way the ledgers were added up, and one of what is overdue."""
    sheets = (*(_sums(found, by, language) for by in found.sums), _overdue(found, language))
    return book_of(sheets, say("office_ledgers_title", language), found.day, language)


def _sums(found: OfficeLedgers, by: By, language: Language) -> BookSheet:
    sums = found.sums[by]
    count = ColumnKind.COUNT
    areas = tuple(_area_columns(by, language))
    return BookSheet(
        key=by.value,
        name=say(f"office_ledgers_sheet_{by.value}", language),
        title=say("office_ledgers_title", language),
        columns=(
            *areas,
            text_column("office_ledgers_col_ledger", language),
            BookColumn(title=say("office_ledgers_col_estates", language), kind=count),
            *(
                BookColumn(
                    title=say(f"office_ledgers_col_{_CODES.get(name, name)}", language),
                    kind=count,
                    total=sum(getattr(one, name) for one in sums) if name in _ADDED else None,
                )
                for name in _COUNTS
            ),
        ),
        rows=tuple(_row(found, by, one, language) for one in sums),
        notes=(head_text(found, language), say("office_ledgers_note", language)),
        total_label=say("office_col_sum", language),
        frozen=len(areas) + 1,
    )


def _area_columns(by: By, language: Language) -> Iterator[BookColumn]:
    if by in (By.COUNTY, By.STREET, By.ESTATE):
        yield text_column("office_ledgers_col_county", language)
    if by in (By.STREET, By.ESTATE):
        yield text_column("office_ledgers_col_street", language)
    if by == By.DISTRICT:
        yield text_column("office_ledgers_col_district", language)
    if by == By.ESTATE:
        yield text_column("office_col_estate", language)


def _row(found: OfficeLedgers, by: By, one: LedgerSum, language: Language) -> BookRow:
    areas: list[CellValue] = [said or None for said in (one.county, one.street) if said is not None]
    areas += [one.name] if by in (By.DISTRICT, By.ESTATE) else []
    counts = [getattr(one, name) for name in _COUNTS]
    counts[_COUNTS.index("longest")] = one.longest or None
    cells = (*areas, title_of(found, one.ledger, language), one.estates, *counts)
    return BookRow(cells=cells, look=Look.BAD if one.overdue else Look.PLAIN)


def _overdue(found: OfficeLedgers, language: Language) -> BookSheet:
    more = found.overdue_count - len(found.overdue)
    cut = say("office_ledgers_truncated", language, listed=len(found.overdue), count=more)
    codes = ("county", "street", "ledger", "row", "unit")
    titles = {code: text_column(f"office_ledgers_col_{code}", language) for code in codes}
    days = BookColumn(title=say("office_ledgers_col_days", language), kind=ColumnKind.COUNT)
    due = BookColumn(title=say("office_ledgers_col_due", language), kind=ColumnKind.DATE)
    what = BookColumn(title=say("office_ledgers_col_what", language), kind=ColumnKind.WORDS)
    estate = text_column("office_col_estate", language)
    return BookSheet(
        key="overdue",
        name=say("office_ledgers_sheet_overdue", language),
        title=say("office_ledgers_title", language),
        columns=(
            *(days, due, titles["county"], titles["street"], estate),
            *(titles["ledger"], titles["row"], what, titles["unit"]),
        ),
        rows=tuple(
            BookRow(
                cells=(
                    *(
                        one.days,
                        date.fromisoformat(one.due),
                        one.county or None,
                        one.street or None,
                        one.name,
                    ),
                    *(title_of(found, one.ledger, language), one.number, one.what or None, one.unit or None),
                ),
                look=Look.BAD,
            )
            for one in found.overdue
        ),
        notes=(say("office_ledgers_note", language), *((cut,) if more else ())),
        frozen=2,
    )
