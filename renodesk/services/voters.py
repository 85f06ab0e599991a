"""How many may speak at a place, as far as the register says: what shares are held against."""

from collections.abc import Mapping
from fractions import Fraction

from renodesk.domain.consent import Counted
from renodesk.domain.places import ESTATE, Place
from renodesk.domain.survey import Value
from renodesk.services.session import EstateSession

_BASES = {
    Counted.HOUSEHOLDS: ("owner_households", "households"),
    Counted.PERSONS: ("owner_persons",),
    Counted.AREA: ("exclusive_area_m2",),
}
"""What the register says of how many there are, the first that is filled in."""


def voters_at(session: EstateSession, place: Place) -> Mapping[Counted, Fraction]:
    """Return how many there are at a place, in every unit the register tells."""
    found = {}
    for unit, names in _BASES.items():
        known = (register_number(session, place, name) for name in names)
        number = next((one for one in known if one is not None), None)
        if number is not None:
            found[unit] = number
    return found


def register_number(session: EstateSession, place: Place, name: str) -> Fraction | None:
    """Return a number of a place's register, None where it is not filled in."""
    value = (
        session.fields.at(place)(name)
        if place == ESTATE
        else session.derived(own_fields).get(place, {}).get(name)
    )
    return value if isinstance(value, Fraction) and value >= 0 else None


def own_fields(session: EstateSession) -> Mapping[Place, Mapping[str, Value]]:
    """Return what each building and entrance says itself: nothing is borrowed from above."""
    found: dict[Place, Mapping[str, Value]] = {}
    for building in session.survey.buildings:
        found[building.place] = building.fields
        found |= {unit.place: unit.fields for unit in building.units}
    return found
