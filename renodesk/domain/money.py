"""Money in whole fen, and the one rule by which an amount is rounded or divided.

A yuan amount is rounded once, where it comes to be, half up to the fen; every sum adds rounded amounts, so
that parts always add up to the whole. Where an amount is divided (a line among payers, a bill among
households) each part first gets its whole fen, rounded down, and the fen that are left go one each to the
largest remainders; equal remainders go by order, the first first.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

Fen = int
"""An amount: a whole number of fen, 1/100 yuan."""
FEN_PER_YUAN = 100
_HALF = Fraction(1, 2)


def rounded(exact: Fraction) -> int:
    """Return the nearest whole number, halves up."""
    return (exact + _HALF).__floor__()


def fen_of(yuan: Fraction) -> Fen:
    """Return a yuan amount in fen."""
    return rounded(yuan * FEN_PER_YUAN)


def apportion(total: Fen, weights: Sequence[Fraction]) -> tuple[Fen, ...]:
    """Return `total` divided in proportion to `weights` by largest remainder; the parts add up to it.

    Raises:
        ValueError: a weight or the total is negative, or all weights are 0 while something is to be divided.
    """
    whole = sum(weights, Fraction(0))
    if total < 0 or any(weight < 0 for weight in weights):
        raise ValueError("nothing negative is divided")
    if whole == 0:
        if total:
            raise ValueError("nobody to give it to")
        return (0,) * len(weights)
    exact = [total * weight / whole for weight in weights]
    parts = [part.__floor__() for part in exact]
    left = total - sum(parts)
    nearest = sorted(range(len(parts)), key=lambda at: (parts[at] - exact[at], at))
    for at in nearest[:left]:
        parts[at] += 1
    return tuple(parts)


def yuan_text(fen: Fen) -> str:
    """Return an amount in yuan with two decimals, as files and scripts read it: `1234.50`."""
    sign, yuan = ("-" if fen < 0 else ""), abs(fen)
    return f"{sign}{yuan // FEN_PER_YUAN}.{yuan % FEN_PER_YUAN:02d}"


def yuan_shown(fen: Fen) -> str:
    """Return an amount in yuan as people read it: `1,234.50`."""
    whole, _, rest = yuan_text(abs(fen)).partition(".")
    return f"{'-' if fen < 0 else ''}{int(whole):,}.{rest}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Amounts:
    """An amount with its low and high end, in fen."""

    low: Fen = 0
    likely: Fen = 0
    high: Fen = 0

    def __add__(self, other: "Amounts") -> "Amounts":
        """Return the sum, end by end."""
        return Amounts(
            low=self.low + other.low, likely=self.likely + other.likely, high=self.high + other.high
        )

    def per(self, count: Fraction | None) -> "Amounts | None":
        """Return what falls on one of `count` (households, ㎡), each end rounded; None without a count."""
        if not count or count < 0:
            return None
        ends = (rounded(Fraction(end) / count) for end in (self.low, self.likely, self.high))
        low, likely, high = ends
        return Amounts(low=low, likely=likely, high=high)


def amounts_shown(amounts: Amounts | None) -> str:
    """Return an amount in yuan with its ends where they differ, for people; a dash for none."""
    if amounts is None:
        return "–"
    if amounts.low == amounts.high:
        return yuan_shown(amounts.likely)
    return f"{yuan_shown(amounts.likely)}（{yuan_shown(amounts.low)} – {yuan_shown(amounts.high)}）"


NOTHING = Amounts()


def together(amounts: Iterable[Amounts]) -> Amounts:
    """Return the sum of amounts, end by end."""
    held = list(amounts)
    return Amounts(
        low=sum(one.low for one in held),
        likely=sum(one.likely for one in held),
        high=sum(one.high for one in held),
    )
