"""What a designer says of an indicator at a place."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from renodesk.domain import canonical, vocabulary
from renodesk.domain.changes import Cell, CellState, Changes
from renodesk.domain.form import Item
from renodesk.domain.places import Place
from renodesk.domain.reading import observation_from, observation_json
from renodesk.domain.scores import AnswerScore
from renodesk.domain.scoring import spared_inputs, suggested_inputs
from renodesk.domain.survey import Observation
from renodesk.errors import UnknownField, UnknownItem, UnknownPlace
from renodesk.services.bases import BASES
from renodesk.services.session import EstateSession


@dataclass(frozen=True, kw_only=True, slots=True)
class HeadView:
    """One of the competing values of a cell: who said it, when (UTC), and its change id."""

    id: str
    person: str
    device: str
    at: str
    observation: Observation | None


@dataclass(frozen=True, kw_only=True, slots=True)
class AnswerCard:
    """Everything to show of one item at one place."""

    item: Item
    place: Place
    observation: Observation | None
    heads: tuple[HeadView, ...]
    is_contested: bool
    basis: str
    note: str
    said_by: str
    """Who said it, by office; counts where the basis is an interview or a paper."""
    score: AnswerScore | None
    suggestions: Mapping[str, Fraction] = field(default_factory=dict)
    spared: frozenset[str] = frozenset()
    """Empty boxes that are not asked here."""


class Answers:
    """Records and reads answers of the current round."""

    def __init__(self, session: EstateSession) -> None:
        """Work on the session's current round."""
        self._session = session

    def record(
        self,
        item: str,
        place: Place,
        observation: Observation,
        *,
        basis: str | None = None,
        note: str | None = None,
        said_by: str | None = None,
        reason: str = "",
    ) -> Changes:
        """Keep what was observed, whether or not it can be scored yet.

        The score of every node above is brought up to date in the same transaction. `basis`, `note` and
        `said_by` (an office or a role, never a person's name) stay as they are when None.

        Raises:
            UnknownItem, UnknownPlace: nobody could answer this there.
            UnknownField: an input, flag or basis the pack does not know.
            RoundSealed: the round no longer takes answers; reopen it with a reason first.
        """
        known = self._known(item, place)
        self._check_names(known, observation)
        if basis is not None and basis not in ("", *BASES):
            raise UnknownField(field=basis, where=item)
        with self._session.act(reason) as act:
            act.put(self._cell(item, place), observation_json(observation))
            if basis is not None:
                act.put(self._cell(item, place, "basis"), basis or None)
            if note is not None:
                act.put(self._cell(item, place, "note"), note or None)
            if said_by is not None:
                act.put(self._cell(item, place, "said_by"), said_by or None)
        return act.changes

    def set_basis(self, item: str, place: Place, basis: str) -> Changes:
        """Say how the answer is known; "" takes it back."""
        self._known(item, place)
        if basis not in ("", *BASES):
            raise UnknownField(field=basis, where=item)
        return self._put(item, place, "basis", basis)

    def set_note(self, item: str, place: Place, note: str) -> Changes:
        """Keep a remark on the answer; "" takes it back."""
        self._known(item, place)
        return self._put(item, place, "note", note)

    def set_said_by(self, item: str, place: Place, said_by: str) -> Changes:
        """Keep who said the answer, by office or role; "" takes it back."""
        self._known(item, place)
        return self._put(item, place, "said_by", said_by)

    def _put(self, item: str, place: Place, field_name: str, text: str) -> Changes:
        with self._session.act() as act:
            act.put(self._cell(item, place, field_name), text or None)
        return act.changes

    def clear(self, item: str, place: Place, *, reason: str = "") -> Changes:
        """Take back what was observed (a change like any other); basis, note and who said it go with it."""
        self._known(item, place)
        with self._session.act(reason) as act:
            for name in ("observation", "basis", "note", "said_by"):
                state = act.state(self._cell(item, place, name))
                if state is not None and (state.value is not None or state.is_contested):
                    act.put(self._cell(item, place, name), None)
        return act.changes

    def card(self, item: str, place: Place) -> AnswerCard:
        """Return everything there is to show of one item at one place.

        Raises:
            UnknownItem, UnknownPlace: nobody could answer this there.
        """
        known = self._known(item, place)
        session = self._session
        state = session.file.state(self._cell(item, place))
        observation = None if state is None else observation_from(state.value)
        return AnswerCard(
            item=known,
            place=place,
            observation=observation,
            heads=heads_of(state),
            is_contested=state is not None and state.is_contested,
            basis=session.text(self._cell(item, place, "basis")),
            note=session.text(self._cell(item, place, "note")),
            said_by=session.text(self._cell(item, place, "said_by")),
            score=session.scores.answers.get((item, place)),
            suggestions=suggested_inputs(known, observation, session.fields.at(place)),
            spared=spared_inputs(known, observation, session.fields.at(place)),
        )

    def _known(self, item: str, place: Place) -> Item:
        known = self._session.forms.tree.item(item)
        if known is None:
            raise UnknownItem(item=item)
        if known.scope != place.scope or not self._session.has(place):
            raise UnknownPlace(place=place.shown)
        return known

    @staticmethod
    def _check_names(item: Item, observation: Observation) -> None:
        for name in observation.inputs:
            if item.input(name) is None:
                raise UnknownField(field=name, where=item.code)
        for name in observation.flags:
            if item.flag(name) is None:
                raise UnknownField(field=name, where=item.code)
        if observation.grade is not None and not item.is_graded:
            raise UnknownField(field="grade", where=item.code)

    def _cell(self, item: str, place: Place, field_name: str = "observation") -> Cell:
        return vocabulary.answer_cell(self._session.round, item, place, field_name)


def heads_of(state: CellState | None) -> tuple[HeadView, ...]:
    """Return the competing values of an answer's cell, the shown one last."""
    if state is None:
        return ()
    return tuple(
        HeadView(
            id=str(head.change.id),
            person=head.person,
            device=head.device,
            at=head.change.at,
            observation=observation_from(canonical.loads(head.change.value)),
        )
        for head in state.heads
    )
