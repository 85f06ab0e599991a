"""Contested cells in words, with the photos of each side, and deciding many of them by a rule."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from renodesk.domain import vocabulary
from renodesk.domain.changes import Cell, CellState, Change, Changes
from renodesk.domain.places import ESTATE, Place
from renodesk.services.cell_words import CellWords, place_of
from renodesk.services.history import Conflict, History, conflict_of
from renodesk.services.photo_rows import PhotoRow
from renodesk.services.session import EstateSession
from renodesk.texts import Language


class Rule(StrEnum):
    """How many contests are decided at once; one that a rule does not settle is left."""

    PERSON = "person"
    NEWEST = "newest"
    WITH_PHOTOS = "with_photos"


@dataclass(frozen=True, kw_only=True, slots=True)
class Claim:
    """One of the competing values: its change id, who said it, when by their clock (UTC), and its lines.

    `photos` are those this person took of the spot in that round.
    """

    id: str
    person: str
    at: str
    lines: tuple[str, ...]
    photos: tuple[PhotoRow, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Contest:
    """A contested cell in words: what it is about, where, and what each person says. `item` may be ""."""

    cell: Cell
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
        self._taken: dict[tuple[str, str, Place], list[PhotoRow]] | None = None

    def listing(self) -> tuple[Contest, ...]:
        """Return every contest, in cell order."""
        self._taken = None
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
        return self.decide(Rule.PERSON, person, place=place)

    def decide(
        self, rule: Rule, person: str = "", *, chosen: Collection[Cell] | None = None, place: Place = ESTATE
    ) -> Changes:
        """Decide the chosen contests (all where None) in a place by a rule, in one act.

        Raises:
            RoundSealed: the round takes no more.
        """
        self._taken = None
        with self._session.act() as act:
            for state in list(self._session.file.contested()):
                is_chosen = chosen is None or state.cell in chosen
                head = self._head(state, rule, person) if is_chosen else None
                if head is not None and place.contains(place_of(state.cell) or ESTATE):
                    act.decide(state, head)
        return act.changes

    def _head(self, state: CellState, rule: Rule, person: str) -> Change | None:
        heads = state.heads
        match rule:
            case Rule.PERSON:
                heads = tuple(head for head in heads if head.person == person)
            case Rule.WITH_PHOTOS:
                heads = tuple(head for head in heads if self._photos(state.cell, head.person))
            case Rule.NEWEST:
                heads = (max(heads, key=lambda head: head.change.order),)
        return heads[0].change if len(heads) == 1 else None

    def _photos(self, cell: Cell, person: str) -> tuple[PhotoRow, ...]:
        """Return the photos somebody took of the spot a cell is about."""
        if cell.entity not in ("answer", "check"):
            return ()
        found = self._by_spot().get(vocabulary.split_answer_key(cell.key), ())
        return tuple(row for row in found if row.person == person)

    def _by_spot(self) -> dict[tuple[str, str, Place], list[PhotoRow]]:
        """Return the photos of every round by round, item and place, each in the order they were taken."""
        if self._taken is None:
            self._taken = {}
            rows = self._session.photo_rows.of_all_rounds(self._session.round)
            for row in sorted(rows, key=lambda row: (row.at, row.use)):
                if row.place is not None and row.item:
                    self._taken.setdefault((row.round, row.item, row.place), []).append(row)
        return self._taken

    def told(self, state: CellState) -> Contest:
        """Return any cell in words, contested or not: a claim for each of its heads."""
        return self._contest(conflict_of(state))

    def _contest(self, conflict: Conflict) -> Contest:
        words, cell = self._words, conflict.cell
        return Contest(
            cell=cell,
            what=words.what(cell),
            item=conflict.item,
            place=place_of(cell),
            claims=tuple(
                Claim(
                    id=head.id,
                    person=head.person,
                    at=head.at,
                    lines=tuple(words.lines(cell, head.value)),
                    photos=self._photos(cell, head.person),
                )
                for head in conflict.heads
            ),
        )
