"""One filled questionnaire: what was answered, what had to be by the skip rules, and what is wrong in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from renodesk.domain.numbers import LARGEST, read_number, write_number
from renodesk.domain.questionnaire import Phase, Question, QuestionKind, Questionnaire


@dataclass(frozen=True, kw_only=True, slots=True)
class Withheld:
    """An answer that is a personal value: the log knows its token alone."""

    token: str


Answer = tuple[str, ...] | Fraction | str | Withheld
"""Codes of the options chosen (in order where the question wants one), a number, or words."""
Answers = Mapping[str, Answer]
MOST_LETTERS = 500


@dataclass(frozen=True, kw_only=True, slots=True)
class Slip:
    """Something wrong in a form: which question, a text code, and what it says."""

    question: str
    code: str
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class Judged:
    """A form held against its questionnaire.

    `shown` are the questions it was asked by the skip rules. `missing` had to be answered and are not,
    `beyond` are answered though they were not asked, `slips` are answers that cannot be. `ended` is the
    question that ended it: who filled it in is not asked, and it counts nowhere.
    """

    shown: tuple[str, ...]
    missing: tuple[str, ...] = ()
    beyond: tuple[str, ...] = ()
    slips: tuple[Slip, ...] = ()
    ended: str = ""

    @property
    def is_sound(self) -> bool:
        """Return whether nothing is wrong and nothing missing."""
        return not (self.missing or self.beyond or self.slips)


def is_asked(question: Question, answers: Answers) -> bool:
    """Return whether the skip rule of a question asks for it; what is not known asks for nothing."""
    if question.shown_if is None:
        return True
    return question.shown_if.is_true(lambda name: _value(answers.get(name)))


class Judge:
    """Holds forms against the questions that were put; what an answer alone comes to is found once."""

    def __init__(self, book: Questionnaire, asked: Sequence[Question]) -> None:
        """Judge by some questions of a questionnaire."""
        self._book = book
        self._asked = tuple(asked)
        self._by_code = {one.code: one for one in asked}
        self._linked = frozenset(one.code for one in asked if one.options_from)
        self._alone: dict[tuple[str, Answer], tuple[Slip, ...]] = {}
        self._skips: dict[tuple[str, tuple[Answer | None, ...]], bool] = {}
        self._reads = {
            one.code: tuple(sorted(one.shown_if.names)) for one in asked if one.shown_if is not None
        }

    def judge(self, answers: Answers) -> Judged:
        """Return how the answers of a form stand."""
        shown: list[str] = []
        missing: list[str] = []
        ended = ""
        for one in self._asked:
            if ended:
                break
            if one.shown_if is not None and not self._asks(one, answers):
                continue
            shown.append(one.code)
            said = answers.get(one.code)
            if said is None:
                if one.is_required and not one.is_of_estate:
                    missing.append(one.code)
            elif one.ends and isinstance(said, tuple) and one.ends.intersection(said):
                ended = one.code
        known, put_to = self._by_code, set(shown)
        slips: list[Slip] = []
        for code, said in answers.items():
            alone = None if code in self._linked else self._alone.get((code, said))
            slips += self.wrong_in(code, said, answers) if alone is None else alone
        return Judged(
            shown=tuple(shown),
            missing=() if ended else tuple(missing),
            beyond=tuple(code for code in answers if code in known and code not in put_to),
            slips=tuple(slips),
            ended=ended,
        )

    def _asks(self, question: Question, answers: Answers) -> bool:
        """Return whether a skip rule asks for its question, found once for the answers it reads."""
        key = (question.code, tuple(map(answers.get, self._reads[question.code])))
        known = self._skips.get(key)
        if known is None:
            known = self._skips[key] = is_asked(question, answers)
        return known

    def wrong_in(self, code: str, said: Answer, answers: Answers) -> tuple[Slip, ...]:
        """Return what is wrong in one answer, by itself and beside the others."""
        question = self._by_code.get(code)
        if question is None:
            return (Slip(question=code, code="form_question_unknown", facts={"code": code}),)
        alone = self._alone.get((code, said))
        if alone is None:
            alone = self._alone[code, said] = _wrong_alone(self._book, question, said)
        if question.options_from and isinstance(said, tuple):
            return (*alone, *_not_chosen_before(self._book, question, said, answers))
        return alone


def judge(book: Questionnaire, asked: Sequence[Question], answers: Answers) -> Judged:
    """Hold the answers of one form against the questions that were put."""
    return Judge(book, asked).judge(answers)


def _not_chosen_before(
    book: Questionnaire, question: Question, said: tuple[str, ...], answers: Answers
) -> tuple[Slip, ...]:
    before = answers.get(question.options_from)
    chosen = before if isinstance(before, tuple) else ()
    known = {one.code for one in book.options_of(question)}
    return tuple(
        Slip(
            question=question.code,
            code="form_not_chosen_before",
            facts={"value": one[:40], "question": question.options_from},
        )
        for one in said
        if one in known and one not in chosen
    )


def _wrong_alone(book: Questionnaire, question: Question, said: Answer) -> tuple[Slip, ...]:
    """Return what is wrong in one answer whatever the others are."""
    found: list[tuple[str, dict[str, str]]] = []
    if isinstance(said, Withheld):
        return ()
    if question.kind in (QuestionKind.TEXT, QuestionKind.NUMBER):
        found += _wrong_words(question, said)
    elif not isinstance(said, tuple):
        found.append(("form_option_unknown", {"value": str(said)[:40]}))
    else:
        found += _wrong_choice(book, question, said)
    return tuple(Slip(question=question.code, code=code, facts=facts) for code, facts in found)


def _wrong_choice(
    book: Questionnaire, question: Question, said: tuple[str, ...]
) -> list[tuple[str, dict[str, str]]]:
    found: list[tuple[str, dict[str, str]]] = []
    known = {one.code for one in book.options_of(question)}
    found += [("form_option_unknown", {"value": one[:40]}) for one in said if one not in known]
    if len(set(said)) < len(said):
        found.append(("form_option_twice", {}))
    if question.is_single and len(said) > 1:
        found.append(("form_too_many", {"most": "1", "count": str(len(said))}))
    if question.most and len(said) > question.most:
        found.append(("form_too_many", {"most": str(question.most), "count": str(len(said))}))
    if len(said) < question.least:
        found.append(("form_too_few", {"least": str(question.least), "count": str(len(said))}))
    if len(said) > 1 and question.exclusive.intersection(said):
        words = "、".join(one.label for one in book.options_of(question) if one.code in question.exclusive)
        found.append(("form_excludes", {"option": words}))
    return found


def _wrong_words(question: Question, said: Answer) -> list[tuple[str, dict[str, str]]]:
    if question.kind == QuestionKind.NUMBER:
        if not isinstance(said, Fraction):
            return [("form_no_number", {"value": str(said)[:40]})]
        if said > LARGEST or (question.lowest is not None and said < question.lowest):
            return [("form_number_beyond", {"lowest": str(question.lowest or 0)})]
        if question.step is not None and (said / question.step).denominator != 1:
            return [("form_number_step", {"step": write_number(question.step)})]
        return []
    if not isinstance(said, str):
        return [("form_no_words", {})]
    if len(said) > MOST_LETTERS:
        return [("form_too_long", {"most": str(MOST_LETTERS)})]
    if question.parts and counts_in(question, said) is None:
        return [("form_parts", {"parts": "/".join(question.parts), "value": said[:40]})]
    return []


def counts_in(question: Question, said: str) -> tuple[int, ...] | None:
    """Return the whole numbers of an answer with parts (3/1/0/0/0), None where it is none."""
    pieces = [one.strip() or "0" for one in said.replace("／", "/").split("/")]
    numbers = [read_number(one) for one in pieces]
    if len(pieces) != len(question.parts):
        return None
    found = [int(one) for one in numbers if one is not None and one.denominator == 1 and 0 <= one <= 99]
    return tuple(found) if len(found) == len(pieces) else None


def typed(book: Questionnaire, question: Question, text: str) -> Answer | None:
    """Return the answer somebody typed, by the numbers printed before the options; None for nothing.

    Numbers stand apart (`3 7 12`), or follow each other where none has two digits (`137`). What fits no
    option is kept as it was typed, for `judge` to name.
    """
    words = text.strip()
    if not words:
        return None
    if question.kind == QuestionKind.NUMBER:
        number = read_number(words)
        return words if number is None else number
    if question.kind == QuestionKind.TEXT:
        return words
    keys = book.keys_of(question)
    pieces = words.translate(_APART).split()
    if len(pieces) == 1 and pieces[0] not in keys and pieces[0].isdecimal() and max(map(len, keys)) == 1:
        pieces = list(pieces[0])
    return tuple(keys[one].code if one in keys else one for one in pieces)


def shown_answer(book: Questionnaire, question: Question, said: Answer) -> str:
    """Return an answer as it is typed."""
    if isinstance(said, tuple):
        keys = {option.code: key for key, option in book.keys_of(question).items()}
        return " ".join(keys.get(one, one) for one in said)
    if isinstance(said, Fraction):
        return write_number(said)
    return "" if isinstance(said, Withheld) else said


_APART = str.maketrans(dict.fromkeys("，,、;；.。+|┋", " "))


def _value(said: Answer | None) -> Fraction | str | None:
    """Return an answer as a rule reads it: the number of the one option, or a number."""
    if isinstance(said, tuple):
        return read_number(said[0]) if len(said) == 1 else None
    return said if isinstance(said, Fraction) else None


def put(book: Questionnaire, phase: Phase, *, is_order: bool = False) -> tuple[Question, ...]:
    """Return the questions a form is asked: all of its time, or those of the residents' order alone."""
    return book.order if is_order else book.put(phase)
