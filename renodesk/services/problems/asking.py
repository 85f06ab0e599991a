"""Acts on the handbook's problems: answer a question, set a light, add to a problem."""

import datetime
from collections.abc import Mapping
from fractions import Fraction

from renodesk.domain import vocabulary
from renodesk.domain.canonical import Json
from renodesk.domain.changes import Changes
from renodesk.domain.numbers import LARGEST
from renodesk.domain.places import Place
from renodesk.domain.problems import LightState, Presence, Said, placeholders
from renodesk.errors import DueMalformed, NotAsked, ProblemNotThere, UnknownPlace, UnknownProblem, WrongUsage
from renodesk.services.problems.handbooks import keep_handbook, the_handbook
from renodesk.services.problems.lines import DIFFICULTIES, REPAIRS, SEVERITIES, STATUSES, URGENCIES
from renodesk.services.problems.reading import Problems
from renodesk.services.problems.stored import COLOURS
from renodesk.services.session import EstateSession

CHOICES: Mapping[str, tuple[str, ...]] = {
    "severity": SEVERITIES,
    "urgency": URGENCIES,
    "difficulty": DIFFICULTIES,
    "repair": REPAIRS,
    "status": STATUSES,
}
TEXTS = ("responsible", "due", "note")
FIELDS = (*CHOICES, *TEXTS)
"""What may be added to a problem."""
MOST_LETTERS = 2000


class ProblemActs:
    """Keeps what people say of problems; each call is one act, undone by one undo."""

    def __init__(self, session: EstateSession) -> None:
        """Work on the session's current round."""
        self._session = session

    def answer(self, code: str, answers: Mapping[Place, Said | None]) -> Changes:
        """Answer the question of a problem at places; None takes an answer back.

        Where nothing is asked, what was not observed may be ticked by hand.

        Raises:
            HandbookMissing, UnknownProblem, UnknownPlace: one of them is not there.
            NotAsked: what was observed decides the problem there.
            WrongUsage: yes or no where a number is asked, or the other way round.
            RoundSealed: the round takes no more.
        """
        problem = the_handbook(self._session).problem(code)
        if problem is None:
            raise UnknownProblem(problem=code)
        finding = Problems(self._session).finding(code)
        spots = {spot.place: spot for spot in finding.spots} if finding is not None else {}
        for place, said in answers.items():
            if place not in spots:
                raise UnknownPlace(place=place.shown)
            if said is None:
                continue
            _fits(said, is_counted=problem.is_counted)
            spot = spots[place]
            is_undecided = spot.presence == Presence.OPEN or spot.said is not None
            is_beside = bool(problem.ask) and spot.presence == Presence.PRESENT and not spot.is_observed
            if not (is_undecided or is_beside):
                raise NotAsked(problem=code, place=place.shown)
        with self._session.act() as act:
            keep_handbook(self._session, act)
            for place, said in answers.items():
                act.put(vocabulary.asked_cell(self._session.round, code, place), said)
        return act.changes

    def set_light(self, code: str, place: Place, colour: LightState | None) -> Changes:
        """Say how a light stands that nothing measures; None takes it back.

        Raises:
            HandbookMissing, UnknownPlace: one of them is not there.
            UnknownProblem: there is no such light.
            WrongUsage: it is measured, or this is no colour.
            RoundSealed: the round takes no more.
        """
        lights = {(one.code, one.place): one for one in Problems(self._session).lights()}
        the_handbook(self._session)
        if code not in {known for known, _ in lights}:
            raise UnknownProblem(problem=code)
        if (code, place) not in lights:
            raise UnknownPlace(place=place.shown)
        light = lights[code, place]
        is_measured = light.state != LightState.BY_PEOPLE and not light.is_said
        if is_measured or (colour is not None and colour not in COLOURS):
            raise WrongUsage(what=code, value=light.state if is_measured else colour)
        with self._session.act() as act:
            keep_handbook(self._session, act)
            value = None if colour is None else str(colour)
            act.put(vocabulary.asked_cell(self._session.round, code, place, "light"), value)
        return act.changes

    def edit(self, code: str, values: Mapping[str, str]) -> Changes:
        """Add to a problem that is there: what `FIELDS` names; "" goes back to the handbook's own.

        Solving goes on after the seal, so a sealed round takes it too.

        Raises:
            HandbookMissing, UnknownProblem: one of them is not there.
            ProblemNotThere: nothing says that there is such a problem.
            DueMalformed: a day that is none.
            WrongUsage: a word the handbook does not have, or too long a text.
        """
        self._there(code)
        for name, value in values.items():
            if name == "due" and value.strip() and not _is_day(value.strip()):
                raise DueMalformed(value=value[:40])
            if not _is_fit(name, value.strip()):
                raise WrongUsage(what=name, value=value[:40])
        with self._session.act(on_sealed=True) as act:
            keep_handbook(self._session, act)
            for name, value in values.items():
                cell = vocabulary.problem_cell(self._session.round, code, name)
                act.put(cell, value.strip() or None)
        return act.changes

    def fill(self, code: str, words: Mapping[str, str]) -> Changes:
        """Fill blanks of a problem's sentence; "" empties one.

        Raises:
            HandbookMissing, UnknownProblem: one of them is not there.
            ProblemNotThere: nothing says that there is such a problem.
            WrongUsage: its sentence has no such blank, or the words are too long.
        """
        self._there(code)
        problem = the_handbook(self._session).problem(code)
        known = placeholders(problem.row.sentence) if problem is not None else ()
        for name, word in words.items():
            if name not in known or len(word) > MOST_LETTERS:
                raise WrongUsage(what=name, value=word[:40])
        cell = vocabulary.problem_cell(self._session.round, code, "words")
        before = self._session.value(cell)
        kept: dict[str, Json] = dict(before) if isinstance(before, Mapping) else {}
        kept.update((name, word.strip()) for name, word in words.items())
        with self._session.act(on_sealed=True) as act:
            keep_handbook(self._session, act)
            act.put(cell, {name: word for name, word in kept.items() if word} or None)
        return act.changes

    def _there(self, code: str) -> None:
        problem = the_handbook(self._session).problem(code)
        if problem is None:
            raise UnknownProblem(problem=code)
        finding = Problems(self._session).finding(code)
        if finding is None or not finding.places:
            raise ProblemNotThere(problem=code, name=problem.row.name)


def _fits(said: Said, *, is_counted: bool) -> None:
    is_number = isinstance(said, Fraction) and not isinstance(said, bool)
    if is_number != is_counted:
        raise WrongUsage(what="answer", value=said)
    if isinstance(said, Fraction) and not (0 <= said <= LARGEST and said.denominator == 1):
        raise WrongUsage(what="answer", value=said)


def _is_fit(name: str, value: str) -> bool:
    if name in CHOICES:
        return not value or value in CHOICES[name]
    return name in TEXTS and len(value) <= MOST_LETTERS


def _is_day(value: str) -> bool:
    try:
        return datetime.date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False
