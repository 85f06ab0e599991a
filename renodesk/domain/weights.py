"""Weights of a tree: those of its table, or others its pack holds beside them under a name."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from renodesk.domain.form import Forms, Tree


def weighted(forms: Forms, name: str) -> Forms:
    """Return forms whose tree weighs by the weights of a name; unchanged where its pack has none of it."""
    tree = forms.tree
    weights = tree.presets.get(name)
    if weights is None:
        return forms
    groups = tuple(replace(one, weight=weights[one.code]) for one in tree.groups)
    items = tuple(replace(one, weight=weights[one.code]) for one in tree.items)
    return replace(forms, tree=replace(tree, groups=groups, items=items))


def weights_of(tree: Tree) -> Mapping[str, Fraction]:
    """Return the weight of every node, by code."""
    return {
        **{one.code: one.weight for one in tree.groups},
        **{one.code: one.weight for one in tree.items},
    }


def weights_name(tree: Tree) -> str:
    """Return the name of the weights a tree weighs by, "" where its pack has none for them."""
    own = weights_of(tree)
    return next((name for name, known in tree.presets.items() if dict(known) == own), "")
