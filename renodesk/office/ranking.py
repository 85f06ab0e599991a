"""Rank estates for the yearly plan: rank 1 is most in need (整体打分排序).

Need is 100 minus the weighted score over the rows whose axis is `need`; residents' willingness and governance
are axes of their own and never raise or lower it. An estate that is not fully seen has an interval; it is
ranked by the middle of it, and the interval is shown beside.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from renodesk.domain.form import Axis, Tree
from renodesk.domain.scores import Scores
from renodesk.office.index import IndexRow


@dataclass(frozen=True, kw_only=True, slots=True)
class Ranked:
    """An estate with its rank; equal needs share a rank and the next number is skipped."""

    rank: int
    row: IndexRow


def rank(rows: Sequence[IndexRow]) -> list[Ranked]:
    """Return the estates, most in need first.

    Larger middle of the need interval, then more red flags, then by id.

    Estates without any need score (nothing applies) come last.
    """
    ordered = sorted(rows, key=lambda row: (_order(row), row.id))
    ranked: list[Ranked] = []
    for number, row in enumerate(ordered, 1):
        same = ranked and _order(ranked[-1].row) == _order(row)
        ranked.append(Ranked(rank=ranked[-1].rank if same else number, row=row))
    return ranked


def _order(row: IndexRow) -> tuple[int, Fraction, int]:
    if row.need_low is None or row.need_high is None:
        return (1, Fraction(0), -row.red_flags)
    return (0, -(row.need_low + row.need_high), -row.red_flags)


def need(tree: Tree, scores: Scores) -> tuple[Fraction, Fraction] | None:
    """Return the need interval [low, high] of 0 (nothing) to 100; None when no need row applies.

    A row weighs as much as it does in the total: the product of the weights above it. Rows that do not apply
    leave the sum and the others are re-weighted over what is left.
    """
    weights = _leaf_weights(tree)
    total = low = high = Fraction(0)
    for item in tree.items:
        node = scores.nodes[item.code]
        if item.axis != Axis.NEED or node.low is None or node.high is None:
            continue
        total += weights[item.code]
        low += weights[item.code] * node.low
        high += weights[item.code] * node.high
    if not total:
        return None
    return (100 - high / total, 100 - low / total)


def _leaf_weights(tree: Tree) -> dict[str, Fraction]:
    groups = {group.code: group for group in tree.groups}
    found: dict[str, Fraction] = {}
    for item in tree.items:
        weight, parent = item.weight, groups.get(item.parent)
        while parent is not None:
            weight, parent = weight * parent.weight / 100, groups.get(parent.parent)
        found[item.code] = weight
    return found
