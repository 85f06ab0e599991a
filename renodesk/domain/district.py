"""A district (片区): neighbouring estates together, what they lack, and how joint costs are divided.

建办城〔2021〕50号 wants what one estate has no room for (养老, 托育, 停车, 场地) to be met for several.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from renodesk.domain.expression import Expression, LookUp
from renodesk.domain.form import Conditional, PackIdentity
from renodesk.domain.money import Fen, apportion
from renodesk.domain.origin import Origin


class Pool(StrEnum):
    """How estates' needs come together: added up, or one facility for all of them."""

    SUM = "sum"
    ONCE = "once"


class SplitBy(StrEnum):
    """By what a joint cost is divided."""

    EQUAL = "equal"
    HOUSEHOLDS = "households"
    AREA = "area"
    SHORT = "short"
    """By how much each estate lacks of the gap it is for."""
    SHARES = "shares"
    """By shares people wrote."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Gap:
    """Something neighbouring estates may lack together; `need` and `have` are of one estate, in `unit`.

    `item` is the indicator it belongs to: where that does not apply the estate needs nothing. What it has is
    the first entry of `have` whose condition holds and whose value is known.
    """

    code: str
    name: str
    name_en: str
    unit: str
    item: str
    pool: Pool
    need: Expression
    have: tuple[Conditional, ...]
    split: SplitBy
    origin: Origin

    @property
    def names(self) -> frozenset[str]:
        """Return every name it reads."""
        found = set(self.need.names)
        for one in self.have:
            for part in (one.expression, one.condition):
                found |= part.names if part is not None else set()
        return frozenset(found)

    def needed(self, look_up: LookUp) -> Fraction | None:
        """Return what an estate needs, None where nobody knows."""
        value = self.need.number(look_up)
        return value if isinstance(value, Fraction) else None

    def there(self, look_up: LookUp) -> Fraction | None:
        """Return what an estate has, None where nobody knows."""
        for one in self.have:
            if one.expression is None or (one.condition is not None and not one.condition.is_true(look_up)):
                continue
            value = one.expression.number(look_up)
            if isinstance(value, Fraction):
                return value
        return None


@dataclass(frozen=True, kw_only=True, slots=True)
class SpaceWord:
    """What an option of a ledger's column means of an idle space.

    `box` is the box of the tree that holds the size of all such space of an estate, "" where the option
    speaks of a use; then `items` are the indicators that use serves.
    """

    ledger: str
    column: str
    option: str
    box: str
    items: tuple[str, ...]
    origin: Origin


@dataclass(frozen=True, kw_only=True, slots=True)
class DistrictGaps:
    """A pack of gaps, in their order, and how ledgers of idle space are read."""

    identity: PackIdentity
    gaps: tuple[Gap, ...]
    spaces: tuple[SpaceWord, ...] = ()
    near_m: int = 0
    """Within how many metres an estate is proposed as a neighbour."""

    def gap(self, code: str) -> Gap | None:
        """Return a gap by code."""
        return next((one for one in self.gaps if one.code == code), None)


@dataclass(frozen=True, kw_only=True, slots=True)
class EstateNeed:
    """What an estate needs and has of a gap, None where nobody knows; it may not apply at all."""

    estate: str
    need: Fraction | None
    have: Fraction | None
    applies: bool = True

    @property
    def short(self) -> Fraction | None:
        """Return what it lacks by itself."""
        if not self.applies:
            return Fraction(0)
        if self.need is None or self.have is None:
            return None
        return max(Fraction(0), self.need - self.have)


@dataclass(frozen=True, kw_only=True, slots=True)
class GapSum:
    """A gap over a district.

    `short` adds up what estates lack by themselves, those that are known; `low` and `high` are what all of
    them lack together, where one's surplus serves another, None where it cannot be told. `matched` is what
    idle space was assigned to it.
    """

    gap: Gap
    needs: tuple[EstateNeed, ...]
    short: Fraction
    low: Fraction | None
    high: Fraction | None
    matched: Fraction

    @property
    def unknown(self) -> tuple[str, ...]:
        """Return the estates of which it is not known."""
        return tuple(one.estate for one in self.needs if one.short is None)

    @property
    def left(self) -> Fraction | None:
        """Return what is lacking at most after what was assigned, None where it cannot be told."""
        return None if self.high is None else max(Fraction(0), self.high - self.matched)


def add_gap(gap: Gap, needs: Sequence[EstateNeed], matched: Fraction = Fraction(0)) -> GapSum:
    """Return a gap over estates; the order of estates never matters."""
    applied = [one for one in needs if one.applies]
    short = sum((one.short for one in needs if one.short is not None), Fraction(0))
    low, high = (_once if gap.pool == Pool.ONCE else _added)(applied)
    return GapSum(gap=gap, needs=tuple(needs), short=short, low=low, high=high, matched=matched)


def _added(needs: Sequence[EstateNeed]) -> tuple[Fraction | None, Fraction | None]:
    known = [(one.need, one.have) for one in needs if one.need is not None and one.have is not None]
    if len(known) != len(needs):
        return None, None
    together = sum((need - have for need, have in known), Fraction(0))
    return (max(Fraction(0), together),) * 2


def _once(needs: Sequence[EstateNeed]) -> tuple[Fraction | None, Fraction | None]:
    """Return what one facility for all of them lacks beside the largest that is known."""
    wanted = [one.need for one in needs if one.need is not None]
    if not needs:
        return Fraction(0), Fraction(0)
    if not wanted:
        return None, None
    largest = max((one.have for one in needs if one.have is not None), default=Fraction(0))
    high = max(Fraction(0), max(wanted) - largest)
    is_known = all(one.have is not None for one in needs)
    return (high if is_known else Fraction(0)), high


def split_cost(cost: Fen, weights: Mapping[str, Fraction | None]) -> Mapping[str, Fen] | None:
    """Return a cost divided among estates to the fen; None where a weight is unknown or all are 0.

    Equal remainders go by the estates' ids, so that the order they came in never matters.
    """
    known = [(one, weight) for one, weight in sorted(weights.items()) if weight is not None]
    if len(known) != len(weights) or not any(weight for _, weight in known):
        return None
    parts = apportion(cost, [weight for _, weight in known])
    return dict(zip((one for one, _ in known), parts, strict=True))


def sums_of(parts: Iterable[Mapping[str, Fen]]) -> Mapping[str, Fen]:
    """Return what each estate pays of several costs."""
    found: dict[str, Fen] = {}
    for part in parts:
        for estate, fen in part.items():
            found[estate] = found.get(estate, 0) + fen
    return found
