"""Whether a sample is what the handbook asks of it: how many, how old, who; exact shares of all forms."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from renodesk.domain.questionnaire import Option, Question, Questionnaire
from renodesk.domain.questionnaire_results import Outcome


class Rule(StrEnum):
    """What is asked of a sample."""

    SIZE = "size"
    SHARE = "share"
    MOST = "most"
    COVER = "cover"


@dataclass(frozen=True, kw_only=True, slots=True)
class SampleCheck:
    """One rule held against the sample; `holds` is None while there is no form to judge by.

    `found` is a count of forms (size, cover) or percent of them; `wanted` likewise, `tolerance` in points.
    """

    rule: Rule
    question: Question
    option: Option | None
    found: Fraction
    wanted: Fraction
    tolerance: Fraction
    holds: bool | None


def sample_checks(book: Questionnaire, found: Mapping[str, Outcome], forms: int) -> tuple[SampleCheck, ...]:
    """Return every rule of the pack, held against `forms` forms that count."""
    return tuple(
        check
        for question in book.questions
        if question.code in found
        for check in _of_question(question, found[question.code], forms)
    )


def _of_question(question: Question, outcome: Outcome, forms: int) -> Iterator[SampleCheck]:
    rules = question.sampling
    if rules.per_community:
        yield SampleCheck(
            rule=Rule.SIZE,
            question=question,
            option=None,
            found=Fraction(forms),
            wanted=Fraction(rules.per_community),
            tolerance=Fraction(0),
            holds=forms >= rules.per_community,
        )
    counts = {one.option.code: one for one in outcome.counts}
    for code, wanted in rules.shares.items():
        share = _percent(counts[code].count, forms)
        holds = abs(share - wanted) <= rules.tolerance if forms else None
        yield _check(Rule.SHARE, question, counts[code].option, share, wanted, holds)
    for code, wanted in rules.most.items():
        share = _percent(counts[code].count, forms)
        holds = share <= wanted if forms else None
        yield _check(Rule.MOST, question, counts[code].option, share, wanted, holds)
    for code in rules.covers:
        count = Fraction(counts[code].count)
        yield _check(
            Rule.COVER, question, counts[code].option, count, Fraction(1), count > 0 if forms else None
        )


def _check(
    rule: Rule, question: Question, option: Option, found: Fraction, wanted: Fraction, holds: bool | None
) -> SampleCheck:
    tolerance = question.sampling.tolerance if rule == Rule.SHARE else Fraction(0)
    return SampleCheck(
        rule=rule,
        question=question,
        option=option,
        found=found,
        wanted=wanted,
        tolerance=tolerance,
        holds=holds,
    )


def _percent(count: int, forms: int) -> Fraction:
    return Fraction(count * 100, forms) if forms else Fraction(0)
