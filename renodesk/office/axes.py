"""What the rows of one axis say of an estate: how much it needs, how willing its residents are."""

from fractions import Fraction

from renodesk.domain.form import Axis, Tree
from renodesk.domain.scores import Scores


def need(tree: Tree, scores: Scores) -> tuple[Fraction, Fraction] | None:
    """Return the need interval [low, high] of 0 (nothing) to 100; None when no need row applies."""
    found = axis_score(tree, scores, Axis.NEED)
    return (100 - found[1], 100 - found[0]) if found is not None else None


def willingness(tree: Tree, scores: Scores) -> tuple[Fraction, Fraction] | None:
    """Return how willing residents are, [low, high] of 0 to 100; None when no such row applies."""
    return axis_score(tree, scores, Axis.WILLINGNESS)


def axis_score(tree: Tree, scores: Scores, axis: Axis) -> tuple[Fraction, Fraction] | None:
    """Return the weighted score over the rows of an axis; None when none of them applies.

    A row weighs as much as it does in the total: the product of the weights above it. Rows that do not apply
    leave the sum and the others are re-weighted over what is left.
    """
    weights = leaf_weights(tree)
    total = low = high = Fraction(0)
    for item in tree.items:
        node = scores.nodes[item.code]
        if item.axis != axis or node.low is None or node.high is None:
            continue
        total += weights[item.code]
        low += weights[item.code] * node.low
        high += weights[item.code] * node.high
    return (low / total, high / total) if total else None


def leaf_weights(tree: Tree) -> dict[str, Fraction]:
    """Return what each row weighs in the total, as a percentage."""
    groups = {group.code: group for group in tree.groups}
    found: dict[str, Fraction] = {}
    for item in tree.items:
        weight, parent = item.weight, groups.get(item.parent)
        while parent is not None:
            weight, parent = weight * parent.weight / 100, groups.get(parent.parent)
        found[item.code] = weight
    return found
