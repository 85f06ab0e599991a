"""One item at one place, read whole for a row: answer, state, live score and the word that helps most."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from renodesk.domain.form import InputType, Item
from renodesk.domain.numbers import write_number
from renodesk.domain.places import Place
from renodesk.domain.scores import AnswerScore, AnswerStatus
from renodesk.domain.survey import Observation, Value
from renodesk.services.answers import AnswerCard, Answers
from renodesk.services.diagnosis import reason_text
from renodesk.services.last_round import LastAnswer, LastRound
from renodesk.services.outline import answer_state
from renodesk.services.rounds import round_word
from renodesk.services.row_states import RowState
from renodesk.services.session import EstateSession
from renodesk.services.why import about_item, short
from renodesk.services.worded import item_in
from renodesk.texts import Language, say


@dataclass(frozen=True, kw_only=True, slots=True)
class RowReading:
    """What a row shows; `is_asked` is false where the pack does not ask this of such a place."""

    card: AnswerCard
    state: RowState
    score: str
    hint: str
    wrong: frozenset[str]
    is_asked: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Guidance:
    """How to look at an item: what to do, how it is judged and by whom, and what was said last time."""

    title: str
    source: str
    lines: tuple[str, ...]
    last: str


class RowReader:
    """Reads rows of the current round in one language."""

    def __init__(self, session: EstateSession, last: LastRound, language: Language) -> None:
        """Read beside a session."""
        self._session = session
        self._answers = Answers(session)
        self._last = last
        self._language: Language = language

    def read(self, item: Item, place: Place, photos: int | None = None) -> RowReading:
        """Return an item at a place, `photos` of it taken (None: leave evidence out of it)."""
        card = self._answers.card(item.code, place)
        score = card.score
        return RowReading(
            card=card,
            state=answer_state(score, photos, self._session.forms.tree.pass_mark),
            score=score_text(score),
            hint=self._hint(item, place, card),
            wrong=_wrong(score),
            is_asked=score is None or score.reason is None or score.reason.code != "rule_not_applicable",
        )

    def _hint(self, item: Item, place: Place, card: AnswerCard) -> str:
        item = item_in(self._session, item, self._language)
        score = card.score
        if score is not None and score.is_contested:
            return say("row_contested", self._language)
        reasons = [] if score is None else list(score.warnings)
        if score is not None and score.reason is not None:
            if score.status in (AnswerStatus.INVALID, AnswerStatus.UNCOMPUTABLE):
                reasons.insert(0, score.reason)
            elif score.reason.code == "rule_not_applicable":
                return reason_text(
                    score.reason, self._language, self._session.forms_in(self._language), item.code
                )
        if reasons:
            return reason_text(reasons[0], self._language, self._session.forms_in(self._language), item.code)
        observation = card.observation
        if observation is not None and isinstance(observation.grade, Fraction) and not observation.status:
            return item.grade_texts.get(int(observation.grade), "")
        if observation is None:
            last = self._last.at(item.code, place)
            return "" if last is None else say("row_last", self._language, said=self._said(item, last))
        return ""

    def guidance(self, item: Item, place: Place) -> Guidance:
        """Return how to look at an item at a place."""
        language = self._language
        item = item_in(self._session, item, language)
        bands, source = about_item(self._session, item, language)
        lines = [item.guide]
        if item.is_graded:
            texts = sorted(item.grade_texts.items(), reverse=True)
            lines.append("  ".join(f"{grade} {text}" for grade, text in texts))
        else:
            lines.append(bands)
        last = self._last.at(item.code, place)
        said = ""
        if last is not None:
            word = round_word(last.round, language)
            said = say("guide_last", language, round=word, said=self._said(item, last))
        return Guidance(
            title=say("guide_title", language, code=item.code),
            source=source,
            lines=tuple(line for line in lines if line),
            last=said,
        )

    def said(self, item: Item, card: AnswerCard) -> str:
        """Return what is said of an item this round, in words, a grade by its number; "" for nothing."""
        if card.observation is None:
            return ""
        return self._words(item, card.observation, card.score, is_brief=True)

    def said_last(self, item: Item, place: Place) -> str:
        """Return what was said of an item last round and when, in a sentence; "" for nothing."""
        last = self._last.at(item.code, place)
        if last is None:
            return ""
        said = self._words(item, last.observation, last.score, is_brief=True)
        return say("guide_last", self._language, round=round_word(last.round, self._language), said=said)

    def _said(self, item: Item, last: LastAnswer) -> str:
        return self._words(item, last.observation, last.score)

    def _words(
        self, item: Item, observation: Observation, score: AnswerScore | None, *, is_brief: bool = False
    ) -> str:
        item = item_in(self._session, item, self._language)
        parts = list(_parts(item, observation, self._language))
        if is_brief and isinstance(observation.grade, Fraction):
            parts[0] = say("row_grade", self._language, grade=write_number(observation.grade))
        if observation.status:
            parts = [say(f"status_{observation.status}", self._language), observation.reason]
        if score is not None and score.score is not None:
            parts.append(say("row_points", self._language, points=short(score.score)))
        return " · ".join(part for part in parts if part)


def _parts(item: Item, observation: Observation, language: Language) -> Iterable[str]:
    if isinstance(observation.grade, Fraction):
        yield f"{write_number(observation.grade)} {item.grade_texts.get(int(observation.grade), '')}".strip()
    for box in item.inputs:
        if box.name in observation.inputs:
            value = observation.inputs[box.name]
            said = _yes_or_no(value, language) if box.type == InputType.BOOL else _number(value)
            yield f"{box.label.partition('（')[0]} {said}{box.unit}"
    for flag in item.flags:
        if observation.flags.get(flag.name):
            yield flag.label.partition("（")[0]


def _yes_or_no(value: Value, language: Language) -> str:
    if isinstance(value, str) or value not in (0, 1):
        return _number(value)
    return say("word_yes" if value else "word_no", language)


def _number(value: Value) -> str:
    if isinstance(value, bool):
        return "1" if value else "0"
    return write_number(value) if isinstance(value, Fraction) else value


def score_text(score: AnswerScore | None) -> str:
    """Return a score as a row shows it: points, `…` unless whole, `–` for none, `—` for not applicable."""
    if score is None:
        return "–"
    if score.is_contested:
        return f"{short(score.low)}–{short(score.high)}"
    if score.score is not None:
        return short(score.score)
    match score.status:
        case AnswerStatus.NOT_APPLICABLE:
            return "—"
        case AnswerStatus.INCOMPLETE | AnswerStatus.UNCOMPUTABLE | AnswerStatus.INVALID:
            return "…"
    return "–"


def _wrong(score: AnswerScore | None) -> frozenset[str]:
    if score is None or score.status != AnswerStatus.INVALID or score.reason is None:
        return frozenset()
    return frozenset(score.reason.facts.get("names", "").split("、"))
