"""How far everybody is with the part of the estate that is theirs."""

from dataclasses import dataclass

from renodesk.services.filtering import Assignments
from renodesk.services.outline import answer_state
from renodesk.services.row_states import RowState
from renodesk.services.session import EstateSession

_OPEN = (RowState.UNANSWERED, RowState.PARTLY, RowState.INVALID)


@dataclass(frozen=True, kw_only=True, slots=True)
class Share:
    """A person's part: how many places, and how many of its spots are dealt with out of those that apply.

    `person` is "" for what nobody has.
    """

    person: str
    places: int
    dealt: int
    applicable: int


def shares(session: EstateSession) -> tuple[Share, ...]:
    """Return everybody's share, by name, what nobody has last; together they are the whole estate."""
    parts = Assignments(session)
    mark = session.forms.tree.pass_mark
    places: dict[str, set[str]] = {person: set() for person in parts.persons()}
    counts: dict[str, list[int]] = {}
    for (_, place), answer in session.scores.answers.items():
        person = parts.of(place)
        places.setdefault(person, set()).add(place.key)
        state = answer_state(answer, None, mark)
        count = counts.setdefault(person, [0, 0])
        if state != RowState.NOT_APPLICABLE:
            count[0] += state not in _OPEN
            count[1] += 1
    return tuple(
        Share(
            person=person,
            places=len(places[person]),
            dealt=counts.get(person, [0, 0])[0],
            applicable=counts.get(person, [0, 0])[1],
        )
        for person in sorted(places, key=lambda one: (not one, one))
    )
