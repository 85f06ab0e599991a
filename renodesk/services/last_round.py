"""What the round before this one said, to be seen in grey and taken over where nothing changed."""

from dataclasses import dataclass, replace

from renodesk.domain.changes import Changes
from renodesk.domain.form import Forms
from renodesk.domain.places import Place
from renodesk.domain.reading import SurveyBuilder
from renodesk.domain.scores import AnswerScore
from renodesk.domain.scoring import Fields, score_answer
from renodesk.domain.survey import Observation, Survey
from renodesk.estates import pinning
from renodesk.estates.assessing import round_states
from renodesk.estates.rounds import earlier_rounds, seal_of
from renodesk.services.session import EstateSession


@dataclass(frozen=True, kw_only=True, slots=True)
class LastAnswer:
    """What was observed last time, and what it came to by that round's own pack."""

    round: str
    observation: Observation
    score: AnswerScore | None


@dataclass(frozen=True, kw_only=True, slots=True)
class _Read:
    round: str
    forms: Forms
    survey: Survey
    fields: Fields


class LastRound:
    """Reads the round begun before the current one; nothing is read until it is asked for."""

    def __init__(self, session: EstateSession) -> None:
        """Read beside the session's current round."""
        self._session = session
        self._read: _Read | None = None
        self._is_read = False

    def follow(self, changes: Changes) -> None:
        """Read again next time where an act touched anything but answers of the current round."""
        own = f"{self._session.round}/"
        if any(cell.entity != "answer" or not cell.key.startswith(own) for cell in changes.cells):
            self._is_read = False

    @property
    def key(self) -> str:
        """Return the key of that round, "" where this is the first."""
        read = self._known()
        return "" if read is None else read.round

    def at(self, item: str, place: Place) -> LastAnswer | None:
        """Return what was said of an item at a place; None where nothing was, or two people differed."""
        read = self._known()
        heads = () if read is None else read.survey.answers.get((item, place), ())
        if read is None or len(heads) != 1:
            return None
        known = read.forms.tree.item(item)
        score = None
        if known is not None:
            mark = read.forms.tree.pass_mark
            score = score_answer(known, heads[0], read.fields.at(place), place=place, pass_mark=mark)
        return LastAnswer(round=read.round, observation=heads[0], score=score)

    def carried(self, item: str, place: Place) -> Observation | None:
        """Return last time's observation as today's pack can hold it: names it does not know stay behind."""
        last, known = self.at(item, place), self._session.forms.tree.item(item)
        if last is None or known is None:
            return None
        return replace(
            last.observation,
            grade=last.observation.grade if known.is_graded else None,
            inputs={name: one for name, one in last.observation.inputs.items() if known.input(name)},
            flags={name: one for name, one in last.observation.flags.items() if known.flag(name)},
        )

    def _known(self) -> _Read | None:
        if not self._is_read:
            self._read = self._reading()
            self._is_read = True
        return self._read

    def _reading(self) -> _Read | None:
        file = self._session.file
        keys = earlier_rounds(file, self._session.round)
        if not keys:
            return None
        key = keys[-1]
        forms = pinning.pinned(file, key, self._session.environment.forms)
        survey = SurveyBuilder(key).read(round_states(file, key, seal_of(file, key))).survey()
        return _Read(round=key, forms=forms, survey=survey, fields=Fields(forms.register, survey))
