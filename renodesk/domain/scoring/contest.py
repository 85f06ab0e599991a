"""An answer that two people give differently: the interval over what they say."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from renodesk.domain.scores import AnswerScore, AnswerStatus, Reason


def combined(heads: Sequence[AnswerScore]) -> AnswerScore:
    """Return one result for the competing answers of a cell, the shown one last.

    Low and high are the ends over all heads; a head that is not applicable counts as [0, 100], since leaving
    the sum moves nothing further than that. A red flag or urgency in any head is one. The score is given only
    when all agree.
    """
    shown = heads[-1]
    if len(heads) == 1:
        return shown
    statuses = {head.status for head in heads}
    is_na = statuses == {AnswerStatus.NOT_APPLICABLE}
    scores = {head.score for head in heads}
    agreed = next(iter(scores)) if len(scores) == 1 else None
    return replace(
        shown,
        status=shown.status if len(statuses) == 1 else AnswerStatus.UNCOMPUTABLE,
        reason=shown.reason if len(statuses) == 1 else Reason(code="contested_answer"),
        score=agreed,
        low=shown.low if is_na else min(_low(head) for head in heads),
        high=shown.high if is_na else max(_high(head) for head in heads),
        is_contested=True,
        is_red_flag=any(head.is_red_flag for head in heads),
        is_urgent=any(head.is_urgent for head in heads),
        is_referred=any(head.is_referred for head in heads),
        photos_needed=max(head.photos_needed for head in heads),
    )


def _low(head: AnswerScore) -> Fraction:
    return Fraction(0) if head.status == AnswerStatus.NOT_APPLICABLE else head.low


def _high(head: AnswerScore) -> Fraction:
    return Fraction(100) if head.status == AnswerStatus.NOT_APPLICABLE else head.high
