"""Tables of the index beside the one of estates; each is one line here."""

from renodesk.office.index.city import CITY_PARTS
from renodesk.office.index.part import Part, Values
from renodesk.office.index.standard import STANDARD_PART

__all__ = ["PARTS", "Part", "Values"]

PARTS: tuple[Part, ...] = (*CITY_PARTS, STANDARD_PART)
