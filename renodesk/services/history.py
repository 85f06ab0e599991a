"""The log as people read it: what happened, what is contested, taking back and bringing again."""

from dataclasses import dataclass

from renodesk.domain import canonical, vocabulary
from renodesk.domain.canonical import Json
from renodesk.domain.changes import Cell, CellState, Change, Changes, change_id
from renodesk.domain.places import place_of_key
from renodesk.errors import NotAHead, RoundSealed, UnknownChange
from renodesk.services.session import EstateSession


@dataclass(frozen=True, kw_only=True, slots=True)
class Contender:
    """A value that competes for a cell: its change id, what it says, who said it and what the clock said.

    `cell` is another one where a removal competes with what it would hide.
    """

    id: str
    cell: Cell
    value: Json
    person: str
    device: str
    at: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Conflict:
    """A contested cell, or a removal against what it would hide: `item` is "" where the cell is no answer."""

    cell: Cell
    item: str
    place: str
    field: str
    heads: tuple[Contender, ...]


class History:
    """Reads the log and acts on it."""

    def __init__(self, session: EstateSession) -> None:
        """Work on the session's estate."""
        self._session = session

    def changes(self) -> list[tuple[Change, str, str]]:
        """Return every change with person and device, in (hlc, writer, seq) order."""
        writers = self._session.file.writers()
        found = []
        for change in self._session.file.changes():
            writer = writers.get(change.id.writer)
            found.append((change, writer.person if writer else "", writer.device if writer else ""))
        return found

    def conflicts(self) -> list[Conflict]:
        """Return every contested cell or group, in cell order."""
        return [conflict_of(state) for state in self._session.file.contested()]

    def resolve(self, change: str) -> Changes:
        """Take one of the competing values: it replaces every head listed, as a change of its own.

        Raises:
            UnknownChange: no such change.
            NotAHead: it is no longer one of the competing values.
        """
        try:
            chosen = self._session.file.change(change_id(change))
        except ValueError as error:
            raise UnknownChange(change=change) from error
        if chosen is None:
            raise UnknownChange(change=change)
        for state in self._session.file.contested():
            if any(head.change.id == chosen.id for head in state.heads):
                return self._decide(state, chosen)
        raise NotAHead(change=change)

    def _decide(self, state: CellState, chosen: Change) -> Changes:
        with self._session.act() as act:
            act.decide(state, chosen)
        return act.changes

    def undo(self) -> Changes:
        """Take back the last act of this person on this device.

        Raises:
            NothingToUndo: there is none.
            ReadOnly, RoundSealed: nothing can be taken back now.
        """
        with self._session.file.held():
            self._writable()
            return self._session.took(self._session.file.undo())

    def redo(self) -> Changes:
        """Do the last undone act again.

        Raises:
            NothingToRedo: there is none.
        """
        with self._session.file.held():
            self._writable()
            return self._session.took(self._session.file.redo())

    @property
    def can_undo(self) -> bool:
        """Return whether `undo` would find an act."""
        return not self._session.is_read_only and self._session.file.can_undo

    @property
    def can_redo(self) -> bool:
        """Return whether `redo` would find an act."""
        return not self._session.is_read_only and self._session.file.can_redo

    def _writable(self) -> None:
        if self._session.is_read_only:
            raise self._session.file.refusal()
        if self._session.is_sealed:
            raise RoundSealed(round=self._session.round)


def conflict_of(state: CellState) -> Conflict:
    """Return a cell with its heads as people are shown them, contested or not."""
    item, place = "", state.cell.key
    if state.cell.entity in ("answer", "check"):
        _, item, where = vocabulary.split_answer_key(state.cell.key)
        place = where.shown
    elif state.cell.entity in ("building", "unit"):
        place = place_of_key(state.cell.key).shown
    return Conflict(
        cell=state.cell,
        item=item,
        place=place,
        field=state.cell.field,
        heads=tuple(
            Contender(
                id=str(head.change.id),
                cell=head.change.cell,
                value=canonical.loads(head.change.value),
                person=head.person,
                device=head.device,
                at=head.change.at,
            )
            for head in state.heads
        ),
    )
