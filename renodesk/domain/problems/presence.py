"""Whether a problem of the handbook is there: what was observed, else what was asked; unknown stays open."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import product

from renodesk.domain.expression import Expression, LookUp, Missing
from renodesk.domain.form import Forms, Item
from renodesk.domain.handbook import Handbook, ProblemRow
from renodesk.domain.places import ESTATE, Place
from renodesk.domain.scores import AnswerScore, AnswerStatus, Scores
from renodesk.domain.scoring import Fields, score_answer
from renodesk.domain.survey import Survey

MOST_VARIANTS = 64
"""Of so many combinations of what people say differently every one is tried; beyond that it stays open."""

Said = bool | Fraction
"""The answer to a problem's question: yes or no, or how many."""
SaidAt = Mapping[tuple[str, Place], Sequence[Said]]
"""Answers by problem and place; several where people differ, the shown one last."""


class Presence(StrEnum):
    """Whether a problem is there."""

    PRESENT = "present"
    ABSENT = "absent"
    OPEN = "open"
    NOT_APPLICABLE = "na"


@dataclass(frozen=True, kw_only=True, slots=True)
class Spot:
    """A problem at one place.

    `is_observed` and `is_asked` tell what says that it is there. `wants_answer` while its question is open;
    `lacks` names what is not known of the observations. `said` is the answer to the question.
    """

    place: Place
    presence: Presence
    is_observed: bool = False
    is_asked: bool = False
    wants_answer: bool = False
    lacks: frozenset[str] = frozenset()
    said: Said | None = None
    is_contested: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """A problem of the handbook over all its places, in walking order."""

    problem: ProblemRow
    spots: tuple[Spot, ...]

    @property
    def places(self) -> tuple[Place, ...]:
        """Return the places where it is there."""
        return self.of(Presence.PRESENT)

    def of(self, presence: Presence) -> tuple[Place, ...]:
        """Return the places that stand so."""
        return tuple(spot.place for spot in self.spots if spot.presence == presence)

    @property
    def presence(self) -> Presence:
        """Return there if it is anywhere, open if it may be, absent only where it is ruled out everywhere."""
        found = {spot.presence for spot in self.spots}
        for one in (Presence.PRESENT, Presence.OPEN, Presence.ABSENT):
            if one in found:
                return one
        return Presence.NOT_APPLICABLE if found else Presence.OPEN


@dataclass(frozen=True, kw_only=True, slots=True)
class Observed:
    """A round as the handbook reads it."""

    forms: Forms
    survey: Survey
    fields: Fields
    scores: Scores

    def places(self, scope: str) -> tuple[Place, ...]:
        """Return the places of a scope, in walking order."""
        match scope:
            case "estate":
                return (ESTATE,)
            case "building":
                return tuple(building.place for building in self.survey.buildings)
            case _:
                return tuple(unit.place for building in self.survey.buildings for unit in building.units)

    def heads(self, item: Item, place: Place) -> tuple[AnswerScore, ...]:
        """Return what is said of an item at a place or what it stands in; several where people differ."""
        spot = _around(place, item.scope)
        answer = self.scores.answers.get((item.code, spot)) if spot is not None else None
        if answer is None or spot is None:
            return ()
        if not answer.is_contested:
            return (answer,)
        return tuple(
            score_answer(item, one, self.fields.at(spot), place=spot)
            for one in self.survey.answers.get((item.code, spot), ())
        )


def find_problems(handbook: Handbook, observed: Observed, said: SaidAt) -> tuple[Finding, ...]:
    """Return every problem of the handbook with how it stands at each of its places."""
    return tuple(find_problem(problem, observed, said) for problem in handbook.problems)


def find_problem(problem: ProblemRow, observed: Observed, said: SaidAt) -> Finding:
    """Return how one problem stands at each of its places."""
    names = frozenset().union(*(one.names for one in (problem.hit, problem.ask_when) if one is not None))
    items = _items(observed, names)
    return Finding(
        problem=problem,
        spots=tuple(
            _spot(problem, place, observed, items, said.get((problem.code, place), ()))
            for place in observed.places(problem.row.scope)
        ),
    )


def reader_at(observed: Observed, names: frozenset[str], place: Place) -> LookUp:
    """Return the look-up of these names at a place by what is shown of each answer."""
    *_, last = _variants(observed, _items(observed, names), place)
    return last[0]


def _around(place: Place, scope: str) -> Place | None:
    """Return the place of a scope that is, or contains, a place; None where it lies inside it."""
    if scope == place.scope:
        return place
    if scope == "estate":
        return ESTATE
    return Place(building=place.building) if scope == "building" and place.unit else None


def _items(observed: Observed, names: frozenset[str]) -> Mapping[str, Item]:
    """Return the items whose boxes, grades and circumstances these names read."""
    return {code: item for name in names if (item := observed.forms.tree.item(code := _code(name)))}


