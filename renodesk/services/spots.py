"""Reading and writing answers at many spots, with what counts as answered."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from renodesk.domain import vocabulary
from renodesk.domain.changes import Cell, Changes
from renodesk.domain.form import Item
from renodesk.domain.places import Place
from renodesk.domain.reading import observation_from, observation_json
from renodesk.domain.scores import AnswerStatus
from renodesk.domain.survey import Observation
from renodesk.errors import UnknownItem, UnknownPlace
from renodesk.services.session import EstateSession
from renodesk.storage.act import Act

Spot = tuple[str, Place]
"""An item's code and the place it is looked at."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Filled:
    """What an act filled in: how many answers it wrote, and how many it left as they were."""

    changes: Changes
    written: int
    kept: int


class Spots:
    """The answers of the current round, spot by spot."""

    def __init__(self, session: EstateSession) -> None:
        """Work on the session's current round."""
        self._session = session

    def write(
        self,
        wanted: Mapping[Spot, Observation],
        offered: int,
        reason: str,
        beside: Mapping[Cell, str] | None = None,
    ) -> Filled:
        """Write observations, and cells beside them, as one act."""
        with self._session.act(reason) as act:
            for (item, place), observation in wanted.items():
                self._put(act, item, place, observation)
            for cell, text in (beside or {}).items():
                act.put(cell, text)
        return Filled(changes=act.changes, written=len(wanted), kept=offered - len(wanted))

    def record(self, item: str, place: Place, observation: Observation, basis: str | None = None) -> Changes:
        """Write one observation; `basis` says how it is known where nothing says so yet."""
        with self._session.act() as act:
            self._put(act, item, place, observation)
            cell = vocabulary.answer_cell(self._session.round, item, place, "basis")
            if basis and not self._session.text(cell):
                act.put(cell, basis)
        return act.changes

    def _put(self, act: Act, item: str, place: Place, observation: Observation) -> None:
        cell = vocabulary.answer_cell(self._session.round, item, place)
        act.put(cell, observation_json(observation) or None)

    def shown(self, item: str, place: Place) -> Observation | None:
        """Return what a spot shows."""
        state = self._session.file.state(vocabulary.answer_cell(self._session.round, item, place))
        return None if state is None else observation_from(state.value)

    def settled(self, item: str, place: Place) -> Observation | None:
        """Return what a spot says; None where people differ."""
        heads = self._session.survey.answers.get((item, place), ())
        return heads[0] if len(heads) == 1 else None

    def is_answered(self, item: str, place: Place) -> bool:
        """Return whether something is said there that counts: more than a reason why it was not seen."""
        heads = self._session.survey.answers.get((item, place), ())
        return any(head.status == "na" or (head.status == "" and _says(head)) for head in heads)

    def is_done(self, item: str, place: Place) -> bool:
        """Return whether a spot is scored, does not apply, or waits for a decision."""
        answer = self._session.scores.answers.get((item, place))
        return answer is not None and (
            answer.is_contested or answer.status in (AnswerStatus.SCORED, AnswerStatus.NOT_APPLICABLE)
        )

    def known(self, item: str, place: Place) -> Item:
        """Return an item that is looked at in a place.

        Raises:
            UnknownItem, UnknownPlace: nobody could answer this there.
        """
        known = self._session.forms.tree.item(item)
        if known is None:
            raise UnknownItem(item=item)
        if known.scope != place.scope:
            raise UnknownPlace(place=place.shown)
        self.check(place)
        return known

    def check(self, place: Place) -> None:
        """Refuse a place that is not registered.

        Raises:
            UnknownPlace: no such place.
        """
        if not self._session.has(place):
            raise UnknownPlace(place=place.shown)

    def items(self, scope: str, wanted: Collection[str] | None = None) -> list[Item]:
        """Return the items of a scope, all or the wanted ones, as one meets them."""
        return [
            item for item in self._session.forms.tree.walked(scope) if wanted is None or item.code in wanted
        ]


def _says(observation: Observation) -> bool:
    return observation.grade is not None or bool(observation.inputs) or bool(observation.flags)
