"""Surveys by chance: few buildings, any answers, right and wrong ones."""

from collections.abc import Collection, Mapping
from fractions import Fraction

from hypothesis import strategies as st

from renodesk.domain.form import Forms, InputType, Item
from renodesk.domain.places import ESTATE, Place
from renodesk.domain.survey import Building, Observation, Survey, Unit, Value

Key = tuple[str, Place]
NUMBERS = st.sampled_from([Fraction(n) for n in (0, 1, 2, 3, 5, 8, 12, 40, 100)] + [Fraction(2, 3)])
WRONG = st.sampled_from([Fraction(-1), Fraction(10**12), "坏了", Fraction(1, 7)])
FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "gas": st.sampled_from(["piped", "none"]),
        "heating": st.sampled_from(["central", "none"]),
        "heating_zone": st.booleans(),
        "lightning_required": st.booleans(),
        "area_m2": st.just(Fraction(9000)),
        "population": st.just(Fraction(200)),
        "consent_t": st.sampled_from([Fraction(75), Fraction(200, 3)]),
        "consent_area_rule": st.sampled_from([Fraction(0), Fraction(1)]),
    },
)
HOUSE = st.fixed_dictionaries(
    {},
    optional={
        "households": st.sampled_from([Fraction(0), Fraction(12), Fraction(30)]),
        "floors": st.sampled_from([Fraction(3), Fraction(6), Fraction(12)]),
        "units": st.sampled_from([Fraction(0), Fraction(1), Fraction(2), Fraction(3)]),
        "built_year": st.sampled_from([Fraction(1978), Fraction(1986), Fraction(2001)]),
        "structure": st.sampled_from(["brick", "precast_masonry"]),
        "reinforced": st.sampled_from([Fraction(0), Fraction(1)]),
    },
)


@st.composite
def estates(draw: st.DrawFn) -> Survey:
    """An estate of 0–3 buildings with 0–2 entrances each, much of its register unknown."""
    buildings = []
    for number in range(1, draw(st.integers(0, 3)) + 1):
        place = Place(building=str(number))
        units = tuple(
            Unit(place=Place(building=place.building, unit=str(unit)), name=str(unit))
            for unit in range(1, draw(st.integers(0, 2)) + 1)
        )
        buildings.append(Building(place=place, name=place.building, fields=draw(HOUSE), units=units))
    return Survey(fields=draw(FIELDS), buildings=tuple(buildings))


def keys_of(forms: Forms, survey: Survey) -> list[Key]:
    """Return every cell somebody could answer."""
    places = {
        "estate": [ESTATE],
        "building": [building.place for building in survey.buildings],
        "unit_entrance": [unit.place for building in survey.buildings for unit in building.units],
    }
    return [(item.code, place) for item in forms.tree.items for place in places[item.scope]]


@st.composite
def observations(draw: st.DrawFn, item: Item, *, only_valid: bool = False) -> Observation:
    """Any answer of an item: whole, partial, not applicable, unseen, or (unless `only_valid`) wrong."""
    status = draw(st.sampled_from(["", "", "", "", "na", "unseen"]))
    if status:
        return Observation(status=status, reason=draw(st.sampled_from(["", "锁着"])))
    inputs: dict[str, Value] = {}
    for box in item.inputs:
        if not draw(st.integers(0, 7)):
            continue
        value: Value = draw(NUMBERS)
        if box.type == InputType.BOOL:
            value = Fraction(draw(st.integers(0, 1)))
        elif box.type == InputType.COUNT:
            value = Fraction(int(value))
        if not only_valid and not draw(st.integers(0, 15)):
            value = draw(WRONG)
        inputs[box.name] = value
    flags = {
        flag.name: Fraction(draw(st.integers(1, 2)))
        for flag in item.flags
        if flag.auto is None and not draw(st.integers(0, 5))
    }
    grade = Fraction(draw(st.integers(1, 5))) if item.is_graded and draw(st.integers(0, 7)) else None
    return Observation(grade=grade, inputs=inputs, flags=flags)


@st.composite
def answers(
    draw: st.DrawFn, forms: Forms, survey: Survey, most: int = 25, of: Collection[str] = ()
) -> dict[Key, tuple[Observation, ...]]:
    """Answers of some cells (where told: `of` these items only), a few of them contested."""
    items = {item.code: item for item in forms.tree.items}
    keys = [key for key in keys_of(forms, survey) if not of or key[0] in of]
    chosen = draw(st.lists(st.sampled_from(keys), max_size=most, unique=True)) if keys else []
    return {
        key: tuple(
            draw(observations(items[key[0]])) for _ in range(draw(st.sampled_from([1, 1, 1, 1, 1, 2])))
        )
        for key in chosen
    }


def with_answers(survey: Survey, given: Mapping[Key, tuple[Observation, ...]]) -> Survey:
    """Return the estate with these answers."""
    return Survey(
        settings=survey.settings, fields=survey.fields, buildings=survey.buildings, answers=dict(given)
    )
