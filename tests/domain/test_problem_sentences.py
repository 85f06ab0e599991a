"""The fixed sentence: places in any order give one text in which each hit place stands exactly once."""

import re
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from renodesk.domain.place_words import where_text
from renodesk.domain.places import Place
from renodesk.domain.problems import PlaceNames

BUILDINGS = [Place(building=str(number)) for number in range(1, 13)]
UNITS = {
    place: [Place(building=place.building, unit=str(unit)) for unit in range(1, 1 + at % 5)]
    for at, place in enumerate(BUILDINGS)
}
ALL = [*BUILDINGS, *(unit for units in UNITS.values() for unit in units)]


def shown(place: Place) -> str:
    return place.unit or f"{place.building}号楼"


NAMES = PlaceNames(estate="槐安里", shown=shown, units=UNITS, all_buildings="全部楼栋")


def numbers(text: str) -> list[int]:
    found: list[int] = []
    for part in text.split("、"):
        first, _, last = part.partition("–")
        found += range(int(first), int(last or first) + 1)
    return found


def read_back(text: str) -> list[Place]:
    """Return every place a text names, as a reader counts them."""
    found: list[Place] = []
    for part in re.split("，", text.replace("（全部楼栋）", "")):
        entrances = re.fullmatch(r"(\d+)号楼(.+)单元", part)
        if entrances:
            found += [Place(building=entrances[1], unit=str(one)) for one in numbers(entrances[2])]
        else:
            found += [Place(building=str(one)) for one in numbers(part.replace("号楼", ""))]
    return found


def merged(places: Sequence[Place]) -> set[Place]:
    """Return what must be named: buildings, and entrances of buildings that are not hit as a whole."""
    hit = set(places)
    whole = {one for one in BUILDINGS if one in hit or (UNITS[one] and hit.issuperset(UNITS[one]))}
    return whole | {one for one in hit if one.unit and Place(building=one.building) not in whole}


@given(st.sets(st.sampled_from(ALL), min_size=1), st.randoms(use_true_random=False))
def test_every_hit_place_is_named_once_whatever_their_order(places: set[Place], chance: object) -> None:
    ordered = sorted(places)
    shuffled = list(ordered)
    getattr(chance, "shuffle")(shuffled)  # noqa: B009  # hypothesis gives a Random of its own
    text = NAMES.where(shuffled)
    assert text == NAMES.where(ordered)
    assert sorted(read_back(text)) == sorted(merged(ordered))
    assert text.endswith("（全部楼栋）") == (merged(ordered) == set(BUILDINGS))


def test_places_read_as_the_handbook_writes_them() -> None:
    def places(*keys: str) -> list[Place]:
        return [Place(building=key.partition("-")[0], unit=key.partition("-")[2]) for key in keys]

    assert NAMES.where(places("6", "3")) == "3号楼、6号楼"
    assert NAMES.where(places("5", "3", "4", "6", "9")) == "3–6号楼、9号楼"
    assert NAMES.where(places("2-1", "4-2", "4-1")) == "2号楼，4号楼1、2单元"
    assert NAMES.where(BUILDINGS).startswith("1–12号楼（全部楼栋）")
    lonely = {Place(building="1"): [Place(building="1", unit="东门")]}
    assert where_text(places("1-东门"), lonely, shown) == "1号楼"
    lonely = {Place(building="1"): [Place(building="1", unit=one) for one in ("东门", "2", "1")]}
    assert where_text(places("1-东门", "1-2"), lonely, shown) == "1号楼2单元、东门"
    assert where_text(places("A1-2"), {}, lambda place: place.unit or place.building) == "A1 2单元"
