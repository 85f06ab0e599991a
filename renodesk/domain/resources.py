"""Idle space (存量资源): what it could be used for and which needs that meets, never a quantity of works."""

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, kw_only=True, slots=True)
class Use:
    """What an idle space could become, as the pack proposes it.

    `item` and `input` name the box of the tree that holds its size; `needs` are the indicators it would
    serve; `least` is how large it has to be, None where no document says.
    """

    item: str
    input: str
    name: str
    name_en: str
    needs: tuple[str, ...]
    least: Fraction | None
    note: str
    source: str
    provenance: tuple[str, ...]
