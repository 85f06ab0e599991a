"""A yearly plan as values: what was wished, every estate with why it is in or not, and what it comes to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from renodesk.domain.canonical import Json

LIMITS = ("estates", "households", "area")
"""What the capacity of a year may be counted in; area is floor area in square metres."""
BY = ("rank", "best")
"""In the order of the ranking, or so that points times households come to the most."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Wish:
    """What a plan is made for: first year, money of each year in fen (none: no limit), capacity, choices.

    `ranking` names a frozen ranking whose order (with moves by hand) counts; "" means the ranking of today.
    `states` are those to choose from, none: what the reserve pack says. `forced_in` and `forced_out` hold
    reasons by the estate's id.
    """

    first: int
    money: tuple[int, ...] = ()
    limits: Mapping[str, int] = field(default_factory=dict)
    by: str = "rank"
    ranking: str = ""
    states: tuple[str, ...] = ()
    forced_in: Mapping[str, str] = field(default_factory=dict)
    forced_out: Mapping[str, str] = field(default_factory=dict)
    spans: int = 1

    @property
    def years(self) -> tuple[int, ...]:
        """Return the calendar years."""
        return tuple(self.first + at for at in range(max(self.spans, len(self.money))))


@dataclass(frozen=True, kw_only=True, slots=True)
class YearLine:
    """An estate; `year` is 0 where it is not in, `why` the code of the reason.

    `already` (it stands in the plan of that year), `forced_in`, `chosen`, `forced_out`, `no_room` (`limits`
    says of what), `unknown_cost`, `unknown_households`, `unknown_area`, `no_points`. Costs in fen are None
    where they are not wholly known; `unpriced` counts measures without a whole price.
    """

    estate: str
    name: str
    rank: int
    best: int
    worst: int
    points: Fraction | None
    red_flags: int
    state: str
    plan: str
    measures: int
    unpriced: int
    cost_low: int | None
    cost: int | None
    cost_high: int | None
    is_example: bool
    households: Fraction | None
    area: Fraction | None
    year: int = 0
    why: str = ""
    reason: str = ""
    limits: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class YearSum:
    """What a year comes to; `unknown` names how many of its estates have no known cost, households, area."""

    year: int
    money: int | None
    estates: int
    households: Fraction
    area: Fraction
    cost_low: int
    cost: int
    cost_high: int
    unknown_cost: int
    unknown_households: int
    unknown_area: int

    @property
    def left(self) -> int | None:
        """Return the money left, None without a limit."""
        return None if self.money is None else self.money - self.cost


@dataclass(frozen=True, kw_only=True, slots=True)
class ForcedPrice:
    """What a forced choice costs: without it who would be in (`more`) or not (`less`), worth and fen added.

    `worth` is in points times households where the plan is for the best use, else in points. None where no
    plan can be made without it either.
    """

    estate: str
    name: str
    is_in: bool
    reason: str
    worth: Fraction | None
    cost: int | None
    more: tuple[str, ...] = ()
    less: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class YearPlan:
    """A plan, just made or frozen (`name`, `digest`); `lines` stand in the order of the ranking.

    `packs` are ranking and reserve pack with id, version, digest and statement. `gap` is how much better a
    choice could be at most, as a share, None where nobody asked for the best use.
    """

    wish: Wish
    at: str
    by: str
    lines: tuple[YearLine, ...]
    sums: tuple[YearSum, ...]
    forced: tuple[ForcedPrice, ...]
    packs: tuple[Mapping[str, Json], ...]
    gap: Fraction | None = None
    name: str = ""
    digest: str = ""

    @property
    def chosen(self) -> tuple[YearLine, ...]:
        """Return the estates that are in, year by year."""
        return tuple(sorted((one for one in self.lines if one.year), key=lambda one: one.year))

    @property
    def left_out(self) -> tuple[YearLine, ...]:
        """Return those that are not."""
        return tuple(one for one in self.lines if not one.year)

    @property
    def is_example(self) -> bool:
        """Return whether invented prices are in it: 示例、不得用于报批."""
        return any(one.is_example for one in self.lines if one.year)
