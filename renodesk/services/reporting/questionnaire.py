"""Freeze what the papers of the questionnaire print."""

from collections.abc import Iterator
from fractions import Fraction

from renodesk.domain.filled_form import is_asked
from renodesk.domain.log import digest_of
from renodesk.domain.questionnaire import Question, Questionnaire
from renodesk.domain.questionnaire_results import Outcome
from renodesk.estates.dating import last_date
from renodesk.reports.blocks import Tone
from renodesk.reports.papers import PaperOptions
from renodesk.reports.questionnaire_snapshot import (
    AskedPart,
    AskedRow,
    DraftPart,
    QuestionnaireSnapshot,
    ResidentsPart,
    VoiceRow,
)
from renodesk.services.draft_words import households_word, outcome_word, sums_word, turn_word
from renodesk.services.drafts import Came, Drafts
from renodesk.services.questionnaires import FormBook
from renodesk.services.questionnaires.building_words import (
    building_name,
    building_sentence,
    forms_word,
    heads_words,
    worst_words,
)
from renodesk.services.questionnaires.by_building import by_building
from renodesk.services.questionnaires.orders import technical_word, works
from renodesk.services.questionnaires.words import (
    check_line,
    counted_line,
    order_sentence,
    outcome_line,
    phase_word,
    question_text,
    rounded,
    sample_sentence,
    share_text,
    source_text,
    stack_sentence,
)
from renodesk.services.session import EstateSession
from renodesk.texts import Language, joined, say

_TONES: dict[bool | None, Tone] = {True: "plain", False: "bad", None: "warn"}
_CAME: dict[Came | None, Tone] = {None: "warn"}


def questionnaire_snapshot(session: EstateSession, options: PaperOptions) -> QuestionnaireSnapshot:
    """Return everything the papers of the questionnaire print, of one moment.

    Raises:
        QuestionnaireMissing, PackFaulty: there is no questionnaire that can be read.
    """
    language = options.language
    with session.file.held():
        reader = FormBook(session, language=language)
        identity = reader.book.identity
        return QuestionnaireSnapshot(
            language=language,
            estate=session.name,
            estate_id=session.estate_id,
            date=last_date(session.file),
            digest=digest_of(session.file.changes()),
            office=options.office,
            phase=phase_word(reader.phase, language),
            version=f"{identity.id}@{identity.version}",
            statement=identity.statement_en if language == "en" else identity.statement,
            form=tuple(_form(reader, language)),
            residents=_residents(session, reader, language),
        )


def _residents(session: EstateSession, reader: FormBook, language: Language) -> ResidentsPart:
    found, order, told = reader.results(), reader.order(), by_building(reader)
    least = reader.book.smallest_sample
    return ResidentsPart(
        sums=stack_sentence(found.stack, language),
        sample=sample_sentence(found, language),
        questions=tuple(_outcome(one, language) for one in found.outcomes if one.is_told),
        building_sums=building_sentence(told, language),
        buildings=tuple(
            VoiceRow(
                cells=(
                    building_name(one, language),
                    forms_word(one, least, language),
                    heads_words(one, language),
                    worst_words(one, language),
                ),
                tone="quiet" if one.forms < least else "plain",
            )
            for one in told.voices
        ),
        checks=tuple(
            VoiceRow(
                cells=(check_line(one, language), source_text(one.question, language)),
                tone=_TONES[one.holds],
            )
            for one in found.checks
        ),
        beside=tuple(
            VoiceRow(
                cells=(
                    f"{one.item} {one.name}",
                    rounded(one.voice.score),
                    str(one.voice.answers),
                    rounded(one.low) if one.low == one.high else f"{rounded(one.low)}–{rounded(one.high)}",
                    "–" if one.gap is None else ("+" if one.gap > 0 else "") + rounded(one.gap),
                ),
                tone="quiet" if one.voice.is_small else "plain",
            )
            for one in reader.beside(found)
            if one.voice.score is not None
        ),
        order_sums=order_sentence(order, language),
        order=tuple(
            VoiceRow(
                cells=(
                    str(one.wanted.rank),
                    f"{one.wanted.option.code} {one.wanted.option.label}",
                    str(one.wanted.count),
                    share_text(Fraction(one.wanted.count, order.forms) if order.forms else None),
                    "/".join(map(str, one.wanted.places)),
                    technical_word(one, language),
                )
            )
            for one in works(session, order)
            if order.forms
        ),
        drafts=drafts_of(session, language),
    )


def _form(reader: FormBook, language: Language) -> Iterator[AskedPart]:
    asked = [one for one in reader.book.put(reader.phase) if not one.is_of_estate]
    for section in dict.fromkeys(one.section for one in asked):
        rows = tuple(_asked(reader.book, one, language) for one in asked if one.section == section)
        yield AskedPart(title=section, rows=rows)


def _asked(book: Questionnaire, one: Question, language: Language) -> AskedRow:
    is_placed = bool(one.options_from)
    keys = {} if is_placed else book.keys_of(one)
    hints = [] if one.circumstance in one.text else [one.circumstance]
    if one.shown_if is not None:
        hints.append(say("voices_form_if", language, who=_who(book, one, language)))
    if keys and not one.is_single and str(one.most or "-") not in one.text:
        code = "voices_form_many" if one.most else "voices_form_any"
        hints.append(say(code, language, most=one.most))
    writes = f"{say('voices_form_places', language)}" if is_placed else "/".join(one.parts) or one.unit
    return AskedRow(
        code=one.code,
        text=question_text(one, language),
        hint=" ".join(filter(None, hints)),
        ticks=tuple(f"{key} {option.label}" for key, option in keys.items()),
        writes=say("voices_form_write", language, what=writes) if writes else "",
    )


def _who(book: Questionnaire, one: Question, language: Language) -> str:
    """Return which answers to an earlier question a skip rule asks for, in their printed numbers."""
    names = sorted(one.shown_if.names) if one.shown_if is not None else []
    parts = []
    for name in names:
        before = book.question(name)
        if before is not None:
            keys = [
                key for key, option in book.keys_of(before).items() if is_asked(one, {name: (option.code,)})
            ]
            parts.append(f"{name}={'/'.join(keys)}")
    return joined("、", parts, language)


def _outcome(one: Outcome, language: Language) -> VoiceRow:
    counts = joined("；", (counted_line(counted) for counted in one.counts if counted.count), language)
    return VoiceRow(
        cells=(one.question.code, question_text(one.question, language), outcome_line(one, language), counts),
        tone="quiet" if one.is_small else "plain",
    )


def drafts_of(session: EstateSession, language: Language) -> tuple[DraftPart, ...]:
    """Return the drafts that went to residents, as a paper tells them."""
    return tuple(_drafts(session, language))


def _drafts(session: EstateSession, language: Language) -> Iterator[DraftPart]:
    for draft in Drafts(session).all():
        day = draft.held.isoformat() if draft.held is not None else "–"
        asked = say("draft_asked", language, asked=draft.asked or "–")
        yield DraftPart(
            title=f"{turn_word(draft.turn, language)} {day} {draft.title} {asked}",
            sums=sums_word(draft, language),
            replies=tuple(
                VoiceRow(
                    cells=(
                        one.said,
                        households_word(one, language),
                        outcome_word(one.outcome, language),
                        one.why,
                    ),
                    tone=_CAME.get(one.outcome, "plain"),
                )
                for one in draft.replies
            ),
        )
