"""Why an estate has its rank: its axes against a neighbour's, and the weight that would swap the two."""

from dataclasses import dataclass
from fractions import Fraction

from renodesk.domain.ranking import RankingAxis, RankingWeights
from renodesk.office.index import IndexRow
from renodesk.office.ranking import GRID, scaled


@dataclass(frozen=True, kw_only=True, slots=True)
class Swap:
    """The smallest change of one weight at which two estates are level; beyond it they change places.

    The other weights stay as they are.
    """

    axis: RankingAxis
    weight: Fraction

    @property
    def change(self) -> Fraction:
        """Return by how much the weight moves."""
        return self.weight - self.axis.weight


def middle(row: IndexRow, axis: RankingAxis) -> Fraction:
    """Return the middle of an axis of an estate, as the ranking reads it."""
    low, high = scaled(row, axis.axis)
    return Fraction(low + high, 2 * GRID)


def smallest_swap(one: IndexRow, other: IndexRow, weights: RankingWeights) -> Swap | None:
    """Return the smallest change of one weight that makes two estates level.

    None where they are level already, where one of them has no need score, or no weight above 0 does it.
    """
    if one.need_low is None or other.need_low is None:
        return None
    apart = {axis: middle(one, axis) - middle(other, axis) for axis in weights.axes}
    lead = sum((axis.weight * value for axis, value in apart.items()), Fraction(0))
    if not lead:
        return None
    swaps = [
        Swap(axis=axis, weight=axis.weight - lead / value)
        for axis, value in apart.items()
        if value and axis.weight - lead / value > 0
    ]
    return min(swaps, key=lambda swap: abs(swap.change), default=None)
