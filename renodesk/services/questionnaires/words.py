"""Questionnaires in words: forms, results by question, checks of the sample, residents and designer."""

from collections.abc import Iterator
from fractions import Fraction

from renodesk.domain.filled_form import Judged, Slip
from renodesk.domain.numbers import write_number
from renodesk.domain.questionnaire import Phase, Question, Questionnaire
from renodesk.domain.questionnaire_results import Counted, Outcome, Wanted
from renodesk.domain.sampling import Rule, SampleCheck
from renodesk.packs import provenance_words
from renodesk.services.questionnaires.orders import RankedWork, technical_word
from renodesk.services.questionnaires.reading import Beside, Order, Results, Stack, StandingForm
from renodesk.services.questionnaires.satisfaction import Satisfaction
from renodesk.services.rounds import round_word
from renodesk.services.rule_words import outcome_word, rule_line, rule_source
from renodesk.texts import Language, joined, say


def phase_word(phase: Phase, language: Language) -> str:
    """Return whether before or after the works, in words."""
    return say(f"form_phase_{phase.value}", language)


def question_text(question: Question, language: Language) -> str:
    """Return what is asked, and of whom where it is not asked of everybody."""
    return question.text_en if language == "en" else question.text


def rounded(number: Fraction | None) -> str:
    """Return a number with one decimal, halves up; a dash for none."""
    if number is None:
        return "–"
    return write_number(Fraction((number * 10 + Fraction(1, 2)).__floor__(), 10))


def share_text(share: Fraction | None) -> str:
    """Return a share in percent, one decimal, never rounded up."""
    return "–" if share is None else f"{write_number(Fraction((share * 1000).__floor__(), 10))} %"


def source_text(question: Question, language: Language) -> str:
    """Return the document a question stands on, and how sure that is."""
    words = joined("、", provenance_words(question.origin.provenance, language), language)
    return say("form_source", language, source=question.origin.source, words=words)


# Forms


def marks(book: Questionnaire, judged: Judged, language: Language) -> Iterator[str]:
    """Yield what is wrong with a form, or missing in it, a line each."""
    if judged.ended:
        yield say("form_ended", language, question=judged.ended)
    for slip in judged.slips:
        yield f"{slip.question}: {slip_word(slip, language)}"
    if judged.beyond:
        yield say("form_beyond", language, questions=joined("、", judged.beyond, language))
    if judged.missing:
        yield say(
            "form_missing",
            language,
            count=len(judged.missing),
            questions=joined("、", judged.missing, language),
        )


def slip_word(slip: Slip, language: Language) -> str:
    """Return what is wrong in an answer."""
    return say(slip.code, language, **slip.facts)


def state_word(one: StandingForm, language: Language) -> str:
    """Return how a form stands, in a word."""
    if one.form.is_contested:
        code = "form_state_contested"
    elif one.is_of_other:
        return say("form_state_other", language, version=one.form.version)
    elif one.judged.ended:
        code = "form_state_ended"
    elif one.judged.slips or one.judged.beyond:
        code = "form_state_faulty"
    elif one.judged.missing:
        code = "form_state_missing"
    else:
        code = "form_state_whole"
    return say(code, language)


def form_line(one: StandingForm, language: Language) -> str:
    """Return a form in one line."""
    form = one.form
    return say(
        "form_line",
        language,
        key=form.key[:8],
        number=form.number or "–",
        day=form.day,
        way=say(f"form_way_{form.way}", language),
        kind=say("form_kind_order" if form.is_order else "form_kind_whole", language),
        count=len(form.answers),
        state=state_word(one, language),
    )


def stack_sentence(stack: Stack, language: Language) -> str:
    """Return how many forms there are, and how many of them count."""
    return say(
        "form_sums",
        language,
        phase=phase_word(stack.phase, language),
        round=round_word(stack.round, language),
        count=len(stack.forms),
        counted=len(stack.counted),
        ended=stack.ended,
        other=len(stack.of_other),
        contested=stack.contested,
        orders=sum(one.form.is_order for one in stack.forms),
        unsound=len(stack.unsound),
    )


# Results


