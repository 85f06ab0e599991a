"""What people type into a column, as the log holds it."""

from collections.abc import Mapping

from renodesk.domain.canonical import Json
from renodesk.domain.ledger import Answers, Ledger, LedgerColumn
from renodesk.domain.translated import in_language
from renodesk.errors import LedgerValueRefused, UnknownLedgerColumn, ValueTooLong
from renodesk.services.ledger_packs.titles import column_title, ledger_title
from renodesk.services.register_import.targets import normal, words_of
from renodesk.services.register_import.values import Reading, read_cell
from renodesk.tables.grids import Oddity
from renodesk.texts import Language, joined, say

MOST_LETTERS = 4000


def column_called(ledger: Ledger, name: str, language: Language) -> LedgerColumn:
    """Return a column by its name, its title or another word it is known by.

    Raises:
        UnknownLedgerColumn: there is none.
    """
    own = ledger.column(name)
    if own is not None:
        return own
    wanted = normal(name)
    for column in ledger.columns:
        if wanted in words_of(column.field):
            return column
    known = joined("、", (column_title(one, language) for one in ledger.columns), language)
    raise UnknownLedgerColumn(column=name, ledger=ledger_title(ledger, language), known=known)


def read_value(column: LedgerColumn, text: str, oddity: Oddity | None = None, unit: str = "") -> Reading:
    """Return what a text says in a column; one that a text column takes is kept as it is typed."""
    if column.field.type == "text" and oddity is None:
        return Reading(value=text.strip() or None)
    return read_cell(column.field, text, oddity, unit)


def read_word(
    ledger: Ledger, column: LedgerColumn, text: str, oddity: Oddity | None = None, unit: str = ""
) -> Reading:
    """Return what a text says in a column in the words of its pack, else in their English."""
    reading = read_value(column, text, oddity, unit)
    english = in_language(ledger, "en").column(column.name)
    if reading.fits or reading.refused or english is None:
        return reading
    other = read_value(english, text, oddity, unit)
    return other if other.fits else reading


def typed(ledger: Ledger, values: Mapping[str, str], language: Language) -> dict[str, Json]:
    """Return typed texts as values by column name, None where nothing is said; of personal columns the text.

    Raises:
        UnknownLedgerColumn: there is no such column.
        LedgerValueRefused: a column does not take its value.
        ValueTooLong: more than `MOST_LETTERS`.
    """
    found: dict[str, Json] = {}
    for name, text in values.items():
        column = column_called(ledger, name, language)
        if len(text) > MOST_LETTERS:
            raise ValueTooLong(most=MOST_LETTERS)
        reading = read_word(ledger, column, text)
        if not reading.fits or reading.refused:
            raise LedgerValueRefused(
                column=column_title(column, language),
                value=text[:60],
                kind=kind_words(in_language(ledger, language).column(column.name) or column, language),
            )
        found[column.name] = reading.value
    return found


def kind_words(column: LedgerColumn, language: Language) -> str:
    """Return in words what a column takes."""
    field = column.field
    if field.type == "enum":
        return say("ledger_kind_enum", language, options=joined("、", field.options.values(), language))
    return say(f"ledger_kind_{field.type}", language)


def days_of_closing(ledger: Ledger) -> tuple[LedgerColumn, ...]:
    """Return the columns that closing fills with the day."""
    return tuple(
        one for one in ledger.columns if one.closing is not None and one.closing.answers == Answers.TODAY
    )
