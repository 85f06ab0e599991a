"""What every part of a report's snapshot reads from: the round, its names and how each answer is known."""

from collections.abc import Mapping
from dataclasses import dataclass

from renodesk.domain import vocabulary
from renodesk.domain.form import Item
from renodesk.domain.places import ESTATE, Place
from renodesk.domain.scores import AnswerScore, NodeScore
from renodesk.reports.snapshot import Interval
from renodesk.services.diagnosis import reason_text
from renodesk.services.session import EstateSession
from renodesk.texts import Language, say


class Part:
    """Reads one part of a round for the report."""

    def __init__(self, session: EstateSession, language: Language) -> None:
        """Read the session's current round."""
        self._session = session
        self._language = language
        self._scores = session.scores
        self._forms = session.forms_in(language)
        self._tree = self._forms.tree
        self._names = {ESTATE: session.name}
        for building in session.survey.buildings:
            self._names[building.place] = building.name
            for unit in building.units:
                self._names[unit.place] = f"{building.name}{_unit_name(unit.name)}"

    def _say(self, code: str, **facts: object) -> str:
        return say("report_" + code, self._language, **facts)

    def _place(self, place: Place) -> str:
        return self._names.get(place, place.shown)

    def _item(self, code: str) -> Item:
        item = self._tree.item(code)
        assert item is not None
        return item

    def _reason(self, answer: AnswerScore) -> str:
        if answer.reason is None:
            return ""
        return reason_text(answer.reason, self._language, self._session.forms_in(self._language), answer.item)

    def _word(self, score: NodeScore) -> str:
        """Return the words of both ends, one where they agree."""
        if score.low is None or score.high is None:
            return "—"
        ends = (score.low, score.high)
        words = [next(one.word for one in self._tree.words if end >= one.at_least) for end in ends]
        return self._score_words(" – ".join(dict.fromkeys(words)))

    def _score_words(self, words: str) -> str:
        """Return the words of scores in the language of the paper."""
        known = {one.word: one.word_en for one in self._tree.words} if self._language == "en" else {}
        return " – ".join(known.get(word) or word for word in words.split(" – "))


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """How each answer of a round is known, as a code of a basis, and who said it, by item and place."""

    bases: Mapping[str, Mapping[Place, str]]
    said: Mapping[str, Mapping[Place, str]]


def read_told(session: EstateSession) -> Told:
    """Return how each answer of the round is known and who said it; every answer is read once."""
    found: dict[str, dict[str, dict[Place, str]]] = {"basis": {}, "said_by": {}}
    for state in session.file.states("answer", f"{session.round}/"):
        if state.cell.field in found and isinstance(state.value, str):
            _, item, place = vocabulary.split_answer_key(state.cell.key)
            found[state.cell.field].setdefault(item, {})[place] = state.value
    return Told(bases=found["basis"], said=found["said_by"])


def interval_of(score: NodeScore) -> Interval:
    """Return a node's interval."""
    return Interval(low=score.low, high=score.high)


def _unit_name(name: str) -> str:
    return f"{name}单元" if name.isdigit() else name
