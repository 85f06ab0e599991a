"""From the answers of one row to the estate's interval for that row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from renodesk.domain.form import Band, Item, Rollup
from renodesk.domain.numbers import exact_sum
from renodesk.domain.places import ESTATE, Place
from renodesk.domain.scores import AnswerScore, AnswerStatus, NodeScore
from renodesk.domain.scoring.answer import band_points
from renodesk.domain.scoring.fields import Fields
from renodesk.domain.scoring.reading_inputs import Seen
from renodesk.domain.survey import Survey

ZERO, ONE, HUNDRED = Fraction(0), Fraction(1), Fraction(100)
Interval = tuple[Fraction, Fraction]
Heads = Mapping[Place, Sequence[AnswerScore]]
"""Every competing answer of a row, by place."""


@dataclass(frozen=True, kw_only=True, slots=True)
class RowContext:
    """What a row's roll-up needs besides its answers."""

    survey: Survey
    fields: Fields
    households: Mapping[Place, Fraction]


def roll_up(item: Item, answers: Mapping[Place, AnswerScore], heads: Heads, context: RowContext) -> NodeScore:
    """Return the estate's interval of a row; not applicable when it is so everywhere."""
    match item.rollup:
        case Rollup.SINGLE:
            interval = _interval(answers.get(ESTATE))
        case Rollup.MEAN_BY_HOUSEHOLDS:
            interval = _mean(item, answers, context)
        case Rollup.SHARE:
            interval = _share(item, heads, context)
    return NodeScore(
        code=item.code,
        low=interval[0] if interval else None,
        high=interval[1] if interval else None,
        is_contested=any(answer.is_contested for answer in answers.values()),
        is_red_flag=any(answer.is_red_flag for answer in answers.values()),
    )


def _interval(answer: AnswerScore | None) -> Interval | None:
    if answer is None:
        return (ZERO, HUNDRED)
    if answer.status == AnswerStatus.NOT_APPLICABLE:
        return None
    return (answer.low, answer.high)


def _mean(item: Item, answers: Mapping[Place, AnswerScore], context: RowContext) -> Interval | None:
    """Buildings weighted by households, the entrances of a building averaged first.

    Equal weights where households lack.
    """
    if not context.survey.buildings:
        return (ZERO, HUNDRED)
    parts: list[tuple[Fraction, list[Interval]]] = []
    for building in context.survey.buildings:
        places = [unit.place for unit in building.units] if item.mean_units else [building.place]
        found = [_interval(answers.get(place)) for place in places] if places else [(ZERO, HUNDRED)]
        there = [interval for interval in found if interval is not None]
        if there:
            parts.append((context.households.get(building.place, ONE), there))
    if not parts:
        return None
    if not any(weight for weight, _ in parts):
        parts = [(ONE, there) for _, there in parts]
    total = exact_sum([weight for weight, _ in parts])
    return (_weighted_sum(parts, 0) / total, _weighted_sum(parts, 1) / total)


def _weighted_sum(parts: Sequence[tuple[Fraction, Sequence[Interval]]], end: int) -> Fraction:
    """Return the sum of weight times mean, in whole numbers until the end: it runs at every keystroke."""
    sums: dict[int, int] = {}
    for weight, there in parts:
        scale = weight.denominator * len(there)
        for interval in there:
            value = interval[end]
            below = scale * value.denominator
            sums[below] = sums.get(below, 0) + weight.numerator * value.numerator
    return sum((Fraction(above, below) for below, above in sums.items()), ZERO)


def _share(item: Item, heads: Heads, context: RowContext) -> Interval | None:
    """Judge the weighted share of places that meet the mark.

    What is not known weighs with its inputs read as 0.

    A contested place counts its lowest and its highest head, with the heaviest weight any of them has; heads
    that weigh differently leave the share open.
    """
    if not context.survey.buildings or any(
        item.scope == "unit_entrance" and not building.units for building in context.survey.buildings
    ):
        return (ZERO, HUNDRED)
    total = low = high = ZERO
    is_open = False
    for place, answers in heads.items():
        there = [one for one in answers if one.status != AnswerStatus.NOT_APPLICABLE]
        if not there:
            continue
        weights = [_weight(item, one, place, context) for one in there]
        is_open = is_open or len(set(weights)) > 1 or len(there) < len(answers)
        if None in weights:
            return (ZERO, HUNDRED)
        weight = max(one for one in weights if one is not None)
        values = [_value(one) for one in there]
        total += weight
        low += weight * min(value[0] for value in values)
        high += weight * max(value[1] for value in values)
    if all(_is_na_everywhere(answers) for answers in heads.values()):
        return None
    if not total or is_open:
        return (ZERO, HUNDRED)
    return (_points(item, low / total), _points(item, high / total))


def _is_na_everywhere(answers: Sequence[AnswerScore]) -> bool:
    return all(answer.status == AnswerStatus.NOT_APPLICABLE for answer in answers)


def _weight(item: Item, answer: AnswerScore, place: Place, context: RowContext) -> Fraction | None:
    """Return what a place weighs.

    Its own inputs where it is scored, else its inputs read as 0; None when unknown.
    """
    if item.share_weight is None:
        return Fraction(1)
    inputs = dict(answer.inputs) if answer.status == AnswerStatus.SCORED else {}
    inputs = {box.name: inputs.get(box.name, ZERO) for box in item.inputs}
    seen = Seen(item=item, field_look_up=context.fields.at(place), inputs=inputs)
    weight = item.share_weight.number(seen.reader())
    return max(ZERO, weight) if isinstance(weight, Fraction) else None


def _value(answer: AnswerScore) -> Interval:
    """Return the share value 0–100 of a place: its formula, or 0 where a flag says so."""
    if answer.status != AnswerStatus.SCORED or answer.value is None:
        return (ZERO, HUNDRED)
    if any(effect.kind == "score" for effect in answer.effects):
        return (ZERO, ZERO)
    value = min(HUNDRED, max(ZERO, answer.value))
    return (value, value)


def place_value(answer: AnswerScore) -> Fraction | None:
    """Return a share row's own value at a place, None where it is not scored."""
    low, high = _value(answer)
    return low if low == high else None


def _points(item: Item, share: Fraction) -> Fraction:
    points = band_points(item, share, Seen(item=item, field_look_up=lambda _: None))
    return points if isinstance(points, Fraction) else _worst(item.bands)


def _worst(bands: Sequence[Band]) -> Fraction:
    return min((band.points for band in bands), default=ZERO)
