"""Contested cells in words, and deciding many of them by a rule."""

from dataclasses import dataclass

from renodesk.domain.changes import CellState, Changes
from renodesk.domain.places import ESTATE, Place
from renodesk.services.cell_words import CellWords, place_of
from renodesk.services.history import Conflict, History, conflict_of
from renodesk.services.session import EstateSession
from renodesk.texts import Language


@dataclass(frozen=True, kw_only=True, slots=True)
class Claim:
    """One of the competing values: its change id, who said it, when by their clock (UTC), and its lines."""

    id: str
    person: str
    at: str
    lines: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Contest:
    """A contested cell in words: what it is about, where, and what each person says. `item` may be ""."""

    what: str
    item: str
    place: Place | None
    claims: tuple[Claim, ...]


class Contests:
    """Reads contested cells in a language, and decides them."""

    def __init__(self, session: EstateSession, language: Language) -> None:
        """Work on the session's estate."""
        self._session = session
        self._words = CellWords(session, language)

    def listing(self) -> tuple[Contest, ...]:
        """Return every contest, in cell order."""
        return tuple(self._contest(conflict) for conflict in History(self._session).conflicts())

    def persons(self) -> tuple[str, ...]:
        """Return everybody whose values wait for a decision."""
        found = {claim.person for contest in self.listing() for claim in contest.claims}
        return tuple(sorted(found))

    def take_all_from(self, person: str, place: Place = ESTATE) -> Changes:
        """Take what a person said in every contest in a place, in one act.

        Contests where that person said nothing, or more than one thing, are left.

        Raises:
            RoundSealed: the round takes no more.
        """
        with self._session.act() as act:
            for state in list(self._session.file.contested()):
                theirs = [head for head in state.heads if head.person == person]
                where = place_of(state.cell)
                if len(theirs) == 1 and place.contains(where or ESTATE):
                    act.decide(state, theirs[0].change)
        return act.changes

    def told(self, state: CellState) -> Contest:
        """Return any cell in words, contested or not: a claim for each of its heads."""
        return self._contest(conflict_of(state))

    def _contest(self, conflict: Conflict) -> Contest:
        words, cell = self._words, conflict.cell
        return Contest(
            what=words.what(cell),
            item=conflict.item,
            place=place_of(cell),
            claims=tuple(
                Claim(id=head.id, person=head.person, at=head.at, lines=tuple(words.lines(cell, head.value)))
                for head in conflict.heads
            ),
        )
