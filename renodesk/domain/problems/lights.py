"""The lights: 五不 of each building, 六有 of the estate, by the lowest of the rows they read."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from renodesk.domain.form import Item, Rollup, Scope
from renodesk.domain.handbook import Handbook, Light
from renodesk.domain.places import ESTATE, Place
from renodesk.domain.problems.presence import Observed
from renodesk.domain.scores import AnswerScore, AnswerStatus
from renodesk.domain.scoring.rollup import place_value

ZERO, HUNDRED = Fraction(0), Fraction(100)


class LightState(StrEnum):
    """How a light stands; `BY_PEOPLE`: nothing measures it, people write it."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "na"
    BY_PEOPLE = "by_people"


@dataclass(frozen=True, kw_only=True, slots=True)
class LightReading:
    """A light at a building or of the estate; `lowest` is the row that decides, with its ends."""

    light: Light
    place: Place
    state: LightState
    lowest: str = ""
    low: Fraction | None = None
    high: Fraction | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class _Ends:
    code: str
    low: Fraction
    high: Fraction


def read_lights(handbook: Handbook, observed: Observed) -> tuple[LightReading, ...]:
    """Return every light at each of its places, in table order."""
    return tuple(
        _reading(light, place, observed)
        for light in handbook.lights
        for place in observed.places(light.scope)
    )


def _reading(light: Light, place: Place, observed: Observed) -> LightReading:
    if not light.reads:
        return LightReading(light=light, place=place, state=LightState.BY_PEOPLE)
    ends = list(_of_estate(light, observed) if light.scope == Scope.ESTATE else _at(light, place, observed))
    if not ends:
        return LightReading(light=light, place=place, state=LightState.NOT_APPLICABLE)
    low, high = min(one.low for one in ends), min(one.high for one in ends)
    lowest = min(ends, key=lambda one: (one.high, one.low))
    return LightReading(
        light=light, place=place, state=_state(light, low, high), lowest=lowest.code, low=low, high=high
    )


def _state(light: Light, low: Fraction, high: Fraction) -> LightState:
    """Return a colour only where every result that is still possible has it."""
    colours = {_colour(light, low), _colour(light, high)}
    return colours.pop() if len(colours) == 1 else LightState.UNKNOWN


def _colour(light: Light, score: Fraction) -> LightState:
    if score >= light.green_from:
        return LightState.GREEN
    return LightState.YELLOW if score >= light.yellow_from else LightState.RED


def _of_estate(light: Light, observed: Observed) -> Iterator[_Ends]:
    for code in light.reads:
        node = observed.scores.nodes.get(code)
        if node is None:
            yield _Ends(code=code, low=ZERO, high=HUNDRED)
        elif node.low is not None and node.high is not None:
            yield _Ends(code=code, low=node.low, high=node.high)


def _at(light: Light, place: Place, observed: Observed) -> Iterator[_Ends]:
    for code in light.reads:
        item = observed.forms.tree.item(code)
        spots = _inside(item, place, observed) if item is not None else ()
        if item is None or not spots:
            yield _Ends(code=code, low=ZERO, high=HUNDRED)
            continue
        yield from (
            _ends(item, answer)
            for spot in spots
            if (answer := observed.scores.answers.get((code, spot))) is not None
            and answer.status != AnswerStatus.NOT_APPLICABLE
        )


def _inside(item: Item, place: Place, observed: Observed) -> Iterable[Place]:
    if item.scope == Scope.ESTATE:
        return (ESTATE,)
    return [spot for spot in observed.places(item.scope) if place.contains(spot)]


def _ends(item: Item, answer: AnswerScore) -> _Ends:
    """Return what a place itself comes to; of a share row its own part of the share."""
    value = place_value(answer) if item.rollup == Rollup.SHARE and not answer.is_contested else None
    if value is not None:
        return _Ends(code=item.code, low=value, high=value)
    return _Ends(code=item.code, low=answer.low, high=answer.high)
