"""The questionnaire as a workbook to fill, a form a row; it comes back through the same door as any table."""

from collections.abc import Iterator
from pathlib import Path

from renodesk.domain.questionnaire import Phase, Question, Questionnaire
from renodesk.domain.translated import in_language
from renodesk.services.questionnaires.acting import usual_phase
from renodesk.services.questionnaires.packs import questionnaire_in_use
from renodesk.services.questionnaires.words import question_text
from renodesk.services.session import EstateSession
from renodesk.tables.fillable import FillCell, FillSheet, write_fillable
from renodesk.texts import Language, say

ROWS = 200
_WIDE = {"number": 10.0, "day": 12.0, "version": 18.0}


def write_form_book(
    session: EstateSession,
    out: Path,
    language: Language = "zh",
    phase: Phase | None = None,
    *,
    rows: int = ROWS,
) -> int:
    """Write a workbook with room for so many forms, whole or not at all; return how many questions it asks.

    Raises:
        QuestionnaireMissing, PackFaulty: there is no questionnaire that can be read.
        NotWritable, DiskFull, FileHeld: `out` is as it was.
    """
    book = in_language(questionnaire_in_use(session), language)
    asked = tuple(one for one in book.put(phase or usual_phase(session)) if not one.is_of_estate)
    version = f"{book.identity.id}@{book.identity.version}"
    names = ("form_number", "form_day", "form_version")
    head = (
        *(FillCell(text=say(name, language), look="head") for name in names),
        *(FillCell(text=f"{one.code} {question_text(one, language)}", look="head") for one in asked),
    )
    row = (
        FillCell(look="words"),
        FillCell(look="words"),
        FillCell(text=version, look="key"),
        *(_cell(book, one, language) for one in asked),
    )
    sheets = (
        FillSheet(
            name=say("form_sheet", language),
            rows=(head, *([row] * rows)),
            widths=(*_WIDE.values(), *(16.0 for _ in asked)),
            frozen=(1, 1),
        ),
        FillSheet(
            name=say("form_sheet_options", language),
            rows=tuple(_legend(book, asked, language)),
            widths=(10.0, 48.0, 8.0, 40.0),
            frozen=(1, 0),
        ),
    )
    write_fillable(out, sheets, say("form_sheet_warning", language))
    return len(asked)


def _cell(book: Questionnaire, one: Question, language: Language) -> FillCell:
    keys = book.keys_of(one)
    hint = " ".join(f"{key}={option.label}" for key, option in keys.items()) or "/".join(one.parts)
    if one.is_single:
        return FillCell(look="open", choices=tuple(keys), hint=hint)
    return FillCell(look="words", hint=(say("form_sheet_many", language) + hint) if keys else hint)


def _legend(
    book: Questionnaire, asked: tuple[Question, ...], language: Language
) -> Iterator[tuple[FillCell, ...]]:
    titles = ("form_col_code", "form_col_question", "form_col_key", "form_col_option")
    yield tuple(FillCell(text=say(one, language), look="head") for one in titles)
    for one in asked:
        keys = book.keys_of(one)
        words = {key: option.label for key, option in keys.items()} or {"": "/".join(one.parts)}
        for at, (key, label) in enumerate(words.items()):
            first = (one.code, question_text(one, language)) if at == 0 else ("", "")
            yield tuple(FillCell(text=text) for text in (*first, key, label))
