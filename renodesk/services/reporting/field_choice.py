"""Which places field sheets are printed for: all, some, one's own part, those one has to come back to."""

from collections.abc import Collection
from dataclasses import dataclass

from renodesk.domain.places import ESTATE, Place
from renodesk.errors import NoPlaceChosen
from renodesk.services.filtering import Assignments
from renodesk.services.outline import Outline
from renodesk.services.session import EstateSession
from renodesk.services.visits import Visits


@dataclass(frozen=True, kw_only=True, slots=True)
class PlaceChoice:
    """What narrows the places; several narrow them together.

    A building stands for its entrances too, unless `is_exact`.
    """

    places: Collection[Place] = ()
    is_exact: bool = False
    is_mine: bool = False
    is_revisit: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class ChosenPlace:
    """A place to print, and the items wanted there (None: all)."""

    place: Place
    items: frozenset[str] | None = None
    reason: str = ""


def chosen(session: EstateSession, choice: PlaceChoice) -> tuple[ChosenPlace, ...]:
    """Return the places of a choice in walking order; on a revisit only what nobody has seen is wanted.

    Raises:
        NoPlaceChosen: the choice leaves none.
    """
    parts = Assignments(session) if choice.is_mine else None
    person = session.author.person
    revisits = {one.place: one for one in Visits(session).revisits()} if choice.is_revisit else {}
    found = []
    for place, _ in Outline(session).walk():
        if choice.places and not any(_covers(choice, one, place) for one in choice.places):
            continue
        if parts is not None and parts.of(place) != person:
            continue
        if not choice.is_revisit:
            found.append(ChosenPlace(place=place))
        elif place in revisits:
            waiting = revisits[place]
            found.append(ChosenPlace(place=place, items=frozenset(waiting.items), reason=waiting.reason))
    if not found:
        raise NoPlaceChosen()
    return tuple(found)


def count_places(session: EstateSession, choice: PlaceChoice) -> int:
    """Return how many places a choice has."""
    try:
        return len(chosen(session, choice))
    except NoPlaceChosen:
        return 0


def _covers(choice: PlaceChoice, named: Place, place: Place) -> bool:
    if named == place:
        return True
    return not choice.is_exact and named != ESTATE and named.contains(place)
