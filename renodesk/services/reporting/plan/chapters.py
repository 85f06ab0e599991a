"""Procedure, self-check and questionnaires as the plan document tells them, where there are any."""

from collections.abc import Iterator, Mapping

from renodesk.domain.standard import Fulfilment
from renodesk.errors import PackFaulty, QuestionnaireMissing, StandardMissing
from renodesk.estates.dating import last_date
from renodesk.reports.blocks import Tone
from renodesk.reports.chapters_snapshot import AskedPart, ChaptersPart, CheckedLine
from renodesk.services.days import today
from renodesk.services.questionnaires import FormBook, Order
from renodesk.services.questionnaires.orders import works
from renodesk.services.questionnaires.words import (
    beside_line,
    check_line,
    order_sentence,
    outcome_line,
    question_text,
    sample_sentence,
    stack_sentence,
    wanted_line,
)
from renodesk.services.reporting.plan.choice import chosen_rows
from renodesk.services.reporting.plan.kept import kept_ledgers
from renodesk.services.reporting.procedure import ways_of
from renodesk.services.session import EstateSession
from renodesk.services.standards import SelfCheck, StandardLine, self_check
from renodesk.services.standards.words import fulfilment_word, told_sentence
from renodesk.texts import Language, say

MOST_GAPS, MOST_WANTED = 5, 10
_TONES: Mapping[Fulfilment | None, Tone] = {
    Fulfilment.MET: "good",
    Fulfilment.PARTLY: "warn",
    Fulfilment.NOT_MET: "bad",
    Fulfilment.NA: "quiet",
    None: "warn",
}


def chapters_part(session: EstateSession, language: Language) -> ChaptersPart:
    """Return what the chapters print; a pack that cannot be had leaves its part empty."""
    check = _check(session, language)
    return ChaptersPart(
        ways=ways_of(session, language),
        asked=_asked(session, language),
        check=_check_word(check, language) if check is not None else "",
        checked=_checked(check, language) if check is not None else {},
        kept=kept_ledgers(session, language),
    )


def _check(session: EstateSession, language: Language) -> SelfCheck | None:
    day = last_date(session.file)
    try:
        return self_check(session, int(day[:4]) if day else today(session).year, language)
    except (StandardMissing, PackFaulty):
        return None


def _check_word(check: SelfCheck, language: Language) -> str:
    about = check.standard.identity
    title = (about.title_en if language == "en" else "") or about.title
    return say("plan_self_check", language, year=check.year, title=title, open=len(check.open))


def _checked(check: SelfCheck, language: Language) -> Mapping[str, tuple[CheckedLine, ...]]:
    return {
        chapter: tuple(
            _line(line, language)
            for code in rows["standard"]
            if (line := check.line(code)) is not None and not line.is_of_county
        )
        for chapter, rows in chosen_rows().items()
        if "standard" in rows
    }


def _line(line: StandardLine, language: Language) -> CheckedLine:
    told = [told_sentence(line, language), line.note]
    told += [say("standard_contested", language)] if line.is_contested else []
    return CheckedLine(
        code=line.row.code,
        name=line.row.name,
        word=fulfilment_word(line.answer, language),
        tone=_TONES[line.answer],
        told=" ".join(filter(None, told)),
    )


def _asked(session: EstateSession, language: Language) -> AskedPart:
    try:
        book = FormBook(session, language=language)
        results, order = book.results(), book.order()
    except (QuestionnaireMissing, PackFaulty):
        return AskedPart()
    if not results.stack.forms:
        return AskedPart()
    fails = [check_line(one, language) for one in results.checks if one.holds is False]
    gaps = [one for one in book.beside(results) if one.gap]
    return AskedPart(
        sums=(stack_sentence(results.stack, language), sample_sentence(results, language), *fails),
        results=tuple(
            f"{one.question.code} {question_text(one.question, language)}　{outcome_line(one, language)}"
            for one in results.outcomes
            if one.answered and (one.question.satisfied or one.question.agrees)
        ),
        gaps=tuple(beside_line(one, language) for one in gaps[:MOST_GAPS]),
        order=tuple(_order(session, order, language)) if order.forms else (),
    )


def _order(session: EstateSession, order: Order, language: Language) -> Iterator[str]:
    yield order_sentence(order, language)
    for one in works(session, order)[:MOST_WANTED]:
        yield wanted_line(one, order.forms, language)
