"""What a plan would change: the pack's own scoring with each measure's `effect` applied (PROPOSED data)."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from renodesk.domain.form import CheckItem, Forms
from renodesk.domain.places import ESTATE, Place
from renodesk.domain.planning.measure import Measure
from renodesk.domain.planning.order import Order
from renodesk.domain.scores import AnswerScore, NodeScore, Scores
from renodesk.domain.scoring import Scorer, apply_effect, score_answer
from renodesk.domain.survey import Observation, Survey, Value

AnswerKey = tuple[str, Place]


@dataclass(frozen=True, kw_only=True, slots=True)
class Gain:
    """How many points of the total a measure brings: `low` to `high`, which differ where answers do."""

    low: Fraction
    high: Fraction


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """What one measure does to one answer: judged before and after it, in the order of the works."""

    measure: Measure
    before: AnswerScore
    after: AnswerScore


class Predictor:
    """Scores a survey as it would be after a set of measures, and follows what is ticked.

    Only answers that are scored change, and none is made worse: the effect that would do so is dropped.
    """

    def __init__(self, forms: Forms, survey: Survey) -> None:
        """Score the survey as it is."""
        self._forms = forms
        self._survey = survey
        self._scorer = Scorer(forms, survey)
        self._fields = self._scorer.fields
        self._checks = {check.code: check for check in forms.checklist.items}
        self._items = {item.code: item for item in forms.tree.items}
        self.order = Order(forms.checklist)
        self._applied: Mapping[AnswerKey, tuple[Measure, ...]] = {}
        self._answers = dict(survey.answers)
        self._touched: dict[tuple[str, Place], tuple[AnswerKey, ...]] = {}
        self._done: dict[object, Observation] = {}
        self.today = self.predicted = self._scorer.scores()

    def predict(self, measures: Iterable[Measure]) -> Scores:
        """Return the scores after all these measures, whatever order they are given in."""
        return self._follow(self._by_answer(self.order.sorted(measures)))

    def predict_at(self, measures: Iterable[Measure], keys: Collection[AnswerKey]) -> Scores:
        """Return the scores if these measures changed these answers alone, and nothing else they touch.

        What `predict` was told last is forgotten.
        """
        wanted = self._by_answer(self.order.sorted(measures))
        return self._follow({key: wanted[key] for key in keys if key in wanted})

    def _follow(self, wanted: Mapping[AnswerKey, tuple[Measure, ...]]) -> Scores:
        touched = {
            key
            for key in wanted.keys() | self._applied.keys()
            if wanted.get(key, ()) != self._applied.get(key, ())
        }
        for key in touched:
            heads = self._survey.answers[key]
            self._answers[key] = tuple(self._changed(key, head, wanted.get(key, ())) for head in heads)
        self._applied = wanted
        if touched:
            survey = replace(self._survey, answers=dict(self._answers))
            self.predicted = self._scorer.update(survey, frozenset(touched))
        return self.predicted

    def gain(self, measures: Sequence[Measure], measure: Measure) -> Gain:
        """Return what the total would lack without one of the measures; `predicted` is of all again after."""
        without = total_of(self.predict(one for one in measures if one.key != measure.key))
        with_it = total_of(self.predict(measures))
        ends = (_end(with_it.low) - _end(without.low), _end(with_it.high) - _end(without.high))
        return Gain(low=min(ends), high=max(ends))

    def gain_beside(self, measure: Measure) -> Gain:
        """Return what a measure brings beside the others predicted last; these stay predicted.

        The same as `gain`, but only the answers it touches are looked at.
        """
        there = self._applied
        without, with_it = dict(there), dict(there)
        for key in self.touched_by(measure):
            others = tuple(one for one in there.get(key, ()) if one.key != measure.key)
            without[key], with_it[key] = others, tuple(self.order.sorted((*others, measure)))
        before, after = total_of(self._follow(without)), total_of(self._follow(with_it))
        self._follow(there)
        ends = (_end(after.low) - _end(before.low), _end(after.high) - _end(before.high))
        return Gain(low=min(ends), high=max(ends))

    def touched_by(self, measure: Measure) -> tuple[AnswerKey, ...]:
        """Return the answers a measure may change, in table order, then by place."""
        known = self._touched.get(measure.spot)
        if known is None:
            check = self._checks.get(measure.item)
            codes = dict.fromkeys(one.item for one in check.effect) if check is not None else {}
            known = self._touched[measure.spot] = tuple(
                (code, place)
                for code in codes
                if code in self._items
                for place in self._places(self._items[code].scope, measure.place)
                if (code, place) in self._survey.answers
            )
        return known

    def steps(self, key: AnswerKey) -> Iterator[Step]:
        """Yield what the measures predicted last do to an answer that is settled, one after the other."""
        heads = self._survey.answers.get(key, ())
        if len(heads) != 1:
            return
        item, look_up = self._items[key[0]], self._fields.at(key[1])
        observation, before = heads[0], score_answer(item, heads[0], look_up, place=key[1])
        for measure in self._applied.get(key, ()):
            observation = self._effect(key, observation, measure)
            after = score_answer(item, observation, look_up, place=key[1])
            yield Step(measure=measure, before=before, after=after)
            before = after

    def _by_answer(self, measures: Iterable[Measure]) -> Mapping[AnswerKey, tuple[Measure, ...]]:
        found: dict[AnswerKey, list[Measure]] = {}
        for measure in measures:
            for key in self.touched_by(measure):
                found.setdefault(key, []).append(measure)
        return {key: tuple(those) for key, those in found.items()}

    def _places(self, scope: str, place: Place) -> Iterator[Place]:
        """Yield the places of a scope that a measure at `place` touches: those inside it, or around it."""
        if scope == "estate":
            yield ESTATE
            return
        for building in self._survey.buildings:
            if place.building in ("", building.place.building):
                if scope == "building":
                    yield building.place
                else:
                    yield from (unit.place for unit in building.units if place.contains(unit.place))

    def _changed(self, key: AnswerKey, head: Observation, measures: Iterable[Measure]) -> Observation:
        for measure in measures:
            head = self._effect(key, head, measure)
        return head

    def _effect(self, key: AnswerKey, observation: Observation, measure: Measure) -> Observation:
        """Return an observation after a measure; what it depends on is looked up before it is reckoned."""
        code, place = key
        known = (key, measure.item, _flat(measure.quantities), _frozen(observation))
        found = self._done.get(known)
        if found is None:
            check: CheckItem = self._checks[measure.item]
            fields = self._fields.at(place)
            found = apply_effect(check, self._items[code], observation, measure.quantities, fields)
            self._done[known] = found
        return found


def _frozen(seen: Observation) -> object:
    """Return what tells one observation from every other, also `true` from 1."""
    return seen.status, seen.reason, type(seen.grade), seen.grade, _flat(seen.inputs), _flat(seen.flags)


def _flat(values: Mapping[str, Value]) -> tuple[tuple[str, type, Value], ...]:
    return tuple((name, type(values[name]), values[name]) for name in sorted(values))


def total_of(scores: Scores) -> NodeScore:
    """Return the total of a result."""
    return scores.nodes["TOTAL"]


def _end(value: Fraction | None) -> Fraction:
    return Fraction(0) if value is None else value
