"""What falls on each home: the residents' money of works, by area or in equal parts, to the fen."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from renodesk.domain.money import Fen, apportion, fen_of
from renodesk.domain.places import Place


@dataclass(frozen=True, kw_only=True, slots=True)
class Home:
    """A home, or several at one place billed together; `area` None where it is unknown."""

    key: str
    place: Place
    area: Fraction | None
    count: Fraction = Fraction(1)


@dataclass(frozen=True, kw_only=True, slots=True)
class Bills:
    """What each home pays, by key; `unbilled` are charges at places without a home to bill."""

    homes: Mapping[str, Fen]
    unbilled: Mapping[Place, Fen]


def bill(charges: Iterable[tuple[Place, Fen]], homes: Sequence[Home], *, is_equal: bool = False) -> Bills:
    """Return what each home pays of charges: works in a place are paid by the homes in it.

    Charges of a place are added, then divided once by largest remainder: by area (谁受益、谁出资), or equally
    per household. Homes of unknown area take no part in a division by area; where no home is left the
    charge stays unbilled and is named. Bills and unbilled charges add up to what was charged.
    """
    sums: dict[Place, Fen] = {}
    for place, fen in charges:
        sums[place] = sums.get(place, 0) + fen
    found = {home.key: 0 for home in homes}
    unbilled: dict[Place, Fen] = {}
    for place, fen in sums.items():
        inside = [home for home in homes if place.contains(home.place)]
        weights = [home.count if is_equal else (home.area or Fraction(0)) for home in inside]
        if not any(weights):
            unbilled.update({place: fen} if fen else {})
            continue
        for home, part in zip(inside, apportion(fen, weights), strict=True):
            found[home.key] += part
    return Bills(homes=found, unbilled=unbilled)


def at_rate(homes: Iterable[Home], yuan_per_m2: Fraction) -> Mapping[str, Fen]:
    """Return what each home of known area pays at so many yuan per ㎡ (平度: 10 元/㎡), half up."""
    return {home.key: fen_of(home.area * yuan_per_m2) for home in homes if home.area is not None}
