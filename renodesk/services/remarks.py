"""Remarks: what the chief designer asks for about an answer, a photo or a place, until it is accepted."""

from dataclasses import dataclass
from enum import StrEnum

from renodesk.domain import vocabulary
from renodesk.domain.about import read_about
from renodesk.domain.changes import CellState, Changes
from renodesk.domain.places import Place
from renodesk.errors import UnknownRemark, WrongUsage
from renodesk.services.session import EstateSession


class RemarkState(StrEnum):
    """Asked for, done by the surveyor, accepted by who asked."""

    OPEN = "open"
    DONE = "done"
    ACCEPTED = "accepted"


@dataclass(frozen=True, kw_only=True, slots=True)
class Remark:
    """A remark of the current round. `item` is "" where it is about a place or photo, `use` a photo use."""

    key: str
    text: str
    state: RemarkState
    item: str
    place: Place | None
    use: str
    person: str
    at: str
    is_contested: bool


class Remarks:
    """Writes and reads remarks of the current round; a sealed round takes none."""

    def __init__(self, session: EstateSession) -> None:
        """Work on the session's current round."""
        self._session = session

    def add(self, about: str, text: str) -> Changes:
        """Ask for something about an answer, photo or place (`vocabulary.about_answer` and its like).

        Raises:
            WrongUsage: there are no words.
            RoundSealed: the round takes no more.
        """
        session = self._session
        if not text.strip():
            raise WrongUsage(what="remark", value=text)
        key = session.environment.random_key()
        with session.act() as act:
            act.put(vocabulary.remark_cell(key, "text"), text.strip())
            act.put(vocabulary.remark_cell(key, "about"), about)
            act.put(vocabulary.remark_cell(key, "round"), session.round)
            act.put(vocabulary.remark_cell(key, "state"), RemarkState.OPEN.value)
        return act.changes

    def set_state(self, key: str, state: RemarkState) -> Changes:
        """Say that a remark is open, done or accepted.

        Raises:
            UnknownRemark: there is none of that key.
        """
        self._known(key)
        with self._session.act() as act:
            act.put(vocabulary.remark_cell(key, "state"), state.value)
        return act.changes

    def remove(self, key: str) -> Changes:
        """Take a remark back.

        Raises:
            UnknownRemark: there is none of that key.
        """
        self._known(key)
        with self._session.act() as act:
            act.remove("remark", key)
        return act.changes

    def _known(self, key: str) -> None:
        if all(remark.key != key for remark in self.rows()):
            raise UnknownRemark(remark=key)

    def rows(self) -> tuple[Remark, ...]:
        """Return the remarks of the round, the oldest first."""
        cells: dict[str, dict[str, CellState]] = {}
        for state in self._session.file.states("remark"):
            cells.setdefault(state.cell.key, {})[state.cell.field] = state
        found = [
            (fields["text"].heads[-1].change.order, _remark(key, fields))
            for key, fields in cells.items()
            if "text" in fields and not _is_gone(fields) and _text(fields, "round") == self._session.round
        ]
        return tuple(remark for _, remark in sorted(found, key=lambda pair: pair[0]))


def _is_gone(fields: dict[str, CellState]) -> bool:
    removal = fields.get(vocabulary.REMOVED)
    return removal is not None and removal.value is True and not removal.is_contested


def _text(fields: dict[str, CellState], name: str) -> str:
    state = fields.get(name)
    return state.value if state is not None and isinstance(state.value, str) else ""


def _remark(key: str, fields: dict[str, CellState]) -> Remark:
    about = read_about(_text(fields, "about"))
    head = fields["text"].heads[-1]
    said = _text(fields, "state")
    return Remark(
        key=key,
        text=_text(fields, "text"),
        state=RemarkState(said) if said in set(RemarkState) else RemarkState.OPEN,
        item=about.item,
        place=about.place,
        use=about.use,
        person=head.person,
        at=head.change.at,
        is_contested=any(state.is_contested for state in fields.values()),
    )
