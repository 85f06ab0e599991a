"""Exact numbers as text of a database, read fast: an index has many of them."""

from fractions import Fraction
from functools import lru_cache

from renodesk.domain.numbers import read_number, write_number


def text_of(number: Fraction | None) -> str | None:
    """Return a number as it stands in a column."""
    return None if number is None else write_number(number)


@lru_cache(maxsize=65_536)
def number_of(text: object) -> Fraction | None:
    """Return what a column says, None where it says nothing or no number."""
    if not isinstance(text, str):
        return None
    above, _, below = text.partition("/")
    if not below:
        whole, _, part = above.partition(".")
        if part.isdigit() and whole.isdigit() and above.isascii():  # by far the most that are not whole
            return Fraction(int(whole + part), 10 ** len(part))
        return read_number(above)
    try:
        return Fraction(int(above), int(below))
    except (ValueError, ZeroDivisionError):
        return None
