"""Which spots of a survey one wants to see: one's own part, the night list, a step of the collection."""

from collections.abc import Callable, Collection, Mapping
from enum import StrEnum

from renodesk.domain import vocabulary
from renodesk.domain.changes import Changes
from renodesk.domain.places import ESTATE, Place
from renodesk.domain.scores import AnswerStatus
from renodesk.errors import UnknownPlace
from renodesk.services.session import EstateSession
from renodesk.services.visits import Visits

Spot = tuple[str, Place]


class SpotFilter(StrEnum):
    """What narrows a walk; several narrow it together. Steps are those of 手册 专栏3."""

    MINE = "mine"
    NIGHT = "night"
    REVISIT = "revisit"
    LOW_WITHOUT_PHOTO = "low_without_photo"
    STEP_IMPORT = "step_1"
    STEP_INTERVIEW = "step_2"
    STEP_WALK = "step_3"
    STEP_DEPARTMENTS = "step_4"


_STEPS = {
    SpotFilter.STEP_IMPORT: 1,
    SpotFilter.STEP_INTERVIEW: 2,
    SpotFilter.STEP_WALK: 3,
    SpotFilter.STEP_DEPARTMENTS: 4,
}


def keeper(
    session: EstateSession,
    filters: Collection[SpotFilter],
    photos: Mapping[Spot, int],
    person: str | None = None,
) -> Callable[[Spot], bool]:
    """Return what tells whether a spot passes every filter; steps of the collection pass one for another.

    `person` keeps to whose part it is, "" to what nobody has; None to neither.
    """
    tests: list[Callable[[Spot], bool]] = []
    items = {item.code: item for item in session.forms.tree.items}
    steps = {_STEPS[one] for one in filters if one in _STEPS}
    if steps:
        tests.append(lambda spot: bool(steps.intersection(items[spot[0]].steps)))
    if SpotFilter.NIGHT in filters:
        tests.append(lambda spot: items[spot[0]].night)
    wanted = {person} if person is not None else set()
    if SpotFilter.MINE in filters:
        wanted.add(session.author.person)
    if wanted:
        parts = Assignments(session)
        tests.append(lambda spot: {parts.of(spot[1])} == wanted)
    if SpotFilter.REVISIT in filters:
        waiting = {one.place for one in Visits(session).revisits()}
        tests.append(lambda spot: _waits(session, spot, waiting))
    if SpotFilter.LOW_WITHOUT_PHOTO in filters:
        tests.append(lambda spot: _is_low(session, spot) and not photos.get(spot))
    return lambda spot: all(test(spot) for test in tests)


def _waits(session: EstateSession, spot: Spot, waiting: set[Place]) -> bool:
    answer = session.scores.answers.get(spot)
    if answer is None or answer.status != AnswerStatus.UNSEEN:
        return False
    return spot[1] in waiting or answer.reason is not None


def _is_low(session: EstateSession, spot: Spot) -> bool:
    answer = session.scores.answers.get(spot)
    return answer is not None and answer.score is not None and answer.score < session.forms.tree.pass_mark


class Assignments:
    """Whose part a place is; what nobody said of an entrance or building is said by what it lies in."""

    def __init__(self, session: EstateSession) -> None:
        """Work on the session's estate."""
        self._session = session
        self._said = {
            (state.cell.entity, state.cell.key): state.value
            for entity in ("estate", "building", "unit")
            for state in session.file.states(entity)
            if state.cell.field == vocabulary.ASSIGNED and isinstance(state.value, str)
        }

    def of(self, place: Place) -> str:
        """Return the person a place is given to, "" for nobody."""
        chain = (place, Place(building=place.building), ESTATE)
        keys = [(vocabulary.place_entity(one), one.key) for one in chain]
        return next((self._said[key] for key in keys if key in self._said), "")

    def day_of(self, place: Place) -> str:
        """Return the day a place is to be seen, "" where none is said of it or what it lies in."""
        for one in (place, Place(building=place.building), ESTATE):
            day = self._session.text(vocabulary.place_cell(one, vocabulary.ASSIGNED_ON))
            if day:
                return day
        return ""

    def persons(self) -> tuple[str, ...]:
        """Return everybody who has a part."""
        return tuple(sorted(set(self._said.values())))

    def give(self, places: Collection[Place], person: str) -> Changes:
        """Give places to a person in one act; "" takes them back.

        Raises:
            UnknownPlace: there is no such place; nothing is given.
        """
        for place in places:
            if not self._session.has(place):
                raise UnknownPlace(place=place.shown)
        with self._session.act() as act:
            for place in places:
                act.put(vocabulary.place_cell(place, vocabulary.ASSIGNED), person.strip() or None)
        return act.changes
