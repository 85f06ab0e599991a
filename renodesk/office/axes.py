"""What the rows of one axis say of an estate: how much it needs, how willing its residents are."""

from fractions import Fraction

from renodesk.domain.form import Axis, Tree
from renodesk.domain.numbers import exact_products, exact_sum
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
    nodes = [(weights[one.code], scores.nodes[one.code]) for one in tree.items if one.axis == axis]
    low = [(weight, node.low) for weight, node in nodes if node.low is not None]
    high = [(weight, node.high) for weight, node in nodes if node.high is not None]
    total = exact_sum(weight for weight, _ in low)
    return (exact_products(low) / total, exact_products(high) / total) if total else None


def leaf_weights(tree: Tree) -> dict[str, Fraction]:
    """Return what each row weighs in the total, as a percentage."""
    groups = {group.code: group for group in tree.groups}
    above: dict[str, Fraction] = {}

    def share(code: str) -> Fraction:
        if code not in above:
            group = groups.get(code)
            above[code] = Fraction(1) if group is None else group.weight * share(group.parent) / 100
        return above[code]

    return {item.code: item.weight * share(item.parent) for item in tree.items}
