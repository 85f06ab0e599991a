"""Blocks that are charts of steps, costs and years; each says the same in words."""

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """Points with their ends: a score, or what one measure adds to it (below 0: takes from it)."""

    label: str
    low: Fraction
    high: Fraction


@dataclass(frozen=True, kw_only=True, slots=True)
class Waterfall:
    """From a score over the gain of each step to another score, 0 to 100; `text` says it in words.

    The gains need not add up to the difference: the last bar is the score itself.
    """

    start: Step
    steps: tuple[Step, ...]
    end: Step
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class CostBar:
    """A cost with its low and high end in fen; `text` is the amount as it is printed."""

    label: str
    low: int
    likely: int
    high: int
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class CostBars:
    """Costs beside each other on one scale from 0; `text` says the same in words."""

    bars: tuple[CostBar, ...]
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class TimelineRow:
    """What is done in a year: 1 is the first of the timeline's years, 0 (or any other) none of them yet."""

    label: str
    year: int
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Timeline:
    """Rows over years; `text` says the same in words."""

    years: tuple[str, ...]
    rows: tuple[TimelineRow, ...]
    text: str
