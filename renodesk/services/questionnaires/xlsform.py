"""The questionnaire as an XLSForm, so that phones with ODK Collect or KoboCollect ask it offline."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from renodesk.domain.expression import Expression
from renodesk.domain.numbers import write_number
from renodesk.domain.questionnaire import Phase, Question, QuestionKind, Questionnaire
from renodesk.domain.translated import in_language
from renodesk.services.questionnaires.acting import usual_phase
from renodesk.services.questionnaires.columns import NUMBER, PLACE, VERSION
from renodesk.services.questionnaires.packs import questionnaire_in_use
from renodesk.services.session import EstateSession
from renodesk.tables.fillable import FillCell, FillSheet, write_fillable
from renodesk.texts import say

ZH, EN = "中文 (zh)", "English (en)"
_SURVEY = (
    "type",
    "name",
    f"label::{ZH}",
    f"label::{EN}",
    f"hint::{ZH}",
    f"hint::{EN}",
    "required",
    "relevant",
    "constraint",
    f"constraint_message::{ZH}",
    f"constraint_message::{EN}",
    "calculation",
    "choice_filter",
)
_CHOICES = ("list_name", "name", f"label::{ZH}", f"label::{EN}")
_SETTINGS = ("form_title", "form_id", "version", "default_language")
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_WORDS = ("and", "or", "not", "true", "false")
Line = dict[str, str]


def write_xlsform(session: EstateSession, out: Path, phase: Phase | None = None) -> int:
    """Write the questions of a phase as an XLSForm, whole or not at all, and return how many there are.

    Raises:
        QuestionnaireMissing, PackFaulty: there is no questionnaire that can be read.
        NotWritable, DiskFull, FileHeld: `out` is as it was.
    """
    book = questionnaire_in_use(session)
    asked = book.put(phase or usual_phase(session))
    lines = list(_survey(book, asked, session.name))
    choices = [
        {
            "list_name": one.code,
            "name": option.code,
            f"label::{ZH}": option.label,
            f"label::{EN}": english.label,
        }
        for one, said in zip(asked, in_language(book, "en").put(phase or usual_phase(session)), strict=True)
        for option, english in zip(one.options, said.options, strict=True)
    ]
    settings = {
        "form_title": f"{session.name} {book.identity.title}",
        "form_id": f"{book.identity.id}_{(phase or usual_phase(session)).value}",
        "version": book.identity.version,
        "default_language": ZH,
    }
    sheets = (
        _sheet("survey", _SURVEY, lines),
        _sheet("choices", _CHOICES, choices),
        _sheet("settings", _SETTINGS, [settings]),
    )
    write_fillable(out, sheets, "")
    return len(asked)


def _sheet(name: str, head: Sequence[str], lines: Sequence[Line]) -> FillSheet:
    rows = [tuple(FillCell(text=title, look="words") for title in head)]
    rows += [tuple(FillCell(text=line.get(title, ""), look="words") for title in head) for line in lines]
    return FillSheet(name=name, rows=tuple(rows), widths=(24.0,) * len(head), frozen=(1, 0))


def _survey(book: Questionnaire, asked: Sequence[Question], estate: str) -> Iterator[Line]:
    for meta in ("start", "end", "today"):
        yield {"type": meta, "name": meta}
    version = f"{book.identity.id}@{book.identity.version}"
    yield {"type": "calculate", "name": VERSION, "calculation": f"'{version}'"}
    yield _labelled({"type": "text", "name": NUMBER}, say("form_number", "zh"), say("form_number", "en"))
    ends: list[str] = []
    for one in asked:
        if one.is_of_estate:
            yield {"type": "calculate", "name": one.code, "calculation": _quoted(estate)}
        elif one.is_ordered and one.options_from:
            yield from _places(book, one, ends)
        else:
            yield _question(book, one, ends)
        ends += [f"not(selected(${{{one.code}}}, '{code}'))" for code in sorted(one.ends)]


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "’") + "'"


def _labelled(line: Line, zh: str, en: str) -> Line:
    return {**line, f"label::{ZH}": zh, f"label::{EN}": en}


def _question(book: Questionnaire, one: Question, ends: Sequence[str]) -> Line:
    kinds = {QuestionKind.NUMBER: "decimal", QuestionKind.TEXT: "text", QuestionKind.MULTI: "select_multiple"}
    kind = kinds.get(one.kind, "select_one")
    is_chosen = kind.startswith("select")
    line = _labelled(
        {"type": f"{kind} {one.options_from or one.code}" if is_chosen else kind, "name": one.code},
        one.text,
        one.text_en,
    )
    if one.is_required:
        line["required"] = "yes"
    hint = one.circumstance or "/".join(one.parts)
    if hint:
        line[f"hint::{ZH}"] = line[f"hint::{EN}"] = hint
    relevant = [*ends, *([_xpath(one.shown_if)] if one.shown_if is not None else [])]
    if relevant:
        line["relevant"] = " and ".join(relevant)
    limits = list(_limits(book, one))
    if limits:
        line["constraint"] = " and ".join(rule for rule, *_ in limits)
        line[f"constraint_message::{ZH}"] = "；".join(zh for _, zh, _ in limits)
        line[f"constraint_message::{EN}"] = "; ".join(en for *_, en in limits)
    return line


def _places(book: Questionnaire, one: Question, ends: Sequence[str]) -> Iterator[Line]:
    """Yield one question for each place of an order, out of what was chosen before and not placed yet."""
    for place in range(1, one.most + 1):
        earlier = [f"name != ${{{one.code}{PLACE}{before}}}" for before in range(1, place)]
        needed = f"count-selected(${{{one.options_from}}}) >= {place}"
        yield _labelled(
            {
                "type": f"select_one {one.options_from}",
                "name": f"{one.code}{PLACE}{place}",
                "relevant": " and ".join((*ends, needed)),
                "choice_filter": " and ".join((f"selected(${{{one.options_from}}}, name)", *earlier)),
            },
            f"{one.text} {place}",
            f"{one.text_en} {place}",
        )


def _limits(book: Questionnaire, one: Question) -> Iterator[tuple[str, str, str]]:
    """Yield rules that an answer has to keep, with what is told in both languages."""
    if one.most:
        yield (f"count-selected(.) <= {one.most}", *_both("form_limit_most", count=one.most))
    if one.least:
        yield (f"count-selected(.) >= {one.least}", *_both("form_limit_least", count=one.least))
    for code in sorted(one.exclusive):
        label = next(option.label for option in book.options_of(one) if option.code == code)
        rule = f"not(selected(., '{code}') and count-selected(.) > 1)"
        yield (rule, *_both("form_excludes", option=label))
    if one.lowest is not None and one.kind == QuestionKind.NUMBER:
        lowest = write_number(one.lowest)
        yield (f". >= {lowest}", *_both("form_limit_lowest", lowest=lowest))
    if one.parts:
        rule = f"regex(., '^[0-9]{{1,2}}(/[0-9]{{1,2}}){{{len(one.parts) - 1}}}$')"
        yield (rule, *_both("form_limit_parts", parts="/".join(one.parts)))


def _both(code: str, **facts: object) -> tuple[str, str]:
    return say(code, "zh", **facts), say(code, "en", **facts)


def _xpath(rule: Expression) -> str:
    """Return a skip rule in the words of XForms."""
    text = rule.text.replace("==", "=")
    return _NAME.sub(lambda one: one[0] if one[0] in _WORDS else f"${{{one[0]}}}", text)
