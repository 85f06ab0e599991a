"""Single votes of ballots, kept in mind by ballot; only what a change touched is read again."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from renodesk.domain import canonical
from renodesk.domain.changes import Cell, CellState
from renodesk.domain.places import Place, place_of_key
from renodesk.domain.votes import Mark, Voices, Vote, VoteLine, count_votes, read_vote
from renodesk.storage.estate_file import EstateFile

ENTITY = "vote"
_FEW = 200
"""So many votes are read again one by one; beyond, all of a ballot at once are faster."""


Counted = tuple[Voices, tuple[Mark, ...]]
Places = Mapping[Place, Mapping[str, VoteLine]]


class VoteCells:
    """The households of each ballot of an estate file, by place and by the keys of their cells."""

    def __init__(self, file: EstateFile) -> None:
        """Read nothing yet."""
        self._file = file
        self._ballots: dict[str, Places] = {}
        self._touched: dict[str, set[str]] = {}
        self._values: dict[str, Vote | None] = {}
        """What tokens mean; a token never means another thing, only nothing once it is erased."""
        self._counted: dict[
            tuple[str, Place], tuple[Mapping[str, VoteLine], datetime.date | None, Counted]
        ] = {}
        self._ordered: dict[tuple[str, Place], tuple[Mapping[str, VoteLine], tuple[VoteLine, ...]]] = {}

    def note(self, cells: Iterable[Cell] | None) -> None:
        """Hear which cells an act touched; None: anything may be otherwise."""
        found = None if cells is None else list(cells)
        if found is None or any(cell.entity == "person" for cell in found):
            self._ballots, self._touched, self._values = {}, {}, {}
            return
        for cell in found:
            if cell.entity == ENTITY:
                self._touched.setdefault(cell.key.split("/", 1)[0], set()).add(cell.key)

    def places(self, ballot: str) -> Places:
        """Return the households of a ballot by place and key of cell; mappings that are never changed."""
        with self._file.held():
            touched = self._touched.pop(ballot, set())
            known = self._ballots.get(ballot)
            if known is None or len(touched) > _FEW:
                self._know_values()
                known = self._ballots[ballot] = _by_place(self._read(f"{ballot}/"))
            elif touched:
                known = self._ballots[ballot] = self._followed(known, touched)
            return known

    def lines(self, ballot: str) -> Iterator[VoteLine]:
        """Yield the households of a ballot."""
        for known in self.places(ballot).values():
            yield from known.values()

    def counted(self, ballot: str, place: Place, closing: datetime.date | None) -> Counted:
        """Return what the votes of a place come to; counted again only where one of them changed."""
        lines = self.places(ballot)[place]
        known = self._counted.get((ballot, place))
        if known is None or known[0] is not lines or known[1] != closing:
            voices, marks = count_votes(lines.values(), closing)
            known = self._counted[ballot, place] = (lines, closing, (voices, tuple(marks)))
        return known[2]

    def in_order(self, ballot: str, order: Mapping[Place, int]) -> tuple[VoteLine, ...]:
        """Return the households of a ballot, place by place in this order, then as they were entered.

        Those not here are the last of their place, places not in the order the last of all.
        """
        places = self.places(ballot)
        wanted = sorted(places, key=lambda one: (order.get(one, len(order)), one))
        return tuple(chain.from_iterable(self._entered(ballot, one, places[one]) for one in wanted))

    def _entered(self, ballot: str, place: Place, lines: Mapping[str, VoteLine]) -> tuple[VoteLine, ...]:
        known = self._ordered.get((ballot, place))
        if known is None or known[0] is not lines:
            ordered = tuple(sorted(lines.values(), key=_entered))
            known = self._ordered[ballot, place] = (lines, ordered)
        return known[1]

    def _followed(self, known: Places, touched: set[str]) -> Places:
        places = dict(known)
        fresh: dict[Place, dict[str, VoteLine]] = {}
        for key in sorted(touched):
            place = _place(key)
            if place is None:
                continue
            if place not in fresh:
                fresh[place] = dict(places.get(place, {}))
            line = next((one for one in self._read(key) if one.key == key), None)
            if line is None:
                fresh[place].pop(key, None)
            else:
                fresh[place][key] = line
        return {place: lines for place, lines in (places | fresh).items() if lines}

    def _know_values(self) -> None:
        held = self._file.person_values()
        self._values |= {token: read_vote(text) for token, text in held.items() if token not in self._values}

    def _read(self, begins: str) -> Iterator[VoteLine]:
        for state in self._file.states(ENTITY, begins):
            line = self._line(state)
            if line is not None:
                yield line

    def _line(self, state: CellState) -> VoteLine | None:
        tokens = (
            [canonical.loads(head.change.value) for head in state.heads]
            if state.is_contested
            else [state.value]
        )
        known, place = [one for one in tokens if isinstance(one, str)], _place(state.cell.key)
        if place is None or not known:
            return None
        return VoteLine(key=state.cell.key, place=place, votes=tuple(self._vote(one) for one in known))

    def _vote(self, token: str) -> Vote | None:
        if token not in self._values:
            text = self._file.person_value(token)
            self._values[token] = read_vote(text) if text is not None else None
        return self._values[token]


def _entered(line: VoteLine) -> tuple[bool, int, str]:
    vote = line.vote
    return vote is None, vote.order if vote is not None else 0, line.key


def _by_place(lines: Iterable[VoteLine]) -> Places:
    found: dict[Place, dict[str, VoteLine]] = {}
    for line in lines:
        found.setdefault(line.place, {})[line.key] = line
    return found


def _place(key: str) -> Place | None:
    """Return the place in a vote's key, None where it has another shape."""
    try:
        return place_of_key(key.split("/", 1)[1].rpartition("/")[0])
    except (ValueError, IndexError):
        return None
