"""Exact numbers: read from what people and files write, and written back as short text."""

import re
import unicodedata
from collections.abc import Iterable
from fractions import Fraction

LARGEST = Fraction(10) ** 9
"""Nothing that is counted or measured on one estate is larger; a larger number is a slip of the hand."""
MOST_DIGITS = 40
"""More digits than this are no number."""
ZERO, ONE = Fraction(0), Fraction(1)
_FEW = 15
_DECIMAL = re.compile(r"[+-]?(\d{1,40}(\.\d{0,40})?|\.\d{1,40})", re.ASCII)
_RATIO = re.compile(r"([+-]?\d{1,40})/(\d{1,40})", re.ASCII)
_EXPONENT = re.compile(r"[+-]?\d{1,20}(\.\d{1,20})?[eE][+-]?\d{1,2}", re.ASCII)


def read_number(text: str) -> Fraction | None:
    """Return the exact number that `text` writes, or None.

    Understands decimals ("1.20", "-3"), fractions ("200/3"), exponents up to two digits ("1e12"),
    full-width digits and surrounding blanks. Thousands separators are not understood: "1,234" may
    be a slip for 1.234.
    """
    if len(text) <= _FEW and text.isascii() and text.isdigit():
        return Fraction(int(text))  # by far the most, and far quicker
    plain = unicodedata.normalize("NFKC", text).strip().replace("−", "-")
    if _DECIMAL.fullmatch(plain) or _EXPONENT.fullmatch(plain):
        return Fraction(plain)
    ratio = _RATIO.fullmatch(plain)
    if ratio and int(ratio[2]):
        return Fraction(int(ratio[1]), int(ratio[2]))
    return None


def is_in(low: int, number: Fraction, high: int | Fraction) -> bool:
    """Return whether `low` <= number <= `high`, asked of whole numbers, which is far quicker."""
    above, below = number.numerator, number.denominator
    return low * below <= above and above * high.denominator <= high.numerator * below


def write_number(number: Fraction | int) -> str:
    """Return the shortest decimal text of a number, or its fraction text where no decimal ends."""
    if number.denominator == 1:
        return str(number.numerator)
    rest, twos, fives = number.denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    if rest != 1:
        return f"{number.numerator}/{number.denominator}"
    places = max(twos, fives)
    digits = str(abs(number.numerator) * 10**places // number.denominator).rjust(places + 1, "0")
    sign = "-" if number < 0 else ""
    return sign + (f"{digits[:-places]}.{digits[-places:]}" if places else digits)


def exact_sum(values: Iterable[Fraction]) -> Fraction:
    """Return the exact sum, adding whole numbers until the end: far quicker than adding fractions."""
    return exact_products((value, ONE) for value in values)


def exact_products(pairs: Iterable[tuple[Fraction, Fraction]]) -> Fraction:
    """Return the exact sum of the products of pairs, in whole numbers until the end."""
    sums: dict[int, int] = {}
    for one, other in pairs:
        below = one.denominator * other.denominator
        sums[below] = sums.get(below, 0) + one.numerator * other.numerator
    return sum((Fraction(above, below) for below, above in sums.items()), Fraction(0))
