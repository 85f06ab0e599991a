"""Places one has to come back to."""

from dataclasses import dataclass

from renodesk.domain import vocabulary
from renodesk.domain.changes import Changes
from renodesk.domain.places import Place, place_of_key
from renodesk.errors import UnknownPlace
from renodesk.services.session import EstateSession


@dataclass(frozen=True, kw_only=True, slots=True)
class Revisit:
    """A place that waits for another visit: why, and the items there that nobody has seen."""

    place: Place
    reason: str
    items: tuple[str, ...]


class Visits:
    """The revisit list of the current round.

    A place stands on it while its reason stands and something there could not be seen: whoever answers the
    last of these takes the place off by answering.
    """

    def __init__(self, session: EstateSession) -> None:
        """Work on the session's current round."""
        self._session = session

    def revisits(self) -> tuple[Revisit, ...]:
        """Return the places to come back to, in the order of their keys."""
        session = self._session
        found = []
        for state in session.file.states("visit", f"{session.round}/"):
            if state.cell.field != "revisit" or not isinstance(state.value, str) or not state.value:
                continue
            place = place_of_key(state.cell.key.partition("/")[2])
            items = self._unseen(place) if session.has(place) else ()
            if items:
                found.append(Revisit(place=place, reason=state.value, items=items))
        return tuple(found)

    def reason(self, place: Place) -> str:
        """Return why one has to come back to a place; "" where one has not."""
        reason = self._session.text(vocabulary.visit_cell(self._session.round, place, "revisit"))
        return reason if reason and self._unseen(place) else ""

    def clear(self, place: Place) -> Changes:
        """Take a place off the list though something there stays unseen.

        Raises:
            UnknownPlace: no such place.
            RoundSealed: the round takes no more answers.
        """
        if not self._session.has(place):
            raise UnknownPlace(place=place.shown)
        with self._session.act() as act:
            act.put(vocabulary.visit_cell(self._session.round, place, "revisit"), None)
        return act.changes

    def _unseen(self, place: Place) -> tuple[str, ...]:
        answers = self._session.survey.answers
        return tuple(
            item.code
            for item in self._session.forms.tree.walked(place.scope)
            if any(head.status == "unseen" for head in answers.get((item.code, place), ()))
        )
