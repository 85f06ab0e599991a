"""Rank estates for the yearly plan: rank 1 is most in need (整体打分排序), and how sure that is.

An estate's points are its axes by their weights. Values are read to the billionth of a point; from there on
everything is whole numbers, so equal is equal. The band of a rank is what it can become when each weight is a
fifth smaller or larger and what is unseen turns out one way or the other.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import product

import numpy as np
from numpy.typing import NDArray

from renodesk.domain.plan_quality import Ends
from renodesk.domain.ranking import OF_PLAN, RankedBy, RankingWeights
from renodesk.office.index import IndexRow

GRID = 10**9
"""Parts of a point that are told apart."""
_AS_IS, _VARIED = 5, (4, 6)
"""Weights as they are, a fifth smaller, a fifth larger: in fifths, to stay whole."""

Whole = NDArray[np.int64]


@dataclass(frozen=True, kw_only=True, slots=True)
class Ranked:
    """An estate with its rank, the best and the worst it may have, and its points at both ends.

    Equals share a rank and the next number is skipped. Points are in hundredths of a `GRID`th; None where
    nothing speaks of need.
    """

    rank: int
    best: int
    worst: int
    row: IndexRow
    low: int | None
    high: int | None

    @property
    def need(self) -> Fraction | None:
        """Return the middle of the need interval."""
        low, high = self.row.need_low, self.row.need_high
        return None if low is None or high is None else (low + high) / 2

    @property
    def points(self) -> Fraction | None:
        """Return the middle of the points, by which it is ranked."""
        if self.low is None or self.high is None:
            return None
        return Fraction(self.low + self.high, 200 * GRID)

    @property
    def ends(self) -> tuple[Fraction, Fraction] | None:
        """Return the points when all that is unseen is good, and when all of it is bad."""
        if self.low is None or self.high is None:
            return None
        return (Fraction(self.low, 100 * GRID), Fraction(self.high, 100 * GRID))


def rank(rows: Sequence[IndexRow], weights: RankingWeights) -> list[Ranked]:
    """Return the estates: larger middle of the points first, then more red flags; equals by id.

    Estates without any need score (nothing applies) come last.
    """
    if not rows:
        return []
    rows = sorted((in_these_weights(row, weights) for row in rows), key=lambda row: row.id)
    weights = telling(rows, weights)
    field = _Field(rows, weights)
    ranks = field.ranks()
    best, worst = field.bands()
    low, high = field.points()
    found = zip(ranks.tolist(), best.tolist(), worst.tolist(), low.tolist(), high.tolist(), strict=True)
    ranked = [
        Ranked(
            rank=place,
            best=first,
            worst=last,
            row=row,
            low=None if row.need_low is None else least,
            high=None if row.need_low is None else most,
        )
        for row, (place, first, last, least, most) in zip(rows, found, strict=True)
    ]
    return sorted(ranked, key=lambda one: one.rank)


def telling(rows: Iterable[IndexRow], weights: RankingWeights) -> RankingWeights:
    """Return the weights without the axes of the plan on which no estate has anything.

    Before anybody planned they tell no two estates apart; counted as unknown they would only make every band
    as wide as the list. Once one estate has a plan they count, and those without one are unknown.
    """
    known = {axis for row in rows for axis in OF_PLAN if row.need_low is not None and of_plan(row, axis)}
    return weights.without([axis for axis in OF_PLAN if axis not in known])


def scaled(row: IndexRow, axis: RankedBy) -> tuple[int, int]:
    """Return an axis of an estate as whole `GRID`ths, low and high; without need, 0.

    Where no row of willingness applies it takes the value of need, so that it moves nothing. What nobody
    planned is unknown: 0 to 100.
    """
    if row.need_low is None:
        return (0, 0)
    low, high = row.need_low, row.need_high
    if axis == RankedBy.WILLINGNESS and row.willing_low is not None:
        low, high = row.willing_low, row.willing_high
    elif axis in OF_PLAN:
        low, high = of_plan(row, axis) or UNKNOWN
    return (_whole(low), _whole(high))


UNKNOWN: Ends = (Fraction(0), Fraction(100))


def of_plan(row: IndexRow, axis: RankedBy) -> Ends | None:
    """Return an axis of an estate's plan; None where nobody planned."""
    project = row.project
    return project.completeness if axis == RankedBy.COMPLETENESS else project.targetedness


def in_these_weights(row: IndexRow, weights: RankingWeights) -> IndexRow:
    """Return a row whose axes of the plan are weighed by a pack; one that was already is that very row."""
    project = row.project
    if not project.counts or project.weighed_by == weights.identity.sha256:
        return row
    facts = project.facts
    again = replace(
        project,
        completeness=weights.of_plan(RankedBy.COMPLETENESS, facts),
        targetedness=weights.of_plan(RankedBy.TARGETEDNESS, facts),
        weighed_by=weights.identity.sha256,
    )
    return replace(row, project=again)


def _whole(value: Fraction | None) -> int:
    if value is None:
        return 0
    return (2 * value.numerator * GRID + value.denominator) // (2 * value.denominator)


class _Field:
    """All estates as columns of whole numbers."""

    def __init__(self, rows: Sequence[IndexRow], weights: RankingWeights) -> None:
        pairs = [[scaled(row, one.axis) for row in rows] for one in weights.axes]
        values: Whole = np.array(pairs, dtype=np.int64)
        self._low, self._high = values[:, :, 0], values[:, :, 1]
        self._weights = [one.weight for one in weights.axes]
        self._red: Whole = np.array([row.red_flags for row in rows], dtype=np.int64)
        self._none = np.array([row.need_low is None for row in rows], dtype=np.bool_)
        self._step = int(self._red.max()) + 1

    def points(self) -> tuple[Whole, Whole]:
        """Return the points of each estate at both ends."""
        return self._sum(self._low, self._weights), self._sum(self._high, self._weights)

    def ranks(self) -> Whole:
        """Return one more than how many estates are before each."""
        low, high = self.points()
        keys = self._keys(low + high)
        return 1 + _above(np.sort(keys), keys)

    def bands(self) -> tuple[Whole, Whole]:
        """Return the best and the worst rank of each estate over all variations of the weights."""
        count = len(self._red)
        best: Whole = np.full(count, count, dtype=np.int64)
        worst: Whole = np.ones(count, dtype=np.int64)
        corners = {(_AS_IS,) * len(self._weights), *product(_VARIED, repeat=len(self._weights))}
        for corner in sorted(corners):
            varied = [weight * fifths for weight, fifths in zip(self._weights, corner, strict=True)]
            low = self._keys(self._sum(self._low, varied))
            high = self._keys(self._sum(self._high, varied))
            best = np.minimum(best, 1 + _above(np.sort(low), high))
            worst = np.maximum(worst, 1 + _above(np.sort(high), low) - (high > low))
        return best, worst

    def _sum(self, values: Whole, weights: Sequence[int]) -> Whole:
        total: Whole = np.zeros(values.shape[1], dtype=np.int64)
        for weight, row in zip(weights, values, strict=True):
            total += weight * row
        return total

    def _keys(self, points: Whole) -> Whole:
        """Return numbers that order as points and then red flags do; without need below all others."""
        return np.where(self._none, -1, points) * self._step + self._red


def _above(ordered: Whole, keys: Whole) -> Whole:
    """Return how many of the ordered numbers are larger than each key."""
    return len(ordered) - np.searchsorted(ordered, keys, side="right").astype(np.int64)
