"""Works outside the 36: a cost of their own instead of quantities times unit prices."""

from dataclasses import dataclass

from renodesk.domain.money import Amounts
from renodesk.domain.places import Place


@dataclass(frozen=True, kw_only=True, slots=True)
class Extra:
    """A work outside the 36 with its whole cost; `item` is the key by which shares know it."""

    key: str
    item: str
    place: Place
    title: str
    total: Amounts
