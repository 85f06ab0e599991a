"""Labels and values as a row or a cell has room for them."""

from fractions import Fraction

from renodesk.domain.numbers import write_number
from renodesk.domain.survey import Value

_CUTS = "（(，"


def brief(text: str) -> str:
    """Return a label without what stands in brackets or after a comma; the whole of it is in the tool tip."""
    cuts = [at for at in (text.find(cut) for cut in _CUTS) if at > 1]
    return text[: min(cuts)] if cuts else text


def value_text(value: Value | None) -> str:
    """Return a stored value as one types it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    return write_number(value) if isinstance(value, Fraction) else value
