"""Every value a cell ever had, and bringing one of them back as an act like any other."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from renodesk.domain import canonical, vocabulary
from renodesk.domain.changes import Cell, Change, ChangeId, Changes, Writer, change_id
from renodesk.domain.log.clock import STEP
from renodesk.domain.places import ESTATE, Place
from renodesk.errors import AlreadyShown, RoundSealed, UnknownChange
from renodesk.estates.rounds import seal_of
from renodesk.services.cell_words import CellWords
from renodesk.services.session import EstateSession
from renodesk.texts import Language

ANSWER_FIELDS = ("observation", "basis", "note", "said_by")
CHECK_FIELDS = ("record", "note", "wish")
_OF_A_ROUND = (
    "answer",
    "check",
    "visit",
    "confirmation",
    "alternative",
    "measure",
    "funding",
    "asked",
    "problem",
)
_DOUBTFUL_MS = 600_000
"""So far apart the clocks of two laptops may be, as their changes meet in one log."""


class VersionState(StrEnum):
    """What became of a value."""

    SHOWN = "shown"
    CONTESTED = "contested"
    REPLACED = "replaced"
    UNDONE = "undone"


@dataclass(frozen=True, kw_only=True, slots=True)
class Version:
    """A value a cell had: what it says, who gave it when, and what became of it.

    `at` is what the clock said (UTC); `is_clock_doubtful` where the log knows that it was later than that, or
    earlier. `act` is the act's first change, `by` who replaced or undid it, `takes_back` whether it was
    written by an undo or redo.
    """

    id: str
    cell: Cell
    what: str
    lines: tuple[str, ...]
    person: str
    device: str
    at: str
    is_clock_doubtful: bool
    act: str
    reason: str
    state: VersionState
    by: str
    takes_back: bool


class CellHistory:
    """Reads what cells were, the latest first, and restores a value."""

    def __init__(
        self, session: EstateSession, language: Language, place_word: Callable[[Place], str] | None = None
    ) -> None:
        """Say values in a language; `place_word` names places."""
        self._session = session
        self._words = CellWords(session, language, place_word)

    def answer_cells(self, item: str, place: Place) -> tuple[Cell, ...]:
        """Return every cell of an answer, or of what is said of a checklist item, in the current round."""
        key = self._session.round
        if self._session.forms.checklist.item(item) is not None:
            return tuple(vocabulary.check_cell(key, item, place, field) for field in CHECK_FIELDS)
        return tuple(vocabulary.answer_cell(key, item, place, field) for field in ANSWER_FIELDS)

    def place_cells(self, place: Place) -> tuple[Cell, ...]:
        """Return every cell of the register that was ever written at a place."""
        entity = vocabulary.place_entity(place)
        key = "estate" if place == ESTATE else place.key
        return tuple(state.cell for state in self._session.file.states(entity, key) if state.cell.key == key)

    def photo_cells(self, use: str) -> tuple[Cell, ...]:
        """Return every cell that was ever written of one use of a photo."""
        states = self._session.file.states("photo_use", use)
        return tuple(state.cell for state in states if state.cell.key == use)

    def versions(self, cells: Iterable[Cell]) -> tuple[Version, ...]:
        """Return every value these cells ever had, the latest first."""
        with self._session.file.held():
            writers = self._session.file.writers()
            found = [version for cell in cells for version in self._of(cell, writers)]
        return tuple(version for _, version in sorted(found, key=lambda pair: pair[0], reverse=True))

    def _of(self, cell: Cell, writers: Mapping[str, Writer]) -> list[tuple[tuple[int, str, int], Version]]:
        changes = sorted(self._session.file.changes_in(cell), key=lambda one: one.order)
        state = self._session.file.state(cell)
        heads = {head.change.id for head in state.heads} if state is not None else set()
        is_contested = state is not None and state.is_contested
        undone = undone_by(changes)
        replaced = {one: change for change in changes for one in change.replaces}
        what = self._words.field(cell)
        found = []
        for change in changes:
            if change.id in heads:
                become, later = (VersionState.CONTESTED if is_contested else VersionState.SHOWN), None
            elif change.id in undone:
                become, later = VersionState.UNDONE, undone[change.id]
            else:
                become, later = VersionState.REPLACED, replaced.get(change.id)
            writer = writers.get(change.id.writer)
            version = Version(
                id=str(change.id),
                cell=cell,
                what=what,
                lines=tuple(self._words.lines(cell, canonical.loads(change.value))),
                person=writer.person if writer else "",
                device=writer.device if writer else "",
                at=change.at,
                is_clock_doubtful=is_clock_doubtful(change, self._session.file.change),
                act=f"{change.id.writer}:{change.act}",
                reason=change.reason,
                state=become,
                by=writers[later.id.writer].person if later and later.id.writer in writers else "",
                takes_back=change.undoes is not None,
            )
            found.append((change.order, version))
        return found

    def restore(self, change: str) -> Changes:
        """Give a cell again what one of its changes said; it replaces every head the cell shows.

        Raises:
            UnknownChange: no such change.
            AlreadyShown: the cell says so already.
            RoundSealed, ReadOnly: nothing can be written there now.
        """
        try:
            chosen = self._session.file.change(change_id(change))
        except ValueError as error:
            raise UnknownChange(change=change) from error
        if chosen is None:
            raise UnknownChange(change=change)
        self._refuse_sealed(chosen.cell)
        with self._session.act() as act:
            act.put(chosen.cell, canonical.loads(chosen.value))
        if act.changes.act is None:
            raise AlreadyShown()
        return act.changes

    def _refuse_sealed(self, cell: Cell) -> None:
        round_key = cell.key.partition("/")[0]
        if cell.entity == "round":
            raise RoundSealed(round=cell.key)
        is_of_another = cell.entity in _OF_A_ROUND and round_key != self._session.round
        if is_of_another and seal_of(self._session.file, round_key) is not None:
            raise RoundSealed(round=round_key)


def undone_by(changes: Iterable[Change]) -> dict[ChangeId, Change]:
    """Return the changes of a cell that were taken back and are not done again, each with what took it back.

    Acts are told apart by their first change; an undo that was itself undone (a redo) takes nothing back.
    """
    ordered = sorted(changes, key=lambda one: one.order, reverse=True)
    acts: dict[ChangeId, list[Change]] = {}
    for change in ordered:
        acts.setdefault(_act(change), []).append(change)
    gone: dict[ChangeId, Change] = {}
    for change in ordered:  # the latest first: whether an undo stands is known before what it undoes
        if change.undoes is not None and change.id not in gone:
            gone.update((one.id, change) for one in acts.get(change.undoes, ()) if one.order < change.order)
    return gone


def _act(change: Change) -> ChangeId:
    return ChangeId(writer=change.id.writer, seq=change.act)


def is_clock_doubtful(change: Change, find: Callable[[ChangeId], Change | None]) -> bool:
    """Return whether the clock of a change cannot have been right.

    The log had a later moment before it, or the clock was outside 2020–2100. An act takes its time when it
    begins: that is where the two are compared.
    """
    if _is_close(change):
        return False
    first = find(_act(change))
    return first is None or not _is_close(first)


def _is_close(change: Change) -> bool:
    try:
        said = datetime.fromisoformat(change.at.replace("Z", "+00:00")).timestamp() * 1000
    except ValueError:
        return False
    return abs(change.hlc // STEP - said) <= _DOUBTFUL_MS