def outcome_line(one: Outcome, language: Language) -> str:
    """Return what a question came to, without its options."""
    parts = [say("form_answered", language, count=one.answered, of=one.asked)]
    if one.excluded:
        parts.append(say("form_excluded", language, count=one.excluded))
    if one.question.scores:
        parts.append(say("form_score", language, score=rounded(one.mean)))
    elif one.mean is not None:
        parts.append(say("form_mean", language, mean=rounded(one.mean), unit=one.question.unit))
    valid = one.valid
    if one.question.satisfied:
        share = share_text(Fraction(one.satisfied, valid) if valid else None)
        parts.append(say("form_satisfied", language, count=one.satisfied, share=share))
    if one.question.agrees:
        share = share_text(Fraction(one.agreed, one.answered) if one.answered else None)
        parts.append(say("form_agreed", language, count=one.agreed, share=share))
    if one.parts:
        sums = joined(
            "；",
            (f"{part} {count}" for part, count in zip(one.question.parts, one.parts, strict=True)),
            language,
        )
        parts.append(say("form_parts_sum", language, known=one.known, sums=sums))
    if one.words:
        parts.append(say("form_words", language, count=len(one.words)))
    if one.is_small and one.answered:
        parts.append(say("form_small", language))
    return joined("，", parts, language)


def counted_line(one: Counted) -> str:
    """Return how often an option was chosen."""
    return f"{one.option.label}  {one.count}  {share_text(one.share)}"


def results_lines(found: Results, language: Language) -> Iterator[str]:
    """Yield the results, question by question."""
    yield stack_sentence(found.stack, language)
    for one in filter(lambda one: one.is_told, found.outcomes):
        yield f"{one.question.code} {question_text(one.question, language)}"
        yield f"    {outcome_line(one, language)}"
        if one.answered:
            yield from (f"      {counted_line(counted)}" for counted in one.counts if counted.count)
        yield from (f"      “{words}”" for words in one.words)


def check_line(one: SampleCheck, language: Language) -> str:
    """Return a rule of the sample with what was found."""
    percent = one.rule in (Rule.SHARE, Rule.MOST)
    found = share_text(one.found / 100) if percent else write_number(one.found)
    return say(
        f"sample_{one.rule.value}",
        language,
        what=one.option.label if one.option is not None else "",
        found=found,
        wanted=write_number(one.wanted),
        tolerance=write_number(one.tolerance),
        word=check_word(one, language),
    )


def check_word(one: SampleCheck, language: Language) -> str:
    """Return whether a rule of the sample holds."""
    return say({True: "sample_holds", False: "sample_fails", None: "sample_open"}[one.holds], language)


def check_lines(found: Results, language: Language) -> Iterator[str]:
    """Yield every check of the sample with its source, and how many hold."""
    for one in found.checks:
        yield f"{check_line(one, language)}  {source_text(one.question, language)}"
    yield sample_sentence(found, language)


def sample_sentence(found: Results, language: Language) -> str:
    """Return how many rules of the sample hold."""
    counts = {held: sum(one.holds is held for one in found.checks) for held in (True, False, None)}
    return say("sample_sums", language, holds=counts[True], fails=counts[False], open=counts[None])


def satisfied_lines(found: Satisfaction, language: Language) -> Iterator[str]:
    """Yield how satisfied residents are with the works, and every rule with its figures and source."""
    yield f"{found.answered.question.code} {outcome_line(found.answered, language)}"
    for one in found.verdicts:
        word = outcome_word(one.outcome, language)
        yield f"  {one.rule.code} {word} {rule_line(one, language)} {rule_source(one.rule, language)}"
    yield say(f"form_satisfaction_{found.outcome.value}", language)


# Residents beside the designer


def beside_line(one: Beside, language: Language) -> str:
    """Return residents' score beside the designer's on one indicator."""
    low, high = rounded(one.low), rounded(one.high)
    gap = "–" if one.gap is None else ("+" if one.gap > 0 else "") + rounded(one.gap)
    line = say(
        "form_beside_line",
        language,
        code=one.item,
        name=one.name,
        residents=rounded(one.voice.score),
        answers=one.voice.answers,
        designer=low if low == high else f"{low}–{high}",
        gap=gap,
    )
    return f"{line} {say('form_small', language)}" if one.voice.is_small else line


def wanted_line(work: RankedWork, forms: int, language: Language) -> str:
    """Return how a work stands in the residents' order, and how the diagnosis asks for it."""
    one: Wanted = work.wanted
    return say(
        "order_line",
        language,
        rank=one.rank,
        code=one.option.code,
        name=one.option.label,
        count=one.count,
        share=share_text(Fraction(one.count, forms) if forms else None),
        places="/".join(map(str, one.places)) or "–",
        technical=technical_word(work, language),
    )


def order_sentence(order: Order, language: Language) -> str:
    """Return from how many forms the order is."""
    return say("order_sums", language, count=order.forms)
