"""What a stack of forms comes to: counts and shares by question, scores by indicator; exact."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from renodesk.domain.filled_form import Answer, Answers, Judged, counts_in
from renodesk.domain.questionnaire import Option, Question, QuestionKind, Questionnaire

Sheaf = Sequence[tuple[Answers, Judged]]
"""The answers of forms, each with what it was asked."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Counted:
    """How often an option was chosen; the share is of those who answered, None where nobody did."""

    option: Option
    count: int
    share: Fraction | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """What one question came to.

    `asked` forms were asked it, `answered` did, of these `excluded` said what counts for nothing. `mean` is
    of scores or of numbers; `parts` are sums of an answer with parts, over `known` forms. `is_small`: fewer
    answers than a sample needs.
    """

    question: Question
    asked: int
    answered: int
    excluded: int
    counts: tuple[Counted, ...] = ()
    mean: Fraction | None = None
    satisfied: int = 0
    agreed: int = 0
    parts: tuple[int, ...] = ()
    known: int = 0
    words: tuple[str, ...] = ()
    is_small: bool = False

    @property
    def valid(self) -> int:
        """Return how many answers count."""
        return self.answered - self.excluded

    @property
    def is_told(self) -> bool:
        """Return whether it says anything: where the estate is known nobody is asked which one it is."""
        return self.answered > 0 or not self.question.is_of_estate


@dataclass(frozen=True, kw_only=True, slots=True)
class ItemVoice:
    """What residents make of one indicator: the mean of every score given to a question about it."""

    item: str
    questions: tuple[str, ...]
    score: Fraction | None
    answers: int
    is_small: bool


@dataclass(slots=True)
class _Heap:
    asked: int = 0
    answered: int = 0
    chosen: Counter[str] = field(default_factory=Counter)
    total: Fraction = Fraction(0)
    parts: list[int] = field(default_factory=list)
    known: int = 0
    words: list[str] = field(default_factory=list)


def outcomes(book: Questionnaire, asked: Sequence[Question], forms: Sheaf) -> tuple[Outcome, ...]:
    """Return what each question came to; an answer to what a form was not asked counts nowhere."""
    heaps = {one.code: _Heap() for one in asked}
    known = {one.code: one for one in asked}
    for answers, judged in forms:
        wrong = {slip.question for slip in judged.slips} if judged.slips else ()
        said_to = answers.get
        for code in judged.shown:
            heap = heaps.get(code)
            if heap is None:
                continue
            heap.asked += 1
            said = said_to(code)
            if said is not None and code not in wrong:
                _take(heap, known[code], said)
    return tuple(_outcome(book, one, heaps[one.code]) for one in asked)


def _take(heap: _Heap, question: Question, said: Answer) -> None:
    heap.answered += 1
    if isinstance(said, tuple):
        if len(said) == 1:
            heap.chosen[said[0]] += 1  # by far the most, and far quicker
        else:
            heap.chosen.update(said)
    elif isinstance(said, Fraction):
        heap.total += said
        heap.known += 1
    elif isinstance(said, str):
        counts = counts_in(question, said) if question.parts else None
        if counts is None:
            heap.words.append(said)
        else:
            heap.known += 1
            heap.parts = [a + b for a, b in zip(heap.parts or [0] * len(counts), counts, strict=True)]


def _outcome(book: Questionnaire, question: Question, heap: _Heap) -> Outcome:
    excluded = sum(heap.chosen[code] for code in question.excluded)
    valid = heap.answered - excluded
    mean: Fraction | None = None
    if question.scores and valid:
        mean = (
            Fraction(sum(heap.chosen[code] * points for code, points in question.scores.items()), 1) / valid
        )
    elif question.kind == QuestionKind.NUMBER and heap.known:
        mean = heap.total / heap.known
    return Outcome(
        question=question,
        asked=heap.asked,
        answered=heap.answered,
        excluded=excluded,
        counts=tuple(
            Counted(
                option=one,
                count=heap.chosen[one.code],
                share=Fraction(heap.chosen[one.code], heap.answered) if heap.answered else None,
            )
            for one in book.options_of(question)
        ),
        mean=mean,
        satisfied=sum(heap.chosen[code] for code in question.satisfied),
        agreed=sum(heap.chosen[code] for code in question.agrees),
        parts=tuple(heap.parts),
        known=heap.known,
        words=tuple(heap.words),
        is_small=valid < book.smallest_sample,
    )


def voices(book: Questionnaire, found: Iterable[Outcome]) -> tuple[ItemVoice, ...]:
    """Return residents' scores by indicator, in the order the questions name them."""
    by_item: dict[str, list[Outcome]] = {}
    for one in found:
        if one.question.scores:
            for item in one.question.items:
                by_item.setdefault(item, []).append(one)
    return tuple(_voice(book, item, asked) for item, asked in by_item.items())


def _voice(book: Questionnaire, item: str, asked: Sequence[Outcome]) -> ItemVoice:
    heard = [one for one in asked if one.mean is not None]
    answers = sum(one.valid for one in heard)
    total = sum((one.mean * one.valid for one in heard if one.mean is not None), Fraction(0))
    return ItemVoice(
        item=item,
        questions=tuple(one.question.code for one in asked),
        score=total / answers if answers else None,
        answers=answers,
        is_small=min((one.valid for one in asked), default=0) < book.smallest_sample,
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class Wanted:
    """How an option of the residents' order stands: chosen, put first, second, third …; `rank` from 1.

    `points` weigh places (3, 2, 1 where three come first). Alike ones share a rank.
    """

    option: Option
    count: int
    places: tuple[int, ...]
    points: int
    rank: int


def ranking(book: Questionnaire, forms: Sheaf) -> tuple[int, tuple[Wanted, ...]]:
    """Return how many forms ordered anything, and the works by how many want them, then by places."""
    ranked = next((one for one in book.questions if one.is_ranked), None)
    if ranked is None:
        return 0, ()
    first = next((one for one in book.questions if one.options_from == ranked.code and one.is_ordered), None)
    depth = first.most if first is not None else 0
    chosen: Counter[str] = Counter()
    places: dict[str, list[int]] = {}
    voted = 0
    for answers, judged in forms:
        wrong = {slip.question for slip in judged.slips}
        said = answers.get(ranked.code)
        if isinstance(said, tuple) and said and ranked.code not in wrong and ranked.code in judged.shown:
            voted += 1
            chosen.update(said)
        order = answers.get(first.code) if first is not None and first.code not in wrong else None
        for at, code in enumerate(order if isinstance(order, tuple) else ()):
            places.setdefault(code, [0] * depth)[at] += 1
    made = [
        (one, chosen[one.code], tuple(places.get(one.code, [0] * depth))) for one in book.options_of(ranked)
    ]
    keys = {one.code: (-count, -_points(at)) for one, count, at in made}
    ordered = sorted(made, key=lambda row: keys[row[0].code])
    ranks: Mapping[tuple[int, int], int] = {
        key: 1 + sum(other < key for other in keys.values()) for key in set(keys.values())
    }
    return voted, tuple(
        Wanted(option=one, count=count, places=at, points=_points(at), rank=ranks[keys[one.code]])
        for one, count, at in ordered
    )


def _points(places: Sequence[int]) -> int:
    return sum(count * (len(places) - at) for at, count in enumerate(places))