def _spot(
    problem: ProblemRow,
    place: Place,
    observed: Observed,
    items: Mapping[str, Item],
    said: Sequence[Said],
) -> Spot:
    spots = [
        _judged(problem, place, look_up, is_na, answer)
        for look_up, is_na in _variants(observed, items, place)
        for answer in (said or (None,))
    ]
    if len(spots) == 1:
        return spots[0]
    shown = spots[-1]
    found = {spot.presence for spot in spots}
    if len(found) > 1:
        there = next((spot for spot in spots if spot.presence == Presence.PRESENT), None)
        shown = there or Spot(place=place, presence=Presence.OPEN, said=shown.said)
    return Spot(
        place=place,
        presence=shown.presence,
        is_observed=shown.is_observed,
        is_asked=shown.is_asked,
        wants_answer=shown.wants_answer,
        lacks=shown.lacks,
        said=shown.said,
        is_contested=True,
    )


def _variants(
    observed: Observed, items: Mapping[str, Item], place: Place
) -> Iterator[tuple[LookUp, Callable[[Expression | None], bool]]]:
    """Yield a look-up for each combination of what people say, the shown one last.

    With each: whether an expression reads an item that is not applicable.
    """
    heads = {code: observed.heads(item, place) for code, item in items.items()}
    codes = [code for code, answers in heads.items() if answers]
    count = 1
    for code in codes:
        count *= len(heads[code])
    fields = observed.fields.at(place)
    if count > MOST_VARIANTS:
        yield lambda name: fields(name[1:]) if name.startswith("@") else None, lambda _: False
        return
    for chosen in product(*(heads[code] for code in codes)):
        answers = dict(zip(codes, chosen, strict=True))

        def look_up(name: str, answers: Mapping[str, AnswerScore] = answers) -> Fraction | bool | str | None:
            if name.startswith("@"):
                return fields(name[1:])
            answer = answers.get(_code(name))
            return None if answer is None else _read(items[_code(name)], name, answer)

        def is_na(expression: Expression | None, answers: Mapping[str, AnswerScore] = answers) -> bool:
            read = {_code(name) for name in expression.names} if expression is not None else set()
            return any(
                answer.status == AnswerStatus.NOT_APPLICABLE
                for code, answer in answers.items()
                if code in read
            )

        yield look_up, is_na


def _code(name: str) -> str:
    return name.rpartition(".")[0]


def _read(item: Item, name: str, answer: AnswerScore) -> Fraction | None:
    """Return a box, the grade or a circumstance of an answered item; one that is not set is 0."""
    if answer.status in (AnswerStatus.NOT_APPLICABLE, AnswerStatus.UNSEEN, AnswerStatus.INVALID):
        return None
    own = name.rpartition(".")[2]
    if own == "grade":
        return answer.value if item.is_graded else None
    if item.input(own) is not None:
        return answer.inputs.get(own)
    return answer.flags.get(own, Fraction(0)) if item.flag(own) is not None else None


def _judged(
    problem: ProblemRow,
    place: Place,
    look_up: LookUp,
    is_na: Callable[[Expression | None], bool],
    said: Said | None,
) -> Spot:
    hit, lacks = _truth(problem.hit, look_up)

    def spot(presence: Presence, **marks: bool) -> Spot:
        kept = lacks if presence == Presence.OPEN else frozenset[str]()
        return Spot(place=place, presence=presence, lacks=kept, said=said, **marks)

    if hit:
        return spot(Presence.PRESENT, is_observed=True)
    is_hit_na = hit is None and is_na(problem.hit)
    if not problem.ask:
        if hit is None and said is not None and not is_hit_na:
            return spot(Presence.PRESENT if said > 0 else Presence.ABSENT, is_asked=True)
        known = Presence.NOT_APPLICABLE if is_hit_na else Presence.OPEN
        return spot(known if hit is None else Presence.ABSENT)
    asks, _ = _truth(problem.ask_when, look_up) if problem.ask_when is not None else (True, None)
    is_ask_na = asks is None and is_na(problem.ask_when)
    answer = False if asks is False else None if said is None or is_ask_na else said > 0
    if answer:
        return spot(Presence.PRESENT, is_asked=True)
    if is_hit_na or is_ask_na:
        return spot(Presence.NOT_APPLICABLE)
    is_open = (problem.hit is not None and hit is None) or answer is None
    if not is_open:
        return spot(Presence.ABSENT, is_asked=asks is not False)
    return spot(Presence.OPEN, wants_answer=answer is None)


def _truth(expression: Expression | None, look_up: LookUp) -> tuple[bool | None, frozenset[str]]:
    """Return whether a condition holds, None where that is not known, and the names it lacks."""
    if expression is None:
        return None, frozenset()
    result = expression.evaluate(look_up)
    if isinstance(result, (bool, Fraction)):
        return result != 0, frozenset()
    return None, result.names if isinstance(result, Missing) else frozenset()
