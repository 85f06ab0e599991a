"""What measures bring to the total, as terms of a problem.

What a set of measures brings to one answer is the pack's own scoring of that answer with their effects; what
an answer brings to the total is its weight in it. Both are exact. Of a row that is judged by its share of
places (`share`) only the whole counts: all its measures, or nothing; what a part of them brings shows in the
prediction, which is always made anew for the plan that comes out.
"""

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations

from renodesk.domain.form import Rollup
from renodesk.domain.places import Place
from renodesk.domain.planning import Measure, Predictor
from renodesk.domain.scores import Scores
from renodesk.optimum import Term
from renodesk.services.session import EstateSession

AnswerKey = tuple[str, Place]
MOST_GROUPS = 6
"""So many items of one answer are tried in every combination; of more only all together."""


class Terms:
    """What measures bring to the total, answer by answer, by the pack's own scoring."""

    def __init__(
        self, session: EstateSession, measures: Sequence[Measure], always: Sequence[Measure]
    ) -> None:
        """Reckon from a survey in which the measures of `always` are done anyway."""
        self._always = list(always)
        self._predictor = Predictor(session.forms, session.survey)
        self._always_touched = {key for one in self._always for key in self._predictor.touched_by(one)}
        self._items = {item.code: item for item in session.forms.tree.items}
        self._touching: dict[AnswerKey, list[Measure]] = {}
        for measure in self._predictor.order.sorted(measures):
            for key in self._predictor.touched_by(measure):
                self._touching.setdefault(key, []).append(measure)

    def terms(self) -> tuple[Term, ...]:
        """Return a term for every answer that measures touch, and one for each row judged by its share."""
        found = []
        shares: dict[str, dict[str, Measure]] = {}
        for key, measures in self._touching.items():
            if self._items[key[0]].rollup == Rollup.SHARE:
                shares.setdefault(key[0], {}).update({one.key: one for one in measures})
            else:
                found.append(self._answer(measures, [key]))
        for row, those in shares.items():
            keys = [key for key in self._touching if key[0] == row]
            found.append(self._whole(list(those.values()), keys))
        return tuple(term for term in found if any(points > 0 for points in term.gains.values()))

    def _answer(self, measures: Sequence[Measure], keys: Sequence[AnswerKey]) -> Term:
        """Return what the items of one answer bring in every combination; of one item one place is enough."""
        items: dict[str, list[Measure]] = {}
        for measure in measures:
            items.setdefault(measure.item, []).append(measure)
        if len(items) > MOST_GROUPS:
            return self._whole(measures, keys)
        groups, before = list(items.values()), self._before(keys)
        gains = {
            frozenset(chosen): self._total([one for number in chosen for one in groups[number]], keys)
            - before
            for size in range(1, len(groups) + 1)
            for chosen in combinations(range(len(groups)), size)
        }
        return Term(groups=tuple(tuple(one.key for one in group) for group in groups), gains=gains)

    def _whole(self, measures: Sequence[Measure], keys: Sequence[AnswerKey]) -> Term:
        group = tuple(one.key for one in measures)
        gain = self._total(measures, keys) - self._before(keys)
        return Term(groups=(group,), gains={frozenset({0}): gain}, needs_all=True)

    def _before(self, keys: Sequence[AnswerKey]) -> Fraction:
        """Return the total with nothing but what is done anyway changing these answers."""
        if self._always_touched.isdisjoint(keys):
            return middle(self._predictor.today)
        return self._total([], keys)

    def _total(self, measures: Sequence[Measure], keys: Sequence[AnswerKey]) -> Fraction:
        """Return the total if these measures, and what is done anyway, changed these answers alone."""
        return middle(self._predictor.predict_at([*self._always, *measures], keys))


def middle(scores: Scores) -> Fraction:
    """Return the middle of the total's interval: what is unseen stays as open as it was, and cancels out."""
    total = scores.nodes["TOTAL"]
    low, high = total.low or Fraction(0), total.high or Fraction(0)
    return (low + high) / 2
