"""A plan under a budget as numbers: what may be done, what it costs and brings, and what comes first."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from fractions import Fraction


@dataclass(frozen=True, kw_only=True, slots=True)
class Candidate:
    """A measure that may be in the plan: its cost in fen, and whether it may not be left out.

    `first` are candidates that are to be done in the same year or before, where they are done at all.
    """

    key: str
    cost: int
    is_forced: bool = False
    is_urgent: bool = False
    first: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Term:
    """What some candidates bring together where they touch the same thing.

    `groups` are candidates that count as one: one of them is enough, or (`needs_all`) all are wanted.
    `gains` says the points of each set of groups, by their numbers; a set it does not name brings what the
    best of its parts brings.
    """

    groups: tuple[tuple[str, ...], ...]
    gains: Mapping[frozenset[int], Fraction]
    needs_all: bool = False

    def gain(self, chosen: Collection[str]) -> Fraction:
        """Return the points a choice of candidates brings here."""
        enough = all if self.needs_all else any
        there = {number for number, keys in enumerate(self.groups) if enough(key in chosen for key in keys)}
        return max((points for parts, points in self.gains.items() if parts <= there), default=Fraction(0))


@dataclass(frozen=True, kw_only=True, slots=True)
class Problem:
    """Candidates, what they bring, and the money of each year in fen (`years` empty: no limit, one year).

    `together` are candidates that are better done in one year (the ground is opened once), if that can be.
    """

    candidates: tuple[Candidate, ...]
    terms: tuple[Term, ...] = ()
    years: tuple[int, ...] = ()
    together: tuple[tuple[str, ...], ...] = ()

    @property
    def spans(self) -> int:
        """Return how many years there are."""
        return len(self.years) or 1

    @property
    def forced_cost(self) -> int:
        """Return what cannot be left out costs together."""
        return sum(one.cost for one in self.candidates if one.is_forced)

    @property
    def forced(self) -> tuple[str, ...]:
        """Return the keys of what cannot be left out."""
        return tuple(one.key for one in self.candidates if one.is_forced)

    def gain(self, chosen: Collection[str]) -> Fraction:
        """Return the points a choice brings."""
        held = frozenset(chosen)
        return sum((term.gain(held) for term in self.terms), Fraction(0))

    def cost(self, chosen: Collection[str]) -> int:
        """Return what a choice costs."""
        held = frozenset(chosen)
        return sum(one.cost for one in self.candidates if one.key in held)


@dataclass(frozen=True, kw_only=True, slots=True)
class Clash:
    """Why there is no plan: what has to be in costs more than there is, or does not fit into the years.

    `extra` is how much more each year needs so that it would fit, the least in all; `years` says where each
    forced candidate would then be. `is_least` tells whether less was proven not to do.
    """

    needed: int
    there: int
    forced: tuple[str, ...]
    extra: tuple[int, ...] = ()
    years: Mapping[str, int] = field(default_factory=dict)
    is_least: bool = False

    @property
    def is_too_dear(self) -> bool:
        """Return whether the money of all years together is not enough."""
        return self.needed > self.there


@dataclass(frozen=True, kw_only=True, slots=True)
class Solution:
    """A plan: the year of each candidate that is in it, its points and cost, and how good it is proven to be.

    `bound` is what no plan can pass; `is_proven` says that none is better. Of the greedy list, whose `years`
    are in the order of taking, `reasons` tells why each stands where it stands (points for 10,000 yuan; what
    has to be in has none), and `passed_over` the same of what was left out: with points there was no money.
    """

    years: Mapping[str, int]
    gain: Fraction
    cost: int
    bound: Fraction
    is_proven: bool
    reasons: Mapping[str, Fraction] = field(default_factory=dict)
    passed_over: Mapping[str, Fraction] = field(default_factory=dict)

    @property
    def gap(self) -> Fraction:
        """Return how much better a plan could be at most, as a share of its points."""
        return (self.bound - self.gain) / self.gain if self.gain > 0 else Fraction(0)
