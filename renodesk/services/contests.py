"""Contested cells in words, with the photos of each side, and deciding many of them by a rule."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

from renodesk.domain import vocabulary
from renodesk.domain.changes import Cell, CellState, Change, Changes
from renodesk.domain.places import Place
from renodesk.services.cell_words import CellWords, place_of
from renodesk.services.contest_scope import EVERYWHERE, Within, round_of
from renodesk.services.history import Conflict, Contender, History, conflict_of
from renodesk.services.photo_rows import PhotoRow
from renodesk.services.rounds import round_word
from renodesk.services.session import EstateSession
from renodesk.texts import Language, joined, say


class Rule(StrEnum):
    """How many contests are decided at once; one that a rule does not settle is left."""

    PERSON = "person"
    DEVICE = "device"
    NEWEST = "newest"
    WITH_PHOTOS = "with_photos"


@dataclass(frozen=True, kw_only=True, slots=True)
class Claim:
    """One of the competing values: its change id, who said it, when by their clock (UTC), and its lines.

    `photos` are those this person took of the spot in that round; of a photo, the photo itself. `device` is
    the computer it was said on.
    """

    id: str
    person: str
    at: str
    lines: tuple[str, ...]
    photos: tuple[PhotoRow, ...] = ()
    device: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Contest:
    """A contested cell in words: what it is about, where, and what each person says. `item` may be "".

    `spot` is the cell whose key says where it is. `is_removal`: somebody took out what
    somebody else, who did not know, went on with.
    """

    cell: Cell
    what: str
    item: str
    place: Place | None
    claims: tuple[Claim, ...]
    spot: Cell
    is_removal: bool = False


class Contests:
    """Reads contested cells in a language, and decides them."""

    def __init__(self, session: EstateSession, language: Language) -> None:
        """Work on the session's estate."""
        self._session = session
        self.language = language
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

    def decide(
        self,
        rule: Rule,
        whose: str = "",
        *,
        chosen: Collection[Cell] | None = None,
        within: Within = EVERYWHERE,
    ) -> Changes:
        """Decide the chosen contests (all where None) in a part by a rule, in one act.

        `whose` is the person or device whose values are taken, for the rules that want one.

        Raises:
            RoundSealed: the round takes no more.
        """
        self._taken = None
        with self._session.act() as act:
            for state in list(self._session.file.contested()):
                is_chosen = (chosen is None or state.cell in chosen) and self._is_within(state.cell, within)
                head = self._head(state, rule, whose) if is_chosen else None
                if head is not None:
                    act.decide(state, head)
        return act.changes

    def _is_within(self, cell: Cell, within: Within) -> bool:
        return within == EVERYWHERE or within.holds(self._spot_of(cell))

    def _spot_of(self, cell: Cell) -> Cell:
        """Return the cell whose key names where a thing is: an answer's for the photo that shows it."""
        if cell.entity != "photo_use":
            return cell
        use, session = cell.key, self._session
        words = (session.text(vocabulary.photo_use_cell(use, name)) for name in ("round", "item", "place"))
        return Cell(entity="answer", key="/".join(words), field=cell.field)

    def _head(self, state: CellState, rule: Rule, whose: str) -> Change | None:
        heads = state.heads
        match rule:
            case Rule.PERSON:
                heads = tuple(head for head in heads if head.person == whose)
            case Rule.DEVICE:
                heads = tuple(head for head in heads if head.device == whose)
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
        cell = conflict.cell
        spot = self._spot_of(cell)
        return Contest(
            cell=cell,
            what=self.what(cell),
            item=conflict.item,
            place=place_of(spot),
            spot=spot,
            claims=tuple(
                Claim(
                    id=head.id,
                    person=head.person,
                    device=head.device,
                    at=head.at,
                    lines=tuple(self._lines(cell, head)),
                    photos=self._shown(cell, head.person),
                )
                for head in conflict.heads
            ),
            is_removal=cell.field == vocabulary.REMOVED,
        )

    def what(self, cell: Cell) -> str:
        """Return what a cell is called, with the words by which people know a photo, remark or work.

        One of another round than the current says which.
        """
        what = self._words.what(cell)
        named = {"photo_use": ("caption", "name"), "remark": ("text",), "measure": ("title",)}
        fields = named.get(cell.entity, ())
        cells = (Cell(entity=cell.entity, key=cell.key, field=field) for field in fields)
        name = next(filter(None, map(self._session.text, cells)), "")
        key = round_of(cell)
        other = round_word(key, self.language) if key not in ("", self._session.round) else ""
        said = joined("，", filter(None, (name if name not in what else "", other)), self.language)
        return f"{what}（{said}）" if said else what

    def _lines(self, cell: Cell, head: Contender) -> Iterator[str]:
        """Yield what a head says; one that a removal would hide is of another cell, which is named."""
        if head.cell == cell:
            yield from self._words.lines(cell, head.value)
            return
        where = place_of(head.cell) if head.cell.entity != cell.entity else None
        name = " ".join((self._words.what(head.cell), where.shown if where is not None else "")).strip()
        yield say("contest_went_on", self.language, what=name)
        yield from self._words.lines(head.cell, head.value)

    def _shown(self, cell: Cell, person: str) -> tuple[PhotoRow, ...]:
        if cell.entity != "photo_use":
            return self._photos(cell, person)
        rows = self._session.photo_rows.of_all_rounds(self._session.round)
        return tuple(row for row in rows if row.use == cell.key)
