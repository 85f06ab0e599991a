"""Money and points as the window shows them: ten thousand yuan with two decimals, one decimal of points."""

from fractions import Fraction

from PySide6.QtCore import QCoreApplication

from renodesk.domain.money import Amounts
from renodesk.domain.numbers import read_number
from renodesk.domain.planning import Gain
from renodesk.domain.scores import NodeScore
from renodesk.services.why import short

FEN_PER_WAN = 1_000_000
_HALF = Fraction(1, 2)


def wan(fen: int) -> str:
    """Return an amount in 万元 with two decimals, halves up: `1,234.50`."""
    hundredths = (Fraction(abs(fen) * 100, FEN_PER_WAN) + _HALF).__floor__()
    sign = "-" if fen < 0 and hundredths else ""
    return f"{sign}{hundredths // 100:,}.{hundredths % 100:02d}"


def wan_span(amounts: Amounts) -> str:
    """Return the two ends of an amount in 万元, "" where they are one."""
    ends = (wan(amounts.low), wan(amounts.high))
    return "" if ends[0] == ends[1] else "–".join(ends)


def wan_whole(amounts: Amounts) -> str:
    """Return an amount in 万元 with its ends behind it, where they differ."""
    span = wan_span(amounts)
    return f"{wan(amounts.likely)} ({span})" if span else wan(amounts.likely)


def in_wan(amount: str) -> str:
    """Return an amount with its unit, in the window's language."""
    return QCoreApplication.translate("Amounts", "{0} 万元").format(amount)


def wan_typed(fen: int) -> str:
    """Return an amount in 万元 as one types it: no more decimals than it has."""
    whole, rest = divmod(abs(fen), FEN_PER_WAN)
    text = f"{whole}.{rest:06d}".rstrip("0").rstrip(".")
    return f"-{text}" if fen < 0 else text


def fen_typed(text: str) -> int | None:
    """Return what was typed in 万元 as fen; None where it is no amount of whole fen."""
    number = read_number(text.replace(",", "").replace("，", "").strip())
    if number is None or number < 0:
        return None
    fen = number * FEN_PER_WAN
    return int(fen) if fen.denominator == 1 else None


def score_span(node: NodeScore) -> str:
    """Return a score with one decimal, its two ends where they differ."""
    if node.low is None or node.high is None:
        return "–"
    return "–".join(dict.fromkeys((tenths(node.low), tenths(node.high))))


def tenths(number: Fraction) -> str:
    """Return points with one decimal, halves up: `19.0`."""
    rounded = (number * 10 + _HALF).__floor__()
    sign, size = "-" if rounded < 0 else "", abs(rounded)
    return f"{sign}{size // 10}.{size % 10}"


def points(gain: Gain) -> str:
    """Return what a measure brings, with its ends where they differ: `+0.3`, `+0.3–1.2`."""
    ends = sorted({short(gain.low), short(gain.high)}, key=Fraction)
    if ends == ["0"]:
        return "<+0.1" if gain.high > 0 else "0"
    return "+" + "–".join(ends) if not ends[0].startswith("-") else "–".join(ends)
