"""Register fields that scores need and nobody knows yet."""

from renodesk.domain.expression import LookUp
from renodesk.domain.form import Item, RegisterField
from renodesk.domain.places import ESTATE, Place
from renodesk.domain.scoring.fields import FieldLookUp
from renodesk.services.session import EstateSession


class FieldNeeds:
    """Reads one moment of a survey: which fields its items still want, and where."""

    def __init__(self, session: EstateSession) -> None:
        """Read the session's current round as it is now."""
        self._session = session
        self._fields = session.fields
        self._answers = session.scores.answers
        buildings = session.survey.buildings
        self._places: dict[str, tuple[Place, ...]] = {
            "estate": (ESTATE,),
            "building": tuple(building.place for building in buildings),
            "unit_entrance": tuple(unit.place for building in buildings for unit in building.units),
        }
        self._look_ups: dict[Place, FieldLookUp] = {}
        self._users: dict[tuple[str, str], list[Item]] = {}

    def places(self, scope: str) -> tuple[Place, ...]:
        """Return the registered places of a scope."""
        return self._places[scope]

    def places_of(self, item: Item) -> tuple[Place, ...]:
        """Return where an item is answered; places a rule takes out are left out."""
        return tuple(place for place in self._places[item.scope.value] if self._applies(item, place))

    def gaps(self, field: RegisterField, scope: str) -> frozenset[Place]:
        """Return the places of a scope where an item wants this field and cannot know it.

        A value that is wrong for its field counts as unknown, a default and the sum of the buildings do not.
        """
        users = self._used_by(field)
        return frozenset(
            place for place in self._places[scope] if users and self._is_gap(field, place, users)
        )

    def _is_gap(self, field: RegisterField, place: Place, users: list[Item]) -> bool:
        if place not in self._look_ups:
            self._look_ups[place] = self._fields.at(place)
        look_up = self._look_ups[place]
        return look_up(field.name) is None and any(self._wants(item, field, place, look_up) for item in users)

    def _used_by(self, field: RegisterField) -> list[Item]:
        key = (field.level, field.name)
        if key not in self._users:
            items = (self._session.forms.tree.item(code) for code in field.used_by)
            self._users[key] = [item for item in items if item is not None]
        return self._users[key]

    def _wants(self, item: Item, field: RegisterField, place: Place, look_up: FieldLookUp) -> bool:
        if _is_filled(item, field.name, look_up):
            return False
        if item.scope.value in ("estate", place.scope):
            near: tuple[Place, ...] = (ESTATE if item.scope.value == "estate" else place,)
        else:
            near = tuple(one for one in self._places[item.scope.value] if place.contains(one))
        return any(self._applies(item, one) for one in near)

    def _applies(self, item: Item, place: Place) -> bool:
        answer = self._answers.get((item.code, place))
        return answer is None or answer.reason is None or answer.reason.code != "rule_not_applicable"


def _is_filled(item: Item, name: str, look_up: FieldLookUp) -> bool:
    """Return whether the item does without the field here: a condition of the pack gives its value."""
    reader: LookUp = lambda word: look_up(word[1:]) if word.startswith("@") else None  # noqa: E731
    return any(
        entry.name == f"@{name}"
        and entry.value is not None
        and (entry.condition is None or entry.condition.is_true(reader))
        for entry in item.optional_inputs
    )
