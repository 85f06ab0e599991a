"""The fixed sentence of a problem or indicator: `共2栋住宅……，为3号楼、6号楼。`, placeholders filled."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from renodesk.domain.expression import Expression
from renodesk.domain.form import Scope
from renodesk.domain.handbook import ProblemRow
from renodesk.domain.numbers import write_number
from renodesk.domain.place_words import where_text
from renodesk.domain.places import Place
from renodesk.domain.problems.presence import Finding, Observed, reader_at

_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_UNITS = "units"
"""How many dwellings: a number that is summed over buildings."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PlaceNames:
    """What places are called: `shown` the own name of a building or entrance, `units` what stands in each."""

    estate: str
    shown: Callable[[Place], str]
    units: Mapping[Place, Sequence[Place]]
    all_buildings: str
    """Words put behind the places where every building is hit: 全部楼栋."""
    entrances: str = "{0}单元"

    def where(self, places: Sequence[Place]) -> str:
        """Return places as the sentence names them."""
        text = where_text(places, self.units, self.shown, self.entrances)
        is_all = len(self.units) > 1 and all(_covers(places, *one) for one in self.units.items())
        return f"{text}（{self.all_buildings}）" if is_all else text


def _covers(places: Sequence[Place], building: Place, units: Sequence[Place]) -> bool:
    return building in places or (bool(units) and all(unit in places for unit in units))


def buildings_of(places: Sequence[Place]) -> tuple[Place, ...]:
    """Return the buildings places are or stand in, each once, in their order."""
    return tuple(dict.fromkeys(Place(building=place.building) for place in places if place.building))


@dataclass(frozen=True, kw_only=True, slots=True)
class Sentence:
    """A filled sentence; `lacks` are the placeholders nobody has filled, written as a blank."""

    text: str
    lacks: tuple[str, ...] = ()


class Sentences:
    """Writes sentences of one round."""

    def __init__(self, observed: Observed, names: PlaceNames, blank: str) -> None:
        """Name places by `names`; `blank` stands where nobody has said anything."""
        self._observed = observed
        self._names = names
        self._blank = blank

    def of_problem(self, finding: Finding, typed: Mapping[str, str]) -> Sentence:
        """Return the sentence of a problem that is there; `typed` are placeholders filled by hand.

        Places in different states of it (`grade_when`) get a sentence each, one after the other.
        """
        problem, places = finding.problem, finding.places
        if not (problem.grades and "{grade}" in problem.row.sentence):
            return self._filled(problem.row.sentence, self._values(finding, places), typed)
        grouped: dict[str, list[Place]] = {}
        for place in places:
            grouped.setdefault(self._grade(problem, place), []).append(place)
        words = [word for word, _ in problem.grades]
        parts = [
            self._filled(
                problem.row.sentence,
                {**self._values(finding, inside), **({"grade": word} if word else {})},
                typed,
            )
            for word, inside in sorted(grouped.items(), key=lambda one: _at(words, one[0]), reverse=True)
        ]
        lacks = dict.fromkeys(name for part in parts for name in part.lacks)
        return Sentence(text="".join(part.text for part in parts), lacks=tuple(lacks))

    def of_indicator(self, sentence: str, places: Sequence[Place], values: Mapping[str, str]) -> Sentence:
        """Return the sentence of an indicator over the places of its problems."""
        return self._filled(sentence, {**self._places(places), **values}, {})

    def number(self, finding: Finding, name: str) -> Fraction | None:
        """Return a number of a problem: the answer counted, or its `fill` summed over the places it is at.

        A problem of the estate is reckoned whether or not it is there.
        """
        problem = finding.problem
        spots = finding.spots if problem.row.scope == Scope.ESTATE else ()
        if name in problem.row.fill:
            places = [spot.place for spot in spots] or list(finding.places)
            return self._sum(problem.row.fill[name], places)
        said = next((spot.said for spot in spots), None)
        return Fraction(said) if name == "n" and problem.is_counted and said is not None else None

    def value(self, expression: Expression, place: Place) -> Fraction | None:
        """Return what an expression comes to at a place, None where that is not known."""
        found = expression.number(reader_at(self._observed, expression.names, place))
        return found if isinstance(found, Fraction) else None

    def _values(self, finding: Finding, places: Sequence[Place]) -> dict[str, str]:
        values = self._places(places)
        numbered = {**dict.fromkeys(finding.problem.row.fill), **({} if "n" in values else {"n": None})}
        for name in numbered:
            if name in finding.problem.row.fill and places and places[0].building:
                number = self._sum(finding.problem.row.fill[name], places)
            else:
                number = self.number(finding, name)
            if number is not None:
                values[name] = number_text(number)
        return values

    def _places(self, places: Sequence[Place]) -> dict[str, str]:
        """Return how many buildings were hit and which; nothing for the estate itself."""
        buildings = buildings_of(places)
        if not buildings:
            return {"estates": self._names.estate} if places else {}
        return {"n": str(len(buildings)), "buildings": self._names.where(places)}

    def _sum(self, expression: Expression, places: Sequence[Place]) -> Fraction | None:
        found = [self.value(expression, place) for place in places]
        known = [one for one in found if one is not None]
        return sum(known, Fraction(0)) if known and len(known) == len(found) else None

    def _grade(self, problem: ProblemRow, place: Place) -> str:
        for word, condition in problem.grades:
            if condition.is_true(reader_at(self._observed, condition.names, place)):
                return word
        return ""

    def _filled(self, text: str, values: Mapping[str, str], typed: Mapping[str, str]) -> Sentence:
        lacks: list[str] = []

        def fill(match: re.Match[str]) -> str:
            name = match[1]
            if typed.get(name) or values.get(name):
                return typed.get(name) or values[name]
            lacks.append(name)
            return self._blank

        return Sentence(text=_PLACEHOLDER.sub(fill, text), lacks=tuple(dict.fromkeys(lacks)))


def number_text(number: Fraction) -> str:
    """Return a number of a sentence with at most two decimals, halves up."""
    return write_number(Fraction((number * 100 + Fraction(1, 2)).__floor__(), 100))


def placeholders(sentence: str) -> tuple[str, ...]:
    """Return the placeholders of a sentence, each once."""
    return tuple(dict.fromkeys(_PLACEHOLDER.findall(sentence)))


def _at(words: Sequence[str], word: str) -> int:
    return words.index(word) if word in words else -1
