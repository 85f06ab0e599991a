"""Which of the contested cells a decision is about: a place with all in it, an item, a round."""

from dataclasses import dataclass

from renodesk.domain.changes import Cell
from renodesk.domain.migration_cells import OF_ESTATE
from renodesk.domain.places import ESTATE, Place
from renodesk.services.cell_words import item_of, place_of

_WHOLE_KEY = frozenset((*OF_ESTATE, "photo_use", "pin", "remark")) - {"round"}
"""Entities whose keys do not begin with the round."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Within:
    """A part of the contests; `item` is an item or everything under a group (`B4` means B4.1 too)."""

    place: Place = ESTATE
    item: str = ""
    round: str = ""

    def holds(self, cell: Cell) -> bool:
        """Return whether a cell is in it."""
        if self.place != ESTATE and not self.place.contains(place_of(cell) or ESTATE):
            return False
        if self.round and round_of(cell) != self.round:
            return False
        return not self.item or f"{item_of(cell)}.".startswith(f"{self.item}.")


EVERYWHERE = Within()


def round_of(cell: Cell) -> str:
    """Return the round a cell belongs to, "" for what belongs to the estate."""
    return "" if cell.entity in _WHOLE_KEY else cell.key.partition("/")[0]
