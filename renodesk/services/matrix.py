"""Places × what is said of them: many cells read, pasted, filled and decided in one act."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from renodesk.domain.changes import Changes
from renodesk.domain.form import Item
from renodesk.domain.places import Place
from renodesk.domain.survey import Observation
from renodesk.services.answer_parts import Part, part_value, parts_of, typed_value, with_part
from renodesk.services.outline import Outline
from renodesk.services.session import EstateSession
from renodesk.services.spots import Spot, Spots


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """What a column asks: a part of an item's answer."""

    item: Item
    part: Part

    def at(self, place: Place) -> "MatrixCell":
        """Return the column's cell of a place."""
        return (self.item.code, self.part, place)


MatrixCell = tuple[str, Part, Place]
"""A cell of the matrix: an item's code, the part of its answer, and the place."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Pasted:
    """What a block became: cells written, and how many cells of it had no place in the matrix."""

    changes: Changes
    written: int
    outside: int


class Matrix:
    """Reads and writes the answers of one scope as a table."""

    def __init__(self, session: EstateSession) -> None:
        """Work on the session's current round."""
        self._session = session
        self._spots = Spots(session)

    def columns(self, scope: str) -> tuple[Column, ...]:
        """Return what is asked at the places of a scope, item by item in tree order."""
        return tuple(
            Column(item=item, part=part)
            for item in self._session.forms.tree.items
            if item.scope == scope
            for part in parts_of(item)
        )

    def places(self, scope: str) -> tuple[Place, ...]:
        """Return the places of a scope in walking order."""
        return tuple(place for place, _ in Outline(self._session).walk() if place.scope == scope)

    def put(self, typed: Mapping[MatrixCell, str]) -> Changes:
        """Keep what was typed into cells in one act, whether or not it fits; "" takes a part back.

        Raises:
            UnknownItem, UnknownPlace: nobody could answer this there; nothing is kept.
            RoundSealed: the round takes no more answers.
        """
        wanted: dict[Spot, Observation] = {}
        for (item, part, place), text in typed.items():
            self._spots.known(item, place)
            known = wanted.get((item, place))
            before = known if known is not None else self._spots.shown(item, place)
            value = typed_value(part, text)
            if value is not None or part_value(before, part) is not None:
                wanted[item, place] = with_part(before, part, value)
        return self._spots.write(wanted, len(typed), "").changes

    def paste(
        self,
        columns: Sequence[Column],
        places: Sequence[Place],
        at: tuple[int, int],
        block: Sequence[Sequence[str]],
    ) -> Pasted:
        """Keep a block of texts from the cell `at` (row, column) on, in one act.

        An empty text leaves its cell as it is; texts beyond the last row or column are counted, not kept.
        A value that does not fit is kept as it is and marked, as everywhere.
        """
        typed: dict[MatrixCell, str] = {}
        outside = 0
        for down, line in enumerate(block, at[0]):
            for right, text in enumerate(line, at[1]):
                if not text.strip():
                    continue
                if down < len(places) and right < len(columns):
                    typed[columns[right].at(places[down])] = text.strip()
                else:
                    outside += 1
        return Pasted(changes=self.put(typed), written=len(typed), outside=outside)

    def set_status(self, spots: Iterable[Spot], status: str, reason: str) -> Changes:
        """Say of several answers that they do not apply or could not be seen, in one act."""
        wanted = {spot: Observation(status=status, reason=reason) for spot in spots}
        for spot in wanted:
            self._spots.known(*spot)
        return self._spots.write(wanted, len(wanted), reason).changes
