"""Which places may be told apart without telling of anybody: those in which enough people spoke."""

from collections.abc import Mapping
from typing import TypeVar

FEWEST = 5
"""Places in which fewer spoke are told together: what one of them says would be somebody's word."""

At = TypeVar("At")


def told_apart(counts: Mapping[At, int], fewest: int = FEWEST) -> tuple[tuple[At, ...], ...]:
    """Return places in groups: each by itself where enough spoke there, the others together.

    The group of the others is last. It takes in the smallest of the rest until enough spoke in it, so that
    nobody reads a small place off the sum. Where too few spoke in all, there is no group.
    """
    alone = [at for at, count in counts.items() if count >= fewest]
    rest = [at for at, count in counts.items() if 0 < count < fewest]
    while rest and alone and sum(counts[at] for at in rest) < fewest:
        smallest = min(alone, key=lambda at: counts[at])
        alone.remove(smallest)
        rest.append(smallest)
    if rest and sum(counts[at] for at in rest) < fewest:
        return ()
    return (*((at,) for at in alone), *((tuple(at for at in counts if at in rest),) if rest else ()))
